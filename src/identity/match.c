/* Clusters that match for sure become one, the surest first. */
#include "identity/match-private.h"

#include <math.h>

/* A missing pair, and the least mean of all pairs between two groups (science 9.4). */
static const double missing_weight = -5, least_mean = 0;

enum {
  MAX_GROUP = 8,  /* clusters: more than these are for a person to look at (science 9.4) */
  MAX_OTHERS = 64 /* who is like more than these is like nobody in particular */
};

/* A cluster among those matched. */
typedef struct {
  const EntCluster *cluster;
  uint32_t row;
  uint32_t group; /* on the way to the first node of its group */
  uint32_t next;  /* the nodes of a group, in a ring */
  GArray *others; /* uint32_t, the nodes that match it; NULL while none */
  bool has_profile;
} Node;

static void
node_clear (void *data)
{
  g_clear_pointer (&((Node *)data)->others, g_array_unref);
}

typedef struct {
  int64_t key;
  uint32_t node;
} Keyed;

typedef struct {
  uint32_t a, b;
  double weight;
} Edge;

typedef struct {
  EntGraph *graph;
  EntMatcher *matcher;
  GArray *nodes; /* Node */
  GArray *edges; /* Edge */
} Matching;

static Node *
node_at (const Matching *self, uint32_t index)
{
  return &g_array_index (self->nodes, Node, index);
}

static int
compare_keyed (const void *a, const void *b)
{
  const Keyed *x = a, *y = b;
  if (x->key != y->key)
    return x->key < y->key ? -1 : 1;
  return (x->node > y->node) - (x->node < y->node);
}

/* The clusters that are somebody, and their keys. */
static GArray *
list_nodes (Matching *self, const GArray *clusters)
{
  GArray *keyed = g_array_new (FALSE, FALSE, sizeof (Keyed));
  int64_t keys[ENT_MATCH_MAX_KEYS];
  for (guint i = 0; i < clusters->len; i++) {
    const EntCluster *cluster = &g_array_index (clusters, EntCluster, i);
    if (cluster->contact_id == 0)
      continue;
    Node node = {.cluster = cluster,
                 .row = ent_matcher_add_cluster (self->matcher, self->graph, cluster),
                 .group = self->nodes->len,
                 .next = self->nodes->len,
                 .has_profile = ent_cluster_has_profile (self->graph, cluster)};
    size_t n = ent_matcher_keys (self->matcher, node.row, keys);
    for (size_t k = 0; k < n; k++) {
      Keyed one = {keys[k], self->nodes->len};
      g_array_append_val (keyed, one);
    }
    g_array_append_val (self->nodes, node);
  }
  g_array_sort (keyed, compare_keyed);
  return keyed;
}

static bool
may_be_one (Matching *self, uint32_t a, uint32_t b)
{
  const Node *x = node_at (self, a), *y = node_at (self, b);
  return !(x->has_profile && y->has_profile) &&
         !ent_clusters_listed_together (self->graph, x->cluster, y->cluster) &&
         !ent_bonds_forbid (self->graph, ent_cluster_find (self->graph, x->cluster->root),
                            ent_cluster_find (self->graph, y->cluster->root));
}

static void
add_other (Node *node, uint32_t other)
{
  if (node->others == NULL)
    node->others = g_array_new (FALSE, FALSE, sizeof (uint32_t));
  g_array_append_val (node->others, other);
}

static void
compare_nodes (Matching *self, uint32_t a, uint32_t b)
{
  if (!may_be_one (self, a, b))
    return;
  EntLinkEvidence evidence;
  ent_matcher_compare (self->matcher, node_at (self, a)->row, node_at (self, b)->row, &evidence);
  Edge edge = {a, b, evidence.weight};
  if (!ent_link_is_automatic (&evidence))
    return;
  g_array_append_val (self->edges, edge);
  add_other (node_at (self, a), b);
  add_other (node_at (self, b), a);
}

static void
compare_blocks (Matching *self, const GArray *keyed)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint start = 0, end; start < keyed->len; start = end) {
    const Keyed *first = &g_array_index (keyed, Keyed, start);
    for (end = start + 1; end < keyed->len; end++)
      if (g_array_index (keyed, Keyed, end).key != first->key)
        break;
    if (end - start > ENT_MATCH_MAX_BLOCK)
      continue;
    for (guint i = start; i < end; i++)
      for (guint j = i + 1; j < end; j++) {
        uint32_t a = g_array_index (keyed, Keyed, i).node, b = g_array_index (keyed, Keyed, j).node;
        int64_t pair = (int64_t)((uint64_t)a << 32 | b);
        if (g_hash_table_add (seen, g_memdup2 (&pair, sizeof pair)))
          compare_nodes (self, a, b);
      }
  }
}

/* ---- Groups ---- */

/* By what they say: ids depend on which source came first. */
static int
compare_clusters (const EntCluster *a, const EntCluster *b)
{
  int by_name = strcmp (a->shown->name.data, b->shown->name.data);
  return by_name != 0 ? by_name : strcmp (a->job->organisation.data, b->job->organisation.data);
}

static int
compare_edges (const void *a, const void *b, void *data)
{
  const Edge *x = a, *y = b;
  if (x->weight != y->weight)
    return x->weight > y->weight ? -1 : 1;
  int by_a = compare_clusters (node_at (data, x->a)->cluster, node_at (data, y->a)->cluster);
  return by_a != 0 ? by_a : compare_clusters (node_at (data, x->b)->cluster, node_at (data, y->b)->cluster);
}

static uint32_t
group_of (const Matching *self, uint32_t index)
{
  while (node_at (self, index)->group != index)
    index = node_at (self, index)->group;
  return index;
}

/* Whether somebody else matches @a who cannot be @b: then nobody can tell whom of the two it is. */
static bool
is_ambiguous (Matching *self, uint32_t a, uint32_t b)
{
  const GArray *others = node_at (self, a)->others;
  if (others->len > MAX_OTHERS)
    return true;
  for (guint i = 0; i < others->len; i++) {
    uint32_t other = g_array_index (others, uint32_t, i);
    if (other != b && !may_be_one (self, other, b))
      return true;
  }
  return false;
}

static size_t
group_size (const Matching *self, uint32_t index)
{
  size_t n = 0;
  uint32_t i = index;
  do {
    n++;
    i = node_at (self, i)->next;
  } while (i != index);
  return n;
}

/* The mean weight of all pairs between two groups; far below least_mean when a pair cannot be one person. */
static double
mean_weight (Matching *self, uint32_t a, uint32_t b)
{
  double sum = 0;
  size_t n = 0;
  uint32_t i = a, j = b;
  do {
    do {
      EntLinkEvidence evidence;
      if (!may_be_one (self, i, j))
        return -INFINITY;
      ent_matcher_compare (self->matcher, node_at (self, i)->row, node_at (self, j)->row, &evidence);
      sum += MAX (evidence.weight, missing_weight);
      n++;
      j = node_at (self, j)->next;
    } while (j != b);
    i = node_at (self, i)->next;
  } while (i != a);
  return sum / (double)n;
}

static void
join_groups (Matching *self, uint32_t a, uint32_t b)
{
  Node *x = node_at (self, a), *y = node_at (self, b);
  if (!ent_cluster_join (self->graph, x->cluster->root, y->cluster->root))
    return;
  node_at (self, MAX (a, b))->group = MIN (a, b);
  uint32_t next = x->next;
  x->next = y->next;
  y->next = next;
}

static void
join_edges (Matching *self)
{
  g_array_sort_with_data (self->edges, compare_edges, self);
  for (guint i = 0; i < self->edges->len; i++) {
    Edge edge = g_array_index (self->edges, Edge, i);
    uint32_t a = group_of (self, edge.a), b = group_of (self, edge.b);
    if (a == b || is_ambiguous (self, edge.a, edge.b) || is_ambiguous (self, edge.b, edge.a) ||
        group_size (self, a) + group_size (self, b) > MAX_GROUP || mean_weight (self, a, b) < least_mean)
      continue;
    join_groups (self, a, b);
  }
}

void
ent_match_link (EntGraph *graph, EntMatcher *matcher)
{
  g_autoptr (GArray) clusters = ent_clusters_collect (graph);
  g_autoptr (GArray) nodes = g_array_new (FALSE, FALSE, sizeof (Node));
  g_array_set_clear_func (nodes, node_clear);
  g_autoptr (GArray) edges = g_array_new (FALSE, FALSE, sizeof (Edge));
  Matching matching = {graph, matcher, nodes, edges};
  g_autoptr (GArray) keyed = list_nodes (&matching, clusters);
  compare_blocks (&matching, keyed);
  join_edges (&matching);
}
