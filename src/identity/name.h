/*
 * Names of people as they are compared: French and English habits first (particles, compounds, short forms,
 * birth and spouse's names, FAMILY Given), other scripts by transliteration. Pure functions (science 9.3).
 */
#pragma once

#include "base/base.h"

/**
 * ent_jaro_winkler: how alike two words are, 0 to 1: p = .1, at most 4 letters of prefix, no threshold for
 * the boost (Winkler 1990). Compares bytes, the first 255 of each; two empty texts are alike. Cost: some
 * 100 ns for words.
 */
double ent_jaro_winkler (EntSlice a, EntSlice b);

/** ent_jaro_winkler_limit: the same, but 0 as soon as the result cannot reach @least. */
double ent_jaro_winkler_limit (EntSlice a, EntSlice b, double least);

/** ent_jaro_winkler_most: the most that it can be where no more than @n_matched letters match. Cost: a few
 * sums, where the likeness itself costs a look at each letter. */
double ent_jaro_winkler_most (EntSlice a, EntSlice b, size_t n_matched);

enum {
  ENT_NAME_BYTES = 256,
  ENT_NAME_MAX_WORDS = 4, /* of each part; what comes after is dropped */
};

/* A name taken apart: lower-case ASCII words where the script has letters for it. Slices point into @text, so
 * the struct must not be copied. */
typedef struct {
  EntSlice given[ENT_NAME_MAX_WORDS], family[ENT_NAME_MAX_WORDS];
  size_t n_given, n_family;
  EntSlice joined;  /* given, particles and family without blanks: "jeandelacroix" */
  bool particle;    /* de, van, ben...: left out of the parts */
  bool order_known; /* by columns, capitals or a comma */
  bool is_handle;   /* one word, in given[0]: may be a given name or a login */
  char text[ENT_NAME_BYTES];
} EntPersonName;

/**
 * ent_person_name_parse:
 * @name: a whole name as people write it: "Dr Jean-Marc de la CROIX (Acme) | Coach", "Exemple, Awa"
 * @out_name: gets its parts; no words at all when nothing of a name is there
 *
 * Titles, bracketed parts, emoji and what follows "|" are left out; what stands in capitals is the family; a
 * display name that is an address gives the words of its local part.
 */
void ent_person_name_parse (EntSlice name, EntPersonName *out_name);

/** ent_person_name_parse_parts: the same of two columns; either may be empty. */
void ent_person_name_parse_parts (EntSlice given, EntSlice family, EntPersonName *out_name);

/** ent_name_fold_append: folded, and in ASCII where the script is Latin, Cyrillic or Greek. */
void ent_name_fold_append (EntSlice text, GString *out);

/** ent_name_sound_append: how a surname sounds in French and English, as a short key: "lefebvre" and
 * "lefevre" are alike. */
void ent_name_sound_append (EntSlice word, GString *out);

/** ent_name_is_short_form: whether two folded given names are forms of one: "fred" and "frederic", "bob" and
 * "robert"; not of equal ones. Cost: two look-ups. */
bool ent_name_is_short_form (EntSlice a, EntSlice b);

/**
 * ent_name_given_share, ent_name_family_share: which share of people bears a folded name, in France and the
 * English-speaking countries together; of a name that is not in the table, what is left for each such name.
 */
double ent_name_given_share (EntSlice word);
double ent_name_family_share (EntSlice word);

/** ent_name_is_given: whether the table of given names has @word. */
bool ent_name_is_given (EntSlice word);

/* How a login is built from a name, most telling first. */
typedef enum {
  ENT_FIT_FULL,           /* jean.exemple, exemplejean */
  ENT_FIT_INITIAL_FAMILY, /* jexemple, exemplej, jmexemple */
  ENT_FIT_GIVEN_INITIAL,  /* jeane */
  ENT_FIT_FAMILY,         /* exemple */
  ENT_FIT_GIVEN,          /* jean */
  ENT_FIT_PART,           /* holds one of the names: jeanouf92, contact-exemple */
  ENT_FIT_INITIALS,       /* je */
  ENT_FIT_NONE,
} EntNameFit;

/**
 * ent_name_complete: spells out what @name abbreviates or leaves out by a login: "Melody H." and
 * "melody.hermaour", "M. Hermaour" and "melodyhermaour".
 * @out_full: gets the whole name; its order is known
 *
 * Returns: false when @name is whole, or @login does not tell.
 */
bool ent_name_complete (const EntPersonName *name, EntSlice login, EntPersonName *out_full);

/**
 * ent_name_fit_login:
 * @login: the local part of an address, or a handle: lower-case; digits at its end do not count
 *
 * Cost: no allocation.
 */
EntNameFit ent_name_fit_login (EntSlice login, const EntPersonName *name);
