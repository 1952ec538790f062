-- The network on disk, version 4. This file is the truth about the tables; migrate/ holds the way here from
-- older versions.
--
-- Three layers, in this order:
--   facts      what sources said. Append only; a source's facts go when the source is undone.
--   people     who is who: identifier.contact_id and contact. A decision over facts, made by identity/.
--   derived    scores, positions, search, months. Dropped and rebuilt by `entregent rebuild` without
--              changing an answer.
--
-- Times are microseconds since 1970 UTC (*_us). `precision` is EntPrecision, `channel` EntChannel, `direction`
-- EntDirection, `kind` of an identifier EntIdentifierKind: closed lists whose numbers never change.
--
-- In a table WITHOUT ROWID the columns of the primary key come first: SQLite 3.40's integrity_check reads the others
-- wrongly where they do not.

CREATE TABLE meta (                       -- one value a name: the network's own facts
  name  TEXT PRIMARY KEY NOT NULL,
  value ANY NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE user (                       -- whose network it is; a team has several
  id   INTEGER PRIMARY KEY,
  name TEXT NOT NULL
) STRICT;

-- ---- Facts ------------------------------------------------------------------------------------------------

CREATE TABLE source (                     -- one import, or one thing typed by hand; can be undone
  id                INTEGER PRIMARY KEY AUTOINCREMENT,  -- never used again after an undo
  user_id           INTEGER NOT NULL REFERENCES user (id),
  kind              TEXT NOT NULL,        -- "linkedin-archive", "hand"
  path              TEXT NOT NULL,        -- where it was read from, or what was typed
  imported_us       INTEGER NOT NULL,
  as_of_us          INTEGER NOT NULL,     -- when the source itself was made: orders what it says against others
  lists_connections INTEGER NOT NULL CHECK (lists_connections IN (0, 1)), -- who is not on its list has left
  n_records         INTEGER NOT NULL DEFAULT 0,
  n_new             INTEGER NOT NULL DEFAULT 0,
  n_known           INTEGER NOT NULL DEFAULT 0,
  n_changed         INTEGER NOT NULL DEFAULT 0,
  n_skipped         INTEGER NOT NULL DEFAULT 0,
  n_problems        INTEGER NOT NULL DEFAULT 0          -- all of them; the first ones are in problem
) STRICT;

CREATE TABLE problem (                    -- what could not be read
  source_id   INTEGER NOT NULL REFERENCES source (id) ON DELETE CASCADE,
  number      INTEGER NOT NULL,
  file        TEXT NOT NULL,
  line        INTEGER NOT NULL,           -- 0: the file as a whole
  column_name TEXT NOT NULL,
  reason      TEXT NOT NULL,
  PRIMARY KEY (source_id, number)
) STRICT, WITHOUT ROWID;

-- Which source said which facts, as ranges of fact ids: a first import is one range, the same archive again
-- another; a fact lives as long as any claim covers it.
CREATE TABLE claim (
  fact      INTEGER NOT NULL CHECK (fact BETWEEN 1 AND 10), -- EntFact: the table
  first_id  INTEGER NOT NULL,
  source_id INTEGER NOT NULL REFERENCES source (id),
  last_id   INTEGER NOT NULL CHECK (last_id >= first_id),
  PRIMARY KEY (fact, first_id, source_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX claim_by_source ON claim (source_id);

CREATE TABLE identifier (                 -- what recognises somebody, in its normal form
  id         INTEGER PRIMARY KEY,
  kind       INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 7),
  value      TEXT NOT NULL,
  label      TEXT,                        -- as it was written, where the normal form hides it
  contact_id INTEGER,                     -- people: whose it is; NULL while nobody's
  UNIQUE (kind, value)
) STRICT;
CREATE INDEX identifier_by_contact ON identifier (contact_id) WHERE contact_id IS NOT NULL;

CREATE TABLE card (                       -- a source says: these identifiers are somebody of this name
  id                  INTEGER PRIMARY KEY,
  key                 BLOB NOT NULL UNIQUE, -- digest of everything it says, identifiers included
  name                TEXT NOT NULL,
  given               TEXT,
  family              TEXT,
  organisation        TEXT,
  title               TEXT,
  place               TEXT,
  connected_us        INTEGER,
  connected_precision INTEGER NOT NULL DEFAULT 0,
  listed              INTEGER NOT NULL CHECK (listed IN (0, 1)), -- among the user's connections
  certainty           INTEGER NOT NULL DEFAULT 0 CHECK (certainty BETWEEN 0 AND 2), -- EntCertainty
  original            TEXT                -- an address book's card, vCard 4 properties, one a line
) STRICT;

CREATE TABLE card_identifier (
  card_id       INTEGER NOT NULL REFERENCES card (id),
  identifier_id INTEGER NOT NULL REFERENCES identifier (id),
  PRIMARY KEY (card_id, identifier_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX card_identifier_by_identifier ON card_identifier (identifier_id, card_id);

CREATE TABLE interaction (                -- something passed between the user and an identifier
  id            INTEGER PRIMARY KEY,
  identifier_id INTEGER NOT NULL,         -- REFERENCES identifier; not declared: a million lookups for nothing
  at_us         INTEGER NOT NULL,
  shape         INTEGER NOT NULL,         -- channel * 4 + direction
  key           INTEGER NOT NULL,         -- digest of external id, subject and text
  precision     INTEGER NOT NULL,
  thread        INTEGER,                  -- digest of the source's conversation id
  text_id       INTEGER,                  -- the interaction that keeps the text, when several share one
  subject       TEXT,
  text          TEXT
) STRICT;
-- At once what makes an interaction unique, and all that a panel needs in the order it needs it.
CREATE UNIQUE INDEX interaction_key ON interaction (identifier_id, at_us, shape, key);
CREATE INDEX interaction_by_text ON interaction (text_id) WHERE text_id IS NOT NULL;

-- An e-mail has a row for each of its parties. The sender's comes first, keeps the text, and is there even when the
-- sender is the user; so who wrote is known, and the direction of the others' rows can be settled anew whenever more is
-- learnt about which addresses are the user's.

CREATE TABLE mark (                       -- a judgement on an interaction that is not a plain one
  interaction_id INTEGER PRIMARY KEY REFERENCES interaction (id) ON DELETE CASCADE,
  weight         INTEGER NOT NULL,        -- EntWeight; what an echo is worth is decided when it is asked for
  act            INTEGER NOT NULL         -- EntAct
) STRICT;

CREATE TABLE self (                       -- how the user presents themselves
  id            INTEGER PRIMARY KEY,
  key           BLOB NOT NULL UNIQUE,
  field         INTEGER NOT NULL,         -- EntSelfField
  identifier_id INTEGER REFERENCES identifier (id), -- the user's own
  value         TEXT NOT NULL,
  detail        TEXT,
  text          TEXT,
  from_us       INTEGER,
  until_us      INTEGER
) STRICT;
CREATE INDEX self_by_identifier ON self (identifier_id) WHERE identifier_id IS NOT NULL;

CREATE TABLE voice (                      -- words about the user
  id            INTEGER PRIMARY KEY,
  key           BLOB NOT NULL UNIQUE,
  identifier_id INTEGER NOT NULL REFERENCES identifier (id),
  channel       INTEGER NOT NULL,
  at_us         INTEGER,
  subject       TEXT,
  text          TEXT,
  is_public     INTEGER NOT NULL CHECK (is_public IN (0, 1))
) STRICT;
CREATE INDEX voice_by_identifier ON voice (identifier_id);

CREATE TABLE publication (                -- what the user posted
  id            INTEGER PRIMARY KEY,
  key           BLOB NOT NULL UNIQUE,
  identifier_id INTEGER REFERENCES identifier (id), -- the post
  at_us         INTEGER,
  title         TEXT,
  text          TEXT,
  url           TEXT,
  visibility    TEXT
) STRICT;
CREATE INDEX publication_by_identifier ON publication (identifier_id) WHERE identifier_id IS NOT NULL;

CREATE TABLE note (                       -- typed by hand about somebody
  id            INTEGER PRIMARY KEY,
  identifier_id INTEGER NOT NULL REFERENCES identifier (id),
  at_us         INTEGER NOT NULL,
  text          TEXT NOT NULL
) STRICT;
CREATE INDEX note_by_identifier ON note (identifier_id);

CREATE TABLE tag (                        -- the latest word on a tag counts
  id            INTEGER PRIMARY KEY,
  identifier_id INTEGER NOT NULL REFERENCES identifier (id),
  at_us         INTEGER NOT NULL,
  tag           TEXT NOT NULL,
  is_on         INTEGER NOT NULL CHECK (is_on IN (0, 1))
) STRICT;
CREATE INDEX tag_by_identifier ON tag (identifier_id, tag, id);

CREATE TABLE bond (                       -- the user says: these two are one person, or are not
  id            INTEGER PRIMARY KEY,
  identifier_id INTEGER NOT NULL REFERENCES identifier (id),
  other_id      INTEGER NOT NULL REFERENCES identifier (id),
  at_us         INTEGER NOT NULL,         -- the latest word on a pair counts
  is_same       INTEGER NOT NULL CHECK (is_same IN (0, 1))
) STRICT;
CREATE INDEX bond_by_identifier ON bond (identifier_id);
CREATE INDEX bond_by_other ON bond (other_id);

CREATE TABLE choice (                     -- of what sources say of a contact, the user wants this shown; the latest counts
  id            INTEGER PRIMARY KEY,
  identifier_id INTEGER NOT NULL REFERENCES identifier (id),
  field         INTEGER NOT NULL CHECK (field BETWEEN 1 AND 6), -- EntChoiceField
  value         TEXT NOT NULL,
  at_us         INTEGER NOT NULL
) STRICT;
CREATE INDEX choice_by_identifier ON choice (identifier_id);

CREATE TABLE ruling (                     -- what the user rules about somebody; the latest on a matter counts
  id            INTEGER PRIMARY KEY,
  identifier_id INTEGER NOT NULL REFERENCES identifier (id),
  at_us         INTEGER NOT NULL,
  matter        INTEGER NOT NULL CHECK (matter BETWEEN 1 AND 8), -- EntMatter
  about         TEXT NOT NULL,            -- which of several, as the target of a label; '' where there is but one
  value         TEXT NOT NULL,            -- '' takes back what was ruled before
  number        REAL                      -- what the matter counts in: days, minutes, a chance
) STRICT;
CREATE INDEX ruling_by_identifier ON ruling (identifier_id);
CREATE INDEX ruling_by_matter ON ruling (matter);

CREATE TABLE reading (                    -- a part of a source that was read whole: the next reading skips it
  source_id      INTEGER NOT NULL REFERENCES source (id) ON DELETE CASCADE,
  unit           TEXT NOT NULL,           -- within the source's path: a file, a folder
  from_position  INTEGER NOT NULL,        -- bytes or numbers of messages: [from, until)
  until_position INTEGER NOT NULL,
  fingerprint    BLOB NOT NULL,
  PRIMARY KEY (source_id, unit, from_position)
) STRICT, WITHOUT ROWID;

CREATE TABLE left_out (                   -- what is no part of a network by rule, counted so that it can be looked at
  source_id INTEGER NOT NULL REFERENCES source (id) ON DELETE CASCADE,
  reason    TEXT NOT NULL,                -- "newsletter", "bounce"...
  who       TEXT NOT NULL,                -- the address it came from, or the shape of what was not recognised
  name      TEXT,
  subject   TEXT,                         -- of the last one
  n         INTEGER NOT NULL,
  first_us  INTEGER,
  last_us   INTEGER,
  PRIMARY KEY (source_id, reason, who)
) STRICT, WITHOUT ROWID;

CREATE TABLE target (                     -- who is qualified for one of the user's goals
  id     INTEGER PRIMARY KEY AUTOINCREMENT,
  user_id INTEGER NOT NULL REFERENCES user (id),
  name   TEXT NOT NULL UNIQUE,
  text   TEXT NOT NULL                    -- the target as written; docs/targets.md
) STRICT;

CREATE TABLE rhythm (                     -- how often the user wants to hear of everybody whom a query finds
  query TEXT PRIMARY KEY NOT NULL,
  days  REAL NOT NULL CHECK (days > 0)
) STRICT, WITHOUT ROWID;

CREATE TABLE forgotten (                  -- people who must not come back: keyed digests, never the values
  digest BLOB PRIMARY KEY NOT NULL
) STRICT, WITHOUT ROWID;

-- ---- People -----------------------------------------------------------------------------------------------

-- A contact's id is the smallest id of the certain identifiers that make it, so that rebuilding gives the
-- same one, and any of its identifier ids leads to it.
CREATE TABLE contact (
  id            INTEGER PRIMARY KEY,
  name          TEXT NOT NULL,
  name_folded   TEXT NOT NULL,            -- ent_fold_name
  given         TEXT,
  family        TEXT,
  organisation  TEXT,
  title         TEXT,
  place         TEXT,
  url           TEXT,                     -- LinkedIn slug, the newest
  email         TEXT,                     -- the newest
  phone         TEXT,
  connected     INTEGER NOT NULL CHECK (connected IN (0, 1)), -- on the newest list of connections
  connected_us  INTEGER,
  left_us       INTEGER,                  -- first seen missing from a list of connections
  -- What the title says (measure/title); 0 and -1 while unknown.
  functions     INTEGER NOT NULL DEFAULT 0,
  seniority     INTEGER NOT NULL DEFAULT -1,
  title_read    INTEGER NOT NULL DEFAULT 0,  -- whether the two above are of the present title
  -- What the interactions say, as of meta 'scored_day'.
  since_us      INTEGER,                  -- in the network since: connected or first interaction
  first_us      INTEGER,
  last_us       INTEGER,
  last_in_us    INTEGER,
  n_in          INTEGER NOT NULL DEFAULT 0,
  n_out         INTEGER NOT NULL DEFAULT 0,
  relation      INTEGER NOT NULL DEFAULT 0,  -- EntRelationClass
  warmth        REAL NOT NULL DEFAULT 0,     -- 0 to 100
  qualified     INTEGER NOT NULL DEFAULT 0,  -- for any target
  score         REAL NOT NULL DEFAULT 0,     -- probability of being qualified, the best of the targets
  channels      INTEGER NOT NULL DEFAULT 0   -- bit N: something passed by EntChannel N
) STRICT;
CREATE INDEX contact_by_name_folded ON contact (name_folded);
-- The indexes over scores are in score-indexes.sql.

-- ---- Derived ----------------------------------------------------------------------------------------------

CREATE TABLE position (                   -- organisation and title, with the days between which they were seen
  contact_id   INTEGER NOT NULL,
  from_us      INTEGER NOT NULL,
  organisation TEXT NOT NULL,
  title        TEXT NOT NULL,
  until_us     INTEGER NOT NULL,
  PRIMARY KEY (contact_id, from_us, organisation, title)
) STRICT, WITHOUT ROWID;

CREATE TABLE likeness (                   -- keys that contacts of like names share; kept once some have no profile
  key        INTEGER NOT NULL,
  contact_id INTEGER NOT NULL,
  PRIMARY KEY (key, contact_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX likeness_by_contact ON likeness (contact_id);

CREATE TABLE standing (                   -- a contact's score for a target
  target_id  INTEGER NOT NULL,
  contact_id INTEGER NOT NULL,
  score      REAL NOT NULL,               -- points of the criteria that match
  qualified  INTEGER NOT NULL,
  PRIMARY KEY (target_id, contact_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE move (                       -- what moved most in the quarter before the last refresh
  rank       INTEGER PRIMARY KEY,         -- gains first, the largest first
  contact_id INTEGER NOT NULL,
  before     REAL NOT NULL,               -- warmth, 0 to 100
  after      REAL NOT NULL
) STRICT;

CREATE TABLE month (                      -- the network at each month's end, and as of today for the present one
  day       INTEGER PRIMARY KEY,          -- days since 1970 of the last day counted
  contacts  INTEGER NOT NULL,
  qualified INTEGER NOT NULL,
  good      INTEGER NOT NULL,
  neutral   INTEGER NOT NULL,
  bad       INTEGER NOT NULL,
  unknown   INTEGER NOT NULL,
  both      INTEGER NOT NULL              -- qualified and good
) STRICT;
