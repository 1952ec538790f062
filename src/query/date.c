#include "query/query-private.h"

/* The units of ages; `max` keeps every age under about a century. */
typedef struct {
  const char *spellings;
  char letter; /* the canonical one */
  int days;    /* 0: counted in months */
  int months;
  int max;
} Unit;

static const Unit units[] = {
    {"d|j|day|days|jour|jours", 'd', 1, 0, 36525},
    {"w|week|weeks|s|sem|semaine|semaines", 'w', 7, 0, 5217},
    {"m|month|months|mois", 'm', 0, 1, 1200},
    {"y|a|year|years|an|ans|annee|annees", 'y', 0, 12, 100},
};

static const struct {
  const char *name;
  const char *aliases;
  int days_ago;
} named_days[] = {
    {"today", "aujourd'hui", 0},
    {"yesterday", "hier", 1},
};

/* What one end of a comparison says: days [from, to) since 1970, and how it is written. */
typedef struct {
  int64_t from_day;
  int64_t to_day;
  bool is_age;
  char text[24];
} Moment;

static int64_t
month_start (int year, unsigned month)
{
  return ent_days_from_civil (year, month, 1);
}

/* The same day @months earlier; the last day of that month if it is shorter. */
static int64_t
months_before (int64_t day, int months)
{
  int year;
  unsigned month, day_of_month;
  ent_civil_from_days (day, &year, &month, &day_of_month);
  int index = year * 12 + (int)month - 1 - months;
  int then_year = index / 12;
  unsigned then_month = (unsigned)(index % 12) + 1;
  int64_t start = month_start (then_year, then_month);
  int64_t next = then_month == 12 ? month_start (then_year + 1, 1) : month_start (then_year, then_month + 1);
  return start + MIN ((int64_t)day_of_month, next - start) - 1;
}

/* @text as a number if it is only digits and at most @digits of them, else -1. */
static int
small_number (EntSlice text, size_t digits)
{
  if (text.length == 0 || text.length > digits)
    return -1;
  int value = 0;
  for (size_t i = 0; i < text.length; i++) {
    if (!g_ascii_isdigit (text.data[i]))
      return -1;
    value = value * 10 + (text.data[i] - '0');
  }
  return value;
}

static bool
read_named_day (EntSlice text, int64_t today, Moment *out)
{
  g_autofree char *folded = ent_fold (text);
  for (size_t i = 0; i < G_N_ELEMENTS (named_days); i++) {
    if (!ent_query_is_named (named_days[i].name, named_days[i].aliases, ent_slice (folded)))
      continue;
    *out = (Moment){.from_day = today - named_days[i].days_ago, .to_day = today - named_days[i].days_ago + 1};
    g_strlcpy (out->text, named_days[i].name, sizeof out->text);
    return true;
  }
  return false;
}

/* 2024, 2024-05 or 2024-05-03. */
static bool
read_calendar (EntSlice text, Moment *out)
{
  bool has_month = text.length == 7 || text.length == 10;
  bool has_day = text.length == 10;
  if ((text.length != 4 && !has_month) || (has_month && text.data[4] != '-') ||
      (has_day && text.data[7] != '-'))
    return false;
  int year = small_number ((EntSlice){text.data, 4}, 4);
  int month = has_month ? small_number ((EntSlice){text.data + 5, 2}, 2) : 1;
  int day = has_day ? small_number ((EntSlice){text.data + 8, 2}, 2) : 1;
  if (year < 0 || month < 0 || day < 0 || !ent_date_is_valid (year, (unsigned)month, (unsigned)day))
    return false;

  *out = (Moment){.from_day = ent_days_from_civil (year, (unsigned)month, (unsigned)day)};
  if (has_day)
    out->to_day = out->from_day + 1;
  else if (has_month)
    out->to_day = month == 12 ? month_start (year + 1, 1) : month_start (year, (unsigned)month + 1);
  else
    out->to_day = month_start (year + 1, 1);
  memcpy (out->text, text.data, text.length);
  return true;
}

/* 90d, 6 mois: digits and a unit. */
static bool
read_age (EntSlice text, int64_t today, Moment *out)
{
  size_t n_digits = 0;
  while (n_digits < text.length && g_ascii_isdigit (text.data[n_digits]))
    n_digits++;
  int count = small_number ((EntSlice){text.data, n_digits}, 5);
  g_autofree char *unit = ent_fold (ent_slice_from (text, n_digits));
  if (count < 0 || *unit == '\0')
    return false;
  for (size_t i = 0; i < G_N_ELEMENTS (units); i++) {
    if (!ent_query_is_named ("", units[i].spellings, ent_slice (unit)) || count > units[i].max)
      continue;
    int64_t day = units[i].days > 0 ? today - (int64_t)count * units[i].days
                                    : months_before (today, count * units[i].months);
    *out = (Moment){.from_day = day, .to_day = day + 1, .is_age = true};
    g_snprintf (out->text, sizeof out->text, "%d%c", count, units[i].letter);
    return true;
  }
  return false;
}

static bool
read_moment (const EntQueryReader *reader, const EntQueryToken *token, EntSlice text, Moment *out,
             GError **error)
{
  int64_t today = ent_day_of (reader->now_us);
  if (read_named_day (text, today, out) || read_calendar (text, out) || read_age (text, today, out))
    return true;
  g_autofree char *typed = ent_query_quoted (text);
  return ent_query_fail (
      reader, token->value_place, (EntSlice){0}, error,
      _ ("%s is no date; expected 2024, 2024-05, 2024-05-03, today, or an age of at most 100 years like "
         "90d, 6m, 2y"),
      typed);
}

static int64_t
day_start_us (int64_t day)
{
  return day == INT64_MIN || day == INT64_MAX ? day : day * ENT_US_PER_DAY;
}

static void
set_span (EntQueryValue *value, int64_t from_day, int64_t to_day)
{
  value->from_us = day_start_us (from_day);
  value->to_us = day_start_us (to_day);
}

/* A longer age is an earlier time: ages turn the comparison round. */
static EntQueryOp
as_times (EntQueryOp op, bool is_age)
{
  if (!is_age)
    return op;
  if (op == ENT_QUERY_OP_HAS)
    return ENT_QUERY_OP_GE;
  static const EntQueryOp turned[] = {
      [ENT_QUERY_OP_LT] = ENT_QUERY_OP_GT,
      [ENT_QUERY_OP_LE] = ENT_QUERY_OP_GE,
      [ENT_QUERY_OP_GT] = ENT_QUERY_OP_LT,
      [ENT_QUERY_OP_GE] = ENT_QUERY_OP_LE,
  };
  return op >= ENT_QUERY_OP_LT && op <= ENT_QUERY_OP_GE ? turned[op] : op;
}

static void
compare_with (const Moment *moment, EntQueryOp op, EntQueryValue *value)
{
  EntQueryOp in_time = as_times (op, moment->is_age);
  bool has_start = in_time != ENT_QUERY_OP_LT && in_time != ENT_QUERY_OP_LE;
  bool has_end = in_time != ENT_QUERY_OP_GT && in_time != ENT_QUERY_OP_GE;
  int64_t start = in_time == ENT_QUERY_OP_GT ? moment->to_day : moment->from_day;
  int64_t end = in_time == ENT_QUERY_OP_LT ? moment->from_day : moment->to_day;
  set_span (value, has_start ? start : INT64_MIN, has_end ? end : INT64_MAX);
}

/* a..b, from the start of a to the end of b; two ages in either order; an open end is a comparison. */
static bool
read_range (const EntQueryReader *reader, const EntQueryToken *token, EntSlice start, EntSlice end,
            EntQueryNode *node, GError **error)
{
  Moment first, last;
  bool has_first = start.length > 0, has_last = end.length > 0;
  if (!has_first && !has_last)
    return read_moment (reader, token, token->value, &first, error);
  if (has_first && !read_moment (reader, token, start, &first, error))
    return false;
  if (has_last && !read_moment (reader, token, end, &last, error))
    return false;
  if (!has_first || !has_last) {
    const Moment *only = has_first ? &first : &last;
    node->op = as_times (has_first ? ENT_QUERY_OP_GE : ENT_QUERY_OP_LE, only->is_age);
    node->value.text = ent_arena_copy (reader->arena, ent_slice (only->text)).data;
    compare_with (only, node->op, &node->value);
    return true;
  }
  if (first.is_age && last.is_age && first.from_day > last.from_day) {
    Moment other = first;
    first = last;
    last = other;
  }
  if (first.from_day > last.from_day)
    return ent_query_fail (reader, token->value_place, (EntSlice){0}, error,
                           _ ("this range ends before it starts; write the earlier date first"));
  node->op = ENT_QUERY_OP_RANGE;
  g_autofree char *text = g_strconcat (first.text, "..", last.text, NULL);
  node->value.text = ent_arena_copy (reader->arena, ent_slice (text)).data;
  set_span (&node->value, first.from_day, MAX (first.to_day, last.to_day));
  return true;
}

bool
ent_query_read_date (const EntQueryReader *reader, const EntQueryToken *token, EntQueryNode *node,
                     GError **error)
{
  EntSlice start, end;
  if (token->op == ENT_QUERY_OP_HAS && ent_query_range (token->value, &start, &end))
    return read_range (reader, token, start, end, node, error);
  Moment moment;
  if (!read_moment (reader, token, token->value, &moment, error))
    return false;
  /* Only an age has two readings, "since then" and "on that day". */
  node->op = token->op == ENT_QUERY_OP_IS && !moment.is_age ? ENT_QUERY_OP_HAS : token->op;
  node->value.text = ent_arena_copy (reader->arena, ent_slice (moment.text)).data;
  compare_with (&moment, node->op, &node->value);
  return true;
}
