#include "plan/bound.h"

#include <math.h>

double
ent_prospect_index (const EntProspect *self, double weeks)
{
  return self->value * self->success / self->minutes * ent_cooling_gain (self->cooling, weeks);
}

double
ent_prospect_most (const EntProspect *self)
{
  return self->value * self->success / self->minutes * ent_cooling_most (self->cooling);
}

size_t
ent_prospect_interval (const EntProspect *self, double price, unsigned gap_weeks)
{
  const EntCooling *cooling = self->cooling;
  double wanted = price * self->minutes / (self->value * self->success);
  if (!(ent_cooling_most (cooling) >= wanted))
    return 0;
  size_t low = 0, high = cooling->n_weeks;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (cooling->gain[middle] >= wanted)
      high = middle;
    else
      low = middle + 1;
  }
  return MAX (low, (size_t)(gap_weeks / self->success));
}

/* What the relaxed optimum is at one price. */
typedef struct {
  double value;   /* of the dual, but for the price of the minutes there are */
  double minutes; /* that would be spent */
} AtPrice;

static AtPrice
spend_at (const EntProspect *prospects, size_t n, double price, unsigned gap_weeks)
{
  AtPrice all = {0, 0};
  for (size_t i = 0; i < n; i++) {
    const EntProspect *one = &prospects[i];
    if (!(one->value > 0) || ent_prospect_most (one) < price)
      continue;
    size_t weeks = ent_prospect_interval (one, price, gap_weeks);
    double cost = one->minutes / one->success;
    double warm = one->value * one->cooling->sum[MIN (weeks, one->cooling->n_weeks)];
    /* Not sooner than is allowed: then it may be worth less than it costs. */
    if (warm <= price * cost)
      continue;
    all.value += (warm - price * cost) / (double)weeks;
    all.minutes += cost / (double)weeks;
  }
  return all;
}

/* Those who are ever worth @price. */
static GArray *
prospects_worth (const EntProspect *prospects, size_t n, double price)
{
  GArray *worth = g_array_new (FALSE, FALSE, sizeof (EntProspect));
  for (size_t i = 0; i < n; i++)
    if (ent_prospect_most (&prospects[i]) >= price)
      g_array_append_val (worth, prospects[i]);
  return worth;
}

EntBound
ent_bound_of (const EntProspect *prospects, size_t n, double minutes, unsigned gap_weeks)
{
  double high = 0;
  for (size_t i = 0; i < n; i++)
    high = MAX (high, ent_prospect_most (&prospects[i]));
  AtPrice free_of_charge = spend_at (prospects, n, 0, gap_weeks);
  if (high == 0 || free_of_charge.minutes <= minutes)
    return (EntBound){free_of_charge.value, 0};

  /* At a high price little is spent, at a low one too much: halve until it is too much, then bisect among
   * those whom that leaves. */
  double low = high;
  while (spend_at (prospects, n, low, gap_weeks).minutes <= minutes) {
    high = low;
    low /= 2;
  }
  g_autoptr (GArray) worth = prospects_worth (prospects, n, low);
  const EntProspect *left = (const EntProspect *)(void *)worth->data;
  for (unsigned step = 0; step < 60 && high - low > 1e-13 * high; step++) {
    double price = low + (high - low) / 2;
    if (spend_at (left, worth->len, price, gap_weeks).minutes <= minutes)
      high = price;
    else
      low = price;
  }
  return (EntBound){high * minutes + spend_at (left, worth->len, high, gap_weeks).value, high};
}
