/* Backup and restore, by the engine's own online copy: whole, while others read and write, or not at all. */
#include "store/store-private.h"

#include <errno.h>
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

/* What of a file is looked at before it is relied on. */
typedef bool (*CheckFunc) (EntStore *self, EntReport *report, GError **error);

static bool
require_sound (EntStore *self, CheckFunc check, GError **error)
{
  g_autoptr (EntReport) report = ent_report_new (1);
  if (!check (self, report, error))
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
  if (!ent_store_make_private (path, error))
    return NULL;
  g_autoptr (EntStore) self = g_new0 (EntStore, 1);
  self->path = g_strdup (path);
  self->mode = ENT_STORE_CREATE;
  if (sqlite3_open_v2 (path, &self->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK) {
    ent_store_fail (self, error);
    return NULL;
  }
  sqlite3_busy_timeout (self->db, 5000);
  return g_steal_pointer (&self);
}

static bool
write_copy (EntStore *self, const char *path, CheckFunc check, GError **error)
{
  g_autoptr (EntStore) copy = open_blank (path, error);
  return copy != NULL && copy_database (copy, self, error) && require_sound (copy, check, error);
}

/* Moves @from to @to with what the engine keeps beside it. */
static bool
move_database (const char *from, const char *to, GError **error)
{
  g_autofree char *log = g_strconcat (from, "-wal", NULL), *moved_log = g_strconcat (to, "-wal", NULL);
  g_autofree char *index = g_strconcat (from, "-shm", NULL), *old_index = g_strconcat (to, "-shm", NULL);
  g_unlink (moved_log);
  g_unlink (old_index);
  if (g_rename (from, to) != 0) {
    g_set_error (error, ENT_ERROR, ENT_ERROR_FAILED, _ ("%s could not be written: %s."), to,
                 g_strerror (errno));
    return false;
  }
  g_rename (log, moved_log);
  g_unlink (index);
  return true;
}

/* A checked copy at @path, which takes the place of what is there; half a copy is never seen under that name.
 */
static bool
write_new (EntStore *self, const char *path, CheckFunc check, GError **error)
{
  g_autofree char *partial = g_strconcat (path, ".partial", NULL);
  g_unlink (partial);
  if (write_copy (self, partial, check, error) && move_database (partial, path, error))
    return true;
  g_unlink (partial);
  return false;
}

char *
ent_store_path_beside (const char *path, const char *suffix)
{
  g_autofree char *beside = g_strdup_printf ("%s.%s", path, suffix);
  for (unsigned i = 2; g_file_test (beside, G_FILE_TEST_EXISTS); i++) {
    g_free (beside);
    beside = g_strdup_printf ("%s.%s.%u", path, suffix, i);
  }
  return g_steal_pointer (&beside);
}

bool
ent_store_copy_raw (const char *from, const char *path, GError **error)
{
  g_autoptr (EntStore) source = open_blank (from, error);
  return source != NULL && write_new (source, path, ent_store_check_pages, error);
}

bool
ent_store_backup (EntStore *self, const char *path, GError **error)
{
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return write_new (self, path, ent_store_check, error);
  g_set_error (error, ENT_ERROR, ENT_ERROR_CONFLICT,
               _ ("%s exists already; choose another name for the backup."), path);
  return false;
}

/* Whether @present is a network, of whatever version, or nothing yet: another program's file is not for us to
 * replace. */
static bool
require_ours (EntStore *present, GError **error)
{
  int64_t application_id, n_tables;
  if (!ent_store_read_int (present, ENT_SQL_APPLICATION_ID, &application_id, error) ||
      !ent_store_read_int (present, ENT_SQL_COUNT_TABLES, &n_tables, error))
    return false;
  if (application_id == ENT_STORE_APPLICATION_ID || n_tables == 0)
    return true;
  g_set_error (error, ENT_ERROR, ENT_ERROR_REFUSED,
               _ ("%s is a database of another program; choose another file with --network."), present->path);
  return false;
}

/* Over a network that others may have open, in one transaction of the engine's; what it held is kept in
 * @aside. */
static bool
restore_over (EntStore *from, const char *path, const char *aside, GError **error)
{
  g_autoptr (EntStore) present = open_blank (path, error);
  return present != NULL && require_ours (present, error) &&
         write_new (present, aside, ent_store_check_pages, error) && copy_database (present, from, error);
}

bool
ent_store_restore (const char *backup, const char *path, GError **error)
{
  g_autoptr (EntStore) from = ent_store_open (backup, ENT_STORE_READ, 5000, error);
  if (from == NULL || !require_sound (from, ent_store_check, error))
    return false;
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return write_new (from, path, ent_store_check, error);
  g_autofree char *aside = ent_store_path_beside (path, "before-restore");
  g_autoptr (GError) failure = NULL;
  if (restore_over (from, path, aside, &failure))
    return true;
  if (!g_error_matches (failure, ENT_ERROR, ENT_ERROR_CORRUPT)) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return false;
  }
  /* A damaged network is the best reason to restore: its bytes are kept as they are, and a new file takes its
   * place. */
  g_autofree char *fresh = g_strconcat (path, ".restored", NULL);
  return write_new (from, fresh, ent_store_check, error) && move_database (path, aside, error) &&
         move_database (fresh, path, error);
}
