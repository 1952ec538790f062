/* Names taken apart. */
#include "identity/name.h"

enum {
  MAX_RAW_WORDS = 12, /* of a name as written; more is a sentence */
  MAX_PARTS = 6       /* of one of them: "Jean-Marc" has two */
};

typedef struct {
  EntSlice parts[MAX_PARTS]; /* folded */
  size_t n_parts;
  bool capitals; /* two letters at least, all of them capitals */
  bool particle;
  bool after_comma;
} Word;

typedef struct {
  Word words[MAX_RAW_WORDS];
  size_t n_words;
  GString *folded;
  bool has_lower, has_capitals, has_comma;
} Words;

static const char *const titles[] = {
    "dr",   "docteur",  "me",     "maitre", "prof", "professeur", "pr",  "mr",  "mrs", "ms",  "miss", "mme",
    "mlle", "monsieur", "madame", "sir",    "dame", "mba",        "phd", "pmp", "msc", "cfa", "hdr",  "dba",
    "ing",  "esq",      "jr",     "sr",     "eng",  "md",         "ii",  "iii", "iv",  "cpa", "bsc",  "meng"};

static const char *const particles[] = {"de",  "du",    "des", "la",  "le", "les", "van", "von",
                                        "der", "den",   "ter", "ten", "zu", "dos", "da",  "di",
                                        "del", "della", "ben", "el",  "al", "bin", "ibn", "of"};

static bool
is_in (EntSlice word, const char *const *list, size_t n)
{
  for (size_t i = 0; i < n; i++)
    if (ent_slice_equal (word, ent_slice (list[i])))
      return true;
  return false;
}

/* "PhD" behind a comma is a title, "Me" in front a lawyer; but "M" and "E" may be initials. */
static bool
is_title (EntSlice word)
{
  return is_in (word, titles, G_N_ELEMENTS (titles));
}

static bool
is_particle (EntSlice word)
{
  return is_in (word, particles, G_N_ELEMENTS (particles));
}

static bool
is_capitals (EntSlice raw)
{
  size_t n_upper = 0;
  for (size_t i = 0; i < raw.length;) {
    size_t bytes = ent_text_character_bytes (ent_slice_from (raw, i));
    if (bytes == 0)
      return false;
    gunichar c = g_utf8_get_char (raw.data + i);
    if (g_unichar_islower (c))
      return false;
    n_upper += g_unichar_isupper (c) != 0;
    i += bytes;
  }
  return n_upper >= 2;
}

static void
add_word (Words *self, EntSlice raw, bool after_comma)
{
  if (self->n_words == MAX_RAW_WORDS || raw.length > ENT_NAME_BYTES / 2)
    return;
  size_t start = self->folded->len;
  ent_name_fold_append (raw, self->folded);
  EntSlice rest = {self->folded->str + start, self->folded->len - start}, part;
  /* "L'", "d'" and titles are told by the whole word: "O'Neil" is one. */
  if (rest.length == 0 || is_title (rest))
    return;
  Word word = {.after_comma = after_comma, .capitals = is_capitals (raw), .particle = is_particle (rest)};
  while (ent_slice_cut (&rest, " ", &part)) {
    if (part.length > 1 && word.n_parts == 0 && is_particle (part) && rest.length > 0)
      continue;
    if (word.n_parts < MAX_PARTS && part.length > 0)
      word.parts[word.n_parts++] = part;
  }
  self->has_lower = self->has_lower || (!word.capitals && !word.particle && raw.length > 2);
  self->has_capitals = self->has_capitals || (word.capitals && !word.particle);
  self->words[self->n_words++] = word;
}

/* "d'Exemple": the particle stands by itself then. "O'Neil" and "L'Hermite" are joined. */
static void
add_raw_word (Words *self, EntSlice raw, bool after_comma)
{
  g_autoptr (GString) joined = NULL;
  ssize_t straight = ent_slice_find (raw, ENT_SLICE ("'")), curly = ent_slice_find (raw, ENT_SLICE ("’"));
  ssize_t at = straight > 0 ? straight : curly;
  size_t after = (size_t)at + (straight > 0 ? 1 : 3);
  if (at != 1 || after >= raw.length) {
    add_word (self, raw, after_comma);
    return;
  }
  if (g_ascii_tolower (raw.data[0]) == 'd') {
    add_word (self, ENT_SLICE ("de"), after_comma);
    add_word (self, ent_slice_from (raw, after), after_comma);
    return;
  }
  joined = g_string_new_len (raw.data, 1);
  g_string_append_len (joined, raw.data + after, (gssize)(raw.length - after));
  add_word (self, ent_slice_of (joined), after_comma);
}

/* The local part of a name that is an address. */
static EntSlice
unwrap_address (EntSlice name)
{
  const char *at = name.length > 0 ? memchr (name.data, '@', name.length) : NULL;
  return at != NULL ? (EntSlice){name.data, (size_t)(at - name.data)} : name;
}

/* Words of @name, without what stands in brackets or after "|". */
static void
split_words (EntSlice name, Words *out)
{
  bool is_address = name.length > 0 && memchr (name.data, '@', name.length) != NULL;
  const char *separators = is_address ? " \t\n._-" : " \t\n\"_.";
  name = unwrap_address (name);
  int depth = 0;
  bool after_comma = false;
  size_t start = 0;
  for (size_t i = 0; i <= name.length; i++) {
    char c = i < name.length ? name.data[i] : ' ';
    bool ends = c == '\0' || strchr (separators, c) != NULL || strchr ("|,()[]<>/", c) != NULL;
    if (!ends)
      continue;
    if (i > start && depth == 0)
      add_raw_word (out, (EntSlice){name.data + start, i - start}, after_comma);
    start = i + 1;
    if (c == '|' || (c == ',' && after_comma))
      return;
    after_comma = after_comma || (c == ',' && out->n_words > 0);
    depth += (c == '(' || c == '[' || c == '<');
    depth -= (c == ')' || c == ']' || c == '>') && depth > 0;
  }
}

static EntSlice
store_text (EntPersonName *name, size_t *used, EntSlice text)
{
  if (*used + text.length > sizeof name->text)
    text.length = 0;
  EntSlice copy = {name->text + *used, text.length};
  if (text.length > 0)
    memcpy (name->text + *used, text.data, text.length);
  *used += text.length;
  return copy;
}

static void
store_word (EntPersonName *name, size_t *used, const Word *word, bool is_family)
{
  for (size_t i = 0; i < word->n_parts; i++) {
    EntSlice *parts = is_family ? name->family : name->given;
    size_t *n_parts = is_family ? &name->n_family : &name->n_given;
    EntSlice copy = *n_parts < ENT_NAME_MAX_WORDS ? store_text (name, used, word->parts[i]) : (EntSlice){0};
    if (copy.length > 0)
      parts[(*n_parts)++] = copy;
  }
}

/* All words in the order written, which no blank or particle tells apart. */
static void
store_joined (EntPersonName *name, size_t *used, const Words *words)
{
  size_t start = *used;
  for (size_t i = 0; i < words->n_words; i++)
    for (size_t p = 0; p < words->words[i].n_parts; p++)
      store_text (name, used, words->words[i].parts[p]);
  name->joined = (EntSlice){name->text + start, *used - start};
}

/* "Exemple, Awa" is a name turned round; "Awa Exemple, Acme" is not. */
static bool
is_turned (const Words *words)
{
  size_t n_before = 0, n_after = 0;
  const Word *first_after = NULL;
  for (size_t i = 0; i < words->n_words; i++) {
    const Word *word = &words->words[i];
    if (word->after_comma && n_after++ == 0)
      first_after = word;
    n_before += !word->after_comma && !word->particle;
  }
  if (n_after == 0 || n_after > 3)
    return false;
  bool after_is_given = first_after->n_parts > 0 && ent_name_is_given (first_after->parts[0]);
  bool before_is_given = words->words[0].n_parts > 0 && ent_name_is_given (words->words[0].parts[0]);
  return n_before == 1 || (after_is_given && !before_is_given);
}

/* Where the family begins in a name of no sign: the last word, and the particles and unknown words in front
 * of it. */
static size_t
find_family (const Words *words)
{
  size_t last = words->n_words - 1;
  for (size_t i = 1; i < last; i++) {
    const Word *word = &words->words[i];
    EntSlice first = word->n_parts > 0 ? word->parts[0] : (EntSlice){0};
    if (word->particle || (first.length > 1 && !ent_name_is_given (first)))
      return i;
  }
  return last;
}

static void
drop_words_after_comma (Words *words)
{
  size_t n = 0;
  while (n < words->n_words && !words->words[n].after_comma)
    n++;
  words->n_words = n;
}

/* "Le Van" is somebody's name. */
static bool
has_only_particles (const Words *words)
{
  for (size_t i = 0; i < words->n_words; i++)
    if (!words->words[i].particle)
      return false;
  return true;
}

/* "Ben Exemple" is a Benjamin, "Mohamed Ben Exemple" a son of Exemple; and "Ngoc Le" is of the family Le. */
static void
find_short_names (Words *words)
{
  static const char *const given[] = {"al", "ben"};
  Word *first = &words->words[0], *last = &words->words[words->n_words - 1];
  if (words->n_words == 1 || has_only_particles (words))
    return;
  last->particle = last->particle && last->after_comma;
  if (first->particle && !first->capitals && !words->words[1].after_comma &&
      is_in (first->parts[0], given, G_N_ELEMENTS (given)))
    first->particle = false;
}

/* "Jean-Marc": given names that nothing follows. */
static bool
is_compound_given (const Words *words)
{
  const Word *word = &words->words[0];
  if (words->n_words != 1 || word->n_parts < 2)
    return false;
  for (size_t i = 0; i < word->n_parts; i++)
    if (!ent_name_is_given (word->parts[i]))
      return false;
  return true;
}

static void
fill_parts (const Words *words, EntPersonName *out)
{
  size_t used = 0;
  bool turned = words->has_comma, by_capitals = !turned && words->has_capitals && words->has_lower;
  size_t family = find_family (words);
  bool only_particles = has_only_particles (words);
  for (size_t i = 0; i < words->n_words; i++) {
    const Word *word = &words->words[i];
    out->particle = out->particle || word->particle;
    bool is_family = turned ? !word->after_comma : by_capitals ? word->capitals : i >= family;
    if (!word->particle || only_particles)
      store_word (out, &used, word, is_family);
  }
  out->order_known = turned || by_capitals;
  store_joined (out, &used, words);
}

void
ent_person_name_parse (EntSlice text, EntPersonName *out)
{
  *out = (EntPersonName){0};
  g_autoptr (GString) folded = g_string_sized_new (text.length * 4 + 64);
  Words words = {.folded = folded};
  text.length = MIN (text.length, ENT_NAME_BYTES);
  split_words (text, &words);
  words.has_comma = is_turned (&words);
  if (!words.has_comma)
    drop_words_after_comma (&words);
  if (words.n_words == 0)
    return;
  find_short_names (&words);
  fill_parts (&words, out);
  if (out->n_given + out->n_family == 0)
    return;
  if (is_compound_given (&words)) {
    memcpy (out->given, out->family, sizeof out->given);
    out->n_given = out->n_family;
    out->n_family = 0;
    out->is_handle = true;
    return;
  }
  /* One word, or all of them in capitals: no order then. */
  if (out->n_given + out->n_family == 1) {
    out->given[0] = out->n_given > 0 ? out->given[0] : out->family[0];
    out->n_given = 1;
    out->n_family = 0;
    out->is_handle = true;
  } else if (out->n_family == 0) {
    out->n_given--;
    out->family[out->n_family++] = out->given[out->n_given];
  } else if (out->n_given == 0) {
    out->given[out->n_given++] = out->family[0];
    out->n_family--;
    memmove (out->family, out->family + 1, out->n_family * sizeof out->family[0]);
  }
}

static void
add_column (EntSlice text, bool is_family, EntPersonName *out, size_t *used)
{
  g_autoptr (GString) folded = g_string_sized_new (text.length * 4 + 64);
  Words words = {.folded = folded};
  text.length = MIN (text.length, ENT_NAME_BYTES);
  split_words (text, &words);
  bool only_particles = has_only_particles (&words);
  for (size_t i = 0; i < words.n_words; i++) {
    out->particle = out->particle || words.words[i].particle;
    if (!words.words[i].particle || only_particles)
      store_word (out, used, &words.words[i], is_family);
  }
  size_t start = *used;
  for (size_t i = 0; i < words.n_words; i++)
    for (size_t p = 0; p < words.words[i].n_parts; p++)
      store_text (out, used, words.words[i].parts[p]);
  if (out->joined.length == 0)
    out->joined = (EntSlice){out->text + start, *used - start};
}

void
ent_person_name_parse_parts (EntSlice given, EntSlice family, EntPersonName *out)
{
  *out = (EntPersonName){.order_known = true};
  size_t used = 0;
  add_column (given, false, out, &used);
  add_column (family, true, out, &used);
  /* Both columns once more, in a row. */
  size_t start = used;
  for (size_t i = 0; i < out->n_given; i++)
    store_text (out, &used, out->given[i]);
  for (size_t i = 0; i < out->n_family; i++)
    store_text (out, &used, out->family[i]);
  out->joined = (EntSlice){out->text + start, used - start};
}
