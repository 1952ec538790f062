#include "sample/moments-private.h"

static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
static const char *const weekdays[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};

/* 0 is Monday. */
static unsigned
weekday_of (int64_t day)
{
  return (unsigned)(((day + 3) % 7 + 7) % 7);
}

/* The @nth Sunday of a month from 1; 0 for the last one. */
static int64_t
sunday_of (int year, unsigned month, unsigned nth)
{
  if (nth == 0) {
    int64_t last = ent_days_from_civil (month == 12 ? year + 1 : year, month == 12 ? 1 : month + 1, 1) - 1;
    return last - (weekday_of (last) + 1) % 7;
  }
  int64_t first = ent_days_from_civil (year, month, 1);
  return first + (6 - weekday_of (first)) + 7 * (int64_t)(nth - 1);
}

static int
year_of (int64_t at_us)
{
  int year;
  unsigned month, day;
  ent_civil_from_days (ent_day_of (at_us), &year, &month, &day);
  return year;
}

/* The zones' own rules, so that the bytes don't depend on the machine's zone files. */
static int64_t
paris_offset_us (int64_t at_us)
{
  int year = year_of (at_us);
  int64_t from = sunday_of (year, 3, 0) * ENT_US_PER_DAY + ENT_US_PER_HOUR;
  int64_t until = sunday_of (year, 10, 0) * ENT_US_PER_DAY + ENT_US_PER_HOUR;
  return (at_us >= from && at_us < until ? 2 : 1) * ENT_US_PER_HOUR;
}

static int64_t
pacific_offset_us (int64_t at_us)
{
  int year = year_of (at_us);
  int64_t from = sunday_of (year, 3, 2) * ENT_US_PER_DAY + 10 * ENT_US_PER_HOUR;
  int64_t until = sunday_of (year, 11, 1) * ENT_US_PER_DAY + 9 * ENT_US_PER_HOUR;
  return (at_us >= from && at_us < until ? -7 : -8) * ENT_US_PER_HOUR;
}

int64_t
ent_sample_working_time (EntRandom *random, int64_t day)
{
  if (weekday_of (day) >= 5 && ent_random_chance (random, 0.85))
    day -= weekday_of (day) - 4;
  static const double by_hour[24] = {0.05, 0, 0, 0, 0, 0.05, 0.2, 1, 5,   9,   9, 8,
                                     5,    5, 8, 8, 7, 6,    4,   2, 1.5, 1.5, 1, 0.4};
  int64_t hour = (int64_t)ent_random_weighted (random, by_hour, G_N_ELEMENTS (by_hour));
  int64_t local = day * ENT_US_PER_DAY + hour * ENT_US_PER_HOUR +
                  (int64_t)ent_random_below (random, 3600) * ENT_US_PER_SECOND;
  return local - paris_offset_us (local);
}

int64_t
ent_sample_awake (EntRandom *random, int64_t at_us)
{
  int64_t local = at_us + paris_offset_us (at_us);
  int64_t day = ent_day_of (local);
  int64_t hour = (local - day * ENT_US_PER_DAY) / ENT_US_PER_HOUR;
  if (hour >= 7 && hour < 22)
    return at_us;
  if (hour >= 22)
    day++;
  int64_t morning = day * ENT_US_PER_DAY + 8 * ENT_US_PER_HOUR +
                    (int64_t)ent_random_below (random, 7200) * ENT_US_PER_SECOND;
  return morning - paris_offset_us (morning);
}

/* A time taken apart. */
typedef struct {
  int year;
  unsigned month, day, hour, minute, second;
} Civil;

static Civil
civil_of (int64_t at_us)
{
  Civil civil;
  int64_t days = ent_day_of (at_us);
  ent_civil_from_days (days, &civil.year, &civil.month, &civil.day);
  unsigned second = (unsigned)((at_us - days * ENT_US_PER_DAY) / ENT_US_PER_SECOND);
  civil.hour = second / 3600;
  civil.minute = second / 60 % 60;
  civil.second = second % 60;
  return civil;
}

/* printf is too slow for a million times, so numbers are written by hand. */
static void
append_number (unsigned number, unsigned digits, GString *out)
{
  char text[10];
  g_assert (digits <= sizeof text);
  for (unsigned i = digits; i > 0; i--) {
    text[i - 1] = (char)('0' + number % 10);
    number /= 10;
  }
  g_string_append_len (out, text, (gssize)digits);
}

void
ent_sample_append_day (int64_t at_us, GString *out)
{
  Civil civil = civil_of (at_us);
  g_string_append_printf (out, "%02u %s %d", civil.day, months[civil.month - 1], civil.year);
}

void
ent_sample_append_seconds (int64_t at_us, char separator, const char *zone, GString *out)
{
  Civil civil = civil_of (at_us);
  append_number ((unsigned)civil.year, 4, out);
  g_string_append_c (out, separator);
  append_number (civil.month, 2, out);
  g_string_append_c (out, separator);
  append_number (civil.day, 2, out);
  g_string_append_c (out, ' ');
  append_number (civil.hour, 2, out);
  g_string_append_c (out, ':');
  append_number (civil.minute, 2, out);
  g_string_append_c (out, ':');
  append_number (civil.second, 2, out);
  g_string_append (out, zone);
}

void
ent_sample_append_pacific (int64_t at_us, bool padded, GString *out)
{
  Civil civil = civil_of (at_us + pacific_offset_us (at_us));
  unsigned hour = civil.hour % 12 == 0 ? 12 : civil.hour % 12;
  g_string_append_printf (out, padded ? "%02u/%02u/%02d, %02u:%02u %s" : "%u/%u/%02d, %u:%02u %s",
                          civil.month, civil.day, civil.year % 100, hour, civil.minute,
                          civil.hour < 12 ? "AM" : "PM");
}

void
ent_sample_append_java (int64_t at_us, GString *out)
{
  Civil civil = civil_of (at_us);
  g_string_append_printf (out, "%s %s %02u %02u:%02u:%02u UTC %d", weekdays[weekday_of (ent_day_of (at_us))],
                          months[civil.month - 1], civil.day, civil.hour, civil.minute, civil.second,
                          civil.year);
}

void
ent_sample_append_month (int64_t day, GString *out)
{
  Civil civil = civil_of (day * ENT_US_PER_DAY);
  g_string_append_printf (out, "%s %d", months[civil.month - 1], civil.year);
}

void
ent_sample_append_mail_time (int64_t at_us, bool paris, GString *out)
{
  int64_t offset_us = paris ? paris_offset_us (at_us) : 0;
  Civil civil = civil_of (at_us + offset_us);
  g_string_append_printf (out, "%s, %02u %s %d %02u:%02u:%02u +%02u00",
                          weekdays[weekday_of (ent_day_of (at_us + offset_us))], civil.day,
                          months[civil.month - 1], civil.year, civil.hour, civil.minute, civil.second,
                          (unsigned)(offset_us / ENT_US_PER_HOUR));
}

void
ent_sample_append_mbox_time (int64_t at_us, GString *out)
{
  Civil civil = civil_of (at_us);
  g_string_append_printf (out, "%s %s %02u %02u:%02u:%02u +0000 %d",
                          weekdays[weekday_of (ent_day_of (at_us))], months[civil.month - 1], civil.day,
                          civil.hour, civil.minute, civil.second, civil.year);
}

void
ent_sample_append_quote_time (int64_t at_us, bool english, GString *out)
{
  static const char *const french_days[] = {"lun.", "mar.", "mer.", "jeu.", "ven.", "sam.", "dim."};
  static const char *const french_months[] = {"janv.", "févr.", "mars",  "avr.", "mai",  "juin",
                                              "juil.", "août",  "sept.", "oct.", "nov.", "déc."};
  int64_t local_us = at_us + paris_offset_us (at_us);
  Civil civil = civil_of (local_us);
  unsigned weekday = weekday_of (ent_day_of (local_us));
  if (english)
    g_string_append_printf (out, "%s, %s %u, %d at %u:%02u %s", weekdays[weekday], months[civil.month - 1],
                            civil.day, civil.year, civil.hour % 12 == 0 ? 12 : civil.hour % 12, civil.minute,
                            civil.hour < 12 ? "AM" : "PM");
  else
    g_string_append_printf (out, "%s %u %s %d à %02u:%02u", french_days[weekday], civil.day,
                            french_months[civil.month - 1], civil.year, civil.hour, civil.minute);
}

void
ent_sample_append_ical_time (int64_t at_us, bool paris, GString *out)
{
  Civil civil = civil_of (paris ? at_us + paris_offset_us (at_us) : at_us);
  g_string_append_printf (out, "%04d%02u%02uT%02u%02u%02u%s", civil.year, civil.month, civil.day, civil.hour,
                          civil.minute, civil.second, paris ? "" : "Z");
}

void
ent_sample_append_ical_day (int64_t at_us, GString *out)
{
  Civil civil = civil_of (at_us);
  g_string_append_printf (out, "%04d%02u%02u", civil.year, civil.month, civil.day);
}
