/* Calendars in the network: the same people and meetings in any order of sources, once, and undone without
 * trace. */
#include "calendar-builder.h"
#include "network-builder.h"

static const char connections[] =
    "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    "Awa,Fictive,https://www.linkedin.com/in/awa,awa@example.com,Acme,Directrice,02 Jan 2025\n"
    "Bilal,Inventé,https://www.linkedin.com/in/bilal,,Acme,Acheteur,03 Jan 2025\n";

#define MEETING(uid, at, who)                                                                                \
  "BEGIN:VEVENT\nUID:" uid "\nDTSTART:" at "\nSUMMARY:Point " uid "\nDESCRIPTION:ordre du jour\n" who        \
  "END:VEVENT\n"
#define CHLOE                                                                                                \
  "ORGANIZER;CN=Chloé Neuve:mailto:chloe@example.net\nATTENDEE;PARTSTAT=ACCEPTED:mailto:zoe@example.org\n"

static const char calendar[] =
    "BEGIN:VCALENDAR\nX-WR-CALNAME:zoe@example.org\n" MEETING ("1", "20260105T100000Z", TEST_MEETING)
        MEETING ("2", "20260106T100000Z\nRRULE:FREQ=DAILY;COUNT=3", TEST_MEETING)
            MEETING ("3", "20260107T100000Z", CHLOE)
                MEETING ("4", "20270101T100000Z", TEST_MEETING) "END:VCALENDAR\n";

/* The invitations to some of the same meetings, in other words. */
static const char mailbox[] =
    "From - Mon Jan  5 09:00:00 2026\nFrom: Chloé Neuve <chloe@example.net>\nTo: "
    "zoe@example.org\nDelivered-To: zoe@example.org\n"
    "Subject: Invitation\nDate: Mon, 05 Jan 2026 09:00:00 +0000\nMessage-ID: <1@example.net>\nMIME-Version: "
    "1.0\n"
    "Content-Type: text/calendar; method=REQUEST; "
    "charset=utf-8\n\nBEGIN:VCALENDAR\nMETHOD:REQUEST\n" MEETING (
        "3", "20260107T110000",
        "SUMMARY:autres mots\n" CHLOE) "END:VCALENDAR\n\n"
                                       "From - Mon Jan  5 09:00:00 2026\nFrom: Chloé Neuve "
                                       "<chloe@example.net>\nTo: zoe@example.org\nDelivered-To: "
                                       "zoe@example.org\n"
                                       "Subject: Bonjour\nDate: Tue, 06 Jan 2026 09:00:00 +0000\nMessage-ID: "
                                       "<2@example.net>\n\nMerci\n\n"
                                       "From - Mon Jan  5 09:00:00 2026\nFrom: Chloé Neuve "
                                       "<chloe@example.net>\nTo: zoe@example.org\nDelivered-To: "
                                       "zoe@example.org\n"
                                       "Subject: Bonsoir\nDate: Wed, 07 Jan 2026 09:00:00 +0000\nMessage-ID: "
                                       "<3@example.net>\n\nMerci\n\n";

static TestFile files[3];

static void
set_up_files (void)
{
  /* The invitation says its time in a zone. */
  g_auto (GStrv) pieces = g_strsplit (mailbox, "DTSTART:20260107T110000\n", -1);
  char *zoned = g_strjoinv ("DTSTART;TZID=Europe/Paris:20260107T110000\n", pieces);
  files[0] = (TestFile){"Connections.csv", connections, 0};
  files[1] = (TestFile){"agenda.ics", calendar, 0};
  files[2] = (TestFile){"Inbox.mbox", g_intern_string (zoned), 0};
  g_free (zoned);
}

static TestImport
import (TestNetwork *network, size_t file)
{
  static const char *const dates[] = {"06-01-2026", "06-02-2026", "06-03-2026"};
  return test_network_import (network, dates[file], &files[file], 1);
}

static void
test_any_order_and_back (void)
{
  static const size_t orders[][3] = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};
  g_autofree char *expected = NULL;
  for (size_t i = 0; i < G_N_ELEMENTS (orders); i++) {
    g_autoptr (TestNetwork) network = test_network_new ();
    int64_t sources[3];
    for (size_t k = 0; k < 3; k++)
      sources[k] = import (network, orders[i][k]).source_id;
    g_autofree char *told = test_network_tell (network, false);
    if (expected == NULL)
      expected = g_strdup (told);
    g_assert_cmpstr (told, ==, expected);
    g_assert_cmpuint (test_network_count (network), ==, 3);
    for (size_t k = 0; k < 3; k++)
      test_network_undo (network, sources[orders[(i + 2) % 6][k]]);
    g_assert_cmpuint (test_network_count (network), ==, 0);
  }
}

static size_t
count_meetings (TestNetwork *network)
{
  g_autofree char *told = test_network_tell (network, false);
  size_t n = 0;
  for (const char *at = told; (at = strstr (at, " meeting both ")) != NULL; at++)
    n++;
  return n;
}

static void
test_meetings_find_their_people (void)
{
  g_autoptr (TestNetwork) network = test_network_new ();
  import (network, 0);
  TestImport of_calendar = import (network, 1);
  g_assert_cmpint (of_calendar.n_contacts_new, ==, 1); /* Chloé; Awa is known by her address */
  g_assert_cmpuint (count_meetings (network), ==, 5);
  test_network_find (network, "Chloé Neuve");
  test_network_find (network, "Awa Fictive");
  import (network, 2);
  g_assert_cmpuint (count_meetings (network), ==, 5);
}

static void
test_again_and_later (void)
{
  g_autoptr (TestNetwork) network = test_network_new ();
  import (network, 1);
  g_autofree char *once = test_network_tell (network, false);
  TestImport again = import (network, 1);
  g_assert_cmpint (again.n_new, ==, 0);
  g_autofree char *twice = test_network_tell (network, false);
  g_assert_cmpstr (twice, ==, once);
  /* What was to come has come. */
  g_setenv ("ENTREGENT_NOW", "2027-06-15", TRUE);
  TestImport later = import (network, 1);
  g_assert_cmpint (later.n_new, ==, 1);
  g_assert_cmpuint (count_meetings (network), ==, 6);
  test_calendar_init ();
}

static void
test_an_invitation_undone_leaves_the_calendar (void)
{
  g_autoptr (TestNetwork) network = test_network_new ();
  import (network, 1);
  g_autofree char *before = test_network_tell (network, false);
  int64_t source = import (network, 2).source_id;
  test_network_undo (network, source);
  g_autofree char *after = test_network_tell (network, false);
  g_assert_cmpstr (after, ==, before);
}

int
main (int argc, char **argv)
{
  test_calendar_init ();
  g_test_init (&argc, &argv, NULL);
  set_up_files ();
  g_test_add_func ("/intake/calendar/any-order", test_any_order_and_back);
  g_test_add_func ("/intake/calendar/people", test_meetings_find_their_people);
  g_test_add_func ("/intake/calendar/again", test_again_and_later);
  g_test_add_func ("/intake/calendar/undone", test_an_invitation_undone_leaves_the_calendar);
  return g_test_run ();
}
