/* What the files of ties share: names as numbers, rows, and their order. */
#pragma once

#include "measure/tie-log.h"

#define ENT_TIE_NO_NAME UINT32_MAX

/* Names by number, in the order in which they came. */
typedef struct EntTieNames EntTieNames;
EntTieNames *ent_tie_names_new (void);
void ent_tie_names_free (EntTieNames *self);
/* A name as the table looks for it. */
typedef struct {
  uint64_t key;
  bool is_long;
} EntTieKey;

/** ent_tie_names_ask: the key of @name, which holds no zero byte; its place in the table is on its way from
 * memory when this returns. */
EntTieKey ent_tie_names_ask (const EntTieNames *self, EntSlice name);
/** ent_tie_names_add: the number of @name, new or not; ENT_TIE_NO_NAME when it holds what cannot be shown or
 * there are 2^31 already. @key: of ent_tie_names_ask(). @place: where it stands in the file. */
uint32_t ent_tie_names_add (EntTieNames *self, EntTieKey key, EntSlice name, uint64_t place);
/** ent_tie_names_find: ENT_TIE_NO_NAME when it was never added. */
uint32_t ent_tie_names_find (const EntTieNames *self, EntSlice name);
uint32_t ent_tie_names_count (const EntTieNames *self);
EntSlice ent_tie_names_get (const EntTieNames *self, uint32_t number);
/** ent_tie_names_place: where the name came first. */
uint64_t ent_tie_names_place (const EntTieNames *self, uint32_t number);

/* A row. While read: source and target. Once turned: of the two numbers the lower and the higher. */
typedef struct {
  uint32_t low; /* the highest bit: the row goes from low to high */
  uint32_t high;
  uint32_t at_s;
} EntTieRow;

#define ENT_TIE_FORWARD 0x80000000u

/** ent_tie_row_low: without the bit. */
static inline uint32_t
ent_tie_row_low (const EntTieRow *row)
{
  return row->low & ~ENT_TIE_FORWARD;
}

/** ent_tie_row_compare: by pair, then time. */
int ent_tie_row_compare (const EntTieRow *a, const EntTieRow *b);

/** ent_tie_rows_sort: the same order, stable, by radix. Cost: at most 9 passes, and 12 bytes a row. */
void ent_tie_rows_sort (EntTieRow rows[], size_t n_rows);

/**
 * ent_tie_log_new: from two lots of sorted rows, (element-type EntTieRow).
 * @names: [n_names] of the people in the rows, by number; copied
 */
EntTieLog *
ent_tie_log_new (const GArray *rows, const GArray *more_rows, const EntSlice names[], uint32_t n_names);
