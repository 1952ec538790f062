/* Minimising without derivatives. */
#pragma once

#include "base/base.h"

/* What is minimised at @x, [n]; never NAN: INFINITY where it is not defined. */
typedef double (*EntObjective) (const double x[], void *data);

#define ENT_SIMPLEX_MAX 6u

/**
 * ent_minimise_simplex: Nelder and Mead's downhill simplex (The Computer Journal 7, 1965) with the usual
 * coefficients 1, 2, 1/2, 1/2 and first steps of 1/2.
 * @n: at most ENT_SIMPLEX_MAX
 * @x: [n] where to start, then the best point found
 * @tolerance: stops when values and coordinates of the simplex differ by less
 * @max_evaluations: or after that many
 *
 * Returns: the value at @x.
 */
double ent_minimise_simplex (EntObjective objective, void *data, size_t n, double x[], double tolerance,
                             unsigned max_evaluations);
