/* Texts from outside: whatever goes in, what comes out is valid, harmless and as wide as asked. */
#include "fuzz.h"

static void
check_printable (EntSlice text)
{
  g_autoptr (GString) out = g_string_new (NULL);
  ent_text_append_printable (text, out);
  FUZZ_ASSERT (ent_text_is_valid (ent_slice_of (out)));
  for (const char *at = out->str; *at != '\0'; at = g_utf8_next_char (at))
    FUZZ_ASSERT (!g_unichar_iscntrl (g_utf8_get_char (at)));
  FUZZ_ASSERT (ent_text_columns (text) == ent_text_columns (ent_slice_of (out)));
  FUZZ_ASSERT (strlen (out->str) == out->len);
}

static void
check_fitted (EntSlice text)
{
  static const size_t columns[] = {0, 1, 2, 7, 40};
  for (size_t i = 0; i < G_N_ELEMENTS (columns); i++) {
    g_autoptr (GString) padded = g_string_new (NULL);
    ent_text_append_fitted (text, columns[i], true, padded);
    FUZZ_ASSERT (ent_text_columns (ent_slice_of (padded)) == columns[i]);
    g_autoptr (GString) cut = g_string_new (NULL);
    ent_text_append_fitted (text, columns[i], false, cut);
    FUZZ_ASSERT (ent_text_columns (ent_slice_of (cut)) <= columns[i]);
  }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  EntSlice text = {(const char *)data, size};
  check_printable (text);
  check_fitted (text);

  g_autoptr (GString) valid = g_string_new (NULL);
  ent_text_append_valid (text, valid);
  FUZZ_ASSERT (ent_text_is_valid (ent_slice_of (valid)));
  /* GLib, unlike us, takes NUL for no character. */
  if (size > 0 && memchr (data, '\0', size) == NULL)
    FUZZ_ASSERT (ent_text_is_valid (text) == g_utf8_validate_len (text.data, size, NULL));

  g_autoptr (GString) plain = g_string_new (NULL);
  ent_text_append_from_html (ent_slice_of (valid), plain);
  FUZZ_ASSERT (ent_text_is_valid (ent_slice_of (plain)));
  FUZZ_ASSERT (plain->len <= valid->len);
  EntSlice trimmed = ent_slice_trim (ent_slice_of (valid));
  FUZZ_ASSERT (ent_text_has_html (ent_slice_of (valid)) || ent_slice_equal (ent_slice_of (plain), trimmed));

  g_autoptr (GString) folded = g_string_new (NULL), again = g_string_new (NULL);
  ent_fold_append (text, folded);
  ent_fold_append (ent_slice_of (folded), again);
  FUZZ_ASSERT (ent_text_is_valid (ent_slice_of (folded)));
  FUZZ_ASSERT (g_string_equal (folded, again));
  ent_fold_name_append (text, folded);

  g_autoptr (GString) json = g_string_new (NULL);
  ent_json_append_quoted (text, json);
  FUZZ_ASSERT (ent_text_is_valid (ent_slice_of (json)));
  return 0;
}
