/* Mails that are made to harm who parses them, told before GMime sees them. */
#include "readers/mail-parse-private.h"

#include <string.h>

#define MAX_HEADER_BYTES (1024u * 1024)
/* GMime goes down into groups of addresses, "a:b:c:", by recursion; some 40,000 of them exhaust a stack. */
#define MAX_COLONS 5000u

/* Where the headers of @mail end; all of it when there is nothing behind them. */
static size_t
header_bytes (EntSlice mail)
{
  ssize_t end = ent_slice_find (mail, ENT_SLICE ("\n\n")),
          end_crlf = ent_slice_find (mail, ENT_SLICE ("\n\r\n"));
  if (end < 0 || (end_crlf >= 0 && end_crlf < end))
    end = end_crlf;
  return end < 0 ? mail.length : (size_t)end + 1;
}

/* Headers that GMime takes for lists of addresses, in a mail and in mails within it. */
static bool
is_address_header (EntSlice line)
{
  static const char *const names[] = {"from", "sender", "reply-to", "to", "cc", "bcc", "resent-", NULL};
  return ent_mail_starts_with_any (line, names);
}

/* Whether any such header, its folded lines included, has more colons than any has. What is no header is
 * taken for one where it looks so: nobody writes that. */
static bool
has_groups_without_end (EntSlice text)
{
  size_t n = 0;
  bool is_address = false;
  EntSlice line;
  if (text.length <= MAX_COLONS)
    return false;
  while (ent_mail_next_line (&text, &line)) {
    if (line.length > 0 && line.data[0] != ' ' && line.data[0] != '\t') {
      is_address = is_address_header (line);
      n = 0;
    }
    for (size_t i = 0; is_address && i < line.length; i++)
      n += line.data[i] == ':';
    if (n > MAX_COLONS)
      return true;
  }
  return false;
}

static bool
ends_with_content_type (EntSlice before)
{
  EntSlice name = ENT_SLICE ("content-type");
  return before.length >= name.length &&
         ent_slice_equal_ascii_case (ent_slice_from (before, before.length - name.length), name);
}

/* Whether more parts of @mail than ENT_MAIL_MAX_PARTS hold parts or mails. */
static bool
has_parts_without_end (EntSlice mail)
{
  unsigned n = 0;
  size_t at = 0;
  const char *colon;
  while (at < mail.length && (colon = memchr (mail.data + at, ':', mail.length - at)) != NULL) {
    at = (size_t)(colon - mail.data) + 1;
    if (!ends_with_content_type (ent_slice_trim ((EntSlice){mail.data, at - 1})))
      continue;
    EntSlice type = ent_slice_from (mail, at);
    while (type.length > 0 && g_ascii_isspace (type.data[0]))
      type = ent_slice_from (type, 1);
    n += ent_slice_starts_with_ascii_case (type, ENT_SLICE ("multipart/")) ||
         ent_slice_starts_with_ascii_case (type, ENT_SLICE ("message/"));
    if (n > ENT_MAIL_MAX_PARTS)
      return true;
  }
  return false;
}

bool
ent_mail_cut_trap (EntSlice *mail)
{
  size_t n_header = header_bytes (*mail);
  EntSlice header = {mail->data, n_header};
  if (n_header > MAX_HEADER_BYTES || has_groups_without_end (header))
    return false;
  if (has_parts_without_end (*mail) || has_groups_without_end (ent_slice_from (*mail, n_header)))
    *mail = header;
  return true;
}
