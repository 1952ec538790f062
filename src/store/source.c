/* Sources and what could not be read of them. */
#include "store/store-private.h"

bool
ent_store_source_add (EntStore *self, const EntSourceRow *row, int64_t *out_id, GError **error)
{
  g_autoptr (EntStmt) stmt = ent_store_stmt (self, ENT_SQL_SOURCE_ADD, error);
  if (stmt == NULL)
    return false;
  ent_bind_text (stmt, 1, row->kind);
  ent_bind_text (stmt, 2, row->path);
  ent_bind_int (stmt, 3, row->imported_us);
  ent_bind_int (stmt, 4, row->as_of_us);
  ent_bind_int (stmt, 5, row->lists_connections);
  if (!ent_stmt_run (self, stmt, error))
    return false;
  *out_id = sqlite3_last_insert_rowid (self->db);
  return true;
}

bool
ent_store_source_update (EntStore *self, const EntSourceRow *row, GError **error)
{
  g_autoptr (EntStmt) stmt = ent_store_stmt (self, ENT_SQL_SOURCE_UPDATE, error);
  if (stmt == NULL)
    return false;
  ent_bind_int (stmt, 1, row->id);
  ent_bind_text (stmt, 2, row->kind);
  ent_bind_int (stmt, 3, row->as_of_us);
  ent_bind_int (stmt, 4, row->lists_connections);
  ent_bind_int (stmt, 5, row->n_records);
  ent_bind_int (stmt, 6, row->n_new);
  ent_bind_int (stmt, 7, row->n_known);
  ent_bind_int (stmt, 8, row->n_changed);
  ent_bind_int (stmt, 9, row->n_skipped);
  ent_bind_int (stmt, 10, row->n_problems);
  return ent_stmt_run (self, stmt, error);
}

bool
ent_store_source_problem_add (EntStore *self, int64_t source_id, int64_t number, const EntProblem *problem,
                              GError **error)
{
  g_autoptr (EntStmt) stmt = ent_store_stmt (self, ENT_SQL_PROBLEM_ADD, error);
  if (stmt == NULL)
    return false;
  ent_bind_int (stmt, 1, source_id);
  ent_bind_int (stmt, 2, number);
  ent_bind_text (stmt, 3, ent_slice (problem->file));
  ent_bind_int (stmt, 4, (int64_t)problem->line);
  ent_bind_text (stmt, 5, ent_slice (problem->column));
  ent_bind_text (stmt, 6, ent_slice (problem->reason));
  return ent_stmt_run (self, stmt, error);
}

static void
read_source (EntStmt *stmt, EntSourceRow *out_row)
{
  *out_row = (EntSourceRow){
      .id = ent_column_int (stmt, 0),
      .kind = ent_column_text (stmt, 1),
      .path = ent_column_text (stmt, 2),
      .imported_us = ent_column_int (stmt, 3),
      .as_of_us = ent_column_int (stmt, 4),
      .lists_connections = ent_column_int (stmt, 5) != 0,
      .n_records = ent_column_int (stmt, 6),
      .n_new = ent_column_int (stmt, 7),
      .n_known = ent_column_int (stmt, 8),
      .n_changed = ent_column_int (stmt, 9),
      .n_skipped = ent_column_int (stmt, 10),
      .n_problems = ent_column_int (stmt, 11),
  };
}

bool
ent_store_each_source (EntStore *self, EntStmt *stmt, EntSourceFunc func, void *data, GError **error)
{
  GError *failure = NULL;
  while (ent_stmt_row (self, stmt, &failure)) {
    EntSourceRow row;
    read_source (stmt, &row);
    if (!func (&row, data))
      break;
  }
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

bool
ent_store_sources (EntStore *self, EntSourceFunc func, void *data, GError **error)
{
  g_autoptr (EntStmt) stmt = ent_store_stmt (self, ENT_SQL_SOURCE_LIST, error);
  return stmt != NULL && ent_store_each_source (self, stmt, func, data, error);
}

bool
ent_store_source_problems (EntStore *self, int64_t source_id, EntReport *report, GError **error)
{
  g_autoptr (EntStmt) stmt = ent_store_stmt (self, ENT_SQL_PROBLEM_LIST, error);
  if (stmt == NULL)
    return false;
  ent_bind_int (stmt, 1, source_id);
  GError *failure = NULL;
  while (ent_stmt_row (self, stmt, &failure)) {
    g_autofree char *reason = ent_slice_dup (ent_column_text (stmt, 3));
    ent_report_add (report, ent_column_text (stmt, 0), (uint64_t)ent_column_int (stmt, 1),
                    ent_column_text (stmt, 2), reason);
  }
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}
