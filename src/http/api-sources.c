/* What came in, and targets. */
#include "http/http-private.h"

bool
ent_api_sources (EntCall *call, GError **error)
{
  g_autoptr (GPtrArray) sources = ent_service_sources (call->network, error);
  if (sources != NULL)
    ent_sources_write_json (sources, call->json);
  return sources != NULL;
}

bool
ent_api_source (EntCall *call, GError **error)
{
  EntSource *source = ent_service_source (call->network, call->values.id, error);
  if (source == NULL)
    return false;
  g_autoptr (GPtrArray) one = g_ptr_array_new_with_free_func ((GDestroyNotify)ent_source_free);
  g_ptr_array_add (one, source);
  ent_sources_write_json (one, call->json);
  return true;
}

bool
ent_api_source_undo (EntCall *call, GError **error)
{
  g_autoptr (EntUndo) undo =
      ent_service_undo (call->network, call->values.id, ent_call_flag (call, "dry_run"), error);
  if (undo != NULL)
    ent_undo_write_json (undo, call->json);
  return undo != NULL;
}

bool
ent_api_targets (EntCall *call, GError **error)
{
  g_autoptr (GPtrArray) targets = ent_service_targets (call->network, error);
  if (targets != NULL)
    ent_targets_write_json (targets, call->json);
  return targets != NULL;
}

bool
ent_api_target (EntCall *call, GError **error)
{
  g_autoptr (EntTargetInfo) target = ent_service_target (call->network, call->values.name, error);
  if (target != NULL)
    ent_target_info_write_json (target, call->json);
  return target != NULL;
}

/* The text says the target's name; the address has to say the same. */
bool
ent_api_target_put (EntCall *call, GError **error)
{
  const char *text = ent_call_need_text (call, "text", error);
  if (text == NULL)
    return false;
  g_autoptr (EntTargetInfo) tried = ent_service_target_try (call->network, ent_slice (text), error);
  if (tried == NULL)
    return false;
  if (ent_call_flag (call, "dry_run")) {
    ent_target_info_write_json (tried, call->json);
    return true;
  }
  if (strcmp (tried->name, call->values.name) != 0) {
    g_set_error (error, ENT_ERROR, ENT_ERROR_CONFLICT,
                 _ ("The text is of the target “%s”, the address of “%s”."), tried->name, call->values.name);
    return false;
  }
  g_autoptr (EntTargetInfo) target = ent_service_target_import (call->network, ent_slice (text), error);
  if (target != NULL)
    ent_target_info_write_json (target, call->json);
  return target != NULL;
}

bool
ent_api_target_remove (EntCall *call, GError **error)
{
  if (!ent_service_target_remove (call->network, call->values.name, error))
    return false;
  ent_json_begin_object (call->json);
  ent_json_member_int (call->json, "schema", 1);
  ent_json_member_string (call->json, "removed", ent_slice (call->values.name));
  ent_json_end_object (call->json);
  return true;
}
