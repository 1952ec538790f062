/* The week's plan: whom to be in touch with, and why. */
#include "service/plan-private.h"

#include <math.h>

#define OWED_SHARE 0.5  /* a week of answers alone would start nothing */
#define TRIED_WEEKS 150 /* and as many to settle: three years */
#define TRIED_SEED 20260615u

const char *
ent_plan_cause_name (EntPlanCause cause)
{
  static const char *const names[ENT_N_CAUSES] = {[ENT_CAUSE_INDEX] = "index",
                                                  [ENT_CAUSE_RHYTHM] = "rhythm",
                                                  [ENT_CAUSE_PIN] = "pin",
                                                  [ENT_CAUSE_REPLY] = "reply"};
  return (unsigned)cause < ENT_N_CAUSES ? names[cause] : "";
}

static void
touch_clear (void *data)
{
  EntWeekTouch *touch = data;
  ent_contact_clear (&touch->contact);
  g_free (touch->step_text);
  g_free (touch->subject);
  g_clear_pointer (&touch->reasons, g_array_unref);
}

static GArray *
touches_new (void)
{
  GArray *touches = g_array_new (FALSE, TRUE, sizeof (EntWeekTouch));
  g_array_set_clear_func (touches, touch_clear);
  return touches;
}

void
ent_week_free (EntWeek *self)
{
  if (self == NULL)
    return;
  g_free (self->target);
  g_array_unref (self->touches);
  g_array_unref (self->more);
  g_free (self);
}

/* ---- The request ---- */

static bool
read_day (const char *at, int64_t *out_day, GError **error)
{
  EntTime time;
  if (at == NULL) {
    *out_day = ent_day_of (ent_now_us ());
    return true;
  }
  if (!ent_time_from_iso (ent_slice (at), &time)) {
    g_set_error (error, ENT_ERROR, ENT_ERROR_USAGE, _ ("“%s” is no date: write it as 2026-05-03."), at);
    return false;
  }
  *out_day = ent_day_of (time.at_us);
  return true;
}

bool
ent_plan_check_week (int64_t minutes, GError **error)
{
  if (minutes >= 1 && minutes <= ENT_WEEK_MOST_MINUTES)
    return true;
  g_set_error (error, ENT_ERROR, ENT_ERROR_USAGE, _ ("A week has between 1 and %d minutes."),
               ENT_WEEK_MOST_MINUTES);
  return false;
}

/* ---- The answer ---- */

/* Bars whom the user wants left alone, and counts them. */
static void
apply_wishes (EntPlanSight *sight, EntWeek *week)
{
  for (size_t i = 0; i < sight->panel->n_contacts; i++) {
    EntPlanContact *contact = &sight->contacts[i];
    const EntReach *reach = &sight->reaches[i];
    bool is_snoozed = reach->snoozed_until_day > sight->day;
    week->n_muted += reach->is_muted;
    week->n_snoozed += is_snoozed && !reach->is_muted;
    contact->is_barred = contact->is_barred || reach->is_muted || is_snoozed;
    if (contact->rhythm_weeks > 0 && !contact->is_barred)
      week->rhythm_minutes += contact->prospect.minutes / contact->rhythm_weeks;
  }
}

static bool
add_touch (EntStore *store, const EntPlanSight *sight, const EntPick *pick, bool with_words, GArray *touches,
           GError **error)
{
  EntWeekTouch touch = {.cause = pick->cause,
                        .index = pick->index,
                        .minutes = (int)sight->contacts[pick->contact].prospect.minutes,
                        .channel = sight->reaches[pick->contact].channel,
                        .step = "",
                        .subject_us = ENT_TIME_UNKNOWN};
  if (!ent_contact_load (store, sight->panel->contact_id[pick->contact], &touch.contact, error))
    return false;
  bool ok = !with_words || ent_week_words (store, sight, pick->contact, &touch, error);
  g_array_append_val (touches, touch);
  return ok;
}

static bool
add_touches (EntStore *store, const EntPlanSight *sight, const GArray *picks, bool with_words,
             GArray *touches, GError **error)
{
  bool ok = true;
  for (guint i = 0; ok && i < picks->len; i++)
    ok = add_touch (store, sight, &g_array_index (picks, EntPick, i), with_words, touches, error);
  return ok;
}

static bool
plan_week (EntStore *store, EntPlanSight *sight, EntWeek *week, GError **error)
{
  apply_wishes (sight, week);
  const EntPlanOptions options = {.minutes = (double)week->minutes,
                                  .owed_share = OWED_SHARE,
                                  .more_minutes = ENT_WEEK_MORE_MINUTES,
                                  .gap_weeks = ENT_PLAN_GAP_WEEKS,
                                  .n_weeks = TRIED_WEEKS,
                                  .seed = TRIED_SEED};
  g_autoptr (EntPlan) plan = ent_plan_new (sight->contacts, sight->panel->n_contacts, &options);
  week->has_targets = sight->has_targets;
  week->used_minutes = lround (plan->minutes);
  week->efficiency = plan->efficiency;
  week->price = plan->price;
  week->gain = plan->gain;
  week->more_gain = plan->more_gain;
  week->n_waiting = (int64_t)plan->n_waiting;
  week->n_left_aside = (int64_t)plan->n_left_aside;
  return add_touches (store, sight, plan->picks, true, week->touches, error) &&
         add_touches (store, sight, plan->more, false, week->more, error);
}

EntWeek *
ent_service_plan (EntNetwork *self, const EntWeekRequest *request, GError **error)
{
  g_autoptr (EntWeek) week = g_new0 (EntWeek, 1);
  week->touches = touches_new ();
  week->more = touches_new ();
  week->target = g_strdup (request->target);
  ent_network_ensure_fresh (self);
  week->minutes = request->minutes != ENT_WEEK_AS_SET
                      ? request->minutes
                      : ent_store_meta_int (self->store, ENT_PLAN_WEEK_KEY, ENT_WEEK_MINUTES);
  if (!read_day (request->at, &week->day, error) || !ent_plan_check_week (week->minutes, error))
    return NULL;
  g_auto (EntPlanSight) sight = {0};
  if (!ent_plan_sight_load (&sight, self, week->day, request->target, error) ||
      !plan_week (self->store, &sight, week, error))
    return NULL;
  return g_steal_pointer (&week);
}
