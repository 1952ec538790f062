/* Names that are abbreviated, spelled out by the login beside them. */
#include "identity/name.h"

enum {
  MAX_LOGIN_WORDS = 4,
  LEAST_LETTERS = 4 /* of a part that no mark sets off, or it may be anything */
};

/* A login in words, without the digits and marks at its ends. */
typedef struct {
  EntSlice words[MAX_LOGIN_WORDS];
  size_t n;
} Login;

static bool
is_letter (char c)
{
  return g_ascii_isalpha (c) || (unsigned char)c >= 0x80;
}

static Login
split_login (EntSlice login)
{
  Login out = {.n = 0};
  size_t from = 0;
  for (size_t i = 0; i <= login.length && out.n < MAX_LOGIN_WORDS; i++) {
    if (i < login.length && is_letter (login.data[i]))
      continue;
    if (i > from)
      out.words[out.n++] = (EntSlice){login.data + from, i - from};
    from = i + 1;
  }
  return out;
}

/* What a name tells of one of its parts: a word, a letter of it, or nothing. */
typedef struct {
  EntSlice word;
  char initial; /* 0: nothing is known */
} Hint;

static Hint
hint_of (const EntSlice *words, size_t n_words)
{
  if (n_words == 0)
    return (Hint){{NULL, 0}, 0};
  bool is_word = words[0].length > 1;
  return (Hint){is_word ? words[0] : (EntSlice){NULL, 0}, words[0].data[0]};
}

static bool
fits (EntSlice part, Hint hint, size_t least)
{
  return part.length >= least && (hint.initial == 0 || g_ascii_tolower (part.data[0]) == hint.initial);
}

/* What is beside @known in @login may be the part that @hint is of. Gives it, or nothing. */
static EntSlice
beside (EntSlice login, EntSlice known, Hint hint)
{
  EntSlice none = {NULL, 0};
  /* A part that nothing sets off and no initial confirms may be anything. */
  if (hint.initial == 0 || login.length < known.length + LEAST_LETTERS)
    return none;
  EntSlice after = ent_slice_from (login, known.length);
  EntSlice before = {login.data, login.length - known.length};
  EntSlice end = ent_slice_from (login, before.length);
  if (ent_slice_starts_with_ascii_case (login, known) && fits (after, hint, LEAST_LETTERS))
    return after;
  return ent_slice_equal_ascii_case (end, known) && fits (before, hint, LEAST_LETTERS) ? before : none;
}

/* The part that @missing hints at, where @known is the other one; nothing when the login does not tell. */
static EntSlice
find_missing (const Login *login, Hint known, Hint missing)
{
  EntSlice none = {NULL, 0};
  if (login->n == 2)
    for (size_t i = 0; i < 2; i++)
      if (ent_slice_equal_ascii_case (login->words[i], known.word) && fits (login->words[1 - i], missing, 2))
        return login->words[1 - i];
  if (login->n != 1)
    return none;
  EntSlice found = beside (login->words[0], known.word, missing);
  if (found.length > 0)
    return found;
  /* "mhermaour": the initial of the one and the whole other. */
  return missing.initial != 0 ? beside (login->words[0], (EntSlice){known.word.data, 1}, missing) : none;
}

bool
ent_name_complete (const EntPersonName *name, EntSlice login, EntPersonName *out_full)
{
  if (name->n_given > 1 || name->n_family > 1 ||
      (name->is_handle && !(name->n_given == 1 && ent_name_is_given (name->given[0]))))
    return false;
  Hint given = hint_of (name->given, name->n_given), family = hint_of (name->family, name->n_family);
  bool has_given = given.word.length >= 2, has_family = family.word.length >= 2;
  if (has_given == has_family)
    return false;
  const Login words = split_login (login);
  EntSlice found = has_given ? find_missing (&words, given, family) : find_missing (&words, family, given);
  if (found.length == 0)
    return false;
  ent_person_name_parse_parts (has_given ? given.word : found, has_given ? found : family.word, out_full);
  return out_full->n_given > 0 && out_full->n_family > 0;
}
