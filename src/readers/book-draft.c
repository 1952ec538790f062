/* Single fields of an entry, from a table or from LDIF -> the properties of a card. */
#include "readers/book-private.h"

#define MAX_FIELDS 600

typedef struct {
  const EntBookField *field; /* NULL: not known */
  unsigned number;
  EntSlice header, value;
  bool is_used;
} Value;

struct EntBookDraft {
  EntArena *arena;
  GArray *values; /* Value */
  GString *card;
  unsigned n_groups;
};

EntBookDraft *
ent_book_draft_new (void)
{
  EntBookDraft *self = g_new0 (EntBookDraft, 1);
  self->arena = ent_arena_new (16 * 1024);
  self->values = g_array_new (FALSE, FALSE, sizeof (Value));
  self->card = g_string_new (NULL);
  return self;
}

void
ent_book_draft_free (EntBookDraft *self)
{
  if (self == NULL)
    return;
  ent_arena_free (self->arena);
  g_array_unref (self->values);
  g_string_free (self->card, TRUE);
  g_free (self);
}

void
ent_book_draft_clear (EntBookDraft *self)
{
  ent_arena_reset (self->arena);
  g_array_set_size (self->values, 0);
  g_string_truncate (self->card, 0);
  self->n_groups = 0;
}

void
ent_book_draft_add (EntBookDraft *self, const EntBookField *field, unsigned number, EntSlice header,
                    EntSlice value)
{
  value = ent_slice_trim (value);
  if (value.length == 0 || self->values->len >= MAX_FIELDS)
    return;
  Value kept = {field, number, ent_arena_copy (self->arena, header), ent_arena_copy (self->arena, value),
                false};
  g_array_append_val (self->values, kept);
}

static Value *
value_at (const EntBookDraft *self, guint index)
{
  return &g_array_index (self->values, Value, index);
}

static bool
is_kind (const Value *value, EntBookFieldKind kind)
{
  return value->field != NULL && value->field->kind == kind;
}

/* ---- Structured properties ---- */

static void
append_part (GString *part, EntSlice value)
{
  if (part->len > 0)
    g_string_append (part, "\n");
  g_string_append_len (part, value.data, (gssize)value.length);
}

/* `property:part;part;part` of all values that belong with @first. */
static void
append_structured (EntBookDraft *self, const Value *first, size_t n_parts, const char *parameters)
{
  const EntBookField *field = first->field;
  bool by_number = field->kind == ENT_BOOK_ADR && strcmp (field->property, "ADR") == 0;
  g_string_append_printf (self->card, "%s%s:", field->property, parameters);
  size_t written = self->card->len;
  for (size_t part = 0; part < n_parts; part++) {
    g_autoptr (GString) text = g_string_new (NULL);
    for (guint i = 0; i < self->values->len; i++) {
      Value *value = value_at (self, i);
      if (!is_kind (value, field->kind) || value->field->part != part ||
          strcmp (value->field->property, field->property) != 0 ||
          (by_number && value->number != first->number))
        continue;
      append_part (text, value->value);
      value->is_used = true;
    }
    if (part > 0)
      g_string_append_c (self->card, ';');
    ent_vcard_append_escaped (ent_slice_of (text), self->card);
    written = text->len > 0 ? self->card->len : written;
  }
  if (field->kind == ENT_BOOK_ORG)
    g_string_truncate (self->card, written);
  g_string_append_c (self->card, '\n');
}

/* ---- Types ---- */

/* Google's and Outlook's words for what an address or a number is. */
static const char *
type_of_label (EntSlice label)
{
  static const struct {
    const char *label, *type;
  } known[] = {{"home", "home"},         {"work", "work"},          {"mobile", "cell"},
               {"cell", "cell"},         {"other", "other"},        {"domicile", "home"},
               {"bureau", "work"},       {"portable", "cell"},      {"pager", "pager"},
               {"workfax", "work,fax"},  {"homefax", "home,fax"},   {"fax", "fax"},
               {"autre", "other"},       {"professionnel", "work"}, {"personnel", "home"},
               {"main", "main"},         {"travail", "work"},       {"workmobile", "work,cell"},
               {"internet", "internet"}, {"arbeit", "work"},        {"privat", "home"},
               {"smtp", "internet"}};
  g_autoptr (GString) key = g_string_new (NULL);
  ent_book_append_header_key (label, key);
  for (size_t i = 0; i < G_N_ELEMENTS (known); i++)
    if (strcmp (key->str, known[i].label) == 0)
      return known[i].type;
  return NULL;
}

/* What the file says of the value of @property with @number; `* ` in front marks the preferred one. */
static EntSlice
find_label (EntBookDraft *self, const char *property, unsigned number, bool *out_preferred)
{
  *out_preferred = false;
  for (guint i = 0; number > 0 && i < self->values->len; i++) {
    const Value *value = value_at (self, i);
    if (!is_kind (value, ENT_BOOK_LABEL) || value->number != number ||
        strcmp (value->field->property, property) != 0)
      continue;
    EntSlice label = value->value;
    *out_preferred = label.data[0] == '*';
    return *out_preferred ? ent_slice_trim (ent_slice_from (label, 1)) : label;
  }
  return (EntSlice){"", 0};
}

/* `item1.TEL;TYPE=cell;PREF=1` and, for a label that is no type, its line to come. */
static char *
begin_labelled (EntBookDraft *self, const char *property, unsigned number, GString *parameters)
{
  bool is_preferred;
  EntSlice label = find_label (self, property, number, &is_preferred);
  const char *type = type_of_label (label);
  if (type != NULL)
    g_string_append_printf (parameters, ";TYPE=%s", type);
  if (is_preferred)
    g_string_append (parameters, ";PREF=1");
  if (type != NULL || label.length == 0)
    return NULL;
  g_autoptr (GString) line = g_string_new (NULL);
  g_string_append_printf (line, "item%u.X-ABLABEL:", ++self->n_groups);
  ent_vcard_append_escaped (label, line);
  g_string_append_c (line, '\n');
  g_string_append_printf (self->card, "item%u.", self->n_groups);
  return g_strdup (line->str);
}

/* ---- Plain properties ---- */

static void
append_unknown (EntBookDraft *self, const Value *value)
{
  g_string_append (self->card, "X-ENTREGENT-FIELD");
  ent_vcard_append_parameter ("X-HEADER", value->header, self->card);
  g_string_append_c (self->card, ':');
  ent_vcard_append_escaped (value->value, self->card);
  g_string_append_c (self->card, '\n');
}

static void
append_one (EntBookDraft *self, const Value *value, EntSlice text)
{
  text = ent_slice_trim (text);
  if (text.length == 0)
    return;
  g_autoptr (GString) parameters = g_string_new (NULL);
  g_autofree char *label = begin_labelled (self, value->field->property, value->number, parameters);
  g_string_append_printf (self->card, "%s%s:", value->field->property, parameters->str);
  if (strcmp (value->field->property, "URL") == 0) {
    for (size_t i = 0; i < text.length; i++)
      if ((unsigned char)text.data[i] > 0x20 && text.data[i] != 0x7F)
        g_string_append_printf (self->card, "%s%c", text.data[i] == '\\' ? "\\" : "", text.data[i]);
  } else {
    ent_vcard_append_escaped (text, self->card);
  }
  g_string_append_printf (self->card, "\n%s", label != NULL ? label : "");
}

/* The pieces between ` ::: `, which Google puts between several values, and @others. */
static void
append_several (EntBookDraft *self, const Value *value, const char *others)
{
  const EntSlice between = ENT_SLICE (" ::: ");
  EntSlice rest = value->value;
  while (rest.length > 0) {
    ssize_t at = ent_slice_find (rest, between);
    EntSlice piece = {rest.data, at >= 0 ? (size_t)at : rest.length}, one;
    rest = ent_slice_from (rest, at >= 0 ? (size_t)at + between.length : rest.length);
    while (ent_slice_cut (&piece, others, &one))
      append_one (self, value, one);
  }
}

/* An address of Exchange's own directory is none that anybody could write to. */
static bool
is_guarded (EntBookDraft *self, const Value *value)
{
  if (value->value.data[0] == '/')
    return true;
  for (guint i = 0; i < self->values->len; i++) {
    const Value *guard = value_at (self, i);
    bool says_what = is_kind (guard, ENT_BOOK_GUARD) ||
                     (is_kind (guard, ENT_BOOK_LABEL) && strcmp (guard->field->property, "EMAIL") == 0);
    if (says_what && guard->number == value->number &&
        ent_slice_equal_ascii_case (guard->value, ENT_SLICE ("EX")))
      return true;
  }
  return false;
}

static void
append_email (EntBookDraft *self, const Value *value)
{
  if (is_guarded (self, value) || memchr (value->value.data, '@', value->value.length) == NULL)
    append_unknown (self, value);
  else
    append_several (self, value, ";,\n");
}

static void
append_categories (EntBookDraft *self, const Value *value)
{
  const EntSlice between = ENT_SLICE (" ::: ");
  g_autoptr (GString) line = g_string_new (NULL);
  EntSlice rest = value->value;
  while (rest.length > 0) {
    ssize_t at = ent_slice_find (rest, between);
    EntSlice piece = {rest.data, at >= 0 ? (size_t)at : rest.length}, one;
    rest = ent_slice_from (rest, at >= 0 ? (size_t)at + between.length : rest.length);
    while (ent_slice_cut (&piece, ";,\n", &one)) {
      one = ent_slice_trim (one);
      if (one.length > 0 && one.data[0] == '*')
        one = ent_slice_trim (ent_slice_from (one, 1));
      if (one.length > 0 && line->len > 0)
        g_string_append_c (line, ',');
      ent_vcard_append_escaped (one, line);
    }
  }
  if (line->len > 0)
    g_string_append_printf (self->card, "CATEGORIES:%s\n", line->str);
}

/* ---- Dates ---- */

/* "0/0/00" and the like mean none. A date that is not written year first stays as it is. */
static void
append_date (EntBookDraft *self, const Value *value)
{
  EntSlice text = value->value;
  bool says_something = false;
  for (size_t i = 0; i < text.length; i++)
    says_something = says_something || (text.data[i] != '0' && strchr ("/-. :", text.data[i]) == NULL);
  if (!says_something)
    return;
  bool is_year_first = text.length == 10 && text.data[4] == '-' && text.data[7] == '-';
  bool has_no_year = text.length == 7 && memcmp (text.data, "--", 2) == 0 && text.data[4] == '-';
  g_string_append (self->card, value->field->property);
  g_string_append (self->card, is_year_first || has_no_year ? ":" : ";VALUE=text:");
  for (size_t i = 0; i < text.length; i++) /* RFC 6350 has no dash within a date without year */
    if (!(has_no_year && i == 4))
      ent_vcard_append_escaped ((EntSlice){text.data + i, 1}, self->card);
  g_string_append_c (self->card, '\n');
}

/* Year, month and day in cells of their own. */
static void
append_birth (EntBookDraft *self)
{
  unsigned parts[3] = {0};
  for (guint i = 0; i < self->values->len; i++) {
    Value *value = value_at (self, i);
    if (!is_kind (value, ENT_BOOK_BIRTH))
      continue;
    value->is_used = true;
    for (size_t c = 0; c < MIN (value->value.length, 4) && g_ascii_isdigit (value->value.data[c]); c++)
      parts[value->field->part] = parts[value->field->part] * 10 + (unsigned)(value->value.data[c] - '0');
  }
  if (parts[0] > 0 && parts[1] > 0 && parts[2] > 0)
    g_string_append_printf (self->card, "BDAY:%04u-%02u-%02u\n", parts[0], parts[1], parts[2]);
  else if (parts[1] > 0 && parts[2] > 0)
    g_string_append_printf (self->card, "BDAY:--%02u%02u\n", parts[1], parts[2]);
  else if (parts[0] > 0)
    g_string_append_printf (self->card, "BDAY:%04u\n", parts[0]);
}

/* What Outlook writes into every row. */
static bool
is_default (EntSlice value)
{
  static const char *const words[] = {"normal", "normale", "false",       "faux", "unspecified", "non",
                                      "no",     "0",       "non précisé", "smtp", "non spécifié"};
  for (size_t i = 0; i < G_N_ELEMENTS (words); i++)
    if (ent_slice_equal_ascii_case (value, ent_slice (words[i])))
      return true;
  return false;
}

static void
append_address (EntBookDraft *self, const Value *value)
{
  g_autoptr (GString) parameters = g_string_new (NULL);
  g_autofree char *label = begin_labelled (self, value->field->property, value->number, parameters);
  g_autoptr (GString) formatted = g_string_new (NULL);
  for (guint i = 0; i < self->values->len; i++) {
    Value *other = value_at (self, i);
    if (!is_kind (other, ENT_BOOK_ADR) || other->field->part != 7 || other->number != value->number)
      continue;
    append_part (formatted, other->value);
    other->is_used = true;
  }
  if (formatted->len > 0)
    ent_vcard_append_parameter ("LABEL", ent_slice_of (formatted), parameters);
  append_structured (self, value, 7, parameters->str);
  g_string_append (self->card, label != NULL ? label : "");
}

static void
append_text (EntBookDraft *self, const Value *value)
{
  const char *property = value->field->property;
  if (strcmp (property, "BDAY") == 0 || strcmp (property, "ANNIVERSARY") == 0)
    append_date (self, value);
  else if (g_str_has_prefix (property, "TEL") || strcmp (property, "URL") == 0)
    append_several (self, value, ";\n");
  else if (strcmp (property, "NOTE") == 0)
    append_one (self, value, value->value);
  else
    append_several (self, value, "");
}

static void
append_value (EntBookDraft *self, Value *value)
{
  if (value->is_used)
    return;
  value->is_used = true;
  switch (value->field != NULL ? value->field->kind : ENT_BOOK_NOTHING) {
  case ENT_BOOK_NAME:
    append_structured (self, value, 5, "");
    break;
  case ENT_BOOK_ORG:
    append_structured (self, value, 2, "");
    break;
  case ENT_BOOK_ADR:
    append_address (self, value);
    break;
  case ENT_BOOK_TEXT:
    append_text (self, value);
    break;
  case ENT_BOOK_LIST:
    append_categories (self, value);
    break;
  case ENT_BOOK_EMAIL:
    append_email (self, value);
    break;
  case ENT_BOOK_BIRTH:
    append_birth (self);
    break;
  case ENT_BOOK_LABEL:
  case ENT_BOOK_GUARD:
    break;
  case ENT_BOOK_NOTHING:
    if (value->field == NULL || (value->field->part == 0 && !is_default (value->value)))
      append_unknown (self, value);
    break;
  }
}

EntSlice
ent_book_draft_finish (EntBookDraft *self)
{
  for (guint i = 0; i < self->values->len; i++)
    append_value (self, value_at (self, i));
  return ent_slice_of (self->card);
}
