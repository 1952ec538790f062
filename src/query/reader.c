#include "query/query-private.h"

#include <stdarg.h>

static size_t
characters (EntSlice text, size_t from, size_t to)
{
  size_t n = 0;
  for (size_t i = from; i < to && i < text.length; i++)
    n += ((unsigned char)text.data[i] & 0xC0u) != 0x80u;
  return n;
}

bool
ent_query_fail (const EntQueryReader *reader, EntQueryPlace place, EntSlice suggestion, GError **error,
                const char *format, ...)
{
  va_list arguments;
  va_start (arguments, format);
  g_autofree char *message = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  size_t column = characters (reader->text, 0, place.at) + 1;
  g_set_error (error, ENT_ERROR, ENT_ERROR_USAGE, _ ("column %zu: %s"), column, message);
  if (reader->out_span != NULL) {
    *reader->out_span = (EntQueryErrorSpan){
        .column = column,
        .length = characters (reader->text, place.at, place.at + place.length),
    };
    if (suggestion.length < sizeof reader->out_span->suggestion && suggestion.length > 0)
      memcpy (reader->out_span->suggestion, suggestion.data, suggestion.length);
  }
  return false;
}

char *
ent_query_quoted (EntSlice text)
{
  enum {
    LONGEST = 40
  };
  g_autoptr (GString) out = g_string_new ("\"");
  EntSlice start = text;
  if (text.length > LONGEST) {
    start.length = LONGEST;
    while (start.length > 0 && ((unsigned char)text.data[start.length] & 0xC0u) == 0x80u)
      start.length--;
  }
  ent_text_append_printable (start, out);
  g_string_append (out, start.length < text.length ? "…\"" : "\"");
  return g_string_free (g_steal_pointer (&out), FALSE);
}
