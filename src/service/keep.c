/* Keeping a network: copies, checks, and erasing somebody. */
#include "service/service-private.h"

bool
ent_service_backup (EntNetwork *self, const char *path, GError **error)
{
  return ent_store_backup (self->store, path, error);
}

bool
ent_service_restore (const char *backup, const char *path, GError **error)
{
  return ent_store_restore (backup, path, error);
}

bool
ent_service_check (EntNetwork *self, EntReport *report, GError **error)
{
  return ent_store_check (self->store, report, error);
}

bool
ent_service_rebuild (EntNetwork *self, GError **error)
{
  if (!ent_network_begin (self, error))
    return false;
  if (!ent_identity_rebuild (self->store, error) || !ent_store_said_clear (self->store, error) ||
      !ent_store_said_update (self->store, error)) {
    ent_network_rollback (self);
    return false;
  }
  return ent_network_finish (self, error);
}

static bool
copy_name (const EntContactRow *row, void *data)
{
  *(char **)data = ent_slice_dup (row->name);
  return true;
}

/* Inside the transaction; the caller ends it. */
static bool
forget_inside (EntNetwork *self, int64_t id, char **out_name, GError **error)
{
  int64_t contact_id = 0;
  return ent_contact_find (self->store, id, &contact_id, error) &&
         ent_store_contact_get (self->store, contact_id, copy_name, out_name, error) &&
         ent_store_forget (self->store, contact_id, error);
}

bool
ent_service_forget (EntNetwork *self, int64_t contact_id, bool is_dry_run, char **out_name, GError **error)
{
  g_autofree char *name = NULL;
  if (!ent_network_begin (self, error))
    return false;
  if (!forget_inside (self, contact_id, &name, error)) {
    ent_network_rollback (self);
    return false;
  }
  if (is_dry_run)
    ent_network_rollback (self);
  else if (!ent_network_finish (self, error) || !ent_store_scrub (self->store, error))
    return false;
  *out_name = g_steal_pointer (&name);
  return true;
}
