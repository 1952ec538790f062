/* The models in force through the years. A model is learned at the turn of each year from what lay before,
 * and holds for that year: so no past day is judged by what came later, and within a year a class changes
 * because of what passed, never because of the yardstick. */
#pragma once

#include "measure/hindcast.h"

typedef struct EntRelationModels EntRelationModels;

/**
 * ent_relation_models_new: those from the year of the first event to that of @tau_s. What the events after
 * the turn of a year say enters the later models only. Free with ent_relation_models_free(). Cost:
 * ent_hindcasts_new() of all turns at once, with at most 6,000 rows each.
 */
EntRelationModels *ent_relation_models_new (const EntPanel *panel, uint32_t tau_s);
void ent_relation_models_free (EntRelationModels *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntRelationModels, ent_relation_models_free)

/** ent_relation_models_at: the model in force at @at_s; the shipped one before the first and when @self is
 * NULL. Borrowed. */
const EntRelationModel *ent_relation_models_at (const EntRelationModels *self, uint32_t at_s);

/** ent_relation_models_last: how the newest one was learned; NULL when there is none. Borrowed. */
const EntHindcast *ent_relation_models_last (const EntRelationModels *self);
