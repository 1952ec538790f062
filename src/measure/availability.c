#include "measure/availability.h"

#include "measure/events-private.h"
#include "measure/series-private.h"
#include <math.h>

#define LIVE_S (90u * ENT_DAY_S)

typedef struct {
  uint32_t month;
  uint32_t delay_s;
} Delay;

typedef struct {
  EntAvailabilityMonth *months;
  size_t n_months;
  uint32_t tau_s;
  GArray *delays; /* of Delay */
} Count;

/* The month of @at_s, looked for from @month on: events come in time order. */
static size_t
month_of (const Count *count, size_t month, uint32_t at_s)
{
  while (count->months[month].end_s < at_s)
    month++;
  return month;
}

/* The months at whose end the event is less than 90 days old, each once a contact: from *@next on. */
static void
count_live (Count *count, size_t month, uint32_t at_s, size_t *next)
{
  for (*next = MAX (*next, month); *next < count->n_months && count->months[*next].end_s - at_s < LIVE_S;
       (*next)++)
    count->months[*next].n_live++;
}

/* What a contact said last, and the user has not answered yet. */
typedef struct {
  bool is_open;
  uint32_t at_s;
  size_t month;
} Turn;

static void
close_turn (Count *count, Turn *turn, uint32_t at_s)
{
  if (!turn->is_open)
    return;
  turn->is_open = false;
  EntAvailabilityMonth *month = &count->months[turn->month];
  uint32_t delay_s = at_s - turn->at_s;
  month->n_turns++;
  if (delay_s > ENT_ANSWER_S)
    return;
  month->n_answered++;
  const Delay delay = {(uint32_t)turn->month, delay_s};
  g_array_append_val (count->delays, delay);
}

static void
count_contact (Count *count, const EntPanel *panel, size_t contact)
{
  EntEventWalk walk = ent_event_walk (panel, contact, count->tau_s);
  Turn turn = {0};
  size_t month = 0, next_live = 0;
  while (ent_event_next (&walk)) {
    month = month_of (count, month, walk.at_s);
    count->months[month].n_in += walk.fresh & ENT_SHAPE_IN;
    count->months[month].n_out += (walk.fresh & ENT_SHAPE_OUT) / ENT_SHAPE_OUT;
    count_live (count, month, walk.at_s, &next_live);
    if (walk.directions == ENT_SHAPE_IN) {
      if (walk.at_s - turn.at_s > ENT_ANSWER_S)
        close_turn (count, &turn, walk.at_s);
      turn = (Turn){true, walk.at_s, month};
    } else if (walk.directions == ENT_SHAPE_OUT) {
      /* In the same second nobody answers: it is one source's order of two things. */
      if (walk.at_s > turn.at_s)
        close_turn (count, &turn, walk.at_s);
    } else if (turn.is_open && walk.at_s - turn.at_s <= ENT_ANSWER_S) {
      turn.is_open = false;
    } else {
      close_turn (count, &turn, walk.at_s);
    }
  }
  if (turn.is_open && count->tau_s - turn.at_s > ENT_ANSWER_S)
    close_turn (count, &turn, count->tau_s);
}

static int
compare_delays (const void *a, const void *b)
{
  const Delay *x = a, *y = b;
  if (x->month != y->month)
    return x->month < y->month ? -1 : 1;
  return (x->delay_s > y->delay_s) - (x->delay_s < y->delay_s);
}

static void
set_medians (Count *count)
{
  g_array_sort (count->delays, compare_delays);
  const Delay *delay = (const Delay *)(const void *)count->delays->data;
  for (size_t m = 0; m < count->n_months; m++) {
    uint32_t n = count->months[m].n_answered;
    if (n == 0)
      continue;
    count->months[m].delay_hours =
        ((double)delay[(n - 1) / 2].delay_s + (double)delay[n / 2].delay_s) / 2 / 3600;
    delay += n;
  }
}

GArray *
ent_availability_months (const EntPanel *panel, uint32_t tau_s)
{
  GArray *result = g_array_new (FALSE, TRUE, sizeof (EntAvailabilityMonth));
  if (panel->n_contacts == 0)
    return result;
  g_autoptr (GArray) months = ent_series_months (panel, tau_s, 0);
  for (guint m = 0; m < months->len; m++) {
    const EntSeriesMonth *at = &g_array_index (months, EntSeriesMonth, m);
    EntAvailabilityMonth month = {.year = at->year, .month = at->month, .end_s = at->end_s};
    g_array_append_val (result, month);
  }
  g_autoptr (GArray) delays = g_array_new (FALSE, FALSE, sizeof (Delay));
  Count count = {(EntAvailabilityMonth *)(void *)result->data, result->len, tau_s, delays};
  for (size_t contact = 0; contact < panel->n_contacts; contact++)
    count_contact (&count, panel, contact);
  set_medians (&count);
  guint n_silent = 0;
  while (n_silent < result->len && g_array_index (result, EntAvailabilityMonth, n_silent).n_live == 0)
    n_silent++;
  return g_array_remove_range (result, 0, n_silent);
}

bool
ent_availability_value (const EntAvailabilityMonth *month, EntAvailabilityMeasure measure, double *out_value)
{
  uint32_t least = MIN (month->n_in, month->n_out), most = MAX (month->n_in, month->n_out);
  *out_value = 0;
  switch (measure) {
  case ENT_AVAILABILITY_DELAY:
    if (month->n_answered < ENT_AVAILABILITY_MIN_TURNS)
      return false;
    *out_value = log (month->delay_hours);
    return true;
  case ENT_AVAILABILITY_UNANSWERED:
    if (month->n_turns < ENT_AVAILABILITY_MIN_TURNS)
      return false;
    *out_value = 1 - (double)month->n_answered / month->n_turns;
    return true;
  case ENT_AVAILABILITY_BALANCE:
    if (most < ENT_AVAILABILITY_MIN_TURNS)
      return false;
    *out_value = (double)least / most;
    return true;
  case ENT_AVAILABILITY_N:
    break;
  }
  return false;
}

EntBend
ent_availability_bend (const GArray *months, EntAvailabilityMeasure measure)
{
  g_autofree double *x = g_new (double, months->len + 1u), *y = g_new (double, months->len + 1u);
  size_t n = 0;
  for (guint m = 0; m + 1 < months->len; m++) {
    const EntAvailabilityMonth *month = &g_array_index (months, EntAvailabilityMonth, m);
    if (!ent_availability_value (month, measure, &y[n]))
      continue;
    x[n++] = month->n_live;
  }
  return ent_bend (x, y, n);
}
