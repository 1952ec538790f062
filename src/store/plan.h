/* Part of store.h: what a plan asks for of everybody at once (plan.c). */
#pragma once

#include "store/open.h"

typedef struct {
  int64_t id;
  EntSlice organisation;
  bool connected, has_email, has_phone;
  int relation; /* EntRelationClass of measure/ */
  double score; /* probability of being qualified, the best of the targets */
} EntPlanContactRow;
typedef void (*EntPlanContactFunc) (const EntPlanContactRow *row, void *data);
/** ent_store_plan_contacts: everybody, ascending in id. */
bool ent_store_plan_contacts (EntStore *self, EntPlanContactFunc func, void *data, GError **error);

typedef void (*EntPlanStandingFunc) (int64_t contact_id, double score, bool qualified, void *data);
/** ent_store_plan_standings: who has points for a target, ascending in the contact's id. */
bool ent_store_plan_standings (EntStore *self, int64_t target_id, EntPlanStandingFunc func, void *data,
                               GError **error);

typedef struct {
  int64_t contact_id;
  EntChannel channel;
  EntDirection direction;
  int64_t n, last_us;
} EntPlanExchangeRow;
typedef void (*EntPlanExchangeFunc) (const EntPlanExchangeRow *row, void *data);
/**
 * ent_store_plan_exchanges: how often something passed by each of the channels up to @last_channel until
 * @until_us, and when last; ascending in the contact's id. Cost: one pass over the interactions, 0.4 us each.
 */
bool ent_store_plan_exchanges (EntStore *self, int64_t until_us, EntChannel last_channel,
                               EntPlanExchangeFunc func, void *data, GError **error);
