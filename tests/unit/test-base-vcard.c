#include "../drip.h"
#include "base/base.h"

static void
assert_slice (EntSlice slice, const char *text)
{
  g_autofree char *copy = ent_slice_dup (slice);
  g_assert_cmpstr (copy, ==, text);
}

static void
test_property (void)
{
  EntSlice card =
      ENT_SLICE ("item1.TEL;TYPE=\"work,voice\";X-A=\"a:b;c\":+33 1\n\nno property\nNOTE:a\\nb\n");
  EntVcardProperty property;
  g_assert_true (ent_vcard_cut_property (&card, &property));
  assert_slice (property.group, "item1");
  assert_slice (property.name, "TEL");
  assert_slice (property.value, "+33 1");
  g_assert_true (ent_vcard_has_type (&property, "Voice"));
  g_assert_false (ent_vcard_has_type (&property, "fax"));
  assert_slice (ent_vcard_parameter (&property, "x-a"), "a:b;c");
  g_assert_true (ent_vcard_cut_property (&card, &property));
  assert_slice (property.name, "NOTE");
  g_assert_false (ent_vcard_cut_property (&card, &property));
}

static void
test_escapes_come_back (void)
{
  static const char *const texts[] = {"", "a;b,c\\d", "two\nlines", "\\n", "ends in \\", "é;ü"};
  for (size_t i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (GString) escaped = g_string_new (NULL), plain = g_string_new (NULL);
    ent_vcard_append_escaped (ent_slice (texts[i]), escaped);
    g_assert_null (strchr (escaped->str, '\n'));
    ent_vcard_append_plain (ent_slice_of (escaped), plain);
    g_assert_cmpstr (plain->str, ==, texts[i]);
  }
}

static void
test_parts (void)
{
  EntSlice value = ENT_SLICE ("Fictive;Awa\\;B;;Dr.");
  static const char *const parts[] = {"Fictive", "Awa\\;B", "", "Dr."};
  EntSlice part;
  for (size_t i = 0; i < G_N_ELEMENTS (parts); i++) {
    g_assert_true (ent_vcard_cut_part (&value, ';', &part));
    assert_slice (part, parts[i]);
  }
  g_assert_false (ent_vcard_cut_part (&value, ';', &part));
}

static void
test_folding_cuts_no_character (void)
{
  g_autoptr (GString) line = g_string_new ("NOTE:"), out = g_string_new (NULL);
  for (int i = 0; i < 200; i++)
    g_string_append (line, "é€");
  ent_vcard_append_folded (ent_slice_of (line), out);
  g_auto (GStrv) lines = g_strsplit (out->str, "\r\n", -1);
  g_autoptr (GString) joined = g_string_new (NULL);
  for (size_t i = 0; lines[i] != NULL && *lines[i] != '\0'; i++) {
    g_assert_cmpuint (strlen (lines[i]), <=, 75);
    g_assert_true (g_utf8_validate (lines[i], -1, NULL));
    g_string_append (joined, lines[i] + (i > 0));
  }
  g_assert_cmpstr (joined->str, ==, line->str);
}

static void
test_parameters_are_encoded (void)
{
  g_autoptr (GString) out = g_string_new (NULL), json_text = g_string_new (NULL);
  g_string_append (out, "ADR");
  ent_vcard_append_parameter ("LABEL", ENT_SLICE ("1 rue \"X\"\nLyon; ^"), out);
  g_string_append (out, ":;;1 rue X;Lyon;;;\n");
  g_assert_cmpstr (out->str, ==, "ADR;LABEL=\"1 rue ^'X^'^nLyon; ^^\":;;1 rue X;Lyon;;;\n");
  g_autoptr (EntJson) json = ent_json_new (json_text);
  ent_vcard_write_json (ent_slice_of (out), json);
  g_assert_cmpstr (
      json_text->str, ==,
      "[{\"name\":\"ADR\",\"group\":null,\"params\":{\"LABEL\":[\"1 rue \\\"X\\\"\\nLyon; ^\"]},"
      "\"value\":\";;1 rue X;Lyon;;;\",\"values\":[\"\",\"\",\"1 rue X\",\"Lyon\",\"\",\"\",\"\"]}]");
}

/* ---- Lines ---- */

static void
assert_lines (EntSlice bytes, size_t max, const char *const *lines)
{
  for (size_t step = 1; step < 4; step++) {
    Drip input = {{drip}, bytes, step};
    g_autoptr (EntLines) reader = ent_lines_new (&input.base, max);
    EntSlice line;
    for (size_t i = 0; lines[i] != NULL; i++) {
      g_assert_true (ent_lines_next (reader, &line, NULL));
      assert_slice (line, lines[i]);
      g_assert_cmpuint (ent_lines_number (reader), ==, i + 1);
    }
    g_assert_false (ent_lines_next (reader, &line, NULL));
  }
}

static void
test_line_ends (void)
{
  assert_lines (ENT_SLICE ("a\nb\r\nc\rd\r\r\ne\r\rf"), 100,
                (const char *[]){"a", "b", "c", "d", "e", "", "f", NULL});
  assert_lines (ENT_SLICE ("\xEF\xBB\xBFx\n\ny\n"), 100, (const char *[]){"x", "", "y", NULL});
  assert_lines (ENT_SLICE ("\xFF\xFE"
                           "a\0\n\0\xE9\0\n\0"),
                100, (const char *[]){"a", "é", NULL});
  assert_lines (ENT_SLICE (""), 100, (const char *[]){NULL});
}

static void
test_long_lines_are_cut (void)
{
  assert_lines (ENT_SLICE ("abcdefgh\nxy\nabcde"), 4, (const char *[]){"abcd", "xy", "abcd", NULL});
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/vcard/property", test_property);
  g_test_add_func ("/base/vcard/escapes-come-back", test_escapes_come_back);
  g_test_add_func ("/base/vcard/parts", test_parts);
  g_test_add_func ("/base/vcard/folding-cuts-no-character", test_folding_cuts_no_character);
  g_test_add_func ("/base/vcard/parameters-are-encoded", test_parameters_are_encoded);
  g_test_add_func ("/base/lines/ends", test_line_ends);
  g_test_add_func ("/base/lines/long-ones-are-cut", test_long_lines_are_cut);
  return g_test_run ();
}
