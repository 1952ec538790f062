/*
 * How fast relations are computed from a panel in memory, beside a plain read of the same arrays; a series of
 * 60 months; and a target over 30,000 contacts. Usage: relations [CONTACTS [EVENTS [THREADS]]], 1000000
 * 50000000 2 unless told.
 */
#include "measure/measure.h"

#include <inttypes.h>
#include <stdio.h>

enum {
  TAU_S = 1700000000,
  SPAN_S = 5 * 365 * 86400,
  N_RUNS = 5
};

/* xorshift64*: the bench must not depend on a library's generator. */
static uint64_t
next_random (uint64_t *state)
{
  *state ^= *state >> 12;
  *state ^= *state << 25;
  *state ^= *state >> 27;
  return *state * UINT64_C (0x2545F4914F6CDD1D);
}

/* Each contact gets from 0 to twice the mean number of events, at random times: one in 50 in the same
 * second as the one before, one in 20 weak, one in 200 an explicit act. */
static EntPanel *
make_panel (size_t n_contacts, size_t n_events)
{
  EntPanel *panel = ent_panel_new (n_contacts, n_events);
  uint64_t state = 88172645463325252u;
  uint64_t next = 0;
  for (size_t contact = 0; contact < n_contacts; contact++) {
    uint64_t left = n_events - next;
    uint64_t count = MIN (next_random (&state) % (2 * (n_events / n_contacts) + 1), left);
    if (contact + 1 == n_contacts)
      count = left;
    uint32_t step = (uint32_t)(SPAN_S / (count + 1));
    uint32_t at_s = TAU_S - SPAN_S;
    panel->contact_id[contact] = (int64_t)contact + 1;
    panel->since_s[contact] = at_s + (uint32_t)(next_random (&state) % SPAN_S);
    panel->until_s[contact] = ENT_NEVER;
    panel->first_event[contact] = next;
    for (uint64_t k = 0; k < count; k++, next++) {
      uint64_t dice = next_random (&state);
      at_s += dice % 50 == 0 ? 0 : (uint32_t)((dice >> 8) % (2 * (uint64_t)step)) + 1;
      at_s = MIN (at_s, (uint32_t)TAU_S);
      unsigned shape = 1u + (unsigned)(dice >> 60) % 2u;
      shape |= (dice >> 40) % 20 == 0 ? ENT_SHAPE_WEAK : 0u;
      shape |= (dice >> 44) % 200 == 0 ? ENT_SHAPE_POSITIVE : 0u;
      panel->at_s[next] = at_s;
      panel->shape[next] = (EntEventShape)shape;
    }
  }
  panel->first_event[n_contacts] = next;
  return panel;
}

typedef struct {
  const EntPanel *panel;
  uint64_t begin, end;
  uint64_t sum;
} Part;

/* Eight bytes at a time into four sums: as fast as plain C gets through memory. */
static uint64_t
sum_bytes (const void *data, size_t n_bytes)
{
  const uint64_t *words = data;
  size_t n_words = n_bytes / sizeof *words;
  uint64_t sums[4] = {0};
  for (size_t i = 0; i + 4 <= n_words; i += 4) {
    sums[0] += words[i];
    sums[1] += words[i + 1];
    sums[2] += words[i + 2];
    sums[3] += words[i + 3];
  }
  return sums[0] + sums[1] + sums[2] + sums[3];
}

static gpointer
read_part (gpointer data)
{
  Part *part = data;
  size_t n_events = part->end - part->begin;
  part->sum = sum_bytes (part->panel->at_s + part->begin, n_events * sizeof *part->panel->at_s) +
              sum_bytes (part->panel->shape + part->begin, n_events * sizeof *part->panel->shape);
  return NULL;
}

static double
seconds_of_plain_read (const EntPanel *panel, unsigned n_threads, uint64_t *out_sum)
{
  uint64_t n_events = panel->first_event[panel->n_contacts];
  g_autofree Part *parts = g_new0 (Part, n_threads);
  g_autofree GThread **threads = g_new0 (GThread *, n_threads);
  int64_t start_us = g_get_monotonic_time ();
  for (unsigned i = 0; i < n_threads; i++) {
    /* Parts begin on whole words of both arrays. */
    parts[i] = (Part){panel, n_events * i / n_threads / 8 * 8, n_events * (i + 1) / n_threads / 8 * 8, 0};
    threads[i] = g_thread_new ("read", read_part, &parts[i]);
  }
  for (unsigned i = 0; i < n_threads; i++) {
    g_thread_join (threads[i]);
    *out_sum += parts[i].sum;
  }
  return (double)(g_get_monotonic_time () - start_us) / 1e6;
}

static void
bench_all (const EntPanel *panel, unsigned n_threads)
{
  g_autofree EntRelation *relations = g_new0 (EntRelation, panel->n_contacts);
  EntRelationOptions options = {.tau_s = TAU_S, .n_threads = n_threads};
  double best = G_MAXDOUBLE, best_read = G_MAXDOUBLE;
  uint64_t sum = 0;
  EntRelationOverview overview = {0};
  for (int i = 0; i < N_RUNS; i++) {
    best_read = MIN (best_read, seconds_of_plain_read (panel, n_threads, &sum));
    int64_t start_us = g_get_monotonic_time ();
    overview = ent_relations_evaluate_all (panel, &options, relations);
    best = MIN (best, (double)(g_get_monotonic_time () - start_us) / 1e6);
  }
  double n_events = (double)panel->first_event[panel->n_contacts];
  double bytes = n_events * (sizeof *panel->at_s + sizeof *panel->shape);
  printf ("relations: %zu contacts, %.0f events, %u threads, best of %d\n", panel->n_contacts, n_events,
          n_threads, N_RUNS);
  printf ("  evaluate all  %7.1f ms  %6.2f M contacts/s  %6.1f M events/s  %5.2f GB/s of events\n",
          best * 1e3, (double)panel->n_contacts / best / 1e6, n_events / best / 1e6, bytes / best / 1e9);
  printf ("  plain read    %7.1f ms  %5.2f GB/s (sum %" PRIu64 ")\n", best_read * 1e3,
          bytes / best_read / 1e9, sum);
  printf ("  share of the plain read's bandwidth: %.2f\n", best_read / best);
  printf ("  good %zu, neutral %zu, bad %zu, unknown %zu\n", overview.n_of_class[ENT_RELATION_GOOD],
          overview.n_of_class[ENT_RELATION_NEUTRAL], overview.n_of_class[ENT_RELATION_BAD],
          overview.n_of_class[ENT_RELATION_UNKNOWN]);
}

static void
bench_series (size_t n_contacts, size_t n_events)
{
  g_autoptr (EntPanel) panel = make_panel (n_contacts, n_events);
  g_autofree uint64_t *first_span = g_new0 (uint64_t, n_contacts + 1);
  g_autofree EntQualifiedSpan *spans = g_new0 (EntQualifiedSpan, n_contacts);
  for (size_t contact = 0; contact < n_contacts; contact++) {
    first_span[contact + 1] = contact + 1;
    spans[contact].qualified = contact % 5 == 0;
  }
  EntQualification qualification = {first_span, spans};
  EntSeriesOptions options = {.tau_s = TAU_S, .qualification = &qualification, .max_months = 60};
  double best = G_MAXDOUBLE;
  for (int i = 0; i < N_RUNS; i++) {
    int64_t start_us = g_get_monotonic_time ();
    g_autoptr (GArray) months = ent_series_new (panel, &options);
    best = MIN (best, (double)(g_get_monotonic_time () - start_us) / 1e6);
    if (i == 0)
      printf ("series: %u months, %zu contacts, %zu events, best of %d, one thread\n", months->len,
              n_contacts, n_events, N_RUNS);
  }
  printf ("  series        %7.1f ms\n", best * 1e3);
}

static const char target_text[] =
    "target: Bench\nqualified at: 3\n+3 seniority >= 5\n+2 function: direction, finance\n+1 function: it\n"
    "+2 organisation: engie exemple, edf\n+2 organisation: total*\n+1 keyword: énergie, photovolta*, éolien\n"
    "+1 keyword: solaire\n+1 sector: industrie, transport\n+1 sector: eau\n+1 place: Paris, Lyon\n-1 place: "
    "Lille\n"
    "+1 title: achats\n+1 title: directeur de projet*\n-3 title: stagiaire, alternant\n-1 title: assistant*\n"
    "+1 keyword: data, cloud\n+1 keyword: climat\n+0.5 keyword: rse\n+1 title: responsable\n"
    "never keyword: recruteur, chasseur de têtes\n";

static void
bench_target (size_t n_contacts)
{
  static const char *const titles[] = {"directrice des achats et de la logistique",
                                       "ingenieur commercial senior", "assistante de direction",
                                       "responsable projets photovoltaiques", "consultant data et cloud"};
  static const char *const texts[] = {
      "j accompagne les equipes dans la transition vers l energie solaire et eolienne",
      "services informatiques", ""};
  g_autoptr (EntTarget) target = ent_target_parse (ENT_SLICE (target_text), NULL);
  double best = G_MAXDOUBLE;
  size_t n_qualified = 0;
  for (int i = 0; i < N_RUNS; i++) {
    n_qualified = 0;
    int64_t start_us = g_get_monotonic_time ();
    for (size_t contact = 0; contact < n_contacts; contact++) {
      EntContactFacts facts = {
          .title = ent_slice (titles[contact % G_N_ELEMENTS (titles)]),
          .organisation = ENT_SLICE ("societe exemple de l eau"),
          .place = ENT_SLICE ("lyon et peripherie"),
          .text = ent_slice (texts[contact % G_N_ELEMENTS (texts)]),
          .functions = (EntFunctionMask)(contact % 64),
          .seniority = (EntSeniority)(contact % ENT_N_SENIORITIES),
      };
      n_qualified += ent_target_evaluate (target, &facts).qualified;
    }
    best = MIN (best, (double)(g_get_monotonic_time () - start_us) / 1e6);
  }
  printf ("target: %zu contacts, %zu criteria, best of %d, one thread\n", n_contacts,
          ent_target_n_criteria (target), N_RUNS);
  printf ("  evaluate      %7.1f ms (%zu qualified)\n", best * 1e3, n_qualified);
}

int
main (int argc, char **argv)
{
  size_t n_contacts = argc > 1 ? (size_t)g_ascii_strtoull (argv[1], NULL, 10) : 1000000;
  size_t n_events = argc > 2 ? (size_t)g_ascii_strtoull (argv[2], NULL, 10) : 50000000;
  unsigned n_threads = argc > 3 ? (unsigned)g_ascii_strtoull (argv[3], NULL, 10) : 2;
  g_autoptr (EntPanel) panel = make_panel (MAX (n_contacts, 1), n_events);
  bench_all (panel, MAX (n_threads, 1));
  bench_series (30000, 1000000);
  bench_target (30000);
  return 0;
}
