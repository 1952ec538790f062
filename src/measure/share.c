#include "measure/share.h"

#include <glib.h>
#include <math.h>

static const double z = 1.959963984540054; /* of 95 % */

EntInterval
ent_wilson (double n_yes, double n)
{
  if (!(n > 0))
    return (EntInterval){0, 1};
  double p = n_yes / n, zz = z * z / n;
  double middle = (p + zz / 2) / (1 + zz);
  double half = z * sqrt (p * (1 - p) / n + zz / (4 * n)) / (1 + zz);
  return (EntInterval){MAX (0, middle - half), MIN (1, middle + half)};
}

static EntInterval
normal_interval (double share, double se)
{
  return (EntInterval){MAX (0, share - z * se), MIN (1, share + z * se)};
}

static double
sum_people (const EntStratum *strata, size_t n_strata)
{
  double sum = 0;
  for (size_t h = 0; h < n_strata; h++)
    sum += strata[h].n_all;
  return sum;
}

bool
ent_share_stratified (const EntStratum *strata, size_t n_strata, EntShare *out_share)
{
  double n_all = sum_people (strata, n_strata);
  double share = 0, variance = 0, yes = 0, no = 0;
  for (size_t h = 0; h < n_strata; h++) {
    const EntStratum *s = &strata[h];
    if (!(s->n_all > 0))
      continue;
    if (!(s->n_labels > 0))
      return false;
    double w = s->n_all / n_all, q = (s->n_yes + .5) / (s->n_labels + 1);
    share += w * s->n_yes / s->n_labels;
    variance += w * w * q * (1 - q) / s->n_labels * MAX (0, 1 - s->n_labels / s->n_all);
    yes += s->n_yes;
    no += s->n_labels - s->n_yes;
  }
  if (!(n_all > 0))
    return false;
  EntInterval interval = normal_interval (share, sqrt (variance));
  /* Those with a label are known. */
  interval.low = MAX (interval.low, yes / n_all);
  interval.high = MIN (interval.high, 1 - no / n_all);
  *out_share = (EntShare){share, sqrt (variance), interval};
  return true;
}

void
ent_share_allocate (const EntStratum *strata, const double *mean_p, size_t n_strata, size_t budget,
                    size_t *out_n)
{
  size_t n = 0;
  for (size_t h = 0; h < n_strata; h++) {
    out_n[h] = (size_t)MIN (strata[h].n_all, ENT_SHARE_MIN_LABELS);
    n += out_n[h];
  }
  for (; n < budget; n++) {
    size_t best = n_strata;
    double most = 0;
    for (size_t h = 0; h < n_strata; h++) {
      if ((double)out_n[h] >= strata[h].n_all)
        continue;
      double p = CLAMP (mean_p[h], .05, .95), so_far = (double)out_n[h];
      double gain = strata[h].n_all * sqrt (p * (1 - p) / (so_far * (so_far + 1)));
      if (gain > most) {
        most = gain;
        best = h;
      }
    }
    if (best == n_strata)
      return;
    out_n[best]++;
  }
}

static double
mean_of (const double *x, size_t n)
{
  double sum = 0;
  for (size_t i = 0; i < n; i++)
    sum += x[i];
  return sum / (double)n;
}

static double
covariance_of (const double *x, const double *y, size_t n)
{
  double mean_x = mean_of (x, n), mean_y = mean_of (y, n), sum = 0;
  for (size_t i = 0; i < n; i++)
    sum += (x[i] - mean_x) * (y[i] - mean_y);
  return sum / (double)(n - 1);
}

EntPredictedShare
ent_share_predicted (const double *y, const double *f, size_t n, const double *f_others, size_t n_others)
{
  double n_labels = (double)n, n_rest = (double)n_others;
  double var_f = covariance_of (f, f, n), cov = covariance_of (y, f, n);
  double lambda = var_f > 0 ? CLAMP (cov / (var_f * (1 + n_labels / n_rest)), 0, 1) : 0;
  /* var (y - lambda f), opened up. */
  double var_rest = covariance_of (y, y, n) - 2 * lambda * cov + lambda * lambda * var_f;
  double share = lambda * (mean_of (f_others, n_others) - mean_of (f, n)) + mean_of (y, n);
  double var_others = covariance_of (f_others, f_others, n_others);
  double se = sqrt (lambda * lambda * var_others / n_rest + MAX (0, var_rest) / n_labels);
  return (EntPredictedShare){.lambda = lambda,
                             .share = {share, se, normal_interval (share, se)},
                             .is_reliable = mean_of (y, n) * n_labels >= 10};
}

EntHitRate
ent_hit_rate (const EntWeightedLabel *labels, size_t n)
{
  double sum = 0, squares = 0, yes = 0;
  for (size_t i = 0; i < n; i++) {
    sum += labels[i].weight;
    squares += labels[i].weight * labels[i].weight;
    yes += labels[i].is_yes ? labels[i].weight : 0;
  }
  if (!(sum > 0))
    return (EntHitRate){NAN, ent_wilson (0, 0), 0};
  double n_effective = sum * sum / squares;
  return (EntHitRate){yes / sum, ent_wilson (yes / sum * n_effective, n_effective), n};
}

double
ent_share_step (double width)
{
  double step = 1;
  for (int i = 0; i < 60; i++) {
    double next = step * (i % 3 == 1 ? 2.5 : 2); /* 1, 2, 5, 10, 20, 50... */
    if (next > width / 10)
      break;
    step = next;
  }
  return step;
}

double
ent_share_shifted (double p, double shift)
{
  return p > 0 && p < 1 ? 1 / (1 + (1 - p) / p * exp (-shift)) : p;
}

double
ent_share_shift (const double *p, size_t n, double share)
{
  double low = -30, high = 30;
  for (int i = 0; i < 60; i++) {
    double middle = (low + high) / 2, sum = 0;
    for (size_t j = 0; j < n; j++)
      sum += ent_share_shifted (p[j], middle);
    if (sum < share * (double)n)
      low = middle;
    else
      high = middle;
  }
  return (low + high) / 2;
}
