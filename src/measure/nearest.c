#include "measure/nearest-private.h"

enum {
  MAX_WORD = 48
}; /* longer than any word of ours: no suggestion */

static unsigned
least_of (unsigned a, unsigned b)
{
  return a < b ? a : b;
}

/* Optimal string alignment distance; both texts have at most MAX_WORD bytes. */
static unsigned
edit_distance (EntSlice a, EntSlice b)
{
  unsigned rows[3][MAX_WORD + 1] = {{0}};
  for (unsigned j = 0; j <= b.length; j++)
    rows[0][j] = j;
  for (unsigned i = 1; i <= a.length; i++) {
    unsigned *row = rows[i % 3];
    const unsigned *above = rows[(i + 2) % 3];
    const unsigned *above2 = rows[(i + 1) % 3];
    row[0] = i;
    for (unsigned j = 1; j <= b.length; j++) {
      bool same = a.data[i - 1] == b.data[j - 1];
      row[j] = least_of (above[j - 1] + (same ? 0u : 1u), least_of (above[j], row[j - 1]) + 1u);
      if (i > 1 && j > 1 && a.data[i - 1] == b.data[j - 2] && a.data[i - 2] == b.data[j - 1])
        row[j] = least_of (row[j], above2[j - 2] + 1u);
    }
  }
  return rows[a.length % 3][b.length];
}

const char *
ent_nearest (EntSlice folded, const char *(*word) (const void *data, size_t index), const void *data)
{
  if (ent_slice_is_empty (folded) || folded.length > MAX_WORD)
    return NULL;

  const char *best = NULL;
  unsigned best_distance = UINT_MAX;
  g_autoptr (GString) candidate = g_string_new (NULL);
  const char *next;
  for (size_t i = 0; (next = word (data, i)) != NULL; i++) {
    g_string_truncate (candidate, 0);
    ent_fold_append (ent_slice (next), candidate);
    if (candidate->len > MAX_WORD)
      continue;
    unsigned distance = edit_distance (folded, ent_slice_of (candidate));
    if (distance < best_distance && 3 * (size_t)distance <= MAX (folded.length, candidate->len)) {
      best_distance = distance;
      best = next;
    }
  }
  return best;
}
