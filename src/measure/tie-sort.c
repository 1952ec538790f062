/* The order of rows: by pair, then time. */
#include "measure/tie-private.h"

enum {
  DIGIT_BITS = 11,
  N_DIGITS = 1 << DIGIT_BITS
};

/* Fields from the least to the most significant. */
typedef enum {
  FIELD_TIME,
  FIELD_HIGH,
  FIELD_LOW,
  N_FIELDS,
} Field;

static inline uint32_t
field_of (const EntTieRow *row, Field field)
{
  return field == FIELD_TIME ? row->at_s : field == FIELD_HIGH ? row->high : ent_tie_row_low (row);
}

int
ent_tie_row_compare (const EntTieRow *a, const EntTieRow *b)
{
  for (Field field = N_FIELDS; field-- > 0;) {
    uint32_t left = field_of (a, field), right = field_of (b, field);
    if (left != right)
      return left < right ? -1 : 1;
  }
  return 0;
}

/* One pass of a radix sort. Returns: false, with nothing moved, when all rows have the same digit. */
static bool
pass (const EntTieRow from[], EntTieRow to[], size_t n_rows, Field field, unsigned shift)
{
  size_t starts[N_DIGITS] = {0};
  for (size_t i = 0; i < n_rows; i++)
    starts[(field_of (&from[i], field) >> shift) % N_DIGITS]++;
  if (starts[(field_of (&from[0], field) >> shift) % N_DIGITS] == n_rows)
    return false;
  size_t start = 0;
  for (size_t digit = 0; digit < N_DIGITS; digit++) {
    size_t count = starts[digit];
    starts[digit] = start;
    start += count;
  }
  for (size_t i = 0; i < n_rows; i++)
    to[starts[(field_of (&from[i], field) >> shift) % N_DIGITS]++] = from[i];
  return true;
}

static bool
is_in_time_order (const EntTieRow rows[], size_t n_rows)
{
  for (size_t i = 1; i < n_rows; i++)
    if (rows[i].at_s < rows[i - 1].at_s)
      return false;
  return true;
}

void
ent_tie_rows_sort (EntTieRow rows[], size_t n_rows)
{
  if (n_rows < 2)
    return;
  g_autofree EntTieRow *other = g_new (EntTieRow, n_rows);
  EntTieRow *from = rows, *to = other;
  Field first = is_in_time_order (rows, n_rows) ? FIELD_HIGH : FIELD_TIME;
  for (Field field = first; field < N_FIELDS; field++) {
    for (unsigned shift = 0; shift < 32; shift += DIGIT_BITS) {
      if (!pass (from, to, n_rows, field, shift))
        continue;
      EntTieRow *turned = from;
      from = to;
      to = turned;
    }
  }
  if (from != rows)
    memcpy (rows, from, n_rows * sizeof *rows);
}
