-- What a new network holds.
PRAGMA application_id = 1164866674; -- "Entr"
PRAGMA user_version = 4;
INSERT INTO user (id, name) VALUES (1, '');
INSERT INTO meta (name, value) VALUES ('forget_key', randomblob(32));
