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

/* The peer: the block jackknife as it is usually taken, without anything for drifts. */
static double
jackknife_rate (const LawStory *story, size_t n_runs, uint64_t seed)
{
  size_t n = story->n_months, n_hits = 0;
  g_autofree EntLawMonth *months = g_new (EntLawMonth, n);
  g_autofree double *features = g_new (double, 2 * n), *weights = g_new (double, n),
                    *outcomes = g_new (double, n);
  for (size_t run = 0; run < n_runs; run++) {
    law_simulate (story, &seed, months);
    for (size_t i = 0; i < n; i++) {
      features[2 * i] = 1;
      features[2 * i + 1] = log (months[i].n_contacts);
      weights[i] = months[i].n_added;
      outcomes[i] = months[i].n_added_qualified;
    }
    const EntRegression regression = {n, 2, features, weights, outcomes};
    EntEstimate slope;
    n_hits += ent_jackknife_regression (&regression, ent_logistic_fit, 1, &slope) &&
              (slope.high < 0 || slope.low > 0);
  }
  return (double)n_hits / (double)n_runs;
}

static void
print_peer (size_t n_runs)
{
  printf ("peer: false alarms of A by the block jackknife alone:\n");
  for (size_t n_months = 24; n_months <= 120; n_months = n_months == 24 ? 60 : 2 * n_months) {
    printf ("  A     %3zu months  slope  0  spread 0.60:", n_months);
    for (size_t i = 0; i < G_N_ELEMENTS (stays); i++) {
      const LawStory story = {.n_months = n_months, .stays = stays[i], .spread = .6};
      printf ("  %.3f", jackknife_rate (&story, n_runs, 88172645463325252u + i));
    }
    printf ("\n");
  }
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
  print_peer (n_runs);
  print_all ("law: a slope of -1 is seen", -1, n_runs, ENT_LAW_AGAINST);
  return 0;
}
