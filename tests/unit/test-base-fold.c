#include "base/base.h"

static void
assert_folded (const char *text, const char *expected)
{
  g_autofree char *found = ent_fold (ent_slice (text));
  g_assert_cmpstr (found, ==, expected);
}

static void
test_case_accents_and_typography_vanish (void)
{
  assert_folded ("  L'Œuvre d'ÉLODIE  ", "l oeuvre d elodie");
  assert_folded ("E\u0301LODIE", "elodie");
  assert_folded ("R&D / Achats…", "r d achats");
  assert_folded ("Straße Æsir Łódź Ørsted", "strasse aesir lodz orsted");
  assert_folded ("ﬁnance Ⅷ ²", "finance viii 2");
  assert_folded ("Jean\u2011Pierre\u00A0Martin", "jean pierre martin");
  assert_folded ("👩 --- 💻", "");
  assert_folded ("", "");
}

static void
test_other_scripts_stay (void)
{
  assert_folded ("山田 太郎", "山田 太郎");
  assert_folded ("Иван", "иван");
}

static void
test_bad_bytes_are_dropped (void)
{
  assert_folded ("\xFF"
                 "Awa\xC3",
                 "awa");
  assert_folded ("a\xE2\x82"
                 "b",
                 "ab");
}

/* Each character by itself: what is folded folds to itself. */
static void
test_folding_twice_changes_nothing (void)
{
  for (gunichar c = 1; c < 0x20000; c++) {
    char utf8[8] = "";
    if (!g_unichar_validate (c))
      continue;
    g_unichar_to_utf8 (c, utf8);
    g_autofree char *once = ent_fold (ent_slice (utf8));
    assert_folded (once, once);
  }
}

static void
assert_name (const char *name, const char *expected)
{
  g_autoptr (GString) out = g_string_new ("> ");
  ent_fold_name_append (ent_slice (name), out);
  g_assert_cmpstr (out->str + 2, ==, expected);
}

static void
test_names (void)
{
  assert_name ("Dr. Awa EXEMPLE, PhD", "awa exemple");
  assert_name ("Awa Exemple | Acme", "awa exemple");
  assert_name ("Élodie (née Fictif) d'Exemple 🚀", "elodie d exemple");
  assert_name ("Prof. Me. Bilal Fictif MBA", "bilal fictif");
  assert_name ("Dr", "dr");
  assert_name ("Me Ing", "me ing");
  assert_name ("(unclosed", "");
  assert_name ("a ) b", "a b");
  assert_name ("", "");
}

static void
assert_behind_elision (const char *word, const char *expected)
{
  g_autofree char *rest = ent_slice_dup (ent_fold_behind_elision (ent_slice (word)));
  g_assert_cmpstr (rest, ==, expected);
}

static void
test_elisions_are_no_part_of_a_word (void)
{
  assert_behind_elision ("l'énergie", "énergie");
  assert_behind_elision ("D’Awa", "Awa");
  assert_behind_elision ("qu'il", "il");
  assert_behind_elision ("l'œuvre", "œuvre");
  assert_behind_elision ("d'Haussonville", "Haussonville");
  assert_behind_elision ("Awa's", "Awa");
  assert_behind_elision ("Awa’s", "Awa");
  static const char *const whole[] = {"N'Diaye", "M&A",         "l",       "l'",     "",
                                      "'s",      "aujourd'hui", "O'Brien", "d-awa",  "'",
                                      "énergie", "’",           "\xFF'a",  "l'\xFF", "les'amis"};
  for (size_t i = 0; i < G_N_ELEMENTS (whole); i++)
    assert_behind_elision (whole[i], whole[i]);
}

static void
test_twins_of_stems (void)
{
  /* Whatever number is asked for, the stem of the other is among them. */
  static const char *const pairs[][2] = {
      {"company", "companies"},   {"journal", "journaux"}, {"travail", "travaux"},
      {"address", "addresses"},   {"box", "boxes"},        {"match", "matches"},
      {"business", "businesses"}, {"energy", "énergies"},  {"commercial", "commerciaux"},
      {"brush", "brushes"}};
  for (size_t i = 0; i < 2 * G_N_ELEMENTS (pairs); i++) {
    g_autoptr (GString) stem = g_string_new (NULL);
    g_autoptr (GString) other = g_string_new (NULL);
    g_autoptr (GString) twins = g_string_new (NULL);
    ent_fold_stems_append (ent_slice (pairs[i / 2][i % 2]), stem);
    ent_fold_stems_append (ent_slice (pairs[i / 2][1 - i % 2]), other);
    ent_fold_twins_append (ent_slice_of (stem), twins);
    g_test_message ("%s: %s", stem->str, twins->str);
    g_auto (GStrv) words = g_strsplit (twins->str, " ", -1);
    g_assert_true (g_strv_contains ((const char *const *)words, other->str));
  }
  static const char *const alone[] = {"", "a", "x", "panneau", "projet", "day", "awa", "mal", "s", "ie"};
  for (size_t i = 0; i < G_N_ELEMENTS (alone); i++) {
    g_autoptr (GString) twins = g_string_new (NULL);
    ent_fold_twins_append (ent_slice (alone[i]), twins);
    g_assert_cmpstr (twins->str, ==, "");
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fold/case-accents-and-typography-vanish", test_case_accents_and_typography_vanish);
  g_test_add_func ("/fold/other-scripts-stay", test_other_scripts_stay);
  g_test_add_func ("/fold/bad-bytes-are-dropped", test_bad_bytes_are_dropped);
  g_test_add_func ("/fold/folding-twice-changes-nothing", test_folding_twice_changes_nothing);
  g_test_add_func ("/fold/names", test_names);
  g_test_add_func ("/fold/twins-of-stems", test_twins_of_stems);
  g_test_add_func ("/fold/elisions-are-no-part-of-a-word", test_elisions_are_no_part_of_a_word);
  return g_test_run ();
}
