/* Percent-encoding, strictly. */
#include "http/http-private.h"

char *
ent_percent_decode (const char *text, size_t length)
{
  g_autoptr (GString) out = g_string_sized_new (length);
  for (size_t i = 0; i < length; i++) {
    if (text[i] != '%') {
      g_string_append_c (out, text[i]);
      continue;
    }
    if (length - i < 3)
      return NULL;
    int high = g_ascii_xdigit_value (text[i + 1]), low = g_ascii_xdigit_value (text[i + 2]);
    if (high < 0 || low < 0)
      return NULL;
    g_string_append_c (out, (char)(high * 16 + low));
    i += 2;
  }
  if (!g_utf8_validate_len (out->str, out->len, NULL)) /* a NUL is not valid there */
    return NULL;
  return g_string_free (g_steal_pointer (&out), FALSE);
}
