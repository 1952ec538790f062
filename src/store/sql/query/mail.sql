-- Mails: who wrote decides the direction of every row of a mail. Shapes: 8 beside, 9 from the user, 10 from the contact (the
-- sender's own row, whoever that is).

-- name: mail_settle_touched
-- in: :identifier_id
-- out: identifier_id
SELECT DISTINCT party.identifier_id
  FROM interaction AS sent JOIN interaction AS party ON party.text_id = sent.id
  WHERE sent.identifier_id = :identifier_id AND sent.shape = 10 AND party.shape = 8;

-- name: mail_settle
-- in: :identifier_id
-- An address turned out to be the user's: what was sent from it went from the user.
UPDATE OR IGNORE interaction SET shape = 9
  WHERE shape = 8 AND text_id IN (SELECT id FROM interaction WHERE identifier_id = :identifier_id AND shape = 10);

-- name: mail_is_exchanged
-- in: :identifier_id
-- out: exchanged
-- Whether anything but mere co-presence passed with an address.
SELECT EXISTS (SELECT 1 FROM interaction LEFT JOIN mark ON mark.interaction_id = interaction.id
                WHERE interaction.identifier_id = :identifier_id AND interaction.shape % 4 <> 0
                  AND coalesce(mark.weight, 0) = 0) AS exchanged;
