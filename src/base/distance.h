/* How far two spellings are from each other. */
#pragma once

#include "base/slice.h"

#define ENT_DISTANCE_MAX_LETTERS 64u

/**
 * ent_distance: the least number of letters to put in, leave out or replace, and of neighbours to swap, that
 * makes @b of @a; no letter is touched twice (optimal string alignment, the restricted form of
 * Damerau-Levenshtein; Boytsov, "Indexing methods for approximate dictionary searching", 2011).
 * @a, @b: folded, UTF-8; bytes that are not count as a letter each
 * @max: more does not matter; UINT_MAX for any
 *
 * Returns: the distance, or UINT_MAX when it is above @max or a text has more than ENT_DISTANCE_MAX_LETTERS
 * letters. Cost: under a microsecond for words, much less when they soon turn out to be too far.
 */
unsigned ent_distance (EntSlice a, EntSlice b, unsigned max);

/** ent_letter_count: how many letters (characters) @text has, counted as ent_distance() does. */
size_t ent_letter_count (EntSlice text);
