#include "measure/drift.h"

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

/* The fit takes from what is there, u, the part that an intercept and a slope explain: the residual is
 * u - 1 a'u - d h'u. */
typedef struct {
  const EntDriftData *data;
  double *mean_weight;  /* a: what u gives to the mean */
  double *slope_weight; /* h: what u gives to the slope */
  double *distance;     /* d: x from its mean */
} Fit;

static bool
fit_init (Fit *fit, const EntDriftData *data)
{
  double sum = 0, mean = 0, spread = 0;
  for (size_t i = 0; i < data->n_months; i++) {
    sum += data->weight[i];
    mean += data->weight[i] * data->x[i];
  }
  if (!(sum > 0))
    return false;
  mean /= sum;
  for (size_t i = 0; i < data->n_months; i++) {
    fit->distance[i] = data->x[i] - mean;
    spread += data->weight[i] * fit->distance[i] * fit->distance[i];
  }
  if (!(spread > 0))
    return false;
  for (size_t i = 0; i < data->n_months; i++) {
    fit->mean_weight[i] = data->weight[i] / sum;
    fit->slope_weight[i] = data->weight[i] * fit->distance[i] / spread;
  }
  return true;
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

/* The covariance R of @part after the fit, M R M' with M = I - 1 a' - d h', without making the matrix. */
static Moments
moments_expected (const Fit *fit, Part part)
{
  const EntDriftData *data = fit->data;
  size_t n = data->n_months;
  g_autofree double *ra = g_new0 (double, n), *rh = g_new0 (double, n);
  double ara = 0, arh = 0, hrh = 0;
  for (size_t i = 0; i < n; i++) {
    for (size_t j = part == DRIFT ? 0 : i; j < (part == DRIFT ? n : i + 1); j++) {
      double r = covariance (data, part, i, j);
      ra[i] += r * fit->mean_weight[j];
      rh[i] += r * fit->slope_weight[j];
    }
    ara += fit->mean_weight[i] * ra[i];
    arh += fit->mean_weight[i] * rh[i];
    hrh += fit->slope_weight[i] * rh[i];
  }
  Moments moments = {.slope = hrh};
  for (size_t i = 0; i < n; i++)
    for (size_t j = i > MAX_LAG ? i - MAX_LAG : 0; j <= i; j++) {
      double di = fit->distance[i], dj = fit->distance[j];
      moments_add (&moments, data, i, j,
                   covariance (data, part, i, j) - ra[i] - ra[j] - di * rh[j] - dj * rh[i] + ara +
                       (di + dj) * arh + di * dj * hrh);
    }
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
  g_autofree double *vectors = g_new (double, 3 * data->n_months + 1);
  Fit fit = {data, vectors, vectors + data->n_months, vectors + 2 * data->n_months};
  if (data->n_months <= MAX_LAG || !fit_init (&fit, data))
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
