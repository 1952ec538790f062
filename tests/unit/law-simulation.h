/* Invented histories of which the truth is known: what the law says of them is right or wrong. */
#pragma once

#include "measure/measure.h"

typedef struct {
  EntLawQuestion question;
  size_t n_months;
  double slope;  /* b, or beta of ENT_LAW_ELASTICITY: 0 for no effect */
  double stays;  /* autocorrelation of the drift from month to month */
  double spread; /* standard deviation of the drift: of log-odds, or of ln G */
} LawStory;

/** law_simulate: @story's months into @out_months; @state is the generator's, any number but 0 to begin with.
 */
void law_simulate (const LawStory *story, uint64_t *state, EntLawMonth *out_months);

/** law_simulate_random: the next number from 0 up to 1 (xorshift64*). */
double law_simulate_random (uint64_t *state);

/** law_simulate_normal: the next number of a normal distribution. */
double law_simulate_normal (uint64_t *state);

/** law_simulate_rate: how many of @n_runs histories the law calls @verdict; with ENT_LAW_N_VERDICTS, how many
 * it is sure of, for or against. */
double law_simulate_rate (const LawStory *story, size_t n_runs, uint64_t seed, EntLawVerdict verdict);
