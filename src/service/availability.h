/* Part of service.h: how the user answers, and how many relations they hold. */
#pragma once

#include "service/service.h"

typedef struct {
  int64_t day;
  GArray *months; /* (element-type EntAvailabilityMonth) */
  EntBend bends[ENT_AVAILABILITY_N];
  EntLayers layers; /* of active days with a contact in the last 365 days */
  GArray *windows;  /* (element-type EntSignatureWindow) */
} EntAvailability;

/** ent_service_availability: as of the end of @day, or ENT_TODAY; nothing later enters. Errors: USAGE (a day
 * to come). Cost: loading a panel, and a pass over it for each year. */
EntAvailability *ent_service_availability (EntNetwork *self, int64_t day, GError **error);
/** ent_availability_free: frees it and all that it owns; NULL is fine. */
void ent_availability_free (EntAvailability *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntAvailability, ent_availability_free)
/** ent_availability_write_json: {"schema":1,"at","months","bends","layers","signature"};
 * entregent-availability(1). */
void ent_availability_write_json (const EntAvailability *availability, EntJson *json);
