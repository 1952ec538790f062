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

/* Whether a header, or what GMime may take for one, folded lines included, has more colons than any has. */
static bool
has_colons_without_end (EntSlice text)
{
  size_t n = 0;
  EntSlice line;
  if (text.length <= MAX_COLONS)
    return false;
  while (ent_mail_next_line (&text, &line)) {
    if (line.length > 0 && line.data[0] != ' ' && line.data[0] != '\t')
      n = 0;
    for (size_t i = 0; i < line.length; i++)
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
    if (!ends_with_content_type ((EntSlice){mail.data, at - 1}))
      continue;
    EntSlice value = ent_slice_from (mail, at);
    while (value.length > 0 && g_ascii_isspace (value.data[0]))
      value = ent_slice_from (value, 1);
    n += ent_slice_starts_with_ascii_case (value, ENT_SLICE ("multipart/")) ||
         ent_slice_starts_with_ascii_case (value, ENT_SLICE ("message/"));
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
  if (n_header > MAX_HEADER_BYTES || has_colons_without_end (header))
    return false;
  if (has_parts_without_end (*mail) || has_colons_without_end (ent_slice_from (*mail, n_header)))
    *mail = header;
  return true;
}
