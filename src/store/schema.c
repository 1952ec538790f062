/* The schema of a file just opened: made when it is new, refused when it is newer, migrated when it is older.
 */
#include "store/store-private.h"

#include <glib/gstdio.h>

static bool
read_int (EntStore *self, EntSql sql, int64_t *out_value, GError **error)
{
  g_autoptr (EntStmt) stmt = ent_store_stmt (self, sql, error);
  if (stmt == NULL)
    return false;
  g_autoptr (GError) failure = NULL;
  *out_value = ent_stmt_row (self, stmt, &failure) ? ent_column_int (stmt, 0) : 0;
  if (failure != NULL) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return false;
  }
  return true;
}

static bool
create (EntStore *self, GError **error)
{
  if (!ent_store_begin (self, error))
    return false;
  /* Another process may have made it while this one waited for the lock. */
  int64_t n_tables;
  if (!read_int (self, ENT_SQL_COUNT_TABLES, &n_tables, error))
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

/* One step; each migration is a script in a transaction of its own that also sets user_version. */
static bool
migrate_step (EntStore *self, const EntSqlMigration *migration, GError **error)
{
  if (!ent_store_begin (self, error))
    return false;
  if (ent_store_exec (self, migration->text, error) && ent_store_commit (self, error))
    return true;
  ent_store_rollback (self);
  g_prefix_error (error, _ ("The network could not be brought to version %d; it is as it was. "),
                  migration->version);
  return false;
}

static bool
migrate (EntStore *self, int64_t version, GError **error)
{
  if (self->mode == ENT_STORE_READ) {
    g_set_error (
        error, ENT_ERROR, ENT_ERROR_CONFLICT,
        _ ("%s is of an older version (%d); any command that writes, like 'entregent check', updates it."),
        self->path, (int)version);
    return false;
  }
  g_autofree char *copy = g_strdup_printf ("%s.before-v%d", self->path, ENT_STORE_VERSION);
  if (!g_file_test (copy, G_FILE_TEST_EXISTS) && !ent_store_backup (self, copy, error))
    return false;
  for (size_t i = 0; ent_sql_migrations[i].text != NULL; i++)
    if (ent_sql_migrations[i].version > version && !migrate_step (self, &ent_sql_migrations[i], error))
      return false;
  return true;
}

bool
ent_store_prepare_schema (EntStore *self, GError **error)
{
  int64_t application_id, version, n_tables;
  if (!read_int (self, ENT_SQL_APPLICATION_ID, &application_id, error) ||
      !read_int (self, ENT_SQL_USER_VERSION, &version, error) ||
      !read_int (self, ENT_SQL_COUNT_TABLES, &n_tables, error))
    return false;
  if (n_tables == 0 && application_id == 0 && self->mode != ENT_STORE_READ)
    return create (self, error);
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
  return version == ENT_STORE_VERSION || migrate (self, version, error);
}
