#include "base/distance.h"

#include "base/text.h"

#include <limits.h>

static size_t
letter_bytes (EntSlice text)
{
  if ((unsigned char)text.data[0] < 0x80)
    return 1;
  size_t bytes = ent_text_character_bytes (text);
  return bytes > 0 ? bytes : 1;
}

size_t
ent_letter_count (EntSlice text)
{
  size_t n = 0;
  for (; text.length > 0; n++)
    text = ent_slice_from (text, letter_bytes (text));
  return n;
}

/* The letters of @text as numbers; false when there are too many. */
static bool
read_letters (EntSlice text, gunichar *letters, unsigned *out_n)
{
  unsigned n = 0;
  while (text.length > 0) {
    if (n >= ENT_DISTANCE_MAX_LETTERS)
      return false;
    size_t bytes = letter_bytes (text);
    letters[n++] = bytes > 1 ? g_utf8_get_char (text.data) : (unsigned char)text.data[0];
    text = ent_slice_from (text, bytes);
  }
  *out_n = n;
  return true;
}

/* One row of the table: how far the first @i letters of @a are from the first letters of @b, 0 and so on.
 * Returns: the least of them. */
static unsigned
fill_row (const gunichar *a, unsigned i, const gunichar *b, unsigned n_b, const unsigned *above2,
          const unsigned *above, unsigned *row)
{
  unsigned least = row[0] = i;
  for (unsigned j = 1; j <= n_b; j++) {
    unsigned replaced = above[j - 1] + (a[i - 1] != b[j - 1]);
    unsigned changed = MIN (above[j], row[j - 1]) + 1;
    row[j] = MIN (replaced, changed);
    if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
      row[j] = MIN (row[j], above2[j - 2] + 1);
    least = MIN (least, row[j]);
  }
  return least;
}

unsigned
ent_distance (EntSlice a, EntSlice b, unsigned max)
{
  gunichar letters_a[ENT_DISTANCE_MAX_LETTERS], letters_b[ENT_DISTANCE_MAX_LETTERS];
  unsigned n_a, n_b;
  if (!read_letters (a, letters_a, &n_a) || !read_letters (b, letters_b, &n_b) ||
      MAX (n_a, n_b) - MIN (n_a, n_b) > max)
    return UINT_MAX;
  unsigned rows[3][ENT_DISTANCE_MAX_LETTERS + 1];
  for (unsigned j = 0; j <= n_b; j++)
    rows[0][j] = j;
  unsigned least_above = 0;
  for (unsigned i = 1; i <= n_a; i++) {
    unsigned least =
        fill_row (letters_a, i, letters_b, n_b, rows[(i + 1) % 3], rows[(i + 2) % 3], rows[i % 3]);
    /* A swap reaches over one row, so two rows too far in a row end it. */
    if (least > max && least_above > max)
      return UINT_MAX;
    least_above = least;
  }
  unsigned distance = rows[n_a % 3][n_b];
  return distance <= max ? distance : UINT_MAX;
}
