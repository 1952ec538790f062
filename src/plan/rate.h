/* A share that was seen k times in n, with how sure it is: what every forecast of this room is made of. */
#pragma once

#include <glib.h>

/* What is believed of a share, as a Beta distribution. */
typedef struct {
  double a, b;
  unsigned n; /* how many were seen: the evidence that is told */
} EntRate;

/** ent_rate_of: @k of @n, with @weight pseudo-counts at @mean (0 to 1). Both counts of the Beta stay
 * positive. */
EntRate ent_rate_of (unsigned k, unsigned n, double mean, double weight);

/** ent_rate_mean, ent_rate_variance: of the Beta distribution: a / (a + b); m (1 - m) / (a + b + 1). */
double ent_rate_mean (const EntRate *self);
double ent_rate_variance (const EntRate *self);

/**
 * ent_rate_chance_above: the chance that @b is a larger share than @a.
 *
 * Exact where b->a is a whole number, as after whole pseudo-counts; else of the whole number below. Source:
 * the sum of science section 6.4 (Miller 2015). Cost: O(b->a).
 */
double ent_rate_chance_above (const EntRate *a, const EntRate *b);

/** ent_normal_draw: a standard normal, by the polar method (Marsaglia & Bray 1964). */
double ent_normal_draw (GRand *rand);

/**
 * ent_rate_draw: one share that is as likely as the evidence makes it.
 * @rand: (not nullable) the caller's generator, seeded by the caller
 *
 * By two draws of the Gamma distribution (Marsaglia & Tsang 2000).
 */
double ent_rate_draw (const EntRate *self, GRand *rand);
