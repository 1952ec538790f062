-- The interactions that an import is about to store: an array of the program, which the engine reads as a table of this
-- shape (store/incoming.c). It is no table of the file.
CREATE TABLE incoming_interaction (
  id            INTEGER,
  identifier_id INTEGER,
  at_us         INTEGER,
  shape         INTEGER,
  key           INTEGER,
  precision     INTEGER,
  thread        INTEGER,
  text_id       INTEGER,
  subject       TEXT,
  text          TEXT,
  weight        INTEGER,
  act           INTEGER
);
