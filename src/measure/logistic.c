#include "measure/regression.h"

#include <math.h>

enum {
  MAX_STEPS = 50
};

/* The search ends when a step gains less log-likelihood than this and moves no coefficient by more than this
 * part: where something keeps successes and failures apart, steps gain nothing and go on for ever. */
static const double smallest_gain = 1e-10, smallest_step = 1e-4;
/* A step that is halved to this is none. */
static const double smallest_part = 1e-10;

/* The log-likelihood at a place, and where it leads. */
typedef struct {
  double log_likelihood;
  double gradient[ENT_REGRESSION_MAX];
  double curvature[ENT_REGRESSION_MAX * ENT_REGRESSION_MAX]; /* minus the second derivatives, lower half */
} Likelihood;

static void
add_row (const EntRegression *self, size_t row, const double *coefficients, Likelihood *likelihood)
{
  size_t p = self->n_features;
  const double *x = self->features + row * p;
  double n = self->weights[row], k = self->outcomes[row], eta = 0;
  for (size_t j = 0; j < p; j++)
    eta += coefficients[j] * x[j];
  double share = 1 / (1 + exp (-eta));
  /* ln (1 + e^eta) without overflow. */
  likelihood->log_likelihood += k * eta - n * (fmax (eta, 0) + log1p (exp (-fabs (eta))));
  for (size_t i = 0; i < p; i++) {
    likelihood->gradient[i] += (k - n * share) * x[i];
    for (size_t j = 0; j <= i; j++)
      likelihood->curvature[i * p + j] += n * share * (1 - share) * x[i] * x[j];
  }
}

static Likelihood
likelihood_at (const EntRegression *self, const double *coefficients)
{
  Likelihood likelihood = {0};
  for (size_t row = 0; row < self->n_rows; row++)
    if (self->weights[row] > 0)
      add_row (self, row, coefficients, &likelihood);
  return likelihood;
}

/* Along @step, halved until it does not lose; false when it always does. */
static bool
move (const EntRegression *self, const double *step, double *coefficients, Likelihood *likelihood)
{
  for (double part = 1; part > smallest_part; part /= 2) {
    double there[ENT_REGRESSION_MAX];
    for (size_t j = 0; j < self->n_features; j++)
      there[j] = coefficients[j] + part * step[j];
    Likelihood next = likelihood_at (self, there);
    if (next.log_likelihood < likelihood->log_likelihood)
      continue;
    memcpy (coefficients, there, self->n_features * sizeof *coefficients);
    *likelihood = next;
    return true;
  }
  return false;
}

bool
ent_logistic_fit (const EntRegression *self, double *out_coefficients)
{
  size_t p = self->n_features;
  g_return_val_if_fail (p > 0 && p <= ENT_REGRESSION_MAX, false);
  for (size_t j = 0; j < p; j++)
    out_coefficients[j] = 0;
  Likelihood likelihood = likelihood_at (self, out_coefficients);
  for (int i = 0; i < MAX_STEPS; i++) {
    double step[ENT_REGRESSION_MAX], gain = 0;
    memcpy (step, likelihood.gradient, p * sizeof *step);
    if (!ent_solve (likelihood.curvature, step, p))
      return false;
    bool is_there = true;
    for (size_t j = 0; j < p; j++) {
      gain += step[j] * likelihood.gradient[j];
      is_there = is_there && fabs (step[j]) <= smallest_step * (1 + fabs (out_coefficients[j]));
    }
    is_there = is_there && gain < smallest_gain;
    /* At the top nothing gains but by rounding. */
    if (!move (self, step, out_coefficients, &likelihood) || is_there)
      return is_there;
  }
  return false;
}
