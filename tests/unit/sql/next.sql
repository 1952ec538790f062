-- Makes a table anew, as a real step might: references to it hang in the air meanwhile.
CREATE TABLE user_new (id INTEGER PRIMARY KEY, name TEXT NOT NULL, place TEXT) STRICT;
INSERT INTO user_new (id, name) SELECT id, name FROM user;
DROP TABLE user;
ALTER TABLE user_new RENAME TO user;
PRAGMA user_version = @VERSION@;
