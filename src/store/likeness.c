/* Contacts who may be like each other, by keys. */
#include "store/store-private.h"

bool
ent_store_likeness_find (EntStore *self, int64_t key, EntIdFunc func, void *data, GError **error)
{
  return ent_store_each_id (self, ENT_SQL_LIKENESS_FIND, key, func, data, error);
}

bool
ent_store_likeness_delete (EntStore *self, int64_t contact_id, GError **error)
{
  return ent_store_run_id (self, ENT_SQL_LIKENESS_DELETE, contact_id, error);
}

bool
ent_store_likeness_add (EntStore *self, int64_t contact_id, const int64_t *keys, size_t n_keys,
                        GError **error)
{
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
