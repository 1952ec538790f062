-- Asking about one contact, and about the whole.

-- name: contact_of
-- in: :id
-- out: contact_id
-- An identifier's id leads to its contact; a contact's own id is one of these.
SELECT contact_id FROM identifier WHERE id = :id AND contact_id IS NOT NULL;

-- name: contact_get
-- in: :id
-- out: id, name, given, family, organisation, title, place, url, email, phone, connected, qualified, score, relation, warmth, functions, seniority, connected_us, left_us, since_us, first_us, last_us, last_in_us, n_in, n_out
SELECT id, name, given, family, organisation, title, place, url, email, phone, connected, qualified, score, relation, warmth,
    functions, seniority, connected_us, left_us, since_us, first_us, last_us, last_in_us, n_in, n_out
  FROM contact WHERE id = :id;

-- name: interaction_of_contact
-- in: :contact_id :limit
-- out: id, at_us, precision, shape, weight, act, thread, subject, text, kind, value
-- Echoes are passed over, and weights are, as panel_marks decides.
SELECT interaction.id, interaction.at_us, interaction.precision, interaction.shape,
    coalesce(mark.weight, 0) & 1 AS weight, coalesce(mark.act, 0) AS act, coalesce(interaction.thread, 0) AS thread,
    coalesce(holder.subject, interaction.subject) AS subject, coalesce(holder.text, interaction.text) AS text,
    identifier.kind, identifier.value
  FROM (SELECT interaction.id, interaction.at_us
          FROM identifier JOIN interaction ON interaction.identifier_id = identifier.id
          LEFT JOIN mark ON mark.interaction_id = interaction.id
          WHERE identifier.contact_id = :contact_id
            AND (coalesce(mark.weight, 0) < 2
              OR NOT EXISTS (SELECT 1 FROM identifier AS every
                               JOIN interaction AS told ON told.identifier_id = every.id
                                 AND told.at_us BETWEEN interaction.at_us - 86400000000 AND interaction.at_us + 86400000000
                                 AND told.shape = interaction.shape
                               LEFT JOIN mark AS other ON other.interaction_id = told.id
                              WHERE every.contact_id = :contact_id AND coalesce(other.weight, 0) < 2))
          ORDER BY interaction.at_us DESC, interaction.id DESC LIMIT :limit) AS newest
  JOIN interaction ON interaction.id = newest.id
  JOIN identifier ON identifier.id = interaction.identifier_id
  LEFT JOIN interaction AS holder ON holder.id = interaction.text_id
  LEFT JOIN mark ON mark.interaction_id = interaction.id
  ORDER BY interaction.at_us DESC, interaction.id DESC;

-- name: position_of_contact
-- in: :contact_id
-- out: from_us, until_us, organisation, title
SELECT from_us, until_us, organisation, title FROM position WHERE contact_id = :contact_id ORDER BY until_us DESC, from_us DESC;

-- name: note_of_contact
-- in: :contact_id
-- out: at_us, text
SELECT note.at_us, note.text FROM identifier JOIN note ON note.identifier_id = identifier.id
  WHERE identifier.contact_id = :contact_id ORDER BY note.at_us DESC, note.id DESC;

-- name: tag_of_contact
-- in: :contact_id
-- out: at_us, tag
SELECT tag.at_us, tag.tag FROM identifier JOIN tag ON tag.identifier_id = identifier.id
  WHERE identifier.contact_id = :contact_id
    AND tag.id = (SELECT max(latest.id) FROM identifier AS every JOIN tag AS latest ON latest.identifier_id = every.id
                   WHERE every.contact_id = :contact_id AND latest.tag = tag.tag)
    AND tag.is_on = 1
  ORDER BY tag.tag;

-- name: source_of_contact
-- in: :contact_id
-- out: id, kind, path, imported_us, as_of_us, lists_connections, n_records, n_new, n_known, n_changed, n_skipped, n_problems
SELECT id, kind, path, imported_us, as_of_us, lists_connections, n_records, n_new, n_known, n_changed, n_skipped, n_problems
  FROM source
  WHERE EXISTS (SELECT 1 FROM identifier JOIN card_identifier ON card_identifier.identifier_id = identifier.id
                  JOIN claim ON claim.fact = 1 AND card_identifier.card_id BETWEEN claim.first_id AND claim.last_id
                  WHERE identifier.contact_id = :contact_id AND claim.source_id = source.id)
     OR EXISTS (SELECT 1 FROM identifier JOIN interaction ON interaction.identifier_id = identifier.id
                  JOIN claim ON claim.fact = 2 AND interaction.id BETWEEN claim.first_id AND claim.last_id
                  WHERE identifier.contact_id = :contact_id AND claim.source_id = source.id)
  ORDER BY id;

-- name: standing_of_contact
-- in: :contact_id
-- out: target_id, name, text, score, qualified
SELECT target.id, target.name, target.text, standing.score, standing.qualified
  FROM standing JOIN target ON target.id = standing.target_id
  WHERE standing.contact_id = :contact_id ORDER BY target.id;

-- name: count_contacts
-- out: qualified, relation, n, connected
SELECT qualified, relation, count(*) AS n, sum(connected) AS connected FROM contact GROUP BY qualified, relation;

-- name: count_interactions
-- out: n
-- The user's own rows only keep the texts of mails that went to others.
SELECT (SELECT count(*) FROM interaction) -
    (SELECT count(*) FROM interaction WHERE identifier_id IN (SELECT identifier_id FROM self WHERE identifier_id IS NOT NULL)) AS n;

-- name: count_span
-- out: first_us, last_us
SELECT min(first_us) AS first_us, max(last_us) AS last_us FROM contact;

-- name: count_unattached
-- out: n
SELECT count(*) AS n FROM identifier WHERE kind = 5 AND contact_id IS NULL;

-- name: unattached_list
-- in: :limit
-- out: label, n_interactions, n_candidates
SELECT coalesce(identifier.label, identifier.value) AS label,
    (SELECT count(*) FROM interaction WHERE interaction.identifier_id = identifier.id) AS n_interactions,
    (SELECT count(*) FROM contact WHERE contact.name_folded = identifier.value) AS n_candidates
  FROM identifier WHERE kind = 5 AND contact_id IS NULL
  ORDER BY n_interactions DESC, label LIMIT :limit;
