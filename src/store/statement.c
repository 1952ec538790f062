#include "store/store-private.h"

void
ent_stmt_done (EntStmt *self)
{
  if (self == NULL)
    return;
  /* The bindings stay, to be overwritten: every use binds every parameter. */
  sqlite3_reset (self);
}

EntStmt *
ent_store_stmt (EntStore *self, EntSql sql, GError **error)
{
  sqlite3_stmt **slot = &self->statements[sql];
  if (*slot == NULL && sqlite3_prepare_v3 (self->db, ent_sql_texts[sql], -1, SQLITE_PREPARE_PERSISTENT, slot,
                                           NULL) != SQLITE_OK) {
    ent_store_fail (self, error);
    return NULL;
  }
  g_return_val_if_fail (!sqlite3_stmt_busy (*slot), NULL);
  return *slot;
}

void
ent_bind_int (EntStmt *self, int position, int64_t value)
{
  sqlite3_bind_int64 (self, position, value);
}

void
ent_bind_real (EntStmt *self, int position, double value)
{
  sqlite3_bind_double (self, position, value);
}

void
ent_bind_text (EntStmt *self, int position, EntSlice value)
{
  /* A NULL pointer would bind NULL, and an empty slice may have one. */
  sqlite3_bind_text64 (self, position, value.length ? value.data : "", value.length, SQLITE_STATIC,
                       SQLITE_UTF8);
}

void
ent_bind_text_or_null (EntStmt *self, int position, EntSlice value)
{
  if (value.length == 0)
    sqlite3_bind_null (self, position);
  else
    ent_bind_text (self, position, value);
}

void
ent_bind_time (EntStmt *self, int position, int64_t at_us)
{
  if (at_us == ENT_TIME_UNKNOWN)
    sqlite3_bind_null (self, position);
  else
    sqlite3_bind_int64 (self, position, at_us);
}

void
ent_bind_id_or_null (EntStmt *self, int position, int64_t id)
{
  if (id == 0)
    sqlite3_bind_null (self, position);
  else
    sqlite3_bind_int64 (self, position, id);
}

void
ent_bind_blob (EntStmt *self, int position, const void *data, size_t bytes)
{
  sqlite3_bind_blob64 (self, position, data, bytes, SQLITE_STATIC);
}

int64_t
ent_column_int (EntStmt *self, int column)
{
  return sqlite3_column_int64 (self, column);
}

EntSlice
ent_column_text (EntStmt *self, int column)
{
  const char *text = (const char *)sqlite3_column_text (self, column);
  return text ? (EntSlice){text, (size_t)sqlite3_column_bytes (self, column)} : (EntSlice){"", 0};
}

int64_t
ent_column_time (EntStmt *self, int column)
{
  return sqlite3_column_type (self, column) == SQLITE_NULL ? ENT_TIME_UNKNOWN
                                                           : sqlite3_column_int64 (self, column);
}

bool
ent_stmt_row (EntStore *store, EntStmt *self, GError **error)
{
  int result = sqlite3_step (self);
  if (result != SQLITE_ROW && result != SQLITE_DONE)
    ent_store_fail (store, error);
  return result == SQLITE_ROW;
}

bool
ent_stmt_run (EntStore *store, EntStmt *self, GError **error)
{
  return sqlite3_step (self) == SQLITE_DONE || ent_store_fail (store, error);
}

bool
ent_store_run_id (EntStore *self, EntSql sql, int64_t id, GError **error)
{
  g_autoptr (EntStmt) stmt = ent_store_stmt (self, sql, error);
  if (stmt == NULL)
    return false;
  ent_bind_int (stmt, 1, id);
  return ent_stmt_run (self, stmt, error);
}

bool
ent_store_run (EntStore *self, EntSql sql, GError **error)
{
  g_autoptr (EntStmt) stmt = ent_store_stmt (self, sql, error);
  return stmt != NULL && ent_stmt_run (self, stmt, error);
}

bool
ent_stmt_read_int (EntStore *store, EntStmt *self, int64_t *out_value, GError **error)
{
  GError *failure = NULL;
  *out_value = ent_stmt_row (store, self, &failure) ? ent_column_int (self, 0) : 0;
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

bool
ent_stmt_read_flag (EntStore *store, EntStmt *self, bool *out_flag, GError **error)
{
  int64_t value;
  bool ok = ent_stmt_read_int (store, self, &value, error);
  *out_flag = value != 0;
  return ok;
}

bool
ent_store_read_int (EntStore *self, EntSql sql, int64_t *out_value, GError **error)
{
  g_autoptr (EntStmt) stmt = ent_store_stmt (self, sql, error);
  return stmt != NULL && ent_stmt_read_int (self, stmt, out_value, error);
}

bool
ent_store_each_id (EntStore *self, EntSql sql, int64_t id, EntIdFunc func, void *data, GError **error)
{
  g_autoptr (EntStmt) stmt = ent_store_stmt (self, sql, error);
  if (stmt == NULL)
    return false;
  ent_bind_int (stmt, 1, id);
  GError *failure = NULL;
  while (ent_stmt_row (self, stmt, &failure))
    func (ent_column_int (stmt, 0), data);
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

bool
ent_store_insert_fact (EntStore *self, EntStmt *insert, int64_t *out_id, EntPut *out_put, GError **error)
{
  if (!ent_stmt_run (self, insert, error))
    return false;
  *out_put = sqlite3_changes (self->db) > 0 ? ENT_PUT_NEW : ENT_PUT_KNOWN;
  *out_id = *out_put == ENT_PUT_NEW ? sqlite3_last_insert_rowid (self->db) : 0;
  return true;
}

bool
ent_store_find_fact (EntStore *self, EntStmt *find, int64_t *out_id, GError **error)
{
  g_autoptr (GError) failure = NULL;
  if (!ent_stmt_row (self, find, &failure)) {
    if (failure != NULL)
      g_propagate_error (error, g_steal_pointer (&failure));
    else
      g_set_error (error, ENT_ERROR, ENT_ERROR_CORRUPT,
                   "A fact is neither new nor there; run 'entregent check'.");
    return false;
  }
  *out_id = ent_column_int (find, 0);
  return true;
}
