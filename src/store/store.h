/*
 * The store: one network in one SQLite file, and the only room that speaks SQL.
 *
 * Reading functions give rows to a callback or fill a struct; slices in them live until the callback returns.
 * Every function that can fail takes a GError last: BUSY (another process writes), CORRUPT (the file is
 * damaged), FAILED (disk full, read-only...), and what its own comment adds. One EntStore belongs to one
 * thread.
 */
#pragma once

#include "base/base.h"
#include "query/query.h"

typedef struct EntStore EntStore;

/* ---- Opening (store.c, schema.c) ---- */

typedef enum {
  ENT_STORE_READ,   /* the file must exist; nothing is written */
  ENT_STORE_WRITE,  /* the file must exist */
  ENT_STORE_CREATE, /* made if it does not exist */
} EntStoreMode;

/**
 * ent_store_open:
 * @path: the network's file
 * @busy_ms: how long a write waits for another process before it gives BUSY
 *
 * An older network is copied to `PATH.before-vN` and migrated (in WRITE and CREATE mode; in READ mode it is
 * refused with CONFLICT and a hint). Errors: NOT_FOUND (no such file, or an empty one in READ mode), INVALID
 * (a folder or a device), REFUSED (made by a newer Entregent), CORRUPT (no network).
 */
EntStore *ent_store_open (const char *path, EntStoreMode mode, int busy_ms, GError **error);

/** ent_store_close: rolls back what was not committed. NULL is fine. */
void ent_store_close (EntStore *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntStore, ent_store_close)

/** ent_store_path: the network's file, as it was opened; borrowed. */
const char *ent_store_path (const EntStore *self);

/** ent_store_begin: takes the write lock (waits @busy_ms at most, then BUSY). Not nested. */
bool ent_store_begin (EntStore *self, GError **error);
/**
 * ent_store_begin_import: the same for an import. The first one into an empty network that nobody else has
 * open writes the file at once instead of a log first: new pages need no way back but their absence.
 */
bool ent_store_begin_import (EntStore *self, GError **error);
/** ent_store_was_empty: whether no fact was there when the present import began: what it has not stored
 * itself, it need not look for. */
bool ent_store_was_empty (const EntStore *self);
bool ent_store_commit (EntStore *self, GError **error);
/** ent_store_rollback: forgets everything since ent_store_begin(); without a transaction nothing happens. */
void ent_store_rollback (EntStore *self);

/** ent_store_meta_int, ent_store_meta_set_int: whole numbers about the network; @fallback when never set. */
int64_t ent_store_meta_int (EntStore *self, const char *name, int64_t fallback);
bool ent_store_meta_set_int (EntStore *self, const char *name, int64_t value, GError **error);
/** ent_store_meta_real, ent_store_meta_set_real: the same for other numbers. */
double ent_store_meta_real (EntStore *self, const char *name, double fallback);
bool ent_store_meta_set_real (EntStore *self, const char *name, double value, GError **error);

/* ---- Sources, claims, undo (source.c, claim.c, undo.c) ---- */

/* The fact tables, as claims number them. */
typedef enum {
  ENT_FACT_CARD = 1,
  ENT_FACT_INTERACTION = 2,
  ENT_FACT_SELF = 3,
  ENT_FACT_VOICE = 4,
  ENT_FACT_PUBLICATION = 5,
  ENT_FACT_NOTE = 6,
  ENT_FACT_TAG = 7,
  ENT_FACT_BOND = 8,
  ENT_FACT_CHOICE = 9,
  ENT_FACT_LAST = ENT_FACT_CHOICE,
} EntFact;

typedef struct {
  int64_t id;
  EntSlice kind;
  EntSlice path;
  int64_t imported_us;
  int64_t as_of_us;
  bool lists_connections;
  int64_t n_records, n_new, n_known, n_changed, n_skipped, n_problems;
} EntSourceRow;

/** ent_store_source_add: a new source; @row's id is ignored. */
bool ent_store_source_add (EntStore *self, const EntSourceRow *row, int64_t *out_id, GError **error);
/** ent_store_source_update: everything but id and path. */
bool ent_store_source_update (EntStore *self, const EntSourceRow *row, GError **error);
/** ent_store_source_problem_add: @number counts from 1 within the source. */
bool ent_store_source_problem_add (EntStore *self, int64_t source_id, int64_t number,
                                   const EntProblem *problem, GError **error);

typedef bool (*EntSourceFunc) (const EntSourceRow *row, void *data);
/** ent_store_sources: all, oldest import first; stops when @func gives false. */
bool ent_store_sources (EntStore *self, EntSourceFunc func, void *data, GError **error);
/** ent_store_source_problems: the kept problems of a source into @report. */
bool ent_store_source_problems (EntStore *self, int64_t source_id, EntReport *report, GError **error);

/**
 * ent_store_claim: @source_id says the facts @ids, which get sorted and stored as ranges.
 * @ids: (element-type int64_t) in any order, repetitions allowed; is sorted in place
 */
bool ent_store_claim (EntStore *self, int64_t source_id, EntFact fact, GArray *ids, GError **error);

/**
 * ent_store_undo_source:
 * @out_touched: (element-type int64_t) gets the ids of the identifiers about which the source had said
 * something
 *
 * Takes away the source, its claims, and the facts that no other source claims. People and derived tables are
 * as before: resolve @out_touched afterwards. Errors: NOT_FOUND. Cost: proportional to what the source
 * claimed.
 */
bool ent_store_undo_source (EntStore *self, int64_t source_id, GArray *out_touched, GError **error);

/* ---- Facts (identifier.c, card.c, interaction.c, self.c, voice.c, hand.c) ---- */

typedef enum {
  ENT_PUT_NEW,
  ENT_PUT_KNOWN
} EntPut;

/**
 * ent_store_identifier_put: the id of @identifier, made when it is not there.
 * @label: as it was written; kept for names only, may be empty
 */
bool ent_store_identifier_put (EntStore *self, EntIdentifier identifier, EntSlice label, int64_t *out_id,
                               GError **error);
/** ent_store_identifier_add: the same where the caller knows that it is not there. */
bool ent_store_identifier_add (EntStore *self, EntIdentifier identifier, EntSlice label, int64_t *out_id,
                               GError **error);
/** ent_store_identifier_find: 0 in @out_id when it is not there. */
bool ent_store_identifier_find (EntStore *self, EntIdentifier identifier, int64_t *out_id, GError **error);

typedef struct {
  EntSlice name, given, family, organisation, title, place;
  EntTime connected;
  bool listed;
  EntCertainty certainty;
  EntSlice original; /* an address book's card, as its own properties; may be empty */
  const int64_t *identifier_ids;
  size_t n_identifiers;
  uint8_t key[16]; /* digest of all of it */
} EntCard;

bool
ent_store_card_put (EntStore *self, const EntCard *card, int64_t *out_id, EntPut *out_put, GError **error);

typedef struct {
  int64_t identifier_id;
  EntTime at;
  EntChannel channel;
  EntDirection direction;
  EntWeight weight;
  EntAct act;
  int64_t key;     /* digest of external id, subject and text */
  int64_t thread;  /* digest of the conversation, 0: none */
  int64_t text_id; /* the interaction that keeps the text, 0: this one */
  EntSlice subject, text;
} EntInteraction;

/** ent_interaction_shape: as the table has it: channel and direction in one number. */
static inline int64_t
ent_interaction_shape (const EntInteraction *it)
{
  return (int64_t)it->channel * 4 + (int64_t)it->direction;
}

/* Interactions of one import, inside its transaction: gathered, and stored many at a time. */
typedef struct EntInteractions EntInteractions;

/** ent_interactions_new: one at a time; nothing else may store interactions beside it. */
EntInteractions *ent_interactions_new (EntStore *store, GError **error);
void ent_interactions_free (EntInteractions *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntInteractions, ent_interactions_free)

/**
 * ent_interactions_put: @it will be stored when none of its identifier, time, channel, direction and key is
 * there; its slices are borrowed until the next flush.
 * @out_id: of one that is new, what to call it here, as a text_id or in a claim: rows of one import may
 * exchange their ids when they are stored, and claims take all of them
 *
 * Cost: 0.2 us, and 1.5 us when it is stored. What is known of an identifier is read when it is first spoken
 * of. Memory: some 50 bytes for each, at most 1,000,000 at a time.
 */
bool ent_interactions_put (EntInteractions *self, const EntInteraction *it, int64_t *out_id, EntPut *out_put,
                           GError **error);
/** ent_interactions_flush: stores what was gathered. */
bool ent_interactions_flush (EntInteractions *self, GError **error);
/** ent_interactions_finish: the same, and forgets what it knows: to be called before anything else changes
 * interactions. More may be put afterwards. */
bool ent_interactions_finish (EntInteractions *self, GError **error);

/** ent_store_interaction_put: one alone. */
bool ent_store_interaction_put (EntStore *self, const EntInteraction *it, int64_t *out_id, EntPut *out_put,
                                GError **error);

typedef struct {
  int field;             /* EntSelfField of the readers */
  int64_t identifier_id; /* 0: none */
  EntSlice value, detail, text;
  int64_t from_us, until_us;
  uint8_t key[16];
} EntSelfFact;
/** ent_store_self_put: how the user presents themselves; KNOWN when one with that key is there. */
bool ent_store_self_put (EntStore *self, const EntSelfFact *fact, int64_t *out_id, EntPut *out_put,
                         GError **error);

typedef struct {
  int64_t identifier_id;
  EntChannel channel;
  int64_t at_us;
  EntSlice subject, text;
  bool is_public;
  uint8_t key[16];
} EntVoiceFact;
/** ent_store_voice_put: words about the user; KNOWN when one with that key is there. */
bool ent_store_voice_put (EntStore *self, const EntVoiceFact *fact, int64_t *out_id, EntPut *out_put,
                          GError **error);

typedef struct {
  int64_t identifier_id; /* the post, 0: none */
  int64_t at_us;
  EntSlice title, text, url, visibility;
  uint8_t key[16];
} EntPublicationFact;
/** ent_store_publication_put: what the user posted; KNOWN when one with that key is there. */
bool ent_store_publication_put (EntStore *self, const EntPublicationFact *fact, int64_t *out_id,
                                EntPut *out_put, GError **error);

/** ent_store_note_add: a note about whoever @identifier_id leads to. Typed twice, it is two facts. */
bool ent_store_note_add (EntStore *self, int64_t identifier_id, int64_t at_us, EntSlice text, int64_t *out_id,
                         GError **error);
/** ent_store_note_put: the same as a source says it of the person with @identifier_ids (one at least): KNOWN
 * when that note is there about one of them. */
bool ent_store_note_put (EntStore *self, const int64_t *identifier_ids, size_t n_ids, int64_t at_us,
                         EntSlice text, int64_t *out_id, EntPut *out_put, GError **error);
/** ent_store_tag_add: @tag goes on or, with @is_on false, off; the latest word counts. */
bool ent_store_tag_add (EntStore *self, int64_t identifier_id, int64_t at_us, EntSlice tag, bool is_on,
                        int64_t *out_id, GError **error);
/** ent_store_tag_put: the same as a source says it of the person with @identifier_ids: KNOWN when it was said
 * before about one of them, even if it was taken off since. */
bool ent_store_tag_put (EntStore *self, const int64_t *identifier_ids, size_t n_ids, int64_t at_us,
                        EntSlice tag, int64_t *out_id, EntPut *out_put, GError **error);

/** ent_store_is_own: whether an identifier is the user's own. */
bool ent_store_is_own (EntStore *self, int64_t identifier_id, bool *out_own, GError **error);

/* ---- Mailboxes (mail.c) ---- */

/**
 * ent_store_mail_settle: the address @identifier_id turned out to be the user's: what was sent from it now
 * went from the user.
 * @out_touched: (element-type int64_t) gets the identifiers of those it went to
 */
bool ent_store_mail_settle (EntStore *self, int64_t identifier_id, GArray *out_touched, GError **error);
/** ent_store_is_exchanged: whether anything but mere co-presence passed with an address. */
bool ent_store_is_exchanged (EntStore *self, int64_t identifier_id, bool *out_exchanged, GError **error);

typedef void (*EntTextValueFunc) (EntSlice value, void *data);
/** ent_store_own_emails: the user's addresses. */
bool ent_store_own_emails (EntStore *self, EntTextValueFunc func, void *data, GError **error);
/** ent_store_card_originals: what address books say of a contact, newest first: vCard 4 properties, one a
 * line. */
bool ent_store_card_originals (EntStore *self, int64_t contact_id, EntTextValueFunc func, void *data,
                               GError **error);

typedef struct {
  EntSlice unit;
  int64_t from, until; /* [from, until) */
  uint8_t fingerprint[16];
} EntReadingRow;
/** ent_store_reading_add: a part of a source that was read whole; goes when the source is undone. */
bool ent_store_reading_add (EntStore *self, int64_t source_id, const EntReadingRow *row, GError **error);
typedef void (*EntReadingRowFunc) (const EntReadingRow *row, void *data);
/** ent_store_readings: what all sources at @path have read of it, by unit and position. */
bool ent_store_readings (EntStore *self, EntSlice path, EntReadingRowFunc func, void *data, GError **error);

typedef struct {
  EntSlice reason, who, name, subject;
  int64_t n, first_us, last_us; /* ENT_TIME_UNKNOWN */
} EntLeftOutRow;
/** ent_store_left_out_add: adds to what was left out of a source for that reason from that sender. */
bool ent_store_left_out_add (EntStore *self, int64_t source_id, const EntLeftOutRow *row, GError **error);
typedef void (*EntLeftOutFunc) (const EntLeftOutRow *row, void *data);
/** ent_store_left_out: most first, at most @limit (-1: all); of all sources when @source_id is 0. */
bool ent_store_left_out (EntStore *self, int64_t source_id, int64_t limit, EntLeftOutFunc func, void *data,
                         GError **error);
/** ent_store_left_out_reasons: the sums by reason, most first; only `reason` and `n` are filled in. */
bool ent_store_left_out_reasons (EntStore *self, int64_t source_id, EntLeftOutFunc func, void *data,
                                 GError **error);

/* ---- People, for identity/ (person.c) ---- */

typedef void (*EntIdFunc) (int64_t id, void *data);
#include "store/cards.h"

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
