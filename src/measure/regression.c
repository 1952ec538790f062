#include "measure/regression.h"

#include <math.h>

/* A pivot that lost this much of its column to the others is nothing but rounding. */
static const double smallest_pivot = 1e-12;

static bool
factor (double *a, size_t n)
{
  for (size_t j = 0; j < n; j++) {
    double whole = a[j * n + j], pivot = whole;
    for (size_t k = 0; k < j; k++)
      pivot -= a[j * n + k] * a[j * n + k];
    if (!(pivot > smallest_pivot * whole))
      return false;
    a[j * n + j] = sqrt (pivot);
    for (size_t i = j + 1; i < n; i++) {
      double sum = a[i * n + j];
      for (size_t k = 0; k < j; k++)
        sum -= a[i * n + k] * a[j * n + k];
      a[i * n + j] = sum / a[j * n + j];
    }
  }
  return true;
}

bool
ent_solve (double *a, double *b, size_t n)
{
  if (!factor (a, n))
    return false;
  for (size_t i = 0; i < n; i++) {
    for (size_t k = 0; k < i; k++)
      b[i] -= a[i * n + k] * b[k];
    b[i] /= a[i * n + i];
  }
  for (size_t i = n; i-- > 0;) {
    for (size_t k = i + 1; k < n; k++)
      b[i] -= a[k * n + i] * b[k];
    b[i] /= a[i * n + i];
  }
  return true;
}

bool
ent_linear_fit (const EntRegression *self, double *out_coefficients)
{
  size_t p = self->n_features;
  g_return_val_if_fail (p > 0 && p <= ENT_REGRESSION_MAX, false);
  double normal[ENT_REGRESSION_MAX * ENT_REGRESSION_MAX] = {0};
  for (size_t j = 0; j < p; j++)
    out_coefficients[j] = 0;
  for (size_t row = 0; row < self->n_rows; row++) {
    const double *x = self->features + row * p;
    for (size_t i = 0; i < p; i++) {
      double weighed = self->weights[row] * x[i];
      out_coefficients[i] += weighed * self->outcomes[row];
      for (size_t j = 0; j <= i; j++)
        normal[i * p + j] += weighed * x[j];
    }
  }
  return ent_solve (normal, out_coefficients, p);
}
