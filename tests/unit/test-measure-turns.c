#include "measure/measure.h"

enum {
  DAY_S = 86400,
  T0 = 1500000000,
  MAX_EVENTS = 64
};

static uint32_t
day (int number)
{
  return (uint32_t)(T0 + number * DAY_S);
}

typedef struct {
  int day;
  unsigned shape;
} Event;

/* One contact a row of @events, each ended by a shape of 0. */
static EntPanel *
panel_of (size_t n_contacts, const Event events[][MAX_EVENTS])
{
  size_t n_events = 0;
  for (size_t c = 0; c < n_contacts; c++)
    for (size_t i = 0; events[c][i].shape != 0; i++)
      n_events++;
  EntPanel *panel = ent_panel_new (n_contacts, n_events);
  uint64_t next = 0;
  for (size_t c = 0; c < n_contacts; c++) {
    panel->contact_id[c] = (int64_t)c + 1;
    panel->since_s[c] = panel->until_s[c] = ENT_NEVER;
    panel->first_event[c] = next;
    for (size_t i = 0; events[c][i].shape != 0; i++, next++) {
      panel->at_s[next] = day (events[c][i].day);
      panel->shape[next] = (EntEventShape)events[c][i].shape;
    }
  }
  panel->first_event[n_contacts] = next;
  return panel;
}

#define IN ENT_SHAPE_IN
#define OUT ENT_SHAPE_OUT
#define LIKE (IN | ENT_SHAPE_POSITIVE)
#define REFUSAL (IN | ENT_SHAPE_NEGATIVE)

enum {
  FROM = 1000,
  TO = 1030
};

static const Event turning[][MAX_EVENTS] = {
    {{900, OUT}, {1010, LIKE}},          /* 0: gained: an act in favour */
    {{100, IN}, {101, OUT}, {1020, IN}}, /* 1: revived after 919 days */
    {{640, LIKE}},                       /* 2: cooled: the act was good until day 1005 */
    {{950, OUT}, {1005, REFUSAL}},       /* 3: soured */
    {{990, OUT}},                        /* 4: nothing */
    {{1031, LIKE}},                      /* 5: later than all of it */
    {{640, OUT}, {1006, LIKE}},          /* 6: 366 days: revived, and no gain beside */
    {{641, OUT}, {1006, LIKE}},          /* 7: 365 days: gained */
    {{900, REFUSAL}, {1010, OUT}},       /* 8: was bad before */
};

static void
test_kinds (void)
{
  g_autoptr (EntPanel) panel = panel_of (G_N_ELEMENTS (turning), turning);
  const EntTurnsOptions options = {.from_s = day (FROM), .to_s = day (TO)};
  g_autoptr (GArray) turns = ent_turns_new (panel, &options);
  int kind_of[G_N_ELEMENTS (turning)];
  for (size_t c = 0; c < G_N_ELEMENTS (turning); c++)
    kind_of[c] = -1;
  for (guint i = 0; i < turns->len; i++) {
    const EntTurn *turn = &g_array_index (turns, EntTurn, i);
    g_assert_cmpint (kind_of[turn->contact], ==, -1);
    kind_of[turn->contact] = (int)turn->kind;
    g_assert_true (i == 0 || g_array_index (turns, EntTurn, i - 1).kind <= turn->kind);
  }
  static const int expected[] = {ENT_TURN_GAINED,
                                 ENT_TURN_REVIVED,
                                 ENT_TURN_COOLED,
                                 ENT_TURN_SOURED,
                                 -1,
                                 -1,
                                 ENT_TURN_REVIVED,
                                 ENT_TURN_GAINED,
                                 -1};
  for (size_t c = 0; c < G_N_ELEMENTS (turning); c++)
    g_assert_cmpint (kind_of[c], ==, expected[c]);
}

static void
test_facts (void)
{
  static const Event events[][MAX_EVENTS] = {
      {{0, OUT}, {10, IN}, {20, OUT}, {30, IN}, {1010, IN}, {1010, IN}, {1010, OUT}, {1012, OUT}}};
  g_autoptr (EntPanel) panel = panel_of (1, events);
  const EntTurnsOptions options = {.from_s = day (FROM), .to_s = day (TO)};
  g_autoptr (GArray) turns = ent_turns_new (panel, &options);
  g_assert_cmpuint (turns->len, ==, 1);
  const EntTurn *turn = &g_array_index (turns, EntTurn, 0);
  g_assert_cmpint (turn->kind, ==, ENT_TURN_REVIVED);
  g_assert_cmpuint (turn->silence_days, ==, 980);
  g_assert_cmpuint (turn->n_exchanges, ==, 3);
  g_assert_cmpfloat_with_epsilon (turn->usual_gap_days, 10, 1e-9);
}

static void
test_the_qualified_come_first (void)
{
  static const Event events[][MAX_EVENTS] = {{{1010, LIKE}}, {{1001, LIKE}}, {{1020, LIKE}}};
  g_autoptr (EntPanel) panel = panel_of (3, events);
  const uint64_t first_span[] = {0, 0, 1, 1};
  const EntQualifiedSpan spans[] = {{0, true}};
  const EntQualification qualification = {first_span, spans};
  const EntTurnsOptions options = {.from_s = day (FROM), .to_s = day (TO), .qualification = &qualification};
  g_autoptr (GArray) turns = ent_turns_new (panel, &options);
  g_assert_cmpuint (turns->len, ==, 3);
  static const size_t expected[] = {1, 2, 0};
  for (guint i = 0; i < 3; i++) {
    g_assert_cmpuint (g_array_index (turns, EntTurn, i).contact, ==, expected[i]);
    g_assert_cmpint (g_array_index (turns, EntTurn, i).is_qualified, ==, i == 0);
  }
}

/* What is later than the second time changes nothing. */
static void
test_nothing_later_enters (void)
{
  g_autoptr (EntPanel) now = panel_of (G_N_ELEMENTS (turning), turning);
  static Event cut[G_N_ELEMENTS (turning)][MAX_EVENTS];
  for (size_t c = 0; c < G_N_ELEMENTS (turning); c++)
    for (size_t i = 0; turning[c][i].shape != 0 && turning[c][i].day <= 1006; i++)
      cut[c][i] = turning[c][i];
  g_autoptr (EntPanel) then = panel_of (G_N_ELEMENTS (turning), (const Event (*)[MAX_EVENTS])cut);
  const EntTurnsOptions options = {.from_s = day (FROM), .to_s = day (1006)};
  g_autoptr (GArray) a = ent_turns_new (now, &options), b = ent_turns_new (then, &options);
  g_assert_cmpuint (a->len, ==, b->len);
  g_assert_cmpuint (a->len, >, 0);
  for (guint i = 0; i < a->len; i++) {
    const EntTurn *x = &g_array_index (a, EntTurn, i), *y = &g_array_index (b, EntTurn, i);
    g_assert_cmpuint (x->contact, ==, y->contact);
    g_assert_cmpint (x->kind, ==, y->kind);
    g_assert_cmpfloat (x->after.p_in, ==, y->after.p_in);
    g_assert_cmpuint (x->n_exchanges, ==, y->n_exchanges);
  }
}

static void
test_dormant (void)
{
  static const Event events[][MAX_EVENTS] = {
      {{0, IN}, {1, OUT}, {2, IN}, {3, OUT}, {4, IN}},                    /* 0 */
      {{0, IN}, {1, OUT}, {2, IN}, {3, OUT}, {4, IN}, {5, OUT}, {6, IN}}, /* 1: on more days */
      {{0, IN}, {1, OUT}, {2, IN}, {3, OUT}, {3, IN}},                    /* 2: on four days only */
      {{0, IN}, {1, OUT}, {2, IN}, {3, OUT}, {5, IN}},                    /* 3: 730 days: not yet */
      {{0, IN}, {1, OUT}, {2, IN}, {3, OUT}, {4, REFUSAL}},               /* 4: bad */
      {{0, IN}, {1, OUT}, {2, IN}, {3, OUT}, {4, IN}},                    /* 5: not qualified */
      {{0, IN}, {1, OUT}, {2, IN}, {3, OUT}, {4, IN}, {736, IN}},         /* 6: later: not seen */
  };
  g_autoptr (EntPanel) panel = panel_of (G_N_ELEMENTS (events), events);
  const uint64_t first_span[] = {0, 1, 2, 3, 4, 5, 5, 6};
  const EntQualifiedSpan spans[6] = {{0, true}, {0, true}, {0, true}, {0, true}, {0, true}, {0, true}};
  const EntQualification qualification = {first_span, spans};
  EntDormantOptions options = {.tau_s = day (735),
                               .qualification = &qualification,
                               .min_silence_days = ENT_DORMANT_SILENCE_DAYS,
                               .min_active_days = ENT_DORMANT_ACTIVE_DAYS};
  g_autoptr (GArray) dormant = ent_dormant_new (panel, &options);
  static const size_t expected[] = {0, 6};
  g_assert_cmpuint (dormant->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    g_assert_cmpuint (g_array_index (dormant, EntDormant, i).contact, ==, expected[i]);
  options.tau_s = day (737);
  g_autoptr (GArray) later = ent_dormant_new (panel, &options);
  static const size_t expected_later[] = {1, 3, 0}; /* equal ones by how recent they are */
  g_assert_cmpuint (later->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpuint (g_array_index (later, EntDormant, i).contact, ==, expected_later[i]);
  options.qualification = NULL;
  g_autoptr (GArray) nobody = ent_dormant_new (panel, &options);
  g_assert_cmpuint (nobody->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/turns/kinds", test_kinds);
  g_test_add_func ("/turns/facts", test_facts);
  g_test_add_func ("/turns/qualified-first", test_the_qualified_come_first);
  g_test_add_func ("/turns/no-leak", test_nothing_later_enters);
  g_test_add_func ("/turns/dormant", test_dormant);
  return g_test_run ();
}
