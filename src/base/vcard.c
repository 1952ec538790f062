#include "base/vcard.h"

#define FOLD_BYTES 75u /* RFC 6350, 3.2: no line is longer, its break apart */

static bool
is_token (EntSlice text)
{
  for (size_t i = 0; i < text.length; i++)
    if (!g_ascii_isalnum (text.data[i]) && text.data[i] != '-' && text.data[i] != '_')
      return false;
  return text.length > 0;
}

/* Bytes up to the first of @stops that stands outside quotes. */
static size_t
find_unquoted (EntSlice text, const char *stops)
{
  bool in_quotes = false;
  for (size_t i = 0; i < text.length; i++) {
    if (text.data[i] == '"')
      in_quotes = !in_quotes;
    else if (!in_quotes && strchr (stops, text.data[i]) != NULL && text.data[i] != '\0')
      return i;
  }
  return text.length;
}

static bool
parse_property (EntSlice line, EntVcardProperty *out)
{
  size_t name_end = find_unquoted (line, ";:");
  size_t colon = find_unquoted (line, ":");
  /* A quote that nothing closes is none. */
  const char *bare = colon == line.length && colon > 0 ? memchr (line.data, ':', colon) : NULL;
  colon = bare != NULL ? (size_t)(bare - line.data) : colon;
  if (colon == line.length)
    return false;
  EntSlice name = {line.data, name_end};
  const char *dot = name_end > 0 ? memchr (name.data, '.', name.length) : NULL;
  *out = (EntVcardProperty){.name = name, .value = ent_slice_from (line, colon + 1)};
  if (dot != NULL) {
    out->group = (EntSlice){name.data, (size_t)(dot - name.data)};
    out->name = ent_slice_from (name, out->group.length + 1);
  }
  if (name_end < colon)
    out->parameters = (EntSlice){line.data + name_end + 1, colon - name_end - 1};
  return is_token (out->name) && (out->group.length == 0 || is_token (out->group));
}

bool
ent_vcard_cut_property (EntSlice *card, EntVcardProperty *out_property)
{
  EntSlice line;
  while (ent_slice_cut (card, "\n", &line)) {
    if (line.length > 0 && line.data[line.length - 1] == '\r')
      line.length--;
    if (parse_property (line, out_property))
      return true;
  }
  return false;
}

bool
ent_vcard_cut_parameter (EntSlice *parameters, EntSlice *out_name, EntSlice *out_value)
{
  if (parameters->length == 0)
    return false;
  size_t end = find_unquoted (*parameters, ";");
  EntSlice one = {parameters->data, end};
  *parameters = ent_slice_from (*parameters, MIN (end + 1, parameters->length));
  size_t equals = find_unquoted (one, "=");
  bool is_bare = equals == one.length;
  *out_name = is_bare ? (EntSlice){one.data, 0} : ent_slice_trim ((EntSlice){one.data, equals});
  *out_value = ent_slice_trim (is_bare ? one : ent_slice_from (one, equals + 1));
  return true;
}

static EntSlice
unquoted (EntSlice value)
{
  bool is_quoted = value.length >= 2 && value.data[0] == '"' &&
                   memchr (value.data + 1, '"', value.length - 1) == value.data + value.length - 1;
  return is_quoted ? (EntSlice){value.data + 1, value.length - 2} : value;
}

bool
ent_vcard_cut_parameter_value (EntSlice *value, EntSlice *out_one)
{
  if (value->length == 0)
    return false;
  /* `TYPE="work,voice"` is meant as a list too. */
  *value = unquoted (*value);
  size_t end = find_unquoted (*value, ",");
  *out_one = ent_slice_trim (unquoted ((EntSlice){value->data, end}));
  *value = ent_slice_from (*value, MIN (end + 1, value->length));
  return true;
}

EntSlice
ent_vcard_parameter (const EntVcardProperty *property, const char *name)
{
  EntSlice rest = property->parameters, found, value;
  while (ent_vcard_cut_parameter (&rest, &found, &value))
    if (ent_slice_equal_ascii_case (found, ent_slice (name)))
      return unquoted (value);
  return (EntSlice){"", 0};
}

bool
ent_vcard_has_type (const EntVcardProperty *property, const char *type)
{
  EntSlice rest = property->parameters, name, value, one;
  while (ent_vcard_cut_parameter (&rest, &name, &value)) {
    if (!ent_slice_equal_ascii_case (name, ENT_SLICE ("TYPE")))
      continue;
    while (ent_vcard_cut_parameter_value (&value, &one))
      if (ent_slice_equal_ascii_case (one, ent_slice (type)))
        return true;
  }
  return false;
}

bool
ent_vcard_cut_part (EntSlice *value, char separator, EntSlice *out_part)
{
  if (value->data == NULL)
    return false;
  size_t i = 0;
  while (i < value->length && value->data[i] != separator)
    i += value->data[i] == '\\' && i + 1 < value->length ? 2 : 1;
  *out_part = (EntSlice){value->data, i};
  *value = i < value->length ? ent_slice_from (*value, i + 1) : (EntSlice){NULL, 0};
  return true;
}

void
ent_vcard_append_plain (EntSlice value, GString *out)
{
  size_t from = 0;
  for (size_t i = 0; i + 1 < value.length; i++) {
    if (value.data[i] != '\\')
      continue;
    g_string_append_len (out, value.data + from, (gssize)(i - from));
    char c = value.data[++i];
    g_string_append_c (out, c == 'n' || c == 'N' ? '\n' : c);
    from = i + 1;
  }
  if (from < value.length)
    g_string_append_len (out, value.data + from, (gssize)(value.length - from));
}

void
ent_vcard_append_escaped (EntSlice text, GString *out)
{
  for (size_t i = 0; i < text.length; i++) {
    char c = text.data[i];
    if (c == '\n')
      g_string_append (out, "\\n");
    else if (c == '\\' || c == ',' || c == ';')
      g_string_append_printf (out, "\\%c", c);
    else if (((unsigned char)c >= 0x20 && c != 0x7F) || c == '\t')
      g_string_append_c (out, c);
  }
}

void
ent_vcard_append_parameter (const char *name, EntSlice value, GString *out)
{
  bool needs_quotes = value.length == 0;
  for (size_t i = 0; i < value.length; i++)
    needs_quotes = needs_quotes || strchr (":;,", value.data[i]) != NULL;
  g_string_append_printf (out, ";%s=%s", name, needs_quotes ? "\"" : "");
  for (size_t i = 0; i < value.length; i++) {
    char c = value.data[i];
    if (c == '\n')
      g_string_append (out, "^n");
    else if (c == '^')
      g_string_append (out, "^^");
    else if (c == '"')
      g_string_append (out, "^'");
    else if ((unsigned char)c >= 0x20 && c != 0x7F)
      g_string_append_c (out, c);
  }
  if (needs_quotes)
    g_string_append_c (out, '"');
}

void
ent_vcard_append_folded (EntSlice line, GString *out)
{
  size_t from = 0, room = FOLD_BYTES;
  while (line.length - from > room) {
    size_t to = from + room;
    while (to > from + 1 && ((unsigned char)line.data[to] & 0xC0) == 0x80)
      to--;
    g_string_append_len (out, line.data + from, (gssize)(to - from));
    g_string_append (out, "\r\n ");
    from = to;
    room = FOLD_BYTES - 1;
  }
  if (from < line.length)
    g_string_append_len (out, line.data + from, (gssize)(line.length - from));
  g_string_append (out, "\r\n");
}

void
ent_vcard_append_note (EntSlice card, GString *out)
{
  EntVcardProperty property;
  size_t start = out->len;
  while (ent_vcard_cut_property (&card, &property)) {
    if (!ent_vcard_is (&property, "NOTE") || ent_slice_trim (property.value).length == 0)
      continue;
    if (out->len > start)
      g_string_append (out, "\n\n");
    ent_vcard_append_plain (property.value, out);
  }
}

static bool
is_one_of (EntSlice name, const char *const *names, size_t n_names)
{
  for (size_t i = 0; i < n_names; i++)
    if (ent_slice_equal_ascii_case (name, ent_slice (names[i])))
      return true;
  return false;
}

bool
ent_vcard_is_structured (EntSlice name)
{
  static const char *const names[] = {"N", "ADR", "ORG", "GENDER", "CLIENTPIDMAP"};
  return is_one_of (name, names, G_N_ELEMENTS (names));
}

bool
ent_vcard_is_list (EntSlice name)
{
  static const char *const names[] = {"CATEGORIES", "NICKNAME"};
  return is_one_of (name, names, G_N_ELEMENTS (names));
}
