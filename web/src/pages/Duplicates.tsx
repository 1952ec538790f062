// Who may be one person: side by side, with what speaks for it and against.
import { useState } from "preact/hooks";
import { send } from "../api/client";
import { useResource } from "../api/resource";
import type { Contact, Wrote } from "../api/types";
import { Loaded } from "../components/Message";
import { RelationMark } from "../components/Relation";
import { day, percent, t } from "../i18n";
import { act } from "../state/acts";

const LANES = ["safe", "likely", "look"] as const;
type Lane = (typeof LANES)[number];

interface Pair {
  lane: Lane;
  probability: number;
  ambiguous: boolean;
  contacts: [Contact, Contact];
  evidence: { field: string; weight: number; text: string }[];
}

interface Answer {
  lanes: Record<Lane, number>;
  pairs: Pair[];
}

function Side({ contact }: { contact: Contact }) {
  return (
    <div class="side">
      <a href={`/contacts/${contact.id}`}>{contact.name}</a> <RelationMark relation={contact.relation} />
      <p>{[contact.title, contact.organisation].filter(Boolean).join(", ")}</p>
      <p class="quiet">
        {[contact.email, contact.phone, contact.last && day(contact.last)].filter(Boolean).join(" · ")}
      </p>
    </div>
  );
}

function Item({ pair }: { pair: Pair }) {
  const [a, b] = pair.contacts;
  return (
    <li class="touch">
      <div class="sides">
        <Side contact={a} />
        <Side contact={b} />
      </div>
      <p>{t("probability", { share: percent(pair.probability) })} {pair.ambiguous && t("ambiguous")}</p>
      <details>
        <summary>{t("evidence")}</summary>
        <ul class="reasons">
          {pair.evidence.map((one) => (
            <li key={one.field} class={one.weight < 0 ? "is-against" : "is-for"}>{one.text}</li>
          ))}
        </ul>
      </details>
      <div class="actions">
        <button
          type="button"
          onClick={() => void act(t("merged"), () => send<Wrote>("POST", `/contacts/${a.id}/merge`, { with: [b.id] }))}
        >
          {t("merge")}
        </button>
      </div>
    </li>
  );
}

export function Duplicates() {
  const [lane, setLane] = useState<Lane>("safe");
  const answer = useResource<Answer>("/duplicates", { lane, limit: 50 });
  return (
    <>
      <h1>{t("duplicatesTitle")}</h1>
      <Loaded of={answer}>
        {(data) => (
          <>
            <div class="actions" role="group" aria-label={t("duplicatesTitle")}>
              {LANES.map((one) => (
                <button key={one} type="button" aria-pressed={lane === one} onClick={() => setLane(one)}>
                  {t(`lane_${one}`)} {data.lanes[one]}
                </button>
              ))}
            </div>
            {data.pairs.length === 0 && <p class="message quiet">{t("nobody")}</p>}
            <ol class="touches">
              {data.pairs.map((pair) => <Item key={`${pair.contacts[0].id}-${pair.contacts[1].id}`} pair={pair} />)}
            </ol>
          </>
        )}
      </Loaded>
    </>
  );
}
