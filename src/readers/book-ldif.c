/* LDIF (RFC 2849) as Thunderbird and directories write it. */
#include "readers/book-private.h"

/* `field` is the attribute. The first of several names is today's, the others are accepted. */
static const EntBookField attributes[] = {
    {"cn", "cn|commonname|displayname", ENT_BOOK_TEXT, 0, "FN"},
    {"givenname", "givenname|gn", ENT_BOOK_NAME, 1, "N"},
    {"sn", "sn|surname", ENT_BOOK_NAME, 0, "N"},
    {"mozillanickname", "mozillanickname|xmozillanickname", ENT_BOOK_TEXT, 0, "NICKNAME"},
    {"mail", "mail|mozillasecondemail|xmozillasecondemail|rfc822mailbox|emailaddress", ENT_BOOK_EMAIL, 0,
     "EMAIL"},
    {"telephonenumber", "telephonenumber", ENT_BOOK_TEXT, 0, "TEL;TYPE=work"},
    {"homephone", "homephone", ENT_BOOK_TEXT, 0, "TEL;TYPE=home"},
    {"mobile", "mobile|cellphone|carphone", ENT_BOOK_TEXT, 0, "TEL;TYPE=cell"},
    {"fax", "facsimiletelephonenumber|fax", ENT_BOOK_TEXT, 0, "TEL;TYPE=fax"},
    {"pager", "pager|pagerphone", ENT_BOOK_TEXT, 0, "TEL;TYPE=pager"},
    {"homestreet", "mozillahomestreet|mozillahomestreet2|homepostaladdress", ENT_BOOK_ADR, 2,
     "ADR;TYPE=home"},
    {"homecity", "mozillahomelocalityname", ENT_BOOK_ADR, 3, "ADR;TYPE=home"},
    {"homestate", "mozillahomestate", ENT_BOOK_ADR, 4, "ADR;TYPE=home"},
    {"homecode", "mozillahomepostalcode", ENT_BOOK_ADR, 5, "ADR;TYPE=home"},
    {"homecountry", "mozillahomecountryname", ENT_BOOK_ADR, 6, "ADR;TYPE=home"},
    {"workbox", "postofficebox", ENT_BOOK_ADR, 0, "ADR;TYPE=work"},
    {"workstreet", "street|streetaddress|mozillaworkstreet2", ENT_BOOK_ADR, 2, "ADR;TYPE=work"},
    {"workcity", "l|locality|localityname", ENT_BOOK_ADR, 3, "ADR;TYPE=work"},
    {"workstate", "st|region", ENT_BOOK_ADR, 4, "ADR;TYPE=work"},
    {"workcode", "postalcode|zip", ENT_BOOK_ADR, 5, "ADR;TYPE=work"},
    {"workcountry", "c|co|countryname|friendlycountryname", ENT_BOOK_ADR, 6, "ADR;TYPE=work"},
    {"title", "title", ENT_BOOK_TEXT, 0, "TITLE"},
    {"ou", "ou|department|departmentnumber|orgunit", ENT_BOOK_ORG, 1, "ORG"},
    {"o", "o|company|organizationname", ENT_BOOK_ORG, 0, "ORG"},
    {"url", "mozillaworkurl|workurl|labeleduri|mozillahomeurl|homeurl", ENT_BOOK_TEXT, 0, "URL"},
    {"birthyear", "birthyear", ENT_BOOK_BIRTH, 0, "BDAY"},
    {"birthmonth", "birthmonth", ENT_BOOK_BIRTH, 1, "BDAY"},
    {"birthday", "birthday", ENT_BOOK_BIRTH, 2, "BDAY"},
    {"description", "description|notes|comment", ENT_BOOK_TEXT, 0, "NOTE"},
};

/* How an entry is made in a directory, which says nothing of a person. */
static const char *const ignored[] = {"dn",     "objectclass", "changetype", "version", "modifytimestamp",
                                      "member", "uniquemember"};

typedef struct {
  EntBook *book;
  EntLines *lines;
  EntSlice next;
  bool has_next;
  GError *failure;
  GString *logical;
  uint64_t line, entry_line;
  bool is_cut;
  EntBookDraft *draft;
  GString *list;  /* KIND and members, when the entry is one */
  GString *extra; /* what is written as it is: REV */
  GString *name;  /* of a list */
  bool is_list;
} Reading;

/* ---- Lines ---- */

static void
read_ahead (Reading *self)
{
  self->has_next = self->failure == NULL && ent_lines_next (self->lines, &self->next, &self->failure);
}

static void
take_next (Reading *self, size_t from)
{
  EntSlice line = ent_slice_from (self->next, from);
  if (self->logical->len + line.length > ENT_BOOK_MAX_PROPERTY)
    self->is_cut = true;
  else
    g_string_append_len (self->logical, line.data, (gssize)line.length);
  self->is_cut = self->is_cut || ent_lines_is_cut (self->lines);
  read_ahead (self);
}

/* The next attribute, or an empty line, with what continues it. */
static bool
next_logical (Reading *self)
{
  g_string_truncate (self->logical, 0);
  self->is_cut = false;
  if (!self->has_next)
    return false;
  self->line = ent_lines_number (self->lines);
  take_next (self, 0);
  while (self->logical->len > 0 && self->has_next && self->next.length > 0 && self->next.data[0] == ' ')
    take_next (self, 1);
  return true;
}

/* ---- Attributes ---- */

static const EntBookField *
find_attribute (EntSlice name)
{
  for (size_t i = 0; i < G_N_ELEMENTS (attributes); i++) {
    EntSlice rest = ent_slice (attributes[i].names), one;
    while (ent_slice_cut (&rest, "|", &one))
      if (ent_slice_equal_ascii_case (one, name))
        return &attributes[i];
  }
  return NULL;
}

static bool
is_ignored (EntSlice name)
{
  for (size_t i = 0; i < G_N_ELEMENTS (ignored); i++)
    if (ent_slice_equal_ascii_case (name, ent_slice (ignored[i])))
      return true;
  return false;
}

/* "cn=Awa Fictive,mail=awa@example.org" -> a member of the list by that address, else by that name. */
static void
take_member (Reading *self, EntSlice value)
{
  EntSlice mark = ENT_SLICE ("mail=");
  EntSlice one;
  while (ent_slice_cut (&value, ",", &one)) {
    one = ent_slice_trim (one);
    if (!ent_slice_starts_with_ascii_case (one, mark))
      continue;
    g_string_append (self->list, "MEMBER:mailto:");
    ent_vcard_append_escaped (ent_slice_from (one, mark.length), self->list);
    g_string_append_c (self->list, '\n');
  }
}

/* Seconds since 1970, or "20240605101112Z"; "0Z" and 0 mean never. */
static void
take_revision (Reading *self, EntSlice value)
{
  g_autofree char *text = ent_slice_dup (value);
  gint64 number = g_ascii_strtoll (text, NULL, 10);
  if (number <= 0 || value.length > 20)
    return;
  if (value.length >= 14) {
    g_string_append_printf (self->extra, "REV:%.8sT%.6sZ\n", text, text + 8);
    return;
  }
  g_autoptr (GString) iso = g_string_new (NULL);
  ent_time_to_iso ((EntTime){MIN (number, 4102444800) * ENT_US_PER_SECOND, ENT_PRECISION_SECOND}, iso);
  g_string_append_printf (self->extra, "REV:%s\n", iso->str);
}

static void
take_attribute (Reading *self, EntSlice name, EntSlice value)
{
  static const char *const classes[] = {"groupOfNames", "groupOfUniqueNames", "mailGroup"};
  for (size_t i = 0; i < G_N_ELEMENTS (classes); i++)
    if (ent_slice_equal_ascii_case (name, ENT_SLICE ("objectclass")) &&
        ent_slice_equal_ascii_case (value, ent_slice (classes[i])))
      self->is_list = true;
  if (ent_slice_equal_ascii_case (name, ENT_SLICE ("member")) ||
      ent_slice_equal_ascii_case (name, ENT_SLICE ("uniquemember")))
    take_member (self, value);
  else if (ent_slice_equal_ascii_case (name, ENT_SLICE ("modifytimestamp")))
    take_revision (self, value);
  if (is_ignored (name))
    return;
  const EntBookField *field = find_attribute (name);
  if (field != NULL && strcmp (field->field, "cn") == 0 && self->name->len == 0)
    ent_vcard_append_escaped (value, self->name);
  ent_book_draft_add (self->draft, field, 0, name, value);
}

/* "name: value", "name:: base64", "name:< address". An option behind the name ("cn;lang-fr") is dropped. */
static void
take_line (Reading *self)
{
  EntSlice line = ent_slice_of (self->logical);
  const char *colon = memchr (line.data, ':', line.length);
  if (colon == NULL || self->is_cut) {
    ent_book_problem (self->book, self->line, ENT_SLICE (""),
                      self->is_cut
                          ? _ ("This is larger than an entry of an address book may be: it was left out.")
                          : _ ("This line is no attribute: it was left out."));
    return;
  }
  EntSlice name = {line.data, (size_t)(colon - line.data)};
  EntSlice value = ent_slice_from (line, name.length + 1);
  ssize_t option = ent_slice_find (name, ENT_SLICE (";"));
  if (option >= 0)
    name.length = (size_t)option;
  g_autoptr (GString) text = g_string_new (NULL), clean_name = g_string_new (NULL);
  if (value.length > 0 && value.data[0] == ':') {
    g_autofree char *base64 = ent_slice_dup (ent_slice_trim (ent_slice_from (value, 1)));
    gsize n = 0;
    g_autofree guchar *bytes = g_base64_decode (base64, &n);
    EntSlice decoded = {(const char *)bytes, n};
    if (memchr (bytes, '\0', n) != NULL) /* a picture: kept as it is written */
      decoded = ent_slice (base64);
    ent_book_append_text (decoded, text);
  } else {
    ent_book_append_text (ent_slice_trim (value), text);
  }
  ent_book_append_text (ent_slice_trim (name), clean_name);
  take_attribute (self, ent_slice_of (clean_name), ent_slice_of (text));
}

/* ---- Entries ---- */

static bool
finish_entry (Reading *self, GError **error)
{
  EntSlice card = ent_book_draft_finish (self->draft);
  bool ok = true;
  if (self->is_list) {
    g_autoptr (GString) list = g_string_new ("KIND:group\n");
    g_string_append_printf (list, "FN:%s\n%s", self->name->str, self->list->str);
    ok = ent_book_put (self->book, ent_slice_of (list), self->entry_line, error);
  } else if (card.length > 0) {
    g_autoptr (GString) whole = g_string_new_len (card.data, (gssize)card.length);
    g_string_append_len (whole, self->extra->str, (gssize)self->extra->len);
    ok = ent_book_put (self->book, ent_slice_of (whole), self->entry_line, error);
  }
  ent_book_draft_clear (self->draft);
  g_string_truncate (self->list, 0);
  g_string_truncate (self->extra, 0);
  g_string_truncate (self->name, 0);
  self->is_list = false;
  self->entry_line = 0;
  return ok;
}

bool
ent_book_is_ldif (EntSlice start)
{
  const EntSlice mark = ENT_SLICE ("\xEF\xBB\xBF");
  if (start.length >= mark.length && memcmp (start.data, mark.data, mark.length) == 0)
    start = ent_slice_from (start, mark.length);
  EntSlice line;
  for (int i = 0; i < 20 && ent_slice_cut (&start, "\r\n", &line); i++) {
    line = ent_slice_trim (line);
    if (line.length == 0 || line.data[0] == '#' ||
        ent_slice_starts_with_ascii_case (line, ENT_SLICE ("version:")))
      continue;
    return ent_slice_starts_with_ascii_case (line, ENT_SLICE ("dn:"));
  }
  return false;
}

static bool
read_all (Reading *self, GError **error)
{
  read_ahead (self);
  while (next_logical (self)) {
    if (self->logical->len == 0) {
      if (!finish_entry (self, error))
        return false;
      continue;
    }
    if (self->logical->str[0] == '#')
      continue;
    if (self->entry_line == 0)
      self->entry_line = self->line;
    take_line (self);
  }
  return finish_entry (self, error);
}

bool
ent_book_read_ldif (EntBook *self, EntInput *input, GError **error)
{
  g_autoptr (EntLines) lines = ent_lines_new (input, ENT_BOOK_MAX_PROPERTY);
  g_autoptr (EntBookDraft) draft = ent_book_draft_new ();
  g_autoptr (GString) logical = g_string_new (NULL), list = g_string_new (NULL);
  g_autoptr (GString) extra = g_string_new (NULL), name = g_string_new (NULL);
  Reading reading = {.book = self,
                     .lines = lines,
                     .logical = logical,
                     .draft = draft,
                     .list = list,
                     .extra = extra,
                     .name = name};
  bool ok = read_all (&reading, error);
  if (reading.failure == NULL)
    return ok;
  if (ok)
    g_propagate_error (error, reading.failure);
  else
    g_error_free (reading.failure);
  return false;
}
