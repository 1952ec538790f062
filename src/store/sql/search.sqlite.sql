-- Full-text search, the SQLite engine's way. Texts are folded (ent_fold) before they come here and queries are
-- folded likewise, so the tokeniser has nothing left to decide.
CREATE VIRTUAL TABLE search USING fts5 (name, title, organisation, note, prefix = '2 3', tokenize = 'unicode61 remove_diacritics 0');
