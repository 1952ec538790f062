#include "identity/match-private.h"

/* A resolution while it is being written. */
typedef struct {
  EntStore *store;
  EntGraph *graph;
  GHashTable *written; /* ids of the contacts that are: a set */
  GHashTable *by_name; /* folded name -> id of its only contact, or 0 when there are several */
  EntPersonChangeFunc func;
  void *data;
  EntMatcher *matcher;
  bool keeps_keys; /* some have no profile: likeness counts */
} Resolution;

static void
tell (const Resolution *self, const EntPerson *person, unsigned changes, const EntPersonFormer *former)
{
  if (self->func == NULL || changes == 0)
    return;
  bool has_both = person->title.length > 0 && person->organisation.length > 0;
  g_autofree char *job =
      g_strconcat (person->title.data, has_both ? ", " : "", person->organisation.data, NULL);
  EntPersonChange change = {.contact_id = person->id,
                            .changes = changes,
                            .name = person->name,
                            .email = person->email,
                            .job = ent_slice (job),
                            .former_name = ent_slice_of (former->name),
                            .former_job = ent_slice_of (former->job)};
  self->func (&change, self->data);
}

static void
remember_name (Resolution *self, const EntPerson *person)
{
  void *known;
  bool taken = g_hash_table_lookup_extended (self->by_name, person->name_folded.data, NULL, &known);
  g_hash_table_insert (self->by_name, (void *)person->name_folded.data,
                       GSIZE_TO_POINTER (taken ? 0 : (gsize)person->id));
}

static bool
write_keys (Resolution *self, const EntCluster *cluster, int64_t contact_id, GError **error)
{
  int64_t keys[ENT_MATCH_MAX_KEYS];
  uint32_t row = ent_matcher_add_cluster (self->matcher, self->graph, cluster);
  size_t n = ent_matcher_keys (self->matcher, row, keys);
  bool was_there = g_hash_table_contains (self->graph->old_contacts, GSIZE_TO_POINTER ((gsize)contact_id));
  return (!was_there || ent_store_likeness_delete (self->store, contact_id, error)) &&
         ent_store_likeness_add (self->store, contact_id, keys, n, error);
}

static bool
write_cluster (Resolution *self, const EntCluster *cluster, GError **error)
{
  EntPerson person;
  ent_cluster_person (self->graph, cluster, &person);
  unsigned changes;
  g_autoptr (GString) former_name = g_string_new (NULL), former_job = g_string_new (NULL);
  EntPersonFormer former = {former_name, former_job};
  if (!ent_store_person_put (self->store, &person, &changes, &former, error))
    return false;
  g_autoptr (GArray) positions = ent_cluster_positions (self->graph, cluster);
  if (!ent_store_positions_put (self->store, person.id, (const EntPosition *)(void *)positions->data,
                                positions->len, error))
    return false;
  if (self->keeps_keys && !write_keys (self, cluster, person.id, error))
    return false;
  g_hash_table_add (self->written, GSIZE_TO_POINTER ((gsize)person.id));
  remember_name (self, &person);
  for (size_t i = 0; i < cluster->identifiers->len; i++)
    ent_graph_identifier (self->graph, g_array_index (cluster->identifiers, uint32_t, i))->contact =
        person.id;
  tell (self, &person, changes, &former);
  return true;
}

/* A name alone belongs to the one contact that bears it. */
static void
attach_names (Resolution *self)
{
  for (size_t i = 0; i < self->graph->identifiers->len; i++) {
    EntGraphIdentifier *identifier = ent_graph_identifier (self->graph, i);
    if (identifier->kind != ENT_IDENTIFIER_NAME || identifier->own)
      continue;
    identifier->contact =
        (int64_t)GPOINTER_TO_SIZE (g_hash_table_lookup (self->by_name, identifier->value.data));
  }
}

static bool
write_identifiers (Resolution *self, GError **error)
{
  for (size_t i = 0; i < self->graph->identifiers->len; i++) {
    const EntGraphIdentifier *identifier = ent_graph_identifier (self->graph, i);
    if (identifier->contact != identifier->old_contact) {
      if (!ent_store_identifier_attach (self->store, identifier->id, identifier->contact, error))
        return false;
    }
    if (identifier->contact != 0 || identifier->cards != NULL)
      continue;
    bool used;
    if (!ent_store_identifier_is_used (self->store, identifier->id, &used, error))
      return false;
    if (!used && !ent_store_identifier_delete (self->store, identifier->id, error))
      return false;
  }
  return true;
}

static bool
delete_gone (Resolution *self, GError **error)
{
  g_autoptr (GString) empty = g_string_new (NULL);
  const EntPersonFormer nothing = {empty, empty};
  GHashTableIter iter;
  void *key;
  g_hash_table_iter_init (&iter, self->graph->old_contacts);
  while (g_hash_table_iter_next (&iter, &key, NULL)) {
    if (g_hash_table_contains (self->written, key))
      continue;
    EntPerson gone = {
        .id = (int64_t)GPOINTER_TO_SIZE (key), .name = {"", 0}, .organisation = {"", 0}, .title = {"", 0}};
    if (!ent_store_person_delete (self->store, gone.id, error))
      return false;
    tell (self, &gone, ENT_CHANGE_GONE, &nothing);
  }
  return true;
}

static int
compare_ids (const void *a, const void *b)
{
  int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
  return (x > y) - (x < y);
}

/*
 * Search reads names and notes through the identifiers, so it comes when these are attached; and in the order
 * of ids, because full-text search writes out what it has gathered whenever an id is smaller than the last
 * one.
 */
static bool
update_search (Resolution *self, GError **error)
{
  if (self->graph->is_whole && g_hash_table_size (self->graph->old_contacts) == 0)
    return ent_store_search_fill (self->store, error); /* nobody was there: those written are everybody */
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (int64_t));
  GHashTableIter iter;
  void *key;
  g_hash_table_iter_init (&iter, self->written);
  while (g_hash_table_iter_next (&iter, &key, NULL)) {
    int64_t id = (int64_t)GPOINTER_TO_SIZE (key);
    g_array_append_val (ids, id);
  }
  g_array_sort (ids, compare_ids);
  for (size_t i = 0; i < ids->len; i++)
    if (!ent_store_search_update (self->store, g_array_index (ids, int64_t, i), error))
      return false;
  return true;
}

static bool
write_all (Resolution *self, GError **error)
{
  ent_cluster_link (self->graph);
  if (self->keeps_keys)
    ent_match_link (self->graph, self->matcher);
  g_autoptr (GArray) clusters = ent_clusters_collect (self->graph);
  ent_choices_apply (self->graph, clusters);
  for (size_t i = 0; i < clusters->len; i++) {
    const EntCluster *cluster = &g_array_index (clusters, EntCluster, i);
    if (cluster->contact_id != 0 && !write_cluster (self, cluster, error))
      return false;
  }
  attach_names (self);
  return write_identifiers (self, error) && delete_gone (self, error) && update_search (self, error);
}

/* Two with a profile each are two people: as long as all have one, there is nothing to compare. */
static bool
begin_likeness (Resolution *self, GError **error)
{
  self->keeps_keys = ent_likeness_has_begun (self->store);
  if (!self->keeps_keys) {
    ent_cluster_link (self->graph);
    g_autoptr (GArray) clusters = ent_clusters_collect (self->graph);
    for (guint i = 0; i < clusters->len && !self->keeps_keys; i++) {
      const EntCluster *cluster = &g_array_index (clusters, EntCluster, i);
      self->keeps_keys = cluster->contact_id != 0 && !ent_cluster_has_profile (self->graph, cluster);
    }
  }
  return !self->keeps_keys ||
         (ent_likeness_begin (self->store, error) && ent_candidates_load (self->graph, self->matcher, error));
}

/* @graph is loaded. */
static bool
resolve (EntGraph *graph, EntPersonChangeFunc func, void *data, GError **error)
{
  g_autoptr (GHashTable) written = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) by_name = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (EntMatcher) matcher = ent_matcher_new ();
  Resolution resolution = {graph->store, graph, written, by_name, func, data, matcher, false};
  return begin_likeness (&resolution, error) && write_all (&resolution, error);
}

bool
ent_identity_resolve (EntStore *store, const GArray *touched, EntPersonChangeFunc func, void *data,
                      GError **error)
{
  g_autoptr (EntGraph) graph = ent_graph_new (store, error);
  return graph != NULL && ent_graph_load (graph, touched, error) && resolve (graph, func, data, error);
}

bool
ent_identity_rebuild (EntStore *store, GError **error)
{
  if (!ent_store_people_clear (store, error) || !ent_likeness_end (store, error))
    return false;
  g_autoptr (EntGraph) graph = ent_graph_new (store, error);
  return graph != NULL && ent_graph_load_whole (graph, error) && resolve (graph, NULL, NULL, error);
}
