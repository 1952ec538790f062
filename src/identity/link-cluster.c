/* From pairs to people: average link in the order of the surest pairs, never across what is told apart. */
#include "identity/link-private.h"

#include <math.h>

enum {
  MAX_REVIEWLESS = 8, /* larger clusters are for a person to look at, unless every pair is sure */
  MAX_CLUSTER = 64
};

/* Of a whole table so many merges may be expected to be wrong; none is likelier wrong than right. */
static const double wrong_share = .01;
static const double least_weight = 0;               /* ln odds of .5 */
static const double least_fit_weight = 1.38629436;  /* of .8, where that is a login made of the name */
static const double least_name_weight = 2.94443898; /* of .95, where only the whole name speaks for a pair */
static const double missing_weight = -5, least_mean = 0;

typedef struct {
  const EntLinkModel *model;
  const EntLinkTable *table;
  const EntLinkPeople *people;
  uint32_t *parents;
  uint32_t *next; /* the members of a cluster, in a ring */
  uint32_t *size; /* of the representative */
  double sure;    /* ln odds from which on a pair is merged */
} Merger;

/* The weight of a cross pair; looked at again, because many were never candidates. */
static double
cross_weight (const Merger *self, uint32_t a, uint32_t b)
{
  EntLinkLevels levels;
  double weights[ENT_LINK_N_FIELDS];
  ent_link_levels (self->table, &self->people->columns, NULL, MIN (a, b), MAX (a, b), &levels);
  return self->model->prior + ent_link_weights (self->model, self->table, &levels, weights);
}

static bool
is_told_apart (const Merger *self, uint32_t a, uint32_t b)
{
  return ent_link_people_forbidden (self->people, a, b) ||
         ent_link_two_profiles (self->table, &self->people->columns, a, b);
}

static bool
may_merge (const Merger *self, uint32_t a, uint32_t b)
{
  double sum = 0, least = INFINITY;
  uint32_t x = a, n = self->size[a] + self->size[b];
  if (n > MAX_CLUSTER)
    return false;
  do {
    uint32_t y = b;
    do {
      if (is_told_apart (self, x, y))
        return false;
      double weight = MAX (cross_weight (self, x, y), missing_weight);
      sum += weight;
      least = MIN (least, weight);
      y = self->next[y];
    } while (y != b);
    x = self->next[x];
  } while (x != a);
  double mean = sum / ((double)self->size[a] * self->size[b]);
  return mean >= least_mean && (n <= MAX_REVIEWLESS || least >= self->sure);
}

static void
merge (Merger *self, uint32_t a, uint32_t b)
{
  uint32_t after_a = self->next[a];
  self->next[a] = self->next[b];
  self->next[b] = after_a;
  uint32_t size = self->size[a] + self->size[b];
  ent_link_join (self->parents, a, b);
  self->size[ent_link_find (self->parents, a)] = size;
}

static int
compare_surest (const void *a, const void *b)
{
  const EntLinkEdge *x = a, *y = b;
  if (x->weight != y->weight)
    return x->weight > y->weight ? -1 : 1;
  if (x->a != y->a)
    return x->a < y->a ? -1 : 1;
  return (x->b > y->b) - (x->b < y->b);
}

/* The surest pairs that something else than the name speaks for, down to where so many of them that
 * wrong_share would be wrong: Benjamini & Hochberg's bound, on probabilities that the table itself gave. */
static GArray *
list_automatic (const GArray *edges, double prior)
{
  GArray *automatic = g_array_new (FALSE, FALSE, sizeof (EntLinkEdge));
  for (size_t i = 0; i < edges->len; i++) {
    EntLinkEdge edge = g_array_index (edges, EntLinkEdge, i);
    double weight = (double)edge.weight + prior;
    if ((edge.may_merge && weight >= (edge.only_fit ? least_fit_weight : least_weight)) ||
        (edge.name_alone && weight >= least_name_weight))
      g_array_append_val (automatic, edge);
  }
  g_array_sort (automatic, compare_surest);
  double wrong = 0;
  for (guint i = 0; i < automatic->len; i++) {
    double weight = (double)g_array_index (automatic, EntLinkEdge, i).weight;
    wrong += 1 - ent_link_probability (weight + prior);
    if (wrong > wrong_share * (i + 1)) {
      g_array_set_size (automatic, i);
      break;
    }
  }
  return automatic;
}

void
ent_link_average (const EntLinkModel *model, const EntLinkTable *table, const EntLinkPeople *people,
                  const GArray *edges, uint32_t *parents)
{
  uint32_t n = people->columns.n_rows;
  g_autofree uint32_t *next = g_new (uint32_t, MAX (n, 1)), *size = g_new (uint32_t, MAX (n, 1));
  for (uint32_t i = 0; i < n; i++) {
    parents[i] = next[i] = i;
    size[i] = 1;
  }
  g_autoptr (GArray) automatic = list_automatic (edges, model->prior);
  double sure = automatic->len > 0
                    ? (double)g_array_index (automatic, EntLinkEdge, automatic->len - 1).weight + model->prior
                    : INFINITY;
  Merger merger = {model, table, people, parents, next, size, sure};
  for (size_t i = 0; i < automatic->len; i++) {
    EntLinkEdge edge = g_array_index (automatic, EntLinkEdge, i);
    uint32_t a = ent_link_find (parents, edge.a), b = ent_link_find (parents, edge.b);
    if (a != b && may_merge (&merger, a, b))
      merge (&merger, a, b);
  }
}

/* ---- The whole way ---- */

static int
compare_pairs (const void *a, const void *b)
{
  const EntLinkPair *x = a, *y = b;
  if (x->a != y->a)
    return x->a < y->a ? -1 : 1;
  return (x->b > y->b) - (x->b < y->b);
}

static void
add_row_pairs (EntLinkResult *result, const EntLinkPeople *people, uint32_t x, uint32_t y, float probability)
{
  for (uint32_t i = people->first_row[x]; i < people->first_row[x + 1]; i++) {
    for (uint32_t j = x == y ? i + 1 : people->first_row[y]; j < people->first_row[y + 1]; j++) {
      uint32_t a = people->rows[i], b = people->rows[j];
      EntLinkPair pair = {MIN (a, b), MAX (a, b), probability};
      g_array_append_val (result->pairs, pair);
    }
  }
}

static void
list_pairs (EntLinkResult *result, const EntLinkTable *table, const EntLinkPeople *people,
            const GArray *edges)
{
  result->pairs = g_array_new (FALSE, FALSE, sizeof (EntLinkPair));
  for (uint32_t person = 0; person < people->columns.n_rows; person++)
    add_row_pairs (result, people, person, person, 1);
  for (size_t i = 0; i < edges->len; i++) {
    EntLinkEdge edge = g_array_index (edges, EntLinkEdge, i);
    double probability = ent_link_probability ((double)edge.weight + result->prior);
    if (ent_link_two_profiles (table, &people->columns, edge.a, edge.b) ||
        ent_link_people_forbidden (people, edge.a, edge.b))
      probability = 0;
    if (probability >= .01)
      add_row_pairs (result, people, edge.a, edge.b, (float)probability);
  }
  g_array_sort (result->pairs, compare_pairs);
}

EntLinkResult *
ent_link_cluster (EntLinkTable *table, bool with_pairs)
{
  g_autoptr (EntLinkPeople) people = ent_link_people_new (table);
  g_autoptr (EntLinkBlocks) blocks = ent_link_blocks_new (table, &people->columns);
  EntLinkResult *result = g_new0 (EntLinkResult, 1);
  uint32_t n_people = people->columns.n_rows;
  result->model = ent_link_model_train (table, &people->columns, blocks);
  ent_link_refine (result->model, table, &people->columns, blocks);
  g_autoptr (GArray) edges =
      ent_link_score (result->model, table, &people->columns, blocks, 1, &result->n_compared);
  result->prior = result->model->prior = ent_link_estimate_prior (edges, 1, n_people);
  g_autofree uint32_t *parents = g_new (uint32_t, MAX (n_people, 1));
  ent_link_average (result->model, table, people, edges, parents);
  result->n_rows = table->rows.n_rows;
  result->cluster = g_new (uint32_t, MAX (result->n_rows, 1));
  g_autofree uint32_t *first = g_new (uint32_t, MAX (n_people, 1)); /* row of a cluster */
  memset (first, 0xFF, n_people * sizeof *first);
  for (uint32_t row = 0; row < result->n_rows; row++) {
    uint32_t *of_cluster = &first[ent_link_find (parents, people->person_of[row])];
    *of_cluster = MIN (*of_cluster, row);
    result->cluster[row] = *of_cluster;
    result->n_clusters += result->cluster[row] == row;
  }
  if (with_pairs)
    list_pairs (result, table, people, edges);
  return result;
}

void
ent_link_result_free (EntLinkResult *self)
{
  if (self == NULL)
    return;
  ent_link_model_free (self->model);
  g_free (self->cluster);
  if (self->pairs != NULL)
    g_array_unref (self->pairs);
  g_free (self);
}
