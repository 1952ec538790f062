#include "readers/dates-private.h"

struct EntDates {
  GTimeZone *pacific; /* NULL when the system does not know it */
  bool day_first;
};

/* A date as far as it is read. */
typedef struct {
  EntSlice rest;
  int year; /* -1: none yet */
  unsigned month;
  unsigned day;
  int hour; /* -1: no time of day */
  int minute;
  int second; /* -1: not written */
  bool is_utc;
} Parse;

EntDates *
ent_dates_new (EntReport *report)
{
  EntDates *self = g_new0 (EntDates, 1);
  self->pacific = g_time_zone_new_identifier ("America/Los_Angeles");
  if (self->pacific == NULL)
    ent_report_add (
        report, ENT_SLICE (""), 0, ENT_SLICE (""),
        _ ("This system has no time zones (package tzdata): times of invitations may be wrong by an hour."));
  return self;
}

void
ent_dates_free (EntDates *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->pacific, g_time_zone_unref);
  g_free (self);
}

void
ent_dates_set_day_first (EntDates *self, bool day_first)
{
  self->day_first = day_first;
}

/* ---- Words ---- */

/* Folded; a month is known by any beginning of three letters that only fits one. */
static const char *const month_names[12][8] = {
    {"january", "janvier", "januar", "enero", "gennaio", "jaenner"},
    {"february", "fevrier", "februar", "febrero", "febbraio"},
    {"march", "mars", "marz", "marzo", "maerz"},
    {"april", "avril", "abril", "aprile"},
    {"may", "mai", "mayo", "maggio"},
    {"june", "juin", "juni", "junio", "giugno"},
    {"july", "juillet", "juli", "julio", "luglio"},
    {"august", "aout", "agosto"},
    {"september", "septembre", "septiembre", "settembre", "setiembre"},
    {"october", "octobre", "oktober", "octubre", "ottobre"},
    {"november", "novembre", "noviembre"},
    {"december", "decembre", "dezember", "diciembre", "dicembre"},
};

static bool
month_fits (unsigned month, EntSlice word)
{
  for (size_t i = 0; i < G_N_ELEMENTS (month_names[0]) && month_names[month][i] != NULL; i++)
    if (strncmp (month_names[month][i], word.data, word.length) == 0)
      return true;
  return false;
}

/* 1 to 12, or 0 when @word (folded) is no month or could be two ("jui"). */
static unsigned
month_from_word (EntSlice word)
{
  unsigned found = 0;
  for (unsigned month = 0; word.length >= 3 && month < 12; month++) {
    if (!month_fits (month, word))
      continue;
    if (found != 0)
      return 0;
    found = month + 1;
  }
  return found;
}

/* Lower case and without accents, for the letters that months have in five languages. */
static size_t
fold_letter (EntSlice text, char *out)
{
  static const struct {
    const char *letter;
    char folded;
  } accented[] = {{"é", 'e'}, {"É", 'e'}, {"û", 'u'}, {"Û", 'u'},
                  {"ä", 'a'}, {"Ä", 'a'}, {"è", 'e'}, {"ù", 'u'}};
  if (text.length == 0)
    return 0;
  if (g_ascii_isalpha (text.data[0])) {
    *out = g_ascii_tolower (text.data[0]);
    return 1;
  }
  for (size_t i = 0; i < G_N_ELEMENTS (accented); i++)
    if (text.length >= 2 && memcmp (text.data, accented[i].letter, 2) == 0) {
      *out = accented[i].folded;
      return 2;
    }
  return 0;
}

/* ---- Pieces ---- */

static void
skip_any (Parse *parse, const char *characters)
{
  while (parse->rest.length > 0 && parse->rest.data[0] != '\0' &&
         strchr (characters, parse->rest.data[0]) != NULL)
    parse->rest = ent_slice_from (parse->rest, 1);
  /* Spreadsheets write a narrow no-break space before AM. */
  while (parse->rest.length >= 3 && memcmp (parse->rest.data, "\xE2\x80\xAF", 3) == 0)
    parse->rest = ent_slice_from (parse->rest, 3);
  while (parse->rest.length >= 2 && memcmp (parse->rest.data, "\xC2\xA0", 2) == 0)
    parse->rest = ent_slice_from (parse->rest, 2);
}

static bool
take_char (Parse *parse, char c)
{
  if (parse->rest.length == 0 || parse->rest.data[0] != c)
    return false;
  parse->rest = ent_slice_from (parse->rest, 1);
  return true;
}

/* A number of up to four digits; returns how many, 0 when there is none or it is longer. */
static unsigned
take_number (Parse *parse, unsigned *out_value)
{
  unsigned digits = 0;
  unsigned value = 0;
  while (digits < parse->rest.length && g_ascii_isdigit (parse->rest.data[digits])) {
    if (digits == 4)
      return 0;
    value = value * 10 + (unsigned)(parse->rest.data[digits++] - '0');
  }
  parse->rest = ent_slice_from (parse->rest, digits);
  *out_value = value;
  return digits;
}

/* A word of letters, folded into @buffer. */
static EntSlice
take_word (Parse *parse, char *buffer, size_t size)
{
  size_t length = 0;
  char letter;
  for (size_t n = fold_letter (parse->rest, &letter); n > 0; n = fold_letter (parse->rest, &letter)) {
    if (length < size)
      buffer[length++] = letter;
    parse->rest = ent_slice_from (parse->rest, n);
  }
  return (EntSlice){buffer, length};
}

static bool
take_month (Parse *parse)
{
  char buffer[12];
  Parse before = *parse;
  EntSlice word = take_word (parse, buffer, sizeof buffer);
  parse->month = month_from_word (word);
  if (parse->month == 0)
    *parse = before;
  else
    take_char (parse, '.');
  return parse->month != 0;
}

static bool
take_year (Parse *parse)
{
  unsigned value;
  unsigned digits = take_number (parse, &value);
  if (digits == 2)
    parse->year = value < 70 ? 2000 + (int)value : 1900 + (int)value;
  else if (digits == 4)
    parse->year = (int)value;
  return digits == 2 || digits == 4;
}

static bool
take_day (Parse *parse)
{
  unsigned digits = take_number (parse, &parse->day);
  return digits == 1 || digits == 2;
}

/* `HH:MM[:SS[.0]]`, `H:MM AM`. */
static bool
take_clock (Parse *parse)
{
  unsigned hour, minute, second;
  if (take_number (parse, &hour) == 0 || !take_char (parse, ':') || take_number (parse, &minute) != 2)
    return false;
  parse->second = -1;
  if (take_char (parse, ':')) {
    if (take_number (parse, &second) != 2)
      return false;
    parse->second = (int)MIN (second, 59);
    if (take_char (parse, '.') && take_number (parse, &second) == 0)
      return false;
  }
  Parse before = *parse;
  char buffer[4];
  skip_any (parse, " ");
  EntSlice half = take_word (parse, buffer, sizeof buffer);
  bool is_am = ent_slice_equal (half, ENT_SLICE ("am"));
  bool is_pm = ent_slice_equal (half, ENT_SLICE ("pm"));
  if (!is_am && !is_pm)
    *parse = before;
  if ((is_am || is_pm) && (hour < 1 || hour > 12))
    return false;
  if (is_am || is_pm)
    hour = hour % 12 + (is_pm ? 12 : 0);
  parse->hour = (int)hour;
  parse->minute = (int)minute;
  return hour < 24 && minute < 60;
}

/* `UTC`, `GMT`, `Z`, `(GMT)`, `+00:00`; true also when there is none, false when something else stands there.
 */
static bool
take_zone (Parse *parse)
{
  static const char *const utc[] = {"utc", "gmt", "z"};
  char buffer[8];
  skip_any (parse, " (");
  EntSlice zone = take_word (parse, buffer, sizeof buffer);
  for (size_t i = 0; i < G_N_ELEMENTS (utc); i++)
    parse->is_utc = parse->is_utc || ent_slice_equal (zone, ent_slice (utc[i]));
  skip_any (parse, ")");
  if (zone.length == 0 && ent_slice_equal (parse->rest, ENT_SLICE ("+00:00"))) {
    parse->is_utc = true;
    parse->rest.length = 0;
  }
  return zone.length == 0 || parse->is_utc;
}

/* ---- Forms ---- */

/* What may follow a day: nothing, or a time of day and its zone. A range ("10:00 AM - 11:00 AM") gives its
 * start. */
static bool
take_rest (Parse *parse)
{
  skip_any (parse, " ,T");
  if (parse->rest.length == 0)
    return true;
  if (!take_clock (parse) || !take_zone (parse))
    return false;
  skip_any (parse, " ");
  return parse->rest.length == 0 || parse->rest.data[0] == '-';
}

/* `2024`, `2024-05`, `2024-05-03 10:11:12 UTC`, `2024/05/03...`; the year is read. */
static bool
read_year_first (Parse *parse)
{
  if (parse->rest.length == 0)
    return true;
  unsigned digits;
  if (!take_char (parse, '-') && !take_char (parse, '/') && !take_char (parse, '.'))
    return false;
  digits = take_number (parse, &parse->month);
  if (digits == 0 || digits > 2)
    return false;
  if (parse->rest.length == 0)
    return true;
  if (!take_char (parse, '-') && !take_char (parse, '/') && !take_char (parse, '.'))
    return false;
  return take_day (parse) && take_rest (parse);
}

/* `3/14/24, 9:05 AM`, `14.03.2024`, `05 Jun 2024`, `5-Jun-24`, `5 juin 2024`; @first is read. */
static bool
read_number_first (Parse *parse, unsigned first, bool day_first)
{
  char separator = parse->rest.length > 0 ? parse->rest.data[0] : '\0';
  bool is_point = take_char (parse, '.');
  if (first == 1 && parse->rest.length > 2 && memcmp (parse->rest.data, "er ", 3) == 0)
    parse->rest = ent_slice_from (parse->rest, 2); /* "1er août" */
  skip_any (parse, " -/");
  unsigned second;
  if (take_month (parse)) {
    parse->day = first;
    skip_any (parse, " -/,");
    return take_year (parse) && take_rest (parse);
  }
  unsigned digits = take_number (parse, &second);
  if (digits == 0 || digits > 2 || !take_char (parse, separator))
    return false;
  bool day_leads = is_point || first > 12 || (day_first && second <= 12);
  parse->day = day_leads ? first : second;
  parse->month = day_leads ? second : first;
  return take_year (parse) && take_rest (parse);
}

/* `Jun 2024`, `Jun 5, 2024`, `Tue Mar 05 12:00:00 UTC 2024`. */
static bool
read_word_first (Parse *parse)
{
  if (!take_month (parse)) {
    char weekday[12];
    if (take_word (parse, weekday, sizeof weekday).length == 0)
      return false;
    skip_any (parse, " ,.");
    if (!take_month (parse))
      return false;
  }
  skip_any (parse, " -,");
  Parse before = *parse;
  if (take_day (parse)) {
    skip_any (parse, " ,");
    if (take_year (parse) && !(parse->rest.length > 0 && parse->rest.data[0] == ':'))
      return take_rest (parse);
    *parse = before;
    take_day (parse);
    skip_any (parse, " ,");
    if (!take_clock (parse) || !take_zone (parse))
      return false;
    skip_any (parse, " ");
    return take_year (parse) && parse->rest.length == 0;
  }
  *parse = before;
  return take_year (parse) && parse->rest.length == 0;
}

/* ---- Times ---- */

static EntPrecision
precision_of (const Parse *parse)
{
  if (parse->month == 0)
    return ENT_PRECISION_YEAR;
  if (parse->day == 0)
    return ENT_PRECISION_MONTH;
  if (parse->hour < 0)
    return ENT_PRECISION_DAY;
  return parse->second < 0 ? ENT_PRECISION_MINUTE : ENT_PRECISION_SECOND;
}

/* How far behind UTC the clock in California was at that time of its own, in seconds. */
static int64_t
pacific_offset (const EntDates *self, int64_t local_seconds)
{
  if (self->pacific == NULL)
    return -8 * 3600;
  int64_t local = local_seconds;
  int interval = g_time_zone_adjust_time (self->pacific, G_TIME_TYPE_STANDARD, &local);
  return g_time_zone_get_offset (self->pacific, interval);
}

static bool
finish (const EntDates *self, const Parse *parse, EntZone zone, EntTime *out_time)
{
  unsigned month = parse->month ? parse->month : 1;
  unsigned day = parse->day ? parse->day : 1;
  if (!ent_date_is_valid (parse->year, month, day))
    return false;
  EntTime time = {0, precision_of (parse)};
  int64_t seconds = ent_days_from_civil (parse->year, month, day) * 86400;
  if (parse->hour >= 0) {
    seconds += parse->hour * 3600 + parse->minute * 60 + MAX (parse->second, 0);
    if (!parse->is_utc && zone != ENT_ZONE_UTC) {
      seconds -= pacific_offset (self, seconds);
      if (zone == ENT_ZONE_MAYBE_PACIFIC || self->pacific == NULL)
        time.precision = ENT_PRECISION_AROUND;
    }
  }
  time.at_us = seconds * ENT_US_PER_SECOND;
  *out_time = time;
  return true;
}

/* Two digits at @at, or a number that is too big for anything. */
static unsigned
two_digits (const char *text, size_t at)
{
  unsigned tens = (unsigned)(text[at] - '0');
  unsigned ones = (unsigned)(text[at + 1] - '0');
  return tens > 9 || ones > 9 ? 1000 : tens * 10 + ones;
}

/* `YYYY-MM-DD HH:MM:SS[ UTC]`: a million messages have it. False: let the long way try. */
static bool
read_fast (EntSlice text, Parse *parse)
{
  if (text.length != 19 && !(text.length == 23 && memcmp (text.data + 19, " UTC", 4) == 0))
    return false;
  const char *t = text.data;
  if ((t[4] != '-' && t[4] != '/') || t[7] != t[4] || t[10] != ' ' || t[13] != ':' || t[16] != ':')
    return false;
  unsigned century = two_digits (t, 0), year = two_digits (t, 2), hour = two_digits (t, 11);
  unsigned minute = two_digits (t, 14), second = two_digits (t, 17);
  parse->month = two_digits (t, 5);
  parse->day = two_digits (t, 8);
  parse->year = (int)(century * 100 + year);
  parse->hour = (int)hour;
  parse->minute = (int)minute;
  parse->second = (int)second;
  parse->is_utc = text.length == 23;
  return century < 100 && year < 100 && hour < 24 && minute < 60 && second < 60 && parse->month > 0 &&
         parse->day > 0;
}

bool
ent_dates_read (EntDates *self, EntSlice text, EntZone zone, EntTime *out_time)
{
  if (text.length == 0)
    return false;
  Parse parse = {.rest = text, .year = -1, .hour = -1, .second = -1};
  if (read_fast (text, &parse))
    return finish (self, &parse, zone, out_time);

  parse = (Parse){.rest = text, .year = -1, .hour = -1, .second = -1};
  unsigned first;
  unsigned digits = take_number (&parse, &first);
  bool is_date = false;
  if (digits == 4) {
    parse.year = (int)first;
    is_date = read_year_first (&parse);
  } else if (digits == 1 || digits == 2) {
    is_date = read_number_first (&parse, first, self->day_first);
  } else if (!g_ascii_isdigit (text.data[0])) {
    is_date = read_word_first (&parse);
  }
  /* "2024-00-10" must not pass for a year alone. */
  if (!is_date || (digits == 4 && text.length > 4 && parse.month == 0))
    return false;
  return finish (self, &parse, zone, out_time);
}

EntDateOrder
ent_dates_order (EntSlice text)
{
  Parse parse = {.rest = text};
  unsigned first, second, year;
  unsigned digits = take_number (&parse, &first);
  char separator = parse.rest.length > 0 ? parse.rest.data[0] : '\0';
  if (digits == 0 || digits > 2 || (separator != '/' && separator != '-') || !take_char (&parse, separator))
    return ENT_DATE_ORDER_NONE;
  digits = take_number (&parse, &second);
  if (digits == 0 || digits > 2 || first > 31 || second > 31 || !take_char (&parse, separator) ||
      take_number (&parse, &year) == 0)
    return ENT_DATE_ORDER_NONE;
  if (first > 12)
    return second > 12 ? ENT_DATE_ORDER_NONE : ENT_DATE_ORDER_DAY_FIRST;
  bool has_half =
      ent_slice_find (parse.rest, ENT_SLICE ("AM")) > 0 || ent_slice_find (parse.rest, ENT_SLICE ("PM")) > 0;
  return second > 12 || has_half ? ENT_DATE_ORDER_MONTH_FIRST : ENT_DATE_ORDER_UNTOLD;
}
