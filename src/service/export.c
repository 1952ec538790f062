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

/* What the user typed about a contact. */
typedef struct {
  GPtrArray *tags;  /* (element-type utf8) */
  GPtrArray *notes; /* (element-type utf8) newest first */
} Typed;

static void
append_jsonl (const EntContact *contact, const Typed *typed, GString *out)
{
  const struct {
    const char *key;
    const GPtrArray *texts;
  } members[] = {{"tags", typed->tags}, {"notes", typed->notes}};
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
append_csv (const EntContact *contact, const Typed *typed, GString *out)
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
  append_joined_cell (typed->tags, ", ", ",", out);
  append_joined_cell (typed->notes, "\n", "\r\n", out);
}

/* ---- vCard 4.0 (RFC 6350) ---- */

#define FOLD_BYTES 75u /* section 3.2: no line is longer, line break apart */

/* Section 3.4: what a text value has to escape; control characters vanish. */
static void
append_vcard_value (EntSlice value, GString *line)
{
  for (size_t i = 0; i < value.length; i++) {
    char c = value.data[i];
    if (c == '\n')
      g_string_append (line, "\\n");
    else if (c == '\\' || c == ',' || c == ';')
      g_string_append_printf (line, "\\%c", c);
    else if ((unsigned char)c >= 0x20 && c != 0x7F)
      g_string_append_c (line, c);
  }
}

/* Appends @line folded; a character is never cut in two. */
static void
append_vcard_line (const GString *line, GString *out)
{
  size_t from = 0, room = FOLD_BYTES;
  while (line->len - from > room) {
    size_t to = from + room;
    while (to > from + 1 && ((unsigned char)line->str[to] & 0xC0) == 0x80)
      to--;
    g_string_append_len (out, line->str + from, (gssize)(to - from));
    g_string_append (out, "\r\n ");
    from = to;
    room = FOLD_BYTES - 1;
  }
  g_string_append_len (out, line->str + from, (gssize)(line->len - from));
  g_string_append (out, "\r\n");
}

static void
append_vcard_property (const char *name, const char *value, GString *out)
{
  if (*value == '\0')
    return;
  g_autoptr (GString) line = g_string_new (name);
  g_string_append_c (line, ':');
  append_vcard_value (ent_slice (value), line);
  append_vcard_line (line, out);
}

/* What the program says, then the user's own words. */
static void
append_vcard_categories (const EntContact *contact, const Typed *typed, GString *out)
{
  g_autoptr (GString) line = g_string_new ("CATEGORIES:");
  g_string_append_printf (line, "%s%s", contact->qualified ? "qualified," : "",
                          ent_relation_class_name (contact->relation));
  for (guint i = 0; i < typed->tags->len; i++) {
    g_string_append_c (line, ',');
    append_vcard_value (ent_slice (g_ptr_array_index (typed->tags, i)), line);
  }
  append_vcard_line (line, out);
}

static void
append_vcard (const EntContact *contact, const Typed *typed, GString *out)
{
  g_string_append (out, "BEGIN:VCARD\r\nVERSION:4.0\r\n");
  g_string_append_printf (out, "UID;VALUE=text:entregent-%" G_GINT64_FORMAT "\r\n", contact->id);
  append_vcard_property ("FN", *contact->name ? contact->name : "?",
                         out); /* FN must be there, and not empty */
  if (*contact->family || *contact->given) {
    g_autoptr (GString) line = g_string_new ("N:");
    append_vcard_value (ent_slice (contact->family), line);
    g_string_append_c (line, ';');
    append_vcard_value (ent_slice (contact->given), line);
    g_string_append (line, ";;;");
    append_vcard_line (line, out);
  }
  append_vcard_property ("ORG", contact->organisation, out);
  append_vcard_property ("TITLE", contact->title, out);
  append_vcard_property ("EMAIL", contact->email, out);
  if (*contact->phone) {
    g_autofree char *phone = g_strconcat ("tel:", contact->phone, NULL);
    append_vcard_property ("TEL;VALUE=uri", phone, out);
  }
  if (*contact->url) {
    g_autoptr (GString) url = g_string_new (NULL);
    ent_url_append_from_slug (ent_slice (contact->url), url);
    append_vcard_property ("URL", url->str, out);
  }
  for (guint i = 0; i < typed->notes->len; i++)
    append_vcard_property ("NOTE", g_ptr_array_index (typed->notes, i), out);
  append_vcard_categories (contact, typed, out);
  g_string_append (out, "END:VCARD\r\n");
}

/* ---- The run ---- */

typedef struct {
  EntStore *store;
  void (*append) (const EntContact *contact, const Typed *typed, GString *out);
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

static bool
export_contact (const EntContactRow *row, void *data)
{
  Export *export = data;
  g_autoptr (GPtrArray) tags = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  EntContact contact = ent_contact_from_row (row);
  if (!ent_store_tags (export->store, contact.id, collect, tags, &export->failure) ||
      !ent_store_notes (export->store, contact.id, collect, notes, &export->failure)) {
    ent_contact_clear (&contact);
    return false;
  }
  export->append (&contact, &(Typed){tags, notes}, export->piece);
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
    void (*append) (const EntContact *contact, const Typed *typed, GString *out);
  } formats[ENT_N_EXPORTS] = {
      [ENT_EXPORT_JSONL] = {NULL, append_jsonl},
      [ENT_EXPORT_CSV] = {append_csv_head, append_csv},
      [ENT_EXPORT_VCARD] = {NULL, append_vcard},
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
  Export export = {self->store, formats[format].append, func, data, piece, NULL};
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
