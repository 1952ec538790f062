/* Which events are meetings, with whom, and whose calendar it is. */
#include "calendar-builder.h"

#define START "DTSTART:20260105T100000Z\nDTEND:20260105T110000Z\n"

static void
test_a_meeting (void)
{
  g_autoptr (TestReading) r = test_calendar_read_event (
      START TEST_ZOE
      "ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=TRUE;CN=\"Fictive, Awa\""
      ":MAILTO:Awa@Example.com\nATTENDEE;PARTSTAT=ACCEPTED;CN=zoe@example.org:mailto:zoe@example.org\n"
      "DESCRIPTION:<b>Ordre du jour</b><br>Budget\\, devis\n");
  const char *meeting = test_reading_find (r, "\"kind\":\"interaction\"", NULL);
  g_assert_nonnull (strstr (meeting, "\"line\":4"));
  g_assert_nonnull (strstr (meeting, "\"at\":\"2026-01-05T10:00:00Z\""));
  g_assert_nonnull (strstr (meeting,
                            "\"parties\":[{\"identifier\":{\"kind\":\"email\",\"value\":\"awa@example.com\"},"
                            "\"name\":\"Fictive, Awa\",\"direction\":\"both\",\"weak\":false}]"));
  g_assert_nonnull (strstr (meeting, "\"external_id\":\"u1@example.org\\n\""));
  g_assert_nonnull (strstr (meeting, "\"subject\":\"Point\",\"text\":\"Ordre du jour\\nBudget, devis\""));
  test_reading_find (r, "\"kind\":\"self\"", "\"value\":\"zoe@example.org\"", NULL);
  g_assert_cmpstr (r->info.kind, ==, "calendar");
  g_assert_cmpuint (r->info.n_rows, ==, 1);
  g_assert_cmpuint (ent_report_count (r->report), ==, 0);
}

static void
test_who_comes (void)
{
  static const struct {
    const char *attendees, *emails;
  } cases[] = {
      {TEST_ZOE "ATTENDEE;PARTSTAT=TENTATIVE:mailto:a@example.com\n", "a"},
      {TEST_ZOE TEST_AWA "ATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:a@example.com\n", "awa"},
      {TEST_ZOE TEST_AWA "ATTENDEE;PARTSTAT=DECLINED:mailto:a@example.com\n", "awa"},
      {TEST_ZOE TEST_AWA "ATTENDEE;PARTSTAT=DELEGATED:mailto:a@example.com\n", "awa"},
      {TEST_ZOE TEST_AWA "ATTENDEE;CUTYPE=ROOM;PARTSTAT=ACCEPTED:mailto:salle@example.com\n", "awa"},
      {TEST_ZOE TEST_AWA "ATTENDEE;CUTYPE=RESOURCE;PARTSTAT=ACCEPTED:mailto:x@example.com\n", "awa"},
      {TEST_ZOE TEST_AWA "ATTENDEE;CUTYPE=GROUP;PARTSTAT=ACCEPTED:mailto:x@example.com\n", "awa"},
      {TEST_ZOE TEST_AWA "ATTENDEE;ROLE=NON-PARTICIPANT;PARTSTAT=ACCEPTED:mailto:x@example.com\n", "awa"},
      {TEST_ZOE TEST_AWA "ATTENDEE;PARTSTAT=ACCEPTED:mailto:c_1@resource.calendar.google.com\n", "awa"},
      {TEST_ZOE TEST_AWA "ATTENDEE;PARTSTAT=ACCEPTED:mailto:AWA@example.com\n", "awa"},
      {TEST_ZOE TEST_AWA "ATTENDEE;PARTSTAT=ACCEPTED;EMAIL=a@example.com:urn:uuid:1\n", "awa a"},
      {TEST_ZOE TEST_AWA "ATTENDEE;PARTSTAT=ACCEPTED:invalid:nomail\n", "awa"},
      /* Nothing is said of answers: who is named comes. */
      {TEST_ZOE "ATTENDEE;CN=A;RSVP=TRUE:mailto:a@example.com\nATTENDEE:mailto:b@example.com\n", "a b"},
      /* The organizer comes, whatever is said of the user but a refusal. */
      {"ORGANIZER:mailto:a@example.com\nATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:zoe@example.org\n", "a"},
      {"ORGANIZER:mailto:a@example.com\nATTENDEE;PARTSTAT=ACCEPTED:mailto:zoe@example.org\n"
       "ATTENDEE;PARTSTAT=DECLINED:mailto:a@example.com\n" TEST_AWA,
       "awa"},
  };
  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *lines = g_strconcat (START, cases[i].attendees, NULL);
    g_autoptr (TestReading) r = test_calendar_read_event (lines);
    const char *meeting = test_reading_find (r, "\"kind\":\"interaction\"", NULL);
    g_auto (GStrv) emails = g_strsplit (cases[i].emails, " ", -1);
    size_t n = 0;
    for (const char *at = meeting; (at = strstr (at, "\"direction\"")) != NULL; at++)
      n++;
    g_assert_cmpuint (n, ==, g_strv_length (emails));
    for (size_t k = 0; emails[k] != NULL; k++) {
      g_autofree char *part = g_strdup_printf ("\"%s@example.com\"", emails[k]);
      g_assert_nonnull (strstr (meeting, part));
    }
  }
}

static void
test_what_is_no_meeting (void)
{
  static const struct {
    const char *lines, *reason;
  } cases[] = {
      {START TEST_MEETING "STATUS:CANCELLED\n", "meeting-cancelled"},
      {START, "meeting-alone"},
      {START TEST_ZOE, "meeting-alone"},
      {START TEST_ZOE "ATTENDEE;CUTYPE=ROOM;PARTSTAT=ACCEPTED:mailto:salle@example.com\n", "meeting-alone"},
      {START "ORGANIZER:mailto:a@example.com\nATTENDEE;PARTSTAT=DECLINED:mailto:zoe@example.org\n",
       "meeting-declined"},
      {START TEST_ZOE "ATTENDEE;PARTSTAT=DECLINED:mailto:a@example.com\n", "meeting-declined"},
      {START TEST_ZOE "ATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:a@example.com\n", "meeting-unanswered"},
      {"DTSTART;VALUE=DATE:20260105\nTRANSP:TRANSPARENT\n" TEST_MEETING, "meeting-all-day"},
      {"DTSTART:20260615T120001Z\n" TEST_MEETING, "meeting-to-come"},
      {"DTSTART:20300615T120001Z\nRRULE:FREQ=DAILY\n" TEST_MEETING, "meeting-to-come"},
  };
  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (TestReading) r = test_calendar_read_event (cases[i].lines);
    test_calendar_assert_left_out (r, cases[i].reason);
  }
}

static void
test_weak_presence (void)
{
  g_autoptr (GString) many = g_string_new (START TEST_MEETING);
  for (int i = 0; i < 8; i++)
    g_string_append_printf (many, "ATTENDEE;PARTSTAT=ACCEPTED:mailto:a%d@example.com\n", i);
  g_autoptr (TestReading) ten = test_calendar_read_event (many->str);
  g_assert_cmpuint (test_reading_count (ten, "\"weak\":true"), ==, 0);
  g_string_append (many, "ATTENDEE;PARTSTAT=DECLINED:mailto:b@example.com\n");
  g_autoptr (TestReading) eleven = test_calendar_read_event (many->str);
  g_assert_cmpuint (test_reading_count (eleven, "\"weak\":true"), ==, 1);
  g_assert_cmpuint (test_reading_count (eleven, "\"weak\":false"), ==, 0);
  /* Whole days, and what is as long. */
  g_autoptr (TestReading) day = test_calendar_read_event ("DTSTART;VALUE=DATE:20260105\n" TEST_MEETING);
  test_reading_find (day, "\"at\":\"2026-01-05\"", "\"weak\":true", NULL);
  g_autoptr (TestReading) fair =
      test_calendar_read_event ("DTSTART:20260105T090000Z\nDURATION:P1DT8H\n" TEST_MEETING);
  test_reading_find (fair, "\"at\":\"2026-01-05T09:00:00Z\"", "\"weak\":true", NULL);
}

static void
test_thousands_of_guests_are_counted (void)
{
  g_autoptr (GString) many = g_string_new (START TEST_MEETING);
  for (int i = 0; i < 3000; i++)
    g_string_append_printf (many, "ATTENDEE;PARTSTAT=ACCEPTED:mailto:a%d@example.com\n", i);
  g_autoptr (TestReading) r = test_calendar_read_event (many->str);
  const char *meeting = test_reading_find (r, "\"kind\":\"interaction\"", "\"weak\":true", NULL);
  g_assert_nonnull (strstr (meeting, "\"a498@example.com\""));
  g_assert_null (strstr (meeting, "\"a499@example.com\""));
}

/* ---- Versions ---- */

static char *
version (const char *lines)
{
  return g_strdup_printf ("BEGIN:VEVENT\nUID:u1@example.org\nSUMMARY:Point\n" TEST_MEETING "%sEND:VEVENT\n",
                          lines);
}

static void
test_the_newest_version_stands (void)
{
  static const struct {
    const char *first, *second, *at;
  } cases[] = {
      {"DTSTART:20260101T100000Z\nSEQUENCE:2\n", "DTSTART:20260102T100000Z\nSEQUENCE:1\n",
       "2026-01-01T10:00:00Z"},
      {"DTSTART:20260101T100000Z\nSEQUENCE:1\n", "DTSTART:20260102T100000Z\nSEQUENCE:2\n",
       "2026-01-02T10:00:00Z"},
      {"DTSTART:20260101T100000Z\nDTSTAMP:20250101T000000Z\n",
       "DTSTART:20260102T100000Z\nDTSTAMP:20250102T000000Z\n", "2026-01-02T10:00:00Z"},
      {"DTSTART:20260101T100000Z\n", "DTSTART:20260101T100000Z\n", "2026-01-01T10:00:00Z"},
      {"DTSTART:20260101T100000Z\n", "DTSTART:20260101T100000Z\nSEQUENCE:1\nSTATUS:CANCELLED\n", ""},
      {"DTSTART:20260101T100000Z\nSEQUENCE:1\nSTATUS:CANCELLED\n", "DTSTART:20260101T100000Z\n", ""},
  };
  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *first = version (cases[i].first), *second = version (cases[i].second);
    g_autofree char *both = g_strconcat (first, second, NULL);
    g_autoptr (TestReading) r = test_calendar_read (both);
    g_autofree char *meetings = test_calendar_meetings (r);
    g_assert_cmpstr (meetings, ==, cases[i].at);
  }
}

static void
test_a_cancellation_is_the_organizers (void)
{
  static const char *const text = "BEGIN:VCALENDAR\nMETHOD:REQUEST\nX-WR-CALNAME:zoe@example.org\nBEGIN:"
                                  "VEVENT\nUID:u\nDTSTART:20260101T100000Z\n"
                                  "%sEND:VEVENT\nEND:VCALENDAR\nBEGIN:VCALENDAR\nMETHOD:CANCEL\nBEGIN:"
                                  "VEVENT\nUID:u\nDTSTART:20260101T100000Z\n"
                                  "SEQUENCE:1\n%sEND:VEVENT\nEND:VCALENDAR\n";
  g_autofree char *theirs = g_strdup_printf (text, TEST_MEETING, TEST_MEETING);
  g_autoptr (TestReading) cancelled = test_calendar_read_bytes (theirs, strlen (theirs));
  test_calendar_assert_left_out (cancelled, "meeting-cancelled");
  g_autofree char *forged = g_strdup_printf (text, TEST_MEETING, "ORGANIZER:mailto:mallory@example.net\n");
  g_autoptr (TestReading) stands = test_calendar_read_bytes (forged, strlen (forged));
  g_assert_cmpuint (test_reading_count (stands, "\"kind\":\"interaction\""), ==, 1);
}

/* ---- Whose it is ---- */

#define EVENT(uid, who) "BEGIN:VEVENT\nUID:" uid "\n" START who "END:VEVENT\n"
#define WITH(email) "ATTENDEE;PARTSTAT=ACCEPTED:mailto:" email "\n"

static void
test_nobody_s_calendar (void)
{
  static const char text[] = "BEGIN:VCALENDAR\n" EVENT ("1", TEST_MEETING) "END:VCALENDAR\n";
  g_autoptr (TestReading) r = test_calendar_read_bytes (text, sizeof text - 1);
  test_calendar_assert_left_out (r, "meeting-owner-unknown");
  test_reading_assert_problem (r, "agenda.ics", 0, "", "Whose calendar this is does not show");
}

static void
test_who_is_in_all_meetings (void)
{
  static const char text[] =
      "BEGIN:VCALENDAR\nX-WR-CALNAME:Travail\n" EVENT ("1", WITH ("moi@example.org") WITH ("a@example.com"))
          EVENT ("2", "ORGANIZER:mailto:moi@example.org\n" WITH ("b@example.com"))
              EVENT ("3", "ORGANIZER:mailto:a@example.com\n" WITH ("moi@example.org"))
                  EVENT ("4", "ORGANIZER:mailto:c@example.com\n" WITH ("moi@example.org")) "END:VCALENDAR\n";
  g_autoptr (TestReading) r = test_calendar_read_bytes (text, sizeof text - 1);
  test_reading_find (r, "\"kind\":\"self\"", "\"moi@example.org\"", NULL);
  g_assert_cmpuint (test_reading_count (r, "\"kind\":\"interaction\""), ==, 4);
  g_assert_cmpuint (test_reading_count (r, "moi@example.org"), ==, 1);
}

static void
test_two_who_always_meet_remain_two (void)
{
  static const char text[] = "BEGIN:VCALENDAR\n" EVENT ("1", WITH ("moi@example.org") WITH ("a@example.com"))
      EVENT ("2", WITH ("moi@example.org") WITH ("a@example.com") WITH ("b@example.com"))
          EVENT ("3", WITH ("moi@example.org") WITH ("a@example.com")) EVENT (
              "4", WITH ("moi@example.org") WITH ("a@example.com") WITH ("c@example.com")) "END:VCALENDAR\n";
  g_autoptr (TestReading) r = test_calendar_read_bytes (text, sizeof text - 1);
  g_assert_cmpuint (test_reading_count (r, "\"kind\":\"self\""), ==, 0);
  g_assert_cmpuint (test_reading_count (r, "meeting-owner-unknown"), ==, 4);
}

static void
test_meetings_of_others (void)
{
  g_autoptr (TestReading) r =
      test_calendar_read (EVENT ("1", TEST_MEETING) EVENT ("2", TEST_MEETING)
                              EVENT ("3", "ORGANIZER:mailto:a@example.com\n" WITH ("b@example.com"))
                                  EVENT ("4", WITH ("b@example.com") WITH ("c@example.com")));
  /* Without an organizer it is the user's own note of whom they met. */
  g_assert_cmpuint (test_reading_count (r, "\"kind\":\"interaction\""), ==, 3);
  g_assert_cmpuint (test_reading_count (r, "meeting-of-others"), ==, 1);
}

/* ---- Files ---- */

static void
test_a_zip_as_takeout_gives_it (void)
{
  static const char mine[] = "BEGIN:VCALENDAR\r\n" EVENT ("1", TEST_MEETING) "END:VCALENDAR\r\n";
  static const char other[] =
      "BEGIN:VCALENDAR\r\n" EVENT ("1", TEST_MEETING) EVENT ("2", TEST_MEETING) "END:VCALENDAR\r\n";
  const TestFile files[] = {{"Takeout/Agenda/zoe@example.org.ics", mine, 0},
                            {"Takeout/Agenda/Projets.ics", other, 0},
                            {"Takeout/Agenda/casse.ics", "nothing", 0},
                            {"Takeout/archive_browser.html", "<html>", 0}};
  g_autoptr (TestReading) r = test_read_files (files, G_N_ELEMENTS (files));
  g_assert_true (r->ok);
  g_assert_cmpstr (r->info.kind, ==, "calendar");
  g_assert_cmpuint (test_reading_count (r, "\"kind\":\"interaction\""), ==, 2);
  test_reading_assert_problem (r, "Takeout/Agenda/casse.ics", 0, "", "called a calendar and is none");
}

static void
test_public_samples (void)
{
  g_autofree char *folder = g_build_filename (g_getenv ("SOURCE_DIR"), "tests", "data", "calendars", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  size_t n = 0;
  for (const char *name; (name = g_dir_read_name (dir)) != NULL;) {
    g_autofree char *path = g_build_filename (folder, name, NULL);
    g_autoptr (TestReading) r = test_read (path);
    n += r->ok;
  }
  g_assert_cmpuint (n, ==, 30);
}

int
main (int argc, char **argv)
{
  test_calendar_init ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/calendar/a-meeting", test_a_meeting);
  g_test_add_func ("/calendar/who-comes", test_who_comes);
  g_test_add_func ("/calendar/no-meeting", test_what_is_no_meeting);
  g_test_add_func ("/calendar/weak", test_weak_presence);
  g_test_add_func ("/calendar/thousands-of-guests", test_thousands_of_guests_are_counted);
  g_test_add_func ("/calendar/versions", test_the_newest_version_stands);
  g_test_add_func ("/calendar/cancellation", test_a_cancellation_is_the_organizers);
  g_test_add_func ("/calendar/owner/nobody", test_nobody_s_calendar);
  g_test_add_func ("/calendar/owner/in-all", test_who_is_in_all_meetings);
  g_test_add_func ("/calendar/owner/two", test_two_who_always_meet_remain_two);
  g_test_add_func ("/calendar/owner/others", test_meetings_of_others);
  g_test_add_func ("/calendar/takeout", test_a_zip_as_takeout_gives_it);
  g_test_add_func ("/calendar/samples", test_public_samples);
  return g_test_run ();
}
