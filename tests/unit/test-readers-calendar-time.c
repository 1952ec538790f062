/* When meetings are: zones, recurrences and their limits; and calendars that are broken. */
#include "calendar-builder.h"
#include "readers/calendar-private.h"

/* When the meetings of one event with these lines were. */
static void
assert_meetings (const char *lines, const char *expected)
{
  g_autofree char *all = g_strconcat (TEST_MEETING, lines, NULL);
  g_autoptr (TestReading) r = test_calendar_read_event (all);
  g_autofree char *meetings = test_calendar_meetings (r);
  g_assert_cmpstr (meetings, ==, expected);
}

/* ---- Zones ---- */

#define OFFICE                                                                                               \
  "BEGIN:VTIMEZONE\nTZID:%s\nBEGIN:STANDARD\nDTSTART:19701025T030000\nTZOFFSETFROM:+0200\nTZOFFSETTO:+"      \
  "0100\n"                                                                                                   \
  "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\nEND:STANDARD\nBEGIN:DAYLIGHT\nDTSTART:19700329T020000\n"         \
  "TZOFFSETFROM:+0100\nTZOFFSETTO:+0200\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\nEND:DAYLIGHT\nEND:"         \
  "VTIMEZONE\n"

static void
test_zones (void)
{
  static const struct {
    const char *zone, *start, *at;
  } cases[] = {
      {NULL, "DTSTART:20260115T140000Z", "2026-01-15T14:00:00Z"},
      {NULL, "DTSTART;TZID=Europe/Paris:20260115T140000", "2026-01-15T13:00:00Z"},
      {NULL, "DTSTART;TZID=Europe/Paris:20260415T140000", "2026-04-15T12:00:00Z"},
      {NULL, "DTSTART;TZID=\"Europe/Paris\":20260415T140000", "2026-04-15T12:00:00Z"},
      {NULL, "DTSTART;TZID=/mozilla.org/20050126_1/Europe/Paris:20260415T140000", "2026-04-15T12:00:00Z"},
      {NULL, "DTSTART;TZID=America/Argentina/Buenos_Aires:20260415T140000", "2026-04-15T17:00:00Z"},
      {NULL, "DTSTART;TZID=Romance Standard Time:20260415T140000", "2026-04-15T12:00:00Z"},
      {NULL, "DTSTART;TZID=\"Eastern Standard Time\":20260115T140000", "2026-01-15T19:00:00Z"},
      {"Bureau", "DTSTART;TZID=Bureau:20260115T140000", "2026-01-15T13:00:00Z"},
      {"Bureau", "DTSTART;TZID=Bureau:20260415T140000", "2026-04-15T12:00:00Z"},
      {"Customized Time Zone 1", "DTSTART;TZID=Customized Time Zone 1:20260415T140000",
       "2026-04-15T12:00:00Z"},
      /* A name of the system goes before what a file defines. */
      {"America/New_York", "DTSTART;TZID=America/New_York:20260415T140000", "2026-04-15T18:00:00Z"},
      /* The hour that the clock jumps over, and the one that it shows twice. */
      {NULL, "DTSTART;TZID=Europe/Paris:20260329T023000", "2026-03-29T01:00:00Z"},
      {NULL, "DTSTART;TZID=Europe/Paris:20251026T023000", "2025-10-26T01:30:00Z"},
      {NULL, "DTSTART;VALUE=DATE:20260115", "2026-01-15"},
  };
  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *zone = cases[i].zone != NULL ? g_strdup_printf (OFFICE, cases[i].zone) : g_strdup ("");
    g_autofree char *all =
        g_strdup_printf ("%sBEGIN:VEVENT\nUID:u\n" TEST_MEETING "%s\nEND:VEVENT\n", zone, cases[i].start);
    g_autoptr (TestReading) r = test_calendar_read (all);
    g_autofree char *meetings = test_calendar_meetings (r);
    g_assert_cmpstr (meetings, ==, cases[i].at);
    g_assert_cmpuint (ent_report_count (r->report), ==, 0);
  }
}

static void
test_times_without_a_zone (void)
{
  g_autoptr (TestReading) floating = test_calendar_read_event ("DTSTART:20260115T140000\n" TEST_MEETING);
  test_reading_find (floating, "\"at\":\"2026-01-15T14:00:00Z\"", "\"precision\":\"around\"", NULL);
  g_autoptr (TestReading) home = test_calendar_read (
      "X-WR-TIMEZONE:Europe/Paris\nBEGIN:VEVENT\nUID:u\nDTSTART:20260115T140000\n" TEST_MEETING
      "END:VEVENT\n");
  test_reading_find (home, "\"at\":\"2026-01-15T13:00:00Z\"", NULL);
  g_autoptr (TestReading) unknown =
      test_calendar_read_event ("DTSTART;TZID=../../../etc/passwd:20260115T140000\n" TEST_MEETING);
  test_reading_find (unknown, "\"precision\":\"around\"", NULL);
  test_reading_assert_problem (unknown, "agenda.ics", 4, "TZID", "is not known and not defined");
}

static void
test_zones_that_cost_too_much (void)
{
  static const char *const rules[] = {"RRULE:FREQ=SECONDLY\n", "RRULE:FREQ=DAILY\n",
                                      "RRULE:FREQ=YEARLY\nRRULE:FREQ=YEARLY\n"};
  for (size_t i = 0; i < G_N_ELEMENTS (rules); i++) {
    g_autofree char *text = g_strdup_printf (
        "BEGIN:VTIMEZONE\nTZID:Mauvais\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:+0200\n"
        "TZOFFSETTO:+0100\n%sEND:STANDARD\nEND:VTIMEZONE\nBEGIN:VEVENT\nUID:u\nDTSTART;TZID=Mauvais:"
        "20260115T140000\n" TEST_MEETING "END:VEVENT\n",
        rules[i]);
    g_autoptr (TestReading) r = test_calendar_read (text);
    test_reading_find (r, "\"precision\":\"around\"", NULL);
    test_reading_assert_problem (r, "agenda.ics", 13 + (i == 2), "TZID", "is not known");
  }
}

/* ---- Recurrence ---- */

static void
test_recurrences (void)
{
  static const struct {
    const char *lines, *at;
  } cases[] = {
      {"DTSTART:20260105T100000Z\nRRULE:FREQ=WEEKLY;COUNT=3\n",
       "2026-01-05T10:00:00Z 2026-01-12T10:00:00Z 2026-01-19T10:00:00Z"},
      /* The clock on the wall stays, so UTC changes in summer. */
      {"DTSTART;TZID=Europe/Paris:20260323T100000\nRRULE:FREQ=WEEKLY;COUNT=2\n",
       "2026-03-23T09:00:00Z 2026-03-30T08:00:00Z"},
      {"DTSTART:20260105T100000Z\nRRULE:FREQ=DAILY;UNTIL=20260107T100000Z\nEXDATE:20260106T100000Z\n",
       "2026-01-05T10:00:00Z 2026-01-07T10:00:00Z"},
      {"DTSTART;TZID=Europe/Paris:20260105T100000\nRRULE:FREQ=DAILY;UNTIL=20260106T090000Z\n",
       "2026-01-05T09:00:00Z 2026-01-06T09:00:00Z"},
      {"DTSTART:20260105T100000Z\nRRULE:FREQ=DAILY;UNTIL=20260106\n",
       "2026-01-05T10:00:00Z 2026-01-06T10:00:00Z"},
      {"DTSTART:20260105T100000Z\nRRULE:FREQ=DAILY;COUNT=3\nEXDATE;VALUE=DATE:20260106\n",
       "2026-01-05T10:00:00Z 2026-01-07T10:00:00Z"},
      {"DTSTART:20260130T100000Z\nRRULE:FREQ=MONTHLY;BYDAY=-1FR;COUNT=2\n",
       "2026-01-30T10:00:00Z 2026-02-27T10:00:00Z"},
      {"DTSTART:20260105T100000Z\nRDATE:20260201T100000Z,20260105T100000Z\n",
       "2026-01-05T10:00:00Z 2026-02-01T10:00:00Z"},
      {"DTSTART:20260105T100000Z\nRDATE;VALUE=PERIOD:20260201T100000Z/PT1H\n",
       "2026-01-05T10:00:00Z 2026-02-01T10:00:00Z"},
      {"DTSTART;VALUE=DATE:20260105\nRRULE:FREQ=YEARLY\n", "2026-01-05"},
      /* Up to now, and no further. */
      {"DTSTART:20260613T100000Z\nRRULE:FREQ=DAILY\n",
       "2026-06-13T10:00:00Z 2026-06-14T10:00:00Z 2026-06-15T10:00:00Z"},
      {"DTSTART:20260105T100000Z\nRRULE:FREQ=DAILY;COUNT=2\nEXDATE:20260105T100000Z\n",
       "2026-01-06T10:00:00Z"},
  };
  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_meetings (cases[i].lines, cases[i].at);
}

static void
test_an_occurrence_by_itself (void)
{
  g_autoptr (TestReading) r = test_calendar_read (
      "BEGIN:VEVENT\nUID:s\nDTSTART;TZID=Europe/"
      "Paris:20260105T100000\nRRULE:FREQ=WEEKLY;COUNT=4\n" TEST_MEETING
      "END:VEVENT\nBEGIN:VEVENT\nUID:s\nRECURRENCE-ID:20260112T090000Z\nDTSTART:"
      "20260113T150000Z\n" TEST_MEETING
      "END:VEVENT\nBEGIN:VEVENT\nUID:s\nRECURRENCE-ID;TZID=Europe/Paris:20260119T100000\nSTATUS:CANCELLED\n"
      "DTSTART;TZID=Europe/Paris:20260119T100000\n" TEST_MEETING "END:VEVENT\n");
  g_autofree char *meetings = test_calendar_meetings (r);
  g_assert_cmpstr (meetings, ==, "2026-01-05T09:00:00Z 2026-01-26T09:00:00Z 2026-01-13T15:00:00Z");
  /* The moved one keeps the name of its place in the series. */
  test_reading_find (r, "\"external_id\":\"s\\nZ1768208400\"", "2026-01-13T15:00:00Z", NULL);
  test_reading_find (r, "\"external_id\":\"s\\nZ1767603600\"", "2026-01-05T09:00:00Z", NULL);
}

static void
test_what_recurs_too_often (void)
{
  g_autoptr (TestReading) daily =
      test_calendar_read_event ("DTSTART:19700101T100000Z\nRRULE:FREQ=DAILY\n" TEST_MEETING);
  g_assert_cmpuint (test_reading_count (daily, "\"kind\":\"interaction\""), ==, ENT_CALENDAR_MAX_OF_EVENT);
  test_reading_assert_problem (daily, "agenda.ics", 4, "RRULE", "more often than any meeting");
  static const char *const odd[] = {"FREQ=SECONDLY", "FREQ=MINUTELY", "FREQ=HOURLY;COUNT=3",
                                    "FREQ=YEARLY;RSCALE=CHINESE"};
  for (size_t i = 0; i < G_N_ELEMENTS (odd); i++) {
    g_autofree char *lines = g_strdup_printf ("DTSTART:20260101T100000Z\nRRULE:%s\n" TEST_MEETING, odd[i]);
    g_autoptr (TestReading) r = test_calendar_read_event (lines);
    g_assert_cmpuint (test_reading_count (r, "\"kind\":\"interaction\""), ==, 1);
    test_reading_assert_problem (r, "agenda.ics", 4, "RRULE", "as no meeting does");
  }
}

static void
test_rules_that_match_nothing (void)
{
  g_autoptr (GString) many = g_string_new (NULL);
  for (int i = 0; i < 200; i++)
    g_string_append_printf (many,
                            "BEGIN:VEVENT\nUID:%d\nDTSTART:20260101T100000Z\n"
                            "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30\n" TEST_MEETING "END:VEVENT\n",
                            i);
  g_autoptr (TestReading) r = test_calendar_read (many->str);
  g_assert_cmpuint (test_reading_count (r, "\"kind\":\"interaction\""), ==, 200);
  g_assert_cmpuint (ent_report_count (r->report), ==, 180);
}

/* Series to come are no vain searches: those behind them are read. */
static void
test_many_series_to_come (void)
{
  g_autoptr (GString) many = g_string_new (NULL);
  for (int i = 0; i < 40; i++)
    g_string_append_printf (
        many,
        "BEGIN:VEVENT\nUID:%d\nDTSTART:%d0101T100000Z\nRRULE:FREQ=WEEKLY;COUNT=2\n" TEST_MEETING
        "END:VEVENT\n",
        i, i < 39 ? 2027 : 2026);
  g_autoptr (TestReading) r = test_calendar_read (many->str);
  g_autofree char *meetings = test_calendar_meetings (r);
  g_assert_cmpstr (meetings, ==, "2026-01-01T10:00:00Z 2026-01-08T10:00:00Z");
  g_assert_cmpuint (ent_report_count (r->report), ==, 0);
}

static void
test_when_the_file_was_made (void)
{
  static const char text[] = "BEGIN:VEVENT\nUID:%d\nDTSTAMP:20260301T080000Z\nCREATED:20250101T000000Z\n"
                             "DTSTART:20260226T100000Z\nRRULE:FREQ=WEEKLY\n" TEST_MEETING "END:VEVENT\n";
  g_autofree char *one = g_strdup_printf (text, 1);
  g_autoptr (TestReading) r = test_calendar_read (one);
  g_autofree char *meetings = test_calendar_meetings (r);
  g_assert_cmpstr (meetings, ==, "2026-02-26T10:00:00Z");
  g_assert_cmpint (r->info.as_of.at_us, ==, INT64_C (1772352000) * ENT_US_PER_SECOND);
}

/* ---- Broken ---- */

static void
test_broken_calendars (void)
{
  static const struct {
    const char *lines;
    uint64_t line;
    const char *column, *reason;
  } cases[] = {
      {"BEGIN:VEVENT\nUID:u\n" TEST_MEETING "END:VEVENT\n", 4, "DTSTART", "no beginning that can be"},
      {"BEGIN:VEVENT\nUID:u\nDTSTART:hier\n" TEST_MEETING "END:VEVENT\n", 4, "DTSTART", "no beginning"},
      {"BEGIN:VEVENT\nUID:u\nDTSTART:20260230T100000Z\n" TEST_MEETING "END:VEVENT\n", 4, "DTSTART",
       "no beginning"},
      {"BEGIN:VEVENT\nUID:u\nDTSTART:00010101T100000Z\n" TEST_MEETING "END:VEVENT\n", 4, "DTSTART",
       "no beginning"},
      {"BEGIN:VEVENT\nUID:u\nDTSTART:20260101T100000Z\n" TEST_MEETING, 4, "", "does not end"},
      {"BEGIN:VEVENT\nUID:u\nBEGIN:VEVENT\nUID:v\nDTSTART:20260101T100000Z\nEND:VEVENT\n", 4, "",
       "does not end"},
  };
  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (TestReading) r = test_calendar_read (cases[i].lines);
    g_assert_true (r->ok);
    g_assert_cmpuint (r->info.n_skipped, ==, 1);
    test_reading_assert_problem (r, "agenda.ics", cases[i].line, cases[i].column, cases[i].reason);
  }
}

static void
test_small_faults_leave_the_event (void)
{
  g_autoptr (TestReading) r = test_calendar_read_event (
      "DTSTART:20260101T100000Z\nthis is no property\nRRULE:FREQ=OFTEN\nDTEND:never\nSEQUENCE:x\nSTATUS:ODD\n"
      "BEGIN:VALARM\nTRIGGER:-PT5M\nSUMMARY:no\nEND:VALARM\n" TEST_MEETING "X-ODD:1\n");
  test_reading_find (r, "\"at\":\"2026-01-01T10:00:00Z\"", "\"subject\":\"Point\"", NULL);
  test_reading_assert_problem (r, "agenda.ics", 8, "", "no property of a calendar");
  test_reading_assert_problem (r, "agenda.ics", 4, "RRULE", "cannot be read in full");
}

static void
test_lines (void)
{
  static const char text[] =
      "\xEF\xBB\xBF"
      "BEGIN:VCALENDAR\r\n\r\nx-wr-calname:zoe@example.org\rBEGIN:VEVENT\r\nUID:u\r\n"
      "SUMMARY:D\xE9jeu\r\n ner\r\nDTSTART:2026\r\n\t0101T100000Z\r\nATTENDEE;PARTSTAT=ACCE\r\n "
      "PTED:mailto:aw\r\n"
      " a@example.com\r\nORGANIZER:mailto:zoe@example.org\r\nEND:VEVENT\r\nEND:VCALENDAR";
  g_autoptr (TestReading) r = test_calendar_read_bytes (text, sizeof text - 1);
  test_reading_find (r, "\"at\":\"2026-01-01T10:00:00Z\"", "\"subject\":\"Déjeuner\"", "\"line\":4", NULL);
  g_assert_cmpuint (ent_report_count (r->report), ==, 0);
}

static void
test_sizes_are_bounded (void)
{
  g_autoptr (GString) text = g_string_new ("DTSTART:20260101T100000Z\nDESCRIPTION:");
  for (int i = 0; i < 100000; i++)
    g_string_append (text, "é");
  g_string_append (text, "\nATTACH;ENCODING=BASE64:");
  for (int i = 0; i < 3000000; i++)
    g_string_append_c (text, 'A');
  g_string_append (text, "\n" TEST_MEETING);
  g_autoptr (TestReading) r = test_calendar_read_event (text->str);
  const char *meeting = test_reading_find (r, "\"kind\":\"interaction\"", NULL);
  g_assert_cmpuint (strlen (meeting), <, ENT_CALENDAR_MAX_TEXT + 1000);
  g_assert_true (g_utf8_validate (meeting, -1, NULL));

  g_autoptr (GString) huge = g_string_new ("DTSTART:20260101T100000Z\n" TEST_MEETING);
  for (int i = 0; i < 60000; i++)
    g_string_append (huge, "EXDATE:20260101T100000Z\n");
  g_autoptr (TestReading) left_out = test_calendar_read_event (huge->str);
  test_reading_assert_problem (left_out, "agenda.ics", 4, "", "longer than any real one");
}

int
main (int argc, char **argv)
{
  test_calendar_init ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/calendar/zones", test_zones);
  g_test_add_func ("/calendar/zones/none", test_times_without_a_zone);
  g_test_add_func ("/calendar/zones/costly", test_zones_that_cost_too_much);
  g_test_add_func ("/calendar/recurrence", test_recurrences);
  g_test_add_func ("/calendar/recurrence/apart", test_an_occurrence_by_itself);
  g_test_add_func ("/calendar/recurrence/too-often", test_what_recurs_too_often);
  g_test_add_func ("/calendar/recurrence/nothing", test_rules_that_match_nothing);
  g_test_add_func ("/calendar/recurrence/to-come", test_many_series_to_come);
  g_test_add_func ("/calendar/recurrence/made", test_when_the_file_was_made);
  g_test_add_func ("/calendar/broken", test_broken_calendars);
  g_test_add_func ("/calendar/broken/small", test_small_faults_leave_the_event);
  g_test_add_func ("/calendar/lines", test_lines);
  g_test_add_func ("/calendar/sizes", test_sizes_are_bounded);
  return g_test_run ();
}
