/* What law.c and availability.c start from: the past, loaded once. */
#pragma once

#include "service/service-private.h"

typedef struct {
  int64_t day; /* as of its end */
  uint32_t tau_s;
  EntPanel *panel;    /* of everybody: nobody leaves */
  uint32_t *left_s;   /* [contacts] when they took themselves off the list of connections, or ENT_NEVER */
  uint8_t *origin_of; /* [contacts] EntOrigin */
  int64_t survivors_until_us; /* when the first list of connections was made; ENT_TIME_UNKNOWN without one */
} EntHistory;

/** ent_history_load: as of @day, or ENT_TODAY. Errors: USAGE (a day to come). Free with ent_history_free().
 */
EntHistory *ent_history_load (EntNetwork *network, int64_t day, GError **error);
void ent_history_free (EntHistory *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntHistory, ent_history_free)
