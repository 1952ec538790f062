#include "measure/measure.h"

static const char energy[] = "# made up\n"
                             "target: Décideurs de l'énergie\n"
                             "qualified at: 3\n"
                             "\n"
                             "+3 seniority >= 5\n"
                             "+2 function: direction, finance\n"
                             "+2 organisation: engie exemple, edf\n"
                             "+1 keyword: énergie, photovolta*\n"
                             "-3 title: stagiaire\n"
                             "never keyword: recruteur\n";

static EntTarget *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  EntTarget *target = ent_target_parse (ent_slice (text), &error);
  g_assert_no_error (error);
  g_assert_nonnull (target);
  return target;
}

static char *
written (const EntTarget *target)
{
  GString *out = g_string_new (NULL);
  ent_target_write (target, out);
  return g_string_free (out, FALSE);
}

/* @line as the only criterion of a target that qualifies from 1 on. */
static EntTarget *
parse_line (const char *line)
{
  g_autofree char *text = g_strdup_printf ("target: T\nqualified at: 1\n%s\n", line);
  return parse (text);
}

static bool
matches (const char *line, const EntContactFacts *facts)
{
  g_autoptr (EntTarget) target = parse_line (line);
  EntTargetReason reason;
  return ent_target_reasons (target, facts, &reason, 1) == 1;
}

static void
test_reads_what_people_write (void)
{
  g_autoptr (EntTarget) target = parse (energy);
  g_assert_cmpstr (ent_target_name (target), ==, "Décideurs de l'énergie");
  g_assert_cmpfloat (ent_target_threshold (target), ==, 3);
  g_assert_cmpuint (ent_target_n_criteria (target), ==, 6);
  g_assert_cmpfloat (ent_target_criterion (target, 4).weight, ==, -3);
  g_assert_true (ent_target_criterion (target, 5).excludes);
  g_assert_cmpint (ent_target_criterion (target, 0).kind, ==, ENT_CRITERION_SENIORITY);
  g_assert_cmpstr (ent_target_criterion (target, 0).text, ==, "+3 seniority >= director");
}

static void
test_french_and_english_say_the_same (void)
{
  g_autoptr (EntTarget) english = parse ("target: X\nqualified at: 2.5\n+1 function: hr\n-0.5 title: a\n"
                                         "never place: nowhere\n+2 seniority < senior\n");
  g_autoptr (EntTarget) french =
      parse ("\xef\xbb\xbf"
             "Cible\xc2\xa0: X\r\nQualifié à\xc2\xa0: 2,5\r\n1 fonction : RH\r\n"
             "−0,50 titre\xe2\x80\xaf: a\r\nJAMAIS lieu:nowhere\r\n+2 niveau<senior");
  g_autofree char *a = written (english);
  g_autofree char *b = written (french);
  g_assert_cmpstr (a, ==, b);
}

static void
test_writing_round_trips (void)
{
  g_autoptr (EntTarget) target = parse (energy);
  g_autofree char *once = written (target);
  g_autoptr (EntTarget) again = parse (once);
  g_autofree char *twice = written (again);
  g_assert_cmpstr (once, ==, twice);
  g_assert_cmpstr (once, ==,
                   "target: Décideurs de l'énergie\nqualified at: 3\n+3 seniority >= director\n"
                   "+2 function: direction, finance\n+2 organisation: engie exemple, edf\n"
                   "+1 keyword: énergie, photovolta*\n-3 title: stagiaire\nnever keyword: recruteur\n");
}

static void
test_seniority_ranges (void)
{
  static const struct {
    const char *line;
    EntSeniority least, most;
  } cases[] = {
      {"+1 seniority >= 5", 5, 6},          {"+1 seniority > manager", 5, 6},
      {"+1 séniorité ≥ directeur", 5, 6},   {"+1 seniority: 3-5", 3, 5},
      {"+1 seniority 3 .. director", 3, 5}, {"+1 niveau: senior", 3, 3},
      {"+1 seniority = 4", 4, 4},           {"+1 seniority <= 1", 0, 1},
      {"+1 seniority < assistant", 0, 0},   {"+1 seniority ≤ stagiaire", 0, 0},
      {"+1 seniority >= 0", 0, 6},          {"+1 seniority >= 6", 6, 6},
  };
  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (EntTarget) target = parse_line (cases[i].line);
    g_autofree char *text = written (target);
    g_autoptr (EntTarget) again = parse (text);
    for (int level = ENT_SENIORITY_UNKNOWN; level < ENT_N_SENIORITIES; level++) {
      EntContactFacts facts = {.seniority = (EntSeniority)level};
      bool expected = level >= (int)cases[i].least && level <= (int)cases[i].most;
      g_assert_cmpint (ent_target_evaluate (target, &facts).qualified, ==, expected);
      g_assert_cmpint (ent_target_evaluate (again, &facts).qualified, ==, expected);
    }
  }
}

static void
test_words_match_whole (void)
{
  EntContactFacts facts = {
      .title = ENT_SLICE ("directrice des achats r d"),
      .organisation = ENT_SLICE ("engie exemple"),
      .place = ENT_SLICE ("lyon"),
      .text = ENT_SLICE ("photovoltaique et eolien"),
      .seniority = ENT_SENIORITY_UNKNOWN,
  };
  static const struct {
    const char *line;
    bool expected;
  } cases[] = {
      {"+1 title: achats", true},
      {"+1 title: achat", false},
      {"+1 title: achat*", true},
      {"+1 title: des Achats", true},
      {"+1 title: des achat", false},
      {"+1 title: rectrice", false},
      {"+1 title: R&D", true},
      {"+1 title: d", true},
      {"+1 title: directrice des achats r d", true},
      {"+1 title: directrice des achats r d f", false},
      {"+1 title: engie", false},
      {"+1 organisation: ENGIE", true},
      {"+1 organisation: exempl", false},
      {"+1 place: Lyon", true},
      {"+1 keyword: lyon", true},
      {"+1 sector: lyon", false},
      {"+1 sector: éolien", true},
      {"+1 sector: photovolta*", true},
      {"+1 keyword: photovoltaïque", true},
      {"+1 keyword: volta*", false},
      {"+1 title: nope, achats", true},
      {"+1 function: hr", false},
      {"+1 seniority >= 0", false},
  };
  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_test_message ("%s", cases[i].line);
    g_assert_cmpint (matches (cases[i].line, &facts), ==, cases[i].expected);
  }
}

static void
test_scores_add_up_and_exclusions_rule (void)
{
  g_autoptr (EntTarget) target = parse (energy);
  EntContactFacts facts = {
      .title = ENT_SLICE ("directrice financiere"),
      .organisation = ENT_SLICE ("edf"),
      .functions = 1u << ENT_FUNCTION_FINANCE | 1u << ENT_FUNCTION_IT,
      .seniority = ENT_SENIORITY_DIRECTOR,
  };
  EntTargetScore score = ent_target_evaluate (target, &facts);
  g_assert_cmpfloat (score.score, ==, 7);
  g_assert_cmpfloat_with_epsilon (score.p, 0.98201379, 1e-8);
  g_assert_true (score.qualified);

  EntTargetReason reasons[6];
  g_assert_cmpuint (ent_target_reasons (target, &facts, reasons, 6), ==, 3);
  g_assert_cmpuint (reasons[1].criterion, ==, 1);
  g_assert_cmpuint (reasons[1].functions, ==, 1u << ENT_FUNCTION_FINANCE);
  g_assert_true (ent_slice_equal (reasons[2].matched, ENT_SLICE ("edf")));
  g_assert_cmpuint (ent_target_reasons (target, &facts, reasons, 1), ==, 3);

  facts.text = ENT_SLICE ("recruteur en energie");
  score = ent_target_evaluate (target, &facts);
  g_assert_cmpfloat (score.score, ==, 8);
  g_assert_true (score.excluded);
  g_assert_false (score.qualified);
  g_assert_cmpfloat (score.p, ==, 0);
}

static void
test_prefix_shows_the_whole_word (void)
{
  g_autoptr (EntTarget) target = parse (energy);
  EntContactFacts facts = {.text = ENT_SLICE ("le photovoltaique en ville"),
                           .seniority = ENT_SENIORITY_UNKNOWN};
  EntTargetReason reason;
  g_assert_cmpuint (ent_target_reasons (target, &facts, &reason, 1), ==, 1);
  g_assert_true (ent_slice_equal (reason.matched, ENT_SLICE ("photovoltaique")));
}

static void
test_tenths_reach_the_threshold (void)
{
  g_autoptr (EntTarget) target = parse ("target: T\nqualified at: 0.3\n+0.1 title: a\n+0.2 title: b\n");
  EntContactFacts facts = {.title = ENT_SLICE ("a b"), .seniority = ENT_SENIORITY_UNKNOWN};
  g_assert_true (ent_target_evaluate (target, &facts).qualified);
}

static void
test_errors_name_the_place_and_the_nearest_word (void)
{
  static const struct {
    const char *text, *message;
  } cases[] = {
      {"target: T\nqualified at: 1\n+2 fonctoin: hr",
       "Line 3, column 4: expected title, function, seniority, organisation, "
       "sector, place or keyword, not \"fonctoin\"; did you mean \"fonction\"?"},
      {"+2 fonction: hr, fynance",
       "Line 1, column 18: expected a function such as finance, sales or hr, not \"fynance\"; did "
       "you mean \"finance\"?"},
      {"+2 séniorité >= directr",
       "Line 1, column 17: expected a seniority from 0 to 6 or intern to executive, not \"directr\"; "
       "did you mean \"director\"?"},
      {"tarjet: x",
       "Line 1, column 1: expected a weight such as +2, or one of target, qualified at, never, not "
       "\"tarjet\"; did you mean \"target\"?"},
      {"title: x",
       "Line 1, column 1: expected a weight such as +2 or -1, or never, before the key, not \"title\"."},
      {"+2 title x",
       "Line 1, column 4: expected title, function, seniority, organisation, sector, place or keyword, not "
       "\"title x\"; did you mean \"title\"?"},
      {"+2 title", "Line 1, column 9: expected a : after the key, but the line ends there."},
      {"+2 title: a,, b", "Line 1, column 13: expected a word or a phrase to look for, not \", b\"."},
      {"+2 title: ***", "Line 1, column 11: expected a word or a phrase to look for, not \"***\"."},
      {"+2 title: a*b", "Line 1, column 12: expected a * only at the end of a value, not \"*b\"."},
      {"+2 title: é*", "Line 1, column 11: expected at least two letters directly before the *, not \"é*\"."},
      {"+0 title: a", "Line 1, column 1: expected a weight other than 0, not \"+0 title: a\"."},
      {"+9999999999999999999 title: a",
       "Line 1, column 1: expected a weight from -1000 to 1000 such as +2 or -0.5, and a "
       "blank, not \"+9999999999999999999 title: a\"."},
      {"target: a\ntarget: b",
       "Line 2, column 1: expected only one name: a file holds one target, not \"target\"."},
      {"target:", "Line 1, column 8: expected the name of the target, but the line ends there."},
      {"qualified at: x",
       "Line 1, column 15: expected a score from -1000 to 1000 such as 3 or 2.5, not \"x\"."},
      {"+1 seniority: 5-3", "Line 1, column 15: expected a range that somebody can be in, not \"5-3\"."},
      {"+1 seniority > executive",
       "Line 1, column 14: expected a range that somebody can be in, not \"> executive\"."},
      {"+1 seniority 4 5",
       "Line 1, column 16: expected the end of the line or a range such as 3-5, not \"5\"."},
      {"é\x01", "Line 1, column 2: expected text in UTF-8 without control characters."},
      {"\xff", "Line 1, column 1: expected text in UTF-8 without control characters."},
      {"", "Line 1, column 1: expected a line \"target: NAME\" before the end."},
      {"target: T\n+1 title: a\n",
       "Line 3, column 1: expected a line \"qualified at: SCORE\" before the end."},
      {"target: T\nseuil: 1\n",
       "Line 3, column 1: expected at least one criterion, such as \"+2 function: finance\" before the end."},
  };
  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    g_assert_null (ent_target_parse (ent_slice (cases[i].text), &error));
    g_assert_error (error, ENT_ERROR, ENT_ERROR_INVALID);
    g_test_message ("%s", error->message);
    if (!g_str_has_prefix (error->message, cases[i].message))
      g_assert_cmpstr (error->message, ==, cases[i].message);
  }
}

static void
test_limits_are_refused (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *large = g_strnfill (ENT_TARGET_MAX_BYTES + 1, '\n');
  g_assert_null (ent_target_parse (ent_slice (large), &error));
  g_assert_error (error, ENT_ERROR, ENT_ERROR_REFUSED);
  g_clear_error (&error);

  g_autoptr (GString) many = g_string_new ("target: T\nseuil: 1\n");
  for (int i = 0; i < ENT_TARGET_MAX_CRITERIA; i++)
    g_string_append_printf (many, "+1 title: w%d\n", i);
  g_autoptr (EntTarget) full = parse (many->str);
  EntContactFacts facts = {.title = ENT_SLICE ("w511"), .seniority = ENT_SENIORITY_UNKNOWN};
  g_assert_true (ent_target_evaluate (full, &facts).qualified);
  g_string_append (many, "+1 title: more\n");
  g_assert_null (ent_target_parse (ent_slice_of (many), &error));
  g_assert_error (error, ENT_ERROR, ENT_ERROR_INVALID);
}

/* The text after @text's next line "```target", up to the fence that closes it; NULL when there is none. */
static char *
next_example (const char **text)
{
  const char *fence = strstr (*text, "\n```target\n");
  if (fence == NULL)
    return NULL;
  const char *start = fence + strlen ("\n```target\n");
  const char *end = strstr (start, "\n```\n");
  g_assert_nonnull (end);
  *text = end;
  return g_strndup (start, (size_t)(end + 1 - start));
}

/* Parses every example of the document; returns how many. */
static size_t
parse_document (const char *path)
{
  g_autofree char *file = g_build_filename (g_getenv ("SOURCE_DIR"), path, NULL);
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  g_file_get_contents (file, &content, NULL, &error);
  g_assert_no_error (error);
  size_t n_examples = 0;
  const char *rest = content;
  for (char *example; (example = next_example (&rest)) != NULL; g_free (example)) {
    g_autoptr (EntTarget) target = parse (example);
    g_assert_cmpuint (ent_target_n_criteria (target), >, 0);
    n_examples++;
  }
  return n_examples;
}

/* Every `word` of the paragraph that starts with @heading, as a value of @criterion. */
static size_t
parse_words (const char *path, const char *heading, const char *criterion)
{
  g_autofree char *file = g_build_filename (g_getenv ("SOURCE_DIR"), path, NULL);
  g_autofree char *content = NULL;
  g_assert_true (g_file_get_contents (file, &content, NULL, NULL));
  const char *paragraph = strstr (content, heading);
  g_assert_nonnull (paragraph);
  g_autofree char *text = g_strndup (paragraph, strcspn (paragraph, "."));
  g_auto (GStrv) parts = g_strsplit (text, "`", -1);
  size_t n = 0;
  for (size_t i = 1; parts[i - 1] != NULL && parts[i] != NULL; i += 2, n++) {
    g_autofree char *lines = g_strdup_printf ("target: T\nqualified at: 1\n+1 %s %s\n", criterion, parts[i]);
    g_autoptr (EntTarget) target = parse (lines);
    g_assert_cmpuint (ent_target_n_criteria (target), ==, 1);
  }
  return n;
}

static void
test_examples_of_the_documents (void)
{
  g_assert_cmpuint (parse_document ("docs/targets.md"), ==, 4);
  g_assert_cmpuint (parse_document ("docs/fr/cibles.md"), ==, 4);
  g_assert_cmpuint (parse_words ("docs/targets.md", "\nFunctions:", "function:"), ==, ENT_N_FUNCTIONS);
  g_assert_cmpuint (parse_words ("docs/fr/cibles.md", "\nFonctions", "fonction:"), ==, ENT_N_FUNCTIONS);
  g_assert_cmpuint (parse_words ("docs/targets.md", "\nSeniority, from", "seniority ="), ==,
                    ENT_N_SENIORITIES);
  g_assert_cmpuint (parse_words ("docs/fr/cibles.md", "\nSéniorité, de", "niveau ="), ==, ENT_N_SENIORITIES);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/target/reads-what-people-write", test_reads_what_people_write);
  g_test_add_func ("/target/french-and-english-say-the-same", test_french_and_english_say_the_same);
  g_test_add_func ("/target/writing-round-trips", test_writing_round_trips);
  g_test_add_func ("/target/seniority-ranges", test_seniority_ranges);
  g_test_add_func ("/target/words-match-whole", test_words_match_whole);
  g_test_add_func ("/target/scores-add-up-and-exclusions-rule", test_scores_add_up_and_exclusions_rule);
  g_test_add_func ("/target/prefix-shows-the-whole-word", test_prefix_shows_the_whole_word);
  g_test_add_func ("/target/tenths-reach-the-threshold", test_tenths_reach_the_threshold);
  g_test_add_func ("/target/errors-name-the-place-and-the-nearest-word",
                   test_errors_name_the_place_and_the_nearest_word);
  g_test_add_func ("/target/limits-are-refused", test_limits_are_refused);
  g_test_add_func ("/target/examples-of-the-documents", test_examples_of_the_documents);
  return g_test_run ();
}
