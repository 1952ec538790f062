/* Part of service.h: targets (targets.c). */
#pragma once

#include "service/network.h"

typedef struct {
  char *name, *text; /* the text as it was written */
  double threshold;
  size_t n_criteria;
  int64_t n_qualified;
} EntTargetInfo;

/** ent_target_info_free: frees it and all that it owns; NULL is fine. */
void ent_target_info_free (EntTargetInfo *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntTargetInfo, ent_target_info_free)

/** ent_service_target_import: a target of that name is replaced. Errors: INVALID (with line and column). */
EntTargetInfo *ent_service_target_import (EntNetwork *self, EntSlice text, GError **error);
/** ent_service_target_try: whom it would qualify, without keeping it. */
EntTargetInfo *ent_service_target_try (EntNetwork *self, EntSlice text, GError **error);
/** ent_service_targets: (element-type EntTargetInfo). */
GPtrArray *ent_service_targets (EntNetwork *self, GError **error);
/** ent_service_target: Errors: NOT_FOUND. */
EntTargetInfo *ent_service_target (EntNetwork *self, const char *name, GError **error);
bool ent_service_target_remove (EntNetwork *self, const char *name, GError **error);
void ent_targets_write_json (const GPtrArray *targets, EntJson *json);
void ent_target_info_write_json (const EntTargetInfo *target, EntJson *json);
