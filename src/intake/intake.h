/*
 * The intake: the only way in. It runs a reader, gives every record its stable key, stores it as a fact of a
 * new source, and tells which identifiers were spoken of. Who these are is decided afterwards, in identity/.
 */
#pragma once

#include "base/base.h"
#include "readers/readers.h"
#include "store/store.h"

typedef struct {
  int64_t source_id;
  const char *kind; /* (static) what the source was */
  int64_t as_of_us;
  bool lists_connections;
  int64_t n_records; /* rows of the source: those that gave facts and those skipped */
  int64_t n_new;     /* gave at least one new fact */
  int64_t n_known;   /* said nothing new */
  int64_t n_skipped; /* left out by rule, unreadable, or of somebody forgotten */
  bool nothing_new;  /* earlier imports have read all of it: the caller rolls back */
  GArray *touched;   /* (element-type int64_t) identifiers spoken of by cards, the user's own, and names;
                        sorted, each once */
} EntIntake;

/** ent_intake_clear: frees what is inside. */
void ent_intake_clear (EntIntake *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (EntIntake, ent_intake_clear)

/* How far an import is; called from the thread that imports, some times a second. */
typedef void (*EntProgressFunc) (uint64_t done_bytes, uint64_t total_bytes, void *data);

/* What an import may be told; all zero is fine. */
typedef struct {
  const char *mapping; /* of an unknown table: EntReadOptions */
  bool read_all;       /* also what earlier imports have read */
  EntImapOptions imap; /* of a mailbox on a server */
} EntIntakeOptions;

/**
 * ent_intake_run:
 * @store: inside a transaction, which the caller commits or rolls back: an import is whole or it never was
 * @path: what to read
 * @options: may be NULL
 * @report: gets the problems
 * @progress: may be NULL
 *
 * Reading and parsing run in a thread beside the writing. Memory: bounded, about 100 MiB.
 * Errors: those of ent_read() and of the store.
 */
bool ent_intake_run (EntStore *store, const char *path, const EntIntakeOptions *options, EntReport *report,
                     EntProgressFunc progress, void *data, EntIntake *out_intake, GError **error);

/* What a person types by hand. Each is a source of kind "hand" of its own, so that undo works for it too. */
typedef struct {
  int64_t contact_id;
  EntSlice description; /* what was typed, as `sources` shows it */
} EntHand;

/** ent_intake_note, ent_intake_tag, ent_intake_log: @out_intake as for a run. Errors: NOT_FOUND (no such
 * contact). */
bool
ent_intake_note (EntStore *store, const EntHand *hand, EntSlice text, EntIntake *out_intake, GError **error);
bool ent_intake_tag (EntStore *store, const EntHand *hand, EntSlice tag, bool is_on, EntIntake *out_intake,
                     GError **error);

typedef struct {
  EntChannel channel;
  EntDirection direction;
  EntAct act;
  EntTime at;
  EntSlice subject, text;
} EntHandInteraction;
bool ent_intake_log (EntStore *store, const EntHand *hand, const EntHandInteraction *it,
                     EntIntake *out_intake, GError **error);

/* What the user says of people: each word on two identifiers, each choice of what to show, each ruling. */
typedef struct {
  EntSlice
      description; /* what was asked for, as `sources` shows it: no names, they may have to be forgotten */
  const EntBondRow *bonds;
  size_t n_bonds;
  const EntChoiceRow *choices;
  size_t n_choices;
  const EntRulingRow *rulings;
  size_t n_rulings;
} EntWords;
/** ent_intake_words: one source with all of it; @out_intake as for a run. Ids and times in the rows are
 * ignored.
 */
bool ent_intake_words (EntStore *store, const EntWords *words, EntIntake *out_intake, GError **error);
