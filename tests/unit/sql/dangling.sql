DELETE FROM user;
PRAGMA user_version = 4;
