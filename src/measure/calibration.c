/* How good probabilities were: AUC, log loss, and the distance between what was said and what came. */
#include "measure/hindcast.h"

#include <math.h>

#define P_MIN 1e-6
#define HABITS_CHANGED .05

typedef struct {
  double p;
  bool came;
} Said;

static int
compare_said (const void *a, const void *b)
{
  const Said *left = a, *right = b;
  return (left->p > right->p) - (left->p < right->p);
}

/* The rank-sum statistic (Mann and Whitney 1947): those of the same probability share their mean rank. */
static double
area_under_curve (const Said said[], size_t n, size_t n_came)
{
  double rank_sum = 0;
  for (size_t begin = 0, end; begin < n; begin = end) {
    size_t n_here = 0;
    for (end = begin; end < n && !(said[end].p > said[begin].p); end++)
      n_here += said[end].came;
    rank_sum += (double)n_here * ((double)begin + (double)end + 1) / 2;
  }
  double k = (double)n_came;
  return (rank_sum - k * (k + 1) / 2) / (k * (double)(n - n_came));
}

static EntReliabilityBin
bin_of (const Said said[], size_t begin, size_t end)
{
  EntReliabilityBin bin = {.n = end - begin};
  for (size_t i = begin; i < end; i++) {
    bin.predicted += said[i].p / (double)bin.n;
    bin.observed += said[i].came / (double)bin.n;
  }
  return bin;
}

EntCalibration
ent_calibrate (const double p[], const bool came[], size_t n)
{
  EntCalibration self = {.n = n, .auc = NAN};
  if (n == 0)
    return self;
  g_autofree Said *said = g_new (Said, n);
  for (size_t i = 0; i < n; i++) {
    said[i] = (Said){p[i], came[i]};
    double kept = CLAMP (p[i], P_MIN, 1 - P_MIN);
    self.log_loss -= (came[i] ? log (kept) : log1p (-kept)) / (double)n;
    self.predicted += p[i] / (double)n;
    self.n_came += came[i];
  }
  qsort (said, n, sizeof *said, compare_said);
  if (self.n_came > 0 && self.n_came < n)
    self.auc = area_under_curve (said, n, self.n_came);
  for (size_t b = 0; b < ENT_RELIABILITY_BINS; b++) {
    self.bins[b] = bin_of (said, n * b / ENT_RELIABILITY_BINS, n * (b + 1) / ENT_RELIABILITY_BINS);
    self.ece += fabs (self.bins[b].predicted - self.bins[b].observed) * (double)self.bins[b].n / (double)n;
  }
  return self;
}

bool
ent_calibration_habits_changed (const EntCalibration *self)
{
  return self->n > 0 && fabs (self->predicted - (double)self->n_came / (double)self->n) > HABITS_CHANGED;
}
