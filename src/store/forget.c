/* Forgetting: a person's facts and their bytes go; keyed digests of the identifiers stay, which tell nothing
 * by themselves and let the next import leave the person out. */
#include "store/store-private.h"

#define DIGEST_BYTES 32

/* HMAC-SHA-256 of kind and value under the network's own random key. */
static bool
compute_digest (EntStore *self, EntIdentifier identifier, uint8_t out_digest[DIGEST_BYTES], GError **error)
{
  g_autoptr (EntStmt) stmt = ent_store_stmt (self, ENT_SQL_FORGET_KEY, error);
  if (stmt == NULL)
    return false;
  GError *failure = NULL;
  if (!ent_stmt_row (self, stmt, &failure)) {
    if (failure != NULL)
      g_propagate_error (error, failure);
    else
      g_set_error (error, ENT_ERROR, ENT_ERROR_CORRUPT,
                   _ ("The network has lost its key for forgetting; restore a backup."));
    return false;
  }
  g_autoptr (GHmac) hmac =
      g_hmac_new (G_CHECKSUM_SHA256, sqlite3_column_blob (stmt, 0), (gsize)sqlite3_column_bytes (stmt, 0));
  const guchar kind = (guchar)identifier.kind;
  g_hmac_update (hmac, &kind, 1);
  g_hmac_update (hmac, (const guchar *)identifier.value.data, (gssize)identifier.value.length);
  gsize length = DIGEST_BYTES;
  g_hmac_get_digest (hmac, out_digest, &length);
  return true;
}

bool
ent_store_is_forgotten (EntStore *self, EntIdentifier identifier, bool *out_forgotten, GError **error)
{
  uint8_t digest[DIGEST_BYTES];
  if (!compute_digest (self, identifier, digest, error))
    return false;
  g_autoptr (EntStmt) stmt = ent_store_stmt (self, ENT_SQL_FORGOTTEN_FIND, error);
  if (stmt == NULL)
    return false;
  ent_bind_blob (stmt, 1, digest, sizeof digest);
  return ent_stmt_read_flag (self, stmt, out_forgotten, error);
}

bool
ent_store_has_forgotten (EntStore *self, bool *out_any, GError **error)
{
  g_autoptr (EntStmt) stmt = ent_store_stmt (self, ENT_SQL_FORGOTTEN_ANY, error);
  return stmt != NULL && ent_stmt_read_flag (self, stmt, out_any, error);
}

static void
collect_id (int64_t id, void *ids)
{
  g_array_append_val ((GArray *)ids, id);
}

static void
collect_identifier (const EntIdentifierRow *row, void *identifiers)
{
  EntIdentifier copy = {row->kind, {ent_slice_dup (row->value), row->value.length}};
  g_array_append_val ((GArray *)identifiers, copy);
}

static void
identifier_clear (void *data)
{
  g_free ((char *)((EntIdentifier *)data)->value.data);
}

/* Names are shared by many: digests are kept of what recognises one person only. */
static bool
keep_digests (EntStore *self, int64_t contact_id, GError **error)
{
  g_autoptr (GArray) identifiers = g_array_new (FALSE, FALSE, sizeof (EntIdentifier));
  g_array_set_clear_func (identifiers, identifier_clear);
  if (!ent_store_identifiers_of_contact (self, contact_id, collect_identifier, identifiers, error))
    return false;
  for (size_t i = 0; i < identifiers->len; i++) {
    EntIdentifier identifier = g_array_index (identifiers, EntIdentifier, i);
    if (identifier.kind == ENT_IDENTIFIER_NAME)
      continue;
    uint8_t digest[DIGEST_BYTES];
    if (!compute_digest (self, identifier, digest, error))
      return false;
    g_autoptr (EntStmt) stmt = ent_store_stmt (self, ENT_SQL_FORGOTTEN_ADD, error);
    if (stmt == NULL)
      return false;
    ent_bind_blob (stmt, 1, digest, sizeof digest);
    if (!ent_stmt_run (self, stmt, error))
      return false;
  }
  return true;
}

static bool
delete_cards (EntStore *self, int64_t contact_id, GError **error)
{
  g_autoptr (GArray) cards = g_array_new (FALSE, FALSE, sizeof (int64_t));
  if (!ent_store_each_id (self, ENT_SQL_FORGET_CARD_OF_CONTACT, contact_id, collect_id, cards, error))
    return false;
  for (size_t i = 0; i < cards->len; i++) {
    int64_t card = g_array_index (cards, int64_t, i);
    if (!ent_store_run_id (self, ENT_SQL_FORGET_CARD_IDENTIFIER, card, error) ||
        !ent_store_run_id (self, ENT_SQL_FORGET_CARD, card, error))
      return false;
  }
  return true;
}

bool
ent_store_forget (EntStore *self, int64_t contact_id, GError **error)
{
  static const EntSql steps[] = {ENT_SQL_FORGET_SAID_INTERACTION,
                                 ENT_SQL_FORGET_SAID_KEEP_TEXT,
                                 ENT_SQL_FORGET_SAID_VOICE,
                                 ENT_SQL_FORGET_KEEP_TEXT,
                                 ENT_SQL_FORGET_DROP_TEXT,
                                 ENT_SQL_FORGET_MARK,
                                 ENT_SQL_FORGET_INTERACTION,
                                 ENT_SQL_FORGET_VOICE,
                                 ENT_SQL_FORGET_NOTE,
                                 ENT_SQL_FORGET_TAG,
                                 ENT_SQL_FORGET_SOURCE_PATH,
                                 ENT_SQL_FORGET_BOND,
                                 ENT_SQL_FORGET_CHOICE,
                                 ENT_SQL_FORGET_RULING,
                                 ENT_SQL_FORGET_LEFT_OUT};
  if (!keep_digests (self, contact_id, error))
    return false;
  for (size_t i = 0; i < G_N_ELEMENTS (steps); i++)
    if (!ent_store_run_id (self, steps[i], contact_id, error))
      return false;
  return delete_cards (self, contact_id, error) &&
         ent_store_run_id (self, ENT_SQL_FORGET_IDENTIFIER, contact_id, error) &&
         ent_store_person_delete (self, contact_id, error) && ent_store_trim_claims (self, error);
}

/* The log is emptied into the file; the engine answers with a row of figures. */
static bool
empty_log (EntStore *self, GError **error)
{
  g_autoptr (EntStmt) stmt = ent_store_stmt (self, ENT_SQL_SCRUB_LOG, error);
  if (stmt == NULL)
    return false;
  GError *failure = NULL;
  while (ent_stmt_row (self, stmt, &failure))
    continue;
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

bool
ent_store_scrub (EntStore *self, GError **error)
{
  return ent_store_run (self, ENT_SQL_SCRUB_SEARCH, error) &&
         ent_store_run (self, ENT_SQL_SCRUB_SAID, error) && empty_log (self, error);
}
