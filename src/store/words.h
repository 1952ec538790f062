/* Part of store.h: words near a mistyped one (words.c). */
#pragma once

#include "store/open.h"

/* Whose words. */
typedef enum {
  ENT_VOCABULARY_CONTACTS, /* all that bare words look in */
  ENT_VOCABULARY_NAMES,
  ENT_VOCABULARY_TITLES,
  ENT_VOCABULARY_COMPANIES,
  ENT_VOCABULARY_NOTES,
  ENT_VOCABULARY_SAID, /* stems, as ent_fold_stems_append() gives them */
} EntVocabulary;

#define ENT_WORD_MIN_LETTERS 4u /* of a word that has near ones: shorter ones are near to too many */

/** ent_store_word_count: how many contacts have the folded @word, or how many things said; 0: nobody has it.
 * Cost: what looking for the word costs. */
bool ent_store_word_count (EntStore *self, EntVocabulary vocabulary, EntSlice word, int64_t *out_n,
                           GError **error);

typedef struct {
  EntSlice word;  /* folded, mistyped */
  unsigned slips; /* letters too many, missing, wrong or swapped: 1 or 2 */
  bool nearest;   /* only the words with the fewest slips, which begin with the same two letters */
  size_t max;     /* words at most */
} EntNearOptions;

/**
 * ent_store_words_near:
 *
 * The words of the vocabulary within so many slips (ent_distance()) of a word: the nearest first, then those
 * that begin alike, then the more frequent. When not only the `nearest` are asked for, one slip may be in the
 * first two letters. Words of less than ENT_WORD_MIN_LETTERS letters have none.
 *
 * Returns: (element-type utf8) free with g_ptr_array_unref(); NULL with CORRUPT or FAILED. Cost: reads where
 * the words stand that begin like it; at a million contacts some 10 ms for `nearest`, some 50 ms otherwise.
 */
GPtrArray *ent_store_words_near (EntStore *self, EntVocabulary vocabulary, const EntNearOptions *options,
                                 GError **error);
