#include "law-simulation.h"

#include <math.h>

double
law_simulate_random (uint64_t *state)
{
  *state ^= *state >> 12;
  *state ^= *state << 25;
  *state ^= *state >> 27;
  return (double)((*state * UINT64_C (0x2545F4914F6CDD1D)) >> 11) * 0x1p-53;
}

double
law_simulate_normal (uint64_t *state)
{
  double radius = sqrt (-2 * log (1 - law_simulate_random (state)));
  return radius * cos (2 * G_PI * law_simulate_random (state));
}

static unsigned
draw_successes (unsigned n, double p, uint64_t *state)
{
  unsigned k = 0;
  for (unsigned i = 0; i < n; i++)
    k += law_simulate_random (state) < p;
  return k;
}

/* Some 40 contacts a month, with busy and quiet months, on top of 200: five years make 2,600 of them. */
void
law_simulate (const LawStory *story, uint64_t *state, EntLawMonth *out_months)
{
  double n_contacts = 200, drift = story->spread * law_simulate_normal (state);
  for (size_t i = 0; i < story->n_months; i++) {
    EntLawMonth *month = &out_months[i];
    double rate = 40 * exp (.4 * law_simulate_normal (state));
    double added = fmax (round (rate + sqrt (rate) * law_simulate_normal (state)), 0);
    n_contacts += added;
    drift = story->stays * drift +
            sqrt (1 - story->stays * story->stays) * story->spread * law_simulate_normal (state);
    double effect = story->slope * log (n_contacts / 1000) + drift;
    double p = 1 / (1 + exp (.5 - effect));
    *month = (EntLawMonth){.n_contacts = (uint32_t)n_contacts,
                           .n_good = (uint32_t)round (300 * exp (effect)),
                           .n_added = (uint32_t)added,
                           .n_aged = (uint32_t)added};
    month->n_added_qualified = draw_successes (month->n_added, p, state);
    month->n_aged_good = draw_successes (month->n_aged, p, state);
    month->n_qualified = month->n_added_qualified + (i > 0 ? out_months[i - 1].n_qualified : 0);
  }
}

double
law_simulate_rate (const LawStory *story, size_t n_runs, uint64_t seed, EntLawVerdict verdict)
{
  g_autofree EntLawMonth *months = g_new (EntLawMonth, story->n_months);
  uint64_t state = seed;
  size_t n_hits = 0;
  for (size_t i = 0; i < n_runs; i++) {
    law_simulate (story, &state, months);
    EntLawAnswer answer = ent_law_ask (story->question, months, story->n_months);
    bool is_sure = answer.verdict == ENT_LAW_AGAINST || answer.verdict == ENT_LAW_FOR;
    n_hits += verdict == ENT_LAW_N_VERDICTS ? is_sure : answer.verdict == verdict;
  }
  return (double)n_hits / (double)n_runs;
}
