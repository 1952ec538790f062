/* Contacts who may be one person, for somebody to look at. */
#include "identity/match-private.h"

enum {
  MAX_BLOCK = 200 /* a name that more share tells nothing (science 9.2) */
};

static const double least_weight = 0; /* ln odds of .5 */

typedef struct {
  uint64_t key;
  uint32_t row;
} Keyed;

typedef struct {
  EntStore *store;
  EntMatcher *matcher;
  GArray *contacts;     /* int64_t, by row */
  GArray *has_profile;  /* bool, by row */
  GArray *keyed;        /* Keyed */
  GHashTable *apart;    /* "a b" of contacts: a set */
  GArray *pairs;        /* EntLikePair */
  GHashTable *compared; /* int64_t of two rows: a set */
} Search;

/* ---- Rows and keys ---- */

static void
append_id (int64_t id, void *ids)
{
  g_array_append_val ((GArray *)ids, id);
}

static void
add_keys (Search *self, uint32_t row, GArray *keys)
{
  g_array_set_size (keys, 0);
  ent_matcher_loose_keys (self->matcher, row, keys);
  for (guint i = 0; i < keys->len; i++) {
    Keyed keyed = {g_array_index (keys, uint64_t, i), row};
    g_array_append_val (self->keyed, keyed);
  }
}

static int
compare_keyed (const void *a, const void *b)
{
  const Keyed *x = a, *y = b;
  if (x->key != y->key)
    return x->key < y->key ? -1 : 1;
  return (x->row > y->row) - (x->row < y->row);
}

static bool
load_rows (Search *self, GError **error)
{
  if (!ent_store_all_contacts (self->store, append_id, self->contacts, error))
    return false;
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (uint64_t));
  for (guint i = 0; i < self->contacts->len; i++) {
    uint32_t row;
    if (!ent_matcher_add_contact (self->matcher, self->store, g_array_index (self->contacts, int64_t, i),
                                  &row, error))
      return false;
    g_return_val_if_fail (row == i, false);
    bool has_profile = ent_matcher_has_profile (self->matcher, row);
    g_array_append_val (self->has_profile, has_profile);
    add_keys (self, row, keys);
  }
  g_array_sort (self->keyed, compare_keyed);
  return true;
}

/* ---- Pairs ---- */

static gpointer
pair_key (int64_t a, int64_t b)
{
  int64_t ids[2] = {MIN (a, b), MAX (a, b)};
  return g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT, ids[0], ids[1]);
}

static void
take_apart (int64_t a, int64_t b, void *data)
{
  g_hash_table_add (((Search *)data)->apart, pair_key (a, b));
}

static bool
is_told_apart (const Search *self, int64_t a, int64_t b)
{
  if (g_hash_table_size (self->apart) == 0)
    return false;
  g_autofree char *key = pair_key (a, b);
  return g_hash_table_contains (self->apart, key);
}

static bool
compare_rows (Search *self, uint32_t x, uint32_t y, GError **error)
{
  int64_t both = (int64_t)((uint64_t)x << 32 | y);
  int64_t a = g_array_index (self->contacts, int64_t, x), b = g_array_index (self->contacts, int64_t, y);
  if ((g_array_index (self->has_profile, bool, x) && g_array_index (self->has_profile, bool, y)) ||
      !g_hash_table_add (self->compared, g_memdup2 (&both, sizeof both)))
    return true;
  EntLikePair pair = {.a = a, .b = b};
  ent_matcher_compare (self->matcher, x, y, &pair.evidence);
  if (pair.evidence.is_forbidden || pair.evidence.weight < least_weight || is_told_apart (self, a, b))
    return true;
  bool listed_together;
  if (!ent_store_listed_together (self->store, a, b, &listed_together, error))
    return false;
  if (!listed_together)
    g_array_append_val (self->pairs, pair);
  return true;
}

static bool
compare_block (Search *self, guint start, guint end, GError **error)
{
  for (guint i = start; i < end; i++)
    for (guint j = i + 1; j < end; j++)
      if (!compare_rows (self, g_array_index (self->keyed, Keyed, i).row,
                         g_array_index (self->keyed, Keyed, j).row, error))
        return false;
  return true;
}

static bool
find_pairs (Search *self, GError **error)
{
  for (guint start = 0, end; start < self->keyed->len; start = end) {
    for (end = start + 1; end < self->keyed->len; end++)
      if (g_array_index (self->keyed, Keyed, end).key != g_array_index (self->keyed, Keyed, start).key)
        break;
    if (end - start <= MAX_BLOCK && !compare_block (self, start, end, error))
      return false;
  }
  return true;
}

/* ---- Whom two fit ---- */

/* The row of a contact: they were loaded by id. */
static guint
row_of (const Search *self, int64_t contact)
{
  guint low = 0, high = self->contacts->len;
  while (low + 1 < high) {
    guint middle = low + (high - low) / 2;
    if (g_array_index (self->contacts, int64_t, middle) <= contact)
      low = middle;
    else
      high = middle;
  }
  return low;
}

static void
add_profile (Search *self, GHashTable *profiles_of, int64_t contact, int64_t other)
{
  if (!g_array_index (self->has_profile, bool, row_of (self, other)))
    return;
  void *key = GSIZE_TO_POINTER ((gsize)contact);
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (profiles_of, key));
  g_hash_table_insert (profiles_of, key, GUINT_TO_POINTER (n + 1));
}

/* Two profiles are two people: who is like both may be either. */
static void
mark_ambiguous (Search *self)
{
  g_autoptr (GHashTable) profiles_of = g_hash_table_new (NULL, NULL); /* contact -> profiles that fit */
  for (guint i = 0; i < self->pairs->len; i++) {
    const EntLikePair *pair = &g_array_index (self->pairs, EntLikePair, i);
    add_profile (self, profiles_of, pair->a, pair->b);
    add_profile (self, profiles_of, pair->b, pair->a);
  }
  for (guint i = 0; i < self->pairs->len; i++) {
    EntLikePair *pair = &g_array_index (self->pairs, EntLikePair, i);
    pair->is_ambiguous =
        GPOINTER_TO_UINT (g_hash_table_lookup (profiles_of, GSIZE_TO_POINTER ((gsize)pair->a))) > 1 ||
        GPOINTER_TO_UINT (g_hash_table_lookup (profiles_of, GSIZE_TO_POINTER ((gsize)pair->b))) > 1;
  }
}

static int
compare_pairs (const void *a, const void *b)
{
  const EntLikePair *x = a, *y = b;
  if (x->evidence.weight != y->evidence.weight)
    return x->evidence.weight > y->evidence.weight ? -1 : 1;
  if (x->a != y->a)
    return x->a < y->a ? -1 : 1;
  return (x->b > y->b) - (x->b < y->b);
}

GArray *
ent_identity_duplicates (EntStore *store, GError **error)
{
  g_autoptr (EntMatcher) matcher = ent_matcher_new ();
  g_autoptr (GArray) contacts = g_array_new (FALSE, FALSE, sizeof (int64_t));
  g_autoptr (GArray) has_profile = g_array_new (FALSE, FALSE, sizeof (bool));
  g_autoptr (GArray) keyed = g_array_new (FALSE, FALSE, sizeof (Keyed));
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (EntLikePair));
  g_autoptr (GHashTable) apart = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) compared = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  Search search = {store, matcher, contacts, has_profile, keyed, apart, pairs, compared};
  if (!ent_store_contacts_apart (store, take_apart, &search, error) || !load_rows (&search, error) ||
      !find_pairs (&search, error))
    return NULL;
  mark_ambiguous (&search);
  g_array_sort (pairs, compare_pairs);
  return g_steal_pointer (&pairs);
}
