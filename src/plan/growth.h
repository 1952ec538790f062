/* Growth: what it takes to have so many more contacts who are qualified and in a good relation, by the user's
 * own funnel: invited, accepted, qualified, good. */
#pragma once

#include "plan/rate.h"
#include <stdbool.h>
#include <stdint.h>

/* What the user's own past says. */
typedef struct {
  EntRate accepted;  /* of invitations sent more than 30 days ago */
  EntRate qualified; /* of those who came lately */
  EntRate good;      /* of the qualified ones, in a good relation after the time that there is */
  EntRate revived;   /* of words to qualified contacts who had been silent for half a year, answered within 30
                         days */
  unsigned n_dormant; /* qualified contacts who are not in a good relation: each can be revived once */
  double drift;       /* how the number that is to grow changes in a week as things are */
  double drift_error; /* its standard error */
} EntFunnel;

/* What things cost, in minutes. */
typedef struct {
  double invitation; /* to find somebody and write to them */
  double welcome;    /* to begin with somebody who accepted */
  double revival;    /* to write to somebody who fell silent */
} EntGrowthCosts;

/** ent_growth_costs_default: 3, 12 and 10 minutes: a judgement, for the user to change. */
EntGrowthCosts ent_growth_costs_default (void);

typedef struct {
  unsigned goal;  /* so many more */
  double weeks;   /* from now; > 0 */
  double minutes; /* to spend in a week */
  EntGrowthCosts costs;
  uint64_t seed;
} EntGrowthGoal;

/* A number with its 80 % interval. */
typedef struct {
  double value, low, high;
} EntRange;

#define ENT_MAX_INVITATIONS_WEEK 100 /* about what LinkedIn lets somebody send */

/* What it takes. */
typedef struct {
  double by_itself;     /* the change in that time as things are */
  EntRange invitations; /* a week */
  EntRange revivals;    /* a week */
  double minutes;       /* a week */
  double chance;        /* 0 to 1: that the goal is reached with this */
  bool is_bounded;      /* more than can be sent would be needed: the goal is out of reach in that time */
  bool fits;            /* within the minutes of the week */
  double reachable;     /* expected gain with the minutes there are, at most the goal where it fits */
} EntGrowthPlan;

/**
 * ent_growth_plan: the cheapest way by the user's own rates: of invitations and revivals, first what costs
 * less for each contact gained, as far as it goes. The intervals and the chance come from 2,000 draws of all
 * rates (g_rand with the seed). Cost: constant.
 */
EntGrowthPlan ent_growth_plan (const EntFunnel *funnel, const EntGrowthGoal *goal);
