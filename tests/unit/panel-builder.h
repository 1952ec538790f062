/* Panels made up for the tests of the measures. */
#pragma once

#include "base/base.h"

/* Day 0 of these tests, in days since 1970: far enough from 1970 for a long past. */
enum {
  DAY_0 = 19000,
  DAY_S = 86400
};

static inline uint32_t
day (double number)
{
  return (uint32_t)((DAY_0 + number) * DAY_S);
}

/* A panel with everything in it: bursts in one second, weak ones, acts, contacts without events. */
static inline EntPanel *
random_panel (GRand *dice, size_t n_contacts, int max_events)
{
  EntPanel *panel = ent_panel_new (n_contacts, n_contacts * (size_t)max_events);
  uint64_t next = 0;
  for (size_t c = 0; c < n_contacts; c++) {
    panel->contact_id[c] = (int64_t)c + 100;
    panel->since_s[c] = g_rand_int_range (dice, 0, 4) ? day (-g_rand_double_range (dice, 0, 900)) : ENT_NEVER;
    panel->until_s[c] = g_rand_int_range (dice, 0, 8) ? ENT_NEVER : day (-g_rand_double_range (dice, 0, 400));
    panel->first_event[c] = next;
    int n_events = g_rand_int_range (dice, 0, max_events + 1);
    double at = -g_rand_double_range (dice, 1, 900);
    for (int i = 0; i < n_events; i++, next++) {
      unsigned shape = (unsigned)g_rand_int_range (dice, 1, 4);
      shape |= g_rand_int_range (dice, 0, 5) ? 0 : ENT_SHAPE_WEAK;
      shape |= g_rand_int_range (dice, 0, 30) ? 0 : ENT_SHAPE_POSITIVE;
      shape |= g_rand_int_range (dice, 0, 40) ? 0 : ENT_SHAPE_NEGATIVE;
      panel->at_s[next] = day (at);
      panel->shape[next] = (EntEventShape)shape;
      if (g_rand_int_range (dice, 0, 3))
        at += g_rand_double_range (dice, 0, g_rand_int_range (dice, 0, 2) ? .3 : 60);
    }
  }
  panel->first_event[n_contacts] = next;
  return panel;
}

/* The same past up to @tau_s, and after it something else at other times. */
static inline EntPanel *
other_future (GRand *dice, const EntPanel *panel, uint32_t tau_s)
{
  EntPanel *other = ent_panel_new (panel->n_contacts, panel->first_event[panel->n_contacts]);
  for (size_t c = 0; c < panel->n_contacts; c++) {
    other->contact_id[c] = panel->contact_id[c];
    other->since_s[c] = panel->since_s[c];
    other->until_s[c] = panel->until_s[c];
    other->first_event[c + 1] = panel->first_event[c + 1];
    uint32_t at_s = tau_s;
    for (uint64_t k = panel->first_event[c]; k < panel->first_event[c + 1]; k++) {
      bool is_past = panel->at_s[k] <= tau_s;
      at_s += (uint32_t)g_rand_int_range (dice, 1, DAY_S);
      other->at_s[k] = is_past ? panel->at_s[k] : at_s;
      other->shape[k] = is_past ? panel->shape[k] : (EntEventShape)g_rand_int_range (dice, 0, 32);
    }
  }
  return other;
}

/* The structs compared have no padding. g_assert_cmpmem() does not compile without warnings here. */
static inline void
assert_same_bytes (const void *a, const void *b, size_t n_bytes)
{
  g_assert_cmpint (memcmp (a, b, n_bytes), ==, 0);
}
