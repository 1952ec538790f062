-- What the user said of who is who, and which of several values they want shown.

-- name: bond_any
-- out: n
SELECT EXISTS (SELECT 1 FROM bond) OR EXISTS (SELECT 1 FROM choice) AS n;

-- name: bond_add
-- in: :identifier_id :other_id :at_us :is_same
INSERT INTO bond (identifier_id, other_id, at_us, is_same) VALUES (:identifier_id, :other_id, :at_us, :is_same);

-- name: bond_of_identifier
-- in: :id
-- out: other_id, at_us, bond_id, is_same
SELECT other_id, at_us, id AS bond_id, is_same FROM bond WHERE identifier_id = :id
UNION ALL
SELECT identifier_id AS other_id, at_us, id AS bond_id, is_same FROM bond WHERE other_id = :id;

-- name: bond_apart
-- out: contact_id, other_id
-- The contacts whom the latest word on any two of their identifiers tells apart.
SELECT DISTINCT one.contact_id, other.contact_id AS other_id FROM bond
    JOIN identifier AS one ON one.id = bond.identifier_id JOIN identifier AS other ON other.id = bond.other_id
  WHERE bond.is_same = 0 AND one.contact_id IS NOT NULL AND other.contact_id IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM bond AS later
                     WHERE later.identifier_id IN (bond.identifier_id, bond.other_id)
                       AND later.other_id IN (bond.identifier_id, bond.other_id)
                       AND (later.at_us > bond.at_us OR (later.at_us = bond.at_us AND later.id > bond.id)));

-- name: choice_add
-- in: :identifier_id :field :value :at_us
INSERT INTO choice (identifier_id, field, value, at_us) VALUES (:identifier_id, :field, :value, :at_us);

-- name: choice_of_identifier
-- in: :id
-- out: choice_id, field, value, at_us
SELECT id AS choice_id, field, value, at_us FROM choice WHERE identifier_id = :id;
