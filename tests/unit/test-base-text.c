#include "base/base.h"

typedef void (*Append) (EntSlice text, GString *out);

static void
assert_appended (Append append, EntSlice text, const char *expected)
{
  g_autoptr (GString) out = g_string_new ("> ");
  append (text, out);
  g_assert_cmpstr (out->str + 2, ==, expected);
  g_assert_true (g_str_has_prefix (out->str, "> "));
}

static void
test_valid (void)
{
  assert_appended (ent_text_append_valid, ENT_SLICE ("Élodie 👩"), "Élodie 👩");
  assert_appended (ent_text_append_valid, ENT_SLICE ("a\xFFz\0b"), "a\uFFFDzb");
  assert_appended (ent_text_append_valid, ENT_SLICE ("\xE2\x82"), "\uFFFD\uFFFD");
}

/* Against GLib's own judgement: overlong forms, surrogates, cut characters, the last code point. */
static void
test_validity_is_rfc_3629 (void)
{
  static const char *const texts[] = {"abc",
                                      "\xC3\xA9",
                                      "\xC0\x80",
                                      "\xC1\xBF",
                                      "\xE0\x80\x80",
                                      "\xED\xA0\x80",
                                      "\xF4\x8F\xBF\xBF",
                                      "\xF4\x90\x80\x80",
                                      "\xF5\x80\x80\x80",
                                      "\xF0\x80\x80\x80",
                                      "\xEF\xBF\xBF",
                                      "\xE2\x82",
                                      "\x80",
                                      "\xC3("};
  for (size_t i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_cmpint (ent_text_is_valid (ent_slice (texts[i])), ==, g_utf8_validate (texts[i], -1, NULL));
  for (gunichar c = 1; c < 0x110000; c += 37) {
    char utf8[6];
    size_t length = (size_t)g_unichar_to_utf8 (c, utf8);
    g_assert_cmpint (ent_text_character_bytes ((EntSlice){utf8, length}) == length, ==,
                     g_unichar_validate (c));
  }
}

static void
test_ascii (void)
{
  for (size_t length = 0; length < 40; length++) {
    g_autofree char *text = g_strnfill (length, 'x');
    g_assert_true (ent_text_is_ascii ((EntSlice){text, length}));
    for (size_t i = 0; i < length; i++) {
      text[i] = '\x80';
      g_assert_false (ent_text_is_ascii ((EntSlice){text, length}));
      text[i] = 'x';
    }
  }
}

static void
test_printable_defeats_escapes (void)
{
  assert_appended (ent_text_append_printable, ENT_SLICE ("\x1B[31mred\x1B]0;title\x07"),
                   "\uFFFD[31mred\uFFFD]0;title\uFFFD");
  assert_appended (ent_text_append_printable,
                   ENT_SLICE ("\xC2\x9B"
                              "2J\x7F\b"),
                   "\uFFFD2J\uFFFD\uFFFD");
  assert_appended (ent_text_append_printable,
                   ENT_SLICE ("a\r\nb\nc\td\xE2\x80\xA8"
                              "e"),
                   "a b c d e");
  assert_appended (ent_text_append_printable, ENT_SLICE ("abc\u202Egnp.exe\u2066"), "abc\uFFFDgnp.exe\uFFFD");
  assert_appended (ent_text_append_printable, ENT_SLICE ("A\u200Bw\u200Fa\uFEFF"), "Awa");
  assert_appended (ent_text_append_printable, ENT_SLICE ("\x9Bz"), "\uFFFDz");
  assert_appended (ent_text_append_printable, ENT_SLICE ("👩\u200D💻"), "👩\u200D💻");
}

static void
test_columns (void)
{
  g_assert_cmpuint (ent_text_columns (ENT_SLICE ("Élodie")), ==, 6);
  g_assert_cmpuint (ent_text_columns (ENT_SLICE ("E\u0301lodie")), ==, 6);
  g_assert_cmpuint (ent_text_columns (ENT_SLICE ("日本")), ==, 4);
  g_assert_cmpuint (ent_text_columns (ENT_SLICE ("\x1B\xFFz")), ==, 3);
  g_assert_cmpuint (ent_text_columns (ENT_SLICE ("")), ==, 0);
}

static void
assert_fitted (const char *text, size_t columns, bool pad, const char *expected)
{
  g_autoptr (GString) out = g_string_new (NULL);
  ent_text_append_fitted (ent_slice (text), columns, pad, out);
  g_assert_cmpstr (out->str, ==, expected);
}

static void
test_fitted (void)
{
  assert_fitted ("Exemple", 7, true, "Exemple");
  assert_fitted ("Exemple", 6, true, "Exemp…");
  assert_fitted ("Exemple", 9, true, "Exemple  ");
  assert_fitted ("Exemple", 9, false, "Exemple");
  assert_fitted ("日本語", 4, true, "日… ");
  assert_fitted ("日本語", 4, false, "日…");
  assert_fitted ("日本語", 6, false, "日本語");
  assert_fitted ("Exemple", 1, true, "…");
  assert_fitted ("Exemple", 0, true, "");
  assert_fitted ("ee\u0301\u0301e", 3, true, "ee\u0301\u0301e");
}

static void
assert_html (const char *html, const char *expected)
{
  g_assert_true (ent_text_has_html (ent_slice (html)));
  assert_appended (ent_text_append_from_html, ent_slice (html), expected);
}

static void
test_html_tags (void)
{
  assert_html ("<p>Bonjour <strong>Awa</strong>,</p><p>merci<br>à&nbsp;vous</p>",
               "Bonjour Awa,\nmerci\nà vous");
  assert_html ("<ul><li>un</li><li>deux</li></ul>fin", "un\ndeux\nfin");
  assert_html ("<a href=\"https://example.org/?a>b\">lien</a>", "lien");
  assert_html ("<SCRIPT>alert (1 < 2)</Script>reste", "reste");
  assert_html ("a<style>p { color: red }", "a");
  assert_html ("a<!-- note -->b<!doctype html>c", "abc");
  assert_html ("<tr><td>un</td><td>deux</td></tr>", "un deux");
  assert_html ("un<br/><br />deux", "un\n\ndeux");
}

static void
test_html_entities (void)
{
  assert_html ("R&amp;D &eacute;t&eacute; &#233; &#xE9; &rsquo; &hearts;", "R&D été é é ’ ♥");
  assert_html ("c&#146;est", "c’est");
  assert_html ("&lt;b&gt; &amp;amp;", "<b> &amp;");
  assert_html ("dit \\\"oui\\\"", "dit \"oui\"");
  assert_html ("&AElig;&aelig;&zwnj;&Zeta;&apos;", "Ææ\u200CΖ'");
}

static void
test_what_is_no_html_stays (void)
{
  static const char *const texts[] = {"a < b and c > d",
                                      "I <3 you",
                                      "<awa@example.org>",
                                      "R&D & co",
                                      "&nosuch;",
                                      "&#0;",
                                      "&#xD800;",
                                      "&#99999999999;",
                                      "&#x110000;",
                                      "&;&#;&#x;",
                                      "<unknown>",
                                      "<p unfinished",
                                      "<",
                                      "C:\\path\\x",
                                      "&#27;",
                                      "a<b",
                                      "</",
                                      "&eacute",
                                      "&thetasymxyz;"};
  for (size_t i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_assert_false (ent_text_has_html (ent_slice (texts[i])));
    assert_appended (ent_text_append_from_html, ent_slice (texts[i]), texts[i]);
  }
}

/* Texts made to be slow: each must take one pass, or this test would take hours. */
static void
test_hostile_html_is_linear (void)
{
  static const char *const pieces[] = {"<p", "<p x='", "<!--", "<script>", "&#", "<p x=\"'", "&", "</script"};
  for (size_t i = 0; i < G_N_ELEMENTS (pieces); i++) {
    g_autoptr (GString) text = g_string_new (NULL);
    while (text->len < 4000000)
      g_string_append (text, pieces[i]);
    g_autoptr (GString) out = g_string_new (NULL);
    ent_text_append_from_html (ent_slice_of (text), out);
    g_assert_cmpuint (out->len, <=, text->len);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/valid", test_valid);
  g_test_add_func ("/text/validity-is-rfc-3629", test_validity_is_rfc_3629);
  g_test_add_func ("/text/ascii", test_ascii);
  g_test_add_func ("/text/printable-defeats-escapes", test_printable_defeats_escapes);
  g_test_add_func ("/text/columns", test_columns);
  g_test_add_func ("/text/fitted", test_fitted);
  g_test_add_func ("/text/html-tags", test_html_tags);
  g_test_add_func ("/text/html-entities", test_html_entities);
  g_test_add_func ("/text/what-is-no-html-stays", test_what_is_no_html_stays);
  g_test_add_func ("/text/hostile-html-is-linear", test_hostile_html_is_linear);
  return g_test_run ();
}
