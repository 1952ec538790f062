/* What a slow drift would do to a slope over time. */
#pragma once

#include "base/base.h"

/* A weighted regression of some months on a number, and what it left unexplained. */
typedef struct {
  size_t n_months;
  const double *x;      /* [n_months] the number */
  const double *beside; /* [n_months] another number that the fit had beside it; NULL: none */
  const double
      *weight; /* [n_months] as fitted: n p (1 - p) for a share, 1 for a number; 0: the month is out */
  const double *residual; /* [n_months] on the scale of the slope: (k - n p) / weight for a share */
  bool is_share;          /* chance alone makes a residual's variance 1 / weight */
} EntDriftData;

/**
 * ent_drift_half: half the 95 % interval of the slope if what the residuals of up to 6 months apart have in
 * common is a drift so slow that .95 of it stays from month to month; 0 for 6 months or less.
 *
 * The residuals are taken for chance + variance s0 of each month for itself + variance s1 of an AR(1) of .95.
 * s0 and s1 are what makes the sum of their squares, and of their products at lags 1 to 6, equal to what is
 * expected after the fit (moments; the fit has taken away a part of the drift, which is allowed for). Then
 * the slope's variance is h' V h for its weights h. The half is as many errors as Student's t has with a
 * degree of freedom for every 15 months (2 to 10): a drift of .95 becomes another one in about that time.
 * docs/law.md tells what this does to false alarms; the block jackknife alone gives one in 10 to 20 of 100
 * histories that drift.
 *
 * Cost: O(n_months^2).
 */
double ent_drift_half (const EntDriftData *data);
