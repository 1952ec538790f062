-- Invitations to connect, and the first words after somebody came.

-- name: invitation_all
-- out: contact_id, at_us, direction, act, has_note
-- Shapes 20 to 23: the channel invitation; 32 is its bit.
SELECT contact.id AS contact_id, interaction.at_us, interaction.shape & 3 AS direction, coalesce(mark.act, 0) AS act,
    interaction.text IS NOT NULL OR interaction.text_id IS NOT NULL AS has_note
  FROM contact JOIN identifier ON identifier.contact_id = contact.id
  JOIN interaction ON interaction.identifier_id = identifier.id AND interaction.shape BETWEEN 20 AND 23
  LEFT JOIN mark ON mark.interaction_id = interaction.id
 WHERE contact.channels & 32 <> 0
 ORDER BY contact.id, interaction.at_us, interaction.id;

-- name: invitation_first_words
-- in: :before_us :after_us
-- out: contact_id, at_us, text
-- What connections wrote in the days around their coming: shapes 6 and 10, messages and mails from them.
SELECT contact.id AS contact_id, interaction.at_us, coalesce(holder.text, interaction.text) AS text
  FROM contact JOIN identifier ON identifier.contact_id = contact.id
  JOIN interaction ON interaction.identifier_id = identifier.id
    AND interaction.at_us BETWEEN contact.connected_us - :before_us AND contact.connected_us + :after_us
  LEFT JOIN interaction AS holder ON holder.id = interaction.text_id
 WHERE contact.connected_us IS NOT NULL AND interaction.shape IN (6, 10)
 ORDER BY contact.id, interaction.at_us, interaction.id;
