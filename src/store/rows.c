#include "store/rows-private.h"

bool
ent_store_each_row (EntStore *self, EntSql sql, EntEachRowFunc func, void *data, GError **error)
{
  g_autoptr (EntStmt) stmt = ent_store_stmt (self, sql, error);
  if (stmt == NULL)
    return false;
  GError *failure = NULL;
  while (ent_stmt_row (self, stmt, &failure))
    func (stmt, data);
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

uint32_t
ent_rows_find (const int64_t *contact_ids, size_t n_contacts, int64_t contact_id)
{
  size_t low = 0, high = n_contacts;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (contact_ids[middle] == contact_id)
      return (uint32_t)middle + 1;
    if (contact_ids[middle] < contact_id)
      low = middle + 1;
    else
      high = middle;
  }
  return 0;
}

typedef struct {
  const int64_t *contact_ids;
  size_t n_contacts;
  EntRows *rows;
} Filling;

static void
take_identifier (EntStmt *stmt, void *data)
{
  Filling *filling = data;
  filling->rows->row_of[ent_column_int (stmt, 0)] =
      ent_rows_find (filling->contact_ids, filling->n_contacts, ent_column_int (stmt, 1));
}

bool
ent_rows_load (EntStore *self, const int64_t *contact_ids, size_t n_contacts, EntRows *out_rows,
               GError **error)
{
  if (!ent_store_read_int (self, ENT_SQL_PANEL_MAX_IDENTIFIER, &out_rows->max_identifier, error))
    return false;
  out_rows->row_of = g_new0 (uint32_t, (size_t)out_rows->max_identifier + 1);
  Filling filling = {contact_ids, n_contacts, out_rows};
  return ent_store_each_row (self, ENT_SQL_PANEL_IDENTIFIERS, take_identifier, &filling, error);
}

void
ent_rows_clear (EntRows *self)
{
  g_clear_pointer (&self->row_of, g_free);
}
