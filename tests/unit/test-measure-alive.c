#include "measure/measure.h"

#include <math.h>
#include <stdio.h>

/* Of the CDNOW sample: as published (Fader, Hardie and Lee 2005), and the maximum found with other programs.
 */
static const EntAliveModel bg = {.2426, 4.4136, .7929, 2.4259};
static const EntAliveModel mbg = {.524838, 6.182993, .891356, 1.613999};
#define HALF_YEAR 39.

static const EntAliveHistory histories[] = {
    {2, 30.43, 38.86}, {1, 1.71, 38.86}, {0, 0, 38.86}, {4, 35.71, 38.86}, {10, 10, 38}};

/* Relative, as the numbers are given to seven digits. */
static void
assert_near (double value, double expected, double digits)
{
  g_assert_cmpfloat (fabs (value - expected), <=, fabs (expected) * digits);
}

static void
test_published_bg (void)
{
  static const double alive[] = {.7266140, .2122343, 1, .8323807, 2.277885e-4};
  static const double any[] = {.5546117, .1167166, .1443316, .7778705, 2.275021e-4};
  static const double expected[] = {1.2259227, .2032585, .1947868, 2.5859479, 1.684847e-3};
  static const double log_likelihood[] = {-9.4596735, -4.4704454, -.5538199, -15.4478290, -18.926237};
  for (size_t i = 0; i < G_N_ELEMENTS (histories); i++) {
    const EntAliveHistory *history = &histories[i];

    assert_near (ent_alive_probability (ENT_ALIVE_BG, &bg, history), alive[i], 5e-7);
    assert_near (ent_alive_any (ENT_ALIVE_BG, &bg, history, HALF_YEAR), any[i], 5e-7);
    assert_near (ent_alive_expected (ENT_ALIVE_BG, &bg, history, HALF_YEAR), expected[i], 5e-7);
    assert_near (ent_alive_log_likelihood (ENT_ALIVE_BG, &bg, history), log_likelihood[i], 1e-7);
  }
}

static void
test_published_mbg (void)
{
  static const double alive[] = {.7061263, .1708196, .3897163, .8193913};
  for (size_t i = 0; i < G_N_ELEMENTS (alive); i++)
    assert_near (ent_alive_probability (ENT_ALIVE_MBG, &mbg, &histories[i]), alive[i], 1e-6);
}

/* P(any in the next H) is what a silence of H would cost the likelihood. */
static void
test_any_follows_from_the_likelihood (void)
{
  for (size_t i = 0; i < G_N_ELEMENTS (histories); i++) {
    EntAliveHistory later = histories[i];
    later.age += HALF_YEAR;
    double silent = exp (ent_alive_log_likelihood (ENT_ALIVE_BG, &bg, &later) -
                         ent_alive_log_likelihood (ENT_ALIVE_BG, &bg, &histories[i]));
    assert_near (ent_alive_any (ENT_ALIVE_BG, &bg, &histories[i], HALF_YEAR), 1 - silent, 1e-9);
    silent = exp (ent_alive_log_likelihood (ENT_ALIVE_MBG, &mbg, &later) -
                  ent_alive_log_likelihood (ENT_ALIVE_MBG, &mbg, &histories[i]));
    assert_near (ent_alive_any (ENT_ALIVE_MBG, &mbg, &histories[i], HALF_YEAR), 1 - silent, 1e-9);
  }
}

/* What is to be expected, by drawing lives: 200,000 of them leave an error of about half a per cent. */
static double
drawn_expectation (const EntAliveModel *model, double horizon, GRand *dice)
{
  enum {
    N_LIVES = 200000
  };
  uint64_t n_exchanges = 0;
  for (int i = 0; i < N_LIVES; i++) {
    /* With r = 1 the rate is exponential, with a = 1 the chance to die is 1 - u^(1/b): drawn without more. */
    double rate = -log (1 - g_rand_double (dice)) / model->alpha;
    double death = 1 - pow (1 - g_rand_double (dice), 1 / model->b);
    bool is_alive = g_rand_double (dice) >= death;
    for (double at = 0; is_alive;) {
      at += -log (1 - g_rand_double (dice)) / rate;
      if (at > horizon)
        break;
      n_exchanges++;
      is_alive = g_rand_double (dice) >= death;
    }
  }
  return (double)n_exchanges / N_LIVES;
}

/* A relation that has just begun, T = 0: by drawing, for want of a published number. a = 1 is the singular
 * point of the formula. */
static void
test_expectation_of_mbg (void)
{
  static const EntAliveModel model = {.r = 1, .alpha = 2, .a = 1, .b = 3};
  static const EntAliveHistory begun = {0, 0, 0};
  g_autoptr (GRand) dice = g_rand_new_with_seed (7);
  double expected = ent_alive_expected (ENT_ALIVE_MBG, &model, &begun, 10);
  assert_near (expected, drawn_expectation (&model, 10, dice), .015);
}

static void
test_expectation_bounds_the_chance (void)
{
  for (size_t i = 0; i < G_N_ELEMENTS (histories); i++) {
    for (double horizon = .01; horizon < 1e5; horizon *= 10) {
      double expected = ent_alive_expected (ENT_ALIVE_MBG, &mbg, &histories[i], horizon);
      g_assert_cmpfloat (expected, >=, ent_alive_any (ENT_ALIVE_MBG, &mbg, &histories[i], horizon) * .999999);
    }
  }
  static const EntAliveModel thin = {.r = .2, .alpha = 1, .a = .1, .b = .2};
  g_assert_true (isnan (ent_alive_expected (ENT_ALIVE_BG, &thin, &histories[2], 1)));
}

/* ---- The CDNOW sample ---- */

static GArray *
read_cdnow (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("SOURCE_DIR"), "tests", "data", "cdnow.tsv", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  GArray *sample = g_array_new (FALSE, FALSE, sizeof (EntAliveHistory));
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  for (size_t i = 1; lines[i] != NULL && *lines[i] != '\0'; i++) {
    unsigned x, n;
    double tx, age;
    g_assert_cmpint (sscanf (lines[i], "%u %lf %lf %u", &x, &tx, &age, &n), ==, 4);
    EntAliveHistory history = {x, tx, age};
    for (; n > 0; n--)
      g_array_append_val (sample, history);
  }
  return sample;
}

static double
total_log_likelihood (EntAliveKind kind, const EntAliveModel *model, const GArray *sample)
{
  double sum = 0;
  for (guint i = 0; i < sample->len; i++)
    sum += ent_alive_log_likelihood (kind, model, &g_array_index (sample, EntAliveHistory, i));
  return sum;
}

static void
test_cdnow (void)
{
  g_autoptr (GArray) sample = read_cdnow ();
  g_assert_cmpuint (sample->len, ==, 2357);
  const EntAliveHistory *first = (const EntAliveHistory *)(const void *)sample->data;

  EntAliveModel fitted = ent_alive_fit (ENT_ALIVE_BG, first, sample->len, HALF_YEAR);
  g_assert_cmpfloat_with_epsilon (total_log_likelihood (ENT_ALIVE_BG, &fitted, sample), -9582.4256, 1e-3);
  assert_near (fitted.r, .24259, 1e-3);
  assert_near (fitted.alpha, 4.41353, 1e-3);
  assert_near (fitted.a, .79289, 3e-3);
  assert_near (fitted.b, 2.42575, 3e-3);

  fitted = ent_alive_fit (ENT_ALIVE_MBG, first, sample->len, HALF_YEAR);
  g_assert_cmpfloat_with_epsilon (total_log_likelihood (ENT_ALIVE_MBG, &fitted, sample), -9582.13, 5e-3);
  assert_near (fitted.r, .525, 2e-3);
  assert_near (fitted.alpha, 6.183, 2e-3);
  assert_near (fitted.a, .891, 5e-3);
  assert_near (fitted.b, 1.614, 5e-3);
}

static void
test_few_histories_are_held_back (void)
{
  static const EntAliveHistory alike[] = {{3, 30, 31}, {4, 29, 30}, {5, 33, 34}};
  EntAliveModel fitted = ent_alive_fit (ENT_ALIVE_MBG, alike, G_N_ELEMENTS (alike), 30);
  g_assert_cmpfloat (fitted.r, >, 0);
  g_assert_true (isfinite (fitted.r) && isfinite (fitted.alpha) && isfinite (fitted.a) &&
                 isfinite (fitted.b));
  g_assert_cmpfloat (ent_alive_probability (ENT_ALIVE_MBG, &fitted, &alike[0]), >, .5);
}

/* ---- In a network ---- */

static void
test_history_counts_days (void)
{
  const EntRelationFacts facts = {.first_s = 10 * 86400 + 86399, .last_s = 20 * 86400, .n_active_days = 3};
  EntAliveHistory history = ent_alive_history (&facts, 25 * 86400 + 5);
  g_assert_cmpuint (history.n_repeats, ==, 2);
  g_assert_cmpfloat (history.recency, ==, 10);
  g_assert_cmpfloat (history.age, ==, 15);
}

static void
test_learning_needs_contacts (void)
{
  enum {
    N = 40,
    TODAY = 20000
  };
  g_autoptr (EntPanel) panel = ent_panel_new (N, 0);
  EntRelation relations[N] = {{{0}, 0, 0, 0, 0}};
  for (uint32_t i = 0; i < N; i++) {
    panel->contact_id[i] = i + 1;
    relations[i].facts = (EntRelationFacts){.first_s = (TODAY - 700 + i) * 86400u,
                                            .last_s = (TODAY - 10 * i) * 86400u,
                                            .n_active_days = i < 29 ? 1 + i : 0};
  }
  EntAliveModel model;
  size_t n;
  g_assert_false (ent_alive_learn (panel, relations, TODAY * 86400u, 1000, 1, 90, &model, &n));
  g_assert_cmpuint (n, ==, 29);
  for (size_t i = 29; i < N; i++)
    relations[i].facts.n_active_days = 2;
  g_assert_true (ent_alive_learn (panel, relations, TODAY * 86400u, 1000, 1, 90, &model, &n));
  g_assert_cmpuint (n, ==, N);
  EntAliveHistory lately = {20, 690, 700}, long_ago = {20, 300, 700};
  g_assert_cmpfloat (ent_alive_probability (ENT_ALIVE_MBG, &model, &lately), >,
                     ent_alive_probability (ENT_ALIVE_MBG, &model, &long_ago));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/measure/alive/published-bg", test_published_bg);
  g_test_add_func ("/measure/alive/published-mbg", test_published_mbg);
  g_test_add_func ("/measure/alive/any-from-likelihood", test_any_follows_from_the_likelihood);
  g_test_add_func ("/measure/alive/expectation-mbg", test_expectation_of_mbg);
  g_test_add_func ("/measure/alive/expectation-bounds", test_expectation_bounds_the_chance);
  g_test_add_func ("/measure/alive/cdnow", test_cdnow);
  g_test_add_func ("/measure/alive/few", test_few_histories_are_held_back);
  g_test_add_func ("/measure/alive/history", test_history_counts_days);
  g_test_add_func ("/measure/alive/learning", test_learning_needs_contacts);
  return g_test_run ();
}
