/* Whether two things move together from month to month: Spearman's correlation of their differences. Where
 * each alone drifts, differences hardly do, and shifting one against the other keeps what they have left of
 * it. */
#include "measure/law.h"

#include <math.h>

typedef struct {
  double value;
  size_t at;
} Place;

static int
compare_places (const void *a, const void *b)
{
  double x = ((const Place *)a)->value, y = ((const Place *)b)->value;
  return (x > y) - (x < y);
}

/* Ranks, equal ones sharing theirs, less their mean. */
static void
rank (double *values, size_t n)
{
  g_autofree Place *places = g_new (Place, n);
  for (size_t i = 0; i < n; i++)
    places[i] = (Place){values[i], i};
  qsort (places, n, sizeof *places, compare_places);
  for (size_t i = 0, end; i < n; i = end) {
    for (end = i + 1; end < n && places[end].value <= places[i].value; end++)
      ;
    for (size_t k = i; k < end; k++)
      values[places[k].at] = ((double)i + (double)end - 1) / 2 - ((double)n - 1) / 2;
  }
}

static double
correlate_shifted (const double *a, const double *b, size_t n, size_t shift)
{
  double product = 0, squares_a = 0, squares_b = 0;
  for (size_t i = 0; i < n; i++) {
    product += a[i] * b[(i + shift) % n];
    squares_a += a[i] * a[i];
    squares_b += b[i] * b[i];
  }
  return squares_a > 0 && squares_b > 0 ? product / sqrt (squares_a * squares_b) : 0;
}

EntLawTest
ent_shift_test (double *a, double *b, size_t n)
{
  EntLawTest test = {.p = 1, .n = n};
  rank (a, n);
  rank (b, n);
  size_t n_as_much = 0;
  test.rho = correlate_shifted (a, b, n, 0);
  for (size_t shift = 0; shift < n; shift++)
    n_as_much += fabs (correlate_shifted (a, b, n, shift)) >= fabs (test.rho) - 1e-12;
  if (n > 0)
    test.p = (double)n_as_much / (double)n;
  return test;
}

EntLawTest
ent_law_test_shares (const EntLawMonth *months, size_t n_months)
{
  if (n_months <= ENT_LAW_MIN_MONTHS || months[0].n_contacts == 0)
    return (EntLawTest){.p = 1};
  size_t n = n_months - 1;
  g_autofree double *size = g_new (double, n), *share = g_new (double, n);
  for (size_t i = 0; i < n; i++) {
    double before = months[i].n_contacts, after = months[i + 1].n_contacts;
    size[i] = log (after / before);
    share[i] = months[i + 1].n_qualified / after - months[i].n_qualified / before;
  }
  return ent_shift_test (size, share, n);
}
