#include "measure/cohort.h"

static const EntArrivalMonth *
month_at (const EntArrivals *arrivals, size_t month)
{
  return &g_array_index (arrivals->months, EntArrivalMonth, month);
}

void
ent_cohorts_count (const EntArrivals *arrivals, const EntCohortOptions *options, EntCohort *out_cohorts,
                   size_t n_cohorts)
{
  for (size_t i = 0; i < n_cohorts; i++)
    out_cohorts[i] = (EntCohort){0};
  for (size_t contact = 0; contact < arrivals->n_contacts; contact++) {
    const EntArrival *arrival = &arrivals->of_contact[contact];
    if (arrival->month == ENT_NO_MONTH || options->cohort_of[contact] >= n_cohorts)
      continue;
    EntCohort *cohort = &out_cohorts[options->cohort_of[contact]];
    cohort->n++;
    cohort->n_qualified +=
        options->qualification &&
        ent_qualified_at (options->qualification, contact, month_at (arrivals, arrival->month)->end_s);
    cohort->n_good += arrival->now == ENT_RELATION_GOOD;
    cohort->n_aged += arrival->has_aged;
    cohort->n_aged_good += arrival->has_aged && arrival->aged == ENT_RELATION_GOOD;
    cohort->n_left += options->left_s != NULL && options->left_s[contact] <= arrivals->tau_s;
  }
}

size_t
ent_cohorts_by_year (const EntArrivals *arrivals, uint16_t *out_cohort_of)
{
  if (arrivals->months->len == 0)
    return 0;
  int first = month_at (arrivals, 0)->year;
  for (size_t contact = 0; contact < arrivals->n_contacts; contact++) {
    uint16_t month = arrivals->of_contact[contact].month;
    out_cohort_of[contact] =
        month == ENT_NO_MONTH ? ENT_NO_COHORT : (uint16_t)(month_at (arrivals, month)->year - first);
  }
  return (size_t)(month_at (arrivals, arrivals->months->len - 1)->year - first) + 1;
}
