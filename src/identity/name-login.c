/* Logins and local parts of addresses: are they built from a name? */
#include "identity/name.h"

enum {
  MAX_LOGIN = 64,
  LEAST_GIVEN = 3, /* letters of a name that a login must hold to tell something */
  LEAST_FAMILY = 4
};

typedef struct {
  char text[MAX_LOGIN];
  size_t length;
} Letters;

static void
append (Letters *self, EntSlice text)
{
  size_t n = MIN (text.length, MAX_LOGIN - self->length);
  memcpy (self->text + self->length, text.data, n);
  self->length += n;
}

static EntSlice
slice_of (const Letters *self)
{
  return (EntSlice){self->text, self->length};
}

/* Letters of @login only; digits inside stay, at the ends they are years and numbers. */
static Letters
strip_login (EntSlice login)
{
  while (login.length > 0 && !g_ascii_isalpha (login.data[login.length - 1]) &&
         (unsigned char)login.data[login.length - 1] < 0x80)
    login.length--;
  while (login.length > 0 && !g_ascii_isalpha (login.data[0]) && (unsigned char)login.data[0] < 0x80)
    login = ent_slice_from (login, 1);
  Letters letters = {.length = 0};
  for (size_t i = 0; i < login.length && letters.length < MAX_LOGIN; i++)
    if (g_ascii_isalnum (login.data[i]) || (unsigned char)login.data[i] >= 0x80)
      letters.text[letters.length++] = g_ascii_tolower (login.data[i]);
  return letters;
}

static bool
equals_two (EntSlice login, EntSlice a, EntSlice b)
{
  return login.length == a.length + b.length && login.length > 0 && a.length > 0 && b.length > 0 &&
         memcmp (login.data, a.data, a.length) == 0 && memcmp (login.data + a.length, b.data, b.length) == 0;
}

static bool
equals_either_way (EntSlice login, EntSlice a, EntSlice b)
{
  return equals_two (login, a, b) || equals_two (login, b, a);
}

/* The forms of a name that logins are made of. */
typedef struct {
  Letters given, family, initials; /* all given names in a row, all families */
  EntSlice rest;                   /* what follows the given names, with particles: "delafiction" */
  const EntPersonName *name;
} Forms;

static Forms
make_forms (const EntPersonName *name)
{
  Forms forms = {.name = name};
  for (size_t i = 0; i < name->n_given; i++) {
    append (&forms.given, name->given[i]);
    append (&forms.initials, (EntSlice){name->given[i].data, 1});
  }
  for (size_t i = 0; i < name->n_family; i++)
    append (&forms.family, name->family[i]);
  size_t n = forms.given.length;
  if (name->particle && name->joined.length > n && memcmp (name->joined.data, forms.given.text, n) == 0)
    forms.rest = ent_slice_from (name->joined, n);
  return forms;
}

static bool
is_full (EntSlice login, const Forms *forms)
{
  const EntPersonName *name = forms->name;
  if (name->n_given == 0 || name->n_family == 0)
    return false;
  if (ent_slice_equal (login, name->joined) ||
      equals_either_way (login, slice_of (&forms->given), slice_of (&forms->family)))
    return true;
  for (size_t g = 0; g < name->n_given; g++)
    for (size_t f = 0; f < name->n_family; f++)
      if (name->given[g].length > 1 && equals_either_way (login, name->given[g], name->family[f]))
        return true;
  return false;
}

static bool
is_initial_family (EntSlice login, const Forms *forms)
{
  const EntPersonName *name = forms->name;
  if (name->n_given == 0 || name->n_family == 0)
    return false;
  EntSlice initial = {name->given[0].data, 1}, initials = slice_of (&forms->initials);
  EntSlice families[] = {slice_of (&forms->family), forms->rest};
  for (size_t f = 0; f < name->n_family + G_N_ELEMENTS (families); f++) {
    EntSlice family = f < name->n_family ? name->family[f] : families[f - name->n_family];
    if (family.length >= LEAST_GIVEN &&
        (equals_either_way (login, initial, family) || equals_either_way (login, initials, family)))
      return true;
  }
  return false;
}

static bool
is_given_initial (EntSlice login, const Forms *forms)
{
  const EntPersonName *name = forms->name;
  if (name->n_given == 0 || name->n_family == 0)
    return false;
  for (size_t f = 0; f < name->n_family; f++) {
    EntSlice initial = {name->family[f].data, 1};
    if (equals_two (login, name->given[0], initial) || equals_two (login, slice_of (&forms->given), initial))
      return name->given[0].length >= 2;
  }
  return false;
}

static bool
is_one_of (EntSlice login, const EntSlice *words, size_t n_words, const Letters *joined)
{
  for (size_t i = 0; i < n_words; i++)
    if (words[i].length >= 2 && ent_slice_equal (login, words[i]))
      return true;
  return login.length >= 2 && ent_slice_equal (login, slice_of (joined));
}

static bool
holds_one (EntSlice login, const EntSlice *words, size_t n_words, size_t least)
{
  for (size_t i = 0; i < n_words; i++) {
    if (words[i].length >= least && ent_slice_find (login, words[i]) >= 0)
      return true;
    /* "fabiomc", "jordo": begins like the name. */
    EntSlice start = {words[i].data, 4};
    if (words[i].length > 4 && ent_slice_starts_with_ascii_case (login, start))
      return true;
  }
  return false;
}

static bool
is_initials (EntSlice login, const Forms *forms)
{
  const EntPersonName *name = forms->name;
  return name->n_given > 0 && name->n_family > 0 && login.length >= 2 && login.length <= 4 &&
         login.data[0] == name->given[0].data[0] &&
         login.data[login.length - 1] == name->family[name->n_family - 1].data[0];
}

EntNameFit
ent_name_fit_login (EntSlice login, const EntPersonName *name)
{
  Letters letters = strip_login (login);
  EntSlice bare = slice_of (&letters);
  if (bare.length < 2)
    return ENT_FIT_NONE;
  Forms forms = make_forms (name);
  if (is_full (bare, &forms))
    return ENT_FIT_FULL;
  if (is_initial_family (bare, &forms))
    return ENT_FIT_INITIAL_FAMILY;
  if (is_given_initial (bare, &forms))
    return ENT_FIT_GIVEN_INITIAL;
  if (is_one_of (bare, name->family, name->n_family, &forms.family) ||
      (forms.rest.length > 0 && ent_slice_equal (bare, forms.rest)))
    return ENT_FIT_FAMILY;
  if (is_one_of (bare, name->given, name->n_given, &forms.given))
    return ENT_FIT_GIVEN;
  if (holds_one (bare, name->family, name->n_family, LEAST_FAMILY) ||
      holds_one (bare, name->given, name->n_given, LEAST_GIVEN))
    return ENT_FIT_PART;
  return is_initials (bare, &forms) ? ENT_FIT_INITIALS : ENT_FIT_NONE;
}
