/* Scoring all candidates, on two threads; and what they say about how many pairs there are. */
#include "identity/link-private.h"

#include <math.h>

enum {
  N_THREADS = 2,
  CHUNK = 512 /* blocks taken at a time */
};

/* Below this no prior that a table can have brings a pair to .01. */
static const double least_weight = 1.5;

typedef struct {
  const EntLinkModel *model;
  const EntLinkTable *table;
  const EntLinkColumns *columns;
  const EntLinkBlocks *blocks;
  uint32_t step;  /* every so many blocks */
  int next_chunk; /* atomic */
} Job;

typedef struct {
  Job *job;
  GArray *edges;
  uint64_t n_compared;
} Worker;

static void
score_pair (Worker *self, EntLinkCache *cache, uint32_t a, uint32_t b)
{
  const Job *job = self->job;
  EntLinkLevels levels;
  double weights[ENT_LINK_N_FIELDS];
  ent_link_levels (job->table, job->columns, cache, a, b, &levels);
  double weight = ent_link_weights (job->model, job->table, &levels, weights);
  self->n_compared++;
  if (weight < least_weight)
    return;
  EntLinkEdge edge = {a,
                      b,
                      (float)weight,
                      ent_link_may_merge (&levels),
                      !ent_link_is_beyond_name (&levels),
                      ent_link_is_name_alone (&levels)};
  g_array_append_val (self->edges, edge);
}

static void
score_block (Worker *self, EntLinkCache *cache, uint32_t block)
{
  const EntLinkBlocks *blocks = self->job->blocks;
  uint32_t start = g_array_index (blocks->starts, uint32_t, block);
  uint32_t end = g_array_index (blocks->starts, uint32_t, block + 1);
  for (uint32_t i = start; i < end; i++) {
    for (uint32_t j = i + 1; j < end; j++) {
      uint32_t a = g_array_index (blocks->members, uint32_t, i),
               b = g_array_index (blocks->members, uint32_t, j);
      if (ent_link_blocks_is_first (blocks, block, a, b))
        score_pair (self, cache, a, b);
    }
  }
}

static void *
work (void *data)
{
  Worker *self = data;
  g_autoptr (EntLinkCache) cache = ent_link_cache_new ();
  uint32_t n_blocks = self->job->blocks->n_blocks;
  for (;;) {
    uint32_t first = (uint32_t)g_atomic_int_add (&self->job->next_chunk, 1) * CHUNK;
    if (first >= n_blocks)
      return NULL;
    for (uint32_t block = first; block < MIN (first + CHUNK, n_blocks); block++)
      if (block % self->job->step == 0)
        score_block (self, cache, block);
  }
}

static int
compare_edges (const void *a, const void *b)
{
  const EntLinkEdge *x = a, *y = b;
  if (x->a != y->a)
    return x->a < y->a ? -1 : 1;
  return (x->b > y->b) - (x->b < y->b);
}

GArray *
ent_link_score (const EntLinkModel *model, const EntLinkTable *table, const EntLinkColumns *columns,
                const EntLinkBlocks *blocks, uint32_t step, uint64_t *out_n_compared)
{
  Job job = {model, table, columns, blocks, step, 0};
  Worker workers[N_THREADS];
  GThread *threads[N_THREADS];
  for (size_t i = 0; i < N_THREADS; i++) {
    workers[i] = (Worker){&job, g_array_new (FALSE, FALSE, sizeof (EntLinkEdge)), 0};
    threads[i] = g_thread_new ("linkage", work, &workers[i]);
  }
  *out_n_compared = 0;
  for (size_t i = 0; i < N_THREADS; i++) {
    g_thread_join (threads[i]);
    *out_n_compared += workers[i].n_compared;
    if (i > 0 && workers[i].edges->len > 0)
      g_array_append_vals (workers[0].edges, workers[i].edges->data, workers[i].edges->len);
    if (i > 0)
      g_array_unref (workers[i].edges);
  }
  g_array_sort (workers[0].edges, compare_edges);
  return workers[0].edges;
}

double
ent_link_estimate_prior (const GArray *edges, uint32_t step, uint32_t n_people)
{
  double n = MAX (n_people, 2), n_pairs = n * (n - 1) / 2;
  double matched = .1 * n;
  for (unsigned round = 0; round < 30; round++) {
    double prior = log (matched / n_pairs), sum = 0;
    for (size_t i = 0; i < edges->len; i++)
      sum += ent_link_probability (prior + (double)g_array_index (edges, EntLinkEdge, i).weight);
    /* Between one person in a hundred and five rows for each: outside, the scores are not to be believed. */
    double next = CLAMP (sum * step, .01 * n, 5 * n);
    bool done = fabs (next - matched) < 1e-6 * n;
    matched = next;
    if (done)
      break;
  }
  return log (MIN (matched / n_pairs, .5));
}
