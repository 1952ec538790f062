/* One contact: who they are, what passed, and why both scores are what they are. */
#include "service/label-private.h"
#include "service/service-private.h"

static void
position_clear (void *data)
{
  EntContactPosition *position = data;
  g_free (position->organisation);
  g_free (position->title);
}

static void
interaction_clear (void *data)
{
  EntContactInteraction *interaction = data;
  g_free (interaction->subject);
  g_free (interaction->text);
}

static void
note_clear (void *data)
{
  g_free (((EntContactNote *)data)->text);
}

static void
standing_clear (void *data)
{
  EntContactStanding *standing = data;
  g_free (standing->target);
  g_array_unref (standing->reasons);
  g_clear_pointer (&standing->learned, g_array_unref);
}

static GArray *
array_new (size_t element_size, GDestroyNotify clear)
{
  GArray *array = g_array_new (FALSE, FALSE, (guint)element_size);
  g_array_set_clear_func (array, clear);
  return array;
}

static EntContactDetail *
detail_new (void)
{
  EntContactDetail *self = g_new0 (EntContactDetail, 1);
  self->identifiers = ent_contact_identifiers_new ();
  self->positions = array_new (sizeof (EntContactPosition), position_clear);
  self->interactions = array_new (sizeof (EntContactInteraction), interaction_clear);
  self->notes = array_new (sizeof (EntContactNote), note_clear);
  self->tags = g_ptr_array_new_with_free_func (g_free);
  self->standings = array_new (sizeof (EntContactStanding), standing_clear);
  self->sources = g_ptr_array_new_with_free_func ((GDestroyNotify)ent_source_free);
  return self;
}

void
ent_contact_detail_free (EntContactDetail *self)
{
  if (self == NULL)
    return;
  ent_contact_clear (&self->contact);
  g_array_unref (self->identifiers);
  g_array_unref (self->positions);
  g_array_unref (self->interactions);
  g_array_unref (self->notes);
  g_ptr_array_unref (self->tags);
  g_clear_pointer (&self->reasons, g_array_unref);
  g_array_unref (self->standings);
  g_ptr_array_unref (self->sources);
  ent_place_free (self->place);
  g_free (self);
}

/* ---- What the store says ---- */

static bool
take_position (const EntPosition *row, void *data)
{
  EntContactPosition position = {ent_slice_dup (row->organisation), ent_slice_dup (row->title), row->from_us,
                                 row->until_us};
  g_array_append_val (((EntContactDetail *)data)->positions, position);
  return true;
}

static bool
take_note (const EntTextRow *row, void *data)
{
  EntContactNote note = {row->at_us, ent_slice_dup (row->text)};
  g_array_append_val (((EntContactDetail *)data)->notes, note);
  return true;
}

static bool
take_tag (const EntTextRow *row, void *data)
{
  g_ptr_array_add (((EntContactDetail *)data)->tags, ent_slice_dup (row->text));
  return true;
}

static bool
take_source (const EntSourceRow *row, void *data)
{
  g_ptr_array_add (((EntContactDetail *)data)->sources, ent_source_from_row (row));
  return true;
}

/* ---- The relation: a panel of one ---- */

typedef struct {
  EntContactDetail *detail;
  int64_t limit;
  GArray *at_s;  /* (element-type uint32_t) newest first */
  GArray *shape; /* (element-type EntEventShape) */
} Reading;

static bool
take_interaction (const EntInteractionRow *row, void *data)
{
  Reading *reading = data;
  EntContactDetail *detail = reading->detail;
  uint32_t at_s = ent_tau_of (row->at.at_us);
  EntEventShape shape = ent_event_shape (row->direction, row->weight, row->act);
  g_array_append_val (reading->at_s, at_s);
  g_array_append_val (reading->shape, shape);
  detail->n_interactions++;
  if (reading->limit >= 0 && detail->n_interactions > reading->limit)
    return true;
  EntContactInteraction interaction = {row->id,
                                       row->at,
                                       row->channel,
                                       row->direction,
                                       row->weight,
                                       row->act,
                                       ent_slice_dup (row->subject),
                                       ent_slice_dup (row->text)};
  g_array_append_val (detail->interactions, interaction);
  return true;
}

/* The second opinion: from days alone, and learned without labels. */
static void
explain_alive (const EntRelation *relation, uint32_t tau_s, EntContactDetail *detail)
{
  const EntLearnedModel *learned = &detail->learned;
  detail->has_alive = learned->has_alive && relation->class != ENT_RELATION_UNKNOWN;
  if (!detail->has_alive)
    return;
  EntAliveHistory history = ent_alive_history (&relation->facts, tau_s);
  double horizon_days = learned->model.horizon_days;
  detail->p_alive = ent_alive_probability (ENT_ALIVE_MBG, &learned->alive, &history);
  detail->alive_any = ent_alive_any (ENT_ALIVE_MBG, &learned->alive, &history, horizon_days);
  detail->alive_expected = ent_alive_expected (ENT_ALIVE_MBG, &learned->alive, &history, horizon_days);
}

/* The network's own scope, as the last refresh found it, and this contact's events: all that a relation
 * needs. */
static void
explain_relation (EntStore *store, const Reading *reading, EntContactDetail *detail)
{
  EntRelationOverview overview;
  if (!ent_refresh_scope (store, &overview)) {
    detail->reasons = ent_reasons_new ();
    return;
  }
  guint n = reading->at_s->len;
  g_autoptr (EntPanel) panel = ent_panel_new (1, n);
  panel->until_s[0] = ENT_NEVER;
  panel->first_event[1] = n;
  for (guint i = 0; i < n; i++) {
    panel->at_s[i] = g_array_index (reading->at_s, uint32_t, n - 1 - i);
    panel->shape[i] = g_array_index (reading->shape, EntEventShape, n - 1 - i);
  }
  uint32_t tau_s = overview.scope.tau_s;
  detail->learned = ent_learned_model_load (store);
  const EntRelationModel *model = &detail->learned.model;
  EntRelation relation = ent_relation_evaluate (panel, 0, &overview.scope, model);
  detail->measured = relation.class;
  detail->p_any = relation.p_any;
  detail->p_in = relation.p_in;
  explain_alive (&relation, tau_s, detail);
  EntReplyDelays delays = ent_relation_reply_delays (panel, 0, tau_s);
  detail->reciprocity = ent_relation_reciprocity (&relation.facts);
  detail->n_replies_theirs = delays.n_theirs;
  detail->n_replies_mine = delays.n_mine;
  detail->replies_theirs_hours = delays.theirs_hours;
  detail->replies_mine_hours = delays.mine_hours;
  detail->reasons = ent_reasons_of_relation (&relation, &overview, model);
}

static bool
read_interactions (EntStore *store, int64_t limit, EntContactDetail *detail, GError **error)
{
  g_autoptr (GArray) at_s = g_array_new (FALSE, FALSE, sizeof (uint32_t));
  g_autoptr (GArray) shape = g_array_new (FALSE, FALSE, sizeof (EntEventShape));
  Reading reading = {detail, limit, at_s, shape};
  if (!ent_store_interactions (store, detail->contact.id, -1, take_interaction, &reading, error))
    return false;
  explain_relation (store, &reading, detail);
  return ent_pinned_of (store, detail->contact.id, &detail->pinned, error);
}

/* ---- The targets ---- */

typedef struct {
  const GArray *targets;
  EntContactDetail *detail;
} Judging;

static bool
judge (const EntContactFactsRow *row, void *data)
{
  const Judging *judging = data;
  g_auto (EntFolder) folder;
  ent_folder_init (&folder);
  EntContactFacts facts = ent_folder_facts (&folder, row);
  for (guint i = 0; i < judging->targets->len; i++) {
    const EntLoadedTarget *loaded = &g_array_index (judging->targets, EntLoadedTarget, i);
    const EntTarget *target = loaded->target;
    EntTargetScore score = ent_target_evaluate (target, &facts);
    EntContactStanding standing = {.target = g_strdup (ent_target_name (target)),
                                   .qualified = score.qualified,
                                   .excluded = score.excluded,
                                   .score = score.score,
                                   .threshold = ent_target_threshold (target),
                                   .p = score.p,
                                   .reasons = ent_reasons_of_target (target, &facts)};
    if (loaded->pool != NULL && !score.excluded) {
      standing.p = ent_pool_p (loaded->pool, row->id, score.p);
      standing.learned = ent_reasons_of_learned (loaded->pool, &facts);
    }
    g_array_append_val (judging->detail->standings, standing);
  }
  return true;
}

static bool
read_standings (EntStore *store, EntContactDetail *detail, GError **error)
{
  g_autoptr (GArray) targets = ent_targets_load (store, error);
  if (targets == NULL)
    return false;
  if (ent_labels_are_learned (store) && !ent_labels_load (store, targets, error))
    return false;
  Judging judging = {targets, detail};
  return ent_store_contact_facts (store, detail->contact.id, judge, &judging, error);
}

EntContactDetail *
ent_service_show (EntNetwork *self, int64_t id, int64_t limit, GError **error)
{
  ent_network_ensure_fresh (self);
  EntStore *store = self->store;
  int64_t contact_id = 0;
  if (!ent_contact_find (store, id, &contact_id, error))
    return NULL;
  g_autoptr (EntContactDetail) detail = detail_new ();
  if (!ent_contact_load (store, contact_id, &detail->contact, error) ||
      !ent_store_identifiers_of_contact (store, contact_id, ent_contact_identifiers_take, detail->identifiers,
                                         error) ||
      !ent_store_positions (store, contact_id, take_position, detail, error) ||
      !ent_store_notes (store, contact_id, take_note, detail, error) ||
      !ent_store_tags (store, contact_id, take_tag, detail, error) ||
      !ent_store_contact_sources (store, contact_id, take_source, detail, error) ||
      !read_interactions (store, limit, detail, error) || !read_standings (store, detail, error))
    return NULL;
  return g_steal_pointer (&detail);
}
