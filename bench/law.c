/*
 * How often the law errs, in invented histories of which the truth is known, and how often it sees an effect
 * that is there; and what it costs over 30,000 contacts, 1,000,000 events and 10 years. Usage: law [RUNS],
 * 2000 unless told.
 */
#include "law-simulation.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static const double stays[] = {0, .5, .8, .9, .95};

static void
print_rates (const LawStory *story, size_t n_runs, EntLawVerdict verdict)
{
  static const char *const questions[] = {"A, B", "A, B", "C"};
  printf ("  %-4s  %3zu months  slope %2.0f  spread %.2f:", questions[story->question], story->n_months,
          story->slope, story->spread);
  for (size_t i = 0; i < G_N_ELEMENTS (stays); i++) {
    LawStory one = *story;
    one.stays = stays[i];
    printf ("  %.3f", law_simulate_rate (&one, n_runs, 88172645463325252u + i, verdict));
  }
  printf ("\n");
  fflush (stdout);
}

static void
print_all (const char *heading, double slope, size_t n_runs, EntLawVerdict verdict)
{
  static const size_t lengths[] = {24, 36, 60, 120};
  static const double spreads[][2] = {{.3, .6}, {.3, .6}, {.1, .3}};
  printf ("%s, autocorrelation 0, .5, .8, .9, .95:\n", heading);
  for (int question = ENT_LAW_COMPOSITION; question <= ENT_LAW_ELASTICITY; question += 2)
    for (size_t length = 0; length < G_N_ELEMENTS (lengths); length++)
      for (size_t spread = 0; spread < 2; spread++) {
        const LawStory story = {.question = (EntLawQuestion)question,
                                .n_months = lengths[length],
                                .slope = slope,
                                .spread = spreads[question][spread]};
        print_rates (&story, n_runs, verdict);
      }
}

/* 30,000 contacts who came over ten years, the events of each at random times since. */
static EntPanel *
make_panel (size_t n_contacts, size_t n_events)
{
  const uint32_t tau_s = 1700000000, span_s = 3650u * 86400u;
  EntPanel *panel = ent_panel_new (n_contacts, n_events);
  uint64_t state = 88172645463325252u, next = 0;
  for (size_t contact = 0; contact < n_contacts; contact++) {
    uint64_t end = n_events * (contact + 1) / n_contacts;
    uint32_t came_s = tau_s - span_s + (uint32_t)(span_s * .99 * law_simulate_random (&state));
    panel->contact_id[contact] = (int64_t)contact + 1;
    panel->since_s[contact] = came_s;
    panel->until_s[contact] = ENT_NEVER;
    panel->first_event[contact] = next;
    double n = (double)(end - next);
    for (double k = 0; next < end; next++, k++) {
      panel->at_s[next] = came_s + (uint32_t)((tau_s - came_s) * (k + law_simulate_random (&state)) / n);
      panel->shape[next] = law_simulate_random (&state) < .5 ? ENT_SHAPE_IN : ENT_SHAPE_OUT;
    }
  }
  panel->first_event[n_contacts] = next;
  return panel;
}

static void
print_cost (void)
{
  g_autoptr (EntPanel) panel = make_panel (30000, 1000000);
  double best = INFINITY;
  for (int run = 0; run < 5; run++) {
    gint64 started_us = g_get_monotonic_time ();
    g_autoptr (EntArrivals) arrivals = ent_arrivals_new (panel, 1700000000, NULL);
    g_autoptr (GArray) months = ent_law_months (arrivals, &(EntLawScope){0});
    for (EntLawQuestion question = 0; question < ENT_LAW_N_QUESTIONS; question++)
      ent_law_ask (question, (const EntLawMonth *)(void *)months->data, months->len);
    best = fmin (best, (double)(g_get_monotonic_time () - started_us) / 1e3);
  }
  printf ("cost: 30,000 contacts, 1,000,000 events, 10 years, from a panel in memory: %.0f ms (best of 5)\n",
          best);
}

int
main (int argc, char **argv)
{
  size_t n_runs = argc > 1 ? strtoul (argv[1], NULL, 10) : 2000;
  print_cost ();
  print_all ("law: false alarms", 0, n_runs, ENT_LAW_N_VERDICTS);
  print_all ("law: a slope of -1 is seen", -1, n_runs, ENT_LAW_AGAINST);
  return 0;
}
