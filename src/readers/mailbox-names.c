/* What the names of folders and files say of the mails in them. */
#include "readers/mailbox-private.h"

/* Folded (ent_fold_append): English, French, German, as mail programs and providers call them. */
static const struct {
  const char *name;
  EntMailHints hints;
} folder_names[] = {
    {"sent", ENT_MAIL_HINT_SENT},
    {"sent items", ENT_MAIL_HINT_SENT},
    {"sent mail", ENT_MAIL_HINT_SENT},
    {"sent messages", ENT_MAIL_HINT_SENT},
    {"outbox", ENT_MAIL_HINT_SENT | ENT_MAIL_HINT_DRAFT},
    {"unsent messages", ENT_MAIL_HINT_DRAFT},
    {"envoye", ENT_MAIL_HINT_SENT},
    {"envoyes", ENT_MAIL_HINT_SENT},
    {"elements envoyes", ENT_MAIL_HINT_SENT},
    {"messages envoyes", ENT_MAIL_HINT_SENT},
    {"courrier envoye", ENT_MAIL_HINT_SENT},
    {"objets envoyes", ENT_MAIL_HINT_SENT},
    {"gesendet", ENT_MAIL_HINT_SENT},
    {"gesendete elemente", ENT_MAIL_HINT_SENT},
    {"gesendete objekte", ENT_MAIL_HINT_SENT},
    {"gesendete nachrichten", ENT_MAIL_HINT_SENT},
    {"draft", ENT_MAIL_HINT_DRAFT},
    {"drafts", ENT_MAIL_HINT_DRAFT},
    {"templates", ENT_MAIL_HINT_DRAFT},
    {"brouillon", ENT_MAIL_HINT_DRAFT},
    {"brouillons", ENT_MAIL_HINT_DRAFT},
    {"modeles", ENT_MAIL_HINT_DRAFT},
    {"entwurf", ENT_MAIL_HINT_DRAFT},
    {"entwurfe", ENT_MAIL_HINT_DRAFT},
    {"vorlagen", ENT_MAIL_HINT_DRAFT},
    {"trash", ENT_MAIL_HINT_DELETED},
    {"bin", ENT_MAIL_HINT_DELETED},
    {"deleted items", ENT_MAIL_HINT_DELETED},
    {"deleted messages", ENT_MAIL_HINT_DELETED},
    {"corbeille", ENT_MAIL_HINT_DELETED},
    {"elements supprimes", ENT_MAIL_HINT_DELETED},
    {"messages supprimes", ENT_MAIL_HINT_DELETED},
    {"papierkorb", ENT_MAIL_HINT_DELETED},
    {"geloschte elemente", ENT_MAIL_HINT_DELETED},
    {"geloschte objekte", ENT_MAIL_HINT_DELETED},
    {"spam", ENT_MAIL_HINT_SPAM},
    {"junk", ENT_MAIL_HINT_SPAM},
    {"junk e mail", ENT_MAIL_HINT_SPAM},
    {"junk email", ENT_MAIL_HINT_SPAM},
    {"junk mail", ENT_MAIL_HINT_SPAM},
    {"bulk mail", ENT_MAIL_HINT_SPAM},
    {"indesirable", ENT_MAIL_HINT_SPAM},
    {"indesirables", ENT_MAIL_HINT_SPAM},
    {"courrier indesirable", ENT_MAIL_HINT_SPAM},
    {"courriers indesirables", ENT_MAIL_HINT_SPAM},
    {"pourriel", ENT_MAIL_HINT_SPAM},
    {"pourriels", ENT_MAIL_HINT_SPAM},
    {"spamverdacht", ENT_MAIL_HINT_SPAM},
    {"unerwunscht", ENT_MAIL_HINT_SPAM},
    {"unerwunschte werbung", ENT_MAIL_HINT_SPAM},
};

static EntMailHints
hints_of_part (EntSlice part)
{
  static const char *const suffixes[] = {".mbox", ".mbx", ".sbd", ".eml"};
  for (size_t i = 0; i < G_N_ELEMENTS (suffixes); i++) {
    EntSlice suffix = ent_slice (suffixes[i]);
    if (part.length > suffix.length &&
        ent_slice_equal_ascii_case (ent_slice_from (part, part.length - suffix.length), suffix))
      part.length -= suffix.length;
  }
  g_autoptr (GString) decoded = g_string_new (NULL);
  ent_mailbox_append_utf7 (part, decoded);
  g_autofree char *folded = ent_fold (ent_slice_of (decoded));
  for (size_t i = 0; i < G_N_ELEMENTS (folder_names); i++)
    if (g_str_equal (folded, folder_names[i].name))
      return folder_names[i].hints;
  return 0;
}

EntMailHints
ent_mailbox_hints_of (const char *name)
{
  EntMailHints hints = 0;
  EntSlice rest = ent_slice (name), part, piece;
  while (ent_slice_cut (&rest, "/", &part)) {
    bool is_maildir = part.length > 0 && part.data[0] == '.'; /* ".Archive.Sent" */
    while (ent_slice_cut (&part, is_maildir ? "." : "/", &piece))
      hints |= hints_of_part (piece);
  }
  return hints;
}

/* ---- Modified UTF-7 ---- */

/* The sixteen-bit units behind a `&`, whose base64 has `,` for `/` and no padding. */
static bool
append_utf16 (EntSlice code, GString *out)
{
  static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+,";
  g_autoptr (GArray) units = g_array_new (FALSE, FALSE, sizeof (gunichar2));
  uint32_t bits = 0;
  unsigned n_bits = 0;
  for (size_t i = 0; i < code.length; i++) {
    const char *at = code.data[i] != '\0' ? strchr (alphabet, code.data[i]) : NULL;
    if (at == NULL)
      return false;
    bits = (bits << 6) | (uint32_t)(at - alphabet);
    n_bits += 6;
    if (n_bits < 16)
      continue;
    n_bits -= 16;
    gunichar2 unit = (gunichar2)((bits >> n_bits) & 0xFFFF);
    g_array_append_val (units, unit);
  }
  if (units->len == 0)
    return false;
  const gunichar2 *data = (const gunichar2 *)(const void *)units->data;
  g_autofree char *text = g_utf16_to_utf8 (data, units->len, NULL, NULL, NULL);
  if (text == NULL)
    return false;
  g_string_append (out, text);
  return true;
}

void
ent_mailbox_append_utf7 (EntSlice name, GString *out)
{
  size_t start = out->len;
  EntSlice rest = name;
  while (rest.length > 0) {
    const char *close = rest.data[0] == '&' ? memchr (rest.data, '-', rest.length) : NULL;
    size_t length = close != NULL ? (size_t)(close - rest.data) : 0;
    if (length == 1) {
      g_string_append_c (out, '&');
    } else if (length == 0 && rest.data[0] != '&') {
      g_string_append_c (out, rest.data[0]);
    } else if (length == 0 || !append_utf16 ((EntSlice){rest.data + 1, length - 1}, out)) {
      g_string_truncate (out, start);
      g_string_append_len (out, name.data, (gssize)name.length);
      return;
    }
    rest = ent_slice_from (rest, length + 1);
  }
}

/* ---- Flags of a Maildir ---- */

EntSlice
ent_mailbox_cut_flags (const char *name, EntMailHints *out_hints)
{
  static const struct {
    char flag;
    EntMailHints hint;
  } flags[] = {{'D', ENT_MAIL_HINT_DRAFT}, {'R', ENT_MAIL_HINT_REPLIED}, {'T', ENT_MAIL_HINT_DELETED}};
  EntSlice unique = ent_slice (name);
  *out_hints = 0;
  for (size_t i = unique.length; i-- > 0;) {
    if (strchr (":;!", name[i]) == NULL || name[i + 1] == '\0' || name[i + 2] != ',')
      continue;
    for (size_t k = 0; name[i + 1] == '2' && k < G_N_ELEMENTS (flags); k++)
      if (strchr (name + i + 3, flags[k].flag) != NULL)
        *out_hints |= flags[k].hint;
    unique.length = i;
    break;
  }
  return unique;
}
