/* Invitations, answers and cancellations in mails: of each meeting the last word stands, from who may say it.
 */
#include "calendar-builder.h"
#include "mailbox-builder.h"

#define AWA "Awa Fictive <awa@example.com>"
#define ZOE "Zoé Exemple <zoe@example.org>"
#define EVENT "UID:u1@example.org\nDTSTART:20260105T100000Z\nSUMMARY:Point\n"
#define FROM_AWA                                                                                             \
  EVENT "ORGANIZER;CN=Awa Fictive:mailto:awa@example.com\n"                                                  \
        "ATTENDEE;PARTSTAT=NEEDS-ACTION;CN=Zoé Exemple:mailto:zoe@example.org\n"
#define FROM_ZOE                                                                                             \
  EVENT "ORGANIZER:mailto:zoe@example.org\nATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:awa@example.com\n"

typedef struct {
  const char *from, *to, *method, *event;
  const char *header; /* may be NULL */
} Invitation;

static void
add (const char *path, const Invitation *self, size_t index)
{
  g_autofree char *mail =
      g_strdup_printf ("From: %s\nTo: %s\nDelivered-To: zoe@example.org\nSubject: Invitation %zu\n"
                       "Date: Mon, 05 Jan 2026 09:00:00 +0000\nMessage-ID: <i%zu@example.org>\n%s"
                       "MIME-Version: 1.0\nContent-Type: multipart/alternative; "
                       "boundary=b\n\n--b\nContent-Type: text/plain\n\nBonjour\n"
                       "--b\nContent-Type: text/calendar; charset=utf-8; "
                       "method=%s\n\nBEGIN:VCALENDAR\nMETHOD:%s\nBEGIN:VEVENT\n"
                       "%sEND:VEVENT\nEND:VCALENDAR\n--b--\n",
                       self->from, self->to, index, index, self->header != NULL ? self->header : "",
                       self->method, self->method, self->event);
  test_mailbox_add (path, mail);
}

/* A mailbox that is Zoé's, with these mails in that order. */
static TestReading *
read_mails (const Invitation *mails, size_t n)
{
  char *folder = test_folder_new ();
  g_autofree char *path = g_build_filename (folder, "Inbox", NULL);
  static const char *const subjects[] = {"un", "deux", "trois"};
  for (size_t i = 0; i < G_N_ELEMENTS (subjects); i++) {
    g_autofree char *mail = test_mail ("Bilal <bilal@example.net>", ZOE, subjects[i], "Bonjour");
    g_autofree char *delivered = g_strconcat ("Delivered-To: zoe@example.org\n", mail, NULL);
    test_mailbox_add (path, delivered);
  }
  for (size_t i = 0; i < n; i++)
    add (path, &mails[i], i);
  TestReading *reading = test_read (path);
  g_assert_cmpstr (reading->info.kind, ==, "mailbox");
  test_folder_remove (folder);
  return reading;
}

/* The one meeting has this in it; or, with NULL, there is none, for this reason. */
static void
assert_mails (const Invitation *mails, size_t n, const char *part, const char *reason)
{
  g_autoptr (TestReading) r = read_mails (mails, n);
  g_assert_cmpuint (test_reading_count (r, "\"channel\":\"meeting\""), ==, part != NULL ? 1 : 0);
  if (part != NULL)
    test_reading_find (r, "\"channel\":\"meeting\"", part, NULL);
  if (reason != NULL)
    test_reading_find (r, "\"left_out\"", reason, NULL);
}

static void
test_an_invitation (void)
{
  static const Invitation mails[] = {{AWA, ZOE, "REQUEST", FROM_AWA, NULL}};
  g_autoptr (TestReading) r = read_mails (mails, 1);
  const char *meeting = test_reading_find (r, "\"channel\":\"meeting\"", NULL);
  g_assert_nonnull (
      strstr (meeting, "\"parties\":[{\"identifier\":{\"kind\":\"email\",\"value\":\"awa@example.com\"}"));
  g_assert_nonnull (strstr (meeting, "\"external_id\":\"u1@example.org\\n\""));
  g_assert_nonnull (strstr (meeting, "\"file\":\"Inbox\""));
  g_assert_null (strstr (meeting, "zoe@example.org"));
  /* The mail itself is a mail all the same. */
  test_reading_find (r, "\"kind\":\"mail\"", "Invitation 0", NULL);
}

static void
test_the_last_word (void)
{
  static const Invitation moved[] = {
      {AWA, ZOE, "REQUEST",
       "UID:u1@example.org\nSEQUENCE:1\nDTSTART:20260106T100000Z\nORGANIZER:mailto:awa@example.com\n"
       "ATTENDEE:mailto:zoe@example.org\n",
       NULL},
      {AWA, ZOE, "REQUEST", FROM_AWA, NULL},
  };
  assert_mails (moved, 2, "2026-01-06T10:00:00Z", NULL);
  static const Invitation cancelled[] = {{AWA, ZOE, "REQUEST", FROM_AWA, NULL},
                                         {AWA, ZOE, "CANCEL", FROM_AWA "SEQUENCE:1\n", NULL}};
  assert_mails (cancelled, 2, NULL, "meeting-cancelled");
  static const Invitation reverse[] = {{AWA, ZOE, "CANCEL", FROM_AWA "SEQUENCE:1\n", NULL},
                                       {AWA, ZOE, "REQUEST", FROM_AWA, NULL}};
  assert_mails (reverse, 2, NULL, "meeting-cancelled");
  static const Invitation forged[] = {{AWA, ZOE, "REQUEST", FROM_AWA, NULL},
                                      {"mallory@example.net", ZOE, "CANCEL", FROM_AWA "SEQUENCE:1\n", NULL}};
  assert_mails (forged, 2, "awa@example.com", NULL);
  static const Invitation taken[] = {
      {AWA, ZOE, "REQUEST", FROM_AWA, NULL},
      {"mallory@example.net", ZOE, "REQUEST",
       EVENT "SEQUENCE:9\nORGANIZER:mailto:mallory@example.net\nATTENDEE:mailto:zoe@example.org\n", NULL},
  };
  assert_mails (taken, 2, "awa@example.com", NULL);
}

static void
test_answers (void)
{
  static const char yes[] =
      EVENT "ORGANIZER:mailto:zoe@example.org\nATTENDEE;PARTSTAT=ACCEPTED:mailto:awa@example.com\n";
  static const char no[] =
      EVENT "ORGANIZER:mailto:awa@example.com\nATTENDEE;PARTSTAT=DECLINED:mailto:zoe@example.org\n";
  static const Invitation silent[] = {{ZOE, AWA, "REQUEST", FROM_ZOE, NULL}};
  assert_mails (silent, 1, NULL, "meeting-unanswered");
  static const Invitation accepted[] = {{ZOE, AWA, "REQUEST", FROM_ZOE, NULL},
                                        {AWA, ZOE, "REPLY", yes, NULL}};
  assert_mails (accepted, 2, "awa@example.com", NULL);
  static const Invitation forged[] = {{ZOE, AWA, "REQUEST", FROM_ZOE, NULL},
                                      {"mallory@example.net", ZOE, "REPLY", yes, NULL}};
  assert_mails (forged, 2, NULL, "meeting-unanswered");
  static const Invitation declined[] = {{AWA, ZOE, "REQUEST", FROM_AWA, NULL}, {ZOE, AWA, "REPLY", no, NULL}};
  assert_mails (declined, 2, NULL, "meeting-declined");
  /* An answer to the time before is none to the new one. */
  static const Invitation stale[] = {{ZOE, AWA, "REQUEST", FROM_ZOE "SEQUENCE:2\n", NULL},
                                     {AWA, ZOE, "REPLY", yes, NULL}};
  assert_mails (stale, 2, NULL, "meeting-unanswered");
  static const Invitation counter[] = {{ZOE, AWA, "REQUEST", FROM_ZOE, NULL},
                                       {AWA, ZOE, "COUNTER", yes, NULL}};
  assert_mails (counter, 2, NULL, "meeting-unanswered");
}

/* Mails are of 5 January 2026. */
static void
test_a_series_begins_with_its_invitation (void)
{
  static const char series[] =
      "UID:s@example.org\nDTSTART:20251222T100000Z\nRRULE:FREQ=WEEKLY;UNTIL=20260112T100000Z\n"
      "ORGANIZER:mailto:awa@example.com\nATTENDEE:mailto:zoe@example.org\n";
  static const char once[] =
      "UID:s@example.org\nRECURRENCE-ID:20260112T100000Z\nDTSTART:20260112T100000Z\n"
      "SEQUENCE:1\nORGANIZER:mailto:awa@example.com\nATTENDEE:mailto:zoe@example.org\n";
  static const char forged[] =
      "UID:s@example.org\nRECURRENCE-ID:20260112T100000Z\nDTSTART:20260112T100000Z\n"
      "SEQUENCE:1\nORGANIZER:mailto:mallory@example.net\nATTENDEE:mailto:zoe@example.org\n";
  static const Invitation cancelled[] = {{AWA, ZOE, "REQUEST", series, NULL},
                                         {AWA, ZOE, "CANCEL", once, NULL}};
  assert_mails (cancelled, 2, "2026-01-05T10:00:00Z", NULL);
  static const Invitation wrongly[] = {{AWA, ZOE, "REQUEST", series, NULL},
                                       {"mallory@example.net", ZOE, "CANCEL", forged, NULL}};
  g_autoptr (TestReading) r = read_mails (wrongly, 2);
  g_autofree char *meetings = test_calendar_meetings (r);
  g_assert_cmpstr (meetings, ==, "2026-01-05T10:00:00Z 2026-01-12T10:00:00Z");
}

static void
test_what_is_not_for_the_user (void)
{
  static const Invitation listed[] = {
      {AWA, "liste@example.com", "REQUEST",
       EVENT "ORGANIZER:mailto:awa@example.com\nATTENDEE:mailto:liste@example.com\n", NULL}};
  assert_mails (listed, 1, NULL, "meeting-of-others");
  static const Invitation letter[] = {
      {AWA, ZOE, "REQUEST", FROM_AWA, "List-Unsubscribe: <mailto:u@example.com>\nPrecedence: bulk\n"}};
  assert_mails (letter, 1, NULL, NULL);
  static const Invitation future[] = {{AWA, ZOE, "REQUEST",
                                       "UID:u2\nDTSTART:20260701T100000Z\nORGANIZER:mailto:awa@example."
                                       "com\nATTENDEE:mailto:zoe@example.org\n",
                                       NULL}};
  assert_mails (future, 1, NULL, "meeting-to-come");
}

/* Google Takeout of everything: the mailbox shows whose the calendar is. */
static void
test_a_calendar_beside_mails (void)
{
  g_autoptr (GString) mbox = g_string_new (NULL);
  for (int i = 0; i < 3; i++)
    g_string_append_printf (
        mbox,
        "From - Mon Apr  7 14:31:02 2025\nDelivered-To: zoe@example.org\nFrom: b@example.net\n"
        "To: zoe@example.org\nDate: Mon, 7 Apr 2025 14:31:02 +0200\nMessage-ID: <%d@x>\n\nOui\n\n",
        i);
  static const char calendar[] =
      "BEGIN:VCALENDAR\nX-WR-CALNAME:Travail\nBEGIN:VEVENT\n" FROM_AWA "END:VEVENT\nEND:VCALENDAR\n";
  const TestFile files[] = {{"Takeout/Mail/Tous.mbox", mbox->str, 0},
                            {"Takeout/Agenda/Travail.ics", calendar, 0}};
  g_autoptr (TestReading) r = test_read_files (files, G_N_ELEMENTS (files));
  g_assert_cmpstr (r->info.kind, ==, "mailbox");
  g_assert_cmpuint (test_reading_count (r, "\"kind\":\"mail\""), ==, 3);
  test_reading_find (r, "\"channel\":\"meeting\"", "awa@example.com", "Travail.ics", NULL);
  g_assert_cmpuint (test_reading_count (r, "\"kind\":\"self\""), ==, 1);
}

static void
test_broken_parts (void)
{
  static const Invitation mails[] = {{AWA, ZOE, "REQUEST", "UID:u\nDTSTART:never\n", NULL},
                                     {AWA, ZOE, "REQUEST", FROM_AWA, NULL},
                                     {AWA, ZOE, "REQUEST", "BEGIN:VEVENT\n", NULL}};
  assert_mails (mails, 3, "awa@example.com", NULL);
}

int
main (int argc, char **argv)
{
  test_calendar_init ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/calendar/mail/invitation", test_an_invitation);
  g_test_add_func ("/calendar/mail/last-word", test_the_last_word);
  g_test_add_func ("/calendar/mail/answers", test_answers);
  g_test_add_func ("/calendar/mail/series", test_a_series_begins_with_its_invitation);
  g_test_add_func ("/calendar/mail/not-for-the-user", test_what_is_not_for_the_user);
  g_test_add_func ("/calendar/mail/beside", test_a_calendar_beside_mails);
  g_test_add_func ("/calendar/mail/broken", test_broken_parts);
  return g_test_run ();
}
