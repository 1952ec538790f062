// Ctrl+K: any page and any contact, by a few letters.
import { signal } from "@preact/signals";
import { useEffect, useState } from "preact/hooks";
import { get } from "../api/client";
import type { ContactPage } from "../api/types";
import { t } from "../i18n";
import { PAGES } from "../pages";
import { go } from "../state/router";
import { Dialog } from "./Dialog";

export const isPaletteOpen = signal(false);

interface Choice {
  label: string;
  note: string;
  to: string;
}

const FOUND = 8;

function useFound(typed: string): Choice[] {
  const [found, setFound] = useState<Choice[]>([]);
  useEffect(() => {
    if (typed.trim().length < 2) {
      setFound([]);
      return undefined;
    }
    const abort = new AbortController();
    get<ContactPage>("/contacts", { query: typed, limit: FOUND }, abort.signal)
      .then((page) =>
        setFound(page.contacts.map((one) => ({ label: one.name, note: one.organisation ?? "", to: `/contacts/${one.id}` }))),
      )
      .catch(() => undefined); // half a query is often a wrong one
    return () => abort.abort();
  }, [typed]);
  return found;
}

export function Palette() {
  const [typed, setTyped] = useState("");
  const [chosen, setChosen] = useState(0);
  const folded = typed.toLowerCase();
  const pages = PAGES.map((page) => ({ label: t(page.key), note: "", to: page.to })).filter((page) =>
    page.label.toLowerCase().includes(folded),
  );
  const choices = [...pages, ...useFound(typed)];
  const close = () => {
    isPaletteOpen.value = false;
  };
  const open = (choice: Choice | undefined) => {
    if (!choice) return;
    close();
    go(choice.to);
  };
  const keys = (event: KeyboardEvent) => {
    const moves: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };
    const move = moves[event.key];
    if (move) {
      event.preventDefault();
      setChosen((chosen + move + choices.length) % Math.max(1, choices.length));
    } else if (event.key === "Enter") open(choices[chosen]);
  };
  return (
    <Dialog label={t("palette")} kind="palette" onClose={close}>
      <input
        type="text"
        role="combobox"
        aria-expanded="true"
        aria-controls="choices"
        aria-activedescendant={choices.length > 0 ? `choice-${chosen}` : undefined}
        aria-label={t("palette")}
        placeholder={t("paletteHelp")}
        value={typed}
        autofocus
        onInput={(event) => {
          setTyped(event.currentTarget.value);
          setChosen(0);
        }}
        onKeyDown={keys}
      />
      <ul id="choices" role="listbox" aria-label={t("palette")}>
        {choices.map((choice, i) => (
          <li key={choice.to} id={`choice-${i}`} role="option" aria-selected={i === chosen} onClick={() => open(choice)}>
            {choice.label} <span class="quiet">{choice.note}</span>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
