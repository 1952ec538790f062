-- The words of the full-text indexes, by their order; a word stands once for each column that has it. The tables are
-- those of words.sqlite.sql.

-- name: word_search_range
-- in: :from :to :column
-- out: term, doc
-- only: sqlite, because full-text search is the engine's own
-- Column '' is any.
SELECT term, doc FROM temp.search_word WHERE term >= :from AND term < :to AND (:column = '' OR col = :column);

-- name: word_said_range
-- in: :from :to
-- out: term, doc
-- only: sqlite, because full-text search is the engine's own
SELECT term, doc FROM temp.said_word WHERE term >= :from AND term < :to;
