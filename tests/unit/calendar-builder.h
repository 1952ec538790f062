/* Calendars made up for tests: those of zoe@example.org, at noon of 2026-06-15. */
#pragma once

#include "archive-builder.h"

#define TEST_ZOE "ORGANIZER;CN=Zoé Exemple:mailto:zoe@example.org\n"
#define TEST_AWA "ATTENDEE;CN=Awa Fictive;PARTSTAT=ACCEPTED:mailto:awa@example.com\n"
#define TEST_MEETING TEST_ZOE TEST_AWA

/** test_calendar_init: sets the clock; for main(). */
void test_calendar_init (void);

/** test_calendar_read: reads a file with these lines in a VCALENDAR that is called zoe@example.org. */
TestReading *test_calendar_read (const char *lines);

/** test_calendar_read_event: the same of one event with a UID and a title, and these lines. */
TestReading *test_calendar_read_event (const char *lines);

/** test_calendar_read_bytes: the same of a whole file. */
TestReading *test_calendar_read_bytes (const char *bytes, size_t n_bytes);

/** test_calendar_meetings: when the meetings were, "2026-01-05T13:00:00Z 2026-01-12" in order. */
char *test_calendar_meetings (const TestReading *reading);

/** test_calendar_assert_left_out: fails the test unless there is no meeting and exactly one reason. */
void test_calendar_assert_left_out (const TestReading *reading, const char *reason);
