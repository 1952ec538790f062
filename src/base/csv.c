#include "base/csv.h"

#include "base/arena.h"
#include "base/csv-window-private.h"
#include "base/text.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#define DEFAULT_MAX_RECORD_BYTES ((size_t)1024 * 1024)
#define DEFAULT_MAX_CELLS 256
#define SNIFFED_RECORDS 20
#define DATED_LINE_BYTES 22 /* "YYYY-MM-DD HH:MM:SS" with its quotes and a separator */

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
  CUT_DONE,
  CUT_MORE,    /* it does not end inside the window */
  CUT_RUNAWAY, /* a quote opens that nothing closes, or that closes in another row */
} Cut;

static const char reason_long[] = "The row is longer than allowed.";
static const char reason_runaway[] = "A quote opens a cell and is never closed.";
static const char reason_cells[] = "The row has more cells than allowed.";

EntCsv *
ent_csv_new (EntInput *input, const EntCsvOptions *options)
{
  EntCsv *self = g_new0 (EntCsv, 1);
  ent_csv_window_init (&self->window, input);
  if (options != NULL)
    self->options = *options;
  if (self->options.max_record_bytes == 0)
    self->options.max_record_bytes = DEFAULT_MAX_RECORD_BYTES;
  if (self->options.max_cells == 0)
    self->options.max_cells = DEFAULT_MAX_CELLS;
  self->line = 1;
  self->separator = ',';
  self->cells = g_new (EntSlice, self->options.max_cells);
  self->holes = g_ptr_array_new ();
  self->decoded = ent_arena_new (4096);
  self->scratch = g_string_new (NULL);
  return self;
}

void
ent_csv_free (EntCsv *self)
{
  if (self == NULL)
    return;
  ent_csv_window_clear (&self->window);
  g_free (self->cells);
  g_ptr_array_unref (self->holes);
  ent_arena_free (self->decoded);
  g_string_free (self->scratch, TRUE);
  g_free (self);
}

/* ---- Finding things in the window --------------------------------------------------------------------- */

/* The first @stop, line feed or carriage return from @at on. The window ends with a line feed: there is one.
 */
static inline char *
find_stop (char *at, char stop)
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

static inline char *
window_end (const EntCsv *self)
{
  return self->window.data + self->window.end;
}

/* Whether the window's end is the end of the input, so that what stands there is whole. */
static inline bool
is_complete (const EntCsv *self)
{
  return self->window.at_end && self->window.failure == NULL;
}

/* Bytes of the line break at @at: LF, CRLF or a lone CR; 0 when that shows only in what is not read yet. */
static inline size_t
line_break (const EntCsv *self, const char *at)
{
  if (*at == '\n')
    return 1;
  if (at + 1 == window_end (self))
    return is_complete (self) ? 1 : 0;
  return at[1] == '\n' ? 2 : 1;
}

/* Whether a record of the dated kind starts at @at, which has DATED_LINE_BYTES or the end of the input behind
 * it. */
static bool
is_dated_line (const EntCsv *self, const char *at)
{
  static const char form[] = "dddd-dd-dd dd:dd:dd";
  bool is_quoted = *at == '"';
  at += is_quoted;
  if (window_end (self) - at < (ssize_t)sizeof form - 1)
    return false;
  for (const char *f = form; *f != '\0'; f++, at++)
    if (*f == 'd' ? !g_ascii_isdigit (*at) : *at != *f)
      return false;
  at += is_quoted && *at == '"';
  return *at == ',' || *at == ';' || *at == '\t';
}

/* ---- Cutting a record into cells ---------------------------------------------------------------------- */

static void
add_cell (EntCsv *self, const char *from, const char *to)
{
  if (self->n_cells < self->options.max_cells)
    self->cells[self->n_cells++] = (EntSlice){from, (size_t)(to - from)};
  else
    self->too_many_cells = true;
}

/* Steps over the line break at *@at inside a cell: one line more, and CRLF becomes LF. */
static Cut
cut_line_break (EntCsv *self, char **at)
{
  size_t length = *at == window_end (self) ? 0 : line_break (self, *at);
  if (length == 0)
    return is_complete (self) ? CUT_RUNAWAY : CUT_MORE;
  if (length == 2)
    g_ptr_array_add (self->holes, *at);
  *at += length;
  self->n_lines++;
  return CUT_DONE;
}

/*
 * A lone quote inside a quoted cell with text behind it: @run is the start of its run of quotes, *@at the
 * byte after. CSV knows no such thing, but writers do. Where it looks like the opening of another cell, the
 * quote that opened this one was never closed. Where another quote follows on the line, it is part of the
 * text ("a "b" c"). Otherwise it closes the cell and what follows still belongs to it ("Acme" Inc.): then
 * *@out_end is set to the cell's end.
 */
static Cut
judge_stray_quote (EntCsv *self, const char *run, char *at, char **out_end)
{
  if (run[-1] == self->separator || run[-1] == '\n' || run[-1] == '\r')
    return CUT_RUNAWAY;
  char *following = find_stop (at, '"');
  if (following == window_end (self) && !is_complete (self))
    return CUT_MORE;
  if (*following == '"' && following[-1] != self->separator)
    return CUT_DONE;
  g_ptr_array_add (self->holes, at - 1);
  *out_end = find_stop (at, self->separator);
  return CUT_DONE;
}

/*
 * Reads the run of quotes at *@at inside the quoted cell that starts at @from, and steps over what is text.
 * When the run closes the cell, *@out_close is its last byte's place and *@at where the cell's field ends.
 * @backslashes: whether this cell has shown that it escapes quotes as \"
 */
static Cut
cut_quotes (EntCsv *self, const char *from, char **at, bool *backslashes, char **out_close)
{
  char *run = *at, *after = run;
  while (*after == '"')
    after++;
  char *field_end = after;
  while (*field_end == ' ')
    field_end++;
  if (field_end == window_end (self) && !is_complete (self))
    return CUT_MORE;
  bool ends = *field_end == self->separator || *field_end == '\n' || *field_end == '\r';

  if (run > from && run[-1] == '\\' && (*backslashes || (after - run == 1 && !ends))) {
    *backslashes = true;
    g_ptr_array_add (self->holes, run - 1);
    *at = run + 1;
    return CUT_DONE;
  }
  for (char *pair = run; pair + 1 < after; pair += 2)
    g_ptr_array_add (self->holes, pair);
  *at = after;
  if ((after - run) % 2 == 0)
    return CUT_DONE;
  if (ends) {
    *out_close = after - 1;
    *at = field_end;
    return CUT_DONE;
  }
  Cut cut = judge_stray_quote (self, run, after, out_close);
  if (*out_close != NULL)
    *at = *out_close;
  return cut;
}

/* Cuts the cell whose opening quote is at *@at, and moves to the separator or line break behind it. */
static Cut
cut_quoted (EntCsv *self, char **at)
{
  char *from = *at + 1, *to = NULL, *here = from;
  bool backslashes = false;
  while (to == NULL) {
    here = find_stop (here, '"');
    Cut cut = *here == '"' ? cut_quotes (self, from, &here, &backslashes, &to) : cut_line_break (self, &here);
    if (cut != CUT_DONE)
      return cut;
  }
  add_cell (self, from, to);
  *at = here;
  return CUT_DONE;
}

static void
begin_record (EntCsv *self)
{
  self->n_cells = 0;
  self->too_many_cells = false;
  self->n_lines = 0;
  g_ptr_array_set_size (self->holes, 0);
}

/* Cuts up to @max_cells cells on from *@at and moves to what ends the last: a separator or a line break. */
static Cut
cut_cells (EntCsv *self, char **at, size_t max_cells)
{
  const char separator = self->separator;
  char *here = *at;
  for (size_t n = 1;; n++) {
    if (*here == '"') {
      Cut cut = cut_quoted (self, &here);
      if (cut != CUT_DONE)
        return cut;
    } else {
      char *from = here;
      here = find_stop (here, separator);
      add_cell (self, from, here);
    }
    if (*here != separator || n == max_cells)
      break;
    here++;
  }
  *at = here;
  return CUT_DONE;
}

/* Ends the record at the line break @at. */
static Cut
end_record (EntCsv *self, char *at)
{
  bool is_last = at == window_end (self);
  size_t length = is_last ? 0 : line_break (self, at);
  if (length == 0 && !(is_last && is_complete (self)))
    return CUT_MORE;
  self->next = at + length;
  self->n_lines++;
  return CUT_DONE;
}

static Cut
cut_record (EntCsv *self, char *at)
{
  begin_record (self);
  Cut cut = cut_cells (self, &at, SIZE_MAX);
  return cut == CUT_DONE ? end_record (self, at) : cut;
}

/* The text of a dated record, [@from, @to): without its outer quotes, and without what escapes the inner
 * ones. */
static void
add_dated_text (EntCsv *self, const char *from, const char *to)
{
  EntSlice text = ent_slice_trim ((EntSlice){from, (size_t)(to - from)});
  if (ent_slice_is_empty (text))
    return;
  if (text.length >= 2 && text.data[0] == '"' && text.data[text.length - 1] == '"')
    text = (EntSlice){text.data + 1, text.length - 2};
  char *end = self->window.data + (text.data - self->window.data) + text.length;
  for (char *at = end - text.length; at + 1 < end; at++) {
    bool escapes = (at[0] == '"' || at[0] == '\\') && at[1] == '"';
    if (escapes || (at[0] == '\r' && at[1] == '\n'))
      g_ptr_array_add (self->holes, at);
    at += escapes;
  }
  add_cell (self, text.data, text.data + text.length);
}

/*
 * Cuts a record of a file whose last column may hold bare line breaks: two cells, and then everything up to
 * the next line that starts with a date.
 */
static Cut
cut_dated_record (EntCsv *self, char *at)
{
  begin_record (self);
  Cut cut = cut_cells (self, &at, 2);
  if (cut != CUT_DONE)
    return cut;
  char *text = at + (*at == self->separator);
  for (char *here = text;;) {
    here = find_stop (here, '\n');
    cut = end_record (self, here);
    if (cut != CUT_DONE)
      return cut;
    if (window_end (self) - self->next < DATED_LINE_BYTES && !is_complete (self))
      return CUT_MORE;
    if (self->next == window_end (self) || is_dated_line (self, self->next)) {
      add_dated_text (self, text, here);
      return CUT_DONE;
    }
    here = self->next;
  }
}

/* Cuts the record that starts at the window's start. */
static Cut
cut_next (EntCsv *self)
{
  char *start = self->window.data + self->window.start;
  if (!self->options.dated_records)
    return cut_record (self, start);
  if (window_end (self) - start < DATED_LINE_BYTES && !is_complete (self))
    return CUT_MORE;
  return is_dated_line (self, start) ? cut_dated_record (self, start) : cut_record (self, start);
}

/* ---- Finishing the cells of a record ------------------------------------------------------------------ */

/* Moves the bytes of @cell over the holes in it; *@hole is the first hole that may be in it. */
static EntSlice
close_holes (EntCsv *self, EntSlice cell, size_t *hole)
{
  char **holes = (char **)self->holes->pdata;
  const char *end = cell.data + cell.length;
  size_t n_holes = self->holes->len;
  while (*hole < n_holes && holes[*hole] < cell.data)
    (*hole)++;
  if (*hole == n_holes || holes[*hole] >= end)
    return cell;
  char *to = holes[*hole];
  while (*hole < n_holes && holes[*hole] < end) {
    const char *from = holes[(*hole)++] + 1;
    const char *until = *hole < n_holes && holes[*hole] < end ? holes[*hole] : end;
    memmove (to, from, (size_t)(until - from));
    to += until - from;
  }
  return (EntSlice){cell.data, (size_t)(to - cell.data)};
}

/* Whether @cell, which is not valid UTF-8, has a character of several bytes that is. */
static bool
has_utf8_character (EntSlice cell)
{
  for (size_t i = 0; i < cell.length; i++)
    if ((unsigned char)cell.data[i] >= 0x80 && ent_text_character_bytes (ent_slice_from (cell, i)) > 1)
      return true;
  return false;
}

/*
 * A stream cannot be known to be UTF-8 before its last byte, so each cell is judged by itself: one that is
 * not valid is Windows-1252, as the archives decide it for whole files. But where a cell also has proper
 * UTF-8 characters, which Windows-1252 text practically never does, it is UTF-8 with some damage, and only
 * the damage is marked.
 */
static EntSlice
decode (EntCsv *self, EntSlice cell)
{
  if (ent_text_is_valid (cell))
    return cell;
  g_string_truncate (self->scratch, 0);
  if (has_utf8_character (cell))
    ent_text_append_valid (cell, self->scratch);
  else
    ent_csv_append_windows_1252 (cell, self->scratch);
  return ent_arena_copy (self->decoded, ent_slice_of (self->scratch));
}

/* Whether no white space starts or ends with @byte: the common case, decided without a call. */
static inline bool
is_solid (char byte)
{
  return byte > ' ' && byte < 0x7F;
}

static void
finish_cells (EntCsv *self)
{
  const char *start = self->window.data + self->window.start;
  bool is_ascii = ent_text_is_ascii ((EntSlice){start, (size_t)(self->next - start)});
  size_t hole = 0;
  if (!is_ascii)
    ent_arena_reset (self->decoded);
  for (size_t i = 0; i < self->n_cells; i++) {
    EntSlice cell = self->cells[i];
    if (self->holes->len > 0)
      cell = close_holes (self, cell, &hole);
    if (!is_ascii)
      cell = decode (self, cell);
    if (cell.length > 0 && !(is_solid (cell.data[0]) && is_solid (cell.data[cell.length - 1])))
      cell = ent_slice_trim (cell);
    self->cells[i] = cell;
  }
}

static bool
is_blank (const EntCsv *self)
{
  for (size_t i = 0; i < self->n_cells; i++)
    if (!ent_slice_is_empty (self->cells[i]))
      return false;
  return true;
}

/* ---- The separator ------------------------------------------------------------------------------------ */

/*
 * How well @separator cuts the first records: the columns that several of them agree on count most; with
 * nothing but a header, its columns. A paragraph of notes above the header agrees with nothing.
 */
static size_t
score_separator (EntCsv *self, char separator)
{
  size_t counts[SNIFFED_RECORDS], n_counts = 0, agreed = 0, widest = 0;
  char *at = self->window.data + self->window.start;
  self->separator = separator;
  while (n_counts < SNIFFED_RECORDS && at < window_end (self)) {
    Cut cut = cut_record (self, at);
    if (cut == CUT_MORE)
      break;
    if (cut == CUT_RUNAWAY)
      self->next = find_stop (at, '\n') + 1;
    else
      counts[n_counts++] = self->n_cells;
    at = self->next;
  }
  for (size_t i = 0; i < n_counts; i++) {
    size_t n_same = 0;
    for (size_t j = 0; j < i; j++)
      n_same += counts[j] == counts[i];
    agreed = MAX (agreed, n_same * (counts[i] - 1));
    widest = MAX (widest, counts[i] - 1);
  }
  return agreed * 4096 + MIN (widest, 4095);
}

static void
begin (EntCsv *self)
{
  static const char candidates[] = {',', ';', '\t'};
  self->begun = true;
  ent_csv_window_fill (&self->window);
  char best = ',';
  size_t best_score = 0;
  for (size_t i = 0; i < sizeof candidates; i++) {
    size_t score = score_separator (self, candidates[i]);
    if (score > best_score) {
      best = candidates[i];
      best_score = score;
    }
  }
  self->separator = best;
}

/* ---- Reading ------------------------------------------------------------------------------------------ */

/* Steps over the physical line at the window's start, however long it is. */
static void
skip_line (EntCsv *self)
{
  EntCsvWindow *window = &self->window;
  for (;;) {
    char *at = find_stop (window->data + window->start, '\n');
    size_t length = at == window_end (self) ? 0 : line_break (self, at);
    if (length > 0 || window->at_end) {
      window->start = (size_t)(at - window->data) + length;
      self->line++;
      return;
    }
    window->start = (size_t)(at - window->data);
    ent_csv_window_fill (window);
  }
}

/* Goes on behind a record that could not be cut: at the line after the one that it starts on. */
static void
resynchronise (EntCsv *self)
{
  EntCsvWindow *window = &self->window;
  bool was_dated = self->options.dated_records && is_dated_line (self, window->data + window->start);
  skip_line (self);
  while (was_dated) {
    if (window->end - window->start < DATED_LINE_BYTES && !window->at_end)
      ent_csv_window_fill (window);
    if (window->start == window->end || is_dated_line (self, window->data + window->start))
      return;
    skip_line (self);
  }
}

static EntCsvStatus
bad_row (EntCsv *self, EntCsvRow *out_row, const char **out_reason, const char *reason)
{
  *out_row = (EntCsvRow){.line = self->line};
  *out_reason = reason;
  resynchronise (self);
  return ENT_CSV_BAD_ROW;
}

/* Nothing more can be read: why. */
static EntCsvStatus
at_end (EntCsv *self, GError **error)
{
  if (self->window.failure == NULL)
    return ENT_CSV_END;
  g_propagate_error (error, g_error_copy (self->window.failure));
  return ENT_CSV_ERROR;
}

EntCsvStatus
ent_csv_next (EntCsv *self, EntCsvRow *out_row, const char **out_reason, GError **error)
{
  EntCsvWindow *window = &self->window;
  if (!self->begun)
    begin (self);
  while (window->start < window->end || !window->at_end) {
    Cut cut = window->start < window->end ? cut_next (self) : CUT_MORE;
    size_t record_bytes =
        cut == CUT_DONE ? (size_t)(self->next - window->data) - window->start : window->end - window->start;
    if (cut != CUT_RUNAWAY && record_bytes > self->options.max_record_bytes)
      return bad_row (self, out_row, out_reason, reason_long);
    if (cut == CUT_RUNAWAY)
      return bad_row (self, out_row, out_reason, reason_runaway);
    if (cut == CUT_MORE && window->at_end)
      return at_end (self, error);
    if (cut == CUT_MORE) {
      ent_csv_window_fill (window);
      continue;
    }

    finish_cells (self);
    *out_row = (EntCsvRow){self->cells, self->n_cells, self->line};
    window->start += record_bytes;
    self->line += self->n_lines;
    if (self->too_many_cells) {
      *out_reason = reason_cells;
      return ENT_CSV_BAD_ROW;
    }
    if (!is_blank (self))
      return ENT_CSV_ROW;
  }
  return at_end (self, error);
}

/* ---- Writing ------------------------------------------------------------------------------------------ */

void
ent_csv_append_cell (EntSlice cell, bool for_spreadsheet, GString *out)
{
  bool is_formula = for_spreadsheet && cell.length > 0 && memchr ("=+-@\t\r", cell.data[0], 6) != NULL;
  bool needs_quotes = false;
  for (size_t i = 0; i < cell.length && !needs_quotes; i++)
    needs_quotes = memchr (",;\t\"\r\n", cell.data[i], 6) != NULL;
  if (needs_quotes)
    g_string_append_c (out, '"');
  if (is_formula)
    g_string_append_c (out, '\'');
  for (size_t i = 0; i < cell.length; i++) {
    if (cell.data[i] == '"')
      g_string_append_c (out, '"');
    g_string_append_c (out, cell.data[i]);
  }
  if (needs_quotes)
    g_string_append_c (out, '"');
}
