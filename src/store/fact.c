/* Facts: what sources said, put once. The position of each binding is that of the statement's `-- in:` line.
 */
#include "store/store-private.h"

bool
ent_store_identifier_find (EntStore *self, EntIdentifier identifier, int64_t *out_id, GError **error)
{
  g_autoptr (EntStmt) stmt = ent_store_stmt (self, ENT_SQL_IDENTIFIER_FIND, error);
  if (stmt == NULL)
    return false;
  ent_bind_int (stmt, 1, identifier.kind);
  ent_bind_text (stmt, 2, identifier.value);
  return ent_stmt_read_int (self, stmt, out_id, error);
}

bool
ent_store_identifier_add (EntStore *self, EntIdentifier identifier, EntSlice label, int64_t *out_id,
                          GError **error)
{
  g_autoptr (EntStmt) stmt = ent_store_stmt (self, ENT_SQL_IDENTIFIER_ADD, error);
  if (stmt == NULL)
    return false;
  ent_bind_int (stmt, 1, identifier.kind);
  ent_bind_text (stmt, 2, identifier.value);
  ent_bind_text_or_null (stmt, 3, label);
  if (!ent_stmt_run (self, stmt, error))
    return false;
  *out_id = sqlite3_last_insert_rowid (self->db);
  return true;
}

bool
ent_store_identifier_put (EntStore *self, EntIdentifier identifier, EntSlice label, int64_t *out_id,
                          GError **error)
{
  if (!ent_store_identifier_find (self, identifier, out_id, error))
    return false;
  return *out_id != 0 || ent_store_identifier_add (self, identifier, label, out_id, error);
}

/* The common end of every put by a 16-byte key: inserts, or asks @find_sql which one it is. */
static bool
put_by_key (EntStore *self, EntStmt *insert, EntSql find_sql, const uint8_t key[16], int64_t *out_id,
            EntPut *out_put, GError **error)
{
  if (!ent_store_insert_fact (self, insert, out_id, out_put, error))
    return false;
  if (*out_put == ENT_PUT_NEW)
    return true;
  g_autoptr (EntStmt) find = ent_store_stmt (self, find_sql, error);
  if (find == NULL)
    return false;
  ent_bind_blob (find, 1, key, 16);
  return ent_store_find_fact (self, find, out_id, error);
}

static bool
link_card (EntStore *self, int64_t card_id, const EntCard *card, GError **error)
{
  for (size_t i = 0; i < card->n_identifiers; i++) {
    g_autoptr (EntStmt) stmt = ent_store_stmt (self, ENT_SQL_CARD_IDENTIFIER_ADD, error);
    if (stmt == NULL)
      return false;
    ent_bind_int (stmt, 1, card_id);
    ent_bind_int (stmt, 2, card->identifier_ids[i]);
    if (!ent_stmt_run (self, stmt, error))
      return false;
  }
  return true;
}

bool
ent_store_card_put (EntStore *self, const EntCard *card, int64_t *out_id, EntPut *out_put, GError **error)
{
  g_autoptr (EntStmt) insert = ent_store_stmt (self, ENT_SQL_CARD_ADD, error);
  if (insert == NULL)
    return false;
  ent_bind_blob (insert, 1, card->key, sizeof card->key);
  ent_bind_text (insert, 2, card->name);
  ent_bind_text_or_null (insert, 3, card->given);
  ent_bind_text_or_null (insert, 4, card->family);
  ent_bind_text_or_null (insert, 5, card->organisation);
  ent_bind_text_or_null (insert, 6, card->title);
  ent_bind_text_or_null (insert, 7, card->place);
  ent_bind_time (insert, 8, card->connected.at_us);
  ent_bind_int (insert, 9, card->connected.precision);
  ent_bind_int (insert, 10, card->listed);
  ent_bind_int (insert, 11, card->certainty);
  ent_bind_text_or_null (insert, 12, card->original);
  if (!put_by_key (self, insert, ENT_SQL_CARD_FIND, card->key, out_id, out_put, error))
    return false;
  return *out_put == ENT_PUT_KNOWN || link_card (self, *out_id, card, error);
}

bool
ent_store_self_put (EntStore *self, const EntSelfFact *fact, int64_t *out_id, EntPut *out_put, GError **error)
{
  g_autoptr (EntStmt) insert = ent_store_stmt (self, ENT_SQL_SELF_ADD, error);
  if (insert == NULL)
    return false;
  ent_bind_blob (insert, 1, fact->key, sizeof fact->key);
  ent_bind_int (insert, 2, fact->field);
  ent_bind_id_or_null (insert, 3, fact->identifier_id);
  ent_bind_text (insert, 4, fact->value);
  ent_bind_text_or_null (insert, 5, fact->detail);
  ent_bind_text_or_null (insert, 6, fact->text);
  ent_bind_time (insert, 7, fact->from_us);
  ent_bind_time (insert, 8, fact->until_us);
  return put_by_key (self, insert, ENT_SQL_SELF_FIND, fact->key, out_id, out_put, error);
}

bool
ent_store_voice_put (EntStore *self, const EntVoiceFact *fact, int64_t *out_id, EntPut *out_put,
                     GError **error)
{
  g_autoptr (EntStmt) insert = ent_store_stmt (self, ENT_SQL_VOICE_ADD, error);
  if (insert == NULL)
    return false;
  ent_bind_blob (insert, 1, fact->key, sizeof fact->key);
  ent_bind_int (insert, 2, fact->identifier_id);
  ent_bind_int (insert, 3, fact->channel);
  ent_bind_time (insert, 4, fact->at_us);
  ent_bind_text_or_null (insert, 5, fact->subject);
  ent_bind_text_or_null (insert, 6, fact->text);
  ent_bind_int (insert, 7, fact->is_public);
  return put_by_key (self, insert, ENT_SQL_VOICE_FIND, fact->key, out_id, out_put, error);
}

bool
ent_store_publication_put (EntStore *self, const EntPublicationFact *fact, int64_t *out_id, EntPut *out_put,
                           GError **error)
{
  g_autoptr (EntStmt) insert = ent_store_stmt (self, ENT_SQL_PUBLICATION_ADD, error);
  if (insert == NULL)
    return false;
  ent_bind_blob (insert, 1, fact->key, sizeof fact->key);
  ent_bind_id_or_null (insert, 2, fact->identifier_id);
  ent_bind_time (insert, 3, fact->at_us);
  ent_bind_text_or_null (insert, 4, fact->title);
  ent_bind_text_or_null (insert, 5, fact->text);
  ent_bind_text_or_null (insert, 6, fact->url);
  ent_bind_text_or_null (insert, 7, fact->visibility);
  return put_by_key (self, insert, ENT_SQL_PUBLICATION_FIND, fact->key, out_id, out_put, error);
}

bool
ent_store_is_own (EntStore *self, int64_t identifier_id, bool *out_own, GError **error)
{
  g_autoptr (EntStmt) stmt = ent_store_stmt (self, ENT_SQL_SELF_IS_OWN, error);
  if (stmt == NULL)
    return false;
  ent_bind_int (stmt, 1, identifier_id);
  return ent_stmt_read_flag (self, stmt, out_own, error);
}
