/* Names in ASCII: transliteration of what folding leaves in other scripts, and how surnames sound. */
#include "identity/name.h"

typedef struct {
  gunichar first;
  const char *const *letters;
  size_t n_letters;
} Script;

/* Lower case from U+0430: as passports write it, where mails mostly agree. */
static const char *const cyrillic[] = {"a",  "b",   "v", "g", "d", "e",  "zh", "z",  "i", "i", "k",  "l",
                                       "m",  "n",   "o", "p", "r", "s",  "t",  "u",  "f", "h", "ts", "ch",
                                       "sh", "sch", "",  "y", "",  "e",  "yu", "ya", "e", "e", "d",  "g",
                                       "e",  "z",   "i", "i", "j", "lj", "nj", "c",  "k", "i", "u",  "dz"};

/* Lower case from U+03B1. */
static const char *const greek[] = {"a", "v", "g", "d", "e", "z", "i", "th", "i", "k",  "l",  "m", "n",
                                    "x", "o", "p", "r", "s", "s", "t", "i",  "f", "ch", "ps", "o"};

static const Script scripts[] = {
    {0x0430, cyrillic, G_N_ELEMENTS (cyrillic)},
    {0x03B1, greek, G_N_ELEMENTS (greek)},
};

static const char *
find_letters (gunichar c)
{
  for (size_t i = 0; i < G_N_ELEMENTS (scripts); i++)
    if (c >= scripts[i].first && c < scripts[i].first + scripts[i].n_letters)
      return scripts[i].letters[c - scripts[i].first];
  return NULL;
}

void
ent_name_fold_append (EntSlice text, GString *out)
{
  size_t start = out->len;
  ent_fold_append (text, out);
  if (ent_text_is_ascii ((EntSlice){out->str + start, out->len - start}))
    return;
  g_autoptr (GString) folded = g_string_new_len (out->str + start, (gssize)(out->len - start));
  g_string_truncate (out, start);
  for (const char *at = folded->str; *at != '\0'; at = g_utf8_next_char (at)) {
    gunichar c = g_utf8_get_char (at);
    const char *letters = find_letters (c);
    if (letters != NULL)
      g_string_append (out, letters);
    else
      g_string_append_unichar (out, c);
  }
}

typedef struct {
  const char *letters, *sound;
} Sound;

/* Longest first where one begins another. */
static const Sound sounds[] = {
    {"eaux", "o"},  {"sch", "s"}, {"eau", "o"}, {"tch", "s"}, {"aux", "o"}, {"ault", "o"}, {"aud", "o"},
    {"febv", "fv"}, {"ph", "f"},  {"ck", "k"},  {"ch", "s"},  {"sh", "s"},  {"th", "t"},   {"gh", "g"},
    {"gn", "n"},    {"qu", "k"},  {"kn", "n"},  {"wr", "r"},  {"tz", "s"},  {"ts", "s"},   {"mc", "mk"},
    {"mac", "mk"},  {"ce", "s"},  {"ci", "s"},  {"cy", "s"},  {"au", "o"},  {"ou", ""},    {"w", "v"},
    {"c", "k"},     {"q", "k"},   {"z", "s"},   {"x", "s"},   {"j", "g"},   {"h", ""},     {"y", ""},
    {"o", ""},      {"e", ""},    {"a", ""},    {"i", ""},    {"u", ""},
};

static const Sound *
find_sound (EntSlice rest)
{
  for (size_t i = 0; i < G_N_ELEMENTS (sounds); i++)
    if (ent_slice_starts_with_ascii_case (rest, ent_slice (sounds[i].letters)))
      return &sounds[i];
  return NULL;
}

void
ent_name_sound_append (EntSlice word, GString *out)
{
  /* What French leaves silent at the end. */
  while (word.length > 3 && strchr ("stdxez", word.data[word.length - 1]) != NULL)
    word.length--;
  size_t start = out->len;
  while (word.length > 0 && out->len - start < 8) {
    const Sound *sound = find_sound (word);
    size_t length = sound != NULL ? strlen (sound->letters) : 1;
    /* A vowel is kept at the start only, one for all of them. */
    if (sound != NULL && (sound->sound[0] == '\0' || sound->sound[0] == 'o')) {
      if (out->len == start)
        g_string_append_c (out, 'a');
    } else {
      char c = sound != NULL ? sound->sound[0] : word.data[0];
      if (out->len == start || out->str[out->len - 1] != c)
        g_string_append_c (out, c);
      if (sound != NULL && sound->sound[1] != '\0')
        g_string_append (out, sound->sound + 1);
    }
    word = ent_slice_from (word, length);
  }
}
