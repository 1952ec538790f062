/* CSV: bytes in any encoding and any separator -> rows of slices. Streams; a row's slices live until the next row. */
#pragma once

#include "base/slice.h"
#include "base/report.h"
#include <stdint.h>

/* Where bytes come from: a file, an entry of an archive, a buffer in memory. */
typedef struct EntInput EntInput;
struct EntInput {
  /** Fills up to @bytes. Returns the count, 0 at the end, -1 with @error set. */
  ssize_t (*read) (EntInput *self, char *buffer, size_t bytes, GError **error);
};

typedef struct EntCsv EntCsv;

typedef struct {
  size_t max_record_bytes; /* a longer row is damaged: reported and skipped */
  size_t max_cells;
  bool dated_records; /* records start only at a line that begins with a date: LinkedIn's Comments.csv */
} EntCsvOptions;

typedef struct {
  const EntSlice *cells; /* trimmed, unquoted, UTF-8; live until the next call */
  size_t n_cells;
  uint64_t line; /* of its first character, from 1 */
} EntCsvRow;

/**
 * ent_csv_new:
 * @input: borrowed, must outlive it; a UTF-16 or UTF-8 byte-order mark, strict UTF-8, else Windows-1252 is
 *   recognised; NULs are dropped
 * @options: NULL for the defaults (1 MiB a record, 256 cells)
 *
 * The separator (`,` `;` or TAB) is sniffed on the first lines.
 */
EntCsv *ent_csv_new (EntInput *input, const EntCsvOptions *options);
void ent_csv_free (EntCsv *self);

typedef enum {
  ENT_CSV_ROW,
  ENT_CSV_END,
  ENT_CSV_BAD_ROW, /* @out_row has its line and what could be read; @out_reason says why */
  ENT_CSV_ERROR,   /* the input failed: @error is set; rows before it were good */
} EntCsvStatus;

/**
 * ent_csv_next: the next row that is not blank. Cost: one pass over the bytes, no allocation per cell or row.
 * @out_reason: (static) a plain sentence when the result is ENT_CSV_BAD_ROW
 */
EntCsvStatus ent_csv_next (EntCsv *self, EntCsvRow *out_row, const char **out_reason, GError **error);

/** ent_csv_append_cell: appends @cell quoted where CSV needs it. With @for_spreadsheet a cell that a spreadsheet would run as a formula gets a leading apostrophe. */
void ent_csv_append_cell (EntSlice cell, bool for_spreadsheet, GString *out);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntCsv, ent_csv_free)
