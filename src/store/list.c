/* Asking for many contacts: a query in, a page of rows out. */
#include "store/list-private.h"

/* A statement that is made for one call. */
typedef sqlite3_stmt OwnStmt;

static void
own_stmt_free (OwnStmt *self)
{
  sqlite3_finalize (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OwnStmt, own_stmt_free)

static OwnStmt *
prepare (EntStore *self, const EntListSql *sql, GError **error)
{
  g_autoptr (OwnStmt) stmt = NULL;
  if (sqlite3_prepare_v3 (self->db, sql->text->str, (int)sql->text->len, 0, &stmt, NULL) != SQLITE_OK) {
    ent_store_fail (self, error);
    return NULL;
  }
  g_return_val_if_fail (sqlite3_bind_parameter_count (stmt) == (int)sql->values->len, NULL);
  for (guint i = 0; i < sql->values->len; i++) {
    const EntListValue *value = &g_array_index (sql->values, EntListValue, i);
    if (value->text != NULL)
      ent_bind_text (stmt, (int)i + 1, ent_slice (value->text));
    else
      ent_bind_int (stmt, (int)i + 1, value->number);
  }
  return g_steal_pointer (&stmt);
}

/* How far a page was read. */
typedef struct {
  int64_t n_rows;
  bool stopped; /* by the caller */
} Progress;

static bool
read_page (EntStore *self, OwnStmt *stmt, EntContactFunc func, void *data, Progress *progress, GError **error)
{
  GError *failure = NULL;
  while (!progress->stopped && ent_stmt_row (self, stmt, &failure)) {
    EntContactRow row;
    ent_contact_row_read (stmt, &row);
    progress->n_rows++;
    progress->stopped = !func (&row, data);
  }
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

static bool
count_all (EntStore *self, const EntQuery *query, int64_t *out_total, GError **error)
{
  g_auto (EntListSql) sql = {0};
  ent_list_sql_init (&sql, ENT_SQL_PART_COUNT, query);
  g_autoptr (OwnStmt) stmt = prepare (self, &sql, error);
  return stmt != NULL && ent_stmt_read_int (self, stmt, out_total, error);
}

bool
ent_store_list (EntStore *self, const EntQuery *query, int64_t limit, int64_t offset, EntContactFunc func,
                void *data, int64_t *out_total, GError **error)
{
  g_auto (EntListSql) sql = {0};
  ent_list_sql_init (&sql, ENT_SQL_PART_LIST, query);
  ent_list_sql_order (&sql, query);
  ent_list_sql_page (&sql, limit, offset);
  g_autoptr (OwnStmt) stmt = prepare (self, &sql, error);
  Progress progress = {0};
  if (stmt == NULL || !read_page (self, stmt, func, data, &progress, error))
    return false;
  if (out_total == NULL)
    return true;

  /* A page that has room left ends the list: no need to look for everything a second time. */
  bool reached_end =
      !progress.stopped && (limit < 0 || progress.n_rows < limit) && (progress.n_rows > 0 || offset <= 0);
  if (!reached_end)
    return count_all (self, query, out_total, error);
  *out_total = MAX (offset, 0) + progress.n_rows;
  return true;
}
