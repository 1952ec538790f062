/* What the query language says: grammar, fields, values, dates, errors. */
#include "query/query.h"

/* Sunday 2024-03-31, 15:00 UTC: a day that most months before it do not have. */
static int64_t
now_us (void)
{
  return ent_days_from_civil (2024, 3, 31) * ENT_US_PER_DAY + 15 * 3600 * ENT_US_PER_SECOND;
}

static EntQuery *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  EntQuery *query = ent_query_parse (ent_slice (text), now_us (), NULL, &error);
  if (error != NULL)
    g_error ("%s: %s", text, error->message);
  return query;
}

static void
assert_means (const char *text, const char *canonical)
{
  g_autoptr (EntQuery) query = parse (text);
  g_autofree char *written = ent_query_to_text (query);
  g_assert_cmpstr (written, ==, canonical);
}

static void
assert_refused (const char *text, size_t column, size_t length, const char *message, const char *suggestion)
{
  EntQueryErrorSpan span = {0};
  g_autoptr (GError) error = NULL;
  g_autoptr (EntQuery) query = ent_query_parse (ent_slice (text), now_us (), &span, &error);
  g_assert_null (query);
  g_assert_error (error, ENT_ERROR, ENT_ERROR_USAGE);
  g_autofree char *whole = g_strdup_printf ("column %zu: %s", column, message);
  g_assert_cmpstr (error->message, ==, whole);
  g_assert_cmpuint (span.column, ==, column);
  g_assert_cmpuint (span.length, ==, length);
  g_assert_cmpstr (span.suggestion, ==, suggestion);
}

/* The only term of @text. */
static const EntQueryNode *
only_term (const EntQuery *query)
{
  g_assert_nonnull (query->root);
  g_assert_cmpint (query->root->kind, ==, ENT_QUERY_TERM);
  return query->root;
}

static void
test_empty_asks_for_everything (void)
{
  static const char *const blank[] = {"", "   ", "\t\n", "\xC2\xA0"};
  for (size_t i = 0; i < G_N_ELEMENTS (blank); i++) {
    g_autoptr (EntQuery) query = parse (blank[i]);
    g_assert_null (query->root);
    g_assert_cmpuint (query->n_sorts, ==, 0);
  }
  g_autoptr (EntQuery) none = ent_query_parse ((EntSlice){NULL, 0}, now_us (), NULL, NULL);
  g_assert_nonnull (none);
}

static void
test_design_example (void)
{
  g_autoptr (EntQuery) query =
      parse ("energie is:qualified relation:good last:>90d company:\"Engie\" -tag:client sort:-warmth");
  g_assert_cmpint (query->root->kind, ==, ENT_QUERY_AND);
  g_assert_cmpuint (query->root->n_children, ==, 6);
  g_assert_cmpint (query->root->children[5]->kind, ==, ENT_QUERY_NOT);
  g_assert_cmpint (query->root->children[5]->children[0]->field, ==, ENT_QUERY_FIELD_TAG);
  g_assert_cmpuint (query->n_sorts, ==, 1);
  g_assert_cmpint (query->sorts[0].field, ==, ENT_QUERY_FIELD_WARMTH);
  g_assert_true (query->sorts[0].descending);
}

static void
test_grammar (void)
{
  assert_means ("a b or c", "a b or c");
  assert_means ("a (b ou c)", "a (b or c)");
  assert_means ("(a b) OR (c)", "a b or c");
  assert_means ("((a)) ((b c))", "a b c");
  assert_means ("a and b ET c", "a b c");
  assert_means ("a or (b or c)", "a or b or c");
  assert_means ("-(a b)", "-(a b)");
  assert_means ("-(a or b) c", "-(a or b) c");
  assert_means ("--a", "a");
  assert_means ("---a", "-a");
  assert_means ("-(-(a b)) c", "a b c");
  assert_means ("-\"a b\"", "-\"a b\"");
  assert_means ("Jean-Pierre", "Jean-Pierre");
  assert_means ("\"or\"", "\"or\"");
  assert_means ("or*", "\"or\"*");
  assert_means ("sort:name a sort:-last or b", "a or b sort:name sort:-last");
  assert_means ("Marks & Spencer - \xF0\x9F\x9A\x80", "Marks Spencer");
  assert_means ("“deux mots” « trois »", "\"deux mots\" \" trois \"");
  assert_means ("\"a \\\"b\\\" \\\\ c\"", "\"a \\\"b\\\" \\\\ c\"");
  assert_means ("a\xC2\xA0"
                "b",
                "a b");
}

static void
test_words_are_folded (void)
{
  g_autoptr (EntQuery) query = parse ("L'ÉNERGIE");
  const EntQueryNode *term = only_term (query);
  g_assert_cmpint (term->field, ==, ENT_QUERY_FIELD_WORDS);
  g_assert_cmpint (term->op, ==, ENT_QUERY_OP_HAS);
  g_assert_cmpstr (term->value.text, ==, "ÉNERGIE"); /* an elision is no part of the word */
  g_assert_cmpstr (term->value.folded, ==, "energie");
  g_autoptr (EntQuery) quoted = parse ("\"L'ÉNERGIE\"");
  g_assert_cmpstr (only_term (quoted)->value.folded, ==, "l energie");

  g_autoptr (EntQuery) prefix = parse ("Direc*");
  g_assert_cmpint (only_term (prefix)->op, ==, ENT_QUERY_OP_PREFIX);
  g_assert_cmpstr (only_term (prefix)->value.folded, ==, "direc");
}

static void
test_every_field_has_unique_spellings (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  size_t n_fields;
  const EntQueryFieldInfo *fields = ent_query_fields (&n_fields);
  g_assert_cmpuint (n_fields, ==, ENT_QUERY_N_FIELDS - 1);
  for (size_t i = 0; i < n_fields; i++) {
    g_assert_cmpint (fields[i].field, ==, (int)i + 1);
    g_assert_true (ent_query_field_info (fields[i].field) == &fields[i]);
    g_autofree char *all = g_strconcat (fields[i].name, "|", fields[i].aliases, NULL);
    g_auto (GStrv) names = g_strsplit (all, "|", -1);
    for (char **name = names; *name != NULL; name++)
      if (**name != '\0') {
        char *folded = ent_fold (ent_slice (*name));
        g_assert_true (g_hash_table_add (seen, folded));
      }
  }
  g_assert_null (ent_query_field_info (ENT_QUERY_FIELD_WORDS));
}

static void
test_every_word_of_every_list_is_understood (void)
{
  size_t n_fields;
  const EntQueryFieldInfo *fields = ent_query_fields (&n_fields);
  for (size_t i = 0; i < n_fields; i++)
    for (size_t j = 0; j < fields[i].n_words; j++) {
      const EntQueryWord *word = &fields[i].words[j];
      g_autofree char *all = g_strconcat (word->name, "|", word->aliases, NULL);
      g_auto (GStrv) names = g_strsplit (all, "|", -1);
      for (char **name = names; *name != NULL; name++) {
        g_autofree char *text = g_strdup_printf ("%s:\"%s\"", fields[i].name, *name);
        g_autoptr (EntQuery) query = parse (text);
        g_assert_cmpint (only_term (query)->field, ==, word->field);
        g_assert_cmpstr (only_term (query)->value.text, ==, word->name);
        int64_t code =
            word->field == ENT_QUERY_FIELD_SENIORITY ? query->root->value.low : query->root->value.code;
        g_assert_cmpint (code, ==, word->code);
      }
    }
}

static void
test_channels_are_those_of_base (void)
{
  const EntQueryFieldInfo *info = ent_query_field_info (ENT_QUERY_FIELD_CHANNEL);
  g_assert_cmpuint (info->n_words, ==, ENT_CHANNEL_LAST);
  for (size_t i = 0; i < info->n_words; i++)
    g_assert_cmpstr (info->words[i].name, ==, ent_channel_name ((EntChannel)info->words[i].code));
}

static void
test_french (void)
{
  assert_means ("relation:bonne entreprise:engie poste:directrice",
                "relation:good company:engie title:directrice");
  assert_means ("est:qualifié a:e-mail dernier:>90j -étiquette:client tri:-chaleur",
                "is:qualified has:email last:>90d -tag:client sort:-warmth");
  assert_means ("fonction:\"ressources humaines\" niveau:directeur lieu:nantes",
                "function:hr seniority:director place:nantes");
  assert_means ("fonction:ressources-humaines NIVEAU:>=RESPONSABLE", "function:hr seniority:>=manager");
  assert_means ("premier:2a connexion:<=3sem dernier:6mois", "first:2y connected:<=3w last:6m");
  assert_means ("reçus:>3 envoyés:0 échanges:1..5", "in:>3 out:0 interactions:1..5");
  assert_means ("canal:réunion cible:\"ma cible\" est:bonne",
                "channel:meeting target:\"ma cible\" relation:good");
  assert_means ("dernier:aujourd'hui ou dernier:hier", "last:today or last:yesterday");
  assert_means ("dernier:aujourd’hui", "last:today");
}

static void
test_text_fields (void)
{
  assert_means ("company:Engie", "company:Engie");
  assert_means ("company:=Engie", "company:=Engie");
  assert_means ("title:\"directeur gén\"*", "title:\"directeur gén\"*");
  assert_means ("name:\"or\"", "name:\"or\"");
  assert_means ("tag:=client", "tag:client");
  g_autoptr (EntQuery) tag = parse ("tag:Client");
  g_assert_cmpint (only_term (tag)->op, ==, ENT_QUERY_OP_IS);
  g_assert_cmpstr (only_term (tag)->value.folded, ==, "client");
}

static void
assert_identifier (const char *text, EntQueryField field, EntQueryOp op, const char *folded)
{
  g_autoptr (EntQuery) query = parse (text);
  const EntQueryNode *term = only_term (query);
  g_assert_cmpint (term->field, ==, field);
  g_assert_cmpint (term->op, ==, op);
  g_assert_cmpstr (term->value.folded, ==, folded);
}

static void
test_identifiers (void)
{
  assert_identifier ("email:Awa@Example.org", ENT_QUERY_FIELD_EMAIL, ENT_QUERY_OP_IS, "awa@example.org");
  assert_identifier ("email:@Example.org", ENT_QUERY_FIELD_EMAIL, ENT_QUERY_OP_HAS, "@example.org");
  assert_identifier ("email:awa*", ENT_QUERY_FIELD_EMAIL, ENT_QUERY_OP_PREFIX, "awa");
  assert_identifier ("awa@example.org", ENT_QUERY_FIELD_EMAIL, ENT_QUERY_OP_IS, "awa@example.org");
  assert_identifier ("\"awa@example.org\"", ENT_QUERY_FIELD_WORDS, ENT_QUERY_OP_HAS, "awa example org");
  assert_identifier ("https://www.linkedin.com/in/Awa-Exemple/", ENT_QUERY_FIELD_URL, ENT_QUERY_OP_IS,
                     "awa-exemple");
  assert_identifier ("url:awa-ex", ENT_QUERY_FIELD_URL, ENT_QUERY_OP_HAS, "awa-ex");
  assert_identifier ("url:=awa-ex", ENT_QUERY_FIELD_URL, ENT_QUERY_OP_IS, "awa-ex");
  assert_identifier ("phone:\"06 12 34 56 78\"", ENT_QUERY_FIELD_PHONE, ENT_QUERY_OP_IS, "+33612345678");
  assert_identifier ("phone:\"06 12\"", ENT_QUERY_FIELD_PHONE, ENT_QUERY_OP_HAS, "612");
  assert_identifier ("https://example.org/page", ENT_QUERY_FIELD_WORDS, ENT_QUERY_OP_HAS,
                     "https example org page");
}

static void
assert_numbers (const char *text, int64_t low, int64_t high)
{
  g_autoptr (EntQuery) query = parse (text);
  g_assert_cmpint (only_term (query)->value.low, ==, low);
  g_assert_cmpint (only_term (query)->value.high, ==, high);
}

static void
test_numbers (void)
{
  assert_numbers ("warmth:50", 50, 50);
  assert_numbers ("warmth:=50", 50, 50);
  assert_numbers ("in:>3", 4, INT64_MAX);
  assert_numbers ("in:>=3", 3, INT64_MAX);
  assert_numbers ("in:≥3", 3, INT64_MAX);
  assert_numbers ("out:<3", 0, 2);
  assert_numbers ("out:<=3", 0, 3);
  assert_numbers ("out:<0", 0, -1);
  assert_numbers ("score:20..80", 20, 80);
  assert_numbers ("score:20..", 20, INT64_MAX);
  assert_numbers ("score:..80", 0, 80);
  assert_numbers ("seniority:4", 4, 4);
  assert_numbers ("seniority:manager..6", 4, 6);
  assert_numbers ("seniority:<director", 0, 4);
  assert_numbers ("id:9223372036854775807", INT64_MAX, INT64_MAX);
  assert_numbers ("source:1", 1, 1);
}

static int64_t
day_us (const char *iso)
{
  if (*iso == '\0')
    return INT64_MAX;
  if (*iso == '-')
    return INT64_MIN;
  EntTime time = ENT_NO_TIME;
  g_assert_true (ent_time_from_iso (ent_slice (iso), &time));
  return time.at_us;
}

/* "-" and "" are the ends of time. */
static void
assert_span (const char *text, const char *from, const char *to)
{
  g_autoptr (EntQuery) query = parse (text);
  g_assert_cmpint (only_term (query)->value.from_us, ==, day_us (from));
  g_assert_cmpint (only_term (query)->value.to_us, ==, day_us (to));
}

static void
test_calendar_dates (void)
{
  assert_span ("last:2024", "2024-01-01", "2025-01-01");
  assert_span ("last:=2024", "2024-01-01", "2025-01-01");
  assert_span ("last:2024-02", "2024-02-01", "2024-03-01");
  assert_span ("last:2023-12", "2023-12-01", "2024-01-01");
  assert_span ("last:2024-02-29", "2024-02-29", "2024-03-01");
  assert_span ("last:>2023", "2024-01-01", "");
  assert_span ("last:>=2023", "2023-01-01", "");
  assert_span ("last:<2023-05", "-", "2023-05-01");
  assert_span ("last:<=2023-05", "-", "2023-06-01");
  assert_span ("last:2023-01..2023-06", "2023-01-01", "2023-07-01");
  assert_span ("last:2024..2024-03", "2024-01-01", "2025-01-01");
  assert_span ("last:2023..", "2023-01-01", "");
  assert_span ("last:..2023", "-", "2024-01-01");
  assert_span ("last:today", "2024-03-31", "2024-04-01");
  assert_span ("last:>=yesterday", "2024-03-30", "");
}

static void
test_ages (void)
{
  assert_span ("last:>90d", "-", "2024-01-01");
  assert_span ("last:>=90d", "-", "2024-01-02");
  assert_span ("last:<90d", "2024-01-02", "");
  assert_span ("last:<=90d", "2024-01-01", "");
  assert_span ("last:90d", "2024-01-01", "");
  assert_span ("last:=90d", "2024-01-01", "2024-01-02");
  assert_span ("last:0d", "2024-03-31", "");
  assert_span ("last:2w", "2024-03-17", "");
  assert_span ("last:30d..90d", "2024-01-01", "2024-03-02");
  assert_span ("last:90d..30d", "2024-01-01", "2024-03-02");
  assert_span ("last:90d..", "2024-01-01", "");
  assert_span ("last:..90d", "-", "2024-01-02");
  assert_span ("last:2023..30d", "2023-01-01", "2024-03-02");
}

static void
test_months_end_where_they_end (void)
{
  assert_span ("last:=1m", "2024-02-29", "2024-03-01");
  assert_span ("last:=4m", "2023-11-30", "2023-12-01");
  assert_span ("last:=3m", "2023-12-31", "2024-01-01");
  assert_span ("last:=13m", "2023-02-28", "2023-03-01");
  assert_span ("last:=1y", "2023-03-31", "2023-04-01");
  assert_span ("last:=100y", "1924-03-31", "1924-04-01");
  g_autoptr (EntQuery) leap = ent_query_parse (ent_slice ("last:=1y"), day_us ("2024-02-29"), NULL, NULL);
  g_assert_cmpint (only_term (leap)->value.from_us, ==, day_us ("2023-02-28"));
}

#define DATE_HELP                                                                                            \
  "is no date; expected 2024, 2024-05, 2024-05-03, today, or an age of at most 100 years like 90d, 6m, 2y"

static void
test_wrong_names_are_corrected (void)
{
  assert_refused ("is:qualified compny:Engie", 14, 6,
                  "there is no field \"compny\"; did you mean \"company\"?", "company");
  assert_refused ("élan entreprsie:x", 6, 10,
                  "there is no field \"entreprsie\"; did you mean \"entreprise\"?", "entreprise");
  assert_refused ("12:30", 1, 2,
                  "there is no field \"12\"; put the text in quotes to search for it as it stands", "");
  assert_refused ("relation:bone", 10, 4, "\"bone\" is no value of \"relation\"; did you mean \"bonne\"?",
                  "bonne");
  assert_refused ("relation:xyz", 10, 3,
                  "\"xyz\" is no value of \"relation\"; expected one of good, neutral, bad, unknown", "");
  assert_refused ("niveau:drecteur", 8, 8,
                  "\"drecteur\" is no value of \"seniority\"; did you mean \"directeur\"?", "directeur");
  assert_refused ("sort:-warmht", 6, 7, "lists cannot be sorted by \"warmht\"; did you mean \"warmth\"?",
                  "warmth");
  assert_refused (
      "sort:tag", 6, 3,
      "lists cannot be sorted by \"tag\"; expected one of name, title, company, warmth, score, last, first, "
      "connected, interactions",
      "");
}

static void
test_wrong_values_say_what_is_expected (void)
{
  assert_refused (
      "warmth:101", 8, 3,
      "\"101\" is no value of \"warmth\"; expected a whole number from 0 to 100, a comparison like >3 or a "
      "range like 3..5",
      "");
  assert_refused ("id:0", 4, 1, "\"0\" is no value of \"id\"; expected a whole number from 1 on", "");
  assert_refused ("relation:>good", 10, 1,
                  "\"relation\" does not take \">\"; expected one of good, neutral, bad, unknown", "");
  assert_refused ("id:>3", 4, 1, "\"id\" does not take \">\"; expected a whole number from 1 on", "");
  assert_refused ("relation:goo*", 13, 1,
                  "\"relation\" does not take \"*\"; expected one of good, neutral, bad, unknown", "");
  assert_refused ("last:90x", 6, 3, "\"90x\" " DATE_HELP, "");
  assert_refused ("last:2023-02-29", 6, 10, "\"2023-02-29\" " DATE_HELP, "");
  assert_refused ("last:101y", 6, 4, "\"101y\" " DATE_HELP, "");
  assert_refused ("last:..", 6, 2, "\"..\" " DATE_HELP, "");
  assert_refused ("last:2024..2023", 6, 10, "this range ends before it starts; write the earlier date first",
                  "");
  assert_refused ("in:5..3", 4, 4, "this range ends before it starts; write the smaller number first", "");
  assert_refused ("name:\"&\"", 6, 3, "\"&\" holds no letter or digit to search for", "");
  assert_refused ("& !", 1, 1, "\"&\" holds no letter or digit to search for", "");
  assert_refused ("phone:abc", 7, 3, "\"abc\" holds no digit but 0 to search for", "");
}

static void
test_wrong_grammar_is_pointed_at (void)
{
  assert_refused ("a \"b", 3, 2, "the quote that opens here is never closed", "");
  assert_refused ("a (b", 3, 1, "the parenthesis that opens here is never closed", "");
  assert_refused ("a b)", 4, 1, "this parenthesis was never opened", "");
  assert_refused ("a ()", 3, 1, "expected something to search for between the parentheses", "");
  assert_refused ("or a", 1, 2,
                  "expected a term on both sides of \"or\"; put it in quotes to search for the word", "");
  assert_refused ("a ou", 3, 2,
                  "expected a term on both sides of \"or\"; put it in quotes to search for the word", "");
  assert_refused ("a and or b", 3, 3,
                  "expected a term on both sides of \"and\"; put it in quotes to search for the word", "");
  assert_refused ("company: Engie", 9, 0, "expected a value right after \"company:\", without a blank", "");
  assert_refused ("company : Engie", 9, 1, "expected the name of a field right before \":\", without a blank",
                  "");
  assert_refused ("-or a", 2, 2,
                  "expected something to exclude right after \"-\"; \"or\" and \"and\" need quotes", "");
  assert_refused ("(a sort:name)", 4, 9, "\"sort:\" orders the whole list; write it outside the parentheses",
                  "");
  assert_refused ("-sort:name", 2, 9, "\"sort:\" cannot be excluded; write sort:-name for the reverse order",
                  "");
  assert_refused ("sort:name sort:-nom", 11, 9,
                  "the list is already sorted by this field; leave one of them out", "");
  assert_refused ("company:=Eng*", 13, 1, "\"*\" does not go with an operator; leave one of them out", "");
  assert_refused ("a \xFF", 3, 1, "this is no text in UTF-8", "");
}

static char *
repeat (const char *piece, size_t times, const char *end)
{
  g_autoptr (GString) out = g_string_new (NULL);
  for (size_t i = 0; i < times; i++)
    g_string_append (out, piece);
  g_string_append (out, end);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
test_bounds (void)
{
  g_autofree char *terms = repeat ("a ", 256, "");
  g_autoptr (EntQuery) many = parse (terms);
  g_assert_cmpuint (many->root->n_children, ==, 256);
  g_autofree char *too_many = repeat ("a ", 256, "b");
  assert_refused (too_many, 513, 1, "the query is too long; expected at most 256 terms", "");

  g_autofree char *closing = repeat (")", 32, "");
  g_autofree char *deep = repeat ("(", 32, "a");
  g_autofree char *nested = g_strconcat (deep, closing, NULL);
  g_autoptr (EntQuery) query = parse (nested);
  g_assert_nonnull (only_term (query));
  g_autofree char *deeper = g_strconcat ("(", nested, ")", NULL);
  assert_refused (deeper, 33, 1, "too many parentheses within one another; expected at most 32", "");

  g_autofree char *at_limit = repeat ("a", ENT_QUERY_MAX_BYTES, "");
  g_autoptr (EntQuery) longest = parse (at_limit);
  g_assert_nonnull (only_term (longest));
  g_autofree char *beyond = repeat ("a", ENT_QUERY_MAX_BYTES, "a");
  assert_refused (beyond, 1, 0, "the query is too long; expected at most 4096 bytes", "");
  g_autofree char *backslashes = repeat ("\\a", 2000, "");
  assert_refused (backslashes, 1, 0,
                  "the query is too long; expected at most 4096 bytes when its names are written out", "");
  g_autofree char *minuses = repeat ("-", ENT_QUERY_MAX_BYTES - 1, "a");
  assert_means (minuses, "-a");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/query/empty-asks-for-everything", test_empty_asks_for_everything);
  g_test_add_func ("/query/design-example", test_design_example);
  g_test_add_func ("/query/grammar", test_grammar);
  g_test_add_func ("/query/words-are-folded", test_words_are_folded);
  g_test_add_func ("/query/every-field-has-unique-spellings", test_every_field_has_unique_spellings);
  g_test_add_func ("/query/every-word-of-every-list-is-understood",
                   test_every_word_of_every_list_is_understood);
  g_test_add_func ("/query/channels-are-those-of-base", test_channels_are_those_of_base);
  g_test_add_func ("/query/french", test_french);
  g_test_add_func ("/query/text-fields", test_text_fields);
  g_test_add_func ("/query/identifiers", test_identifiers);
  g_test_add_func ("/query/numbers", test_numbers);
  g_test_add_func ("/query/calendar-dates", test_calendar_dates);
  g_test_add_func ("/query/ages", test_ages);
  g_test_add_func ("/query/months-end-where-they-end", test_months_end_where_they_end);
  g_test_add_func ("/query/wrong-names-are-corrected", test_wrong_names_are_corrected);
  g_test_add_func ("/query/wrong-values-say-what-is-expected", test_wrong_values_say_what_is_expected);
  g_test_add_func ("/query/wrong-grammar-is-pointed-at", test_wrong_grammar_is_pointed_at);
  g_test_add_func ("/query/bounds", test_bounds);
  return g_test_run ();
}
