/* Part of store.h: sources, claims, undo (source.c, claim.c). */
#pragma once

#include "store/open.h"

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
  ENT_FACT_RULING = 10,
  ENT_FACT_LAST = ENT_FACT_RULING,
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
