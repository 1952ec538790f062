#include "store/store-private.h"

bool
ent_store_connections (EntStore *self, EntConnectionFunc func, void *data, GError **error)
{
  g_autoptr (EntStmt) stmt = ent_store_stmt (self, ENT_SQL_CONNECTION_LIST, error);
  if (stmt == NULL)
    return false;
  GError *failure = NULL;
  while (ent_stmt_row (self, stmt, &failure)) {
    const EntConnectionRow row = {ent_column_int (stmt, 0), ent_column_time (stmt, 1)};
    func (&row, data);
  }
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}
