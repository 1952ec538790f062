/*
 * CSV: bytes in any encoding and any separator -> rows of slices. Streams; a row's slices live until the next
 * row.
 *
 * Reads RFC 4180 and what writers make of it: LF, CRLF and lone CR; NULs; quotes inside unquoted cells; \"
 * and lone quotes inside quoted cells; text behind a closing quote; a missing last line break. A quote that
 * is never closed, or closed by the opening quote of a later cell, makes its line a bad row, and reading goes
 * on at the line after it: at most one record's bytes are looked at in vain. Line breaks inside cells come
 * out as LF (a lone CR stays).
 */
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
  /*
   * Records start only at a line that begins with "YYYY-MM-DD HH:MM:SS", quoted or not, and a separator; the
   * third cell is all that stands between the second and the next such line: LinkedIn's Comments.csv. Lines
   * before the first dated one are ordinary rows.
   */
  bool dated_records;
} EntCsvOptions;

typedef struct {
  const EntSlice *cells; /* trimmed, unquoted, valid UTF-8; live until the next call */
  size_t n_cells;
  uint64_t line; /* of its first character, from 1 */
} EntCsvRow;

/**
 * ent_csv_new:
 * @input: borrowed, must outlive it; a UTF-16 or UTF-8 byte-order mark, strict UTF-8, else Windows-1252 (cell
 * by cell) is recognised; NULs are dropped
 * @options: NULL or zeros for the defaults (1 MiB a record, 256 cells)
 *
 * The separator (`,` `;` or TAB) is the one that the first 20 rows agree on. Memory: 256 KiB, or up to four
 * times
 * @max_record_bytes where such rows come.
 */
EntCsv *ent_csv_new (EntInput *input, const EntCsvOptions *options);
void ent_csv_free (EntCsv *self);

typedef enum {
  ENT_CSV_ROW,
  ENT_CSV_END,
  ENT_CSV_BAD_ROW, /* @out_row has its line (and the first cells, when there are too many); @out_reason says
                      why */
  ENT_CSV_ERROR,   /* the input failed: @error is set; rows before it were good */
} EntCsvStatus;

/**
 * ent_csv_next: the next row that is not blank. Cost: one pass over the bytes, no allocation per cell or row.
 * @out_reason: (static) a plain sentence when the result is ENT_CSV_BAD_ROW
 */
EntCsvStatus ent_csv_next (EntCsv *self, EntCsvRow *out_row, const char **out_reason, GError **error);

/** ent_csv_append_cell: appends @cell quoted where CSV needs it. With @for_spreadsheet a cell that a
 * spreadsheet would run as a formula gets a leading apostrophe, and control characters but line breaks and
 * tabs vanish. */
void ent_csv_append_cell (EntSlice cell, bool for_spreadsheet, GString *out);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntCsv, ent_csv_free)
