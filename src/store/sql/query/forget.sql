-- Forgetting somebody: everything about the identifiers of a contact goes.

-- name: forget_card_of_contact
-- in: :contact_id
-- out: card_id
SELECT DISTINCT card_identifier.card_id FROM identifier JOIN card_identifier ON card_identifier.identifier_id = identifier.id
  WHERE identifier.contact_id = :contact_id;

-- name: forget_card_identifier
-- in: :card_id
DELETE FROM card_identifier WHERE card_id = :card_id;

-- name: forget_card
-- in: :card_id
DELETE FROM card WHERE id = :card_id;

-- name: forget_said_interaction
-- in: :contact_id
-- only: sqlite, because full-text search is the engine's own
INSERT INTO said (said, rowid, text)
  SELECT 'delete', interaction.id * 2, ent_stems(coalesce(interaction.subject, '') || ' ' || coalesce(interaction.text, ''))
    FROM identifier JOIN interaction ON interaction.identifier_id = identifier.id
   WHERE identifier.contact_id = :contact_id AND interaction.id <= (SELECT value FROM meta WHERE name = 'said_interaction')
     AND (interaction.subject IS NOT NULL OR interaction.text IS NOT NULL);

-- name: forget_said_keep_text
-- in: :contact_id
-- only: sqlite, because full-text search is the engine's own
-- Before the next statement: those who will keep the text.
INSERT INTO said (rowid, text)
  SELECT interaction.id * 2, ent_stems(coalesce(holder.subject, '') || ' ' || coalesce(holder.text, ''))
    FROM interaction AS holder JOIN identifier AS theirs ON theirs.id = holder.identifier_id
    JOIN interaction ON interaction.text_id = holder.id
   WHERE theirs.contact_id = :contact_id AND holder.shape % 4 = 1 AND interaction.id <= (SELECT value FROM meta WHERE name = 'said_interaction')
     AND (holder.subject IS NOT NULL OR holder.text IS NOT NULL)
     AND interaction.identifier_id NOT IN (SELECT id FROM identifier WHERE contact_id = :contact_id);

-- name: forget_said_voice
-- in: :contact_id
-- only: sqlite, because full-text search is the engine's own
INSERT INTO said (said, rowid, text)
  SELECT 'delete', voice.id * 2 + 1, ent_stems(coalesce(voice.subject, '') || ' ' || coalesce(voice.text, ''))
    FROM identifier JOIN voice ON voice.identifier_id = identifier.id
   WHERE identifier.contact_id = :contact_id AND voice.id <= (SELECT value FROM meta WHERE name = 'said_voice')
     AND (voice.subject IS NOT NULL OR voice.text IS NOT NULL);

-- name: forget_keep_text
-- in: :contact_id
-- What the user wrote to several stays with the others; what the person wrote themselves does not.
UPDATE interaction SET text = holder.text, subject = holder.subject, text_id = NULL
  FROM interaction AS holder JOIN identifier AS theirs ON theirs.id = holder.identifier_id
  WHERE holder.id = interaction.text_id AND theirs.contact_id = :contact_id AND holder.shape % 4 = 1
    AND interaction.identifier_id NOT IN (SELECT id FROM identifier WHERE contact_id = :contact_id);

-- name: forget_drop_text
-- in: :contact_id
UPDATE interaction SET text_id = NULL
  WHERE text_id IN (SELECT holder.id FROM identifier JOIN interaction AS holder ON holder.identifier_id = identifier.id
                     WHERE identifier.contact_id = :contact_id);

-- name: forget_mark
-- in: :contact_id
DELETE FROM mark WHERE interaction_id IN
  (SELECT interaction.id FROM identifier JOIN interaction ON interaction.identifier_id = identifier.id
    WHERE identifier.contact_id = :contact_id);

-- name: forget_interaction
-- in: :contact_id
DELETE FROM interaction WHERE identifier_id IN (SELECT id FROM identifier WHERE contact_id = :contact_id);

-- name: forget_voice
-- in: :contact_id
DELETE FROM voice WHERE identifier_id IN (SELECT id FROM identifier WHERE contact_id = :contact_id);

-- name: forget_note
-- in: :contact_id
DELETE FROM note WHERE identifier_id IN (SELECT id FROM identifier WHERE contact_id = :contact_id);

-- name: forget_tag
-- in: :contact_id
DELETE FROM tag WHERE identifier_id IN (SELECT id FROM identifier WHERE contact_id = :contact_id);

-- name: forget_bond
-- in: :contact_id
DELETE FROM bond WHERE identifier_id IN (SELECT id FROM identifier WHERE contact_id = :contact_id)
    OR other_id IN (SELECT id FROM identifier WHERE contact_id = :contact_id);

-- name: forget_choice
-- in: :contact_id
DELETE FROM choice WHERE identifier_id IN (SELECT id FROM identifier WHERE contact_id = :contact_id);

-- name: forget_ruling
-- in: :contact_id
DELETE FROM ruling WHERE identifier_id IN (SELECT id FROM identifier WHERE contact_id = :contact_id);

-- name: forget_left_out
-- in: :contact_id
DELETE FROM left_out WHERE who IN (SELECT value FROM identifier WHERE contact_id = :contact_id);

-- name: forget_identifier
-- in: :contact_id
DELETE FROM identifier WHERE contact_id = :contact_id;

-- name: forgotten_add
-- in: :digest
INSERT INTO forgotten (digest) VALUES (:digest) ON CONFLICT DO NOTHING;

-- name: forgotten_find
-- in: :digest
-- out: one
SELECT 1 FROM forgotten WHERE digest = :digest;

-- name: forgotten_any
-- out: any
SELECT EXISTS (SELECT 1 FROM forgotten) AS "any";

-- name: forget_key
-- out: value
SELECT value FROM meta WHERE name = 'forget_key';

-- name: forget_source_path
-- in: :contact_id
-- What was typed by hand about the person is shown in the list of sources: not any more.
UPDATE source SET path = '' WHERE kind = 'hand' AND id IN
  (SELECT claim.source_id FROM identifier
     JOIN card_identifier ON card_identifier.identifier_id = identifier.id
     JOIN claim ON claim.fact = 1 AND card_identifier.card_id BETWEEN claim.first_id AND claim.last_id
    WHERE identifier.contact_id = :contact_id);

-- name: scrub_search
-- only: sqlite, because full-text search is the engine's own
INSERT INTO search (search) VALUES ('optimize');

-- name: scrub_said
-- only: sqlite, because full-text search is the engine's own
INSERT INTO said (said) VALUES ('optimize');

-- name: scrub_log
-- only: sqlite, because the log is the engine's own
PRAGMA wal_checkpoint (TRUNCATE);
