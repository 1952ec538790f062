/*
 * The store: one network in one SQLite file, and the only room that speaks SQL.
 *
 * Reading functions give rows to a callback or fill a struct; slices in them live until the callback returns.
 * Every function that can fail takes a GError last: BUSY (another process writes), CORRUPT (the file is
 * damaged), FAILED (disk full, read-only...), and what its own comment adds. One EntStore belongs to one
 * thread.
 */
#pragma once

#include "store/open.h"
#include "store/source.h"
#include "store/fact.h"
#include "store/mail.h"
#include "store/cards.h"
#include "store/person.h"
#include "store/bond.h"
#include "store/ruling.h"
#include "store/invitation.h"
#include "store/likeness.h"
#include "store/score.h"
#include "store/contact.h"
#include "store/said.h"
#include "store/words.h"
#include "store/keep.h"
#include "store/connection.h"
#include "store/plan.h"
#include "store/together.h"

/** ent_store_listed_identifiers: every identifier on a card that lists a connection: whoever may have joined
 * or left. */
bool ent_store_listed_identifiers (EntStore *self, EntIdFunc func, void *data, GError **error);
/** ent_store_contacts_named: ids of the contacts with that folded name, ascending. */
bool
ent_store_contacts_named (EntStore *self, EntSlice name_folded, EntIdFunc func, void *data, GError **error);
/** ent_store_listed_together: whether one list of connections holds both contacts. */
bool ent_store_listed_together (EntStore *self, int64_t contact_id, int64_t other_id, bool *out_together,
                                GError **error);
/** ent_store_identifier_is_used: whether any fact speaks of it. */
bool ent_store_identifier_is_used (EntStore *self, int64_t id, bool *out_used, GError **error);
/** ent_store_identifier_delete: an unused one. */
bool ent_store_identifier_delete (EntStore *self, int64_t id, GError **error);
/** ent_store_identifier_attach: people: @contact_id 0 means nobody's. */
bool ent_store_identifier_attach (EntStore *self, int64_t id, int64_t contact_id, GError **error);

/* Claims on cards, as identity/ needs them: in memory, ascending in first_id. */
typedef struct {
  int64_t first_id, last_id;
  int64_t source_id, as_of_us;
  bool lists_connections;
} EntClaimRow;
/** ent_store_card_claims: (element-type EntClaimRow) all claims on cards, by as_of then source. Free with
 * g_array_unref(). */
GArray *ent_store_card_claims (EntStore *self, GError **error);

/* ---- What the user said of who is who (bond.c) ---- */

/* One word on two identifiers. */
typedef struct {
  int64_t id, at_us; /* the latest word on a pair counts: by time, then by id */
  int64_t identifier_id, other_id;
  bool is_same;
} EntBondRow;
/** ent_store_bond_add: the user says that two identifiers are one person's, or are not; @bond's id is
 * ignored.
 */
bool ent_store_bond_add (EntStore *self, const EntBondRow *bond, int64_t *out_id, GError **error);
typedef void (*EntBondFunc) (const EntBondRow *row, void *data);
/** ent_store_bonds_of: all that was said of an identifier, in no order. */
bool ent_store_bonds_of (EntStore *self, int64_t identifier_id, EntBondFunc func, void *data, GError **error);
typedef void (*EntPairFunc) (int64_t a, int64_t b, void *data);
/** ent_store_contacts_apart: the contacts whom the user told apart. */
bool ent_store_contacts_apart (EntStore *self, EntPairFunc func, void *data, GError **error);

/* What of several values may be chosen. The numbers are stored: append only. */
typedef enum {
  ENT_CHOICE_NAME = 1,
  ENT_CHOICE_EMAIL = 2,
  ENT_CHOICE_PHONE = 3,
  ENT_CHOICE_URL = 4,
  ENT_CHOICE_PLACE = 5,
  ENT_CHOICE_JOB = 6, /* title, line feed, organisation */
  ENT_CHOICE_LAST = ENT_CHOICE_JOB,
} EntChoiceField;

/* Of what sources say of whoever has an identifier, this value is to be shown. */
typedef struct {
  int64_t id, at_us;
  int64_t identifier_id;
  EntChoiceField field;
  EntSlice value;
} EntChoiceRow;
/** ent_store_choice_add: @choice's id is ignored. */
bool ent_store_choice_add (EntStore *self, const EntChoiceRow *choice, int64_t *out_id, GError **error);
typedef void (*EntChoiceFunc) (const EntChoiceRow *row, void *data);
/** ent_store_choices_of: all that was chosen for an identifier, in no order. */
bool
ent_store_choices_of (EntStore *self, int64_t identifier_id, EntChoiceFunc func, void *data, GError **error);
/** ent_store_has_words: whether the user ever said any such thing. */
bool ent_store_has_words (EntStore *self, bool *out_any, GError **error);

/* ---- Likeness: contacts of like names, by keys (likeness.c) ---- */

/** ent_store_likeness_find: ids of the contacts that have @key, ascending. */
bool ent_store_likeness_find (EntStore *self, int64_t key, EntIdFunc func, void *data, GError **error);
/** ent_store_likeness_add, ent_store_likeness_delete: keys of a contact; all of them. */
bool ent_store_likeness_add (EntStore *self, int64_t contact_id, const int64_t *keys, size_t n_keys,
                             GError **error);
bool ent_store_likeness_delete (EntStore *self, int64_t contact_id, GError **error);
/** ent_store_likeness_neighbours: ids of the other contacts that share a key with this one, in no order. */
bool ent_store_likeness_neighbours (EntStore *self, int64_t contact_id, EntIdFunc func, void *data,
                                    GError **error);
/** ent_store_all_contacts: the id of every contact, ascending. */
bool ent_store_all_contacts (EntStore *self, EntIdFunc func, void *data, GError **error);

/* What identity/ decides of a contact. */
typedef struct {
  int64_t id;
  EntSlice name, name_folded, given, family, organisation, title, place;
  EntSlice url, email, phone;
  bool connected;
  int64_t connected_us, left_us; /* ENT_TIME_UNKNOWN */
} EntPerson;

/* How a contact differs from what it was: bits. */
typedef enum {
  ENT_CHANGE_JOINED = 1 << 0, /* on the list of connections, and was not */
  ENT_CHANGE_LEFT = 1 << 1,   /* the other way round */
  ENT_CHANGE_JOB = 1 << 2,    /* organisation or title */
  ENT_CHANGE_NAME = 1 << 3,
  ENT_CHANGE_EMAIL = 1 << 4, /* an address appeared where there was none */
  ENT_CHANGE_NEW = 1 << 5,   /* the contact is new */
  ENT_CHANGE_GONE = 1 << 6,  /* the contact is no more */
} EntChange;

/* What a contact was called and did before. Both stay empty where nothing changed. */
typedef struct {
  GString *name;
  GString *job; /* "title, organisation" */
} EntPersonFormer;

/**
 * ent_store_person_put: inserts or updates the contact; scores of one that exists stay until the next
 * refresh, what the title says is forgotten when the title changes.
 * @out_changes: EntChange bits against what was stored before
 * @out_former: its strings get what changed; may be NULL
 */
bool ent_store_person_put (EntStore *self, const EntPerson *person, unsigned *out_changes,
                           EntPersonFormer *out_former, GError **error);
/** ent_store_person_delete: a contact that no identifier leads to any more. */
bool ent_store_person_delete (EntStore *self, int64_t id, GError **error);

typedef struct {
  int64_t from_us, until_us;
  EntSlice organisation, title;
} EntPosition;
/** ent_store_positions_put: replaces the positions of a contact. */
bool ent_store_positions_put (EntStore *self, int64_t contact_id, const EntPosition *positions, size_t n,
                              GError **error);
/** ent_store_search_update: names, notes and positions of a contact as they stand, into the search index. */
bool ent_store_search_update (EntStore *self, int64_t contact_id, GError **error);
/** ent_store_search_fill: the same of every contact, into an index that is empty. */
bool ent_store_search_fill (EntStore *self, GError **error);
/** ent_store_people_clear: drops all people and derived tables, for rebuild. Facts stay. */
bool ent_store_people_clear (EntStore *self, GError **error);

/* ---- Scores, for the service (score.c, panel.c, target.c) ---- */

/**
 * ent_store_load_panel: every contact, ascending in id, with their interactions in time order.
 * Cost: one ordered scan of the unique index, about 0.15 us an interaction.
 */
EntPanel *ent_store_load_panel (EntStore *self, GError **error);

/* What a contact is, for titles and targets. Texts folded (ent_fold), separate words by one blank. */
typedef struct {
  int64_t id;
  EntSlice name, organisation, title, place, note; /* as written */
  uint32_t functions;
  int seniority;
  bool title_read; /* functions and seniority are of this title */
} EntContactFactsRow;
typedef bool (*EntContactFactsFunc) (const EntContactFactsRow *row, void *data);
/** ent_store_contact_facts: every contact, ascending in id; one when @only_id is not 0. */
bool ent_store_contact_facts (EntStore *self, int64_t only_id, EntContactFactsFunc func, void *data,
                              GError **error);
bool
ent_store_title_set (EntStore *self, int64_t contact_id, uint32_t functions, int seniority, GError **error);

typedef struct {
  int64_t contact_id;
  int64_t since_us, first_us, last_us, last_in_us; /* ENT_TIME_UNKNOWN */
  uint32_t channels;                               /* bit N: something passed by EntChannel N */
  int64_t n_in, n_out;
  int relation; /* EntRelationClass of measure/ */
  double warmth;
  bool qualified;
  double score;
} EntScore;
/**
 * ent_store_scores_begin, ent_store_scores_end: around the writing of all scores, inside a transaction: the
 * indexes over them are set aside and made anew.
 */
bool ent_store_scores_begin (EntStore *self, GError **error);
bool ent_store_scores_end (EntStore *self, GError **error);
/** ent_store_score_set: what the measures say of a contact as of the day of the refresh. */
bool ent_store_score_set (EntStore *self, const EntScore *score, GError **error);
/** ent_store_score_qualified_set: `qualified` and `score` of a contact alone. */
bool ent_store_score_qualified_set (EntStore *self, const EntScore *score, GError **error);
/** ent_store_standing_clear_one: forgets a contact's points for a target. */
bool ent_store_standing_clear_one (EntStore *self, int64_t target_id, int64_t contact_id, GError **error);
bool ent_store_standings_clear (EntStore *self, int64_t target_id, GError **error); /* 0: of all targets */
/** ent_store_standing_set: a contact's points for a target; replaces what was there. */
bool ent_store_standing_set (EntStore *self, int64_t target_id, int64_t contact_id, double score,
                             bool qualified, GError **error);

typedef struct {
  int64_t day; /* days since 1970 */
  int64_t contacts, qualified, good, neutral, bad, unknown, both;
} EntMonthRow;
typedef void (*EntMonthFunc) (const EntMonthRow *row, void *data);
/** ent_store_months_clear: forgets the series, before it is computed anew. */
bool ent_store_months_clear (EntStore *self, GError **error);
/** ent_store_month_set: one month of the series; replaces one of the same day. */
bool ent_store_month_set (EntStore *self, const EntMonthRow *row, GError **error);
/** ent_store_months: the series, oldest first. */
bool ent_store_months (EntStore *self, EntMonthFunc func, void *data, GError **error);

typedef struct {
  int64_t contact_id;
  EntSlice name;        /* filled in by ent_store_moves() */
  double before, after; /* warmth, 0 to 100 */
} EntMoveRow;
typedef void (*EntMoveFunc) (const EntMoveRow *row, void *data);
/** ent_store_moves_put: replaces what moved most, in the order in which it is told. */
bool ent_store_moves_put (EntStore *self, const EntMoveRow *rows, size_t n, GError **error);
/** ent_store_moves: what moved most; who is no longer there is no news. */
bool ent_store_moves (EntStore *self, EntMoveFunc func, void *data, GError **error);

typedef struct {
  int64_t id;
  EntSlice name, text;
} EntTargetRow;
typedef void (*EntTargetFunc) (const EntTargetRow *row, void *data);
/** ent_store_target_put: a target of that name is replaced. */
bool ent_store_target_put (EntStore *self, EntSlice name, EntSlice text, int64_t *out_id, GError **error);
/** ent_store_target_delete: NOT_FOUND when there is none of that name. */
bool ent_store_target_delete (EntStore *self, EntSlice name, GError **error);
bool ent_store_targets (EntStore *self, EntTargetFunc func, void *data, GError **error);

/* ---- Asking (list.c, show.c, count.c) ---- */

typedef struct {
  int64_t id;
  EntSlice name, given, family, organisation, title, place, url, email, phone;
  bool connected;
  bool qualified;
  double score;
  int relation;
  double warmth;
  uint32_t functions;
  int seniority;
  int64_t connected_us, left_us, since_us, first_us, last_us, last_in_us; /* ENT_TIME_UNKNOWN */
  int64_t n_in, n_out;
} EntContactRow;
typedef bool (*EntContactFunc) (const EntContactRow *row, void *data);

/**
 * ent_store_list: the contacts that @query asks for, in its order; without one best first: qualified, then
 * whom the relation is good with, then warmth, score and name. Equals are told apart by id, so that pages
 * never overlap.
 * @limit, @offset: the page; @limit 0 gives none, -1 all
 * @out_total: how many match in all; may be NULL. Costs a second look at everything unless the page is the
 * last one
 *
 * Cost: a page is well under 10 ms at 30,000 contacts for most queries; parts of addresses, rare channels and
 * sources read everything (0.1 to 0.3 s beside a million interactions).
 */
bool ent_store_list (EntStore *self, const EntQuery *query, int64_t limit, int64_t offset,
                     EntContactFunc func, void *data, int64_t *out_total, GError **error);

/** ent_store_contact_of: the contact that an identifier id (or an old contact id) leads to; 0 for none. */
bool ent_store_contact_of (EntStore *self, int64_t id, int64_t *out_contact_id, GError **error);
/** ent_store_contact_get: NOT_FOUND when there is none. */
bool ent_store_contact_get (EntStore *self, int64_t id, EntContactFunc func, void *data, GError **error);

typedef struct {
  int64_t id;
  EntTime at;
  EntChannel channel;
  EntDirection direction;
  EntWeight weight;
  EntAct act;
  int64_t thread;
  EntSlice subject, text;
  EntIdentifierKind identifier_kind;
  EntSlice identifier;
} EntInteractionRow;
typedef bool (*EntInteractionFunc) (const EntInteractionRow *row, void *data);
/** ent_store_interactions: of a contact, newest first, at most @limit (-1: all). */
bool ent_store_interactions (EntStore *self, int64_t contact_id, int64_t limit, EntInteractionFunc func,
                             void *data, GError **error);

typedef bool (*EntPositionFunc) (const EntPosition *row, void *data);
bool
ent_store_positions (EntStore *self, int64_t contact_id, EntPositionFunc func, void *data, GError **error);

typedef struct {
  int64_t at_us;
  EntSlice text;
} EntTextRow;
typedef bool (*EntTextFunc) (const EntTextRow *row, void *data);
/** ent_store_notes: what was typed about a contact, newest first. */
bool ent_store_notes (EntStore *self, int64_t contact_id, EntTextFunc func, void *data, GError **error);
/** ent_store_tags: those that are on, by name. */
bool ent_store_tags (EntStore *self, int64_t contact_id, EntTextFunc func, void *data, GError **error);
/** ent_store_contact_sources: the sources that said something of a contact, oldest first. */
bool ent_store_contact_sources (EntStore *self, int64_t contact_id, EntSourceFunc func, void *data,
                                GError **error);

/* ---- Everything said (said.c) ---- */

/** ent_store_said_is_behind: whether something was said since the index was last brought up to date. */
bool ent_store_said_is_behind (EntStore *self, bool *out_behind, GError **error);
/** ent_store_said_update: brings the index up to date, inside a transaction. Cost: some 15 MB of text a
 * second; memory: 8 MiB besides the cache. */
bool ent_store_said_update (EntStore *self, GError **error);
/** ent_store_said_clear: empties the index, inside a transaction; the next update makes it anew. */
bool ent_store_said_clear (EntStore *self, GError **error);

typedef struct {
  EntTime at;
  EntChannel channel;
  EntDirection direction;
  int64_t contact_id; /* who said it, or was told it; 0: the user, or nobody known */
  EntSlice name;      /* of the contact */
  EntSlice subject, text;
} EntSaidRow;
typedef void (*EntSaidFunc) (const EntSaidRow *row, void *data);
/* One word or phrase to look for. */
typedef struct {
  EntSlice text; /* borrowed */
  bool is_quoted;
  GPtrArray *instead; /* (nullable) (element-type utf8) owned: stems, any of which will do */
} EntSaidPart;
/** ent_said_parts: (element-type EntSaidPart) @words as a person types them: words, and "phrases" in quotes.
 */
GArray *ent_said_parts (EntSlice words);
/**
 * ent_store_said_find: what was said with all of @parts, newest first.
 * @out_total: how many there are in all
 *
 * Errors: USAGE (no word to look for).
 */
bool ent_store_said_find (EntStore *self, const GArray *parts, int64_t limit, EntSaidFunc func, void *data,
                          int64_t *out_total, GError **error);

/* ---- Words near a mistyped one (words.c) ---- */

/* Whose words. */
typedef enum {
  ENT_VOCABULARY_CONTACTS, /* all that bare words look in */
  ENT_VOCABULARY_NAMES,
  ENT_VOCABULARY_TITLES,
  ENT_VOCABULARY_COMPANIES,
  ENT_VOCABULARY_NOTES,
  ENT_VOCABULARY_SAID, /* stems, as ent_fold_stems_append() gives them */
} EntVocabulary;

#define ENT_WORD_MIN_LETTERS 4u /* of a word that has near ones: shorter ones are near to too many */

/** ent_store_word_count: how many contacts have the folded @word, or how many things said; 0: nobody has it.
 * Cost: what looking for the word costs. */
bool ent_store_word_count (EntStore *self, EntVocabulary vocabulary, EntSlice word, int64_t *out_n,
                           GError **error);

typedef struct {
  EntSlice word;  /* folded, mistyped */
  unsigned slips; /* letters too many, missing, wrong or swapped: 1 or 2 */
  bool nearest;   /* only the words with the fewest slips, which begin with the same two letters */
  size_t max;     /* words at most */
} EntNearOptions;

/**
 * ent_store_words_near:
 *
 * The words of the vocabulary within so many slips (ent_distance()) of a word: the nearest first, then those
 * that begin alike, then the more frequent. When not only the `nearest` are asked for, one slip may be in the
 * first two letters. Words of less than ENT_WORD_MIN_LETTERS letters have none.
 *
 * Returns: (element-type utf8) free with g_ptr_array_unref(); NULL with CORRUPT or FAILED. Cost: reads where
 * the words stand that begin like it; at a million contacts some 10 ms for `nearest`, some 50 ms otherwise.
 */
GPtrArray *ent_store_words_near (EntStore *self, EntVocabulary vocabulary, const EntNearOptions *options,
                                 GError **error);

typedef struct {
  int64_t target_id;
  EntSlice target_name, target_text;
  double score;
  bool qualified;
} EntStandingRow;
typedef bool (*EntStandingFunc) (const EntStandingRow *row, void *data);
bool
ent_store_standings (EntStore *self, int64_t contact_id, EntStandingFunc func, void *data, GError **error);

typedef struct {
  int64_t contacts, connected, qualified;
  int64_t matrix[2][4]; /* [qualified][relation class], classes as EntRelationClass */
  int64_t interactions;
  int64_t unattached;        /* names that interactions came with and that fit no single contact */
  int64_t first_us, last_us; /* of all interactions */
} EntCounts;
/** ent_store_counts: one pass over the contacts; what `status` shows. */
bool ent_store_counts (EntStore *self, EntCounts *out_counts, GError **error);

typedef struct {
  EntSlice label;
  int64_t n_interactions;
  int64_t n_candidates; /* contacts of that name: 0 or several */
} EntUnattachedRow;
typedef bool (*EntUnattachedFunc) (const EntUnattachedRow *row, void *data);
/** ent_store_unattached: the names of `unattached`, those with most interactions first, at most @limit. */
bool ent_store_unattached (EntStore *self, int64_t limit, EntUnattachedFunc func, void *data, GError **error);

/* ---- Forgetting, keeping (forget.c, backup.c, check.c) ---- */

/**
 * ent_store_forget: erases everything about a contact: facts, people, derived rows and their bytes in the
 * file, and keeps keyed digests of the identifiers so that the next import does not bring them back. Errors:
 * NOT_FOUND.
 */
bool ent_store_forget (EntStore *self, int64_t contact_id, GError **error);
/** ent_store_is_forgotten: whether @identifier belonged to somebody who was forgotten. */
bool ent_store_is_forgotten (EntStore *self, EntIdentifier identifier, bool *out_forgotten, GError **error);
/** ent_store_has_forgotten: whether anybody was, so that an import need not ask for every identifier. */
bool ent_store_has_forgotten (EntStore *self, bool *out_any, GError **error);
/** ent_store_scrub: after a commit: makes sure that deleted bytes are gone from the file and its log. */
bool ent_store_scrub (EntStore *self, GError **error);

/** ent_store_backup: a checked copy, while others go on reading and writing. CONFLICT when @path exists. */
bool ent_store_backup (EntStore *self, const char *path, GError **error);
/** ent_store_restore: @path becomes what @backup holds, after that was checked; what was there is kept as
 * `PATH.before-restore`, or with a number behind where that is taken. A damaged network is replaced as a
 * file, its bytes kept. Errors: NOT_FOUND, CORRUPT (@backup is not sound), REFUSED (@path is another
 * program's database), BUSY, FAILED. */
bool ent_store_restore (const char *backup, const char *path, GError **error);

/** ent_store_check: every problem of the file and between the tables, as sentences in @report; a sound one
 * adds none. */
bool ent_store_check (EntStore *self, EntReport *report, GError **error);
