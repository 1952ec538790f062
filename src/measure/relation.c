#include "measure/relation-private.h"

#include <math.h>

static const EntRelationModel shipped_model = {
    .horizon_days = 90,
    .any = {-1.1738, {-0.5228, -0.0863, 1.1348, -0.2216, 0.0000, 0.4854}},
    .in = {-1.4937, {-0.1680, -0.4288, 0.9476, -0.2421, 0.7317, 0.4177}},
};

const EntRelationModel *
ent_relation_model_shipped (void)
{
  return &shipped_model;
}

const char *
ent_relation_class_name (EntRelationClass class)
{
  static const char *const names[ENT_N_RELATION_CLASSES] = {"unknown", "bad", "neutral", "good"};
  return (unsigned)class < ENT_N_RELATION_CLASSES ? names[class] : names[ENT_RELATION_UNKNOWN];
}

uint64_t
ent_panel_end_at (const EntPanel *panel, size_t contact, uint32_t tau_s)
{
  uint64_t low = panel->first_event[contact];
  uint64_t high = panel->first_event[contact + 1];
  /* Mostly the as-of time is now, and nothing lies after it. */
  if (low == high || panel->at_s[high - 1] <= tau_s)
    return high;
  while (low < high) {
    uint64_t middle = low + (high - low) / 2;
    if (panel->at_s[middle] <= tau_s)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

/* Running counts of a walk backward in time. */
typedef struct {
  uint32_t second;  /* of the last event that counted */
  unsigned seen;    /* directions that have counted in that second */
  uint32_t in_s;    /* the earliest inbound walked over */
  uint32_t later_s; /* the same among strictly later seconds: what can answer */
  uint32_t day;
  uint32_t n_in, n_out, n_answered, n_days;
  unsigned shapes; /* all bits of the events that counted */
} Walk;

/* Walks over the events from @end - 1 down to @begin. Directions are as good as random, so nothing branches
 * on them; weak events and crowded seconds are rare enough for a branch to be guessed right. */
static inline Walk
walk_back (Walk walk, const EntPanel *panel, uint64_t begin, uint64_t end)
{
  for (uint64_t k = end; k-- > begin;) {
    uint32_t at_s = panel->at_s[k];
    unsigned shape = panel->shape[k];
    unsigned directions = shape & ENT_SHAPE_BOTH;
    if (G_UNLIKELY (shape & ENT_SHAPE_WEAK || !directions))
      continue;
    unsigned fresh = directions;
    if (G_LIKELY (at_s != walk.second)) {
      walk.later_s = walk.in_s;
      walk.second = at_s;
      walk.seen = directions;
    } else {
      fresh &= ~walk.seen;
      walk.seen |= directions;
    }
    uint32_t in = fresh & ENT_SHAPE_IN;
    uint32_t out = fresh / ENT_SHAPE_OUT;
    walk.n_in += in;
    walk.n_out += out;
    walk.n_answered += out & (uint32_t)(walk.later_s - at_s <= ENT_ANSWER_S);
    walk.in_s = in ? at_s : walk.in_s;
    uint32_t day = at_s / ENT_DAY_S;
    walk.n_days += day != walk.day;
    walk.day = day;
    walk.shapes |= shape;
  }
  return walk;
}

static void
find_acts (const EntPanel *panel, uint64_t begin, uint64_t end, EntRelationFacts *facts)
{
  for (uint64_t k = end; k-- > begin;) {
    EntEventShape shape = panel->shape[k];
    if (!ent_shape_directions (shape))
      continue;
    if (shape & ENT_SHAPE_POSITIVE && facts->last_positive_s == ENT_NEVER)
      facts->last_positive_s = panel->at_s[k];
    if (shape & ENT_SHAPE_NEGATIVE && facts->last_negative_s == ENT_NEVER)
      facts->last_negative_s = panel->at_s[k];
  }
}

static void
find_last_in (const EntPanel *panel, uint64_t begin, uint64_t end, EntRelationFacts *facts)
{
  for (uint64_t k = end; k-- > begin && facts->last_in_s == ENT_NEVER;)
    if (ent_shape_directions (panel->shape[k]) & ENT_SHAPE_IN)
      facts->last_in_s = panel->at_s[k];
}

EntRelationFacts
ent_relation_count (const EntPanel *panel, size_t contact, EntRelationScope *scope)
{
  EntRelationFacts facts = {ENT_NEVER, ENT_NEVER, ENT_NEVER, ENT_NEVER, ENT_NEVER, 0, 0, 0, 0};
  uint64_t begin = panel->first_event[contact];
  uint64_t end = ent_panel_end_at (panel, contact, scope->tau_s);
  while (begin < end && !ent_shape_directions (panel->shape[begin]))
    begin++;
  while (begin < end && !ent_shape_directions (panel->shape[end - 1]))
    end--;
  if (begin == end)
    return facts;

  uint64_t horizon = end;
  int64_t horizon_start_s = ent_horizon_start_s (scope->tau_s, scope->horizon_days);
  while (horizon > begin && (int64_t)panel->at_s[horizon - 1] > horizon_start_s)
    horizon--;
  Walk walk = {.second = ENT_NEVER, .in_s = ENT_NEVER, .later_s = ENT_NEVER, .day = ENT_NEVER};
  walk = walk_back (walk, panel, horizon, end);
  scope->n_events_horizon += (uint64_t)walk.n_in + walk.n_out;
  walk = walk_back (walk, panel, begin, horizon);
  scope->n_events += (uint64_t)walk.n_in + walk.n_out;
  scope->first_s = MIN (scope->first_s, panel->at_s[begin]);

  facts.first_s = panel->at_s[begin];
  facts.last_s = panel->at_s[end - 1];
  facts.n_in = walk.n_in;
  facts.n_out = walk.n_out;
  facts.n_answered = walk.n_answered;
  facts.n_active_days = walk.n_days;
  if (walk.n_in > 0)
    find_last_in (panel, begin, end, &facts);
  if (walk.shapes & (ENT_SHAPE_POSITIVE | ENT_SHAPE_NEGATIVE))
    find_acts (panel, begin, end, &facts);
  return facts;
}

EntRelationScope
ent_relation_scope (const EntPanel *panel, uint32_t tau_s, double horizon_days)
{
  EntRelationScope scope = {.tau_s = tau_s, .first_s = ENT_NEVER, .horizon_days = horizon_days};
  for (size_t contact = 0; contact < panel->n_contacts; contact++)
    ent_relation_count (panel, contact, &scope);
  return scope;
}

EntRelationFacts
ent_relation_facts (const EntPanel *panel, size_t contact, uint32_t tau_s)
{
  EntRelationScope ignored = {.tau_s = tau_s, .first_s = ENT_NEVER};
  return ent_relation_count (panel, contact, &ignored);
}

static double
days_between (uint32_t from_s, uint32_t to_s)
{
  return ((double)to_s - (double)from_s) / ENT_DAY_S;
}

static double
days_since_in (const EntRelationFacts *facts, const EntRelationScope *scope)
{
  return days_between (facts->last_in_s != ENT_NEVER ? facts->last_in_s : scope->first_s, scope->tau_s);
}

/* E_all scaled to H days: what an average stretch of that length saw. */
static double
average_load (const EntRelationScope *scope)
{
  double span_days = MAX (days_between (scope->first_s, scope->tau_s), scope->horizon_days);
  return (double)scope->n_events * scope->horizon_days / span_days;
}

double
ent_relation_usual_gap_days (const EntRelationFacts *facts, uint32_t tau_s)
{
  if (facts->n_active_days <= 1)
    return days_between (facts->first_s, tau_s) + 1;
  uint32_t span_days = facts->last_s / ENT_DAY_S - facts->first_s / ENT_DAY_S;
  return (double)span_days / (double)(facts->n_active_days - 1);
}

double
ent_relation_reciprocity (const EntRelationFacts *facts)
{
  uint32_t most = MAX (facts->n_in, facts->n_out);
  return most ? (double)MIN (facts->n_in, facts->n_out) / (double)most : 0;
}

void
ent_relation_features (const EntRelationFacts *facts, const EntRelationScope *scope,
                       double out_features[ENT_N_FEATURES])
{
  double per_horizon = 10 / scope->horizon_days;
  double r_any = days_between (facts->last_s, scope->tau_s);
  double r_in = days_since_in (facts, scope);
  double gap = ent_relation_usual_gap_days (facts, scope->tau_s);

  out_features[ENT_FEATURE_RECENCY_ANY] = log (1 + per_horizon * r_any);
  out_features[ENT_FEATURE_RECENCY_IN] = log (1 + per_horizon * r_in);
  out_features[ENT_FEATURE_DAYS] = log (1 + (double)facts->n_active_days);
  out_features[ENT_FEATURE_OVERDUE] = log (1 + r_any / (gap + 1));
  out_features[ENT_FEATURE_REPLY_RATE] =
      facts->n_out ? ((double)facts->n_answered + 0.5) / ((double)facts->n_out + 1.5) : 0.33;
  out_features[ENT_FEATURE_USER_LOAD] =
      log (((double)scope->n_events_horizon + 1) / (average_load (scope) + 1));
}

static double
log_odds (const EntCoefficients *coefficients, const double features[ENT_N_FEATURES])
{
  double sum = coefficients->intercept;
  for (size_t k = 0; k < ENT_N_FEATURES; k++)
    sum += coefficients->slope[k] * features[k];
  return sum;
}

double
ent_relation_probability (const EntCoefficients *coefficients, const double features[ENT_N_FEATURES])
{
  return 1 / (1 + exp (-log_odds (coefficients, features)));
}

static bool
has_negative_act (const EntRelationFacts *facts)
{
  if (facts->last_negative_s == ENT_NEVER)
    return false;
  return facts->last_positive_s == ENT_NEVER || facts->last_positive_s <= facts->last_negative_s;
}

static bool
has_positive_act (const EntRelationFacts *facts, uint32_t tau_s)
{
  return facts->last_positive_s != ENT_NEVER && tau_s - facts->last_positive_s <= 365u * ENT_DAY_S;
}

EntRelation
ent_relation_judge (const EntRelationFacts *facts, uint32_t tau_s, const EntRelationModel *model,
                    const double features[ENT_N_FEATURES])
{
  EntRelation self = {.facts = *facts, .class = ENT_RELATION_NEUTRAL, .basis = ENT_BASIS_PROBABILITY};
  self.p_any = ent_relation_probability (&model->any, features);
  self.p_in = ent_relation_probability (&model->in, features);
  if (has_negative_act (facts)) {
    self.class = ENT_RELATION_BAD;
    self.basis = ENT_BASIS_NEGATIVE_ACT;
  } else if (self.p_in >= 0.5) {
    self.class = ENT_RELATION_GOOD;
  } else if (has_positive_act (facts, tau_s)) {
    self.class = ENT_RELATION_GOOD;
    self.basis = ENT_BASIS_POSITIVE_ACT;
  }
  return self;
}

EntRelation
ent_relation_from_facts (const EntRelationFacts *facts, const EntRelationScope *scope,
                         const EntRelationModel *model)
{
  if (facts->n_active_days == 0)
    return (EntRelation){.facts = *facts, .class = ENT_RELATION_UNKNOWN, .basis = ENT_BASIS_NONE};
  double features[ENT_N_FEATURES];
  ent_relation_features (facts, scope, features);
  return ent_relation_judge (facts, scope->tau_s, model, features);
}

EntRelation
ent_relation_evaluate (const EntPanel *panel, size_t contact, const EntRelationScope *scope,
                       const EntRelationModel *model)
{
  EntRelationFacts facts = ent_relation_facts (panel, contact, scope->tau_s);
  return ent_relation_from_facts (&facts, scope, model);
}

double
ent_relation_warmth (const EntRelation *self)
{
  return 100 * self->p_in;
}

static void
reason_facts (const EntRelationFacts *facts, const EntRelationScope *scope, EntReason *reason)
{
  double gap = ent_relation_usual_gap_days (facts, scope->tau_s);
  double since_last = days_between (facts->last_s, scope->tau_s);
  const struct {
    double fact, against;
  } of_feature[ENT_N_FEATURES] = {
      [ENT_FEATURE_RECENCY_ANY] = {since_last, gap},
      [ENT_FEATURE_RECENCY_IN] = {days_since_in (facts, scope), gap},
      [ENT_FEATURE_DAYS] = {facts->n_active_days, days_between (facts->first_s, scope->tau_s)},
      [ENT_FEATURE_OVERDUE] = {since_last, gap},
      [ENT_FEATURE_REPLY_RATE] = {facts->n_answered, facts->n_out},
      [ENT_FEATURE_USER_LOAD] = {(double)scope->n_events_horizon, average_load (scope)},
  };
  reason->fact = of_feature[reason->feature].fact;
  reason->against = of_feature[reason->feature].against;
}

size_t
ent_relation_reasons (const EntRelation *relation, const EntRelationOverview *overview,
                      const EntRelationModel *model, EntReason out_reasons[ENT_MAX_REASONS])
{
  if (relation->class == ENT_RELATION_UNKNOWN)
    return 0;

  double features[ENT_N_FEATURES];
  ent_relation_features (&relation->facts, &overview->scope, features);
  size_t n_reasons = 0;
  for (size_t k = 0; k < ENT_N_FEATURES; k++) {
    double contribution = model->in.slope[k] * (features[k] - overview->mean_features[k]);
    size_t place = n_reasons;
    while (place > 0 && fabs (out_reasons[place - 1].contribution) < fabs (contribution))
      place--;
    if (place == ENT_MAX_REASONS)
      continue;
    n_reasons = MIN (n_reasons + 1, ENT_MAX_REASONS);
    for (size_t i = n_reasons - 1; i > place; i--)
      out_reasons[i] = out_reasons[i - 1];
    out_reasons[place] = (EntReason){.feature = (EntFeature)k, .contribution = contribution};
    reason_facts (&relation->facts, &overview->scope, &out_reasons[place]);
  }
  return n_reasons;
}
