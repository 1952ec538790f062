// Did growing cost quality? Three questions of the user's own history.
import { useResource } from "../api/resource";
import { Chart } from "../components/Chart";
import { Loaded } from "../components/Message";
import { count, decimal, type Key, percent, t } from "../i18n";

interface Question {
  id: "A" | "B" | "C";
  verdict: string;
  estimate: number | null;
  low: number | null;
  high: number | null;
  n: number;
  months: number;
  doubling?: { contacts: number; share: number; share_doubled: number; low: number; high: number };
}

interface Answer {
  questions: Question[];
  series: { month: string; contacts: number; good: number; qualified: number }[];
}

const SPAN = 2; // of a slope, to each side, that the picture shows

/** The interval on a line with 0 in its middle. */
function Interval({ question }: { question: Question }) {
  const x = (value: number) => 150 + 140 * Math.max(-1, Math.min(1, value / SPAN));
  const { low, high, estimate } = question;
  if (low === null || high === null || estimate === null) return null;
  const label = t("lawSlope", { estimate: decimal(estimate, 2), low: decimal(low, 2), high: decimal(high, 2) });
  return (
    <svg class="interval" viewBox="0 0 300 32" role="img" aria-label={label}>
      <line class="grid" x1="10" x2="290" y1="16" y2="16" />
      <line class="now" x1="150" x2="150" y1="4" y2="28" />
      <line class="span" x1={x(low)} x2={x(high)} y1="16" y2="16" />
      <circle cx={x(estimate)} cy="16" r="5" />
    </svg>
  );
}

/** A and B ask whether it got worse, C whether it grew along: yes and no change places. */
function verdict({ id, verdict: code }: Question): string {
  const isGrowth = id === "C" && (code === "for" || code === "against");
  return t(`verdict${isGrowth ? "C" : ""}_${code}` as Key);
}

function Item({ question }: { question: Question }) {
  const { doubling } = question;
  return (
    <li class="touch">
      <h2>{t(`law${question.id}`)}</h2>
      <p><b>{verdict(question)}</b></p>
      <Interval question={question} />
      {question.estimate !== null && question.low !== null && question.high !== null && (
        <p>
          {t("lawSlope", {
            estimate: decimal(question.estimate, 2),
            low: decimal(question.low, 2),
            high: decimal(question.high, 2),
          })}
        </p>
      )}
      {doubling && (
        <p>
          {t("lawDoubling", {
            contacts: count(doubling.contacts),
            share: percent(doubling.share),
            doubled: percent(doubling.share_doubled),
            low: percent(doubling.low),
            high: percent(doubling.high),
          })}
        </p>
      )}
      <p class="quiet">{t("lawN", { n: question.n, months: question.months })}</p>
    </li>
  );
}

export function Law() {
  const law = useResource<Answer>("/law");
  return (
    <>
      <h1>{t("lawTitle")}</h1>
      <p>{t("lawText")}</p>
      <Loaded of={law}>
        {(data) => (
          <div class="columns is-wide-first">
            <ol class="touches">
              {data.questions.map((question) => <Item key={question.id} question={question} />)}
            </ol>
            {data.series.length > 1 && (
              <section class="summary">
                <h2>{t("throughTime")}</h2>
                <Chart
                  label={t("throughTime")}
                  months={data.series.map((one) => one.month)}
                  at={data.series.length - 1}
                  lines={[
                    { kind: "all", name: t("contactsInAll"), values: data.series.map((one) => one.contacts) },
                    { kind: "qualified", name: t("qualifiedCount"), values: data.series.map((one) => one.qualified) },
                    { kind: "good", name: t("goodCount"), values: data.series.map((one) => one.good) },
                  ]}
                />
              </section>
            )}
          </div>
        )}
      </Loaded>
    </>
  );
}
