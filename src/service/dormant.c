/* Those who were close once, and are worth a word. */
#include "service/web-private.h"

#define NEWEST 20     /* exchanges in which a subject is looked for */
#define LEAST_TEXT 12 /* bytes: an emoji says nothing of what it was about */

static void
sleeper_clear (void *data)
{
  EntSleeper *sleeper = data;
  ent_contact_clear (&sleeper->contact);
  g_free (sleeper->subject);
}

void
ent_sleepers_free (EntSleepers *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->sleepers);
  g_free (self);
}

/* The newest subject; without any, the newest words. What went to many is no talk with them. */
typedef struct {
  char *subject, *text;
} Topic;

static bool
take_topic (const EntInteractionRow *row, void *data)
{
  Topic *topic = data;
  if (row->weight == ENT_WEIGHT_WEAK || row->direction == ENT_DIRECTION_BESIDE)
    return true;
  if (topic->text == NULL && row->text.length >= LEAST_TEXT)
    topic->text = ent_slice_dup (row->text);
  if (!ent_slice_is_empty (row->subject))
    topic->subject = ent_slice_dup (row->subject);
  return topic->subject == NULL;
}

static bool
find_subject (EntStore *store, int64_t contact_id, char **out_subject, GError **error)
{
  Topic topic = {NULL, NULL};
  bool ok = ent_store_interactions (store, contact_id, NEWEST, take_topic, &topic, error);
  *out_subject = topic.subject != NULL ? topic.subject : topic.text != NULL ? topic.text : g_strdup ("");
  if (*out_subject != topic.text)
    g_free (topic.text);
  return ok;
}

static bool
add_sleeper (EntNetwork *network, const EntWeb *web, const EntDormant *dormant, EntSleepers *sleepers,
             GError **error)
{
  EntSleeper sleeper = {.silence_days = dormant->silence_days,
                        .n_active_days = dormant->relation.facts.n_active_days,
                        .last_us = (int64_t)dormant->relation.facts.last_s * ENT_US_PER_SECOND,
                        .n_ties = (int64_t)ent_ties_degree (web->ties, dormant->contact)};
  int64_t id = web->panel->contact_id[dormant->contact];
  if (!ent_contact_load (network->store, id, &sleeper.contact, error))
    return false;
  bool ok = find_subject (network->store, id, &sleeper.subject, error);
  g_array_append_val (sleepers->sleepers, sleeper);
  return ok;
}

/* ---- Whom the user wants left alone ---- */

typedef struct {
  GHashTable *ids; /* (element-type gint64) a set of contacts */
  int64_t today;
} Resting;

/* The latest comes last, so that each may take back the one before. */
static void
set_resting (Resting *resting, int64_t contact_id, bool is_resting)
{
  if (is_resting)
    g_hash_table_add (resting->ids, g_memdup2 (&contact_id, sizeof contact_id));
  else
    g_hash_table_remove (resting->ids, &contact_id);
}

static void
take_mute (const EntRulingRow *row, void *data)
{
  set_resting (data, row->contact_id, ent_slice_equal (row->value, ent_slice ("mute")));
}

static void
take_snooze (const EntRulingRow *row, void *data)
{
  Resting *resting = data;
  EntTime until;
  bool is_to_come = ent_time_from_iso (row->value, &until) && ent_day_of (until.at_us) > resting->today;
  set_resting (resting, row->contact_id, is_to_come);
}

static GHashTable *
load_resting (EntStore *store, EntMatter matter, EntRulingFunc take, GError **error)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  Resting resting = {ids, ent_day_of (ent_now_us ())};
  return ent_store_rulings_on (store, matter, take, &resting, error) ? g_steal_pointer (&ids) : NULL;
}

EntSleepers *
ent_service_dormant (EntNetwork *self, int64_t silence_days, int64_t limit, GError **error)
{
  g_autoptr (EntWeb) web = ent_web_load (self, false, error);
  g_autoptr (GArray) targets = web != NULL ? ent_targets_load (self->store, error) : NULL;
  g_autoptr (EntSpans) spans =
      targets != NULL ? ent_spans_load (self->store, web->panel, targets, error) : NULL;
  g_autoptr (GHashTable) muted =
      spans != NULL ? load_resting (self->store, ENT_MATTER_ATTENTION, take_mute, error) : NULL;
  g_autoptr (GHashTable) snoozed =
      muted != NULL ? load_resting (self->store, ENT_MATTER_SNOOZE, take_snooze, error) : NULL;
  if (snoozed == NULL)
    return NULL;
  const EntDormantOptions options = {
      .tau_s = web->tau_s,
      .qualification = &spans->qualification,
      .min_silence_days =
          silence_days > 0 ? (uint32_t)MIN (silence_days, INT32_MAX) : ENT_DORMANT_SILENCE_DAYS,
      .min_active_days = ENT_DORMANT_ACTIVE_DAYS,
  };
  g_autoptr (GArray) dormant = ent_dormant_new (web->panel, &options);
  g_autoptr (EntSleepers) sleepers = g_new0 (EntSleepers, 1);
  sleepers->sleepers = g_array_new (FALSE, FALSE, sizeof (EntSleeper));
  g_array_set_clear_func (sleepers->sleepers, sleeper_clear);
  sleepers->has_target = targets->len > 0;
  sleepers->silence_days = options.min_silence_days;
  for (guint i = 0; i < dormant->len; i++) {
    const EntDormant *one = &g_array_index (dormant, EntDormant, i);
    const int64_t *id = &web->panel->contact_id[one->contact];
    if (g_hash_table_contains (muted, id) || g_hash_table_contains (snoozed, id))
      continue;
    if ((limit < 0 || sleepers->total < limit) && !add_sleeper (self, web, one, sleepers, error))
      return NULL;
    sleepers->total++;
  }
  return g_steal_pointer (&sleepers);
}

void
ent_sleepers_write_json (const EntSleepers *sleepers, EntJson *json)
{
  ent_json_begin_object (json);
  ent_json_member_int (json, "schema", 1);
  ent_json_member_bool (json, "has_target", sleepers->has_target);
  ent_json_member_int (json, "silent_days", sleepers->silence_days);
  ent_json_member_int (json, "total", sleepers->total);
  ent_json_key (json, "dormant");
  ent_json_begin_array (json);
  for (guint i = 0; i < sleepers->sleepers->len; i++) {
    const EntSleeper *sleeper = &g_array_index (sleepers->sleepers, EntSleeper, i);
    ent_json_begin_object (json);
    ent_json_key (json, "contact");
    ent_contact_write_json (&sleeper->contact, json);
    ent_json_member_int (json, "silent_days", sleeper->silence_days);
    ent_json_member_int (json, "active_days", sleeper->n_active_days);
    ent_json_member_day (json, "last", sleeper->last_us);
    ent_json_member_text (json, "subject", ent_slice (sleeper->subject));
    ent_json_member_int (json, "ties", sleeper->n_ties);
    ent_json_end_object (json);
  }
  ent_json_end_array (json);
  ent_json_end_object (json);
}
