/* Numbers and dates as people of the user's language write them. */
#include "cli/cli-private.h"

char *
ent_format_count (int64_t count)
{
  /* Translators: what stands between thousands: a comma in English, U+202F in French. */
  const char *separator = C_ ("thousands separator", ",");
  g_autofree char *digits = g_strdup_printf ("%" G_GINT64_FORMAT, ABS (count));
  size_t length = strlen (digits);
  GString *text = g_string_new (count < 0 ? "-" : "");
  for (size_t i = 0; i < length; i++) {
    if (i > 0 && (length - i) % 3 == 0)
      g_string_append (text, separator);
    g_string_append_c (text, digits[i]);
  }
  return g_string_free (text, FALSE);
}

char *
ent_format_change (int64_t change)
{
  g_autofree char *count = ent_format_count (change);
  return change > 0 ? g_strconcat ("+", count, NULL) : g_steal_pointer (&count);
}

static const char *
month_name (unsigned month)
{
  static const char *const names[] = {
      NC_ ("month", "Jan"), NC_ ("month", "Feb"), NC_ ("month", "Mar"), NC_ ("month", "Apr"),
      NC_ ("month", "May"), NC_ ("month", "Jun"), NC_ ("month", "Jul"), NC_ ("month", "Aug"),
      NC_ ("month", "Sep"), NC_ ("month", "Oct"), NC_ ("month", "Nov"), NC_ ("month", "Dec"),
  };
  return g_dpgettext2 (GETTEXT_PACKAGE, "month", names[(month - 1) % G_N_ELEMENTS (names)]);
}

char *
ent_format_day (int64_t at_us)
{
  if (at_us == ENT_TIME_UNKNOWN)
    return g_strdup ("-");
  int year;
  unsigned month, day;
  ent_civil_from_days (ent_day_of (at_us), &year, &month, &day);
  /* Translators: day, name of the month, year. */
  return g_strdup_printf (C_ ("date", "%u %s %d"), day, month_name (month), year);
}

char *
ent_format_month (int64_t day)
{
  int year;
  unsigned month, day_of_month;
  ent_civil_from_days (day, &year, &month, &day_of_month);
  return g_strdup_printf (C_ ("month and year", "%s %d"), month_name (month), year);
}

char *
ent_format_ago (int64_t at_us, int64_t now_us)
{
  if (at_us == ENT_TIME_UNKNOWN)
    return g_strdup (_ ("never"));
  int64_t days = ent_day_of (now_us) - ent_day_of (at_us);
  if (days < 0)
    return ent_format_day (at_us);
  if (days == 0)
    return g_strdup (_ ("today"));
  if (days < 60)
    return g_strdup_printf (ngettext ("%d day ago", "%d days ago", (unsigned long)days), (int)days);
  if (days < 730)
    return g_strdup_printf (ngettext ("%d month ago", "%d months ago", (unsigned long)(days / 30)),
                            (int)(days / 30));
  return g_strdup_printf (ngettext ("%d year ago", "%d years ago", (unsigned long)(days / 365)),
                          (int)(days / 365));
}

const char *
ent_relation_word (int relation)
{
  static const char *const words[] = {
      [ENT_RELATION_UNKNOWN] = NC_ ("relation", "unknown"),
      [ENT_RELATION_GOOD] = NC_ ("relation", "good"),
      [ENT_RELATION_NEUTRAL] = NC_ ("relation", "neutral"),
      [ENT_RELATION_BAD] = NC_ ("relation", "bad"),
  };
  if (relation < 0 || (size_t)relation >= G_N_ELEMENTS (words))
    relation = ENT_RELATION_UNKNOWN;
  return g_dpgettext2 (GETTEXT_PACKAGE, "relation", words[relation]);
}
