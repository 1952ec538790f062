-- What undoing a source takes: each statement works on a range of fact ids.

-- name: undo_card_touched
-- in: :first_id :last_id
-- out: identifier_id
SELECT DISTINCT identifier_id FROM card_identifier WHERE card_id BETWEEN :first_id AND :last_id;

-- name: undo_card_identifier
-- in: :first_id :last_id
DELETE FROM card_identifier WHERE card_id BETWEEN :first_id AND :last_id;

-- name: undo_card
-- in: :first_id :last_id
DELETE FROM card WHERE id BETWEEN :first_id AND :last_id;

-- name: undo_interaction_touched
-- in: :first_id :last_id
-- out: identifier_id
SELECT DISTINCT identifier_id FROM interaction WHERE id BETWEEN :first_id AND :last_id;

-- name: undo_said_interaction
-- in: :first_id :last_id
-- only: sqlite, because full-text search is the engine's own
INSERT INTO said (said, rowid, text)
  SELECT 'delete', interaction.id * 2, ent_stems(coalesce(interaction.subject, '') || ' ' || coalesce(interaction.text, '')) FROM interaction
   WHERE interaction.id BETWEEN :first_id AND :last_id AND interaction.id <= (SELECT value FROM meta WHERE name = 'said_interaction')
     AND (interaction.subject IS NOT NULL OR interaction.text IS NOT NULL);

-- name: undo_said_keep_text
-- in: :first_id :last_id
-- only: sqlite, because full-text search is the engine's own
-- Before the next statement: those who will keep the text.
INSERT INTO said (rowid, text)
  SELECT interaction.id * 2, ent_stems(coalesce(holder.subject, '') || ' ' || coalesce(holder.text, '')) FROM interaction JOIN interaction AS holder ON holder.id = interaction.text_id
   WHERE interaction.text_id BETWEEN :first_id AND :last_id AND interaction.id NOT BETWEEN :first_id AND :last_id
     AND interaction.id <= (SELECT value FROM meta WHERE name = 'said_interaction') AND (holder.subject IS NOT NULL OR holder.text IS NOT NULL);

-- name: undo_said_voice
-- in: :first_id :last_id
-- only: sqlite, because full-text search is the engine's own
INSERT INTO said (said, rowid, text)
  SELECT 'delete', voice.id * 2 + 1, ent_stems(coalesce(voice.subject, '') || ' ' || coalesce(voice.text, '')) FROM voice
   WHERE voice.id BETWEEN :first_id AND :last_id AND voice.id <= (SELECT value FROM meta WHERE name = 'said_voice')
     AND (voice.subject IS NOT NULL OR voice.text IS NOT NULL);

-- name: said_trim_interaction
-- The engine gives the ids behind the last row again: these are not in the index.
UPDATE meta SET value = min(value, (SELECT coalesce(max(id), 0) FROM interaction)) WHERE name = 'said_interaction';

-- name: said_trim_voice
UPDATE meta SET value = min(value, (SELECT coalesce(max(id), 0) FROM voice)) WHERE name = 'said_voice';

-- name: undo_interaction_keep_text
-- in: :first_id :last_id
-- Rows that stay take over the text that a row that goes has kept for them.
UPDATE interaction SET text = holder.text, subject = holder.subject, text_id = NULL
  FROM interaction AS holder
  WHERE interaction.text_id BETWEEN :first_id AND :last_id AND interaction.id NOT BETWEEN :first_id AND :last_id
    AND holder.id = interaction.text_id;

-- name: undo_mark
-- in: :first_id :last_id
DELETE FROM mark WHERE interaction_id BETWEEN :first_id AND :last_id;

-- name: undo_interaction
-- in: :first_id :last_id
DELETE FROM interaction WHERE id BETWEEN :first_id AND :last_id;

-- name: undo_self_touched
-- in: :first_id :last_id
-- out: identifier_id
-- The address itself, and everybody to whom something went from it.
SELECT identifier_id FROM self WHERE id BETWEEN :first_id AND :last_id AND identifier_id IS NOT NULL
UNION
SELECT party.identifier_id FROM self
    JOIN interaction AS sent ON sent.identifier_id = self.identifier_id AND sent.shape = 10
    JOIN interaction AS party ON party.text_id = sent.id
  WHERE self.id BETWEEN :first_id AND :last_id;

-- name: undo_self_settle
-- in: :first_id :last_id
-- What was sent from an address that nothing says any more to be the user's did not come from the user.
UPDATE OR IGNORE interaction SET shape = 8
  WHERE shape = 9 AND text_id IN
    (SELECT sent.id FROM self JOIN interaction AS sent ON sent.identifier_id = self.identifier_id AND sent.shape = 10
      WHERE self.id BETWEEN :first_id AND :last_id
        AND NOT EXISTS (SELECT 1 FROM self AS other
                         WHERE other.identifier_id = self.identifier_id AND other.id NOT BETWEEN :first_id AND :last_id));

-- name: undo_self
-- in: :first_id :last_id
DELETE FROM self WHERE id BETWEEN :first_id AND :last_id;

-- name: undo_voice_touched
-- in: :first_id :last_id
-- out: identifier_id
SELECT identifier_id FROM voice WHERE id BETWEEN :first_id AND :last_id;

-- name: undo_voice
-- in: :first_id :last_id
DELETE FROM voice WHERE id BETWEEN :first_id AND :last_id;

-- name: undo_publication_touched
-- in: :first_id :last_id
-- out: identifier_id
SELECT identifier_id FROM publication WHERE id BETWEEN :first_id AND :last_id AND identifier_id IS NOT NULL;

-- name: undo_publication
-- in: :first_id :last_id
DELETE FROM publication WHERE id BETWEEN :first_id AND :last_id;

-- name: undo_note_touched
-- in: :first_id :last_id
-- out: identifier_id
SELECT identifier_id FROM note WHERE id BETWEEN :first_id AND :last_id;

-- name: undo_note
-- in: :first_id :last_id
DELETE FROM note WHERE id BETWEEN :first_id AND :last_id;

-- name: undo_tag_touched
-- in: :first_id :last_id
-- out: identifier_id
SELECT identifier_id FROM tag WHERE id BETWEEN :first_id AND :last_id;

-- name: undo_tag
-- in: :first_id :last_id
DELETE FROM tag WHERE id BETWEEN :first_id AND :last_id;

-- name: undo_bond_touched
-- in: :first_id :last_id
-- out: identifier_id
SELECT identifier_id FROM bond WHERE id BETWEEN :first_id AND :last_id
UNION
SELECT other_id FROM bond WHERE id BETWEEN :first_id AND :last_id;

-- name: undo_bond
-- in: :first_id :last_id
DELETE FROM bond WHERE id BETWEEN :first_id AND :last_id;

-- name: undo_choice_touched
-- in: :first_id :last_id
-- out: identifier_id
SELECT identifier_id FROM choice WHERE id BETWEEN :first_id AND :last_id;

-- name: undo_choice
-- in: :first_id :last_id
DELETE FROM choice WHERE id BETWEEN :first_id AND :last_id;

-- name: undo_ruling_touched
-- in: :first_id :last_id
-- out: identifier_id
SELECT identifier_id FROM ruling WHERE id BETWEEN :first_id AND :last_id;

-- name: undo_ruling
-- in: :first_id :last_id
DELETE FROM ruling WHERE id BETWEEN :first_id AND :last_id;
