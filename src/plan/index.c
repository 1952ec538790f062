#include "plan/index.h"

#include <math.h>

#define DAYS_A_WEEK 7.0

EntCooling *
ent_cooling_new (const double *warmth, size_t n_weeks)
{
  g_return_val_if_fail (n_weeks > 0 && n_weeks <= ENT_COOLING_MAX_WEEKS && warmth[0] > 0, NULL);
  EntCooling *self = g_new0 (EntCooling, 1);
  self->n_weeks = n_weeks;
  self->sum = g_new0 (double, n_weeks + 1);
  self->gain = g_new0 (double, n_weeks + 1);
  double left = 1;
  for (size_t n = 0; n < n_weeks; n++) {
    left = CLAMP (warmth[n] / warmth[0], 0, left);
    self->gain[n] = self->sum[n] - (double)n * left;
    self->sum[n + 1] = self->sum[n] + left;
  }
  self->gain[n_weeks] = self->sum[n_weeks];
  return self;
}

EntCooling *
ent_cooling_of_half_life (double half_life_weeks, size_t n_weeks)
{
  g_autofree double *warmth = g_new (double, n_weeks);
  for (size_t n = 0; n < n_weeks; n++)
    warmth[n] = exp2 (-(double)n / half_life_weeks);
  return ent_cooling_new (warmth, n_weeks);
}

void
ent_cooling_free (EntCooling *self)
{
  if (self == NULL)
    return;
  g_free (self->sum);
  g_free (self->gain);
  g_free (self);
}

double
ent_cooling_gain (const EntCooling *self, double weeks)
{
  if (!(weeks < (double)self->n_weeks))
    return self->gain[self->n_weeks];
  size_t n = (size_t)weeks;
  return self->gain[n] + (weeks - (double)n) * (self->gain[n + 1] - self->gain[n]);
}

double
ent_cooling_left (const EntCooling *self, double weeks)
{
  if (!(weeks < (double)self->n_weeks))
    return 0;
  size_t n = (size_t)weeks;
  return self->sum[n + 1] - self->sum[n];
}

double
ent_cooling_most (const EntCooling *self)
{
  return self->gain[self->n_weeks];
}

/* ---- The curves of a network ---- */

struct EntCoolings {
  GHashTable *of_relation; /* (owned EntCooling) by step of log-odds and of gap */
};

static void
free_curve (void *data)
{
  ent_cooling_free (data);
}

EntCoolings *
ent_coolings_new (void)
{
  EntCoolings *self = g_new0 (EntCoolings, 1);
  self->of_relation = g_hash_table_new_full (NULL, NULL, NULL, free_curve);
  return self;
}

void
ent_coolings_free (EntCoolings *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->of_relation);
  g_free (self);
}

#define ODDS_STEP 0.25
#define GAP_STEP 0.5

/* Both recencies move together, so that of the six features these alone change from week to week. */
static EntCooling *
curve_of_relation (const EntRelationModel *model, double log_odds, double log_gap)
{
  const double *slope = model->in.slope;
  double gap_days = exp (log_gap);
  g_autofree double *warmth = g_new (double, ENT_COOLING_MAX_WEEKS);
  for (size_t k = 0; k < ENT_COOLING_MAX_WEEKS; k++) {
    double days = DAYS_A_WEEK * (double)k;
    double recency = log1p (10 * days / model->horizon_days);
    double odds = log_odds + (slope[ENT_FEATURE_RECENCY_ANY] + slope[ENT_FEATURE_RECENCY_IN]) * recency +
                  slope[ENT_FEATURE_OVERDUE] * log1p (days / gap_days);
    warmth[k] = 1 / (1 + exp (-odds));
  }
  return ent_cooling_new (warmth, ENT_COOLING_MAX_WEEKS);
}

const EntCooling *
ent_coolings_of_relation (EntCoolings *self, const EntRelationModel *model, const EntRelationFacts *facts,
                          const EntRelationScope *scope)
{
  const EntRelationFacts first_word = {.first_s = scope->tau_s,
                                       .last_s = scope->tau_s,
                                       .last_in_s = scope->tau_s,
                                       .n_in = 1,
                                       .n_active_days = 1};
  facts = facts->n_active_days > 0 ? facts : &first_word;
  double features[ENT_N_FEATURES];
  ent_relation_features (facts, scope, features);
  const double *slope = model->in.slope;
  double log_odds = model->in.intercept + slope[ENT_FEATURE_DAYS] * features[ENT_FEATURE_DAYS] +
                    slope[ENT_FEATURE_REPLY_RATE] * features[ENT_FEATURE_REPLY_RATE] +
                    slope[ENT_FEATURE_USER_LOAD] * features[ENT_FEATURE_USER_LOAD];
  double log_gap = log1p (ent_relation_usual_gap_days (facts, scope->tau_s));
  long odds_step = lround (CLAMP (log_odds, -20, 20) / ODDS_STEP), gap_step = lround (log_gap / GAP_STEP);
  void *key = GINT_TO_POINTER ((int)(odds_step * 256 + gap_step));
  EntCooling *curve = g_hash_table_lookup (self->of_relation, key);
  if (curve == NULL) {
    curve = curve_of_relation (model, (double)odds_step * ODDS_STEP, (double)gap_step * GAP_STEP);
    g_hash_table_insert (self->of_relation, key, curve);
  }
  return curve;
}
