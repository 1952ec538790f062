/*
 * Interactions of an import: gathered, held against what is known in memory, and stored many at a time in the
 * order of the index, which then takes them run by run.
 *
 * What is known of an identifier is read when the first interaction with it comes; so the work is in
 * proportion to the people that an import speaks of, and no statement is run to look for a key. The first
 * import of a network has nothing to read.
 */
#include "store/store-private.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#define GATHERED_ROWS 8192
#define FIRST_SLOTS 8u
/* Keys in memory, at some 30 bytes; then they are forgotten, and read again when they are needed. */
#define MAX_KNOWN 1000000u

/* An interaction with an identifier. A digest of time, shape and key stands for them: among ten thousand
 * interactions with one person two are taken for the same by chance once in 10^11. */
typedef struct {
  uint64_t digest;
  int64_t id; /* 0: an empty slot */
} Known;

/* The interactions with one identifier: open addressing. A conversation, which comes in one piece, stays in
 * the processor's cache. */
typedef struct {
  Known *slots;
  size_t n_slots, n;
} Keys;

/* Gathered rows that came one after the other and stand so in the index, or the other way round. */
typedef struct {
  int64_t identifier_id, first_us; /* where they stand in the index */
  uint32_t row, n;                 /* the rows as they came */
  bool is_backward;
} Run;

struct EntInteractions {
  EntStore *store;
  GArray *rows;      /* EntInteraction: gathered, not stored yet */
  int64_t first_id;  /* the ids from here on were given here */
  GArray *stored_as; /* uint32_t: first_id + this is the id of the row that put called first_id + index */
  bool has_marks;    /* some of the rows are no plain ones */
  bool knows_all;    /* nothing is in the network besides what is known here */
  GHashTable *keys;  /* identifier id -> Keys */
  Keys *last;        /* those of last_identifier: one conversation comes in one piece */
  int64_t last_identifier;
  size_t n_known;
};

static void
keys_free (void *data)
{
  g_free (((Keys *)data)->slots);
  g_free (data);
}

EntInteractions *
ent_interactions_new (EntStore *store, GError **error)
{
  g_autoptr (EntInteractions) self = g_new0 (EntInteractions, 1);
  self->store = store;
  self->rows = g_array_new (FALSE, FALSE, sizeof (EntInteraction));
  self->stored_as = g_array_new (FALSE, FALSE, sizeof (uint32_t));
  self->keys = g_hash_table_new_full (NULL, NULL, NULL, keys_free);
  int64_t last_id;
  if (!ent_store_read_int (store, ENT_SQL_LAST_INTERACTION, &last_id, error))
    return NULL;
  self->first_id = last_id + 1;
  self->knows_all = last_id == 0;
  return g_steal_pointer (&self);
}

void
ent_interactions_free (EntInteractions *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->rows);
  g_array_unref (self->stored_as);
  g_hash_table_unref (self->keys);
  g_free (self);
}

/* ---- What is known ---- */

static uint64_t
digest_of (int64_t at_us, int64_t shape, int64_t key)
{
  const int64_t parts[] = {at_us, shape, key};
  return XXH3_64bits (parts, sizeof parts);
}

/* The slot of @digest, or the empty one where it belongs. */
static Known *
find_slot (const Keys *keys, uint64_t digest)
{
  size_t mask = keys->n_slots - 1, i = (size_t)digest & mask;
  while (keys->slots[i].id != 0 && keys->slots[i].digest != digest)
    i = (i + 1) & mask;
  return &keys->slots[i];
}

static void
grow (Keys *keys)
{
  g_autofree Known *old = keys->slots;
  size_t n_old = keys->n_slots;
  keys->n_slots = n_old * 2;
  keys->slots = g_new0 (Known, keys->n_slots);
  for (size_t i = 0; i < n_old; i++)
    if (old[i].id != 0)
      *find_slot (keys, old[i].digest) = old[i];
}

static void
remember (EntInteractions *self, Keys *keys, Known *slot, uint64_t digest, int64_t id)
{
  *slot = (Known){digest, id};
  self->n_known++;
  if (++keys->n > keys->n_slots / 4 * 3)
    grow (keys);
}

static bool
read_known (EntInteractions *self, Keys *keys, int64_t identifier_id, GError **error)
{
  g_autoptr (EntStmt) stmt = ent_store_stmt (self->store, ENT_SQL_INTERACTION_OF_IDENTIFIER, error);
  if (stmt == NULL)
    return false;
  ent_bind_int (stmt, 1, identifier_id);
  GError *failure = NULL;
  while (ent_stmt_row (self->store, stmt, &failure)) {
    uint64_t digest =
        digest_of (ent_column_int (stmt, 0), ent_column_int (stmt, 1), ent_column_int (stmt, 2));
    Known *slot = find_slot (keys, digest);
    if (slot->id == 0)
      remember (self, keys, slot, digest, ent_column_int (stmt, 3));
  }
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

/* What is known of an identifier, read when the import had not spoken of it yet. */
static Keys *
keys_of (EntInteractions *self, int64_t identifier_id, GError **error)
{
  if (self->last != NULL && self->last_identifier == identifier_id)
    return self->last;
  Keys *keys = g_hash_table_lookup (self->keys, GSIZE_TO_POINTER ((gsize)identifier_id));
  if (keys == NULL) {
    keys = g_new0 (Keys, 1);
    keys->n_slots = FIRST_SLOTS;
    keys->slots = g_new0 (Known, FIRST_SLOTS);
    g_hash_table_insert (self->keys, GSIZE_TO_POINTER ((gsize)identifier_id), keys);
    if (!self->knows_all && !read_known (self, keys, identifier_id, error))
      return NULL;
  }
  self->last = keys;
  self->last_identifier = identifier_id;
  return keys;
}

bool
ent_interactions_finish (EntInteractions *self, GError **error)
{
  if (!ent_interactions_flush (self, error))
    return false;
  g_hash_table_remove_all (self->keys);
  self->last = NULL;
  self->n_known = 0;
  self->knows_all = false;
  return true;
}

bool
ent_interactions_put (EntInteractions *self, const EntInteraction *it, int64_t *out_id, EntPut *out_put,
                      GError **error)
{
  if ((self->n_known >= MAX_KNOWN && !ent_interactions_finish (self, error)) ||
      (self->rows->len >= GATHERED_ROWS && !ent_interactions_flush (self, error)))
    return false;
  Keys *keys = keys_of (self, it->identifier_id, error);
  if (keys == NULL)
    return false;
  uint64_t digest = digest_of (it->at.at_us, ent_interaction_shape (it), it->key);
  Known *slot = find_slot (keys, digest);
  if (slot->id != 0) {
    *out_put = ENT_PUT_KNOWN;
    *out_id = slot->id;
    return true;
  }
  *out_put = ENT_PUT_NEW;
  *out_id = self->first_id + (int64_t)self->stored_as->len + (int64_t)self->rows->len;
  g_array_append_vals (self->rows, it, 1);
  self->has_marks = self->has_marks || it->weight != ENT_WEIGHT_FULL || it->act != ENT_ACT_NONE;
  remember (self, keys, slot, digest, *out_id);
  return true;
}

/* ---- Storing ---- */

static int
compare_runs (const void *a, const void *b)
{
  const Run *x = a, *y = b;
  if (x->identifier_id != y->identifier_id)
    return x->identifier_id < y->identifier_id ? -1 : 1;
  if (x->first_us != y->first_us)
    return x->first_us < y->first_us ? -1 : 1;
  return (x->row > y->row) - (x->row < y->row);
}

/* Takes up the gathered row @row, unless it does not continue the run. */
static bool
continue_run (Run *run, const EntInteraction *rows, uint32_t row)
{
  const EntInteraction *before = &rows[row - 1], *it = &rows[row];
  if (it->identifier_id != run->identifier_id)
    return false;
  if (it->at.at_us != before->at.at_us) {
    bool is_backward = it->at.at_us < before->at.at_us;
    if (run->n > 1 && is_backward != run->is_backward)
      return false;
    run->is_backward = is_backward;
    run->first_us = is_backward ? it->at.at_us : run->first_us;
  }
  run->n++;
  return true;
}

static GArray *
find_runs (const GArray *gathered)
{
  const EntInteraction *rows = (const EntInteraction *)(void *)gathered->data;
  GArray *runs = g_array_new (FALSE, FALSE, sizeof (Run));
  for (uint32_t i = 0; i < gathered->len; i++) {
    if (runs->len > 0 && continue_run (&g_array_index (runs, Run, runs->len - 1), rows, i))
      continue;
    Run run = {.identifier_id = rows[i].identifier_id, .first_us = rows[i].at.at_us, .row = i, .n = 1};
    g_array_append_val (runs, run);
  }
  return runs;
}

/*
 * The numbers of the gathered rows in the order in which they are stored: mostly as the index has them. A
 * conversation comes in one piece, newest first, so that there are few runs to sort; where those of one
 * identifier interleave, the index puts it right.
 */
static uint32_t *
sort_rows (const EntInteractions *self)
{
  g_autoptr (GArray) runs = find_runs (self->rows);
  g_array_sort (runs, compare_runs);
  uint32_t *order = g_new (uint32_t, self->rows->len), n = 0;
  for (guint r = 0; r < runs->len; r++) {
    const Run *run = &g_array_index (runs, Run, r);
    for (uint32_t i = 0; i < run->n; i++)
      order[n++] = run->is_backward ? run->row + run->n - 1 - i : run->row + i;
  }
  return order;
}

/* Notes under which id each gathered row will be stored, and leads to the row that keeps its text. */
static void
settle_ids (EntInteractions *self, const uint32_t *order)
{
  uint32_t n = self->rows->len, first = self->stored_as->len;
  g_array_set_size (self->stored_as, first + n);
  for (uint32_t i = 0; i < n; i++)
    g_array_index (self->stored_as, uint32_t, first + order[i]) = first + i;
  for (uint32_t i = 0; i < n; i++) {
    EntInteraction *it = &g_array_index (self->rows, EntInteraction, i);
    if (it->text_id >= self->first_id)
      it->text_id =
          self->first_id + g_array_index (self->stored_as, uint32_t, (guint)(it->text_id - self->first_id));
  }
}

bool
ent_interactions_flush (EntInteractions *self, GError **error)
{
  if (self->rows->len == 0)
    return true;
  int64_t first_id = self->first_id + (int64_t)self->stored_as->len;
  g_autofree uint32_t *order = sort_rows (self);
  settle_ids (self, order);
  EntIncoming *incoming = &self->store->incoming;
  *incoming =
      (EntIncoming){(const EntInteraction *)(void *)self->rows->data, order, self->rows->len, first_id};
  bool ok = ent_store_run (self->store, ENT_SQL_INTERACTION_ADD_INCOMING, error);
  int64_t last_id = ok ? sqlite3_last_insert_rowid (self->store->db) : 0;
  ok = ok && (!self->has_marks || ent_store_run (self->store, ENT_SQL_MARK_ADD_INCOMING, error));
  *incoming = (EntIncoming){0};
  g_array_set_size (self->rows, 0);
  self->has_marks = false;
  if (ok && last_id != self->first_id + (int64_t)self->stored_as->len - 1) {
    g_set_error (error, ENT_ERROR, ENT_ERROR_CORRUPT,
                 "An interaction got another number than the one behind the last; run 'entregent check'.");
    return false;
  }
  return ok;
}

bool
ent_store_interaction_put (EntStore *self, const EntInteraction *it, int64_t *out_id, EntPut *out_put,
                           GError **error)
{
  g_autoptr (EntInteractions) one = ent_interactions_new (self, error);
  return one != NULL && ent_interactions_put (one, it, out_id, out_put, error) &&
         ent_interactions_flush (one, error);
}
