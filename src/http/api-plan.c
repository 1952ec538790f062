/* What to do: the week's plan and what the user rules about it, invitations, growth, the page a week. */
#include "http/http-private.h"

enum {
  MAX_WEEK_MINUTES = 10080,
  MAX_TOUCHES = 1000,
  MAX_INVITATIONS = 1000,
  FIRST_INVITATIONS = 200,
  MAX_RHYTHM_DAYS = 3650,
  MAX_GOAL = 1000000,
  GROW_MINUTES = 120,
  MAX_TOUCH_MINUTES = 480
};

static EntWeek *
plan_of (EntCall *call, GError **error)
{
  EntWeekRequest request = {.at = ent_call_text (call, "at"), .target = ent_call_text (call, "target")};
  bool is_set = ent_call_text (call, "minutes") != NULL;
  if (is_set && !ent_call_int (call, "minutes", 0, 1, MAX_WEEK_MINUTES, &request.minutes, error))
    return NULL;
  if (!is_set)
    request.minutes = ENT_WEEK_AS_SET;
  return ent_service_plan (call->network, &request, error);
}

bool
ent_api_plan (EntCall *call, GError **error)
{
  int64_t limit;
  if (!ent_call_int (call, "limit", MAX_TOUCHES, 1, MAX_TOUCHES, &limit, error))
    return false;
  g_autoptr (EntWeek) week = plan_of (call, error);
  if (week != NULL)
    ent_week_write_json (week, limit, call->json);
  return week != NULL;
}

bool
ent_api_plan_ics (EntCall *call, GError **error)
{
  g_autoptr (EntWeek) week = plan_of (call, error);
  if (week == NULL)
    return false;
  call->content_type = "text/calendar; charset=utf-8";
  call->file_name = "plan.ics";
  ent_week_append_ics (week, MAX_TOUCHES, call->out);
  return true;
}

bool
ent_api_plan_done (EntCall *call, GError **error)
{
  int64_t minutes, source;
  return ent_call_int (call, "minutes", 0, 0, MAX_TOUCH_MINUTES, &minutes, error) &&
         ent_service_plan_done (call->network, call->values.id, ent_call_text (call, "channel"), minutes,
                                &source, error) &&
         ent_call_wrote (call, source);
}

bool
ent_api_plan_snooze (EntCall *call, GError **error)
{
  int64_t day, source;
  const char *until = ent_call_need_text (call, "until", error);
  return until != NULL &&
         ent_service_plan_snooze (call->network, call->values.id, until, &day, &source, error) &&
         ent_call_wrote (call, source);
}

static bool
attend (EntCall *call, bool is_pin, GError **error)
{
  int64_t source;
  return ent_service_plan_attend (call->network, call->values.id, is_pin, &source, error) &&
         ent_call_wrote (call, source);
}

bool
ent_api_plan_mute (EntCall *call, GError **error)
{
  return attend (call, false, error);
}

bool
ent_api_plan_pin (EntCall *call, GError **error)
{
  return attend (call, true, error);
}

bool
ent_api_plan_free (EntCall *call, GError **error)
{
  int64_t source;
  return ent_service_plan_free (call->network, call->values.id, &source, error) &&
         ent_call_wrote (call, source);
}

bool
ent_api_plan_rhythm (EntCall *call, GError **error)
{
  int64_t days, source;
  return ent_call_int (call, "days", 0, 0, MAX_RHYTHM_DAYS, &days, error) &&
         ent_service_plan_rhythm (call->network, call->values.id, days, &source, error) &&
         ent_call_wrote (call, source);
}

bool
ent_api_invitations (EntCall *call, GError **error)
{
  int64_t limit;
  if (!ent_call_int (call, "limit", FIRST_INVITATIONS, 1, MAX_INVITATIONS, &limit, error))
    return false;
  g_autoptr (EntInvitationList) list = ent_service_invitations (call->network, limit, error);
  if (list != NULL)
    ent_invitation_list_write_json (list, call->json);
  return list != NULL;
}

static bool
decide (EntCall *call, EntAdvice decision, GError **error)
{
  int64_t source;
  return ent_service_invitation_decide (call->network, call->values.id, decision, &source, error) &&
         ent_call_wrote (call, source);
}

bool
ent_api_invitation_accept (EntCall *call, GError **error)
{
  return decide (call, ENT_ADVICE_ACCEPT, error);
}

bool
ent_api_invitation_ask (EntCall *call, GError **error)
{
  return decide (call, ENT_ADVICE_ASK, error);
}

bool
ent_api_invitation_refuse (EntCall *call, GError **error)
{
  return decide (call, ENT_ADVICE_REFUSE, error);
}

bool
ent_api_grow (EntCall *call, GError **error)
{
  int64_t goal, minutes;
  const char *by = ent_call_need_text (call, "by", error);
  EntGrowth growth;
  if (by == NULL || !ent_call_int (call, "goal", 100, 1, MAX_GOAL, &goal, error) ||
      !ent_call_int (call, "minutes", GROW_MINUTES, 1, MAX_WEEK_MINUTES, &minutes, error) ||
      !ent_service_grow (call->network, (unsigned)goal, by, (double)minutes, &growth, error))
    return false;
  ent_growth_write_json (&growth, call->json);
  return true;
}

bool
ent_api_digest (EntCall *call, GError **error)
{
  int64_t minutes = ENT_WEEK_AS_SET;
  if (ent_call_text (call, "minutes") != NULL &&
      !ent_call_int (call, "minutes", 0, 1, MAX_WEEK_MINUTES, &minutes, error))
    return false;
  g_autoptr (EntDigest) digest = ent_service_digest (call->network, minutes, error);
  if (digest != NULL)
    ent_digest_write_json (digest, call->json);
  return digest != NULL;
}
