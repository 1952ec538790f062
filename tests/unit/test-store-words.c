/* The words of the full-text index near a mistyped one. */
#include "archive-builder.h"
#include "store/store.h"

typedef struct {
  char *folder;
  EntStore *store;
} Network;

static const char *const names[] = {"Mélanie Lormévin", "Mélina Lormevin",   "Philipe Exemple",
                                    "Philippe Fictif",  "Philippe Lormevin", "Иван Петров",
                                    "Arkal Melani-Ex",  "Lormevinou Zz"};

static void
network_free (Network *self)
{
  ent_store_close (self->store);
  test_folder_remove (self->folder);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Network, network_free)

static void
put_person (EntStore *store, size_t i)
{
  g_autofree char *slug = g_strdup_printf ("person-%zu", i);
  g_autofree char *folded = ent_fold (ent_slice (names[i]));
  int64_t id = 0;
  unsigned changes;
  g_assert_true (ent_store_identifier_put (store, (EntIdentifier){ENT_IDENTIFIER_URL, ent_slice (slug)},
                                           (EntSlice){0}, &id, NULL));
  EntPerson row = {.id = id,
                   .name = ent_slice (names[i]),
                   .name_folded = ent_slice (folded),
                   .title = i == 0 ? ENT_SLICE ("Lormevane") : (EntSlice){0},
                   .connected_us = ENT_TIME_UNKNOWN,
                   .left_us = ENT_TIME_UNKNOWN};
  g_assert_true (ent_store_person_put (store, &row, &changes, NULL, NULL));
  g_assert_true (ent_store_identifier_attach (store, id, id, NULL));
  g_assert_true (ent_store_search_update (store, id, NULL));
}

static Network *
network_new (void)
{
  g_autoptr (Network) self = g_new0 (Network, 1);
  self->folder = test_folder_new ();
  g_autofree char *path = g_build_filename (self->folder, "network.entregent", NULL);
  g_autoptr (GError) error = NULL;
  self->store = ent_store_open (path, ENT_STORE_CREATE, 1000, &error);
  g_assert_no_error (error);
  g_assert_true (ent_store_begin (self->store, NULL));
  for (size_t i = 0; i < G_N_ELEMENTS (names); i++)
    put_person (self->store, i);
  g_assert_true (ent_store_commit (self->store, NULL));
  ent_store_close (self->store);
  self->store = ent_store_open (path, ENT_STORE_READ, 1000, &error); /* as who lists opens it */
  g_assert_no_error (error);
  return g_steal_pointer (&self);
}

static void
assert_near (const Network *self, EntVocabulary vocabulary, const char *word, unsigned slips, bool nearest,
             const char *expected)
{
  g_autoptr (GError) error = NULL;
  EntNearOptions options = {.word = ent_slice (word), .slips = slips, .nearest = nearest, .max = 8};
  g_autoptr (GPtrArray) words = ent_store_words_near (self->store, vocabulary, &options, &error);
  g_assert_no_error (error);
  g_ptr_array_add (words, NULL);
  g_autofree char *found = g_strjoinv (" ", (char **)words->pdata);
  g_assert_cmpstr (found, ==, expected);
}

static void
test_nearest_words (void)
{
  g_autoptr (Network) self = network_new ();
  assert_near (self, ENT_VOCABULARY_CONTACTS, "lormevan", 2, true, "lormevin lormevane");
  assert_near (self, ENT_VOCABULARY_NAMES, "lormevan", 2, true, "lormevin");
  assert_near (self, ENT_VOCABULARY_TITLES, "lormevan", 2, true, "lormevane");
  assert_near (self, ENT_VOCABULARY_COMPANIES, "lormevan", 2, true, "");
  assert_near (self, ENT_VOCABULARY_NAMES, "lormevni", 2, false, "lormevin");
  assert_near (self, ENT_VOCABULARY_NAMES, "melanei", 2, true, "melani melanie");
  assert_near (self, ENT_VOCABULARY_NAMES, "melanix", 1, true, "melani melanie");
  assert_near (self, ENT_VOCABULARY_NAMES, "philipe", 1, true, "philippe"); /* never the word itself */
  assert_near (self, ENT_VOCABULARY_NAMES, "петрав", 1, true, "петров");
}

/* A slip in the first letters: wrong, missing, too many, swapped. */
static void
test_first_letters_can_be_wrong (void)
{
  g_autoptr (Network) self = network_new ();
  static const char *const slips[] = {"pormevin", "ormevin", "xlormevin", "olrmevin",
                                      "lxrmevin", "lrmevin", "lxormevin", "lromevin"};
  for (size_t i = 0; i < G_N_ELEMENTS (slips); i++) {
    assert_near (self, ENT_VOCABULARY_NAMES, slips[i], 1, false, "lormevin");
    bool begins_alike = g_str_has_prefix (slips[i], "lo");
    assert_near (self, ENT_VOCABULARY_NAMES, slips[i], 1, true, begins_alike ? "lormevin" : "");
  }
  assert_near (self, ENT_VOCABULARY_NAMES, "xormevan", 2, false, "lormevin");
}

static void
test_odd_words_have_no_near_ones (void)
{
  g_autoptr (Network) self = network_new ();
  g_autofree char *long_word = g_strnfill (5000, 'm');
  static const char *const odd[] = {"", "a", "awa", "\"'%", "zzzzzzzz", "\xFF\xFE\xFD\xFC\xFB", "mel\xC3"};
  for (size_t i = 0; i < G_N_ELEMENTS (odd); i++)
    assert_near (self, ENT_VOCABULARY_CONTACTS, odd[i], 1, false, "");
  assert_near (self, ENT_VOCABULARY_CONTACTS, long_word, 2, false, "");
}

static void
test_words_are_counted (void)
{
  g_autoptr (Network) self = network_new ();
  static const struct {
    EntVocabulary vocabulary;
    const char *word;
    int64_t n;
  } cases[] = {{ENT_VOCABULARY_CONTACTS, "lormevin", 3}, {ENT_VOCABULARY_NAMES, "lormevin", 3},
               {ENT_VOCABULARY_TITLES, "lormevin", 0},   {ENT_VOCABULARY_TITLES, "lormevane", 1},
               {ENT_VOCABULARY_CONTACTS, "lormevi", 0},  {ENT_VOCABULARY_CONTACTS, "", 0},
               {ENT_VOCABULARY_SAID, "lormevin", 0}};
  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++) {
    int64_t n = -1;
    g_assert_true (
        ent_store_word_count (self->store, cases[i].vocabulary, ent_slice (cases[i].word), &n, NULL));
    g_assert_cmpint (n, ==, cases[i].n);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/words/nearest-words", test_nearest_words);
  g_test_add_func ("/store/words/first-letters-can-be-wrong", test_first_letters_can_be_wrong);
  g_test_add_func ("/store/words/odd-words-have-no-near-ones", test_odd_words_have_no_near_ones);
  g_test_add_func ("/store/words/words-are-counted", test_words_are_counted);
  return g_test_run ();
}
