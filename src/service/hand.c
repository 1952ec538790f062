/* What a person types by hand: notes, tags, interactions. Each is a source of its own. */
#include "service/service-private.h"

#include "intake/intake.h"

/* Ends what a hand wrote: who is who, what is derived, commit. */
static bool
finish_hand (EntNetwork *self, bool ok, const EntIntake *intake, int64_t *out_source_id, GError **error)
{
  if (!ok || !ent_identity_resolve (self->store, intake->touched, NULL, NULL, error)) {
    ent_network_rollback (self);
    return false;
  }
  if (!ent_network_finish (self, error))
    return false;
  *out_source_id = intake->source_id;
  return true;
}

/* The contact that @id leads to, inside a transaction. */
static bool
begin_hand (EntNetwork *self, int64_t id, int64_t *out_contact_id, GError **error)
{
  if (!ent_network_begin (self, error))
    return false;
  if (ent_store_contact_of (self->store, id, out_contact_id, error)) {
    if (*out_contact_id != 0)
      return true;
    ent_contact_missing (id, error);
  }
  ent_network_rollback (self);
  return false;
}

bool
ent_service_note (EntNetwork *self, int64_t contact_id, EntSlice text, int64_t *out_source_id, GError **error)
{
  EntHand hand = {.description = text};
  if (!begin_hand (self, contact_id, &hand.contact_id, error))
    return false;
  g_auto (EntIntake) intake = {0};
  bool ok = ent_intake_note (self->store, &hand, text, &intake, error);
  return finish_hand (self, ok, &intake, out_source_id, error);
}

bool
ent_service_tag (EntNetwork *self, int64_t contact_id, EntSlice tag, bool is_on, int64_t *out_source_id,
                 GError **error)
{
  EntHand hand = {.description = tag};
  if (!begin_hand (self, contact_id, &hand.contact_id, error))
    return false;
  g_auto (EntIntake) intake = {0};
  bool ok = ent_intake_tag (self->store, &hand, tag, is_on, &intake, error);
  return finish_hand (self, ok, &intake, out_source_id, error);
}

static bool
read_at (const char *text, EntTime *out_at, GError **error)
{
  if (text == NULL) {
    *out_at = (EntTime){ent_now_us (), ENT_PRECISION_SECOND};
    return true;
  }
  if (!ent_time_from_iso (ent_slice (text), out_at)) {
    g_set_error (error, ENT_ERROR, ENT_ERROR_USAGE,
                 _ ("“%s” is no date: write it as 2026-05-03, or 2026-05-03 14:30."), text);
    return false;
  }
  if (ent_day_of (out_at->at_us) > ent_day_of (ent_now_us ())) {
    g_set_error (error, ENT_ERROR, ENT_ERROR_USAGE,
                 _ ("“%s” has not come yet: only what happened can be logged."), text);
    return false;
  }
  return true;
}

/* The closed lists of a log entry, into numbers. */
static bool
read_entry (const EntLogEntry *entry, EntHandInteraction *out_it, GError **error)
{
  static const struct {
    const char *name;
    EntAct act;
  } acts[] = {{"good", ENT_ACT_POSITIVE}, {"bad", ENT_ACT_NEGATIVE}};

  if (!ent_channel_from_name (ent_slice (entry->channel), &out_it->channel)) {
    g_autoptr (GString) known = g_string_new (NULL);
    for (EntChannel channel = ENT_CHANNEL_MESSAGE; channel <= ENT_CHANNEL_LAST; channel++)
      g_string_append_printf (known, "%s%s", known->len ? ", " : "", ent_channel_name (channel));
    g_set_error (error, ENT_ERROR, ENT_ERROR_USAGE, _ ("“%s” is no channel. It is one of: %s."),
                 entry->channel, known->str);
    return false;
  }
  bool is_mutual = out_it->channel == ENT_CHANNEL_MEETING || out_it->channel == ENT_CHANNEL_CALL;
  out_it->direction = is_mutual ? ENT_DIRECTION_BOTH : ENT_DIRECTION_OUT;
  if (entry->direction != NULL &&
      !ent_direction_from_name (ent_slice (entry->direction), &out_it->direction)) {
    g_set_error (error, ENT_ERROR, ENT_ERROR_USAGE, _ ("“%s” is no direction. It is one of: in, out, both."),
                 entry->direction);
    return false;
  }
  bool found = entry->act == NULL;
  for (size_t i = 0; !found && i < G_N_ELEMENTS (acts); i++) {
    found = strcmp (entry->act, acts[i].name) == 0;
    out_it->act = found ? acts[i].act : ENT_ACT_NONE;
  }
  if (!found) {
    g_set_error (error, ENT_ERROR, ENT_ERROR_USAGE, _ ("“%s” is no act. It is one of: good, bad."),
                 entry->act);
    return false;
  }
  out_it->text = entry->text;
  return read_at (entry->at, &out_it->at, error);
}

bool
ent_service_log (EntNetwork *self, int64_t contact_id, const EntLogEntry *entry, int64_t *out_source_id,
                 GError **error)
{
  EntHandInteraction it = {0};
  if (!read_entry (entry, &it, error))
    return false;
  EntHand hand = {.description = ent_slice_is_empty (entry->text) ? ent_slice (entry->channel) : entry->text};
  if (!begin_hand (self, contact_id, &hand.contact_id, error))
    return false;
  g_auto (EntIntake) intake = {0};
  bool ok = ent_intake_log (self->store, &hand, &it, &intake, error);
  return finish_hand (self, ok, &intake, out_source_id, error);
}
