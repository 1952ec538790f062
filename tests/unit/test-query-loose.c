/* The words of a query that may be slips, and others in their places. */
#include "query/query.h"

static EntQuery *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  EntQuery *query = ent_query_parse (ent_slice (text), 0, NULL, &error);
  g_assert_no_error (error);
  return query;
}

static void
assert_loose (const char *text, const char *expected)
{
  g_autoptr (EntQuery) query = parse (text);
  g_autoptr (GArray) loose = ent_query_loose_words (query);
  g_autoptr (GString) words = g_string_new (NULL);
  for (guint i = 0; i < loose->len; i++) {
    EntSlice word = g_array_index (loose, EntQueryLoose, i).word;
    g_string_append_printf (words, "%s%.*s", i > 0 ? " " : "", (int)word.length, word.data);
  }
  g_assert_cmpstr (words->str, ==, expected);
}

static void
test_only_plain_words_may_be_slips (void)
{
  assert_loose ("Jean-Philipe d'Éxemple", "jean philipe exemple");
  assert_loose ("name:awa title:achats company:acme note:midi said:panneau", "awa achats acme midi panneau");
  assert_loose ("a or (b c)", "a b c");
  assert_loose ("\"quoted\" «cité» -excluded -(these two) begin* name:=\"whole\" x9", "");
  assert_loose ("tag:client place:lyon awa@example.org is:qualified last:90d phone:0612", "");
  assert_loose ("a b c d e f g h i j", "a b c d e f g h");
  assert_loose ("", "");
}

static void
assert_reworded (const char *text, const char *expected)
{
  g_autoptr (EntQuery) query = parse (text);
  g_autoptr (GArray) loose = ent_query_loose_words (query);
  g_autoptr (GPtrArray) one = g_ptr_array_new ();
  g_ptr_array_add (one, (gpointer) "un");
  g_autoptr (GPtrArray) two = g_ptr_array_new ();
  g_ptr_array_add (two, (gpointer) "un");
  g_ptr_array_add (two, (gpointer) "deux");
  for (guint i = 0; i < loose->len; i++) {
    EntQueryLoose *word = &g_array_index (loose, EntQueryLoose, i);
    word->instead = ent_slice_equal (word->word, ENT_SLICE ("one"))   ? one
                    : ent_slice_equal (word->word, ENT_SLICE ("two")) ? two
                                                                      : NULL;
  }
  g_autoptr (EntQuery) reworded = ent_query_reword (query, loose);
  g_clear_pointer (&query, ent_query_free); /* the other lives without it */
  g_autofree char *written = ent_query_to_text (reworded);
  g_assert_cmpstr (written, ==, expected);
}

static void
test_words_are_put_in_their_places (void)
{
  assert_reworded ("one", "un");
  assert_reworded ("two", "un or deux");
  assert_reworded ("a two is:qualified sort:-name", "a (un or deux) is:qualified sort:-name");
  assert_reworded ("a or two", "a or un or deux");
  assert_reworded ("jean-one b", "\"jean un\" b");
  assert_reworded ("jean-two-b c", "(\"jean un b\" or \"jean deux b\") c");
  assert_reworded ("one-two", "un (un or deux)");
  assert_reworded ("name:two -one \"one\"", "(name:un or name:deux) -one \"one\"");
  assert_reworded ("last:>90d awa@example.org", "last:>90d email:awa@example.org");
  assert_reworded ("", "");
}

static void
test_nothing_but_loose_words (void)
{
  static const struct {
    const char *text;
    bool is_loose;
  } cases[] = {{"a b", true},      {"name:a b-c", true},        {"a", true},
               {"a \"b\"", false}, {"a or b", false},           {"a -b", false},
               {"a b1", false},    {"a is:qualified", false},   {"(a or b) c", false},
               {"", false},        {"a b c d e f g h i", false}};
  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (EntQuery) query = parse (cases[i].text);
    g_autoptr (GArray) loose = ent_query_loose_words (query);
    g_test_message ("%s", cases[i].text);
    g_assert_true (ent_query_is_loose (query, loose) == cases[i].is_loose);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/query/loose/only-plain-words-may-be-slips", test_only_plain_words_may_be_slips);
  g_test_add_func ("/query/loose/words-are-put-in-their-places", test_words_are_put_in_their_places);
  g_test_add_func ("/query/loose/nothing-but-loose-words", test_nothing_but_loose_words);
  return g_test_run ();
}
