#include "measure/drift.h"

#include "measure/vector-private.h"

#include <math.h>

enum {
  MAX_LAG = 6
};

static const double stays = .95; /* of a drift, from month to month */

/* The .975 quantiles of Student's t, from 2 degrees of freedom on. */
static const double student[] = {4.302653, 3.182446, 2.776445, 2.570582, 2.446912,
                                 2.364624, 2.306004, 2.262157, 2.228139};

/* About as long as a drift needs to become another one. */
enum {
  STRETCH_MONTHS = 15
};

static double
quantile (size_t n_months)
{
  return student[CLAMP (n_months / STRETCH_MONTHS, 2, G_N_ELEMENTS (student) + 1) - 2];
}

#define MAX_DIRECTIONS 3u

/* The fit takes from what is there, u, its part along some directions d: 1, the feature beside, and x, each
 * less what the ones before it have. The residual is u - sum d h'u, and the last h'u is the slope. */
typedef struct {
  const EntDriftData *data;
  size_t n_directions;
  double *direction[MAX_DIRECTIONS]; /* [n_months] d */
  double *weight[MAX_DIRECTIONS];    /* [n_months] h */
} Fit;

static void
fit_clear (Fit *fit)
{
  for (size_t k = 0; k < MAX_DIRECTIONS; k++) {
    g_free (fit->direction[k]);
    g_free (fit->weight[k]);
  }
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fit, fit_clear)

/* @feature: NULL for 1. Returns: false when the directions before it say all that it says. */
static bool
fit_add (Fit *fit, const double *feature)
{
  size_t n = fit->data->n_months, k = fit->n_directions++;
  const double *weight = fit->data->weight;
  double *d = fit->direction[k] = g_new (double, n), *h = fit->weight[k] = g_new (double, n), spread = 0;
  for (size_t i = 0; i < n; i++)
    d[i] = feature != NULL ? feature[i] : 1;
  for (size_t l = 0; l < k; l++) {
    double along = 0;
    for (size_t i = 0; i < n; i++)
      along += fit->weight[l][i] * d[i];
    for (size_t i = 0; i < n; i++)
      d[i] -= along * fit->direction[l][i];
  }
  for (size_t i = 0; i < n; i++)
    spread += weight[i] * d[i] * d[i];
  for (size_t i = 0; i < n; i++)
    h[i] = weight[i] * d[i] / spread;
  return spread > 0;
}

typedef enum {
  CHANCE, /* of few additions: variance 1 / weight */
  OWN,    /* each month for itself: variance 1 */
  DRIFT,  /* variance 1, and .95 of it stays */
  N_PARTS
} Part;

static double
covariance (const EntDriftData *data, Part part, size_t i, size_t j)
{
  if (part == DRIFT)
    return pow (stays, (double)(i > j ? i - j : j - i));
  if (i != j)
    return 0;
  return part == OWN ? 1 : data->weight[i] > 0 ? 1 / data->weight[i] : 0;
}

/* Sums over the residuals, or what one part of their variance gives to them. */
typedef struct {
  double squares;  /* weighted */
  double products; /* the same at lags 1 to MAX_LAG */
  double slope;    /* the part's variance of the slope */
} Moments;

static void
moments_add (Moments *moments, const EntDriftData *data, size_t i, size_t j, double value)
{
  double weighed = sqrt (data->weight[i] * data->weight[j]) * value;
  if (i == j)
    moments->squares += weighed;
  else
    moments->products += weighed;
}

static Moments
moments_seen (const EntDriftData *data)
{
  Moments moments = {0};
  for (size_t i = 0; i < data->n_months; i++)
    for (size_t j = i > MAX_LAG ? i - MAX_LAG : 0; j <= i; j++)
      moments_add (&moments, data, i, j, data->residual[i] * data->residual[j]);
  return moments;
}

static double *
covary (const EntDriftData *data, Part part, const double *weights)
{
  size_t n = data->n_months;
  double *sums = g_new0 (double, n);
  for (size_t i = 0; i < n; i++)
    for (size_t j = part == DRIFT ? 0 : i; j < (part == DRIFT ? n : i + 1); j++)
      sums[i] += covariance (data, part, i, j) * weights[j];
  return sums;
}

/* The covariance R of @part after the fit, M R M' with M = I - sum d h', without making the matrix. */
static Moments
moments_expected (const Fit *fit, Part part)
{
  const EntDriftData *data = fit->data;
  size_t n = data->n_months, n_directions = fit->n_directions;
  double *rh[MAX_DIRECTIONS], hrh[MAX_DIRECTIONS][MAX_DIRECTIONS];
  for (size_t k = 0; k < n_directions; k++)
    rh[k] = covary (data, part, fit->weight[k]);
  for (size_t k = 0; k < n_directions; k++)
    for (size_t l = 0; l < n_directions; l++)
      hrh[k][l] = ent_dot (fit->weight[k], rh[l], n);

  Moments moments = {.slope = hrh[n_directions - 1][n_directions - 1]};
  for (size_t i = 0; i < n; i++)
    for (size_t j = i > MAX_LAG ? i - MAX_LAG : 0; j <= i; j++) {
      double value = covariance (data, part, i, j);
      for (size_t k = 0; k < n_directions; k++) {
        value -= fit->direction[k][i] * rh[k][j] + fit->direction[k][j] * rh[k][i];
        for (size_t l = 0; l < n_directions; l++)
          value += fit->direction[k][i] * hrh[k][l] * fit->direction[l][j];
      }
      moments_add (&moments, data, i, j, value);
    }
  for (size_t k = 0; k < n_directions; k++)
    g_free (rh[k]);
  return moments;
}

/* The variances of OWN and DRIFT that give the moments seen; none is negative. */
static void
solve_variances (const Moments *left, const Moments part[N_PARTS], double *out_own, double *out_drift)
{
  const Moments *own = &part[OWN], *drift = &part[DRIFT];
  double determinant = own->squares * drift->products - drift->squares * own->products;
  *out_own = (left->squares * drift->products - drift->squares * left->products) / determinant;
  *out_drift = (own->squares * left->products - left->squares * own->products) / determinant;
  if (*out_own < 0) {
    *out_own = 0;
    *out_drift = left->products / drift->products;
  }
  if (!(*out_drift > 0)) {
    *out_drift = 0;
    *out_own = fmax (left->squares / own->squares, 0);
  }
}

double
ent_drift_half (const EntDriftData *data)
{
  g_auto (Fit) fit = {.data = data};
  if (data->n_months <= MAX_LAG || !fit_add (&fit, NULL) ||
      (data->beside != NULL && !fit_add (&fit, data->beside)) || !fit_add (&fit, data->x))
    return 0;
  Moments part[N_PARTS], left = moments_seen (data);
  for (Part i = data->is_share ? CHANCE : OWN; i < N_PARTS; i++)
    part[i] = moments_expected (&fit, i);
  if (!data->is_share)
    part[CHANCE] = (Moments){0};
  left.squares -= part[CHANCE].squares;
  left.products -= part[CHANCE].products;
  double own, drift;
  solve_variances (&left, part, &own, &drift);
  return quantile (data->n_months) *
         sqrt (part[CHANCE].slope + own * part[OWN].slope + drift * part[DRIFT].slope);
}
