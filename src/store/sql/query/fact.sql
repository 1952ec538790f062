-- Facts: put when new, found when known.

-- name: identifier_find
-- in: :kind :value
-- out: id
SELECT id FROM identifier WHERE kind = :kind AND value = :value;

-- name: identifier_add
-- in: :kind :value :label
INSERT INTO identifier (kind, value, label) VALUES (:kind, :value, :label);

-- name: card_add
-- in: :key :name :given :family :organisation :title :place :connected_us :connected_precision :listed :certainty :original
INSERT INTO card (key, name, given, family, organisation, title, place, connected_us, connected_precision, listed, certainty,
    original)
  VALUES (:key, :name, :given, :family, :organisation, :title, :place, :connected_us, :connected_precision, :listed,
    :certainty, :original)
  ON CONFLICT DO NOTHING;

-- name: card_find
-- in: :key
-- out: id
SELECT id FROM card WHERE key = :key;

-- name: card_identifier_add
-- in: :card_id :identifier_id
INSERT INTO card_identifier (card_id, identifier_id) VALUES (:card_id, :identifier_id) ON CONFLICT DO NOTHING;

-- name: interaction_of_identifier
-- in: :identifier_id
-- out: at_us, shape, key, id
SELECT at_us, shape, key, id FROM interaction WHERE identifier_id = :identifier_id;

-- name: interaction_add_incoming
-- only: sqlite, because the rows are an array of the program
-- Without an id: the engine gives the one behind the last, which it need not look for. OR FAIL: what was stored before
-- an error goes with the whole import, so that no page needs to be copied first to take this statement back alone.
INSERT OR FAIL INTO interaction (identifier_id, at_us, shape, key, precision, thread, text_id, subject, text)
  SELECT identifier_id, at_us, shape, key, precision, thread, text_id, subject, text FROM incoming_interaction;

-- name: mark_add_incoming
-- only: sqlite, because the rows are an array of the program
-- OR FAIL as above.
INSERT OR FAIL INTO mark (interaction_id, weight, act)
  SELECT id, weight, act FROM incoming_interaction WHERE weight <> 0 OR act <> 0;

-- name: self_add
-- in: :key :field :identifier_id :value :detail :text :from_us :until_us
INSERT INTO self (key, field, identifier_id, value, detail, text, from_us, until_us)
  VALUES (:key, :field, :identifier_id, :value, :detail, :text, :from_us, :until_us)
  ON CONFLICT DO NOTHING;

-- name: self_find
-- in: :key
-- out: id
SELECT id FROM self WHERE key = :key;

-- name: self_is_own
-- in: :identifier_id
-- out: one
SELECT 1 FROM self WHERE identifier_id = :identifier_id;

-- name: voice_add
-- in: :key :identifier_id :channel :at_us :subject :text :is_public
INSERT INTO voice (key, identifier_id, channel, at_us, subject, text, is_public)
  VALUES (:key, :identifier_id, :channel, :at_us, :subject, :text, :is_public)
  ON CONFLICT DO NOTHING;

-- name: voice_find
-- in: :key
-- out: id
SELECT id FROM voice WHERE key = :key;

-- name: publication_add
-- in: :key :identifier_id :at_us :title :text :url :visibility
INSERT INTO publication (key, identifier_id, at_us, title, text, url, visibility)
  VALUES (:key, :identifier_id, :at_us, :title, :text, :url, :visibility)
  ON CONFLICT DO NOTHING;

-- name: publication_find
-- in: :key
-- out: id
SELECT id FROM publication WHERE key = :key;

-- name: note_add
-- in: :identifier_id :at_us :text
INSERT INTO note (identifier_id, at_us, text) VALUES (:identifier_id, :at_us, :text);

-- name: note_find
-- in: :identifier_id :text
-- out: id
SELECT id FROM note WHERE identifier_id = :identifier_id AND text = :text ORDER BY id LIMIT 1;

-- name: tag_find
-- in: :identifier_id :tag :is_on
-- out: id
SELECT id FROM tag WHERE identifier_id = :identifier_id AND tag = :tag AND is_on = :is_on ORDER BY id LIMIT 1;

-- name: tag_add
-- in: :identifier_id :at_us :tag :is_on
INSERT INTO tag (identifier_id, at_us, tag, is_on) VALUES (:identifier_id, :at_us, :tag, :is_on);
