/* What the sender of a mail wrote: without quoted lines, and without the signature, which is told apart. */
#include "readers/mail-parse-private.h"

#include <string.h>

#define MAX_SIGNATURE_LINES 12
#define MAX_SIGNATURE_BYTES 700

bool
ent_mail_is_mobile_mark (EntSlice line)
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
  return ent_mail_starts_with_any (line, marks);
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
bool
ent_mail_is_sign_off (EntSlice line)
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
  if (block.length > MAX_SIGNATURE_BYTES)
    return false;
  for (EntSlice rest = block; ent_mail_next_line (&rest, &line);)
    lines += ent_slice_trim (line).length > 0;
  return lines <= MAX_SIGNATURE_LINES;
}

void
ent_mail_append_reply (EntSlice text, GString *out, EntSlice *out_signature)
{
  *out_signature = (EntSlice){NULL, 0};
  EntSlice rest = text, raw;
  while (ent_mail_next_line (&rest, &raw)) {
    EntSlice line = ent_slice_trim (raw);
    bool ends = is_signature_mark (raw) || ent_mail_is_mobile_mark (line),
         signs = !ends && ent_mail_is_sign_off (line);
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
