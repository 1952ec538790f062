/* A page a week: what the other verbs say, side by side. */
#include "service/service-private.h"

#define KEPT_INVITATIONS 20
#define KEPT_CHANGES 2 /* of each kind */

void
ent_digest_free (EntDigest *self)
{
  if (self == NULL)
    return;
  ent_status_free (self->now);
  ent_status_free (self->before);
  ent_week_free (self->week);
  ent_changes_free (self->changes);
  ent_invitation_list_free (self->invitations);
  g_free (self);
}

EntDigest *
ent_service_digest (EntNetwork *self, int64_t minutes, GError **error)
{
  const EntWeekRequest request = {.minutes = minutes};
  g_autoptr (EntDigest) digest = g_new0 (EntDigest, 1);
  if ((digest->now = ent_service_status (self, error)) == NULL ||
      (digest->before = ent_service_status_at (self, digest->now->day - ENT_DIGEST_DAYS, error)) == NULL ||
      (digest->week = ent_service_plan (self, &request, error)) == NULL ||
      (digest->changes =
           ent_service_changes (self, digest->before->day, digest->now->day, KEPT_CHANGES, error)) == NULL ||
      (digest->invitations = ent_service_invitations (self, KEPT_INVITATIONS, error)) == NULL)
    return NULL;
  return g_steal_pointer (&digest);
}

void
ent_digest_write_json (const EntDigest *digest, EntJson *json)
{
  ent_json_begin_object (json);
  ent_json_member_int (json, "schema", 1);
  ent_json_member_day (json, "at", digest->now->day * ENT_US_PER_DAY);
  ent_json_member_int (json, "days", ENT_DIGEST_DAYS);
  ent_json_key (json, "figures");
  ent_json_begin_object (json);
  ent_json_key (json, "now");
  ent_status_write_json (digest->now, json);
  ent_json_key (json, "before");
  ent_status_write_json (digest->before, json);
  ent_json_end_object (json);
  ent_json_key (json, "plan");
  ent_week_write_json (digest->week, -1, json);
  ent_json_key (json, "changes");
  ent_changes_write_json (digest->changes, json);
  ent_json_key (json, "invitations");
  ent_invitation_list_write_json (digest->invitations, json);
  ent_json_end_object (json);
}
