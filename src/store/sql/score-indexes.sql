-- The indexes over scores. A refresh changes every score, so it sets them aside and makes them anew, which costs a
-- fraction of keeping them up to date row by row.

CREATE INDEX contact_by_standing ON contact (qualified, relation, warmth);
CREATE INDEX contact_by_warmth ON contact (warmth);
CREATE INDEX contact_by_last ON contact (last_us);
-- Best first, the order of lists that ask for none: word for word part_sort_best. 3 is ENT_RELATION_GOOD.
CREATE INDEX contact_by_rank ON contact (qualified DESC, (relation = 3) DESC, warmth DESC, score DESC, name_folded, id, channels);
