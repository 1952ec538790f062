/* How the user presents themselves: Profile, Summary, Positions, Education, Skills, Languages,
 * Certifications, and their own addresses and numbers. */
#include "readers/linkedin-private.h"

static bool
put_value (EntLinkedin *self, EntSelfField field, EntSlice value, uint64_t line, GError **error)
{
  if (value.length == 0)
    return true;
  EntRecord record = {.kind = ENT_RECORD_SELF};
  record.self = (EntSelfRecord){.field = field, .value = value, .from = ENT_NO_TIME, .until = ENT_NO_TIME};
  return ent_linkedin_put (self, &record, line, error);
}

static bool
put_identifier (EntLinkedin *self, EntIdentifierKind kind, EntSlice shown, uint64_t line, GError **error)
{
  EntRecord record = {.kind = ENT_RECORD_SELF};
  record.self = (EntSelfRecord){.field = ENT_SELF_IDENTIFIER,
                                .identifier = {kind, ent_slice_of (self->value)},
                                .value = shown,
                                .from = ENT_NO_TIME,
                                .until = ENT_NO_TIME};
  return ent_linkedin_put (self, &record, line, error);
}

/* ---- Profile ---- */

typedef struct {
  EntSlice given, family, headline, summary, industry, place;
} ProfileRow;

static const EntColumn profile_columns[] = {
    ENT_COLUMN ("First Name|Prénom|Vorname|Nombre|Nome", TEXT, ProfileRow, given, HEADER),
    ENT_COLUMN ("Last Name|Nom|Nachname|Apellido|Apellidos|Cognome", TEXT, ProfileRow, family, HEADER),
    ENT_COLUMN ("Headline", TEXT, ProfileRow, headline, HEADER),
    ENT_COLUMN ("Summary", TEXT, ProfileRow, summary, NONE),
    ENT_COLUMN ("Industry", TEXT, ProfileRow, industry, NONE),
    ENT_COLUMN ("Geo Location", TEXT, ProfileRow, place, NONE),
};

static bool
take_profile (const void *data, uint64_t line, void *context, GError **error)
{
  const ProfileRow *row = data;
  EntLinkedin *self = context;
  EntSlice name = ent_linkedin_full_name (row->given, row->family, self->name);
  return put_value (self, ENT_SELF_NAME, name, line, error) &&
         put_value (self, ENT_SELF_HEADLINE, row->headline, line, error) &&
         put_value (self, ENT_SELF_SUMMARY, row->summary, line, error) &&
         put_value (self, ENT_SELF_INDUSTRY, row->industry, line, error) &&
         put_value (self, ENT_SELF_PLACE, row->place, line, error);
}

typedef struct {
  EntSlice text;
} SummaryRow;

static const EntColumn summary_columns[] = {
    ENT_COLUMN ("Profile Summary", TEXT, SummaryRow, text, HEADER),
};

static bool
take_summary (const void *data, uint64_t line, void *context, GError **error)
{
  const SummaryRow *row = data;
  return put_value (context, ENT_SELF_SUMMARY, row->text, line, error);
}

/* ---- Positions, education and the like ---- */

typedef struct {
  EntSlice value, detail, text, more;
  EntTime from, until;
} ItemRow;

static const EntColumn position_columns[] = {
    ENT_COLUMN ("Company Name", TEXT, ItemRow, detail, HEADER),
    ENT_COLUMN ("Title", TEXT, ItemRow, value, HEADER),
    ENT_COLUMN ("Description", TEXT, ItemRow, text, NONE),
    ENT_COLUMN ("Started On", TIME, ItemRow, from, NONE),
    ENT_COLUMN ("Finished On", TIME, ItemRow, until, NONE),
};
static const EntColumn education_columns[] = {
    ENT_COLUMN ("School Name", TEXT, ItemRow, value, HEADER),
    ENT_COLUMN ("Degree Name", TEXT, ItemRow, detail, NONE),
    ENT_COLUMN ("Notes", TEXT, ItemRow, text, NONE),
    ENT_COLUMN ("Activities", TEXT, ItemRow, more, NONE),
    ENT_COLUMN ("Start Date", TIME, ItemRow, from, HEADER),
    ENT_COLUMN ("End Date", TIME, ItemRow, until, NONE),
};
static const EntColumn skill_columns[] = {
    ENT_COLUMN ("Name", TEXT, ItemRow, value, HEADER),
};
static const EntColumn language_columns[] = {
    ENT_COLUMN ("Name", TEXT, ItemRow, value, HEADER),
    ENT_COLUMN ("Proficiency", TEXT, ItemRow, detail, HEADER),
};
static const EntColumn certification_columns[] = {
    ENT_COLUMN ("Name", TEXT, ItemRow, value, HEADER),
    ENT_COLUMN ("Authority", TEXT, ItemRow, detail, HEADER),
    ENT_COLUMN ("Url", TEXT, ItemRow, text, NONE),
    ENT_COLUMN ("Started On", TIME, ItemRow, from, NONE),
    ENT_COLUMN ("Finished On", TIME, ItemRow, until, NONE),
};

static bool
put_item (EntLinkedin *self, EntSelfField field, const ItemRow *row, bool is_dated, uint64_t line,
          GError **error)
{
  if (row->value.length == 0 && row->detail.length == 0)
    return ent_linkedin_leave_out (self);
  EntRecord record = {.kind = ENT_RECORD_SELF};
  record.self = (EntSelfRecord){.field = field,
                                .value = row->value,
                                .detail = row->detail,
                                .text = row->text.length > 0 ? row->text : row->more,
                                .from = is_dated ? row->from : ENT_NO_TIME,
                                .until = is_dated ? row->until : ENT_NO_TIME};
  return ent_linkedin_put (self, &record, line, error);
}

static bool
take_position (const void *row, uint64_t line, void *context, GError **error)
{
  return put_item (context, ENT_SELF_POSITION, row, true, line, error);
}

static bool
take_education (const void *row, uint64_t line, void *context, GError **error)
{
  return put_item (context, ENT_SELF_EDUCATION, row, true, line, error);
}

static bool
take_skill (const void *row, uint64_t line, void *context, GError **error)
{
  return put_item (context, ENT_SELF_SKILL, row, false, line, error);
}

static bool
take_language (const void *row, uint64_t line, void *context, GError **error)
{
  return put_item (context, ENT_SELF_LANGUAGE, row, false, line, error);
}

static bool
take_certification (const void *row, uint64_t line, void *context, GError **error)
{
  return put_item (context, ENT_SELF_CERTIFICATION, row, true, line, error);
}

/* ---- The user's own addresses and numbers ---- */

typedef struct {
  EntSlice address, confirmed;
} EmailRow;

static const EntColumn email_columns[] = {
    ENT_COLUMN ("Email Address", TEXT, EmailRow, address, HEADER),
    ENT_COLUMN ("Confirmed", TEXT, EmailRow, confirmed, HEADER),
};

/* An address that was never confirmed may be somebody else's. */
static bool
take_email (const void *data, uint64_t line, void *context, GError **error)
{
  const EmailRow *row = data;
  EntLinkedin *self = context;
  if (row->address.length == 0 || ent_linkedin_says (row->confirmed, "No"))
    return ent_linkedin_leave_out (self);
  g_string_truncate (self->value, 0);
  if (ent_email_append (row->address, self->value))
    return put_identifier (self, ENT_IDENTIFIER_EMAIL, row->address, line, error);
  ent_linkedin_skip (self, line, "Email Address", _ ("This is no e-mail address: the row was skipped."));
  return true;
}

typedef struct {
  EntSlice extension, number;
} PhoneRow;

static const EntColumn phone_columns[] = {
    ENT_COLUMN ("Extension", TEXT, PhoneRow, extension, NONE),
    ENT_COLUMN ("Number", TEXT, PhoneRow, number, HEADER),
};

static bool
take_phone (const void *data, uint64_t line, void *context, GError **error)
{
  const PhoneRow *row = data;
  EntLinkedin *self = context;
  if (row->number.length == 0)
    return ent_linkedin_leave_out (self);
  bool has_country = row->extension.length > 0 && row->extension.data[0] == '+';
  EntSlice number =
      has_country ? ent_linkedin_full_name (row->extension, row->number, self->name) : row->number;
  g_string_truncate (self->value, 0);
  if (ent_phone_append (number, self->value))
    return put_identifier (self, ENT_IDENTIFIER_PHONE, row->number, line, error);
  ent_linkedin_skip (self, line, "Number", _ ("This is no telephone number: the row was skipped."));
  return true;
}

const EntLinkedinTable ent_linkedin_profile = {
    .table = ENT_LINKEDIN_TABLE (profile_columns, ProfileRow, ENT_ZONE_UTC), .emit = take_profile};
const EntLinkedinTable ent_linkedin_summary = {
    .table = ENT_LINKEDIN_TABLE (summary_columns, SummaryRow, ENT_ZONE_UTC), .emit = take_summary};
const EntLinkedinTable ent_linkedin_positions = {
    .table = ENT_LINKEDIN_TABLE (position_columns, ItemRow, ENT_ZONE_UTC), .emit = take_position};
const EntLinkedinTable ent_linkedin_education = {
    .table = ENT_LINKEDIN_TABLE (education_columns, ItemRow, ENT_ZONE_UTC), .emit = take_education};
const EntLinkedinTable ent_linkedin_skills = {
    .table = ENT_LINKEDIN_TABLE (skill_columns, ItemRow, ENT_ZONE_UTC), .emit = take_skill};
const EntLinkedinTable ent_linkedin_languages = {
    .table = ENT_LINKEDIN_TABLE (language_columns, ItemRow, ENT_ZONE_UTC), .emit = take_language};
const EntLinkedinTable ent_linkedin_certifications = {
    .table = ENT_LINKEDIN_TABLE (certification_columns, ItemRow, ENT_ZONE_UTC), .emit = take_certification};
const EntLinkedinTable ent_linkedin_emails = {
    .table = ENT_LINKEDIN_TABLE (email_columns, EmailRow, ENT_ZONE_UTC), .emit = take_email};
const EntLinkedinTable ent_linkedin_phones = {
    .table = ENT_LINKEDIN_TABLE (phone_columns, PhoneRow, ENT_ZONE_UTC), .emit = take_phone};
