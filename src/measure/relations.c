/* All relations at once. The load of the user is known only when all events are counted, so there are two
 * phases: one linear pass over the events, then one over the counts. */
#include "measure/relation-private.h"

/* Threads take chunks of contacts as they get free. Sums are kept by chunk and added in order, so that the
 * answer does not depend on who took what. */
enum {
  CHUNK_CONTACTS = 4096
};

typedef struct {
  EntRelationScope scope; /* counts of this chunk */
  double feature_sums[ENT_N_FEATURES];
  size_t n_of_class[ENT_N_RELATION_CLASSES];
} Chunk;

typedef struct Job Job;
struct Job {
  const EntPanel *panel;
  const EntRelationModel *model;
  EntRelationScope scope;
  EntRelation *relations;
  Chunk *chunks;
  size_t n_chunks;
  size_t next_chunk; /* atomic */
  void (*phase) (Job *job, Chunk *chunk, size_t begin, size_t end);
};

static void
count_chunk (Job *job, Chunk *chunk, size_t begin, size_t end)
{
  chunk->scope = job->scope;
  for (size_t contact = begin; contact < end; contact++)
    job->relations[contact].facts = ent_relation_count (job->panel, contact, &chunk->scope);
}

static void
judge_chunk (Job *job, Chunk *chunk, size_t begin, size_t end)
{
  for (size_t contact = begin; contact < end; contact++) {
    EntRelation *relation = &job->relations[contact];
    const EntRelationFacts facts = relation->facts;
    if (facts.n_active_days == 0) {
      *relation = (EntRelation){.facts = facts, .class = ENT_RELATION_UNKNOWN, .basis = ENT_BASIS_NONE};
    } else {
      double features[ENT_N_FEATURES];
      ent_relation_features (&facts, &job->scope, features);
      *relation = ent_relation_judge (&facts, job->scope.tau_s, job->model, features);
      for (size_t k = 0; k < ENT_N_FEATURES; k++)
        chunk->feature_sums[k] += features[k];
    }
    chunk->n_of_class[relation->class]++;
  }
}

static gpointer
work (gpointer data)
{
  Job *job = data;
  size_t n_contacts = job->panel->n_contacts;
  for (;;) {
    size_t taken = __atomic_fetch_add (&job->next_chunk, 1, __ATOMIC_RELAXED);
    if (taken >= job->n_chunks)
      return NULL;
    size_t begin = taken * CHUNK_CONTACTS;
    job->phase (job, &job->chunks[taken], begin, MIN (begin + CHUNK_CONTACTS, n_contacts));
  }
}

static void
run (Job *job, unsigned n_threads, void (*phase) (Job *, Chunk *, size_t, size_t))
{
  job->phase = phase;
  job->next_chunk = 0;
  g_autoptr (GPtrArray) helpers = g_ptr_array_new ();
  for (unsigned i = 1; i < n_threads; i++) {
    /* Where the system gives no more threads, those that there are do the work. */
    GThread *helper = g_thread_try_new ("ent-relations", work, job, NULL);
    if (helper != NULL)
      g_ptr_array_add (helpers, helper);
  }
  work (job);
  for (unsigned i = 0; i < helpers->len; i++)
    g_thread_join (g_ptr_array_index (helpers, i));
}

static void
add_scopes (Job *job)
{
  for (size_t i = 0; i < job->n_chunks; i++) {
    const EntRelationScope *part = &job->chunks[i].scope;
    job->scope.n_events += part->n_events;
    job->scope.n_events_horizon += part->n_events_horizon;
    job->scope.first_s = MIN (job->scope.first_s, part->first_s);
  }
}

static EntRelationOverview
add_chunks (const Job *job)
{
  EntRelationOverview overview = {.scope = job->scope};
  for (size_t i = 0; i < job->n_chunks; i++) {
    for (size_t k = 0; k < ENT_N_FEATURES; k++)
      overview.mean_features[k] += job->chunks[i].feature_sums[k];
    for (size_t class = 0; class < ENT_N_RELATION_CLASSES; class ++)
      overview.n_of_class[class] += job->chunks[i].n_of_class[class];
  }
  size_t n_known = job->panel->n_contacts - overview.n_of_class[ENT_RELATION_UNKNOWN];
  for (size_t k = 0; k < ENT_N_FEATURES; k++)
    overview.mean_features[k] /= (double)MAX (n_known, 1);
  return overview;
}

EntRelationOverview
ent_relations_evaluate_all (const EntPanel *panel, const EntRelationOptions *options,
                            EntRelation *out_relations)
{
  const EntRelationModel *model = options->model ? options->model : ent_relation_model_shipped ();
  size_t n_chunks = (panel->n_contacts + CHUNK_CONTACTS - 1) / CHUNK_CONTACTS;
  g_autofree Chunk *chunks = g_new0 (Chunk, n_chunks);
  Job job = {
      .panel = panel,
      .model = model,
      .scope = {.tau_s = options->tau_s, .first_s = ENT_NEVER, .horizon_days = model->horizon_days},
      .relations = out_relations,
      .chunks = chunks,
      .n_chunks = n_chunks,
  };
  unsigned n_threads = (unsigned)CLAMP (n_chunks, 1, MAX (options->n_threads, 1));
  run (&job, n_threads, count_chunk);
  add_scopes (&job);
  run (&job, n_threads, judge_chunk);
  return add_chunks (&job);
}
