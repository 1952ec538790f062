/* Invitations, and the first words of those who came. The position of each binding is that of the statement's
 * `-- in:` line. */
#include "store/store-private.h"

bool
ent_store_invitations (EntStore *self, EntInvitationFunc func, void *data, GError **error)
{
  g_autoptr (EntStmt) stmt = ent_store_stmt (self, ENT_SQL_INVITATION_ALL, error);
  if (stmt == NULL)
    return false;
  GError *failure = NULL;
  while (ent_stmt_row (self, stmt, &failure)) {
    EntInvitationRow row = {.contact_id = ent_column_int (stmt, 0),
                            .at_us = ent_column_int (stmt, 1),
                            .direction = (EntDirection)ent_column_int (stmt, 2),
                            .act = (EntAct)ent_column_int (stmt, 3),
                            .has_note = ent_column_int (stmt, 4) != 0};
    func (&row, data);
  }
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

bool
ent_store_first_words (EntStore *self, int64_t before_us, int64_t after_us, EntFirstWordsFunc func,
                       void *data, GError **error)
{
  g_autoptr (EntStmt) stmt = ent_store_stmt (self, ENT_SQL_INVITATION_FIRST_WORDS, error);
  if (stmt == NULL)
    return false;
  ent_bind_int (stmt, 1, before_us);
  ent_bind_int (stmt, 2, after_us);
  GError *failure = NULL;
  while (ent_stmt_row (self, stmt, &failure)) {
    EntFirstWordsRow row = {.contact_id = ent_column_int (stmt, 0),
                            .at_us = ent_column_int (stmt, 1),
                            .text = ent_column_text (stmt, 2)};
    func (&row, data);
  }
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}
