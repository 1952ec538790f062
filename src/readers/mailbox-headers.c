/* The headers of a mail, as far as they can be read without parsing it: to tell a mail from other files, and
 * to see whose mailbox it is. */
#include "readers/mailbox-private.h"

static bool
is_name_character (char c)
{
  return c > ' ' && c < 0x7F && c != ':';
}

/* Bytes up to and with the end of the line that @text begins with. */
static size_t
line_bytes (EntSlice text)
{
  const char *end = text.length > 0 ? memchr (text.data, '\n', text.length) : NULL;
  return end != NULL ? (size_t)(end - text.data) + 1 : text.length;
}

bool
ent_header_cut (EntSlice *rest, EntSlice *out_name, EntSlice *out_value)
{
  size_t colon = 0;
  while (colon < rest->length && is_name_character (rest->data[colon]))
    colon++;
  size_t n_name = colon;
  while (colon < rest->length && (rest->data[colon] == ' ' || rest->data[colon] == '\t'))
    colon++;
  if (n_name == 0 || colon >= rest->length || rest->data[colon] != ':')
    return false;

  size_t end = line_bytes (*rest);
  while (end < rest->length && (rest->data[end] == ' ' || rest->data[end] == '\t'))
    end += line_bytes (ent_slice_from (*rest, end));
  *out_name = (EntSlice){rest->data, n_name};
  *out_value = ent_slice_trim ((EntSlice){rest->data + colon + 1, end - colon - 1});
  *rest = ent_slice_from (*rest, end);
  return true;
}

/* ---- Addresses ---- */

/* Up to a comma, semicolon or colon of a group that is neither quoted nor in brackets. */
static EntSlice
cut_mailbox (EntSlice *rest)
{
  bool is_quoted = false, is_bracketed = false;
  size_t i = 0;
  for (; i < rest->length; i++) {
    char c = rest->data[i];
    if (c == '\\' && is_quoted)
      i++;
    else if (c == '"')
      is_quoted = !is_quoted;
    else if (!is_quoted && (c == '<' || c == '>'))
      is_bracketed = c == '<';
    else if (!is_quoted && !is_bracketed && (c == ',' || c == ';' || c == ':'))
      break;
  }
  EntSlice piece = {rest->data, MIN (i, rest->length)};
  *rest = ent_slice_from (*rest, MIN (i + 1, rest->length));
  return piece;
}

bool
ent_header_cut_address (EntSlice *rest, GString *out)
{
  while (rest->length > 0) {
    EntSlice piece = ent_slice_trim (cut_mailbox (rest));
    /* "<awa@example.org> (Awa)" */
    const char *close = piece.length > 0 ? memrchr (piece.data, '>', piece.length) : NULL;
    if (close != NULL)
      piece.length = (size_t)(close - piece.data) + 1;
    g_string_truncate (out, 0);
    if (ent_email_append (piece, out))
      return true;
  }
  return false;
}

/* ---- What a file is ---- */

/* Two of these make a file a mail; other formats have lines like `BEGIN:VCARD` too. */
static const char *const mail_headers[] = {
    "from",         "to",           "date",           "subject",         "message-id",
    "received",     "return-path",  "in-reply-to",    "delivered-to",    "reply-to",
    "mime-version", "content-type", "x-gmail-labels", "x-mozilla-status"};

static bool
is_mail_header (EntSlice name)
{
  for (size_t i = 0; i < G_N_ELEMENTS (mail_headers); i++)
    if (ent_slice_equal_ascii_case (name, ent_slice (mail_headers[i])))
      return true;
  return false;
}

static bool
is_single_mail (EntSlice start)
{
  EntSlice rest = start, name, value;
  size_t n_known = 0;
  while (ent_header_cut (&rest, &name, &value))
    n_known += is_mail_header (name);
  /* An address book in LDIF has colons too, but no empty line behind known names. */
  bool ends_well = rest.length == 0 || rest.data[0] == '\n' || rest.data[0] == '\r';
  return n_known >= (ends_well ? 2 : 3);
}

EntMailShape
ent_mail_shape (EntSlice start)
{
  const EntSlice mark = ENT_SLICE ("\xEF\xBB\xBF");
  if (start.length >= mark.length && memcmp (start.data, mark.data, mark.length) == 0)
    start = ent_slice_from (start, mark.length);
  while (start.length > 0 && (start.data[0] == '\n' || start.data[0] == '\r'))
    start = ent_slice_from (start, 1);
  EntSlice line = {start.data, line_bytes (start)};
  bool is_thunderbird = ent_slice_equal (ent_slice_trim (line), ENT_SLICE ("From"));
  if (is_thunderbird || ent_mbox_is_from_line (ent_slice_trim (line)))
    return !is_thunderbird || is_single_mail (ent_slice_from (start, line.length)) ? ENT_MAIL_SHAPE_MBOX
                                                                                   : ENT_MAIL_SHAPE_NONE;
  EntSlice number = ent_slice_trim (line); /* Apple Mail's .emlx */
  size_t n_digits = 0;
  while (n_digits < number.length && g_ascii_isdigit (number.data[n_digits]))
    n_digits++;
  if (n_digits > 0 && n_digits == number.length)
    start = ent_slice_from (start, line.length);
  return is_single_mail (start) ? ENT_MAIL_SHAPE_SINGLE : ENT_MAIL_SHAPE_NONE;
}
