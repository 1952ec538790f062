// The week: whom to be in touch with within the minutes that there are, and one key for each answer.
import { useEffect, useState } from "preact/hooks";
import { download, send } from "../api/client";
import { useResource } from "../api/resource";
import type { Touch, Week, Wrote } from "../api/types";
import { Loaded } from "../components/Message";
import { RelationMark } from "../components/Relation";
import { ago, type Key, percent, t } from "../i18n";
import { act } from "../state/acts";
import { go } from "../state/router";

const MOST = 600;
const STEP = 15;
const WAIT_MS = 120;

const VERBS: { key: string; verb: string; label: Key; said: Key; body: (touch: Touch) => object }[] = [
  { key: "d", verb: "done", label: "done", said: "doneSaid", body: (touch) => ({ channel: touch.channel }) },
  { key: "s", verb: "snooze", label: "snooze", said: "snoozedSaid", body: () => ({ until: "3m" }) },
  { key: "m", verb: "mute", label: "mute", said: "mutedSaid", body: () => ({}) },
  { key: "p", verb: "pin", label: "pin", said: "pinnedSaid", body: () => ({}) },
];

type Verb = (typeof VERBS)[number];

const rule = (touch: Touch, { verb, said, body }: Verb) =>
  act(t(said, { name: touch.name }), () => send<Wrote>("POST", `/plan/${touch.id}/${verb}`, body(touch)));

function Item({ touch, isChosen, onChoose }: { touch: Touch; isChosen: boolean; onChoose: () => void }) {
  return (
    <li class="touch" aria-current={isChosen} onFocusIn={onChoose}>
      <div class="touch-head">
        <a href={`/contacts/${touch.id}`}>{touch.name}</a>
        <RelationMark relation={touch.relation} />
        <span class="quiet">{t("minutes", { n: touch.minutes })}</span>
      </div>
      <p class="quiet">{[touch.title, touch.organisation].filter(Boolean).join(", ")}</p>
      <p><b>{touch.step_text}</b></p>
      <p>{touch.reasons.map((reason) => reason.text).join(" ")}</p>
      {touch.subject && touch.subject_on && (
        <p class="said">{t("lastSubject", { subject: touch.subject, ago: ago(touch.subject_on) })}</p>
      )}
      <div class="actions">
        {VERBS.map((one) => (
          <button key={one.verb} type="button" onClick={() => void rule(touch, one)}>{t(one.label)}</button>
        ))}
      </div>
    </li>
  );
}

/** Keys choose among @touches and answer the chosen one. */
function useKeys(touches: Touch[]): [number, (index: number) => void] {
  const [chosen, setChosen] = useState(0);
  const at = Math.min(chosen, Math.max(0, touches.length - 1));
  useEffect(() => {
    const keys = (event: KeyboardEvent) => {
      const typing = event.target instanceof HTMLElement && event.target.matches("input, textarea, select, button, a");
      if (typing || event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
      const touch = touches[at];
      const verb = VERBS.find((one) => one.key === event.key);
      if (event.key === "ArrowDown") setChosen(Math.min(at + 1, touches.length - 1));
      else if (event.key === "ArrowUp") setChosen(Math.max(at - 1, 0));
      else if (event.key === "Enter" && touch) go(`/contacts/${touch.id}`);
      else if (verb && touch) void rule(touch, verb);
      else return;
      event.preventDefault();
    };
    addEventListener("keydown", keys);
    return () => removeEventListener("keydown", keys);
  }, [touches, at]);
  useEffect(() => {
    document.querySelector(".touch[aria-current=true]")?.scrollIntoView({ block: "nearest" });
  }, [at]);
  return [at, setChosen];
}

function Touches({ touches }: { touches: Touch[] }) {
  const [chosen, setChosen] = useKeys(touches);
  return (
    <ol class="touches">
      {touches.map((touch, i) => (
        <Item key={touch.id} touch={touch} isChosen={i === chosen} onChoose={() => setChosen(i)} />
      ))}
    </ol>
  );
}

function Summary({ week }: { week: Week }) {
  const more = week.next_30_minutes.contacts.slice(0, 6).map((one) => one.name).join(", ");
  return (
    <section class="summary">
      <p>{t("planUsed", { n: week.contacts.length, used: week.used_minutes })}</p>
      {week.efficiency !== null && <p>{t("planEfficiency", { share: percent(week.efficiency) })}</p>}
      {week.waiting > 0 && <p>{t("planWaiting", { n: week.waiting })}</p>}
      {week.left_aside > 0 && <p>{t("planAside", { n: week.left_aside })}</p>}
      {more && <p>{t("planNext", { names: more })}</p>}
      <p><a href={download("/plan.ics", { minutes: week.minutes })} download>{t("calendar")}</a></p>
      <p class="quiet">{t("planKeys")}</p>
    </section>
  );
}

export function Plan() {
  const [minutes, setMinutes] = useState<number | undefined>(undefined);
  const [asked, setAsked] = useState<number | undefined>(undefined);
  const week = useResource<Week>("/plan", { minutes: asked });
  useEffect(() => {
    const timer = setTimeout(() => setAsked(minutes), WAIT_MS);
    return () => clearTimeout(timer);
  }, [minutes]);
  const shown = minutes ?? week.data?.minutes ?? 120;
  return (
    <>
      <h1>{t("planTitle")}</h1>
      <label class="slider">
        <span>{t("planMinutes", { n: shown })}</span>
        <input
          type="range"
          min={STEP}
          max={MOST}
          step={STEP}
          value={shown}
          onInput={(event) => setMinutes(event.currentTarget.valueAsNumber)}
        />
      </label>
      <Loaded of={week}>
        {(data) => (
          <div class="columns is-wide-first">
            {data.contacts.length > 0 ? <Touches touches={data.contacts} /> : <p class="message quiet">{t("planEmpty")}</p>}
            <Summary week={data} />
          </div>
        )}
      </Loaded>
    </>
  );
}
