/* What the sender of a mail wrote, without the mails it quotes and without the signature. Line by line; what
 * is in doubt stays. */
#include "readers/mail-parse-private.h"

#include <string.h>

#define MAX_ATTRIBUTION_LINES 4 /* "On Monday ... wrote:" may be broken */
#define MAX_ATTRIBUTION_BYTES 400
#define MAX_HEADER_LINES 6 /* within which a quoted header shows that it is one */
#define MAX_SIGNATURE_LINES 12
#define MAX_SIGNATURE_BYTES 700

/* The line at @text, which moves behind it. */
static bool
next_line (EntSlice *text, EntSlice *out_line)
{
  if (text->length == 0)
    return false;
  const char *end = memchr (text->data, '\n', text->length);
  size_t length = end != NULL ? (size_t)(end - text->data) : text->length;
  *out_line = (EntSlice){text->data, length};
  *text = ent_slice_from (*text, MIN (length + 1, text->length));
  return true;
}

static bool
starts_with_any (EntSlice line, const char *const *beginnings)
{
  for (; *beginnings != NULL; beginnings++)
    if (ent_slice_starts_with_ascii_case (line, ent_slice (*beginnings)))
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

/* "Le lun. 15 nov. 2021 à 19:42, Awa Exemple <awa@example.org> a écrit :", in one line or broken. */
static bool
is_attribution (EntSlice line, EntSlice after)
{
  static const char *const beginnings[] = {"On ",   "Le ",   "Am ",  "El ", "Il giorno ",
                                           "Il ",   "Op ",   "Den ", "Em ", "W dniu ",
                                           "Dnia ", "Pada ", "Vào ", "På ", NULL};
  static const char *const ends[] = {
      "wrote:",   "wrote :",     "a écrit :",   "a écrit :", "a écrit:", "a ecrit :",
      "schrieb:", "escribió:",   "ha scritto:", "schreef:",  "skrev:",   "escreveu:",
      "napisał:", "napisał(a):", "kirjoitti:",  "пишет:",    "написал:", NULL};
  if (!starts_with_any (line, beginnings) && memchr (line.data, '@', line.length) == NULL)
    return false;
  EntSlice last = line;
  size_t bytes = line.length;
  for (int n = 0; n < MAX_ATTRIBUTION_LINES && bytes < MAX_ATTRIBUTION_BYTES; n++) {
    if (ends_with_any (last, ends))
      return true;
    if (!next_line (&after, &last))
      return false;
    last = ent_slice_trim (last);
    if (last.length == 0 || last.data[0] == '>')
      return false;
    bytes += last.length;
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
      "De :", "De :", "De:", "From:", "Von:", "Da:", "Van:", "*From:*", "*De :*", NULL};
  static const char *const sent[] = {"Envoyé",  "Sent:",    "Date :",     "Date :",  "Date:",   "Gesendet:",
                                     "Enviado", "Inviato:", "Verzonden:", "*Sent:*", "*Envoyé", "*Date",
                                     "Objet",   "Subject:", "Betreff:",   "Asunto:", NULL};
  if (!starts_with_any (line, from))
    return false;
  for (int n = 0; n < MAX_HEADER_LINES; n++) {
    EntSlice next;
    if (!next_line (&after, &next))
      return false;
    if (starts_with_any (ent_slice_trim (next), sent))
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
  return starts_with_any (line, marks);
}

size_t
ent_mail_reply_length (EntSlice text, bool is_forward)
{
  if (is_forward)
    return text.length;
  EntSlice rest = text, raw;
  while (next_line (&rest, &raw)) {
    EntSlice line = ent_slice_trim (raw);
    if (line.length == 0)
      continue;
    if (is_attribution (line, rest) || is_divider (line) || is_quoted_header (line, rest) ||
        is_forward_mark (line))
      return (size_t)(raw.data - text.data);
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

static bool
is_mobile_mark (EntSlice line)
{
  static const char *const marks[] = {"Sent from my ",
                                      "Envoyé de mon ",
                                      "Envoyé depuis ",
                                      "Envoyé à partir de ",
                                      "Get Outlook for ",
                                      "Obtenir Outlook pour ",
                                      "Télécharger Outlook pour ",
                                      "Sent from Outlook",
                                      "Sent via ",
                                      "Von meinem ",
                                      "Gesendet von ",
                                      NULL};
  return starts_with_any (line, marks);
}

static bool
is_signature_mark (EntSlice raw)
{
  EntSlice line = raw;
  if (line.length > 0 && line.data[line.length - 1] == '\r')
    line.length--;
  return ent_slice_equal (line, ENT_SLICE ("-- ")) || ent_slice_equal (line, ENT_SLICE ("--")) ||
         ent_slice_equal (line, ENT_SLICE ("—")) || ent_slice_equal (line, ENT_SLICE ("__"));
}

/* "Cordialement," ends what was written: the name and the rest behind it are the signature. */
static bool
is_sign_off (EntSlice line)
{
  static const char *const words[] = {"cordialement",
                                      "bien cordialement",
                                      "tres cordialement",
                                      "bien a vous",
                                      "sinceres salutations",
                                      "salutations distinguees",
                                      "amicalement",
                                      "bonne journee",
                                      "bonne soiree",
                                      "belle journee",
                                      "meilleures salutations",
                                      "a bientot",
                                      "best regards",
                                      "kind regards",
                                      "regards",
                                      "warm regards",
                                      "best",
                                      "sincerely",
                                      "yours sincerely",
                                      "cheers",
                                      "all the best",
                                      "many thanks",
                                      "mit freundlichen grussen",
                                      "bien cdlt",
                                      "cdlt",
                                      "cdt",
                                      NULL};
  if (line.length > 40)
    return false;
  g_autofree char *folded = ent_fold (line);
  for (size_t i = 0; words[i] != NULL; i++)
    if (strcmp (folded, words[i]) == 0)
      return true;
  return false;
}

/* A signature is short: what goes on for long behind a "--" or a greeting was written. */
static bool
is_short (EntSlice block)
{
  unsigned lines = 0;
  EntSlice line;
  for (EntSlice rest = block; next_line (&rest, &line);)
    lines += ent_slice_trim (line).length > 0;
  return lines <= MAX_SIGNATURE_LINES && block.length <= MAX_SIGNATURE_BYTES;
}

void
ent_mail_append_reply (EntSlice text, GString *out, EntSlice *out_signature)
{
  *out_signature = (EntSlice){NULL, 0};
  EntSlice rest = text, raw;
  while (next_line (&rest, &raw)) {
    EntSlice line = ent_slice_trim (raw);
    bool ends = is_signature_mark (raw) || is_mobile_mark (line), signs = !ends && is_sign_off (line);
    if (ends || signs) {
      EntSlice block =
          ends && !is_signature_mark (raw) ? (EntSlice){raw.data, raw.length + rest.length} : rest;
      if (is_short (block)) {
        if (signs)
          g_string_append_len (out, line.data, (gssize)line.length);
        *out_signature = block;
        return;
      }
    }
    if (line.length > 0 && line.data[0] == '>')
      continue;
    g_string_append_len (out, raw.data, (gssize)raw.length);
    g_string_append_c (out, '\n');
  }
}
