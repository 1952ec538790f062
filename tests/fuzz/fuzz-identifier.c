/* Identifiers: a normal form is valid, and normalising it again changes nothing. */
#include "fuzz.h"

typedef bool (*Append) (EntSlice text, GString *out);

/* Appends the normal form of @text to nothing and to something; returns it, or NULL when it is refused. */
static GString *
normal_form (Append append, EntSlice text)
{
  GString *out = g_string_new (NULL);
  g_autoptr (GString) behind = g_string_new ("x");
  bool ok = append (text, out);
  FUZZ_ASSERT (append (text, behind) == ok);
  FUZZ_ASSERT (behind->len == out->len + 1 && strcmp (behind->str + 1, out->str) == 0);
  FUZZ_ASSERT (ok == (out->len > 0));
  FUZZ_ASSERT (ent_text_is_valid (ent_slice_of (out)) && strlen (out->str) == out->len);
  if (ok)
    return out;
  g_string_free (out, TRUE);
  return NULL;
}

static void
check_stable (Append append, EntSlice text)
{
  g_autoptr (GString) once = normal_form (append, text);
  if (once == NULL)
    return;
  g_autoptr (GString) twice = normal_form (append, ent_slice_of (once));
  FUZZ_ASSERT (twice != NULL && g_string_equal (once, twice));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  EntSlice text = {(const char *)data, size};
  check_stable (ent_email_append, text);
  check_stable (ent_phone_append, text);
  check_stable (ent_post_append, text);
  ent_email_is_role (text);
  ent_post_time_us (text);

  g_autoptr (GString) slug = normal_form (ent_url_append_slug, text);
  if (slug != NULL) {
    g_autoptr (GString) url = g_string_new (NULL);
    ent_url_append_from_slug (ent_slice_of (slug), url);
    FUZZ_ASSERT (ent_text_is_ascii (ent_slice_of (url)));
    g_autoptr (GString) again = normal_form (ent_url_append_slug, ent_slice_of (url));
    FUZZ_ASSERT (again != NULL && g_string_equal (slug, again));
  }
  return 0;
}
