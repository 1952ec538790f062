-- What the user rules about somebody: a pin, a snooze, a rhythm, a label, an invitation.

-- A CHECK cannot be widened: the table with the closed list is made anew.
CREATE TABLE claim_4 (
  fact      INTEGER NOT NULL CHECK (fact BETWEEN 1 AND 10),
  first_id  INTEGER NOT NULL,
  source_id INTEGER NOT NULL REFERENCES source (id),
  last_id   INTEGER NOT NULL CHECK (last_id >= first_id),
  PRIMARY KEY (fact, first_id, source_id)
) STRICT, WITHOUT ROWID;
INSERT INTO claim_4 SELECT fact, first_id, source_id, last_id FROM claim;
DROP TABLE claim;
ALTER TABLE claim_4 RENAME TO claim;
CREATE INDEX claim_by_source ON claim (source_id);

CREATE TABLE ruling (
  id            INTEGER PRIMARY KEY,
  identifier_id INTEGER NOT NULL REFERENCES identifier (id),
  at_us         INTEGER NOT NULL,
  matter        INTEGER NOT NULL CHECK (matter BETWEEN 1 AND 8),
  about         TEXT NOT NULL,
  value         TEXT NOT NULL,
  number        REAL
) STRICT;
CREATE INDEX ruling_by_identifier ON ruling (identifier_id);
CREATE INDEX ruling_by_matter ON ruling (matter);

CREATE TABLE rhythm (
  query TEXT PRIMARY KEY NOT NULL,
  days  REAL NOT NULL CHECK (days > 0)
) STRICT, WITHOUT ROWID;

PRAGMA user_version = 4;
