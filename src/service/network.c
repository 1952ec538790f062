/* The handle on one network, and the frame of every verb that changes it. */
#include "service/service-private.h"

#include <glib/gstdio.h>

#define WAIT_MS 10000      /* for somebody else's import: most end within that */
#define WAIT_REFRESH_MS 50 /* somebody who only wants to look doesn't wait */

char *
ent_network_default_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "entregent", "network.entregent", NULL);
}

bool
ent_network_exists (const char *path)
{
  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static EntStoreMode
store_mode (EntNetworkMode mode)
{
  switch (mode) {
  case ENT_NETWORK_READ:
    return ENT_STORE_READ;
  case ENT_NETWORK_WRITE:
    return ENT_STORE_WRITE;
  case ENT_NETWORK_CREATE:
    return ENT_STORE_CREATE;
  }
  return ENT_STORE_READ;
}

/* An older network is brought up to date by whoever comes first, also by who only wants to look. */
static EntStore *
open_store (const char *path, EntStoreMode mode, GError **error)
{
  g_autoptr (GError) failure = NULL;
  EntStore *store = ent_store_open (path, mode, WAIT_MS, &failure);
  if (g_error_matches (failure, ENT_ERROR, ENT_ERROR_CONFLICT)) {
    g_autoptr (EntStore) writer = ent_store_open (path, ENT_STORE_WRITE, WAIT_MS, error);
    return writer != NULL ? ent_store_open (path, mode, WAIT_MS, error) : NULL;
  }
  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  return store;
}

EntNetwork *
ent_network_open (const char *path, EntNetworkMode mode, GError **error)
{
  if (mode == ENT_NETWORK_CREATE) {
    g_autofree char *folder = g_path_get_dirname (path);
    if (g_mkdir_with_parents (folder, 0700) != 0) {
      g_set_error (error, ENT_ERROR, ENT_ERROR_FAILED, _ ("The folder %s cannot be made: %s."), folder,
                   g_strerror (errno));
      return NULL;
    }
  } else if (!ent_network_exists (path)) {
    g_set_error (error, ENT_ERROR, ENT_ERROR_NOT_FOUND,
                 _ ("There is no network in %s yet. Bring one in first: entregent import FILE"), path);
    return NULL;
  }
  EntStore *store = open_store (path, store_mode (mode), error);
  if (store == NULL)
    return NULL;
  EntNetwork *self = g_new0 (EntNetwork, 1);
  self->store = store;
  self->mode = mode;
  self->path = g_strdup (path);
  return self;
}

void
ent_network_close (EntNetwork *self)
{
  if (self == NULL)
    return;
  ent_store_close (self->store);
  g_free (self->path);
  g_free (self);
}

const char *
ent_network_path (const EntNetwork *self)
{
  return self->path;
}

bool
ent_network_begin (EntNetwork *self, GError **error)
{
  return ent_store_begin (self->store, error);
}

bool
ent_network_finish (EntNetwork *self, GError **error)
{
  if (ent_refresh (self->store, ent_now_us (), error) && ent_store_commit (self->store, error))
    return true;
  ent_network_rollback (self);
  return false;
}

void
ent_network_rollback (EntNetwork *self)
{
  ent_store_rollback (self->store);
}

/* In a second connection, because the first may be for reading only. */
static bool
refresh_apart (const char *path, GError **error)
{
  g_autoptr (EntStore) writer = ent_store_open (path, ENT_STORE_WRITE, WAIT_REFRESH_MS, error);
  return writer != NULL && ent_store_begin (writer, error) && ent_refresh (writer, ent_now_us (), error) &&
         ent_store_commit (writer, error);
}

/* Somebody who searches waits for what was said since to be found too. */
static bool
update_said_apart (const char *path, GError **error)
{
  g_autoptr (EntStore) writer = ent_store_open (path, ENT_STORE_WRITE, WAIT_MS, error);
  return writer != NULL && ent_store_begin (writer, error) && ent_store_said_update (writer, error) &&
         ent_store_commit (writer, error);
}

bool
ent_network_ensure_said (EntNetwork *self, GError **error)
{
  bool is_behind;
  if (!ent_store_said_is_behind (self->store, &is_behind, error))
    return false;
  g_autoptr (GError) cause = NULL;
  if (is_behind && !update_said_apart (self->path, &cause))
    g_debug ("the index stays as it is: %s", cause->message);
  return true;
}

int64_t
ent_network_ensure_fresh (EntNetwork *self)
{
  int64_t today = ent_day_of (ent_now_us ());
  if (!self->is_ensured && ent_store_meta_int (self->store, "scored_day", -1) != today) {
    g_autoptr (GError) error = NULL;
    if (!refresh_apart (self->path, &error))
      g_debug ("scores stay as they are: %s", error->message);
  }
  self->is_ensured = true;
  return ent_store_meta_int (self->store, "scored_day", today);
}
