-- Sets aside the indexes of score-indexes.sql.

DROP INDEX IF EXISTS contact_by_standing;
DROP INDEX IF EXISTS contact_by_warmth;
DROP INDEX IF EXISTS contact_by_last;
DROP INDEX IF EXISTS contact_by_rank;
