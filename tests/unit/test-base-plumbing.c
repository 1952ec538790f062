/* The small pieces: slices, arenas, reports, channels, errors, panels. */
#include "base/base.h"

static void
assert_trimmed (EntSlice text, EntSlice expected)
{
  g_assert_true (ent_slice_equal (ent_slice_trim (text), expected));
}

static void
test_slice_trim (void)
{
  assert_trimmed (ENT_SLICE (" \t\r\n\vawa exemple \n"), ENT_SLICE ("awa exemple"));
  assert_trimmed (ENT_SLICE ("\xEF\xBB\xBF\xC2\xA0"
                             "awa\xE2\x80\xAF\xC2\xA0"),
                  ENT_SLICE ("awa"));
  assert_trimmed (ENT_SLICE (" \xC2\xA0 "), ENT_SLICE (""));
  assert_trimmed (ENT_SLICE ("é\xA0"), ENT_SLICE ("é\xA0"));
  assert_trimmed (ENT_SLICE ("à"), ENT_SLICE ("à")); /* ends in the byte A0 */
  assert_trimmed ((EntSlice){NULL, 0}, ENT_SLICE (""));
}

static void
test_slice_cut (void)
{
  EntSlice rest = ENT_SLICE ("a,;b");
  EntSlice piece;
  static const char *const expected[] = {"a", "", "b"};
  for (size_t i = 0; i < G_N_ELEMENTS (expected); i++) {
    g_assert_true (ent_slice_cut (&rest, ",;", &piece));
    g_assert_true (ent_slice_equal (piece, ent_slice (expected[i])));
  }
  g_assert_false (ent_slice_cut (&rest, ",;", &piece));

  rest = ENT_SLICE ("a\0b,");
  g_assert_true (ent_slice_cut (&rest, ",", &piece));
  g_assert_cmpuint (piece.length, ==, 3);
  g_assert_true (ent_slice_cut (&rest, ",", &piece));
  g_assert_cmpuint (piece.length, ==, 0);
  g_assert_false (ent_slice_cut (&rest, ",", &piece));
}

static void
test_slice_compare_and_find (void)
{
  g_assert_true (ent_slice_equal ((EntSlice){NULL, 0}, ENT_SLICE ("")));
  g_assert_false (ent_slice_equal (ENT_SLICE ("a"), ENT_SLICE ("A")));
  g_assert_true (ent_slice_equal_ascii_case (ENT_SLICE ("Awa"), ENT_SLICE ("aWA")));
  g_assert_false (ent_slice_equal_ascii_case (ENT_SLICE ("Awa"), ENT_SLICE ("Aw")));
  g_assert_true (ent_slice_starts_with_ascii_case (ENT_SLICE ("MAILTO:x"), ENT_SLICE ("mailto:")));
  g_assert_false (ent_slice_starts_with_ascii_case (ENT_SLICE ("mail"), ENT_SLICE ("mailto:")));
  g_assert_cmpint (ent_slice_find (ENT_SLICE ("abcabc"), ENT_SLICE ("ca")), ==, 2);
  g_assert_cmpint (ent_slice_find (ENT_SLICE ("abc"), ENT_SLICE ("x")), ==, -1);
  g_assert_cmpint (ent_slice_find (ENT_SLICE (""), ENT_SLICE ("x")), ==, -1);
  g_assert_cmpuint (ent_slice (NULL).length, ==, 0);
  g_autofree char *copy = ent_slice_dup ((EntSlice){NULL, 0});
  g_assert_cmpstr (copy, ==, "");
}

static void
test_arena_keeps_everything_until_reset (void)
{
  g_autoptr (EntArena) arena = ent_arena_new (64);
  EntSlice copies[200];
  for (int round = 0; round < 3; round++) {
    for (size_t i = 0; i < G_N_ELEMENTS (copies); i++) {
      g_autofree char *text = g_strnfill (i, (char)('a' + i % 26));
      copies[i] = ent_arena_copy (arena, ent_slice (text));
    }
    for (size_t i = 0; i < G_N_ELEMENTS (copies); i++) {
      g_assert_cmpuint (strlen (copies[i].data), ==, i);
      g_assert_true (i == 0 || copies[i].data[i - 1] == (char)('a' + i % 26));
    }
    g_assert_cmpuint (ent_arena_used (arena), >=, 199 * 200 / 2);
    ent_arena_reset (arena);
    g_assert_cmpuint (ent_arena_used (arena), ==, 0);
  }
}

static void
test_arena_aligns (void)
{
  g_autoptr (EntArena) arena = ent_arena_new (256);
  for (size_t bytes = 0; bytes < 100; bytes++)
    g_assert_cmpuint ((uintptr_t)ent_arena_alloc (arena, bytes) % 8, ==, 0);
}

static void
test_report_keeps_some_and_counts_all (void)
{
  g_autoptr (EntReport) report = ent_report_new (2);
  ent_report_add (report, ENT_SLICE ("messages.csv"), 7, ENT_SLICE ("DATE"), "The date cannot be read.");
  ent_report_addf (report, ENT_SLICE ("Votes.csv"), 0, (EntSlice){NULL, 0}, "%d columns are unknown.", 3);
  ent_report_add (report, ENT_SLICE ("x"), 1, ENT_SLICE (""), "One more.");
  g_assert_cmpuint (ent_report_count (report), ==, 3);
  g_assert_cmpuint (ent_report_n_kept (report), ==, 2);
  const EntProblem *first = ent_report_get (report, 0), *second = ent_report_get (report, 1);
  g_assert_cmpstr (first->file, ==, "messages.csv");
  g_assert_cmpuint (first->line, ==, 7);
  g_assert_cmpstr (first->column, ==, "DATE");
  g_assert_cmpstr (second->column, ==, "");
  g_assert_cmpstr (second->reason, ==, "3 columns are unknown.");
}

static void
test_channel_names_round_trip (void)
{
  for (unsigned i = 1; i <= ENT_CHANNEL_LAST; i++) {
    EntChannel found = ENT_CHANNEL_LAST;
    g_assert_true (ent_channel_from_name (ent_slice (ent_channel_name ((EntChannel)i)), &found));
    g_assert_cmpint (found, ==, i);
  }
  EntChannel channel = ENT_CHANNEL_CALL;
  g_assert_true (ent_channel_from_name (ENT_SLICE ("E-MAIL"), &channel) == false);
  g_assert_false (ent_channel_from_name (ENT_SLICE (""), &channel));
  g_assert_cmpint (channel, ==, ENT_CHANNEL_CALL);
  g_assert_true (ent_channel_from_name (ENT_SLICE ("Email"), &channel));
  g_assert_cmpstr (ent_channel_name ((EntChannel)0), ==, "unknown");
  g_assert_cmpstr (ent_channel_name ((EntChannel)99), ==, "unknown");
}

static void
test_direction_names_round_trip (void)
{
  for (unsigned i = ENT_DIRECTION_OUT; i <= ENT_DIRECTION_BOTH; i++) {
    EntDirection found = ENT_DIRECTION_OUT;
    g_assert_true (ent_direction_from_name (ent_slice (ent_direction_name ((EntDirection)i)), &found));
    g_assert_cmpint (found, ==, i);
  }
  EntDirection direction;
  g_assert_false (ent_direction_from_name (ENT_SLICE ("up"), &direction));
  g_assert_cmpstr (ent_direction_name ((EntDirection)9), ==, "unknown");
}

static void
test_error_names (void)
{
  g_assert_cmpstr (ent_error_name (ENT_ERROR_NOT_FOUND), ==, "NOT_FOUND");
  g_assert_cmpstr (ent_error_name (ENT_ERROR_CORRUPT), ==, "CORRUPT");
  g_assert_cmpstr (ent_error_name (-1), ==, "FAILED");
  g_assert_cmpstr (ent_error_name (99), ==, "FAILED");
}

static void
test_event_shapes (void)
{
  g_assert_cmpuint (ent_event_shape (ENT_DIRECTION_BOTH, ENT_WEIGHT_FULL, ENT_ACT_NONE), ==,
                    ENT_SHAPE_IN | ENT_SHAPE_OUT);
  g_assert_cmpuint (ent_event_shape (ENT_DIRECTION_IN, ENT_WEIGHT_WEAK, ENT_ACT_POSITIVE), ==,
                    ENT_SHAPE_IN | ENT_SHAPE_WEAK | ENT_SHAPE_POSITIVE);
  g_assert_cmpuint (ent_event_shape (ENT_DIRECTION_OUT, ENT_WEIGHT_FULL, ENT_ACT_NEGATIVE), ==,
                    ENT_SHAPE_OUT | ENT_SHAPE_NEGATIVE);
}

static void
test_panels_of_any_size (void)
{
  g_autoptr (EntPanel) empty = ent_panel_new (0, 0);
  g_assert_cmpuint (empty->first_event[0], ==, 0);
  g_autoptr (EntPanel) panel = ent_panel_new (2, 3);
  g_assert_cmpuint (panel->n_contacts, ==, 2);
  g_assert_cmpuint (panel->first_event[2], ==, 0);
  g_assert_cmpuint (panel->shape[2], ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/slice/trim", test_slice_trim);
  g_test_add_func ("/slice/cut", test_slice_cut);
  g_test_add_func ("/slice/compare-and-find", test_slice_compare_and_find);
  g_test_add_func ("/arena/keeps-everything-until-reset", test_arena_keeps_everything_until_reset);
  g_test_add_func ("/arena/aligns", test_arena_aligns);
  g_test_add_func ("/report/keeps-some-and-counts-all", test_report_keeps_some_and_counts_all);
  g_test_add_func ("/channel/names-round-trip", test_channel_names_round_trip);
  g_test_add_func ("/channel/direction-names-round-trip", test_direction_names_round_trip);
  g_test_add_func ("/error/names", test_error_names);
  g_test_add_func ("/panel/event-shapes", test_event_shapes);
  g_test_add_func ("/panel/any-size", test_panels_of_any_size);
  return g_test_run ();
}
