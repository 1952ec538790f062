// At a glance: the counts, the matrix, the curves with a slider that replays the past, everybody on two axes, what moved.
import { useState } from "preact/hooks";
import { useResource } from "../api/resource";
import type { Month, Status } from "../api/types";
import { Chart } from "../components/Chart";
import { FirstRun } from "../components/FirstRun";
import { Matrix } from "../components/Matrix";
import { Loaded } from "../components/Message";
import { Scatter } from "../components/Scatter";
import { count, day, month, t } from "../i18n";

/** The last day of a month, as the API takes it. */
function lastDay(iso: string): string {
  const [year, number] = iso.split("-").map(Number) as [number, number];
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
}

function Headline({ status }: { status: Status }) {
  const { low, high, targets } = status.qualified;
  return (
    <header class="headline">
      <h1>{t("headline", { both: status.qualified_and_good, contacts: status.contacts })}</h1>
      <p>
        {targets.length === 0
          ? t("noTarget")
          : t("headlineText", { qualified: status.qualified.count, good: status.relations.good })}
      </p>
      <dl class="figures">
        {(
          [
            ["contactsInAll", status.contacts],
            ["qualifiedCount", status.qualified.count],
            ["goodCount", status.relations.good],
            ["bothCount", status.qualified_and_good],
          ] as const
        ).map(([key, n]) => (
          <div key={key} class={key === "bothCount" ? "is-best" : undefined}>
            <dt>{t(key)}</dt>
            <dd>{count(n)}</dd>
            {key === "qualifiedCount" && low !== null && high !== null && (
              <dd class="quiet">{t("qualifiedEstimate", { low: Math.round(low), high: Math.round(high) })}</dd>
            )}
          </div>
        ))}
      </dl>
    </header>
  );
}

interface TimeProps {
  series: Month[];
  at: number;
  onMove: (at: number) => void;
}

function Time({ series, at, onMove }: TimeProps) {
  const shown = series[at];
  const line = (kind: "qualified" | "good" | "both", name: string) => ({ kind, name, values: series.map((one) => one[kind]) });
  return (
    <section>
      <h2>{t("throughTime")}</h2>
      <Chart
        label={t("throughTime")}
        months={series.map((one) => one.month)}
        at={at}
        lines={[line("qualified", t("qualifiedCount")), line("good", t("goodCount")), line("both", t("bothCount"))]}
      />
      <label class="slider">
        <span>{t("replay")}</span>
        <input
          type="range"
          min={0}
          max={series.length - 1}
          value={at}
          onInput={(event) => onMove(event.currentTarget.valueAsNumber)}
        />
        <output>{shown && t("replayValue", { month: month(shown.month), both: shown.both, contacts: shown.contacts })}</output>
      </label>
    </section>
  );
}

function Moves({ status }: { status: Status }) {
  if (status.moves.length === 0) return null;
  return (
    <section>
      <h2>{t("moved")}</h2>
      <ul class="moves">
        {status.moves.map((move) => (
          <li key={move.id} class={move.after > move.before ? "is-up" : "is-down"}>
            <a href={`/contacts/${move.id}`}>{move.name}</a>
            <span class="quiet">{t("movedFrom", { before: Math.round(move.before), after: Math.round(move.after) })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function Overview() {
  const now = useResource<Status>("/status");
  const last = (now.data?.series.length ?? 1) - 1;
  const [moved, setMoved] = useState<number | null>(null);
  const at = moved ?? last;
  const past = at < last ? now.data?.series[at] : undefined;
  const then = useResource<Status>(past ? "/status" : null, past ? { at: lastDay(past.month) } : {});
  return (
    <Loaded of={now}>
      {(status) => {
        if (status.contacts === 0) return <FirstRun />;
        const shown = past && then.data ? then.data : status;
        return (
          <>
            <Headline status={shown} />
            <div class="columns">
              <section>
                <h2>
                  {t("matrixTitle")} <span class="quiet">{past ? t("asOf", { day: day(shown.at) }) : t("today")}</span>
                </h2>
                <Matrix status={shown} />
                <p class="quiet">{t("matrixText")}</p>
              </section>
              {status.series.length > 1 && <Time series={status.series} at={at} onMove={setMoved} />}
            </div>
            <div class="columns">
              <Scatter />
              <Moves status={status} />
            </div>
          </>
        );
      }}
    </Loaded>
  );
}
