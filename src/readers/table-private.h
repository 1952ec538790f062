/* Tables: a format declares its columns, one driver reads them all. The driver knows no format and no format
 * sees a comma. */
#pragma once

#include "readers/dates-private.h"
#include "readers/readers.h"

typedef enum {
  ENT_CELL_TEXT, /* EntSlice */
  ENT_CELL_TIME, /* EntTime; ENT_NO_TIME for an empty cell */
} EntCellKind;

typedef enum {
  ENT_NEED_NONE,
  ENT_NEED_HEADER, /* the header is known by it */
  ENT_NEED_CELL,   /* that, and a row whose cell cannot be read is skipped */
} EntNeed;

typedef struct {
  const char *names; /* in every language, separated by '|'; case, accents, blanks and `_` do not matter */
  EntCellKind kind;
  size_t offset; /* of the field in the row struct */
  EntNeed need;
} EntColumn;

/* ENT_COLUMN ("Sent At", TIME, InvitationRow, sent_at, CELL) */
#define ENT_COLUMN(names, kind, type, field, need)                                                           \
  {                                                                                                          \
    names, ENT_CELL_##kind, G_STRUCT_OFFSET (type, field), ENT_NEED_##need                                   \
  }

#define ENT_TABLE_MAX_COLUMNS 32

typedef struct {
  const EntColumn *columns;
  size_t n_columns; /* at most ENT_TABLE_MAX_COLUMNS */
  size_t row_size;
  EntZone zone;       /* of times that name none */
  bool dated_records; /* see EntCsvOptions */
} EntTable;

/* Takes one row; false with @error set stops the reading. */
typedef bool (*EntRowFunc) (const void *row, uint64_t line, void *context, GError **error);

typedef struct {
  EntSlice file;     /* for the report */
  EntReport *report; /* NULL: damage is not worth a word (a first look) */
  EntDates *dates;
  uint64_t max_rows; /* 0: all */
  EntRowFunc emit;
  void *context;
} EntTableJob;

typedef struct {
  bool is_known;      /* the header was found */
  bool is_whole;      /* read to its end, and no row was damaged */
  uint64_t n_rows;    /* the good and the bad */
  uint64_t n_skipped; /* the bad */
} EntTableResult;

/**
 * ent_table_read: reads @input as @table and hands each row to @job->emit.
 *
 * The header is searched in the first 20 rows. Columns that the table does not declare are ignored, rows too
 * short are filled up, rows too long are reported and skipped. A file without that header is reported, unless
 * it holds nothing or one sentence. A stream that breaks is reported; what came before counts. Errors:
 * REFUSED from @input (a bomb), and what `emit` gives. Cost: no allocation per row or cell.
 */
bool ent_table_read (const EntTable *table, EntInput *input, const EntTableJob *job,
                     EntTableResult *out_result, GError **error);

/** ent_table_fits: how many of its columns @table finds in @input; 0 when one is missing that the header is
 * known by. */
size_t ent_table_fits (const EntTable *table, EntInput *input);
