/* What the files of the plan share. */
#pragma once

#include "service/service-private.h"
#include "plan/plan.h"

/* The channels that a touch can go by are the first ones of EntChannel. */
#define ENT_TOUCH_CHANNELS (ENT_CHANNEL_INVITATION + 1)
#define ENT_WEEK_MINUTES 120
#define ENT_WEEK_MOST_MINUTES 10080 /* there are no more in a week */

/* What passed with somebody by the channels of conversation. */
typedef struct {
  int64_t n_in[ENT_TOUCH_CHANNELS], last_in_us[ENT_TOUCH_CHANNELS];
  int64_t last_told_us;  /* they wrote last */
  char *question;        /* that they asked last and that has no answer; NULL: none */
  int64_t last_tried_us; /* the user wrote, called or met last */
  bool connected, has_email, has_phone;
  EntChannel channel; /* proposed */
  bool is_muted;
  int64_t snoozed_until_day; /* 0: never was */
} EntReach;

/* Everything that a plan is made from, by row of the panel. */
typedef struct {
  EntPanel *panel;
  EntRelation *relations;
  EntRelationOverview overview;
  EntCoolings *coolings;
  EntPlanContact *contacts;
  EntReach *reaches;
  int64_t day;      /* of the plan, since 1970 */
  int64_t until_us; /* its last moment */
  int minutes_of[ENT_TOUCH_CHANNELS];
  bool has_targets;
} EntPlanSight;

void ent_plan_sight_clear (EntPlanSight *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (EntPlanSight, ent_plan_sight_clear)

/** ent_plan_sight_load: @target: NULL for any. Errors: NOT_FOUND. */
bool ent_plan_sight_load (EntPlanSight *self, EntNetwork *network, int64_t day, const char *target,
                          GError **error);

/** ent_plan_sight_find: the row of a contact; false when it has none. */
bool ent_plan_sight_find (const EntPlanSight *self, int64_t contact_id, size_t *out_row);

/** ent_plan_load_questions: who waits for an answer of the user: they wrote last, not long ago, and asked. */
bool ent_plan_load_questions (EntPlanSight *self, EntStore *store, GError **error);

/** ent_plan_load_minutes: what a touch takes by each channel: as was set, or the median of what it took, or
 * the default. */
bool
ent_plan_load_minutes (EntStore *store, int64_t until_us, int minutes_of[ENT_TOUCH_CHANNELS], GError **error);
/** ent_plan_minutes_key: the name under which the minutes of a channel are set; free with g_free(). */
char *ent_plan_minutes_key (EntChannel channel);
#define ENT_PLAN_WEEK_KEY "plan_minutes_week"

/** ent_plan_check_week: Errors: USAGE, when a week has not so many minutes. */
bool ent_plan_check_week (int64_t minutes, GError **error);

/** ent_plan_load_wishes: pins, mutes, snoozes and rhythms, into the contacts of @self. */
bool ent_plan_load_wishes (EntPlanSight *self, EntStore *store, GError **error);

/** ent_plan_choose_channel: the one they answer on, if it can be used. */
EntChannel ent_plan_choose_channel (const EntReach *reach);
/** ent_reach_take: adds what passed by one channel in one direction. */
void ent_reach_take (EntReach *self, const EntPlanExchangeRow *row);

/** ent_week_words: step, reasons and subject of @touch, from what the store says of them and @row of @sight.
 */
bool
ent_week_words (EntStore *store, const EntPlanSight *sight, size_t row, EntWeekTouch *touch, GError **error);
