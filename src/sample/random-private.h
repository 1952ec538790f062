/* Randomness that is given, never read: the same seed and stream give the same numbers everywhere. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* xoshiro256** (Blackman and Vigna, public domain, https://prng.di.unimi.it). */
typedef struct {
  uint64_t state[4];
} EntRandom;

/** ent_random_of: an own sequence for each @stream of one @seed, so that a person's story can be told again.
 */
EntRandom ent_random_of (uint64_t seed, uint64_t stream);

uint64_t ent_random_next (EntRandom *self);

/** ent_random_below: from 0 to @n - 1; 0 when @n is 0. */
size_t ent_random_below (EntRandom *self, size_t n);

/** ent_random_unit: from 0 to 1, 1 excluded. */
double ent_random_unit (EntRandom *self);

double ent_random_between (EntRandom *self, double low, double high);
bool ent_random_chance (EntRandom *self, double probability);
double ent_random_log_normal (EntRandom *self, double median, double sigma);
double ent_random_exponential (EntRandom *self, double mean);

/** ent_random_weighted: an index into @weights with a chance in proportion to its weight. */
size_t ent_random_weighted (EntRandom *self, const double *weights, size_t n);
