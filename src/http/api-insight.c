/* What the network says of itself: the law, availability, how well relations are foreseen, circles, doors,
 * changes. */
#include "http/http-private.h"

enum {
  PAGE = 20,
  MAX_PAGE = 1000,
  MAX_CIRCLE = 100000,
  USUAL_DAYS = 30
};

bool
ent_api_law (EntCall *call, GError **error)
{
  EntLawRequest request = {.target = ent_call_text (call, "target")};
  if (!ent_call_day (call, "at", ENT_TODAY, &request.day, error))
    return false;
  g_autoptr (EntLawReport) report = ent_service_law (call->network, &request, error);
  if (report != NULL)
    ent_law_write_json (report, call->json);
  return report != NULL;
}

bool
ent_api_availability (EntCall *call, GError **error)
{
  int64_t day;
  if (!ent_call_day (call, "at", ENT_TODAY, &day, error))
    return false;
  g_autoptr (EntAvailability) availability = ent_service_availability (call->network, day, error);
  if (availability != NULL)
    ent_availability_write_json (availability, call->json);
  return availability != NULL;
}

bool
ent_api_relation (EntCall *call, GError **error)
{
  EntForesight foresight;
  if (!ent_service_foresight (call->network, &foresight, error))
    return false;
  ent_foresight_write_json (&foresight, call->json);
  return true;
}

bool
ent_api_circles (EntCall *call, GError **error)
{
  int64_t number, limit;
  if (!ent_call_int (call, "circle", 0, 0, MAX_CIRCLE, &number, error) ||
      !ent_call_int (call, "limit", PAGE, 1, MAX_PAGE, &limit, error))
    return false;
  g_autoptr (EntCircleReport) report = ent_service_circles (call->network, number, limit, error);
  if (report != NULL)
    ent_circle_report_write_json (report, call->json);
  return report != NULL;
}

bool
ent_api_dormant (EntCall *call, GError **error)
{
  int64_t limit;
  if (!ent_call_int (call, "limit", PAGE, 1, MAX_PAGE, &limit, error))
    return false;
  g_autoptr (EntSleepers) sleepers = ent_service_dormant (call->network, 0, limit, error);
  if (sleepers != NULL)
    ent_sleepers_write_json (sleepers, call->json);
  return sleepers != NULL;
}

bool
ent_api_path (EntCall *call, GError **error)
{
  int64_t limit;
  const char *goal = ent_call_need_text (call, "to", error);
  if (goal == NULL || !ent_call_int (call, "limit", PAGE, 1, MAX_PAGE, &limit, error))
    return false;
  g_autoptr (EntPath) path =
      ent_service_path (call->network, goal, ent_call_flag (call, "job"), limit, error);
  if (path != NULL)
    ent_path_write_json (path, call->json);
  return path != NULL;
}

bool
ent_api_changes (EntCall *call, GError **error)
{
  int64_t from, to, limit;
  if (!ent_call_day (call, "to", ent_day_of (ent_now_us ()), &to, error) ||
      !ent_call_day (call, "from", to - USUAL_DAYS, &from, error) ||
      !ent_call_int (call, "limit", PAGE, 1, MAX_PAGE, &limit, error))
    return false;
  g_autoptr (EntChanges) changes = ent_service_changes (call->network, from, to, limit, error);
  if (changes != NULL)
    ent_changes_write_json (changes, call->json);
  return changes != NULL;
}
