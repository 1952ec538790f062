/* The walk behind all that is replayed month by month. */
#pragma once

#include "measure/series.h"

/** ent_panel_entered_s: when @contact entered the network: since_s, or else with their first event; 0 when
 * nobody knows. */
uint32_t ent_panel_entered_s (const EntPanel *panel, size_t contact);

/** Takes the relation with a contact who was present at the end of a month. */
typedef void (*EntSeriesFunc) (size_t contact, size_t month, const EntRelation *relation, void *data);

/** ent_series_months: (element-type EntSeriesMonth) the months alone, nothing counted: from the first that
 * the panel can say something about to that of @tau_s; only the last @max_months unless 0. */
GArray *ent_series_months (const EntPanel *panel, uint32_t tau_s, size_t max_months);

/** ent_series_walk: every contact, and for each the @months in order; as ent_series_new() costs. */
void ent_series_walk (const EntPanel *panel, const GArray *months, const EntRelationModels *models,
                      EntSeriesFunc func, void *data);
