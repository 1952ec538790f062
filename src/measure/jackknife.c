#include "measure/jackknife.h"

#include <math.h>

/* The .975 quantile of Student's t with 7 degrees of freedom. */
static const double student_7 = 2.364624251592784;

bool
ent_jackknife (size_t n_rows, EntEstimateFunc func, void *data, EntEstimate *out_interval)
{
  double estimate, without[ENT_JACKKNIFE_BLOCKS], mean = 0, squares = 0;
  if (!func (0, 0, &estimate, data))
    return false;
  for (size_t i = 0; i < ENT_JACKKNIFE_BLOCKS; i++) {
    if (!func (ent_jackknife_block_begin (n_rows, i), ent_jackknife_block_begin (n_rows, i + 1), &without[i],
               data))
      return false;
    mean += without[i] / ENT_JACKKNIFE_BLOCKS;
  }
  for (size_t i = 0; i < ENT_JACKKNIFE_BLOCKS; i++)
    squares += (without[i] - mean) * (without[i] - mean);
  double half = student_7 * sqrt (squares * (ENT_JACKKNIFE_BLOCKS - 1) / ENT_JACKKNIFE_BLOCKS);
  *out_interval = (EntEstimate){estimate, estimate - half, estimate + half};
  return true;
}

void
ent_interval_widen (EntEstimate *self, double half)
{
  self->low = fmin (self->low, self->estimate - half);
  self->high = fmax (self->high, self->estimate + half);
}

typedef struct {
  const EntRegression *regression;
  EntRegressionFunc fit;
  size_t feature;
  double *weights; /* [n_rows] those of the rows that are not left out, 0 for the others */
} LeaveOut;

static bool
fit_without (size_t begin, size_t end, double *out_estimate, void *data)
{
  const LeaveOut *out = data;
  EntRegression rest = *out->regression;
  memcpy (out->weights, rest.weights, rest.n_rows * sizeof *out->weights);
  for (size_t row = begin; row < end; row++)
    out->weights[row] = 0;
  rest.weights = out->weights;
  double coefficients[ENT_REGRESSION_MAX];
  bool ok = out->fit (&rest, coefficients);
  *out_estimate = ok ? coefficients[out->feature] : 0;
  return ok;
}

bool
ent_jackknife_regression (const EntRegression *regression, EntRegressionFunc fit, size_t feature,
                          EntEstimate *out_interval)
{
  g_return_val_if_fail (feature < regression->n_features, false);
  g_autofree double *weights = g_new (double, regression->n_rows + 1);
  LeaveOut out = {regression, fit, feature, weights};
  return ent_jackknife (regression->n_rows, fit_without, &out, out_interval);
}
