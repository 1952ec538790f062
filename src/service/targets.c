/* Targets: kept as they were written, counted as they stand. */
#include "service/service-private.h"

void
ent_target_info_free (EntTargetInfo *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->text);
  g_free (self);
}

static EntTargetInfo *
info_new (const EntTarget *target, EntSlice text)
{
  EntTargetInfo *info = g_new0 (EntTargetInfo, 1);
  *info = (EntTargetInfo){.name = g_strdup (ent_target_name (target)),
                          .text = ent_slice_dup (text),
                          .threshold = ent_target_threshold (target),
                          .n_criteria = ent_target_n_criteria (target)};
  return info;
}

typedef struct {
  const EntTarget *target;
  EntFolder folder;
  int64_t n_qualified;
} Counting;

static bool
count_contact (const EntContactFactsRow *row, void *data)
{
  Counting *counting = data;
  EntContactFacts facts = ent_folder_facts (&counting->folder, row);
  counting->n_qualified += ent_target_evaluate (counting->target, &facts).qualified;
  return true;
}

static bool
count_qualified (EntStore *store, const EntTarget *target, int64_t *out_n, GError **error)
{
  Counting counting = {.target = target};
  ent_folder_init (&counting.folder);
  bool ok = ent_store_contact_facts (store, 0, count_contact, &counting, error);
  ent_folder_clear (&counting.folder);
  *out_n = counting.n_qualified;
  return ok;
}

EntTargetInfo *
ent_service_target_import (EntNetwork *self, EntSlice text, GError **error)
{
  g_autoptr (EntTarget) target = ent_target_parse (text, error);
  if (target == NULL)
    return NULL;
  g_autoptr (EntTargetInfo) info = info_new (target, text);
  if (!ent_network_begin (self, error))
    return NULL;
  int64_t id;
  if (!ent_store_target_put (self->store, ent_slice (info->name), text, &id, error)) {
    ent_network_rollback (self);
    return NULL;
  }
  if (!ent_network_finish (self, error) || !count_qualified (self->store, target, &info->n_qualified, error))
    return NULL;
  return g_steal_pointer (&info);
}

EntTargetInfo *
ent_service_target_try (EntNetwork *self, EntSlice text, GError **error)
{
  g_autoptr (EntTarget) target = ent_target_parse (text, error);
  if (target == NULL)
    return NULL;
  ent_network_ensure_fresh (self);
  g_autoptr (EntTargetInfo) info = info_new (target, text);
  if (!count_qualified (self->store, target, &info->n_qualified, error))
    return NULL;
  return g_steal_pointer (&info);
}

static void
take_text (const EntTargetRow *row, void *data)
{
  g_ptr_array_add (data, ent_slice_dup (row->text));
}

GPtrArray *
ent_service_targets (EntNetwork *self, GError **error)
{
  ent_network_ensure_fresh (self);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) targets = g_ptr_array_new_with_free_func ((GDestroyNotify)ent_target_info_free);
  if (!ent_store_targets (self->store, take_text, texts, error))
    return NULL;
  for (guint i = 0; i < texts->len; i++) {
    EntTargetInfo *info = ent_service_target_try (self, ent_slice (g_ptr_array_index (texts, i)), error);
    if (info == NULL)
      return NULL;
    g_ptr_array_add (targets, info);
  }
  return g_steal_pointer (&targets);
}

EntTargetInfo *
ent_service_target (EntNetwork *self, const char *name, GError **error)
{
  g_autoptr (GPtrArray) targets = ent_service_targets (self, error);
  if (targets == NULL)
    return NULL;
  for (guint i = 0; i < targets->len; i++) {
    const EntTargetInfo *info = g_ptr_array_index (targets, i);
    if (strcmp (info->name, name) == 0) {
      return g_ptr_array_steal_index (targets, i);
    }
  }
  g_set_error (error, ENT_ERROR, ENT_ERROR_NOT_FOUND,
               _ ("There is no target “%s”. See: entregent target list"), name);
  return NULL;
}

bool
ent_service_target_remove (EntNetwork *self, const char *name, GError **error)
{
  if (!ent_network_begin (self, error))
    return false;
  if (ent_store_target_delete (self->store, ent_slice (name), error))
    return ent_network_finish (self, error);
  ent_network_rollback (self);
  return false;
}

void
ent_target_info_write_json (const EntTargetInfo *target, EntJson *json)
{
  ent_json_begin_object (json);
  ent_json_member_string (json, "name", ent_slice (target->name));
  ent_json_member_double (json, "threshold", target->threshold, 3);
  ent_json_member_int (json, "criteria", (int64_t)target->n_criteria);
  ent_json_member_int (json, "qualified", target->n_qualified);
  ent_json_member_string (json, "text", ent_slice (target->text));
  ent_json_end_object (json);
}

void
ent_targets_write_json (const GPtrArray *targets, EntJson *json)
{
  ent_json_begin_object (json);
  ent_json_key (json, "targets");
  ent_json_begin_array (json);
  for (guint i = 0; i < targets->len; i++)
    ent_target_info_write_json (g_ptr_array_index (targets, i), json);
  ent_json_end_array (json);
  ent_json_end_object (json);
}
