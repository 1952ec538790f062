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
-- When each name was first stated; of the older ones the newest is told.
WITH first AS MATERIALIZED (
  SELECT card.id AS card_id, card.name, min(source.as_of_us) AS at_us
    FROM source
    JOIN claim ON claim.fact = 1 AND claim.source_id = source.id
    JOIN card ON card.id BETWEEN claim.first_id AND claim.last_id AND card.certainty = 0
   WHERE source.as_of_us <= :until_us GROUP BY card.id, card.name),
named AS MATERIALIZED (
  SELECT identifier.contact_id, first.name, min(first.at_us) AS at_us
    FROM first
    JOIN card_identifier ON card_identifier.card_id = first.card_id
    JOIN identifier ON identifier.id = card_identifier.identifier_id
   WHERE identifier.contact_id IS NOT NULL GROUP BY identifier.contact_id, first.name),
ranked AS (
  SELECT newer.contact_id, newer.at_us, older.name AS before, newer.name AS after,
      row_number() OVER (PARTITION BY newer.contact_id, newer.name ORDER BY older.at_us DESC, older.name) AS place
    FROM named AS newer
    JOIN named AS older ON older.contact_id = newer.contact_id AND older.at_us <= :from_us
   WHERE newer.at_us > :from_us)
SELECT contact_id, at_us, before, after FROM ranked WHERE place = 1 ORDER BY at_us, contact_id, after;

-- name: news_emails
-- in: :from_us :until_us
-- out: contact_id, at_us, before, after
-- When each address was first stated, of contacts whom some source spoke of before; who wrote from it before is no news.
WITH first AS MATERIALIZED (
  SELECT card.id AS card_id, card.name, min(source.as_of_us) AS at_us
    FROM source
    JOIN claim ON claim.fact = 1 AND claim.source_id = source.id
    JOIN card ON card.id BETWEEN claim.first_id AND claim.last_id AND card.certainty = 0
   WHERE source.as_of_us <= :until_us GROUP BY card.id, card.name),
stated AS MATERIALIZED (
  SELECT identifier.contact_id, identifier.id, identifier.kind, identifier.value, min(first.at_us) AS at_us
    FROM first
    JOIN card_identifier ON card_identifier.card_id = first.card_id
    JOIN identifier ON identifier.id = card_identifier.identifier_id
   WHERE identifier.contact_id IS NOT NULL
   GROUP BY identifier.contact_id, identifier.id, identifier.kind, identifier.value),
known AS MATERIALIZED (SELECT contact_id FROM stated GROUP BY contact_id HAVING min(at_us) <= :from_us)
SELECT stated.contact_id, stated.at_us, '' AS before, stated.value AS after
  FROM stated JOIN known ON known.contact_id = stated.contact_id
 WHERE stated.kind = 2 AND stated.at_us > :from_us
   AND NOT EXISTS (SELECT 1 FROM interaction WHERE interaction.identifier_id = stated.id AND interaction.at_us <= :from_us)
 ORDER BY stated.at_us, stated.contact_id, after;

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
