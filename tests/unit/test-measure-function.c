#include "measure/measure.h"

static void
assert_function (const char *word, EntFunction expected)
{
  EntFunction function = ENT_N_FUNCTIONS;
  g_assert_true (ent_function_from_name (ent_slice (word), &function));
  g_assert_cmpint (function, ==, expected);
}

static void
test_every_name_reads_back (void)
{
  for (int i = 0; i < ENT_N_FUNCTIONS; i++) {
    assert_function (ent_function_name ((EntFunction)i), (EntFunction)i);
    assert_function (ent_function_name_fr ((EntFunction)i), (EntFunction)i);
  }
  for (int i = 0; i < ENT_N_SENIORITIES; i++) {
    EntSeniority seniority = ENT_SENIORITY_UNKNOWN;
    g_assert_true (ent_seniority_from_name (ent_slice (ent_seniority_name ((EntSeniority)i)), &seniority));
    g_assert_cmpint (seniority, ==, i);
    g_assert_true (ent_seniority_from_name (ent_slice (ent_seniority_name_fr ((EntSeniority)i)), &seniority));
    g_assert_cmpint (seniority, ==, i);
  }
}

static void
test_stored_numbers_stay (void)
{
  assert_function ("direction", 0);
  assert_function ("HR", 2);
  assert_function ("Santé", 13);
  assert_function ("SANTE", 13);
  assert_function ("media", 15);
  assert_function ("R&D", 10);
  g_assert_cmpuint (ent_function_bit (ENT_FUNCTION_MEDIA), ==, 0x8000u);
}

static void
test_strangers_are_refused_and_guessed (void)
{
  EntFunction function = ENT_FUNCTION_IT;
  g_assert_false (ent_function_from_name (ENT_SLICE ("fynance"), &function));
  g_assert_false (ent_function_from_name (ENT_SLICE (""), &function));
  g_assert_false (ent_function_from_name (ENT_SLICE ("&"), &function));
  g_assert_cmpint (function, ==, ENT_FUNCTION_IT);
  g_assert_cmpstr (ent_function_nearest (ENT_SLICE ("fynance")), ==, "finance");
  g_assert_cmpstr (ent_seniority_nearest (ENT_SLICE ("driector")), ==, "director");
  g_assert_null (ent_function_nearest (ENT_SLICE ("zzzzzz")));
  g_assert_cmpstr (ent_function_name (ENT_N_FUNCTIONS), ==, "unknown");
  g_assert_cmpstr (ent_seniority_name (ENT_SENIORITY_UNKNOWN), ==, "unknown");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/function/every-name-reads-back", test_every_name_reads_back);
  g_test_add_func ("/function/stored-numbers-stay", test_stored_numbers_stay);
  g_test_add_func ("/function/strangers-are-refused-and-guessed", test_strangers_are_refused_and_guessed);
  return g_test_run ();
}
