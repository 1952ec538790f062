/* One record of a CSV, cut into cells where it lies. */
#include "base/csv-private.h"

bool
ent_csv_is_dated_line (const EntCsv *self, const char *at)
{
  static const char form[] = "dddd-dd-dd dd:dd:dd";
  bool is_quoted = *at == '"';
  at += is_quoted;
  if (ent_csv_window_end (self) - at < (ssize_t)sizeof form - 1)
    return false;
  for (const char *f = form; *f != '\0'; f++, at++)
    if (*f == 'd' ? !g_ascii_isdigit (*at) : *at != *f)
      return false;
  at += is_quoted && *at == '"';
  return *at == ',' || *at == ';' || *at == '\t';
}

static void
add_cell (EntCsv *self, const char *from, const char *to)
{
  if (self->n_cells < self->options.max_cells)
    self->cells[self->n_cells++] = (EntSlice){from, (size_t)(to - from)};
  else
    self->too_many_cells = true;
}

/* Steps over the line break at *@at inside a cell: one line more, and CRLF becomes LF. */
static EntCut
cut_line_break (EntCsv *self, char **at)
{
  size_t length = *at == ent_csv_window_end (self) ? 0 : ent_csv_line_break (self, *at);
  if (length == 0)
    return ent_csv_is_complete (self) ? ENT_CUT_RUNAWAY : ENT_CUT_MORE;
  if (length == 2)
    g_ptr_array_add (self->holes, *at);
  *at += length;
  self->n_lines++;
  return ENT_CUT_DONE;
}

/*
 * A lone quote inside a quoted cell with text behind it: @run is the start of its run of quotes, *@at the
 * byte after. CSV knows no such thing, but writers do. Where it looks like the opening of another cell, the
 * quote that opened this one was never closed. Where another quote follows on the line, it is part of the
 * text ("a "b" c"). Otherwise it closes the cell and what follows still belongs to it ("Acme" Inc.): then
 * *@out_end is set to the cell's end.
 */
static EntCut
judge_stray_quote (EntCsv *self, const char *run, char *at, char **out_end)
{
  if (run[-1] == self->separator || run[-1] == '\n' || run[-1] == '\r')
    return ENT_CUT_RUNAWAY;
  char *following = ent_csv_find_stop (at, '"');
  if (following == ent_csv_window_end (self) && !ent_csv_is_complete (self))
    return ENT_CUT_MORE;
  if (*following == '"' && following[-1] != self->separator)
    return ENT_CUT_DONE;
  g_ptr_array_add (self->holes, at - 1);
  *out_end = ent_csv_find_stop (at, self->separator);
  return ENT_CUT_DONE;
}

/*
 * Reads the run of quotes at *@at inside the quoted cell that starts at @from, and steps over what is text.
 * When the run closes the cell, *@out_close is its last byte's place and *@at where the cell's field ends.
 * @backslashes: whether this cell has shown that it escapes quotes as \"
 */
static EntCut
cut_quotes (EntCsv *self, const char *from, char **at, bool *backslashes, char **out_close)
{
  char *run = *at, *after = run;
  while (*after == '"')
    after++;
  char *field_end = after;
  while (*field_end == ' ')
    field_end++;
  if (field_end == ent_csv_window_end (self) && !ent_csv_is_complete (self))
    return ENT_CUT_MORE;
  bool ends = *field_end == self->separator || *field_end == '\n' || *field_end == '\r';

  if (run > from && run[-1] == '\\' && (*backslashes || (after - run == 1 && !ends))) {
    *backslashes = true;
    g_ptr_array_add (self->holes, run - 1);
    *at = run + 1;
    return ENT_CUT_DONE;
  }
  for (char *pair = run; pair + 1 < after; pair += 2)
    g_ptr_array_add (self->holes, pair);
  *at = after;
  if ((after - run) % 2 == 0)
    return ENT_CUT_DONE;
  if (ends) {
    *out_close = after - 1;
    *at = field_end;
    return ENT_CUT_DONE;
  }
  EntCut cut = judge_stray_quote (self, run, after, out_close);
  if (*out_close != NULL)
    *at = *out_close;
  return cut;
}

/* Cuts the cell whose opening quote is at *@at, and moves to the separator or line break behind it. */
static EntCut
cut_quoted (EntCsv *self, char **at)
{
  char *from = *at + 1, *to = NULL, *here = from;
  bool backslashes = false;
  while (to == NULL) {
    here = ent_csv_find_stop (here, '"');
    EntCut cut =
        *here == '"' ? cut_quotes (self, from, &here, &backslashes, &to) : cut_line_break (self, &here);
    if (cut != ENT_CUT_DONE)
      return cut;
  }
  add_cell (self, from, to);
  *at = here;
  return ENT_CUT_DONE;
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
static EntCut
cut_cells (EntCsv *self, char **at, size_t max_cells)
{
  const char separator = self->separator;
  char *here = *at;
  for (size_t n = 1;; n++) {
    if (*here == '"') {
      EntCut cut = cut_quoted (self, &here);
      if (cut != ENT_CUT_DONE)
        return cut;
    } else {
      char *from = here;
      here = ent_csv_find_stop (here, separator);
      add_cell (self, from, here);
    }
    if (*here != separator || n == max_cells)
      break;
    here++;
  }
  *at = here;
  return ENT_CUT_DONE;
}

/* Ends the record at the line break @at. */
static EntCut
end_record (EntCsv *self, char *at)
{
  bool is_last = at == ent_csv_window_end (self);
  size_t length = is_last ? 0 : ent_csv_line_break (self, at);
  if (length == 0 && !(is_last && ent_csv_is_complete (self)))
    return ENT_CUT_MORE;
  self->next = at + length;
  self->n_lines++;
  return ENT_CUT_DONE;
}

EntCut
ent_csv_cut_record (EntCsv *self, char *at)
{
  begin_record (self);
  EntCut cut = cut_cells (self, &at, SIZE_MAX);
  return cut == ENT_CUT_DONE ? end_record (self, at) : cut;
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
static EntCut
cut_dated_record (EntCsv *self, char *at)
{
  begin_record (self);
  EntCut cut = cut_cells (self, &at, 2);
  if (cut != ENT_CUT_DONE)
    return cut;
  char *text = at + (*at == self->separator);
  for (char *here = text;;) {
    here = ent_csv_find_stop (here, '\n');
    cut = end_record (self, here);
    if (cut != ENT_CUT_DONE)
      return cut;
    if (ent_csv_window_end (self) - self->next < ENT_CSV_DATED_LINE_BYTES && !ent_csv_is_complete (self))
      return ENT_CUT_MORE;
    if (self->next == ent_csv_window_end (self) || ent_csv_is_dated_line (self, self->next)) {
      add_dated_text (self, text, here);
      return ENT_CUT_DONE;
    }
    here = self->next;
  }
}

EntCut
ent_csv_cut_next (EntCsv *self)
{
  char *start = self->window.data + self->window.start;
  if (!self->options.dated_records)
    return ent_csv_cut_record (self, start);
  if (ent_csv_window_end (self) - start < ENT_CSV_DATED_LINE_BYTES && !ent_csv_is_complete (self))
    return ENT_CUT_MORE;
  return ent_csv_is_dated_line (self, start) ? cut_dated_record (self, start)
                                             : ent_csv_cut_record (self, start);
}
