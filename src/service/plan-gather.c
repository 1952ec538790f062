/* What a plan is made from: the panel, who is qualified, by what they can be reached, what the user wishes.
 */
#include "service/plan-private.h"

#include <math.h>

#define DAYS_A_WEEK 7.0

void
ent_plan_sight_clear (EntPlanSight *self)
{
  ent_coolings_free (self->coolings);
  for (size_t i = 0; self->reaches != NULL && i < self->panel->n_contacts; i++)
    g_free (self->reaches[i].question);
  ent_panel_free (self->panel);
  g_free (self->relations);
  g_free (self->contacts);
  g_free (self->reaches);
}

bool
ent_plan_sight_find (const EntPlanSight *self, int64_t contact_id, size_t *out_row)
{
  size_t low = 0, high = self->panel->n_contacts;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (self->panel->contact_id[middle] < contact_id)
      low = middle + 1;
    else
      high = middle;
  }
  *out_row = low;
  return low < self->panel->n_contacts && self->panel->contact_id[low] == contact_id;
}

/* ---- Who they are ---- */

typedef struct {
  EntPlanSight *sight;
  GHashTable *companies; /* folded name -> number from 1 */
  GString *folded;
  double threshold; /* of the target */
} Loading;

static uint32_t
company_number (Loading *loading, EntSlice organisation)
{
  g_string_truncate (loading->folded, 0);
  ent_fold_append (organisation, loading->folded);
  if (loading->folded->len == 0)
    return 0;
  uint32_t number = GPOINTER_TO_UINT (g_hash_table_lookup (loading->companies, loading->folded->str));
  if (number == 0) {
    number = g_hash_table_size (loading->companies) + 1;
    g_hash_table_insert (loading->companies, g_strdup (loading->folded->str), GUINT_TO_POINTER (number));
  }
  return number;
}

static void
take_contact (const EntPlanContactRow *row, void *data)
{
  Loading *loading = data;
  EntPlanSight *sight = loading->sight;
  size_t at;
  if (!ent_plan_sight_find (sight, row->id, &at))
    return;
  EntPlanContact *contact = &sight->contacts[at];
  EntReach *reach = &sight->reaches[at];
  contact->prospect.value = sight->has_targets ? row->score : 1;
  contact->company = company_number (loading, row->organisation);
  /* They asked to be left alone, or there is no way to reach them. */
  contact->is_barred = sight->relations[at].class == ENT_RELATION_BAD ||
                       (!row->connected && !row->has_email && !row->has_phone);
  reach->connected = row->connected;
  reach->has_email = row->has_email;
  reach->has_phone = row->has_phone;
}

static void
take_standing (int64_t contact_id, double score, bool qualified, void *data)
{
  Loading *loading = data;
  size_t at;
  if (!ent_plan_sight_find (loading->sight, contact_id, &at))
    return;
  /* On the threshold and not qualified: excluded. */
  bool is_excluded = !qualified && score >= loading->threshold;
  loading->sight->contacts[at].prospect.value = is_excluded ? 0 : 1 / (1 + exp (loading->threshold - score));
}

/* Who has no points at all for a target has no standing. */
static bool
load_target (Loading *loading, EntStore *store, const EntLoadedTarget *target, GError **error)
{
  loading->threshold = ent_target_threshold (target->target);
  for (size_t i = 0; i < loading->sight->panel->n_contacts; i++)
    loading->sight->contacts[i].prospect.value = 1 / (1 + exp (loading->threshold));
  return ent_store_plan_standings (store, target->id, take_standing, loading, error);
}

static bool
load_people (EntPlanSight *self, EntStore *store, const char *target, GError **error)
{
  g_autoptr (GArray) targets = ent_targets_load (store, error);
  if (targets == NULL)
    return false;
  self->has_targets = targets->len > 0;
  const EntLoadedTarget *wanted = NULL;
  for (guint i = 0; target != NULL && i < targets->len; i++) {
    const EntLoadedTarget *one = &g_array_index (targets, EntLoadedTarget, i);
    if (strcmp (ent_target_name (one->target), target) == 0)
      wanted = one;
  }
  if (target != NULL && wanted == NULL) {
    g_set_error (error, ENT_ERROR, ENT_ERROR_NOT_FOUND, _ ("There is no target “%s”."), target);
    return false;
  }
  g_autoptr (GHashTable) companies = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GString) folded = g_string_new (NULL);
  Loading loading = {self, companies, folded, 0};
  return ent_store_plan_contacts (store, take_contact, &loading, error) &&
         (wanted == NULL || load_target (&loading, store, wanted, error));
}

/* ---- How they can be reached ---- */

EntChannel
ent_plan_choose_channel (const EntReach *reach)
{
  static const EntChannel channels[] = {ENT_CHANNEL_MESSAGE, ENT_CHANNEL_EMAIL, ENT_CHANNEL_CALL};
  const bool usable[] = {reach->connected, reach->has_email, reach->has_phone};
  EntChannel best = 0;
  for (size_t i = 0; i < G_N_ELEMENTS (channels); i++) {
    EntChannel channel = channels[i];
    if (!usable[i])
      continue;
    bool is_better = best == 0 || reach->n_in[channel] > reach->n_in[best] ||
                     (reach->n_in[channel] == reach->n_in[best] && reach->n_in[channel] > 0 &&
                      reach->last_in_us[channel] > reach->last_in_us[best]);
    best = is_better ? channel : best;
  }
  return best != 0 ? best : ENT_CHANNEL_MESSAGE;
}

void
ent_reach_take (EntReach *self, const EntPlanExchangeRow *row)
{
  if (row->direction & ENT_DIRECTION_IN) {
    self->n_in[row->channel] += row->n;
    self->last_in_us[row->channel] = MAX (self->last_in_us[row->channel], row->last_us);
  }
  if (row->direction & ENT_DIRECTION_OUT)
    self->last_tried_us = MAX (self->last_tried_us, row->last_us);
  bool is_written = row->channel == ENT_CHANNEL_MESSAGE || row->channel == ENT_CHANNEL_EMAIL;
  if (is_written && row->direction == ENT_DIRECTION_IN)
    self->last_told_us = MAX (self->last_told_us, row->last_us);
}

static void
take_exchange (const EntPlanExchangeRow *row, void *data)
{
  EntPlanSight *sight = data;
  size_t at;
  if (ent_plan_sight_find (sight, row->contact_id, &at))
    ent_reach_take (&sight->reaches[at], row);
}

/* ---- What follows ---- */

static double
weeks_since (const EntPlanSight *sight, uint32_t at_s)
{
  return at_s == ENT_NEVER ? INFINITY : (double)(sight->day - at_s / 86400) / DAYS_A_WEEK;
}

static void
look_at (EntPlanSight *self, const EntRelationModel *model, size_t row)
{
  EntPlanContact *contact = &self->contacts[row];
  EntReach *reach = &self->reaches[row];
  const EntRelationFacts *facts = &self->relations[row].facts;
  reach->channel = ent_plan_choose_channel (reach);
  contact->prospect.minutes = self->minutes_of[reach->channel];
  contact->prospect.success = ent_plan_success (facts->n_answered, facts->n_out);
  contact->prospect.cooling = ent_coolings_of_relation (self->coolings, model, facts, &self->overview.scope);
  /* Who never wrote has at least agreed to be in the network; nobody is looked at before they were there. */
  uint32_t since_s = self->panel->since_s[row];
  contact->is_barred = contact->is_barred || (since_s != ENT_NEVER && since_s > self->overview.scope.tau_s);
  contact->weeks = weeks_since (self, facts->last_in_s != ENT_NEVER ? facts->last_in_s : since_s);
  contact->any_weeks = weeks_since (self, facts->last_s);
  contact->attempt_weeks = reach->last_tried_us > 0
                               ? (double)(self->day - ent_day_of (reach->last_tried_us)) / DAYS_A_WEEK
                               : INFINITY;
}

bool
ent_plan_sight_load (EntPlanSight *self, EntNetwork *network, int64_t day, const char *target, GError **error)
{
  EntStore *store = network->store;
  self->day = day;
  self->until_us = (day + 1) * ENT_US_PER_DAY - 1;
  self->panel = ent_panel_load (store, error);
  if (self->panel == NULL)
    return false;
  size_t n = self->panel->n_contacts;
  uint32_t tau_s = ent_tau_of_day (day);
  g_autoptr (EntRelationModels) models = ent_relation_models_new (self->panel, tau_s);
  const EntRelationModel *model = ent_relation_models_at (models, tau_s);
  const EntRelationOptions options = {.tau_s = tau_s, .model = model, .n_threads = 1};
  self->relations = g_new0 (EntRelation, n + 1);
  self->overview = ent_relations_evaluate_all (self->panel, &options, self->relations);
  self->coolings = ent_coolings_new ();
  self->contacts = g_new0 (EntPlanContact, n + 1);
  self->reaches = g_new0 (EntReach, n + 1);
  if (!load_people (self, store, target, error) ||
      !ent_store_plan_exchanges (store, self->until_us, ENT_CHANNEL_INVITATION, take_exchange, self, error) ||
      !ent_plan_load_minutes (store, self->until_us, self->minutes_of, error))
    return false;
  for (size_t i = 0; i < n; i++)
    look_at (self, model, i);
  return ent_plan_load_questions (self, store, error) && ent_plan_load_wishes (self, store, error);
}
