/* Connections.csv: the people that the user is connected with. */
#include "readers/linkedin-private.h"

typedef struct {
  EntSlice given, family, url, email, company, position;
  EntTime connected;
} Row;

#define GIVEN "First Name|Prénom|Vorname|Nombre|Nome"
#define FAMILY "Last Name|Nom|Nachname|Apellido|Apellidos|Cognome"
#define CONNECTED_ELSEWHERE "Date de connexion|Verbunden am|Conectado el|Data di collegamento"
#define CONNECTED "Connected On|" CONNECTED_ELSEWHERE

static const EntColumn columns[] = {
    ENT_COLUMN (GIVEN, TEXT, Row, given, HEADER),
    ENT_COLUMN (FAMILY, TEXT, Row, family, HEADER),
    ENT_COLUMN ("URL|Profil-URL", TEXT, Row, url, NONE),
    ENT_COLUMN ("Email Address|Adresse e-mail|E-Mail-Adresse|Correo electrónico|Indirizzo email", TEXT, Row,
                email, NONE),
    ENT_COLUMN ("Company|Entreprise|Unternehmen|Empresa|Azienda", TEXT, Row, company, NONE),
    ENT_COLUMN ("Position|Poste|Berufsbezeichnung|Cargo|Posizione", TEXT, Row, position, NONE),
    ENT_COLUMN (CONNECTED, TIME, Row, connected, HEADER),
};

/* ---- The order of day and month ---- */

typedef struct {
  EntSlice connected;
  EntSlice elsewhere; /* the same where the header is of a language whose people write the day first */
} DateRow;

/* What the rows of a file say of the order. */
typedef struct {
  int balance; /* above 0: day first */
  bool is_elsewhere;
  bool is_numeric; /* `05/06/2024` was there */
} DateOrder;

static const EntColumn date_columns[] = {
    ENT_COLUMN (CONNECTED, TEXT, DateRow, connected, HEADER),
    ENT_COLUMN (CONNECTED_ELSEWHERE, TEXT, DateRow, elsewhere, NONE),
};

static bool
weigh_date (const void *data, uint64_t line, void *context, GError **error)
{
  const DateRow *row = data;
  DateOrder *order = context;
  /* "6/5/24, 9:05 AM" is LinkedIn's own of years ago. */
  bool has_half = ent_slice_find (row->connected, ENT_SLICE (" AM")) > 0 ||
                  ent_slice_find (row->connected, ENT_SLICE (" PM")) > 0;
  order->balance += has_half ? -1 : ent_dates_order (row->connected);
  order->is_elsewhere = order->is_elsewhere || row->elsewhere.length > 0;
  ssize_t slash = ent_slice_find (row->connected, ENT_SLICE ("/"));
  order->is_numeric = order->is_numeric || slash == 1 || slash == 2;
  return true;
}

/* A spreadsheet may have turned `05 Jun 2024` into `05/06/2024`; that file tells elsewhere which comes first:
 * by a day above 12, else by the language of its header. */
static bool
find_day_order (EntLinkedin *self, size_t entry, GError **error)
{
  static const EntTable table = ENT_LINKEDIN_TABLE (date_columns, DateRow, ENT_ZONE_UTC);
  DateOrder order = {0};
  EntTableJob job = {.dates = self->dates, .emit = weigh_date, .context = &order};
  EntTableResult result;
  g_autoptr (GError) ignored = NULL;
  EntInput *input = ent_archive_stream (self->archive, entry, &ignored);
  if (input != NULL && !ent_table_read (&table, input, &job, &result, error))
    return false;
  ent_dates_set_day_first (self->dates, order.balance > 0 || (order.balance == 0 && order.is_elsewhere));
  if (order.is_numeric && order.balance == 0 && !order.is_elsewhere)
    ent_report_add (
        self->report, ENT_SLICE ("Connections.csv"), 0, ENT_SLICE ("Connected On"),
        _ ("Nothing tells whether dates like 05/06/2024 begin with the day: the month was taken to come "
           "first."));
  self->n_listed = 0;
  return true;
}

/* ---- Rows ---- */

/* Folded name and day of the connection: what two archives agree on where there is no address. */
static bool
append_connection_key (const Row *row, EntSlice name, GString *out)
{
  g_string_truncate (out, 0);
  ent_fold_name_append (name, out);
  if (out->len == 0 || !ent_time_is_known (row->connected))
    return false;
  g_string_append_c (out, '|');
  ent_day_to_iso (ent_day_of (row->connected.at_us), out);
  return true;
}

static size_t
collect_identifiers (EntLinkedin *self, const Row *row, EntSlice name, uint64_t line, EntIdentifier *out)
{
  size_t n = 0;
  EntSlice slug = ent_slugs_get (self->slugs, row->url);
  if (slug.length > 0)
    out[n++] = (EntIdentifier){ENT_IDENTIFIER_URL, slug};
  else if (row->url.length > 0)
    ent_linkedin_problem (self, line, "URL",
                          _ ("This is no address of a LinkedIn profile: it was left out."));
  g_string_truncate (self->text, 0);
  if (ent_email_append (row->email, self->text))
    out[n++] = (EntIdentifier){ENT_IDENTIFIER_EMAIL, ent_slice_of (self->text)};
  else if (row->email.length > 0)
    ent_linkedin_problem (self, line, "Email Address", _ ("This is no e-mail address: it was left out."));
  if (append_connection_key (row, name, self->value))
    out[n++] = (EntIdentifier){ENT_IDENTIFIER_CONNECTION, ent_slice_of (self->value)};
  return n;
}

static bool
take_connection (const void *data, uint64_t line, void *context, GError **error)
{
  const Row *row = data;
  EntLinkedin *self = context;
  EntSlice name = ent_linkedin_full_name (row->given, row->family, self->name);
  if (row->url.length == 0 && ent_linkedin_is_nameless (name))
    return ent_linkedin_leave_out (self);

  EntIdentifier identifiers[3];
  size_t n = collect_identifiers (self, row, name, line, identifiers);
  if (n == 0) {
    ent_linkedin_skip (self, line, "", _ ("Nothing in this row tells who it is: it was skipped."));
    return true;
  }
  EntRecord record = {.kind = ENT_RECORD_CONTACT};
  record.contact = (EntContactRecord){.name = name,
                                      .given = row->given,
                                      .family = row->family,
                                      .identifiers = identifiers,
                                      .n_identifiers = n,
                                      .organisation = row->company,
                                      .title = row->position,
                                      .connected = row->connected,
                                      .listed = true};
  self->n_listed++;
  return ent_linkedin_put (self, &record, line, error);
}

/* Only a list that is whole tells who has left it. */
static void
finish_connections (EntLinkedin *self, const EntTableResult *result)
{
  ent_dates_set_day_first (self->dates, false);
  if (result->is_known && result->is_whole && self->n_listed > 0)
    self->info->lists_connections = true;
}

const EntLinkedinTable ent_linkedin_connections = {
    .table = ENT_LINKEDIN_TABLE (columns, Row, ENT_ZONE_MAYBE_PACIFIC),
    .emit = take_connection,
    .prepare = find_day_order,
    .done = finish_connections,
};
