#include "base/fold.h"

/* Letters that compatibility decomposition leaves whole. */
static const char *
open_ligature (gunichar c)
{
  switch (c) {
  case 0x00C6:
  case 0x00E6:
    return "ae";
  case 0x0152:
  case 0x0153:
    return "oe";
  case 0x00DF:
  case 0x1E9E:
    return "ss";
  case 0x00D8:
  case 0x00F8:
    return "o";
  case 0x0141:
  case 0x0142:
    return "l";
  case 0x0110:
  case 0x0111:
  case 0x00D0:
  case 0x00F0:
    return "d";
  case 0x00DE:
  case 0x00FE:
    return "th";
  case 0x0131:
    return "i";
  default:
    return NULL;
  }
}

static bool
ends_word (const GString *out, size_t start)
{
  return out->len == start || out->str[out->len - 1] == ' ';
}

/* Appends what is left of @c when case, marks and typography are gone. */
static void
fold_character (gunichar c, size_t start, GString *out)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  size_t n_parts = g_unichar_fully_decompose (c, TRUE, parts, G_N_ELEMENTS (parts));
  for (size_t i = 0; i < n_parts; i++) {
    if (g_unichar_ismark (parts[i]))
      continue;
    /* After decomposition, so that an æ under an accent is opened too. */
    const char *opened = open_ligature (parts[i]);
    if (opened != NULL)
      g_string_append (out, opened);
    else if (g_unichar_isalnum (parts[i]))
      g_string_append_unichar (out, g_unichar_tolower (parts[i]));
    else if (!ends_word (out, start))
      g_string_append_c (out, ' ');
  }
}

void
ent_fold_append (EntSlice text, GString *out)
{
  size_t start = out->len;
  for (size_t i = 0; i < text.length;) {
    unsigned char byte = (unsigned char)text.data[i];
    if (byte < 0x80) {
      if (g_ascii_isalnum (byte))
        g_string_append_c (out, g_ascii_tolower ((char)byte));
      else if (!ends_word (out, start))
        g_string_append_c (out, ' ');
      i++;
      continue;
    }
    gunichar c = g_utf8_get_char_validated (text.data + i, (gssize)(text.length - i));
    if (c == (gunichar)-1 || c == (gunichar)-2) {
      i++;
      continue;
    }
    fold_character (c, start, out);
    i += (size_t)(g_utf8_next_char (text.data + i) - (text.data + i));
  }
  if (out->len > start && out->str[out->len - 1] == ' ')
    g_string_truncate (out, out->len - 1);
}

char *
ent_fold (EntSlice text)
{
  GString *out = g_string_sized_new (text.length + 1);
  ent_fold_append (text, out);
  return g_string_free (out, FALSE);
}

#define MIN_STEM 4

void
ent_fold_stems_append (EntSlice text, GString *out)
{
  size_t start = out->len;
  ent_fold_append (text, out);
  /* In place: stems are never longer. */
  size_t to = start, word = start;
  for (size_t from = start; from <= out->len; from++) {
    bool at_end = from == out->len;
    if (!at_end && out->str[from] != ' ') {
      out->str[to++] = out->str[from];
      continue;
    }
    if (to - word >= MIN_STEM && (out->str[to - 1] == 's' || out->str[to - 1] == 'x'))
      to--;
    if (!at_end)
      out->str[to++] = ' ';
    word = to;
  }
  g_string_truncate (out, to);
}

/* How the end of a stem in one number becomes that in the other; the first that fits and is not kept back. */
static const struct {
  const char *end, *other;
  const char *but; /* letters in front that keep it back, or NULL */
  size_t min;      /* letters of the stem */
} twins[] = {
    {"ie", "y", "aeou", 5}, {"y", "ie", "aeou", 4}, {"au", "al", "e", 5},   {"au", "ail", "e", 5},
    {"al", "au", NULL, 5},  {"ail", "au", NULL, 6}, {"sse", "s", NULL, 5},  {"s", "sse", NULL, 4},
    {"che", "ch", NULL, 5}, {"ch", "che", NULL, 4}, {"she", "sh", NULL, 5}, {"sh", "she", NULL, 4},
    {"xe", "x", NULL, 4},   {"x", "xe", NULL, 3},
};

void
ent_fold_twins_append (EntSlice stem, GString *out)
{
  const char *separator = "";
  for (size_t i = 0; i < G_N_ELEMENTS (twins); i++) {
    size_t end = strlen (twins[i].end);
    if (stem.length < twins[i].min || stem.length <= end ||
        memcmp (stem.data + stem.length - end, twins[i].end, end) != 0 ||
        (twins[i].but != NULL && strchr (twins[i].but, stem.data[stem.length - end - 1]) != NULL))
      continue;
    g_string_append (out, separator);
    g_string_append_len (out, stem.data, (gssize)(stem.length - end));
    g_string_append (out, twins[i].other);
    separator = " ";
  }
}

static const char *const elisions[] = {"l", "d", "j",  "m",     "t",      "s",
                                       "n", "c", "qu", "jusqu", "lorsqu", "puisqu"};

/* Bytes of the apostrophe that @text starts with, as keyboards and typesetters write it; 0 for none. */
static size_t
apostrophe_at (EntSlice text)
{
  static const char *const apostrophes[] = {"'", "’", "ʼ", "´", "`"};
  for (size_t i = 0; i < G_N_ELEMENTS (apostrophes); i++) {
    size_t length = strlen (apostrophes[i]);
    if (text.length >= length && memcmp (text.data, apostrophes[i], length) == 0)
      return length;
  }
  return 0;
}

/* Whether @text starts with a sound that French elides in front of. */
static bool
starts_with_vowel (EntSlice text)
{
  g_autofree char *folded = ent_fold (text);
  return *folded != '\0' && strchr ("aeiouyh", *folded) != NULL;
}

EntSlice
ent_fold_behind_elision (EntSlice word)
{
  for (size_t i = 0; i < G_N_ELEMENTS (elisions); i++) {
    EntSlice elided = ent_slice (elisions[i]);
    if (!ent_slice_starts_with_ascii_case (word, elided))
      continue;
    EntSlice rest = ent_slice_from (word, elided.length);
    size_t apostrophe = apostrophe_at (rest);
    if (apostrophe > 0 && starts_with_vowel (ent_slice_from (rest, apostrophe)))
      return ent_slice_from (rest, apostrophe);
  }
  for (size_t at = word.length > 5 ? word.length - 5 : 1; at + 1 < word.length; at++) {
    size_t apostrophe = apostrophe_at (ent_slice_from (word, at));
    EntSlice ending = ent_slice_from (word, at + apostrophe);
    if (apostrophe > 0 && ent_slice_equal_ascii_case (ending, ENT_SLICE ("s")))
      return (EntSlice){word.data, at};
  }
  return word;
}

/* Words around a name that are not part of it. */
static const char *const name_titles[] = {
    "dr",  "docteur", "me",  "maitre", "prof", "professeur", "mr",  "mrs", "ms",  "m",   "mme", "mlle",
    "sir", "mba",     "phd", "pmp",    "msc",  "cfa",        "hdr", "dba", "ing", "esq", "jr",  "eng"};

static bool
is_name_title (EntSlice word)
{
  for (size_t i = 0; i < G_N_ELEMENTS (name_titles); i++)
    if (ent_slice_equal (word, ent_slice (name_titles[i])))
      return true;
  return false;
}

/* @name up to "|" or ",", without what stands in brackets. */
static void
append_bare_name (EntSlice name, GString *out)
{
  int depth = 0;
  for (size_t i = 0; i < name.length; i++) {
    char c = name.data[i];
    if (c == '|' || c == ',')
      return;
    if (c == '(' || c == '[')
      depth++;
    else if ((c == ')' || c == ']') && depth > 0)
      depth--;
    else if (depth == 0)
      g_string_append_c (out, c);
  }
}

void
ent_fold_name_append (EntSlice name, GString *out)
{
  g_autoptr (GString) bare = g_string_sized_new (name.length + 1);
  append_bare_name (name, bare);
  g_autoptr (GString) folded = g_string_sized_new (bare->len + 1);
  ent_fold_append (ent_slice_of (bare), folded);

  size_t start = out->len;
  EntSlice rest = ent_slice_of (folded);
  EntSlice word;
  while (ent_slice_cut (&rest, " ", &word)) {
    if (is_name_title (word))
      continue;
    if (out->len > start)
      g_string_append_c (out, ' ');
    g_string_append_len (out, word.data, (gssize)word.length);
  }
  /* A person whose whole name is a title ("Me", "Ing") keeps it. */
  if (out->len == start)
    g_string_append_len (out, folded->str, (gssize)folded->len);
}
