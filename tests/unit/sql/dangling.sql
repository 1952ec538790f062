DELETE FROM user;
PRAGMA user_version = @VERSION@;
