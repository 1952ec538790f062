/* What the user says of who is who, into the network. */
#include "service/service-private.h"

bool
ent_words_take_in (EntNetwork *self, const EntWords *words, int64_t *out_source_id, GError **error)
{
  g_auto (EntIntake) intake = {0};
  if (!ent_intake_words (self->store, words, &intake, error) ||
      !ent_identity_resolve (self->store, intake.touched, NULL, NULL, error))
    return false;
  *out_source_id = intake.source_id;
  return true;
}

bool
ent_words_end (EntNetwork *self, bool ok, bool is_dry_run, GError **error)
{
  if (ok && !is_dry_run)
    return ent_network_finish (self, error);
  ent_network_rollback (self);
  return ok;
}

void
ent_json_member_id_or_null (EntJson *json, const char *key, int64_t id)
{
  if (id != 0)
    ent_json_member_int (json, key, id);
  else
    ent_json_member_null (json, key);
}
