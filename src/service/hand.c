/* What a person types by hand: notes, tags, interactions. Each is a source of its own. */
#include "service/service-private.h"

#include "intake/intake.h"

#define MAX_TAG_BYTES 200u
#define MAX_TEXT_BYTES 65536u

/* What was typed as it is kept: valid, without blanks around it, and not too long. */
static bool
take_text (EntSlice typed, size_t max_bytes, GString *out, GError **error)
{
  ent_text_append_valid (ent_slice_trim (typed), out);
  if (out->len <= max_bytes)
    return true;
  g_autofree char *limit = g_strdup_printf ("%" G_GSIZE_FORMAT, max_bytes);
  g_set_error (error, ENT_ERROR, ENT_ERROR_USAGE, _ ("That is too long: %s bytes are the most."), limit);
  return false;
}

/* The same where there must be something. */
static bool
require_text (EntSlice typed, size_t max_bytes, GString *out, GError **error)
{
  if (!take_text (typed, max_bytes, out, error))
    return false;
  if (out->len > 0)
    return true;
  g_set_error_literal (error, ENT_ERROR, ENT_ERROR_USAGE, _ ("There is nothing in that text to keep."));
  return false;
}

/* Ends what a hand wrote: who is who, what is derived, commit.
 * @touch: when it is only about the contact; NULL when something passed with them */
static bool
finish_hand (EntNetwork *self, bool ok, const EntIntake *intake, EntTouch *touch, int64_t *out_source_id,
             GError **error)
{
  EntPersonChangeFunc changed = touch != NULL ? ent_touch_changed : NULL;
  if (!ok || !ent_identity_resolve (self->store, intake->touched, changed, touch, error)) {
    ent_network_rollback (self);
    return false;
  }
  if (!(touch != NULL ? ent_network_finish_touch (self, touch, error) : ent_network_finish (self, error)))
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
  if (ent_contact_find (self->store, id, out_contact_id, error))
    return true;
  ent_network_rollback (self);
  return false;
}

bool
ent_service_note (EntNetwork *self, int64_t contact_id, EntSlice text, int64_t *out_source_id, GError **error)
{
  g_autoptr (GString) kept = g_string_new (NULL);
  if (!require_text (text, MAX_TEXT_BYTES, kept, error))
    return false;
  EntHand hand = {.description = ent_slice_of (kept)};
  if (!begin_hand (self, contact_id, &hand.contact_id, error))
    return false;
  g_auto (EntIntake) intake = {0};
  g_auto (EntTouch) touch = {0};
  bool ok = ent_touch_begin (&touch, self->store, hand.contact_id, error) &&
            ent_intake_note (self->store, &hand, hand.description, &intake, error);
  return finish_hand (self, ok, &intake, &touch, out_source_id, error);
}

bool
ent_service_tag (EntNetwork *self, int64_t contact_id, EntSlice tag, bool is_on, int64_t *out_source_id,
                 GError **error)
{
  g_autoptr (GString) line = g_string_new (NULL), kept = g_string_new (NULL);
  ent_text_append_printable (tag, line); /* a tag is one line */
  if (!require_text (ent_slice_of (line), MAX_TAG_BYTES, kept, error))
    return false;
  EntHand hand = {.description = ent_slice_of (kept)};
  if (!begin_hand (self, contact_id, &hand.contact_id, error))
    return false;
  g_auto (EntIntake) intake = {0};
  g_auto (EntTouch) touch = {0};
  bool ok = ent_touch_begin (&touch, self->store, hand.contact_id, error) &&
            ent_intake_tag (self->store, &hand, hand.description, is_on, &intake, error);
  return finish_hand (self, ok, &intake, &touch, out_source_id, error);
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
  return read_at (entry->at, &out_it->at, error);
}

/* What it took is a ruling of the same source. */
static bool
keep_minutes (EntStore *store, const EntHand *hand, const EntLogEntry *entry, const EntIntake *intake,
              GError **error)
{
  if (entry->minutes == 0)
    return true;
  const EntRulingRow ruling = {.at_us = intake->as_of_us,
                               .identifier_id = hand->contact_id,
                               .matter = ENT_MATTER_MINUTES,
                               .about = ent_slice (entry->channel),
                               .value = ENT_SLICE ("spent"),
                               .number = (double)entry->minutes};
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (int64_t));
  int64_t id;
  if (!ent_store_ruling_add (store, &ruling, &id, error))
    return false;
  g_array_append_val (ids, id);
  return ent_store_claim (store, intake->source_id, ENT_FACT_RULING, ids, error);
}

bool
ent_service_log (EntNetwork *self, int64_t contact_id, const EntLogEntry *entry, int64_t *out_source_id,
                 GError **error)
{
  EntHandInteraction it = {0};
  g_autoptr (GString) kept = g_string_new (NULL);
  if (!read_entry (entry, &it, error) || !take_text (entry->text, MAX_TEXT_BYTES, kept, error))
    return false;
  it.text = ent_slice_of (kept);
  EntHand hand = {.description = kept->len == 0 ? ent_slice (entry->channel) : it.text};
  if (!begin_hand (self, contact_id, &hand.contact_id, error))
    return false;
  g_auto (EntIntake) intake = {0};
  bool ok = ent_intake_log (self->store, &hand, &it, &intake, error) &&
            keep_minutes (self->store, &hand, entry, &intake, error);
  return finish_hand (self, ok, &intake, NULL, out_source_id, error);
}
