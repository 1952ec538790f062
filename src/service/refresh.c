/* What is derived: brought in line with the facts and the day. One pass over the contacts for what they are,
 * one over the interactions for what passed, and nothing that could not be dropped and made again. */
#include "service/label-private.h"
#include "service/service-private.h"

#define QUARTER_DAYS 91
#define KEPT_MOVES 3u /* each way */

uint32_t
ent_tau_of (int64_t at_us)
{
  return (uint32_t)CLAMP (at_us / ENT_US_PER_SECOND, 0, (int64_t)ENT_NEVER - 1);
}

uint32_t
ent_tau_of_day (int64_t day)
{
  return ent_tau_of ((day + 1) * ENT_US_PER_DAY - ENT_US_PER_SECOND);
}

/* ---- Titles ---- */

typedef struct {
  int64_t contact_id;
  char *title, *organisation;
} UnreadTitle;

static void
unread_title_clear (void *data)
{
  UnreadTitle *unread = data;
  g_free (unread->title);
  g_free (unread->organisation);
}

static bool
note_unread_title (const EntContactFactsRow *row, void *data)
{
  if (row->title_read)
    return true;
  UnreadTitle unread = {row->id, ent_slice_dup (row->title), ent_slice_dup (row->organisation)};
  g_array_append_val ((GArray *)data, unread);
  return true;
}

static bool
refresh_titles (EntStore *store, GError **error)
{
  g_autoptr (GArray) unread = g_array_new (FALSE, FALSE, sizeof (UnreadTitle));
  g_array_set_clear_func (unread, unread_title_clear);
  if (!ent_store_contact_facts (store, 0, note_unread_title, unread, error))
    return false;
  g_autoptr (EntTitleParser) parser = unread->len > 0 ? ent_title_parser_new () : NULL;
  for (guint i = 0; i < unread->len; i++) {
    const UnreadTitle *one = &g_array_index (unread, UnreadTitle, i);
    EntTitle title;
    ent_title_parse (parser, ent_slice (one->title), ent_slice (one->organisation), &title);
    if (!ent_store_title_set (store, one->contact_id, title.functions, title.seniority, error))
      return false;
  }
  return true;
}

/* ---- What the network remembers of a refresh ---- */

static const char *const feature_names[ENT_N_FEATURES] = {
    [ENT_FEATURE_RECENCY_ANY] = "mean_recency_any",
    [ENT_FEATURE_RECENCY_IN] = "mean_recency_in",
    [ENT_FEATURE_DAYS] = "mean_days",
    [ENT_FEATURE_OVERDUE] = "mean_overdue",
    [ENT_FEATURE_REPLY_RATE] = "mean_reply_rate",
    [ENT_FEATURE_USER_LOAD] = "mean_user_load",
};

static bool
keep_overview (EntStore *store, const EntRelationOverview *overview, GError **error)
{
  const EntRelationScope *scope = &overview->scope;
  bool ok = ent_store_meta_set_int (store, "scope_tau_s", scope->tau_s, error) &&
            ent_store_meta_set_int (store, "scope_first_s", scope->first_s, error) &&
            ent_store_meta_set_int (store, "scope_events", (int64_t)scope->n_events, error) &&
            ent_store_meta_set_int (store, "scope_events_horizon", (int64_t)scope->n_events_horizon, error);
  for (size_t i = 0; ok && i < ENT_N_FEATURES; i++)
    ok = ent_store_meta_set_real (store, feature_names[i], overview->mean_features[i], error);
  return ok;
}

bool
ent_refresh_scope (EntStore *store, EntRelationOverview *out_overview)
{
  int64_t tau_s = ent_store_meta_int (store, "scope_tau_s", -1);
  if (tau_s < 0)
    return false;
  *out_overview = (EntRelationOverview){
      .scope = {.tau_s = (uint32_t)tau_s,
                .first_s = (uint32_t)ent_store_meta_int (store, "scope_first_s", ENT_NEVER),
                .horizon_days = ent_relation_model_shipped ()->horizon_days,
                .n_events = (uint64_t)ent_store_meta_int (store, "scope_events", 0),
                .n_events_horizon = (uint64_t)ent_store_meta_int (store, "scope_events_horizon", 0)},
  };
  for (size_t i = 0; i < ENT_N_FEATURES; i++)
    out_overview->mean_features[i] = ent_store_meta_real (store, feature_names[i], 0);
  return true;
}

/* Counting a million rows takes longer than a person waits for a picture: the counts are kept too. */
static const struct {
  const char *name;
  size_t offset; /* of an int64_t in EntCounts */
} kept_counts[] = {
    {"count_contacts", G_STRUCT_OFFSET (EntCounts, contacts)},
    {"count_connected", G_STRUCT_OFFSET (EntCounts, connected)},
    {"count_qualified", G_STRUCT_OFFSET (EntCounts, qualified)},
    {"count_interactions", G_STRUCT_OFFSET (EntCounts, interactions)},
    {"count_unattached", G_STRUCT_OFFSET (EntCounts, unattached)},
    {"count_other_unknown", G_STRUCT_OFFSET (EntCounts, matrix[0][ENT_RELATION_UNKNOWN])},
    {"count_other_bad", G_STRUCT_OFFSET (EntCounts, matrix[0][ENT_RELATION_BAD])},
    {"count_other_neutral", G_STRUCT_OFFSET (EntCounts, matrix[0][ENT_RELATION_NEUTRAL])},
    {"count_other_good", G_STRUCT_OFFSET (EntCounts, matrix[0][ENT_RELATION_GOOD])},
    {"count_qualified_unknown", G_STRUCT_OFFSET (EntCounts, matrix[1][ENT_RELATION_UNKNOWN])},
    {"count_qualified_bad", G_STRUCT_OFFSET (EntCounts, matrix[1][ENT_RELATION_BAD])},
    {"count_qualified_neutral", G_STRUCT_OFFSET (EntCounts, matrix[1][ENT_RELATION_NEUTRAL])},
    {"count_qualified_good", G_STRUCT_OFFSET (EntCounts, matrix[1][ENT_RELATION_GOOD])},
};

static bool
keep_counts (EntStore *store, GError **error)
{
  EntCounts counts;
  bool ok = ent_store_counts (store, &counts, error);
  for (size_t i = 0; ok && i < G_N_ELEMENTS (kept_counts); i++)
    ok = ent_store_meta_set_int (store, kept_counts[i].name,
                                 G_STRUCT_MEMBER (int64_t, &counts, kept_counts[i].offset), error);
  return ok;
}

bool
ent_refresh_counts (EntStore *store, EntCounts *out_counts, GError **error)
{
  if (ent_store_meta_int (store, "count_contacts", -1) < 0)
    return ent_store_counts (store, out_counts, error);
  *out_counts = (EntCounts){0};
  for (size_t i = 0; i < G_N_ELEMENTS (kept_counts); i++)
    G_STRUCT_MEMBER (int64_t, out_counts, kept_counts[i].offset) =
        ent_store_meta_int (store, kept_counts[i].name, 0);
  return true;
}

static void
add_moves (GArray *rows, const GArray *moves)
{
  for (guint i = 0; i < moves->len; i++) {
    const EntMove *move = &g_array_index (moves, EntMove, i);
    EntMoveRow row = {.contact_id = move->contact_id, .before = move->before, .after = move->after};
    g_array_append_val (rows, row);
  }
}

static bool
refresh_moves (EntStore *store, const EntPanel *panel, const EntRelationModels *models, int64_t day,
               GError **error)
{
  const EntMovesOptions options = {.from_s = ent_tau_of_day (day - QUARTER_DAYS),
                                   .to_s = ent_tau_of_day (day),
                                   .model = ent_relation_models_at (models, ent_tau_of_day (day)),
                                   .max_moves = KEPT_MOVES,
                                   .n_threads = 1};
  g_autoptr (EntMoves) moves = ent_moves_new (panel, &options);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (EntMoveRow));
  add_moves (rows, moves->up);
  add_moves (rows, moves->down);
  return ent_store_moves_put (store, (const EntMoveRow *)(void *)rows->data, rows->len, error);
}

/* ---- Scores and months ---- */

EntPanel *
ent_panel_load (EntStore *store, GError **error)
{
  EntPanel *panel = ent_store_load_panel (store, error);
  for (size_t i = 0; panel != NULL && i < panel->n_contacts; i++)
    panel->until_s[i] = ENT_NEVER;
  return panel;
}

static int64_t
time_us (uint32_t at_s)
{
  return at_s == ENT_NEVER ? ENT_TIME_UNKNOWN : (int64_t)at_s * ENT_US_PER_SECOND;
}

static bool
store_scores (EntStore *store, const EntPanel *panel, const EntRelation *relations,
              const EntSeriesOptions *series, EntScore *scores, GError **error)
{
  if (!ent_store_scores_begin (store, error))
    return false;
  for (size_t i = 0; i < panel->n_contacts; i++) {
    const EntRelationFacts *facts = &relations[i].facts;
    EntScore *score = &scores[i];
    score->contact_id = panel->contact_id[i];
    score->since_us = time_us (MIN (panel->since_s[i], facts->first_s));
    score->first_us = time_us (facts->first_s);
    score->last_us = time_us (facts->last_s);
    score->last_in_us = time_us (facts->last_in_s);
    score->n_in = facts->n_in;
    score->n_out = facts->n_out;
    score->channels = panel->channels[i];
    score->relation = (int)ent_class_at (series->pins, i, series->tau_s, relations[i].class);
    score->warmth = ent_relation_warmth (&relations[i]);
    if (!ent_store_score_set (store, score, error))
      return false;
  }
  return ent_store_scores_end (store, error);
}

static bool
store_months (EntStore *store, const EntPanel *panel, const EntSeriesOptions *options, GError **error)
{
  g_autoptr (GArray) series = ent_series_new (panel, options);
  if (!ent_store_months_clear (store, error))
    return false;
  for (guint i = 0; i < series->len; i++) {
    const EntSeriesMonth *month = &g_array_index (series, EntSeriesMonth, i);
    EntMonthRow row = {.day = month->end_s / 86400,
                       .contacts = month->n_contacts,
                       .qualified = month->n_qualified,
                       .good = month->n_of_class[ENT_RELATION_GOOD],
                       .neutral = month->n_of_class[ENT_RELATION_NEUTRAL],
                       .bad = month->n_of_class[ENT_RELATION_BAD],
                       .unknown = month->n_of_class[ENT_RELATION_UNKNOWN],
                       .both = month->n_both};
    if (!ent_store_month_set (store, &row, error))
      return false;
  }
  return true;
}

bool
ent_refresh (EntStore *store, int64_t now_us, GError **error)
{
  int64_t day = ent_day_of (now_us);
  if (!refresh_titles (store, error))
    return false;
  g_autoptr (EntPanel) panel = ent_panel_load (store, error);
  g_autoptr (GArray) targets = panel != NULL ? ent_targets_load (store, error) : NULL;
  if (targets == NULL || !ent_labels_apply (store, targets, error))
    return false;
  g_autofree EntScore *scores = g_new0 (EntScore, panel->n_contacts + 1);
  g_autoptr (EntSpans) spans = ent_standings_store (store, panel, targets, scores, error);
  g_autoptr (EntPinned) pinned = spans != NULL ? ent_pinned_load (store, panel, error) : NULL;
  if (pinned == NULL)
    return false;

  uint32_t tau_s = ent_tau_of_day (day);
  g_autoptr (EntRelationModels) models = ent_relation_models_new (panel, tau_s);
  const EntRelationOptions options = {
      .tau_s = tau_s, .model = ent_relation_models_at (models, tau_s), .n_threads = 1};
  const EntSeriesOptions series = {
      .tau_s = tau_s, .models = models, .qualification = &spans->qualification, .pins = &pinned->pins};
  g_autofree EntRelation *relations = g_new0 (EntRelation, panel->n_contacts + 1);
  EntRelationOverview overview = ent_relations_evaluate_all (panel, &options, relations);
  EntLearnedModel learned = ent_learned_model_new (panel, models, relations, tau_s);
  return store_scores (store, panel, relations, &series, scores, error) &&
         store_months (store, panel, &series, error) && keep_overview (store, &overview, error) &&
         ent_learned_model_keep (store, &learned, error) &&
         refresh_moves (store, panel, models, day, error) && keep_counts (store, error) &&
         ent_store_meta_set_int (store, "scored_day", day, error);
}
