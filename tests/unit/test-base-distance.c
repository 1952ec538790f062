/* How far two spellings are from each other. */
#include "base/base.h"

static void
assert_distance (const char *a, const char *b, unsigned expected)
{
  g_assert_cmpuint (ent_distance (ent_slice (a), ent_slice (b), UINT_MAX), ==, expected);
  g_assert_cmpuint (ent_distance (ent_slice (b), ent_slice (a), UINT_MAX), ==, expected);
}

/* The examples of the literature: Wagner and Fischer's kitten, and what a swap changes (Boytsov 2011). */
static void
test_published_examples (void)
{
  assert_distance ("kitten", "sitting", 3);
  assert_distance ("saturday", "sunday", 3);
  assert_distance ("rosettacode", "raisethysword", 8);
  assert_distance ("ca", "abc", 3); /* 2 for those who touch a letter twice */
  assert_distance ("an act", "a cat", 2);
  assert_distance ("flaw", "lawn", 2);
  assert_distance ("teh", "the", 1);
  assert_distance ("gumbo", "gambol", 2);
}

static void
test_edges (void)
{
  assert_distance ("", "", 0);
  assert_distance ("", "abc", 3);
  assert_distance ("same", "same", 0);
  assert_distance ("a", "b", 1);
  assert_distance ("ab", "ba", 1);
}

static void
test_letters_count_once_in_any_script (void)
{
  assert_distance ("иванов", "ивонов", 1);
  assert_distance ("иванов", "иваонв", 1);
  assert_distance ("山田太郎", "山太田郎", 1);
  assert_distance ("\xFF\xFE", "\xFF", 1); /* bytes that are no text */
  g_assert_cmpuint (ent_letter_count (ent_slice ("иван")), ==, 4);
  g_assert_cmpuint (ent_letter_count (ent_slice ("ab\xC3")), ==, 3);
  g_assert_cmpuint (ent_letter_count ((EntSlice){0}), ==, 0);
}

static void
test_more_than_the_most_is_too_far (void)
{
  g_assert_cmpuint (ent_distance (ENT_SLICE ("lormevan"), ENT_SLICE ("lormevin"), 1), ==, 1);
  g_assert_cmpuint (ent_distance (ENT_SLICE ("lormevan"), ENT_SLICE ("lormevni"), 1), ==, UINT_MAX);
  g_assert_cmpuint (ent_distance (ENT_SLICE ("lormevan"), ENT_SLICE ("lormevni"), 2), ==, 2);
  g_assert_cmpuint (ent_distance (ENT_SLICE ("abc"), ENT_SLICE ("abc"), 0), ==, 0);
  g_assert_cmpuint (ent_distance (ENT_SLICE ("abc"), ENT_SLICE ("abcdef"), 2), ==, UINT_MAX);
  g_assert_cmpuint (ent_distance (ENT_SLICE ("xyzabcdef"), ENT_SLICE ("abcdefghi"), 2), ==, UINT_MAX);
}

static void
test_long_texts_are_no_words (void)
{
  g_autofree char *longest = g_strnfill (ENT_DISTANCE_MAX_LETTERS, 'a');
  g_autofree char *longer = g_strnfill (ENT_DISTANCE_MAX_LETTERS + 1, 'a');
  assert_distance (longest, longest, 0);
  assert_distance (longest, longer, UINT_MAX);
}

/* With a most or without: the same wherever it is within. */
static void
test_giving_up_early_loses_nothing (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  for (int i = 0; i < 20000; i++) {
    char a[9] = "", b[9] = "";
    for (int j = g_rand_int_range (random, 0, 9); j-- > 0;)
      a[j] = (char)g_rand_int_range (random, 'a', 'd');
    for (int j = g_rand_int_range (random, 0, 9); j-- > 0;)
      b[j] = (char)g_rand_int_range (random, 'a', 'd');
    unsigned whole = ent_distance (ent_slice (a), ent_slice (b), UINT_MAX);
    for (unsigned max = 0; max < 4; max++)
      g_assert_cmpuint (ent_distance (ent_slice (a), ent_slice (b), max), ==,
                        whole <= max ? whole : UINT_MAX);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/distance/published-examples", test_published_examples);
  g_test_add_func ("/distance/edges", test_edges);
  g_test_add_func ("/distance/letters-count-once-in-any-script", test_letters_count_once_in_any_script);
  g_test_add_func ("/distance/more-than-the-most-is-too-far", test_more_than_the_most_is_too_far);
  g_test_add_func ("/distance/long-texts-are-no-words", test_long_texts_are_no_words);
  g_test_add_func ("/distance/giving-up-early-loses-nothing", test_giving_up_early_loses_nothing);
  return g_test_run ();
}
