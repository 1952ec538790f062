-- The words that the full-text indexes hold, the SQLite engine's way: made for a connection that asks for them, and gone with
-- it. Reading a word costs reading all the places where it stands.
CREATE VIRTUAL TABLE IF NOT EXISTS temp.search_word USING fts5vocab (main, search, col);
CREATE VIRTUAL TABLE IF NOT EXISTS temp.said_word USING fts5vocab (main, said, col);
