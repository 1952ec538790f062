#include "plan/planner.h"

#include "plan/picker-private.h"

#include <math.h>

double
ent_plan_success (double n_answers, double n_attempts)
{
  return (ENT_PLAN_PRIOR_ANSWERS + MIN (n_answers, n_attempts)) / (ENT_PLAN_PRIOR_ATTEMPTS + n_attempts);
}

void
ent_plan_free (EntPlan *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->picks);
  g_array_unref (self->more);
  g_free (self);
}

EntBound
ent_plan_bound (const EntPlanContact *contacts, size_t n, double minutes, unsigned gap_weeks)
{
  g_autofree EntProspect *prospects = g_new (EntProspect, n + 1);
  size_t n_prospects = 0;
  unsigned least_gap = gap_weeks;
  for (size_t i = 0; i < n; i++) {
    if (contacts[i].is_barred)
      continue;
    prospects[n_prospects++] = contacts[i].prospect;
    if (contacts[i].rhythm_weeks > 0 && contacts[i].rhythm_weeks < gap_weeks)
      least_gap = 1;
  }
  return ent_bound_of (prospects, n_prospects, minutes, least_gap);
}

static void
sum_up (const EntPlanContact *contacts, const GArray *picks, double *out_gain, double *out_minutes)
{
  *out_gain = *out_minutes = 0;
  for (guint i = 0; i < picks->len; i++) {
    const EntPick *pick = &g_array_index (picks, EntPick, i);
    double minutes = contacts[pick->contact].prospect.minutes;
    *out_gain += pick->index * minutes;
    *out_minutes += minutes;
  }
}

/* W of the last one taken by its index; where what is owed took everything, of the first one left. */
static double
find_price (const EntPlan *self, EntPicker *picker)
{
  EntPick left;
  if (!ent_picker_left (picker, &left))
    return 0;
  for (guint i = self->picks->len; i-- > 0;) {
    const EntPick *pick = &g_array_index (self->picks, EntPick, i);
    if (pick->cause == ENT_CAUSE_INDEX)
      return pick->index;
  }
  return left.index;
}

static size_t
count_left_aside (const EntPlanContact *contacts, size_t n, double price)
{
  size_t n_left_aside = 0;
  for (size_t i = 0; i < n; i++)
    n_left_aside += !contacts[i].is_barred && !contacts[i].is_pinned && !(contacts[i].rhythm_weeks > 0) &&
                    ent_prospect_most (&contacts[i].prospect) < price;
  return n_left_aside;
}

EntPlan *
ent_plan_new (const EntPlanContact *contacts, size_t n, const EntPlanOptions *options)
{
  EntPlan *self = g_new0 (EntPlan, 1);
  self->picks = g_array_new (FALSE, FALSE, sizeof (EntPick));
  self->more = g_array_new (FALSE, FALSE, sizeof (EntPick));
  self->efficiency = NAN;
  g_autoptr (EntPicker) picker = ent_picker_new (contacts, n, options->gap_weeks);
  ent_picker_take (picker, options->minutes, options->owed_share * options->minutes, self->picks);
  sum_up (contacts, self->picks, &self->gain, &self->minutes);
  self->price = find_price (self, picker);
  self->n_waiting = ent_picker_n_waiting (picker);
  self->n_left_aside = count_left_aside (contacts, n, self->price);
  if (options->more_minutes > 0) {
    double more_minutes;
    ent_picker_take (picker, options->more_minutes, options->owed_share * options->more_minutes, self->more);
    sum_up (contacts, self->more, &self->more_gain, &more_minutes);
  }
  if (options->n_weeks > 0) {
    self->bound = ent_plan_bound (contacts, n, options->minutes, options->gap_weeks);
    ent_plan_try (self, contacts, n, options);
  }
  return self;
}
