/* Ties: who wrote to whom and when, of many users at once. Each source of a row is a user, and so is each
 * target: a row from u to c is outbound for u and inbound for c. The relation of every two of them is seen
 * from both sides. */
#pragma once

#include "base/base.h"
#include "measure/hindcast.h"

typedef struct EntTieLog EntTieLog;

/* ---- Reading rows ---- */

enum {
  ENT_TIE_NAME_BYTES = 255, /* at most */
  ENT_TIE_LINE_BYTES = 1 << 16
};

typedef struct EntTieReader EntTieReader;

/**
 * ent_tie_reader_new: reads rows `time source target`, with white space between and perhaps more fields
 * after; the time is in seconds since 1970, a fraction is dropped. Empty lines and those that begin with # or
 * % say nothing. Rows of somebody to themselves and those after @cut_s are left out.
 * @file: its name in the report
 * @report: borrowed: gets what cannot be read, with its line
 *
 * Free with ent_tie_reader_free() or ent_tie_reader_finish(). Memory: 12 bytes a row, and the names.
 */
EntTieReader *ent_tie_reader_new (uint32_t cut_s, const char *file, EntReport *report);
void ent_tie_reader_free (EntTieReader *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntTieReader, ent_tie_reader_free)

/** ent_tie_reader_put: the next bytes of the file, cut anywhere; large pieces are read by two threads.
 * Returns: false when there are more rows than can be held: 2^31. */
bool ent_tie_reader_put (EntTieReader *self, EntSlice bytes);

/** ent_tie_reader_finish: the ties of all that was put; frees @self. Free with ent_tie_log_free(). Cost: a
 * radix sort in two threads; memory 24 bytes a row while it lasts, then 6. */
EntTieLog *ent_tie_reader_finish (EntTieReader *self);

void ent_tie_log_free (EntTieLog *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntTieLog, ent_tie_log_free)

/* ---- Asking ---- */

/** ent_tie_log_n_rows, ent_tie_log_n_pairs: rows kept, and pairs of people between whom some of them passed.
 */
size_t ent_tie_log_n_rows (const EntTieLog *self);
size_t ent_tie_log_n_pairs (const EntTieLog *self);

/* One side of a pair. */
typedef struct {
  EntSlice user, contact; /* borrowed */
  double p_any, p_in;     /* within H after the cut */
} EntTieChance;

/** ent_tie_log_prepare: counts what every user did up to @cut_s, which ent_tie_log_evaluate() needs. Cost:
 * one pass over the rows in two threads. */
void ent_tie_log_prepare (EntTieLog *self, uint32_t cut_s, double horizon_days);

/**
 * ent_tie_log_evaluate: @n_pairs pairs from @first on, each seen from both sides.
 * @out_ties: [2 * n_pairs] the pair's first user in the order of the file comes first
 *
 * May be called from several threads. Cost: one pass over the rows of these pairs.
 */
void ent_tie_log_evaluate (const EntTieLog *self, const EntRelationModel *model, size_t first, size_t n_pairs,
                           EntTieChance out_ties[]);

/**
 * ent_tie_log_hindcast: as of @cut_s, learned on all users together.
 * @max_rows, @seed: of more rows, pairs are drawn at random
 */
EntHindcast ent_tie_log_hindcast (const EntTieLog *self, uint32_t cut_s, double horizon_days, size_t max_rows,
                                  uint64_t seed);
