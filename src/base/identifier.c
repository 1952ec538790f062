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

/* ---- UIDs of our own ---- */

enum {
  MAX_OWN_BYTES = 400
};

static const EntIdentifierKind own_kinds[] = {ENT_IDENTIFIER_CARD, ENT_IDENTIFIER_CONNECTION};

void
ent_own_uid_append (const EntIdentifier *identifier, GString *out)
{
  g_string_append_printf (out, "entregent-%s-", ent_identifier_kind_name (identifier->kind));
  for (size_t i = 0; i < identifier->value.length; i++) {
    unsigned char byte = (unsigned char)identifier->value.data[i];
    g_string_append_printf (out, g_ascii_isalnum (byte) ? "%c" : "%%%02X", byte);
  }
}

static bool
is_own_value (EntSlice value)
{
  if (value.length == 0 || value.length > MAX_OWN_BYTES ||
      !g_utf8_validate_len (value.data, value.length, NULL))
    return false;
  for (size_t i = 0; i < value.length; i++)
    if (g_ascii_iscntrl (value.data[i]))
      return false;
  return true;
}

bool
ent_own_uid_read (EntSlice uid, EntIdentifierKind *out_kind, GString *out_value)
{
  uid = ent_slice_trim (uid);
  for (size_t k = 0; k < G_N_ELEMENTS (own_kinds); k++) {
    g_autofree char *prefix = g_strdup_printf ("entregent-%s-", ent_identifier_kind_name (own_kinds[k]));
    if (uid.length > 3 * MAX_OWN_BYTES + strlen (prefix) ||
        !ent_slice_starts_with_ascii_case (uid, ent_slice (prefix)))
      continue;
    EntSlice escaped = ent_slice_from (uid, strlen (prefix));
    g_autoptr (GBytes) bytes = g_uri_unescape_bytes (escaped.data, (gssize)escaped.length, NULL, NULL);
    size_t length = 0;
    const char *data = bytes != NULL ? g_bytes_get_data (bytes, &length) : NULL;
    if (data == NULL || !is_own_value ((EntSlice){data, length}))
      return false;
    *out_kind = own_kinds[k];
    g_string_append_len (out_value, data, (gssize)length);
    return true;
  }
  return false;
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
