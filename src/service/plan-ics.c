/* The week's plan as a calendar. Times are floating (RFC 5545, 3.3.5): nine o'clock is where the user is.
 * Nobody is invited, so that a calendar with the plan in it brings no meetings when it is imported. */
#include "service/plan-private.h"

#define WORKING_DAYS 5
#define FIRST_MINUTE (9 * 60)
#define LAST_MINUTE (24 * 60 - 1)

/* 1970-01-01 was a Thursday; Monday is 0. */
static bool
is_working (int64_t day)
{
  return (day % 7 + 7 + 3) % 7 < WORKING_DAYS;
}

static void
append_line (GString *line, GString *out)
{
  ent_vcard_append_folded (ent_slice_of (line), out);
  g_string_truncate (line, 0);
}

/* RFC 5545 escapes texts as vCards do (3.3.11; RFC 6350, 3.4). */
static void
append_text (const char *name, const char *text, GString *line, GString *out)
{
  g_string_append_printf (line, "%s:", name);
  ent_vcard_append_escaped (ent_slice (text), line);
  append_line (line, out);
}

static void
append_time (const char *name, int64_t day, int minute, const char *zone, GString *line, GString *out)
{
  int year;
  unsigned month, day_of_month;
  ent_civil_from_days (day, &year, &month, &day_of_month);
  g_string_append_printf (line, "%s:%04d%02u%02uT%02d%02d00%s", name, year, month, day_of_month, minute / 60,
                          minute % 60, zone);
  append_line (line, out);
}

static char *
description (const EntWeekTouch *touch)
{
  g_autoptr (GString) text = g_string_new (touch->step_text);
  for (guint i = 0; i < touch->reasons->len; i++)
    g_string_append_printf (text, "\n%s", g_array_index (touch->reasons, EntScoreReason, i).text);
  if (*touch->subject != '\0')
    g_string_append_printf (text, _ ("\nLast talked about: %s"), touch->subject);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
append_entry (const EntWeek *week, const EntWeekTouch *touch, int64_t day, int minute, GString *line,
              GString *out)
{
  g_autofree char *words = description (touch);
  g_autoptr (GString) summary = g_string_new (NULL);
  ent_text_append_printable (ent_slice (touch->contact.name), summary);
  g_string_append (out, "BEGIN:VEVENT\r\n");
  g_string_append (line, "UID:plan-");
  ent_day_to_iso (week->day, line);
  g_string_append_printf (line, "-%" G_GINT64_FORMAT "@entregent.invalid", touch->contact.id);
  append_line (line, out);
  append_time ("DTSTAMP", week->day, 0, "Z", line, out);
  append_time ("DTSTART", day, minute, "", line, out);
  g_string_append_printf (line, "DURATION:PT%dM", touch->minutes);
  append_line (line, out);
  append_text ("SUMMARY", summary->str, line, out);
  append_text ("DESCRIPTION", words, line, out);
  g_string_append (out, "TRANSP:TRANSPARENT\r\nEND:VEVENT\r\n");
}

void
ent_week_append_ics (const EntWeek *week, int64_t limit, GString *out)
{
  guint n = limit < 0 ? week->touches->len : (guint)MIN (limit, week->touches->len);
  int total = 0;
  for (guint i = 0; i < n; i++)
    total += g_array_index (week->touches, EntWeekTouch, i).minutes;
  int a_day = (total + WORKING_DAYS - 1) / WORKING_DAYS;
  g_autoptr (GString) line = g_string_new (NULL);
  g_string_append (out, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Entregent//Entregent//EN\r\n");
  int64_t day = week->day - 1;
  int spent = a_day; /* of the day before the first */
  for (guint i = 0; i < n; i++) {
    const EntWeekTouch *touch = &g_array_index (week->touches, EntWeekTouch, i);
    if (spent >= a_day) {
      for (day++; !is_working (day);)
        day++;
      spent = 0;
    }
    append_entry (week, touch, day, MIN (FIRST_MINUTE + spent, LAST_MINUTE), line, out);
    spent += touch->minutes;
  }
  g_string_append (out, "END:VCALENDAR\r\n");
}
