/* The nearest word of a list: what a person may have meant. */
#pragma once

#include "base/base.h"

/**
 * ent_nearest:
 * @folded: what was written, folded
 * @word: called with 0, 1, 2... and @data until it returns NULL; words may have accents and capitals
 *
 * Returns: the word with the smallest edit distance (a swap of neighbours is one error) when that is at most
 * a third of the longer one's letters, otherwise NULL.
 */
const char *
ent_nearest (EntSlice folded, const char *(*word) (const void *data, size_t index), const void *data);
