/* Which given names are forms of one: look-ups in the tables of both languages. */
#include "identity/name-private.h"

/* Which groups a name stands in. Two names are forms of one where a group has both. */
static void
add_groups (GHashTable *groups_of, const char *text, uint32_t *n_groups)
{
  EntSlice rest = ent_slice (text), group;
  while (ent_slice_cut (&rest, ";", &group)) {
    EntSlice words = ent_slice_trim (group), word;
    (*n_groups)++;
    while (ent_slice_cut (&words, " ", &word)) {
      g_autofree char *key = ent_slice_dup (word);
      GArray *groups = g_hash_table_lookup (groups_of, key);
      if (groups == NULL) {
        groups = g_array_new (FALSE, FALSE, sizeof (uint32_t));
        g_hash_table_insert (groups_of, g_steal_pointer (&key), groups);
      }
      g_array_append_val (groups, *n_groups);
    }
  }
}

static GHashTable *
group_table (void)
{
  static GHashTable *groups_of;
  static gsize made = 0;
  if (g_once_init_enter (&made)) {
    uint32_t n_groups = 0;
    groups_of = g_hash_table_new (g_str_hash, g_str_equal);
    for (const char *const *row = ent_nicknames_fr; *row != NULL; row++)
      add_groups (groups_of, *row, &n_groups);
    for (const char *const *row = ent_nicknames_en; *row != NULL; row++)
      add_groups (groups_of, *row, &n_groups);
    g_once_init_leave (&made, 1);
  }
  return groups_of;
}

static const GArray *
find_groups (EntSlice word)
{
  char key[64];
  if (word.length == 0 || word.length >= sizeof key)
    return NULL;
  memcpy (key, word.data, word.length);
  key[word.length] = '\0';
  return g_hash_table_lookup (group_table (), key);
}

bool
ent_name_is_short_form (EntSlice a, EntSlice b)
{
  const GArray *groups_a = find_groups (a), *groups_b = find_groups (b);
  if (groups_a == NULL || groups_b == NULL || ent_slice_equal (a, b))
    return false;
  /* Groups are numbered in the order of both lists. */
  for (size_t i = 0, j = 0; i < groups_a->len && j < groups_b->len;) {
    uint32_t x = g_array_index (groups_a, uint32_t, i), y = g_array_index (groups_b, uint32_t, j);
    if (x == y)
      return true;
    if (x < y)
      i++;
    else
      j++;
  }
  return false;
}
