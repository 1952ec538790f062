// Everybody who fits a query, in a list of which only what is seen is there.
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { ApiError, download, get } from "../api/client";
import { writes } from "../api/resource";
import type { Contact, ContactPage } from "../api/types";
import { QueryBox } from "../components/QueryBox";
import { RelationMark, Warmth } from "../components/Relation";
import { ago, t } from "../i18n";
import { go, parameters } from "../state/router";

const ROW = 56; // pixels, as in the style
const CHUNK = 100; // rows asked for at once
const AROUND = 6; // rows drawn beyond what is seen
const MOST_PIXELS = 8_000_000; // browsers draw no taller box

interface List {
  total: number;
  corrected: ContactPage["corrected"];
  rows: Map<number, Contact>;
}

/** The list of @query, read in chunks as they come into view. */
function useList(query: string): [List | undefined, ApiError | undefined, (first: number, last: number) => void] {
  const [list, setList] = useState<List>();
  const [error, setError] = useState<ApiError>();
  const asked = useRef(new Set<number>());
  const current = useRef(query);
  const read = (chunk: number) => {
    if (asked.current.has(chunk)) return;
    asked.current.add(chunk);
    const of = query;
    get<ContactPage>("/contacts", { query, limit: CHUNK, cursor: chunk * CHUNK })
      .then((page) => {
        if (current.current !== of) return;
        setError(undefined);
        setList((before) => {
          const rows = new Map(chunk === 0 ? [] : before?.rows);
          page.contacts.forEach((contact, i) => rows.set(chunk * CHUNK + i, contact));
          return { total: page.total, corrected: page.corrected, rows };
        });
      })
      .catch((reason: unknown) => {
        if (current.current === of && reason instanceof ApiError) setError(reason);
      });
  };
  useEffect(() => {
    current.current = query;
    asked.current = new Set();
    read(0);
  }, [query, writes.value]);
  const need = (first: number, last: number) => {
    if (!list) return;
    for (let chunk = Math.floor(first / CHUNK); chunk * CHUNK <= Math.min(last, list.total - 1); chunk++) read(chunk);
  };
  return [list, error, need];
}

function Row({ contact, index, isChosen }: { contact: Contact | undefined; index: number; isChosen: boolean }) {
  if (!contact) return <div class="row" role="row" aria-rowindex={index + 2} />;
  return (
    <div class="row" role="row" aria-rowindex={index + 2} aria-selected={isChosen}>
      <span role="cell" class="who">
        <a href={`/contacts/${contact.id}`} tabIndex={-1}>{contact.name}</a>
        {contact.qualified && <span class="badge">{t("isQualified")}</span>}
      </span>
      <span role="cell" class="job">
        {[contact.title, contact.organisation].filter(Boolean).join(", ") || <span class="quiet">–</span>}
      </span>
      <span role="cell"><RelationMark relation={contact.relation} /></span>
      <span role="cell"><Warmth value={contact.warmth} /></span>
      <span role="cell" class="quiet">{contact.last ? ago(contact.last) : "–"}</span>
    </div>
  );
}

interface RowsProps {
  list: List;
  need: (first: number, last: number) => void;
}

function Rows({ list, need }: RowsProps) {
  const box = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  const [height, setHeight] = useState(600);
  const [moved, setMoved] = useState(0);
  const chosen = Math.min(moved, list.total - 1); // a list may have become shorter
  // A list that is taller than a browser's box is scrolled faster than its rows.
  const tall = list.total * ROW;
  const scale = Math.max(1, (tall - height) / Math.max(1, Math.min(tall, MOST_PIXELS) - height));
  const first = Math.max(0, Math.floor((top * scale) / ROW) - AROUND);
  const last = Math.min(list.total - 1, first + Math.ceil(height / ROW) + 2 * AROUND);
  useLayoutEffect(() => {
    const measure = () => setHeight(box.current?.clientHeight ?? 600);
    measure();
    addEventListener("resize", measure);
    return () => removeEventListener("resize", measure);
  }, []);
  useEffect(() => need(first, last), [first, last, list]);
  const choose = (index: number) => {
    const to = Math.min(Math.max(0, index), list.total - 1);
    setMoved(to);
    const at = (to * ROW) / scale;
    if (at < box.current!.scrollTop) box.current!.scrollTop = at;
    if (at + ROW > box.current!.scrollTop + height) box.current!.scrollTop = at + ROW - height;
  };
  const keys = (event: KeyboardEvent) => {
    const page = Math.floor(height / ROW);
    const moves: Record<string, number> = {
      ArrowDown: chosen + 1,
      ArrowUp: chosen - 1,
      PageDown: chosen + page,
      PageUp: chosen - page,
      Home: 0,
      End: list.total - 1,
    };
    const to = moves[event.key];
    if (to !== undefined) {
      event.preventDefault();
      choose(to);
    } else if (event.key === "Enter") {
      const contact = list.rows.get(chosen);
      if (contact) go(`/contacts/${contact.id}`);
    }
  };
  const offset = first * ROW - top * scale + top;
  return (
    <div class="table" role="table" aria-rowcount={list.total + 1} aria-label={t("contacts")}>
      <div class="row is-head" role="row" aria-rowindex={1}>
        {(["name", "job", "relation", "warmth", "lastExchange"] as const).map((key) => (
          <span key={key} role="columnheader">{t(key)}</span>
        ))}
      </div>
      <div
        ref={box}
        class="rows"
        role="rowgroup"
        tabIndex={0}
        aria-label={t("contacts")}
        onKeyDown={keys}
        onScroll={(event) => setTop(event.currentTarget.scrollTop)}
      >
        <div class="all" role="presentation" style={{ height: `${Math.min(tall, MOST_PIXELS)}px` }}>
          <div role="presentation" style={{ transform: `translateY(${offset}px)` }}>
            {Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => (
              <Row key={first + i} index={first + i} contact={list.rows.get(first + i)} isChosen={first + i === chosen} />
            ))}
          </div>
        </div>
      </div>
    </div>
  );
}

export function Contacts() {
  const query = parameters.value.get("query") ?? "";
  const [list, error, need] = useList(query);
  return (
    <>
      <h1 class="visually-hidden">{t("contacts")}</h1>
      <QueryBox query={query} error={error} onQuery={(to) => go(to ? `/contacts?query=${encodeURIComponent(to)}` : "/contacts", true)} />
      {list && (
        <div class="bar">
          <span role="status">
            {t("found", { n: list.total })}{" "}
            {list.corrected?.map((one) => (
              <span key={one.word} class="quiet">{t("corrected", { word: one.word, to: one.to.join(", ") })} </span>
            ))}
          </span>
          <a href={download("/export", { query, format: "csv" })} download>{t("exportCsv")}</a>
          <a href={download("/export", { query, format: "vcard" })} download>{t("exportVcard")}</a>
        </div>
      )}
      {list && (list.total > 0 ? <Rows key={query} list={list} need={need} /> : <p class="message quiet">{t("nobody")}</p>)}
    </>
  );
}
