// Invitations that wait: what to do with each, and why.
import { send } from "../api/client";
import { useResource } from "../api/resource";
import type { Wrote } from "../api/types";
import { Loaded } from "../components/Message";
import { day, decimal, type Key, t } from "../i18n";
import { act } from "../state/acts";

type Advice = "accept" | "ask" | "refuse";

interface Invitation {
  id: number;
  name: string;
  organisation: string | null;
  title: string | null;
  at: string;
  note: boolean;
  advice: Advice;
  decision: Advice | null;
  value: number;
  low: number;
  high: number;
  reasons: { term: string; minutes: number }[];
}

const ADVICE: Advice[] = ["accept", "ask", "refuse"];
const word = (advice: Advice) => t(`advice_${advice}`);

function Item({ one }: { one: Invitation }) {
  const decide = (advice: Advice) =>
    act(t("decided", { decision: word(advice) }), () => send<Wrote>("POST", `/invitations/${one.id}/${advice}`, {}));
  return (
    <li class="touch">
      <div class="touch-head">
        <a href={`/contacts/${one.id}`}>{one.name}</a>
        <span class={`badge is-${one.advice}`}>{word(one.advice)}</span>
        <span class="quiet">{t("invitedOn", { day: day(one.at) })} {one.note && `· ${t("withNote")}`}</span>
      </div>
      <p class="quiet">{[one.title, one.organisation].filter(Boolean).join(", ")}</p>
      <p>{t("worthMinutes", { value: decimal(one.value), low: decimal(one.low), high: decimal(one.high) })}</p>
      <ul class="reasons">
        {one.reasons.map((reason) => (
          <li key={reason.term}>
            {t("termMinutes", { text: t(`term_${reason.term}` as Key), minutes: decimal(reason.minutes) })}
          </li>
        ))}
      </ul>
      <div class="actions">
        {ADVICE.map((advice) => (
          <button key={advice} type="button" aria-pressed={one.decision === advice} onClick={() => void decide(advice)}>
            {word(advice)}
          </button>
        ))}
      </div>
    </li>
  );
}

export function Invitations() {
  const list = useResource<{ total: number; invitations: Invitation[] }>("/invitations");
  return (
    <Loaded of={list}>
      {(data) => (
        <>
          <h1>{t("invitationsTitle", { n: data.total })}</h1>
          <ol class="touches">
            {data.invitations.map((one) => <Item key={one.id} one={one} />)}
          </ol>
        </>
      )}
    </Loaded>
  );
}
