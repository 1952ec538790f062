/* Rows of a CSV file as people: which of them are one. */
#include "service/service-private.h"

enum {
  MAX_PROBLEMS = 100,
  MAX_ROW_BYTES = 1 << 20
};

/* The closed list of headers. */
typedef enum {
  HEADER_ID,
  HEADER_NAME,
  HEADER_GIVEN,
  HEADER_FAMILY,
  HEADER_EMAIL,
  HEADER_PHONE,
  HEADER_URL,
  HEADER_BIRTH_DATE,
  HEADER_STREET,
  HEADER_POSTCODE,
  HEADER_CITY,
  HEADER_ORGANISATION,
  HEADER_TITLE,
  N_HEADERS,
} Header;

static const char *const header_names[N_HEADERS + 1] = {
    "id",         "name",   "given",    "family", "email",        "phone", "url",
    "birth_date", "street", "postcode", "city",   "organisation", "title", NULL};

typedef struct {
  EntInput base;
  FILE *file;
  const char *path;
} FileInput;

static ssize_t
read_file (EntInput *base, char *buffer, size_t bytes, GError **error)
{
  FileInput *self = (FileInput *)base;
  size_t n = fread (buffer, 1, bytes, self->file);
  if (n == 0 && ferror (self->file)) {
    g_set_error (error, ENT_ERROR, ENT_ERROR_FAILED, _ ("%s cannot be read."), self->path);
    return -1;
  }
  return (ssize_t)n;
}

typedef struct {
  const char *path;
  EntReport *report;
  EntLinkTable *table;
  GHashTable *ids; /* those that were there, of the table */
  size_t n_columns;
  Header columns[2 * N_HEADERS];
} Reading;

/* ---- Headers ---- */

static bool
find_header (EntSlice cell, Header *out)
{
  for (Header header = 0; header < N_HEADERS; header++) {
    if (ent_slice_equal_ascii_case (cell, ent_slice (header_names[header]))) {
      *out = header;
      return true;
    }
  }
  return false;
}

static bool
fail_header (const Reading *self, uint64_t line, EntSlice cell, GError **error)
{
  g_autofree char *known = g_strjoinv (", ", (char **)(void *)header_names);
  g_autoptr (GString) shown = g_string_new (NULL);
  ent_text_append_printable (cell, shown);
  g_set_error (error, ENT_ERROR, ENT_ERROR_INVALID,
               _ ("%s, line %u: “%s” is no header known here. There are: %s."), self->path, (unsigned)line,
               shown->str, known);
  return false;
}

static bool
read_headers (Reading *self, const EntCsvRow *row, GError **error)
{
  bool seen[N_HEADERS] = {false};
  for (size_t i = 0; i < row->n_cells; i++) {
    Header header;
    if (i >= G_N_ELEMENTS (self->columns) || !find_header (row->cells[i], &header))
      return fail_header (self, row->line, row->cells[i], error);
    if (seen[header]) {
      g_set_error (error, ENT_ERROR, ENT_ERROR_INVALID, _ ("%s, line %u: “%s” stands twice."), self->path,
                   (unsigned)row->line, header_names[header]);
      return false;
    }
    seen[header] = true;
    self->columns[self->n_columns++] = header;
  }
  if (!seen[HEADER_ID]) {
    g_set_error (error, ENT_ERROR, ENT_ERROR_INVALID, _ ("%s, line %u: there is no column “id”."), self->path,
                 (unsigned)row->line);
    return false;
  }
  return true;
}

/* ---- Rows ---- */

typedef struct {
  EntSlice values[ENT_LINK_MAX_VALUES];
  size_t n;
} Values;

static void
split_values (EntSlice cell, Values *out)
{
  EntSlice value;
  out->n = 0;
  while (out->n < ENT_LINK_MAX_VALUES && ent_slice_cut (&cell, ";", &value)) {
    value = ent_slice_trim (value);
    if (value.length > 0)
      out->values[out->n++] = value;
  }
}

static void
add_problem (Reading *self, uint64_t line, const char *column, const char *reason)
{
  ent_report_add (self->report, ent_slice (self->path), line, ent_slice (column), reason);
}

/* A row without an id, or with one that was there, cannot be spoken of. */
static bool
check_id (Reading *self, uint64_t line, EntSlice id)
{
  if (id.length == 0) {
    add_problem (self, line, "id", _ ("The id is missing; the row was left out."));
    return false;
  }
  g_autofree char *key = ent_slice_dup (id);
  if (g_hash_table_contains (self->ids, key)) {
    add_problem (self, line, "id", _ ("The id was there before; the row was left out."));
    return false;
  }
  return true;
}

static bool
add_row (Reading *self, const EntCsvRow *row, GError **error)
{
  EntSlice cells[N_HEADERS] = {{NULL, 0}};
  if (row->n_cells > self->n_columns)
    add_problem (self, row->line, "",
                 _ ("The row has more cells than the header; the last ones were left out."));
  for (size_t i = 0; i < MIN (row->n_cells, self->n_columns); i++)
    cells[self->columns[i]] = row->cells[i];
  if (!check_id (self, row->line, cells[HEADER_ID]))
    return true;
  Values names, emails, phones, urls;
  split_values (cells[HEADER_NAME], &names);
  split_values (cells[HEADER_EMAIL], &emails);
  split_values (cells[HEADER_PHONE], &phones);
  split_values (cells[HEADER_URL], &urls);
  EntLinkPerson person = {
      .id = cells[HEADER_ID],
      .names = names.values,
      .n_names = names.n,
      .given = cells[HEADER_GIVEN],
      .family = cells[HEADER_FAMILY],
      .emails = emails.values,
      .n_emails = emails.n,
      .phones = phones.values,
      .n_phones = phones.n,
      .urls = urls.values,
      .n_urls = urls.n,
      .birth_date = cells[HEADER_BIRTH_DATE],
      .street = cells[HEADER_STREET],
      .postcode = cells[HEADER_POSTCODE],
      .city = cells[HEADER_CITY],
      .organisations = &cells[HEADER_ORGANISATION],
      .n_organisations = 1,
      .titles = &cells[HEADER_TITLE],
      .n_titles = 1,
  };
  uint32_t added = ent_link_table_add (self->table, &person);
  if (added == UINT32_MAX) {
    g_set_error (error, ENT_ERROR, ENT_ERROR_REFUSED,
                 _ ("%s, line %u: there are more rows than can be compared."), self->path,
                 (unsigned)row->line);
    return false;
  }
  /* Texts of the table are terminated. */
  g_hash_table_add (self->ids, (void *)ent_link_table_id (self->table, added).data);
  return true;
}

static bool
read_rows (Reading *self, EntCsv *csv, GError **error)
{
  EntCsvRow row;
  const char *reason;
  bool has_header = false;
  for (;;) {
    EntCsvStatus status = ent_csv_next (csv, &row, &reason, error);
    if (status == ENT_CSV_ERROR)
      return false;
    if (status == ENT_CSV_END)
      break;
    if (status == ENT_CSV_BAD_ROW) {
      add_problem (self, row.line, "", _ (reason));
      continue;
    }
    if (!(has_header ? add_row (self, &row, error) : read_headers (self, &row, error)))
      return false;
    has_header = true;
  }
  if (has_header)
    return true;
  g_set_error (error, ENT_ERROR, ENT_ERROR_INVALID, _ ("%s is empty: its first line must name the columns."),
               self->path);
  return false;
}

static EntLinkTable *
read_table (const char *path, EntReport *report, GError **error)
{
  FILE *file = ent_input_open (path, error);
  if (file == NULL)
    return NULL;
  FileInput input = {.base = {read_file}, .file = file, .path = path};
  const EntCsvOptions options = {.max_record_bytes = MAX_ROW_BYTES};
  g_autoptr (EntCsv) csv = ent_csv_new (&input.base, &options);
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (EntLinkTable) table = ent_link_table_new ();
  Reading reading = {.path = path, .report = report, .table = table, .ids = ids};
  bool ok = read_rows (&reading, csv, error);
  ent_input_close (file);
  return ok ? g_steal_pointer (&table) : NULL;
}

/* ---- The answer ---- */

struct EntClustering {
  EntReport *report;
  EntLinkTable *table;
  EntLinkResult *result;
};

EntClustering *
ent_service_identity_cluster (const char *path, bool with_pairs, GError **error)
{
  g_autoptr (EntReport) report = ent_report_new (MAX_PROBLEMS);
  g_autoptr (EntLinkTable) table = read_table (path, report, error);
  if (table == NULL)
    return NULL;
  EntClustering *self = g_new0 (EntClustering, 1);
  self->result = ent_link_cluster (table, with_pairs);
  self->table = g_steal_pointer (&table);
  self->report = g_steal_pointer (&report);
  return self;
}

void
ent_clustering_free (EntClustering *self)
{
  if (self == NULL)
    return;
  ent_report_free (self->report);
  ent_link_table_free (self->table);
  ent_link_result_free (self->result);
  g_free (self);
}

size_t
ent_clustering_n_rows (const EntClustering *self)
{
  return self->result->n_rows;
}

EntClusteringRow
ent_clustering_row (const EntClustering *self, size_t index)
{
  uint32_t row = (uint32_t)index;
  return (EntClusteringRow){ent_link_table_id (self->table, row),
                            ent_link_table_id (self->table, self->result->cluster[row])};
}

size_t
ent_clustering_n_pairs (const EntClustering *self)
{
  return self->result->pairs != NULL ? self->result->pairs->len : 0;
}

EntClusteringPair
ent_clustering_pair (const EntClustering *self, size_t index)
{
  const EntLinkPair *pair = &g_array_index (self->result->pairs, EntLinkPair, index);
  return (EntClusteringPair){ent_link_table_id (self->table, pair->a),
                             ent_link_table_id (self->table, pair->b), (double)pair->probability};
}

const EntReport *
ent_clustering_report (const EntClustering *self)
{
  return self->report;
}
