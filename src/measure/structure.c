#include "measure/structure.h"

EntCoverageOfTies
ent_coverage_of_ties (const EntPanel *panel, const EntTies *ties, uint32_t tau_s)
{
  EntCoverageOfTies coverage = {0};
  for (size_t c = 0; c < panel->n_contacts; c++) {
    if (!ent_panel_is_present (panel, c, tau_s))
      continue;
    coverage.n_contacts++;
    coverage.n_tied += ent_ties_degree (ties, c) > 0;
    bool is_tied_by[ENT_N_AFFILIATIONS] = {false};
    for (uint64_t i = ties->first_tie[c]; i < ties->first_tie[c + 1]; i++)
      for (size_t kind = 0; kind < ENT_N_AFFILIATIONS; kind++)
        is_tied_by[kind] = is_tied_by[kind] || ties->ties[i].n[kind] > 0;
    for (size_t kind = 0; kind < ENT_N_AFFILIATIONS; kind++)
      coverage.n_tied_of[kind] += is_tied_by[kind];
  }
  return coverage;
}

static bool
counts (const bool *is_alter, size_t contact)
{
  return is_alter == NULL || is_alter[contact];
}

static size_t
degree_among (const EntTies *ties, const bool *is_alter, size_t contact)
{
  size_t degree = 0;
  for (uint64_t i = ties->first_tie[contact]; i < ties->first_tie[contact + 1]; i++)
    degree += counts (is_alter, ties->ties[i].to);
  return degree;
}

EntEgo
ent_ego (const EntTies *ties, const bool *is_alter)
{
  EntEgo ego = {0};
  g_autofree size_t *degrees = g_new0 (size_t, ties->n_contacts + 1);
  for (size_t c = 0; c < ties->n_contacts; c++) {
    if (!counts (is_alter, c))
      continue;
    degrees[c] = degree_among (ties, is_alter, c);
    ego.n_alters++;
    ego.n_ties += degrees[c];
  }
  ego.n_ties /= 2;
  if (ego.n_alters == 0)
    return ego;
  double n = (double)ego.n_alters;
  ego.effective_size = n - 2 * (double)ego.n_ties / n;
  for (size_t j = 0; j < ties->n_contacts; j++) {
    if (!counts (is_alter, j))
      continue;
    double invested = 1;
    for (uint64_t i = ties->first_tie[j]; i < ties->first_tie[j + 1]; i++)
      /* Each alter shares what it has among its alters and the user. */
      if (counts (is_alter, ties->ties[i].to))
        invested += 1 / (double)(degrees[ties->ties[i].to] + 1);
    ego.constraint += invested * invested / (n * n);
  }
  return ego;
}

/* The weight that goes into one circle. */
typedef struct {
  uint32_t circle;
  double weight;
} Share;

static int
compare_shares (const void *a, const void *b)
{
  const Share *x = a, *y = b;
  return (x->circle > y->circle) - (x->circle < y->circle);
}

double
ent_bridge_score (const EntTies *ties, const EntCircles *circles, size_t contact, size_t *out_n_circles)
{
  size_t degree = ent_ties_degree (ties, contact), n_circles = 0;
  g_autofree Share *shares = g_new (Share, degree + 1);
  for (size_t i = 0; i < degree; i++) {
    const EntTie *tie = &ties->ties[ties->first_tie[contact] + i];
    shares[i] = (Share){circles->circle_of[tie->to], (double)tie->weight};
  }
  qsort (shares, degree, sizeof *shares, compare_shares);
  double sum = 0, square = 0;
  for (size_t i = 0; i < degree; sum = 0, n_circles++) {
    for (uint32_t circle = shares[i].circle; i < degree && shares[i].circle == circle; i++)
      sum += shares[i].weight;
    square += sum * sum;
  }
  if (out_n_circles != NULL)
    *out_n_circles = n_circles;
  double strength = ties->strength[contact];
  return n_circles > 1 && strength > 0 ? 1 - square / (strength * strength) : 0;
}

void
ent_circles_free (EntCircles *self)
{
  if (self == NULL)
    return;
  g_free (self->circle_of);
  g_free (self->n_members);
  g_free (self);
}
