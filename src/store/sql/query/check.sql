-- Checking a network: each statement gives one row a problem.

-- name: check_integrity
-- out: message
-- only: sqlite, because the engine checks its own pages
PRAGMA integrity_check (100);

-- name: check_foreign_keys
-- out: table_name
-- only: sqlite, because the engine checks its own references
PRAGMA foreign_key_check;

-- name: check_unclaimed_card
-- out: id
SELECT card.id FROM card
  WHERE NOT EXISTS (SELECT 1 FROM claim WHERE fact = 1 AND card.id BETWEEN first_id AND last_id) LIMIT 100;

-- name: check_unclaimed_interaction
-- out: id
SELECT interaction.id FROM interaction
  WHERE NOT EXISTS (SELECT 1 FROM claim WHERE fact = 2 AND interaction.id BETWEEN first_id AND last_id) LIMIT 100;

-- name: check_lost_interaction
-- out: id
SELECT id FROM interaction WHERE identifier_id NOT IN (SELECT id FROM identifier) LIMIT 100;

-- name: check_lost_text
-- out: id
SELECT id FROM interaction WHERE text_id IS NOT NULL AND text_id NOT IN (SELECT id FROM interaction) LIMIT 100;

-- name: check_lost_contact
-- out: id
SELECT id FROM identifier WHERE contact_id IS NOT NULL AND contact_id NOT IN (SELECT id FROM contact) LIMIT 100;

-- name: check_empty_contact
-- out: id
SELECT id FROM contact WHERE id NOT IN (SELECT contact_id FROM identifier WHERE contact_id IS NOT NULL) LIMIT 100;

-- name: check_unsearchable_contact
-- out: id
-- only: sqlite, because full-text search is the engine's own
SELECT id FROM contact WHERE id NOT IN (SELECT rowid FROM search) LIMIT 100;
