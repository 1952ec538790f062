#include "measure/measure.h"
#include "panel-builder.h"

#include <math.h>

#define HORIZON 90.

/* ---- The fit ---- */

/* Rows whose labels follow from a model of the test's own. */
static GArray *
made_rows (GRand *dice, size_t n, const EntCoefficients *truth)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (EntRelationRow));
  for (size_t i = 0; i < n; i++) {
    EntRelationRow row = {.window = (uint8_t)(1 + i % 4)};
    for (size_t k = 0; k < ENT_N_FEATURES; k++)
      row.features[k] = g_rand_double_range (dice, 0, 4);
    for (size_t target = 0; target < ENT_N_RELATION_TARGETS; target++)
      row.came[target] = g_rand_double (dice) < ent_relation_probability (truth, row.features);
    g_array_append_val (rows, row);
  }
  return rows;
}

static const EntRelationRow *
first_row (const GArray *rows)
{
  return (const EntRelationRow *)(const void *)rows->data;
}

/* science.md, 1.3, as it reads: kappa 30 on standardised slopes, 0.1 on the intercept. */
static double
objective (const GArray *rows, const EntCoefficients *c, const EntCoefficients *prior)
{
  static const double mean[] = {2.7858, 3.1618, 1.2712, 1.1806, .3526, -.9550};
  static const double sd[] = {1.0875, 1.1091, .8496, 1.0230, .2283, 1.7804};
  double sum = 0, intercept = c->intercept - prior->intercept;
  for (guint i = 0; i < rows->len; i++) {
    double p = ent_relation_probability (c, first_row (rows)[i].features);
    sum -= log (first_row (rows)[i].came[ENT_TARGET_IN] ? p : 1 - p);
  }
  for (size_t k = 0; k < ENT_N_FEATURES; k++) {
    double away = c->slope[k] - prior->slope[k];
    sum += 30 * (away * sd[k]) * (away * sd[k]) / 2;
    intercept += away * mean[k];
  }
  return sum + .1 * intercept * intercept / 2;
}

static bool
is_allowed (const EntCoefficients *c)
{
  for (size_t k = 0; k < ENT_N_FEATURES; k++)
    if (ent_feature_sign ((EntFeature)k) * c->slope[k] < 0)
      return false;
  return true;
}

/* No allowed step from @fit, alone or in pairs of coefficients, makes it better. */
static void
assert_best (const GArray *rows, const EntCoefficients *fit, const EntCoefficients *prior)
{
  double best = objective (rows, fit, prior);
  g_assert_true (is_allowed (fit));
  for (size_t i = 0; i <= ENT_N_FEATURES; i++)
    for (size_t j = 0; j <= ENT_N_FEATURES; j++)
      for (int sides = 0; sides < 4; sides++) {
        EntCoefficients tried = *fit;
        double *at_i = i < ENT_N_FEATURES ? &tried.slope[i] : &tried.intercept;
        double *at_j = j < ENT_N_FEATURES ? &tried.slope[j] : &tried.intercept;
        *at_i += sides & 1 ? 1e-3 : -1e-3;
        *at_j += sides & 2 ? 1e-3 : -1e-3;
        if (is_allowed (&tried))
          g_assert_cmpfloat (objective (rows, &tried, prior), >=, best - 1e-9);
      }
}

static void
test_fit_is_the_best (void)
{
  static const EntCoefficients truths[] = {
      {-1, {-.8, -.2, .9, -.5, .6, .1}},
      {0, {.9, .9, -.9, .9, -.9, -.9}}, /* everything against the signs */
      {4, {-2, 0, 0, 0, 0, 0}},
  };
  g_autoptr (GRand) dice = g_rand_new_with_seed (11);
  const EntCoefficients *prior = &ent_relation_model_shipped ()->in;
  for (size_t i = 0; i < G_N_ELEMENTS (truths); i++) {
    g_autoptr (GArray) rows = made_rows (dice, 800, &truths[i]);
    EntRelationFit fit = ent_relation_fit (first_row (rows), rows->len, ENT_TARGET_IN, prior);
    g_assert_cmpint (fit.kind, ==, ENT_FIT_ALL);
    assert_best (rows, &fit.coefficients, prior);
  }
}

static void
test_many_rows_find_the_truth (void)
{
  static const EntCoefficients truth = {-1, {-.8, -.2, .9, -.5, .6, .1}};
  g_autoptr (GRand) dice = g_rand_new_with_seed (12);
  g_autoptr (GArray) rows = made_rows (dice, 200000, &truth);
  EntRelationFit fit =
      ent_relation_fit (first_row (rows), rows->len, ENT_TARGET_ANY, &ent_relation_model_shipped ()->any);
  for (size_t k = 0; k < ENT_N_FEATURES; k++)
    g_assert_cmpfloat_with_epsilon (fit.coefficients.slope[k], truth.slope[k], .03);
}

static void
test_few_rows_keep_the_prior (void)
{
  static const EntCoefficients truth = {-1, {-.8, -.2, .9, -.5, .6, .1}};
  g_autoptr (GRand) dice = g_rand_new_with_seed (13);
  g_autoptr (GArray) rows = made_rows (dice, 100, &truth);
  const EntCoefficients *prior = &ent_relation_model_shipped ()->in;
  EntRelationFit fit = ent_relation_fit (first_row (rows), 9, ENT_TARGET_IN, prior);
  g_assert_cmpint (fit.kind, ==, ENT_FIT_NOTHING);
  assert_same_bytes (&fit.coefficients, prior, sizeof *prior);

  fit = ent_relation_fit (first_row (rows), 29, ENT_TARGET_IN, prior);
  g_assert_cmpint (fit.kind, ==, ENT_FIT_INTERCEPT);
  for (size_t k = 0; k < ENT_N_FEATURES; k++)
    g_assert_cmpfloat_with_epsilon (fit.coefficients.slope[k], prior->slope[k], 1e-12);
  g_assert_cmpfloat (fit.coefficients.intercept, !=, prior->intercept);

  for (guint i = 0; i < rows->len; i++)
    g_array_index (rows, EntRelationRow, i).came[ENT_TARGET_IN] = i < 4;
  fit = ent_relation_fit (first_row (rows), rows->len, ENT_TARGET_IN, prior);
  g_assert_cmpint (fit.kind, ==, ENT_FIT_INTERCEPT);
  g_array_index (rows, EntRelationRow, 50).came[ENT_TARGET_IN] = true;
  fit = ent_relation_fit (first_row (rows), rows->len, ENT_TARGET_IN, prior);
  g_assert_cmpint (fit.kind, ==, ENT_FIT_ALL);
}

/* ---- How good probabilities were ---- */

static void
test_calibration_by_hand (void)
{
  static const double p[] = {.4, .1, .8, .4};
  static const bool came[] = {true, false, true, false};
  EntCalibration self = ent_calibrate (p, came, 4);
  g_assert_cmpuint (self.n_came, ==, 2);
  g_assert_cmpfloat_with_epsilon (self.auc, 3.5 / 4, 1e-12);
  g_assert_cmpfloat_with_epsilon (self.log_loss, -(log (.4) + log (.9) + log (.8) + log (.6)) / 4, 1e-12);
  g_assert_cmpfloat_with_epsilon (self.predicted, .425, 1e-12);

  /* Twenty, two a bin: the bins are off by .1 on one side and on the other. */
  double twenty[20];
  bool came_of_twenty[20];
  for (int i = 0; i < 20; i++) {
    twenty[i] = i < 10 ? .1 : .9;
    came_of_twenty[i] = i >= 10;
  }
  self = ent_calibrate (twenty, came_of_twenty, 20);
  g_assert_cmpfloat_with_epsilon (self.ece, .1, 1e-12);
  g_assert_cmpfloat_with_epsilon (self.auc, 1, 1e-12);
  g_assert_cmpuint (self.bins[9].n, ==, 2);
  g_assert_cmpfloat_with_epsilon (self.bins[9].observed, 1, 1e-12);
  g_assert_false (ent_calibration_habits_changed (&self));
}

static void
test_calibration_at_the_edges (void)
{
  static const double certain[] = {0, 1, 1};
  static const bool came[] = {true, true, true};
  EntCalibration self = ent_calibrate (certain, came, 3);
  g_assert_true (isnan (self.auc));
  g_assert_cmpfloat_with_epsilon (self.log_loss, (-log (1e-6) - 2 * log1p (-1e-6)) / 3, 1e-9);
  g_assert_true (ent_calibration_habits_changed (&self));
  self = ent_calibrate (NULL, NULL, 0);
  g_assert_cmpuint (self.n, ==, 0);
  g_assert_false (ent_calibration_habits_changed (&self));
}

/* ---- Rows of a panel ---- */

static void
test_rows_by_hand (void)
{
  g_autoptr (EntPanel) panel = ent_panel_new (2, 5);
  static const double days[] = {-500, -200, -85, -300, -20};
  static const unsigned shapes[] = {ENT_SHAPE_OUT, ENT_SHAPE_OUT, ENT_SHAPE_IN, ENT_SHAPE_IN, ENT_SHAPE_OUT};
  for (size_t k = 0; k < 5; k++) {
    panel->at_s[k] = day (days[k]);
    panel->shape[k] = (EntEventShape)shapes[k];
  }
  panel->first_event[1] = 3;
  panel->first_event[2] = 5;
  g_autoptr (GArray) rows = ent_hindcast_rows (panel, day (0));
  /* Cut-offs at -360, -270, -180 and -90; the second contact begins at -300. */
  static const struct {
    uint8_t window;
    bool any, in;
  } expected[] = {{4, false, false}, {3, true, false},  {2, false, false}, {1, true, true},
                  {3, false, false}, {2, false, false}, {1, true, false}};
  g_assert_cmpuint (rows->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < rows->len; i++) {
    g_assert_cmpuint (first_row (rows)[i].window, ==, expected[i].window);
    g_assert_cmpint (first_row (rows)[i].came[ENT_TARGET_ANY], ==, expected[i].any);
    g_assert_cmpint (first_row (rows)[i].came[ENT_TARGET_IN], ==, expected[i].in);
  }
  /* At -90: last event 110 days before, ln (1 + 1100 / 90); two active days. */
  g_assert_cmpfloat_with_epsilon (first_row (rows)[3].features[ENT_FEATURE_RECENCY_ANY],
                                  log (1 + 1100 / HORIZON), 1e-12);
  g_assert_cmpfloat_with_epsilon (first_row (rows)[3].features[ENT_FEATURE_DAYS], log (3), 1e-12);
}

static void
test_rows_are_the_relation_as_of_the_cut (void)
{
  g_autoptr (GRand) dice = g_rand_new_with_seed (14);
  g_autoptr (EntPanel) panel = random_panel (dice, 300, 40);
  g_autoptr (GArray) rows = ent_hindcast_rows (panel, day (0));
  guint next = 0;
  for (size_t c = 0; c < panel->n_contacts; c++)
    for (int window = 4; window >= 1; window--) {
      EntRelationScope scope = ent_relation_scope (panel, day (-HORIZON * window), HORIZON);
      EntRelationFacts facts = ent_relation_facts (panel, c, scope.tau_s);
      if (facts.n_active_days == 0)
        continue;
      double features[ENT_N_FEATURES];
      ent_relation_features (&facts, &scope, features);
      const EntRelationRow *row = &first_row (rows)[next++];
      g_assert_cmpuint (row->window, ==, (unsigned)window);
      for (size_t k = 0; k < ENT_N_FEATURES; k++)
        g_assert_cmpfloat (row->features[k], ==, features[k]);
    }
  g_assert_cmpuint (next, ==, rows->len);
}

static void
test_nothing_after_the_cut_enters (void)
{
  g_autoptr (GRand) dice = g_rand_new_with_seed (15);
  g_autoptr (EntPanel) panel = random_panel (dice, 300, 40);
  g_autoptr (GArray) rows = ent_hindcast_rows (panel, day (0));
  for (unsigned window = 1; window <= ENT_HINDCAST_WINDOWS; window++) {
    g_autoptr (EntPanel) noisy = other_future (dice, panel, day (-HORIZON * window));
    g_autoptr (GArray) noisy_rows = ent_hindcast_rows (noisy, day (0));
    guint other = 0, n_compared = 0;
    for (guint i = 0; i < rows->len; i++) {
      if (first_row (rows)[i].window != window)
        continue;
      while (first_row (noisy_rows)[other].window != window)
        other++;
      for (size_t k = 0; k < ENT_N_FEATURES; k++)
        g_assert_cmpfloat (first_row (rows)[i].features[k], ==, first_row (noisy_rows)[other].features[k]);
      other++;
      n_compared++;
    }
    g_assert_cmpuint (n_compared, >, 100);
  }
}

/* ---- Learning on a network ---- */

/* Contacts who each write and are written to now and then, for @years; the user has known everybody since the
 * beginning. */
static EntPanel *
steady_panel (GRand *dice, size_t n_contacts, double years)
{
  enum {
    MAX_EVENTS = 400
  };
  EntPanel *panel = ent_panel_new (n_contacts, n_contacts * MAX_EVENTS);
  uint64_t next = 0;
  for (size_t c = 0; c < n_contacts; c++) {
    panel->contact_id[c] = (int64_t)c + 1;
    panel->since_s[c] = day (-years * 365);
    panel->until_s[c] = ENT_NEVER;
    panel->first_event[c] = next;
    double gap = exp (g_rand_double_range (dice, 2, 7));
    double at = -years * 365;
    for (int i = 0; i < MAX_EVENTS; i++) {
      at += -gap * log (1 - g_rand_double (dice));
      if (at > 0)
        break;
      panel->at_s[next] = day (at);
      panel->shape[next++] = (EntEventShape)g_rand_int_range (dice, 1, 3);
    }
  }
  panel->first_event[n_contacts] = next;
  return panel;
}

static EntHindcast
hindcast_of (const EntPanel *panel, uint32_t tau_s, size_t max_rows)
{
  EntHindcast hindcast;
  EntHindcastOptions options = {.max_rows = max_rows, .seed = 1};
  ent_hindcasts_new (panel, &tau_s, 1, &options, &hindcast);
  return hindcast;
}

static void
test_learning_pays (void)
{
  g_autoptr (GRand) dice = g_rand_new_with_seed (16);
  g_autoptr (EntPanel) panel = steady_panel (dice, 600, 3);
  EntHindcast self = hindcast_of (panel, day (0), 100000);
  const EntHindcastTarget *in = &self.targets[ENT_TARGET_IN];
  size_t have, need;
  g_assert_false (ent_hindcast_lack (&self, ENT_TARGET_IN, &have, &need));
  g_assert_cmpuint (self.cut_s, ==, day (-HORIZON));
  g_assert_cmpuint (in->fitted.n, ==, self.n_of_window[0]);
  g_assert_cmpfloat (in->fitted.log_loss, <, in->shipped.log_loss);
  g_assert_cmpfloat (in->fitted.ece, <, in->shipped.ece);
  g_assert_true (in->is_better);
  assert_same_bytes (&self.model.in, &in->fit.coefficients, sizeof self.model.in);
  g_assert_false (ent_calibration_habits_changed (&in->fitted));
}

/* Everybody falls silent in the last window. */
static void
test_a_rupture_is_noticed (void)
{
  g_autoptr (GRand) dice = g_rand_new_with_seed (17);
  g_autoptr (EntPanel) panel = steady_panel (dice, 400, 3);
  for (uint64_t k = 0; k < panel->first_event[panel->n_contacts]; k++)
    if (panel->at_s[k] > day (-HORIZON))
      panel->shape[k] = ENT_SHAPE_OUT | ENT_SHAPE_WEAK;
  for (size_t c = 0; c < 6; c++) /* but for a few, so that there is something to judge on */
    for (uint64_t k = panel->first_event[c]; k < panel->first_event[c + 1]; k++)
      panel->shape[k] = ENT_SHAPE_IN;
  EntHindcast self = hindcast_of (panel, day (0), 100000);
  g_assert_true (ent_calibration_habits_changed (&self.targets[ENT_TARGET_IN].fitted));
}

static void
test_little_data_keeps_the_shipped_model (void)
{
  g_autoptr (GRand) dice = g_rand_new_with_seed (18);
  g_autoptr (EntPanel) panel = steady_panel (dice, 20, 3);
  EntHindcast self = hindcast_of (panel, day (0), 100000);
  size_t have, need;
  g_assert_true (ent_hindcast_lack (&self, ENT_TARGET_IN, &have, &need));
  g_assert_cmpuint (need, ==, 30);
  g_assert_cmpuint (have, ==, self.n_of_window[0]);
  const EntRelationModel *shipped = ent_relation_model_shipped ();
  assert_same_bytes (&self.model, shipped, sizeof self.model);

  g_autoptr (EntPanel) nobody = ent_panel_new (0, 0);
  self = hindcast_of (nobody, day (0), 100);
  g_assert_true (ent_hindcast_lack (&self, ENT_TARGET_ANY, &have, &need));
  g_assert_cmpuint (self.n_rows, ==, 0);
}

static void
test_rows_are_bounded (void)
{
  g_autoptr (GRand) dice = g_rand_new_with_seed (19);
  g_autoptr (EntPanel) panel = steady_panel (dice, 3000, 3);
  EntHindcast all = hindcast_of (panel, day (0), G_MAXSIZE);
  EntHindcast some = hindcast_of (panel, day (0), 2000);
  g_assert_cmpuint (all.n_rows, >, 6000);
  g_assert_cmpuint (some.n_rows, <, 2400);
  g_assert_cmpuint (some.n_rows, >, 1600);
  g_assert_cmpfloat_with_epsilon (some.targets[0].fitted.auc, all.targets[0].fitted.auc, .05);
}

static void
test_first_words (void)
{
  /* One writes for the first time in the third window, two never do; a fourth makes the log long enough. */
  g_autoptr (EntPanel) panel = ent_panel_new (4, 2);
  static const double since[] = {-700, -300, 0, -900};
  static const uint64_t first_event[] = {0, 1, 1, 1, 2};
  for (size_t c = 0; c < 4; c++)
    panel->since_s[c] = c == 2 ? ENT_NEVER : day (since[c]);
  memcpy (panel->first_event, first_event, sizeof first_event);
  panel->at_s[0] = day (-200);
  panel->at_s[1] = day (-900);
  panel->shape[0] = panel->shape[1] = ENT_SHAPE_IN;
  EntHindcast self = hindcast_of (panel, day (0), 100);
  /* The first was silent at -360, known for 340 days, and at -270, for 430; the second at -270, -180, -90. */
  g_assert_cmpuint (self.first_word[ENT_TENURE_NEW].n, ==, 1);
  g_assert_cmpuint (self.first_word[ENT_TENURE_YOUNG].n, ==, 3);
  g_assert_cmpuint (self.first_word[ENT_TENURE_YOUNG].n_came, ==, 0);
  g_assert_cmpuint (self.first_word[ENT_TENURE_OLD].n, ==, 1);
  g_assert_cmpuint (self.first_word[ENT_TENURE_OLD].n_came, ==, 1);
  g_assert_cmpfloat_with_epsilon (self.first_word[ENT_TENURE_OLD].p, 1.4 / 21, 1e-12);
}

/* ---- The models of the years ---- */

static void
test_models_know_no_future (void)
{
  g_autoptr (GRand) dice = g_rand_new_with_seed (20);
  g_autoptr (EntPanel) panel = steady_panel (dice, 500, 5);
  g_autoptr (EntRelationModels) models = ent_relation_models_new (panel, day (0));
  size_t n_learned = 0;
  for (double at = -5 * 365; at <= 0; at += 73) {
    g_autoptr (EntPanel) noisy = other_future (dice, panel, day (at));
    g_autoptr (EntRelationModels) then = ent_relation_models_new (noisy, day (at));
    const EntRelationModel *now = ent_relation_models_at (models, day (at));
    const EntRelationModel *known_then = ent_relation_models_at (then, day (at));
    assert_same_bytes (now, known_then, sizeof *now);
    n_learned += memcmp (now, ent_relation_model_shipped (), sizeof *now) != 0;
  }
  g_assert_cmpuint (n_learned, >, 10);
}

static void
test_models_change_at_new_year (void)
{
  g_autoptr (GRand) dice = g_rand_new_with_seed (21);
  g_autoptr (EntPanel) panel = steady_panel (dice, 500, 5);
  g_autoptr (EntRelationModels) models = ent_relation_models_new (panel, day (0));
  int year;
  unsigned month, in_month;
  ent_civil_from_days (DAY_0, &year, &month, &in_month);
  uint32_t new_year_s = (uint32_t)(ent_days_from_civil (year, 1, 1) * DAY_S);
  const EntRelationModel *before = ent_relation_models_at (models, new_year_s - 1);
  const EntRelationModel *after = ent_relation_models_at (models, new_year_s);
  g_assert_true (before != after);
  g_assert_true (after == ent_relation_models_at (models, day (0)));
  g_assert_cmpuint (ent_relation_models_last (models)->tau_s, ==, new_year_s - 1);
  g_assert_true (ent_relation_models_at (models, 0) == ent_relation_model_shipped ());
  g_assert_true (ent_relation_models_at (NULL, day (0)) == ent_relation_model_shipped ());

  g_autoptr (EntPanel) nobody = ent_panel_new (0, 0);
  g_autoptr (EntRelationModels) none = ent_relation_models_new (nobody, day (0));
  g_assert_null (ent_relation_models_last (none));
  g_assert_true (ent_relation_models_at (none, day (0)) == ent_relation_model_shipped ());
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/measure/fit/best", test_fit_is_the_best);
  g_test_add_func ("/measure/fit/many-rows", test_many_rows_find_the_truth);
  g_test_add_func ("/measure/fit/few-rows", test_few_rows_keep_the_prior);
  g_test_add_func ("/measure/calibration/by-hand", test_calibration_by_hand);
  g_test_add_func ("/measure/calibration/edges", test_calibration_at_the_edges);
  g_test_add_func ("/measure/hindcast/rows-by-hand", test_rows_by_hand);
  g_test_add_func ("/measure/hindcast/rows-are-relations", test_rows_are_the_relation_as_of_the_cut);
  g_test_add_func ("/measure/hindcast/no-future", test_nothing_after_the_cut_enters);
  g_test_add_func ("/measure/hindcast/learning-pays", test_learning_pays);
  g_test_add_func ("/measure/hindcast/rupture", test_a_rupture_is_noticed);
  g_test_add_func ("/measure/hindcast/little-data", test_little_data_keeps_the_shipped_model);
  g_test_add_func ("/measure/hindcast/bounded", test_rows_are_bounded);
  g_test_add_func ("/measure/hindcast/first-words", test_first_words);
  g_test_add_func ("/measure/models/no-future", test_models_know_no_future);
  g_test_add_func ("/measure/models/new-year", test_models_change_at_new_year);
  return g_test_run ();
}
