/* Asking about one contact. */
#include "store/store-private.h"

void
ent_contact_row_read (EntStmt *stmt, EntContactRow *out_row)
{
  *out_row = (EntContactRow){
      .id = ent_column_int (stmt, 0),
      .name = ent_column_text (stmt, 1),
      .given = ent_column_text (stmt, 2),
      .family = ent_column_text (stmt, 3),
      .organisation = ent_column_text (stmt, 4),
      .title = ent_column_text (stmt, 5),
      .place = ent_column_text (stmt, 6),
      .url = ent_column_text (stmt, 7),
      .email = ent_column_text (stmt, 8),
      .phone = ent_column_text (stmt, 9),
      .connected = ent_column_int (stmt, 10) != 0,
      .qualified = ent_column_int (stmt, 11) != 0,
      .score = sqlite3_column_double (stmt, 12),
      .relation = (int)ent_column_int (stmt, 13),
      .warmth = sqlite3_column_double (stmt, 14),
      .functions = (uint32_t)ent_column_int (stmt, 15),
      .seniority = (int)ent_column_int (stmt, 16),
      .connected_us = ent_column_time (stmt, 17),
      .left_us = ent_column_time (stmt, 18),
      .since_us = ent_column_time (stmt, 19),
      .first_us = ent_column_time (stmt, 20),
      .last_us = ent_column_time (stmt, 21),
      .last_in_us = ent_column_time (stmt, 22),
      .n_in = ent_column_int (stmt, 23),
      .n_out = ent_column_int (stmt, 24),
  };
}

bool
ent_store_contact_of (EntStore *self, int64_t id, int64_t *out_contact_id, GError **error)
{
  g_autoptr (EntStmt) stmt = ent_store_stmt (self, ENT_SQL_CONTACT_OF, error);
  if (stmt == NULL)
    return false;
  ent_bind_int (stmt, 1, id);
  return ent_stmt_read_int (self, stmt, out_contact_id, error);
}

bool
ent_store_contact_get (EntStore *self, int64_t id, EntContactFunc func, void *data, GError **error)
{
  g_autoptr (EntStmt) stmt = ent_store_stmt (self, ENT_SQL_CONTACT_GET, error);
  if (stmt == NULL)
    return false;
  ent_bind_int (stmt, 1, id);
  GError *failure = NULL;
  if (!ent_stmt_row (self, stmt, &failure)) {
    if (failure != NULL)
      g_propagate_error (error, failure);
    else
      g_set_error (error, ENT_ERROR, ENT_ERROR_NOT_FOUND,
                   _ ("There is no contact %lld; 'entregent list' shows them."), (long long)id);
    return false;
  }
  EntContactRow row;
  ent_contact_row_read (stmt, &row);
  func (&row, data);
  return true;
}

bool
ent_store_interactions (EntStore *self, int64_t contact_id, int64_t limit, EntInteractionFunc func,
                        void *data, GError **error)
{
  g_autoptr (EntStmt) stmt = ent_store_stmt (self, ENT_SQL_INTERACTION_OF_CONTACT, error);
  if (stmt == NULL)
    return false;
  ent_bind_int (stmt, 1, contact_id);
  ent_bind_int (stmt, 2, limit);
  GError *failure = NULL;
  while (ent_stmt_row (self, stmt, &failure)) {
    int64_t shape = ent_column_int (stmt, 3);
    EntInteractionRow row = {
        .id = ent_column_int (stmt, 0),
        .at = {ent_column_int (stmt, 1), (EntPrecision)ent_column_int (stmt, 2)},
        .channel = (EntChannel)(shape / 4),
        .direction = (EntDirection)(shape % 4),
        .weight = (EntWeight)ent_column_int (stmt, 4),
        .act = (EntAct)ent_column_int (stmt, 5),
        .thread = ent_column_int (stmt, 6),
        .subject = ent_column_text (stmt, 7),
        .text = ent_column_text (stmt, 8),
        .identifier_kind = (EntIdentifierKind)ent_column_int (stmt, 9),
        .identifier = ent_column_text (stmt, 10),
    };
    if (!func (&row, data))
      break;
  }
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

bool
ent_store_positions (EntStore *self, int64_t contact_id, EntPositionFunc func, void *data, GError **error)
{
  g_autoptr (EntStmt) stmt = ent_store_stmt (self, ENT_SQL_POSITION_OF_CONTACT, error);
  if (stmt == NULL)
    return false;
  ent_bind_int (stmt, 1, contact_id);
  GError *failure = NULL;
  while (ent_stmt_row (self, stmt, &failure)) {
    EntPosition row = {ent_column_int (stmt, 0), ent_column_int (stmt, 1), ent_column_text (stmt, 2),
                       ent_column_text (stmt, 3)};
    if (!func (&row, data))
      break;
  }
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

/* Hands the rows (time, text) of @sql about @contact_id to @func. */
static bool
each_text (EntStore *self, EntSql sql, int64_t contact_id, EntTextFunc func, void *data, GError **error)
{
  g_autoptr (EntStmt) stmt = ent_store_stmt (self, sql, error);
  if (stmt == NULL)
    return false;
  ent_bind_int (stmt, 1, contact_id);
  GError *failure = NULL;
  while (ent_stmt_row (self, stmt, &failure)) {
    EntTextRow row = {ent_column_int (stmt, 0), ent_column_text (stmt, 1)};
    if (!func (&row, data))
      break;
  }
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

bool
ent_store_notes (EntStore *self, int64_t contact_id, EntTextFunc func, void *data, GError **error)
{
  return each_text (self, ENT_SQL_NOTE_OF_CONTACT, contact_id, func, data, error);
}

bool
ent_store_tags (EntStore *self, int64_t contact_id, EntTextFunc func, void *data, GError **error)
{
  return each_text (self, ENT_SQL_TAG_OF_CONTACT, contact_id, func, data, error);
}

bool
ent_store_contact_sources (EntStore *self, int64_t contact_id, EntSourceFunc func, void *data, GError **error)
{
  g_autoptr (EntStmt) stmt = ent_store_stmt (self, ENT_SQL_SOURCE_OF_CONTACT, error);
  if (stmt == NULL)
    return false;
  ent_bind_int (stmt, 1, contact_id);
  return ent_store_each_source (self, stmt, func, data, error);
}

bool
ent_store_standings (EntStore *self, int64_t contact_id, EntStandingFunc func, void *data, GError **error)
{
  g_autoptr (EntStmt) stmt = ent_store_stmt (self, ENT_SQL_STANDING_OF_CONTACT, error);
  if (stmt == NULL)
    return false;
  ent_bind_int (stmt, 1, contact_id);
  GError *failure = NULL;
  while (ent_stmt_row (self, stmt, &failure)) {
    EntStandingRow row = {
        .target_id = ent_column_int (stmt, 0),
        .target_name = ent_column_text (stmt, 1),
        .target_text = ent_column_text (stmt, 2),
        .score = sqlite3_column_double (stmt, 3),
        .qualified = ent_column_int (stmt, 4) != 0,
    };
    if (!func (&row, data))
      break;
  }
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}
