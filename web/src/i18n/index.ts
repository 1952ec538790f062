// Words, numbers and days as the user reads them.
import { language } from "../state/language";
import { en } from "./en";
import { fr } from "./fr";

export type Key = keyof typeof en;

const words: Record<"en" | "fr", Record<Key, string>> = { en, fr };

/** The text of @key; {name} in it is replaced. "one | many" is chosen by {n}. */
export function t(key: Key, values: Record<string, string | number> = {}): string {
  let text = words[language.value][key];
  const forms = text.split(" | ");
  if (forms.length === 2 && typeof values.n === "number") {
    const isOne = new Intl.PluralRules(language.value).select(values.n) === "one";
    text = forms[isOne ? 0 : 1]!;
  }
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    return value === undefined ? whole : typeof value === "number" ? count(value) : value;
  });
}

export const count = (n: number): string => new Intl.NumberFormat(language.value).format(n);

export const decimal = (n: number, digits = 1): string =>
  new Intl.NumberFormat(language.value, { maximumFractionDigits: digits }).format(n);

export const percent = (share: number): string =>
  new Intl.NumberFormat(language.value, { style: "percent", maximumFractionDigits: 0 }).format(share);

export const day = (iso: string): string =>
  new Intl.DateTimeFormat(language.value, { day: "numeric", month: "short", year: "numeric" }).format(new Date(iso));

export const month = (iso: string): string =>
  new Intl.DateTimeFormat(language.value, { month: "short", year: "numeric", timeZone: "UTC" }).format(new Date(`${iso}-01`));

const STEPS: [Intl.RelativeTimeFormatUnit, number][] = [
  ["year", 365],
  ["month", 30.44],
  ["day", 1],
];

/** "3 months ago". */
export function ago(iso: string, now = Date.now()): string {
  const days = (new Date(iso).getTime() - now) / 86400000;
  const format = new Intl.RelativeTimeFormat(language.value, { numeric: "auto" });
  for (const [unit, length] of STEPS) if (Math.abs(days) >= length) return format.format(Math.trunc(days / length), unit);
  return format.format(0, "day");
}
