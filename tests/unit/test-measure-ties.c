#include "measure/measure.h"
#include "base/report.h"

#include <math.h>

enum {
  DAY_S = 86400,
  CUT_S = 1000 * DAY_S
};
#define HORIZON 30.

static EntTieLog *
ties_of (const char *text, EntReport *report)
{
  EntTieReader *reader = ent_tie_reader_new (CUT_S, "ties.txt", report);
  g_assert_true (ent_tie_reader_put (reader, ent_slice (text)));
  EntTieLog *ties = ent_tie_reader_finish (reader);
  ent_tie_log_prepare (ties, CUT_S, HORIZON);
  return ties;
}

static EntRelationModel
shipped (void)
{
  EntRelationModel model = *ent_relation_model_shipped ();
  model.horizon_days = HORIZON;
  return model;
}

/* (element-type EntTieChance) all of them. */
static GArray *
answers_of (const EntTieLog *ties)
{
  EntRelationModel model = shipped ();
  size_t n_pairs = ent_tie_log_n_pairs (ties);
  GArray *answers = g_array_new (FALSE, TRUE, sizeof (EntTieChance));
  g_array_set_size (answers, (guint)(2 * n_pairs));
  ent_tie_log_evaluate (ties, &model, 0, n_pairs, (EntTieChance *)(void *)answers->data);
  return answers;
}

/* ---- What is read ---- */

static void
assert_problem (const EntReport *report, size_t index, uint64_t line, const char *word)
{
  const EntProblem *problem = ent_report_get (report, index);
  g_assert_cmpuint (problem->line, ==, line);
  g_assert_nonnull (strstr (problem->reason, word));
  g_assert_cmpstr (problem->file, ==, "ties.txt");
}

static void
test_rows (void)
{
  g_autoptr (EntReport) report = ent_report_new (10);
  g_autoptr (EntTieLog) ties = ties_of ("# a comment\n"
                                        "100 a b\n"
                                        "\n"
                                        "  200\tb   a 5 more fields\r\n"
                                        "300.75 a a\n" /* to themselves */
                                        "86400000 a c\n"
                                        "86400001 a d\n" /* after the cut */
                                        "% another\n"
                                        "400.5 été-de-la-Saint-Martin@example.org a",
                                        report);
  g_assert_cmpuint (ent_report_count (report), ==, 0);
  g_assert_cmpuint (ent_tie_log_n_rows (ties), ==, 4);
  g_assert_cmpuint (ent_tie_log_n_pairs (ties), ==, 3);
  g_autoptr (GArray) answers = answers_of (ties);
  static const char *const sides[][2] = {{"a", "b"},
                                         {"b", "a"},
                                         {"a", "c"},
                                         {"c", "a"},
                                         {"a", "été-de-la-Saint-Martin@example.org"},
                                         {"été-de-la-Saint-Martin@example.org", "a"}};
  for (guint i = 0; i < answers->len; i++) {
    const EntTieChance *tie = &g_array_index (answers, EntTieChance, i);
    g_assert_true (ent_slice_equal (tie->user, ent_slice (sides[i][0])));
    g_assert_true (ent_slice_equal (tie->contact, ent_slice (sides[i][1])));
  }
}

static void
test_broken_rows_are_told (void)
{
  g_autofree char *long_name = g_strnfill (256, 'x');
  g_autofree char *text =
      g_strdup_printf ("1 a b\n2 a\nyesterday a b\n-5 a b\n4294967295 a b\n1e9 a b\n. a b\n"
                       "12 a %s\n13 \x1b[2J b\n14 \xff b\n15 a b",
                       long_name);
  g_autoptr (EntReport) report = ent_report_new (20);
  g_autoptr (EntTieLog) ties = ties_of (text, report);
  g_assert_cmpuint (ent_tie_log_n_rows (ties), ==, 2);
  g_assert_cmpuint (ent_report_count (report), ==, 9);
  assert_problem (report, 0, 2, "three fields");
  for (size_t i = 1; i <= 5; i++)
    assert_problem (report, i, 2 + i, "time");
  assert_problem (report, 6, 8, "255 bytes");
  assert_problem (report, 7, 9, "cannot be shown");
  assert_problem (report, 8, 10, "cannot be shown");
}

static void
test_zero_bytes_are_no_names (void)
{
  static const char text[] = "1 a b\n2 a\0 b\n3 a b\0c\n";
  g_autoptr (EntReport) report = ent_report_new (20);
  EntTieReader *reader = ent_tie_reader_new (CUT_S, "ties.txt", report);
  ent_tie_reader_put (reader, (EntSlice){text, sizeof text - 1});
  g_autoptr (EntTieLog) ties = ent_tie_reader_finish (reader);
  g_assert_cmpuint (ent_tie_log_n_rows (ties), ==, 1);
  g_assert_cmpuint (ent_report_count (report), ==, 2);
}

static void
test_endless_lines_are_bounded (void)
{
  g_autoptr (EntReport) report = ent_report_new (20);
  EntTieReader *reader = ent_tie_reader_new (CUT_S, "ties.txt", report);
  g_autofree char *blanks = g_strnfill (50000, ' ');
  ent_tie_reader_put (reader, ENT_SLICE ("1 a b\n2 "));
  for (int i = 0; i < 20; i++)
    ent_tie_reader_put (reader, (EntSlice){blanks, 50000});
  ent_tie_reader_put (reader, ENT_SLICE ("a b\n3 b c\nx\n"));
  g_autoptr (EntTieLog) ties = ent_tie_reader_finish (reader);
  g_assert_cmpuint (ent_tie_log_n_rows (ties), ==, 2);
  g_assert_cmpuint (ent_report_count (report), ==, 2);
  assert_problem (report, 0, 2, "too long");
  assert_problem (report, 1, 4, "three fields");
}

static void
test_nothing_is_fine (void)
{
  g_autoptr (EntReport) report = ent_report_new (1);
  g_autoptr (EntTieLog) ties = ties_of ("", report);
  g_assert_cmpuint (ent_tie_log_n_pairs (ties), ==, 0);
  EntHindcast hindcast = ent_tie_log_hindcast (ties, CUT_S, HORIZON, 100, 1);
  g_assert_cmpuint (hindcast.n_rows, ==, 0);
}

/* ---- A file of many rows ---- */

enum {
  N_PEOPLE = 60,
  N_ROWS = 9000
};

typedef struct {
  uint32_t at_s;
  int source, target;
} Row;

static void
append_name (int person, GString *text)
{
  g_string_append_printf (text, person % 3 ? "%d" : "person-%d@example.org", person);
}

static Row *
made_rows (guint32 seed, GString *text)
{
  g_autoptr (GRand) dice = g_rand_new_with_seed (seed);
  Row *rows = g_new (Row, N_ROWS);
  for (int i = 0; i < N_ROWS; i++) {
    int source = g_rand_int_range (dice, 0, N_PEOPLE);
    int target = (source + g_rand_int_range (dice, 0, 1 + g_rand_int_range (dice, 1, N_PEOPLE))) % N_PEOPLE;
    rows[i] = (Row){(uint32_t)g_rand_int_range (dice, CUT_S - 300 * DAY_S, CUT_S + 1), source, target};
    g_string_append_printf (text, "%u ", rows[i].at_s);
    append_name (source, text);
    g_string_append_c (text, ' ');
    append_name (target, text);
    g_string_append_c (text, '\n');
  }
  return rows;
}

static int
compare_rows (const void *a, const void *b)
{
  const Row *left = a, *right = b;
  return (left->at_s > right->at_s) - (left->at_s < right->at_s);
}

/* What one user sees, as a network of their own. */
static EntPanel *
panel_of_user (const Row *sorted, int user)
{
  EntPanel *panel = ent_panel_new (N_PEOPLE, N_ROWS);
  uint64_t next = 0;
  for (int contact = 0; contact < N_PEOPLE; contact++) {
    panel->first_event[contact] = next;
    for (int i = 0; i < N_ROWS && contact != user; i++) {
      bool is_out = sorted[i].source == user && sorted[i].target == contact;
      bool is_in = sorted[i].target == user && sorted[i].source == contact;
      if (!is_out && !is_in)
        continue;
      panel->at_s[next] = sorted[i].at_s;
      panel->shape[next++] = is_out ? ENT_SHAPE_OUT : ENT_SHAPE_IN;
    }
  }
  panel->first_event[N_PEOPLE] = next;
  return panel;
}

static const EntTieChance *
find_tie (const GArray *answers, int user, int contact)
{
  g_autoptr (GString) user_name = g_string_new (NULL), contact_name = g_string_new (NULL);
  append_name (user, user_name);
  append_name (contact, contact_name);
  for (guint i = 0; i < answers->len; i++) {
    const EntTieChance *tie = &g_array_index (answers, EntTieChance, i);
    if (ent_slice_equal (tie->user, ent_slice_of (user_name)) &&
        ent_slice_equal (tie->contact, ent_slice_of (contact_name)))
      return tie;
  }
  return NULL;
}

static void
test_ties_are_relations (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree Row *rows = made_rows (31, text);
  g_autoptr (EntReport) report = ent_report_new (1);
  g_autoptr (EntTieLog) ties = ties_of (text->str, report);
  g_autoptr (GArray) answers = answers_of (ties);
  qsort (rows, N_ROWS, sizeof *rows, compare_rows);
  EntRelationModel model = shipped ();
  guint n_found = 0;
  for (int user = 0; user < N_PEOPLE; user++) {
    g_autoptr (EntPanel) panel = panel_of_user (rows, user);
    EntRelationScope scope = ent_relation_scope (panel, CUT_S, HORIZON);
    for (int contact = 0; contact < N_PEOPLE; contact++) {
      EntRelation expected = ent_relation_evaluate (panel, (size_t)contact, &scope, &model);
      const EntTieChance *tie = find_tie (answers, user, contact);
      g_assert_cmpint (tie != NULL, ==, expected.facts.n_active_days > 0);
      if (tie == NULL)
        continue;
      g_assert_cmpfloat (tie->p_any, ==, expected.p_any);
      g_assert_cmpfloat (tie->p_in, ==, expected.p_in);
      n_found++;
    }
  }
  g_assert_cmpuint (n_found, ==, answers->len);
}

/* However the bytes come, in drops or in pieces that two threads share, the answer is the same, in its order
 * too. */
static void
test_pieces_do_not_matter (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_free (made_rows (32, text)); /* the text is enough */
  g_autoptr (EntReport) report = ent_report_new (1);
  g_autoptr (EntTieLog) whole = ties_of (text->str, report);
  g_autoptr (GArray) expected = answers_of (whole);
  g_assert_cmpuint (text->len, >, 2 << 16); /* so that threads take part */
  static const size_t steps[] = {7, 1000, 100000};
  for (size_t s = 0; s < G_N_ELEMENTS (steps); s++) {
    EntTieReader *reader = ent_tie_reader_new (CUT_S, "ties.txt", report);
    for (size_t at = 0; at < text->len; at += steps[s])
      ent_tie_reader_put (reader, (EntSlice){text->str + at, MIN (steps[s], text->len - at)});
    g_autoptr (EntTieLog) ties = ent_tie_reader_finish (reader);
    ent_tie_log_prepare (ties, CUT_S, HORIZON);
    g_autoptr (GArray) answers = answers_of (ties);
    g_assert_cmpuint (answers->len, ==, expected->len);
    for (guint i = 0; i < answers->len; i++) {
      const EntTieChance *a = &g_array_index (answers, EntTieChance, i),
                         *b = &g_array_index (expected, EntTieChance, i);
      g_assert_true (ent_slice_equal (a->user, b->user) && ent_slice_equal (a->contact, b->contact));
      g_assert_cmpfloat (a->p_any, ==, b->p_any);
      g_assert_cmpfloat (a->p_in, ==, b->p_in);
    }
  }
}

/* Cut-offs at 30, 60, 90 and 120 days before: a row for each side of each pair that was there by then. */
static void
test_hindcast_of_ties (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree Row *rows = made_rows (33, text);
  g_autoptr (EntReport) report = ent_report_new (1);
  g_autoptr (EntTieLog) ties = ties_of (text->str, report);
  EntHindcast all = ent_tie_log_hindcast (ties, CUT_S, HORIZON, G_MAXSIZE, 1);
  for (unsigned window = 1; window <= ENT_HINDCAST_WINDOWS; window++) {
    uint32_t tau_s = CUT_S - window * 30u * DAY_S;
    bool was_there[N_PEOPLE][N_PEOPLE] = {{false}}, comes[N_PEOPLE][N_PEOPLE] = {{false}};
    size_t n = 0, n_came = 0;
    for (int i = 0; i < N_ROWS; i++) {
      bool is_before = rows[i].at_s <= tau_s;
      bool is_in_window = !is_before && rows[i].at_s <= tau_s + 30u * DAY_S;
      was_there[rows[i].source][rows[i].target] |= is_before;
      comes[rows[i].source][rows[i].target] |= is_in_window;
    }
    for (int a = 0; a < N_PEOPLE; a++)
      for (int b = 0; b < N_PEOPLE; b++) {
        bool is_row = a != b && (was_there[a][b] || was_there[b][a]);
        n += is_row;
        n_came += is_row && (comes[a][b] || comes[b][a]);
      }
    g_assert_cmpuint (all.n_of_window[window - 1], ==, n);
    if (window == 1)
      g_assert_cmpuint (all.targets[ENT_TARGET_ANY].fitted.n_came, ==, n_came);
  }
  EntHindcast some = ent_tie_log_hindcast (ties, CUT_S, HORIZON, 1000, 1);
  g_assert_cmpuint (some.n_rows, <, 1300);
  g_assert_cmpuint (some.n_rows, >, 700);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/measure/ties/rows", test_rows);
  g_test_add_func ("/measure/ties/broken-rows", test_broken_rows_are_told);
  g_test_add_func ("/measure/ties/zero-bytes", test_zero_bytes_are_no_names);
  g_test_add_func ("/measure/ties/endless-lines", test_endless_lines_are_bounded);
  g_test_add_func ("/measure/ties/nothing", test_nothing_is_fine);
  g_test_add_func ("/measure/ties/are-relations", test_ties_are_relations);
  g_test_add_func ("/measure/ties/pieces", test_pieces_do_not_matter);
  g_test_add_func ("/measure/tie-log.hindcast", test_hindcast_of_ties);
  return g_test_run ();
}
