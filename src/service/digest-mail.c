/* A letter as a mail file. */
#include "service/service-private.h"

#include <string.h>
#include <xxhash.h>

#define LINE_BYTES 57 /* 76 characters of base64 */
#define WORD_BYTES 39 /* of an encoded word, which may have 75 characters in all */

static void
append_base64 (const char *bytes, size_t length, GString *out)
{
  g_autofree char *encoded = g_base64_encode ((const guchar *)bytes, length);
  g_string_append (out, encoded);
}

/* How many bytes of @text at most @max are whole characters. */
static size_t
whole_characters (EntSlice text, size_t max)
{
  if (text.length <= max)
    return text.length;
  size_t length = max;
  while (length > 0 && ((unsigned char)text.data[length] & 0xC0) == 0x80)
    length--;
  return length;
}

/* Encoded words (RFC 2047): whatever @text holds, it stays in them. */
static void
append_words (EntSlice text, GString *out)
{
  while (text.length > 0) {
    size_t length = whole_characters (text, WORD_BYTES);
    g_string_append (out, "=?UTF-8?B?");
    append_base64 (text.data, length, out);
    g_string_append (out, "?=\r\n");
    text = (EntSlice){text.data + length, text.length - length};
    if (text.length > 0)
      g_string_append_c (out, ' ');
  }
}

/* "Mon, 15 Jun 2026 07:00:00 +0000". */
static void
append_date (int64_t at_us, GString *out)
{
  static const char *const days[] = {"Thu", "Fri", "Sat", "Sun",
                                     "Mon", "Tue", "Wed"}; /* 1970 began on a Thursday */
  static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                       "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  int year;
  unsigned month, day;
  int64_t since_1970 = ent_day_of (at_us), seconds = at_us / ENT_US_PER_SECOND - since_1970 * 86400;
  ent_civil_from_days (since_1970, &year, &month, &day);
  g_string_append_printf (out, "%s, %u %s %d %02d:%02d:%02d +0000", days[since_1970 % 7], day,
                          months[month - 1], year, (int)(seconds / 3600), (int)(seconds / 60 % 60),
                          (int)(seconds % 60));
}

void
ent_letter_append (const EntLetter *letter, GString *out)
{
  uint64_t digest = XXH3_64bits (letter->text.data, letter->text.length);
  g_string_append (out, "From: Entregent <entregent@localhost>\r\nTo: undisclosed-recipients:;\r\nSubject: ");
  append_words (letter->subject, out);
  g_string_append (out, "Date: ");
  append_date (letter->at_us, out);
  g_string_append_printf (out, "\r\nMessage-ID: <%016" G_GINT64_MODIFIER "x@localhost>\r\n", digest);
  g_string_append (out,
                   "Auto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\n"
                   "Content-Type: text/plain; charset=UTF-8\r\nContent-Transfer-Encoding: base64\r\n\r\n");
  for (size_t at = 0; at < letter->text.length; at += LINE_BYTES) {
    append_base64 (letter->text.data + at, MIN (LINE_BYTES, letter->text.length - at), out);
    g_string_append (out, "\r\n");
  }
}
