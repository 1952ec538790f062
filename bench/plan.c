/*
 * How fast a week is planned: a plan for 1,000,000 contacts with its bound and its efficiency, beside sorting
 * as many numbers with qsort(), which is the least that a ranked list could cost. Usage: plan [CONTACTS
 * [MINUTES]].
 */
#include "plan/plan.h"

#include <inttypes.h>
#include <stdio.h>

enum {
  N_RUNS = 3,
  N_CURVES = 40
};

static GArray *
make_contacts (size_t n, EntCooling *curves[])
{
  static const double minutes[] = {5, 5, 5, 10, 15};
  g_autoptr (GRand) random = g_rand_new_with_seed (20);
  GArray *contacts = g_array_sized_new (FALSE, TRUE, sizeof (EntPlanContact), (guint)n);
  for (size_t i = 0; i < n; i++) {
    double weeks = g_rand_double_range (random, 0, 300);
    EntPlanContact contact = {
        .prospect = {.value = g_rand_double (random),
                     .minutes = minutes[g_rand_int_range (random, 0, G_N_ELEMENTS (minutes))],
                     .success = g_rand_double_range (random, .1, .9),
                     .cooling = curves[g_rand_int_range (random, 0, N_CURVES)]},
        .weeks = weeks,
        .attempt_weeks = weeks * g_rand_double (random),
        .any_weeks = weeks,
        .company = (uint32_t)g_rand_int_range (random, 0, 50000)};
    g_array_append_val (contacts, contact);
  }
  return contacts;
}

static double
time_plan (const GArray *contacts, double minutes, unsigned n_weeks)
{
  const EntPlanOptions options = {
      .minutes = minutes, .more_minutes = 30, .gap_weeks = ENT_PLAN_GAP_WEEKS, .n_weeks = n_weeks, .seed = 1};
  int64_t start = g_get_monotonic_time ();
  g_autoptr (EntPlan) plan =
      ent_plan_new ((const EntPlanContact *)(void *)contacts->data, contacts->len, &options);
  double ms = (double)(g_get_monotonic_time () - start) / 1000;
  printf ("  %u of %u contacts in %.0f minutes: %.0f ms, efficiency %.3f\n", plan->picks->len, contacts->len,
          minutes, ms, plan->efficiency);
  return ms;
}

static int
compare_numbers (const void *a, const void *b)
{
  const double *x = a, *y = b;
  return (*x < *y) - (*x > *y);
}

static double
time_sort (const GArray *contacts)
{
  g_autofree double *numbers = g_new (double, contacts->len);
  for (guint i = 0; i < contacts->len; i++)
    numbers[i] = g_array_index (contacts, EntPlanContact, i).prospect.value;
  int64_t start = g_get_monotonic_time ();
  qsort (numbers, contacts->len, sizeof *numbers, compare_numbers);
  return (double)(g_get_monotonic_time () - start) / 1000;
}

int
main (int argc, char **argv)
{
  size_t n = argc > 1 ? (size_t)g_ascii_strtoull (argv[1], NULL, 10) : 1000000;
  double minutes = argc > 2 ? g_ascii_strtod (argv[2], NULL) : 120;
  EntCooling *curves[N_CURVES];
  for (size_t k = 0; k < N_CURVES; k++)
    curves[k] = ent_cooling_of_half_life (4 + 2 * (double)k, ENT_COOLING_MAX_WEEKS);
  g_autoptr (GArray) contacts = make_contacts (n, curves);
  double list = 1e9, whole = 1e9, sort = 1e9;
  printf ("plan:\n");
  for (unsigned run = 0; run < N_RUNS; run++) {
    double ms[] = {time_plan (contacts, minutes, 0), time_plan (contacts, minutes, 150),
                   time_sort (contacts)};
    list = MIN (list, ms[0]);
    whole = MIN (whole, ms[1]);
    sort = MIN (sort, ms[2]);
  }
  printf ("  best of %d: the list alone %.0f ms, with bound and efficiency %.0f ms; qsort of as many numbers "
          "%.0f ms\n",
          N_RUNS, list, whole, sort);
  for (size_t k = 0; k < N_CURVES; k++)
    ent_cooling_free (curves[k]);
  return 0;
}
