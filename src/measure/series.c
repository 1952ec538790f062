#include "measure/series-private.h"

#include "measure/relation-private.h"

bool
ent_qualified_at (const EntQualification *qualification, size_t contact, uint32_t at_s)
{
  uint64_t first = qualification->first_span[contact];
  uint64_t end = qualification->first_span[contact + 1];
  if (first == end)
    return false;
  uint64_t current = first;
  while (current + 1 < end && qualification->spans[current + 1].from_s <= at_s)
    current++;
  return qualification->spans[current].qualified;
}

uint32_t
ent_panel_entered_s (const EntPanel *panel, size_t contact)
{
  if (panel->since_s[contact] != ENT_NEVER)
    return panel->since_s[contact];
  uint64_t first = panel->first_event[contact];
  return first < panel->first_event[contact + 1] ? panel->at_s[first] : 0;
}

bool
ent_panel_is_present (const EntPanel *panel, size_t contact, uint32_t at_s)
{
  return ent_panel_entered_s (panel, contact) <= at_s && at_s < panel->until_s[contact];
}

/* One contact's events read forward, month after month: the same counts as ent_relation_count(), extended
 * rather than taken anew. */
typedef struct {
  const EntPanel *panel;
  uint64_t next, end; /* events still to read */
  uint64_t undecided; /* first event that a coming inbound may still answer */
  uint32_t second;    /* of the last event read */
  unsigned seen;      /* directions that have counted in that second */
  unsigned fresh;     /* directions in which the last event read counts */
  uint32_t day;
  EntRelationFacts facts;
} ForwardWalk;

static ForwardWalk
forward_walk (const EntPanel *panel, size_t contact)
{
  uint64_t first = panel->first_event[contact];
  return (ForwardWalk){
      .panel = panel,
      .next = first,
      .end = panel->first_event[contact + 1],
      .undecided = first,
      .second = ENT_NEVER,
      .day = ENT_NEVER,
      .facts = {ENT_NEVER, ENT_NEVER, ENT_NEVER, ENT_NEVER, ENT_NEVER, 0, 0, 0, 0},
  };
}

/* An inbound at @at_s answers the outbound ones of the 7 days before it that nothing has answered yet. Each
 * event is looked at once, for all inbounds together. */
static void
answer (ForwardWalk *walk, uint32_t at_s)
{
  const EntPanel *panel = walk->panel;
  uint64_t counted = ENT_NEVER;
  for (; panel->at_s[walk->undecided] < at_s; walk->undecided++) {
    uint32_t sent_s = panel->at_s[walk->undecided];
    bool is_out = ent_shape_directions (panel->shape[walk->undecided]) & ENT_SHAPE_OUT;
    if (is_out && sent_s != counted && at_s - sent_s <= ENT_ANSWER_S) {
      walk->facts.n_answered++;
      counted = sent_s;
    }
  }
}

/* Reads one event into the facts. */
static void
take_event (ForwardWalk *walk, uint32_t at_s, EntEventShape shape, unsigned directions)
{
  EntRelationFacts *facts = &walk->facts;
  walk->fresh = directions & ~(at_s == walk->second ? walk->seen : 0u);
  walk->seen = directions | (at_s == walk->second ? walk->seen : 0u);
  walk->second = at_s;

  if (facts->first_s == ENT_NEVER)
    facts->first_s = at_s;
  facts->last_s = at_s;
  if (directions & ENT_SHAPE_IN) {
    facts->last_in_s = at_s;
    answer (walk, at_s);
  }
  facts->n_in += walk->fresh & ENT_SHAPE_IN;
  facts->n_out += (walk->fresh & ENT_SHAPE_OUT) / ENT_SHAPE_OUT;
  facts->n_active_days += at_s / ENT_DAY_S != walk->day;
  walk->day = at_s / ENT_DAY_S;
  if (shape & ENT_SHAPE_POSITIVE)
    facts->last_positive_s = at_s;
  if (shape & ENT_SHAPE_NEGATIVE)
    facts->last_negative_s = at_s;
}

/* Reads the next event that counts and happened by @tau_s; false when there is none. */
static bool
walk_on (ForwardWalk *walk, uint32_t tau_s)
{
  while (walk->next < walk->end && walk->panel->at_s[walk->next] <= tau_s) {
    uint64_t k = walk->next++;
    unsigned directions = ent_shape_directions (walk->panel->shape[k]);
    if (directions == 0)
      continue;
    take_event (walk, walk->panel->at_s[k], walk->panel->shape[k], directions);
    return true;
  }
  return false;
}

/* The first moment that a series can say something about. */
static uint32_t
beginning_s (const EntPanel *panel, uint32_t tau_s)
{
  uint32_t first_s = tau_s;
  for (size_t contact = 0; contact < panel->n_contacts; contact++) {
    uint64_t event = panel->first_event[contact];
    if (event < panel->first_event[contact + 1])
      first_s = MIN (first_s, panel->at_s[event]);
    if (panel->since_s[contact] != ENT_NEVER)
      first_s = MIN (first_s, panel->since_s[contact]);
  }
  return first_s;
}

static void
civil_month (uint32_t at_s, int *out_year, unsigned *out_month)
{
  unsigned day;
  ent_civil_from_days (at_s / ENT_DAY_S, out_year, out_month, &day);
}

static GArray *
month_ends (uint32_t first_s, uint32_t tau_s, size_t max_months)
{
  int year, last_year;
  unsigned month, last_month;
  civil_month (first_s, &year, &month);
  civil_month (tau_s, &last_year, &last_month);
  size_t n_months = (size_t)((last_year - year) * 12 + (int)last_month - (int)month + 1);
  size_t n_skipped = max_months > 0 && n_months > max_months ? n_months - max_months : 0;

  GArray *months = g_array_sized_new (FALSE, TRUE, sizeof (EntSeriesMonth), (guint)(n_months - n_skipped));
  for (size_t i = 0; i < n_months; i++) {
    int next_year = month == 12 ? year + 1 : year;
    unsigned next_month = month == 12 ? 1 : month + 1;
    int64_t end_s = ent_days_from_civil (next_year, next_month, 1) * ENT_DAY_S - 1;
    EntSeriesMonth entry = {.year = year, .month = month, .end_s = (uint32_t)MIN (end_s, (int64_t)tau_s)};
    if (i >= n_skipped)
      g_array_append_val (months, entry);
    year = next_year;
    month = next_month;
  }
  return months;
}

/* What each month end's relations need to know of all contacts together: one walk, each event counted into
 * the month in which it first shows and out of the horizon where it ends, then sums from month to month. */
static EntRelationScope *
month_scopes (const EntPanel *panel, const GArray *months, double horizon_days)
{
  const EntSeriesMonth *month = (const EntSeriesMonth *)(const void *)months->data;
  EntRelationScope *scopes = g_new0 (EntRelationScope, months->len);
  g_autofree uint64_t *expired = g_new0 (uint64_t, months->len + 1);
  for (guint m = 0; m < months->len; m++)
    scopes[m] =
        (EntRelationScope){.tau_s = month[m].end_s, .first_s = ENT_NEVER, .horizon_days = horizon_days};

  for (size_t contact = 0; contact < panel->n_contacts; contact++) {
    ForwardWalk walk = forward_walk (panel, contact);
    guint over = 0;
    for (guint m = 0; m < months->len; m++) {
      while (walk_on (&walk, month[m].end_s)) {
        uint64_t n_counted = (walk.fresh & ENT_SHAPE_IN) + (walk.fresh & ENT_SHAPE_OUT) / ENT_SHAPE_OUT;
        scopes[m].n_events += n_counted;
        scopes[m].first_s = MIN (scopes[m].first_s, walk.second);
        while (over < months->len &&
               (int64_t)walk.second > ent_horizon_start_s (month[over].end_s, horizon_days))
          over++;
        expired[over] += n_counted;
      }
    }
  }

  uint64_t n_expired = 0;
  for (guint m = 0; m < months->len; m++) {
    if (m > 0) {
      scopes[m].n_events += scopes[m - 1].n_events;
      scopes[m].first_s = MIN (scopes[m].first_s, scopes[m - 1].first_s);
    }
    n_expired += expired[m];
    scopes[m].n_events_horizon = scopes[m].n_events - n_expired;
  }
  return scopes;
}

GArray *
ent_series_months (const EntPanel *panel, uint32_t tau_s, size_t max_months)
{
  return month_ends (beginning_s (panel, tau_s), tau_s, max_months);
}

void
ent_series_walk (const EntPanel *panel, const GArray *months, const EntRelationModel *model,
                 EntSeriesFunc func, void *data)
{
  if (model == NULL)
    model = ent_relation_model_shipped ();
  g_autofree EntRelationScope *scopes = month_scopes (panel, months, model->horizon_days);
  for (size_t contact = 0; contact < panel->n_contacts; contact++) {
    ForwardWalk walk = forward_walk (panel, contact);
    for (guint m = 0; m < months->len; m++) {
      uint32_t end_s = g_array_index (months, EntSeriesMonth, m).end_s;
      while (walk_on (&walk, end_s))
        ;
      if (!ent_panel_is_present (panel, contact, end_s))
        continue;
      EntRelation relation = ent_relation_from_facts (&walk.facts, &scopes[m], model);
      func (contact, m, &relation, data);
    }
  }
}

typedef struct {
  const EntQualification *qualification;
  EntSeriesMonth *months;
} Count;

static void
count_relation (size_t contact, size_t month, const EntRelation *relation, void *data)
{
  const Count *count = data;
  EntSeriesMonth *at = &count->months[month];
  bool qualified = count->qualification && ent_qualified_at (count->qualification, contact, at->end_s);
  at->n_contacts++;
  at->n_of_class[relation->class]++;
  at->n_qualified += qualified;
  at->n_both += qualified && relation->class == ENT_RELATION_GOOD;
}

GArray *
ent_series_new (const EntPanel *panel, const EntSeriesOptions *options)
{
  if (panel->n_contacts == 0)
    return g_array_new (FALSE, TRUE, sizeof (EntSeriesMonth));
  GArray *months = ent_series_months (panel, options->tau_s, options->max_months);
  Count count = {options->qualification, (EntSeriesMonth *)(void *)months->data};
  ent_series_walk (panel, months, options->model, count_relation, &count);
  return months;
}
