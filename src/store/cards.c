/* Cards, identifiers, and which stands on which: what identity/ reads of the facts. */
#include "store/store-private.h"

static EntCardRow
card_row (EntStmt *stmt)
{
  return (EntCardRow){
      .id = ent_column_int (stmt, 0),
      .name = ent_column_text (stmt, 1),
      .given = ent_column_text (stmt, 2),
      .family = ent_column_text (stmt, 3),
      .organisation = ent_column_text (stmt, 4),
      .title = ent_column_text (stmt, 5),
      .place = ent_column_text (stmt, 6),
      .connected_us = ent_column_time (stmt, 7),
      .listed = ent_column_int (stmt, 8) != 0,
      .certainty = (EntCertainty)ent_column_int (stmt, 9),
  };
}

/* Hands the cards with ids from @first_id to @last_id, ascending, to @func. */
static bool
each_card (EntStore *self, int64_t first_id, int64_t last_id, EntCardFunc func, void *data, GError **error)
{
  g_autoptr (EntStmt) stmt = ent_store_stmt (self, ENT_SQL_CARD_BETWEEN, error);
  if (stmt == NULL)
    return false;
  ent_bind_int (stmt, 1, first_id);
  ent_bind_int (stmt, 2, last_id);
  GError *failure = NULL;
  while (ent_stmt_row (self, stmt, &failure)) {
    EntCardRow row = card_row (stmt);
    func (&row, data);
  }
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

bool
ent_store_card_get (EntStore *self, int64_t card_id, EntCardFunc func, void *data, GError **error)
{
  return each_card (self, card_id, card_id, func, data, error);
}

bool
ent_store_all_cards (EntStore *self, EntCardFunc func, void *data, GError **error)
{
  return each_card (self, INT64_MIN, INT64_MAX, func, data, error);
}

/* Hands the rows of @stmt, which has the columns of `identifier_between`, to @func. */
static bool
each_identifier (EntStore *self, EntStmt *stmt, EntIdentifierFunc func, void *data, GError **error)
{
  GError *failure = NULL;
  while (ent_stmt_row (self, stmt, &failure)) {
    EntIdentifierRow row = {
        .id = ent_column_int (stmt, 0),
        .kind = (EntIdentifierKind)ent_column_int (stmt, 1),
        .value = ent_column_text (stmt, 2),
        .contact_id = ent_column_int (stmt, 3),
        .own = ent_column_int (stmt, 4) != 0,
    };
    func (&row, data);
  }
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

/* Hands the identifiers with ids from @first_id to @last_id, ascending, to @func. */
static bool
each_identifier_between (EntStore *self, int64_t first_id, int64_t last_id, EntIdentifierFunc func,
                         void *data, GError **error)
{
  g_autoptr (EntStmt) stmt = ent_store_stmt (self, ENT_SQL_IDENTIFIER_BETWEEN, error);
  if (stmt == NULL)
    return false;
  ent_bind_int (stmt, 1, first_id);
  ent_bind_int (stmt, 2, last_id);
  return each_identifier (self, stmt, func, data, error);
}

bool
ent_store_identifier_get (EntStore *self, int64_t id, EntIdentifierFunc func, void *data, GError **error)
{
  return each_identifier_between (self, id, id, func, data, error);
}

bool
ent_store_all_identifiers (EntStore *self, EntIdentifierFunc func, void *data, GError **error)
{
  return each_identifier_between (self, INT64_MIN, INT64_MAX, func, data, error);
}

bool
ent_store_count_identifiers (EntStore *self, int64_t *out_n, GError **error)
{
  return ent_store_read_int (self, ENT_SQL_IDENTIFIER_COUNT, out_n, error);
}

bool
ent_store_identifiers_of_contact (EntStore *self, int64_t contact_id, EntIdentifierFunc func, void *data,
                                  GError **error)
{
  g_autoptr (EntStmt) stmt = ent_store_stmt (self, ENT_SQL_IDENTIFIER_OF_CONTACT, error);
  if (stmt == NULL)
    return false;
  ent_bind_int (stmt, 1, contact_id);
  return each_identifier (self, stmt, func, data, error);
}

bool
ent_store_cards_of_identifier (EntStore *self, int64_t identifier_id, EntIdFunc func, void *data,
                               GError **error)
{
  return ent_store_each_id (self, ENT_SQL_CARD_OF_IDENTIFIER, identifier_id, func, data, error);
}

bool
ent_store_identifiers_of_card (EntStore *self, int64_t card_id, EntIdFunc func, void *data, GError **error)
{
  return ent_store_each_id (self, ENT_SQL_IDENTIFIER_OF_CARD, card_id, func, data, error);
}

bool
ent_store_all_card_identifiers (EntStore *self, EntCardIdentifierFunc func, void *data, GError **error)
{
  g_autoptr (EntStmt) stmt = ent_store_stmt (self, ENT_SQL_CARD_IDENTIFIER_ALL, error);
  if (stmt == NULL)
    return false;
  GError *failure = NULL;
  while (ent_stmt_row (self, stmt, &failure))
    func (ent_column_int (stmt, 0), ent_column_int (stmt, 1), data);
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}
