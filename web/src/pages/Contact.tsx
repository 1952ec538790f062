// A contact: two gauges with their reasons, one timeline over all channels, and what the user can do.
import { useState } from "preact/hooks";
import { send } from "../api/client";
import { useResource } from "../api/resource";
import { type ContactDetail, type Interaction, type Relation, RELATIONS, type Wrote } from "../api/types";
import { Confirm } from "../components/Dialog";
import { Loaded } from "../components/Message";
import { RelationMark } from "../components/Relation";
import { count, day, decimal, type Key, percent, t } from "../i18n";
import { act } from "../state/acts";
import { go } from "../state/router";

const FIRST = 60;
const STEP = 200;

const ofRelation: Record<Relation, Key> = {
  good: "relationGood",
  neutral: "relationNeutral",
  bad: "relationBad",
  unknown: "relationUnknown",
};

/** A word of a closed list in the user's language; a word that is new here as it is. */
const word = (code: string): string => t(code as Key) ?? code;

function Qualification({ contact }: { contact: ContactDetail }) {
  return (
    <section class="gauge">
      <h2>{t(contact.qualified ? "isQualified" : "isNotQualified")}</h2>
      {contact.targets.map((one) => (
        <div key={one.target}>
          <p>
            {one.excluded
              ? t("excluded")
              : t("pointsOf", { score: decimal(one.score), threshold: decimal(one.threshold), target: one.target })}
          </p>
          <meter min={0} max={Math.max(one.threshold * 1.5, one.score)} value={Math.max(0, one.score)} aria-label={one.target} />
          <ul class="reasons">
            {one.reasons.map((reason) => <li key={reason.code}>{reason.text}</li>)}
          </ul>
        </div>
      ))}
    </section>
  );
}

function RelationGauge({ contact }: { contact: ContactDetail }) {
  const detail = contact.relation_detail;
  const facts = [
    detail.reciprocity !== null && t("reciprocity", { share: percent(detail.reciprocity) }),
    detail.their_reply_hours !== null && t("theirReplies", { hours: decimal(detail.their_reply_hours, 0) }),
    detail.your_reply_hours !== null && t("yourReplies", { hours: decimal(detail.your_reply_hours, 0) }),
  ].filter(Boolean);
  const pin = (to: Relation | null) =>
    act(t("ruled"), () => send<Wrote>("POST", `/contacts/${contact.id}/relation`, to ? { class: to } : {}));
  return (
    <section class="gauge">
      <h2>{t(ofRelation[contact.relation])}</h2>
      {detail.warmth !== null && (
        <>
          <p>{t("warmthOf", { warmth: Math.round(detail.warmth) })}</p>
          <meter min={0} max={100} value={detail.warmth} aria-label={t("warmth")} />
        </>
      )}
      {detail.pinned && <p>{t("pinnedAs", { relation: t(detail.pinned), measured: t(detail.measured) })}</p>}
      <ul class="reasons">
        {detail.reasons.map((reason) => <li key={reason.code}>{reason.text}</li>)}
      </ul>
      {facts.length > 0 && <p class="quiet">{facts.join(" · ")}</p>}
      <div class="actions">
        <span class="quiet">{t("pinAs")}</span>
        {RELATIONS.filter((one) => one !== "unknown").map((one) => (
          <button key={one} type="button" aria-pressed={detail.pinned === one} onClick={() => void pin(one)}>{t(one)}</button>
        ))}
        {detail.pinned && <button type="button" onClick={() => void pin(null)}>{t("unpin")}</button>}
      </div>
    </section>
  );
}

function Exchange({ one }: { one: Interaction }) {
  return (
    <li class={`exchange is-${one.direction}`}>
      <p class="quiet">
        {day(one.at)} · {word(one.channel)} · {word(one.direction)}
        {one.subject && <> · <b>{one.subject}</b></>}
      </p>
      {one.text && <p class="said">{one.text}</p>}
    </li>
  );
}

interface TimelineProps {
  contact: ContactDetail;
  onMore: () => void;
}

function Timeline({ contact, onMore }: TimelineProps) {
  const [channel, setChannel] = useState<string | null>(null);
  const channels = [...new Set(contact.interactions.map((one) => one.channel))];
  const shown = contact.interactions.filter((one) => channel === null || one.channel === channel);
  return (
    <section>
      <h2>{t("timeline")} <span class="quiet">{count(contact.interaction_count)}</span></h2>
      {channels.length > 1 && (
        <div class="actions" role="group" aria-label={t("logChannel")}>
          {[null, ...channels].map((one) => (
            <button key={one ?? ""} type="button" aria-pressed={channel === one} onClick={() => setChannel(one)}>
              {one === null ? t("all") : word(one)}
            </button>
          ))}
        </div>
      )}
      {shown.length === 0 && <p class="quiet">{t("noExchange")}</p>}
      <ol class="timeline">
        {shown.map((one) => <Exchange key={one.id} one={one} />)}
      </ol>
      {contact.interactions.length < contact.interaction_count && (
        <p>
          <button type="button" onClick={onMore}>{t("more")}</button>{" "}
          <span class="quiet">{t("moreExchanges", { n: contact.interactions.length, total: contact.interaction_count })}</span>
        </p>
      )}
    </section>
  );
}

interface LineProps {
  label: string;
  onSend: (text: string) => Promise<boolean>;
}

/** One line that is written and sent with Enter. */
function Line({ label, onSend }: LineProps) {
  const [text, setText] = useState("");
  const submit = async (event: Event) => {
    event.preventDefault();
    if (text.trim() && (await onSend(text.trim()))) setText("");
  };
  return (
    <form class="line-form" onSubmit={(event) => void submit(event)}>
      <input aria-label={label} placeholder={label} value={text} onInput={(event) => setText(event.currentTarget.value)} />
      <button type="submit" disabled={!text.trim()}>{t("save")}</button>
    </form>
  );
}

const CHANNELS = ["meeting", "call", "email", "message"];

function Log({ id }: { id: number }) {
  const [channel, setChannel] = useState(CHANNELS[0]!);
  return (
    <section>
      <h2>{t("logLabel")}</h2>
      <label class="field">
        <span>{t("logChannel")}</span>
        <select value={channel} onChange={(event) => setChannel(event.currentTarget.value)}>
          {CHANNELS.map((one) => <option key={one} value={one}>{word(one)}</option>)}
        </select>
      </label>
      <Line label={t("logText")} onSend={(text) => act(t("logged"), () => send<Wrote>("POST", `/contacts/${id}/log`, { channel, text }))} />
    </section>
  );
}

function Aside({ contact }: { contact: ContactDetail }) {
  const [isForgetting, setIsForgetting] = useState(false);
  const base = `/contacts/${contact.id}`;
  const forget = async () => {
    setIsForgetting(false);
    if (await act(t("forgotten", { name: contact.name }), () => send<object>("DELETE", base))) go("/contacts");
  };
  return (
    <aside>
      <section>
        <h2>{t("tags")}</h2>
        <p class="tags">
          {contact.tags.map((tag) => (
            <span key={tag} class="tag">
              {tag}
              <button
                type="button"
                class="is-plain"
                aria-label={t("removeTag", { tag })}
                onClick={() => void act(t("untagged"), () => send<Wrote>("DELETE", `${base}/tags/${encodeURIComponent(tag)}`))}
              >
                ×
              </button>
            </span>
          ))}
        </p>
        <Line label={t("tagLabel")} onSend={(tag) => act(t("tagged"), () => send<Wrote>("POST", `${base}/tags`, { tag }))} />
      </section>
      <section>
        <h2>{t("notes")}</h2>
        {contact.notes.map((note) => (
          <p key={note.at} class="note"><span class="quiet">{day(note.at)}</span> {note.text}</p>
        ))}
        <Line label={t("noteLabel")} onSend={(text) => act(t("noted"), () => send<Wrote>("POST", `${base}/notes`, { text }))} />
      </section>
      <Log id={contact.id} />
      {contact.positions.length > 0 && (
        <section>
          <h2>{t("positions")}</h2>
          <ul class="plain">
            {contact.positions.map((one, i) => (
              <li key={i}>
                {[one.title, one.organisation].filter(Boolean).join(", ")}{" "}
                <span class="quiet">{one.from && day(one.from)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <h2>{t("seenIn")}</h2>
        <ul class="plain">
          {contact.sources.map((one) => (
            <li key={one.id}>{one.path.split("/").pop()} <span class="quiet">{day(one.as_of)}</span></li>
          ))}
        </ul>
        <p><button type="button" class="is-danger" onClick={() => setIsForgetting(true)}>{t("forget")}</button></p>
      </section>
      {isForgetting && (
        <Confirm
          title={t("forgetTitle", { name: contact.name })}
          text={t("forgetText")}
          yes={t("forgetYes")}
          no={t("cancel")}
          onYes={() => void forget()}
          onClose={() => setIsForgetting(false)}
        />
      )}
    </aside>
  );
}

function Who({ contact }: { contact: ContactDetail }) {
  return (
    <header class="who">
      <h1>{contact.name}</h1>
      <p>{[contact.title, contact.organisation].filter(Boolean).join(", ")}</p>
      <p class="reach">
        <RelationMark relation={contact.relation} />
        {contact.email && <a href={`mailto:${contact.email}`}>{contact.email}</a>}
        {contact.phone && <a href={`tel:${contact.phone}`}>{contact.phone}</a>}
        {contact.url?.startsWith("https://") && <a href={contact.url} target="_blank" rel="noopener noreferrer">LinkedIn</a>}
        {contact.place && <span>{contact.place}</span>}
        {contact.since && <span class="quiet">{t("since", { day: day(contact.since) })}</span>}
        {contact.left_on && <span class="quiet">{t("leftOn", { day: day(contact.left_on) })}</span>}
      </p>
    </header>
  );
}

export function Contact({ id }: { id: string }) {
  const [limit, setLimit] = useState(FIRST);
  const contact = useResource<ContactDetail>(`/contacts/${id}`, { limit });
  return (
    <Loaded of={contact}>
      {(data) => (
        <>
          <Who contact={data} />
          <div class="person">
            <div class="gauges">
              <Qualification contact={data} />
              <RelationGauge contact={data} />
            </div>
            <Timeline contact={data} onMore={() => setLimit(Math.min(1000, limit + STEP))} />
            <Aside contact={data} />
          </div>
        </>
      )}
    </Loaded>
  );
}
