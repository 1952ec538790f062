-- People: what identity/ reads and decides.

-- name: card_between
-- in: :first_id :last_id
-- out: id, name, given, family, organisation, title, place, connected_us, listed, certainty
SELECT id, name, given, family, organisation, title, place, connected_us, listed, certainty FROM card
  WHERE id BETWEEN :first_id AND :last_id ORDER BY id;

-- name: identifier_between
-- in: :first_id :last_id
-- out: id, kind, value, contact_id, own
SELECT id, kind, value, contact_id, EXISTS (SELECT 1 FROM self WHERE self.identifier_id = identifier.id) AS own
  FROM identifier WHERE id BETWEEN :first_id AND :last_id ORDER BY id;

-- name: identifier_of_contact
-- in: :contact_id
-- out: id, kind, value, contact_id, own
SELECT id, kind, value, contact_id, 0 AS own FROM identifier WHERE contact_id = :contact_id ORDER BY kind, value;

-- name: card_of_identifier
-- in: :identifier_id
-- out: card_id
SELECT card_id FROM card_identifier WHERE identifier_id = :identifier_id;

-- name: identifier_of_card
-- in: :card_id
-- out: identifier_id
SELECT identifier_id FROM card_identifier WHERE card_id = :card_id;

-- name: card_identifier_all
-- out: card_id, identifier_id
SELECT card_id, identifier_id FROM card_identifier ORDER BY card_id, identifier_id;

-- name: identifier_count
-- out: n
SELECT count(*) AS n FROM identifier;

-- name: identifier_listed
-- out: identifier_id
SELECT DISTINCT card_identifier.identifier_id FROM card JOIN card_identifier ON card_identifier.card_id = card.id
  WHERE card.listed = 1;

-- name: contact_named
-- in: :name_folded
-- out: id
SELECT id FROM contact WHERE name_folded = :name_folded ORDER BY id;

-- name: identifier_is_used
-- in: :id
-- out: used
SELECT EXISTS (SELECT 1 FROM card_identifier WHERE identifier_id = :id)
    OR EXISTS (SELECT 1 FROM interaction WHERE identifier_id = :id)
    OR EXISTS (SELECT 1 FROM self WHERE identifier_id = :id)
    OR EXISTS (SELECT 1 FROM voice WHERE identifier_id = :id)
    OR EXISTS (SELECT 1 FROM publication WHERE identifier_id = :id)
    OR EXISTS (SELECT 1 FROM note WHERE identifier_id = :id)
    OR EXISTS (SELECT 1 FROM tag WHERE identifier_id = :id)
    OR EXISTS (SELECT 1 FROM bond WHERE identifier_id = :id)
    OR EXISTS (SELECT 1 FROM bond WHERE other_id = :id)
    OR EXISTS (SELECT 1 FROM choice WHERE identifier_id = :id)
    OR EXISTS (SELECT 1 FROM ruling WHERE identifier_id = :id) AS used;

-- name: identifier_delete
-- in: :id
DELETE FROM identifier WHERE id = :id;

-- name: identifier_attach
-- in: :id :contact_id
UPDATE identifier SET contact_id = :contact_id WHERE id = :id AND contact_id IS NOT :contact_id;

-- name: person_get
-- in: :id
-- out: name, organisation, title, email, connected, name_folded, given, family, place, url, phone, connected_us, left_us
SELECT name, organisation, title, email, connected, name_folded, given, family, place, url, phone, connected_us, left_us
  FROM contact WHERE id = :id;

-- name: person_add
-- in: :id :name :name_folded :given :family :organisation :title :place :url :email :phone :connected :connected_us :left_us
INSERT INTO contact (id, name, name_folded, given, family, organisation, title, place, url, email, phone, connected, connected_us, left_us)
  VALUES (:id, :name, :name_folded, :given, :family, :organisation, :title, :place, :url, :email, :phone, :connected, :connected_us, :left_us);

-- name: person_update
-- in: :id :name :name_folded :given :family :organisation :title :place :url :email :phone :connected :connected_us :left_us
UPDATE contact SET name = :name, name_folded = :name_folded, given = :given, family = :family,
  title_read = title_read AND title IS :title AND organisation IS :organisation,
  organisation = :organisation, title = :title, place = :place, url = :url, email = :email, phone = :phone,
  connected = :connected, connected_us = :connected_us, left_us = :left_us
  WHERE id = :id;

-- name: person_delete
-- in: :id
DELETE FROM contact WHERE id = :id;

-- name: standing_delete_of_contact
-- in: :contact_id
DELETE FROM standing WHERE contact_id = :contact_id;

-- name: position_delete
-- in: :contact_id
DELETE FROM position WHERE contact_id = :contact_id;

-- name: position_add
-- in: :contact_id :from_us :until_us :organisation :title
INSERT INTO position (contact_id, from_us, until_us, organisation, title)
  VALUES (:contact_id, :from_us, :until_us, :organisation, :title) ON CONFLICT DO NOTHING;

-- name: search_source
-- in: :contact_id
-- out: name, title, organisation
SELECT name, title, organisation FROM contact WHERE id = :contact_id;

-- name: search_notes
-- in: :contact_id
-- out: text
SELECT note.text FROM identifier JOIN note ON note.identifier_id = identifier.id
  WHERE identifier.contact_id = :contact_id ORDER BY note.id;

-- name: search_get
-- in: :id
-- out: name, title, organisation, note
-- only: sqlite, because full-text search is the engine's own
SELECT name, title, organisation, note FROM search WHERE rowid = :id;

-- name: search_delete
-- in: :id
-- only: sqlite, because full-text search is the engine's own
DELETE FROM search WHERE rowid = :id;

-- name: search_add
-- in: :id :name :title :organisation :note
-- only: sqlite, because full-text search is the engine's own
INSERT INTO search (rowid, name, title, organisation, note) VALUES (:id, :name, :title, :organisation, :note);

-- name: search_fill
-- only: sqlite, because full-text search is the engine's own
-- Everybody, in the order of ids: the words of search_source and search_notes.
INSERT INTO search (rowid, name, title, organisation, note)
  SELECT contact.id, ent_fold (contact.name), ent_fold (contact.title), ent_fold (contact.organisation),
      coalesce (noted.words, '')
    FROM contact LEFT JOIN (
      SELECT contact_id, group_concat (words, ' ') AS words FROM (
        SELECT identifier.contact_id, ent_fold (note.text) AS words
          FROM note JOIN identifier ON identifier.id = note.identifier_id
          WHERE identifier.contact_id IS NOT NULL ORDER BY note.id)
      GROUP BY contact_id) AS noted ON noted.contact_id = contact.id
    ORDER BY contact.id;

-- name: likeness_find
-- in: :key
-- out: contact_id
SELECT contact_id FROM likeness WHERE key = :key ORDER BY contact_id;

-- name: likeness_delete
-- in: :contact_id
DELETE FROM likeness WHERE contact_id = :contact_id;

-- name: likeness_add
-- in: :key :contact_id
INSERT INTO likeness (key, contact_id) VALUES (:key, :contact_id) ON CONFLICT DO NOTHING;

-- name: likeness_neighbours
-- in: :contact_id
-- out: contact_id
SELECT DISTINCT other.contact_id FROM likeness AS mine JOIN likeness AS other ON other.key = mine.key
  WHERE mine.contact_id = :contact_id AND other.contact_id <> :contact_id;

-- name: contact_listed_together
-- in: :contact_id :other_id
-- out: together
SELECT EXISTS (
  SELECT 1 FROM identifier AS a JOIN card_identifier AS on_a ON on_a.identifier_id = a.id
    JOIN card AS card_a ON card_a.id = on_a.card_id AND card_a.listed = 1
    JOIN claim AS claim_a ON claim_a.fact = 1 AND card_a.id BETWEEN claim_a.first_id AND claim_a.last_id
  WHERE a.contact_id = :contact_id AND claim_a.source_id IN (
    SELECT claim_b.source_id FROM identifier AS b JOIN card_identifier AS on_b ON on_b.identifier_id = b.id
      JOIN card AS card_b ON card_b.id = on_b.card_id AND card_b.listed = 1
      JOIN claim AS claim_b ON claim_b.fact = 1 AND card_b.id BETWEEN claim_b.first_id AND claim_b.last_id
    WHERE b.contact_id = :other_id)) AS together;

-- name: contact_all
-- out: id
SELECT id FROM contact ORDER BY id;

-- name: people_clear_likeness
DELETE FROM likeness;

-- name: people_clear_contact
DELETE FROM contact;

-- name: people_clear_identifier
UPDATE identifier SET contact_id = NULL WHERE contact_id IS NOT NULL;

-- name: people_clear_position
DELETE FROM position;

-- name: people_clear_standing
DELETE FROM standing;

-- name: people_clear_month
DELETE FROM month;

-- name: people_clear_move
DELETE FROM move;

-- name: people_clear_search
-- only: sqlite, because full-text search is the engine's own
DELETE FROM search;
