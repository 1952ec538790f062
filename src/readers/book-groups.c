/* Who is in which group: groups are entries of their own that name their members, before or after these. */
#include "readers/book-private.h"

#define MAX_MEMBERSHIPS 1000000

struct EntBookGroups {
  GHashTable *of; /* member -> GPtrArray of names, which are those of @names */
  GHashTable *names;
  size_t n;
};

EntBookGroups *
ent_book_groups_new (void)
{
  EntBookGroups *self = g_new0 (EntBookGroups, 1);
  self->of = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
ent_book_groups_free (EntBookGroups *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->of);
  g_hash_table_unref (self->names);
  g_free (self);
}

bool
ent_book_groups_add (EntBookGroups *self, EntSlice member, EntSlice name)
{
  if (self->n >= MAX_MEMBERSHIPS)
    return false;
  if (ent_slice_is_empty (member) || ent_slice_is_empty (name))
    return true;
  g_autofree char *own_name = ent_slice_dup (name);
  char *kept = g_hash_table_lookup (self->names, own_name);
  if (kept == NULL) {
    kept = own_name;
    g_hash_table_insert (self->names, g_steal_pointer (&own_name), kept);
  }
  g_autofree char *key = ent_slice_dup (member);
  GPtrArray *groups = g_hash_table_lookup (self->of, key);
  if (groups == NULL) {
    groups = g_ptr_array_new ();
    g_hash_table_insert (self->of, g_steal_pointer (&key), groups);
  }
  if (!g_ptr_array_find (groups, kept, NULL)) {
    g_ptr_array_add (groups, kept);
    self->n++;
  }
  return true;
}

const GPtrArray *
ent_book_groups_of (const EntBookGroups *self, EntSlice member)
{
  if (self->n == 0)
    return NULL;
  g_autofree char *key = ent_slice_dup (member);
  return g_hash_table_lookup (self->of, key);
}

void
ent_book_append_uid (EntSlice uid, GString *out)
{
  EntSlice prefix = ENT_SLICE ("urn:uuid:");
  uid = ent_slice_trim (uid);
  if (ent_slice_starts_with_ascii_case (uid, prefix))
    uid = ent_slice_from (uid, prefix.length);
  for (size_t i = 0; i < MIN (uid.length, 400); i++)
    g_string_append_c (out, g_ascii_tolower (uid.data[i]));
}
