/* Backup and restore, by the engine's own online copy: whole, while others read and write, or not at all. */
#include "store/store-private.h"

#include <glib/gstdio.h>

/* Copies the whole of @from over @to. */
static bool
copy_database (EntStore *to, EntStore *from, GError **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (to->db, "main", from->db, "main");
  if (backup == NULL)
    return ent_store_fail (to, error);
  int result;
  do {
    result = sqlite3_backup_step (backup, 1024);
    if (result == SQLITE_BUSY || result == SQLITE_LOCKED) {
      g_set_error (error, ENT_ERROR, ENT_ERROR_BUSY,
                   _ ("Another process is using %s; try again when it has finished."), to->path);
      sqlite3_backup_finish (backup);
      return false;
    }
  } while (result == SQLITE_OK);
  if (sqlite3_backup_finish (backup) != SQLITE_OK)
    return ent_store_fail (to, error);
  return true;
}

/* The engine's word on every page, and ours on every table. */
static bool
require_sound (EntStore *self, GError **error)
{
  g_autoptr (EntReport) report = ent_report_new (1);
  if (!ent_store_check (self, report, error))
    return false;
  if (ent_report_count (report) == 0)
    return true;
  g_set_error (error, ENT_ERROR, ENT_ERROR_CORRUPT, _ ("%s is not sound: %s"), self->path,
               ent_report_get (report, 0)->reason);
  return false;
}

/* A bare handle on a file that is to be overwritten: no schema is made or asked for. */
static EntStore *
open_blank (const char *path, GError **error)
{
  g_autoptr (EntStore) self = g_new0 (EntStore, 1);
  self->path = g_strdup (path);
  self->mode = ENT_STORE_CREATE;
  if (sqlite3_open_v2 (path, &self->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX,
                       NULL) != SQLITE_OK) {
    ent_store_fail (self, error);
    return NULL;
  }
  sqlite3_busy_timeout (self->db, 5000);
  return g_steal_pointer (&self);
}

static bool
write_copy (EntStore *self, const char *path, GError **error)
{
  g_autoptr (EntStore) copy = open_blank (path, error);
  return copy != NULL && copy_database (copy, self, error) && require_sound (copy, error);
}

bool
ent_store_backup (EntStore *self, const char *path, GError **error)
{
  if (g_file_test (path, G_FILE_TEST_EXISTS)) {
    g_set_error (error, ENT_ERROR, ENT_ERROR_CONFLICT,
                 _ ("%s exists already; choose another name for the backup."), path);
    return false;
  }
  g_autofree char *partial = g_strconcat (path, ".partial", NULL);
  g_unlink (partial);
  if (!write_copy (self, partial, error)) {
    g_unlink (partial);
    return false;
  }
  if (g_rename (partial, path) == 0)
    return true;
  g_set_error (error, ENT_ERROR, ENT_ERROR_FAILED, _ ("%s could not be written."), path);
  g_unlink (partial);
  return false;
}

/* What stands at @path now, kept aside before it is overwritten. */
static bool
keep_aside (const char *path, GError **error)
{
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return true;
  g_autofree char *aside = g_strconcat (path, ".before-restore", NULL);
  g_autoptr (EntStore) present = open_blank (path, error);
  if (present == NULL)
    return false;
  g_unlink (aside);
  g_autoptr (EntStore) copy = open_blank (aside, error);
  if (copy == NULL)
    return false;
  g_autoptr (GError) failure = NULL;
  if (copy_database (copy, present, &failure))
    return true;
  /* A damaged network is the best reason to restore: then its bytes are kept as they are. */
  g_autofree char *bytes = NULL;
  gsize length;
  return g_file_get_contents (path, &bytes, &length, error) &&
         g_file_set_contents (aside, bytes, (gssize)length, error);
}

bool
ent_store_restore (const char *backup, const char *path, GError **error)
{
  g_autoptr (EntStore) from = ent_store_open (backup, ENT_STORE_READ, 5000, error);
  if (from == NULL || !require_sound (from, error) || !keep_aside (path, error))
    return false;
  g_autoptr (EntStore) to = open_blank (path, error);
  return to != NULL && copy_database (to, from, error);
}
