/*
 * The service: the verbs of the program, one function for each thing that can be asked for, and the JSON
 * shape of each answer: one shape for `--json` and for the API. Nothing here prints.
 *
 * Results own what they point to and are freed with the function beside them. Where nothing else is said,
 * functions give BUSY (another process writes), CORRUPT (the file is damaged) and FAILED (disk, memory).
 * Texts for people are in the user's language; JSON keys and codes never are.
 */
#pragma once

#include "base/base.h"
#include "measure/measure.h"
#include "readers/readers.h"

/* ---- The network (network.c, refresh.c) ---- */

typedef struct EntNetwork EntNetwork;

typedef enum {
  ENT_NETWORK_READ,   /* must exist */
  ENT_NETWORK_WRITE,  /* must exist */
  ENT_NETWORK_CREATE, /* made if it is not there, with its folder */
} EntNetworkMode;

/** ent_network_default_path: the network of somebody who named none; free with g_free(). */
char *ent_network_default_path (void);

/** ent_network_exists: whether there is a file at @path at all. */
bool ent_network_exists (const char *path);

/** ent_network_open: Errors: NOT_FOUND, REFUSED (made by a newer Entregent), CORRUPT (no network). */
EntNetwork *ent_network_open (const char *path, EntNetworkMode mode, GError **error);
/** ent_network_close: NULL is fine. */
void ent_network_close (EntNetwork *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntNetwork, ent_network_close)

/** ent_network_path: borrowed. */
const char *ent_network_path (const EntNetwork *self);

/**
 * ent_network_ensure_fresh: scores are as of a day. When that is not today, they are brought up to date in a
 * short write; when nobody may write now, answers are as of the stored day.
 *
 * Returns: the day (since 1970) that the stored scores are of. Cost: nothing when they are of today.
 */
int64_t ent_network_ensure_fresh (EntNetwork *self);

/* ---- Import, sources, undo (import.c, sources.c) ---- */

typedef enum {
  ENT_DIFFERENCE_JOINED,
  ENT_DIFFERENCE_LEFT,
  ENT_DIFFERENCE_JOB,
  ENT_DIFFERENCE_NAME,
  ENT_DIFFERENCE_EMAIL,
  ENT_N_DIFFERENCES,
} EntDifferenceKind;

#define ENT_DIFFERENCE_MAX_ROWS 1000 /* of each kind are kept; all are counted */

typedef struct {
  int64_t contact_id;
  char *name, *before, *after; /* the last two may be empty */
} EntDifferenceRow;

/* How people changed. */
typedef struct {
  int64_t n[ENT_N_DIFFERENCES];
  GArray *rows[ENT_N_DIFFERENCES]; /* (element-type EntDifferenceRow) */
  int64_t n_changed;               /* contacts that were there and are different now */
  int64_t n_new, n_gone;           /* contacts that came and went */
} EntDifference;

/** ent_difference_name: "joined", "left", "job", "name", "email": the key in JSON. */
const char *ent_difference_name (EntDifferenceKind kind);

/* How a table of contacts is understood, before anything of it is kept. */
typedef struct {
  char *header;
  char *field; /* the word for what the column holds; NULL: not known, it is kept as it is */
} EntPreviewColumn;
typedef struct {
  char *name, *email, *phone, *url, *organisation, *title; /* "" where there is none */
} EntPreviewRow;
typedef struct {
  GPtrArray *columns; /* (element-type EntPreviewColumn) */
  GPtrArray *rows;    /* (element-type EntPreviewRow) the first ones */
  char *fields;       /* the words that a mapping may have */
} EntPreview;

typedef struct {
  int64_t id;
  char *path, *kind;
  int64_t imported_us;
  int64_t as_of_us;
  bool lists_connections;
  int64_t n_records, n_new, n_known, n_changed, n_skipped;
  int64_t n_problems;        /* all of them */
  EntReport *problems;       /* those kept; NULL when not asked for */
  EntDifference *difference; /* NULL unless it has just been imported */
  int64_t contacts_before, contacts_after, interactions_before, interactions_after; /* of an import */
  bool nothing_new;    /* earlier imports have read all of it: nothing was kept, there is no id */
  GPtrArray *left_out; /* (element-type EntLeftOutCount) by reason, most first; NULL when not asked for */
  EntPreview *preview; /* of a table that was imported for a trial; else NULL */
} EntSource;

/* How much was left out by rule for one reason, or from one sender for it. */
typedef struct {
  char *reason;         /* "newsletter", "bounce"...: the word in JSON */
  char *who;            /* an address, or the shape of what was not recognised; NULL in a sum by reason */
  char *name, *subject; /* of the last one; NULL where there is none */
  int64_t n, first_us, last_us;
} EntLeftOutCount;

/** ent_source_free: frees it and all that it owns; NULL is fine. */
void ent_source_free (EntSource *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntSource, ent_source_free)

typedef void (*EntImportProgress) (uint64_t done_bytes, uint64_t total_bytes, void *data);

/* What an import may be told; all zero is fine. */
typedef struct {
  const char *mapping; /* columns of an unknown table: "Header=field,Header=field" */
  bool read_all;       /* also what earlier imports have read */
  bool is_dry_run;     /* tell what would change, and keep nothing */
  EntImapOptions imap; /* of a mailbox on a server */
  EntImportProgress progress;
  void *progress_data;
} EntImportOptions;

/**
 * ent_service_import: brings in the file or folder @path, or a mailbox on a server, whole or not at all.
 * @options: may be NULL
 *
 * Errors: NOT_FOUND, INVALID (of no known kind), REFUSED (a bomb, an absurd size).
 */
EntSource *
ent_service_import (EntNetwork *self, const char *path, const EntImportOptions *options, GError **error);

/** ent_service_sources: (element-type EntSource) all of them, oldest first, without problems. */
GPtrArray *ent_service_sources (EntNetwork *self, GError **error);

/** ent_service_source: one of them, with its problems and what was left out of it. Errors: NOT_FOUND. */
EntSource *ent_service_source (EntNetwork *self, int64_t id, GError **error);

/**
 * ent_service_left_out: (element-type EntLeftOutCount) what was left out by rule, sender by sender, most
 * first.
 * @source_id: 0 for all sources
 * @limit: at most so many; -1 for all
 */
GPtrArray *ent_service_left_out (EntNetwork *self, int64_t source_id, int64_t limit, GError **error);

/** ent_left_out_write_json: {"left_out":[{"reason","who","name","subject","count","first","last"}],
 * "notifications":...}. */
void ent_left_out_write_json (const GPtrArray *left_out, EntJson *json);

/** ent_left_out_reason_text: what a reason means, for people; borrowed, translated. */
const char *ent_left_out_reason_text (const char *reason);

/* How many of one kind, or of one shape. */
typedef struct {
  char *what;
  bool is_card; /* a card within digests and no mail of its own */
  int64_t n, first_us, last_us;
} EntCoverageCount;

/* How much of LinkedIn's notification mails was recognised. */
typedef struct {
  int64_t n_mails; /* the sum of the five below */
  int64_t n_recognised, n_unrecognised, n_unverified, n_forged, n_other_account;
  GPtrArray *kinds;  /* (element-type EntCoverageCount) of the recognised, most first */
  GPtrArray *shapes; /* (element-type EntCoverageCount) of the others: nobody's name is in them */
} EntCoverage;

/** ent_coverage_of: sums over @left_out, as ent_service_left_out() gives all of it. */
EntCoverage *ent_coverage_of (const GPtrArray *left_out);
void ent_coverage_free (EntCoverage *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntCoverage, ent_coverage_free)

/** ent_left_out_is_notification: whether @count is of LinkedIn's notifications. */
bool ent_left_out_is_notification (const EntLeftOutCount *count);

/** ent_coverage_write_json: {"mails","recognised",...,"kinds":[{"kind","count"}],"shapes":[{"shape","card",
 * "count","first","last"}]}. */
void ent_coverage_write_json (const EntCoverage *self, EntJson *json);

/** ent_coverage_kind_text: what a kind means, for people; borrowed, translated. */
const char *ent_coverage_kind_text (const char *kind);

/** ent_sources_write_json: {"sources":[...]}. */
void ent_sources_write_json (const GPtrArray *sources, EntJson *json);

/* ---- Words that were mistyped (correct.c) ---- */

/* A word that nobody has, and what was looked for instead. */
typedef struct {
  char *word;
  GPtrArray *to; /* (element-type utf8) any of them */
} EntCorrection;

/** ent_corrections_write_json: the member "corrected":[{"word","to"}], null when there are none. */
void ent_corrections_write_json (const GArray *corrections, EntJson *json);

/* ---- Searching what was said (search.c) ---- */

/* One thing said. */
typedef struct {
  int64_t contact_id; /* who said it or was told it; 0: only the user is known */
  char *name;         /* of the contact, may be empty */
  EntTime at;
  EntChannel channel;
  EntDirection direction;
  char *subject; /* may be empty */
  char *snippet; /* one line of the text, around the first word that was looked for */
} EntFound;

typedef struct {
  int64_t total;
  GArray *found;     /* (element-type EntFound) newest first */
  GArray *corrected; /* (element-type EntCorrection) empty unless the words as typed found nothing */
} EntSearch;

/**
 * ent_service_search: what was said with all of @words, in which quotes hold phrases; case, accents and
 * plurals do not matter. When nothing is found, words that nobody said are taken for typing errors.
 * @limit: at most so many; -1 for all
 *
 * Errors: USAGE (no word in @words).
 */
EntSearch *ent_service_search (EntNetwork *self, const char *words, int64_t limit, GError **error);
/** ent_search_free: frees it and all that it owns; NULL is fine. */
void ent_search_free (EntSearch *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntSearch, ent_search_free)
/** ent_search_write_json: {"schema":1,"total","corrected","found":[{"contact","at","channel",
 * "direction","subject","snippet"}]}. */
void ent_search_write_json (const EntSearch *search, EntJson *json);

/* What undoing or forgetting did, or would do. */
typedef struct {
  int64_t id;
  bool is_dry_run;
  int64_t contacts_before, contacts_after, interactions_before, interactions_after;
  EntDifference *difference;
} EntUndo;

/** ent_undo_free: frees it and all that it owns; NULL is fine. */
void ent_undo_free (EntUndo *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntUndo, ent_undo_free)

/** ent_service_undo: takes a source back, and everything only it had said. Errors: NOT_FOUND. */
EntUndo *ent_service_undo (EntNetwork *self, int64_t source_id, bool is_dry_run, GError **error);
void ent_undo_write_json (const EntUndo *undo, EntJson *json);

/* ---- At a glance (status.c, compare.c) ---- */

typedef struct {
  int64_t day; /* the last one counted */
  int64_t contacts, qualified, good, both;
} EntStatusMonth;

typedef struct {
  int64_t contact_id;
  char *name;
  double before, after; /* warmth */
} EntStatusMove;

typedef struct {
  int64_t day;   /* as of which everything is counted */
  bool is_stale; /* asked for today, but nobody may write: the scores are of an earlier day */
  int64_t contacts, connected, qualified, both;
  int64_t matrix[2][ENT_N_RELATION_CLASSES]; /* [qualified][relation] */
  int64_t interactions;
  int64_t unattached; /* names that fit no single contact */
  int64_t n_sources;
  GPtrArray *targets; /* (element-type utf8) names */
  GArray *series;     /* (element-type EntStatusMonth) oldest first */
  GArray *moves;      /* (element-type EntStatusMove) what moved most this quarter: gains, then losses */
} EntStatus;

/** ent_status_free: frees it and all that it owns; NULL is fine. */
void ent_status_free (EntStatus *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntStatus, ent_status_free)

/** ent_service_status: as of today. Cost: some look-ups. */
EntStatus *ent_service_status (EntNetwork *self, GError **error);

/** ent_service_status_at: as of the end of a past day, replayed from the interactions. Errors: USAGE (in the
 * future). */
EntStatus *ent_service_status_at (EntNetwork *self, int64_t day, GError **error);
void ent_status_write_json (const EntStatus *status, EntJson *json);

/** ent_status_of_relation: contacts in such a relation, qualified or not. */
int64_t ent_status_of_relation (const EntStatus *status, EntRelationClass relation);

/* Two networks side by side. */
typedef struct {
  EntStatus *status[2];
  char *path[2];
  char *verdict; /* what the numbers say, in words */
} EntComparison;

/** ent_comparison_free: frees it and all that it owns; NULL is fine. */
void ent_comparison_free (EntComparison *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntComparison, ent_comparison_free)
/** ent_service_compare: opens and counts both. Errors: as for opening a network. */
EntComparison *ent_service_compare (const char *path_a, const char *path_b, GError **error);
/** ent_comparison_write_json: {"schema":1,"networks":[{"path","status"}],"verdict"}. */
void ent_comparison_write_json (const EntComparison *comparison, EntJson *json);

/* ---- Contacts (contact.c, list.c, show.c, export.c) ---- */

typedef struct {
  int64_t id;
  char *name, *given, *family, *organisation, *title, *place, *url, *email, *phone; /* "" when not known */
  bool connected, qualified;
  double score;
  EntRelationClass relation;
  double warmth;
  EntFunctionMask functions;
  EntSeniority seniority;
  int64_t connected_us, left_us, since_us, first_us, last_us, last_in_us; /* ENT_TIME_UNKNOWN */
  int64_t n_in, n_out;
} EntContact;

/** ent_contact_clear: frees the texts in it. */
void ent_contact_clear (EntContact *self);
/** ent_contact_write_members: what lists and exports say of a contact, into an open object. */
void ent_contact_write_members (const EntContact *contact, EntJson *json);

typedef struct {
  int64_t total;
  GArray *contacts;  /* (element-type EntContact) */
  GArray *corrected; /* (element-type EntCorrection) empty unless nobody fitted the query as typed */
} EntContactList;

/** ent_contact_list_free: frees it and all that it owns; NULL is fine. */
void ent_contact_list_free (EntContactList *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntContactList, ent_contact_list_free)

/**
 * ent_service_list: the contacts that @query asks for, @limit at most (-1: all). When nobody fits, words that
 * no contact has are taken for typing errors: the list is of those who have the nearest words, and says so in
 * `corrected`.
 *
 * Errors: USAGE (the query, with its column). Cost: as ent_store_list(); some 0.1 s more at a million
 * contacts when a word is looked for that nobody has.
 */
EntContactList *
ent_service_list (EntNetwork *self, const char *query, int64_t limit, int64_t offset, GError **error);
void ent_contact_list_write_json (const EntContactList *list, EntJson *json);
/** ent_service_query_candidates: (element-type utf8) what a query that ends with @typed could go on with:
 * "relation:" for "", "relation:good" for "relation:". Free with g_ptr_array_unref(). */
GPtrArray *ent_service_query_candidates (const char *typed);

typedef enum {
  ENT_EXPORT_JSONL,
  ENT_EXPORT_CSV,
  ENT_EXPORT_VCARD,
  ENT_N_EXPORTS
} EntExportFormat;
/** ent_export_from_name: "jsonl", "csv", "vcard". */
bool ent_export_from_name (const char *name, EntExportFormat *out_format);

/** Takes a piece of an export; false stops it. */
typedef bool (*EntExportFunc) (EntSlice piece, void *data);
/** ent_service_export: streams the contacts that @query asks for. CSV is safe to open in a spreadsheet. */
bool ent_service_export (EntNetwork *self, const char *query, EntExportFormat format, EntExportFunc func,
                         void *data, GError **error);

typedef struct {
  const char *kind; /* (static) "url", "email"... */
  char *value;
} EntContactIdentifier;

typedef struct {
  char *organisation, *title;
  int64_t from_us, until_us;
} EntContactPosition;

typedef struct {
  int64_t id;
  EntTime at;
  EntChannel channel;
  EntDirection direction;
  EntWeight weight;
  EntAct act;
  char *subject, *text;
} EntContactInteraction;

typedef struct {
  int64_t at_us;
  char *text;
} EntContactNote;

/* Why a score is what it is. */
typedef struct {
  char *code; /* for programs: "recency_in"; the criterion's line for a target */
  char *text; /* for people */
  double contribution;
} EntScoreReason;

typedef struct {
  char *target;
  bool qualified, excluded;
  double score, threshold, p;
  GArray *reasons; /* (element-type EntScoreReason) */
} EntContactStanding;

typedef struct EntPlace EntPlace;

typedef struct {
  EntContact contact;
  double reciprocity;
  size_t n_replies_theirs, n_replies_mine;
  double replies_theirs_hours, replies_mine_hours; /* medians */
  GArray *identifiers;                             /* (element-type EntContactIdentifier) */
  GArray *positions;                               /* (element-type EntContactPosition) */
  GArray *interactions;                            /* (element-type EntContactInteraction) newest first */
  int64_t n_interactions;
  GArray *notes;      /* (element-type EntContactNote) */
  GPtrArray *tags;    /* (element-type utf8) */
  GArray *reasons;    /* (element-type EntScoreReason) of the relation */
  GArray *standings;  /* (element-type EntContactStanding) */
  GPtrArray *sources; /* (element-type EntSource) */
  EntPlace *place;    /* ent_service_place(), for who sets it; else NULL */
} EntContactDetail;

/** ent_contact_detail_free: frees it and all that it owns; NULL is fine. */
void ent_contact_detail_free (EntContactDetail *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntContactDetail, ent_contact_detail_free)

/** ent_service_show: everything about a contact, with @limit interactions at most (-1: all). Errors:
 * NOT_FOUND. */
EntContactDetail *ent_service_show (EntNetwork *self, int64_t id, int64_t limit, GError **error);
void ent_contact_detail_write_json (const EntContactDetail *detail, EntJson *json);

/* ---- Targets (targets.c) ---- */

typedef struct {
  char *name, *text; /* the text as it was written */
  double threshold;
  size_t n_criteria;
  int64_t n_qualified;
} EntTargetInfo;

/** ent_target_info_free: frees it and all that it owns; NULL is fine. */
void ent_target_info_free (EntTargetInfo *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntTargetInfo, ent_target_info_free)

/** ent_service_target_import: a target of that name is replaced. Errors: INVALID (with line and column). */
EntTargetInfo *ent_service_target_import (EntNetwork *self, EntSlice text, GError **error);
/** ent_service_target_try: whom it would qualify, without keeping it. */
EntTargetInfo *ent_service_target_try (EntNetwork *self, EntSlice text, GError **error);
/** ent_service_targets: (element-type EntTargetInfo). */
GPtrArray *ent_service_targets (EntNetwork *self, GError **error);
/** ent_service_target: Errors: NOT_FOUND. */
EntTargetInfo *ent_service_target (EntNetwork *self, const char *name, GError **error);
bool ent_service_target_remove (EntNetwork *self, const char *name, GError **error);
void ent_targets_write_json (const GPtrArray *targets, EntJson *json);
void ent_target_info_write_json (const EntTargetInfo *target, EntJson *json);

/* ---- By hand (hand.c) ---- */

/* Each gives the id of the new source, so that undo works for it too. Errors: NOT_FOUND (no such contact). */
bool ent_service_note (EntNetwork *self, int64_t contact_id, EntSlice text, int64_t *out_source_id,
                       GError **error);
bool ent_service_tag (EntNetwork *self, int64_t contact_id, EntSlice tag, bool is_on, int64_t *out_source_id,
                      GError **error);

typedef struct {
  const char *channel;   /* "meeting", "call", "email"... */
  const char *direction; /* "in", "out", "both"; NULL: both for meetings and calls, else out */
  const char *act;       /* "good", "bad"; NULL: neither */
  const char *at;        /* ISO date or time; NULL: now */
  EntSlice text;
} EntLogEntry;
/** ent_service_log: Errors: also USAGE (a word that is on no list, a date that is none or to come). */
bool ent_service_log (EntNetwork *self, int64_t contact_id, const EntLogEntry *entry, int64_t *out_source_id,
                      GError **error);

/* ---- Keeping (keep.c) ---- */

/** ent_service_backup: Errors: CONFLICT (@path exists). */
bool ent_service_backup (EntNetwork *self, const char *path, GError **error);
/** ent_service_restore: the network at @path becomes what @backup holds; what was there is kept beside it. */
bool ent_service_restore (const char *backup, const char *path, GError **error);
/** ent_service_check: the problems found; none is added for a sound network. */
bool ent_service_check (EntNetwork *self, EntReport *report, GError **error);
/** ent_service_rebuild: people and everything derived, anew from the facts. */
bool ent_service_rebuild (EntNetwork *self, GError **error);
/** ent_service_forget: erases a person for good; with @is_dry_run only tells whom (@out_name, free with
 * g_free()). Errors: NOT_FOUND. */
bool
ent_service_forget (EntNetwork *self, int64_t contact_id, bool is_dry_run, char **out_name, GError **error);

/* ---- Without a network (read.c, title.c, sample.c) ---- */

typedef struct {
  char *kind;
  uint64_t n_rows, n_left_out;
  uint64_t n_contacts, n_interactions, n_self, n_voices, n_publications, n_mails;
  uint64_t n_left_out_named; /* of those left out, each with its reason */
  uint64_t n_units;          /* parts read whole */
  EntReport *problems;
} EntReading;

/** ent_reading_free: frees it and all that it owns; NULL is fine. */
void ent_reading_free (EntReading *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntReading, ent_reading_free)

/** Takes one record as one JSON object; false stops the reading. */
typedef bool (*EntReadingFunc) (EntSlice object, void *data);
/** ent_service_read: runs the readers over @path and stores nothing. @func may be NULL: then records are only
 * counted. */
EntReading *ent_service_read (const char *path, EntReadingFunc func, void *data, GError **error);

/* Reads job titles. */
typedef struct EntTitleReader EntTitleReader;
/** ent_title_reader_new: Cost: some milliseconds, so make one for all titles. */
EntTitleReader *ent_title_reader_new (void);
void ent_title_reader_free (EntTitleReader *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntTitleReader, ent_title_reader_free)
/** ent_title_reader_write_json: one object of {"title","function","seniority","confidence","functions"};
 * seniority is 0 to 6. */
void ent_title_reader_write_json (const EntTitleReader *self, EntSlice title, EntJson *json);
/** ent_title_reader_describe: the same in words; free with g_free(). */
char *ent_title_reader_describe (const EntTitleReader *self, EntSlice title);

/** ent_text_count: "1,900" in the user's language; free with g_free(). */
char *ent_text_count (int64_t count);

/** ent_text_function, ent_text_seniority: the word in the user's language (static). */
const char *ent_text_function (EntFunction function);
const char *ent_text_seniority (EntSeniority seniority);

typedef struct {
  uint64_t seed;
  int64_t n_contacts, n_messages; /* 0: the sample's own */
  int64_t n_mails;                /* -1: the sample's own; 0: no mailbox, the archive alone */
} EntSampleRequest;
/** ent_service_sample: Errors: NOT_FOUND (no such sample), USAGE. */
bool
ent_service_sample (const char *name, const char *folder, const EntSampleRequest *request, GError **error);

#include "service/people.h"
#include "service/structure.h"
