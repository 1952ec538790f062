/* Claims: which source said which facts, as ranges of ids; and the undoing of a source. */
#include "store/store-private.h"

typedef struct {
  int64_t first, last;
} Range;

static int
compare_ids (const void *a, const void *b)
{
  int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
  return (x > y) - (x < y);
}

/* Ids mostly come in the order in which they were given. */
static void
sort_ids (GArray *ids)
{
  for (guint i = 1; i < ids->len; i++)
    if (g_array_index (ids, int64_t, i - 1) > g_array_index (ids, int64_t, i)) {
      g_array_sort (ids, compare_ids);
      return;
    }
}

static bool
add_claim (EntStore *self, int64_t source_id, EntFact fact, Range range, GError **error)
{
  g_autoptr (EntStmt) stmt = ent_store_stmt (self, ENT_SQL_CLAIM_ADD, error);
  if (stmt == NULL)
    return false;
  ent_bind_int (stmt, 1, fact);
  ent_bind_int (stmt, 2, source_id);
  ent_bind_int (stmt, 3, range.first);
  ent_bind_int (stmt, 4, range.last);
  return ent_stmt_run (self, stmt, error);
}

bool
ent_store_claim (EntStore *self, int64_t source_id, EntFact fact, GArray *ids, GError **error)
{
  if (ids->len == 0)
    return true;
  sort_ids (ids);
  const int64_t *id = (const int64_t *)(void *)ids->data;
  Range range = {id[0], id[0]};
  for (size_t i = 1; i < ids->len; i++) {
    if (id[i] <= range.last + 1) {
      range.last = id[i];
      continue;
    }
    if (!add_claim (self, source_id, fact, range, error))
      return false;
    range = (Range){id[i], id[i]};
  }
  return add_claim (self, source_id, fact, range, error);
}

/* The ranges that @sql (claim_of_source or claim_of_others) gives, ascending. */
static GArray *
load_ranges (EntStore *self, EntSql sql, int64_t source_id, EntFact fact, GError **error)
{
  g_autoptr (EntStmt) stmt = ent_store_stmt (self, sql, error);
  if (stmt == NULL)
    return NULL;
  ent_bind_int (stmt, 1, source_id);
  ent_bind_int (stmt, 2, fact);
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (Range));
  GError *failure = NULL;
  while (ent_stmt_row (self, stmt, &failure)) {
    Range range = {ent_column_int (stmt, 0), ent_column_int (stmt, 1)};
    g_array_append_val (ranges, range);
  }
  if (failure != NULL) {
    g_propagate_error (error, failure);
    return NULL;
  }
  return g_steal_pointer (&ranges);
}

/* What of @own is in none of @others: both ascending by first; @others may overlap each other. */
static GArray *
subtract (const GArray *own, const GArray *others)
{
  GArray *left = g_array_new (FALSE, FALSE, sizeof (Range));
  size_t next = 0;
  int64_t covered = 0; /* the others cover everything they touch up to here */
  for (size_t i = 0; i < own->len; i++) {
    Range range = g_array_index (own, Range, i);
    range.first = MAX (range.first, covered + 1);
    while (next < others->len && g_array_index (others, Range, next).first <= range.last) {
      Range other = g_array_index (others, Range, next++);
      if (other.last < range.first)
        continue;
      if (other.first > range.first) {
        Range before = {range.first, other.first - 1};
        g_array_append_val (left, before);
      }
      covered = MAX (covered, other.last);
      range.first = MAX (range.first, covered + 1);
    }
    if (range.first <= range.last)
      g_array_append_val (left, range);
  }
  return left;
}

static bool
run_on_range (EntStore *self, EntSql sql, Range range, GError **error)
{
  g_autoptr (EntStmt) stmt = ent_store_stmt (self, sql, error);
  if (stmt == NULL)
    return false;
  ent_bind_int (stmt, 1, range.first);
  ent_bind_int (stmt, 2, range.last);
  return ent_stmt_run (self, stmt, error);
}

static bool
collect_touched (EntStore *self, EntSql sql, Range range, GArray *touched, GError **error)
{
  g_autoptr (EntStmt) stmt = ent_store_stmt (self, sql, error);
  if (stmt == NULL)
    return false;
  ent_bind_int (stmt, 1, range.first);
  ent_bind_int (stmt, 2, range.last);
  GError *failure = NULL;
  while (ent_stmt_row (self, stmt, &failure)) {
    int64_t id = ent_column_int (stmt, 0);
    g_array_append_val (touched, id);
  }
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

/* How the facts of one table go. */
typedef struct {
  EntFact fact;
  EntSql last;         /* the table's last id */
  EntSql touched;      /* identifiers that a range speaks of */
  EntSql remove[6];    /* in this order, ended by ENT_SQL_LAST */
  bool touched_by_all; /* a claim that goes changes a person even where the fact stays: who has left, whose
                          job is current */
} UndoTable;

static const UndoTable undo_tables[] = {
    {ENT_FACT_CARD,
     ENT_SQL_LAST_CARD,
     ENT_SQL_UNDO_CARD_TOUCHED,
     {ENT_SQL_UNDO_CARD_IDENTIFIER, ENT_SQL_UNDO_CARD, ENT_SQL_LAST},
     true},
    {ENT_FACT_INTERACTION,
     ENT_SQL_LAST_INTERACTION,
     ENT_SQL_UNDO_INTERACTION_TOUCHED,
     {ENT_SQL_UNDO_SAID_INTERACTION, ENT_SQL_UNDO_SAID_KEEP_TEXT, ENT_SQL_UNDO_INTERACTION_KEEP_TEXT,
      ENT_SQL_UNDO_MARK, ENT_SQL_UNDO_INTERACTION, ENT_SQL_LAST},
     false},
    {ENT_FACT_SELF,
     ENT_SQL_LAST_SELF,
     ENT_SQL_UNDO_SELF_TOUCHED,
     {ENT_SQL_UNDO_SELF_SETTLE, ENT_SQL_UNDO_SELF, ENT_SQL_LAST},
     false},
    {ENT_FACT_VOICE,
     ENT_SQL_LAST_VOICE,
     ENT_SQL_UNDO_VOICE_TOUCHED,
     {ENT_SQL_UNDO_SAID_VOICE, ENT_SQL_UNDO_VOICE, ENT_SQL_LAST},
     false},
    {ENT_FACT_PUBLICATION,
     ENT_SQL_LAST_PUBLICATION,
     ENT_SQL_UNDO_PUBLICATION_TOUCHED,
     {ENT_SQL_UNDO_PUBLICATION, ENT_SQL_LAST},
     false},
    {ENT_FACT_NOTE, ENT_SQL_LAST_NOTE, ENT_SQL_UNDO_NOTE_TOUCHED, {ENT_SQL_UNDO_NOTE, ENT_SQL_LAST}, false},
    {ENT_FACT_TAG, ENT_SQL_LAST_TAG, ENT_SQL_UNDO_TAG_TOUCHED, {ENT_SQL_UNDO_TAG, ENT_SQL_LAST}, false},
    {ENT_FACT_BOND, ENT_SQL_LAST_BOND, ENT_SQL_UNDO_BOND_TOUCHED, {ENT_SQL_UNDO_BOND, ENT_SQL_LAST}, false},
    {ENT_FACT_CHOICE,
     ENT_SQL_LAST_CHOICE,
     ENT_SQL_UNDO_CHOICE_TOUCHED,
     {ENT_SQL_UNDO_CHOICE, ENT_SQL_LAST},
     false},
    {ENT_FACT_RULING,
     ENT_SQL_LAST_RULING,
     ENT_SQL_UNDO_RULING_TOUCHED,
     {ENT_SQL_UNDO_RULING, ENT_SQL_LAST},
     false},
};

static bool
undo_range (EntStore *self, const UndoTable *table, Range range, GError **error)
{
  for (size_t i = 0; table->remove[i] != ENT_SQL_LAST; i++)
    if (!run_on_range (self, table->remove[i], range, error))
      return false;
  return true;
}

static bool
undo_table (EntStore *self, const UndoTable *table, int64_t source_id, GArray *touched, GError **error)
{
  g_autoptr (GArray) own = load_ranges (self, ENT_SQL_CLAIM_OF_SOURCE, source_id, table->fact, error);
  if (own == NULL)
    return false;
  g_autoptr (GArray) others = load_ranges (self, ENT_SQL_CLAIM_OF_OTHERS, source_id, table->fact, error);
  if (others == NULL)
    return false;
  g_autoptr (GArray) doomed = subtract (own, others);
  const GArray *speaking = table->touched_by_all ? own : doomed;
  for (size_t i = 0; i < speaking->len; i++)
    if (!collect_touched (self, table->touched, g_array_index (speaking, Range, i), touched, error))
      return false;
  for (size_t i = 0; i < doomed->len; i++)
    if (!undo_range (self, table, g_array_index (doomed, Range, i), error))
      return false;
  return true;
}

static bool
run_beyond (EntStore *self, EntSql sql, EntFact fact, int64_t last_id, GError **error)
{
  g_autoptr (EntStmt) stmt = ent_store_stmt (self, sql, error);
  if (stmt == NULL)
    return false;
  ent_bind_int (stmt, 1, fact);
  ent_bind_int (stmt, 2, last_id);
  return ent_stmt_run (self, stmt, error);
}

bool
ent_store_trim_claims (EntStore *self, GError **error)
{
  for (size_t i = 0; i < G_N_ELEMENTS (undo_tables); i++) {
    EntFact fact = undo_tables[i].fact;
    int64_t last_id;
    if (!ent_store_read_int (self, undo_tables[i].last, &last_id, error) ||
        !run_beyond (self, ENT_SQL_CLAIM_DROP_BEYOND, fact, last_id, error) ||
        !run_beyond (self, ENT_SQL_CLAIM_CUT_BEYOND, fact, last_id, error))
      return false;
  }
  return ent_store_run (self, ENT_SQL_SAID_TRIM_INTERACTION, error) &&
         ent_store_run (self, ENT_SQL_SAID_TRIM_VOICE, error);
}

static void
append_id (int64_t id, void *ids)
{
  g_array_append_val ((GArray *)ids, id);
}

/* Who has left is said by not being on a list: a list that goes touches everybody on any. */
static bool
collect_listed (EntStore *self, int64_t source_id, GArray *touched, GError **error)
{
  bool lists_connections;
  {
    g_autoptr (EntStmt) stmt = ent_store_stmt (self, ENT_SQL_SOURCE_LISTS_CONNECTIONS, error);
    if (stmt == NULL)
      return false;
    ent_bind_int (stmt, 1, source_id);
    GError *failure = NULL;
    if (!ent_stmt_row (self, stmt, &failure)) {
      if (failure != NULL)
        g_propagate_error (error, failure);
      else
        g_set_error (error, ENT_ERROR, ENT_ERROR_NOT_FOUND,
                     _ ("There is no source %lld; 'entregent sources' lists them."), (long long)source_id);
      return false;
    }
    lists_connections = ent_column_int (stmt, 0) != 0;
  }
  return !lists_connections || ent_store_listed_identifiers (self, append_id, touched, error);
}

bool
ent_store_undo_source (EntStore *self, int64_t source_id, GArray *out_touched, GError **error)
{
  if (!collect_listed (self, source_id, out_touched, error))
    return false;
  for (size_t i = 0; i < G_N_ELEMENTS (undo_tables); i++)
    if (!undo_table (self, &undo_tables[i], source_id, out_touched, error))
      return false;
  return ent_store_run_id (self, ENT_SQL_CLAIM_DELETE_OF_SOURCE, source_id, error) &&
         ent_store_run_id (self, ENT_SQL_SOURCE_DELETE, source_id, error) &&
         ent_store_trim_claims (self, error);
}

GArray *
ent_store_card_claims (EntStore *self, GError **error)
{
  g_autoptr (EntStmt) stmt = ent_store_stmt (self, ENT_SQL_CLAIM_CARD_ALL, error);
  if (stmt == NULL)
    return NULL;
  g_autoptr (GArray) claims = g_array_new (FALSE, FALSE, sizeof (EntClaimRow));
  GError *failure = NULL;
  while (ent_stmt_row (self, stmt, &failure)) {
    EntClaimRow row = {
        .first_id = ent_column_int (stmt, 0),
        .last_id = ent_column_int (stmt, 1),
        .source_id = ent_column_int (stmt, 2),
        .as_of_us = ent_column_int (stmt, 3),
        .lists_connections = ent_column_int (stmt, 4) != 0,
    };
    g_array_append_val (claims, row);
  }
  if (failure != NULL) {
    g_propagate_error (error, failure);
    return NULL;
  }
  return g_steal_pointer (&claims);
}
