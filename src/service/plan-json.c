/* The week's plan as JSON. */
#include "service/plan-private.h"

#include <math.h>

static void
write_reasons (const GArray *reasons, EntJson *json)
{
  ent_json_key (json, "reasons");
  ent_json_begin_array (json);
  for (guint i = 0; i < reasons->len; i++) {
    const EntScoreReason *reason = &g_array_index (reasons, EntScoreReason, i);
    ent_json_begin_object (json);
    ent_json_member_string (json, "code", ent_slice (reason->code));
    ent_json_member_string (json, "text", ent_slice (reason->text));
    ent_json_end_object (json);
  }
  ent_json_end_array (json);
}

static void
write_touch (const EntWeekTouch *touch, EntJson *json)
{
  ent_json_begin_object (json);
  ent_contact_write_members (&touch->contact, json);
  ent_json_member_int (json, "minutes", touch->minutes);
  ent_json_member_double (json, "index", touch->index, 4);
  ent_json_member_string (json, "cause", ent_slice (ent_plan_cause_name (touch->cause)));
  ent_json_member_string (json, "channel", ent_slice (ent_channel_name (touch->channel)));
  ent_json_member_string (json, "step", ent_slice (touch->step));
  ent_json_member_string (json, "step_text", ent_slice (touch->step_text));
  ent_json_member_text (json, "subject", ent_slice (touch->subject));
  ent_json_member_day (json, "subject_on", touch->subject_us);
  write_reasons (touch->reasons, json);
  ent_json_end_object (json);
}

static void
write_more (const EntWeek *week, EntJson *json)
{
  ent_json_key (json, "next_30_minutes");
  ent_json_begin_object (json);
  ent_json_member_double (json, "gain", week->more_gain, 4);
  ent_json_key (json, "contacts");
  ent_json_begin_array (json);
  for (guint i = 0; i < week->more->len; i++) {
    const EntWeekTouch *touch = &g_array_index (week->more, EntWeekTouch, i);
    ent_json_begin_object (json);
    ent_json_member_int (json, "id", touch->contact.id);
    ent_json_member_string (json, "name", ent_slice (touch->contact.name));
    ent_json_member_int (json, "minutes", touch->minutes);
    ent_json_member_double (json, "index", touch->index, 4);
    ent_json_end_object (json);
  }
  ent_json_end_array (json);
  ent_json_end_object (json);
}

void
ent_week_write_json (const EntWeek *week, int64_t limit, EntJson *json)
{
  ent_json_begin_object (json);
  ent_json_member_int (json, "schema", 1);
  ent_json_member_day (json, "day", week->day * ENT_US_PER_DAY);
  ent_json_member_text (json, "target", ent_slice (week->target));
  ent_json_member_int (json, "minutes", week->minutes);
  ent_json_member_int (json, "used_minutes", week->used_minutes);
  if (isnan (week->efficiency))
    ent_json_member_null (json, "efficiency");
  else
    ent_json_member_double (json, "efficiency", week->efficiency, 4);
  ent_json_member_double (json, "gain", week->gain, 4);
  ent_json_member_double (json, "price", week->price, 4);
  ent_json_key (json, "contacts");
  ent_json_begin_array (json);
  for (guint i = 0; i < week->touches->len && (limit < 0 || i < limit); i++)
    write_touch (&g_array_index (week->touches, EntWeekTouch, i), json);
  ent_json_end_array (json);
  ent_json_member_int (json, "waiting", week->n_waiting);
  ent_json_member_int (json, "left_aside", week->n_left_aside);
  ent_json_member_int (json, "muted", week->n_muted);
  ent_json_member_int (json, "snoozed", week->n_snoozed);
  ent_json_member_double (json, "rhythm_minutes", week->rhythm_minutes, 1);
  write_more (week, json);
  ent_json_end_object (json);
}
