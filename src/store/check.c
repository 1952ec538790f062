/* Checking a network: the engine's pages and references, and what must hold between our tables. */
#include "store/store-private.h"

typedef struct {
  EntSql sql;
  const char *table;
  const char *sentence;
} Check;

static const Check checks[] = {
    {ENT_SQL_CHECK_UNCLAIMED_CARD, "card", N_ ("No source says this card: undo cannot take it away.")},
    {ENT_SQL_CHECK_UNCLAIMED_INTERACTION, "interaction",
     N_ ("No source says this interaction: undo cannot take it away.")},
    {ENT_SQL_CHECK_LOST_INTERACTION, "interaction",
     N_ ("Its identifier is missing; import the sources again.")},
    {ENT_SQL_CHECK_LOST_TEXT, "interaction",
     N_ ("The interaction that keeps its text is missing; import the sources again.")},
    {ENT_SQL_CHECK_LOST_CONTACT, "identifier",
     N_ ("Its contact is missing; 'entregent rebuild' repairs it.")},
    {ENT_SQL_CHECK_EMPTY_CONTACT, "contact",
     N_ ("No identifier leads to it; 'entregent rebuild' repairs it.")},
    {ENT_SQL_CHECK_UNSEARCHABLE_CONTACT, "contact",
     N_ ("It cannot be found by search; 'entregent rebuild' repairs it.")},
};

/* The engine says "ok" when it has nothing to say. */
bool
ent_store_check_pages (EntStore *self, EntReport *report, GError **error)
{
  g_autoptr (EntStmt) stmt = ent_store_stmt (self, ENT_SQL_CHECK_INTEGRITY, error);
  if (stmt == NULL)
    return false;
  GError *failure = NULL;
  while (ent_stmt_row (self, stmt, &failure)) {
    EntSlice message = ent_column_text (stmt, 0);
    if (ent_slice_equal (message, ENT_SLICE ("ok")))
      continue;
    ent_report_addf (report, ENT_SLICE ("file"), 0, ENT_SLICE (""),
                     _ ("The file is damaged (%.*s); restore a backup."), (int)message.length, message.data);
  }
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

bool
ent_store_check_references (EntStore *self, EntReport *report, GError **error)
{
  g_autoptr (EntStmt) stmt = ent_store_stmt (self, ENT_SQL_CHECK_FOREIGN_KEYS, error);
  if (stmt == NULL)
    return false;
  GError *failure = NULL;
  while (ent_stmt_row (self, stmt, &failure))
    ent_report_add (report, ent_column_text (stmt, 0), (uint64_t)ent_column_int (stmt, 1), ENT_SLICE (""),
                    _ ("It refers to a row that is missing; restore a backup or import the sources again."));
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

static bool
run_check (EntStore *self, const Check *check, EntReport *report, GError **error)
{
  g_autoptr (EntStmt) stmt = ent_store_stmt (self, check->sql, error);
  if (stmt == NULL)
    return false;
  GError *failure = NULL;
  while (ent_stmt_row (self, stmt, &failure))
    ent_report_add (report, ent_slice (check->table), (uint64_t)ent_column_int (stmt, 0), ENT_SLICE (""),
                    _ (check->sentence));
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

bool
ent_store_check (EntStore *self, EntReport *report, GError **error)
{
  if (!ent_store_check_pages (self, report, error) || !ent_store_check_references (self, report, error))
    return false;
  for (size_t i = 0; i < G_N_ELEMENTS (checks); i++)
    if (!run_check (self, &checks[i], report, error))
      return false;
  return true;
}
