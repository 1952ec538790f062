#include "measure/models.h"

#include "measure/relation-private.h"

enum {
  MAX_ROWS = 6000,
  SEED = 1905 /* any: it only has to stay */
};

struct EntRelationModels {
  int first_year;
  size_t n;
  EntHindcast *hindcasts; /* [n] one a year */
};

static int
year_of (uint32_t at_s)
{
  int year;
  unsigned month, day;
  ent_civil_from_days (at_s / ENT_DAY_S, &year, &month, &day);
  return year;
}

/* The last second before the year. */
static uint32_t
eve_of (int year)
{
  return (uint32_t)(ent_days_from_civil (year, 1, 1) * ENT_DAY_S - 1);
}

static uint32_t
first_event_s (const EntPanel *panel)
{
  uint32_t first_s = ENT_NEVER;
  for (size_t c = 0; c < panel->n_contacts; c++)
    if (panel->first_event[c] < panel->first_event[c + 1])
      first_s = MIN (first_s, panel->at_s[panel->first_event[c]]);
  return first_s;
}

EntRelationModels *
ent_relation_models_new (const EntPanel *panel, uint32_t tau_s)
{
  EntRelationModels *self = g_new0 (EntRelationModels, 1);
  uint32_t first_s = first_event_s (panel);
  /* Nothing can be learned at a turn before the second. */
  self->first_year = first_s < tau_s ? year_of (first_s) + 1 : G_MAXINT;
  int last_year = year_of (tau_s);
  if (last_year < self->first_year)
    return self;
  self->n = (size_t)(last_year - self->first_year) + 1;
  g_autofree uint32_t *eves_s = g_new (uint32_t, self->n);
  for (size_t i = 0; i < self->n; i++)
    eves_s[i] = eve_of (self->first_year + (int)i);
  self->hindcasts = g_new0 (EntHindcast, self->n);
  const EntHindcastOptions options = {.max_rows = MAX_ROWS, .seed = SEED};
  ent_hindcasts_new (panel, eves_s, self->n, &options, self->hindcasts);
  return self;
}

void
ent_relation_models_free (EntRelationModels *self)
{
  if (self == NULL)
    return;
  g_free (self->hindcasts);
  g_free (self);
}

const EntRelationModel *
ent_relation_models_at (const EntRelationModels *self, uint32_t at_s)
{
  if (self == NULL || self->n == 0 || at_s <= self->hindcasts[0].tau_s)
    return ent_relation_model_shipped ();
  size_t i = self->n - 1;
  while (self->hindcasts[i].tau_s >= at_s)
    i--;
  return &self->hindcasts[i].model;
}

const EntHindcast *
ent_relation_models_last (const EntRelationModels *self)
{
  return self->n > 0 ? &self->hindcasts[self->n - 1] : NULL;
}
