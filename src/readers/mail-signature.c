/* Facts in a signature, only where they are clear: a labelled or international phone number; title and
 * organisation in the lines below the sender's own name. */
#include "readers/mail-parse-private.h"

#include <string.h>

#define MAX_FACT_BYTES 80
#define MAX_SHORT_WORD 4 /* bytes of "Inc", "S.A" */

static EntSlice
cut_line (EntSlice *text)
{
  EntSlice line = {NULL, 0};
  ent_slice_cut (text, "\n", &line);
  return ent_slice_trim (line);
}

static size_t
count_digits (EntSlice text)
{
  size_t n = 0;
  for (size_t i = 0; i < text.length; i++)
    n += g_ascii_isdigit (text.data[i]) ? 1 : 0;
  return n;
}

static bool
is_phone (EntSlice number)
{
  size_t digits = count_digits (number);
  return number.length > 0 && (number.data[0] == '+' || number.data[0] == '0') && digits >= 9 && digits <= 15;
}

/* The first number in a line like "Tél. : +33 6 12 34 56 78 / Fax ..."; empty when there is none. */
static EntSlice
find_phone (EntSlice line)
{
  for (size_t from = 0; from < line.length; from++) {
    if (line.data[from] != '+' && !g_ascii_isdigit (line.data[from]))
      continue;
    size_t to = from;
    while (to < line.length &&
           (g_ascii_isdigit (line.data[to]) || strchr ("+ .-()/\t", line.data[to]) != NULL) &&
           !(line.data[to] == '/' && line.data[to - 1] == ' '))
      to++;
    EntSlice number = ent_slice_trim ((EntSlice){line.data + from, to - from});
    if (is_phone (number))
      return number;
    from = to;
  }
  return (EntSlice){NULL, 0};
}

/* Whether @line says that its number is no phone to reach the person by. */
static bool
is_other_number (EntSlice line)
{
  g_autofree char *folded = ent_fold (line);
  return g_str_has_prefix (folded, "fax") || strstr (folded, "siret") != NULL ||
         strstr (folded, "rcs") != NULL || strstr (folded, "tva") != NULL;
}

/* A sentence ends in a full stop, "Acme Inc." in one that belongs to a short word. */
static bool
is_sentence (EntSlice line)
{
  size_t letters = 0;
  if (line.data[line.length - 1] != '.')
    return false;
  while (letters + 1 < line.length && line.data[line.length - 2 - letters] != ' ')
    letters++;
  return letters > MAX_SHORT_WORD;
}

/* What stands below a name and says nothing of who bears it. */
static bool
is_phrase (EntSlice line)
{
  static const char *const beginnings[] = {"Ce message", "Ce mail",      "Ce courriel",  "Cet e",
                                           "This e",     "This message", "Pensez",       "Please consider",
                                           "Merci de",   "P ",           "Think before", NULL};
  return ent_mail_is_mobile_mark (line) || ent_mail_is_sign_off (line) ||
         ent_mail_starts_with_any (line, beginnings);
}

static bool
is_fact (EntSlice line)
{
  return line.length >= 2 && line.length <= MAX_FACT_BYTES && count_digits (line) == 0 &&
         memchr (line.data, '@', line.length) == NULL && ent_slice_find (line, ENT_SLICE ("://")) < 0 &&
         ent_slice_find (line, ENT_SLICE ("www.")) < 0 && line.data[line.length - 1] != ',' &&
         !is_sentence (line) && !is_phrase (line);
}

/* "Directrice des achats | Acme", "Buyer at Acme", or two lines. */
static void
take_job (EntSlice line, EntSlice next, EntSignature *signature)
{
  static const char *const dividers[] = {" | ", " – ", " — ", " chez ", " at ", " @ "};
  EntSlice title = line, organisation = next;
  for (size_t i = 0; i < G_N_ELEMENTS (dividers); i++) {
    ssize_t at = ent_slice_find (line, ent_slice (dividers[i]));
    if (at <= 0)
      continue;
    title = ent_slice_trim ((EntSlice){line.data, (size_t)at});
    organisation = ent_slice_from (line, (size_t)at + strlen (dividers[i]));
    ssize_t end = ent_slice_find (organisation, ENT_SLICE (" | "));
    if (end >= 0)
      organisation.length = (size_t)end;
    organisation = ent_slice_trim (organisation);
    break;
  }
  if (!is_fact (title))
    return;
  signature->title = title;
  if (is_fact (organisation))
    signature->organisation = organisation;
}

/* The rest of a line that begins with the folded name @wanted and a divider: "Zoé Exemple, CFO". */
static bool
cut_name (EntSlice line, EntSlice wanted, GString *folded, EntSlice *out_rest)
{
  static const char *const dividers[] = {",", " | ", " - ", " – ", " — "};
  for (size_t i = 0; i < G_N_ELEMENTS (dividers); i++) {
    ssize_t at = ent_slice_find (line, ent_slice (dividers[i]));
    if (at <= 0)
      continue;
    g_string_truncate (folded, 0);
    ent_fold_name_append ((EntSlice){line.data, (size_t)at}, folded);
    if (ent_slice_equal (ent_slice_of (folded), wanted)) {
      *out_rest = ent_slice_trim (ent_slice_from (line, (size_t)at + strlen (dividers[i])));
      return true;
    }
  }
  return false;
}

/* Without the stars of a text that was bold. */
static EntSlice
bare_line (EntSlice *text)
{
  EntSlice line = cut_line (text);
  while (line.length > 1 && line.data[0] == '*' && line.data[line.length - 1] == '*')
    line = ent_slice_trim ((EntSlice){line.data + 1, line.length - 2});
  return line;
}

/* The next line of @text that is not blank. */
static EntSlice
next_line (EntSlice *text)
{
  EntSlice line = bare_line (text);
  while (line.length == 0 && text->length > 0)
    line = bare_line (text);
  return line;
}

/* The title stands behind the name or below it. */
static void
look_for_job (EntSlice line, EntSlice rest, EntSlice wanted, GString *folded, EntSignature *signature)
{
  EntSlice behind;
  if (cut_name (line, wanted, folded, &behind)) {
    take_job (behind, next_line (&rest), signature);
    return;
  }
  g_string_truncate (folded, 0);
  ent_fold_name_append (line, folded);
  if (!ent_slice_equal (ent_slice_of (folded), wanted))
    return;
  EntSlice first = next_line (&rest), second = next_line (&rest);
  take_job (first, second, signature);
}

void
ent_mail_read_signature (EntSlice block, EntSlice name, EntSignature *out_signature)
{
  *out_signature = (EntSignature){0};
  if (block.length == 0)
    return;
  g_autoptr (GString) wanted = g_string_new (NULL), folded = g_string_new (NULL);
  ent_fold_name_append (name, wanted);
  EntSlice rest = block;
  while (!ent_slice_is_empty (rest)) {
    EntSlice line = bare_line (&rest);
    if (out_signature->phone.length == 0 && !is_other_number (line))
      out_signature->phone = find_phone (line);
    if (wanted->len > 0 && out_signature->title.length == 0)
      look_for_job (line, rest, ent_slice_of (wanted), folded, out_signature);
  }
}
