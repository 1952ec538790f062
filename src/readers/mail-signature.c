/* Facts in a signature, only where they are clear: a labelled or international phone number; title and
 * organisation in the lines below the sender's own name. */
#include "readers/mail-parse-private.h"

#include <string.h>

#define MAX_FACT_BYTES 80

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

/* The number in a line like "Tél. : +33 6 12 34 56 78 | Fax ..."; empty when there is none. */
static EntSlice
find_phone (EntSlice line)
{
  size_t from = 0;
  while (from < line.length && line.data[from] != '+' && !g_ascii_isdigit (line.data[from]))
    from++;
  size_t to = from;
  while (to < line.length && (g_ascii_isdigit (line.data[to]) || strchr ("+ .-()/\t", line.data[to]) != NULL))
    to++;
  EntSlice number = ent_slice_trim ((EntSlice){line.data + from, to - from});
  size_t digits = count_digits (number);
  bool is_number =
      number.length > 0 && (number.data[0] == '+' || number.data[0] == '0') && digits >= 9 && digits <= 15;
  return is_number ? number : (EntSlice){NULL, 0};
}

/* Whether @line says that its number is no phone to reach the person by. */
static bool
is_other_number (EntSlice line)
{
  g_autofree char *folded = ent_fold (line);
  return g_str_has_prefix (folded, "fax") || strstr (folded, "siret") != NULL ||
         strstr (folded, "rcs") != NULL || strstr (folded, "tva") != NULL;
}

static bool
is_fact (EntSlice line)
{
  return line.length >= 3 && line.length <= MAX_FACT_BYTES && count_digits (line) == 0 &&
         memchr (line.data, '@', line.length) == NULL && ent_slice_find (line, ENT_SLICE ("://")) < 0 &&
         ent_slice_find (line, ENT_SLICE ("www.")) < 0 && line.data[line.length - 1] != '.' &&
         line.data[line.length - 1] != ',';
}

/* "Directrice des achats | Acme", "Buyer at Acme", or two lines. */
static void
take_job (EntSlice line, EntSlice next, EntSignature *signature)
{
  static const char *const dividers[] = {" | ", " – ", " — ", " chez ", " at ", " @ "};
  if (!is_fact (line))
    return;
  for (size_t i = 0; i < G_N_ELEMENTS (dividers); i++) {
    ssize_t at = ent_slice_find (line, ent_slice (dividers[i]));
    if (at <= 0)
      continue;
    signature->title = ent_slice_trim ((EntSlice){line.data, (size_t)at});
    signature->organisation = ent_slice_trim (ent_slice_from (line, (size_t)at + strlen (dividers[i])));
    return;
  }
  signature->title = line;
  if (is_fact (next))
    signature->organisation = next;
}

void
ent_mail_read_signature (EntSlice block, EntSlice name, EntSignature *out_signature)
{
  *out_signature = (EntSignature){0};
  g_autoptr (GString) wanted = g_string_new (NULL), folded = g_string_new (NULL);
  ent_fold_name_append (name, wanted);
  EntSlice rest = block;
  while (!ent_slice_is_empty (rest)) {
    EntSlice line = cut_line (&rest);
    if (out_signature->phone.length == 0 && !is_other_number (line))
      out_signature->phone = find_phone (line);
    g_string_truncate (folded, 0);
    ent_fold_name_append (line, folded);
    if (wanted->len == 0 || out_signature->title.length > 0 || !g_string_equal (wanted, folded))
      continue;
    EntSlice ahead = rest;
    EntSlice first = cut_line (&ahead), second = cut_line (&ahead);
    take_job (first, second, out_signature);
  }
}
