// The query language with completion, and its errors in place.
import { useEffect, useRef, useState } from "preact/hooks";
import { type ApiError, get } from "../api/client";
import { t } from "../i18n";
import { parameters } from "../state/router";

const WAIT_MS = 180; // while somebody types

interface Props {
  query: string;
  error: ApiError | undefined;
  onQuery: (query: string) => void;
}

/** What the last word of @typed could become. */
function useCandidates(typed: string, isOpen: boolean): string[] {
  const [candidates, setCandidates] = useState<string[]>([]);
  useEffect(() => {
    if (!isOpen) {
      setCandidates([]);
      return undefined;
    }
    const abort = new AbortController();
    get<{ candidates: string[] }>("/query", { typed }, abort.signal)
      .then((answer) => setCandidates(answer.candidates.slice(0, 12)))
      .catch(() => undefined);
    return () => abort.abort();
  }, [typed, isOpen]);
  return candidates;
}

export function QueryBox({ query, error, onQuery }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(query);
  const [isOpen, setIsOpen] = useState(false);
  const [chosen, setChosen] = useState(-1);
  const candidates = useCandidates(typed, isOpen);
  useEffect(() => {
    if (document.activeElement !== input.current) setTyped(query);
  }, [query]);
  useEffect(() => {
    if (typed === query) return undefined;
    const timer = setTimeout(() => onQuery(typed), WAIT_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  useEffect(() => {
    if (parameters.value.has("focus")) input.current?.focus();
  }, [parameters.value]);
  const take = (candidate: string) => {
    setTyped(typed.replace(/\S*$/, "") + candidate + (candidate.endsWith(":") ? "" : " "));
    setChosen(-1);
    input.current?.focus();
  };
  const keys = (event: KeyboardEvent) => {
    const moves: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };
    const move = moves[event.key];
    if (move && candidates.length > 0) {
      event.preventDefault();
      setIsOpen(true);
      setChosen((chosen + move + candidates.length) % candidates.length);
    } else if (event.key === "Enter") {
      const candidate = candidates[chosen];
      if (candidate) take(candidate);
      else onQuery(typed);
    } else if (event.key === "Escape") setIsOpen(false);
  };
  return (
    <div class="query">
      <label>
        <span class="visually-hidden">{t("searchLabel")}</span>
        <input
          ref={input}
          type="text"
          role="combobox"
          aria-expanded={isOpen && candidates.length > 0}
          aria-controls="candidates"
          aria-activedescendant={chosen >= 0 ? `candidate-${chosen}` : undefined}
          aria-invalid={error !== undefined}
          aria-describedby="query-help"
          placeholder={t("searchLabel")}
          spellcheck={false}
          autocomplete="off"
          value={typed}
          onInput={(event) => {
            setTyped(event.currentTarget.value);
            setIsOpen(true);
            setChosen(-1);
          }}
          onBlur={() => setIsOpen(false)}
          onKeyDown={keys}
        />
      </label>
      <p id="query-help" class={error ? "is-error" : "quiet"} role={error ? "alert" : undefined}>
        {error ? error.message : t("searchHelp")}
      </p>
      <ul id="candidates" role="listbox" aria-label={t("searchLabel")} hidden={!isOpen || candidates.length === 0}>
        {candidates.map((candidate, i) => (
          <li
            key={candidate}
            id={`candidate-${i}`}
            role="option"
            aria-selected={i === chosen}
            onMouseDown={(event) => {
              event.preventDefault();
              take(candidate);
            }}
          >
            {candidate}
          </li>
        ))}
      </ul>
    </div>
  );
}
