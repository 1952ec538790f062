#include "base/json.h"

#include "base/text.h"
#include <math.h>

#define MAX_DEPTH 32

struct EntJson {
  GString *out;
  unsigned depth;
  bool has_member[MAX_DEPTH]; /* whether the container at that depth holds something yet */
  bool after_key;
};

EntJson *
ent_json_new (GString *out)
{
  EntJson *self = g_new0 (EntJson, 1);
  self->out = out;
  return self;
}

void
ent_json_free (EntJson *self)
{
  g_free (self);
}

/* Writes the comma that the next value or key needs. */
static void
separate (EntJson *self)
{
  if (self->after_key) {
    self->after_key = false;
    return;
  }
  if (self->has_member[self->depth])
    g_string_append_c (self->out, ',');
  self->has_member[self->depth] = true;
}

static void
begin (EntJson *self, char bracket)
{
  separate (self);
  g_return_if_fail (self->depth + 1 < MAX_DEPTH);
  g_string_append_c (self->out, bracket);
  self->has_member[++self->depth] = false;
}

static void
end (EntJson *self, char bracket)
{
  g_return_if_fail (self->depth > 0);
  self->depth--;
  g_string_append_c (self->out, bracket);
}

void
ent_json_begin_object (EntJson *self)
{
  begin (self, '{');
}

void
ent_json_end_object (EntJson *self)
{
  end (self, '}');
}

void
ent_json_begin_array (EntJson *self)
{
  begin (self, '[');
}

void
ent_json_end_array (EntJson *self)
{
  end (self, ']');
}

static void
append_escaped (EntSlice text, GString *out)
{
  size_t plain = 0;
  for (size_t i = 0; i < text.length; i++) {
    unsigned char c = (unsigned char)text.data[i];
    if (c >= 0x20 && c != '"' && c != '\\' && c != 0x7F)
      continue;
    g_string_append_len (out, text.data + plain, (gssize)(i - plain));
    plain = i + 1;
    if (c == '"' || c == '\\')
      g_string_append_printf (out, "\\%c", c);
    else if (c == '\n')
      g_string_append (out, "\\n");
    else if (c == '\t')
      g_string_append (out, "\\t");
    else
      g_string_append_printf (out, "\\u%04x", c);
  }
  g_string_append_len (out, text.data + plain, (gssize)(text.length - plain));
}

void
ent_json_append_quoted (EntSlice text, GString *out)
{
  g_string_append_c (out, '"');
  if (text.length > 0 && g_utf8_validate_len (text.data, text.length, NULL)) {
    append_escaped (text, out);
  } else if (text.length > 0) {
    g_autoptr (GString) valid = g_string_sized_new (text.length + 16);
    ent_text_append_valid (text, valid);
    append_escaped (ent_slice_of (valid), out);
  }
  g_string_append_c (out, '"');
}

void
ent_json_key (EntJson *self, const char *key)
{
  separate (self);
  ent_json_append_quoted (ent_slice (key), self->out);
  g_string_append_c (self->out, ':');
  self->after_key = true;
}

void
ent_json_string (EntJson *self, EntSlice value)
{
  separate (self);
  ent_json_append_quoted (value, self->out);
}

void
ent_json_int (EntJson *self, int64_t value)
{
  separate (self);
  g_string_append_printf (self->out, "%" G_GINT64_FORMAT, value);
}

void
ent_json_double (EntJson *self, double value, int decimals)
{
  separate (self);
  if (!isfinite (value)) {
    g_string_append (self->out, "null");
    return;
  }
  /* Beyond this there are no decimals left, and the digits would not fit. */
  bool is_huge = fabs (value) >= 1e15;
  char format[16], buffer[64];
  g_snprintf (format, sizeof format, "%%.%d%c", is_huge ? 17 : CLAMP (decimals, 0, 12), is_huge ? 'g' : 'f');
  g_ascii_formatd (buffer, sizeof buffer, format, value);
  size_t length = strlen (buffer);
  if (!is_huge && strchr (buffer, '.') != NULL) {
    while (buffer[length - 1] == '0')
      length--;
    if (buffer[length - 1] == '.')
      length--;
  }
  buffer[length] = '\0';
  g_string_append (self->out, strcmp (buffer, "-0") == 0 ? "0" : buffer);
}

void
ent_json_bool (EntJson *self, bool value)
{
  separate (self);
  g_string_append (self->out, value ? "true" : "false");
}

void
ent_json_null (EntJson *self)
{
  separate (self);
  g_string_append (self->out, "null");
}

void
ent_json_member_string (EntJson *self, const char *key, EntSlice value)
{
  ent_json_key (self, key);
  ent_json_string (self, value);
}

void
ent_json_member_text (EntJson *self, const char *key, EntSlice value_or_empty)
{
  ent_json_key (self, key);
  if (ent_slice_is_empty (value_or_empty))
    ent_json_null (self);
  else
    ent_json_string (self, value_or_empty);
}

void
ent_json_member_int (EntJson *self, const char *key, int64_t value)
{
  ent_json_key (self, key);
  ent_json_int (self, value);
}

void
ent_json_member_double (EntJson *self, const char *key, double value, int decimals)
{
  ent_json_key (self, key);
  ent_json_double (self, value, decimals);
}

void
ent_json_member_bool (EntJson *self, const char *key, bool value)
{
  ent_json_key (self, key);
  ent_json_bool (self, value);
}

void
ent_json_member_null (EntJson *self, const char *key)
{
  ent_json_key (self, key);
  ent_json_null (self);
}
