-- name: begin
BEGIN IMMEDIATE;

-- name: commit
COMMIT;

-- name: rollback
ROLLBACK;

-- name: application_id
-- out: application_id
PRAGMA application_id;

-- name: user_version
-- out: user_version
PRAGMA user_version;

-- name: count_tables
-- out: n
SELECT count(*) FROM sqlite_master;

-- name: meta_get
-- in: :name
-- out: value
SELECT value FROM meta WHERE name = :name;

-- name: meta_set
-- in: :name :value
INSERT INTO meta (name, value) VALUES (:name, :value)
  ON CONFLICT (name) DO UPDATE SET value = excluded.value;

-- name: is_empty
-- out: empty
SELECT NOT EXISTS (SELECT 1 FROM interaction) AND NOT EXISTS (SELECT 1 FROM card) AND NOT EXISTS (SELECT 1 FROM identifier) AS empty;

-- name: references_off
-- only: sqlite, because references can only be rested outside a transaction
PRAGMA foreign_keys = OFF;

-- name: references_on
-- only: sqlite, because references can only be rested outside a transaction
PRAGMA foreign_keys = ON;

-- name: journal_rollback
-- out: journal_mode
-- only: sqlite, because the journal is the engine's own
PRAGMA journal_mode = DELETE;

-- name: journal_log
-- out: journal_mode
-- only: sqlite, because the journal is the engine's own
PRAGMA journal_mode = WAL;
