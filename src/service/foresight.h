/* Part of service.h: how well relations are foreseen, and what the user rules about one. */
#pragma once

#include "service/network.h"
#include "service/relation-model.h"

/* How well relations are foreseen. */
typedef struct {
  EntHindcast now;       /* as of today, the last 90 days held out */
  EntLearnedModel model; /* in force */
} EntForesight;

/** ent_service_foresight: looks back on the whole network. Cost: loads it, and a hindcast of 20,000 rows. */
bool ent_service_foresight (EntNetwork *self, EntForesight *out_foresight, GError **error);

/** ent_foresight_write_json: {"schema":1,"status","cut","horizon_days","n","auc","log_loss","ece",...}: its
 * members are told in entregent-relation(1). */
void ent_foresight_write_json (const EntForesight *foresight, EntJson *json);

/** ent_feature_code: "recency_in"...: the name of a feature in JSON. */
const char *ent_feature_code (EntFeature feature);

/* ---- Pins (pins.c) ---- */

typedef struct {
  int64_t source_id; /* to undo it */
  int64_t contact_id;
  EntRelationClass pinned;
} EntPin;

/** ent_relation_class_from_name: of the word of ent_relation_class_name(); false for any other. */
bool ent_relation_class_from_name (EntSlice name, EntRelationClass *out_class);

/**
 * ent_service_pin: from now on the relation with contact @id counts as of @class, whatever is measured.
 * @class: ENT_N_RELATION_CLASSES takes the pin away
 *
 * Errors: NOT_FOUND.
 */
bool ent_service_pin (EntNetwork *self, int64_t id, EntRelationClass class, EntPin *out_pin, GError **error);
/** ent_pin_write_json: {"schema":1,"source","contact","pinned"}; null when there is none any more. */
void ent_pin_write_json (const EntPin *pin, EntJson *json);
