/* The most that minutes can be worth: the relaxed optimum, an upper bound on every way of spending them. */
#pragma once

#include "plan/index.h"

/* A contact as index and bound see it. */
typedef struct {
  double value;   /* v >= 0: what a warm week is worth */
  double minutes; /* c > 0: what a touch costs */
  double success; /* s, above 0 and at most 1: the chance that a touch is answered */
  const EntCooling *cooling;
} EntProspect;

/** ent_prospect_index: W after @weeks of silence: warm weeks a minute. */
double ent_prospect_index (const EntProspect *self, double weeks);

/** ent_prospect_most: W after the longest silence. */
double ent_prospect_most (const EntProspect *self);

/**
 * ent_prospect_interval: after how many weeks a touch is worth @price a minute; 0: never.
 * @gap_weeks: so many lie between two attempts, at least 1; as one in 1 / s is answered, answers lie
 * gap_weeks / s apart on average, or more
 *
 * Cost: O(log weeks).
 */
size_t ent_prospect_interval (const EntProspect *self, double price, unsigned gap_weeks);

typedef struct {
  double value; /* warmth a week, on average over all time: no plan has more */
  double price; /* nu: what one minute a week more would add; 0 when there are minutes left over */
} EntBound;

/**
 * ent_bound_of: the relaxed optimum: minutes are only kept to on average.
 * @prospects: [n]
 * @minutes: a week, above 0
 * @gap_weeks: at least 1: nobody is tried more often
 *
 * Touching i every n weeks is worth v S_n / n and costs (c / s) / n. The Lagrangian dual
 * nu T + sum_i max_n (v S_n - nu c / s) / n is convex in nu and a bound for each nu; its least value is the
 * fractional knapsack over the steps from n + 1 to n (ratio W(n)). S is concave, so that it is a bound for
 * answers at random times too. Cost: O(n) for each of some 100 prices,
 * but who is never worth a price is passed over at once.
 */
EntBound ent_bound_of (const EntProspect *prospects, size_t n, double minutes, unsigned gap_weeks);
