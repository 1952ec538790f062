/* The address book that the user once let LinkedIn see, under three names: people with e-mail addresses and
 * telephone numbers, who are no connections for that. */
#include "readers/linkedin-private.h"

#define MAX_IDENTIFIERS 16

typedef struct {
  EntSlice given, middle, family, full, companies, title, emails, phones, location;
} Row;

static const EntColumn columns[] = {
    ENT_COLUMN ("First Name", TEXT, Row, given, HEADER),
    ENT_COLUMN ("Middle Name", TEXT, Row, middle, NONE),
    ENT_COLUMN ("Last Name", TEXT, Row, family, HEADER),
    ENT_COLUMN ("Full Name", TEXT, Row, full, NONE),
    ENT_COLUMN ("Companies", TEXT, Row, companies, NONE),
    ENT_COLUMN ("Title", TEXT, Row, title, NONE),
    ENT_COLUMN ("Emails|Email Address", TEXT, Row, emails, HEADER),
    ENT_COLUMN ("Phone Numbers", TEXT, Row, phones, HEADER),
    ENT_COLUMN ("Location", TEXT, Row, location, NONE),
};

/* The identifiers of one row; their values are pieces of one buffer, and offsets while it may still move. */
typedef struct {
  GString *buffer;
  EntIdentifierKind kinds[MAX_IDENTIFIERS];
  size_t starts[MAX_IDENTIFIERS + 1];
  size_t n;
} Collected;

static void
collect (Collected *self, EntSlice cell, const char *separators, EntIdentifierKind kind,
         bool (*append) (EntSlice text, GString *out))
{
  EntSlice rest = cell;
  EntSlice piece;
  while (self->n < MAX_IDENTIFIERS && ent_slice_cut (&rest, separators, &piece)) {
    if (!append (ent_slice_trim (piece), self->buffer))
      continue;
    self->kinds[self->n++] = kind;
    self->starts[self->n] = self->buffer->len;
  }
}

/* "given middle family", unless the file has the whole name. */
static EntSlice
whole_name (EntLinkedin *self, const Row *row)
{
  if (row->full.length > 0)
    return row->full;
  EntSlice name = ent_linkedin_full_name (row->given, row->middle, self->name);
  if (row->family.length > 0 && name.length > 0)
    g_string_append_c (self->name, ' ');
  g_string_append_len (self->name, row->family.data, (gssize)row->family.length);
  return ent_slice_of (self->name);
}

static bool
take_contact (const void *data, uint64_t line, void *context, GError **error)
{
  const Row *row = data;
  EntLinkedin *self = context;
  Collected found = {.buffer = self->value};
  g_string_truncate (self->value, 0);
  collect (&found, row->emails, ",; \t\r\n", ENT_IDENTIFIER_EMAIL, ent_email_append);
  collect (&found, row->phones, ",;\t\r\n", ENT_IDENTIFIER_PHONE, ent_phone_append);
  if (found.n == 0 && (row->emails.length > 0 || row->phones.length > 0)) {
    ent_linkedin_skip (
        self, line, row->emails.length > 0 ? "Emails" : "PhoneNumbers",
        _ ("Neither an e-mail address nor a telephone number can be read: the row was skipped."));
    return true;
  }
  if (found.n == 0)
    return ent_linkedin_leave_out (self);

  EntIdentifier identifiers[MAX_IDENTIFIERS];
  for (size_t i = 0; i < found.n; i++)
    identifiers[i] = (EntIdentifier){
        found.kinds[i], {self->value->str + found.starts[i], found.starts[i + 1] - found.starts[i]}};
  EntRecord record = {.kind = ENT_RECORD_CONTACT};
  record.contact = (EntContactRecord){.name = whole_name (self, row),
                                      .given = row->given,
                                      .family = row->family,
                                      .identifiers = identifiers,
                                      .n_identifiers = found.n,
                                      .organisation = row->companies,
                                      .title = row->title,
                                      .place = row->location,
                                      .connected = ENT_NO_TIME,
                                      .listed = false};
  return ent_linkedin_put (self, &record, line, error);
}

const EntLinkedinTable ent_linkedin_address_book = {
    .table = ENT_LINKEDIN_TABLE (columns, Row, ENT_ZONE_MAYBE_PACIFIC),
    .emit = take_contact,
};
