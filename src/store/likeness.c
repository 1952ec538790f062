/* Contacts of like names, by keys; and what the user said of who is who. */
#include "store/store-private.h"

bool
ent_store_likeness_find (EntStore *self, int64_t key, EntIdFunc func, void *data, GError **error)
{
  return ent_store_each_id (self, ENT_SQL_LIKENESS_FIND, key, func, data, error);
}

bool
ent_store_likeness_put (EntStore *self, int64_t contact_id, const int64_t *keys, size_t n_keys,
                        GError **error)
{
  if (!ent_store_run_id (self, ENT_SQL_LIKENESS_DELETE, contact_id, error))
    return false;
  for (size_t i = 0; i < n_keys; i++) {
    g_autoptr (EntStmt) stmt = ent_store_stmt (self, ENT_SQL_LIKENESS_ADD, error);
    if (stmt == NULL)
      return false;
    ent_bind_int (stmt, 1, keys[i]);
    ent_bind_int (stmt, 2, contact_id);
    if (!ent_stmt_run (self, stmt, error))
      return false;
  }
  return true;
}

bool
ent_store_likeness_neighbours (EntStore *self, int64_t contact_id, EntIdFunc func, void *data, GError **error)
{
  return ent_store_each_id (self, ENT_SQL_LIKENESS_NEIGHBOURS, contact_id, func, data, error);
}

bool
ent_store_has_bonds (EntStore *self, bool *out_any, GError **error)
{
  g_autoptr (EntStmt) stmt = ent_store_stmt (self, ENT_SQL_BOND_ANY, error);
  if (stmt == NULL)
    return false;
  GError *failure = NULL;
  *out_any = ent_stmt_row (self, stmt, &failure) && ent_column_int (stmt, 0) != 0;
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

bool
ent_store_bonds_of (EntStore *self, int64_t identifier_id, EntBondFunc func, void *data, GError **error)
{
  g_autoptr (EntStmt) stmt = ent_store_stmt (self, ENT_SQL_BOND_OF_IDENTIFIER, error);
  if (stmt == NULL)
    return false;
  ent_bind_int (stmt, 1, identifier_id);
  GError *failure = NULL;
  while (ent_stmt_row (self, stmt, &failure)) {
    EntBondRow row = {.identifier_id = identifier_id,
                      .other_id = ent_column_int (stmt, 0),
                      .at_us = ent_column_int (stmt, 1),
                      .id = ent_column_int (stmt, 2),
                      .is_same = ent_column_int (stmt, 3) != 0};
    func (&row, data);
  }
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}
