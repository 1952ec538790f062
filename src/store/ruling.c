/* Rulings and rhythms. The position of each binding is that of the statement's `-- in:` line. */
#include "store/store-private.h"

#include <math.h>

bool
ent_store_ruling_add (EntStore *self, const EntRulingRow *ruling, int64_t *out_id, GError **error)
{
  g_autoptr (EntStmt) stmt = ent_store_stmt (self, ENT_SQL_RULING_ADD, error);
  if (stmt == NULL)
    return false;
  ent_bind_int (stmt, 1, ruling->identifier_id);
  ent_bind_int (stmt, 2, ruling->at_us);
  ent_bind_int (stmt, 3, ruling->matter);
  ent_bind_text (stmt, 4, ruling->about);
  ent_bind_text (stmt, 5, ruling->value);
  ent_bind_real (stmt, 6, ruling->number); /* SQLite stores NAN as NULL */
  if (!ent_stmt_run (self, stmt, error))
    return false;
  *out_id = sqlite3_last_insert_rowid (self->db);
  return true;
}

/* What both queries give after their first column. */
static void
take_ruling (EntStmt *stmt, EntRulingRow *row)
{
  row->id = ent_column_int (stmt, 1);
  row->identifier_id = ent_column_int (stmt, 2);
  row->at_us = ent_column_int (stmt, 3);
  row->about = ent_column_text (stmt, 4);
  row->value = ent_column_text (stmt, 5);
  row->number = sqlite3_column_type (stmt, 6) == SQLITE_NULL ? NAN : sqlite3_column_double (stmt, 6);
}

bool
ent_store_rulings_on (EntStore *self, EntMatter matter, EntRulingFunc func, void *data, GError **error)
{
  g_autoptr (EntStmt) stmt = ent_store_stmt (self, ENT_SQL_RULING_OF_MATTER, error);
  if (stmt == NULL)
    return false;
  ent_bind_int (stmt, 1, matter);
  GError *failure = NULL;
  while (ent_stmt_row (self, stmt, &failure)) {
    EntRulingRow row = {.contact_id = ent_column_int (stmt, 0), .matter = matter};
    take_ruling (stmt, &row);
    func (&row, data);
  }
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

bool
ent_store_rulings_of (EntStore *self, int64_t contact_id, EntRulingFunc func, void *data, GError **error)
{
  g_autoptr (EntStmt) stmt = ent_store_stmt (self, ENT_SQL_RULING_OF_CONTACT, error);
  if (stmt == NULL)
    return false;
  ent_bind_int (stmt, 1, contact_id);
  GError *failure = NULL;
  while (ent_stmt_row (self, stmt, &failure)) {
    EntRulingRow row = {.contact_id = contact_id, .matter = (EntMatter)ent_column_int (stmt, 0)};
    take_ruling (stmt, &row);
    func (&row, data);
  }
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

bool
ent_store_rhythm_set (EntStore *self, EntSlice query, double days, GError **error)
{
  g_autoptr (EntStmt) stmt =
      ent_store_stmt (self, days > 0 ? ENT_SQL_RHYTHM_SET : ENT_SQL_RHYTHM_DELETE, error);
  if (stmt == NULL)
    return false;
  ent_bind_text (stmt, 1, query);
  if (days > 0)
    ent_bind_real (stmt, 2, days);
  return ent_stmt_run (self, stmt, error);
}

bool
ent_store_rhythms (EntStore *self, EntRhythmFunc func, void *data, GError **error)
{
  g_autoptr (EntStmt) stmt = ent_store_stmt (self, ENT_SQL_RHYTHM_ALL, error);
  if (stmt == NULL)
    return false;
  GError *failure = NULL;
  while (ent_stmt_row (self, stmt, &failure))
    func (ent_column_text (stmt, 0), sqlite3_column_double (stmt, 1), data);
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}
