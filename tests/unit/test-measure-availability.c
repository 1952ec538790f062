#include "law-simulation.h"

#include <math.h>

enum {
  DAY_S = 86400,
  HOUR_S = 3600,
  N_RUNS = 400
};

/* ---- Layers and signature ---- */

/* Cuts found by an independent program that tries every one. */
static void
test_layers (void)
{
  static const uint32_t weights[] = {1, 200, 9, 180, 90, 85, 0, 80, 40, 38, 36, 30, 12, 11, 10, 10,
                                     9, 9,   5, 4,   4,  3,  3, 2,  2,  2,  1,  1,  1,  1,  1,  0};
  EntLayers layers = ent_layers_cut (weights, G_N_ELEMENTS (weights));
  g_assert_cmpuint (layers.n_layers, ==, 3);
  g_assert_cmpfloat_with_epsilon (layers.fit, .9046391479960338, 1e-9);
  g_assert_cmpuint (layers.n_within[0], ==, 9);
  g_assert_cmpuint (layers.n_within[1], ==, 19);
  g_assert_cmpuint (layers.n_within[2], ==, 30);
  g_assert_cmpuint (layers.least[0], ==, 30);
  g_assert_cmpuint (layers.least[2], ==, 1);
}

static void
test_layers_need_ties (void)
{
  static const uint32_t alike[] = {3, 3, 3, 0}, two[] = {9, 1, 1};
  g_assert_cmpuint (ent_layers_cut (alike, 4).n_layers, ==, 0);
  g_assert_cmpuint (ent_layers_cut (alike, 0).n_layers, ==, 0);
  EntLayers layers = ent_layers_cut (two, 3);
  g_assert_cmpuint (layers.n_layers, ==, 2);
  g_assert_cmpuint (layers.n_within[0], ==, 1);
  g_assert_cmpfloat_with_epsilon (layers.fit, 1, 1e-12);
}

/* science.md, VERIFY 3. */
static void
test_jensen_shannon (void)
{
  static const double p[] = {.5, .3, .2}, q[] = {.4, .4, .2}, r[] = {0, 0, 1}, s[] = {1, 0, 0};
  g_assert_cmpfloat_with_epsilon (ent_jensen_shannon (p, q, 3), .00918593, 5e-9);
  g_assert_cmpfloat_with_epsilon (ent_jensen_shannon (p, p, 3), 0, 1e-15);
  g_assert_cmpfloat_with_epsilon (ent_jensen_shannon (r, s, 3), 1, 1e-15);
}

static const uint32_t tau_s = 19000u * DAY_S;

/* @n_contacts contacts with @n_each events one way, day by day back from @days_ago. */
static EntPanel *
yearly_panel (size_t n_contacts, const size_t *n_before, const size_t *n_after)
{
  size_t n_events = 0;
  for (size_t i = 0; i < n_contacts; i++)
    n_events += n_before[i] + n_after[i];
  EntPanel *panel = ent_panel_new (n_contacts, n_events);
  size_t event = 0;
  for (size_t i = 0; i < n_contacts; i++) {
    panel->until_s[i] = ENT_NEVER;
    panel->since_s[i] = ENT_NEVER;
    for (size_t k = 0; k < n_before[i] + n_after[i]; k++) {
      bool is_before = k < n_before[i];
      size_t back = is_before ? n_before[i] - k : n_before[i] + n_after[i] - k;
      panel->shape[event] = ENT_SHAPE_OUT;
      panel->at_s[event++] = tau_s - (is_before ? 365u * DAY_S : 0u) - (uint32_t)back * DAY_S;
    }
    panel->first_event[i + 1] = event;
  }
  return panel;
}

static void
test_signature (void)
{
  /* The shares of VERIFY 3, held by others the year after: of three and three, one stayed. */
  static const size_t before[] = {50, 30, 20, 0, 0}, after[] = {0, 0, 40, 40, 20};
  g_autoptr (EntPanel) panel = yearly_panel (5, before, after);
  g_autoptr (GArray) windows = ent_signature_windows (panel, tau_s);
  g_assert_cmpuint (windows->len, ==, 2);
  const EntSignatureWindow *first = &g_array_index (windows, EntSignatureWindow, 0),
                           *second = &g_array_index (windows, EntSignatureWindow, 1);
  g_assert_false (first->has_before);
  g_assert_cmpuint (first->n_contacts, ==, 3);
  g_assert_cmpuint (first->n_events, ==, 100);
  g_assert_cmpfloat_with_epsilon (first->top_shares[0], .5, 1e-12);
  g_assert_cmpfloat_with_epsilon (first->top_shares[1], 1, 1e-12);
  g_assert_true (second->has_before);
  g_assert_cmpfloat_with_epsilon (second->distance, .00918593, 5e-9);
  g_assert_cmpfloat_with_epsilon (second->turnover, 1 - 1 / 5.0, 1e-12);

  uint32_t days[5];
  ent_active_days (panel, tau_s, days);
  g_assert_cmpuint (days[0], ==, 0);
  g_assert_cmpuint (days[2], ==, 40);

  /* One event less the year before, and there is nothing to hold against. */
  static const size_t fewer[] = {49, 30, 20, 0, 0};
  g_autoptr (EntPanel) thin = yearly_panel (5, fewer, after);
  g_autoptr (GArray) alone = ent_signature_windows (thin, tau_s);
  g_assert_cmpuint (alone->len, ==, 1);
  g_assert_false (g_array_index (alone, EntSignatureWindow, 0).has_before);
}

/* ---- Months ---- */

typedef struct {
  double hour; /* since the first of March 2020 */
  unsigned shape;
} Event;

#define IN ENT_SHAPE_IN
#define OUT ENT_SHAPE_OUT
#define BOTH (IN | OUT)

static EntPanel *
panel_of (const Event *events, size_t n_events)
{
  EntPanel *panel = ent_panel_new (1, n_events);
  uint32_t start_s = (uint32_t)(ent_days_from_civil (2020, 3, 1) * DAY_S);
  panel->until_s[0] = panel->since_s[0] = ENT_NEVER;
  panel->first_event[1] = n_events;
  for (size_t i = 0; i < n_events; i++) {
    panel->at_s[i] = start_s + (uint32_t)(events[i].hour * HOUR_S);
    panel->shape[i] = (EntEventShape)events[i].shape;
  }
  return panel;
}

static void
test_turns (void)
{
  static const Event events[] = {
      {0, IN},
      {1, IN},
      {3, OUT}, /* two words, one turn, two hours */
      {10, IN},
      {16, OUT}, /* six hours */
      {20, IN},
      {20 + 8 * 24, OUT}, /* too late: left */
      {300, IN},
      {310, BOTH},
      {312, OUT}, /* settled by a meeting */
      {400, IN},
      {400, OUT},                 /* same second: no answer... */
      {402, OUT},                 /* ...but this one */
      {500, IN | ENT_SHAPE_WEAK}, /* mere co-presence */
      {650, IN},                  /* left: nothing for 7 days */
      {24 * 35, IN},              /* still open */
  };
  g_autoptr (EntPanel) panel = panel_of (events, G_N_ELEMENTS (events));
  uint32_t end_s = panel->at_s[G_N_ELEMENTS (events) - 1] + 7 * DAY_S;
  g_autoptr (GArray) months = ent_availability_months (panel, end_s);
  g_assert_cmpuint (months->len, ==, 2);
  const EntAvailabilityMonth *march = &g_array_index (months, EntAvailabilityMonth, 0),
                             *april = &g_array_index (months, EntAvailabilityMonth, 1);
  g_assert_cmpuint (march->n_turns, ==, 5);
  g_assert_cmpuint (march->n_answered, ==, 3);
  g_assert_cmpfloat_with_epsilon (march->delay_hours, 2, 1e-9);
  g_assert_cmpuint (march->n_in, ==, 8);
  g_assert_cmpuint (march->n_out, ==, 7);
  g_assert_cmpuint (march->n_live, ==, 1);
  g_assert_cmpuint (april->n_turns, ==, 0);
  g_autoptr (GArray) later = ent_availability_months (panel, end_s + 1);
  g_assert_cmpuint (g_array_index (later, EntAvailabilityMonth, 1).n_turns, ==, 1);
  g_assert_cmpuint (g_array_index (later, EntAvailabilityMonth, 1).n_answered, ==, 0);
  /* 90 days after the last word the relation is no longer counted as alive. */
  g_autoptr (GArray) much_later = ent_availability_months (panel, end_s + 180 * DAY_S);
  static const unsigned live[] = {1, 1, 1, 1, 0, 0, 0, 0};
  for (guint m = 0; m < much_later->len; m++)
    g_assert_cmpuint (g_array_index (much_later, EntAvailabilityMonth, m).n_live, ==, live[m]);
}

/* What comes after the as-of time changes nothing. */
static void
test_nothing_later_enters (void)
{
  enum {
    N = 4000
  };
  Event events[N];
  GArray *months[2];
  uint32_t as_of_s = (uint32_t)(ent_days_from_civil (2022, 5, 17) * DAY_S);
  for (size_t i = 0; i < 2; i++) {
    uint64_t state = 3, later = 4 + i;
    double hour = 0;
    for (size_t k = 0; k < N; k++) {
      bool is_later = hour * HOUR_S > as_of_s - (double)ent_days_from_civil (2020, 3, 1) * DAY_S;
      uint64_t *dice = is_later ? &later : &state;
      events[k] = (Event){hour, law_simulate_random (dice) < .5 ? IN : OUT};
      hour += 16 * law_simulate_random (dice);
    }
    g_autoptr (EntPanel) panel = panel_of (events, N);
    months[i] = ent_availability_months (panel, as_of_s);
  }
  g_assert_cmpuint (months[0]->len, ==, 27);
  g_assert_true (memcmp (months[0]->data, months[1]->data, 27 * sizeof (EntAvailabilityMonth)) == 0);
  g_array_unref (months[0]);
  g_array_unref (months[1]);
}

/* ---- Bends ---- */

typedef struct {
  size_t n;
  double change, at, stays, spread;
} BendStory;

/* From 20 to some 200 live relations over the months, up and down; y drifts. */
static EntBend
simulate_bend (const BendStory *story, uint64_t *state)
{
  g_autofree double *x = g_new (double, story->n), *y = g_new (double, story->n);
  double drift = story->spread * law_simulate_normal (state), busy = 0;
  for (size_t i = 0; i < story->n; i++) {
    busy = .7 * busy + 15 * law_simulate_normal (state);
    x[i] = fmax (20 + 180 * (double)i / (double)story->n + busy, 0);
    drift = story->stays * drift +
            sqrt (1 - story->stays * story->stays) * story->spread * law_simulate_normal (state);
    y[i] = 1 + story->change * fmax (x[i] - story->at, 0) + drift;
  }
  return ent_bend (x, y, story->n);
}

static double
bend_rate (const BendStory *story, uint64_t seed)
{
  size_t n_seen = 0;
  for (size_t i = 0; i < N_RUNS; i++)
    n_seen += simulate_bend (story, &seed).verdict == ENT_BEND_SEEN;
  return (double)n_seen / N_RUNS;
}

static void
test_bends_that_are_none (void)
{
  static const double stays[] = {0, .5, .8, .9, .95};
  for (size_t i = 0; i < G_N_ELEMENTS (stays); i++) {
    const BendStory story = {.n = 60, .stays = stays[i], .spread = .3};
    double rate = bend_rate (&story, 17 + i);
    g_test_message ("stays %.2f: %.3f", stays[i], rate);
    g_assert_cmpfloat (rate, <=, .08);
  }
}

static void
test_bend_is_found (void)
{
  BendStory story = {.n = 60, .change = .02, .at = 120, .spread = .2};
  g_assert_cmpfloat (bend_rate (&story, 5), >=, .9);
  story.stays = .5;
  g_assert_cmpfloat (bend_rate (&story, 5), >=, .7);
  uint64_t state = 5;
  EntBend bend = simulate_bend (&story, &state);
  g_assert_cmpint (bend.verdict, ==, ENT_BEND_SEEN);
  g_assert_true (bend.has_place);
  g_assert_cmpfloat (bend.at.low, <=, 120);
  g_assert_cmpfloat (bend.at.high, >=, 120);
  g_assert_cmpfloat_with_epsilon (bend.before, 0, .006);
  g_assert_cmpfloat_with_epsilon (bend.after, .02, .006);
}

static void
test_bend_needs_spread (void)
{
  double x[40], y[40];
  for (size_t i = 0; i < 40; i++) {
    x[i] = 5;
    y[i] = (double)(i % 7);
  }
  g_assert_cmpint (ent_bend (x, y, 40).verdict, ==, ENT_BEND_NOT_ENOUGH);
  g_assert_cmpint (ent_bend (x, y, 23).verdict, ==, ENT_BEND_NOT_ENOUGH);
  g_assert_cmpint (ent_bend (NULL, NULL, 0).verdict, ==, ENT_BEND_NOT_ENOUGH);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/availability/layers", test_layers);
  g_test_add_func ("/availability/layers-need-ties", test_layers_need_ties);
  g_test_add_func ("/availability/jensen-shannon", test_jensen_shannon);
  g_test_add_func ("/availability/signature", test_signature);
  g_test_add_func ("/availability/turns", test_turns);
  g_test_add_func ("/availability/nothing-later-enters", test_nothing_later_enters);
  g_test_add_func ("/availability/bends-that-are-none", test_bends_that_are_none);
  g_test_add_func ("/availability/bend-is-found", test_bend_is_found);
  g_test_add_func ("/availability/bend-needs-spread", test_bend_needs_spread);
  return g_test_run ();
}
