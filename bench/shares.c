/* How right a number of qualified contacts is, by ways of getting at it, in many invented networks and
 * surveys of which the truth is known; and how long learning takes. */
#include "measure/measure.h"

#include "measure/learner-private.h"

#include <math.h>
#include <stdio.h>

enum {
  N_PEOPLE = 10000,
  N_LABELS = 100,
  N_SURVEYS = 1000,
};

static const double true_share = .2;

/* A way's answers, summed. */
typedef struct {
  const char *name;
  double error, width; /* sums; a width below 0: it gives none */
  unsigned n, n_covered;
} Way;

enum {
  WAY_COUNT,
  WAY_MEAN,
  WAY_SIMPLE,
  WAY_PPI,
  WAY_STRATIFIED,
  N_WAYS,
};

static void
add_answer (Way *way, double share, const EntInterval *interval, double truth)
{
  way->error += fabs (share - truth);
  way->n++;
  if (interval == NULL)
    return;
  way->width += interval->high - interval->low;
  way->n_covered += interval->low <= truth && truth <= interval->high;
}

typedef struct {
  EntAskable people[N_PEOPLE];
  bool is_yes[N_PEOPLE];
  double truth;
} Network;

/* Scores of two kinds of people, which overlap; @bias moves them all: calibrated for 0. */
static void
make_network (Network *network, GRand *random, double bias)
{
  double n_yes = 0;
  for (size_t i = 0; i < N_PEOPLE; i++) {
    bool is_yes = g_rand_double (random) < true_share;
    double normal = sqrt (-2 * log (1 - g_rand_double (random))) * cos (2 * G_PI * g_rand_double (random));
    double logit = log (true_share / (1 - true_share)) + (is_yes ? 2 : -2) + 2 * normal + bias;
    network->is_yes[i] = is_yes;
    network->people[i] = (EntAskable){.id = (int64_t)i + 1, .score = logit, .p = 1 / (1 + exp (-logit))};
    n_yes += is_yes;
  }
  network->truth = n_yes / N_PEOPLE;
}

static void
count_scores (const Network *network, Way ways[N_WAYS])
{
  double n_above = 0, sum = 0;
  for (size_t i = 0; i < N_PEOPLE; i++) {
    n_above += network->people[i].p > .5;
    sum += network->people[i].p;
  }
  add_answer (&ways[WAY_COUNT], n_above / N_PEOPLE, NULL, network->truth);
  add_answer (&ways[WAY_MEAN], sum / N_PEOPLE, NULL, network->truth);
}

/* A simple random sample: by Wilson, and by PPI++. */
static void
sample_simply (const Network *network, GRand *random, Way ways[N_WAYS])
{
  static double y[N_LABELS], f[N_LABELS], others[N_PEOPLE];
  static size_t order[N_PEOPLE];
  double n_yes = 0;
  for (size_t i = 0; i < N_PEOPLE; i++)
    order[i] = i;
  for (size_t i = 0; i < N_LABELS; i++) {
    size_t j = i + (size_t)g_rand_int_range (random, 0, (gint32)(N_PEOPLE - i)), swapped = order[i];
    order[i] = order[j];
    order[j] = swapped;
    y[i] = network->is_yes[order[i]];
    f[i] = network->people[order[i]].p;
    n_yes += y[i];
  }
  for (size_t i = N_LABELS; i < N_PEOPLE; i++)
    others[i - N_LABELS] = network->people[order[i]].p;
  EntInterval wilson = ent_wilson (n_yes, N_LABELS);
  add_answer (&ways[WAY_SIMPLE], n_yes / N_LABELS, &wilson, network->truth);
  EntPredictedShare ppi = ent_share_predicted (y, f, N_LABELS, others, N_PEOPLE - N_LABELS);
  if (ppi.is_reliable)
    add_answer (&ways[WAY_PPI], ppi.share.share, &ppi.share.interval, network->truth);
}

static void
sample_by_strata (Network *network, uint64_t seed, Way ways[N_WAYS])
{
  g_autoptr (EntSurvey) survey = ent_survey_new (network->people, N_PEOPLE, seed);
  g_autoptr (GArray) queries = ent_survey_queries (survey, N_LABELS);
  for (guint i = 0; i < queries->len; i++) {
    size_t index = g_array_index (queries, EntLabelQuery, i).index;
    network->people[index].eval = network->is_yes[index] ? ENT_ANSWER_YES : ENT_ANSWER_NO;
  }
  EntStratum strata[ENT_N_STRATA];
  EntShare share;
  ent_survey_strata (survey, strata);
  if (ent_share_stratified (strata, ENT_N_STRATA, &share))
    add_answer (&ways[WAY_STRATIFIED], share.share, &share.interval, network->truth);
}

static void
run (const char *title, double bias)
{
  Way ways[N_WAYS] = {{.name = "counting p > .5"},
                      {.name = "mean p"},
                      {.name = "simple sample, Wilson"},
                      {.name = "simple sample, PPI++"},
                      {.name = "five strata"}};
  static Network network;
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  for (uint64_t seed = 0; seed < N_SURVEYS; seed++) {
    make_network (&network, random, bias);
    count_scores (&network, ways);
    sample_simply (&network, random, ways);
    sample_by_strata (&network, seed, ways);
  }
  printf ("shares: %s, %d people, share %.2f, %d answers, %d networks\n", title, N_PEOPLE, true_share,
          N_LABELS, N_SURVEYS);
  for (size_t i = 0; i < N_WAYS; i++) {
    const Way *way = &ways[i];
    printf ("  %-22s mean error %.4f", way->name, way->error / way->n);
    if (way->width > 0)
      printf ("  covers %.4f  width %.4f  (%u)", (double)way->n_covered / way->n, way->width / way->n,
              way->n);
    printf ("\n");
  }
}

/* 10,000 rows of 200 words out of 50,000. */
static void
run_learner (void)
{
  enum {
    N_ROWS = 10000,
    N_ENTRIES = 200,
    N_COLUMNS = 50000
  };
  g_autoptr (GRand) random = g_rand_new_with_seed (2);
  g_autofree size_t *first = g_new (size_t, N_ROWS + 1);
  g_autofree uint32_t *column = g_new (uint32_t, N_ROWS * N_ENTRIES);
  g_autofree double *value = g_new (double, N_ROWS *N_ENTRIES), *prior = g_new0 (double, N_COLUMNS);
  g_autofree double *ridge = g_new (double, N_COLUMNS), *weights = g_new (double, N_COLUMNS);
  g_autofree uint8_t *is_yes = g_new (uint8_t, N_ROWS);
  for (size_t i = 0; i < N_COLUMNS; i++)
    ridge[i] = 4;
  for (size_t row = 0; row <= N_ROWS; row++)
    first[row] = row * N_ENTRIES;
  for (size_t i = 0; i < N_ROWS * N_ENTRIES; i++) {
    column[i] = (uint32_t)(pow (g_rand_double (random), 3) * N_COLUMNS); /* some words are frequent */
    value[i] = 1 / sqrt (N_ENTRIES);
  }
  for (size_t row = 0; row < N_ROWS; row++)
    is_yes[row] = column[row * N_ENTRIES] % 5 == 0;
  const EntLearnerRows rows = {N_ROWS, N_COLUMNS, first, column, value, is_yes};
  gint64 started = g_get_monotonic_time ();
  ent_learner_fit (&rows, prior, ridge, weights);
  printf ("learning: %d answers of %d entries, %d columns: %.0f ms\n", N_ROWS, N_ENTRIES, N_COLUMNS,
          (double)(g_get_monotonic_time () - started) / 1000);
}

int
main (void)
{
  run ("calibrated scores", 0);
  run ("scores too high by 1.5", 1.5);
  run ("scores too low by 1.5", -1.5);
  run_learner ();
  return 0;
}
