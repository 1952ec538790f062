-- What the user rules about somebody.

-- name: ruling_add
-- in: :identifier_id :at_us :matter :about :value :number
INSERT INTO ruling (identifier_id, at_us, matter, about, value, number)
  VALUES (:identifier_id, :at_us, :matter, :about, :value, :number);

-- name: ruling_of_matter
-- in: :matter
-- out: contact_id, ruling_id, identifier_id, at_us, about, value, number
SELECT identifier.contact_id, ruling.id AS ruling_id, ruling.identifier_id, ruling.at_us, ruling.about, ruling.value, ruling.number
  FROM ruling JOIN identifier ON identifier.id = ruling.identifier_id
 WHERE ruling.matter = :matter AND identifier.contact_id IS NOT NULL
 ORDER BY identifier.contact_id, ruling.about, ruling.id;

-- name: ruling_of_contact
-- in: :contact_id
-- out: matter, ruling_id, identifier_id, at_us, about, value, number
SELECT ruling.matter, ruling.id AS ruling_id, ruling.identifier_id, ruling.at_us, ruling.about, ruling.value, ruling.number
  FROM ruling JOIN identifier ON identifier.id = ruling.identifier_id
 WHERE identifier.contact_id = :contact_id
 ORDER BY ruling.matter, ruling.about, ruling.id;

-- name: rhythm_set
-- in: :query :days
INSERT INTO rhythm (query, days) VALUES (:query, :days) ON CONFLICT (query) DO UPDATE SET days = excluded.days;

-- name: rhythm_delete
-- in: :query
DELETE FROM rhythm WHERE query = :query;

-- name: rhythm_all
-- out: query, days
SELECT query, days FROM rhythm ORDER BY query;
