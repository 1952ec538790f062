/* Where a quoted mail begins, by what mail programs write above it. What is in doubt stays. */
#include "readers/mail-parse-private.h"

#include <string.h>

#define MAX_ATTRIBUTION_LINES 4 /* "On Monday ... wrote:" may be broken */
#define MAX_ATTRIBUTION_BYTES 400
#define MAX_HEADER_LINES 6 /* within which a quoted header shows that it is one */

bool
ent_mail_next_line (EntSlice *text, EntSlice *out_line)
{
  if (text->length == 0)
    return false;
  const char *end = memchr (text->data, '\n', text->length);
  size_t length = end != NULL ? (size_t)(end - text->data) : text->length;
  *out_line = (EntSlice){text->data, length};
  *text = ent_slice_from (*text, MIN (length + 1, text->length));
  return true;
}

bool
ent_mail_starts_with_any (EntSlice line, const char *const *beginnings)
{
  /* Most lines begin with none of the first letters. */
  char first = line.length > 0 ? g_ascii_tolower (line.data[0]) : '\0';
  for (; *beginnings != NULL; beginnings++)
    if (g_ascii_tolower (**beginnings) == first &&
        ent_slice_starts_with_ascii_case (line, ent_slice (*beginnings)))
      return true;
  return false;
}

static bool
ends_with_any (EntSlice line, const char *const *ends)
{
  for (; *ends != NULL; ends++) {
    EntSlice end = ent_slice (*ends);
    if (line.length >= end.length &&
        ent_slice_equal_ascii_case (ent_slice_from (line, line.length - end.length), end))
      return true;
  }
  return false;
}

/* "19:42" or "2021". */
static bool
has_time (EntSlice text)
{
  for (size_t i = 0, digits = 0; i < text.length; i++) {
    bool is_digit = g_ascii_isdigit (text.data[i]);
    bool ends_hour = text.data[i] == ':' && (digits == 1 || digits == 2) && i + 2 < text.length;
    if (ends_hour && g_ascii_isdigit (text.data[i + 1]) && g_ascii_isdigit (text.data[i + 2]))
      return true;
    digits = is_digit ? digits + 1 : 0;
    if (digits == 4 && (i + 1 == text.length || !g_ascii_isdigit (text.data[i + 1])) &&
        (text.data[i - 3] == '1' || text.data[i - 3] == '2'))
      return true;
  }
  return false;
}

/* "... <awa@example.org>:" */
static bool
ends_with_address (EntSlice line)
{
  size_t to = line.length;
  while (to > 0 && strchr (": \t>)]", line.data[to - 1]) != NULL)
    to--;
  size_t from = to;
  while (from > 0 && strchr (" \t\n<([", line.data[from - 1]) == NULL)
    from--;
  return to > from && memchr (line.data + from, '@', to - from) != NULL;
}

/* Whether @whole, which ends in a colon, says who wrote what follows: in words, or by a time and an address,
 * whatever the language. */
static bool
tells_author (EntSlice whole)
{
  static const char *const beginnings[] = {"On ",   "Le ",   "Am ",  "El ", "Il giorno ",
                                           "Il ",   "Op ",   "Den ", "Em ", "W dniu ",
                                           "Dnia ", "Pada ", "Vào ", "På ", NULL};
  static const char *const ends[] = {
      "wrote:",   "wrote :",     "a écrit :",   "a écrit :", "a écrit:", "a ecrit :",
      "schrieb:", "escribió:",   "ha scritto:", "schreef:",  "skrev:",   "escreveu:",
      "napisał:", "napisał(a):", "kirjoitti:",  "пишет:",    "написал:", NULL};
  bool has_address = memchr (whole.data, '@', whole.length) != NULL;
  return (ends_with_any (whole, ends) && (has_address || ent_mail_starts_with_any (whole, beginnings))) ||
         (ends_with_address (whole) && has_time (whole));
}

/* "Le lun. 15 nov. 2021 à 19:42, Awa Exemple <awa@example.org> a écrit :", in one line or broken. */
static bool
is_attribution (EntSlice line, EntSlice after)
{
  EntSlice last = line;
  for (int n = 0; n < MAX_ATTRIBUTION_LINES; n++) {
    EntSlice whole = {line.data, (size_t)(last.data + last.length - line.data)};
    if (whole.length > MAX_ATTRIBUTION_BYTES)
      return false;
    if (whole.data[whole.length - 1] == ':')
      return tells_author (whole);
    /* It is broken behind the time or the address, never before both. */
    if (!has_time (line) && memchr (line.data, '@', line.length) == NULL)
      return false;
    if (!ent_mail_next_line (&after, &last))
      return false;
    last = ent_slice_trim (last);
    if (last.length == 0 || last.data[0] == '>')
      return false;
  }
  return false;
}

/* "-----Message d'origine-----" and its like. */
static bool
is_divider (EntSlice line)
{
  static const char *const words[] = {"original message",    "message d'origine",       "message d’origine",
                                      "message original",    "ursprüngliche nachricht", "mensaje original",
                                      "messaggio originale", "reply message",           NULL};
  if (line.length < 8 || line.length > 80 || (line.data[0] != '-' && line.data[0] != '_'))
    return false;
  g_autofree char *lower = g_utf8_strdown (line.data, (gssize)line.length);
  for (size_t i = 0; words[i] != NULL; i++)
    if (strstr (lower, words[i]) != NULL)
      return true;
  return false;
}

/* The header that Outlook quotes: "De : ..." and, soon after, "Envoyé : ..." or a subject. */
static bool
is_quoted_header (EntSlice line, EntSlice after)
{
  static const char *const from[] = {
      "De :", "De :", "De:", "From:", "Von:", "Da:", "Van:", "*From:*", "*De :*", "Message du :", NULL};
  static const char *const sent[] = {"Envoyé",  "Sent:",    "Date :",     "Date :",  "Date:",   "Gesendet:",
                                     "Enviado", "Inviato:", "Verzonden:", "*Sent:*", "*Envoyé", "*Date",
                                     "Objet",   "Subject:", "Betreff:",   "Asunto:", "Sujet",   NULL};
  if (!ent_mail_starts_with_any (line, from))
    return false;
  for (int n = 0; n < MAX_HEADER_LINES; n++) {
    EntSlice next;
    if (!ent_mail_next_line (&after, &next))
      return false;
    if (ent_mail_starts_with_any (ent_slice_trim (next), sent))
      return true;
  }
  return false;
}

static bool
is_forward_mark (EntSlice line)
{
  static const char *const marks[] = {"---------- Forwarded message",
                                      "-------- Message transféré",
                                      "---------- Message transféré",
                                      "Begin forwarded message",
                                      "Début du message",
                                      "-------- Forwarded Message",
                                      "-------- Message original",
                                      NULL};
  return ent_mail_starts_with_any (line, marks);
}

static bool
is_rule (EntSlice line)
{
  size_t n = 0;
  while (n < line.length && strchr ("=_-*", line.data[n]) != NULL)
    n++;
  return n == line.length && n >= 3;
}

/* @length without the rules ("_____") that some programs draw above a quoted mail. */
static size_t
without_rules (EntSlice text, size_t length)
{
  while (length > 0) {
    size_t from = length - 1;
    while (from > 0 && text.data[from - 1] != '\n')
      from--;
    EntSlice line = ent_slice_trim ((EntSlice){text.data + from, length - from});
    if (line.length > 0 && !is_rule (line))
      break;
    length = from;
  }
  return length;
}

size_t
ent_mail_reply_length (EntSlice text, bool is_forward)
{
  if (is_forward)
    return text.length;
  EntSlice rest = text, raw;
  while (ent_mail_next_line (&rest, &raw)) {
    EntSlice line = ent_slice_trim (raw);
    if (line.length == 0)
      continue;
    if (is_attribution (line, rest) || is_divider (line) || is_quoted_header (line, rest) ||
        is_forward_mark (line))
      return without_rules (text, (size_t)(raw.data - text.data));
  }
  return text.length;
}

size_t
ent_mail_html_reply_length (EntSlice html)
{
  static const char *const marks[] = {"class=\"gmail_quote",
                                      "class=gmail_quote",
                                      "<blockquote",
                                      "<BLOCKQUOTE",
                                      "id=\"divRplyFwdMsg\"",
                                      "id=\"appendonsend\"",
                                      "class=\"moz-cite-prefix\"",
                                      "class=\"yahoo_quoted",
                                      "id=\"reply-intro\"",
                                      "class=\"protonmail_quote"};
  size_t length = html.length;
  for (size_t i = 0; i < G_N_ELEMENTS (marks); i++) {
    ssize_t at = ent_slice_find (html, ent_slice (marks[i]));
    if (at < 0 || (size_t)at >= length)
      continue;
    /* The tag that the mark stands in is not the sender's either. */
    const char *tag = memrchr (html.data, '<', (size_t)at + 1);
    length = tag != NULL ? (size_t)(tag - html.data) : (size_t)at;
  }
  return length;
}
