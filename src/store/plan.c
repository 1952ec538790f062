/* What a plan asks for. The position of each binding is that of the statement's `-- in:` line. */
#include "store/store-private.h"

bool
ent_store_plan_contacts (EntStore *self, EntPlanContactFunc func, void *data, GError **error)
{
  g_autoptr (EntStmt) stmt = ent_store_stmt (self, ENT_SQL_PLAN_CONTACTS, error);
  if (stmt == NULL)
    return false;
  GError *failure = NULL;
  while (ent_stmt_row (self, stmt, &failure)) {
    const EntPlanContactRow row = {.id = ent_column_int (stmt, 0),
                                   .organisation = ent_column_text (stmt, 1),
                                   .connected = ent_column_int (stmt, 2) != 0,
                                   .has_email = ent_column_int (stmt, 3) != 0,
                                   .has_phone = ent_column_int (stmt, 4) != 0,
                                   .relation = (int)ent_column_int (stmt, 5),
                                   .score = sqlite3_column_double (stmt, 6)};
    func (&row, data);
  }
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

bool
ent_store_plan_standings (EntStore *self, int64_t target_id, EntPlanStandingFunc func, void *data,
                          GError **error)
{
  g_autoptr (EntStmt) stmt = ent_store_stmt (self, ENT_SQL_PLAN_STANDINGS, error);
  if (stmt == NULL)
    return false;
  ent_bind_int (stmt, 1, target_id);
  GError *failure = NULL;
  while (ent_stmt_row (self, stmt, &failure))
    func (ent_column_int (stmt, 0), sqlite3_column_double (stmt, 1), ent_column_int (stmt, 2) != 0, data);
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

bool
ent_store_plan_exchanges (EntStore *self, int64_t until_us, EntChannel last_channel, EntPlanExchangeFunc func,
                          void *data, GError **error)
{
  g_autoptr (EntStmt) stmt = ent_store_stmt (self, ENT_SQL_PLAN_EXCHANGES, error);
  if (stmt == NULL)
    return false;
  ent_bind_int (stmt, 1, until_us);
  ent_bind_int (stmt, 2, (int64_t)last_channel * 4 + ENT_DIRECTION_BOTH);
  GError *failure = NULL;
  while (ent_stmt_row (self, stmt, &failure)) {
    int64_t shape = ent_column_int (stmt, 1);
    const EntPlanExchangeRow row = {.contact_id = ent_column_int (stmt, 0),
                                    .channel = (EntChannel)(shape >> 2),
                                    .direction = (EntDirection)(shape & 3),
                                    .n = ent_column_int (stmt, 2),
                                    .last_us = ent_column_int (stmt, 3)};
    func (&row, data);
  }
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}
