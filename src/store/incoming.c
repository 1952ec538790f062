/*
 * Interactions on their way in, as a table that the engine reads: one statement then stores thousands of
 * them, and what a statement costs besides its rows is paid once.
 */
#include "store/incoming-private.h"

#include "store/sql-private.h"

typedef struct {
  sqlite3_vtab base;
  const EntIncoming *incoming;
} Table;

typedef struct {
  sqlite3_vtab_cursor base;
  size_t at;
} Cursor;

/* In the order of sql/incoming-interaction.sql. */
enum {
  COLUMN_ID,
  COLUMN_IDENTIFIER_ID,
  COLUMN_AT_US,
  COLUMN_SHAPE,
  COLUMN_KEY,
  COLUMN_PRECISION,
  COLUMN_THREAD,
  COLUMN_TEXT_ID,
  COLUMN_SUBJECT,
  COLUMN_TEXT,
  COLUMN_WEIGHT,
  COLUMN_ACT,
};

static int
table_connect (sqlite3 *db, void *data, int n_arguments, const char *const *arguments,
               sqlite3_vtab **out_table, char **out_error)
{
  (void)n_arguments, (void)arguments, (void)out_error;
  int result = sqlite3_declare_vtab (db, ent_sql_script_incoming_interaction);
  if (result != SQLITE_OK)
    return result;
  sqlite3_vtab_config (db, SQLITE_VTAB_DIRECTONLY);
  Table *self = g_new0 (Table, 1);
  self->incoming = data;
  *out_table = &self->base;
  return SQLITE_OK;
}

static int
table_disconnect (sqlite3_vtab *table)
{
  g_free (table);
  return SQLITE_OK;
}

/* There is one way to read it: from the first row to the last. */
static int
table_plan (sqlite3_vtab *table, sqlite3_index_info *info)
{
  (void)table;
  info->estimatedCost = 8192;
  return SQLITE_OK;
}

static int
cursor_open (sqlite3_vtab *table, sqlite3_vtab_cursor **out_cursor)
{
  (void)table;
  Cursor *self = g_new0 (Cursor, 1);
  *out_cursor = &self->base;
  return SQLITE_OK;
}

static int
cursor_close (sqlite3_vtab_cursor *cursor)
{
  g_free (cursor);
  return SQLITE_OK;
}

static int
cursor_begin (sqlite3_vtab_cursor *cursor, int plan, const char *name, int n_arguments,
              sqlite3_value **arguments)
{
  (void)plan, (void)name, (void)n_arguments, (void)arguments;
  ((Cursor *)cursor)->at = 0;
  return SQLITE_OK;
}

static int
cursor_next (sqlite3_vtab_cursor *cursor)
{
  ((Cursor *)cursor)->at++;
  return SQLITE_OK;
}

static int
cursor_is_at_end (sqlite3_vtab_cursor *cursor)
{
  return ((Cursor *)cursor)->at >= ((const Table *)cursor->pVtab)->incoming->n;
}

/* Nothing said is NULL: the result as it is. */
static void
give_text (sqlite3_context *out, EntSlice text)
{
  if (text.length > 0)
    sqlite3_result_text64 (out, text.data, text.length, SQLITE_STATIC, SQLITE_UTF8);
}

static void
give_id (sqlite3_context *out, int64_t id)
{
  if (id != 0)
    sqlite3_result_int64 (out, id);
}

static int
cursor_column (sqlite3_vtab_cursor *cursor, sqlite3_context *out, int column)
{
  const EntIncoming *incoming = ((const Table *)cursor->pVtab)->incoming;
  size_t at = ((Cursor *)cursor)->at;
  const EntInteraction *it = &incoming->rows[incoming->order[at]];
  switch (column) {
  case COLUMN_ID:
    sqlite3_result_int64 (out, incoming->first_id + (int64_t)at);
    break;
  case COLUMN_IDENTIFIER_ID:
    sqlite3_result_int64 (out, it->identifier_id);
    break;
  case COLUMN_AT_US:
    sqlite3_result_int64 (out, it->at.at_us);
    break;
  case COLUMN_SHAPE:
    sqlite3_result_int64 (out, ent_interaction_shape (it));
    break;
  case COLUMN_KEY:
    sqlite3_result_int64 (out, it->key);
    break;
  case COLUMN_PRECISION:
    sqlite3_result_int64 (out, it->at.precision);
    break;
  case COLUMN_THREAD:
    give_id (out, it->thread);
    break;
  case COLUMN_TEXT_ID:
    give_id (out, it->text_id);
    break;
  case COLUMN_SUBJECT:
    if (it->text_id == 0)
      give_text (out, it->subject);
    break;
  case COLUMN_TEXT:
    if (it->text_id == 0)
      give_text (out, it->text);
    break;
  case COLUMN_WEIGHT:
    sqlite3_result_int64 (out, it->weight);
    break;
  case COLUMN_ACT:
    sqlite3_result_int64 (out, it->act);
    break;
  }
  return SQLITE_OK;
}

static int
cursor_row (sqlite3_vtab_cursor *cursor, sqlite3_int64 *out_row)
{
  *out_row = (sqlite3_int64)((Cursor *)cursor)->at;
  return SQLITE_OK;
}

/* Without xCreate the table is there by itself, in every connection that knows the module. */
static const sqlite3_module module = {
    .iVersion = 1,
    .xConnect = table_connect,
    .xBestIndex = table_plan,
    .xDisconnect = table_disconnect,
    .xOpen = cursor_open,
    .xClose = cursor_close,
    .xFilter = cursor_begin,
    .xNext = cursor_next,
    .xEof = cursor_is_at_end,
    .xColumn = cursor_column,
    .xRowid = cursor_row,
};

int
ent_incoming_register (sqlite3 *db, EntIncoming *incoming)
{
  return sqlite3_create_module (db, "incoming_interaction", &module, incoming);
}
