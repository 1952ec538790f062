/* What the files of the store share: the handle, statements and binding. */
#pragma once

#include "store/incoming-private.h"
#include "store/store.h"
#include "store/sql-private.h" /* generated from sql/ by tools/embed-sql */

#include <sqlite3.h>

#define ENT_STORE_APPLICATION_ID 0x456E7472 /* "Entr" */
#define ENT_STORE_VERSION 4

struct EntStore {
  sqlite3 *db;
  char *path;
  EntStoreMode mode;
  bool in_transaction;
  bool is_first_import;                   /* the transaction writes the file itself, without a log */
  bool was_empty;                         /* no fact was there when the import began */
  GHashTable *made;                       /* contacts that the transaction made: id -> bits of person.c */
  EntIncoming incoming;                   /* what the table of that name shows */
  sqlite3_stmt *statements[ENT_SQL_LAST]; /* prepared on first use, kept to the end */
};

/* A cached statement that is reset when it leaves the scope. */
typedef sqlite3_stmt EntStmt;
void ent_stmt_done (EntStmt *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntStmt, ent_stmt_done)

/** ent_store_stmt: the statement of @sql, ready to bind; NULL with @error. Not to be used while it is in use.
 */
EntStmt *ent_store_stmt (EntStore *self, EntSql sql, GError **error);

/* Binding by position, in the order of the statement's `-- in:` line. */
void ent_bind_int (EntStmt *self, int position, int64_t value);
void ent_bind_real (EntStmt *self, int position, double value);
void ent_bind_text (EntStmt *self, int position, EntSlice value);
/* Empty gives NULL. */
void ent_bind_text_or_null (EntStmt *self, int position, EntSlice value);
/* ENT_TIME_UNKNOWN gives NULL. */
void ent_bind_time (EntStmt *self, int position, int64_t at_us);
/* 0 gives NULL. */
void ent_bind_id_or_null (EntStmt *self, int position, int64_t id);
void ent_bind_blob (EntStmt *self, int position, const void *data, size_t bytes);

/* Reading columns from 0. */
int64_t ent_column_int (EntStmt *self, int column);
EntSlice ent_column_text (EntStmt *self, int column); /* NULL gives an empty slice */
int64_t ent_column_time (EntStmt *self, int column);  /* NULL gives ENT_TIME_UNKNOWN */

/** ent_stmt_row: true when there is a row; false at the end, or with @error set when the engine failed. */
bool ent_stmt_row (EntStore *store, EntStmt *self, GError **error);

/** ent_stmt_read_int: the first column of the only row of a bound statement; 0 without a row. */
bool ent_stmt_read_int (EntStore *store, EntStmt *self, int64_t *out_value, GError **error);
/** ent_stmt_read_flag: whether there is a row and its first column is not 0. */
bool ent_stmt_read_flag (EntStore *store, EntStmt *self, bool *out_flag, GError **error);

/** ent_stmt_run: runs a statement that gives no rows. */
bool ent_stmt_run (EntStore *store, EntStmt *self, GError **error);

/** ent_store_run_id: runs the statement @sql whose only parameter is an id. */
bool ent_store_run_id (EntStore *self, EntSql sql, int64_t id, GError **error);

/** ent_store_run: runs a statement without parameters. */
bool ent_store_run (EntStore *self, EntSql sql, GError **error);

/** ent_store_read_int: the first column of the only row of @sql, which has no parameters; 0 without a row. */
bool ent_store_read_int (EntStore *self, EntSql sql, int64_t *out_value, GError **error);

/** ent_store_each_id: hands the first column of each row of @sql, whose only parameter is @id, to @func. */
bool ent_store_each_id (EntStore *self, EntSql sql, int64_t id, EntIdFunc func, void *data, GError **error);

/**
 * ent_store_trim_claims: ends every claim, and what the index of everything said knows, where its table ends.
 * To be called where facts were deleted: the ids behind the last one are given again, and must not belong to
 * a source that never said the new fact.
 */
bool ent_store_trim_claims (EntStore *self, GError **error);

/** ent_said_match_append: appends @words, side by side, as the index of everything said is asked for them. */
void ent_said_match_append (EntSlice words, GString *out);

/** ent_store_check_pages, ent_store_check_references: what the engine finds, in files of any version of ours.
 */
bool ent_store_check_pages (EntStore *self, EntReport *report, GError **error);
bool ent_store_check_references (EntStore *self, EntReport *report, GError **error);

/** ent_store_make_private: makes the file @path for its user alone; one that is there is left as it is. */
bool ent_store_make_private (const char *path, GError **error);

/** ent_store_path_beside: `PATH.SUFFIX`, with a number behind where that is taken: an older copy may be
 * somebody's last way back. Free with g_free(). */
char *ent_store_path_beside (const char *path, const char *suffix);

/**
 * ent_store_copy_raw: copies the network at @from, of whatever version, to @path, which must not exist, and
 * checks the copy's pages. A connection of its own: another one may hold the write lock. Errors: CORRUPT,
 * BUSY, FAILED.
 */
bool ent_store_copy_raw (const char *from, const char *path, GError **error);

/** ent_store_exec: runs a script (schema, pragma) that has no values. */
bool ent_store_exec (EntStore *self, const char *script, GError **error);

/** ent_store_fail: fills @error from the engine's last error; gives false. */
bool ent_store_fail (EntStore *self, GError **error);

/** ent_store_prepare_schema: makes, checks or migrates the schema of a file just opened. */
bool ent_store_prepare_schema (EntStore *self, GError **error);

/**
 * ent_store_migrate:
 * @steps: in order, ended by a NULL text; each sets user_version to its own
 *
 * Brings a network that is open for writing to version @target, after a copy of it to `PATH.before-vN`, or
 * with a number behind where that is taken. All steps are one transaction: when one fails, nothing is changed
 * and no copy is left. Errors: CORRUPT (no way there), BUSY, FAILED.
 */
bool ent_store_migrate (EntStore *self, const EntSqlMigration *steps, int target, GError **error);

/**
 * ent_store_insert_fact: runs an `INSERT ... ON CONFLICT DO NOTHING`: NEW with the fact's id, or KNOWN with
 * 0: then ent_store_find_fact() tells which it is.
 */
bool
ent_store_insert_fact (EntStore *self, EntStmt *insert, int64_t *out_id, EntPut *out_put, GError **error);
bool ent_store_find_fact (EntStore *self, EntStmt *find, int64_t *out_id, GError **error);

/** ent_store_each_source: hands the rows of @stmt, which has the columns of `source_list`, to @func. */
bool ent_store_each_source (EntStore *self, EntStmt *stmt, EntSourceFunc func, void *data, GError **error);

/* Reads a contact from a row of a statement with the columns of `contact_get`. */
void ent_contact_row_read (EntStmt *stmt, EntContactRow *out_row);
