/*
 * Export as vCard 4.0 (RFC 6350). The cards that address books gave of a contact are merged into one: every
 * property of the newest comes back as it was, then what older ones say besides, then what the network knows
 * and no card says.
 */
#include "service/service-private.h"

/* A property on its way out. */
typedef struct {
  char *group; /* "" for none */
  EntSlice name, value;
  GString *parameters;
} Item;

typedef struct {
  GPtrArray *items;     /* Item */
  GHashTable *by_value; /* name and normal value -> Item of an earlier card */
  GHashTable *notes;    /* texts of notes that are written already: a set */
  unsigned n_groups;    /* groups renamed so far */
} Merge;

static void
item_free (void *data)
{
  Item *self = data;
  g_free (self->group);
  g_string_free (self->parameters, TRUE);
  g_free (self);
}

static char *
plain (EntSlice value)
{
  GString *out = g_string_new (NULL);
  ent_vcard_append_plain (value, out);
  return g_string_free (out, FALSE);
}

static bool
is_item (const Item *item, const char *name)
{
  return ent_slice_equal_ascii_case (item->name, ent_slice (name));
}

/* Whether two cards mean the same when they say this: name, and the value in its normal form. */
static char *
key_of (const EntVcardProperty *property)
{
  g_autofree char *name = g_ascii_strup (property->name.data, (gssize)property->name.length);
  g_autofree char *text = plain (property->value);
  EntSlice value = ent_slice_trim (ent_slice (text));
  g_autoptr (GString) normal = g_string_new (NULL);
  EntSlice phone = value;
  if (ent_slice_starts_with_ascii_case (phone, ENT_SLICE ("tel:")))
    phone = ent_slice_from (phone, 4);
  bool is_normal = (strcmp (name, "EMAIL") == 0 && ent_email_append (value, normal)) ||
                   (strcmp (name, "TEL") == 0 && ent_phone_append (phone, normal)) ||
                   (strcmp (name, "URL") == 0 && ent_url_append_slug (value, normal));
  if (!is_normal)
    g_string_append_len (normal, value.data, (gssize)value.length);
  return g_strconcat (name, ":", normal->str, NULL);
}

/* ---- Merging ---- */

/* The parameters of the same thing said again: types that are new, and names that are. */
static void
merge_parameters (Item *item, const EntVcardProperty *property)
{
  EntSlice rest = property->parameters, name, value, one;
  while (ent_vcard_cut_parameter (&rest, &name, &value)) {
    EntVcardProperty kept = {.parameters = ent_slice_of (item->parameters)};
    g_autofree char *upper = g_ascii_strup (name.data, (gssize)name.length);
    if (strcmp (upper, "TYPE") != 0) {
      if (ent_vcard_parameter (&kept, upper).length == 0)
        g_string_append_printf (item->parameters, "%s%s=%.*s", item->parameters->len > 0 ? ";" : "", upper,
                                (int)value.length, value.data);
      continue;
    }
    while (ent_vcard_cut_parameter_value (&value, &one)) {
      g_autofree char *type = ent_slice_dup (one);
      kept.parameters = ent_slice_of (item->parameters);
      if (*type != '\0' && strpbrk (type, ":;,\"") == NULL && !ent_vcard_has_type (&kept, type))
        g_string_append_printf (item->parameters, "%sTYPE=%s", item->parameters->len > 0 ? ";" : "", type);
    }
  }
}

/* What the program itself says of a contact in an export is nobody's word when it comes back. */
static bool
is_own_word (const EntVcardProperty *property)
{
  return ent_vcard_parameter (property, "X-ENTREGENT").length > 0 || ent_vcard_is (property, "VERSION") ||
         ent_vcard_is (property, "BEGIN") || ent_vcard_is (property, "END");
}

static Item *
add_item (Merge *self, const char *group, EntSlice name, EntSlice parameters, EntSlice value)
{
  Item *item = g_new0 (Item, 1);
  item->group = g_strdup (group);
  item->name = name;
  item->parameters = g_string_new_len (parameters.data, (gssize)parameters.length);
  item->value = value;
  g_ptr_array_add (self->items, item);
  return item;
}

/* The group that @group of a card becomes among those of all cards. */
static const char *
rename_group (Merge *self, GHashTable *groups, EntSlice group, bool is_first)
{
  if (group.length == 0)
    return "";
  g_autofree char *key = g_ascii_strdown (group.data, (gssize)group.length);
  const char *renamed = g_hash_table_lookup (groups, key);
  if (renamed != NULL)
    return renamed;
  char *fresh = is_first ? ent_slice_dup (group) : g_strdup_printf ("other%u", ++self->n_groups);
  g_hash_table_insert (groups, g_steal_pointer (&key), fresh);
  return fresh;
}

/* Sends what a card says of @item besides, its label, to the group of @item. */
static void
join_group (Merge *self, GHashTable *groups, EntSlice group, Item *item)
{
  if (group.length == 0)
    return;
  if (*item->group == '\0') {
    g_free (item->group);
    item->group = g_strdup (rename_group (self, groups, group, false));
    return;
  }
  g_hash_table_replace (groups, g_ascii_strdown (group.data, (gssize)group.length), g_strdup (item->group));
}

/* Labels have the same text in many groups: they are the same only within one. */
static char *
key_in_group (const EntVcardProperty *property, const char *group)
{
  g_autofree char *key = key_of (property);
  bool is_label = ent_slice_starts_with_ascii_case (property->name, ENT_SLICE ("X-AB"));
  return is_label ? g_strconcat (group, ".", key, NULL) : g_steal_pointer (&key);
}

/* The newest card comes as it is; of an older one what no newer one says. */
static void
add_card (Merge *self, EntSlice card, bool is_first)
{
  g_autoptr (GHashTable) groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) fresh = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  EntVcardProperty property;
  EntSlice rest = card;
  while (ent_vcard_cut_property (&rest, &property)) {
    g_autofree char *key = key_of (&property);
    Item *known = g_hash_table_lookup (self->by_value, key);
    if (known != NULL && !is_own_word (&property))
      join_group (self, groups, property.group, known);
  }
  while (ent_vcard_cut_property (&card, &property)) {
    if (is_own_word (&property))
      continue;
    const char *group = rename_group (self, groups, property.group, is_first);
    g_autofree char *key = key_in_group (&property, group);
    Item *known = g_hash_table_lookup (self->by_value, key);
    if (known != NULL)
      merge_parameters (known, &property);
    else
      g_hash_table_insert (fresh, g_steal_pointer (&key),
                           add_item (self, group, property.name, property.parameters, property.value));
  }
  GHashTableIter iter;
  void *key, *item;
  g_hash_table_iter_init (&iter, fresh);
  while (g_hash_table_iter_next (&iter, &key, &item))
    g_hash_table_insert (self->by_value, g_strdup (key), item);
}

static char *
uid_of (EntSlice card)
{
  EntVcardProperty property;
  while (ent_vcard_cut_property (&card, &property))
    if (ent_vcard_is (&property, "UID"))
      return g_ascii_strdown (property.value.data, (gssize)property.value.length);
  return NULL;
}

/* Of one card in several editions the newest counts. */
static void
add_cards (Merge *self, const GPtrArray *originals)
{
  g_autoptr (GHashTable) uids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  bool is_first = true;
  for (guint i = 0; i < originals->len; i++) {
    EntSlice card = ent_slice (g_ptr_array_index (originals, i));
    char *uid = uid_of (card);
    if (uid != NULL && !g_hash_table_add (uids, uid))
      continue;
    add_card (self, card, is_first);
    is_first = false;
    g_autoptr (GString) note = g_string_new (NULL);
    ent_vcard_append_note (card, note);
    EntSlice text = ent_slice_trim (ent_slice_of (note));
    g_hash_table_add (self->notes, ent_slice_dup (text));
  }
}

/* RFC 6350 allows these once in a card; values that mean the same thing count as one when they say so (5.4).
 */
static void
mark_alternatives (Merge *self)
{
  static const char *const once[] = {"N", "BDAY", "ANNIVERSARY", "GENDER", "REV", "PRODID", "UID", "KIND"};
  for (size_t n = 0; n < G_N_ELEMENTS (once); n++) {
    size_t count = 0;
    for (guint i = 0; i < self->items->len; i++)
      count += is_item (g_ptr_array_index (self->items, i), once[n]);
    for (guint i = 0; count > 1 && i < self->items->len; i++) {
      Item *item = g_ptr_array_index (self->items, i);
      EntVcardProperty property = {.parameters = ent_slice_of (item->parameters)};
      if (is_item (item, once[n]) && ent_vcard_parameter (&property, "ALTID").length == 0)
        g_string_append (item->parameters, item->parameters->len > 0 ? ";ALTID=1" : "ALTID=1");
    }
  }
}

/* ---- What the network knows besides ---- */

static void
append_line (const char *head, EntSlice value, GString *out)
{
  g_autoptr (GString) line = g_string_new (head);
  ent_vcard_append_escaped (value, line);
  ent_vcard_append_folded (ent_slice_of (line), out);
}

/* Whether a property called @name says @text, in its first part; names are compared folded. */
static bool
says (const Merge *self, const char *name, const char *text)
{
  g_autofree char *wanted = ent_fold (ent_slice (text));
  for (guint i = 0; i < self->items->len; i++) {
    const Item *item = g_ptr_array_index (self->items, i);
    if (!is_item (item, name))
      continue;
    EntSlice rest = item->value, part = item->value;
    if (strcmp (name, "ORG") == 0)
      ent_vcard_cut_part (&rest, ';', &part);
    g_autofree char *value = plain (part);
    g_autofree char *folded = ent_fold (ent_slice (value));
    if (strcmp (folded, wanted) == 0)
      return true;
  }
  return false;
}

static bool
has (const Merge *self, const char *name)
{
  for (guint i = 0; i < self->items->len; i++) {
    const Item *item = g_ptr_array_index (self->items, i);
    if (is_item (item, name) && ent_slice_trim (item->value).length > 0)
      return true;
  }
  return false;
}

static void
append_name (const Merge *self, const EntContact *contact, GString *out)
{
  bool is_address = strchr (contact->name, '@') != NULL;
  if (!has (self, "FN") || (*contact->name != '\0' && !is_address && !says (self, "FN", contact->name)))
    append_line ("FN:", ent_slice (*contact->name != '\0' ? contact->name : "?"), out);
  if (has (self, "N") || (*contact->family == '\0' && *contact->given == '\0'))
    return;
  g_autoptr (GString) line = g_string_new ("N:");
  ent_vcard_append_escaped (ent_slice (contact->family), line);
  g_string_append_c (line, ';');
  ent_vcard_append_escaped (ent_slice (contact->given), line);
  g_string_append (line, ";;;");
  ent_vcard_append_folded (ent_slice_of (line), out);
}

static void
append_job (const Merge *self, const EntContact *contact, GString *out)
{
  if (*contact->organisation != '\0' && !says (self, "ORG", contact->organisation))
    append_line ("ORG:", ent_slice (contact->organisation), out);
  if (*contact->title != '\0' && !says (self, "TITLE", contact->title) &&
      !says (self, "ROLE", contact->title))
    append_line ("TITLE:", ent_slice (contact->title), out);
}

/* The normal forms of all that the cards say: a set of "kind:value". */
static GHashTable *
known_identifiers (const Merge *self)
{
  GHashTable *known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < self->items->len; i++) {
    const Item *item = g_ptr_array_index (self->items, i);
    if (item->value.length > 2000)
      continue;
    g_autofree char *text = plain (item->value);
    EntSlice value = ent_slice_trim (ent_slice (text));
    g_autoptr (GString) normal = g_string_new (NULL);
    if (is_item (item, "EMAIL") && ent_email_append (value, normal))
      g_hash_table_add (known, g_strdup_printf ("%d:%s", ENT_IDENTIFIER_EMAIL, normal->str));
    g_string_truncate (normal, 0);
    if (ent_slice_starts_with_ascii_case (value, ENT_SLICE ("tel:")))
      value = ent_slice_from (value, 4);
    if (is_item (item, "TEL") && ent_phone_append (value, normal))
      g_hash_table_add (known, g_strdup_printf ("%d:%s", ENT_IDENTIFIER_PHONE, normal->str));
    g_string_truncate (normal, 0);
    if (ent_url_append_slug (value, normal))
      g_hash_table_add (known, g_strdup_printf ("%d:%s", ENT_IDENTIFIER_URL, normal->str));
  }
  return known;
}

static void
append_identifier (const EntIdentifier *identifier, GString *out)
{
  g_autoptr (GString) value = g_string_new (NULL);
  switch (identifier->kind) {
  case ENT_IDENTIFIER_EMAIL:
    append_line ("EMAIL:", identifier->value, out);
    break;
  case ENT_IDENTIFIER_PHONE:
    g_string_append_printf (value, "TEL;VALUE=uri:tel:%s", identifier->value.data);
    ent_vcard_append_folded (ent_slice_of (value), out);
    break;
  case ENT_IDENTIFIER_URL:
    g_string_append (value, "URL:");
    ent_url_append_from_slug (identifier->value, value);
    ent_vcard_append_folded (ent_slice_of (value), out);
    break;
  case ENT_IDENTIFIER_CONNECTION:
  case ENT_IDENTIFIER_NAME:
  case ENT_IDENTIFIER_POST:
  case ENT_IDENTIFIER_CARD:
    break;
  }
}

static bool
is_shown (const EntContact *contact, const EntIdentifier *identifier)
{
  const char *shown = identifier->kind == ENT_IDENTIFIER_EMAIL   ? contact->email
                      : identifier->kind == ENT_IDENTIFIER_PHONE ? contact->phone
                      : identifier->kind == ENT_IDENTIFIER_URL   ? contact->url
                                                                 : "";
  return ent_slice_equal (identifier->value, ent_slice (shown));
}

/* Those that the list shows first, then the others. */
static void
append_identifiers (const Merge *self, const EntContact *contact, const GArray *identifiers, GString *out)
{
  g_autoptr (GHashTable) known = known_identifiers (self);
  for (int pass = 0; pass < 2; pass++)
    for (guint i = 0; i < identifiers->len; i++) {
      const EntIdentifier *identifier = &g_array_index (identifiers, EntIdentifier, i);
      g_autofree char *key = g_strdup_printf ("%d:%s", identifier->kind, identifier->value.data);
      if (is_shown (contact, identifier) == (pass == 0) && !g_hash_table_contains (known, key))
        append_identifier (identifier, out);
    }
}

static void
append_notes (const Merge *self, const GPtrArray *notes, GString *out)
{
  for (guint i = 0; i < notes->len; i++) {
    const char *note = g_ptr_array_index (notes, i);
    if (!g_hash_table_contains (self->notes, note) && !says (self, "NOTE", note))
      append_line ("NOTE:", ent_slice (note), out);
  }
}

static bool
has_category (const Merge *self, const char *tag)
{
  for (guint i = 0; i < self->items->len; i++) {
    const Item *item = g_ptr_array_index (self->items, i);
    EntSlice rest = item->value, part;
    while (is_item (item, "CATEGORIES") && ent_vcard_cut_part (&rest, ',', &part)) {
      g_autofree char *category = plain (part);
      if (ent_slice_equal (ent_slice_trim (ent_slice (category)), ent_slice (tag)))
        return true;
    }
  }
  return false;
}

/* The user's words, then on a line of its own what the program says. */
static void
append_categories (const Merge *self, const EntContact *contact, const GPtrArray *tags, GString *out)
{
  g_autoptr (GString) line = g_string_new (NULL);
  for (guint i = 0; i < tags->len; i++) {
    const char *tag = g_ptr_array_index (tags, i);
    if (has_category (self, tag))
      continue;
    g_string_append (line, line->len > 0 ? "," : "CATEGORIES:");
    ent_vcard_append_escaped (ent_slice (tag), line);
  }
  if (line->len > 0)
    ent_vcard_append_folded (ent_slice_of (line), out);
  g_string_printf (line, "CATEGORIES;X-ENTREGENT=1:%s%s", contact->qualified ? "qualified," : "",
                   ent_relation_class_name (contact->relation));
  ent_vcard_append_folded (ent_slice_of (line), out);
}

static void
append_items (const Merge *self, GString *out)
{
  g_autoptr (GString) line = g_string_new (NULL);
  for (guint i = 0; i < self->items->len; i++) {
    const Item *item = g_ptr_array_index (self->items, i);
    g_string_truncate (line, 0);
    if (*item->group != '\0')
      g_string_append_printf (line, "%s.", item->group);
    g_string_append_len (line, item->name.data, (gssize)item->name.length);
    if (item->parameters->len > 0)
      g_string_append_printf (line, ";%s", item->parameters->str);
    g_string_append_c (line, ':');
    g_string_append_len (line, item->value.data, (gssize)item->value.length);
    ent_vcard_append_folded (ent_slice_of (line), out);
  }
}

/* What recognises them when the card is read again: that of their own which holds in every case, else the one
 * that nobody else has. */
static void
append_uid (const EntContact *contact, const GArray *identifiers, GString *out)
{
  const EntIdentifier *own = NULL;
  for (guint i = 0; i < identifiers->len; i++) {
    const EntIdentifier *identifier = &g_array_index (identifiers, EntIdentifier, i);
    if (identifier->kind == ENT_IDENTIFIER_CARD ||
        (identifier->kind == ENT_IDENTIFIER_CONNECTION && own == NULL))
      own = identifier;
  }
  g_autoptr (GString) uid = g_string_new ("UID;VALUE=text:");
  if (own != NULL)
    ent_own_uid_append (own, uid);
  else
    g_string_append_printf (uid, "entregent-%" G_GINT64_FORMAT, contact->id);
  ent_vcard_append_folded (ent_slice_of (uid), out);
}

void
ent_export_append_vcard (const EntContact *contact, const EntExportFacts *facts, GString *out)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (item_free);
  g_autoptr (GHashTable) by_value = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) notes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Merge merge = {.items = items, .by_value = by_value, .notes = notes};
  add_cards (&merge, facts->originals);
  mark_alternatives (&merge);

  g_string_append (out, "BEGIN:VCARD\r\nVERSION:4.0\r\n");
  if (!has (&merge, "UID"))
    append_uid (contact, facts->identifiers, out);
  append_name (&merge, contact, out);
  append_items (&merge, out);
  append_job (&merge, contact, out);
  append_identifiers (&merge, contact, facts->identifiers, out);
  append_notes (&merge, facts->notes, out);
  append_categories (&merge, contact, facts->tags, out);
  g_string_append (out, "END:VCARD\r\n");
}
