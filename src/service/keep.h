/* Part of service.h: keeping (keep.c). */
#pragma once

#include "service/network.h"

/** ent_service_backup: Errors: CONFLICT (@path exists). */
bool ent_service_backup (EntNetwork *self, const char *path, GError **error);
/** ent_service_restore: the network at @path becomes what @backup holds; what was there is kept beside it. */
bool ent_service_restore (const char *backup, const char *path, GError **error);
/** ent_service_check: the problems found; none is added for a sound network. */
bool ent_service_check (EntNetwork *self, EntReport *report, GError **error);
/** ent_service_rebuild: people and everything derived, anew from the facts. */
bool ent_service_rebuild (EntNetwork *self, GError **error);
/** ent_service_forget: erases a person for good; with @is_dry_run only tells whom (@out_name, free with
 * g_free()). Errors: NOT_FOUND. */
bool
ent_service_forget (EntNetwork *self, int64_t contact_id, bool is_dry_run, char **out_name, GError **error);
