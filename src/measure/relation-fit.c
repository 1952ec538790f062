#include "measure/relation-fit.h"

#include "measure/regression.h"

#include <math.h>

enum {
  N_WEIGHTS = ENT_N_FEATURES + 1,
  INTERCEPT = ENT_N_FEATURES,
  MAX_STEPS = 50,
  MAX_HALVINGS = 30
};
#define KAPPA 30.
#define KAPPA_INTERCEPT .1
/* Of the log likelihood: where a Newton step promises less, the weights are within 1e-4 of their standard
 * errors of the best, and what is left is rounding, which no line search gets through. */
#define SMALL_GAIN 1e-9

/* Of the five networks that the shipped model was fitted on. */
static const double feature_mean[ENT_N_FEATURES] = {2.7858, 3.1618, 1.2712, 1.1806, .3526, -.9550};
static const double feature_sd[ENT_N_FEATURES] = {1.0875, 1.1091, .8496, 1.0230, .2283, 1.7804};
static const int feature_sign[ENT_N_FEATURES] = {-1, -1, 1, -1, 1, 1};

int
ent_feature_sign (EntFeature feature)
{
  return feature_sign[feature];
}

const EntCoefficients *
ent_coefficients_of (const EntRelationModel *model, EntRelationTarget target)
{
  return target == ENT_TARGET_IN ? &model->in : &model->any;
}

/* The regression in standardised features; weights[INTERCEPT] is the intercept. */
typedef struct {
  const EntRelationRow *rows;
  size_t n_rows;
  EntRelationTarget target;
  double prior[N_WEIGHTS];
  double strength[N_WEIGHTS];
  bool is_free[N_WEIGHTS]; /* the others stay as they are */
} Problem;

/* What is minimised, with its slope and its curvature. */
typedef struct {
  double value;
  double gradient[N_WEIGHTS];
  double hessian[N_WEIGHTS][N_WEIGHTS]; /* lower triangle */
} Derivatives;

static void
to_standard (const EntCoefficients *coefficients, double weights[N_WEIGHTS])
{
  weights[INTERCEPT] = coefficients->intercept;
  for (size_t k = 0; k < ENT_N_FEATURES; k++) {
    weights[k] = coefficients->slope[k] * feature_sd[k];
    weights[INTERCEPT] += coefficients->slope[k] * feature_mean[k];
  }
}

static EntCoefficients
from_standard (const double weights[N_WEIGHTS])
{
  EntCoefficients coefficients = {.intercept = weights[INTERCEPT]};
  for (size_t k = 0; k < ENT_N_FEATURES; k++) {
    coefficients.slope[k] = weights[k] / feature_sd[k];
    coefficients.intercept -= coefficients.slope[k] * feature_mean[k];
  }
  return coefficients;
}

static void
add_row (const EntRelationRow *row, EntRelationTarget target, const double weights[N_WEIGHTS],
         Derivatives *sums)
{
  double z[N_WEIGHTS];
  double eta = weights[INTERCEPT];
  for (size_t k = 0; k < ENT_N_FEATURES; k++) {
    z[k] = (row->features[k] - feature_mean[k]) / feature_sd[k];
    eta += weights[k] * z[k];
  }
  z[INTERCEPT] = 1;
  /* exp of what is never positive cannot overflow. */
  double small = exp (-fabs (eta));
  double p = eta >= 0 ? 1 / (1 + small) : small / (1 + small);
  bool came = row->came[target];
  sums->value += fmax (came ? -eta : eta, 0) + log1p (small);
  double slope = p - came;
  double curvature = p * (1 - p);
  for (size_t i = 0; i < N_WEIGHTS; i++) {
    sums->gradient[i] += slope * z[i];
    double scaled = curvature * z[i];
    for (size_t j = 0; j <= i; j++)
      sums->hessian[i][j] += scaled * z[j];
  }
}

static Derivatives
derive (const Problem *problem, const double weights[N_WEIGHTS])
{
  Derivatives sums = {0};
  for (size_t i = 0; i < problem->n_rows; i++)
    add_row (&problem->rows[i], problem->target, weights, &sums);
  for (size_t k = 0; k < N_WEIGHTS; k++) {
    double away = weights[k] - problem->prior[k];
    sums.value += problem->strength[k] * away * away / 2;
    sums.gradient[k] += problem->strength[k] * away;
    sums.hessian[k][k] += problem->strength[k];
  }
  return sums;
}

static double
within_sign (size_t k, double weight)
{
  if (k == INTERCEPT)
    return weight;
  return feature_sign[k] > 0 ? fmax (weight, 0) : fmin (weight, 0);
}

/* A weight at its bound that the slope pushes out of it stays there: it is no unknown of this step. */
static bool
is_held (const Problem *problem, const Derivatives *at, const double weights[N_WEIGHTS], size_t k)
{
  if (!problem->is_free[k])
    return true;
  return k != INTERCEPT && !(fabs (weights[k]) > 0) && feature_sign[k] * at->gradient[k] >= 0;
}

/* The Newton step among the weights that are not held; zero for the others. */
static bool
newton_step (const Problem *problem, const Derivatives *at, const double weights[N_WEIGHTS],
             double out_step[N_WEIGHTS])
{
  size_t free[N_WEIGHTS];
  size_t n_free = 0;
  for (size_t k = 0; k < N_WEIGHTS; k++) {
    out_step[k] = 0;
    if (!is_held (problem, at, weights, k))
      free[n_free++] = k;
  }
  double matrix[N_WEIGHTS * N_WEIGHTS] = {0}, vector[N_WEIGHTS] = {0};
  for (size_t i = 0; i < n_free; i++) {
    vector[i] = -at->gradient[free[i]];
    for (size_t j = 0; j <= i; j++)
      matrix[i * n_free + j] = at->hessian[free[i]][free[j]];
  }
  if (n_free == 0 || !ent_solve (matrix, vector, n_free))
    return false;
  for (size_t i = 0; i < n_free; i++)
    out_step[free[i]] = vector[i];
  return true;
}

/* Goes along @step, clamped to the signs, as far as it pays; false when nowhere. */
static bool
go_along (const Problem *problem, const double step[N_WEIGHTS], double weights[N_WEIGHTS], Derivatives *at)
{
  double length = 1;
  for (int i = 0; i < MAX_HALVINGS; i++, length /= 2) {
    double tried[N_WEIGHTS];
    double promised = 0;
    for (size_t k = 0; k < N_WEIGHTS; k++) {
      tried[k] = within_sign (k, weights[k] + length * step[k]);
      promised += at->gradient[k] * (tried[k] - weights[k]);
    }
    Derivatives there = derive (problem, tried);
    if (there.value <= at->value + 1e-4 * promised) {
      memcpy (weights, tried, sizeof tried);
      *at = there;
      return true;
    }
  }
  return false;
}

/* What @step promises to take off the value: half the slope along it, for a Newton step. */
static double
promised_gain (const Derivatives *at, const double step[N_WEIGHTS])
{
  double slope = 0;
  for (size_t k = 0; k < N_WEIGHTS; k++)
    slope += at->gradient[k] * step[k];
  return -slope / 2;
}

static EntFitExtent
kind_of (const EntRelationRow *rows, size_t n_rows, EntRelationTarget target)
{
  size_t n_came = 0;
  for (size_t i = 0; i < n_rows; i++)
    n_came += rows[i].came[target];
  if (n_rows < ENT_LEARN_MIN_ROWS)
    return ENT_FIT_NOTHING;
  bool is_thin = n_rows < ENT_LEARN_FULL_ROWS || MIN (n_came, n_rows - n_came) < ENT_LEARN_MIN_LABELS;
  return is_thin ? ENT_FIT_INTERCEPT : ENT_FIT_ALL;
}

EntRelationFit
ent_relation_fit (const EntRelationRow *rows, size_t n_rows, EntRelationTarget target,
                  const EntCoefficients *prior)
{
  EntRelationFit fit = {*prior, kind_of (rows, n_rows, target)};
  if (fit.kind == ENT_FIT_NOTHING)
    return fit;
  Problem problem = {.rows = rows, .n_rows = n_rows, .target = target};
  to_standard (prior, problem.prior);
  for (size_t k = 0; k < N_WEIGHTS; k++) {
    problem.strength[k] = k == INTERCEPT ? KAPPA_INTERCEPT : KAPPA;
    problem.is_free[k] = k == INTERCEPT || fit.kind == ENT_FIT_ALL;
  }
  double weights[N_WEIGHTS], step[N_WEIGHTS];
  memcpy (weights, problem.prior, sizeof weights);
  Derivatives at = derive (&problem, weights);
  for (int i = 0; i < MAX_STEPS; i++) {
    if (!newton_step (&problem, &at, weights, step) || promised_gain (&at, step) < SMALL_GAIN ||
        !go_along (&problem, step, weights, &at))
      break;
  }
  fit.coefficients = from_standard (weights);
  return fit;
}
