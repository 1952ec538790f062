/* How sure an estimate is when its rows are months, and neighbouring months are alike. */
#pragma once

#include "measure/regression.h"

#define ENT_JACKKNIFE_BLOCKS 8u

/* An estimate with its 95 % interval. */
typedef struct {
  double estimate, low, high;
} EntEstimate;

/** Estimates something from all rows but those from @without_begin up to @without_end. */
typedef bool (*EntEstimateFunc) (size_t without_begin, size_t without_end, double *out_estimate, void *data);

/**
 * ent_jackknife: an interval from leaving out each of 8 contiguous blocks, alike in length, of @n_rows rows
 * in time order (Künsch 1989): error^2 = 7/8 sum (b_j - mean)^2, and the estimate -+ 2.365 errors, as of
 * Student's t with 7 degrees of freedom.
 *
 * Returns: false when @func cannot tell from all rows, or without one of the blocks.
 */
bool ent_jackknife (size_t n_rows, EntEstimateFunc func, void *data, EntEstimate *out_interval);

/** ent_jackknife_block_begin: the first row of block @block; that of block 8 is one past the last row. */
static inline size_t
ent_jackknife_block_begin (size_t n_rows, size_t block)
{
  return n_rows * block / ENT_JACKKNIFE_BLOCKS;
}

/** ent_jackknife_regression: the same for coefficient @feature of a regression by @fit. */
bool ent_jackknife_regression (const EntRegression *regression, EntRegressionFunc fit, size_t feature,
                               EntEstimate *out_interval);

/** ent_interval_widen: to at least @half on each side. */
void ent_interval_widen (EntEstimate *self, double half);
