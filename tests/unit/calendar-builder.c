#include "calendar-builder.h"

void
test_calendar_init (void)
{
  g_setenv ("ENTREGENT_NOW", "2026-06-15T12:00:00Z", TRUE);
}

TestReading *
test_calendar_read_bytes (const char *bytes, size_t n_bytes)
{
  char *folder = test_folder_new ();
  g_autofree char *path = test_file_write (folder, "agenda.ics", bytes, n_bytes);
  TestReading *reading = test_read (path);
  test_folder_remove (folder);
  return reading;
}

TestReading *
test_calendar_read (const char *lines)
{
  g_autofree char *text = g_strdup_printf (
      "BEGIN:VCALENDAR\nVERSION:2.0\nX-WR-CALNAME:zoe@example.org\n%sEND:VCALENDAR\n", lines);
  return test_calendar_read_bytes (text, strlen (text));
}

TestReading *
test_calendar_read_event (const char *lines)
{
  g_autofree char *event =
      g_strdup_printf ("BEGIN:VEVENT\nUID:u1@example.org\nSUMMARY:Point\n%sEND:VEVENT\n", lines);
  return test_calendar_read (event);
}

char *
test_calendar_meetings (const TestReading *reading)
{
  GString *out = g_string_new (NULL);
  for (guint i = 0; i < reading->records->len; i++) {
    const char *record = g_ptr_array_index (reading->records, i);
    const char *at = strstr (record, "\"at\":\"");
    if (strstr (record, "\"channel\":\"meeting\"") == NULL || at == NULL)
      continue;
    at += strlen ("\"at\":\"");
    g_string_append_printf (out, "%s%.*s", out->len > 0 ? " " : "", (int)(strchr (at, '"') - at), at);
  }
  return g_string_free (out, FALSE);
}

void
test_calendar_assert_left_out (const TestReading *reading, const char *reason)
{
  g_autofree char *meetings = test_calendar_meetings (reading);
  g_autofree char *part = g_strdup_printf ("\"reason\":\"%s\"", reason);
  g_assert_cmpstr (meetings, ==, "");
  g_assert_cmpuint (test_reading_count (reading, "\"kind\":\"left_out\""), ==, 1);
  for (guint i = 0; i < reading->records->len; i++)
    g_test_message ("%s", (const char *)g_ptr_array_index (reading->records, i));
  g_assert_cmpuint (test_reading_count (reading, part), ==, 1);
  g_assert_cmpuint (reading->info.n_left_out, ==, 1);
}
