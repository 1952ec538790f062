-- What every connection is set to.
PRAGMA foreign_keys = ON;
PRAGMA trusted_schema = OFF;
PRAGMA cache_size = -49152; -- 48 MiB
PRAGMA mmap_size = 0;       -- mapped reading and frequent commits stall each other
