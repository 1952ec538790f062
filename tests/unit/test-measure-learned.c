/* Learning from answers: the minimum itself, what texts become, and that nothing stands for sex or name. */
#include "measure/measure.h"

#include "measure/learner-private.h"
#include "measure/text-features-private.h"

#include <math.h>

/* Found by Newton's method, written apart from this. */
static void
test_the_minimum (void)
{
  const size_t first[] = {0, 2, 4, 6, 9, 10};
  const uint32_t column[] = {0, 2, 0, 1, 1, 2, 0, 1, 2, 2};
  const double value[] = {1, 1, 1, 1, 1, .5, 1, 1, 1, 2};
  const uint8_t is_yes[] = {1, 0, 1, 1, 0};
  const EntLearnerRows rows = {5, 3, first, column, value, is_yes};
  const double prior[] = {.5, -1, .2}, ridge[] = {1, 4, 1};
  const double expected[] = {.7747549015, -.8321054418, .1509343552};
  double weights[3];
  ent_learner_fit (&rows, prior, ridge, weights);
  for (size_t j = 0; j < 3; j++)
    if (!(fabs (weights[j] - expected[j]) < 1e-6))
      g_error ("weight %zu is %.10f, not %.10f", j, weights[j], expected[j]);
}

static void
test_without_answers_the_prior_stays (void)
{
  const size_t first[] = {0};
  const EntLearnerRows rows = {0, 2, first, NULL, NULL, NULL};
  const double prior[] = {3, -5}, ridge[] = {1, 1};
  double weights[2];
  ent_learner_fit (&rows, prior, ridge, weights);
  g_assert_cmpfloat (weights[0], ==, 3);
  g_assert_cmpfloat (weights[1], ==, -5);
}

static EntContactFacts
facts_of (const char *title, const char *organisation)
{
  return (EntContactFacts){.title = ent_slice (title),
                           .organisation = ent_slice (organisation),
                           .seniority = ENT_SENIORITY_UNKNOWN};
}

/* Bucket and value of each term, as text. */
static char *
tell_row (EntTextReader *reader, const EntContactFacts *facts)
{
  g_autoptr (GArray) terms = g_array_new (FALSE, FALSE, sizeof (EntTextTerm));
  GString *told = g_string_new (NULL);
  ent_text_reader_row (reader, facts, terms);
  for (guint i = 0; i < terms->len; i++) {
    const EntTextTerm *term = &g_array_index (terms, EntTextTerm, i);
    g_string_append_printf (told, "%u %.6f;", term->bucket, term->value);
  }
  return g_string_free (told, FALSE);
}

static EntTextReader *
reader_of_people (void)
{
  EntTextReader *reader = ent_text_reader_new ();
  const char *const names[] = {"marie curie", "marie fictif", "solaire exemple"};
  EntContactFacts facts[] = {facts_of ("directeur", "energie exemple"), facts_of ("acheteur", "acme"),
                             facts_of ("chef de projet", "solaire exemple")};
  for (size_t i = 0; i < G_N_ELEMENTS (facts); i++)
    ent_text_reader_learn (reader, &facts[i], ent_slice (names[i]));
  return reader;
}

static void
assert_alike (EntTextReader *reader, const char *a, const char *b, bool expected)
{
  EntContactFacts one = facts_of ("", ""), other = facts_of ("", "");
  one.text = ent_slice (a);
  other.text = ent_slice (b);
  g_autofree char *row = tell_row (reader, &one), *other_row = tell_row (reader, &other);
  if ((strcmp (row, other_row) == 0) != expected)
    g_error ("“%s” and “%s”: not as expected", a, b);
}

static void
test_no_sex_and_no_first_name (void)
{
  g_autoptr (EntTextReader) reader = reader_of_people ();
  assert_alike (reader, "directrice generale", "directeur general", true);
  assert_alike (reader, "chargee d affaires", "charge d affaires", true);
  assert_alike (reader, "vu avec marie", "vu avec", true);
  assert_alike (reader, "solaire", "", false); /* the name of one only: a word like others */
  assert_alike (reader, "acheteur", "directeur", false);
}

static void
test_a_row_has_length_one (void)
{
  g_autoptr (EntTextReader) reader = reader_of_people ();
  EntContactFacts facts = facts_of ("directeur directeur", "energie energie exemple");
  g_autoptr (GArray) terms = g_array_new (FALSE, FALSE, sizeof (EntTextTerm));
  ent_text_reader_row (reader, &facts, terms);
  g_autofree double *sums = g_new0 (double, ENT_TEXT_BUCKETS);
  double squares = 0;
  for (guint i = 0; i < terms->len; i++) {
    const EntTextTerm *term = &g_array_index (terms, EntTextTerm, i);
    sums[term->bucket] += term->value;
  }
  for (size_t i = 0; i < ENT_TEXT_BUCKETS; i++)
    squares += sums[i] * sums[i];
  g_assert_cmpfloat_with_epsilon (squares, 1, 1e-9);
  EntContactFacts nothing = facts_of ("", "");
  ent_text_reader_row (reader, &nothing, terms);
  g_assert_cmpuint (terms->len, ==, 0);
}

/* A word with its terms, of whatever length, leads back to itself. */
static void
test_long_texts_are_cut (void)
{
  g_autoptr (EntTextReader) reader = ent_text_reader_new ();
  g_autoptr (GString) text = g_string_new (NULL);
  for (int i = 0; i < 3000; i++)
    g_string_append_printf (text, "%smot%d", i > 0 ? " " : "", i);
  for (int i = 0; i < 5000; i++)
    g_string_append_c (text, 'a');
  EntContactFacts facts = facts_of (text->str, text->str + text->len - 4000);
  g_autoptr (GArray) terms = g_array_new (FALSE, FALSE, sizeof (EntTextTerm));
  ent_text_reader_row (reader, &facts, terms);
  g_assert_cmpuint (terms->len, <, 20000);
  EntSlice word = ent_text_reader_word (&facts, 17);
  g_assert_true (ent_slice_equal (word, ENT_SLICE ("mot17")));
  g_assert_true (ent_slice_is_empty (ent_text_reader_word (&facts, 256 * 3)));
}

/* ---- A target that learned ---- */

static const char target_text[] = "target: Solar\nqualified at: 2\n+2 title: directeur\n+1 keyword: energie\n"
                                  "never title: stagiaire\n";

/* Whom the rules take for alike, and the user does not: wind no, sun yes. */
static EntContactFacts
person (size_t i)
{
  static const char *const titles[] = {"directeur", "acheteur"};
  static const char *const firms[] = {"soleil energie", "eolien energie", "soleil service", "boulangerie"};
  return facts_of (titles[i % 2], firms[i / 2 % 4]);
}

static bool
wanted (size_t i)
{
  return i % 2 == 0 && i / 2 % 4 % 2 == 0; /* directors of sun */
}

static void
teach_forty (EntLearned *learned)
{
  for (size_t i = 0; i < 40; i++) {
    EntContactFacts facts = person (i);
    g_assert_true (ent_learned_teach (learned, &facts, wanted (i)));
  }
}

static void
test_a_target_learns (void)
{
  g_autoptr (EntTarget) target = ent_target_parse (ENT_SLICE (target_text), NULL);
  g_autoptr (EntLearned) learned = ent_learned_new (target);
  for (size_t i = 0; i < 80; i++) {
    EntContactFacts facts = person (i);
    ent_learned_see (learned, &facts, ENT_SLICE ("awa fictive"));
  }
  EntContactFacts sun = facts_of ("directeur", "soleil vert"), wind = facts_of ("directeur", "eolien vert");
  double before = ent_learned_p (learned, &sun);
  g_assert_cmpfloat (before, ==, ent_target_evaluate (target, &sun).p);
  g_assert_cmpfloat (before, ==, ent_learned_p (learned, &wind));
  ent_learned_fit (learned);
  g_assert_cmpfloat_with_epsilon (ent_learned_p (learned, &sun), before, 1e-12);
  teach_forty (learned);
  ent_learned_fit (learned);
  double p = ent_learned_p (learned, &sun);
  g_assert_cmpfloat (ent_learned_p (learned, &wind), <, p);
  /* The rules gave both of these three points of two. */
  EntContactFacts taught[] = {facts_of ("directeur", "soleil energie"),
                              facts_of ("directeur", "eolien energie")};
  g_assert_cmpfloat (ent_learned_p (learned, &taught[0]), >, .5);
  g_assert_cmpfloat (ent_learned_p (learned, &taught[1]), <, .5);
  ent_learned_forget (learned);
  ent_learned_fit (learned);
  g_assert_cmpfloat_with_epsilon (ent_learned_p (learned, &sun), before, 1e-12);
  teach_forty (learned);
  ent_learned_fit (learned);
  g_assert_cmpfloat (ent_learned_p (learned, &sun), ==, p);
}

static void
test_reasons_are_words (void)
{
  g_autoptr (EntTarget) target = ent_target_parse (ENT_SLICE (target_text), NULL);
  g_autoptr (EntLearned) learned = ent_learned_new (target);
  for (size_t i = 0; i < 40; i++) {
    EntContactFacts facts = person (i);
    ent_learned_see (learned, &facts, ENT_SLICE (""));
  }
  teach_forty (learned);
  ent_learned_fit (learned);
  EntContactFacts facts = facts_of ("directeur", "eolien energie");
  EntLearnedReason reasons[3];
  g_assert_cmpuint (ent_learned_reasons (learned, &facts, reasons, 3), ==, 3);
  bool is_wind_against = false, is_rule_for = false;
  for (size_t i = 0; i < 3; i++) {
    is_wind_against |= !reasons[i].is_rule && ent_slice_equal (reasons[i].word, ENT_SLICE ("eolien")) &&
                       reasons[i].contribution < 0;
    is_rule_for |= reasons[i].is_rule && reasons[i].criterion == 0 && reasons[i].contribution > 0;
  }
  g_assert_true (is_wind_against);
  g_assert_true (is_rule_for);
}

static void
test_never_stays_never (void)
{
  g_autoptr (EntTarget) target = ent_target_parse (ENT_SLICE (target_text), NULL);
  g_autoptr (EntLearned) learned = ent_learned_new (target);
  EntContactFacts trainee = facts_of ("directeur stagiaire", "soleil energie");
  ent_learned_see (learned, &trainee, ENT_SLICE (""));
  g_assert_false (ent_learned_teach (learned, &trainee, true));
  ent_learned_fit (learned);
  g_assert_cmpfloat (ent_learned_p (learned, &trainee), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/learner/the-minimum", test_the_minimum);
  g_test_add_func ("/learner/without-answers-the-prior-stays", test_without_answers_the_prior_stays);
  g_test_add_func ("/text/no-sex-and-no-first-name", test_no_sex_and_no_first_name);
  g_test_add_func ("/text/a-row-has-length-one", test_a_row_has_length_one);
  g_test_add_func ("/text/long-texts-are-cut", test_long_texts_are_cut);
  g_test_add_func ("/learned/a-target-learns", test_a_target_learns);
  g_test_add_func ("/learned/reasons-are-words", test_reasons_are_words);
  g_test_add_func ("/learned/never-stays-never", test_never_stays_never);
  return g_test_run ();
}
