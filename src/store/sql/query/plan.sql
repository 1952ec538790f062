-- What a plan asks for of everybody at once.

-- name: plan_contacts
-- out: id, organisation, connected, has_email, has_phone, relation, score
SELECT id, organisation, connected, coalesce(email, '') <> '' AS has_email, coalesce(phone, '') <> '' AS has_phone,
    relation, score
  FROM contact ORDER BY id;

-- name: plan_standings
-- in: :target_id
-- out: contact_id, score, qualified
SELECT contact_id, score, qualified FROM standing WHERE target_id = :target_id ORDER BY contact_id;

-- name: plan_exchanges
-- in: :until_us :last_shape
-- out: contact_id, shape, n, last_us
-- Mere co-presence (weight 1) is no exchange. Read from the unique index alone, but for the marks.
SELECT identifier.contact_id, interaction.shape, count(*) AS n, max(interaction.at_us) AS last_us
  FROM identifier JOIN interaction ON interaction.identifier_id = identifier.id
 WHERE identifier.contact_id IS NOT NULL AND interaction.at_us <= :until_us AND interaction.shape <= :last_shape
   AND (interaction.shape & 3) <> 0
   AND NOT EXISTS (SELECT 1 FROM mark WHERE mark.interaction_id = interaction.id AND mark.weight = 1)
 GROUP BY identifier.contact_id, interaction.shape;
