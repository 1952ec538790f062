#include "measure/measure.h"
#include "panel-builder.h"

#include <math.h>

typedef struct {
  double day;
  unsigned shape;
} Event;

/* One contact with these events. */
static EntPanel *
panel_of (const Event *events, size_t n_events)
{
  EntPanel *panel = ent_panel_new (1, n_events);
  panel->until_s[0] = ENT_NEVER;
  panel->since_s[0] = ENT_NEVER;
  panel->first_event[1] = n_events;
  for (size_t i = 0; i < n_events; i++) {
    panel->at_s[i] = day (events[i].day);
    panel->shape[i] = (EntEventShape)events[i].shape;
  }
  return panel;
}

static EntRelationFacts
facts_of (const Event *events, size_t n_events, double tau_day)
{
  g_autoptr (EntPanel) panel = panel_of (events, n_events);
  return ent_relation_facts (panel, 0, day (tau_day));
}

static EntRelationClass
class_of (const Event *events, size_t n_events, EntRelationBasis expected_basis)
{
  g_autoptr (EntPanel) panel = panel_of (events, n_events);
  EntRelationScope scope = ent_relation_scope (panel, day (0), 90);
  EntRelation relation = ent_relation_evaluate (panel, 0, &scope, ent_relation_model_shipped ());
  g_assert_cmpint (relation.basis, ==, expected_basis);
  return relation.class;
}

#define IN ENT_SHAPE_IN
#define OUT ENT_SHAPE_OUT
#define BOTH (IN | OUT)
#define WEAK ENT_SHAPE_WEAK
#define POSITIVE ENT_SHAPE_POSITIVE
#define NEGATIVE ENT_SHAPE_NEGATIVE
#define EVENTS(...) ((const Event[]){__VA_ARGS__}), G_N_ELEMENTS (((const Event[]){__VA_ARGS__}))

/* science.md, VERIFY 1. */
static void
test_published_example (void)
{
  g_autoptr (EntPanel) panel =
      panel_of (EVENTS ({-200, IN}, {-195, OUT}, {-120, IN}, {-119, OUT}, {-40, IN}, {-38, OUT}, {-12, OUT}));
  EntRelationScope scope = {
      .tau_s = day (0), .first_s = day (-730), .horizon_days = 90, .n_events = 400, .n_events_horizon = 30};
  EntRelation relation = ent_relation_evaluate (panel, 0, &scope, ent_relation_model_shipped ());
  double features[ENT_N_FEATURES];
  ent_relation_features (&relation.facts, &scope, features);

  static const double expected[ENT_N_FEATURES] = {.84730, 1.69460, 2.07944, .31564, .09091, -.48432};
  for (size_t k = 0; k < ENT_N_FEATURES; k++)
    g_assert_cmpfloat_with_epsilon (features[k], expected[k], 5e-6);
  g_assert_cmpfloat_with_epsilon (relation.p_any, .5724, 5e-5);
  g_assert_cmpfloat_with_epsilon (relation.p_in, .3533, 5e-5);
  g_assert_cmpfloat_with_epsilon (ent_relation_warmth (&relation), 35.33, 5e-3);
  g_assert_cmpint (relation.class, ==, ENT_RELATION_NEUTRAL);
  g_assert_cmpfloat_with_epsilon (ent_relation_usual_gap_days (&relation.facts, day (0)), 188 / 6.0, 1e-12);
  g_assert_cmpfloat (ent_relation_reciprocity (&relation.facts), ==, .75);
}

static void
test_shipped_signs_never_surprise (void)
{
  static const int signs[ENT_N_FEATURES] = {-1, -1, 1, -1, 1, 1};
  const EntRelationModel *model = ent_relation_model_shipped ();
  for (size_t k = 0; k < ENT_N_FEATURES; k++) {
    g_assert_cmpfloat (signs[k] * model->any.slope[k], >=, 0);
    g_assert_cmpfloat (signs[k] * model->in.slope[k], >=, 0);
  }
}

static void
test_weak_events_are_none (void)
{
  EntRelationFacts facts =
      facts_of (EVENTS ({-9, IN | WEAK | POSITIVE}, {-8, OUT}, {-7, IN | WEAK}, {-2, BOTH | WEAK}), 0);
  g_assert_cmpuint (facts.n_in, ==, 0);
  g_assert_cmpuint (facts.n_out, ==, 1);
  g_assert_cmpuint (facts.n_answered, ==, 0);
  g_assert_cmpuint (facts.n_active_days, ==, 1);
  g_assert_cmpuint (facts.first_s, ==, day (-8));
  g_assert_cmpuint (facts.last_s, ==, day (-8));
  g_assert_cmpuint (facts.last_in_s, ==, ENT_NEVER);
  g_assert_cmpuint (facts.last_positive_s, ==, ENT_NEVER);
  g_assert_cmpint (class_of (EVENTS ({-9, IN | WEAK | NEGATIVE}), ENT_BASIS_NONE), ==, ENT_RELATION_UNKNOWN);
}

static void
test_same_second_and_direction_count_once (void)
{
  EntRelationFacts facts = facts_of (
      EVENTS ({-9, OUT}, {-9, IN}, {-9, OUT}, {-9, BOTH}, {-9, IN}, {-5, OUT}, {-5, OUT}, {-4, IN}, {-4, IN}),
      0);
  g_assert_cmpuint (facts.n_out, ==, 2);
  g_assert_cmpuint (facts.n_in, ==, 2);
  g_assert_cmpuint (facts.n_answered, ==, 2); /* by -4; never within its own second */
  g_assert_cmpuint (facts.n_active_days, ==, 3);
}

static void
test_meetings_count_both_ways (void)
{
  EntRelationFacts facts = facts_of (EVENTS ({-9, OUT}, {-5, BOTH}, {-1, BOTH}), 0);
  g_assert_cmpuint (facts.n_out, ==, 3);
  g_assert_cmpuint (facts.n_in, ==, 2);
  g_assert_cmpuint (facts.n_answered, ==, 2);
  g_assert_cmpuint (facts.last_in_s, ==, day (-1));
}

static void
test_answers_come_within_seven_days (void)
{
  g_assert_cmpuint (facts_of (EVENTS ({-20, OUT}, {-13, IN}), 0).n_answered, ==, 1);
  g_assert_cmpuint (facts_of (EVENTS ({-20, OUT}, {-12.99, IN}), 0).n_answered, ==, 0);
  g_assert_cmpuint (facts_of (EVENTS ({-20, OUT}, {-19, OUT}, {-12.5, IN}), 0).n_answered, ==, 1);
  g_assert_cmpuint (facts_of (EVENTS ({-20, OUT}, {-13, IN}), -14).n_answered, ==, 0);
}

static void
test_features_without_inbound_or_outbound (void)
{
  g_autoptr (EntPanel) panel = panel_of (EVENTS ({-10, OUT}));
  EntRelationScope scope = ent_relation_scope (panel, day (0), 90);
  scope.first_s = day (-100);
  EntRelationFacts facts = ent_relation_facts (panel, 0, day (0));
  double features[ENT_N_FEATURES];
  ent_relation_features (&facts, &scope, features);
  g_assert_cmpfloat_with_epsilon (features[ENT_FEATURE_RECENCY_IN], log (1 + 1000.0 / 90), 1e-12);
  g_assert_cmpfloat_with_epsilon (features[ENT_FEATURE_REPLY_RATE], .5 / 2.5, 1e-12);
  g_assert_cmpfloat_with_epsilon (features[ENT_FEATURE_OVERDUE], log (1 + 10.0 / 12), 1e-12);

  panel->shape[0] = IN;
  facts = ent_relation_facts (panel, 0, day (0));
  ent_relation_features (&facts, &scope, features);
  g_assert_cmpfloat_with_epsilon (features[ENT_FEATURE_REPLY_RATE], .33, 1e-12);
}

static void
test_classes (void)
{
  g_assert_cmpint (class_of (NULL, 0, ENT_BASIS_NONE), ==, ENT_RELATION_UNKNOWN);
  g_assert_cmpint (class_of (EVENTS ({1, IN}), ENT_BASIS_NONE), ==, ENT_RELATION_UNKNOWN);
  g_assert_cmpint (class_of (EVENTS ({-900, OUT}), ENT_BASIS_PROBABILITY), ==, ENT_RELATION_NEUTRAL);
  g_assert_cmpint (class_of (EVENTS ({-365, IN | POSITIVE}), ENT_BASIS_POSITIVE_ACT), ==, ENT_RELATION_GOOD);
  g_assert_cmpint (class_of (EVENTS ({-366, IN | POSITIVE}), ENT_BASIS_PROBABILITY), ==,
                   ENT_RELATION_NEUTRAL);
  g_assert_cmpint (class_of (EVENTS ({-900, IN | NEGATIVE}), ENT_BASIS_NEGATIVE_ACT), ==, ENT_RELATION_BAD);
  g_assert_cmpint (class_of (EVENTS ({-9, IN | POSITIVE}, {-5, IN | NEGATIVE}), ENT_BASIS_NEGATIVE_ACT), ==,
                   ENT_RELATION_BAD);
  g_assert_cmpint (class_of (EVENTS ({-9, IN | NEGATIVE}, {-5, IN | POSITIVE}), ENT_BASIS_POSITIVE_ACT), ==,
                   ENT_RELATION_GOOD);
  g_assert_cmpint (class_of (EVENTS ({-900, IN | NEGATIVE}, {-800, IN | POSITIVE}), ENT_BASIS_PROBABILITY),
                   ==, ENT_RELATION_NEUTRAL);
}

static void
test_many_exchanges_make_it_good (void)
{
  Event events[60];
  for (size_t i = 0; i < G_N_ELEMENTS (events); i++)
    events[i] = (Event){-60.5 + (double)i, i % 2 ? IN : OUT};
  g_assert_cmpint (class_of (events, G_N_ELEMENTS (events), ENT_BASIS_PROBABILITY), ==, ENT_RELATION_GOOD);
}

static void
test_reply_delays (void)
{
  g_autoptr (EntPanel) panel =
      panel_of (EVENTS ({-50, OUT}, {-49, OUT}, {-48.5, IN}, {-48, IN}, {-47, OUT}, {-40, IN}, {-32.9, OUT},
                        {-32, BOTH}, {-31, IN}, {-30, IN | WEAK}, {-29, OUT}, {-28, IN}, {1, OUT}));
  EntReplyDelays delays = ent_relation_reply_delays (panel, 0, day (0));
  g_assert_cmpuint (delays.n_theirs, ==, 3); /* 12 h, 7 d, 24 h; nothing answers a meeting */
  g_assert_cmpfloat_with_epsilon (delays.theirs_hours, 24, 1e-9);
  g_assert_cmpuint (delays.n_mine, ==, 2); /* 24 h, 48 h; 7.1 days is no answer */
  g_assert_cmpfloat_with_epsilon (delays.mine_hours, 36, 1e-9);
}

static void
assert_same_facts (const EntRelationFacts *a, const EntRelationFacts *b)
{
  assert_same_bytes (a, b, sizeof *b);
}

static void
assert_same_relation (const EntRelation *a, const EntRelation *b)
{
  assert_same_facts (&a->facts, &b->facts);
  g_assert_cmpint (a->class, ==, b->class);
  g_assert_cmpint (a->basis, ==, b->basis);
  g_assert_cmpfloat (a->p_any, ==, b->p_any);
  g_assert_cmpfloat (a->p_in, ==, b->p_in);
}

/* The rules of the header, one after the other and as slow as they read. */
static EntRelationFacts
facts_by_the_rules (const EntPanel *panel, size_t contact, uint32_t tau_s)
{
  EntRelationFacts facts = {ENT_NEVER, ENT_NEVER, ENT_NEVER, ENT_NEVER, ENT_NEVER, 0, 0, 0, 0};
  g_autoptr (GHashTable) days = g_hash_table_new (NULL, NULL);
  uint64_t first = panel->first_event[contact];
  for (uint64_t k = first; k < panel->first_event[contact + 1]; k++) {
    uint32_t at_s = panel->at_s[k];
    unsigned shape = panel->shape[k];
    if (at_s > tau_s || shape & WEAK)
      continue;
    unsigned before = 0;
    for (uint64_t j = first; j < k; j++)
      if (panel->at_s[j] == at_s && !(panel->shape[j] & WEAK))
        before |= panel->shape[j];
    bool answered = false;
    for (uint64_t j = k + 1; j < panel->first_event[contact + 1]; j++)
      answered |= panel->at_s[j] > at_s && panel->at_s[j] <= MIN (tau_s, at_s + 7u * DAY_S) &&
                  (panel->shape[j] & (WEAK | IN)) == IN;
    facts.n_in += shape & IN && !(before & IN);
    facts.n_out += shape & OUT && !(before & OUT);
    facts.n_answered += shape & OUT && !(before & OUT) && answered;
    facts.first_s = MIN (facts.first_s, at_s);
    facts.last_s = at_s;
    facts.last_in_s = shape & IN ? at_s : facts.last_in_s;
    facts.last_positive_s = shape & POSITIVE ? at_s : facts.last_positive_s;
    facts.last_negative_s = shape & NEGATIVE ? at_s : facts.last_negative_s;
    g_hash_table_add (days, GUINT_TO_POINTER (at_s / DAY_S));
  }
  facts.n_active_days = g_hash_table_size (days);
  return facts;
}

static void
test_counts_are_the_rules (void)
{
  g_autoptr (GRand) dice = g_rand_new_with_seed (1);
  g_autoptr (EntPanel) panel = random_panel (dice, 400, 60);
  for (size_t c = 0; c < panel->n_contacts; c++) {
    for (double tau = -700; tau <= 0; tau += 140) {
      EntRelationFacts counted = ent_relation_facts (panel, c, day (tau));
      EntRelationFacts expected = facts_by_the_rules (panel, c, day (tau));
      assert_same_facts (&counted, &expected);
    }
  }
}

static void
test_all_at_once_is_one_by_one (void)
{
  g_autoptr (GRand) dice = g_rand_new_with_seed (2);
  g_autoptr (EntPanel) panel = random_panel (dice, 9001, 20);
  const EntRelationModel *model = ent_relation_model_shipped ();
  g_autofree EntRelation *one_thread = g_new0 (EntRelation, panel->n_contacts);
  g_autofree EntRelation *three_threads = g_new0 (EntRelation, panel->n_contacts);
  EntRelationOptions options = {.tau_s = day (-50)};
  EntRelationOverview one = ent_relations_evaluate_all (panel, &options, one_thread);
  options.n_threads = 3;
  EntRelationOverview three = ent_relations_evaluate_all (panel, &options, three_threads);

  EntRelationScope scope = ent_relation_scope (panel, day (-50), model->horizon_days);
  assert_same_bytes (&scope, &one.scope, sizeof one.scope);
  assert_same_bytes (&one, &three, sizeof three);
  size_t n_of_class[ENT_N_RELATION_CLASSES] = {0};
  for (size_t c = 0; c < panel->n_contacts; c++) {
    EntRelation alone = ent_relation_evaluate (panel, c, &scope, model);
    assert_same_relation (&alone, &one_thread[c]);
    assert_same_relation (&alone, &three_threads[c]);
    n_of_class[alone.class]++;
  }
  for (size_t class = 0; class < ENT_N_RELATION_CLASSES; class ++) {
    g_assert_cmpuint (n_of_class[class], ==, one.n_of_class[class]);
    g_assert_cmpuint (n_of_class[class], >, 0);
  }
}

static void
test_the_future_never_enters (void)
{
  g_autoptr (GRand) dice = g_rand_new_with_seed (3);
  g_autoptr (EntPanel) panel = random_panel (dice, 500, 40);
  for (double tau = -800; tau <= 0; tau += 100) {
    EntRelationOptions options = {.tau_s = day (tau)};
    g_autofree EntRelation *before = g_new0 (EntRelation, panel->n_contacts);
    g_autofree EntRelation *after = g_new0 (EntRelation, panel->n_contacts);
    EntRelationOverview overview = ent_relations_evaluate_all (panel, &options, before);

    g_autoptr (EntPanel) noisy = other_future (dice, panel, options.tau_s);
    EntRelationOverview noisy_overview = ent_relations_evaluate_all (noisy, &options, after);
    assert_same_bytes (&overview, &noisy_overview, sizeof noisy_overview);
    for (size_t c = 0; c < panel->n_contacts; c++)
      assert_same_relation (&before[c], &after[c]);
  }
}

static void
test_reasons_are_the_two_largest (void)
{
  g_autoptr (GRand) dice = g_rand_new_with_seed (4);
  g_autoptr (EntPanel) panel = random_panel (dice, 200, 30);
  g_autofree EntRelation *relations = g_new0 (EntRelation, panel->n_contacts);
  EntRelationOptions options = {.tau_s = day (0)};
  const EntRelationModel *model = ent_relation_model_shipped ();
  EntRelationOverview overview = ent_relations_evaluate_all (panel, &options, relations);
  for (size_t c = 0; c < panel->n_contacts; c++) {
    EntReason reasons[ENT_MAX_REASONS];
    size_t n_reasons = ent_relation_reasons (&relations[c], &overview, model, reasons);
    g_assert_cmpuint (n_reasons, ==, relations[c].class == ENT_RELATION_UNKNOWN ? 0 : 2);
    if (n_reasons == 0)
      continue;
    double features[ENT_N_FEATURES];
    ent_relation_features (&relations[c].facts, &overview.scope, features);
    size_t n_larger = 0;
    for (size_t k = 0; k < ENT_N_FEATURES; k++) {
      double contribution = model->in.slope[k] * (features[k] - overview.mean_features[k]);
      n_larger += fabs (contribution) > fabs (reasons[1].contribution);
      if (k == (size_t)reasons[0].feature)
        g_assert_cmpfloat (contribution, ==, reasons[0].contribution);
    }
    g_assert_cmpuint (n_larger, <=, 1);
    g_assert_cmpint (reasons[0].feature, !=, reasons[1].feature);
    g_assert_cmpint (reasons[0].feature, !=, ENT_FEATURE_USER_LOAD); /* alike for all: explains nobody */
  }
}

static void
test_reasons_carry_raw_facts (void)
{
  g_autoptr (EntPanel) panel = panel_of (EVENTS ({-102, IN}, {-71, OUT}, {-40, IN}));
  EntRelationOverview overview = {.scope = ent_relation_scope (panel, day (0), 90)};
  EntRelation relation = ent_relation_evaluate (panel, 0, &overview.scope, ent_relation_model_shipped ());
  overview.mean_features[ENT_FEATURE_RECENCY_IN] = 100; /* everybody else is silent */
  EntReason reasons[ENT_MAX_REASONS];
  g_assert_cmpuint (ent_relation_reasons (&relation, &overview, ent_relation_model_shipped (), reasons), ==,
                    2);
  g_assert_cmpint (reasons[0].feature, ==, ENT_FEATURE_RECENCY_IN);
  g_assert_cmpfloat (reasons[0].contribution, >, 0);
  g_assert_cmpfloat_with_epsilon (reasons[0].fact, 40, 1e-9);
  g_assert_cmpfloat_with_epsilon (reasons[0].against, 31, 1e-9);
}

/* Each contact changes their mind about being qualified up to twice. */
static EntQualification
random_qualification (GRand *dice, size_t n_contacts, uint64_t **out_first, EntQualifiedSpan **out_spans)
{
  *out_first = g_new0 (uint64_t, n_contacts + 1);
  *out_spans = g_new0 (EntQualifiedSpan, 3 * n_contacts);
  for (size_t c = 0; c < n_contacts; c++) {
    uint64_t next = (*out_first)[c];
    int n_spans = g_rand_int_range (dice, 0, 4);
    for (int i = 0; i < n_spans; i++)
      (*out_spans)[next++] = (EntQualifiedSpan){day (-900 + 300 * i + g_rand_double_range (dice, 0, 300)),
                                                g_rand_boolean (dice)};
    (*out_first)[c + 1] = next;
  }
  return (EntQualification){*out_first, *out_spans};
}

static void
assert_month_is_brute_force (const EntPanel *panel, const EntSeriesOptions *options,
                             const EntSeriesMonth *month)
{
  g_autofree EntRelation *relations = g_new0 (EntRelation, panel->n_contacts);
  EntRelationOptions at = {.tau_s = month->end_s,
                           .model = ent_relation_models_at (options->models, month->end_s)};
  ent_relations_evaluate_all (panel, &at, relations);
  EntSeriesMonth expected = {.year = month->year, .month = month->month, .end_s = month->end_s};
  for (size_t c = 0; c < panel->n_contacts; c++) {
    if (!ent_panel_is_present (panel, c, month->end_s))
      continue;
    bool qualified = ent_qualified_at (options->qualification, c, month->end_s);
    expected.n_contacts++;
    expected.n_qualified += qualified;
    expected.n_both += qualified && relations[c].class == ENT_RELATION_GOOD;
    expected.n_of_class[relations[c].class]++;
  }
  assert_same_bytes (month, &expected, sizeof expected);
}

static void
test_series_is_brute_force (void)
{
  g_autoptr (GRand) dice = g_rand_new_with_seed (5);
  g_autoptr (EntPanel) panel = random_panel (dice, 300, 60);
  g_autofree uint64_t *first = NULL;
  g_autofree EntQualifiedSpan *spans = NULL;
  EntQualification qualification = random_qualification (dice, panel->n_contacts, &first, &spans);
  g_autoptr (EntRelationModels) models = ent_relation_models_new (panel, day (-3));
  g_assert_true (ent_relation_models_at (models, day (-3)) != ent_relation_model_shipped ());
  EntSeriesOptions options = {.tau_s = day (-3), .qualification = &qualification, .models = models};
  g_autoptr (GArray) months = ent_series_new (panel, &options);
  g_assert_cmpuint (months->len, >=, 28);
  g_assert_cmpuint (g_array_index (months, EntSeriesMonth, months->len - 1).end_s, ==, day (-3));
  for (guint m = 0; m < months->len; m++)
    assert_month_is_brute_force (panel, &options, &g_array_index (months, EntSeriesMonth, m));

  options.max_months = 5;
  g_autoptr (GArray) last = ent_series_new (panel, &options);
  g_assert_cmpuint (last->len, ==, 5);
  assert_same_bytes (last->data, months->data + (months->len - 5) * sizeof (EntSeriesMonth),
                     5 * sizeof (EntSeriesMonth));
}

static void
test_series_months_are_calendar_months (void)
{
  g_autoptr (EntPanel) panel = ent_panel_new (1, 0);
  panel->since_s[0] = (uint32_t)(ent_days_from_civil (2023, 12, 31) * DAY_S);
  panel->until_s[0] = (uint32_t)(ent_days_from_civil (2024, 3, 1) * DAY_S);
  EntSeriesOptions options = {.tau_s = (uint32_t)(ent_days_from_civil (2024, 3, 10) * DAY_S)};
  g_autoptr (GArray) months = ent_series_new (panel, &options);
  g_assert_cmpuint (months->len, ==, 4);
  const EntSeriesMonth *month = (const EntSeriesMonth *)(const void *)months->data;
  g_assert_cmpint (month[0].year, ==, 2023);
  g_assert_cmpuint (month[0].month, ==, 12);
  g_assert_cmpuint (month[2].end_s, ==, (uint32_t)(ent_days_from_civil (2024, 3, 1) * DAY_S - 1));
  g_assert_cmpuint (month[2].n_contacts, ==, 1);
  g_assert_cmpuint (month[2].n_of_class[ENT_RELATION_UNKNOWN], ==, 1);
  g_assert_cmpuint (month[3].n_contacts, ==, 0);

  g_autoptr (EntPanel) nobody = ent_panel_new (0, 0);
  g_autoptr (GArray) none = ent_series_new (nobody, &options);
  g_assert_cmpuint (none->len, ==, 0);
}

static void
test_first_span_counts_for_earlier (void)
{
  const uint64_t first[] = {0, 2, 2};
  const EntQualifiedSpan spans[] = {{100, true}, {200, false}};
  EntQualification qualification = {first, spans};
  g_assert_true (ent_qualified_at (&qualification, 0, 50));
  g_assert_true (ent_qualified_at (&qualification, 0, 199));
  g_assert_false (ent_qualified_at (&qualification, 0, 200));
  g_assert_false (ent_qualified_at (&qualification, 1, 200));
}

static void
test_moves_are_the_largest (void)
{
  g_autoptr (GRand) dice = g_rand_new_with_seed (6);
  g_autoptr (EntPanel) panel = random_panel (dice, 300, 40);
  g_autofree EntRelation *before = g_new0 (EntRelation, panel->n_contacts);
  g_autofree EntRelation *after = g_new0 (EntRelation, panel->n_contacts);
  EntRelationOptions at = {.tau_s = day (-91)};
  ent_relations_evaluate_all (panel, &at, before);
  at.tau_s = day (0);
  ent_relations_evaluate_all (panel, &at, after);

  EntMovesOptions options = {.from_s = day (-91), .to_s = day (0), .max_moves = 7};
  g_autoptr (EntMoves) moves = ent_moves_new (panel, &options);
  g_assert_cmpuint (moves->up->len, ==, 7);
  g_assert_cmpuint (moves->down->len, ==, 7);
  const EntMove *least_up = &g_array_index (moves->up, EntMove, 6);
  const EntMove *least_down = &g_array_index (moves->down, EntMove, 6);
  size_t n_above = 0, n_below = 0;
  for (size_t c = 0; c < panel->n_contacts; c++) {
    double change = ent_relation_warmth (&after[c]) - ent_relation_warmth (&before[c]);
    bool present = ent_panel_is_present (panel, c, day (0));
    n_above += present && change > least_up->after - least_up->before;
    n_below += present && change < least_down->after - least_down->before;
  }
  g_assert_cmpuint (n_above, ==, 6);
  g_assert_cmpuint (n_below, ==, 6);
  for (guint i = 0; i < 7; i++) {
    const EntMove *move = &g_array_index (moves->up, EntMove, i);
    g_assert_cmpint (move->contact_id, ==, panel->contact_id[move->contact]);
    g_assert_cmpfloat (move->after, ==, ent_relation_warmth (&after[move->contact]));
    if (i > 0)
      g_assert_cmpfloat (move->after - move->before, <=, (move - 1)->after - (move - 1)->before);
  }

  options.max_moves = 0;
  g_autoptr (EntMoves) none = ent_moves_new (panel, &options);
  g_assert_cmpuint (none->up->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/relation/published-example", test_published_example);
  g_test_add_func ("/relation/shipped-signs-never-surprise", test_shipped_signs_never_surprise);
  g_test_add_func ("/relation/weak-events-are-none", test_weak_events_are_none);
  g_test_add_func ("/relation/same-second-and-direction-count-once",
                   test_same_second_and_direction_count_once);
  g_test_add_func ("/relation/meetings-count-both-ways", test_meetings_count_both_ways);
  g_test_add_func ("/relation/answers-come-within-seven-days", test_answers_come_within_seven_days);
  g_test_add_func ("/relation/features-without-inbound-or-outbound",
                   test_features_without_inbound_or_outbound);
  g_test_add_func ("/relation/classes", test_classes);
  g_test_add_func ("/relation/many-exchanges-make-it-good", test_many_exchanges_make_it_good);
  g_test_add_func ("/relation/reply-delays", test_reply_delays);
  g_test_add_func ("/relation/counts-are-the-rules", test_counts_are_the_rules);
  g_test_add_func ("/relation/all-at-once-is-one-by-one", test_all_at_once_is_one_by_one);
  g_test_add_func ("/relation/the-future-never-enters", test_the_future_never_enters);
  g_test_add_func ("/relation/reasons-are-the-two-largest", test_reasons_are_the_two_largest);
  g_test_add_func ("/relation/reasons-carry-raw-facts", test_reasons_carry_raw_facts);
  g_test_add_func ("/series/is-brute-force", test_series_is_brute_force);
  g_test_add_func ("/series/months-are-calendar-months", test_series_months_are_calendar_months);
  g_test_add_func ("/series/first-span-counts-for-earlier", test_first_span_counts_for_earlier);
  g_test_add_func ("/series/moves-are-the-largest", test_moves_are_the_largest);
  return g_test_run ();
}
