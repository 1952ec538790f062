#include "base/identifier-private.h"

static const char *const kind_names[] = {
    [ENT_IDENTIFIER_URL] = "url",     [ENT_IDENTIFIER_EMAIL] = "email",
    [ENT_IDENTIFIER_PHONE] = "phone", [ENT_IDENTIFIER_CONNECTION] = "connection",
    [ENT_IDENTIFIER_NAME] = "name",   [ENT_IDENTIFIER_POST] = "post",
    [ENT_IDENTIFIER_CARD] = "card",
};

const char *
ent_identifier_kind_name (EntIdentifierKind kind)
{
  return kind >= ENT_IDENTIFIER_URL && kind <= ENT_IDENTIFIER_LAST ? kind_names[kind] : "unknown";
}

bool
ent_identifier_is_certain (EntIdentifierKind kind)
{
  return kind == ENT_IDENTIFIER_URL || kind == ENT_IDENTIFIER_EMAIL || kind == ENT_IDENTIFIER_PHONE ||
         kind == ENT_IDENTIFIER_CARD;
}

/* ---- Pieces of addresses ---- */

bool
ent_identifier_skip_prefix (EntSlice *text, EntSlice prefix)
{
  if (!ent_slice_starts_with_ascii_case (*text, prefix))
    return false;
  *text = ent_slice_from (*text, prefix.length);
  return true;
}

static bool
ends_with_ascii_case (EntSlice text, EntSlice suffix)
{
  return text.length >= suffix.length &&
         ent_slice_equal_ascii_case (ent_slice_from (text, text.length - suffix.length), suffix);
}

bool
ent_identifier_linkedin_path (EntSlice url, EntSlice *out_path)
{
  url = ent_slice_trim (url);
  (void)(ent_identifier_skip_prefix (&url, ENT_SLICE ("https:")) ||
         ent_identifier_skip_prefix (&url, ENT_SLICE ("http:")));
  (void)ent_identifier_skip_prefix (&url, ENT_SLICE ("//"));
  EntSlice host;
  if (!ent_slice_cut (&url, "/", &host))
    return false;
  EntSlice port_and_host = host;
  ent_slice_cut (&port_and_host, ":", &host);
  if (!ent_slice_equal_ascii_case (host, ENT_SLICE ("linkedin.com")) &&
      !ends_with_ascii_case (host, ENT_SLICE (".linkedin.com")))
    return false;
  *out_path = url;
  return url.data != NULL;
}

/* The byte that the percent-encoding at the start of @text stands for, or -1. */
static int
percent_byte (EntSlice text)
{
  if (text.length < 3 || text.data[0] != '%')
    return -1;
  int high = g_ascii_xdigit_value (text.data[1]), low = g_ascii_xdigit_value (text.data[2]);
  return high < 0 || low < 0 ? -1 : high * 16 + low;
}

void
ent_identifier_append_decoded (EntSlice text, GString *out)
{
  while (text.length > 0) {
    int byte = percent_byte (text);
    g_string_append_c (out, byte >= 0 ? (char)byte : text.data[0]);
    text = ent_slice_from (text, byte >= 0 ? 3 : 1);
  }
}

void
ent_identifier_append_lower_nfc (EntSlice text, GString *out)
{
  g_autofree char *composed = g_utf8_normalize (text.data, (gssize)text.length, G_NORMALIZE_NFC);
  g_autoptr (GString) lower = g_string_sized_new (text.length + 8);
  for (const char *at = composed; *at != '\0'; at = g_utf8_next_char (at))
    g_string_append_unichar (lower, g_unichar_tolower (g_utf8_get_char (at)));
  /* Lowering can leave what NFC would compose, rarely. */
  g_autofree char *normal = g_utf8_normalize (lower->str, (gssize)lower->len, G_NORMALIZE_NFC);
  g_string_append (out, normal);
}
