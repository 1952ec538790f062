#include "law-simulation.h"
#include "measure/drift.h"

#include <math.h>

enum {
  DAY_S = 86400,
  N_RUNS = 1000
};

/* ---- The fits ---- */

/* Numbers of an independent program: iteratively reweighted least squares in plain Python. */
static void
test_logistic_of_three (void)
{
  static const double features[] = {1, .2, 1,   1, .9, -1,  1,  1.7, 2, 1, 2.1,
                                    0, 1,  2.8, 1, 1,  3.3, -2, 1,   9, 9};
  static const double trials[] = {20, 25, 18, 30, 22.5, 27, 0}, successes[] = {15, 12, 9, 13, 7.5, 6, 0};
  const EntRegression regression = {7, 3, features, trials, successes};
  double b[3];
  g_assert_true (ent_logistic_fit (&regression, b));
  g_assert_cmpfloat_with_epsilon (b[0], .7836736364656866, 1e-8);
  g_assert_cmpfloat_with_epsilon (b[1], -.5544365784202094, 1e-8);
  g_assert_cmpfloat_with_epsilon (b[2], .14906283657718247, 1e-8);
}

static void
test_logistic_has_no_answer (void)
{
  static const double features[] = {1, 0, 1, 1, 1, 2, 1, 3}, alike[] = {1, 2, 1, 2, 1, 2, 1, 2};
  static const double trials[] = {9, 9, 9, 9};
  static const double apart[] = {0, 0, 9, 9}, all[] = {9, 9, 9, 9}, some[] = {3, 5, 2, 6}, none[4];
  double b[2];
  g_assert_false (ent_logistic_fit (&(EntRegression){4, 2, features, trials, apart}, b));
  g_assert_false (ent_logistic_fit (&(EntRegression){4, 2, features, trials, all}, b));
  g_assert_false (ent_logistic_fit (&(EntRegression){4, 2, features, trials, none}, b));
  g_assert_false (ent_logistic_fit (&(EntRegression){4, 2, alike, trials, some}, b));
  g_assert_false (ent_logistic_fit (&(EntRegression){4, 2, features, none, none}, b));
  g_assert_true (ent_logistic_fit (&(EntRegression){4, 2, features, trials, some}, b));
}

static void
test_linear (void)
{
  static const double features[] = {1, 1, 1, 2, 1, 3, 1, 50}, outcomes[] = {3, 5, 7, -100},
                      weights[] = {1, 2, 5, 0};
  double b[2];
  g_assert_true (ent_linear_fit (&(EntRegression){4, 2, features, weights, outcomes}, b));
  g_assert_cmpfloat_with_epsilon (b[0], 1, 1e-9);
  g_assert_cmpfloat_with_epsilon (b[1], 2, 1e-9);
  static const double only[] = {0, 1, 0, 0};
  g_assert_false (ent_linear_fit (&(EntRegression){4, 2, features, only, outcomes}, b));
}

/* Leaving out blocks of a mean gives the mean's textbook error: that of eight block means over the root of 8.
 */
static void
test_jackknife_of_a_mean (void)
{
  double ones[16], values[16], mean = 0, squares = 0;
  for (size_t i = 0; i < 16; i++) {
    ones[i] = 1;
    values[i] = (double)((i * 7) % 16);
    mean += values[i] / 16;
  }
  for (size_t i = 0; i < 8; i++)
    squares += pow ((values[2 * i] + values[2 * i + 1]) / 2 - mean, 2);
  EntEstimate interval;
  g_assert_true (
      ent_jackknife_regression (&(EntRegression){16, 1, ones, ones, values}, ent_linear_fit, 0, &interval));
  g_assert_cmpfloat_with_epsilon (interval.estimate, mean, 1e-9);
  g_assert_cmpfloat_with_epsilon (interval.high - mean, 2.364624 * sqrt (squares / 7 / 8), 1e-5);
  g_assert_cmpfloat_with_epsilon (mean - interval.low, interval.high - mean, 1e-9);
}

/* Numbers of an independent program that makes every matrix of drift.h in full. */
static void
test_drift_half (void)
{
  static const double x[] = {1, 1.3, 1.5, 2.1, 2.4, 2.6, 3.1, 3.3, 3.9, 4.2, 4.4, 5};
  static const double slow[] = {.2, .6, .9, .8, .3, -.2, -.5, -.1, .4, .9, 1.1, .7};
  static const double mixed[] = {.7, .1, 1.4, .3, .8, -.7, 0, -.6, .9, .4, 1.6, .2};
  static const double added[] = {40, 35, 50, 0, 44, 38, 41, 60, 52, 39, 47, 55};
  static const double good[] = {22, 25, 38, 0, 21, 12, 10, 22, 28, 26, 35, 33};
  const struct {
    const double *weights, *outcomes;
    double half;
  } cases[] = {
      {NULL, slow, 2.104731675721149}, {NULL, mixed, 1.1338402286383455}, {added, good, 2.8846914012452074}};
  double features[24], ones[12];
  for (size_t i = 0; i < 12; i++) {
    features[2 * i] = ones[i] = 1;
    features[2 * i + 1] = x[i];
  }
  for (size_t c = 0; c < G_N_ELEMENTS (cases); c++) {
    bool is_share = cases[c].weights != NULL;
    const double *n = is_share ? cases[c].weights : ones;
    double b[2], weights[12], residuals[12];
    g_assert_true ((is_share ? ent_logistic_fit
                             : ent_linear_fit) (&(EntRegression){12, 2, features, n, cases[c].outcomes}, b));
    for (size_t i = 0; i < 12; i++) {
      double fitted = b[0] + b[1] * x[i], p = 1 / (1 + exp (-fitted));
      weights[i] = is_share ? n[i] * p * (1 - p) : 1;
      residuals[i] = !is_share  ? cases[c].outcomes[i] - fitted
                     : n[i] > 0 ? (cases[c].outcomes[i] - n[i] * p) / weights[i]
                                : 0;
    }
    const EntDriftData data = {12, x, NULL, weights, residuals, is_share};
    g_assert_cmpfloat_with_epsilon (ent_drift_half (&data), cases[c].half, 1e-5);
    g_assert_cmpfloat (ent_drift_half (&(EntDriftData){6, x, NULL, weights, residuals, is_share}), ==, 0);
  }
}

static void
test_shift_test (void)
{
  double a[] = {3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8}, b[] = {2, 7, 1, 8, 2, 8, 1, 8, 2, 8, 4, 5};
  EntLawTest test = ent_shift_test (a, b, 12);
  g_assert_cmpfloat_with_epsilon (test.rho, .1415796863640157, 1e-9);
  g_assert_cmpfloat_with_epsilon (test.p, 5 / 12.0, 1e-9);
}

/* ---- The answers ---- */

static const double stays[] = {.8, .9, .95};

/* No effect, two years and five, whose quality drifts: at most 8 false alarms in 100, of a nominal 5. */
static void
test_false_alarms (void)
{
  static const double spreads[ENT_LAW_N_QUESTIONS] = {.6, .3, .3};
  static const size_t lengths[] = {ENT_LAW_MIN_MONTHS, 60};
  for (EntLawQuestion question = 0; question < ENT_LAW_N_QUESTIONS; question++)
    for (size_t i = 0; i < G_N_ELEMENTS (stays) * G_N_ELEMENTS (lengths); i++) {
      const LawStory story = {.question = question,
                              .n_months = lengths[i / G_N_ELEMENTS (stays)],
                              .stays = stays[i % G_N_ELEMENTS (stays)],
                              .spread = spreads[question]};
      double rate = law_simulate_rate (&story, N_RUNS, 20260615 + i, ENT_LAW_N_VERDICTS);
      g_test_message ("question %d, %zu months, stays %.2f: %.3f", (int)question, story.n_months, story.stays,
                      rate);
      g_assert_cmpfloat (rate, <=, .08);
    }
}

/* An effect of -1 is seen more often than not where quality drifts a little, nearly always where it does not;
 * and never taken for its contrary. */
static void
test_power (void)
{
  for (EntLawQuestion question = 0; question < ENT_LAW_ELASTICITY; question++) {
    LawStory story = {.question = question, .n_months = 60, .slope = -1, .spread = .3};
    g_assert_cmpfloat (law_simulate_rate (&story, N_RUNS, 1, ENT_LAW_AGAINST), >=, .95);
    story.stays = .8;
    g_assert_cmpfloat (law_simulate_rate (&story, N_RUNS, 1, ENT_LAW_AGAINST), >=, .7);
    g_assert_cmpfloat (law_simulate_rate (&story, N_RUNS, 1, ENT_LAW_FOR), <=, .01);
  }
  const LawStory crowded = {
      .question = ENT_LAW_ELASTICITY, .n_months = 60, .slope = -1, .stays = .8, .spread = .1};
  g_assert_cmpfloat (law_simulate_rate (&crowded, N_RUNS, 1, ENT_LAW_AGAINST), >=, .7);
}

/* The share at twice the contacts is what the slope says, and what cannot be seen is told. */
static void
test_answer_in_shares (void)
{
  const LawStory story = {.question = ENT_LAW_COMPOSITION, .n_months = 60, .slope = -1};
  EntLawMonth months[60];
  uint64_t state = 7;
  law_simulate (&story, &state, months);
  EntLawAnswer answer = ent_law_ask (ENT_LAW_COMPOSITION, months, 60);
  g_assert_cmpint (answer.verdict, ==, ENT_LAW_AGAINST);
  g_assert_cmpfloat (answer.slope.low, <, -1);
  g_assert_cmpfloat (answer.slope.high, >, -1);
  g_assert_cmpfloat (2 * answer.n_contacts, ==, months[59].n_contacts);
  double odds = answer.share / (1 - answer.share), doubled = answer.doubled / (1 - answer.doubled);
  g_assert_cmpfloat_with_epsilon (log (doubled / odds), answer.slope.estimate * log (2), 1e-9);
  g_assert_cmpfloat (answer.doubled_low, <, answer.doubled);
  g_assert_cmpfloat (answer.doubled, <, answer.doubled_high);
  g_assert_cmpfloat (answer.doubled_high, <, answer.share);
  g_assert_cmpfloat_with_epsilon (
      answer.detectable, (answer.slope.high - answer.slope.low) / 2 * (1 + .8960296 / 2.3646243), 1e-9);
  uint64_t n = 0;
  for (size_t i = 0; i < 60; i++)
    n += months[i].n_added;
  g_assert_cmpuint (answer.n, ==, n);
}

static void
fill (EntLawMonth *months, size_t n, uint32_t added)
{
  for (size_t i = 0; i < n; i++)
    months[i] = (EntLawMonth){.n_contacts = (uint32_t)(100 + 10 * i),
                              .n_good = (uint32_t)(20 + i % 3),
                              .n_added = added,
                              .n_added_qualified = added / 2,
                              .n_aged = added};
}

static void
test_not_enough (void)
{
  EntLawMonth months[64];
  fill (months, 64, 10);
  EntLawAnswer answer = ent_law_ask (ENT_LAW_COMPOSITION, months, 23);
  g_assert_cmpint (answer.verdict, ==, ENT_LAW_NOT_ENOUGH);
  g_assert_cmpuint (answer.n_months, ==, 23);
  g_assert_cmpuint (answer.n_blocks, ==, 7); /* of three months, and one of two */
  g_assert_false (answer.is_constant);
  answer = ent_law_ask (ENT_LAW_COMPOSITION, months, 24);
  g_assert_cmpint (answer.verdict, !=, ENT_LAW_NOT_ENOUGH);
  g_assert_cmpuint (answer.n, ==, 240);
  answer = ent_law_ask (ENT_LAW_COMPOSITION, months, 0);
  g_assert_cmpint (answer.verdict, ==, ENT_LAW_NOT_ENOUGH);

  /* Thin years at the beginning are left out; a hole in the middle is none that could be. */
  for (size_t i = 0; i < 16; i++)
    months[i].n_added = months[i].n_added_qualified = 0;
  answer = ent_law_ask (ENT_LAW_COMPOSITION, months, 64);
  g_assert_cmpint (answer.verdict, !=, ENT_LAW_NOT_ENOUGH);
  g_assert_cmpuint (answer.first, >, 0);
  g_assert_cmpuint (answer.first, <=, 16);
  fill (months, 64, 10);
  for (size_t i = 40; i < 64; i++)
    months[i].n_added = months[i].n_added_qualified = 0;
  answer = ent_law_ask (ENT_LAW_COMPOSITION, months, 64);
  g_assert_cmpint (answer.verdict, ==, ENT_LAW_NOT_ENOUGH);
  g_assert_cmpuint (answer.n_blocks, ==, 5);

  /* Nobody is good after six months: no slope fits that. */
  fill (months, 64, 10);
  answer = ent_law_ask (ENT_LAW_FIXED_AGE, months, 64);
  g_assert_cmpint (answer.verdict, ==, ENT_LAW_NOT_ENOUGH);
  g_assert_true (answer.is_constant);

  /* Months before anybody was good have no logarithm. */
  months[20].n_good = 0;
  answer = ent_law_ask (ENT_LAW_ELASTICITY, months, 64);
  g_assert_cmpuint (answer.first, ==, 21);
}

static void
test_signs (void)
{
  EntLawAnswer whole = {.verdict = ENT_LAW_AGAINST, .slope = {-1, -1.5, -.5}},
               segment = {.verdict = ENT_LAW_UNDECIDED, .slope = {.3, -.2, .8}};
  g_assert_true (ent_law_signs_differ (&whole, &segment));
  whole.verdict = ENT_LAW_UNDECIDED;
  g_assert_false (ent_law_signs_differ (&whole, &segment));
  segment.verdict = ENT_LAW_FOR;
  g_assert_true (ent_law_signs_differ (&whole, &segment));
  whole.slope.estimate = 1;
  g_assert_false (ent_law_signs_differ (&whole, &segment));
}

/* ---- The counts ---- */

static uint32_t
at (int year, unsigned month, unsigned day)
{
  return (uint32_t)(ent_days_from_civil (year, month, day) * DAY_S);
}

/* Three who came: in January with a good relation in July, in January with none, in March; one who comes only
 * after June 2021, and one of whom nobody knows when they came. */
static EntPanel *
small_panel (void)
{
  EntPanel *panel = ent_panel_new (5, 22);
  const uint32_t since[] = {at (2020, 1, 5), at (2020, 1, 31), at (2020, 3, 1), at (2021, 7, 1), ENT_NEVER};
  for (size_t i = 0; i < 5; i++) {
    panel->contact_id[i] = (int64_t)i + 1;
    panel->since_s[i] = since[i];
    panel->until_s[i] = ENT_NEVER;
    panel->first_event[i + 1] = i == 0 ? 20 : i == 1 ? 21 : 22;
  }
  for (size_t i = 0; i < 20; i++) {
    panel->at_s[i] = at (2020, 7, 1) + (uint32_t)i * DAY_S;
    panel->shape[i] = i % 2 == 0 ? ENT_SHAPE_IN : ENT_SHAPE_OUT;
  }
  panel->at_s[20] = at (2020, 2, 1);
  panel->shape[20] = ENT_SHAPE_OUT;
  panel->at_s[21] = at (2020, 4, 1);
  panel->shape[21] = ENT_SHAPE_OUT;
  return panel;
}

static void
test_months_are_counted (void)
{
  g_autoptr (EntPanel) panel = small_panel ();
  g_autoptr (EntArrivals) arrivals = ent_arrivals_new (panel, at (2020, 9, 15), NULL);
  const uint64_t first_span[] = {0, 2, 3, 3, 3, 3};
  /* The first is qualified until August, the second always. */
  const EntQualifiedSpan spans[] = {{0, true}, {at (2020, 8, 10), false}, {0, true}};
  const EntQualification qualification = {first_span, spans};
  g_autoptr (GArray) months = ent_law_months (arrivals, &(EntLawScope){.qualification = &qualification});
  g_assert_cmpuint (months->len, ==, 9);
  const EntLawMonth *month = (const EntLawMonth *)(void *)months->data;
  static const uint32_t contacts[] = {2, 2, 3, 3, 3, 3, 3, 3, 3}, added[] = {2, 0, 1, 0, 0, 0, 0, 0, 0},
                        qualified[] = {2, 2, 2, 2, 2, 2, 2, 1, 1}, aged[] = {0, 0, 0, 0, 0, 0, 2, 0, 0},
                        good[] = {0, 0, 0, 0, 0, 0, 1, 1, 0};
  for (size_t i = 0; i < 9; i++) {
    g_assert_cmpuint (month[i].n_contacts, ==, contacts[i]);
    g_assert_cmpuint (month[i].n_added, ==, added[i]);
    g_assert_cmpuint (month[i].n_qualified, ==, qualified[i]);
    g_assert_cmpuint (month[i].n_aged, ==, aged[i]); /* September is not over: the third has not aged yet */
    g_assert_cmpuint (month[i].n_aged_good, ==, i == 6);
    if (i < 8)
      g_assert_cmpuint (month[i].n_good, ==, good[i]);
  }
  g_assert_cmpuint (month[0].n_added_qualified, ==, 2);
  g_assert_cmpuint (arrivals->n_undated, ==, 1);

  const uint8_t segment_of[] = {0, 1, 1, 0, 0};
  g_autoptr (GArray) part = ent_law_months (
      arrivals, &(EntLawScope){.qualification = &qualification, .segment_of = segment_of, .segment = 1});
  month = (const EntLawMonth *)(void *)part->data;
  g_assert_cmpuint (month[0].n_contacts, ==, 2);
  g_assert_cmpuint (month[0].n_added, ==, 1);
  g_assert_cmpuint (month[2].n_added, ==, 1);
  g_assert_cmpuint (month[6].n_aged_good, ==, 0);
}

static void
test_cohorts (void)
{
  g_autoptr (EntPanel) panel = small_panel ();
  g_autoptr (EntArrivals) arrivals = ent_arrivals_new (panel, at (2021, 8, 1), NULL);
  uint16_t year_of[5];
  g_assert_cmpuint (ent_cohorts_by_year (arrivals, year_of), ==, 2);
  g_assert_cmpuint (year_of[3], ==, 1);
  g_assert_cmpuint (year_of[4], ==, ENT_NO_COHORT);
  const uint32_t left_s[] = {ENT_NEVER, at (2021, 1, 1), at (2022, 1, 1), ENT_NEVER, ENT_NEVER};
  const uint64_t first_span[] = {0, 1, 1, 1, 1, 1};
  const EntQualifiedSpan spans[] = {{0, true}};
  const EntQualification qualification = {first_span, spans};
  EntCohort cohorts[2];
  ent_cohorts_count (arrivals, &(EntCohortOptions){&qualification, year_of, left_s}, cohorts, 2);
  g_assert_cmpuint (cohorts[0].n, ==, 3);
  g_assert_cmpuint (cohorts[0].n_qualified, ==, 1);
  g_assert_cmpuint (cohorts[0].n_aged, ==, 3);
  g_assert_cmpuint (cohorts[0].n_aged_good, ==, 1);
  g_assert_cmpuint (cohorts[0].n_good, ==, 0);
  g_assert_cmpuint (cohorts[0].n_left, ==, 1);
  g_assert_cmpuint (cohorts[1].n, ==, 1);
  g_assert_cmpuint (cohorts[1].n_aged, ==, 0);
}

/* ---- Nothing later enters ---- */

enum {
  N_CONTACTS = 1500,
  N_EACH = 12
};

/* Contacts and events over six years; whatever comes after @tau_s is drawn with another seed. */
static EntPanel *
random_panel (uint32_t tau_s, uint64_t later_seed)
{
  EntPanel *panel = ent_panel_new (N_CONTACTS, N_CONTACTS * N_EACH);
  uint64_t state = 99, later = later_seed;
  for (size_t contact = 0; contact < N_CONTACTS; contact++) {
    uint32_t came_s = at (2018, 1, 1) + (uint32_t)(law_simulate_random (&state) * 6 * 365) * DAY_S;
    panel->contact_id[contact] = (int64_t)contact + 1;
    panel->until_s[contact] = ENT_NEVER;
    panel->first_event[contact + 1] = (contact + 1) * N_EACH;
    uint32_t step_s = (uint32_t)(law_simulate_random (&state) * 120) * DAY_S, at_s = came_s;
    for (size_t k = 0; k < N_EACH; k++) {
      uint64_t *dice = at_s > tau_s ? &later : &state;
      size_t event = contact * N_EACH + k;
      panel->at_s[event] = at_s;
      panel->shape[event] = law_simulate_random (dice) < .5 ? ENT_SHAPE_IN : ENT_SHAPE_OUT;
      at_s += 1 + (uint32_t)(law_simulate_random (dice) * step_s);
    }
    if (came_s > tau_s)
      came_s += (uint32_t)(law_simulate_random (&later) * 100) * DAY_S;
    panel->since_s[contact] = MIN (came_s, panel->at_s[contact * N_EACH]);
  }
  return panel;
}

static void
test_nothing_later_enters (void)
{
  uint32_t tau_s = at (2022, 5, 10);
  GArray *months[2];
  EntLawAnswer answers[2][ENT_LAW_N_QUESTIONS];
  memset (answers, 0, sizeof answers);
  for (size_t i = 0; i < 2; i++) {
    g_autoptr (EntPanel) panel = random_panel (tau_s, 1 + i * 1000);
    uint64_t first_span[N_CONTACTS + 1];
    g_autofree EntQualifiedSpan *spans = g_new (EntQualifiedSpan, 2 * N_CONTACTS);
    uint64_t state = 5, later = 6 + i;
    for (size_t contact = 0; contact < N_CONTACTS; contact++) {
      first_span[contact] = 2 * contact;
      spans[2 * contact] = (EntQualifiedSpan){at (2018, 1, 1), law_simulate_random (&state) < .4};
      spans[2 * contact + 1] = (EntQualifiedSpan){tau_s + 1, law_simulate_random (&later) < .5};
    }
    first_span[N_CONTACTS] = 2 * N_CONTACTS;
    const EntQualification qualification = {first_span, spans};
    g_autoptr (EntArrivals) arrivals = ent_arrivals_new (panel, tau_s, NULL);
    months[i] = ent_law_months (arrivals, &(EntLawScope){.qualification = &qualification});
    for (EntLawQuestion question = 0; question < ENT_LAW_N_QUESTIONS; question++)
      answers[i][question] =
          ent_law_ask (question, (const EntLawMonth *)(void *)months[i]->data, months[i]->len);
  }
  g_assert_cmpuint (months[0]->len, ==, months[1]->len);
  g_assert_true (memcmp (months[0]->data, months[1]->data, months[0]->len * sizeof (EntLawMonth)) == 0);
  for (EntLawQuestion question = 0; question < ENT_LAW_N_QUESTIONS; question++) {
    g_assert_cmpint (answers[0][question].verdict, !=, ENT_LAW_NOT_ENOUGH);
    g_assert_cmpint (answers[0][question].verdict, ==, answers[1][question].verdict);
    g_assert_cmpfloat (answers[0][question].slope.low, ==, answers[1][question].slope.low);
    g_assert_cmpfloat (answers[0][question].slope.high, ==, answers[1][question].slope.high);
  }
  g_array_unref (months[0]);
  g_array_unref (months[1]);
}

static void
test_empty (void)
{
  g_autoptr (EntPanel) panel = ent_panel_new (0, 0);
  g_autoptr (EntArrivals) arrivals = ent_arrivals_new (panel, at (2022, 1, 1), NULL);
  g_autoptr (GArray) months = ent_law_months (arrivals, &(EntLawScope){0});
  g_assert_cmpuint (months->len, ==, 0);
  g_assert_cmpuint (ent_cohorts_by_year (arrivals, NULL), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/law/logistic-of-three", test_logistic_of_three);
  g_test_add_func ("/law/logistic-has-no-answer", test_logistic_has_no_answer);
  g_test_add_func ("/law/linear", test_linear);
  g_test_add_func ("/law/jackknife-of-a-mean", test_jackknife_of_a_mean);
  g_test_add_func ("/law/drift-half", test_drift_half);
  g_test_add_func ("/law/shift-test", test_shift_test);
  g_test_add_func ("/law/false-alarms", test_false_alarms);
  g_test_add_func ("/law/power", test_power);
  g_test_add_func ("/law/answer-in-shares", test_answer_in_shares);
  g_test_add_func ("/law/not-enough", test_not_enough);
  g_test_add_func ("/law/signs", test_signs);
  g_test_add_func ("/law/months-are-counted", test_months_are_counted);
  g_test_add_func ("/law/cohorts", test_cohorts);
  g_test_add_func ("/law/nothing-later-enters", test_nothing_later_enters);
  g_test_add_func ("/law/empty", test_empty);
  return g_test_run ();
}
