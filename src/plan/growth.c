#include "plan/growth.h"

#include <math.h>

#define N_DRAWS 2000
#define TENTH (N_DRAWS / 10)
#define LEAST_YIELD 1e-9 /* a way that brings nothing is no way, and nothing is divided by zero */

EntGrowthCosts
ent_growth_costs_default (void)
{
  return (EntGrowthCosts){.invitation = 3, .welcome = 12, .revival = 10};
}

/* The rates of a funnel, as believed or as drawn. */
typedef struct {
  double accepted, invitation_yield, revival_yield, drift;
} Rates;

static Rates
mean_rates (const EntFunnel *funnel)
{
  double accepted = ent_rate_mean (&funnel->accepted);
  return (Rates){.accepted = accepted,
                 .invitation_yield =
                     accepted * ent_rate_mean (&funnel->qualified) * ent_rate_mean (&funnel->good),
                 .revival_yield = ent_rate_mean (&funnel->revived),
                 .drift = funnel->drift};
}

static Rates
draw_rates (const EntFunnel *funnel, GRand *rand)
{
  double accepted = ent_rate_draw (&funnel->accepted, rand);
  double qualified = ent_rate_draw (&funnel->qualified, rand), good = ent_rate_draw (&funnel->good, rand);
  return (Rates){.accepted = accepted,
                 .invitation_yield = accepted * qualified * good,
                 .revival_yield = ent_rate_draw (&funnel->revived, rand),
                 .drift = funnel->drift + funnel->drift_error * ent_normal_draw (rand)};
}

/* So many a week. */
typedef struct {
  double invitations, revivals;
} Pace;

static double
invitation_minutes (const Rates *rates, const EntGrowthCosts *costs)
{
  return costs->invitation + rates->accepted * costs->welcome;
}

static double
minutes_of (const Pace *pace, const Rates *rates, const EntGrowthCosts *costs)
{
  return pace->invitations * invitation_minutes (rates, costs) + pace->revivals * costs->revival;
}

static double
gain_of (const Pace *pace, const Rates *rates, double weeks)
{
  return weeks *
         (rates->drift + pace->invitations * rates->invitation_yield + pace->revivals * rates->revival_yield);
}

static double
max_revivals (const EntFunnel *funnel, const EntGrowthGoal *goal)
{
  return funnel->n_dormant / goal->weeks;
}

/* One of the two ways, while a pace is filled up. */
typedef struct {
  double *pace;
  double yield, minutes, most;
} Way;

/* Raises the pace until @gain a week is reached or @minutes are spent; both are lowered by what was taken. */
static void
take_way (const Way *way, double *gain, double *minutes)
{
  if (way->yield < LEAST_YIELD || *gain <= 0)
    return;
  double pace = MIN (way->most, *gain / way->yield);
  if (way->minutes > 0)
    pace = MIN (pace, MAX (*minutes, 0) / way->minutes);
  *way->pace = pace;
  *gain -= pace * way->yield;
  *minutes -= pace * way->minutes;
}

/* The cheapest pace that gains @gain a week for at most @minutes. */
static Pace
find_pace (const EntFunnel *funnel, const EntGrowthGoal *goal, const Rates *rates, double gain,
           double minutes)
{
  Pace pace = {0};
  Way invite = {&pace.invitations, rates->invitation_yield, invitation_minutes (rates, &goal->costs),
                ENT_MAX_INVITATIONS_WEEK};
  Way revive = {&pace.revivals, rates->revival_yield, goal->costs.revival, max_revivals (funnel, goal)};
  bool revive_first = revive.minutes * invite.yield <= invite.minutes * revive.yield;
  take_way (revive_first ? &revive : &invite, &gain, &minutes);
  take_way (revive_first ? &invite : &revive, &gain, &minutes);
  return pace;
}

static int
compare_doubles (const void *a, const void *b)
{
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

static EntRange
range_of (double value, double *draws)
{
  qsort (draws, N_DRAWS, sizeof *draws, compare_doubles);
  return (EntRange){
      .value = value, .low = MIN (value, draws[TENTH]), .high = MAX (value, draws[N_DRAWS - 1 - TENTH])};
}

/* Draws the rates again and again: what pace each would ask for, and how often this one suffices. */
static void
add_uncertainty (const EntFunnel *funnel, const EntGrowthGoal *goal, const Pace *pace, EntGrowthPlan *plan)
{
  g_autofree double *invitations = g_new (double, N_DRAWS), *revivals = g_new (double, N_DRAWS);
  GRand *rand =
      g_rand_new_with_seed_array ((const guint32[]){(guint32)goal->seed, (guint32)(goal->seed >> 32)}, 2);
  unsigned n_reached = 0;
  for (size_t i = 0; i < N_DRAWS; i++) {
    Rates rates = draw_rates (funnel, rand);
    Pace asked = find_pace (funnel, goal, &rates, goal->goal / goal->weeks - rates.drift, INFINITY);
    invitations[i] = asked.invitations;
    revivals[i] = asked.revivals;
    double expected = gain_of (pace, &rates, goal->weeks);
    /* Gains come one by one: their number scatters like a Poisson's. */
    n_reached += expected + sqrt (MAX (expected, 0)) * ent_normal_draw (rand) >= goal->goal;
  }
  g_rand_free (rand);
  plan->invitations = range_of (pace->invitations, invitations);
  plan->revivals = range_of (pace->revivals, revivals);
  plan->chance = (double)n_reached / N_DRAWS;
}

EntGrowthPlan
ent_growth_plan (const EntFunnel *funnel, const EntGrowthGoal *goal)
{
  Rates rates = mean_rates (funnel);
  double needed = goal->goal / goal->weeks - rates.drift;
  Pace pace = find_pace (funnel, goal, &rates, needed, INFINITY);
  EntGrowthPlan plan = {.by_itself = rates.drift * goal->weeks,
                        .minutes = minutes_of (&pace, &rates, &goal->costs)};
  double expected = gain_of (&pace, &rates, goal->weeks);
  plan.is_bounded = expected < goal->goal - 1e-6;
  plan.fits = plan.minutes <= goal->minutes;
  Pace within = find_pace (funnel, goal, &rates, needed, goal->minutes);
  plan.reachable = gain_of (&within, &rates, goal->weeks);
  add_uncertainty (funnel, goal, &pace, &plan);
  return plan;
}
