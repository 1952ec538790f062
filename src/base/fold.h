/* Folding: texts as they are compared and searched, where case, accents and typography never matter. */
#pragma once

#include "base/slice.h"

/**
 * ent_fold_append:
 * @text: UTF-8 (bytes that are not are dropped)
 * @out: gets the folded text appended: compatibility-decomposed, without marks, lower case, with ligatures
 *   opened (œ, æ, ß), and every run of anything but letters and digits turned into one blank, none at the
 * ends
 *
 * "  L'Œuvre d'ÉLODIE  " gives "l oeuvre d elodie". Other scripts keep their letters. Cost: one pass, and
 * no allocation beside @out for ASCII.
 */
void ent_fold_append (EntSlice text, GString *out);

/** ent_fold: the same as a new string; free with g_free(). */
char *ent_fold (EntSlice text);

/**
 * ent_fold_stems_append: folded, and each word of four letters and more without a final s or x: the plural of
 * French and English in its regular forms. "Panneaux solaires" gives "panneau solaire". For searching texts:
 * both sides are folded so.
 */
void ent_fold_stems_append (EntSlice text, GString *out);

/**
 * ent_fold_twins_append:
 * @stem: one word, of ent_fold_stems_append()
 *
 * Appends the stems that the same word may have in its other number, where it is not regular, with blanks
 * between: company, companie(s); journal, journau(x); addres(s), addresse(s); travail, travau(x). May append
 * nothing, and what is no word; searching for them too finds both numbers (the rules of Harman's S stemmer,
 * 1991, and of Savoy's light French one, 1999, either way).
 */
void ent_fold_twins_append (EntSlice stem, GString *out);

/**
 * ent_fold_behind_elision:
 * @word: UTF-8, without blanks
 *
 * Returns: what stands behind a French elision in front of a vowel or h ("l'énergie", "d’Awa", "qu'il"), or
 * in front of an English 's at the end; else @word. "N'Diaye" and "M&A" stay. A part of @word.
 */
EntSlice ent_fold_behind_elision (EntSlice word);

/**
 * ent_fold_name_append: a person's name as it is compared: folded, without what follows "|" or ",",
 * without bracketed parts, emoji and titles (dr, me, prof, mba, phd...). Particles stay. May be empty.
 */
void ent_fold_name_append (EntSlice name, GString *out);
