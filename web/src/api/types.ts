// What the API answers, as far as the pages look at it. docs/api.md and the man pages tell the rest.

export type Relation = "good" | "neutral" | "bad" | "unknown";
export const RELATIONS: Relation[] = ["good", "neutral", "bad", "unknown"];

export interface Contact {
  id: number;
  name: string;
  organisation: string | null;
  title: string | null;
  connected: boolean;
  qualified: boolean;
  relation: Relation;
  warmth: number | null;
  last: string | null;
  score: number;
  email: string | null;
  phone: string | null;
  url: string | null;
  place: string | null;
}

export interface Month {
  month: string;
  contacts: number;
  qualified: number;
  good: number;
  both: number;
}

export interface Status {
  at: string;
  contacts: number;
  connected: number;
  qualified: { count: number; n_labels: number; low: number | null; high: number | null; estimate: number | null; targets: string[] };
  relations: Record<Relation, number>;
  qualified_and_good: number;
  matrix: { qualified: Record<Relation, number>; not_qualified: Record<Relation, number> };
  interactions: number;
  series: Month[];
  moves: { id: number; name: string; before: number; after: number }[];
}

export interface ContactPage {
  total: number;
  next: number | null;
  corrected: { word: string; to: string[] }[] | null;
  contacts: Contact[];
}

export interface Reason {
  code: string;
  text: string;
  contribution?: number;
}

export interface Interaction {
  id: number;
  at: string;
  channel: string;
  direction: "in" | "out" | "both" | "beside";
  weak: boolean;
  act: string | null;
  subject: string | null;
  text: string | null;
}

export interface ContactDetail extends Contact {
  connected_on: string | null;
  since: string | null;
  left_on: string | null;
  received: number;
  sent: number;
  identifiers: { kind: string; value: string }[];
  positions: { organisation: string | null; title: string | null; from: string | null; until: string | null }[];
  relation_detail: {
    class: Relation;
    measured: Relation;
    pinned: Relation | null;
    warmth: number | null;
    reciprocity: number | null;
    their_reply_hours: number | null;
    your_reply_hours: number | null;
    reasons: Reason[];
  };
  targets: { target: string; qualified: boolean; excluded: boolean; score: number; threshold: number; reasons: Reason[] }[];
  notes: { at: string; text: string }[];
  tags: string[];
  interaction_count: number;
  interactions: Interaction[];
  sources: { id: number; kind: string; path: string; as_of: string }[];
}

export interface Touch extends Contact {
  minutes: number;
  cause: string;
  channel: string;
  step_text: string;
  subject: string | null;
  subject_on: string | null;
  reasons: Reason[];
}

export interface Week {
  day: string;
  minutes: number;
  used_minutes: number;
  efficiency: number | null;
  gain: number;
  price: number;
  contacts: Touch[];
  waiting: number;
  left_aside: number;
  muted: number;
  snoozed: number;
  next_30_minutes: { gain: number; contacts: { id: number; name: string; minutes: number }[] };
}

export interface Source {
  id: number;
  path: string;
  kind: string;
  imported: string;
  as_of: string;
  records: number;
  new: number;
  known: number;
  changed: number;
  skipped: number;
  problem_count: number;
  problems: { file: string; line: number; column: string; reason: string }[];
}

export interface Target {
  name: string;
  threshold: number;
  criteria: number;
  qualified: number;
  text: string;
}

export interface Wrote {
  source: number;
}
