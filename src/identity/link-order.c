/* The order that a table is worked through in: by what its rows say, so that the order they came in decides
 * nothing. */
#include "identity/link-private.h"

typedef struct {
  uint64_t hash;
  uint32_t row;
} Place;

static EntSlice
text_of (const EntLinkTable *table, EntLinkValue kind, uint32_t value, char *digits, size_t size)
{
  if (kind == ENT_LINK_VALUE_NAME)
    return ent_link_pool_get (&table->name_keys, value);
  if (kind == ENT_LINK_VALUE_EMAIL)
    return ent_link_pool_get (&table->email_keys, value);
  if (kind != ENT_LINK_VALUE_BIRTH)
    return ent_link_pool_get (&table->texts, value);
  g_snprintf (digits, size, "%u", (unsigned)value);
  return ent_slice (digits);
}

/* A sum, so that the order of values within a cell decides nothing either. */
static uint64_t
hash_row (const EntLinkTable *table, uint32_t row)
{
  char digits[16];
  uint64_t sum = 0;
  for (EntLinkValue kind = 0; kind < ENT_LINK_N_VALUES; kind++) {
    size_t n;
    const uint32_t *values = ent_link_values (&table->rows, row, kind, &n);
    for (size_t i = 0; i < n; i++)
      sum += ent_link_hash (text_of (table, kind, values[i], digits, sizeof digits), kind + 1);
  }
  return sum;
}

static int
compare_places (const void *a, const void *b)
{
  const Place *x = a, *y = b;
  if (x->hash != y->hash)
    return x->hash < y->hash ? -1 : 1;
  return (x->row > y->row) - (x->row < y->row);
}

uint32_t *
ent_link_order (const EntLinkTable *table)
{
  uint32_t n = table->rows.n_rows;
  g_autofree Place *places = g_new (Place, MAX (n, 1));
  for (uint32_t row = 0; row < n; row++)
    places[row] = (Place){hash_row (table, row), row};
  qsort (places, n, sizeof *places, compare_places);
  uint32_t *order = g_new (uint32_t, MAX (n, 1));
  for (uint32_t i = 0; i < n; i++)
    order[i] = places[i].row;
  return order;
}
