/* Whom of the store a resolution must look at too, because they match those it looks at. */
#include "identity/match-private.h"

#define META_LIKENESS "likeness"

static void
append_id (int64_t id, void *ids)
{
  g_array_append_val ((GArray *)ids, id);
}

/* ---- Keys in the store ---- */

static bool
put_keys (EntStore *store, EntMatcher *matcher, int64_t contact_id, GError **error)
{
  int64_t keys[ENT_MATCH_MAX_KEYS];
  uint32_t row;
  if (!ent_matcher_add_contact (matcher, store, contact_id, &row, error))
    return false;
  size_t n = ent_matcher_keys (matcher, row, keys);
  return ent_store_likeness_add (store, contact_id, keys, n, error);
}

bool
ent_likeness_begin (EntStore *store, GError **error)
{
  if (ent_likeness_has_begun (store))
    return true;
  g_autoptr (GArray) contacts = g_array_new (FALSE, FALSE, sizeof (int64_t));
  g_autoptr (EntMatcher) matcher = ent_matcher_new ();
  if (!ent_store_all_contacts (store, append_id, contacts, error))
    return false;
  for (guint i = 0; i < contacts->len; i++)
    if (!put_keys (store, matcher, g_array_index (contacts, int64_t, i), error))
      return false;
  return ent_store_meta_set_int (store, META_LIKENESS, 1, error);
}

bool
ent_likeness_has_begun (EntStore *store)
{
  return ent_store_meta_int (store, META_LIKENESS, 0) != 0;
}

bool
ent_likeness_end (EntStore *store, GError **error)
{
  return ent_store_meta_set_int (store, META_LIKENESS, 0, error);
}

/* ---- Candidates ---- */

typedef struct {
  EntGraph *graph;
  EntMatcher *matcher;
  GHashTable *rows;  /* contact id -> row + 1, of those of the store */
  GHashTable *asked; /* clusters that were looked around, by their first cards + 1: a set */
  GArray *found;     /* int64_t, contacts to be loaded */
} Candidates;

static bool
row_of_contact (Candidates *self, int64_t contact_id, uint32_t *out_row, GError **error)
{
  void *key = GSIZE_TO_POINTER ((gsize)contact_id);
  uint32_t known = GPOINTER_TO_UINT (g_hash_table_lookup (self->rows, key));
  if (known != 0) {
    *out_row = known - 1;
    return true;
  }
  if (!ent_matcher_add_contact (self->matcher, self->graph->store, contact_id, out_row, error))
    return false;
  g_hash_table_insert (self->rows, key, GUINT_TO_POINTER (*out_row + 1));
  return true;
}

/* A contact that has a key in common with the cluster of @row: to be loaded when it matches. That two
 * profiles cannot be one is for the linking to say: who is behind them may match by turns. */
static bool
look_at (Candidates *self, uint32_t row, int64_t contact_id, GError **error)
{
  if (g_hash_table_contains (self->graph->old_contacts, GSIZE_TO_POINTER ((gsize)contact_id)))
    return true;
  uint32_t other;
  if (!row_of_contact (self, contact_id, &other, error))
    return false;
  EntLinkEvidence evidence;
  ent_matcher_compare (self->matcher, row, other, &evidence);
  if (evidence.beyond_name && evidence.weight >= ENT_LINK_SURE)
    g_array_append_val (self->found, contact_id);
  return true;
}

static bool
look_around (Candidates *self, const EntCluster *cluster, GError **error)
{
  int64_t keys[ENT_MATCH_MAX_KEYS];
  uint32_t row = ent_matcher_add_cluster (self->matcher, self->graph, cluster);
  size_t n = ent_matcher_keys (self->matcher, row, keys);
  g_autoptr (GArray) contacts = g_array_new (FALSE, FALSE, sizeof (int64_t));
  for (size_t k = 0; k < n; k++) {
    g_array_set_size (contacts, 0);
    if (!ent_store_likeness_find (self->graph->store, keys[k], append_id, contacts, error))
      return false;
    for (guint i = 0; contacts->len <= ENT_MATCH_MAX_BLOCK && i < contacts->len; i++)
      if (!look_at (self, row, g_array_index (contacts, int64_t, i), error))
        return false;
  }
  return true;
}

/* One round over the clusters that were not looked around yet. */
static bool
find_more (Candidates *self, GError **error)
{
  g_array_set_size (self->found, 0);
  ent_cluster_link (self->graph);
  g_autoptr (GArray) clusters = ent_clusters_collect (self->graph);
  for (guint i = 0; i < clusters->len; i++) {
    const EntCluster *cluster = &g_array_index (clusters, EntCluster, i);
    void *first = GUINT_TO_POINTER (g_array_index (cluster->cards, uint32_t, 0) + 1);
    if (cluster->contact_id != 0 && g_hash_table_add (self->asked, first) &&
        !look_around (self, cluster, error))
      return false;
  }
  return true;
}

/* Who was like a contact that was there may have been kept from somebody by it: it may be gone, or say
 * something else now. */
static bool
load_neighbours (EntGraph *graph, GError **error)
{
  g_autoptr (GArray) neighbours = g_array_new (FALSE, FALSE, sizeof (int64_t));
  GHashTableIter iter;
  void *contact;
  g_hash_table_iter_init (&iter, graph->old_contacts);
  while (g_hash_table_iter_next (&iter, &contact, NULL))
    if (!ent_store_likeness_neighbours (graph->store, (int64_t)GPOINTER_TO_SIZE (contact), append_id,
                                        neighbours, error))
      return false;
  return ent_graph_add_contacts (graph, neighbours, error);
}

bool
ent_candidates_load (EntGraph *graph, EntMatcher *matcher, GError **error)
{
  if (graph->is_whole)
    return true;
  g_autoptr (GHashTable) rows = g_hash_table_new (NULL, NULL), asked = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (int64_t));
  Candidates candidates = {graph, matcher, rows, asked, found};
  if (!load_neighbours (graph, error))
    return false;
  do {
    if (!find_more (&candidates, error) || !ent_graph_add_contacts (graph, found, error))
      return false;
  } while (found->len > 0);
  return true;
}
