/* The parts of a mail that people read: the first text of each kind, decoded, as UTF-8. */
#include "readers/mail-parse-private.h"

#include <string.h>

/* The bytes of @part without their transfer encoding, at most ENT_MAIL_MAX_TEXT. */
static void
decode (GMimePart *part, GString *out)
{
  g_string_truncate (out, 0);
  GMimeDataWrapper *content = g_mime_part_get_content (part);
  if (content == NULL)
    return;
  GMimeStream *raw = g_mime_data_wrapper_get_stream (content);
  g_mime_stream_reset (raw);
  g_autoptr (GMimeStream) decoded = g_mime_stream_filter_new (raw);
  g_autoptr (GMimeFilter) filter =
      g_mime_filter_basic_new (g_mime_data_wrapper_get_encoding (content), FALSE);
  g_mime_stream_filter_add (GMIME_STREAM_FILTER (decoded), filter);
  char buffer[8192];
  ssize_t n;
  while (out->len < ENT_MAIL_MAX_TEXT && (n = g_mime_stream_read (decoded, buffer, sizeof buffer)) > 0)
    g_string_append_len (out, buffer, n);
}

/* Names under which Windows-1252 goes, whose bytes must not be taken for control characters. */
static bool
is_western (const char *charset)
{
  static const char *const names[] = {"iso-8859-1", "iso8859-1",    "latin1",       "us-ascii",
                                      "ascii",      "windows-1252", "cp1252",       "iso_8859-1",
                                      "ansi",       "default",      "unknown-8bit", "x-unknown"};
  for (size_t i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_ascii_strcasecmp (charset, names[i]) == 0)
      return true;
  return false;
}

/* Lines end as they do within texts; a NUL is a character of UTF-8 that no text for people holds. */
static void
clean_lines (GString *text)
{
  if (memchr (text->str, '\r', text->len) == NULL && memchr (text->str, '\0', text->len) == NULL)
    return;
  gsize kept = 0;
  for (gsize i = 0; i < text->len; i++) {
    char c = text->str[i];
    if (c != '\0' && !(c == '\r' && text->str[i + 1] == '\n'))
      text->str[kept++] = c;
  }
  g_string_truncate (text, kept);
}

/* Makes @text, declared to be in @charset, UTF-8. What claims to be anything and is UTF-8 already stays. */
static void
make_utf8 (GString *text, const char *charset)
{
  EntSlice bytes = ent_slice_of (text);
  if (ent_text_is_ascii (bytes) && (charset == NULL || g_ascii_strncasecmp (charset, "utf-7", 5) != 0) &&
      memchr (bytes.data, 0x1B, bytes.length) == NULL)
    return;
  bool is_utf8 = charset != NULL && g_ascii_strcasecmp (charset, "utf-8") == 0;
  bool is_near = charset == NULL || is_western (charset) || is_utf8;
  if (is_near && ent_text_is_valid (bytes))
    return;
  g_autoptr (GString) out = g_string_sized_new (text->len + 16);
  if (is_near) {
    if (is_utf8)
      ent_text_append_valid (bytes, out);
    else
      ent_text_append_windows_1252 (bytes, out);
  } else {
    gsize length = 0;
    g_autofree char *converted = g_convert_with_fallback (text->str, (gssize)text->len, "UTF-8", charset,
                                                          "\xEF\xBF\xBD", NULL, &length, NULL);
    if (converted != NULL)
      ent_text_append_valid ((EntSlice){converted, length}, out);
    else if (ent_text_is_valid (bytes))
      g_string_append_len (out, bytes.data, (gssize)bytes.length);
    else
      ent_text_append_windows_1252 (bytes, out);
  }
  g_string_assign (text, "");
  g_string_append_len (text, out->str, (gssize)out->len);
}

static bool
is_attachment (GMimeObject *part)
{
  GMimeContentDisposition *disposition = g_mime_object_get_content_disposition (part);
  return disposition != NULL && g_mime_content_disposition_is_attachment (disposition);
}

/* Takes a text part into @into, unless one was taken before. */
static void
take_text (GMimePart *part, GString *into)
{
  if (into->len > 0)
    return;
  decode (part, into);
  make_utf8 (into, g_mime_object_get_content_type_parameter (GMIME_OBJECT (part), "charset"));
  clean_lines (into);
}

static void
take_calendar (GMimePart *part, EntMailParts *parts)
{
  const char *method = g_mime_object_get_content_type_parameter (GMIME_OBJECT (part), "method");
  if (parts->calendar->len == 0 && method != NULL) {
    g_autofree char *upper = g_ascii_strup (method, -1);
    g_strlcpy (parts->calendar_method, upper, sizeof parts->calendar_method);
  }
  take_text (part, parts->calendar);
}

/* A type that is none, "text" or "<html>", stands for plain text (RFC 2045, 5.2); GMime makes it octets. */
static bool
has_broken_type (GMimePart *part)
{
  const char *type = g_mime_object_get_header (GMIME_OBJECT (part), "Content-Type");
  size_t length = type != NULL ? strcspn (type, ";") : 0;
  return type != NULL && memchr (type, '/', length) == NULL;
}

static void
take_leaf (GMimePart *part, EntMailParts *parts)
{
  GMimeContentType *type = g_mime_object_get_content_type (GMIME_OBJECT (part));
  if (g_mime_content_type_is_type (type, "text", "calendar"))
    take_calendar (part, parts);
  else if (is_attachment (GMIME_OBJECT (part)))
    return;
  else if (g_mime_content_type_is_type (type, "text", "html"))
    take_text (part, parts->html);
  else if (g_mime_content_type_is_type (type, "text", "plain") || has_broken_type (part))
    take_text (part, parts->plain);
  else if (g_mime_content_type_is_type (type, "message", "delivery-status"))
    parts->is_report = true;
}

static void
take_report (GMimeObject *multipart, EntMailParts *parts)
{
  const char *kind = g_mime_object_get_content_type_parameter (multipart, "report-type");
  bool is_delivery = kind == NULL || g_ascii_strcasecmp (kind, "delivery-status") == 0;
  parts->is_report = parts->is_report || is_delivery;
  parts->is_receipt = parts->is_receipt || !is_delivery;
}

/* Never into mails within the mail: these are somebody else's words. As deep as ENT_MAIL_MAX_DEPTH. */
static void
collect (GMimeObject *object, int depth, EntMailParts *parts)
{
  if (depth > ENT_MAIL_MAX_DEPTH || object == NULL)
    return;
  if (GMIME_IS_PART (object)) {
    take_leaf (GMIME_PART (object), parts);
    return;
  }
  parts->holds_mail = parts->holds_mail || GMIME_IS_MESSAGE_PART (object);
  if (!GMIME_IS_MULTIPART (object))
    return;
  if (g_mime_content_type_is_type (g_mime_object_get_content_type (object), "multipart", "report"))
    take_report (object, parts);
  int n = MIN (g_mime_multipart_get_count (GMIME_MULTIPART (object)), (int)ENT_MAIL_MAX_PARTS);
  for (int i = 0; i < n; i++)
    collect (g_mime_multipart_get_part (GMIME_MULTIPART (object), i), depth + 1, parts);
}

void
ent_mail_parts_collect (GMimeObject *root, EntMailParts *parts)
{
  g_string_truncate (parts->plain, 0);
  g_string_truncate (parts->html, 0);
  g_string_truncate (parts->calendar, 0);
  parts->is_report = parts->is_receipt = parts->holds_mail = false;
  parts->calendar_method[0] = '\0';
  collect (root, 0, parts);
}
