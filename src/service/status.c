/* The network at a glance: as of today from what is stored, as of a past day from the interactions. */
#include "service/label-private.h"
#include "service/service-private.h"

static void
move_clear (void *data)
{
  g_free (((EntStatusMove *)data)->name);
}

static EntStatus *
status_new (void)
{
  EntStatus *self = g_new0 (EntStatus, 1);
  self->targets = g_ptr_array_new_with_free_func (g_free);
  self->series = g_array_new (FALSE, FALSE, sizeof (EntStatusMonth));
  self->moves = g_array_new (FALSE, FALSE, sizeof (EntStatusMove));
  g_array_set_clear_func (self->moves, move_clear);
  return self;
}

void
ent_status_free (EntStatus *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->targets);
  g_array_unref (self->series);
  g_array_unref (self->moves);
  g_free (self);
}

int64_t
ent_status_of_relation (const EntStatus *status, EntRelationClass relation)
{
  return status->matrix[0][relation] + status->matrix[1][relation];
}

static void
take_target (const EntTargetRow *row, void *data)
{
  g_ptr_array_add (((EntStatus *)data)->targets, ent_slice_dup (row->name));
}

static bool
count_source (const EntSourceRow *row, void *data)
{
  ((EntStatus *)data)->n_sources++;
  return true;
}

static void
take_month (const EntMonthRow *row, void *data)
{
  EntStatusMonth month = {row->day, row->contacts, row->qualified, row->good, row->both};
  g_array_append_val (((EntStatus *)data)->series, month);
}

static bool
take_name (const EntContactRow *row, void *data)
{
  *(char **)data = ent_slice_dup (row->name);
  return true;
}

/* As they are told of a past day, by contacts who are still there. */
static void
add_move (EntStore *store, const EntMove *move, EntStatus *status)
{
  EntStatusMove told = {move->contact_id, NULL, move->before, move->after};
  if (ent_store_contact_get (store, move->contact_id, take_name, &told.name, NULL))
    g_array_append_val (status->moves, told);
}

static void
take_move (const EntMoveRow *row, void *data)
{
  EntStatus *status = data;
  EntStatusMove move = {row->contact_id, ent_slice_dup (row->name), row->before, row->after};
  g_array_append_val (status->moves, move);
}

EntStatus *
ent_service_status (EntNetwork *self, GError **error)
{
  g_autoptr (EntStatus) status = status_new ();
  EntStore *store = self->store;
  status->day = ent_network_ensure_fresh (self);
  status->is_stale = status->day != ent_day_of (ent_now_us ());
  EntCounts counts;
  if (!ent_refresh_counts (store, &counts, error) || !ent_store_targets (store, take_target, status, error) ||
      !ent_store_sources (store, count_source, status, error) ||
      !ent_store_months (store, take_month, status, error) ||
      !ent_store_moves (store, take_move, status, error))
    return NULL;
  status->contacts = counts.contacts;
  status->connected = counts.connected;
  status->qualified = counts.qualified;
  status->both = counts.matrix[1][ENT_RELATION_GOOD];
  memcpy (status->matrix, counts.matrix, sizeof status->matrix);
  status->interactions = counts.interactions;
  status->unattached = counts.unattached;
  status->survey = ent_labels_share (store);
  return g_steal_pointer (&status);
}

/* ---- As of a past day ---- */

typedef struct {
  int64_t until_us;
  int64_t n;
} CountConnected;

static bool
count_connected (const EntContactRow *row, void *data)
{
  CountConnected *count = data;
  bool joined = row->connected_us != ENT_TIME_UNKNOWN ? row->connected_us < count->until_us : row->connected;
  bool left = row->left_us != ENT_TIME_UNKNOWN && row->left_us < count->until_us;
  bool ever = row->connected || row->left_us != ENT_TIME_UNKNOWN;
  count->n += ever && joined && !left;
  return true;
}

static bool
read_connected (EntStore *store, int64_t day, int64_t *out_n, GError **error)
{
  CountConnected count = {.until_us = (day + 1) * ENT_US_PER_DAY};
  g_autoptr (EntQuery) everybody = ent_query_parse (ENT_SLICE (""), count.until_us, NULL, error);
  if (everybody == NULL || !ent_store_list (store, everybody, -1, 0, count_connected, &count, NULL, error))
    return false;
  *out_n = count.n;
  return true;
}

static void
replay_matrix (const EntPanel *panel, const EntSeriesOptions *series, EntStatus *status)
{
  uint32_t tau_s = series->tau_s;
  const EntRelationOptions options = {
      .tau_s = tau_s, .model = ent_relation_models_at (series->models, tau_s), .n_threads = 1};
  g_autofree EntRelation *relations = g_new0 (EntRelation, panel->n_contacts + 1);
  ent_relations_evaluate_all (panel, &options, relations);
  for (size_t i = 0; i < panel->n_contacts; i++) {
    if (!ent_panel_is_present (panel, i, tau_s))
      continue;
    bool qualified = ent_qualified_at (series->qualification, i, tau_s);
    EntRelationClass class = ent_class_at (series->pins, i, tau_s, relations[i].class);
    status->matrix[qualified][class]++;
    status->contacts++;
    status->qualified += qualified;
    status->both += qualified && class == ENT_RELATION_GOOD;
  }
  for (uint64_t i = 0; i < panel->first_event[panel->n_contacts]; i++)
    status->interactions += panel->at_s[i] <= tau_s;
}

static void
replay_series (const EntPanel *panel, const EntSeriesOptions *options, EntStatus *status)
{
  g_autoptr (GArray) series = ent_series_new (panel, options);
  for (guint i = 0; i < series->len; i++) {
    const EntSeriesMonth *month = &g_array_index (series, EntSeriesMonth, i);
    EntStatusMonth row = {month->end_s / 86400, month->n_contacts, month->n_qualified,
                          month->n_of_class[ENT_RELATION_GOOD], month->n_both};
    g_array_append_val (status->series, row);
  }
}

static void
replay_moves (EntStore *store, const EntPanel *panel, const EntRelationModels *models, int64_t day,
              EntStatus *status)
{
  const EntMovesOptions options = {.from_s = ent_tau_of_day (day - 91),
                                   .to_s = ent_tau_of_day (day),
                                   .model = ent_relation_models_at (models, ent_tau_of_day (day)),
                                   .max_moves = 3,
                                   .n_threads = 1};
  g_autoptr (EntMoves) moves = ent_moves_new (panel, &options);
  const GArray *both[] = {moves->up, moves->down};
  for (size_t side = 0; side < G_N_ELEMENTS (both); side++)
    for (guint i = 0; i < both[side]->len; i++) {
      const EntMove *move = &g_array_index (both[side], EntMove, i);
      add_move (store, move, status);
    }
}

EntStatus *
ent_service_status_at (EntNetwork *self, int64_t day, GError **error)
{
  if (day > ent_day_of (ent_now_us ())) {
    g_set_error_literal (error, ENT_ERROR, ENT_ERROR_USAGE,
                         _ ("That day has not come yet: only the past can be replayed."));
    return NULL;
  }
  EntStore *store = self->store;
  ent_network_ensure_fresh (self);
  g_autoptr (EntStatus) status = status_new ();
  status->day = day;
  if (!ent_store_targets (store, take_target, status, error) ||
      !ent_store_sources (store, count_source, status, error) ||
      !read_connected (store, day, &status->connected, error))
    return NULL;
  g_autoptr (EntPanel) panel = ent_panel_load (store, error);
  g_autoptr (GArray) targets = panel != NULL ? ent_targets_load (store, error) : NULL;
  g_autoptr (EntSpans) spans = targets != NULL ? ent_spans_load (store, panel, targets, error) : NULL;
  g_autoptr (EntPinned) pinned = spans != NULL ? ent_pinned_load (store, panel, error) : NULL;
  if (pinned == NULL)
    return NULL;
  uint32_t tau_s = ent_tau_of_day (day);
  g_autoptr (EntRelationModels) models = ent_relation_models_new (panel, tau_s);
  const EntSeriesOptions series = {
      .tau_s = tau_s, .models = models, .qualification = &spans->qualification, .pins = &pinned->pins};
  replay_matrix (panel, &series, status);
  replay_series (panel, &series, status);
  replay_moves (store, panel, models, day, status);
  return g_steal_pointer (&status);
}

/* ---- JSON ---- */

static const char *
basis_of (const EntStatus *status)
{
  if (status->targets->len == 0)
    return "no target";
  return status->survey.n_labels > 0 ? "rules, checked by a survey" : "rules, uncalibrated";
}

/* How many are qualified by the user's answers. */
static void
write_survey (const EntLabelShare *survey, double contacts, EntJson *json)
{
  static const char *const keys[] = {"estimate", "low", "high"};
  const double shares[] = {survey->share, survey->low, survey->high};
  ent_json_member_int (json, "n_labels", survey->n_labels);
  for (size_t i = 0; i < G_N_ELEMENTS (keys); i++)
    if (survey->n_labels > 0)
      ent_json_member_double (json, keys[i], shares[i] * contacts, 1);
    else
      ent_json_member_null (json, keys[i]);
}

static void
write_qualified (const EntStatus *status, EntJson *json)
{
  ent_json_key (json, "qualified");
  ent_json_begin_object (json);
  ent_json_member_int (json, "count", status->qualified);
  ent_json_member_string (json, "basis", ent_slice (basis_of (status)));
  write_survey (&status->survey, (double)status->contacts, json);
  ent_json_key (json, "targets");
  ent_json_begin_array (json);
  for (guint i = 0; i < status->targets->len; i++)
    ent_json_string (json, ent_slice (g_ptr_array_index (status->targets, i)));
  ent_json_end_array (json);
  ent_json_end_object (json);
}

static void
write_relations (const int64_t counts[ENT_N_RELATION_CLASSES], EntJson *json)
{
  static const EntRelationClass order[] = {ENT_RELATION_GOOD, ENT_RELATION_NEUTRAL, ENT_RELATION_BAD,
                                           ENT_RELATION_UNKNOWN};
  ent_json_begin_object (json);
  for (size_t i = 0; i < G_N_ELEMENTS (order); i++)
    ent_json_member_int (json, ent_relation_class_name (order[i]), counts[order[i]]);
  ent_json_end_object (json);
}

static void
write_matrix (const EntStatus *status, EntJson *json)
{
  int64_t all[ENT_N_RELATION_CLASSES];
  for (size_t i = 0; i < ENT_N_RELATION_CLASSES; i++)
    all[i] = ent_status_of_relation (status, (EntRelationClass)i);
  ent_json_key (json, "relations");
  write_relations (all, json);
  ent_json_member_int (json, "qualified_and_good", status->both);
  ent_json_key (json, "matrix");
  ent_json_begin_object (json);
  ent_json_key (json, "qualified");
  write_relations (status->matrix[1], json);
  ent_json_key (json, "not_qualified");
  write_relations (status->matrix[0], json);
  ent_json_end_object (json);
}

static void
write_series (const GArray *series, EntJson *json)
{
  ent_json_key (json, "series");
  ent_json_begin_array (json);
  for (guint i = 0; i < series->len; i++) {
    const EntStatusMonth *month = &g_array_index (series, EntStatusMonth, i);
    ent_json_begin_object (json);
    ent_json_member_time (json, "month", (EntTime){month->day * ENT_US_PER_DAY, ENT_PRECISION_MONTH});
    ent_json_member_int (json, "contacts", month->contacts);
    ent_json_member_int (json, "qualified", month->qualified);
    ent_json_member_int (json, "good", month->good);
    ent_json_member_int (json, "both", month->both);
    ent_json_end_object (json);
  }
  ent_json_end_array (json);
}

static void
write_moves (const GArray *moves, EntJson *json)
{
  ent_json_key (json, "moves");
  ent_json_begin_array (json);
  for (guint i = 0; i < moves->len; i++) {
    const EntStatusMove *move = &g_array_index (moves, EntStatusMove, i);
    ent_json_begin_object (json);
    ent_json_member_int (json, "id", move->contact_id);
    ent_json_member_string (json, "name", ent_slice (move->name));
    ent_json_member_double (json, "before", move->before, 2);
    ent_json_member_double (json, "after", move->after, 2);
    ent_json_end_object (json);
  }
  ent_json_end_array (json);
}

void
ent_status_write_json (const EntStatus *status, EntJson *json)
{
  ent_json_begin_object (json);
  ent_json_member_int (json, "schema", 1);
  ent_json_member_day (json, "at", status->day * ENT_US_PER_DAY);
  ent_json_member_bool (json, "stale", status->is_stale);
  ent_json_member_int (json, "contacts", status->contacts);
  ent_json_member_int (json, "connected", status->connected);
  write_qualified (status, json);
  write_matrix (status, json);
  ent_json_member_int (json, "interactions", status->interactions);
  ent_json_member_int (json, "unattached", status->unattached);
  write_series (status->series, json);
  write_moves (status->moves, json);
  ent_json_end_object (json);
}
