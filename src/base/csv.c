#include "base/csv.h"

#include "base/csv-private.h"
#include "base/text.h"
#include "base/words.h"

#define DEFAULT_MAX_RECORD_BYTES ((size_t)1024 * 1024)
#define DEFAULT_MAX_CELLS 256
#define SNIFFED_RECORDS 20

static const char *const reason_long = N_ ("The row is longer than allowed.");
static const char *const reason_runaway = N_ ("A quote opens a cell and is never closed.");
static const char *const reason_cells = N_ ("The row has more cells than allowed.");

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

/* ---- Finishing the cells of a record ---- */

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
    ent_text_append_windows_1252 (cell, self->scratch);
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

/* ---- The separator ---- */

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
  while (n_counts < SNIFFED_RECORDS && at < ent_csv_window_end (self)) {
    EntCut cut = ent_csv_cut_record (self, at);
    if (cut == ENT_CUT_MORE)
      break;
    if (cut == ENT_CUT_RUNAWAY)
      self->next = ent_csv_find_stop (at, '\n') + 1;
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

/* ---- Reading ---- */

/* Steps over the physical line at the window's start, however long it is. */
static void
skip_line (EntCsv *self)
{
  EntCsvWindow *window = &self->window;
  for (;;) {
    char *at = ent_csv_find_stop (window->data + window->start, '\n');
    size_t length = at == ent_csv_window_end (self) ? 0 : ent_csv_line_break (self, at);
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
  bool was_dated = self->options.dated_records && ent_csv_is_dated_line (self, window->data + window->start);
  skip_line (self);
  while (was_dated) {
    if (window->end - window->start < ENT_CSV_DATED_LINE_BYTES && !window->at_end)
      ent_csv_window_fill (window);
    if (window->start == window->end || ent_csv_is_dated_line (self, window->data + window->start))
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
    EntCut cut = window->start < window->end ? ent_csv_cut_next (self) : ENT_CUT_MORE;
    size_t record_bytes = cut == ENT_CUT_DONE ? (size_t)(self->next - window->data) - window->start
                                              : window->end - window->start;
    if (cut != ENT_CUT_RUNAWAY && record_bytes > self->options.max_record_bytes)
      return bad_row (self, out_row, out_reason, _ (reason_long));
    if (cut == ENT_CUT_RUNAWAY)
      return bad_row (self, out_row, out_reason, _ (reason_runaway));
    if (cut == ENT_CUT_MORE && window->at_end)
      return at_end (self, error);
    if (cut == ENT_CUT_MORE) {
      ent_csv_window_fill (window);
      continue;
    }

    finish_cells (self);
    *out_row = (EntCsvRow){self->cells, self->n_cells, self->line};
    window->start += record_bytes;
    self->line += self->n_lines;
    if (self->too_many_cells) {
      *out_reason = _ (reason_cells);
      return ENT_CSV_BAD_ROW;
    }
    if (!is_blank (self))
      return ENT_CSV_ROW;
  }
  return at_end (self, error);
}

/* ---- Writing ---- */

/* Whether a spreadsheet would calculate it: the full-width forms count in some countries (OWASP, CSV
 * injection). */
static bool
is_formula (EntSlice cell)
{
  static const char *const wide[] = {"\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"};
  if (cell.length > 0 && memchr ("=+-@\t\r", cell.data[0], 6) != NULL)
    return true;
  for (size_t i = 0; i < G_N_ELEMENTS (wide); i++)
    if (cell.length >= strlen (wide[i]) && memcmp (cell.data, wide[i], strlen (wide[i])) == 0)
      return true;
  return false;
}

/* Without the control characters (C0, DEL, C1) that a terminal obeys; line breaks and tabs stay. */
static void
append_without_controls (EntSlice cell, GString *out)
{
  for (size_t i = 0; i < cell.length; i++) {
    unsigned char c = (unsigned char)cell.data[i];
    unsigned char next = i + 1 < cell.length ? (unsigned char)cell.data[i + 1] : 0;
    if (c == 0xC2 && next >= 0x80 && next <= 0x9F)
      i++;
    else if ((c >= 0x20 && c != 0x7F) || c == '\n' || c == '\r' || c == '\t')
      g_string_append_c (out, (char)c);
  }
}

static void
append_quoted_cell (EntSlice cell, bool needs_mark, GString *out)
{
  bool needs_quotes = false;
  for (size_t i = 0; i < cell.length && !needs_quotes; i++)
    needs_quotes = memchr (",;\t\"\r\n", cell.data[i], 6) != NULL;
  if (needs_quotes)
    g_string_append_c (out, '"');
  if (needs_mark)
    g_string_append_c (out, '\'');
  for (size_t i = 0; i < cell.length; i++) {
    if (cell.data[i] == '"')
      g_string_append_c (out, '"');
    g_string_append_c (out, cell.data[i]);
  }
  if (needs_quotes)
    g_string_append_c (out, '"');
}

void
ent_csv_append_cell (EntSlice cell, bool for_spreadsheet, GString *out)
{
  if (!for_spreadsheet) {
    append_quoted_cell (cell, false, out);
    return;
  }
  g_autoptr (GString) clean = g_string_sized_new (cell.length);
  append_without_controls (cell, clean);
  append_quoted_cell (ent_slice_of (clean), is_formula (ent_slice_of (clean)), out);
}
