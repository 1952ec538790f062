/* Who may be one person: lanes by how safe it is to say so, with what speaks for and against. */
#include "service/service-private.h"

static const char *const lane_names[ENT_N_LANES] = {"safe", "likely", "look"};
static const double safe_probability = .99, likely_probability = .9;

const char *
ent_lane_name (EntLane lane)
{
  return lane_names[lane];
}

bool
ent_lane_from_name (const char *name, EntLane *out_lane)
{
  for (EntLane lane = 0; lane < ENT_N_LANES; lane++)
    if (strcmp (name, lane_names[lane]) == 0) {
      *out_lane = lane;
      return true;
    }
  return false;
}

/* The same whole name, and nothing that speaks against. */
static bool
is_safe (const EntLinkEvidence *evidence)
{
  bool is_whole = evidence->levels[ENT_LINK_GIVEN] <= 1 && evidence->levels[ENT_LINK_FAMILY] <= 1;
  for (EntLinkField field = 0; field < ENT_LINK_N_FIELDS; field++)
    if (evidence->levels[field] != ENT_LINK_NONE && evidence->weights[field] < 0)
      return false;
  return is_whole && evidence->probability >= safe_probability;
}

EntLane
ent_lane_of (const EntLikePair *pair)
{
  const EntLinkEvidence *evidence = &pair->evidence;
  if (pair->is_ambiguous || evidence->probability < likely_probability)
    return ENT_LANE_LOOK;
  return is_safe (evidence) ? ENT_LANE_SAFE : ENT_LANE_LIKELY;
}

static void
duplicate_clear (void *data)
{
  EntDuplicate *duplicate = data;
  ent_contact_clear (&duplicate->a);
  ent_contact_clear (&duplicate->b);
  g_clear_pointer (&duplicate->evidence, g_array_unref);
}

void
ent_duplicates_free (EntDuplicates *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->pairs);
  g_free (self);
}

static bool
add_pair (EntNetwork *self, const EntLikePair *pair, EntLane lane, EntDuplicates *duplicates, GError **error)
{
  EntDuplicate duplicate = {
      .lane = lane, .probability = pair->evidence.probability, .is_ambiguous = pair->is_ambiguous};
  if (!ent_contact_load (self->store, pair->a, &duplicate.a, error))
    return false;
  if (!ent_contact_load (self->store, pair->b, &duplicate.b, error)) {
    ent_contact_clear (&duplicate.a);
    return false;
  }
  duplicate.evidence = ent_evidence_in_words (&pair->evidence);
  g_array_append_val (duplicates->pairs, duplicate);
  return true;
}

EntDuplicates *
ent_service_duplicates (EntNetwork *self, EntLane lane, int64_t limit, GError **error)
{
  g_autoptr (GArray) found = ent_identity_duplicates (self->store, error);
  if (found == NULL)
    return NULL;
  g_autoptr (EntDuplicates) duplicates = g_new0 (EntDuplicates, 1);
  duplicates->pairs = g_array_new (FALSE, TRUE, sizeof (EntDuplicate));
  g_array_set_clear_func (duplicates->pairs, duplicate_clear);
  for (EntLane now = 0; now < ENT_N_LANES; now++)
    for (guint i = 0; i < found->len; i++) {
      const EntLikePair *pair = &g_array_index (found, EntLikePair, i);
      if (ent_lane_of (pair) != now)
        continue;
      duplicates->n[now]++;
      bool is_wanted = lane == ENT_N_LANES || lane == now;
      if (is_wanted && (limit < 0 || duplicates->pairs->len < limit) &&
          !add_pair (self, pair, now, duplicates, error))
        return NULL;
    }
  return g_steal_pointer (&duplicates);
}

/* ---- JSON ---- */

static void
write_evidence (const EntPairEvidence *evidence, EntJson *json)
{
  ent_json_begin_object (json);
  ent_json_member_string (json, "field", ent_slice (evidence->field));
  ent_json_member_string (json, "level", ent_slice (evidence->level));
  ent_json_member_double (json, "weight", evidence->weight, 2);
  ent_json_member_string (json, "text", ent_slice (evidence->text));
  ent_json_end_object (json);
}

static void
write_duplicate (const EntDuplicate *duplicate, EntJson *json)
{
  ent_json_begin_object (json);
  ent_json_member_string (json, "lane", ent_slice (ent_lane_name (duplicate->lane)));
  ent_json_member_double (json, "probability", duplicate->probability, 4);
  ent_json_member_bool (json, "ambiguous", duplicate->is_ambiguous);
  ent_json_key (json, "contacts");
  ent_json_begin_array (json);
  ent_contact_write_json (&duplicate->a, json);
  ent_contact_write_json (&duplicate->b, json);
  ent_json_end_array (json);
  ent_json_key (json, "evidence");
  ent_json_begin_array (json);
  for (guint i = 0; i < duplicate->evidence->len; i++)
    write_evidence (&g_array_index (duplicate->evidence, EntPairEvidence, i), json);
  ent_json_end_array (json);
  ent_json_end_object (json);
}

void
ent_duplicates_write_json (const EntDuplicates *duplicates, EntJson *json)
{
  ent_json_begin_object (json);
  ent_json_member_int (json, "schema", 1);
  ent_json_key (json, "lanes");
  ent_json_begin_object (json);
  for (EntLane lane = 0; lane < ENT_N_LANES; lane++)
    ent_json_member_int (json, ent_lane_name (lane), duplicates->n[lane]);
  ent_json_end_object (json);
  ent_json_key (json, "pairs");
  ent_json_begin_array (json);
  for (guint i = 0; i < duplicates->pairs->len; i++)
    write_duplicate (&g_array_index (duplicates->pairs, EntDuplicate, i), json);
  ent_json_end_array (json);
  ent_json_end_object (json);
}
