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
