/* Reply delays: needed for one contact at a time, and not part of the linear pass. */
#include "measure/relation-private.h"

static int
compare_delays (const void *a, const void *b)
{
  uint32_t left = *(const uint32_t *)a;
  uint32_t right = *(const uint32_t *)b;
  return (left > right) - (left < right);
}

static double
median_hours (GArray *delays)
{
  if (delays->len == 0)
    return 0;
  g_array_sort (delays, compare_delays);
  uint32_t low = g_array_index (delays, uint32_t, (delays->len - 1) / 2);
  uint32_t high = g_array_index (delays, uint32_t, delays->len / 2);
  return ((double)low + (double)high) / 2 / 3600;
}

EntReplyDelays
ent_relation_reply_delays (const EntPanel *panel, size_t contact, uint32_t tau_s)
{
  g_autoptr (GArray) theirs = g_array_new (FALSE, FALSE, sizeof (uint32_t));
  g_autoptr (GArray) mine = g_array_new (FALSE, FALSE, sizeof (uint32_t));
  uint64_t end = ent_panel_end_at (panel, contact, tau_s);
  unsigned last_directions = ENT_SHAPE_BOTH;
  uint32_t last_s = 0;
  for (uint64_t k = panel->first_event[contact]; k < end; k++) {
    unsigned directions = ent_shape_directions (panel->shape[k]);
    if (directions == 0)
      continue;
    uint32_t delay = panel->at_s[k] - last_s;
    /* Same second: nobody answers that fast; it is one source's order of two things. */
    if ((directions | last_directions) == ENT_SHAPE_BOTH && directions != ENT_SHAPE_BOTH &&
        last_directions != ENT_SHAPE_BOTH && delay > 0 && delay <= ENT_ANSWER_S)
      g_array_append_val (directions == ENT_SHAPE_IN ? theirs : mine, delay);
    last_directions = directions;
    last_s = panel->at_s[k];
  }
  return (EntReplyDelays){theirs->len, median_hours (theirs), mine->len, median_hours (mine)};
}
