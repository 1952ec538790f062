/* Blocks of rows that share a key, by sorting. */
#include "identity/link-private.h"

typedef struct {
  uint64_t key;
  uint32_t row;
} KeyedRow;

enum {
  RADIX_BITS = 11,
  RADIX = 1 << RADIX_BITS,
  MAX_SECOND = 50, /* rows of a second key that are compared */
  SORTED_BITS = 44 /* of the key: equal rows come together, and unlike ones rarely lie between */
};

/* By bits of the key; rows of equal bits keep their order, that is ascending. */
static void
radix_sort (KeyedRow *rows, KeyedRow *spare, size_t n)
{
  for (unsigned shift = 64 - SORTED_BITS; shift < 64; shift += RADIX_BITS) {
    size_t starts[RADIX + 1] = {0};
    for (size_t i = 0; i < n; i++)
      starts[((rows[i].key >> shift) & (RADIX - 1)) + 1]++;
    for (size_t d = 1; d <= RADIX; d++)
      starts[d] += starts[d - 1];
    for (size_t i = 0; i < n; i++)
      spare[starts[(rows[i].key >> shift) & (RADIX - 1)]++] = rows[i];
    KeyedRow *swapped = rows;
    rows = spare;
    spare = swapped;
  }
}

static void
collect_keys (const EntLinkTable *table, const EntLinkColumns *columns, EntLinkKey kind, GArray *out)
{
  uint64_t keys[ENT_LINK_MAX_KEYS];
  g_array_set_size (out, 0);
  for (uint32_t row = 0; row < columns->n_rows; row++) {
    size_t n = ent_link_keys (table, columns, row, kind, keys);
    for (size_t i = 0; i < n; i++) {
      KeyedRow keyed = {keys[i], row};
      g_array_append_val (out, keyed);
    }
  }
}

static int
compare_keyed (const void *a, const void *b)
{
  const KeyedRow *x = a, *y = b;
  if (x->key != y->key)
    return x->key < y->key ? -1 : 1;
  return (x->row > y->row) - (x->row < y->row);
}

/* A growing list of blocks. */
typedef struct {
  GArray *members, *starts; /* as in EntLinkBlocks */
} Cut;

/* What is being cut: the table, blocks, and those of second keys, which come after all others. */
typedef struct {
  const EntLinkTable *table;
  const EntLinkColumns *columns;
  Cut blocks, seconds;
  GArray *keyed; /* KeyedRow, of one run that is too long */
} Cutter;

static size_t
end_of_run (const KeyedRow *rows, size_t start, size_t n)
{
  uint64_t bits = rows[start].key >> (64 - SORTED_BITS);
  size_t end = start + 1;
  while (end < n && rows[end].key >> (64 - SORTED_BITS) == bits)
    end++;
  return end;
}

static void
add_block (Cut *self, const KeyedRow *rows, size_t n)
{
  for (size_t i = 0; i < n; i++)
    if (i == 0 || rows[i].row != rows[i - 1].row)
      g_array_append_val (self->members, rows[i].row);
  uint32_t stop = self->members->len;
  g_array_append_val (self->starts, stop);
}

/* Too many to be compared: only those who have one thing more in common. */
static void
refine_run (Cutter *self, const KeyedRow *rows, size_t n)
{
  uint64_t keys[ENT_LINK_MAX_KEYS];
  g_array_set_size (self->keyed, 0);
  for (size_t i = 0; i < n; i++) {
    if (i > 0 && rows[i].row == rows[i - 1].row)
      continue;
    size_t n_keys = ent_link_second_keys (self->table, self->columns, rows[i].row, rows[0].key, keys);
    for (size_t k = 0; k < n_keys; k++) {
      KeyedRow keyed = {keys[k], rows[i].row};
      g_array_append_val (self->keyed, keyed);
    }
  }
  g_array_sort (self->keyed, compare_keyed);
  const KeyedRow *refined = (const KeyedRow *)(const void *)self->keyed->data;
  for (size_t start = 0, end; start < self->keyed->len; start = end) {
    end = end_of_run (refined, start, self->keyed->len);
    if (end - start >= 2 && end - start <= MAX_SECOND)
      add_block (&self->seconds, refined + start, end - start);
  }
}

/* Every run of one key with two rows and no more than are worth comparing; longer ones by a second key. */
static void
cut_runs (Cutter *self, const KeyedRow *rows, size_t n)
{
  for (size_t start = 0, end; start < n; start = end) {
    end = end_of_run (rows, start, n);
    if (end - start > ENT_LINK_MAX_BLOCK)
      refine_run (self, rows + start, end - start);
    else if (end - start >= 2)
      add_block (&self->blocks, rows + start, end - start);
  }
}

static void
append_cut (Cut *self, const Cut *other)
{
  uint32_t base = self->members->len;
  if (other->members->len > 0)
    g_array_append_vals (self->members, other->members->data, other->members->len);
  for (guint i = 0; i < other->starts->len; i++) {
    uint32_t stop = base + g_array_index (other->starts, uint32_t, i);
    g_array_append_val (self->starts, stop);
  }
}

static void
list_blocks_of_rows (EntLinkBlocks *self, uint32_t n_rows)
{
  self->row_starts = g_new0 (uint32_t, (size_t)n_rows + 2);
  for (uint32_t i = 0; i < self->members->len; i++)
    self->row_starts[g_array_index (self->members, uint32_t, i) + 2]++;
  for (uint32_t row = 2; row < n_rows + 2; row++)
    self->row_starts[row] += self->row_starts[row - 1];
  self->row_blocks = g_new (uint32_t, MAX (self->members->len, 1));
  for (uint32_t block = 0; block < self->n_blocks; block++)
    for (uint32_t i = g_array_index (self->starts, uint32_t, block);
         i < g_array_index (self->starts, uint32_t, block + 1); i++)
      self->row_blocks[self->row_starts[g_array_index (self->members, uint32_t, i) + 1]++] = block;
}

static void
add_kind (EntLinkBlocks *self)
{
  uint32_t first = self->starts->len - 1;
  g_array_append_val (self->first_of_kind, first);
}

EntLinkBlocks *
ent_link_blocks_new (const EntLinkTable *table, const EntLinkColumns *columns)
{
  EntLinkBlocks *self = g_new0 (EntLinkBlocks, 1);
  self->members = g_array_new (FALSE, FALSE, sizeof (uint32_t));
  self->starts = g_array_new (FALSE, FALSE, sizeof (uint32_t));
  self->first_of_kind = g_array_new (FALSE, FALSE, sizeof (uint32_t));
  uint32_t zero = 0;
  g_array_append_val (self->starts, zero);
  g_autoptr (GArray) keyed = g_array_new (FALSE, FALSE, sizeof (KeyedRow));
  g_autoptr (GArray) run = g_array_new (FALSE, FALSE, sizeof (KeyedRow));
  g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (uint32_t));
  g_autoptr (GArray) starts = g_array_new (FALSE, FALSE, sizeof (uint32_t));
  Cutter cutter = {table, columns, {self->members, self->starts}, {members, starts}, run};
  for (EntLinkKey kind = 0; kind < ENT_LINK_KEY_SECOND; kind++) {
    add_kind (self);
    collect_keys (table, columns, kind, keyed);
    g_autofree KeyedRow *spare = g_new (KeyedRow, MAX (keyed->len, 1));
    KeyedRow *rows = (KeyedRow *)(void *)keyed->data;
    radix_sort (rows, spare, keyed->len);
    cut_runs (&cutter, rows, keyed->len);
  }
  add_kind (self);
  append_cut (&cutter.blocks, &cutter.seconds);
  add_kind (self);
  self->n_blocks = self->starts->len - 1;
  list_blocks_of_rows (self, columns->n_rows);
  return self;
}

void
ent_link_blocks_free (EntLinkBlocks *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->members);
  g_array_unref (self->starts);
  g_array_unref (self->first_of_kind);
  g_free (self->row_starts);
  g_free (self->row_blocks);
  g_free (self);
}

bool
ent_link_blocks_is_first (const EntLinkBlocks *self, uint32_t block, uint32_t a, uint32_t b)
{
  uint32_t i = self->row_starts[a], j = self->row_starts[b];
  uint32_t end_a = self->row_starts[a + 1], end_b = self->row_starts[b + 1];
  while (i < end_a && j < end_b) {
    uint32_t x = self->row_blocks[i], y = self->row_blocks[j];
    if (x == y)
      return x == block;
    if (x < y)
      i++;
    else
      j++;
  }
  return true;
}
