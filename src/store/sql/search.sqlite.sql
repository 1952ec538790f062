-- Full-text search, the SQLite engine's way. Texts are folded (ent_fold) before they come here and queries are
-- folded likewise, so the tokeniser has nothing left to decide.
CREATE VIRTUAL TABLE search USING fts5 (name, title, organisation, note, prefix = '2 3', tokenize = 'unicode61 remove_diacritics 0');

-- Everything said: row 2 * id for an interaction, 2 * id + 1 for a voice. It holds no text of its own, only the index, and
-- is brought up to date when somebody searches: meta 'said_interaction' and 'said_voice' are the last ids in it. Texts
-- and queries are reduced to stems (ent_stems) before they come here.
CREATE VIRTUAL TABLE said USING fts5 (text, content = '', tokenize = 'unicode61 remove_diacritics 0');
