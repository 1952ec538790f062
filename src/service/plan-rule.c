/* What the user rules about the plan: done, snoozed, muted, pinned, a rhythm, minutes. */
#include "service/plan-private.h"

#include <math.h>

#define MOST_DAYS 3650
#define MOST_MINUTES 480

/* ---- One contact ---- */

static bool
rule (EntNetwork *self, int64_t id, const char *description, EntRulingRow *rulings, size_t n,
      int64_t *out_source_id, GError **error)
{
  int64_t contact_id;
  if (!ent_network_begin (self, error))
    return false;
  if (!ent_contact_find (self->store, id, &contact_id, error)) {
    ent_network_rollback (self);
    return false;
  }
  for (size_t i = 0; i < n; i++)
    rulings[i].identifier_id = contact_id;
  return ent_network_rule (self, description, rulings, n, out_source_id, error);
}

bool
ent_service_plan_attend (EntNetwork *self, int64_t contact_id, bool is_pin, int64_t *out_source_id,
                         GError **error)
{
  const char *value = is_pin ? "pin" : "mute";
  EntRulingRow ruling = {.matter = ENT_MATTER_ATTENTION, .value = ent_slice (value), .number = NAN};
  return rule (self, contact_id, is_pin ? "plan pin" : "plan mute", &ruling, 1, out_source_id, error);
}

bool
ent_service_plan_free (EntNetwork *self, int64_t contact_id, int64_t *out_source_id, GError **error)
{
  EntRulingRow rulings[] = {{.matter = ENT_MATTER_ATTENTION, .number = NAN},
                            {.matter = ENT_MATTER_SNOOZE, .number = NAN}};
  return rule (self, contact_id, "plan free", rulings, G_N_ELEMENTS (rulings), out_source_id, error);
}

/* "10d", "2w", "3m", "1y" from @today; false when @text is none of that. */
static bool
read_span (const char *text, int64_t today, int64_t *out_day)
{
  char *end;
  guint64 n = g_ascii_strtoull (text, &end, 10);
  if (end == text || n == 0 || n > MOST_DAYS || end[0] == '\0' || end[1] != '\0')
    return false;
  int year;
  unsigned month, day;
  ent_civil_from_days (today, &year, &month, &day);
  g_autoptr (GDate) date = g_date_new_dmy ((GDateDay)day, (GDateMonth)month, (GDateYear)year);
  switch (end[0]) {
  case 'd':
    g_date_add_days (date, (guint)n);
    break;
  case 'w':
    g_date_add_days (date, (guint)(7 * n));
    break;
  case 'm':
    g_date_add_months (date, (guint)n);
    break;
  case 'y':
    g_date_add_years (date, (guint)n);
    break;
  default:
    return false;
  }
  if (!g_date_valid (date) || g_date_get_year (date) > 2199)
    return false;
  *out_day = ent_days_from_civil (g_date_get_year (date), g_date_get_month (date), g_date_get_day (date));
  return true;
}

static bool
read_until (const char *until, int64_t *out_day, GError **error)
{
  int64_t today = ent_day_of (ent_now_us ());
  EntTime time;
  if (!read_span (until, today, out_day)) {
    if (!ent_time_from_iso (ent_slice (until), &time)) {
      g_set_error (error, ENT_ERROR, ENT_ERROR_USAGE,
                   _ ("“%s” is no date: write it as 2026-05-03, or 3m for three months from now."), until);
      return false;
    }
    *out_day = ent_day_of (time.at_us);
  }
  if (*out_day > today)
    return true;
  g_set_error (error, ENT_ERROR, ENT_ERROR_USAGE, _ ("“%s” is past: give a day to come."), until);
  return false;
}

bool
ent_service_plan_snooze (EntNetwork *self, int64_t contact_id, const char *until, int64_t *out_day,
                         int64_t *out_source_id, GError **error)
{
  if (!read_until (until, out_day, error))
    return false;
  g_autoptr (GString) day = g_string_new (NULL);
  ent_day_to_iso (*out_day, day);
  EntRulingRow ruling = {.matter = ENT_MATTER_SNOOZE, .value = ent_slice_of (day), .number = NAN};
  return rule (self, contact_id, "plan snooze", &ruling, 1, out_source_id, error);
}

/* ---- Done ---- */

static bool
take_interaction (const EntInteractionRow *row, void *data)
{
  if (row->weight != ENT_WEIGHT_WEAK && row->channel < ENT_TOUCH_CHANNELS) {
    const EntPlanExchangeRow exchange = {
        .channel = row->channel, .direction = row->direction, .n = 1, .last_us = row->at.at_us};
    ent_reach_take (data, &exchange);
  }
  return true;
}

/* The channel that a plan would propose. */
static bool
find_channel (EntStore *store, int64_t id, EntChannel *out_channel, GError **error)
{
  EntReach reach = {0};
  EntContact contact = {0};
  int64_t contact_id;
  if (!ent_contact_find (store, id, &contact_id, error) ||
      !ent_store_interactions (store, contact_id, -1, take_interaction, &reach, error) ||
      !ent_contact_load (store, contact_id, &contact, error))
    return false;
  reach.connected = contact.connected;
  reach.has_email = *contact.email != '\0';
  reach.has_phone = *contact.phone != '\0';
  ent_contact_clear (&contact);
  *out_channel = ent_plan_choose_channel (&reach);
  return true;
}

static bool
check_minutes (int64_t minutes, GError **error)
{
  if (minutes >= 0 && minutes <= MOST_MINUTES)
    return true;
  g_set_error (error, ENT_ERROR, ENT_ERROR_USAGE, _ ("One touch takes between 1 and %d minutes."),
               MOST_MINUTES);
  return false;
}

bool
ent_service_plan_done (EntNetwork *self, int64_t contact_id, const char *channel, int64_t minutes,
                       int64_t *out_source_id, GError **error)
{
  EntLogEntry entry = {.channel = channel, .minutes = minutes};
  EntChannel proposed;
  if (!check_minutes (minutes, error))
    return false;
  if (channel == NULL) {
    if (!find_channel (self->store, contact_id, &proposed, error))
      return false;
    entry.channel = ent_channel_name (proposed);
  }
  return ent_service_log (self, contact_id, &entry, out_source_id, error);
}

/* ---- Rhythms and minutes ---- */

static bool
check_days (int64_t days, GError **error)
{
  if (days >= 0 && days <= MOST_DAYS)
    return true;
  g_set_error (error, ENT_ERROR, ENT_ERROR_USAGE, _ ("A rhythm is between 1 and %d days."), MOST_DAYS);
  return false;
}

bool
ent_service_plan_rhythm (EntNetwork *self, int64_t contact_id, int64_t days, int64_t *out_source_id,
                         GError **error)
{
  EntRulingRow ruling = {.matter = ENT_MATTER_RHYTHM,
                         .value = days > 0 ? ENT_SLICE ("every") : (EntSlice){0},
                         .number = days > 0 ? (double)days : NAN};
  return check_days (days, error) && rule (self, contact_id, "plan rhythm", &ruling, 1, out_source_id, error);
}

/* A setting: kept at once. */
static bool
end_setting (EntNetwork *self, bool ok, GError **error)
{
  if (ok && ent_store_commit (self->store, error))
    return true;
  ent_network_rollback (self);
  return false;
}

bool
ent_service_plan_rhythm_query (EntNetwork *self, const char *query, int64_t days, int64_t *out_n,
                               GError **error)
{
  EntSlice text = ent_slice_trim (ent_slice (query));
  g_autoptr (EntQuery) tree = ent_query_parse (text, ent_now_us (), NULL, error);
  if (tree == NULL || !check_days (days, error) || !ent_network_begin (self, error))
    return false;
  return end_setting (self,
                      ent_store_rhythm_set (self->store, text, (double)days, error) &&
                          ent_store_list (self->store, tree, 0, 0, NULL, NULL, out_n, error),
                      error);
}

bool
ent_service_plan_minutes (EntNetwork *self, const char *channel, int64_t minutes, GError **error)
{
  EntChannel known;
  g_autofree char *key = NULL;
  bool is_week = strcmp (channel, "week") == 0;
  if (is_week)
    key = g_strdup (ENT_PLAN_WEEK_KEY);
  else if (ent_channel_from_name (ent_slice (channel), &known) && known < ENT_TOUCH_CHANNELS)
    key = ent_plan_minutes_key (known);
  if (key == NULL) {
    g_set_error (error, ENT_ERROR, ENT_ERROR_USAGE,
                 _ ("“%s” takes no minutes. It is one of: week, message, email, meeting, call, invitation."),
                 channel);
    return false;
  }
  int64_t kept = is_week && minutes == 0 ? ENT_WEEK_MINUTES : minutes;
  if (!(is_week ? ent_plan_check_week (kept, error) : check_minutes (kept, error)) ||
      !ent_network_begin (self, error))
    return false;
  return end_setting (self, ent_store_meta_set_int (self->store, key, kept, error), error);
}
