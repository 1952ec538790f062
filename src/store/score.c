/* Scores, standings, months and targets: written by the service from what the measures say. */
#include "store/store-private.h"

bool
ent_store_contact_facts (EntStore *self, int64_t only_id, EntContactFactsFunc func, void *data,
                         GError **error)
{
  g_autoptr (EntStmt) stmt = ent_store_stmt (self, ENT_SQL_CONTACT_FACTS, error);
  if (stmt == NULL)
    return false;
  ent_bind_int (stmt, 1, only_id == 0 ? INT64_MIN : only_id);
  ent_bind_int (stmt, 2, only_id == 0 ? INT64_MAX : only_id);
  GError *failure = NULL;
  while (ent_stmt_row (self, stmt, &failure)) {
    EntContactFactsRow row = {
        .id = ent_column_int (stmt, 0),
        .name = ent_column_text (stmt, 1),
        .organisation = ent_column_text (stmt, 2),
        .title = ent_column_text (stmt, 3),
        .place = ent_column_text (stmt, 4),
        .note = ent_column_text (stmt, 5),
        .functions = (uint32_t)ent_column_int (stmt, 6),
        .seniority = (int)ent_column_int (stmt, 7),
        .title_read = ent_column_int (stmt, 8) != 0,
    };
    if (!func (&row, data))
      break;
  }
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

bool
ent_store_title_set (EntStore *self, int64_t contact_id, uint32_t functions, int seniority, GError **error)
{
  g_autoptr (EntStmt) stmt = ent_store_stmt (self, ENT_SQL_TITLE_SET, error);
  if (stmt == NULL)
    return false;
  ent_bind_int (stmt, 1, contact_id);
  ent_bind_int (stmt, 2, functions);
  ent_bind_int (stmt, 3, seniority);
  return ent_stmt_run (self, stmt, error);
}

bool
ent_store_scores_begin (EntStore *self, GError **error)
{
  return ent_store_exec (self, ent_sql_script_score_indexes_drop, error);
}

bool
ent_store_scores_end (EntStore *self, GError **error)
{
  return ent_store_exec (self, ent_sql_script_score_indexes, error);
}

bool
ent_store_score_set (EntStore *self, const EntScore *score, GError **error)
{
  g_autoptr (EntStmt) stmt = ent_store_stmt (self, ENT_SQL_SCORE_SET, error);
  if (stmt == NULL)
    return false;
  ent_bind_int (stmt, 1, score->contact_id);
  ent_bind_time (stmt, 2, score->since_us);
  ent_bind_time (stmt, 3, score->first_us);
  ent_bind_time (stmt, 4, score->last_us);
  ent_bind_time (stmt, 5, score->last_in_us);
  ent_bind_int (stmt, 6, score->n_in);
  ent_bind_int (stmt, 7, score->n_out);
  ent_bind_int (stmt, 8, score->relation);
  ent_bind_real (stmt, 9, score->warmth);
  ent_bind_int (stmt, 10, score->qualified);
  ent_bind_real (stmt, 11, score->score);
  ent_bind_int (stmt, 12, score->channels);
  return ent_stmt_run (self, stmt, error);
}

bool
ent_store_score_qualified_set (EntStore *self, const EntScore *score, GError **error)
{
  g_autoptr (EntStmt) stmt = ent_store_stmt (self, ENT_SQL_SCORE_QUALIFIED_SET, error);
  if (stmt == NULL)
    return false;
  ent_bind_int (stmt, 1, score->contact_id);
  ent_bind_int (stmt, 2, score->qualified);
  ent_bind_real (stmt, 3, score->score);
  return ent_stmt_run (self, stmt, error);
}

bool
ent_store_standing_clear_one (EntStore *self, int64_t target_id, int64_t contact_id, GError **error)
{
  g_autoptr (EntStmt) stmt = ent_store_stmt (self, ENT_SQL_STANDING_CLEAR_ONE, error);
  if (stmt == NULL)
    return false;
  ent_bind_int (stmt, 1, target_id);
  ent_bind_int (stmt, 2, contact_id);
  return ent_stmt_run (self, stmt, error);
}

bool
ent_store_standings_clear (EntStore *self, int64_t target_id, GError **error)
{
  return ent_store_run_id (self, ENT_SQL_STANDING_CLEAR, target_id, error);
}

bool
ent_store_standing_set (EntStore *self, int64_t target_id, int64_t contact_id, double score, bool qualified,
                        GError **error)
{
  g_autoptr (EntStmt) stmt = ent_store_stmt (self, ENT_SQL_STANDING_SET, error);
  if (stmt == NULL)
    return false;
  ent_bind_int (stmt, 1, target_id);
  ent_bind_int (stmt, 2, contact_id);
  ent_bind_real (stmt, 3, score);
  ent_bind_int (stmt, 4, qualified);
  return ent_stmt_run (self, stmt, error);
}

bool
ent_store_months_clear (EntStore *self, GError **error)
{
  return ent_store_run (self, ENT_SQL_MONTH_CLEAR, error);
}

bool
ent_store_month_set (EntStore *self, const EntMonthRow *row, GError **error)
{
  g_autoptr (EntStmt) stmt = ent_store_stmt (self, ENT_SQL_MONTH_SET, error);
  if (stmt == NULL)
    return false;
  const int64_t values[] = {row->day,     row->contacts, row->qualified, row->good,
                            row->neutral, row->bad,      row->unknown,   row->both};
  for (int i = 0; i < (int)G_N_ELEMENTS (values); i++)
    ent_bind_int (stmt, i + 1, values[i]);
  return ent_stmt_run (self, stmt, error);
}

bool
ent_store_months (EntStore *self, EntMonthFunc func, void *data, GError **error)
{
  g_autoptr (EntStmt) stmt = ent_store_stmt (self, ENT_SQL_MONTH_LIST, error);
  if (stmt == NULL)
    return false;
  GError *failure = NULL;
  while (ent_stmt_row (self, stmt, &failure)) {
    EntMonthRow row = {
        .day = ent_column_int (stmt, 0),
        .contacts = ent_column_int (stmt, 1),
        .qualified = ent_column_int (stmt, 2),
        .good = ent_column_int (stmt, 3),
        .neutral = ent_column_int (stmt, 4),
        .bad = ent_column_int (stmt, 5),
        .unknown = ent_column_int (stmt, 6),
        .both = ent_column_int (stmt, 7),
    };
    func (&row, data);
  }
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

static bool
add_move (EntStore *self, size_t rank, const EntMoveRow *row, GError **error)
{
  g_autoptr (EntStmt) stmt = ent_store_stmt (self, ENT_SQL_MOVE_ADD, error);
  if (stmt == NULL)
    return false;
  ent_bind_int (stmt, 1, (int64_t)rank);
  ent_bind_int (stmt, 2, row->contact_id);
  ent_bind_real (stmt, 3, row->before);
  ent_bind_real (stmt, 4, row->after);
  return ent_stmt_run (self, stmt, error);
}

bool
ent_store_moves_put (EntStore *self, const EntMoveRow *rows, size_t n, GError **error)
{
  if (!ent_store_run (self, ENT_SQL_MOVE_CLEAR, error))
    return false;
  for (size_t i = 0; i < n; i++)
    if (!add_move (self, i + 1, &rows[i], error))
      return false;
  return true;
}

bool
ent_store_moves (EntStore *self, EntMoveFunc func, void *data, GError **error)
{
  g_autoptr (EntStmt) stmt = ent_store_stmt (self, ENT_SQL_MOVE_LIST, error);
  if (stmt == NULL)
    return false;
  GError *failure = NULL;
  while (ent_stmt_row (self, stmt, &failure)) {
    EntMoveRow row = {ent_column_int (stmt, 0), ent_column_text (stmt, 1), sqlite3_column_double (stmt, 2),
                      sqlite3_column_double (stmt, 3)};
    func (&row, data);
  }
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

/* The id of the target of that name, 0 when there is none. */
static bool
find_target (EntStore *self, EntSlice name, int64_t *out_id, GError **error)
{
  g_autoptr (EntStmt) stmt = ent_store_stmt (self, ENT_SQL_TARGET_FIND, error);
  if (stmt == NULL)
    return false;
  ent_bind_text (stmt, 1, name);
  return ent_stmt_read_int (self, stmt, out_id, error);
}

bool
ent_store_target_put (EntStore *self, EntSlice name, EntSlice text, int64_t *out_id, GError **error)
{
  {
    g_autoptr (EntStmt) stmt = ent_store_stmt (self, ENT_SQL_TARGET_PUT, error);
    if (stmt == NULL)
      return false;
    ent_bind_text (stmt, 1, name);
    ent_bind_text (stmt, 2, text);
    if (!ent_stmt_run (self, stmt, error))
      return false;
  }
  return find_target (self, name, out_id, error);
}

bool
ent_store_target_delete (EntStore *self, EntSlice name, GError **error)
{
  int64_t id;
  if (!find_target (self, name, &id, error))
    return false;
  if (id == 0) {
    g_set_error (error, ENT_ERROR, ENT_ERROR_NOT_FOUND,
                 _ ("There is no target of that name; 'entregent target list' shows them."));
    return false;
  }
  return ent_store_run_id (self, ENT_SQL_STANDING_CLEAR, id, error) &&
         ent_store_run_id (self, ENT_SQL_TARGET_DELETE, id, error);
}

bool
ent_store_targets (EntStore *self, EntTargetFunc func, void *data, GError **error)
{
  g_autoptr (EntStmt) stmt = ent_store_stmt (self, ENT_SQL_TARGET_LIST, error);
  if (stmt == NULL)
    return false;
  GError *failure = NULL;
  while (ent_stmt_row (self, stmt, &failure)) {
    EntTargetRow row = {ent_column_int (stmt, 0), ent_column_text (stmt, 1), ent_column_text (stmt, 2)};
    func (&row, data);
  }
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}
