/* Shares from a survey: the numbers of the design note, and whether 95 % intervals hold in 95 of 100 surveys.
 */
#include "measure/measure.h"

#include <math.h>

static void
assert_near (double value, double expected, double within)
{
  if (!(fabs (value - expected) <= within))
    g_error ("%.9f is not within %g of %.9f", value, within, expected);
}

static void
test_wilson (void)
{
  EntInterval interval = ent_wilson (23, 100);
  assert_near (interval.low, .158433, 5e-7);
  assert_near (interval.high, .321544, 5e-7);
  interval = ent_wilson (0, 0);
  g_assert_cmpfloat (interval.low, ==, 0);
  g_assert_cmpfloat (interval.high, ==, 1);
}

static void
test_stratified_share (void)
{
  /* So many people that the 20 of each stratum are none of them. */
  const double w[] = {.5, .2, .12, .1, .08}, yes[] = {0, 2, 5, 9, 15};
  EntStratum strata[G_N_ELEMENTS (w)];
  for (size_t h = 0; h < G_N_ELEMENTS (w); h++)
    strata[h] = (EntStratum){w[h] * 1e12, 20, yes[h]};
  EntShare share;
  g_assert_true (ent_share_stratified (strata, G_N_ELEMENTS (strata), &share));
  assert_near (share.share, .155, 1e-12);
  assert_near (share.se, .0287262, 5e-8);
  assert_near (share.interval.low, .155 - 1.959964 * .0287262, 1e-6);

  strata[3].n_labels = strata[3].n_yes = 0;
  g_assert_false (ent_share_stratified (strata, G_N_ELEMENTS (strata), &share));
}

static void
test_who_asked_everybody_is_sure (void)
{
  const EntStratum strata[] = {{30, 30, 3}, {0, 0, 0}, {20, 20, 15}};
  EntShare share;
  g_assert_true (ent_share_stratified (strata, G_N_ELEMENTS (strata), &share));
  assert_near (share.share, .36, 1e-12);
  assert_near (share.interval.low, .36, 1e-12);
  assert_near (share.interval.high, .36, 1e-12);
}

static void
test_predicted_share (void)
{
  const double y[] = {1, 0, 1, 0, 0, 1, 0, 0, 1, 0};
  const double f[] = {.9, .2, .6, .4, .1, .7, .3, .2, .8, .5};
  const double others[] = {.1, .2, .3, .9, .8, .4, .2, .1, .6, .5, .3, .2, .1, .7, .2, .1, .4, .3, .2, .6};
  EntPredictedShare predicted = ent_share_predicted (y, f, G_N_ELEMENTS (y), others, G_N_ELEMENTS (others));
  assert_near (predicted.lambda, 1, 1e-12);
  assert_near (predicted.share.share, .29, 1e-12);
  assert_near (predicted.share.se, .111200, 5e-7);
  g_assert_false (predicted.is_reliable); /* 4 yes: below 10 */
}

/* The best allocation of 60, found by trying all: (24, 13, 13, 6, 4). */
static void
test_allocation_is_the_best (void)
{
  const EntStratum strata[] = {{500, 0, 0}, {200, 0, 0}, {120, 0, 0}, {100, 0, 0}, {80, 0, 0}};
  const double p[] = {.02, .1, .4, .9, .99};
  const size_t expected[] = {24, 13, 13, 6, 4};
  size_t n[G_N_ELEMENTS (p)];
  ent_share_allocate (strata, p, G_N_ELEMENTS (p), 60, n);
  for (size_t h = 0; h < G_N_ELEMENTS (p); h++)
    g_assert_cmpuint (n[h], ==, expected[h]);
  ent_share_allocate (strata, p, G_N_ELEMENTS (p), 5, n);
  for (size_t h = 0; h < G_N_ELEMENTS (p); h++)
    g_assert_cmpuint (n[h], ==, 4);
  ent_share_allocate (strata, p, G_N_ELEMENTS (p), 5000, n);
  for (size_t h = 0; h < G_N_ELEMENTS (p); h++)
    g_assert_cmpuint (n[h], ==, (size_t)strata[h].n_all);
}

static void
test_hit_rate (void)
{
  EntWeightedLabel labels[100];
  for (size_t i = 0; i < G_N_ELEMENTS (labels); i++)
    labels[i] = (EntWeightedLabel){7, i < 23};
  EntHitRate rate = ent_hit_rate (labels, G_N_ELEMENTS (labels));
  assert_near (rate.share, .23, 1e-12);
  assert_near (rate.interval.low, .158433, 5e-7);
  assert_near (rate.interval.high, .321544, 5e-7);
  /* A label that stands for 10 among nine that stand for 0: one label. */
  for (size_t i = 0; i < 10; i++)
    labels[i] = (EntWeightedLabel){i == 0 ? 10 : 0, i == 0};
  rate = ent_hit_rate (labels, 10);
  assert_near (rate.interval.low, ent_wilson (1, 1).low, 1e-12);
  g_assert_true (isnan (ent_hit_rate (labels, 0).share));
}

static void
test_counts_are_rounded_as_they_are_sure (void)
{
  const double widths[][2] = {{0, 1}, {9, 1}, {20, 2}, {750, 50}, {1260, 100}, {2000, 200}, {60000, 5000}};
  for (size_t i = 0; i < G_N_ELEMENTS (widths); i++)
    assert_near (ent_share_step (widths[i][0]), widths[i][1], 1e-9);
}

/* ---- Surveys ---- */

/* People of whom a share is qualified; the score tells it from the rest more or less. */
static void
make_people (EntAskable *people, bool *truth, size_t n, double share, double tells, uint32_t seed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  for (size_t i = 0; i < n; i++) {
    truth[i] = g_rand_double (random) < share;
    double noise = g_rand_double (random) + g_rand_double (random) - 1;
    double score = rint (2 * ((truth[i] ? tells : 0) + 2 * noise)) / 2; /* ties, as with rules */
    people[i] = (EntAskable){.id = (int64_t)(i * 3 + 1),
                             .score = score,
                             .p = 1 / (1 + exp (-(score - tells))),
                             .organisation = i % 50};
  }
}

static void
answer_all (EntAskable *people, const bool *truth, const GArray *queries)
{
  for (guint i = 0; i < queries->len; i++) {
    size_t index = g_array_index (queries, EntLabelQuery, i).index;
    people[index].eval = truth[index] ? ENT_ANSWER_YES : ENT_ANSWER_NO;
  }
}

enum {
  N_PEOPLE = 2000,
  N_SURVEYS = 800,
};

static void
assert_covers (double share, double tells, uint32_t seed)
{
  g_autofree EntAskable *people = g_new0 (EntAskable, N_PEOPLE);
  g_autofree bool *truth = g_new0 (bool, N_PEOPLE);
  make_people (people, truth, N_PEOPLE, share, tells, seed);
  double n_true = 0;
  for (size_t i = 0; i < N_PEOPLE; i++)
    n_true += truth[i];
  size_t n_covered = 0;
  for (uint64_t survey_seed = 0; survey_seed < N_SURVEYS; survey_seed++) {
    for (size_t i = 0; i < N_PEOPLE; i++)
      people[i].eval = ENT_ANSWER_NONE;
    g_autoptr (EntSurvey) survey = ent_survey_new (people, N_PEOPLE, survey_seed);
    g_autoptr (GArray) queries = ent_survey_queries (survey, 80);
    g_assert_cmpuint (queries->len, ==, 80);
    answer_all (people, truth, queries);
    EntStratum strata[ENT_N_STRATA];
    EntShare found;
    ent_survey_strata (survey, strata);
    g_assert_true (ent_share_stratified (strata, ENT_N_STRATA, &found));
    n_covered += found.interval.low <= n_true / N_PEOPLE && n_true / N_PEOPLE <= found.interval.high;
  }
  double coverage = (double)n_covered / N_SURVEYS;
  g_test_message ("share %.2f, score tells %.1f: coverage %.4f", share, tells, coverage);
  g_assert_cmpfloat (coverage, >=, .93);
  g_assert_cmpfloat (coverage, <=, .97);
}

/* With scores that tell much, little, and nothing at all. */
static void
test_intervals_hold (void)
{
  assert_covers (.2, 2, 1);
  assert_covers (.2, 1, 2);
  assert_covers (.2, 0, 3);
  assert_covers (.4, 2, 4);
}

/* Another target, or another network, in the middle of it: the strata are others, and the answers so far were
 * drawn for the old ones. */
static void
test_intervals_hold_after_a_change (void)
{
  g_autofree EntAskable *people = g_new0 (EntAskable, N_PEOPLE), *changed = g_new0 (EntAskable, N_PEOPLE);
  g_autofree bool *truth = g_new0 (bool, N_PEOPLE), *other_truth = g_new0 (bool, N_PEOPLE);
  make_people (people, truth, N_PEOPLE, .2, 2, 1);
  make_people (changed, other_truth, N_PEOPLE, .2, 0, 10); /* scores that tell nothing */
  double n_true = 0;
  size_t n_covered = 0;
  for (size_t i = 0; i < N_PEOPLE; i++)
    n_true += truth[i];
  for (uint64_t seed = 0; seed < N_SURVEYS; seed++) {
    for (size_t i = 0; i < N_PEOPLE; i++)
      people[i].eval = ENT_ANSWER_NONE;
    g_autoptr (EntSurvey) survey = ent_survey_new (people, N_PEOPLE, seed);
    g_autoptr (GArray) queries = ent_survey_queries (survey, 50);
    answer_all (people, truth, queries);
    for (size_t i = 0; i < N_PEOPLE; i++)
      changed[i].eval = people[i].eval;
    g_autoptr (EntSurvey) later = ent_survey_new (changed, N_PEOPLE, seed);
    g_autoptr (GArray) more = ent_survey_queries (later, 80);
    g_assert_cmpuint (more->len, <, 80); /* some of the first answers still count */
    answer_all (changed, truth, more);
    EntStratum strata[ENT_N_STRATA];
    EntShare found;
    ent_survey_strata (later, strata);
    g_assert_true (ent_share_stratified (strata, ENT_N_STRATA, &found));
    n_covered += found.interval.low <= n_true / N_PEOPLE && n_true / N_PEOPLE <= found.interval.high;
  }
  double coverage = (double)n_covered / N_SURVEYS;
  g_test_message ("after a change: coverage %.4f", coverage);
  g_assert_cmpfloat (coverage, >=, .93);
  g_assert_cmpfloat (coverage, <=, .97);
}

static void
test_a_survey_goes_on_and_the_seed_decides (void)
{
  EntAskable people[N_PEOPLE];
  bool truth[N_PEOPLE];
  make_people (people, truth, N_PEOPLE, .2, 2, 5);
  g_autoptr (EntSurvey) survey = ent_survey_new (people, N_PEOPLE, 7);
  g_autoptr (GArray) all = ent_survey_queries (survey, 80);
  g_autoptr (GArray) again = ent_survey_queries (survey, 80);
  for (guint i = 0; i < all->len; i++)
    g_assert_cmpuint (g_array_index (all, EntLabelQuery, i).index, ==,
                      g_array_index (again, EntLabelQuery, i).index);
  g_autoptr (EntSurvey) other = ent_survey_new (people, N_PEOPLE, 8);
  g_autoptr (GArray) others = ent_survey_queries (other, 80);
  guint n_same = 0;
  for (guint i = 0; i < all->len; i++)
    n_same += g_array_index (all, EntLabelQuery, i).index == g_array_index (others, EntLabelQuery, i).index;
  g_assert_cmpuint (n_same, <, 10);

  g_autoptr (GArray) first = ent_survey_queries (survey, 30);
  answer_all (people, truth, first);
  g_autoptr (GArray) rest = ent_survey_queries (survey, 80);
  g_assert_cmpuint (rest->len, ==, 50);
  answer_all (people, truth, rest);
  g_autoptr (GArray) none = ent_survey_queries (survey, 80);
  g_assert_cmpuint (none->len, ==, 0);
  for (guint i = 0; i < all->len; i++)
    g_assert_cmpint (people[g_array_index (all, EntLabelQuery, i).index].eval, !=, ENT_ANSWER_NONE);
}

static double
count_labels (const EntSurvey *survey)
{
  EntStratum strata[ENT_N_STRATA];
  ent_survey_strata (survey, strata);
  double n = 0;
  for (size_t h = 0; h < ENT_N_STRATA; h++)
    n += strata[h].n_labels;
  return n;
}

/* Answers behind a gap wait until the gap is filled: only those in front are a sample. */
static void
test_a_gap_and_a_skip (void)
{
  EntAskable people[N_PEOPLE];
  bool truth[N_PEOPLE];
  make_people (people, truth, N_PEOPLE, .2, 2, 6);
  g_autoptr (EntSurvey) survey = ent_survey_new (people, N_PEOPLE, 7);
  g_autoptr (GArray) queries = ent_survey_queries (survey, 80);
  answer_all (people, truth, queries);
  EntAskable *first = &people[g_array_index (queries, EntLabelQuery, 0).index];
  g_assert_cmpfloat (count_labels (survey), ==, 80);
  first->eval = ENT_ANSWER_NONE;
  g_assert_cmpfloat (count_labels (survey), <, 79);
  g_autoptr (GArray) missing = ent_survey_queries (survey, 80);
  g_assert_cmpuint (missing->len, ==, 1);
  g_assert_true (&people[g_array_index (missing, EntLabelQuery, 0).index] == first);
  first->eval = ENT_ANSWER_SKIP;
  g_assert_cmpfloat (count_labels (survey), ==, 79);
  g_autoptr (GArray) labels = ent_survey_labels (survey);
  g_assert_cmpuint (labels->len, ==, 79);
  g_autoptr (GArray) instead = ent_survey_queries (survey, 80);
  g_assert_cmpuint (instead->len, ==, 1);
}

static void
test_a_survey_of_few (void)
{
  EntAskable people[7];
  bool truth[7];
  make_people (people, truth, 7, .5, 2, 8);
  for (size_t n = 0; n <= 7; n++) {
    g_autoptr (EntSurvey) survey = ent_survey_new (people, n, 1);
    g_autoptr (GArray) queries = ent_survey_queries (survey, 80);
    g_assert_cmpuint (queries->len, ==, n);
  }
}

static void
test_a_batch_that_teaches (void)
{
  EntAskable people[N_PEOPLE];
  bool truth[N_PEOPLE];
  make_people (people, truth, N_PEOPLE, .2, 2, 9);
  people[3].eval = people[4].teach = ENT_ANSWER_YES;
  people[3].p = people[4].p = .5; /* the most uncertain, and answered already */
  g_autoptr (GArray) queries = ent_teach_queries (people, N_PEOPLE, 1);
  g_assert_cmpuint (queries->len, ==, ENT_TEACH_BATCH);
  guint n_of[4] = {0};
  uint64_t organisations = 0;
  for (guint i = 0; i < queries->len; i++) {
    const EntLabelQuery *query = &g_array_index (queries, EntLabelQuery, i);
    g_assert_true (query->index != 3 && query->index != 4);
    n_of[query->reason]++;
    g_assert_true (isnan (query->chance) == (query->reason != ENT_QUERY_RANDOM));
    if (query->reason != ENT_QUERY_UNCERTAIN || people[query->index].organisation == 0)
      continue;
    g_assert_false (organisations >> people[query->index].organisation & 1);
    organisations |= UINT64_C (1) << people[query->index].organisation;
  }
  g_assert_cmpuint (n_of[ENT_QUERY_UNCERTAIN], ==, 5);
  g_assert_cmpuint (n_of[ENT_QUERY_TOP], ==, 3);
  g_assert_cmpuint (n_of[ENT_QUERY_RANDOM], ==, 2);
}

static void
test_top_gain (void)
{
  const double p[] = {.9, .8, .1, .2}, before[] = {.5, .1, .9, .2};
  assert_near (ent_top_gain (p, before, 4, 2), .85 - .5, 1e-12);
  assert_near (ent_top_gain (p, p, 4, 2), 0, 1e-12);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/share/wilson", test_wilson);
  g_test_add_func ("/share/stratified", test_stratified_share);
  g_test_add_func ("/share/who-asked-everybody-is-sure", test_who_asked_everybody_is_sure);
  g_test_add_func ("/share/predicted", test_predicted_share);
  g_test_add_func ("/share/allocation-is-the-best", test_allocation_is_the_best);
  g_test_add_func ("/share/hit-rate", test_hit_rate);
  g_test_add_func ("/share/counts-are-rounded-as-they-are-sure", test_counts_are_rounded_as_they_are_sure);
  g_test_add_func ("/survey/intervals-hold", test_intervals_hold);
  g_test_add_func ("/survey/intervals-hold-after-a-change", test_intervals_hold_after_a_change);
  g_test_add_func ("/survey/goes-on-and-the-seed-decides", test_a_survey_goes_on_and_the_seed_decides);
  g_test_add_func ("/survey/a-gap-and-a-skip", test_a_gap_and_a_skip);
  g_test_add_func ("/survey/of-few", test_a_survey_of_few);
  g_test_add_func ("/teach/a-batch", test_a_batch_that_teaches);
  g_test_add_func ("/teach/top-gain", test_top_gain);
  return g_test_run ();
}
