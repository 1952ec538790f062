-- Scores: what the measures read and write.

-- name: panel_contacts
-- out: id, connected_us, left_us
SELECT id, connected_us, left_us FROM contact ORDER BY id;

-- name: panel_identifiers
-- out: id, contact_id
SELECT id, contact_id FROM identifier WHERE contact_id IS NOT NULL ORDER BY id;

-- name: panel_max_identifier
-- out: id
SELECT coalesce(max(id), 0) AS id FROM identifier;

-- name: panel_count_interactions
-- out: n
SELECT count(*) AS n FROM interaction;

-- name: panel_events
-- out: identifier_id, at_us, shape, id
-- Read from the unique index alone, which is in this order.
SELECT identifier_id, at_us, shape, id FROM interaction ORDER BY identifier_id, at_us;

-- name: panel_marks
-- out: interaction_id, weight, act, is_told
-- Weights 2 and 3 are echoes: told at second hand. They count in full (0) and weakly (1) unless the same contact, channel
-- and direction are told of at first hand within a day: then they are passed over.
SELECT mark.interaction_id, mark.weight & 1 AS weight, mark.act, mark.weight >= 2 AND
    EXISTS (SELECT 1 FROM interaction AS heard
              JOIN identifier AS mine ON mine.id = heard.identifier_id
              JOIN identifier AS every ON every.contact_id = mine.contact_id
              JOIN interaction AS told ON told.identifier_id = every.id
                AND told.at_us BETWEEN heard.at_us - 86400000000 AND heard.at_us + 86400000000
                AND told.shape = heard.shape
              LEFT JOIN mark AS other ON other.interaction_id = told.id
             WHERE heard.id = mark.interaction_id AND coalesce(other.weight, 0) < 2) AS is_told
  FROM mark;

-- name: contact_facts
-- in: :first_id :last_id
-- out: id, name, organisation, title, place, note, functions, seniority, title_read
SELECT contact.id, contact.name, contact.organisation, contact.title, contact.place,
    (SELECT group_concat(note.text, ' ') FROM identifier JOIN note ON note.identifier_id = identifier.id
      WHERE identifier.contact_id = contact.id) AS note,
    contact.functions, contact.seniority, contact.title_read
  FROM contact WHERE contact.id BETWEEN :first_id AND :last_id ORDER BY contact.id;

-- name: title_set
-- in: :id :functions :seniority
UPDATE contact SET functions = :functions, seniority = :seniority, title_read = 1 WHERE id = :id;

-- name: score_set
-- in: :id :since_us :first_us :last_us :last_in_us :n_in :n_out :relation :warmth :qualified :score :channels
UPDATE contact SET since_us = :since_us, first_us = :first_us, last_us = :last_us, last_in_us = :last_in_us, n_in = :n_in,
  n_out = :n_out, relation = :relation, warmth = :warmth, qualified = :qualified, score = :score,
  channels = :channels WHERE id = :id;

-- name: score_qualified_set
-- in: :id :qualified :score
UPDATE contact SET qualified = :qualified, score = :score WHERE id = :id AND (qualified <> :qualified OR score <> :score);

-- name: standing_clear_one
-- in: :target_id :contact_id
DELETE FROM standing WHERE target_id = :target_id AND contact_id = :contact_id;

-- name: standing_clear
-- in: :target_id
DELETE FROM standing WHERE :target_id = 0 OR target_id = :target_id;

-- name: standing_set
-- in: :target_id :contact_id :score :qualified
INSERT INTO standing (target_id, contact_id, score, qualified) VALUES (:target_id, :contact_id, :score, :qualified)
  ON CONFLICT (target_id, contact_id) DO UPDATE SET score = excluded.score, qualified = excluded.qualified;

-- name: month_clear
DELETE FROM month;

-- name: month_set
-- in: :day :contacts :qualified :good :neutral :bad :unknown :both
INSERT INTO month (day, contacts, qualified, good, neutral, bad, unknown, both)
  VALUES (:day, :contacts, :qualified, :good, :neutral, :bad, :unknown, :both)
  ON CONFLICT (day) DO UPDATE SET contacts = excluded.contacts, qualified = excluded.qualified, good = excluded.good,
    neutral = excluded.neutral, bad = excluded.bad, unknown = excluded.unknown, both = excluded.both;

-- name: month_list
-- out: day, contacts, qualified, good, neutral, bad, unknown, both
SELECT day, contacts, qualified, good, neutral, bad, unknown, both FROM month ORDER BY day;

-- name: move_clear
DELETE FROM move;

-- name: move_add
-- in: :rank :contact_id :before :after
INSERT INTO move (rank, contact_id, before, after) VALUES (:rank, :contact_id, :before, :after);

-- name: move_list
-- out: contact_id, name, before, after
SELECT move.contact_id, contact.name, move.before, move.after
  FROM move JOIN contact ON contact.id = move.contact_id ORDER BY move.rank;

-- name: target_put
-- in: :name :text
INSERT INTO target (user_id, name, text) VALUES (1, :name, :text)
  ON CONFLICT (name) DO UPDATE SET text = excluded.text;

-- name: target_find
-- in: :name
-- out: id
SELECT id FROM target WHERE name = :name;

-- name: target_delete
-- in: :id
DELETE FROM target WHERE id = :id;

-- name: target_list
-- out: id, name, text
SELECT id, name, text FROM target ORDER BY id;
