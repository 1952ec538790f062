/* Mailboxes: whose mails they are, what was read of them, and what was left out. */
#include "store/store-private.h"

static void
append_id (int64_t id, void *ids)
{
  g_array_append_val ((GArray *)ids, id);
}

bool
ent_store_mail_settle (EntStore *self, int64_t identifier_id, GArray *out_touched, GError **error)
{
  return ent_store_each_id (self, ENT_SQL_MAIL_SETTLE_TOUCHED, identifier_id, append_id, out_touched,
                            error) &&
         ent_store_run_id (self, ENT_SQL_MAIL_SETTLE, identifier_id, error);
}

bool
ent_store_is_exchanged (EntStore *self, int64_t identifier_id, bool *out_exchanged, GError **error)
{
  g_autoptr (EntStmt) stmt = ent_store_stmt (self, ENT_SQL_MAIL_IS_EXCHANGED, error);
  if (stmt == NULL)
    return false;
  ent_bind_int (stmt, 1, identifier_id);
  return ent_stmt_read_flag (self, stmt, out_exchanged, error);
}

/* Hands the first column of each row of @stmt to @func. */
static bool
each_text (EntStore *self, EntStmt *stmt, EntTextValueFunc func, void *data, GError **error)
{
  GError *failure = NULL;
  while (ent_stmt_row (self, stmt, &failure))
    func (ent_column_text (stmt, 0), data);
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

bool
ent_store_own_emails (EntStore *self, EntTextValueFunc func, void *data, GError **error)
{
  g_autoptr (EntStmt) stmt = ent_store_stmt (self, ENT_SQL_OWN_EMAILS, error);
  return stmt != NULL && each_text (self, stmt, func, data, error);
}

bool
ent_store_card_originals (EntStore *self, int64_t contact_id, EntTextValueFunc func, void *data,
                          GError **error)
{
  g_autoptr (EntStmt) stmt = ent_store_stmt (self, ENT_SQL_CARD_ORIGINALS, error);
  if (stmt == NULL)
    return false;
  ent_bind_int (stmt, 1, contact_id);
  return each_text (self, stmt, func, data, error);
}

/* ---- What was read ---- */

bool
ent_store_reading_add (EntStore *self, int64_t source_id, const EntReadingRow *row, GError **error)
{
  g_autoptr (EntStmt) stmt = ent_store_stmt (self, ENT_SQL_READING_ADD, error);
  if (stmt == NULL)
    return false;
  ent_bind_int (stmt, 1, source_id);
  ent_bind_text (stmt, 2, row->unit);
  ent_bind_int (stmt, 3, row->from);
  ent_bind_int (stmt, 4, row->until);
  ent_bind_blob (stmt, 5, row->fingerprint, sizeof row->fingerprint);
  return ent_stmt_run (self, stmt, error);
}

bool
ent_store_readings (EntStore *self, EntSlice path, EntReadingRowFunc func, void *data, GError **error)
{
  g_autoptr (EntStmt) stmt = ent_store_stmt (self, ENT_SQL_READING_OF_PATH, error);
  if (stmt == NULL)
    return false;
  ent_bind_text (stmt, 1, path);
  GError *failure = NULL;
  while (ent_stmt_row (self, stmt, &failure)) {
    EntReadingRow row = {
        .unit = ent_column_text (stmt, 0),
        .from = ent_column_int (stmt, 1),
        .until = ent_column_int (stmt, 2),
    };
    size_t n_bytes = (size_t)sqlite3_column_bytes (stmt, 3);
    if (n_bytes > 0)
      memcpy (row.fingerprint, sqlite3_column_blob (stmt, 3), MIN (n_bytes, sizeof row.fingerprint));
    func (&row, data);
  }
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

/* ---- What was left out ---- */

bool
ent_store_left_out_add (EntStore *self, int64_t source_id, const EntLeftOutRow *row, GError **error)
{
  g_autoptr (EntStmt) stmt = ent_store_stmt (self, ENT_SQL_LEFT_OUT_ADD, error);
  if (stmt == NULL)
    return false;
  ent_bind_int (stmt, 1, source_id);
  ent_bind_text (stmt, 2, row->reason);
  ent_bind_text (stmt, 3, row->who);
  ent_bind_text_or_null (stmt, 4, row->name);
  ent_bind_text_or_null (stmt, 5, row->subject);
  ent_bind_int (stmt, 6, row->n);
  ent_bind_time (stmt, 7, row->first_us);
  ent_bind_time (stmt, 8, row->last_us);
  return ent_stmt_run (self, stmt, error);
}

bool
ent_store_left_out (EntStore *self, int64_t source_id, int64_t limit, EntLeftOutFunc func, void *data,
                    GError **error)
{
  g_autoptr (EntStmt) stmt = ent_store_stmt (self, ENT_SQL_LEFT_OUT_LIST, error);
  if (stmt == NULL)
    return false;
  ent_bind_int (stmt, 1, source_id);
  ent_bind_int (stmt, 2, limit);
  GError *failure = NULL;
  while (ent_stmt_row (self, stmt, &failure)) {
    const EntLeftOutRow row = {
        .reason = ent_column_text (stmt, 0),
        .who = ent_column_text (stmt, 1),
        .name = ent_column_text (stmt, 2),
        .subject = ent_column_text (stmt, 3),
        .n = ent_column_int (stmt, 4),
        .first_us = ent_column_time (stmt, 5),
        .last_us = ent_column_time (stmt, 6),
    };
    func (&row, data);
  }
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

bool
ent_store_left_out_reasons (EntStore *self, int64_t source_id, EntLeftOutFunc func, void *data,
                            GError **error)
{
  g_autoptr (EntStmt) stmt = ent_store_stmt (self, ENT_SQL_LEFT_OUT_REASONS, error);
  if (stmt == NULL)
    return false;
  ent_bind_int (stmt, 1, source_id);
  GError *failure = NULL;
  while (ent_stmt_row (self, stmt, &failure)) {
    const EntLeftOutRow row = {.reason = ent_column_text (stmt, 0),
                               .n = ent_column_int (stmt, 1),
                               .first_us = ENT_TIME_UNKNOWN,
                               .last_us = ENT_TIME_UNKNOWN};
    func (&row, data);
  }
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}
