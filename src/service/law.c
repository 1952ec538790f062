/* Did growing cost quality? The law's questions of this network, and of its parts. */
#include "service/law.h"
#include "service/history-private.h"

static void
segment_clear (void *data)
{
  g_free (((EntLawSegment *)data)->target);
}

static EntLawReport *
report_new (void)
{
  EntLawReport *self = g_new0 (EntLawReport, 1);
  self->targets = g_ptr_array_new_with_free_func (g_free);
  self->segments = g_array_new (FALSE, TRUE, sizeof (EntLawSegment));
  g_array_set_clear_func (self->segments, segment_clear);
  return self;
}

void
ent_law_report_free (EntLawReport *self)
{
  if (self == NULL)
    return;
  g_free (self->target);
  g_ptr_array_unref (self->targets);
  g_clear_pointer (&self->months, g_array_unref);
  g_array_unref (self->segments);
  g_clear_pointer (&self->years, g_array_unref);
  g_free (self);
}

/* Those of all targets that count: the one called @name, or all. */
static GArray *
load_targets (EntStore *store, const char *name, GError **error)
{
  g_autoptr (GArray) targets = ent_targets_load (store, error);
  for (guint i = targets != NULL && name != NULL ? targets->len : 0; i-- > 0;)
    if (strcmp (ent_target_name (g_array_index (targets, EntLoadedTarget, i).target), name) != 0)
      g_array_remove_index (targets, i);
  if (targets != NULL && name != NULL && targets->len == 0) {
    g_set_error (error, ENT_ERROR, ENT_ERROR_NOT_FOUND, _ ("There is no target “%s”."), name);
    return NULL;
  }
  return g_steal_pointer (&targets);
}

/* Borrows the target. */
static EntSpans *
load_spans_of (EntStore *store, const EntPanel *panel, const EntLoadedTarget *target, GError **error)
{
  g_autoptr (GArray) alone = g_array_new (FALSE, FALSE, sizeof (EntLoadedTarget));
  g_array_append_val (alone, *target);
  return ent_spans_load (store, panel, alone, error);
}

static const EntLawMonth *
first_month (const GArray *months)
{
  return (const EntLawMonth *)(const void *)months->data;
}

static EntLawAnswer
ask (EntLawQuestion question, const EntArrivals *arrivals, const EntLawScope *scope)
{
  g_autoptr (GArray) months = ent_law_months (arrivals, scope);
  return ent_law_ask (question, first_month (months), months->len);
}

/* The same two questions of a part; taken only where there is somebody to ask about. */
static void
add_segment (EntLawReport *report, EntLawSegment *segment, const EntLawAnswer answers[2])
{
  for (size_t i = 0; i < G_N_ELEMENTS (segment->answers); i++) {
    segment->answers[i] = answers[i];
    segment->differs[i] = ent_law_signs_differ (&report->answers[i], &answers[i]);
  }
  g_array_append_val (report->segments, *segment);
}

static void
ask_origins (EntLawReport *report, const EntHistory *history, const EntArrivals *arrivals,
             const EntQualification *qualification)
{
  for (EntOrigin origin = 0; origin < ENT_N_ORIGINS; origin++) {
    const EntLawScope scope = {qualification, history->origin_of, (uint8_t)origin, false};
    const EntLawAnswer answers[] = {ask (ENT_LAW_COMPOSITION, arrivals, &scope),
                                    ask (ENT_LAW_FIXED_AGE, arrivals, &scope)};
    EntLawSegment segment = {.origin = origin};
    if (answers[0].n > 0)
      add_segment (report, &segment, answers);
  }
}

/* Whom one target qualifies: how many of those who come, and whether those become good. */
static bool
ask_targets (EntLawReport *report, EntStore *store, const EntHistory *history, const EntArrivals *arrivals,
             const GArray *targets, GError **error)
{
  for (guint i = 0; i < targets->len; i++) {
    const EntLoadedTarget *target = &g_array_index (targets, EntLoadedTarget, i);
    g_autoptr (EntSpans) spans = load_spans_of (store, history->panel, target, error);
    if (spans == NULL)
      return false;
    const EntLawScope all = {&spans->qualification, NULL, 0, false};
    const EntLawScope qualified = {&spans->qualification, NULL, 0, true};
    const EntLawAnswer answers[] = {ask (ENT_LAW_COMPOSITION, arrivals, &all),
                                    ask (ENT_LAW_FIXED_AGE, arrivals, &qualified)};
    EntLawSegment segment = {.target = g_strdup (ent_target_name (target->target))};
    add_segment (report, &segment, answers);
  }
  return true;
}

/* (element-type EntCohort) */
static GArray *
count_years (const EntHistory *history, const EntArrivals *arrivals, const EntQualification *qualification)
{
  g_autofree uint16_t *year_of = g_new (uint16_t, history->panel->n_contacts + 1);
  size_t n_years = ent_cohorts_by_year (arrivals, year_of);
  GArray *years = g_array_new (FALSE, TRUE, sizeof (EntCohort));
  g_array_set_size (years, (guint)n_years);
  const EntCohortOptions options = {qualification, year_of, history->left_s};
  ent_cohorts_count (arrivals, &options, (EntCohort *)(void *)years->data, n_years);
  return years;
}

static size_t
first_with_contacts (const GArray *months)
{
  size_t first = 0;
  while (first < months->len && g_array_index (months, EntLawMonth, first).n_contacts == 0)
    first++;
  return first;
}

static void
ask_everybody (EntLawReport *report, const EntArrivals *arrivals, const EntQualification *qualification)
{
  report->months = ent_law_months (arrivals, &(EntLawScope){.qualification = qualification});
  const EntLawMonth *months = first_month (report->months);
  for (EntLawQuestion question = 0; question < ENT_LAW_N_QUESTIONS; question++)
    report->answers[question] = ent_law_ask (question, months, report->months->len);
  size_t first = first_with_contacts (report->months);
  if (first < report->months->len)
    months += first;
  report->shares = ent_law_test_shares (months, report->months->len - first);
}

EntLawReport *
ent_service_law (EntNetwork *self, const EntLawRequest *request, GError **error)
{
  EntStore *store = self->store;
  g_autoptr (EntHistory) history = ent_history_load (self, request->day, error);
  g_autoptr (GArray) targets = history != NULL ? load_targets (store, request->target, error) : NULL;
  g_autoptr (EntSpans) spans =
      targets != NULL ? ent_spans_load (store, history->panel, targets, error) : NULL;
  if (spans == NULL)
    return NULL;
  g_autoptr (EntLawReport) report = report_new ();
  report->day = history->day;
  report->target = g_strdup (request->target);
  report->survivors_until_us = history->survivors_until_us;
  for (guint i = 0; i < targets->len; i++)
    g_ptr_array_add (report->targets,
                     g_strdup (ent_target_name (g_array_index (targets, EntLoadedTarget, i).target)));

  g_autoptr (EntArrivals) arrivals = ent_arrivals_new (history->panel, history->tau_s, NULL);
  report->n_undated = arrivals->n_undated;
  ask_everybody (report, arrivals, &spans->qualification);
  ask_origins (report, history, arrivals, &spans->qualification);
  report->years = count_years (history, arrivals, &spans->qualification);
  report->first_year = report->months->len > 0 ? first_month (report->months)->year : 0;
  /* One target alone is the whole already. */
  if (targets->len > 1 && !ask_targets (report, store, history, arrivals, targets, error))
    return NULL;
  return g_steal_pointer (&report);
}

/* ---- Cohorts ---- */

const char *
ent_cohort_kind_name (EntCohortKind kind)
{
  static const char *const names[ENT_N_COHORTS] = {"year", "source", "target"};
  return names[kind];
}

bool
ent_cohort_kind_from_name (const char *name, EntCohortKind *out_kind)
{
  for (EntCohortKind kind = 0; kind < ENT_N_COHORTS; kind++)
    if (strcmp (name, ent_cohort_kind_name (kind)) == 0) {
      *out_kind = kind;
      return true;
    }
  return false;
}

static void
cohort_row_clear (void *data)
{
  g_free (((EntCohortRow *)data)->name);
}

void
ent_cohort_table_free (EntCohortTable *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->rows);
  g_free (self);
}

static void
add_row (EntCohortTable *table, char *name, const EntCohort *counts)
{
  EntCohortRow row = {name, *counts};
  g_array_append_val (table->rows, row);
}

static void
add_years (EntCohortTable *table, const EntHistory *history, const EntArrivals *arrivals,
           const EntQualification *qualification)
{
  g_autoptr (GArray) years = count_years (history, arrivals, qualification);
  for (guint i = 0; i < years->len; i++) {
    int year = g_array_index (arrivals->months, EntArrivalMonth, 0).year + (int)i;
    add_row (table, g_strdup_printf ("%d", year), &g_array_index (years, EntCohort, i));
  }
}

static void
add_origins (EntCohortTable *table, const EntHistory *history, const EntArrivals *arrivals,
             const EntQualification *qualification)
{
  g_autofree uint16_t *cohort_of = g_new (uint16_t, history->panel->n_contacts + 1);
  for (size_t i = 0; i < history->panel->n_contacts; i++)
    cohort_of[i] = history->origin_of[i];
  EntCohort cohorts[ENT_N_ORIGINS];
  const EntCohortOptions options = {qualification, cohort_of, history->left_s};
  ent_cohorts_count (arrivals, &options, cohorts, ENT_N_ORIGINS);
  for (EntOrigin origin = 0; origin < ENT_N_ORIGINS; origin++)
    add_row (table, g_strdup (ent_origin_name (origin)), &cohorts[origin]);
}

static bool
add_targets (EntCohortTable *table, EntStore *store, const EntHistory *history, const EntArrivals *arrivals,
             const GArray *targets, GError **error)
{
  g_autofree uint16_t *cohort_of = g_new (uint16_t, history->panel->n_contacts + 1);
  for (guint t = 0; t < targets->len; t++) {
    const EntLoadedTarget *target = &g_array_index (targets, EntLoadedTarget, t);
    g_autoptr (EntSpans) spans = load_spans_of (store, history->panel, target, error);
    if (spans == NULL)
      return false;
    for (size_t i = 0; i < history->panel->n_contacts; i++) {
      uint16_t month = arrivals->of_contact[i].month;
      bool is_in = month != ENT_NO_MONTH &&
                   ent_qualified_at (&spans->qualification, i,
                                     g_array_index (arrivals->months, EntArrivalMonth, month).end_s);
      cohort_of[i] = is_in ? 0 : ENT_NO_COHORT;
    }
    EntCohort cohort;
    const EntCohortOptions options = {&spans->qualification, cohort_of, history->left_s};
    ent_cohorts_count (arrivals, &options, &cohort, 1);
    add_row (table, g_strdup (ent_target_name (target->target)), &cohort);
  }
  return true;
}

EntCohortTable *
ent_service_cohorts (EntNetwork *self, const EntLawRequest *request, EntCohortKind kind, GError **error)
{
  g_autoptr (EntHistory) history = ent_history_load (self, request->day, error);
  g_autoptr (GArray) targets = history != NULL ? load_targets (self->store, request->target, error) : NULL;
  g_autoptr (EntSpans) spans =
      targets != NULL ? ent_spans_load (self->store, history->panel, targets, error) : NULL;
  if (spans == NULL)
    return NULL;
  g_autoptr (EntArrivals) arrivals = ent_arrivals_new (history->panel, history->tau_s, NULL);
  g_autoptr (EntCohortTable) table = g_new0 (EntCohortTable, 1);
  table->day = history->day;
  table->kind = kind;
  table->n_undated = arrivals->n_undated;
  table->rows = g_array_new (FALSE, FALSE, sizeof (EntCohortRow));
  g_array_set_clear_func (table->rows, cohort_row_clear);
  if (kind == ENT_COHORTS_BY_YEAR)
    add_years (table, history, arrivals, &spans->qualification);
  else if (kind == ENT_COHORTS_BY_ORIGIN)
    add_origins (table, history, arrivals, &spans->qualification);
  else if (!add_targets (table, self->store, history, arrivals, targets, error))
    return NULL;
  return g_steal_pointer (&table);
}
