// A relation as a word with a mark: never by colour alone.
import type { Relation } from "../api/types";
import { t } from "../i18n";

export function RelationMark({ relation }: { relation: Relation }) {
  return <span class={`mark is-${relation}`}>{t(relation)}</span>;
}

/** How warm, as a bar; nothing where nothing is known. */
export function Warmth({ value }: { value: number | null }) {
  if (value === null) return <span class="quiet">–</span>;
  return (
    <span class="warmth">
      <meter min={0} max={100} value={value} aria-label={t("warmth")} />
      <span class="number">{Math.round(value)}</span>
    </span>
  );
}
