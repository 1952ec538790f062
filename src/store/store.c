#include "store/store-private.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

bool
ent_store_fail (EntStore *self, GError **error)
{
  int code = sqlite3_errcode (self->db);
  switch (code & 0xFF) {
  case SQLITE_BUSY:
  case SQLITE_LOCKED:
    g_set_error (error, ENT_ERROR, ENT_ERROR_BUSY,
                 _ ("Another process is writing to %s; try again when it has finished."), self->path);
    break;
  case SQLITE_FULL:
    g_set_error (error, ENT_ERROR, ENT_ERROR_FAILED,
                 _ ("The disk is full: %s could not be written; nothing was changed."), self->path);
    break;
  case SQLITE_READONLY:
  case SQLITE_PERM:
    g_set_error (error, ENT_ERROR, ENT_ERROR_FAILED,
                 _ ("%s cannot be written: the file or its folder is read-only."), self->path);
    break;
  case SQLITE_CORRUPT:
  case SQLITE_NOTADB:
    g_set_error (error, ENT_ERROR, ENT_ERROR_CORRUPT,
                 _ ("%s is damaged or is no Entregent network; restore a backup with 'entregent restore'."),
                 self->path);
    break;
  case SQLITE_CANTOPEN:
    g_set_error (error, ENT_ERROR, ENT_ERROR_FAILED, _ ("%s cannot be opened: %s."), self->path,
                 g_strerror (sqlite3_system_errno (self->db)));
    break;
  default:
    g_set_error (error, ENT_ERROR, ENT_ERROR_FAILED, _ ("%s: %s."), self->path, sqlite3_errmsg (self->db));
    break;
  }
  return false;
}

bool
ent_store_exec (EntStore *self, const char *script, GError **error)
{
  return sqlite3_exec (self->db, script, NULL, NULL, NULL) == SQLITE_OK || ent_store_fail (self, error);
}

typedef void (*FoldFunc) (EntSlice text, GString *out);

/* A text folded as SQL asks for it, '' for none. */
static void
fold_argument (sqlite3_context *context, sqlite3_value *argument, FoldFunc fold)
{
  const char *text = (const char *)sqlite3_value_text (argument);
  if (text == NULL) {
    sqlite3_result_text (context, "", 0, SQLITE_STATIC);
    return;
  }
  EntSlice slice = {text, (size_t)sqlite3_value_bytes (argument)};
  GString *folded = g_string_sized_new (slice.length + 1);
  fold (slice, folded);
  size_t length = folded->len;
  sqlite3_result_text64 (context, g_string_free (folded, FALSE), length, g_free, SQLITE_UTF8);
}

/* SQL's ent_fold (text): as names and titles are compared. */
static void
fold_in_sql (sqlite3_context *context, int n_arguments, sqlite3_value **arguments)
{
  (void)n_arguments;
  fold_argument (context, arguments[0], ent_fold_append);
}

/* SQL's ent_stems (text): as what was said is searched. */
static void
stems_in_sql (sqlite3_context *context, int n_arguments, sqlite3_value **arguments)
{
  (void)n_arguments;
  fold_argument (context, arguments[0], ent_fold_stems_append);
}

/* SQL's ent_said_match (text): what to ask the index of everything said for the text. */
static void
said_match_in_sql (sqlite3_context *context, int n_arguments, sqlite3_value **arguments)
{
  (void)n_arguments;
  fold_argument (context, arguments[0], ent_said_match_append);
}

/* The engine does not wait for its own change of journal, which every new network begins with. */
static bool
configure_writing (EntStore *self, int busy_ms, GError **error)
{
  int64_t until_us = g_get_monotonic_time () + busy_ms * G_TIME_SPAN_MILLISECOND;
  for (;;) {
    g_autoptr (GError) failure = NULL;
    if (ent_store_exec (self, ent_sql_script_connection_write, &failure))
      return true;
    if (!g_error_matches (failure, ENT_ERROR, ENT_ERROR_BUSY) || g_get_monotonic_time () >= until_us) {
      g_propagate_error (error, g_steal_pointer (&failure));
      return false;
    }
    g_usleep (20 * 1000);
  }
}

/* What every connection is set to; see docs/decisions for the whys. */
static bool
configure (EntStore *self, int busy_ms, GError **error)
{
  sqlite3_extended_result_codes (self->db, 1);
  sqlite3_busy_timeout (self->db, busy_ms);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_limit (self->db, SQLITE_LIMIT_ATTACHED, 1);
  int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY;
  if (sqlite3_create_function (self->db, "ent_fold", 1, flags, NULL, fold_in_sql, NULL, NULL) != SQLITE_OK ||
      sqlite3_create_function (self->db, "ent_said_match", 1, flags, NULL, said_match_in_sql, NULL, NULL) !=
          SQLITE_OK ||
      sqlite3_create_function (self->db, "ent_stems", 1, flags, NULL, stems_in_sql, NULL, NULL) !=
          SQLITE_OK ||
      ent_incoming_register (self->db, &self->incoming) != SQLITE_OK)
    return ent_store_fail (self, error);
  if (!ent_store_exec (self, ent_sql_script_connection, error))
    return false;
  return self->mode == ENT_STORE_READ || configure_writing (self, busy_ms, error);
}

/* Statistics that nobody asks for would cost a lock at every allocation. To be said before the first
 * connection. */
static void *
configure_engine (void *unused)
{
  sqlite3_config (SQLITE_CONFIG_MEMSTATUS, 0);
  return NULL;
}

/* A network is its user's alone: the file is made so before the engine sees it, and its log and copies
 * follow. */
bool
ent_store_make_private (const char *path, GError **error)
{
  int file = open (path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);
  if (file >= 0)
    close (file);
  if (file >= 0 || errno == EEXIST)
    return true;
  g_set_error (error, ENT_ERROR, ENT_ERROR_FAILED, _ ("%s cannot be made: %s."), path, g_strerror (errno));
  return false;
}

static bool
open_database (EntStore *self, GError **error)
{
  static GOnce once = G_ONCE_INIT;
  g_once (&once, configure_engine, NULL);
  if (self->mode == ENT_STORE_CREATE && !ent_store_make_private (self->path, error))
    return false;
  int flags = self->mode == ENT_STORE_READ    ? SQLITE_OPEN_READONLY
              : self->mode == ENT_STORE_WRITE ? SQLITE_OPEN_READWRITE
                                              : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  if (sqlite3_open_v2 (self->path, &self->db, flags | SQLITE_OPEN_NOMUTEX, NULL) == SQLITE_OK)
    return true;
  if (self->db == NULL)
    g_set_error (error, ENT_ERROR, ENT_ERROR_FAILED, _ ("There is no memory to open %s."), self->path);
  else
    ent_store_fail (self, error);
  return false;
}

/*
 * A network in a folder that cannot be written has no place for the log's index, and the engine then refuses
 * even to read; nobody can be writing there either, so the file may be taken as it stands.
 */
static bool
reopen_as_immutable (EntStore *self, GError **error)
{
  sqlite3_close (g_steal_pointer (&self->db));
  g_autofree char *escaped = g_uri_escape_string (self->path, "/", FALSE);
  g_autofree char *uri = g_strconcat ("file:", escaped, "?immutable=1", NULL);
  if (sqlite3_open_v2 (uri, &self->db, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, NULL) !=
      SQLITE_OK)
    return ent_store_fail (self, error);
  return true;
}

/* Whether the engine keeps such a file ("-wal", "-journal") beside the network now. */
static bool
has_companion (const char *path, const char *ending)
{
  g_autofree char *companion = g_strconcat (path, ending, NULL);
  return g_file_test (companion, G_FILE_TEST_EXISTS);
}

static bool
is_in_unwritable_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  return access (folder, W_OK) != 0 && !has_companion (path, "-wal") && !has_companion (path, "-journal");
}

/*
 * A first import that was killed leaves the journal that takes it back, and only somebody who may write can
 * do that: to look at the network is to repair it first.
 */
static bool
take_back_killed_import (const char *path, int busy_ms, GError **error)
{
  if (!has_companion (path, "-journal"))
    return true;
  g_autoptr (EntStore) writer = ent_store_open (path, ENT_STORE_WRITE, busy_ms, error);
  return writer != NULL;
}

EntStore *
ent_store_open (const char *path, EntStoreMode mode, int busy_ms, GError **error)
{
  if (mode != ENT_STORE_CREATE && !g_file_test (path, G_FILE_TEST_EXISTS)) {
    g_set_error (error, ENT_ERROR, ENT_ERROR_NOT_FOUND,
                 _ ("There is no network at %s; 'entregent import' makes one."), path);
    return NULL;
  }
  if (g_file_test (path, G_FILE_TEST_EXISTS) && !g_file_test (path, G_FILE_TEST_IS_REGULAR)) {
    g_set_error (error, ENT_ERROR, ENT_ERROR_INVALID, _ ("%s is no file; choose another one with --network."),
                 path);
    return NULL;
  }
  if (mode == ENT_STORE_READ && !take_back_killed_import (path, busy_ms, error))
    return NULL;
  g_autoptr (EntStore) self = g_new0 (EntStore, 1);
  self->path = g_strdup (path);
  self->mode = mode;
  if (!open_database (self, error))
    return NULL;
  if (mode == ENT_STORE_READ && is_in_unwritable_folder (path) && !reopen_as_immutable (self, error))
    return NULL;
  if (!configure (self, busy_ms, error) || !ent_store_prepare_schema (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
ent_store_close (EntStore *self)
{
  if (self == NULL)
    return;
  if (self->db != NULL)
    ent_store_rollback (self);
  for (size_t i = 0; i < G_N_ELEMENTS (self->statements); i++)
    sqlite3_finalize (self->statements[i]);
  sqlite3_close (self->db);
  g_free (self->path);
  g_free (self);
}

const char *
ent_store_path (const EntStore *self)
{
  return self->path;
}

bool
ent_store_begin (EntStore *self, GError **error)
{
  g_return_val_if_fail (!self->in_transaction, false);
  if (!ent_store_run (self, ENT_SQL_BEGIN, error))
    return false;
  self->in_transaction = true;
  return true;
}

/* Whether there is no fact yet. */
static bool
is_empty (EntStore *self)
{
  g_autoptr (EntStmt) stmt = ent_store_stmt (self, ENT_SQL_IS_EMPTY, NULL);
  return stmt != NULL && ent_stmt_row (self, stmt, NULL) && ent_column_int (stmt, 0) != 0;
}

/* Asks for a journal; the engine keeps the present one while others have the file open, and that will do as
 * well. */
static void
set_journal (EntStore *self, EntSql sql)
{
  g_autoptr (EntStmt) stmt = ent_store_stmt (self, sql, NULL);
  while (stmt != NULL && ent_stmt_row (self, stmt, NULL))
    continue;
}

bool
ent_store_begin_import (EntStore *self, GError **error)
{
  if (is_empty (self)) {
    set_journal (self, ENT_SQL_JOURNAL_ROLLBACK);
    self->is_first_import = true;
  }
  if (!ent_store_begin (self, error))
    return false;
  /* Another process may have filled it while this one waited for the lock. */
  self->was_empty = is_empty (self);
  return true;
}

bool
ent_store_was_empty (const EntStore *self)
{
  return self->was_empty;
}

static void
end_transaction (EntStore *self)
{
  self->in_transaction = false;
  if (self->is_first_import)
    set_journal (self, ENT_SQL_JOURNAL_LOG);
  self->is_first_import = false;
  self->was_empty = false;
  g_clear_pointer (&self->made, g_hash_table_unref);
}

bool
ent_store_commit (EntStore *self, GError **error)
{
  g_return_val_if_fail (self->in_transaction, false);
  if (!ent_store_run (self, ENT_SQL_COMMIT, error)) {
    ent_store_rollback (self);
    return false;
  }
  end_transaction (self);
  return true;
}

void
ent_store_rollback (EntStore *self)
{
  if (!self->in_transaction)
    return;
  /* The engine may have rolled back by itself, after a full disk for instance; then there is nothing to do.
   */
  if (!sqlite3_get_autocommit (self->db))
    ent_store_run (self, ENT_SQL_ROLLBACK, NULL);
  end_transaction (self);
}

/* The row of a name in meta; NULL when it was never set. */
static EntStmt *
find_meta (EntStore *self, const char *name)
{
  g_autoptr (EntStmt) stmt = ent_store_stmt (self, ENT_SQL_META_GET, NULL);
  if (stmt == NULL)
    return NULL;
  ent_bind_text (stmt, 1, ent_slice (name));
  return ent_stmt_row (self, stmt, NULL) ? g_steal_pointer (&stmt) : NULL;
}

int64_t
ent_store_meta_int (EntStore *self, const char *name, int64_t fallback)
{
  g_autoptr (EntStmt) stmt = find_meta (self, name);
  return stmt != NULL ? ent_column_int (stmt, 0) : fallback;
}

double
ent_store_meta_real (EntStore *self, const char *name, double fallback)
{
  g_autoptr (EntStmt) stmt = find_meta (self, name);
  return stmt != NULL ? sqlite3_column_double (stmt, 0) : fallback;
}

bool
ent_store_meta_set_int (EntStore *self, const char *name, int64_t value, GError **error)
{
  g_autoptr (EntStmt) stmt = ent_store_stmt (self, ENT_SQL_META_SET, error);
  if (stmt == NULL)
    return false;
  ent_bind_text (stmt, 1, ent_slice (name));
  ent_bind_int (stmt, 2, value);
  return ent_stmt_run (self, stmt, error);
}

bool
ent_store_meta_set_real (EntStore *self, const char *name, double value, GError **error)
{
  g_autoptr (EntStmt) stmt = ent_store_stmt (self, ENT_SQL_META_SET, error);
  if (stmt == NULL)
    return false;
  ent_bind_text (stmt, 1, ent_slice (name));
  ent_bind_real (stmt, 2, value);
  return ent_stmt_run (self, stmt, error);
}
