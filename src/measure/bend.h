/* A line that bends: does y go on as before from some x on? */
#pragma once

#include "measure/jackknife.h"

#define ENT_BEND_MIN_ROWS 24u

typedef enum {
  ENT_BEND_NOT_ENOUGH, /* rows, or spread in x */
  ENT_BEND_NOT_SEEN,   /* a straight line will do */
  ENT_BEND_SEEN,
} EntBendVerdict;

typedef struct {
  EntBendVerdict verdict;
  size_t n_rows;
  EntEstimate
      change;     /* of the slope, on average over the places where it could bend: tests whether it does */
  bool has_place; /* the interval of `at` leaves some of the places tried out */
  EntEstimate at; /* the x where it bends; within the places tried */
  double before, after; /* slopes on both sides of it */
} EntBend;

/**
 * ent_bend: y = a + b x + c max (0, x - at), rows in time order.
 *
 * Whether there is a bend: the slope of y on the mean of max (0, x - at) over 10 places between the .15 and
 * .85 quantiles of x, beside a straight line (Muggeo 2016, which needs no place to be known), with the
 * interval of the block jackknife, widened for drifts (drift.h). Where: the place of 50 with the least
 * squares, its interval by the same jackknife. Cost: 450 fits.
 */
EntBend ent_bend (const double *x, const double *y, size_t n_rows);
