/* The schema of a file just opened: made when it is new, refused when it is newer, migrated when it is older.
 */
#include "store/store-private.h"

#include <glib/gstdio.h>

static bool
create (EntStore *self, GError **error)
{
  if (!ent_store_begin (self, error))
    return false;
  /* Another process may have made it while this one waited for the lock. */
  int64_t n_tables;
  if (!ent_store_read_int (self, ENT_SQL_COUNT_TABLES, &n_tables, error))
    return false;
  if (n_tables > 0) {
    ent_store_rollback (self);
    return true;
  }
  return ent_store_exec (self, ent_sql_script_schema, error) &&
         ent_store_exec (self, ent_sql_script_score_indexes, error) &&
         ent_store_exec (self, ent_sql_script_search_sqlite, error) &&
         ent_store_exec (self, ent_sql_script_first_rows, error) && ent_store_commit (self, error);
}

/* Every step after @version, each of which says in the file which version it made. */
static bool
run_steps (EntStore *self, const EntSqlMigration *steps, int64_t version, int target, GError **error)
{
  for (; steps->text != NULL; steps++) {
    if (steps->version != version + 1)
      continue;
    if (!ent_store_exec (self, steps->text, error) ||
        !ent_store_read_int (self, ENT_SQL_USER_VERSION, &version, error))
      return false;
    if (version != steps->version)
      break;
  }
  if (version == target)
    return true;
  g_set_error (error, ENT_ERROR, ENT_ERROR_CORRUPT,
               _ ("There is no way from version %d of the file to %d; restore a backup."), (int)version,
               target);
  return false;
}

/* What the steps left must hold together as the engine sees it. */
static bool
require_references (EntStore *self, GError **error)
{
  g_autoptr (EntReport) report = ent_report_new (1);
  if (!ent_store_check_references (self, report, error))
    return false;
  if (ent_report_count (report) == 0)
    return true;
  g_set_error (error, ENT_ERROR, ENT_ERROR_CORRUPT, _ ("A row of %s refers to one that is missing."),
               ent_report_get (report, 0)->file);
  return false;
}

/* Under the write lock, so that the copy is of what the steps begin with. */
static bool
migrate_inside (EntStore *self, const EntSqlMigration *steps, int target, GError **error)
{
  int64_t version;
  if (!ent_store_read_int (self, ENT_SQL_USER_VERSION, &version, error))
    return false;
  /* Another process may have done it while this one waited for the lock. */
  if (version == target)
    return true;
  g_autofree char *suffix = g_strdup_printf ("before-v%d", target);
  g_autofree char *copy = ent_store_path_beside (self->path, suffix);
  if (!ent_store_copy_raw (self->path, copy, error))
    return false;
  if (run_steps (self, steps, version, target, error) && require_references (self, error))
    return true;
  g_unlink (copy);
  return false;
}

bool
ent_store_migrate (EntStore *self, const EntSqlMigration *steps, int target, GError **error)
{
  /* Steps that make a table anew pass through states in which references hang in the air. */
  if (!ent_store_run (self, ENT_SQL_REFERENCES_OFF, error) || !ent_store_begin (self, error))
    return false;
  bool ok = migrate_inside (self, steps, target, error) && ent_store_commit (self, error);
  ent_store_rollback (self);
  if (!ok)
    g_prefix_error (error, _ ("%s could not be brought to version %d and is as it was. "), self->path,
                    target);
  return ent_store_run (self, ENT_SQL_REFERENCES_ON, ok ? error : NULL) && ok;
}

bool
ent_store_prepare_schema (EntStore *self, GError **error)
{
  int64_t application_id, version, n_tables;
  if (!ent_store_read_int (self, ENT_SQL_APPLICATION_ID, &application_id, error) ||
      !ent_store_read_int (self, ENT_SQL_USER_VERSION, &version, error) ||
      !ent_store_read_int (self, ENT_SQL_COUNT_TABLES, &n_tables, error))
    return false;
  bool is_blank = n_tables == 0 && application_id == 0;
  if (is_blank && self->mode != ENT_STORE_READ)
    return create (self, error);
  if (is_blank) {
    /* Somebody is making it this moment, or was killed while doing so. */
    g_set_error (error, ENT_ERROR, ENT_ERROR_NOT_FOUND,
                 _ ("There is no network at %s yet; 'entregent import' makes one."), self->path);
    return false;
  }
  if (application_id != ENT_STORE_APPLICATION_ID) {
    g_set_error (error, ENT_ERROR, ENT_ERROR_CORRUPT,
                 _ ("%s is no Entregent network; choose another file with --network."), self->path);
    return false;
  }
  if (version > ENT_STORE_VERSION) {
    g_set_error (
        error, ENT_ERROR, ENT_ERROR_REFUSED,
        _ ("%s was made by a newer Entregent (version %d of the file; this program knows %d). Update "
           "the program."),
        self->path, (int)version, ENT_STORE_VERSION);
    return false;
  }
  if (version == ENT_STORE_VERSION)
    return true;
  if (self->mode != ENT_STORE_READ)
    return ent_store_migrate (self, ent_sql_migrations, ENT_STORE_VERSION, error);
  g_set_error (error, ENT_ERROR, ENT_ERROR_CONFLICT,
               _ ("%s is of an older version (%d); 'entregent rebuild' updates it, after a copy."),
               self->path, (int)version);
  return false;
}
