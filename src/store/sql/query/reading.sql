-- What was read of a source, and what was left out by rule.

-- name: reading_add
-- in: :source_id :unit :from_position :until_position :fingerprint
INSERT INTO reading (source_id, unit, from_position, until_position, fingerprint)
  VALUES (:source_id, :unit, :from_position, :until_position, :fingerprint)
  ON CONFLICT (source_id, unit, from_position) DO UPDATE SET until_position = excluded.until_position,
    fingerprint = excluded.fingerprint;

-- name: reading_of_path
-- in: :path
-- out: unit, from_position, until_position, fingerprint
SELECT reading.unit, reading.from_position, reading.until_position, reading.fingerprint
  FROM source JOIN reading ON reading.source_id = source.id
  WHERE source.path = :path ORDER BY reading.unit, reading.from_position, reading.until_position;

-- name: left_out_add
-- in: :source_id :reason :who :name :subject :n :first_us :last_us
INSERT INTO left_out (source_id, reason, who, name, subject, n, first_us, last_us)
  VALUES (:source_id, :reason, :who, :name, :subject, :n, :first_us, :last_us)
  ON CONFLICT (source_id, reason, who) DO UPDATE SET n = left_out.n + excluded.n,
    name = coalesce(excluded.name, left_out.name), subject = coalesce(excluded.subject, left_out.subject),
    first_us = min(coalesce(left_out.first_us, excluded.first_us), coalesce(excluded.first_us, left_out.first_us)),
    last_us = max(coalesce(left_out.last_us, excluded.last_us), coalesce(excluded.last_us, left_out.last_us));

-- name: left_out_list
-- in: :source_id :limit
-- out: reason, who, name, subject, n, first_us, last_us
SELECT reason, who, name, subject, n, first_us, last_us FROM left_out
  WHERE :source_id = 0 OR source_id = :source_id ORDER BY n DESC, reason, who LIMIT :limit;

-- name: left_out_reasons
-- in: :source_id
-- out: reason, n
SELECT reason, sum(n) AS n FROM left_out WHERE :source_id = 0 OR source_id = :source_id GROUP BY reason ORDER BY n DESC, reason;

-- name: own_emails
-- out: value
SELECT DISTINCT identifier.value FROM self JOIN identifier ON identifier.id = self.identifier_id
  WHERE identifier.kind = 2 ORDER BY identifier.value;

-- name: card_originals
-- in: :contact_id
-- out: original
SELECT DISTINCT card.original FROM identifier
    JOIN card_identifier ON card_identifier.identifier_id = identifier.id
    JOIN card ON card.id = card_identifier.card_id
  WHERE identifier.contact_id = :contact_id AND card.original IS NOT NULL ORDER BY card.id DESC;
