-- What a connection that writes is set to besides. page_size counts for a file that is being made.
PRAGMA page_size = 8192;
PRAGMA journal_mode = WAL;
PRAGMA synchronous = NORMAL;
PRAGMA secure_delete = ON; -- what is forgotten must not linger in free space
PRAGMA journal_size_limit = 67108864;
