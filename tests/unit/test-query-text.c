/* Queries as texts: written out and read again, completed, and as the documents show them. */
#include "query/query.h"

#define NOW_US (INT64_C (1711897200) * ENT_US_PER_SECOND) /* 2024-03-31 15:00 UTC */

static EntQuery *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  EntQuery *query = ent_query_parse (ent_slice (text), NOW_US, NULL, &error);
  if (error != NULL)
    g_error ("%s: %s", text, error->message);
  return query;
}

static void
assert_same_node (const EntQueryNode *a, const EntQueryNode *b)
{
  g_assert_cmpint (a->kind, ==, b->kind);
  g_assert_cmpuint (a->n_children, ==, b->n_children);
  for (size_t i = 0; i < a->n_children; i++)
    assert_same_node (a->children[i], b->children[i]);
  g_assert_cmpint (a->field, ==, b->field);
  g_assert_cmpint (a->op, ==, b->op);
  g_assert_true (!a->quoted || b->quoted);
  g_assert_cmpstr (a->value.text, ==, b->value.text);
  g_assert_cmpstr (a->value.folded, ==, b->value.folded);
  g_assert_cmpint (a->value.code, ==, b->value.code);
  g_assert_cmpint (a->value.low, ==, b->value.low);
  g_assert_cmpint (a->value.high, ==, b->value.high);
  g_assert_cmpint (a->value.from_us, ==, b->value.from_us);
  g_assert_cmpint (a->value.to_us, ==, b->value.to_us);
}

static void
assert_round_trip (const char *text)
{
  g_autoptr (EntQuery) query = parse (text);
  g_autofree char *written = ent_query_to_text (query);
  g_autoptr (EntQuery) again = parse (written);
  g_autofree char *rewritten = ent_query_to_text (again);
  g_assert_cmpstr (rewritten, ==, written);
  g_assert_true ((query->root == NULL) == (again->root == NULL));
  if (query->root != NULL)
    assert_same_node (query->root, again->root);
  g_assert_cmpuint (query->n_sorts, ==, again->n_sorts);
  for (size_t i = 0; i < query->n_sorts; i++) {
    g_assert_cmpint (query->sorts[i].field, ==, again->sorts[i].field);
    g_assert_cmpint (query->sorts[i].descending, ==, again->sorts[i].descending);
  }
}

static const char *
pick (const char *const *from, size_t n)
{
  return from[g_test_rand_int_range (0, (gint32)n)];
}

/* A value that a field of this type takes. */
static void
append_value (const EntQueryFieldInfo *info, GString *out)
{
  static const char *const texts[] = {
      "Engie",   "\"deux mots\"", "dir*", "=\"l'œuvre (x)\"", "\"a \\\" \\\\ b\"", "\"or\"*", "=ou",  "c++",
      "« été »", "a..b",          "-x",   "@example.org",     "x@ex.org",          "0612",    "=612", "12",
      "\"-12\"", "=0612345678"};
  static const char *const numbers[] = {"3", ">3", ">=3", "<3", "<=3", "=3", "1..3", "1..", "..3", "≥0"};
  static const char *const dates[] = {"2024",   ">2024-05",     "<=2024-05-03", "=90j",    "90d",
                                      ">6m",    "1y..6m",       "..2w",         "3mois..", "today",
                                      ">=hier", "2023..",       "2022..30d",    "=2024",   "30d..90d",
                                      "<2ans",  "2023..2024-01"};
  switch (info->type) {
  case ENT_QUERY_TYPE_WORD: {
    const EntQueryWord *word = &info->words[g_test_rand_int_range (0, (gint32)info->n_words)];
    g_auto (GStrv) names = g_strsplit (word->aliases, "|", -1);
    guint n = g_strv_length (names);
    bool alias = n > 0 && g_test_rand_bit ();
    g_string_append_printf (out, "\"%s\"", alias ? names[g_test_rand_int_range (0, (gint32)n)] : word->name);
    break;
  }
  case ENT_QUERY_TYPE_LEVEL:
  case ENT_QUERY_TYPE_NUMBER:
    g_string_append (out, pick (numbers, G_N_ELEMENTS (numbers)));
    break;
  case ENT_QUERY_TYPE_KEY:
    g_string_append_printf (out, "%d", g_test_rand_int_range (1, G_MAXINT32));
    break;
  case ENT_QUERY_TYPE_DATE:
    g_string_append (out, pick (dates, G_N_ELEMENTS (dates)));
    break;
  case ENT_QUERY_TYPE_TEXT:
  case ENT_QUERY_TYPE_NAME:
  case ENT_QUERY_TYPE_IDENTIFIER:
  case ENT_QUERY_TYPE_SORT:
  default:
    g_string_append (out, info->field == ENT_QUERY_FIELD_PHONE ? "0612" : pick (texts, G_N_ELEMENTS (texts)));
    break;
  }
}

static void
append_term (GString *out)
{
  static const char *const words[] = {"énergie",
                                      "\"deux mots\"",
                                      "Jean-Pierre",
                                      "dir*",
                                      "\"or\"",
                                      "“et”",
                                      "c++",
                                      "a@example.org",
                                      "\"a@b.fr\"",
                                      "R&D",
                                      "\"chief of\"*",
                                      "https://linkedin.com/in/awa-exemple",
                                      "https://example.org/x",
                                      "l’été"};
  size_t n_fields;
  const EntQueryFieldInfo *fields = ent_query_fields (&n_fields);
  if (g_test_rand_int_range (0, 3) == 0) {
    g_string_append (out, pick (words, G_N_ELEMENTS (words)));
    return;
  }
  /* The last field is sort:, which is no term. */
  const EntQueryFieldInfo *info = &fields[g_test_rand_int_range (0, (gint32)n_fields - 1)];
  g_string_append_printf (out, "%s:", info->name);
  append_value (info, out);
}

static void
append_query (int depth, GString *out)
{
  int n = g_test_rand_int_range (1, 4);
  for (int i = 0; i < n; i++) {
    if (i > 0)
      g_string_append (out, g_test_rand_int_range (0, 3) == 0 ? " ou " : " ");
    for (int minuses = g_test_rand_int_range (-3, 3); minuses > 0; minuses--)
      g_string_append_c (out, '-');
    if (depth > 0 && g_test_rand_int_range (0, 3) == 0) {
      g_string_append_c (out, '(');
      append_query (depth - 1, out);
      g_string_append_c (out, ')');
    } else {
      append_term (out);
    }
  }
}

static void
test_round_trip_of_generated_queries (void)
{
  static const char *const sorts[] = {"", " sort:name", " tri:-dernier sort:entreprise", " sort:-score"};
  for (int i = 0; i < 3000; i++) {
    g_autoptr (GString) text = g_string_new (NULL);
    append_query (3, text);
    g_string_append (text, pick (sorts, G_N_ELEMENTS (sorts)));
    assert_round_trip (text->str);
  }
}

/* Whatever the bytes: an error that points into the text, or a query that comes back. */
static void
test_shuffled_pieces_never_surprise (void)
{
  static const char *const pieces[] = {"a",     " ",     "(",   ")",   "-",     "\"", "*",   ":",  "or",
                                       "name:", "last:", "is:", "90d", "..",    ">",  "=",   "\\", "«",
                                       "»",     "\xFF",  "é",   "3",   "sort:", "&",  "@b.c"};
  for (int i = 0; i < 20000; i++) {
    g_autoptr (GString) text = g_string_new (NULL);
    for (int n = g_test_rand_int_range (0, 9); n > 0; n--)
      g_string_append (text, pick (pieces, G_N_ELEMENTS (pieces)));
    EntQueryErrorSpan span = {0};
    g_autoptr (GError) error = NULL;
    g_autoptr (EntQuery) query = ent_query_parse (ent_slice_of (text), NOW_US, &span, &error);
    g_assert_true ((query == NULL) == (error != NULL));
    if (query != NULL) {
      assert_round_trip (text->str);
      continue;
    }
    g_assert_error (error, ENT_ERROR, ENT_ERROR_USAGE);
    g_assert_cmpuint (span.column, >=, 1);
    g_assert_cmpuint (span.column + span.length, <=, text->len + 1);
  }
}

/* The candidates at the bar in @typed, one after the other. */
static void
assert_completes (const char *typed, const char *replaced, const char *expected)
{
  const char *bar = strchr (typed, '|');
  g_autofree char *text = g_strdup_printf ("%.*s%s", (int)(bar - typed), typed, bar + 1);
  g_autoptr (EntQueryCompletion) completion = ent_query_complete (ent_slice (text), (size_t)(bar - typed));
  g_autofree char *found = g_strndup (text + completion->from, completion->to - completion->from);
  g_assert_cmpstr (found, ==, replaced);
  g_autoptr (GString) all = g_string_new (NULL);
  for (guint i = 0; i < completion->candidates->len; i++) {
    const EntQueryCandidate *candidate = &g_array_index (completion->candidates, EntQueryCandidate, i);
    g_string_append_printf (all, "%s%s", i > 0 ? " " : "", candidate->text);
    g_assert_nonnull (candidate->help);
  }
  g_assert_cmpstr (all->str, ==, expected);
}

static void
test_completion (void)
{
  assert_completes ("is:good comp|", "comp", "company:");
  assert_completes ("entr| is:good", "entr", "entreprise:");
  assert_completes ("-(ta|", "ta", "tag: target:");
  assert_completes ("-étiq|", "étiq", "étiquette:");
  assert_completes ("relation:|",
                    "relation:", "relation:good relation:neutral relation:bad relation:unknown");
  assert_completes ("relation:B|", "relation:B", "relation:bonne relation:bad");
  assert_completes ("niveau:>=dir|", "niveau:>=dir", "niveau:>=director niveau:>=dirigeant");
  assert_completes ("fonction:ress|", "fonction:ress", "fonction:\"ressources humaines\"");
  assert_completes ("sort:-w|", "sort:-w", "sort:-warmth");
  assert_completes ("last:>|", "last:>", "last:>90d last:>1y");
  assert_completes ("company:en|", "company:en", "");
  assert_completes ("\"comp|", "\"comp", "");
  assert_completes ("\"a b\" comp|", "comp", "company:");
  assert_completes ("nosuch:x|", "nosuch:x", "");
  assert_completes ("&|", "&", "");
  assert_completes ("\xFF|", "", "");

  size_t n_fields;
  ent_query_fields (&n_fields);
  g_autoptr (EntQueryCompletion) all = ent_query_complete ((EntSlice){NULL, 0}, 7);
  g_assert_cmpuint (all->candidates->len, ==, n_fields);
}

/* Each line of the code blocks of @path is a query; returns how many. */
static size_t
parse_examples (const char *path)
{
  g_autofree char *file = g_build_filename (g_getenv ("SOURCE_DIR"), path, NULL);
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  g_file_get_contents (file, &content, NULL, &error);
  g_assert_no_error (error);
  g_auto (GStrv) lines = g_strsplit (content, "\n", -1);
  bool fenced = false;
  size_t n_examples = 0;
  for (char **line = lines; *line != NULL; line++) {
    bool is_fence = g_str_has_prefix (*line, "```");
    if (is_fence)
      fenced = !fenced;
    if (is_fence || !(fenced || g_str_has_prefix (*line, "    ")))
      continue;
    assert_round_trip (*line);
    n_examples++;
  }
  g_assert_false (fenced);
  return n_examples;
}

static void
test_examples_of_the_documents (void)
{
  g_assert_cmpuint (parse_examples ("docs/query.md"), >=, 45);
  g_assert_cmpuint (parse_examples ("docs/fr/requetes.md"), >=, 45);
}

/* Every spelling that the documents promise for a field is one: `like this` in the first two columns of the
 * table. */
static void
assert_table_names_fields (const char *path)
{
  g_autofree char *file = g_build_filename (g_getenv ("SOURCE_DIR"), path, NULL);
  g_autofree char *content = NULL;
  g_assert_true (g_file_get_contents (file, &content, NULL, NULL));
  g_auto (GStrv) lines = g_strsplit (content, "\n", -1);
  size_t n_rows = 0;
  for (char **line = lines; *line != NULL; line++) {
    g_auto (GStrv) cells = g_strsplit (*line, "|", -1);
    if (g_strv_length (cells) != 6 || !g_str_has_prefix (cells[1], " `"))
      continue;
    n_rows++;
    g_autofree char *names = g_strconcat (cells[1], cells[2], NULL);
    g_auto (GStrv) parts = g_strsplit (names, "`", -1);
    for (size_t i = 1; parts[i - 1] != NULL && parts[i] != NULL; i += 2) {
      g_autofree char *text = g_strdup_printf ("%s:?", parts[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (EntQuery) query = ent_query_parse (ent_slice (text), NOW_US, NULL, &error);
      g_assert_true ((query == NULL) == (error != NULL));
      if (error != NULL)
        g_assert_null (strstr (error->message, "there is no field"));
    }
  }
  size_t n_fields;
  ent_query_fields (&n_fields);
  g_assert_cmpuint (n_rows, ==, n_fields - 1);
}

static void
test_tables_of_the_documents (void)
{
  assert_table_names_fields ("docs/query.md");
  assert_table_names_fields ("docs/fr/requetes.md");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/query/round-trip-of-generated-queries", test_round_trip_of_generated_queries);
  g_test_add_func ("/query/shuffled-pieces-never-surprise", test_shuffled_pieces_never_surprise);
  g_test_add_func ("/query/completion", test_completion);
  g_test_add_func ("/query/examples-of-the-documents", test_examples_of_the_documents);
  g_test_add_func ("/query/tables-of-the-documents", test_tables_of_the_documents);
  return g_test_run ();
}
