-- Lists: pieces that ent_store_list() puts statements together from. A parameter of a piece becomes one plain `?` for each
-- time it is named. A condition is either true or false, never NULL, so that NOT means "all others": hence `IS NOT NULL`
-- beside every comparison with a column that may be empty, and in every list that an id is looked for in.

-- ---- Around the conditions ---------------------------------------------------------------------------------

-- name: part_list
-- The columns of contact_get.
SELECT id, name, given, family, organisation, title, place, url, email, phone, connected, qualified, score, relation, warmth,
    functions, seniority, connected_us, left_us, since_us, first_us, last_us, last_in_us, n_in, n_out
  FROM contact;

-- name: part_count
SELECT count(*) FROM contact;

-- name: part_where
WHERE;

-- name: part_and
AND;

-- name: part_or
OR;

-- name: part_not
NOT;

-- name: part_open
(;

-- name: part_close
);

-- name: part_comma
,;

-- name: part_limit
-- in: :limit :offset
LIMIT :limit OFFSET :offset;

-- ---- Order --------------------------------------------------------------------------------------------------
-- Every order ends with the id, in the direction of what stands before it: an index gives both.

-- name: part_order_by
ORDER BY;

-- name: part_up
ASC NULLS LAST;

-- name: part_down
DESC NULLS LAST;

-- name: part_sort_best
-- Word for word the index contact_by_rank; relation 3 is good.
qualified DESC, (relation = 3) DESC, warmth DESC, score DESC, name_folded, id;

-- name: part_sort_id
id;

-- name: part_sort_name
name_folded;

-- name: part_sort_title
nullif(ent_fold(title), '');

-- name: part_sort_company
nullif(ent_fold(organisation), '');

-- name: part_sort_warmth
warmth;

-- name: part_sort_score
score;

-- name: part_sort_last
last_us;

-- name: part_sort_first
first_us;

-- name: part_sort_connected
connected_us;

-- name: part_sort_interactions
(n_in + n_out);

-- ---- Words: folded, so that there is nothing in them that full-text search would take for a sign of its own --------

-- name: part_words_has
-- in: :words
-- only: sqlite, because full-text search is the engine's own
id IN (SELECT rowid FROM search WHERE search MATCH '"' || :words || '"');

-- name: part_words_prefix
-- in: :words
-- only: sqlite, because full-text search is the engine's own
id IN (SELECT rowid FROM search WHERE search MATCH '"' || :words || '" *');

-- name: part_name_has
-- in: :words
-- only: sqlite, because full-text search is the engine's own
id IN (SELECT rowid FROM search WHERE search MATCH 'name : "' || :words || '"');

-- name: part_name_prefix
-- in: :words
-- only: sqlite, because full-text search is the engine's own
id IN (SELECT rowid FROM search WHERE search MATCH 'name : "' || :words || '" *');

-- name: part_name_is
-- in: :words
-- only: sqlite, because full-text search is the engine's own
-- With or without what stands around the name: titles, brackets.
(name_folded = :words
 OR id IN (SELECT rowid FROM search WHERE search MATCH 'name : "' || :words || '"' AND search.name = :words));

-- name: part_title_has
-- in: :words
-- only: sqlite, because full-text search is the engine's own
id IN (SELECT rowid FROM search WHERE search MATCH 'title : "' || :words || '"');

-- name: part_title_prefix
-- in: :words
-- only: sqlite, because full-text search is the engine's own
id IN (SELECT rowid FROM search WHERE search MATCH 'title : "' || :words || '" *');

-- name: part_title_is
-- in: :words
-- only: sqlite, because full-text search is the engine's own
id IN (SELECT rowid FROM search WHERE search MATCH 'title : "' || :words || '"' AND search.title = :words);

-- name: part_company_has
-- in: :words
-- only: sqlite, because full-text search is the engine's own
id IN (SELECT rowid FROM search WHERE search MATCH 'organisation : "' || :words || '"');

-- name: part_company_prefix
-- in: :words
-- only: sqlite, because full-text search is the engine's own
id IN (SELECT rowid FROM search WHERE search MATCH 'organisation : "' || :words || '" *');

-- name: part_company_is
-- in: :words
-- only: sqlite, because full-text search is the engine's own
id IN (SELECT rowid FROM search WHERE search MATCH 'organisation : "' || :words || '"' AND search.organisation = :words);

-- name: part_note_has
-- in: :words
-- only: sqlite, because full-text search is the engine's own
id IN (SELECT rowid FROM search WHERE search MATCH 'note : "' || :words || '"');

-- name: part_note_prefix
-- in: :words
-- only: sqlite, because full-text search is the engine's own
id IN (SELECT rowid FROM search WHERE search MATCH 'note : "' || :words || '" *');

-- name: part_note_is
-- in: :words
-- One of the notes is this: the search index holds all of them in one.
id IN (SELECT identifier.contact_id FROM note JOIN identifier ON identifier.id = note.identifier_id
        WHERE identifier.contact_id IS NOT NULL AND ent_fold(note.text) = :words);

-- name: part_said_has
-- in: :words
-- only: sqlite, because full-text search is the engine's own
-- Whoever said it, was told it, or was there when it was said.
id IN (WITH hit AS (SELECT rowid / 2 AS id, rowid % 2 AS is_voice FROM said WHERE said MATCH ent_said_match(:words))
       SELECT identifier.contact_id FROM hit JOIN interaction ON interaction.id = hit.id
          JOIN identifier ON identifier.id = interaction.identifier_id
         WHERE hit.is_voice = 0 AND identifier.contact_id IS NOT NULL
       UNION ALL
       SELECT identifier.contact_id FROM hit JOIN interaction ON interaction.text_id = hit.id
          JOIN identifier ON identifier.id = interaction.identifier_id
         WHERE hit.is_voice = 0 AND identifier.contact_id IS NOT NULL
       UNION ALL
       SELECT identifier.contact_id FROM hit JOIN voice ON voice.id = hit.id
          JOIN identifier ON identifier.id = voice.identifier_id
         WHERE hit.is_voice = 1 AND identifier.contact_id IS NOT NULL);

-- name: part_said_prefix
-- in: :words
-- only: sqlite, because full-text search is the engine's own
id IN (WITH hit AS (SELECT rowid / 2 AS id, rowid % 2 AS is_voice FROM said WHERE said MATCH '"' || :words || '" *')
       SELECT identifier.contact_id FROM hit JOIN interaction ON interaction.id = hit.id
          JOIN identifier ON identifier.id = interaction.identifier_id
         WHERE hit.is_voice = 0 AND identifier.contact_id IS NOT NULL
       UNION ALL
       SELECT identifier.contact_id FROM hit JOIN interaction ON interaction.text_id = hit.id
          JOIN identifier ON identifier.id = interaction.identifier_id
         WHERE hit.is_voice = 0 AND identifier.contact_id IS NOT NULL
       UNION ALL
       SELECT identifier.contact_id FROM hit JOIN voice ON voice.id = hit.id
          JOIN identifier ON identifier.id = voice.identifier_id
         WHERE hit.is_voice = 1 AND identifier.contact_id IS NOT NULL);

-- name: part_place_has
-- in: :words
instr(' ' || ent_fold(place) || ' ', ' ' || :words || ' ') > 0;

-- name: part_place_prefix
-- in: :words
instr(' ' || ent_fold(place), ' ' || :words) > 0;

-- name: part_place_is
-- in: :words
ent_fold(place) = :words;

-- ---- Names that the user gave ---------------------------------------------------------------------------------

-- name: part_tag_is
-- in: :tag
id IN (SELECT identifier.contact_id FROM tag JOIN identifier ON identifier.id = tag.identifier_id
        WHERE identifier.contact_id IS NOT NULL AND tag.is_on = 1 AND ent_fold(tag.tag) = :tag
          AND tag.id = (SELECT max(latest.id) FROM identifier AS every JOIN tag AS latest ON latest.identifier_id = every.id
                         WHERE every.contact_id = identifier.contact_id AND latest.tag = tag.tag));

-- name: part_tag_prefix
-- in: :tag
id IN (SELECT identifier.contact_id FROM tag JOIN identifier ON identifier.id = tag.identifier_id
        WHERE identifier.contact_id IS NOT NULL AND tag.is_on = 1 AND instr(ent_fold(tag.tag), :tag) = 1
          AND tag.id = (SELECT max(latest.id) FROM identifier AS every JOIN tag AS latest ON latest.identifier_id = every.id
                         WHERE every.contact_id = identifier.contact_id AND latest.tag = tag.tag));

-- name: part_has_tag
id IN (SELECT identifier.contact_id FROM tag JOIN identifier ON identifier.id = tag.identifier_id
        WHERE identifier.contact_id IS NOT NULL AND tag.is_on = 1
          AND tag.id = (SELECT max(latest.id) FROM identifier AS every JOIN tag AS latest ON latest.identifier_id = every.id
                         WHERE every.contact_id = identifier.contact_id AND latest.tag = tag.tag));

-- name: part_target_is
-- in: :target
EXISTS (SELECT 1 FROM standing WHERE standing.contact_id = contact.id AND standing.qualified = 1
          AND standing.target_id IN (SELECT target.id FROM target WHERE ent_fold(target.name) = :target));

-- name: part_target_prefix
-- in: :target
EXISTS (SELECT 1 FROM standing WHERE standing.contact_id = contact.id AND standing.qualified = 1
          AND standing.target_id IN (SELECT target.id FROM target WHERE instr(ent_fold(target.name), :target) = 1));

-- ---- Identifiers: kind 1 is a profile, 2 an e-mail address, 3 a phone number -------------------------------------

-- name: part_url_has
-- in: :part
-- Internal ids ("ACoAA...") keep their case in the table.
id IN (SELECT contact_id FROM identifier WHERE kind = 1 AND instr(lower(value), :part) > 0 AND contact_id IS NOT NULL);

-- name: part_url_prefix
-- in: :part
id IN (SELECT contact_id FROM identifier WHERE kind = 1 AND instr(lower(value), :part) = 1 AND contact_id IS NOT NULL);

-- name: part_url_is
-- in: :value
id IN (SELECT contact_id FROM identifier WHERE kind = 1 AND value = :value AND contact_id IS NOT NULL);

-- name: part_email_has
-- in: :part
id IN (SELECT contact_id FROM identifier WHERE kind = 2 AND instr(value, :part) > 0 AND contact_id IS NOT NULL);

-- name: part_email_prefix
-- in: :part
id IN (SELECT contact_id FROM identifier WHERE kind = 2 AND instr(value, :part) = 1 AND contact_id IS NOT NULL);

-- name: part_email_is
-- in: :value
id IN (SELECT contact_id FROM identifier WHERE kind = 2 AND value = :value AND contact_id IS NOT NULL);

-- name: part_phone_has
-- in: :digits
id IN (SELECT contact_id FROM identifier WHERE kind = 3 AND instr(value, :digits) > 0 AND contact_id IS NOT NULL);

-- name: part_phone_prefix
-- in: :digits
-- "33612..." as it is stored, or "612..." of "0612...": numbers without a country are French, as in ent_phone_append.
id IN (SELECT contact_id FROM identifier
        WHERE kind = 3 AND instr(' ' || ltrim(value, '+0') || ' ' || replace(value, '+33', ''), ' ' || :digits) > 0
          AND contact_id IS NOT NULL);

-- name: part_phone_is
-- in: :value
id IN (SELECT contact_id FROM identifier WHERE kind = 3 AND value = :value AND contact_id IS NOT NULL);

-- name: part_id
-- in: :id
-- Any identifier's id leads to its contact.
id IN (SELECT contact_id FROM identifier WHERE identifier.id = :id AND contact_id IS NOT NULL);

-- ---- Numbers: both ends included; warmth and score as they are shown, rounded ------------------------------------

-- name: part_warmth
-- in: :low :high
-- The + keeps the index for the order, which ends a page early; looking every row of a range up does not.
(+warmth >= :low - 0.5 AND +warmth < :high + 0.5);

-- name: part_score
-- in: :low :high
(score >= (:low - 0.5) / 100 AND score < (:high + 0.5) / 100);

-- name: part_in
-- in: :low :high
n_in BETWEEN :low AND :high;

-- name: part_out
-- in: :low :high
n_out BETWEEN :low AND :high;

-- name: part_interactions
-- in: :low :high
n_in + n_out BETWEEN :low AND :high;

-- name: part_seniority
-- in: :low :high
-- Unknown is -1, and the lowest that can be asked for is 0.
seniority BETWEEN :low AND :high;

-- ---- Dates: from included, to not -----------------------------------------------------------------------------------

-- name: part_last
-- in: :from_us :to_us
(+last_us IS NOT NULL AND +last_us >= :from_us AND +last_us < :to_us);

-- name: part_first
-- in: :from_us :to_us
(first_us IS NOT NULL AND first_us >= :from_us AND first_us < :to_us);

-- name: part_connected
-- in: :from_us :to_us
(connected_us IS NOT NULL AND connected_us >= :from_us AND connected_us < :to_us);

-- ---- Closed lists -------------------------------------------------------------------------------------------------------

-- name: part_function
-- in: :function
((functions >> :function) & 1) = 1;

-- name: part_relation
-- in: :relation
relation = :relation;

-- name: part_channel
-- in: :channel
((channels >> :channel) & 1) = 1;

-- name: part_source_little
-- in: :source_id
-- Whoever the source said something of, in three parts: by what it said where that is little; else by its cards and its
-- interactions. CROSS JOIN keeps the engine from walking all interactions for a few ranges.
id IN (WITH said AS (SELECT fact, first_id, last_id FROM claim WHERE source_id = :source_id AND (fact NOT IN (1, 2) OR
          (SELECT coalesce(sum(last_id - first_id + 1), 0) FROM claim WHERE source_id = :source_id AND fact IN (1, 2)) < 10000))
       SELECT identifier.contact_id FROM identifier WHERE identifier.contact_id IS NOT NULL AND identifier.id IN
         (SELECT card_identifier.identifier_id FROM said CROSS JOIN card_identifier
            ON said.fact = 1 AND card_identifier.card_id BETWEEN said.first_id AND said.last_id
          UNION ALL
          SELECT interaction.identifier_id FROM said CROSS JOIN interaction
            ON said.fact = 2 AND interaction.id BETWEEN said.first_id AND said.last_id
          UNION ALL
          SELECT voice.identifier_id FROM said CROSS JOIN voice
            ON said.fact = 4 AND voice.id BETWEEN said.first_id AND said.last_id
          UNION ALL
          SELECT note.identifier_id FROM said CROSS JOIN note
            ON said.fact = 6 AND note.id BETWEEN said.first_id AND said.last_id
          UNION ALL
          SELECT tag.identifier_id FROM said CROSS JOIN tag
            ON said.fact = 7 AND tag.id BETWEEN said.first_id AND said.last_id));

-- name: part_source_cards
-- in: :source_id
-- For one contact after the other: a page looks at few.
((SELECT coalesce(sum(last_id - first_id + 1), 0) FROM claim WHERE source_id = :source_id AND fact IN (1, 2)) >= 10000
  AND EXISTS (SELECT 1 FROM identifier CROSS JOIN card_identifier ON card_identifier.identifier_id = identifier.id
               WHERE identifier.contact_id = contact.id AND coalesce(
                 (SELECT claim.last_id FROM claim WHERE claim.source_id = :source_id AND claim.fact = 1
                     AND claim.first_id <= card_identifier.card_id ORDER BY claim.first_id DESC LIMIT 1), -1)
                 >= card_identifier.card_id));

-- name: part_source_all_cards
-- in: :source_id
-- The same for all contacts at once, in the order of the cards: a count looks at everybody.
((SELECT coalesce(sum(last_id - first_id + 1), 0) FROM claim WHERE source_id = :source_id AND fact IN (1, 2)) >= 10000
  AND id IN (SELECT identifier.contact_id FROM claim
               CROSS JOIN card_identifier ON card_identifier.card_id BETWEEN claim.first_id AND claim.last_id
               CROSS JOIN identifier ON identifier.id = card_identifier.identifier_id
              WHERE claim.source_id = :source_id AND claim.fact = 1 AND identifier.contact_id IS NOT NULL));

-- name: part_source_interactions
-- in: :source_id
((SELECT coalesce(sum(last_id - first_id + 1), 0) FROM claim WHERE source_id = :source_id AND fact IN (1, 2)) >= 10000
  AND EXISTS (SELECT 1 FROM identifier CROSS JOIN interaction ON interaction.identifier_id = identifier.id
               WHERE identifier.contact_id = contact.id AND coalesce(
                 (SELECT claim.last_id FROM claim WHERE claim.source_id = :source_id AND claim.fact = 2
                     AND claim.first_id <= interaction.id ORDER BY claim.first_id DESC LIMIT 1), -1)
                 >= interaction.id));

-- name: part_is_qualified
qualified = 1;

-- name: part_is_connected
connected = 1;

-- name: part_is_left
left_us IS NOT NULL;

-- name: part_has_email
email IS NOT NULL;

-- name: part_has_phone
phone IS NOT NULL;

-- name: part_has_url
url IS NOT NULL;

-- name: part_has_note
id IN (SELECT identifier.contact_id FROM note JOIN identifier ON identifier.id = note.identifier_id
        WHERE identifier.contact_id IS NOT NULL);

-- name: part_has_interaction
-- The other half of "no date fits them": whoever has a last exchange.
+last_us IS NOT NULL;

-- name: part_has_title
title IS NOT NULL;

-- name: part_has_company
organisation IS NOT NULL;
