#include "base/clock.h"

/* Civil calendar arithmetic: Howard Hinnant, "chrono-compatible low-level date algorithms" (public domain).
 */
int64_t
ent_days_from_civil (int year, unsigned month, unsigned day)
{
  int64_t y = month <= 2 ? (int64_t)year - 1 : year;
  int64_t era = (y >= 0 ? y : y - 399) / 400;
  int64_t year_of_era = y - era * 400;
  int64_t day_of_year = (153 * (int64_t)(month > 2 ? month - 3 : month + 9) + 2) / 5 + (int64_t)day - 1;
  int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146097 + day_of_era - 719468;
}

void
ent_civil_from_days (int64_t days, int *out_year, unsigned *out_month, unsigned *out_day)
{
  int64_t z = days + 719468;
  int64_t era = (z >= 0 ? z : z - 146096) / 146097;
  int64_t day_of_era = z - era * 146097;
  int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  int64_t shifted_month = (5 * day_of_year + 2) / 153;
  *out_day = (unsigned)(day_of_year - (153 * shifted_month + 2) / 5 + 1);
  *out_month = (unsigned)(shifted_month < 10 ? shifted_month + 3 : shifted_month - 9);
  *out_year = (int)(year_of_era + era * 400 + (*out_month <= 2));
}

bool
ent_date_is_valid (int year, unsigned month, unsigned day)
{
  if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1 || day > 31)
    return false;
  int back_year;
  unsigned back_month, back_day;
  ent_civil_from_days (ent_days_from_civil (year, month, day), &back_year, &back_month, &back_day);
  return back_month == month && back_day == day;
}

/* Reads exactly @digits digits at @at; -1 if they are not all there. */
static int
read_digits (EntSlice text, size_t at, size_t digits)
{
  if (text.length < at + digits)
    return -1;
  int value = 0;
  for (size_t i = at; i < at + digits; i++) {
    if (!g_ascii_isdigit (text.data[i]))
      return -1;
    value = value * 10 + (text.data[i] - '0');
  }
  return value;
}

/* The clock part of an ISO time from byte 10 on; false when something else stands there. */
static bool
read_clock (EntSlice text, int64_t *out_seconds, EntPrecision *out_precision)
{
  int hour = read_digits (text, 11, 2);
  int minute = read_digits (text, 14, 2);
  if ((text.data[10] != ' ' && text.data[10] != 'T') || hour < 0 || hour > 23 || minute < 0 || minute > 59 ||
      text.data[13] != ':')
    return false;
  int second = 0;
  size_t end = 16;
  if (text.length > 16 && text.data[16] == ':') {
    second = read_digits (text, 17, 2);
    if (second < 0 || second > 60)
      return false;
    end = 19;
  }
  EntSlice zone = ent_slice_from (text, end);
  if (zone.length > 0 && !ent_slice_equal (zone, ENT_SLICE ("Z")) &&
      !ent_slice_equal (zone, ENT_SLICE (" UTC")))
    return false;
  *out_seconds = hour * 3600 + minute * 60 + MIN (second, 59);
  *out_precision = end == 19 ? ENT_PRECISION_SECOND : ENT_PRECISION_MINUTE;
  return true;
}

bool
ent_time_from_iso (EntSlice text, EntTime *out_time)
{
  int year = read_digits (text, 0, 4);
  int month = read_digits (text, 5, 2);
  int day = read_digits (text, 8, 2);
  if (year < 0 || month < 0 || day < 0 || text.data[4] != '-' || text.data[7] != '-' ||
      !ent_date_is_valid (year, (unsigned)month, (unsigned)day))
    return false;

  int64_t seconds = 0;
  EntPrecision precision = ENT_PRECISION_DAY;
  if (text.length > 10 && !read_clock (text, &seconds, &precision))
    return false;
  int64_t days = ent_days_from_civil (year, (unsigned)month, (unsigned)day);
  *out_time = (EntTime){(days * 86400 + seconds) * ENT_US_PER_SECOND, precision};
  return true;
}

int64_t
ent_now_us (void)
{
  EntTime given;
  if (ent_time_from_iso (ent_slice (g_getenv ("ENTREGENT_NOW")), &given))
    return given.at_us;
  return g_get_real_time ();
}

void
ent_day_to_iso (int64_t day, GString *out)
{
  int year;
  unsigned month, day_of_month;
  ent_civil_from_days (day, &year, &month, &day_of_month);
  g_string_append_printf (out, "%04d-%02u-%02u", year, month, day_of_month);
}

void
ent_time_to_iso (EntTime time, GString *out)
{
  int64_t day = ent_day_of (time.at_us);
  size_t start = out->len;
  ent_day_to_iso (day, out);
  if (time.precision == ENT_PRECISION_YEAR)
    g_string_truncate (out, start + 4);
  else if (time.precision == ENT_PRECISION_MONTH)
    g_string_truncate (out, start + 7);
  if (time.precision == ENT_PRECISION_SECOND || time.precision == ENT_PRECISION_MINUTE ||
      time.precision == ENT_PRECISION_AROUND) {
    int64_t seconds = (time.at_us - day * ENT_US_PER_DAY) / ENT_US_PER_SECOND;
    g_string_append_printf (out, "T%02d:%02d:%02dZ", (int)(seconds / 3600), (int)(seconds / 60 % 60),
                            (int)(seconds % 60));
  }
}
