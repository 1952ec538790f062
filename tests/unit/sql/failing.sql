ALTER TABLE source ADD COLUMN remark TEXT;
INSERT INTO no_such_table VALUES (1);
PRAGMA user_version = @VERSION@;
