ALTER TABLE source ADD COLUMN remark TEXT;
PRAGMA user_version = @VERSION@;
