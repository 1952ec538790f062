/* A contact taken apart again: what certain keys alone make of it. */
#include "identity/graph-private.h"

static void
part_clear (void *data)
{
  EntContactPart *part = data;
  g_free (part->name);
  g_clear_pointer (&part->identifiers, g_array_unref);
}

static int
compare_ids (const void *a, const void *b)
{
  int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
  return (x > y) - (x < y);
}

static int
compare_parts (const void *a, const void *b)
{
  const EntContactPart *x = a, *y = b;
  return compare_ids (x->identifiers->data, y->identifiers->data);
}

/* What of @cluster belongs to the contact; nothing is added when that is nothing. */
static void
add_part (const EntGraph *graph, const EntCluster *cluster, int64_t contact_id, GArray *parts)
{
  g_autoptr (GArray) identifiers = g_array_new (FALSE, FALSE, sizeof (int64_t));
  for (guint i = 0; i < cluster->identifiers->len; i++) {
    const EntGraphIdentifier *identifier =
        ent_graph_identifier (graph, g_array_index (cluster->identifiers, uint32_t, i));
    if (identifier->old_contact == contact_id)
      g_array_append_val (identifiers, identifier->id);
  }
  if (identifiers->len == 0)
    return;
  g_array_sort (identifiers, compare_ids);
  EntContactPart part = {ent_slice_dup (cluster->shown->name), g_steal_pointer (&identifiers)};
  g_array_append_val (parts, part);
}

GArray *
ent_identity_parts (EntStore *store, int64_t contact_id, GError **error)
{
  g_autoptr (EntGraph) graph = ent_graph_new (store, error);
  g_autoptr (GArray) contacts = g_array_new (FALSE, FALSE, sizeof contact_id);
  g_array_append_val (contacts, contact_id);
  if (graph == NULL || !ent_graph_add_contacts (graph, contacts, error))
    return NULL;
  ent_cluster_link_by_keys (graph);
  g_autoptr (GArray) clusters = ent_clusters_collect (graph);
  GArray *parts = g_array_new (FALSE, FALSE, sizeof (EntContactPart));
  g_array_set_clear_func (parts, part_clear);
  for (guint i = 0; i < clusters->len; i++)
    add_part (graph, &g_array_index (clusters, EntCluster, i), contact_id, parts);
  g_array_sort (parts, compare_parts);
  return parts;
}
