#include "measure/nearest-private.h"

enum {
  MAX_WORD = 48
}; /* longer than any word of ours: no suggestion */

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
    unsigned distance = ent_distance (folded, ent_slice_of (candidate), UINT_MAX);
    if (distance < best_distance && 3 * (size_t)distance <= MAX (folded.length, candidate->len)) {
      best_distance = distance;
      best = next;
    }
  }
  return best;
}
