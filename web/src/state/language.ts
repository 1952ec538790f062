// The language of the pages: what the user chose, else what the browser asks for.
import { effect, signal } from "@preact/signals";

export type Language = "fr" | "en";

const KEPT = "language";

function first(): Language {
  const kept = localStorage.getItem(KEPT);
  if (kept === "fr" || kept === "en") return kept;
  return navigator.languages.find((one) => /^(fr|en)/.test(one))?.startsWith("fr") ? "fr" : "en";
}

export const language = signal<Language>(first());

effect(() => {
  document.documentElement.lang = language.value;
});

export function chooseLanguage(chosen: Language): void {
  localStorage.setItem(KEPT, chosen);
  language.value = chosen;
}
