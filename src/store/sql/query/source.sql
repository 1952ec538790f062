-- Sources, their problems, and the claims that say which facts they gave.

-- name: source_add
-- in: :kind :path :imported_us :as_of_us :lists_connections
INSERT INTO source (user_id, kind, path, imported_us, as_of_us, lists_connections)
  VALUES (1, :kind, :path, :imported_us, :as_of_us, :lists_connections);

-- name: source_update
-- in: :id :kind :as_of_us :lists_connections :n_records :n_new :n_known :n_changed :n_skipped :n_problems
UPDATE source SET kind = :kind, as_of_us = :as_of_us, lists_connections = :lists_connections, n_records = :n_records, n_new = :n_new,
  n_known = :n_known, n_changed = :n_changed, n_skipped = :n_skipped, n_problems = :n_problems
  WHERE id = :id;

-- name: source_list
-- out: id, kind, path, imported_us, as_of_us, lists_connections, n_records, n_new, n_known, n_changed, n_skipped, n_problems
SELECT id, kind, path, imported_us, as_of_us, lists_connections, n_records, n_new, n_known, n_changed, n_skipped, n_problems
  FROM source ORDER BY id;

-- name: source_lists_connections
-- in: :id
-- out: lists_connections
SELECT lists_connections FROM source WHERE id = :id;

-- name: source_delete
-- in: :id
DELETE FROM source WHERE id = :id;

-- name: problem_add
-- in: :source_id :number :file :line :column_name :reason
INSERT INTO problem (source_id, number, file, line, column_name, reason)
  VALUES (:source_id, :number, :file, :line, :column_name, :reason);

-- name: problem_list
-- in: :source_id
-- out: file, line, column_name, reason
SELECT file, line, column_name, reason FROM problem WHERE source_id = :source_id ORDER BY number;

-- name: claim_add
-- in: :fact :source_id :first_id :last_id
INSERT INTO claim (fact, source_id, first_id, last_id) VALUES (:fact, :source_id, :first_id, :last_id);

-- name: claim_of_source
-- in: :source_id :fact
-- out: first_id, last_id
SELECT first_id, last_id FROM claim WHERE source_id = :source_id AND fact = :fact ORDER BY first_id;

-- name: claim_of_others
-- in: :source_id :fact
-- out: first_id, last_id
SELECT first_id, last_id FROM claim WHERE fact = :fact AND source_id <> :source_id ORDER BY first_id;

-- name: claim_delete_of_source
-- in: :source_id
DELETE FROM claim WHERE source_id = :source_id;

-- name: claim_drop_beyond
-- in: :fact :last_id
-- The engine gives the ids behind a table's last row again: no claim may wait there for the facts of others.
DELETE FROM claim WHERE fact = :fact AND first_id > :last_id;

-- name: claim_cut_beyond
-- in: :fact :last_id
UPDATE claim SET last_id = :last_id WHERE fact = :fact AND last_id > :last_id;

-- name: last_card
-- out: id
SELECT coalesce(max(id), 0) AS id FROM card;

-- name: last_interaction
-- out: id
SELECT coalesce(max(id), 0) AS id FROM interaction;

-- name: last_self
-- out: id
SELECT coalesce(max(id), 0) AS id FROM self;

-- name: last_voice
-- out: id
SELECT coalesce(max(id), 0) AS id FROM voice;

-- name: last_publication
-- out: id
SELECT coalesce(max(id), 0) AS id FROM publication;

-- name: last_note
-- out: id
SELECT coalesce(max(id), 0) AS id FROM note;

-- name: last_tag
-- out: id
SELECT coalesce(max(id), 0) AS id FROM tag;

-- name: last_bond
-- out: id
SELECT coalesce(max(id), 0) AS id FROM bond;

-- name: last_choice
-- out: id
SELECT coalesce(max(id), 0) AS id FROM choice;

-- name: last_ruling
-- out: id
SELECT coalesce(max(id), 0) AS id FROM ruling;

-- name: claim_card_all
-- out: first_id, last_id, source_id, as_of_us, lists_connections
SELECT claim.first_id, claim.last_id, claim.source_id, source.as_of_us, source.lists_connections
  FROM claim JOIN source ON source.id = claim.source_id
  WHERE claim.fact = 1 ORDER BY source.as_of_us, source.id, claim.first_id;
