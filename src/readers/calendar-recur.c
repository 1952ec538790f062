/* When an event recurs. libical searches a rule that matches nothing until the year 2582, and does not mind
 * what that costs; so rules, occurrences and vain searches are counted here. */
#include "readers/calendar-private.h"

/* The rarest real rule, the 29th of February, matches within it. */
#define RARE_SECONDS (INT64_C (10) * 366 * 86400)

static bool
is_usable (const struct icalrecurrencetype *rule)
{
  bool is_slow = rule->freq == ICAL_DAILY_RECURRENCE || rule->freq == ICAL_WEEKLY_RECURRENCE ||
                 rule->freq == ICAL_MONTHLY_RECURRENCE || rule->freq == ICAL_YEARLY_RECURRENCE;
  return is_slow && (rule->rscale == NULL || g_ascii_strcasecmp (rule->rscale, "GREGORIAN") == 0);
}

static struct icaltimetype
to_ical (const EntCalendarTime *time)
{
  int64_t day = ent_day_of (time->local_s * ENT_US_PER_SECOND), second = time->local_s - day * 86400;
  int year;
  unsigned month, of_month;
  ent_civil_from_days (day, &year, &month, &of_month);
  struct icaltimetype result = icaltime_null_time ();
  result.year = year;
  result.month = (int)month;
  result.day = (int)of_month;
  result.is_date = time->kind == ENT_CALENDAR_DATE;
  if (!result.is_date) {
    result.hour = (int)(second / 3600);
    result.minute = (int)(second / 60 % 60);
    result.second = (int)(second % 60);
  }
  return result;
}

/* The occurrence of @event at a time that the rule gave; false when it is none that can be. */
static bool
from_ical (const EntCalendarEvent *event, struct icaltimetype time, EntCalendarTime *out_time)
{
  if (time.month < 1 || time.day < 1 ||
      !ent_date_is_valid (time.year, (unsigned)time.month, (unsigned)time.day))
    return false;
  int64_t second = time.is_date ? 0 : time.hour * 3600 + time.minute * 60 + time.second;
  *out_time = event->start;
  out_time->local_s =
      ent_days_from_civil (time.year, (unsigned)time.month, (unsigned)time.day) * 86400 + second;
  return true;
}

/* Seconds in the clock of the event after which its rule ends; UNTIL is in UTC, or a day, or in that clock.
 */
static bool
is_beyond (const EntCalendarTime *at, struct icaltimetype until, int64_t until_s)
{
  if (ent_calendar_time_utc (at) > until_s)
    return true;
  if (icaltime_is_null_time (until) || until.month < 1 || until.day < 1)
    return false;
  int64_t limit = ent_days_from_civil (until.year, (unsigned)until.month, (unsigned)until.day) * 86400;
  limit += until.is_date ? 86399 : until.hour * 3600 + until.minute * 60 + until.second;
  return (icaltime_is_utc (until) ? ent_calendar_time_utc (at) : at->local_s) > limit;
}

/* As far as libical minds it, the rule ends a day after the bound: that spares it most vain searches. */
static struct icalrecurrencetype
bound_rule (const EntCalendarEvent *event, int64_t until_s)
{
  struct icalrecurrencetype rule = event->rule;
  const EntCalendarTime end = {.kind = ENT_CALENDAR_FLOATING, .local_s = until_s + 2 * 86400};
  rule.until = to_ical (&end);
  return rule;
}

/* Whether libical went on to search for years after the last occurrence, in vain. */
static bool
is_fruitless (const EntCalendarTime *last, int64_t until_s)
{
  return last->kind == ENT_CALENDAR_NO_TIME || ent_calendar_time_utc (last) < until_s - RARE_SECONDS;
}

/* One more occurrence, if there may be one. */
static EntRecurrence
take (const EntCalendarTime *at, uint32_t n, EntCalendarBudget *budget, GArray *out)
{
  if (n >= ENT_CALENDAR_MAX_OF_EVENT)
    return ENT_RECURRENCE_CUT;
  if (budget->n_rows < budget->cost)
    return ENT_RECURRENCE_SPENT;
  budget->n_rows -= budget->cost;
  g_array_append_val (out, *at);
  return ENT_RECURRENCE_ALL;
}

static EntRecurrence
expand_rule (const EntCalendarEvent *event, int64_t until_s, EntCalendarBudget *budget, GArray *out)
{
  if (!is_usable (&event->rule))
    return ENT_RECURRENCE_UNUSABLE;
  if (budget->n_fruitless == 0)
    return ENT_RECURRENCE_SPENT;
  icalrecur_iterator *iterator =
      icalrecur_iterator_new (bound_rule (event, until_s), to_ical (&event->start));
  uint32_t n = 0;
  bool is_at_end = iterator == NULL;
  EntCalendarTime at, last = {0};
  EntRecurrence result = iterator != NULL ? ENT_RECURRENCE_ALL : ENT_RECURRENCE_UNUSABLE;
  while (result == ENT_RECURRENCE_ALL) {
    struct icaltimetype next = icalrecur_iterator_next (iterator);
    is_at_end = icaltime_is_null_time (next);
    if (is_at_end || !from_ical (event, next, &at) || is_beyond (&at, event->rule.until, until_s))
      break;
    last = at;
    result = take (&at, n++, budget, out);
  }
  if (iterator != NULL)
    icalrecur_iterator_free (iterator);
  bool is_counted = event->rule.count > 0 && n >= (uint32_t)event->rule.count;
  if (is_at_end && !is_counted && is_fruitless (&last, until_s))
    budget->n_fruitless--;
  return result;
}

static int
compare_times (const void *a, const void *b)
{
  int64_t x = ent_calendar_time_utc (a), y = ent_calendar_time_utc (b);
  return (x > y) - (x < y);
}

/* What EXDATE leaves out: moments, and days that stand for all that begins on them. */
typedef struct {
  GHashTable *moments, *days; /* int64_t */
} LeftOut;

static void
left_out_init (LeftOut *self, const EntCalendarEvent *event)
{
  self->moments = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->days = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (size_t i = 0; i < event->n_left_out; i++) {
    const EntCalendarTime *time = &event->left_out[i];
    bool is_day = time->kind == ENT_CALENDAR_DATE;
    int64_t value = is_day ? time->local_s : ent_calendar_time_utc (time);
    g_hash_table_add (is_day ? self->days : self->moments, g_memdup2 (&value, sizeof value));
  }
}

static void
left_out_clear (LeftOut *self)
{
  g_hash_table_unref (self->moments);
  g_hash_table_unref (self->days);
}

static bool
left_out_has (const LeftOut *self, const EntCalendarTime *at)
{
  int64_t utc = ent_calendar_time_utc (at);
  int64_t day = ent_day_of (at->local_s * ENT_US_PER_SECOND) * 86400;
  return g_hash_table_contains (self->moments, &utc) || g_hash_table_contains (self->days, &day);
}

static void
add_extra (const EntCalendarEvent *event, int64_t until_s, EntCalendarBudget *budget, GArray *out)
{
  for (size_t i = 0; i < event->n_extra && budget->n_rows >= budget->cost; i++)
    if (ent_calendar_time_utc (&event->extra[i]) <= until_s) {
      budget->n_rows -= budget->cost;
      g_array_append_val (out, event->extra[i]);
    }
}

/* In order, each once, without what is left out. */
static void
clean (const EntCalendarEvent *event, GArray *out)
{
  LeftOut left_out;
  left_out_init (&left_out, event);
  g_array_sort (out, compare_times);
  guint kept = 0;
  for (guint i = 0; i < out->len; i++) {
    const EntCalendarTime at = g_array_index (out, EntCalendarTime, i);
    bool is_same = kept > 0 && compare_times (&at, &g_array_index (out, EntCalendarTime, kept - 1)) == 0;
    if (!is_same && !left_out_has (&left_out, &at))
      g_array_index (out, EntCalendarTime, kept++) = at;
  }
  g_array_set_size (out, kept);
  left_out_clear (&left_out);
}

EntRecurrence
ent_calendar_expand (const EntCalendarEvent *event, int64_t until_s, EntCalendarBudget *budget, GArray *out)
{
  g_array_set_size (out, 0);
  EntRecurrence result = ENT_RECURRENCE_ALL;
  bool has_begun = ent_calendar_time_utc (&event->start) <= until_s;
  if (has_begun)
    g_array_append_val (out, event->start);
  if (has_begun && event->rule.freq != ICAL_NO_RECURRENCE)
    result = expand_rule (event, until_s, budget, out);
  add_extra (event, until_s, budget, out);
  clean (event, out);
  return result;
}
