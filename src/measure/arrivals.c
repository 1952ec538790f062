#include "measure/arrivals.h"

#include "measure/relation-private.h"
#include "measure/series-private.h"

static void
take_relation (size_t contact, size_t month, const EntRelation *relation, void *data)
{
  EntArrivals *self = data;
  EntArrival *arrival = &self->of_contact[contact];
  EntArrivalMonth *at = &g_array_index (self->months, EntArrivalMonth, month);
  at->n_good += relation->class == ENT_RELATION_GOOD;
  arrival->now = relation->class;
  if (arrival->has_aged && month == (size_t)arrival->month + ENT_AGED_MONTHS)
    arrival->aged = relation->class;
}

/* Whether a month is over with @end_s. */
static bool
is_month_end (uint32_t end_s)
{
  int year;
  unsigned month, day;
  int64_t next_s = (int64_t)end_s + 1;
  ent_civil_from_days (next_s / ENT_DAY_S, &year, &month, &day);
  return next_s % ENT_DAY_S == 0 && day == 1;
}

static void
set_months (EntArrivals *self, const GArray *months)
{
  for (guint m = 0; m < months->len; m++) {
    const EntSeriesMonth *month = &g_array_index (months, EntSeriesMonth, m);
    EntArrivalMonth entry = {.year = month->year, .month = month->month, .end_s = month->end_s};
    g_array_append_val (self->months, entry);
  }
}

/* The first month that ends at or after @at_s. */
static uint16_t
month_of (const EntArrivals *self, uint32_t at_s)
{
  guint low = 0, high = self->months->len;
  while (low < high) {
    guint middle = low + (high - low) / 2;
    if (g_array_index (self->months, EntArrivalMonth, middle).end_s < at_s)
      low = middle + 1;
    else
      high = middle;
  }
  return (uint16_t)low;
}

static void
set_arrivals (EntArrivals *self, const EntPanel *panel)
{
  guint n_over = self->months->len;
  if (n_over > 0 && !is_month_end (g_array_index (self->months, EntArrivalMonth, n_over - 1).end_s))
    n_over--;
  for (size_t contact = 0; contact < panel->n_contacts; contact++) {
    EntArrival *arrival = &self->of_contact[contact];
    uint32_t entered_s = ent_panel_entered_s (panel, contact);
    bool has_come = entered_s > 0 && entered_s <= self->tau_s;
    self->n_undated += entered_s == 0;
    arrival->month = has_come ? month_of (self, entered_s) : ENT_NO_MONTH;
    arrival->has_aged = has_come && arrival->month + ENT_AGED_MONTHS < n_over;
  }
}

EntArrivals *
ent_arrivals_new (const EntPanel *panel, uint32_t tau_s, const EntRelationModels *models)
{
  EntArrivals *self = g_new0 (EntArrivals, 1);
  self->tau_s = tau_s;
  self->n_contacts = panel->n_contacts;
  self->of_contact = g_new0 (EntArrival, panel->n_contacts + 1);
  self->months = g_array_new (FALSE, TRUE, sizeof (EntArrivalMonth));
  if (panel->n_contacts == 0)
    return self;
  g_autoptr (GArray) months = ent_series_months (panel, tau_s, 0);
  set_months (self, months);
  set_arrivals (self, panel);
  ent_series_walk (panel, months, models, take_relation, self);
  return self;
}

void
ent_arrivals_free (EntArrivals *self)
{
  if (self == NULL)
    return;
  g_free (self->of_contact);
  g_array_unref (self->months);
  g_free (self);
}
