#include "measure/learner-private.h"

#include "measure/vector-private.h"

#include <math.h>
#include <string.h>

enum {
  MEMORY = 6, /* pairs of steps and changes of gradient that the curvature is guessed from */
  MAX_STEPS = 200,
  MAX_HALVINGS = 30,
};

static const double tolerance = 1e-6;   /* of the gradient, by what it began with if that was above 1 */
static const double least_gain = 1e-13; /* of the objective: below, rounding decides */

typedef struct {
  const EntLearnerRows *rows;
  const double *prior, *ridge;
} Problem;

static double
row_logit (const EntLearnerRows *rows, size_t row, const double *weights)
{
  double sum = 0;
  for (size_t i = rows->first[row]; i < rows->first[row + 1]; i++)
    sum += weights[rows->column[i]] * rows->value[i];
  return sum;
}

/* ln (1 + exp (x)) that never overflows. */
static double
softplus (double x)
{
  return MAX (x, 0) + log1p (exp (-fabs (x)));
}

/* The objective, and its gradient. */
static double
evaluate (const Problem *problem, const double *weights, double *gradient)
{
  const EntLearnerRows *rows = problem->rows;
  double value = 0;
  for (size_t j = 0; j < rows->n_columns; j++) {
    double off = weights[j] - problem->prior[j];
    value += problem->ridge[j] * off * off / 2;
    gradient[j] = problem->ridge[j] * off;
  }
  for (size_t row = 0; row < rows->n_rows; row++) {
    double logit = row_logit (rows, row, weights);
    value += softplus (rows->is_yes[row] ? -logit : logit);
    double off = 1 / (1 + exp (-logit)) - rows->is_yes[row];
    for (size_t i = rows->first[row]; i < rows->first[row + 1]; i++)
      gradient[rows->column[i]] += off * rows->value[i];
  }
  return value;
}

static void
add_scaled (double *to, double scale, const double *what, size_t n)
{
  for (size_t i = 0; i < n; i++)
    to[i] += scale * what[i];
}

static double
largest (const double *a, size_t n)
{
  double most = 0;
  for (size_t i = 0; i < n; i++)
    most = MAX (most, fabs (a[i]));
  return most;
}

/* What the last steps told of the curvature: a ring. */
typedef struct {
  size_t n; /* columns */
  size_t n_pairs, next;
  double *step[MEMORY], *change[MEMORY];
  double scale[MEMORY]; /* 1 / (step . change) */
} Curvature;

/* The two loops of L-BFGS: @direction is the gradient before and minus H gradient after. */
static void
turn (const Curvature *self, double *direction)
{
  double alpha[MEMORY];
  for (size_t k = 0; k < self->n_pairs; k++) {
    size_t i = (self->next + MEMORY - 1 - k) % MEMORY;
    alpha[i] = self->scale[i] * ent_dot (self->step[i], direction, self->n);
    add_scaled (direction, -alpha[i], self->change[i], self->n);
  }
  if (self->n_pairs > 0) {
    size_t last = (self->next + MEMORY - 1) % MEMORY;
    double gamma = 1 / (self->scale[last] * ent_dot (self->change[last], self->change[last], self->n));
    for (size_t j = 0; j < self->n; j++)
      direction[j] *= gamma;
  }
  for (size_t k = self->n_pairs; k-- > 0;) {
    size_t i = (self->next + MEMORY - 1 - k) % MEMORY;
    double beta = self->scale[i] * ent_dot (self->change[i], direction, self->n);
    add_scaled (direction, alpha[i] - beta, self->step[i], self->n);
  }
  for (size_t j = 0; j < self->n; j++)
    direction[j] = -direction[j];
}

static void
remember (Curvature *self, const double *before, const double *after, const double *gradient_before,
          const double *gradient_after)
{
  double *step = self->step[self->next], *change = self->change[self->next];
  for (size_t j = 0; j < self->n; j++) {
    step[j] = after[j] - before[j];
    change[j] = gradient_after[j] - gradient_before[j];
  }
  double curvature = ent_dot (step, change, self->n);
  if (!(curvature > 0)) /* rounding only: the objective is convex */
    return;
  self->scale[self->next] = 1 / curvature;
  self->next = (self->next + 1) % MEMORY;
  self->n_pairs = MIN (self->n_pairs + 1, MEMORY);
}

/* Goes along @direction as far as it helps enough; false when nothing does any more. */
static bool
search (const Problem *problem, const double *from, const double *direction, double slope, double value,
        double *to, double *gradient, double *out_value)
{
  size_t n = problem->rows->n_columns;
  double length = 1;
  for (int i = 0; i < MAX_HALVINGS; i++, length /= 2) {
    memcpy (to, from, n * sizeof *to);
    add_scaled (to, length, direction, n);
    *out_value = evaluate (problem, to, gradient);
    if (*out_value <= value + 1e-4 * length * slope)
      return true;
  }
  return false;
}

void
ent_learner_fit (const EntLearnerRows *rows, const double *prior, const double *ridge, double *out_weights)
{
  const Problem problem = {rows, prior, ridge};
  size_t n = rows->n_columns;
  Curvature curvature = {.n = n};
  g_autofree double *pairs = g_new (double, 2 * MEMORY * n + 1);
  for (size_t i = 0; i < MEMORY; i++) {
    curvature.step[i] = pairs + 2 * i * n;
    curvature.change[i] = pairs + (2 * i + 1) * n;
  }
  g_autofree double *gradient = g_new (double, n + 1), *to = g_new (double, n + 1);
  g_autofree double *gradient_to = g_new (double, n + 1), *direction = g_new (double, n + 1);
  memcpy (out_weights, prior, n * sizeof *prior);
  double value = evaluate (&problem, out_weights, gradient), value_to;
  double small = tolerance * MAX (1, largest (gradient, n)), gain = INFINITY;
  for (int i = 0; i < MAX_STEPS && largest (gradient, n) > small && gain > least_gain * value; i++) {
    memcpy (direction, gradient, n * sizeof *gradient);
    turn (&curvature, direction);
    if (!search (&problem, out_weights, direction, ent_dot (direction, gradient, n), value, to, gradient_to,
                 &value_to))
      return;
    remember (&curvature, out_weights, to, gradient, gradient_to);
    memcpy (out_weights, to, n * sizeof *to);
    memcpy (gradient, gradient_to, n * sizeof *gradient);
    gain = value - value_to;
    value = value_to;
  }
}
