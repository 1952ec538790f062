/* Arrays of numbers as vectors. */
#pragma once

#include <stddef.h>

/** ent_dot: the sum of the products of @a and @b, [n] each. */
static inline double
ent_dot (const double *a, const double *b, size_t n)
{
  double sum = 0;
  for (size_t i = 0; i < n; i++)
    sum += a[i] * b[i];
  return sum;
}
