#include "readers/dates-private.h"

static EntDates *
new_dates (void)
{
  g_autoptr (EntReport) report = ent_report_new (10);
  EntDates *dates = ent_dates_new (report);
  g_assert_cmpuint (ent_report_count (report), ==, 0);
  return dates;
}

typedef struct {
  const char *text;
  EntZone zone;
  const char *iso;
  EntPrecision precision;
} Case;

static void
assert_cases (EntDates *dates, const Case *cases, size_t n)
{
  for (size_t i = 0; i < n; i++) {
    EntTime time = ENT_NO_TIME;
    g_test_message ("%s", cases[i].text);
    g_assert_true (ent_dates_read (dates, ent_slice (cases[i].text), cases[i].zone, &time));
    g_autoptr (GString) iso = g_string_new (NULL);
    ent_time_to_iso (time, iso);
    g_assert_cmpstr (iso->str, ==, cases[i].iso);
    g_assert_cmpint (time.precision, ==, cases[i].precision);
  }
}

static void
test_written_utc_wins_over_the_zone_of_the_file (void)
{
  static const Case cases[] = {
      {"2024-06-05 13:14:15 UTC", ENT_ZONE_MAYBE_PACIFIC, "2024-06-05T13:14:15Z", ENT_PRECISION_SECOND},
      {"2024/06/05 13:14:15 UTC", ENT_ZONE_PACIFIC, "2024-06-05T13:14:15Z", ENT_PRECISION_SECOND},
      {"2024-06-05 13:14 UTC", ENT_ZONE_PACIFIC, "2024-06-05T13:14:00Z", ENT_PRECISION_MINUTE},
      {"2024-06-05 13:14:15", ENT_ZONE_UTC, "2024-06-05T13:14:15Z", ENT_PRECISION_SECOND},
      {"2024-06-05T13:14:15Z", ENT_ZONE_PACIFIC, "2024-06-05T13:14:15Z", ENT_PRECISION_SECOND},
      {"2024-06-05 13:14:15.0", ENT_ZONE_UTC, "2024-06-05T13:14:15Z", ENT_PRECISION_SECOND},
      {"Tue Mar 05 12:00:00 UTC 2024", ENT_ZONE_PACIFIC, "2024-03-05T12:00:00Z", ENT_PRECISION_SECOND},
  };
  g_autoptr (EntDates) dates = new_dates ();
  assert_cases (dates, cases, G_N_ELEMENTS (cases));
}

static void
test_pacific_time_follows_american_summer (void)
{
  static const Case cases[] = {
      {"7/4/24, 9:05 AM", ENT_ZONE_PACIFIC, "2024-07-04T16:05:00Z", ENT_PRECISION_MINUTE},
      {"1/4/24, 9:05 AM", ENT_ZONE_PACIFIC, "2024-01-04T17:05:00Z", ENT_PRECISION_MINUTE},
      {"3/10/24, 1:59 AM", ENT_ZONE_PACIFIC, "2024-03-10T09:59:00Z", ENT_PRECISION_MINUTE},
      {"3/10/24, 3:00 AM", ENT_ZONE_PACIFIC, "2024-03-10T10:00:00Z", ENT_PRECISION_MINUTE},
      {"11/3/24, 2:00 AM", ENT_ZONE_PACIFIC, "2024-11-03T10:00:00Z", ENT_PRECISION_MINUTE},
      {"12/31/23, 11:30 PM", ENT_ZONE_PACIFIC, "2024-01-01T07:30:00Z", ENT_PRECISION_MINUTE},
      {"1/4/24, 12:05 AM", ENT_ZONE_PACIFIC, "2024-01-04T08:05:00Z", ENT_PRECISION_MINUTE},
      {"1/4/24, 12:05 PM", ENT_ZONE_PACIFIC, "2024-01-04T20:05:00Z", ENT_PRECISION_MINUTE},
      {"01/04/2024, 09:05 AM", ENT_ZONE_PACIFIC, "2024-01-04T17:05:00Z", ENT_PRECISION_MINUTE},
      {"1/4/24, 9:05\xE2\x80\xAF"
       "AM",
       ENT_ZONE_PACIFIC, "2024-01-04T17:05:00Z", ENT_PRECISION_MINUTE},
  };
  g_autoptr (EntDates) dates = new_dates ();
  assert_cases (dates, cases, G_N_ELEMENTS (cases));
}

static void
test_a_guessed_zone_is_marked (void)
{
  static const Case cases[] = {
      {"7/4/24, 9:05 AM", ENT_ZONE_MAYBE_PACIFIC, "2024-07-04T16:05:00Z", ENT_PRECISION_AROUND},
      {"2024-07-04", ENT_ZONE_MAYBE_PACIFIC, "2024-07-04", ENT_PRECISION_DAY},
  };
  g_autoptr (EntDates) dates = new_dates ();
  assert_cases (dates, cases, G_N_ELEMENTS (cases));
}

static void
test_days_as_spreadsheets_write_them (void)
{
  static const Case cases[] = {
      {"05 Jun 2024", ENT_ZONE_UTC, "2024-06-05", ENT_PRECISION_DAY},
      {"5 Jun 2024", ENT_ZONE_UTC, "2024-06-05", ENT_PRECISION_DAY},
      {"05-Jun-24", ENT_ZONE_UTC, "2024-06-05", ENT_PRECISION_DAY},
      {"5-Jun-70", ENT_ZONE_UTC, "1970-06-05", ENT_PRECISION_DAY},
      {"5-Jun-69", ENT_ZONE_UTC, "2069-06-05", ENT_PRECISION_DAY},
      {"06/05/2024", ENT_ZONE_UTC, "2024-06-05", ENT_PRECISION_DAY},
      {"25/06/2024", ENT_ZONE_UTC, "2024-06-25", ENT_PRECISION_DAY},
      {"05.06.2024", ENT_ZONE_UTC, "2024-06-05", ENT_PRECISION_DAY},
      {"2024-06-05", ENT_ZONE_UTC, "2024-06-05", ENT_PRECISION_DAY},
      {"1/1/24", ENT_ZONE_UTC, "2024-01-01", ENT_PRECISION_DAY},
      {"Mar 3, 2021", ENT_ZONE_UTC, "2021-03-03", ENT_PRECISION_DAY},
      {"Mar 2021", ENT_ZONE_UTC, "2021-03", ENT_PRECISION_MONTH},
      {"2021", ENT_ZONE_UTC, "2021", ENT_PRECISION_YEAR},
      {"29 Feb 2024", ENT_ZONE_UTC, "2024-02-29", ENT_PRECISION_DAY},
      {"May 15, 2024 10:00 AM - May 15, 2024 11:00 AM", ENT_ZONE_UTC, "2024-05-15T10:00:00Z",
       ENT_PRECISION_MINUTE},
  };
  g_autoptr (EntDates) dates = new_dates ();
  assert_cases (dates, cases, G_N_ELEMENTS (cases));
}

static void
test_months_in_five_languages (void)
{
  static const Case cases[] = {
      {"5 juin 2024", ENT_ZONE_UTC, "2024-06-05", ENT_PRECISION_DAY},
      {"5 juil. 2024", ENT_ZONE_UTC, "2024-07-05", ENT_PRECISION_DAY},
      {"05-févr.-24", ENT_ZONE_UTC, "2024-02-05", ENT_PRECISION_DAY},
      {"1er août 2024", ENT_ZONE_UTC, "2024-08-01", ENT_PRECISION_DAY},
      {"05-août-24", ENT_ZONE_UTC, "2024-08-05", ENT_PRECISION_DAY},
      {"5. März 2024", ENT_ZONE_UTC, "2024-03-05", ENT_PRECISION_DAY},
      {"5. Dez. 2024", ENT_ZONE_UTC, "2024-12-05", ENT_PRECISION_DAY},
      {"05-ene-24", ENT_ZONE_UTC, "2024-01-05", ENT_PRECISION_DAY},
      {"5 gennaio 2024", ENT_ZONE_UTC, "2024-01-05", ENT_PRECISION_DAY},
      {"5 giu 2024", ENT_ZONE_UTC, "2024-06-05", ENT_PRECISION_DAY},
      {"déc. 2024", ENT_ZONE_UTC, "2024-12", ENT_PRECISION_MONTH},
  };
  g_autoptr (EntDates) dates = new_dates ();
  assert_cases (dates, cases, G_N_ELEMENTS (cases));
}

static void
test_what_is_no_date_is_refused (void)
{
  static const char *const wrong[] = {
      "",
      "yesterday",
      "31 Feb 2024",
      "2024-13-01",
      "5 jui 2024",
      "99/99/9999",
      "Mar 3",
      "2024-06-05 25:00:00",
      "7/4/24, 13:05 PM",
      "7/4/24, 0:05 AM",
      "2024-",
      "2024-00-10",
      "12",
      "20240605",
      "5 Jun 2024 and more",
      "N/A",
      "24",
      "1/1",
      "2024-06-05 10:11:12 PST",
      "5 ma 2024",
      "1/2/3/4",
      "-5 Jun 2024",
  };
  g_autoptr (EntDates) dates = new_dates ();
  for (size_t i = 0; i < G_N_ELEMENTS (wrong); i++) {
    EntTime time = ENT_NO_TIME;
    g_test_message ("%s", wrong[i]);
    g_assert_false (ent_dates_read (dates, ent_slice (wrong[i]), ENT_ZONE_PACIFIC, &time));
    g_assert_false (ent_time_is_known (time));
  }
}

static void
test_order_of_day_and_month (void)
{
  g_assert_cmpint (ent_dates_order (ENT_SLICE ("25/06/2024")), ==, ENT_DATE_ORDER_DAY_FIRST);
  g_assert_cmpint (ent_dates_order (ENT_SLICE ("25-6-24 10:00")), ==, ENT_DATE_ORDER_DAY_FIRST);
  g_assert_cmpint (ent_dates_order (ENT_SLICE ("06/25/2024")), ==, ENT_DATE_ORDER_MONTH_FIRST);
  g_assert_cmpint (ent_dates_order (ENT_SLICE ("6/5/24, 9:05\xE2\x80\xAFPM")), ==,
                   ENT_DATE_ORDER_MONTH_FIRST);
  g_assert_cmpint (ent_dates_order (ENT_SLICE ("25/6/24, 9:05 AM")), ==, ENT_DATE_ORDER_DAY_FIRST);
  g_assert_cmpint (ent_dates_order (ENT_SLICE ("05/06/2024")), ==, ENT_DATE_ORDER_UNTOLD);
  g_assert_cmpint (ent_dates_order (ENT_SLICE ("05 Jun 2024")), ==, ENT_DATE_ORDER_NONE);
  g_assert_cmpint (ent_dates_order (ENT_SLICE ("05-Jun-24")), ==, ENT_DATE_ORDER_NONE);
  g_assert_cmpint (ent_dates_order (ENT_SLICE ("05.06.2024")), ==, ENT_DATE_ORDER_NONE);
  g_assert_cmpint (ent_dates_order (ENT_SLICE ("2024-06-05")), ==, ENT_DATE_ORDER_NONE);
  g_assert_cmpint (ent_dates_order (ENT_SLICE ("1/")), ==, ENT_DATE_ORDER_NONE);
  g_assert_cmpint (ent_dates_order (ENT_SLICE ("")), ==, ENT_DATE_ORDER_NONE);

  static const Case day_first[] = {
      {"05/06/2024", ENT_ZONE_UTC, "2024-06-05", ENT_PRECISION_DAY},
      {"05/25/2024", ENT_ZONE_UTC, "2024-05-25", ENT_PRECISION_DAY},
  };
  g_autoptr (EntDates) dates = new_dates ();
  ent_dates_set_day_first (dates, true);
  assert_cases (dates, day_first, G_N_ELEMENTS (day_first));
}

static void
test_a_system_without_time_zones_says_so (void)
{
  g_autofree char *before = g_strdup (g_getenv ("TZDIR"));
  g_setenv ("TZDIR", "/nowhere/at/all", TRUE);
  g_autoptr (EntReport) report = ent_report_new (10);
  g_autoptr (EntDates) dates = ent_dates_new (report);
  if (before != NULL)
    g_setenv ("TZDIR", before, TRUE);
  else
    g_unsetenv ("TZDIR");
  g_assert_cmpuint (ent_report_count (report), ==, 1);
  static const Case cases[] = {
      {"7/4/24, 9:05 AM", ENT_ZONE_PACIFIC, "2024-07-04T17:05:00Z", ENT_PRECISION_AROUND},
      {"2024-07-04 09:05:00 UTC", ENT_ZONE_PACIFIC, "2024-07-04T09:05:00Z", ENT_PRECISION_SECOND},
  };
  assert_cases (dates, cases, G_N_ELEMENTS (cases));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/dates/written-utc-wins-over-the-zone-of-the-file",
                   test_written_utc_wins_over_the_zone_of_the_file);
  g_test_add_func ("/dates/pacific-time-follows-american-summer", test_pacific_time_follows_american_summer);
  g_test_add_func ("/dates/a-guessed-zone-is-marked", test_a_guessed_zone_is_marked);
  g_test_add_func ("/dates/days-as-spreadsheets-write-them", test_days_as_spreadsheets_write_them);
  g_test_add_func ("/dates/months-in-five-languages", test_months_in_five_languages);
  g_test_add_func ("/dates/what-is-no-date-is-refused", test_what_is_no_date_is_refused);
  g_test_add_func ("/dates/order-of-day-and-month", test_order_of_day_and_month);
  g_test_add_func ("/dates/a-system-without-time-zones-says-so", test_a_system_without_time_zones_says_so);
  return g_test_run ();
}
