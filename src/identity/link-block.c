/* Blocks of rows that share a key, by sorting. */
#include "identity/link-private.h"

typedef struct {
  uint64_t key;
  uint32_t row;
} KeyedRow;

enum {
  RADIX_BITS = 11,
  RADIX = 1 << RADIX_BITS,
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

/* Every run of one key with two rows and no more than are worth comparing. */
static void
cut_blocks (EntLinkBlocks *self, const KeyedRow *rows, size_t n)
{
  for (size_t start = 0, end; start < n; start = end) {
    uint64_t bits = rows[start].key >> (64 - SORTED_BITS);
    for (end = start + 1; end < n && rows[end].key >> (64 - SORTED_BITS) == bits; end++)
      continue;
    if (end - start < 2 || end - start > ENT_LINK_MAX_BLOCK)
      continue;
    for (size_t i = start; i < end; i++)
      if (i == start || rows[i].row != rows[i - 1].row)
        g_array_append_val (self->members, rows[i].row);
    uint32_t stop = self->members->len;
    g_array_append_val (self->starts, stop);
    self->n_blocks++;
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
  for (EntLinkKey kind = 0; kind < ENT_LINK_N_KEYS; kind++) {
    g_array_append_val (self->first_of_kind, self->n_blocks);
    collect_keys (table, columns, kind, keyed);
    g_autofree KeyedRow *spare = g_new (KeyedRow, MAX (keyed->len, 1));
    KeyedRow *rows = (KeyedRow *)(void *)keyed->data;
    radix_sort (rows, spare, keyed->len);
    cut_blocks (self, rows, keyed->len);
  }
  g_array_append_val (self->first_of_kind, self->n_blocks);
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
