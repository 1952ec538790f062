/* The properties of one entry of an address book -> a record. */
#include "readers/book-private.h"

#include <xxhash.h>

#define MAX_IDENTIFIERS 64
#define MAX_LABELS 100
#define MAX_TEXT 1000 /* bytes of a name, a title, an organisation... */
#define MIN_UID 16    /* a shorter UID may be anybody's */

/* An entry while it is read. Slices are in the book's arena. */
typedef struct {
  EntBook *book;
  EntSlice full, given, additional, family;
  EntSlice organisation, title, role, place, nickname;
  EntSlice uid, birth, address;
  EntSlice first_email; /* as it stands, readable or not */
  bool is_group, is_company, is_thing;
  EntIdentifier identifiers[MAX_IDENTIFIERS];
  size_t n_identifiers;
  EntSlice labels[MAX_LABELS];
  size_t n_labels;
} Entry;

void
ent_book_problem (EntBook *self, uint64_t line, EntSlice column, const char *reason)
{
  if (!self->only_groups)
    ent_report_add (self->report, self->file, line, column, reason);
}

void
ent_book_skip (EntBook *self, uint64_t line, EntSlice column, const char *reason)
{
  ent_book_problem (self, line, column, reason);
  if (!self->only_groups)
    self->info->n_skipped++;
}

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
static EntSlice
plain_line (EntBook *book, EntSlice value)
{
  g_string_truncate (book->scratch, 0);
  ent_vcard_append_plain (value, book->scratch);
  return keep_line (book, ent_slice_of (book->scratch));
}

static void
take_first (Entry *self, EntSlice *place, EntSlice value)
{
  if (place->length == 0)
    *place = plain_line (self->book, value);
}

/* ---- Identifiers ---- */

static void
add_identifier (Entry *self, EntIdentifierKind kind, EntSlice value)
{
  for (size_t i = 0; i < self->n_identifiers; i++)
    if (self->identifiers[i].kind == kind && ent_slice_equal (self->identifiers[i].value, value))
      return;
  if (self->n_identifiers < MAX_IDENTIFIERS)
    self->identifiers[self->n_identifiers++] =
        (EntIdentifier){kind, ent_arena_copy (self->book->arena, value)};
}

static bool
add_normal (Entry *self, EntIdentifierKind kind, EntSlice text, bool (*append) (EntSlice, GString *))
{
  GString *scratch = self->book->scratch;
  g_string_truncate (scratch, 0);
  if (!append (text, scratch))
    return false;
  add_identifier (self, kind, ent_slice_of (scratch));
  return true;
}

static void
take_email (Entry *self, const EntVcardProperty *property)
{
  EntSlice text = plain_line (self->book, property->value);
  if (self->first_email.length == 0)
    self->first_email = text;
  add_normal (self, ENT_IDENTIFIER_EMAIL, text, ent_email_append);
}

/* "tel:+33-1-23;ext=4" too. What answers for many, or with a whistle, is nobody's. */
static void
take_phone (Entry *self, const EntVcardProperty *property)
{
  if (ent_vcard_has_type (property, "fax") || ent_vcard_has_type (property, "pager") ||
      ent_vcard_has_type (property, "x-assistant") || ent_vcard_has_type (property, "x-company"))
    return;
  EntSlice text = plain_line (self->book, property->value);
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
take_slug (Entry *self, const EntVcardProperty *property, EntSlice value)
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
take_profile (Entry *self, const EntVcardProperty *property)
{
  static const char *const others[] = {"PHOTO", "LOGO",    "SOUND", "KEY",    "NOTE",
                                       "AGENT", "RELATED", "LABEL", "SOURCE", "X-ABRELATEDNAMES"};
  for (size_t i = 0; i < G_N_ELEMENTS (others); i++)
    if (ent_vcard_is (property, others[i]))
      return;
  bool says = says_linkedin (property);
  if (!says && !names_linkedin (property->value))
    return;
  EntSlice value = plain_line (self->book, property->value);
  if (!add_normal (self, ENT_IDENTIFIER_URL, value, ent_url_append_slug) && says)
    take_slug (self, property, value);
}

/* ---- Properties ---- */

static void
take_name (Entry *self, EntSlice value)
{
  EntSlice *const parts[] = {&self->family, &self->given, &self->additional};
  EntSlice part;
  for (size_t i = 0; i < G_N_ELEMENTS (parts) && ent_vcard_cut_part (&value, ';', &part); i++)
    take_first (self, parts[i], part);
}

/* "Lyon, France": the town, the region where there is no town, and the country. */
static void
take_address (Entry *self, EntSlice value)
{
  EntSlice parts[7] = {{"", 0}};
  for (size_t i = 0; i < G_N_ELEMENTS (parts); i++) {
    EntSlice part;
    parts[i] = ent_vcard_cut_part (&value, ';', &part) ? plain_line (self->book, part) : (EntSlice){"", 0};
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

static void
add_label (Entry *self, EntSlice label)
{
  if (is_no_label (label))
    return;
  for (size_t i = 0; i < self->n_labels; i++)
    if (ent_slice_equal (self->labels[i], label))
      return;
  if (self->n_labels < MAX_LABELS)
    self->labels[self->n_labels++] = label;
}

static void
take_categories (Entry *self, EntSlice value)
{
  EntSlice part;
  while (ent_vcard_cut_part (&value, ',', &part))
    add_label (self, plain_line (self->book, part));
}

/* What the entry is, where it is no person. */
static void
take_kind (Entry *self, const EntVcardProperty *property)
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
take_revision (Entry *self, EntSlice value)
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
take_property (Entry *self, const EntVcardProperty *property)
{
  static const struct {
    const char *name;
    size_t offset;
  } texts[] = {{"FN", G_STRUCT_OFFSET (Entry, full)},   {"TITLE", G_STRUCT_OFFSET (Entry, title)},
               {"ROLE", G_STRUCT_OFFSET (Entry, role)}, {"NICKNAME", G_STRUCT_OFFSET (Entry, nickname)},
               {"UID", G_STRUCT_OFFSET (Entry, uid)},   {"BDAY", G_STRUCT_OFFSET (Entry, birth)}};
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
static void
read_properties (Entry *self, EntSlice card)
{
  EntVcardProperty property;
  while (ent_vcard_cut_property (&card, &property))
    if (ent_vcard_parameter (&property, "X-ENTREGENT").length == 0)
      take_property (self, &property);
}

/* ---- Names ---- */

/* FN, else the parts of N, else a nickname, the organisation, the address. */
static EntSlice
whole_name (const Entry *self)
{
  if (self->full.length > 0)
    return self->full;
  const EntSlice parts[] = {self->given, self->additional, self->family};
  g_autoptr (GString) name = g_string_new (NULL);
  for (size_t i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i].length > 0)
      g_string_append_printf (name, "%s%.*s", name->len > 0 ? " " : "", (int)parts[i].length, parts[i].data);
  if (name->len > 0)
    return ent_arena_copy (self->book->arena, ent_slice_of (name));
  const EntSlice others[] = {self->nickname, self->organisation, self->first_email};
  for (size_t i = 0; i < G_N_ELEMENTS (others); i++)
    if (others[i].length > 0)
      return others[i];
  for (size_t i = 0; i < self->n_identifiers; i++)
    if (self->identifiers[i].kind != ENT_IDENTIFIER_CARD)
      return self->identifiers[i].value;
  return (EntSlice){"", 0};
}

/* ---- The card's own identifier ---- */

static void
append_digest (EntSlice text, GString *out)
{
  g_string_append_printf (out, "%016" G_GINT64_MODIFIER "x", (guint64)XXH3_64bits (text.data, text.length));
}

/* An office's address and a shared telephone may turn out to be nobody's, and then the card would be nobody.
 */
static bool
is_recognised (const Entry *self)
{
  for (size_t i = 0; i < self->n_identifiers; i++)
    if (self->identifiers[i].kind == ENT_IDENTIFIER_URL ||
        (self->identifiers[i].kind == ENT_IDENTIFIER_EMAIL &&
         !ent_email_is_role (self->identifiers[i].value)))
      return true;
  return false;
}

/* One value for two different entries of a book would make one person of them. */
static void
tell_apart (Entry *self, EntSlice card, EntSlice name_folded, GString *value)
{
  g_autoptr (GString) who = g_string_new_len (name_folded.data, (gssize)name_folded.length);
  if (!g_str_has_prefix (value->str, "uid:"))
    append_digest (card, who);
  const char *known = g_hash_table_lookup (self->book->cards, value->str);
  if (known == NULL) {
    g_hash_table_insert (self->book->cards, g_strdup (value->str), g_strdup (who->str));
  } else if (strcmp (known, who->str) != 0) {
    g_string_append_c (value, '|');
    append_digest (card, value);
  }
}

/*
 * A UID that nobody else can have made recognises an entry in every copy of the book. An entry without one,
 * without profile and personal address, is recognised by its name together with the organisation, else the
 * birthday, else the postal address; a name alone recognises nobody, so that such an entry is only itself.
 */
static void
identify_card (Entry *self, EntSlice card, EntSlice name)
{
  g_autoptr (GString) value = g_string_new (NULL), folded = g_string_new (NULL);
  ent_fold_name_append (name, folded);
  if (self->uid.length >= MIN_UID) {
    g_string_append (value, "uid:");
    ent_book_append_uid (self->uid, value);
  } else if (!is_recognised (self)) {
    g_string_append_printf (value, "%s|", folded->str);
    if (self->organisation.length > 0)
      ent_fold_append (self->organisation, value);
    else if (self->birth.length > 0 || self->address.length > 0)
      ent_fold_append (self->birth.length > 0 ? self->birth : self->address, value);
    else
      append_digest (card, value);
  } else {
    return;
  }
  tell_apart (self, card, ent_slice_of (folded), value);
  add_identifier (self, ENT_IDENTIFIER_CARD, ent_slice_of (value));
}

/* ---- Groups ---- */

static void
add_member (Entry *self, EntSlice group, EntSlice member, uint64_t line)
{
  EntSlice scheme = ENT_SLICE ("mailto:");
  GString *scratch = self->book->scratch;
  g_string_truncate (scratch, 0);
  if (!(ent_slice_starts_with_ascii_case (member, scheme) && ent_email_append (member, scratch)))
    ent_book_append_uid (member, scratch);
  if (!ent_book_groups_add (self->book->groups, ent_slice_of (scratch), group))
    ent_report_add (self->book->report, self->book->file, line, ENT_SLICE ("MEMBER"),
                    _ ("The groups have more members than can be kept: the others are in none."));
}

static void
take_members (Entry *self, EntSlice card, EntSlice name, uint64_t line)
{
  EntVcardProperty property;
  while (ent_vcard_cut_property (&card, &property)) {
    if (!ent_vcard_is (&property, "MEMBER") && !ent_vcard_is (&property, "X-ADDRESSBOOKSERVER-MEMBER"))
      continue;
    add_member (self, name, plain_line (self->book, property.value), line);
  }
  for (size_t i = 0; i < self->n_identifiers; i++) /* Evolution's lists have their members' addresses */
    if (self->identifiers[i].kind == ENT_IDENTIFIER_EMAIL)
      ent_book_groups_add (self->book->groups, self->identifiers[i].value, name);
}

static void
add_groups_of (Entry *self, EntSlice member)
{
  const GPtrArray *groups = ent_book_groups_of (self->book->groups, member);
  for (guint i = 0; groups != NULL && i < groups->len; i++)
    add_label (self, ent_slice (g_ptr_array_index (groups, i)));
}

static void
take_groups (Entry *self)
{
  for (size_t i = 0; i < self->n_identifiers; i++)
    if (self->identifiers[i].kind == ENT_IDENTIFIER_EMAIL)
      add_groups_of (self, self->identifiers[i].value);
  if (self->uid.length == 0)
    return;
  g_string_truncate (self->book->scratch, 0);
  ent_book_append_uid (self->uid, self->book->scratch);
  add_groups_of (self, ent_slice_of (self->book->scratch));
}

/* ---- Records ---- */

static bool
leave_out (Entry *self, EntSlice name, uint64_t line, GError **error)
{
  EntRecord record = {.kind = ENT_RECORD_LEFT_OUT, .file = self->book->file, .line = line};
  record.left_out = (EntLeftOutRecord){.reason = self->is_group     ? ENT_SLICE ("group")
                                                 : self->is_company ? ENT_SLICE ("company")
                                                                    : ENT_SLICE ("thing"),
                                       .who = name,
                                       .at = ENT_NO_TIME};
  self->book->info->n_left_out++;
  return ent_sink_put (self->book->sink, &record, error);
}

static bool
put_person (Entry *self, EntSlice card, EntSlice name, uint64_t line, GError **error)
{
  g_autoptr (GString) note = g_string_new (NULL);
  ent_vcard_append_note (card, note);
  if (card.length > 0 && card.data[card.length - 1] == '\n')
    card.length--;
  EntRecord record = {.kind = ENT_RECORD_CONTACT, .file = self->book->file, .line = line};
  record.contact = (EntContactRecord){.name = name,
                                      .given = self->given,
                                      .family = self->family,
                                      .identifiers = self->identifiers,
                                      .n_identifiers = self->n_identifiers,
                                      .organisation = self->organisation,
                                      .title = self->title.length > 0 ? self->title : self->role,
                                      .place = self->place,
                                      .connected = ENT_NO_TIME,
                                      .certainty = ENT_CERTAINTY_STATED,
                                      .note = ent_slice_trim (ent_slice_of (note)),
                                      .labels = self->labels,
                                      .n_labels = self->n_labels,
                                      .original = card};
  return ent_sink_put (self->book->sink, &record, error);
}

bool
ent_book_put (EntBook *self, EntSlice card, uint64_t line, GError **error)
{
  ent_arena_reset (self->arena);
  g_autofree Entry *entry = g_new0 (Entry, 1);
  entry->book = self;
  read_properties (entry, card);
  EntSlice name = whole_name (entry);
  if (self->only_groups) {
    if (entry->is_group)
      take_members (entry, card, name, line);
    return true;
  }
  self->info->n_rows++;
  if (entry->is_group || entry->is_company || entry->is_thing)
    return leave_out (entry, name.length > 0 ? name : ENT_SLICE ("?"), line, error);
  if (name.length == 0) {
    ent_book_skip (self, line, ENT_SLICE (""),
                   _ ("The entry has no name, no address and no telephone number: it was skipped."));
    return true;
  }
  take_groups (entry);
  identify_card (entry, card, name);
  return put_person (entry, card, name, line, error);
}
