/* Inside the CSV reader: its state, and the cutting of a record (csv-cut.c) that the reading (csv.c) stands
 * on. */
#pragma once

#include "base/arena.h"
#include "base/csv-window-private.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#define ENT_CSV_DATED_LINE_BYTES 22 /* "YYYY-MM-DD HH:MM:SS" with its quotes and a separator */

struct EntCsv {
  EntCsvWindow window;
  EntCsvOptions options;
  bool begun;
  char separator;
  uint64_t line; /* of data[start], from 1 */

  /* The record being cut. Pointers go into the window. */
  EntSlice *cells;
  size_t n_cells;
  bool too_many_cells;
  GPtrArray *holes; /* bytes inside cells that are not part of them: doubled quotes and the like, ascending */
  char *next;       /* where the record after it starts */
  uint64_t n_lines; /* physical lines that it takes */

  /* Cells that had to be decoded. */
  EntArena *decoded;
  GString *scratch;
};

/* What became of cutting a record. */
typedef enum {
  ENT_CUT_DONE,
  ENT_CUT_MORE,    /* it does not end inside the window */
  ENT_CUT_RUNAWAY, /* a quote opens that nothing closes, or that closes in another row */
} EntCut;

/**
 * ent_csv_cut_record: cuts the record at @at into @cells, still with @holes, and sets @next and @n_lines.
 * Nothing in the window is changed: after ENT_CUT_MORE it is cut again from its start, once more is read.
 */
EntCut ent_csv_cut_record (EntCsv *self, char *at);

/** ent_csv_cut_next: the same at the window's start, dated records included. */
EntCut ent_csv_cut_next (EntCsv *self);

/**
 * ent_csv_is_dated_line: whether a dated record starts at @at, which has ENT_CSV_DATED_LINE_BYTES or the end
 * of the input behind it.
 */
bool ent_csv_is_dated_line (const EntCsv *self, const char *at);

/** ent_csv_find_stop: the first @stop, line feed or carriage return from @at on; one always comes. */
static inline char *
ent_csv_find_stop (char *at, char stop)
{
#ifdef __SSE2__
  const __m128i stops = _mm_set1_epi8 (stop), feeds = _mm_set1_epi8 ('\n'), returns = _mm_set1_epi8 ('\r');
  for (;; at += 16) {
    __m128i bytes = _mm_loadu_si128 ((const __m128i *)(const void *)at);
    __m128i hits =
        _mm_or_si128 (_mm_cmpeq_epi8 (bytes, stops),
                      _mm_or_si128 (_mm_cmpeq_epi8 (bytes, feeds), _mm_cmpeq_epi8 (bytes, returns)));
    unsigned mask = (unsigned)_mm_movemask_epi8 (hits);
    if (mask != 0)
      return at + __builtin_ctz (mask);
  }
#else
  while (*at != stop && *at != '\n' && *at != '\r')
    at++;
  return at;
#endif
}

/** ent_csv_window_end: where the bytes end that are read. */
static inline char *
ent_csv_window_end (const EntCsv *self)
{
  return self->window.data + self->window.end;
}

/** ent_csv_is_complete: whether the window's end is the end of the input, so that what stands there is whole.
 */
static inline bool
ent_csv_is_complete (const EntCsv *self)
{
  return self->window.at_end && self->window.failure == NULL;
}

/** ent_csv_line_break: bytes of the line break at @at: LF, CRLF or a lone CR; 0 when that shows only in what
 * is not read yet. */
static inline size_t
ent_csv_line_break (const EntCsv *self, const char *at)
{
  if (*at == '\n')
    return 1;
  if (at + 1 == ent_csv_window_end (self))
    return ent_csv_is_complete (self) ? 1 : 0;
  return at[1] == '\n' ? 2 : 1;
}
