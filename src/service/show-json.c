/* One contact as JSON. */
#include "service/service-private.h"

static void
write_positions (const GArray *positions, EntJson *json)
{
  ent_json_key (json, "positions");
  ent_json_begin_array (json);
  for (guint i = 0; i < positions->len; i++) {
    const EntContactPosition *position = &g_array_index (positions, EntContactPosition, i);
    ent_json_begin_object (json);
    ent_json_member_text (json, "organisation", ent_slice (position->organisation));
    ent_json_member_text (json, "title", ent_slice (position->title));
    ent_json_member_day (json, "from", position->from_us);
    ent_json_member_day (json, "until", position->until_us);
    ent_json_end_object (json);
  }
  ent_json_end_array (json);
}

static const char *
act_name (EntAct act)
{
  switch (act) {
  case ENT_ACT_POSITIVE:
    return "good";
  case ENT_ACT_NEGATIVE:
    return "bad";
  case ENT_ACT_ACCEPTANCE:
    return "acceptance";
  case ENT_ACT_NONE:
    break;
  }
  return "";
}

static void
write_interactions (const EntContactDetail *detail, EntJson *json)
{
  ent_json_member_int (json, "interaction_count", detail->n_interactions);
  ent_json_key (json, "interactions");
  ent_json_begin_array (json);
  for (guint i = 0; i < detail->interactions->len; i++) {
    const EntContactInteraction *interaction =
        &g_array_index (detail->interactions, EntContactInteraction, i);
    ent_json_begin_object (json);
    ent_json_member_int (json, "id", interaction->id);
    ent_json_member_time (json, "at", interaction->at);
    ent_json_member_string (json, "channel", ent_slice (ent_channel_name (interaction->channel)));
    ent_json_member_string (json, "direction", ent_slice (ent_direction_name (interaction->direction)));
    ent_json_member_bool (json, "weak", interaction->weight == ENT_WEIGHT_WEAK);
    ent_json_member_text (json, "act", ent_slice (act_name (interaction->act)));
    ent_json_member_text (json, "subject", ent_slice (interaction->subject));
    ent_json_member_text (json, "text", ent_slice (interaction->text));
    ent_json_end_object (json);
  }
  ent_json_end_array (json);
}

static void
write_reasons (const char *key, const GArray *reasons, EntJson *json)
{
  ent_json_key (json, key);
  ent_json_begin_array (json);
  for (guint i = 0; i < reasons->len; i++) {
    const EntScoreReason *reason = &g_array_index (reasons, EntScoreReason, i);
    ent_json_begin_object (json);
    ent_json_member_string (json, "code", ent_slice (reason->code));
    ent_json_member_double (json, "contribution", reason->contribution, 4);
    ent_json_member_string (json, "text", ent_slice (reason->text));
    ent_json_end_object (json);
  }
  ent_json_end_array (json);
}

static void
write_hours (const char *key, size_t n, double hours, EntJson *json)
{
  if (n > 0)
    ent_json_member_double (json, key, hours, 2);
  else
    ent_json_member_null (json, key);
}

/* Chances within the horizon, and what stands behind them. */
static void
write_chances (const EntContactDetail *detail, EntJson *json)
{
  if (detail->measured == ENT_RELATION_UNKNOWN) {
    ent_json_member_null (json, "p_any");
    ent_json_member_null (json, "p_in");
  } else {
    ent_json_member_double (json, "p_any", detail->p_any, 4);
    ent_json_member_double (json, "p_in", detail->p_in, 4);
  }
  ent_learned_model_write_json (&detail->learned, json);
  if (!detail->has_alive) {
    ent_json_member_null (json, "still_alive");
    return;
  }
  ent_json_key (json, "still_alive");
  ent_json_begin_object (json);
  ent_json_member_string (json, "model", ENT_SLICE ("MBG/NBD"));
  ent_json_member_double (json, "p", detail->p_alive, 4);
  ent_json_member_double (json, "p_any", detail->alive_any, 4);
  ent_json_member_double (json, "expected_days", detail->alive_expected, 4);
  ent_json_member_int (json, "n", detail->learned.n_alive);
  ent_json_end_object (json);
}

static void
write_relation (const EntContactDetail *detail, EntJson *json)
{
  ent_json_key (json, "relation_detail");
  ent_json_begin_object (json);
  ent_json_member_string (json, "class", ent_slice (ent_relation_class_name (detail->contact.relation)));
  ent_json_member_string (json, "measured", ent_slice (ent_relation_class_name (detail->measured)));
  bool is_pinned = detail->pinned != ENT_N_RELATION_CLASSES;
  ent_json_member_text (json, "pinned",
                        ent_slice (is_pinned ? ent_relation_class_name (detail->pinned) : ""));
  ent_json_member_string (json, "counts", ent_slice (is_pinned ? "pinned" : "measured"));
  ent_json_member_double (json, "warmth", detail->contact.warmth, 2);
  ent_json_member_double (json, "reciprocity", detail->reciprocity, 4);
  write_hours ("their_reply_hours", detail->n_replies_theirs, detail->replies_theirs_hours, json);
  write_hours ("your_reply_hours", detail->n_replies_mine, detail->replies_mine_hours, json);
  write_reasons ("reasons", detail->reasons, json);
  write_chances (detail, json);
  ent_json_end_object (json);
}

static void
write_standings (const GArray *standings, EntJson *json)
{
  ent_json_key (json, "targets");
  ent_json_begin_array (json);
  for (guint i = 0; i < standings->len; i++) {
    const EntContactStanding *standing = &g_array_index (standings, EntContactStanding, i);
    ent_json_begin_object (json);
    ent_json_member_string (json, "target", ent_slice (standing->target));
    ent_json_member_bool (json, "qualified", standing->qualified);
    ent_json_member_bool (json, "excluded", standing->excluded);
    ent_json_member_double (json, "score", standing->score, 3);
    ent_json_member_double (json, "threshold", standing->threshold, 3);
    ent_json_member_double (json, "p", standing->p, 4);
    ent_json_member_string (
        json, "basis", ent_slice (standing->learned != NULL ? "learned, calibrated" : "rules, uncalibrated"));
    write_reasons ("reasons", standing->reasons, json);
    if (standing->learned != NULL)
      write_reasons ("learned", standing->learned, json);
    ent_json_end_object (json);
  }
  ent_json_end_array (json);
}

static void
write_notes (const EntContactDetail *detail, EntJson *json)
{
  ent_json_key (json, "notes");
  ent_json_begin_array (json);
  for (guint i = 0; i < detail->notes->len; i++) {
    const EntContactNote *note = &g_array_index (detail->notes, EntContactNote, i);
    ent_json_begin_object (json);
    ent_json_member_day (json, "at", note->at_us);
    ent_json_member_string (json, "text", ent_slice (note->text));
    ent_json_end_object (json);
  }
  ent_json_end_array (json);
  ent_json_key (json, "tags");
  ent_json_begin_array (json);
  for (guint i = 0; i < detail->tags->len; i++)
    ent_json_string (json, ent_slice (g_ptr_array_index (detail->tags, i)));
  ent_json_end_array (json);
}

static void
write_sources (const GPtrArray *sources, EntJson *json)
{
  ent_json_key (json, "sources");
  ent_json_begin_array (json);
  for (guint i = 0; i < sources->len; i++) {
    const EntSource *source = g_ptr_array_index (sources, i);
    ent_json_begin_object (json);
    ent_json_member_int (json, "id", source->id);
    ent_json_member_string (json, "kind", ent_slice (source->kind));
    ent_json_member_string (json, "path", ent_slice (source->path));
    ent_json_member_day (json, "as_of", source->as_of_us);
    ent_json_end_object (json);
  }
  ent_json_end_array (json);
}

void
ent_contact_detail_write_json (const EntContactDetail *detail, EntJson *json)
{
  ent_json_begin_object (json);
  ent_json_member_int (json, "schema", 1);
  ent_contact_write_members (&detail->contact, json);
  ent_contact_identifiers_write (detail->identifiers, json);
  write_positions (detail->positions, json);
  write_relation (detail, json);
  write_standings (detail->standings, json);
  write_notes (detail, json);
  write_interactions (detail, json);
  write_sources (detail->sources, json);
  if (detail->place != NULL)
    ent_place_write_members (detail->place, json);
  ent_json_end_object (json);
}
