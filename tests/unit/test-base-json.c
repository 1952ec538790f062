#include "base/base.h"

#include <math.h>

static void
assert_quoted (EntSlice text, const char *expected)
{
  g_autoptr (GString) out = g_string_new (NULL);
  ent_json_append_quoted (text, out);
  g_assert_cmpstr (out->str, ==, expected);
}

static void
test_strings_are_escaped (void)
{
  assert_quoted (ENT_SLICE ("Élodie"), "\"Élodie\"");
  assert_quoted (ENT_SLICE ("a \"b\" \\c"), "\"a \\\"b\\\" \\\\c\"");
  assert_quoted (ENT_SLICE ("\n\t\r\x01\x1F\x7F"), "\"\\n\\t\\u000d\\u0001\\u001f\\u007f\"");
  assert_quoted (ENT_SLICE (""), "\"\"");
  assert_quoted ((EntSlice){NULL, 0}, "\"\"");
}

static void
test_bad_bytes_are_repaired (void)
{
  assert_quoted (ENT_SLICE ("a\xFF\"b"), "\"a\uFFFD\\\"b\"");
  assert_quoted (ENT_SLICE ("a\0b"), "\"ab\"");
}

static void
test_nesting (void)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (EntJson) json = ent_json_new (out);
  ent_json_begin_object (json);
  ent_json_member_int (json, "n", -3);
  ent_json_key (json, "list");
  ent_json_begin_array (json);
  ent_json_int (json, 1);
  ent_json_begin_object (json);
  ent_json_end_object (json);
  ent_json_begin_array (json);
  ent_json_end_array (json);
  ent_json_bool (json, false);
  ent_json_null (json);
  ent_json_end_array (json);
  ent_json_member_bool (json, "ok", true);
  ent_json_member_string (json, "empty", ENT_SLICE (""));
  ent_json_member_text (json, "text", ENT_SLICE (""));
  ent_json_member_null (json, "none");
  ent_json_end_object (json);
  g_assert_cmpstr (
      out->str, ==,
      "{\"n\":-3,\"list\":[1,{},[],false,null],\"ok\":true,\"empty\":\"\",\"text\":null,\"none\":null}");
}

static void
assert_double (double value, int decimals, const char *expected)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (EntJson) json = ent_json_new (out);
  ent_json_double (json, value, decimals);
  g_assert_cmpstr (out->str, ==, expected);
}

static void
test_doubles (void)
{
  assert_double (0.5, 3, "0.5");
  assert_double (1.0 / 3, 3, "0.333");
  assert_double (2, 3, "2");
  assert_double (100, 0, "100");
  assert_double (-0.0001, 2, "0");
  assert_double ((double)NAN, 2, "null");
  assert_double ((double)INFINITY, 2, "null");
  assert_double (1e300, 12, "1.0000000000000001e+300");
  assert_double (-1e15, 2, "-1000000000000000");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json/strings-are-escaped", test_strings_are_escaped);
  g_test_add_func ("/json/bad-bytes-are-repaired", test_bad_bytes_are_repaired);
  g_test_add_func ("/json/nesting", test_nesting);
  g_test_add_func ("/json/doubles", test_doubles);
  return g_test_run ();
}
