/* Connections.csv: the people that the user is connected with. */
#include "readers/linkedin-private.h"

typedef struct {
  EntSlice given, family, url, email, company, position;
  EntTime connected;
} Row;

#define GIVEN "First Name|Prénom|Vorname|Nombre|Nome"
#define FAMILY "Last Name|Nom|Nachname|Apellido|Apellidos|Cognome"
#define CONNECTED "Connected On|Date de connexion|Verbunden am|Conectado el|Data di collegamento"

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

static bool
begin_connections (EntLinkedin *self, size_t entry, GError **error)
{
  (void)entry;
  (void)error;
  self->n_listed = 0;
  return true;
}

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
  if (result->is_known && result->is_whole && self->n_listed > 0)
    self->info->lists_connections = true;
}

const EntLinkedinTable ent_linkedin_connections = {
    .table = ENT_LINKEDIN_TABLE (columns, Row, ENT_ZONE_MAYBE_PACIFIC),
    .emit = take_connection,
    .prepare = begin_connections,
    .done = finish_connections,
};
