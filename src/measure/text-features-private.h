/* Texts as numbers, for learning: hashed word 1-2-grams and character 3-5-grams of title, organisation and
 * what else is written about a contact, ln (1 + tf) x idf, each contact's row of length 1.
 *
 * Nothing of it may stand for sex, origin or age. Names and places are not read; words that are first names
 * in the network are left out wherever they stand ("Marie m'a présenté"); words lose their gender
 * ("directrice" is "directeur"). */
#pragma once

#include "measure/target.h"

#define ENT_TEXT_BUCKETS ((uint32_t)1 << 18)

/* One dimension of a row. */
typedef struct {
  uint32_t bucket;
  uint32_t word; /* where the word begins that it is of: 256 x the text + the word's number in it */
  double value;
} EntTextTerm;

typedef struct EntTextReader EntTextReader;

/** ent_text_reader_new: has seen nobody. Free with ent_text_reader_free(). Memory: 5 MB. */
EntTextReader *ent_text_reader_new (void);
/** ent_text_reader_free: NULL is fine. */
void ent_text_reader_free (EntTextReader *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntTextReader, ent_text_reader_free)

/**
 * ent_text_reader_learn: sees a contact: in how many contacts each term is, and which words are first names.
 * To be called for everybody before rows are asked for.
 * @name: folded; its first word is taken for a first name once two contacts have it
 */
void ent_text_reader_learn (EntTextReader *self, const EntContactFacts *facts, EntSlice name);

/**
 * ent_text_reader_row: the terms of a contact, in the order of their words. A bucket may come more than once,
 * when several words fall into it; values of one bucket add up, and the sum of squares over buckets is 1 (0
 * for a contact without words).
 * @out_terms: (element-type EntTextTerm) emptied before
 *
 * idf is ln ((1 + N) / (1 + df)) + 1. Cost: some us, and a few ms for the first one after somebody was
 * learned of.
 */
void ent_text_reader_row (EntTextReader *self, const EntContactFacts *facts, GArray *out_terms);

/** ent_text_reader_word: the word of @facts, folded, that a term is of; empty when there is none. */
EntSlice ent_text_reader_word (const EntContactFacts *facts, uint32_t word);
