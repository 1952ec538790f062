/* Who is qualified, and who was when: every contact held against every target, for each position they held.
 */
#include "service/label-private.h"
#include "service/service-private.h"

void
ent_folder_init (EntFolder *self)
{
  *self = (EntFolder){g_string_new (NULL), g_string_new (NULL), g_string_new (NULL), g_string_new (NULL)};
}

void
ent_folder_clear (EntFolder *self)
{
  GString *texts[] = {self->title, self->organisation, self->place, self->text};
  for (size_t i = 0; i < G_N_ELEMENTS (texts); i++)
    g_string_free (texts[i], TRUE);
}

static EntSlice
fold_into (EntSlice text, GString *out)
{
  g_string_truncate (out, 0);
  ent_fold_append (text, out);
  return ent_slice_of (out);
}

EntContactFacts
ent_folder_facts (EntFolder *self, const EntContactFactsRow *row)
{
  return (EntContactFacts){.title = fold_into (row->title, self->title),
                           .organisation = fold_into (row->organisation, self->organisation),
                           .place = fold_into (row->place, self->place),
                           .text = fold_into (row->note, self->text),
                           .functions = row->functions,
                           .seniority = row->seniority};
}

static void
loaded_target_clear (void *data)
{
  EntLoadedTarget *loaded = data;
  ent_pool_free (loaded->pool);
  ent_target_free (loaded->target);
}

static void
load_target (const EntTargetRow *row, void *data)
{
  g_autoptr (GError) error = NULL;
  EntLoadedTarget loaded = {.id = row->id, .target = ent_target_parse (row->text, &error)};
  if (loaded.target != NULL)
    g_array_append_val ((GArray *)data, loaded);
  else
    g_warning ("target %" G_GINT64_FORMAT " cannot be read: %s", row->id, error->message);
}

GArray *
ent_targets_load (EntStore *store, GError **error)
{
  g_autoptr (GArray) targets = g_array_new (FALSE, FALSE, sizeof (EntLoadedTarget));
  g_array_set_clear_func (targets, loaded_target_clear);
  if (!ent_store_targets (store, load_target, targets, error))
    return NULL;
  return g_steal_pointer (&targets);
}

/* One walk over the contacts. */
typedef struct {
  EntStore *store;
  const EntPanel *panel;
  const GArray *targets;
  EntScore *scores; /* NULL: nothing is stored */
  EntSpans *spans;
  size_t at; /* index in the panel */
  EntFolder folder;
  EntContactFacts facts;         /* of the present contact */
  GString *title, *organisation; /* folded, of a position */
  EntTitleParser *parser;        /* made when somebody held another position */
  GError *error;
} Walk;

static bool
is_qualified (const GArray *targets, const EntContactFacts *facts)
{
  for (guint i = 0; i < targets->len; i++)
    if (ent_target_evaluate (g_array_index (targets, EntLoadedTarget, i).target, facts).qualified)
      return true;
  return false;
}

/* What they were in an earlier position: the rest of the facts is as today. */
static bool
add_position (const EntPosition *position, void *data)
{
  Walk *walk = data;
  EntContactFacts facts = walk->facts;
  facts.title = fold_into (position->title, walk->title);
  facts.organisation = fold_into (position->organisation, walk->organisation);
  bool is_same = ent_slice_equal (facts.title, walk->facts.title) &&
                 ent_slice_equal (facts.organisation, walk->facts.organisation);
  if (!is_same) {
    if (walk->parser == NULL)
      walk->parser = ent_title_parser_new ();
    EntTitle title;
    ent_title_parse (walk->parser, position->title, position->organisation, &title);
    facts.functions = title.functions;
    facts.seniority = title.seniority;
  }
  EntQualifiedSpan span = {ent_tau_of (position->from_us), is_qualified (walk->targets, &facts)};
  g_array_append_val (walk->spans->spans, span);
  return true;
}

static int
compare_spans (const void *a, const void *b)
{
  const EntQualifiedSpan *x = a, *y = b;
  return (x->from_s > y->from_s) - (x->from_s < y->from_s);
}

static bool
add_spans (Walk *walk, bool qualified)
{
  GArray *spans = walk->spans->spans;
  guint first = spans->len;
  walk->spans->first_span[walk->at] = first;
  if (!ent_store_positions (walk->store, walk->panel->contact_id[walk->at], add_position, walk, &walk->error))
    return false;
  guint n = spans->len - first;
  if (n > 1) {
    qsort (&g_array_index (spans, EntQualifiedSpan, first), n, sizeof (EntQualifiedSpan), compare_spans);
    /* What they are now is what the contact itself says. */
    g_array_index (spans, EntQualifiedSpan, spans->len - 1).qualified = qualified;
    return true;
  }
  g_array_set_size (spans, first);
  if (qualified) {
    EntQualifiedSpan always = {0, true};
    g_array_append_val (spans, always);
  }
  return true;
}

static bool
store_standings (Walk *walk, bool *out_qualified)
{
  bool qualified = false;
  double best = 0;
  for (guint i = 0; i < walk->targets->len; i++) {
    const EntLoadedTarget *loaded = &g_array_index (walk->targets, EntLoadedTarget, i);
    EntTargetScore score = ent_target_evaluate (loaded->target, &walk->facts);
    qualified = qualified || score.qualified;
    /* The class is the rules' own; what was learned says who comes first. */
    double p = loaded->pool != NULL ? ent_pool_p (loaded->pool, walk->panel->contact_id[walk->at], score.p)
                                    : score.p;
    best = MAX (best, p);
    /* Who matches nothing has no standing: most of a big network. */
    if (walk->scores != NULL && (score.qualified || score.score > 0) &&
        !ent_store_standing_set (walk->store, loaded->id, walk->panel->contact_id[walk->at], score.score,
                                 score.qualified, &walk->error))
      return false;
  }
  if (walk->scores != NULL) {
    walk->scores[walk->at].qualified = qualified;
    walk->scores[walk->at].score = best;
  }
  *out_qualified = qualified;
  return true;
}

static bool
walk_contact (const EntContactFactsRow *row, void *data)
{
  Walk *walk = data;
  /* Both ascend in id; a contact that only one of them has is passed over. */
  while (walk->at < walk->panel->n_contacts && walk->panel->contact_id[walk->at] < row->id)
    walk->spans->first_span[walk->at++] = walk->spans->spans->len;
  if (walk->at >= walk->panel->n_contacts || walk->panel->contact_id[walk->at] != row->id)
    return true;
  walk->facts = ent_folder_facts (&walk->folder, row);
  bool qualified;
  if (!store_standings (walk, &qualified) || !add_spans (walk, qualified))
    return false;
  walk->at++;
  return true;
}

/* @only_id: 0 for everybody. */
static EntSpans *
walk_all (EntStore *store, const EntPanel *panel, const GArray *targets, EntScore *scores, int64_t only_id,
          GError **error)
{
  g_autoptr (EntSpans) spans = g_new0 (EntSpans, 1);
  spans->spans = g_array_new (FALSE, FALSE, sizeof (EntQualifiedSpan));
  spans->first_span = g_new0 (uint64_t, panel->n_contacts + 1);
  Walk walk = {.store = store, .panel = panel, .targets = targets, .scores = scores, .spans = spans};
  ent_folder_init (&walk.folder);
  walk.title = g_string_new (NULL);
  walk.organisation = g_string_new (NULL);
  bool ok = targets->len == 0 || ent_store_contact_facts (store, only_id, walk_contact, &walk, error);
  ent_folder_clear (&walk.folder);
  g_string_free (walk.title, TRUE);
  g_string_free (walk.organisation, TRUE);
  g_clear_pointer (&walk.parser, ent_title_parser_free);
  if (walk.error != NULL) {
    g_clear_error (error);
    g_propagate_error (error, walk.error);
    return NULL;
  }
  if (!ok)
    return NULL;
  while (walk.at <= panel->n_contacts)
    spans->first_span[walk.at++] = spans->spans->len;
  spans->qualification =
      (EntQualification){spans->first_span, (const EntQualifiedSpan *)(void *)spans->spans->data};
  return g_steal_pointer (&spans);
}

EntSpans *
ent_standings_store (EntStore *store, const EntPanel *panel, const GArray *targets, EntScore *out_scores,
                     GError **error)
{
  if (!ent_store_standings_clear (store, 0, error))
    return NULL;
  return walk_all (store, panel, targets, out_scores, 0, error);
}

EntSpans *
ent_spans_load (EntStore *store, const EntPanel *panel, const GArray *targets, GError **error)
{
  return walk_all (store, panel, targets, NULL, 0, error);
}

EntSpans *
ent_spans_of_contact (EntStore *store, int64_t contact_id, const GArray *targets, EntScore *out_score,
                      GError **error)
{
  for (guint i = 0; out_score != NULL && i < targets->len; i++)
    if (!ent_store_standing_clear_one (store, g_array_index (targets, EntLoadedTarget, i).id, contact_id,
                                       error))
      return NULL;
  g_autoptr (EntPanel) alone = ent_panel_new (1, 0);
  alone->contact_id[0] = contact_id;
  return walk_all (store, alone, targets, out_score, contact_id, error);
}

void
ent_spans_free (EntSpans *self)
{
  if (self == NULL)
    return;
  if (self->spans != NULL)
    g_array_unref (self->spans);
  g_free (self->first_span);
  g_free (self);
}
