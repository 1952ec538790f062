/* Address books as tables: Google's, Outlook's, Thunderbird's, and any other by its headers or as the user
 * says. */
#include "readers/book-private.h"

#define HEADER_WITHIN 20
#define MIN_HEADERS 3
#define MAX_RECORD_BYTES (4u * 1024 * 1024)
#define MAX_CELLS 512
#define MAX_SHOWN 40 /* headers in an error's sentence */

typedef struct {
  EntBook *book;
  EntCsv *csv;
  EntBookColumns columns;
  EntBookDraft *draft;
  GString *headers; /* of the first row, as an error shows them */
} Reading;

static EntCsv *
open_csv (EntInput *input)
{
  const EntCsvOptions options = {.max_record_bytes = MAX_RECORD_BYTES, .max_cells = MAX_CELLS};
  return ent_csv_new (input, &options);
}

size_t
ent_book_table_fits (EntInput *input)
{
  g_autoptr (EntCsv) csv = open_csv (input);
  EntBookColumns columns = {0};
  size_t most = 0;
  for (int i = 0; i < HEADER_WITHIN; i++) {
    EntCsvRow row;
    const char *reason;
    g_autoptr (GError) ignored = NULL;
    EntCsvStatus status = ent_csv_next (csv, &row, &reason, &ignored);
    if (status == ENT_CSV_END || status == ENT_CSV_ERROR)
      break;
    if (status == ENT_CSV_ROW)
      most = MAX (most, ent_book_columns_guess (&columns, row.cells, row.n_cells));
  }
  ent_book_columns_clear (&columns);
  return most;
}

/* ---- The header ---- */

static void
remember_headers (Reading *self, const EntCsvRow *row)
{
  if (self->headers->len > 0)
    return;
  for (size_t i = 0; i < MIN (row->n_cells, MAX_SHOWN); i++) {
    EntSlice cell = row->cells[i];
    g_autofree char *shown = g_utf8_make_valid (cell.data, (gssize)MIN (cell.length, 60));
    g_string_append (self->headers, i > 0 ? ", \"" : "\"");
    ent_text_append_printable (ent_slice (shown), self->headers);
    g_string_append_c (self->headers, '"');
  }
  if (row->n_cells > MAX_SHOWN)
    g_string_append (self->headers, "...");
}

static bool
fail_unknown (const Reading *self, GError **error)
{
  g_autoptr (GString) words = g_string_new (NULL);
  ent_read_append_fields (words);
  g_autofree char *file = ent_slice_dup (self->book->file);
  if (self->book->options->mapping != NULL)
    g_set_error (error, ENT_ERROR, ENT_ERROR_INVALID,
                 _ ("\"%s\" does not have all the columns that --mapping names. It has: %s."), file,
                 self->headers->str);
  else
    g_set_error (error, ENT_ERROR, ENT_ERROR_INVALID,
                 _ ("\"%s\" is a table whose columns are not known: %s. Say what they hold with --mapping "
                    "\"Header=field,Header=field\", and look at it first with --dry-run. Fields are: %s."),
                 file, self->headers->str, words->str);
  return false;
}

/* Whether @row is the header, or with the user's numbers any row. */
static bool
is_header (Reading *self, const EntCsvRow *row, bool *out_is, GError **error)
{
  size_t n_known = ent_book_columns_guess (&self->columns, row->cells, row->n_cells);
  *out_is = n_known >= MIN_HEADERS;
  const char *mapping = self->book->options->mapping;
  return mapping == NULL || ent_book_columns_map (&self->columns, mapping, out_is, error);
}

static bool put_row (Reading *self, const EntCsvRow *row, GError **error);

static void
tell_columns (const Reading *self)
{
  const EntReadOptions *options = self->book->options;
  if (options->columns == NULL || self->book->only_groups)
    return;
  for (size_t i = 0; i < self->columns.n; i++) {
    const EntBookField *field = self->columns.fields[i];
    bool is_kept = field == NULL || (field->kind == ENT_BOOK_NOTHING && field->part == 0);
    options->columns (self->columns.headers[i], is_kept ? NULL : field->field, options->columns_data);
  }
}

static bool
find_header (Reading *self, GError **error)
{
  for (int i = 0; i < HEADER_WITHIN; i++) {
    EntCsvRow row;
    const char *reason;
    EntCsvStatus status = ent_csv_next (self->csv, &row, &reason, error);
    if (status == ENT_CSV_ERROR)
      return false;
    if (status == ENT_CSV_END)
      break;
    if (status == ENT_CSV_BAD_ROW)
      continue;
    remember_headers (self, &row);
    bool found;
    if (!is_header (self, &row, &found, error))
      return false;
    if (!found)
      continue;
    tell_columns (self);
    return self->columns.has_header || put_row (self, &row, error);
  }
  return fail_unknown (self, error);
}

/* ---- Rows ---- */

static bool
put_row (Reading *self, const EntCsvRow *row, GError **error)
{
  const EntBookColumns *columns = &self->columns;
  ent_book_draft_clear (self->draft);
  for (size_t i = 0; i < row->n_cells; i++) {
    bool is_known = i < columns->n;
    char number[24];
    g_snprintf (number, sizeof number, "%zu", i + 1);
    bool has_name = is_known && columns->has_header && columns->headers[i].length > 0;
    ent_book_draft_add (self->draft, is_known ? columns->fields[i] : NULL, is_known ? columns->numbers[i] : 0,
                        has_name ? columns->headers[i] : ent_slice (number), row->cells[i]);
  }
  EntSlice card = ent_book_draft_finish (self->draft);
  return card.length == 0 || ent_book_put (self->book, card, row->line, error);
}

static bool
read_rows (Reading *self, GError **error)
{
  for (;;) {
    EntCsvRow row;
    const char *reason = NULL;
    switch (ent_csv_next (self->csv, &row, &reason, error)) {
    case ENT_CSV_END:
      return true;
    case ENT_CSV_ERROR:
      return false;
    case ENT_CSV_BAD_ROW:
      ent_book_skip (self->book, row.line, ENT_SLICE (""), reason);
      break;
    case ENT_CSV_ROW:
      if (!put_row (self, &row, error))
        return false;
      break;
    }
  }
}

bool
ent_book_read_table (EntBook *self, EntInput *input, GError **error)
{
  g_autoptr (EntCsv) csv = open_csv (input);
  g_autoptr (EntBookDraft) draft = ent_book_draft_new ();
  g_autoptr (GString) headers = g_string_new (NULL);
  Reading reading = {.book = self, .csv = csv, .draft = draft, .headers = headers};
  bool ok = find_header (&reading, error) && read_rows (&reading, error);
  ent_book_columns_clear (&reading.columns);
  return ok;
}
