/* Invitations: the value is the sum that science section 5 tells, advice follows its interval, and nobody is
 * judged by what came later. */
#include "plan/plan.h"

#include <math.h>

#define DAY_S 86400u

static void
assert_near (double value, double expected, double tolerance)
{
  if (!(fabs (value - expected) <= tolerance))
    g_error ("%.9g is not %.9g within %.1g", value, expected, tolerance);
}

static void
test_a_share_is_a_beta (void)
{
  /* 3 of 10 with 20 pseudo-counts at .4: Beta(11, 19). */
  EntRate share = ent_rate_of (3, 10, .4, 20);
  assert_near (ent_rate_mean (&share), 11. / 30, 1e-12);
  assert_near (ent_rate_variance (&share), 11. * 19 / (30. * 30 * 31), 1e-12);
  g_assert_cmpuint (share.n, ==, 10);

  /* Drawn often, they have its mean and its variance. */
  GRand *rand = g_rand_new_with_seed (7);
  double sum = 0, squares = 0;
  enum {
    N = 40000
  };
  for (int i = 0; i < N; i++) {
    double draw = ent_rate_draw (&share, rand);
    g_assert_true (draw > 0 && draw < 1);
    sum += draw;
    squares += draw * draw;
  }
  g_rand_free (rand);
  double mean = sum / N;
  assert_near (mean, 11. / 30, .002);
  assert_near (squares / N - mean * mean, ent_rate_variance (&share), .0003);
}

/* Published: Beta(31, 71) exceeds Beta(21, 81) with .9476031; and of two alike, each is above with a half. */
static void
test_the_chance_to_be_above (void)
{
  EntRate a = {.a = 21, .b = 81}, b = {.a = 31, .b = 71};
  assert_near (ent_rate_chance_above (&a, &b), .9476031, 5e-8);
  assert_near (ent_rate_chance_above (&b, &a), 1 - .9476031, 5e-8);
  assert_near (ent_rate_chance_above (&a, &a), .5, 1e-9);
  EntRate flat = {.a = 1, .b = 1}, sure = {.a = 1e4, .b = 1};
  assert_near (ent_rate_chance_above (&flat, &sure), 1e4 / (1e4 + 1), 1e-9);
}

static void
test_a_share_of_nothing_stays_a_share (void)
{
  EntRate none = ent_rate_of (0, 0, 0, 0), all = ent_rate_of (5, 5, 1, 4);
  g_assert_true (none.a > 0 && none.b > 0 && all.b > 0);
  GRand *rand = g_rand_new_with_seed (1);
  for (int i = 0; i < 1000; i++) {
    double draw = ent_rate_draw (&none, rand);
    g_assert_true (draw >= 0 && draw <= 1);
  }
  g_rand_free (rand);
}

/* Nothing was seen yet: the guesses alone. */
static void
test_the_value_is_the_sum_of_its_terms (void)
{
  EntNewcomerHistory history = {0};
  EntInvitationWorth worth = ent_invitation_worth_default ();
  EntNewcomer newcomer = {.has_title = true, .p_qualified = .8, .crowding = .25, .has_note = true};
  EntInvitationAdvice advice = ent_invitation_advise (&history, &newcomer, &worth);
  /* .8 x 30 + .3 x 20 + .75 x 10 - 2 - .05 x 60 */
  assert_near (advice.value, 24 + 6 + 7.5 - 2 - 3, 1e-9);
  g_assert_cmpint (advice.advice, ==, ENT_ADVICE_ACCEPT);
  g_assert_cmpint (advice.reasons[0].term, ==, ENT_INVITATION_QUALIFIED);
  assert_near (advice.reasons[0].minutes, 24, 1e-9);
  g_assert_cmpint (advice.reasons[1].term, ==, ENT_INVITATION_NOVELTY);
  g_assert_cmpint (advice.reasons[2].term, ==, ENT_INVITATION_RELATION);
  double sum = 0;
  for (int i = 0; i < ENT_N_INVITATION_TERMS; i++)
    sum += advice.reasons[i].minutes;
  assert_near (sum, advice.value, 1e-9);
  /* Variances of Beta(3.2, .8), Beta(6, 14) and Beta(1, 19), by their formula; 80 % is 1.2816 errors. */
  double error = sqrt (.8 * .2 / 5 * 900 + .3 * .7 / 21 * 400 + .05 * .95 / 21 * 3600);
  assert_near (advice.high - advice.low, 2 * 1.2815515655 * error, 1e-6);
}

static EntNewcomer
arrived (uint32_t day, bool has_note, bool wrote, bool pitched)
{
  return (EntNewcomer){.contact_id = day,
                       .at_s = day * DAY_S,
                       .came_s = day * DAY_S,
                       .has_note = has_note,
                       .has_title = true,
                       .p_qualified = .1,
                       .wrote = wrote,
                       .pitched = pitched};
}

static void
test_those_like_it_count_most (void)
{
  /* Of 100 with a note 80 wrote; of 100 without, all sold something and nobody wrote. */
  EntNewcomer past[200];
  for (uint32_t i = 0; i < 200; i++)
    past[i] = arrived (1000 + i, i < 100, i < 80, i >= 100);
  EntNewcomerHistory history;
  ent_newcomer_history_at (past, 200, 3000 * DAY_S, &history);
  g_assert_cmpuint (history.all.n_year, ==, 200);
  g_assert_cmpuint (history.all.n_pitched, ==, 100);
  EntInvitationWorth worth = ent_invitation_worth_default ();
  EntNewcomer with = arrived (3000, true, false, false), without = arrived (3000, false, false, false);
  EntInvitationAdvice good = ent_invitation_advise (&history, &with, &worth);
  EntInvitationAdvice bad = ent_invitation_advise (&history, &without, &worth);
  g_assert_cmpint (good.advice, ==, ENT_ADVICE_ACCEPT);
  g_assert_cmpint (bad.advice, ==, ENT_ADVICE_REFUSE);
  g_assert_cmpint (bad.reasons[0].term, ==, ENT_INVITATION_PITCH);
  /* (100 + 20 m) / 120 with m = (100 + .05 x 4) / 204 */
  assert_near (bad.reasons[0].chance, (100 + 20 * 100.2 / 204) / 120, 1e-9);
  g_assert_cmpuint (bad.reasons[0].n, ==, 100);
}

static void
test_of_whom_nothing_is_known_one_is_asked (void)
{
  EntNewcomerHistory history = {0};
  EntInvitationWorth worth = ent_invitation_worth_default ();
  EntNewcomer stranger = {.has_note = false};
  EntInvitationAdvice advice = ent_invitation_advise (&history, &stranger, &worth);
  g_assert_cmpint (advice.advice, ==, ENT_ADVICE_ASK);
  g_assert_true (advice.low < 0 && advice.high > 0);
}

/* Outcomes count when their time is over, and not a second before. */
static void
test_nothing_later_enters (void)
{
  EntNewcomer past[] = {arrived (1000, true, true, true)};
  EntNewcomerHistory history;
  ent_newcomer_history_at (past, 1, 1365 * DAY_S - 1, &history);
  g_assert_cmpuint (history.all.n_year, ==, 0);
  g_assert_cmpuint (history.all.n_week, ==, 1);
  ent_newcomer_history_at (past, 1, 1365 * DAY_S, &history);
  g_assert_cmpuint (history.all.n_year, ==, 1);
  ent_newcomer_history_at (past, 1, 1007 * DAY_S - 1, &history);
  g_assert_cmpuint (history.all.n_week, ==, 0);
}

/* Were later outcomes known, the advice would refuse; those who decided then did not know them. */
static void
test_a_backtest_judges_as_then (void)
{
  EntNewcomer past[60];
  for (uint32_t i = 0; i < 60; i++)
    past[i] = arrived (1000, false, false, true); /* all on one day: none knew of the others */
  EntInvitationWorth worth = ent_invitation_worth_default ();
  EntBacktest test = ent_invitation_backtest (past, 60, ENT_RULE_ADVICE, &worth, 3000 * DAY_S);
  g_assert_cmpuint (test.n, ==, 60);
  g_assert_cmpuint (test.n_refused, ==, 0);
  for (uint32_t i = 0; i < 60; i++)
    past[i].at_s = past[i].came_s = (1000 + 10 * i) * DAY_S; /* one after the other */
  test = ent_invitation_backtest (past, 60, ENT_RULE_ADVICE, &worth, 3000 * DAY_S);
  g_assert_cmpuint (test.n_refused, >, 30);
  g_assert_cmpuint (test.n_pitched_avoided, ==, test.n_refused);
}

static void
test_a_rule_is_counted (void)
{
  EntNewcomer past[] = {arrived (1000, true, true, false), arrived (1001, false, false, false),
                        arrived (1002, false, true, false), arrived (2900, false, false, false)};
  past[0].is_good = past[2].is_good = past[2].is_qualified = true;
  EntInvitationWorth worth = ent_invitation_worth_default ();
  EntBacktest test = ent_invitation_backtest (past, 4, ENT_RULE_WITHOUT_NOTE, &worth, 3000 * DAY_S);
  g_assert_cmpuint (test.n_refused, ==, 3);
  g_assert_cmpuint (test.n_good, ==, 2);
  g_assert_cmpuint (test.n_good_lost, ==, 1);
  g_assert_cmpuint (test.n_qualified_lost, ==, 1);
  g_assert_cmpuint (test.n_silent, ==, 1); /* the last one's year is not over */
  g_assert_cmpuint (test.n_silent_avoided, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan-invitation/a-share-is-a-beta", test_a_share_is_a_beta);
  g_test_add_func ("/plan-invitation/the-chance-to-be-above", test_the_chance_to_be_above);
  g_test_add_func ("/plan-invitation/a-share-of-nothing-stays-a-share",
                   test_a_share_of_nothing_stays_a_share);
  g_test_add_func ("/plan-invitation/the-value-is-the-sum-of-its-terms",
                   test_the_value_is_the_sum_of_its_terms);
  g_test_add_func ("/plan-invitation/those-like-it-count-most", test_those_like_it_count_most);
  g_test_add_func ("/plan-invitation/of-whom-nothing-is-known-one-is-asked",
                   test_of_whom_nothing_is_known_one_is_asked);
  g_test_add_func ("/plan-invitation/nothing-later-enters", test_nothing_later_enters);
  g_test_add_func ("/plan-invitation/a-backtest-judges-as-then", test_a_backtest_judges_as_then);
  g_test_add_func ("/plan-invitation/a-rule-is-counted", test_a_rule_is_counted);
  return g_test_run ();
}
