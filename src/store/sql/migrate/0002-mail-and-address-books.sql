-- Mailboxes and address books: more kinds of identifiers and facts, the cards of address books, what was read and left out.

-- A CHECK cannot be widened: the two tables with closed lists are made anew.
CREATE TABLE identifier_2 (
  id         INTEGER PRIMARY KEY,
  kind       INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 7),
  value      TEXT NOT NULL,
  label      TEXT,
  contact_id INTEGER,
  UNIQUE (kind, value)
) STRICT;
INSERT INTO identifier_2 SELECT id, kind, value, label, contact_id FROM identifier;
DROP TABLE identifier;
ALTER TABLE identifier_2 RENAME TO identifier;
CREATE INDEX identifier_by_contact ON identifier (contact_id) WHERE contact_id IS NOT NULL;

CREATE TABLE claim_2 (
  fact      INTEGER NOT NULL CHECK (fact BETWEEN 1 AND 9),
  first_id  INTEGER NOT NULL,
  source_id INTEGER NOT NULL REFERENCES source (id),
  last_id   INTEGER NOT NULL CHECK (last_id >= first_id),
  PRIMARY KEY (fact, first_id, source_id)
) STRICT, WITHOUT ROWID;
INSERT INTO claim_2 SELECT fact, first_id, source_id, last_id FROM claim;
DROP TABLE claim;
ALTER TABLE claim_2 RENAME TO claim;
CREATE INDEX claim_by_source ON claim (source_id);

ALTER TABLE card ADD COLUMN certainty INTEGER NOT NULL DEFAULT 0 CHECK (certainty BETWEEN 0 AND 2);
ALTER TABLE card ADD COLUMN original TEXT;

CREATE TABLE bond (
  id            INTEGER PRIMARY KEY,
  identifier_id INTEGER NOT NULL REFERENCES identifier (id),
  other_id      INTEGER NOT NULL REFERENCES identifier (id),
  at_us         INTEGER NOT NULL,
  is_same       INTEGER NOT NULL CHECK (is_same IN (0, 1))
) STRICT;
CREATE INDEX bond_by_identifier ON bond (identifier_id);
CREATE INDEX bond_by_other ON bond (other_id);

CREATE TABLE choice (
  id            INTEGER PRIMARY KEY,
  identifier_id INTEGER NOT NULL REFERENCES identifier (id),
  field         INTEGER NOT NULL CHECK (field BETWEEN 1 AND 6),
  value         TEXT NOT NULL,
  at_us         INTEGER NOT NULL
) STRICT;
CREATE INDEX choice_by_identifier ON choice (identifier_id);

CREATE TABLE reading (
  source_id      INTEGER NOT NULL REFERENCES source (id) ON DELETE CASCADE,
  unit           TEXT NOT NULL,
  from_position  INTEGER NOT NULL,
  until_position INTEGER NOT NULL,
  fingerprint    BLOB NOT NULL,
  PRIMARY KEY (source_id, unit, from_position)
) STRICT, WITHOUT ROWID;

CREATE TABLE left_out (
  source_id INTEGER NOT NULL REFERENCES source (id) ON DELETE CASCADE,
  reason    TEXT NOT NULL,
  who       TEXT NOT NULL,
  name      TEXT,
  subject   TEXT,
  n         INTEGER NOT NULL,
  first_us  INTEGER,
  last_us   INTEGER,
  PRIMARY KEY (source_id, reason, who)
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE said USING fts5 (text, content = '', tokenize = 'unicode61 remove_diacritics 0');

CREATE TABLE likeness (
  key        INTEGER NOT NULL,
  contact_id INTEGER NOT NULL,
  PRIMARY KEY (key, contact_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX likeness_by_contact ON likeness (contact_id);

PRAGMA user_version = 2;
