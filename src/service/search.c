/* Searching what was said: the messages, mails and words about the user, with the place that was found. */
#include "service/service-private.h"

#define SNIPPET_BYTES 160u
#define BEFORE_BYTES 40u /* of a snippet stand before the word that was found */

static void
found_clear (void *data)
{
  EntFound *found = data;
  g_free (found->name);
  g_free (found->subject);
  g_free (found->snippet);
}

void
ent_search_free (EntSearch *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->found);
  g_array_unref (self->corrected);
  g_free (self);
}

static void
add_stems (EntSlice folded, GHashTable *stems)
{
  EntSlice stem;
  while (folded.length > 0 && ent_slice_cut (&folded, " ", &stem))
    g_hash_table_add (stems, ent_slice_dup (stem));
}

/* The stems that were looked for: a set of strings. */
static GHashTable *
split_stems (const GArray *parts)
{
  GHashTable *stems = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GString) folded = g_string_new (NULL);
  for (guint i = 0; i < parts->len; i++) {
    const EntSaidPart *part = &g_array_index (parts, EntSaidPart, i);
    g_string_truncate (folded, 0);
    ent_fold_stems_append (part->text, folded);
    if (part->instead == NULL) {
      add_stems (ent_slice_of (folded), stems);
      g_autoptr (GString) twins = g_string_new (NULL);
      ent_fold_twins_append (ent_slice_of (folded), twins);
      add_stems (ent_slice_of (twins), stems);
    }
    for (guint j = 0; part->instead != NULL && j < part->instead->len; j++)
      add_stems (ent_slice (part->instead->pdata[j]), stems);
  }
  return stems;
}

static bool
is_blank (char c)
{
  return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

/* Whether any stem of @word, which may be "d'énergie", was looked for. */
static bool
is_wanted (EntSlice word, GHashTable *stems, GString *buffer)
{
  g_string_truncate (buffer, 0);
  ent_fold_stems_append (word, buffer);
  EntSlice rest = ent_slice_of (buffer), stem;
  while (ent_slice_cut (&rest, " ", &stem)) {
    g_autofree char *key = ent_slice_dup (stem);
    if (g_hash_table_contains (stems, key))
      return true;
  }
  return false;
}

/* Where in @text the first word that was looked for begins; 0 when it is in none, or in the subject alone. */
static size_t
find_first (EntSlice text, GHashTable *stems)
{
  g_autoptr (GString) buffer = g_string_new (NULL);
  for (size_t from = 0; from < text.length;) {
    size_t to = from;
    while (to < text.length && !is_blank (text.data[to]))
      to++;
    if (to > from && is_wanted ((EntSlice){text.data + from, to - from}, stems, buffer))
      return from;
    from = to + 1;
  }
  return 0;
}

/* Some words of @text around the first that was looked for, on one line. */
static char *
make_snippet (EntSlice text, GHashTable *stems)
{
  size_t found = find_first (text, stems);
  size_t from = found > BEFORE_BYTES ? found - BEFORE_BYTES : 0;
  while (from > 0 && from < found && !is_blank (text.data[from - 1]))
    from++;
  size_t to = MIN (text.length, from + SNIPPET_BYTES);
  while (to < text.length && to > found + 1 && !is_blank (text.data[to]))
    to--;
  while (to < text.length && ((unsigned char)text.data[to] & 0xC0) == 0x80)
    to++; /* a word longer than a snippet is cut, but not within a letter */
  GString *snippet = g_string_new (from > 0 ? "…" : "");
  ent_text_append_printable ((EntSlice){text.data + from, to - from}, snippet);
  if (to < text.length)
    g_string_append (snippet, "…");
  return g_string_free (snippet, FALSE);
}

typedef struct {
  EntSearch *search;
  GHashTable *stems;
} Searching;

static void
take_row (const EntSaidRow *row, void *data)
{
  Searching *self = data;
  EntFound found = {
      .contact_id = row->contact_id,
      .name = ent_slice_dup (row->name),
      .at = row->at,
      .channel = row->channel,
      .direction = row->direction,
      .subject = ent_slice_dup (row->subject),
      .snippet = make_snippet (row->text, self->stems),
  };
  g_array_append_val (self->search->found, found);
}

static bool
find (EntNetwork *self, const GArray *parts, int64_t limit, EntSearch *search, GError **error)
{
  g_autoptr (GHashTable) stems = split_stems (parts);
  Searching searching = {search, stems};
  return ent_store_said_find (self->store, parts, limit, take_row, &searching, &search->total, error);
}

EntSearch *
ent_service_search (EntNetwork *self, const char *words, int64_t limit, GError **error)
{
  if (!ent_network_ensure_said (self, error))
    return NULL;
  g_autoptr (EntSearch) search = g_new0 (EntSearch, 1);
  search->found = g_array_new (FALSE, FALSE, sizeof (EntFound));
  g_array_set_clear_func (search->found, found_clear);
  search->corrected = ent_corrections_new ();
  g_autoptr (GArray) parts = ent_said_parts (ent_slice (words));
  if (!find (self, parts, limit, search, error))
    return NULL;
  bool is_changed = false;
  if (search->total == 0 && !ent_correct_said (self->store, parts, search->corrected, &is_changed, error))
    return NULL;
  if (is_changed && !find (self, parts, limit, search, error))
    return NULL;
  if (search->total == 0)
    g_array_set_size (search->corrected, 0); /* it did not help: the words were right, or are others */
  return g_steal_pointer (&search);
}

static void
write_found (const EntFound *found, EntJson *json)
{
  ent_json_begin_object (json);
  ent_json_key (json, "contact");
  if (found->contact_id != 0) {
    ent_json_begin_object (json);
    ent_json_member_int (json, "id", found->contact_id);
    ent_json_member_string (json, "name", ent_slice (found->name));
    ent_json_end_object (json);
  } else
    ent_json_null (json);
  ent_json_member_time (json, "at", found->at);
  ent_json_member_string (json, "channel", ent_slice (ent_channel_name (found->channel)));
  ent_json_member_string (json, "direction", ent_slice (ent_direction_name (found->direction)));
  ent_json_member_text (json, "subject", ent_slice (found->subject));
  ent_json_member_string (json, "snippet", ent_slice (found->snippet));
  ent_json_end_object (json);
}

void
ent_search_write_json (const EntSearch *search, EntJson *json)
{
  ent_json_begin_object (json);
  ent_json_member_int (json, "schema", 1);
  ent_json_member_int (json, "total", search->total);
  ent_corrections_write_json (search->corrected, json);
  ent_json_key (json, "found");
  ent_json_begin_array (json);
  for (guint i = 0; i < search->found->len; i++)
    write_found (&g_array_index (search->found, EntFound, i), json);
  ent_json_end_array (json);
  ent_json_end_object (json);
}
