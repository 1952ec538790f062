/* Asking about the whole. */
#include "store/store-private.h"

#define N_RELATIONS 4

static bool
count_contacts (EntStore *self, EntCounts *counts, GError **error)
{
  g_autoptr (EntStmt) stmt = ent_store_stmt (self, ENT_SQL_COUNT_CONTACTS, error);
  if (stmt == NULL)
    return false;
  GError *failure = NULL;
  while (ent_stmt_row (self, stmt, &failure)) {
    int64_t qualified = ent_column_int (stmt, 0) != 0;
    int64_t relation = CLAMP (ent_column_int (stmt, 1), 0, N_RELATIONS - 1);
    int64_t n = ent_column_int (stmt, 2);
    counts->matrix[qualified][relation] += n;
    counts->contacts += n;
    counts->connected += ent_column_int (stmt, 3);
    counts->qualified += qualified ? n : 0;
  }
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

static bool
find_span (EntStore *self, EntCounts *counts, GError **error)
{
  g_autoptr (EntStmt) stmt = ent_store_stmt (self, ENT_SQL_COUNT_SPAN, error);
  if (stmt == NULL)
    return false;
  GError *failure = NULL;
  if (ent_stmt_row (self, stmt, &failure)) {
    counts->first_us = ent_column_time (stmt, 0);
    counts->last_us = ent_column_time (stmt, 1);
  }
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

bool
ent_store_counts (EntStore *self, EntCounts *out_counts, GError **error)
{
  EntCounts counts = {.first_us = ENT_TIME_UNKNOWN, .last_us = ENT_TIME_UNKNOWN};
  if (!count_contacts (self, &counts, error) || !find_span (self, &counts, error) ||
      !ent_store_read_int (self, ENT_SQL_COUNT_INTERACTIONS, &counts.interactions, error) ||
      !ent_store_read_int (self, ENT_SQL_COUNT_UNATTACHED, &counts.unattached, error))
    return false;
  *out_counts = counts;
  return true;
}

bool
ent_store_unattached (EntStore *self, int64_t limit, EntUnattachedFunc func, void *data, GError **error)
{
  g_autoptr (EntStmt) stmt = ent_store_stmt (self, ENT_SQL_UNATTACHED_LIST, error);
  if (stmt == NULL)
    return false;
  ent_bind_int (stmt, 1, limit);
  GError *failure = NULL;
  while (ent_stmt_row (self, stmt, &failure)) {
    EntUnattachedRow row = {ent_column_text (stmt, 0), ent_column_int (stmt, 1), ent_column_int (stmt, 2)};
    if (!func (&row, data))
      break;
  }
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}
