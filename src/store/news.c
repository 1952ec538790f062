/* How contacts changed between two times, by when the sources that say so were made. */
#include "store/store-private.h"

static EntStmt *
between (EntStore *self, EntSql sql, int64_t from_us, int64_t until_us, GError **error)
{
  EntStmt *stmt = ent_store_stmt (self, sql, error);
  if (stmt != NULL) {
    ent_bind_int (stmt, 1, from_us);
    ent_bind_int (stmt, 2, until_us);
  }
  return stmt;
}

static bool
each_news (EntStore *self, EntStmt *stmt, EntNewsFunc func, void *data, GError **error)
{
  GError *failure = NULL;
  while (ent_stmt_row (self, stmt, &failure)) {
    EntNewsRow row = {ent_column_int (stmt, 0), ent_column_int (stmt, 1), ent_column_text (stmt, 2),
                      ent_column_text (stmt, 3)};
    func (&row, data);
  }
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

bool
ent_store_news_names (EntStore *self, int64_t from_us, int64_t until_us, EntNewsFunc func, void *data,
                      GError **error)
{
  g_autoptr (EntStmt) stmt = between (self, ENT_SQL_NEWS_NAMES, from_us, until_us, error);
  return stmt != NULL && each_news (self, stmt, func, data, error);
}

bool
ent_store_news_emails (EntStore *self, int64_t from_us, int64_t until_us, EntNewsFunc func, void *data,
                       GError **error)
{
  g_autoptr (EntStmt) stmt = between (self, ENT_SQL_NEWS_EMAILS, from_us, until_us, error);
  return stmt != NULL && each_news (self, stmt, func, data, error);
}

bool
ent_store_news_positions (EntStore *self, int64_t from_us, int64_t until_us, EntNewPositionFunc func,
                          void *data, GError **error)
{
  g_autoptr (EntStmt) stmt = between (self, ENT_SQL_NEWS_POSITIONS, from_us, until_us, error);
  if (stmt == NULL)
    return false;
  GError *failure = NULL;
  while (ent_stmt_row (self, stmt, &failure)) {
    EntNewPositionRow row = {ent_column_int (stmt, 0),  ent_column_int (stmt, 1),  ent_column_text (stmt, 2),
                             ent_column_text (stmt, 3), ent_column_text (stmt, 4), ent_column_text (stmt, 5)};
    func (&row, data);
  }
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}
