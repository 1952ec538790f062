-- Full text over everything said. What goes into the index is the same expression everywhere, because taking a row out of it
-- needs the text that went in.

-- name: said_behind
-- in: :interaction_id :voice_id
-- out: behind
SELECT (SELECT coalesce(max(id), 0) FROM interaction) > :interaction_id
    OR (SELECT coalesce(max(id), 0) FROM voice) > :voice_id AS behind;

-- name: said_add_interactions
-- in: :after_id
-- only: sqlite, because full-text search is the engine's own
INSERT INTO said (rowid, text)
  SELECT interaction.id * 2, ent_stems(coalesce(interaction.subject, '') || ' ' || coalesce(interaction.text, '')) FROM interaction
   WHERE interaction.id > :after_id AND (interaction.subject IS NOT NULL OR interaction.text IS NOT NULL);

-- name: said_add_voices
-- in: :after_id
-- only: sqlite, because full-text search is the engine's own
INSERT INTO said (rowid, text)
  SELECT voice.id * 2 + 1, ent_stems(coalesce(voice.subject, '') || ' ' || coalesce(voice.text, '')) FROM voice
   WHERE voice.id > :after_id AND (voice.subject IS NOT NULL OR voice.text IS NOT NULL);

-- name: said_buffer
-- in: :bytes
-- only: sqlite, because full-text search is the engine's own
INSERT INTO said (said, rank) VALUES ('hashsize', :bytes);

-- name: said_clear
-- only: sqlite, because full-text search is the engine's own
INSERT INTO said (said) VALUES ('delete-all');

-- name: said_find
-- in: :words :limit
-- out: is_voice, id, at_us, precision, shape, contact_id, name, subject, text, is_of_contact
-- only: sqlite, because full-text search is the engine's own
-- Newest first. Somebody's words in a conversation of several are found with who said them, the user's with the first to whom
-- they went.
SELECT found.is_voice, found.id, found.at_us, found.precision, found.shape, contact.id AS contact_id, contact.name, found.subject, found.text,
    identifier.contact_id IS NOT NULL AS is_of_contact
  FROM (SELECT hit.is_voice, coalesce(interaction.id, voice.id) AS id, coalesce(interaction.at_us, voice.at_us) AS at_us,
            coalesce(interaction.precision, 0) AS precision, coalesce(interaction.shape, voice.channel * 4 + 2) AS shape,
            coalesce(interaction.identifier_id, voice.identifier_id) AS identifier_id,
            coalesce(interaction.subject, voice.subject) AS subject, coalesce(interaction.text, voice.text) AS text
          FROM (SELECT rowid / 2 AS id, rowid % 2 AS is_voice FROM said WHERE said MATCH :words) AS hit
          LEFT JOIN interaction ON hit.is_voice = 0 AND interaction.id = hit.id
          LEFT JOIN voice ON hit.is_voice = 1 AND voice.id = hit.id
          ORDER BY at_us DESC, id DESC LIMIT :limit) AS found
  LEFT JOIN identifier ON identifier.id = found.identifier_id
  LEFT JOIN contact ON contact.id = coalesce(identifier.contact_id,
    (SELECT other.contact_id FROM interaction AS party JOIN identifier AS other ON other.id = party.identifier_id
      WHERE found.is_voice = 0 AND party.text_id = found.id AND other.contact_id IS NOT NULL ORDER BY party.id LIMIT 1))
  ORDER BY found.at_us DESC, found.id DESC;

-- name: said_count
-- in: :words
-- out: n
-- only: sqlite, because full-text search is the engine's own
SELECT count(*) AS n FROM said WHERE said MATCH :words;
