/* Growth: the cheapest way by the funnel's rates, within what can be sent, with an interval that holds the
 * truth. */
#include "plan/plan.h"

#include <math.h>

static void
assert_near (double value, double expected, double tolerance)
{
  if (!(fabs (value - expected) <= tolerance))
    g_error ("%.9g is not %.9g within %.1g", value, expected, tolerance);
}

/* Rates that were seen so often that they are sure. */
static EntFunnel
sure_funnel (void)
{
  return (EntFunnel){.accepted = ent_rate_of (800000, 1000000, 0, 0),
                     .qualified = ent_rate_of (500000, 1000000, 0, 0),
                     .good = ent_rate_of (250000, 1000000, 0, 0),
                     .revived = ent_rate_of (400000, 1000000, 0, 0),
                     .n_dormant = 52};
}

static EntGrowthGoal
goal_of (unsigned goal, double minutes)
{
  return (EntGrowthGoal){
      .goal = goal, .weeks = 26, .minutes = minutes, .costs = ent_growth_costs_default (), .seed = 1};
}

static void
test_the_cheapest_way_first (void)
{
  EntFunnel funnel = sure_funnel ();
  EntGrowthGoal goal = goal_of (46, 1e6);
  /* An invitation yields .1 for 3 + .8 x 12 = 12.6 minutes, a revival .4 for 10: revive first, 52 / 26 = 2 a
   * week, which gain 20.8 in 26 weeks; the other 25.2 take 252 invitations. */
  EntGrowthPlan plan = ent_growth_plan (&funnel, &goal);
  assert_near (plan.revivals.value, 2, 1e-9);
  assert_near (plan.invitations.value, 252. / 26, 1e-6);
  assert_near (plan.minutes, 20 + 252. / 26 * 12.6, 1e-6);
  g_assert_false (plan.is_bounded);
  g_assert_true (plan.fits);
  assert_near (plan.reachable, 46, 1e-6);
  /* The rates are sure: the interval is the number, and reaching it or not is a matter of the scatter. */
  assert_near (plan.invitations.high - plan.invitations.low, 0, .1);
  assert_near (plan.chance, .5, .05);
}

static void
test_what_comes_by_itself_counts (void)
{
  EntFunnel funnel = sure_funnel ();
  funnel.drift = 2;
  EntGrowthGoal goal = goal_of (46, 1e6);
  EntGrowthPlan plan = ent_growth_plan (&funnel, &goal);
  assert_near (plan.by_itself, 52, 1e-9);
  assert_near (plan.invitations.value + plan.revivals.value, 0, 1e-9);
  assert_near (plan.minutes, 0, 1e-9);
}

static void
test_what_does_not_fit_is_said (void)
{
  EntFunnel funnel = sure_funnel ();
  EntGrowthGoal goal = goal_of (46, 20 + 126); /* the revivals, and ten invitations' minutes */
  EntGrowthPlan plan = ent_growth_plan (&funnel, &goal);
  g_assert_true (plan.fits);
  goal.minutes = 20 + 63; /* five invitations a week: 130 in all, 13 gained */
  plan = ent_growth_plan (&funnel, &goal);
  g_assert_false (plan.fits);
  assert_near (plan.reachable, 20.8 + 13, 1e-6);
  goal = goal_of (1000, 1e6); /* 100 a week gain 260 */
  plan = ent_growth_plan (&funnel, &goal);
  g_assert_true (plan.is_bounded);
  assert_near (plan.invitations.value, ENT_MAX_INVITATIONS_WEEK, 1e-9);
  g_assert_cmpfloat (plan.chance, <, .01);
}

static void
test_a_funnel_that_brings_nothing_promises_nothing (void)
{
  EntFunnel funnel = {.accepted = ent_rate_of (0, 0, 0, 0),
                      .qualified = ent_rate_of (0, 0, 0, 0),
                      .good = ent_rate_of (0, 0, 0, 0),
                      .revived = ent_rate_of (0, 0, 0, 0)};
  EntGrowthGoal goal = goal_of (10, 120);
  EntGrowthPlan plan = ent_growth_plan (&funnel, &goal);
  g_assert_true (isfinite (plan.minutes) && isfinite (plan.reachable));
  g_assert_true (plan.chance >= 0 && plan.chance <= 1);
}

/* The same seed gives the same answer; the interval of unsure rates is wide, and holds what the rates mean.
 */
static void
test_the_interval_is_honest (void)
{
  EntFunnel funnel = sure_funnel ();
  funnel.accepted = ent_rate_of (8, 10, 0, 0);
  funnel.qualified = ent_rate_of (5, 10, 0, 0);
  funnel.good = ent_rate_of (5, 20, 0, 0);
  EntGrowthGoal goal = goal_of (46, 1e6);
  EntGrowthPlan plan = ent_growth_plan (&funnel, &goal), again = ent_growth_plan (&funnel, &goal);
  assert_near (plan.invitations.low, again.invitations.low, 0);
  assert_near (plan.invitations.high, again.invitations.high, 0);
  assert_near (plan.chance, again.chance, 0);
  g_assert_cmpfloat (plan.invitations.low, <, 252. / 26 * .75);
  g_assert_cmpfloat (plan.invitations.high, >, 252. / 26 * 1.5);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan-growth/the-cheapest-way-first", test_the_cheapest_way_first);
  g_test_add_func ("/plan-growth/what-comes-by-itself-counts", test_what_comes_by_itself_counts);
  g_test_add_func ("/plan-growth/what-does-not-fit-is-said", test_what_does_not_fit_is_said);
  g_test_add_func ("/plan-growth/a-funnel-that-brings-nothing-promises-nothing",
                   test_a_funnel_that_brings_nothing_promises_nothing);
  g_test_add_func ("/plan-growth/the-interval-is-honest", test_the_interval_is_honest);
  return g_test_run ();
}
