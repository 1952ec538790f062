#include "measure/sampling.h"

#include <math.h>

static const double cuts[ENT_N_STRATA] = {.5, .7, .82, .92, 1};

/* What random numbers are for: one of a person must not tell anything of another of theirs. */
typedef enum {
  STREAM_ORDER = 1,
  STREAM_TIES = 2,
  STREAM_TEACH = 3,
} Stream;

/* The output function of splitmix64 (Steele, Lea & Flood 2014), which is a bijection: no two ids tie. */
static uint64_t
mix (uint64_t x)
{
  x += UINT64_C (0x9e3779b97f4a7c15);
  x = (x ^ (x >> 30)) * UINT64_C (0xbf58476d1ce4e5b9);
  x = (x ^ (x >> 27)) * UINT64_C (0x94d049bb133111eb);
  return x ^ (x >> 31);
}

static uint64_t
random_number (uint64_t seed, Stream stream, int64_t id)
{
  return mix (mix (seed ^ mix ((uint64_t)stream)) ^ (uint64_t)id);
}

/* Somebody in a sort. */
typedef struct {
  size_t index;
  double value;    /* ascending */
  uint64_t random; /* then by this */
} Ranked;

static int
compare_ranked (const void *a, const void *b)
{
  const Ranked *x = a, *y = b;
  if (x->value != y->value)
    return x->value < y->value ? -1 : 1;
  return (x->random > y->random) - (x->random < y->random);
}

static Ranked *
rank_by_score (const EntAskable *people, size_t n, uint64_t seed)
{
  Ranked *ranked = g_new (Ranked, n + 1);
  for (size_t i = 0; i < n; i++)
    ranked[i] = (Ranked){i, people[i].score, random_number (seed, STREAM_TIES, people[i].id)};
  qsort (ranked, n, sizeof *ranked, compare_ranked);
  return ranked;
}

/* ---- The survey ---- */

struct EntSurvey {
  const EntAskable *people;
  size_t first[ENT_N_STRATA + 1]; /* of each stratum, in order */
  size_t *order;                  /* [n] indexes of people: stratum by stratum, each in its random order */
  double mean_p[ENT_N_STRATA];
};

static void
order_stratum (EntSurvey *self, const Ranked *ranked, size_t stratum, uint64_t seed)
{
  size_t first = self->first[stratum], n = self->first[stratum + 1] - first;
  g_autofree Ranked *drawn = g_new (Ranked, n + 1);
  double sum = 0;
  for (size_t i = 0; i < n; i++) {
    size_t index = ranked[first + i].index;
    drawn[i] = (Ranked){index, 0, random_number (seed, STREAM_ORDER, self->people[index].id)};
    sum += self->people[index].p;
  }
  qsort (drawn, n, sizeof *drawn, compare_ranked);
  for (size_t i = 0; i < n; i++)
    self->order[first + i] = drawn[i].index;
  self->mean_p[stratum] = n > 0 ? sum / (double)n : 0;
}

EntSurvey *
ent_survey_new (const EntAskable *people, size_t n, uint64_t seed)
{
  EntSurvey *self = g_new0 (EntSurvey, 1);
  self->people = people;
  self->order = g_new (size_t, n + 1);
  g_autofree Ranked *ranked = rank_by_score (people, n, seed);
  for (size_t h = 0; h < ENT_N_STRATA; h++)
    self->first[h + 1] = (size_t)lround (cuts[h] * (double)n);
  for (size_t h = 0; h < ENT_N_STRATA; h++)
    order_stratum (self, ranked, h, seed);
  return self;
}

void
ent_survey_free (EntSurvey *self)
{
  if (self == NULL)
    return;
  g_free (self->order);
  g_free (self);
}

/* The end of those at the front of a stratum who were all asked. */
static size_t
asked_end (const EntSurvey *self, size_t stratum)
{
  size_t at = self->first[stratum];
  while (at < self->first[stratum + 1] && self->people[self->order[at]].eval != ENT_ANSWER_NONE)
    at++;
  return at;
}

void
ent_survey_strata (const EntSurvey *self, EntStratum out_strata[ENT_N_STRATA])
{
  for (size_t h = 0; h < ENT_N_STRATA; h++) {
    size_t end = asked_end (self, h);
    out_strata[h] = (EntStratum){.n_all = (double)(self->first[h + 1] - self->first[h])};
    for (size_t i = self->first[h]; i < end; i++) {
      EntAnswer answer = self->people[self->order[i]].eval;
      out_strata[h].n_labels += answer != ENT_ANSWER_SKIP;
      out_strata[h].n_yes += answer == ENT_ANSWER_YES;
    }
  }
}

void
ent_survey_projected (const EntSurvey *self, size_t budget, EntStratum out_strata[ENT_N_STRATA])
{
  size_t n[ENT_N_STRATA];
  ent_survey_strata (self, out_strata);
  ent_share_allocate (out_strata, self->mean_p, ENT_N_STRATA, budget, n);
  for (size_t h = 0; h < ENT_N_STRATA; h++) {
    double so_far = out_strata[h].n_labels, later = MAX (so_far, (double)n[h]);
    if (so_far > 0)
      out_strata[h].n_yes *= later / so_far;
    out_strata[h].n_labels = later;
  }
}

/* Who is next to be asked in a stratum, and how much of its sample is done: the one with the least goes
 * first. */
typedef struct {
  size_t n_wanted, n_done, at;
} Progress;

static bool
next_in (const EntSurvey *self, size_t stratum, Progress *progress)
{
  for (; progress->at < self->first[stratum + 1] && progress->n_done < progress->n_wanted; progress->at++) {
    EntAnswer answer = self->people[self->order[progress->at]].eval;
    if (answer == ENT_ANSWER_NONE)
      return true;
    progress->n_done += answer != ENT_ANSWER_SKIP;
  }
  return false;
}

static size_t
least_done (const EntSurvey *self, Progress progress[ENT_N_STRATA])
{
  size_t best = ENT_N_STRATA;
  double least = INFINITY;
  for (size_t h = 0; h < ENT_N_STRATA; h++) {
    if (!next_in (self, h, &progress[h]))
      continue;
    double done = ((double)progress[h].n_done + .5) / (double)progress[h].n_wanted;
    if (done < least) {
      least = done;
      best = h;
    }
  }
  return best;
}

GArray *
ent_survey_queries (const EntSurvey *self, size_t budget)
{
  EntStratum strata[ENT_N_STRATA];
  size_t n[ENT_N_STRATA];
  Progress progress[ENT_N_STRATA];
  ent_survey_strata (self, strata);
  ent_share_allocate (strata, self->mean_p, ENT_N_STRATA, budget, n);
  for (size_t h = 0; h < ENT_N_STRATA; h++)
    progress[h] = (Progress){n[h], 0, self->first[h]};
  GArray *queries = g_array_new (FALSE, FALSE, sizeof (EntLabelQuery));
  for (size_t h; (h = least_done (self, progress)) < ENT_N_STRATA;) {
    EntLabelQuery query = {self->order[progress[h].at++], ENT_QUERY_SURVEY, (double)n[h] / strata[h].n_all};
    progress[h].n_done++;
    g_array_append_val (queries, query);
  }
  return queries;
}

GArray *
ent_survey_labels (const EntSurvey *self)
{
  EntStratum strata[ENT_N_STRATA];
  ent_survey_strata (self, strata);
  GArray *labels = g_array_new (FALSE, FALSE, sizeof (EntLabelQuery));
  for (size_t h = 0; h < ENT_N_STRATA; h++) {
    size_t end = asked_end (self, h);
    for (size_t i = self->first[h]; i < end; i++) {
      EntLabelQuery label = {self->order[i], ENT_QUERY_SURVEY, strata[h].n_labels / strata[h].n_all};
      if (self->people[label.index].eval != ENT_ANSWER_SKIP)
        g_array_append_val (labels, label);
    }
  }
  return labels;
}

/* ---- Teaching ---- */

typedef struct {
  const EntAskable *people;
  Ranked *ranked; /* [n_free] those without an answer */
  size_t n_free;
  GArray *queries;
} Teaching;

static bool
is_taken (const GArray *queries, size_t index)
{
  for (guint i = 0; i < queries->len; i++)
    if (g_array_index (queries, EntLabelQuery, i).index == index)
      return true;
  return false;
}

static bool
is_organisation_taken (const Teaching *teaching, uint64_t organisation)
{
  for (guint i = 0; organisation != 0 && i < teaching->queries->len; i++)
    if (teaching->people[g_array_index (teaching->queries, EntLabelQuery, i).index].organisation ==
        organisation)
      return true;
  return false;
}

/* The first @n of the order that are not taken. */
static void
take_first (Teaching *teaching, size_t n, EntQueryReason reason)
{
  qsort (teaching->ranked, teaching->n_free, sizeof (Ranked), compare_ranked);
  bool spreads = reason == ENT_QUERY_UNCERTAIN;
  for (size_t i = 0; i < teaching->n_free && n > 0; i++) {
    size_t index = teaching->ranked[i].index;
    if (is_taken (teaching->queries, index) ||
        (spreads && is_organisation_taken (teaching, teaching->people[index].organisation)))
      continue;
    double chance = reason == ENT_QUERY_RANDOM ? (double)n / (double)(teaching->n_free - i) : NAN;
    EntLabelQuery query = {index, reason, chance};
    g_array_append_val (teaching->queries, query);
    n--;
  }
}

GArray *
ent_teach_queries (const EntAskable *people, size_t n, uint64_t seed)
{
  g_autofree Ranked *ranked = g_new (Ranked, n + 1);
  Teaching teaching = {people, ranked, 0, g_array_new (FALSE, FALSE, sizeof (EntLabelQuery))};
  for (size_t i = 0; i < n; i++)
    if (people[i].eval == ENT_ANSWER_NONE && people[i].teach == ENT_ANSWER_NONE)
      ranked[teaching.n_free++] =
          (Ranked){i, fabs (people[i].p - .5), random_number (seed, STREAM_TEACH, people[i].id)};
  take_first (&teaching, 5, ENT_QUERY_UNCERTAIN);
  for (size_t i = 0; i < teaching.n_free; i++)
    ranked[i].value = -people[ranked[i].index].p;
  take_first (&teaching, 3, ENT_QUERY_TOP);
  for (size_t i = 0; i < teaching.n_free; i++)
    ranked[i].value = 0;
  take_first (&teaching, ENT_TEACH_BATCH - MIN (teaching.queries->len, 8), ENT_QUERY_RANDOM);
  return teaching.queries;
}

static double
top_mean (const double *by, const double *p, size_t n, size_t k)
{
  g_autofree Ranked *ranked = g_new (Ranked, n + 1);
  for (size_t i = 0; i < n; i++)
    ranked[i] = (Ranked){i, -by[i], i};
  qsort (ranked, n, sizeof *ranked, compare_ranked);
  double sum = 0;
  for (size_t i = 0; i < MIN (n, k); i++)
    sum += p[ranked[i].index];
  return sum / (double)MAX (1, MIN (n, k));
}

double
ent_top_gain (const double *p, const double *p_before, size_t n, size_t k)
{
  return top_mean (p, p, n, k) - top_mean (p_before, p, n, k);
}
