#include "measure/bend.h"

#include "measure/drift.h"
#include <math.h>

enum {
  N_MEAN_PLACES = 10, /* that the test takes the mean over */
  N_PLACES = 50,      /* that are tried */
};
static const double first_quantile = .15, last_quantile = .85;

typedef struct {
  const double *x, *y;
  size_t n;
  double low, high; /* where it may bend */
  double *features; /* [3 n] 1, x, and what the bend adds */
  double *weights;  /* [n] */
} Line;

static int
compare_doubles (const void *a, const void *b)
{
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

static void
set_places (Line *line)
{
  g_autofree double *sorted = g_memdup2 (line->x, line->n * sizeof *sorted);
  qsort (sorted, line->n, sizeof *sorted, compare_doubles);
  line->low = sorted[(size_t)(first_quantile * (double)(line->n - 1))];
  line->high = sorted[(size_t)(last_quantile * (double)(line->n - 1))];
}

static double
place (const Line *line, size_t index, size_t n_places)
{
  return line->low + (line->high - line->low) * (double)index / (double)(n_places - 1);
}

static void
bend_at (Line *line, double at)
{
  for (size_t i = 0; i < line->n; i++)
    line->features[3 * i + 2] = fmax (line->x[i] - at, 0);
}

static void
bend_on_average (Line *line)
{
  for (size_t i = 0; i < line->n; i++) {
    double sum = 0;
    for (size_t k = 0; k < N_MEAN_PLACES; k++)
      sum += fmax (line->x[i] - place (line, k, N_MEAN_PLACES), 0);
    line->features[3 * i + 2] = sum / N_MEAN_PLACES;
  }
}

static EntRegression
regression_of (const Line *line)
{
  return (EntRegression){line->n, 3, line->features, line->weights, line->y};
}

static double
fitted (const Line *line, const double coefficients[3], size_t row)
{
  const double *features = line->features + 3 * row;
  return coefficients[0] + coefficients[1] * features[1] + coefficients[2] * features[2];
}

/* The place with the least squares, from the rows that count; false when no place fits. */
static bool
find_place (Line *line, double *out_at)
{
  double least = INFINITY;
  for (size_t k = 0; k < N_PLACES; k++) {
    double coefficients[3], squares = 0, at = place (line, k, N_PLACES);
    bend_at (line, at);
    EntRegression regression = regression_of (line);
    if (!ent_linear_fit (&regression, coefficients))
      continue;
    for (size_t i = 0; i < line->n; i++)
      squares += line->weights[i] * pow (line->y[i] - fitted (line, coefficients, i), 2);
    if (squares < least) {
      least = squares;
      *out_at = at;
    }
  }
  return isfinite (least);
}

static bool
find_place_without (size_t begin, size_t end, double *out_at, void *data)
{
  Line *line = data;
  for (size_t i = 0; i < line->n; i++)
    line->weights[i] = i < begin || i >= end;
  return find_place (line, out_at);
}

static double
drift_half (const Line *line, const double coefficients[3])
{
  g_autofree double *bend = g_new (double, line->n), *residual = g_new (double, line->n);
  for (size_t i = 0; i < line->n; i++) {
    bend[i] = line->features[3 * i + 2];
    residual[i] = line->y[i] - fitted (line, coefficients, i);
  }
  return ent_drift_half (&(EntDriftData){line->n, bend, line->x, line->weights, residual, false});
}

static bool
test_bend (Line *line, EntBend *bend)
{
  double coefficients[3];
  bend_on_average (line);
  EntRegression regression = regression_of (line);
  if (!ent_linear_fit (&regression, coefficients) ||
      !ent_jackknife_regression (&regression, ent_linear_fit, 2, &bend->change))
    return false;
  ent_interval_widen (&bend->change, drift_half (line, coefficients));
  return true;
}

static bool
locate_bend (Line *line, EntBend *bend)
{
  if (!ent_jackknife (line->n, find_place_without, line, &bend->at))
    return false;
  bend->has_place = bend->at.low > line->low || bend->at.high < line->high;
  bend->at.low = fmax (bend->at.low, line->low);
  bend->at.high = fmin (bend->at.high, line->high);
  double coefficients[3];
  for (size_t i = 0; i < line->n; i++)
    line->weights[i] = 1;
  bend_at (line, bend->at.estimate);
  EntRegression regression = regression_of (line);
  if (!ent_linear_fit (&regression, coefficients))
    return false;
  bend->before = coefficients[1];
  bend->after = coefficients[1] + coefficients[2];
  return true;
}

EntBend
ent_bend (const double *x, const double *y, size_t n_rows)
{
  EntBend bend = {.n_rows = n_rows};
  if (n_rows < ENT_BEND_MIN_ROWS)
    return bend;
  g_autofree double *features = g_new (double, 3 * n_rows), *weights = g_new (double, n_rows);
  Line line = {.x = x, .y = y, .n = n_rows, .features = features, .weights = weights};
  for (size_t i = 0; i < n_rows; i++) {
    features[3 * i] = weights[i] = 1;
    features[3 * i + 1] = x[i];
  }
  set_places (&line);
  if (!(line.high > line.low) || !test_bend (&line, &bend))
    return bend;
  bend.verdict = ENT_BEND_NOT_SEEN;
  if ((bend.change.low > 0 || bend.change.high < 0) && locate_bend (&line, &bend))
    bend.verdict = ENT_BEND_SEEN;
  return bend;
}
