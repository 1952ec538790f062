/* One property of a vCard of any version -> the same as vCard 4. The quirks are in
 * docs/formats/address-books.md. */
#include "readers/book-private.h"

/* What the parameters of a property say, and what is left of them. */
typedef struct {
  EntBookEncoding encoding;
  EntSlice charset;
  bool is_uri;       /* VALUE=uri */
  bool is_preferred; /* PREF, TYPE=pref */
  bool has_pref;     /* PREF=1 */
  GString *types;    /* "work,voice" */
  GString *others;   /* ";LANGUAGE=fr" */
} Parameters;

static bool
is_word (EntSlice text, const char *word)
{
  return ent_slice_equal_ascii_case (text, ent_slice (word));
}

/* What ENCODING, or a bare parameter of 2.1, may say; true when it says nothing else. */
static bool
take_encoding (EntSlice value, EntBookEncoding *out)
{
  if (is_word (value, "QUOTED-PRINTABLE") || is_word (value, "Q"))
    out->is_quoted_printable = true;
  else if (is_word (value, "BASE64") || is_word (value, "B"))
    out->is_base64 = true;
  else
    return is_word (value, "8BIT") || is_word (value, "7BIT");
  return true;
}

EntBookEncoding
ent_book_encoding (EntSlice line)
{
  EntBookEncoding encoding = {0};
  EntVcardProperty property;
  if (!ent_vcard_cut_property (&line, &property))
    return encoding;
  EntSlice rest = property.parameters, name, value;
  while (ent_vcard_cut_parameter (&rest, &name, &value))
    if (name.length == 0 || is_word (name, "ENCODING"))
      take_encoding (value, &encoding);
  return encoding;
}

/* ---- Parameters ---- */

static void
take_type (Parameters *self, EntSlice type)
{
  if (is_word (type, "pref")) {
    self->is_preferred = true;
    return;
  }
  if (type.length == 0)
    return;
  g_string_append (self->types, self->types->len > 0 ? "," : "");
  bool needs_quotes =
      memchr (type.data, ':', type.length) != NULL || memchr (type.data, ';', type.length) != NULL;
  g_string_append (self->types, needs_quotes ? "\"" : "");
  for (size_t i = 0; i < type.length; i++)
    if ((unsigned char)type.data[i] >= 0x20 && type.data[i] != '"')
      g_string_append_c (self->types, type.data[i]);
  g_string_append (self->types, needs_quotes ? "\"" : "");
}

static void
take_other (Parameters *self, const char *name, EntSlice value)
{
  bool is_quoted = value.length >= 2 && value.data[0] == '"' && value.data[value.length - 1] == '"';
  EntSlice inside = is_quoted ? (EntSlice){value.data + 1, value.length - 2} : value;
  bool is_plain = memchr (inside.data, '"', inside.length) == NULL;
  for (size_t i = 0; i < inside.length; i++)
    is_plain = is_plain && (unsigned char)inside.data[i] >= 0x20 &&
               (is_quoted || strchr (":;", inside.data[i]) == NULL);
  if (is_plain && (is_quoted || inside.length > 0))
    g_string_append_printf (self->others, ";%s=%.*s", name, (int)value.length, value.data);
  else
    ent_vcard_append_parameter (name, inside, self->others);
}

static void
take_parameter (Parameters *self, EntSlice raw_name, EntSlice value)
{
  EntSlice one;
  g_autoptr (GString) clean_name = g_string_new (NULL);
  for (size_t i = 0; i < raw_name.length; i++)
    if (g_ascii_isalnum (raw_name.data[i]) || raw_name.data[i] == '-')
      g_string_append_c (clean_name, g_ascii_toupper (raw_name.data[i]));
  EntSlice name = ent_slice_of (clean_name);
  if (raw_name.length > 0 && name.length == 0)
    return;
  if (name.length == 0) {
    if (is_word (value, "INLINE") || is_word (value, "CID") || take_encoding (value, &self->encoding))
      return;
    self->is_uri = self->is_uri || is_word (value, "URL");
    while (!self->is_uri && ent_vcard_cut_parameter_value (&value, &one))
      take_type (self, one);
  } else if (is_word (name, "ENCODING")) {
    take_encoding (value, &self->encoding);
  } else if (is_word (name, "CHARSET")) {
    self->charset = value;
  } else if (is_word (name, "TYPE")) {
    while (ent_vcard_cut_parameter_value (&value, &one))
      take_type (self, one);
  } else if (is_word (name, "VALUE") && (is_word (value, "binary") || is_word (value, "inline"))) {
    return;
  } else {
    self->is_uri = self->is_uri || (is_word (name, "VALUE") && is_word (value, "uri"));
    self->has_pref = self->has_pref || is_word (name, "PREF");
    take_other (self, clean_name->str, value);
  }
}

/* ---- Bytes -> text ---- */

static void
append_quoted_printable (EntSlice value, GString *out)
{
  for (size_t i = 0; i < value.length; i++) {
    int high = i + 2 < value.length && value.data[i] == '=' ? g_ascii_xdigit_value (value.data[i + 1]) : -1;
    int low = high >= 0 ? g_ascii_xdigit_value (value.data[i + 2]) : -1;
    if (low < 0) {
      g_string_append_c (out, value.data[i]);
      continue;
    }
    g_string_append_c (out, (char)(high * 16 + low));
    i += 2;
  }
}

static bool
is_plain_charset (EntSlice charset)
{
  static const char *const names[] = {"utf-8",     "utf8",   "us-ascii",     "ascii", "iso-8859-1",
                                      "iso8859-1", "latin1", "windows-1252", "cp1252"};
  for (size_t i = 0; i < G_N_ELEMENTS (names); i++)
    if (is_word (charset, names[i]))
      return true;
  return charset.length == 0;
}

void
ent_book_append_text (EntSlice bytes, GString *out)
{
  if (ent_text_is_valid (bytes))
    ent_text_append_valid (bytes, out);
  else
    ent_text_append_windows_1252 (bytes, out);
}

/* What is UTF-8 is that whatever it says; other bytes are what it says, else Windows-1252. */
static void
append_text (EntSlice bytes, EntSlice charset, GString *out)
{
  if (!is_plain_charset (charset) && charset.length < 40) {
    g_autofree char *name = ent_slice_dup (charset);
    gsize n = 0;
    g_autofree char *text = g_convert (bytes.data, (gssize)bytes.length, "UTF-8", name, NULL, &n, NULL);
    if (text != NULL) {
      ent_text_append_valid ((EntSlice){text, n}, out);
      return;
    }
  }
  ent_book_append_text (bytes, out);
}

/* ---- Text -> value of vCard 4 ---- */

/* What stands bare in a value and means something there; all else that could is escaped. */
static const char *
separators_of (const EntVcardProperty *property, const Parameters *parameters, bool is_old)
{
  static const char *const texts[] = {"FN", "NOTE",  "TITLE",  "ROLE", "EMAIL",       "TEL",    "LABEL",
                                      "TZ", "CLASS", "PRODID", "NAME", "SORT-STRING", "MAILER", "KIND"};
  static const char *const uris[] = {
      "URL",   "SOURCE",          "IMPP",          "UID",  "MEMBER", "RELATED", "GEO",      "FBURL", "CALURI",
      "PHOTO", "X-SOCIALPROFILE", "SOCIALPROFILE", "LOGO", "SOUND",  "KEY",     "CALADRURI"};
  bool is_data = ent_slice_starts_with_ascii_case (property->value, ENT_SLICE ("data:")) &&
                 ent_slice_find (property->value, ENT_SLICE (";base64,")) >= 0;
  if (parameters->is_uri || is_data)
    return ",;";
  for (size_t i = 0; i < G_N_ELEMENTS (uris); i++)
    if (ent_vcard_is (property, uris[i]))
      return ",;";
  for (size_t i = 0; i < G_N_ELEMENTS (texts); i++)
    if (ent_vcard_is (property, texts[i]))
      return "";
  if (ent_vcard_is (property, "ORG") || (ent_vcard_is (property, "ADR") && is_old))
    return ";";
  return ent_vcard_is_list (property->name) ? "," : ",;";
}

/* An escape is kept where vCard 4 knows it; others lose their backslash, but in 2.1, where it means itself.
 */
static void
append_value (EntSlice text, const char *separators, bool is_old, bool is_uri, GString *out)
{
  for (size_t i = 0; i < text.length; i++) {
    char c = text.data[i], next = i + 1 < text.length ? text.data[i + 1] : '\0';
    bool is_known = next == 'n' || next == 'N' || next == '\\' || next == ';' || next == ',' || next == ':';
    if (c == '\\' && (next == '\0' || (is_old && !is_known))) {
      g_string_append (out, "\\\\");
    } else if (c == '\\') {
      i++;
      bool is_kept = next == '\\' || (!is_uri && (next == ';' || next == ','));
      if (next == 'n' || next == 'N')
        g_string_append (out, "\\n");
      else if (is_kept || (unsigned char)next >= 0x20)
        g_string_append_printf (out, "%s%c", is_kept ? "\\" : "", next);
    } else if (c == '\n') {
      g_string_append (out, "\\n");
    } else if ((c == ',' || c == ';') && strchr (separators, c) == NULL) {
      g_string_append_printf (out, "\\%c", c);
    } else if (((unsigned char)c >= 0x20 && c != 0x7F) || c == '\t') {
      g_string_append_c (out, c);
    }
  }
}

/* "48.85;2.35" -> "geo:48.85,2.35" (6.5.2). */
static void
repair_geo (GString *value)
{
  char *semicolon = strchr (value->str, ';');
  if (semicolon == NULL || strchr (value->str, ':') != NULL)
    return;
  *semicolon = ',';
  g_string_prepend (value, "geo:");
}

/* ---- Binary ---- */

static bool
is_binary (const EntVcardProperty *property)
{
  static const char *const names[] = {"PHOTO", "LOGO", "SOUND", "KEY", "X-MS-CARDPICTURE"};
  for (size_t i = 0; i < G_N_ELEMENTS (names); i++)
    if (ent_vcard_is (property, names[i]))
      return true;
  return false;
}

/* By the first bytes, as base64 writes them. */
static const char *
media_type_by_content (const GString *base64)
{
  static const struct {
    const char *start, *type;
  } known[] = {{"/9j/", "image/jpeg"},  {"iVBOR", "image/png"},
               {"R0lG", "image/gif"},   {"Qk", "image/bmp"},
               {"UklGR", "image/webp"}, {"LS0tLS1CRUdJTiBQR1A", "application/pgp-keys"}};
  for (size_t i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_str_has_prefix (base64->str, known[i].start))
      return known[i].type;
  return "application/octet-stream";
}

/* "JPEG" -> "image/jpeg"; what is no such type stays a type. */
static char *
media_type_of (Parameters *parameters, const GString *base64)
{
  static const struct {
    const char *word, *type;
  } known[] = {{"jpeg", "image/jpeg"},
               {"jpg", "image/jpeg"},
               {"png", "image/png"},
               {"gif", "image/gif"},
               {"bmp", "image/bmp"},
               {"tiff", "image/tiff"},
               {"wave", "audio/wav"},
               {"wav", "audio/wav"},
               {"mp3", "audio/mpeg"},
               {"ogg", "audio/ogg"},
               {"webp", "image/webp"},
               {"pgp", "application/pgp-keys"},
               {"x509", "application/pkix-cert"}};
  const char *type = parameters->types->str;
  const char *found = NULL;
  for (size_t i = 0; i < G_N_ELEMENTS (known) && found == NULL; i++)
    if (g_ascii_strcasecmp (type, known[i].word) == 0)
      found = known[i].type;
  g_autofree char *whole = strchr (type, '/') != NULL ? g_ascii_strdown (type, -1) : NULL;
  if (found == NULL && whole == NULL)
    return g_strdup (media_type_by_content (base64));
  g_string_truncate (parameters->types, 0);
  return whole != NULL ? g_steal_pointer (&whole) : g_strdup (found);
}

/* Texts too are written so at times; then they are read. False: not base64 after all. */
static bool
append_base64 (const EntVcardProperty *property, Parameters *parameters, GString *out)
{
  g_autoptr (GString) base64 = g_string_sized_new (property->value.length);
  for (size_t i = 0; i < property->value.length; i++) {
    char c = property->value.data[i];
    if (g_ascii_isalnum (c) || c == '+' || c == '/' || c == '=')
      g_string_append_c (base64, c);
    else if (!g_ascii_isspace (c))
      return false;
  }
  if (!is_binary (property)) {
    gsize n = 0;
    g_autofree guchar *bytes = g_base64_decode (base64->str, &n);
    EntSlice text = {(const char *)bytes, n};
    if (memchr (bytes, '\0', n) == NULL && (ent_text_is_valid (text) || parameters->charset.length > 0)) {
      g_autoptr (GString) decoded = g_string_new (NULL);
      append_text (text, parameters->charset, decoded);
      ent_vcard_append_escaped (ent_slice_of (decoded), out);
      return true;
    }
  }
  g_autofree char *media_type = media_type_of (parameters, base64);
  g_string_append_printf (out, "data:%s;base64,%s", media_type, base64->str);
  return true;
}

/* ---- All of it ---- */

static void
append_decoded (const EntVcardProperty *property, const Parameters *parameters, bool is_old, GString *out)
{
  g_autoptr (GString) bytes = g_string_new (NULL);
  if (parameters->encoding.is_quoted_printable)
    append_quoted_printable (property->value, bytes);
  else
    g_string_append_len (bytes, property->value.data, (gssize)property->value.length);
  g_autoptr (GString) text = g_string_new (NULL);
  append_text (ent_slice_of (bytes), parameters->charset, text);
  const char *separators = separators_of (property, parameters, is_old);
  bool is_uri = ent_vcard_is (property, "URL") || parameters->is_uri;
  append_value (ent_slice_of (text), separators, is_old, is_uri, out);
  if (ent_vcard_is (property, "GEO"))
    repair_geo (out);
}

static void
append_head (const EntVcardProperty *property, const Parameters *parameters, GString *card)
{
  if (property->group.length > 0)
    g_string_append_printf (card, "%.*s.", (int)property->group.length, property->group.data);
  g_autofree char *name = g_ascii_strup (property->name.data, (gssize)property->name.length);
  g_string_append (card, name);
  if (parameters->types->len > 0)
    g_string_append_printf (card, ";TYPE=%s", parameters->types->str);
  if (parameters->is_preferred && !parameters->has_pref)
    g_string_append (card, ";PREF=1");
  g_string_append_len (card, parameters->others->str, (gssize)parameters->others->len);
}

bool
ent_book_append_property (EntSlice line, bool is_old, GString *card)
{
  EntVcardProperty property;
  if (!ent_vcard_cut_property (&line, &property))
    return false;
  /* Parameters are text in no stated encoding. */
  g_autoptr (GString) text = g_string_new (NULL);
  ent_book_append_text (property.parameters, text);
  g_autoptr (GString) types = g_string_new (NULL), others = g_string_new (NULL), value = g_string_new (NULL);
  Parameters parameters = {.types = types, .others = others};
  EntSlice rest = ent_slice_of (text), name, one;
  while (ent_vcard_cut_parameter (&rest, &name, &one))
    take_parameter (&parameters, name, one);
  if (!parameters.encoding.is_base64 || !append_base64 (&property, &parameters, value))
    append_decoded (&property, &parameters, is_old, value);
  append_head (&property, &parameters, card);
  g_string_append_c (card, ':');
  g_string_append_len (card, value->str, (gssize)value->len);
  g_string_append_c (card, '\n');
  return true;
}
