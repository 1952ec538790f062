/* Circles, by igraph: the only file that knows it. */
#include "measure/structure.h"

#include <igraph/igraph.h>

#define ROUNDS 10
#define RANDOMNESS .01 /* of the refinement: the authors' own */

typedef struct {
  igraph_t graph;
  igraph_vector_int_t edges, membership;
  igraph_vector_t weights, strengths;
  double total; /* of the weights */
} Work;

static bool
work_init (Work *work)
{
  if (igraph_vector_int_init (&work->edges, 0) != IGRAPH_SUCCESS)
    return false;
  if (igraph_vector_int_init (&work->membership, 0) == IGRAPH_SUCCESS) {
    if (igraph_vector_init (&work->weights, 0) == IGRAPH_SUCCESS) {
      if (igraph_vector_init (&work->strengths, 0) == IGRAPH_SUCCESS) {
        if (igraph_empty (&work->graph, 0, IGRAPH_UNDIRECTED) == IGRAPH_SUCCESS)
          return true;
        igraph_vector_destroy (&work->strengths);
      }
      igraph_vector_destroy (&work->weights);
    }
    igraph_vector_int_destroy (&work->membership);
  }
  igraph_vector_int_destroy (&work->edges);
  return false;
}

static void
work_clear (Work *work)
{
  igraph_destroy (&work->graph);
  igraph_vector_destroy (&work->strengths);
  igraph_vector_destroy (&work->weights);
  igraph_vector_int_destroy (&work->membership);
  igraph_vector_int_destroy (&work->edges);
}

/* Each tie once, and each contact's strength as a node weight: what Leiden's quality is modularity with. */
static igraph_error_t
fill (Work *work, const EntTies *ties)
{
  for (size_t c = 0; c < ties->n_contacts; c++) {
    IGRAPH_CHECK (igraph_vector_push_back (&work->strengths, ties->strength[c]));
    for (uint64_t i = ties->first_tie[c]; i < ties->first_tie[c + 1]; i++) {
      const EntTie *tie = &ties->ties[i];
      if (tie->to < c)
        continue;
      IGRAPH_CHECK (igraph_vector_int_push_back (&work->edges, (igraph_integer_t)c));
      IGRAPH_CHECK (igraph_vector_int_push_back (&work->edges, (igraph_integer_t)tie->to));
      IGRAPH_CHECK (igraph_vector_push_back (&work->weights, (double)tie->weight));
      work->total += (double)tie->weight;
    }
  }
  IGRAPH_CHECK (igraph_add_vertices (&work->graph, (igraph_integer_t)ties->n_contacts, NULL));
  return igraph_add_edges (&work->graph, &work->edges, NULL);
}

/* The largest circle first; who is tied to nobody is in none. */
static EntCircles *
number (const EntTies *ties, const igraph_vector_int_t *membership, size_t n_found)
{
  EntCircles *self = g_new0 (EntCircles, 1);
  self->circle_of = g_new (uint32_t, ties->n_contacts + 1);
  g_autofree uint32_t *sizes = g_new0 (uint32_t, n_found + 1);
  uint32_t largest = 0;
  for (size_t c = 0; c < ties->n_contacts; c++) {
    if (ent_ties_degree (ties, c) == 0)
      continue;
    uint32_t size = ++sizes[igraph_vector_int_get (membership, (igraph_integer_t)c)];
    largest = MAX (largest, size);
  }
  /* A counting sort by size, found circles in the order of their first members. */
  g_autofree uint32_t *next = g_new0 (uint32_t, largest + 2u), *number_of = g_new (uint32_t, n_found + 1);
  for (size_t i = 0; i < n_found; i++) {
    number_of[i] = ENT_NO_CIRCLE;
    next[largest - sizes[i] + 1]++;
    self->n_circles += sizes[i] > 0;
  }
  for (uint32_t size = 0; size <= largest; size++)
    next[size + 1] += next[size];
  self->n_members = g_new0 (uint32_t, self->n_circles + 1u);
  for (size_t c = 0; c < ties->n_contacts; c++) {
    self->circle_of[c] = ENT_NO_CIRCLE;
    if (ent_ties_degree (ties, c) == 0)
      continue;
    size_t found = (size_t)igraph_vector_int_get (membership, (igraph_integer_t)c);
    if (number_of[found] == ENT_NO_CIRCLE)
      number_of[found] = next[largest - sizes[found]]++;
    self->circle_of[c] = number_of[found];
    self->n_members[number_of[found]] = sizes[found];
  }
  return self;
}

EntCircles *
ent_circles_new (const EntTies *ties, uint64_t seed, GError **error)
{
  igraph_set_error_handler (igraph_error_handler_ignore);
  /* One word of igraph's generator is 32 bits. */
  igraph_rng_seed (igraph_rng_default (), (igraph_uint_t)((seed ^ seed >> 32) & UINT32_MAX));
  Work work = {.total = 0};
  igraph_integer_t n_found = 0;
  igraph_real_t quality = 0;
  EntCircles *self = NULL;
  if (work_init (&work)) {
    if (fill (&work, ties) == IGRAPH_SUCCESS &&
        igraph_community_leiden (&work.graph, &work.weights, &work.strengths,
                                 work.total > 0 ? 1 / (2 * work.total) : 1, RANDOMNESS, false, ROUNDS,
                                 &work.membership, &n_found, &quality) == IGRAPH_SUCCESS) {
      self = number (ties, &work.membership, (size_t)n_found);
      self->modularity = work.total > 0 ? quality : 0;
    }
    work_clear (&work);
  }
  if (self == NULL)
    g_set_error_literal (error, ENT_ERROR, ENT_ERROR_FAILED,
                         _ ("The circles could not be found: memory is short."));
  return self;
}
