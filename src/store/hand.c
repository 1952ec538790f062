/* Notes and tags: what people write about people. Typed by hand each is a new fact; what a source says
 * again is known. The position of each binding is that of the statement's `-- in:` line. */
#include "store/store-private.h"

bool
ent_store_note_add (EntStore *self, int64_t identifier_id, int64_t at_us, EntSlice text, int64_t *out_id,
                    GError **error)
{
  g_autoptr (EntStmt) stmt = ent_store_stmt (self, ENT_SQL_NOTE_ADD, error);
  if (stmt == NULL)
    return false;
  ent_bind_int (stmt, 1, identifier_id);
  ent_bind_int (stmt, 2, at_us);
  ent_bind_text (stmt, 3, text);
  if (!ent_stmt_run (self, stmt, error))
    return false;
  *out_id = sqlite3_last_insert_rowid (self->db);
  return true;
}

/* The fact that @find, which is bound, tells of: KNOWN; else NEW with no id yet. */
static bool
find_known (EntStore *self, EntStmt *find, int64_t *out_id, EntPut *out_put, GError **error)
{
  GError *failure = NULL;
  *out_put = ent_stmt_row (self, find, &failure) ? ENT_PUT_KNOWN : ENT_PUT_NEW;
  *out_id = *out_put == ENT_PUT_KNOWN ? ent_column_int (find, 0) : 0;
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

bool
ent_store_note_put (EntStore *self, const int64_t *identifier_ids, size_t n_ids, int64_t at_us, EntSlice text,
                    int64_t *out_id, EntPut *out_put, GError **error)
{
  for (size_t i = 0; i < n_ids; i++) {
    g_autoptr (EntStmt) find = ent_store_stmt (self, ENT_SQL_NOTE_FIND, error);
    if (find == NULL)
      return false;
    ent_bind_int (find, 1, identifier_ids[i]);
    ent_bind_text (find, 2, text);
    if (!find_known (self, find, out_id, out_put, error))
      return false;
    if (*out_put == ENT_PUT_KNOWN)
      return true;
  }
  return ent_store_note_add (self, identifier_ids[0], at_us, text, out_id, error);
}

bool
ent_store_tag_add (EntStore *self, int64_t identifier_id, int64_t at_us, EntSlice tag, bool is_on,
                   int64_t *out_id, GError **error)
{
  g_autoptr (EntStmt) stmt = ent_store_stmt (self, ENT_SQL_TAG_ADD, error);
  if (stmt == NULL)
    return false;
  ent_bind_int (stmt, 1, identifier_id);
  ent_bind_int (stmt, 2, at_us);
  ent_bind_text (stmt, 3, tag);
  ent_bind_int (stmt, 4, is_on);
  if (!ent_stmt_run (self, stmt, error))
    return false;
  *out_id = sqlite3_last_insert_rowid (self->db);
  return true;
}

bool
ent_store_tag_put (EntStore *self, const int64_t *identifier_ids, size_t n_ids, int64_t at_us, EntSlice tag,
                   int64_t *out_id, EntPut *out_put, GError **error)
{
  for (size_t i = 0; i < n_ids; i++) {
    g_autoptr (EntStmt) find = ent_store_stmt (self, ENT_SQL_TAG_FIND, error);
    if (find == NULL)
      return false;
    ent_bind_int (find, 1, identifier_ids[i]);
    ent_bind_text (find, 2, tag);
    ent_bind_int (find, 3, true);
    if (!find_known (self, find, out_id, out_put, error))
      return false;
    if (*out_put == ENT_PUT_KNOWN)
      return true;
  }
  return ent_store_tag_add (self, identifier_ids[0], at_us, tag, true, out_id, error);
}
