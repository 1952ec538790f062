#include "plan/knapsack-private.h"

void
ent_knapsack_fill (EntKnapsackItem *items, size_t n, unsigned minutes)
{
  size_t width = (size_t)minutes + 1;
  g_autofree double *best = g_new0 (double, width); /* of the items so far, in that many minutes */
  g_autofree uint8_t *is_in = g_new0 (uint8_t, n * width + 1);
  for (size_t i = 0; i < n; i++)
    for (size_t room = width; room-- > items[i].minutes;) {
      double with = best[room - items[i].minutes] + items[i].gain;
      if (with > best[room]) {
        best[room] = with;
        is_in[i * width + room] = 1;
      }
    }
  size_t room = minutes;
  for (size_t i = n; i-- > 0;) {
    items[i].is_taken = is_in[i * width + room];
    room -= items[i].is_taken ? items[i].minutes : 0;
  }
}
