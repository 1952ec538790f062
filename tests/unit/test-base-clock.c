#include "base/base.h"

static void
test_civil_round_trip (void)
{
  for (int64_t day = -25567; day < 80000; day += 13) {
    int year;
    unsigned month, day_of_month;
    ent_civil_from_days (day, &year, &month, &day_of_month);
    g_assert_cmpint (ent_days_from_civil (year, month, day_of_month), ==, day);
  }
  g_assert_cmpint (ent_days_from_civil (1970, 1, 1), ==, 0);
  g_assert_cmpint (ent_days_from_civil (2000, 3, 1), ==, 11017);
}

static void
test_valid_dates (void)
{
  g_assert_true (ent_date_is_valid (2024, 2, 29));
  g_assert_false (ent_date_is_valid (2023, 2, 29));
  g_assert_false (ent_date_is_valid (2023, 13, 1));
  g_assert_false (ent_date_is_valid (1492, 10, 12));
}

static void
assert_iso (const char *text, const char *expected)
{
  EntTime time = ENT_NO_TIME;
  g_assert_true (ent_time_from_iso (ent_slice (text), &time));
  g_autoptr (GString) back = g_string_new (NULL);
  ent_time_to_iso (time, back);
  g_assert_cmpstr (back->str, ==, expected);
}

static void
test_iso (void)
{
  assert_iso ("2024-05-03", "2024-05-03");
  assert_iso ("2024-05-03 10:11:12 UTC", "2024-05-03T10:11:12Z");
  assert_iso ("2024-05-03T10:11Z", "2024-05-03T10:11:00Z");
  assert_iso ("1969-12-31T23:59:59", "1969-12-31T23:59:59Z");

  static const char *const wrong[] = {"",
                                      "2024",
                                      "2024-13-01",
                                      "2024-02-30",
                                      "2024-05-03x",
                                      "2024-05-03 25:00",
                                      "2024-05-03 10:11:12 PST",
                                      "20-24-05-03"};
  for (size_t i = 0; i < G_N_ELEMENTS (wrong); i++) {
    EntTime untouched = ENT_NO_TIME;
    g_assert_false (ent_time_from_iso (ent_slice (wrong[i]), &untouched));
    g_assert_false (ent_time_is_known (untouched));
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/clock/civil-round-trip", test_civil_round_trip);
  g_test_add_func ("/clock/valid-dates", test_valid_dates);
  g_test_add_func ("/clock/iso", test_iso);
  return g_test_run ();
}
