#include "readers/table-private.h"

#define HEADER_WITHIN 20
#define NO_CELL SIZE_MAX
#define MAX_RECORD_BYTES (4u * 1024 * 1024)
#define MAX_CELLS 512

typedef struct {
  const EntTable *table;
  const EntTableJob *job;
  EntTableResult result;
  size_t cell_of[ENT_TABLE_MAX_COLUMNS]; /* where each column stands in this file, or NO_CELL */
  size_t n_header_cells;
  void *row;
} Reading;

/* A header name as it is compared: folded, without blanks. */
static void
append_key (EntSlice name, GString *out)
{
  g_autofree char *folded = ent_fold (name);
  for (const char *c = folded; *c; c++)
    if (*c != ' ')
      g_string_append_c (out, *c);
}

static bool
names_have (const char *names, const GString *key)
{
  EntSlice rest = ent_slice (names);
  EntSlice name;
  while (ent_slice_cut (&rest, "|", &name)) {
    g_autoptr (GString) other = g_string_sized_new (name.length + 1);
    append_key (name, other);
    if (g_string_equal (other, key))
      return true;
  }
  return false;
}

/* Maps columns to cells; true when @header has all that are required. */
static bool
map_columns (Reading *self, const EntCsvRow *header)
{
  const EntTable *table = self->table;
  bool has_required = true;
  g_autoptr (GString) key = g_string_new (NULL);
  for (size_t c = 0; c < table->n_columns; c++) {
    self->cell_of[c] = NO_CELL;
    for (size_t i = 0; i < header->n_cells && self->cell_of[c] == NO_CELL; i++) {
      g_string_truncate (key, 0);
      append_key (header->cells[i], key);
      if (key->len > 0 && names_have (table->columns[c].names, key))
        self->cell_of[c] = i;
    }
    has_required = has_required && !(table->columns[c].need != ENT_NEED_NONE && self->cell_of[c] == NO_CELL);
  }
  self->n_header_cells = header->n_cells;
  return has_required;
}

/* Reads on to the header. @out_n_seen: rows that are none; @out_n_cells: the most cells that one of them had.
 */
static EntCsvStatus
find_header (Reading *self, EntCsv *csv, unsigned *out_n_seen, size_t *out_n_cells, GError **error)
{
  *out_n_seen = 0;
  *out_n_cells = 0;
  while (*out_n_seen < HEADER_WITHIN) {
    EntCsvRow row;
    const char *reason;
    EntCsvStatus status = ent_csv_next (csv, &row, &reason, error);
    if (status == ENT_CSV_END || status == ENT_CSV_ERROR)
      return status;
    if (map_columns (self, &row)) {
      self->result.is_known = true;
      return ENT_CSV_ROW;
    }
    *out_n_cells = MAX (*out_n_cells, row.n_cells);
    *out_n_seen += 1;
  }
  return ENT_CSV_END;
}

static void
report (const Reading *self, uint64_t line, const char *column, const char *reason)
{
  if (self->job->report != NULL)
    ent_report_add (self->job->report, self->job->file, line, ent_slice (column), reason);
}

/* The first name of a column is the one that LinkedIn writes. */
static void
report_date (const Reading *self, uint64_t line, const EntColumn *column, EntSlice text)
{
  if (self->job->report == NULL)
    return;
  g_autofree char *name = g_strndup (column->names, strcspn (column->names, "|"));
  g_autoptr (GString) shown = g_string_new (NULL);
  ent_text_append_printable ((EntSlice){text.data, MIN (text.length, 60)}, shown);
  ent_report_addf (self->job->report, self->job->file, line, ent_slice (name),
                   column->need == ENT_NEED_CELL
                       ? _ ("\"%s\" is no date that can be read: the row was skipped.")
                       : _ ("\"%s\" is no date that can be read: it was left empty."),
                   shown->str);
}

/* Cells beyond the header that hold nothing are a spreadsheet's habit. */
static bool
has_extra_cells (const Reading *self, const EntCsvRow *row)
{
  for (size_t i = self->n_header_cells; i < row->n_cells; i++)
    if (!ent_slice_is_empty (row->cells[i]))
      return true;
  return false;
}

/* Fills the row struct; false when the row has to be skipped (and was reported). */
static bool
fill_row (Reading *self, const EntCsvRow *cells)
{
  for (size_t c = 0; c < self->table->n_columns; c++) {
    const EntColumn *column = &self->table->columns[c];
    size_t at = self->cell_of[c];
    EntSlice cell = at < cells->n_cells ? cells->cells[at] : (EntSlice){"", 0};
    void *field = (char *)self->row + column->offset;
    if (column->kind == ENT_CELL_TEXT) {
      memcpy (field, &cell, sizeof cell);
      continue;
    }
    EntTime time = ENT_NO_TIME;
    if (cell.length > 0 && !ent_dates_read (self->job->dates, cell, self->table->zone, &time)) {
      report_date (self, cells->line, column, cell);
      if (column->need == ENT_NEED_CELL)
        return false;
    }
    memcpy (field, &time, sizeof time);
  }
  return true;
}

static bool
take_row (Reading *self, const EntCsvRow *cells, GError **error)
{
  self->result.n_rows++;
  if (cells->n_cells > self->n_header_cells && has_extra_cells (self, cells)) {
    self->result.is_whole = false;
    self->result.n_skipped++;
    if (self->job->report != NULL)
      ent_report_addf (self->job->report, self->job->file, cells->line, ENT_SLICE (""),
                       _ ("The row has %zu cells where the header has %zu: it was skipped."), cells->n_cells,
                       self->n_header_cells);
    return true;
  }
  if (!fill_row (self, cells)) {
    self->result.is_whole = false;
    self->result.n_skipped++;
    return true;
  }
  return self->job->emit (self->row, cells->line, self->job->context, error);
}

/* A stream that broke is a problem of this file; a refusal is one of the whole source. */
static bool
take_stream_error (Reading *self, GError *cause, GError **error)
{
  self->result.is_whole = false;
  if (g_error_matches (cause, ENT_ERROR, ENT_ERROR_REFUSED)) {
    g_propagate_error (error, cause);
    return false;
  }
  report (self, 0, "", cause->message);
  g_error_free (cause);
  return true;
}

static bool
read_rows (Reading *self, EntCsv *csv, GError **error)
{
  const EntTableJob *job = self->job;
  while (job->max_rows == 0 || self->result.n_rows < job->max_rows) {
    EntCsvRow row;
    const char *reason = NULL;
    GError *cause = NULL;
    EntCsvStatus status = ent_csv_next (csv, &row, &reason, &cause);
    if (status == ENT_CSV_END)
      return true;
    if (status == ENT_CSV_ERROR)
      return take_stream_error (self, cause, error);
    if (status == ENT_CSV_BAD_ROW) {
      self->result.n_rows++;
      self->result.n_skipped++;
      self->result.is_whole = false;
      report (self, row.line, "", reason);
    } else if (!take_row (self, &row, error)) {
      return false;
    }
  }
  return true;
}

bool
ent_table_read (const EntTable *table, EntInput *input, const EntTableJob *job, EntTableResult *out_result,
                GError **error)
{
  EntCsvOptions options = {MAX_RECORD_BYTES, MAX_CELLS, table->dated_records};
  g_autoptr (EntCsv) csv = ent_csv_new (input, &options);
  g_autofree void *row = g_malloc0 (table->row_size);
  Reading self = {.table = table, .job = job, .row = row, .result.is_whole = true};

  unsigned n_seen;
  size_t n_cells;
  GError *cause = NULL;
  EntCsvStatus status = find_header (&self, csv, &n_seen, &n_cells, &cause);
  bool ok = true;
  if (status == ENT_CSV_ROW)
    ok = read_rows (&self, csv, error);
  else if (status == ENT_CSV_ERROR)
    ok = take_stream_error (&self, cause, error);
  else if (n_cells > 1 || n_seen > 1)
    report (&self, 0, "", _ ("The columns of this file are not the known ones: it was left out."));
  *out_result = self.result;
  return ok;
}

size_t
ent_table_fits (const EntTable *table, EntInput *input)
{
  EntCsvOptions options = {MAX_RECORD_BYTES, MAX_CELLS, table->dated_records};
  g_autoptr (EntCsv) csv = ent_csv_new (input, &options);
  Reading self = {.table = table};
  unsigned n_seen;
  size_t n_cells;
  g_autoptr (GError) error = NULL;
  if (find_header (&self, csv, &n_seen, &n_cells, &error) != ENT_CSV_ROW)
    return 0;
  size_t n_found = 0;
  for (size_t c = 0; c < table->n_columns; c++)
    n_found += self.cell_of[c] != NO_CELL;
  return n_found;
}
