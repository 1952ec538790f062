-- What contacts have to do with one another, and how they changed.

-- name: together_messages
-- out: identifier_id, at_us, shape, key, id
-- Read from the unique index alone, which is in this order: messages, mails, meetings and calls.
SELECT identifier_id, at_us, shape, key, id FROM interaction WHERE shape BETWEEN 4 AND 19 ORDER BY identifier_id, at_us;

-- name: together_thread
-- in: :id
-- out: thread, subject
SELECT coalesce(interaction.thread, 0) AS thread, coalesce(holder.subject, interaction.subject) AS subject
  FROM interaction LEFT JOIN interaction AS holder ON holder.id = interaction.text_id WHERE interaction.id = :id;

-- name: together_positions
-- out: contact_id, organisation, from_us, until_us
SELECT contact_id, organisation, from_us, until_us FROM position WHERE organisation <> '' ORDER BY contact_id, until_us;

-- name: news_names
-- in: :from_us :until_us
-- out: contact_id, at_us, before, after
-- Only stated names; the newest of those known before is the one that is told.
SELECT identifier.contact_id, min(source.as_of_us) AS at_us,
    (SELECT older.name
       FROM identifier AS every
       JOIN card_identifier AS stood ON stood.identifier_id = every.id
       JOIN card AS older ON older.id = stood.card_id AND older.certainty = 0
       JOIN claim AS claimed ON claimed.fact = 1 AND older.id BETWEEN claimed.first_id AND claimed.last_id
       JOIN source AS earlier ON earlier.id = claimed.source_id AND earlier.as_of_us <= :from_us
      WHERE every.contact_id = identifier.contact_id ORDER BY earlier.as_of_us DESC, older.id DESC LIMIT 1) AS before,
    card.name AS after
  FROM source
  JOIN claim ON claim.fact = 1 AND claim.source_id = source.id
  JOIN card ON card.id BETWEEN claim.first_id AND claim.last_id AND card.certainty = 0
  JOIN card_identifier ON card_identifier.card_id = card.id
  JOIN identifier ON identifier.id = card_identifier.identifier_id AND identifier.contact_id IS NOT NULL
 WHERE source.as_of_us > :from_us AND source.as_of_us <= :until_us
   AND NOT EXISTS (SELECT 1
       FROM identifier AS every
       JOIN card_identifier AS stood ON stood.identifier_id = every.id
       JOIN card AS older ON older.id = stood.card_id AND older.name = card.name
       JOIN claim AS claimed ON claimed.fact = 1 AND older.id BETWEEN claimed.first_id AND claimed.last_id
       JOIN source AS earlier ON earlier.id = claimed.source_id AND earlier.as_of_us <= :from_us
      WHERE every.contact_id = identifier.contact_id)
 GROUP BY identifier.contact_id, card.name
 ORDER BY at_us, identifier.contact_id;

-- name: news_emails
-- in: :from_us :until_us
-- out: contact_id, at_us, before, after
-- Of contacts whom some source spoke of before.
SELECT identifier.contact_id, min(source.as_of_us) AS at_us, '' AS before, identifier.value AS after
  FROM source
  JOIN claim ON claim.fact = 1 AND claim.source_id = source.id
  JOIN card ON card.id BETWEEN claim.first_id AND claim.last_id AND card.certainty = 0
  JOIN card_identifier ON card_identifier.card_id = card.id
  JOIN identifier ON identifier.id = card_identifier.identifier_id AND identifier.kind = 2
   AND identifier.contact_id IS NOT NULL
 WHERE source.as_of_us > :from_us AND source.as_of_us <= :until_us
   AND NOT EXISTS (SELECT 1 FROM interaction WHERE interaction.identifier_id = identifier.id AND interaction.at_us <= :from_us)
   AND NOT EXISTS (SELECT 1
       FROM card_identifier AS stood
       JOIN claim AS claimed ON claimed.fact = 1 AND stood.card_id BETWEEN claimed.first_id AND claimed.last_id
       JOIN source AS earlier ON earlier.id = claimed.source_id AND earlier.as_of_us <= :from_us
      WHERE stood.identifier_id = identifier.id)
   AND EXISTS (SELECT 1
       FROM identifier AS every
       JOIN card_identifier AS stood ON stood.identifier_id = every.id
       JOIN claim AS claimed ON claimed.fact = 1 AND stood.card_id BETWEEN claimed.first_id AND claimed.last_id
       JOIN source AS earlier ON earlier.id = claimed.source_id AND earlier.as_of_us <= :from_us
      WHERE every.contact_id = identifier.contact_id)
 GROUP BY identifier.contact_id, identifier.value
 ORDER BY at_us, identifier.contact_id;

-- name: news_positions
-- in: :from_us :until_us
-- out: contact_id, from_us, organisation, title, former_organisation, former_title
SELECT position.contact_id, position.from_us, position.organisation, position.title,
    former.organisation AS former_organisation, former.title AS former_title
  FROM position
  JOIN position AS former ON former.contact_id = position.contact_id AND former.organisation <> ''
   AND (former.from_us, former.until_us, former.organisation, former.title) =
       (SELECT older.from_us, older.until_us, older.organisation, older.title FROM position AS older
         WHERE older.contact_id = position.contact_id AND older.organisation <> '' AND older.from_us <= :from_us
         ORDER BY older.until_us DESC, older.from_us DESC, older.organisation, older.title LIMIT 1)
 WHERE position.organisation <> '' AND position.from_us > :from_us AND position.from_us <= :until_us
   AND NOT EXISTS (SELECT 1 FROM position AS newer
         WHERE newer.contact_id = position.contact_id AND newer.organisation <> '' AND newer.from_us <= :until_us
           AND (newer.from_us, newer.organisation, newer.title) > (position.from_us, position.organisation, position.title))
 ORDER BY position.from_us, position.contact_id;
