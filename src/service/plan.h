/* Part of service.h: the week's plan (plan*.c). */
#pragma once

#include "plan/plan.h"
#include "service/contacts.h"

#define ENT_WEEK_AS_SET INT64_MIN

typedef struct {
  int64_t minutes;    /* a week; ENT_WEEK_AS_SET: those of ent_service_plan_minutes(), else 120 */
  const char *at;     /* ISO date of the plan; NULL: today */
  const char *target; /* who counts is who is qualified for this; NULL: for any */
} EntWeekRequest;

/* One contact to be in touch with. */
typedef struct {
  EntContact contact;
  EntPlanCause cause;
  double index; /* warm weeks a minute */
  int minutes;
  EntChannel channel; /* proposed: the one they answer on */
  const char *step;   /* (static) for programs: "answer", "revive"... */
  char *step_text;    /* for people */
  GArray *reasons;    /* (element-type EntScoreReason) */
  char *subject;      /* of the last exchange that has one, or its first words; "" when there is none */
  int64_t subject_us; /* ENT_TIME_UNKNOWN when there is none */
} EntWeekTouch;

typedef struct {
  int64_t day;      /* days since 1970 */
  char *target;     /* NULL: any */
  bool has_targets; /* without one, everybody counts alike */
  int64_t minutes, used_minutes;
  double efficiency; /* NAN when nothing can be said */
  double price;      /* warm weeks that the last minute brings; 0 when minutes are left over */
  double gain, more_gain;
  int64_t n_waiting;    /* owed or wanted, and no room */
  int64_t n_left_aside; /* no minute of this plan is well spent on them, ever */
  int64_t n_muted, n_snoozed;
  double rhythm_minutes; /* that the user's own rhythms ask for, a week */
  GArray *touches;       /* (element-type EntWeekTouch) in the order to do them */
  GArray *more;          /* (element-type EntWeekTouch) whom 30 minutes more would add; no words */
} EntWeek;

#define ENT_WEEK_MORE_MINUTES 30

/**
 * ent_service_plan: whom to be in touch with this week, and why.
 *
 * Errors: USAGE (no date; minutes out of 1 to 10,080), NOT_FOUND (no such target). Cost: loading the panel
 * and one pass over the exchanges; 0.2 s at 10,000 contacts.
 */
EntWeek *ent_service_plan (EntNetwork *self, const EntWeekRequest *request, GError **error);
void ent_week_free (EntWeek *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntWeek, ent_week_free)
/** ent_week_write_json: @limit contacts at most (-1: all). */
void ent_week_write_json (const EntWeek *week, int64_t limit, EntJson *json);
/** ent_plan_cause_name: "reply", "pin", "rhythm" or "index". */
const char *ent_plan_cause_name (EntPlanCause cause);

/**
 * ent_week_append_ics: the touches, @limit at most (-1: all), as an iCalendar (RFC 5545): an entry each, one
 * after the other from 9:00 on the working days of the week that starts on the plan's day, whatever the
 * place. An entry has the same UID whenever the plan of that day is made.
 */
void ent_week_append_ics (const EntWeek *week, int64_t limit, GString *out);

/* ---- What the user rules (plan-rule.c) ----
 *
 * Each gives the id of the new source, so that undo works for it too. Errors: NOT_FOUND, USAGE. */

/** ent_service_plan_done: logs an exchange from the user, by @channel, or the one that would be proposed when
 * it is NULL; and the @minutes that it took, unless 0. */
bool ent_service_plan_done (EntNetwork *self, int64_t contact_id, const char *channel, int64_t minutes,
                            int64_t *out_source_id, GError **error);
/** ent_service_plan_snooze: nothing before @until: an ISO date, or 10d, 2w, 3m, 1y from now. @out_day: that
 * day. */
bool ent_service_plan_snooze (EntNetwork *self, int64_t contact_id, const char *until, int64_t *out_day,
                              int64_t *out_source_id, GError **error);
/** ent_service_plan_attend: first of all, or never. */
bool ent_service_plan_attend (EntNetwork *self, int64_t contact_id, bool is_pin, int64_t *out_source_id,
                              GError **error);
/** ent_service_plan_free: takes pin, mute and snooze back. */
bool ent_service_plan_free (EntNetwork *self, int64_t contact_id, int64_t *out_source_id, GError **error);
/** ent_service_plan_rhythm: @days between two exchanges, 1 to 3,650; 0 takes it back. */
bool ent_service_plan_rhythm (EntNetwork *self, int64_t contact_id, int64_t days, int64_t *out_source_id,
                              GError **error);
/** ent_service_plan_rhythm_query: the same for whom @query finds whenever a plan is made; the shortest rhythm
 * of several counts. A setting, no fact. @out_n: whom it finds now. */
bool ent_service_plan_rhythm_query (EntNetwork *self, const char *query, int64_t days, int64_t *out_n,
                                    GError **error);
/** ent_service_plan_minutes: what a touch by @channel takes, 1 to 480; 0 to learn it again. "week": the
 * minutes of a plan. A setting, no fact. */
bool ent_service_plan_minutes (EntNetwork *self, const char *channel, int64_t minutes, GError **error);
