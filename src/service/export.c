/* Export: everybody a query asks for, in the formats that other programs read. */
#include "service/service-private.h"

bool
ent_export_from_name (const char *name, EntExportFormat *out_format)
{
  static const char *const names[ENT_N_EXPORTS] = {
      [ENT_EXPORT_JSONL] = "jsonl", [ENT_EXPORT_CSV] = "csv", [ENT_EXPORT_VCARD] = "vcard"};
  for (size_t i = 0; i < ENT_N_EXPORTS; i++) {
    if (strcmp (names[i], name) == 0) {
      *out_format = (EntExportFormat)i;
      return true;
    }
  }
  return false;
}

static void
append_jsonl (const EntContact *contact, const EntExportFacts *facts, GString *out)
{
  const struct {
    const char *key;
    const GPtrArray *texts;
  } members[] = {{"tags", facts->tags}, {"notes", facts->notes}};
  g_autoptr (EntJson) json = ent_json_new (out);
  ent_json_begin_object (json);
  ent_contact_write_members (contact, json);
  for (size_t i = 0; i < G_N_ELEMENTS (members); i++) {
    ent_json_key (json, members[i].key);
    ent_json_begin_array (json);
    for (guint j = 0; j < members[i].texts->len; j++)
      ent_json_string (json, ent_slice (g_ptr_array_index (members[i].texts, j)));
    ent_json_end_array (json);
  }
  ent_json_end_object (json);
  g_string_append_c (out, '\n');
}

/* ---- CSV ---- */

static void
append_cell (EntSlice cell, char end, GString *out)
{
  ent_csv_append_cell (cell, true, out);
  g_string_append_c (out, end);
}

static void
append_day_cell (int64_t at_us, char end, GString *out)
{
  g_autoptr (GString) text = g_string_new (NULL);
  if (at_us != ENT_TIME_UNKNOWN)
    ent_day_to_iso (ent_day_of (at_us), text);
  append_cell (ent_slice_of (text), end, out);
}

static void
append_csv_head (GString *out)
{
  g_string_append (
      out, "id,name,given,family,organisation,title,place,url,email,phone,connected,connected_on,qualified,"
           "score,relation,warmth,last,received,sent,tags,notes\r\n");
}

static void
append_joined_cell (const GPtrArray *texts, const char *between, const char *end, GString *out)
{
  g_autoptr (GString) joined = g_string_new (NULL);
  for (guint i = 0; i < texts->len; i++)
    g_string_append_printf (joined, "%s%s", i > 0 ? between : "", (const char *)g_ptr_array_index (texts, i));
  ent_csv_append_cell (ent_slice_of (joined), true, out);
  g_string_append (out, end);
}

static void
append_csv (const EntContact *contact, const EntExportFacts *facts, GString *out)
{
  g_autoptr (GString) url = g_string_new (NULL);
  if (*contact->url != '\0')
    ent_url_append_from_slug (ent_slice (contact->url), url);
  g_string_append_printf (out, "%" G_GINT64_FORMAT ",", contact->id);
  const char *texts[] = {contact->name,  contact->given, contact->family, contact->organisation,
                         contact->title, contact->place, url->str,        contact->email,
                         contact->phone};
  for (size_t i = 0; i < G_N_ELEMENTS (texts); i++)
    append_cell (ent_slice (texts[i]), ',', out);
  g_string_append_printf (out, "%s,", contact->connected ? "yes" : "no");
  append_day_cell (contact->connected_us, ',', out);
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  g_string_append_printf (out, "%s,%s,", contact->qualified ? "yes" : "no",
                          g_ascii_formatd (number, sizeof number, "%.4f", contact->score));
  g_string_append_printf (out, "%s,", ent_relation_class_name (contact->relation));
  if (contact->relation != ENT_RELATION_UNKNOWN)
    g_string_append (out, g_ascii_formatd (number, sizeof number, "%.2f", contact->warmth));
  g_string_append_c (out, ',');
  append_day_cell (contact->last_us, ',', out);
  g_string_append_printf (out, "%" G_GINT64_FORMAT ",%" G_GINT64_FORMAT ",", contact->n_in, contact->n_out);
  append_joined_cell (facts->tags, ", ", ",", out);
  append_joined_cell (facts->notes, "\n", "\r\n", out);
}

/* ---- The run ---- */

typedef struct {
  EntStore *store;
  void (*append) (const EntContact *contact, const EntExportFacts *facts, GString *out);
  bool with_cards; /* originals and identifiers too */
  EntExportFunc func;
  void *data;
  GString *piece;
  GError *failure;
} Export;

static bool
collect (const EntTextRow *row, void *texts)
{
  g_ptr_array_add (texts, ent_slice_dup (row->text));
  return true;
}

static void
collect_original (EntSlice original, void *texts)
{
  g_ptr_array_add (texts, ent_slice_dup (original));
}

static void
identifier_clear (void *data)
{
  g_free ((void *)((EntIdentifier *)data)->value.data);
}

static void
collect_identifier (const EntIdentifierRow *row, void *identifiers)
{
  EntIdentifier copy = {row->kind, {ent_slice_dup (row->value), row->value.length}};
  g_array_append_val ((GArray *)identifiers, copy);
}

static bool
load_facts (Export *self, int64_t id, EntExportFacts *facts)
{
  return ent_store_tags (self->store, id, collect, facts->tags, &self->failure) &&
         ent_store_notes (self->store, id, collect, facts->notes, &self->failure) &&
         (!self->with_cards ||
          (ent_store_card_originals (self->store, id, collect_original, facts->originals, &self->failure) &&
           ent_store_identifiers_of_contact (self->store, id, collect_identifier, facts->identifiers,
                                             &self->failure)));
}

static bool
export_contact (const EntContactRow *row, void *data)
{
  Export *export = data;
  g_autoptr (GPtrArray) tags = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) originals = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) identifiers = g_array_new (FALSE, FALSE, sizeof (EntIdentifier));
  g_array_set_clear_func (identifiers, identifier_clear);
  EntExportFacts facts = {tags, notes, originals, identifiers};
  EntContact contact = ent_contact_from_row (row);
  if (!load_facts (export, contact.id, &facts)) {
    ent_contact_clear (&contact);
    return false;
  }
  export->append (&contact, &facts, export->piece);
  ent_contact_clear (&contact);
  bool go_on = export->func (ent_slice_of (export->piece), export->data);
  g_string_truncate (export->piece, 0);
  return go_on;
}

bool
ent_service_export (EntNetwork *self, const char *query, EntExportFormat format, EntExportFunc func,
                    void *data, GError **error)
{
  static const struct {
    void (*head) (GString *out);
    void (*append) (const EntContact *contact, const EntExportFacts *facts, GString *out);
  } formats[ENT_N_EXPORTS] = {
      [ENT_EXPORT_JSONL] = {NULL, append_jsonl},
      [ENT_EXPORT_CSV] = {append_csv_head, append_csv},
      [ENT_EXPORT_VCARD] = {NULL, ent_export_append_vcard},
  };
  g_autoptr (EntQuery) tree = ent_query_parse (ent_slice (query), ent_now_us (), NULL, error);
  if (tree == NULL)
    return false;
  ent_network_ensure_fresh (self);
  if (ent_query_asks (tree, ENT_QUERY_FIELD_SAID) && !ent_network_ensure_said (self, error))
    return false;
  g_autoptr (GString) piece = g_string_new (NULL);
  if (formats[format].head != NULL)
    formats[format].head (piece);
  Export export = {self->store, formats[format].append, format == ENT_EXPORT_VCARD, func, data, piece, NULL};
  if (piece->len > 0 && !func (ent_slice_of (piece), data))
    return true;
  g_string_truncate (piece, 0);
  bool ok = ent_store_list (self->store, tree, -1, 0, export_contact, &export, NULL, error);
  if (export.failure == NULL)
    return ok;
  if (ok)
    g_propagate_error (error, export.failure);
  else
    g_error_free (export.failure);
  return false;
}
