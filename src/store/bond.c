/* What the user said of who is who, and which of several values they want shown. */
#include "store/store-private.h"

bool
ent_store_has_words (EntStore *self, bool *out_any, GError **error)
{
  int64_t any;
  if (!ent_store_read_int (self, ENT_SQL_BOND_ANY, &any, error))
    return false;
  *out_any = any != 0;
  return true;
}

bool
ent_store_bond_add (EntStore *self, const EntBondRow *bond, int64_t *out_id, GError **error)
{
  g_autoptr (EntStmt) stmt = ent_store_stmt (self, ENT_SQL_BOND_ADD, error);
  if (stmt == NULL)
    return false;
  ent_bind_int (stmt, 1, bond->identifier_id);
  ent_bind_int (stmt, 2, bond->other_id);
  ent_bind_int (stmt, 3, bond->at_us);
  ent_bind_int (stmt, 4, bond->is_same);
  if (!ent_stmt_run (self, stmt, error))
    return false;
  *out_id = sqlite3_last_insert_rowid (self->db);
  return true;
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

bool
ent_store_contacts_apart (EntStore *self, EntPairFunc func, void *data, GError **error)
{
  g_autoptr (EntStmt) stmt = ent_store_stmt (self, ENT_SQL_BOND_APART, error);
  if (stmt == NULL)
    return false;
  GError *failure = NULL;
  while (ent_stmt_row (self, stmt, &failure))
    func (ent_column_int (stmt, 0), ent_column_int (stmt, 1), data);
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

bool
ent_store_choice_add (EntStore *self, const EntChoiceRow *choice, int64_t *out_id, GError **error)
{
  g_autoptr (EntStmt) stmt = ent_store_stmt (self, ENT_SQL_CHOICE_ADD, error);
  if (stmt == NULL)
    return false;
  ent_bind_int (stmt, 1, choice->identifier_id);
  ent_bind_int (stmt, 2, choice->field);
  ent_bind_text (stmt, 3, choice->value);
  ent_bind_int (stmt, 4, choice->at_us);
  if (!ent_stmt_run (self, stmt, error))
    return false;
  *out_id = sqlite3_last_insert_rowid (self->db);
  return true;
}

bool
ent_store_choices_of (EntStore *self, int64_t identifier_id, EntChoiceFunc func, void *data, GError **error)
{
  g_autoptr (EntStmt) stmt = ent_store_stmt (self, ENT_SQL_CHOICE_OF_IDENTIFIER, error);
  if (stmt == NULL)
    return false;
  ent_bind_int (stmt, 1, identifier_id);
  GError *failure = NULL;
  while (ent_stmt_row (self, stmt, &failure)) {
    EntChoiceRow row = {.identifier_id = identifier_id,
                        .id = ent_column_int (stmt, 0),
                        .field = (EntChoiceField)ent_column_int (stmt, 1),
                        .value = ent_column_text (stmt, 2),
                        .at_us = ent_column_int (stmt, 3)};
    func (&row, data);
  }
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}
