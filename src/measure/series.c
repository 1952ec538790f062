#include "measure/series-private.h"

#include "measure/walk-private.h"

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

EntRelationClass
ent_class_at (const EntPins *pins, size_t contact, uint32_t at_s, EntRelationClass measured)
{
  EntRelationClass pinned = ENT_N_RELATION_CLASSES;
  if (pins == NULL)
    return measured;
  for (uint64_t i = pins->first_span[contact];
       i < pins->first_span[contact + 1] && pins->spans[i].from_s <= at_s; i++)
    pinned = pins->spans[i].class;
  return pinned == ENT_N_RELATION_CLASSES ? measured : pinned;
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

static EntRelationScope *
month_scopes (const EntPanel *panel, const GArray *months)
{
  g_autofree uint32_t *ends_s = g_new (uint32_t, months->len);
  for (guint m = 0; m < months->len; m++)
    ends_s[m] = g_array_index (months, EntSeriesMonth, m).end_s;
  EntRelationScope *scopes = g_new0 (EntRelationScope, months->len);
  ent_relation_scopes (panel, ends_s, months->len, ent_relation_model_shipped ()->horizon_days, scopes);
  return scopes;
}

GArray *
ent_series_months (const EntPanel *panel, uint32_t tau_s, size_t max_months)
{
  return month_ends (beginning_s (panel, tau_s), tau_s, max_months);
}

void
ent_series_walk (const EntPanel *panel, const GArray *months, const EntRelationModels *models,
                 EntSeriesFunc func, void *data)
{
  g_autofree EntRelationScope *scopes = month_scopes (panel, months);
  for (size_t contact = 0; contact < panel->n_contacts; contact++) {
    EntForwardWalk walk = ent_forward_walk (panel, contact);
    for (guint m = 0; m < months->len; m++) {
      uint32_t end_s = g_array_index (months, EntSeriesMonth, m).end_s;
      ent_forward_walk_to (&walk, end_s);
      if (!ent_panel_is_present (panel, contact, end_s))
        continue;
      EntRelation relation =
          ent_relation_from_facts (&walk.facts, &scopes[m], ent_relation_models_at (models, end_s));
      func (contact, m, &relation, data);
    }
  }
}

typedef struct {
  const EntSeriesOptions *options;
  EntSeriesMonth *months;
} Count;

static void
count_relation (size_t contact, size_t month, const EntRelation *relation, void *data)
{
  const Count *count = data;
  const EntSeriesOptions *options = count->options;
  EntSeriesMonth *at = &count->months[month];
  EntRelationClass class = ent_class_at (options->pins, contact, at->end_s, relation->class);
  bool qualified = options->qualification && ent_qualified_at (options->qualification, contact, at->end_s);
  at->n_contacts++;
  at->n_of_class[class]++;
  at->n_qualified += qualified;
  at->n_both += qualified && class == ENT_RELATION_GOOD;
}

GArray *
ent_series_new (const EntPanel *panel, const EntSeriesOptions *options)
{
  if (panel->n_contacts == 0)
    return g_array_new (FALSE, TRUE, sizeof (EntSeriesMonth));
  GArray *months = ent_series_months (panel, options->tau_s, options->max_months);
  Count count = {options, (EntSeriesMonth *)(void *)months->data};
  ent_series_walk (panel, months, options->models, count_relation, &count);
  return months;
}
