/* The properties of one entry of an address book, taken one by one. */
#include "readers/book-entry-private.h"

#define MAX_TEXT 1000 /* bytes of a name, a title, an organisation... */

/* ---- Texts ---- */

/* On one line, trimmed, of bounded length. */
static EntSlice
keep_line (EntBook *book, EntSlice text)
{
  text = ent_slice_trim (text);
  if (text.length > MAX_TEXT) {
    text.length = MAX_TEXT;
    while (text.length > 0 && ((unsigned char)text.data[text.length] & 0xC0) == 0x80)
      text.length--;
  }
  EntSlice kept = ent_arena_copy (book->arena, text);
  char *bytes = (char *)kept.data;
  for (size_t i = 0; i < kept.length; i++)
    if (bytes[i] == '\n' || bytes[i] == '\t')
      bytes[i] = ' ';
  return kept;
}

/* An escaped value as people read it. */
EntSlice
ent_book_plain_line (EntBook *book, EntSlice value)
{
  g_string_truncate (book->scratch, 0);
  ent_vcard_append_plain (value, book->scratch);
  return keep_line (book, ent_slice_of (book->scratch));
}

static void
take_first (EntBookEntry *self, EntSlice *place, EntSlice value)
{
  if (place->length == 0)
    *place = ent_book_plain_line (self->book, value);
}

/* ---- Identifiers ---- */

void
ent_book_entry_add_identifier (EntBookEntry *self, EntIdentifierKind kind, EntSlice value)
{
  for (size_t i = 0; i < self->n_identifiers; i++)
    if (self->identifiers[i].kind == kind && ent_slice_equal (self->identifiers[i].value, value))
      return;
  if (self->n_identifiers < ENT_BOOK_MAX_IDENTIFIERS)
    self->identifiers[self->n_identifiers++] =
        (EntIdentifier){kind, ent_arena_copy (self->book->arena, value)};
}

static bool
add_normal (EntBookEntry *self, EntIdentifierKind kind, EntSlice text, bool (*append) (EntSlice, GString *))
{
  GString *scratch = self->book->scratch;
  g_string_truncate (scratch, 0);
  if (!append (text, scratch))
    return false;
  ent_book_entry_add_identifier (self, kind, ent_slice_of (scratch));
  return true;
}

static void
take_email (EntBookEntry *self, const EntVcardProperty *property)
{
  EntSlice text = ent_book_plain_line (self->book, property->value);
  if (self->first_email.length == 0)
    self->first_email = text;
  add_normal (self, ENT_IDENTIFIER_EMAIL, text, ent_email_append);
}

/* "tel:+33-1-23;ext=4" too. What answers for many, or with a whistle, is nobody's. */
static void
take_phone (EntBookEntry *self, const EntVcardProperty *property)
{
  if (ent_vcard_has_type (property, "fax") || ent_vcard_has_type (property, "pager") ||
      ent_vcard_has_type (property, "x-assistant") || ent_vcard_has_type (property, "x-company"))
    return;
  EntSlice text = ent_book_plain_line (self->book, property->value);
  EntSlice scheme = ENT_SLICE ("tel:");
  if (ent_slice_starts_with_ascii_case (text, scheme)) {
    text = ent_slice_from (text, scheme.length);
    const char *semicolon = text.length > 0 ? memchr (text.data, ';', text.length) : NULL;
    if (semicolon != NULL)
      text.length = (size_t)(semicolon - text.data);
  }
  add_normal (self, ENT_IDENTIFIER_PHONE, text, ent_phone_append);
}

static bool
says_linkedin (const EntVcardProperty *property)
{
  static const char *const names[] = {"SERVICE-TYPE", "X-SERVICE-TYPE", "SERVICE"};
  bool says = ent_vcard_has_type (property, "linkedin");
  for (size_t i = 0; i < G_N_ELEMENTS (names) && !says; i++)
    says = ent_slice_equal_ascii_case (ent_vcard_parameter (property, names[i]), ENT_SLICE ("linkedin"));
  return says;
}

static bool
names_linkedin (EntSlice value)
{
  EntSlice host = ENT_SLICE ("linkedin.");
  for (size_t i = 0; value.length <= MAX_TEXT && i + host.length < value.length; i++)
    if (ent_slice_starts_with_ascii_case (ent_slice_from (value, i), host))
      return true;
  return false;
}

/* A profile known by its slug alone: `x-user=`, `USERNAME=`, or the value with or without `x-apple:`. */
static void
take_slug (EntBookEntry *self, const EntVcardProperty *property, EntSlice value)
{
  EntSlice slug = ent_vcard_parameter (property, "X-USER");
  if (slug.length == 0)
    slug = ent_vcard_parameter (property, "USERNAME");
  if (slug.length == 0)
    slug = value;
  EntSlice scheme = ENT_SLICE ("x-apple:");
  if (ent_slice_starts_with_ascii_case (slug, scheme))
    slug = ent_slice_from (slug, scheme.length);
  for (size_t i = 0; i < slug.length; i++)
    if (strchr ("/: @?#", slug.data[i]) != NULL)
      return;
  if (slug.length == 0)
    return;
  g_autofree char *url = g_strdup_printf ("https://www.linkedin.com/in/%.*s", (int)slug.length, slug.data);
  add_normal (self, ENT_IDENTIFIER_URL, ent_slice (url), ent_url_append_slug);
}

/* Any property whose value is a profile on LinkedIn says whose card it is, but those that speak of others. */
static void
take_profile (EntBookEntry *self, const EntVcardProperty *property)
{
  static const char *const others[] = {"PHOTO", "LOGO",    "SOUND", "KEY",    "NOTE",
                                       "AGENT", "RELATED", "LABEL", "SOURCE", "X-ABRELATEDNAMES"};
  for (size_t i = 0; i < G_N_ELEMENTS (others); i++)
    if (ent_vcard_is (property, others[i]))
      return;
  bool says = says_linkedin (property);
  if (!says && !names_linkedin (property->value))
    return;
  EntSlice value = ent_book_plain_line (self->book, property->value);
  if (!add_normal (self, ENT_IDENTIFIER_URL, value, ent_url_append_slug) && says)
    take_slug (self, property, value);
}

/* ---- Properties ---- */

static void
take_name (EntBookEntry *self, EntSlice value)
{
  EntSlice *const parts[] = {&self->family, &self->given, &self->additional};
  EntSlice part;
  for (size_t i = 0; i < G_N_ELEMENTS (parts) && ent_vcard_cut_part (&value, ';', &part); i++)
    take_first (self, parts[i], part);
}

/* "Lyon, France": the town, the region where there is no town, and the country. */
static void
take_address (EntBookEntry *self, EntSlice value)
{
  EntSlice parts[7] = {{"", 0}};
  for (size_t i = 0; i < G_N_ELEMENTS (parts); i++) {
    EntSlice part;
    parts[i] =
        ent_vcard_cut_part (&value, ';', &part) ? ent_book_plain_line (self->book, part) : (EntSlice){"", 0};
  }
  EntSlice town = parts[3].length > 0 ? parts[3] : parts[4];
  g_autoptr (GString) text = g_string_new_len (town.data, (gssize)town.length);
  if (town.length > 0 && parts[6].length > 0)
    g_string_append (text, ", ");
  g_string_append_len (text, parts[6].data, (gssize)parts[6].length);
  if (self->place.length == 0)
    self->place = keep_line (self->book, ent_slice_of (text));
  g_string_append_printf (text, "|%.*s", (int)parts[2].length, parts[2].data);
  if (self->address.length == 0 && text->len > 1)
    self->address = keep_line (self->book, ent_slice_of (text));
}

/* Everybody's group in Google's and Android's address books says nothing. */
static bool
is_no_label (EntSlice label)
{
  static const char *const names[] = {"mycontacts", "my contacts", "mes contacts"};
  for (size_t i = 0; i < G_N_ELEMENTS (names); i++)
    if (ent_slice_equal_ascii_case (label, ent_slice (names[i])))
      return true;
  return label.length == 0;
}

void
ent_book_entry_add_label (EntBookEntry *self, EntSlice label)
{
  if (is_no_label (label))
    return;
  for (size_t i = 0; i < self->n_labels; i++)
    if (ent_slice_equal (self->labels[i], label))
      return;
  if (self->n_labels < ENT_BOOK_MAX_LABELS)
    self->labels[self->n_labels++] = label;
}

static void
take_categories (EntBookEntry *self, EntSlice value)
{
  EntSlice part;
  while (ent_vcard_cut_part (&value, ',', &part))
    ent_book_entry_add_label (self, ent_book_plain_line (self->book, part));
}

/* What the entry is, where it is no person. */
static void
take_kind (EntBookEntry *self, const EntVcardProperty *property)
{
  EntSlice value = ent_slice_trim (property->value);
  bool is_kind = ent_vcard_is (property, "KIND") || ent_vcard_is (property, "X-ADDRESSBOOKSERVER-KIND");
  self->is_group =
      self->is_group || (is_kind && ent_slice_equal_ascii_case (value, ENT_SLICE ("group"))) ||
      (ent_vcard_is (property, "X-EVOLUTION-LIST") && ent_slice_equal_ascii_case (value, ENT_SLICE ("TRUE")));
  self->is_company =
      self->is_company || (is_kind && ent_slice_equal_ascii_case (value, ENT_SLICE ("org"))) ||
      (ent_vcard_is (property, "X-ABSHOWAS") && ent_slice_equal_ascii_case (value, ENT_SLICE ("COMPANY")));
  static const char *const things[] = {"location", "device", "application"};
  for (size_t i = 0; is_kind && i < G_N_ELEMENTS (things); i++)
    self->is_thing = self->is_thing || ent_slice_equal_ascii_case (value, ent_slice (things[i]));
}

/* "20120305T131933Z" or "2012-03-05T13:19:33Z". */
static void
take_revision (EntBookEntry *self, EntSlice value)
{
  g_autoptr (GString) iso = g_string_new (NULL);
  value = ent_slice_trim (value);
  bool is_basic = value.length >= 8 && memchr (value.data, '-', 8) == NULL;
  for (size_t i = 0; i < MIN (value.length, 32) && value.data[i] != '.'; i++) {
    if (is_basic && (i == 4 || i == 6))
      g_string_append_c (iso, '-');
    if (is_basic && (i == 11 || i == 13))
      g_string_append_c (iso, ':');
    g_string_append_c (iso, value.data[i]);
  }
  EntTime time;
  EntBook *book = self->book;
  if (ent_time_from_iso (ent_slice_of (iso), &time) &&
      (!ent_time_is_known (book->newest) || time.at_us > book->newest.at_us))
    book->newest = time;
}

static void
take_property (EntBookEntry *self, const EntVcardProperty *property)
{
  static const struct {
    const char *name;
    size_t offset;
  } texts[] = {
      {"FN", G_STRUCT_OFFSET (EntBookEntry, full)},   {"TITLE", G_STRUCT_OFFSET (EntBookEntry, title)},
      {"ROLE", G_STRUCT_OFFSET (EntBookEntry, role)}, {"NICKNAME", G_STRUCT_OFFSET (EntBookEntry, nickname)},
      {"UID", G_STRUCT_OFFSET (EntBookEntry, uid)},   {"BDAY", G_STRUCT_OFFSET (EntBookEntry, birth)}};
  for (size_t i = 0; i < G_N_ELEMENTS (texts); i++)
    if (ent_vcard_is (property, texts[i].name))
      take_first (self, (EntSlice *)(void *)((char *)self + texts[i].offset), property->value);
  EntSlice rest = property->value, part;
  if (ent_vcard_is (property, "N"))
    take_name (self, property->value);
  else if (ent_vcard_is (property, "ORG") && ent_vcard_cut_part (&rest, ';', &part))
    take_first (self, &self->organisation, part);
  else if (ent_vcard_is (property, "EMAIL"))
    take_email (self, property);
  else if (ent_vcard_is (property, "TEL"))
    take_phone (self, property);
  else if (ent_vcard_is (property, "ADR"))
    take_address (self, property->value);
  else if (ent_vcard_is (property, "CATEGORIES"))
    take_categories (self, property->value);
  else if (ent_vcard_is (property, "REV"))
    take_revision (self, property->value);
  take_kind (self, property);
  take_profile (self, property);
}

/* What an export of this program says of itself (X-ENTREGENT) is no word of the user's. */
void
ent_book_entry_read (EntBookEntry *self, EntSlice card)
{
  EntVcardProperty property;
  while (ent_vcard_cut_property (&card, &property))
    if (ent_vcard_parameter (&property, "X-ENTREGENT").length == 0)
      take_property (self, &property);
}
