/* Gender and number taken off a folded word. French rules only: English words pass through the same mill on
 * both sides of the comparison, so what they lose does not matter. */
#include "measure/title-private.h"

typedef struct {
  const char *feminine;
  const char *masculine;
  size_t min_length; /* of the whole word: short words are no feminines ("sale", "vente") */
} Ending;

/* The first that fits is taken: longer before shorter. */
static const Ending endings[] = {
    {"trice", "teur", 6}, {"euse", "eur", 6},  {"resse", "r", 8},   {"esse", "e", 7},   {"enne", "en", 6},
    {"onne", "on", 6},    {"woman", "man", 6}, {"women", "man", 6}, {"elle", "el", 6},  {"ere", "er", 6},
    {"drice", "deur", 8}, {"eure", "eur", 6},  {"ante", "ant", 6},  {"ente", "ent", 6}, {"inte", "int", 6},
    {"ande", "and", 6},   {"onde", "ond", 6},  {"arde", "ard", 5},  {"erte", "ert", 6}, {"oise", "ois", 6},
    {"aise", "ais", 6},   {"effe", "ef", 5},   {"ive", "if", 6},    {"ale", "al", 6},   {"ane", "an", 6},
    {"aine", "ain", 6},   {"ine", "in", 6},    {"ate", "at", 5},    {"ote", "ot", 5},   {"ete", "et", 6},
    {"ite", "it", 8},     {"tie", "ti", 6},    {"lue", "lu", 4},    {"ice", "ic", 20},  {"ee", "e", 4},
    {"eaux", "eau", 6},   {"aux", "al", 6},    {"eux", "eur", 6},
};

/* Feminines that no rule gives. */
static const Ending irregulars[] = {
    {"femme", "homme", 0},
    {"hotesse", "hote", 0},
    {"fille", "garcon", 0},
    {"maitresse", "maitre", 0},
    {"premiere", "premier", 0},
    {"garde", "garde", 0},
    {"vente", "vente", 0},
    {"barmaid", "barman", 0},
    {"retraite", "retraite", 0},
    {"etude", "etude", 0},
    {"turque", "turc", 0},
    {"mairesse", "maire", 0},
    {"ambassadrice", "ambassadeur", 0},
    {"consule", "consul", 0},
    {"woman", "man", 0},
    {"manageur", "manager", 0},
    {"manageuse", "manager", 0},
    {"chefe", "chef", 0},
    {"cheftaine", "chef", 0},
    {"business", "business", 0},
    {"marine", "marine", 0},
    {"paie", "paie", 0},
};

static bool
ends_with (const char *word, size_t length, const char *ending, size_t n_ending)
{
  return length >= n_ending && memcmp (word + length - n_ending, ending, n_ending) == 0;
}

static size_t
replace_end (char *word, size_t length, const Ending *ending)
{
  size_t start = length - strlen (ending->feminine);
  size_t n_new = strlen (ending->masculine);
  memcpy (word + start, ending->masculine, n_new);
  word[start + n_new] = '\0';
  return start + n_new;
}

static size_t
drop_plural (const char *word, size_t length)
{
  if (length < 4 || word[length - 1] != 's')
    return length;
  return memchr ("su", word[length - 2], 2) != NULL ? length : length - 1;
}

static size_t
to_masculine (char *word, size_t length)
{
  /* No feminine ends otherwise: most words stop here. */
  if (strchr ("enrsx", word[length - 1]) == NULL)
    return length;
  for (size_t i = 0; i < G_N_ELEMENTS (irregulars); i++)
    if (strcmp (word, irregulars[i].feminine) == 0)
      return replace_end (word, length, &irregulars[i]);
  for (size_t i = 0; i < G_N_ELEMENTS (endings); i++) {
    const Ending *ending = &endings[i];
    if (length >= ending->min_length && ends_with (word, length, ending->feminine, strlen (ending->feminine)))
      return replace_end (word, length, ending);
  }
  return length;
}

size_t
title_lemma (char *word, size_t length)
{
  length = drop_plural (word, length);
  word[length] = '\0';
  size_t shorter = to_masculine (word, length);
  /* "passionnée" gives "passionne", and so does "passionné" before its own ending is taken for a feminine
   * one. */
  return shorter == length ? length : to_masculine (word, shorter);
}

/* What inclusive writing puts after the masculine. */
static const char *const written_endings[] = {
    "e",     "es",     "ne",   "nes",   "le",   "les",   "fe",   "fes",   "te",    "tes",
    "se",    "ses",    "ve",   "ves",   "ere",  "eres",  "iere", "ieres", "rice",  "rices",
    "trice", "trices", "ice",  "ices",  "euse", "euses", "eure", "eures", "ienne", "iennes",
    "enne",  "ennes",  "esse", "esses", "s",    "x",     "ive",  "ives",  "ale",   "ales",
};

bool
title_is_ending (EntSlice text)
{
  for (size_t i = 0; i < G_N_ELEMENTS (written_endings); i++)
    if (ent_slice_equal (text, ent_slice (written_endings[i])))
      return true;
  return false;
}
