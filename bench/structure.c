/*
 * How fast ties, circles and the ego's figures are computed from memberships in memory. Usage: structure
 * [CONTACTS [TIES]], 30000 300000 unless told: half of the ties come from organisations of 2 to 25 contacts,
 * half from conversations of 2 to 6.
 */
#include "measure/measure.h"

#include <stdio.h>

enum {
  TAU_S = 1700000000,
  N_RUNS = 3
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

static size_t
add_groups (EntAffiliations *affiliations, EntAffiliationKind kind, size_t max_members, size_t n_ties,
            uint64_t *state)
{
  size_t n_pairs = 0;
  while (n_pairs < n_ties) {
    EntMembership members[32];
    size_t n = 2 + (size_t)(next_random (state) % (max_members - 1));
    /* Neighbours, mostly: contacts come in communities. */
    uint64_t centre = next_random (state) % affiliations->n_contacts;
    for (size_t i = 0; i < n; i++) {
      uint64_t other =
          next_random (state) % 10 == 0 ? next_random (state) : centre + next_random (state) % 200;
      members[i] = (EntMembership){(uint32_t)(other % affiliations->n_contacts), TAU_S - 1000, TAU_S - 1000};
    }
    ent_affiliations_add (affiliations, kind, ENT_SLICE ("Exemple"), members, n);
    n_pairs += n * (n - 1) / 2;
  }
  return n_pairs;
}

static void
write_edges (const EntTies *ties, const char *path)
{
  FILE *file = fopen (path, "w");
  if (file == NULL)
    return;
  for (size_t c = 0; c < ties->n_contacts; c++)
    for (uint64_t i = ties->first_tie[c]; i < ties->first_tie[c + 1]; i++)
      if (ties->ties[i].to > c)
        fprintf (file, "%zu %u %.6f\n", c, ties->ties[i].to, (double)ties->ties[i].weight);
  fclose (file);
}

int
main (int argc, char **argv)
{
  size_t n_contacts = argc > 1 ? (size_t)g_ascii_strtoull (argv[1], NULL, 10) : 30000;
  size_t n_ties = argc > 2 ? (size_t)g_ascii_strtoull (argv[2], NULL, 10) : 300000;
  uint64_t state = 88172645463325252u;
  g_autoptr (EntAffiliations) affiliations = ent_affiliations_new (MAX (n_contacts, 2));
  add_groups (affiliations, ENT_AFFILIATION_EMPLOYER, 25, n_ties / 2, &state);
  add_groups (affiliations, ENT_AFFILIATION_CONVERSATION, 6, n_ties - n_ties / 2, &state);
  double best_ties = G_MAXDOUBLE, best_circles = G_MAXDOUBLE, best_ego = G_MAXDOUBLE;
  for (int i = 0; i < N_RUNS; i++) {
    int64_t start_us = g_get_monotonic_time ();
    g_autoptr (EntTies) ties = ent_ties_new (affiliations, TAU_S);
    int64_t tied_us = g_get_monotonic_time ();
    g_autoptr (EntCircles) circles = ent_circles_new (ties, 1, NULL);
    int64_t circled_us = g_get_monotonic_time ();
    EntEgo ego = ent_ego (ties, NULL);
    int64_t end_us = g_get_monotonic_time ();
    if (i == 0 && argc > 3)
      write_edges (ties, argv[3]);
    best_ties = MIN (best_ties, (double)(tied_us - start_us) / 1e3);
    best_circles = MIN (best_circles, (double)(circled_us - tied_us) / 1e3);
    best_ego = MIN (best_ego, (double)(end_us - circled_us) / 1e3);
    if (i == 0 && circles != NULL)
      printf ("structure: %zu contacts, %zu ties, %u circles, modularity %.4f, constraint %.6f, best of %d\n",
              n_contacts, (size_t)ego.n_ties, circles->n_circles, circles->modularity, ego.constraint,
              N_RUNS);
  }
  printf ("  ties          %7.1f ms\n  circles       %7.1f ms\n  ego           %7.1f ms\n", best_ties,
          best_circles, best_ego);
  return 0;
}
