/* Invented people's names. First names follow births in France; most surnames are put together from
 * syllables. */
#pragma once

#include "base/base.h"
#include "sample/random-private.h"

typedef struct {
  const char *text;
  bool female;
  double weight; /* thousands of births since 1960 (INSEE, "Fichier des prénoms", edition of 2020) */
  int peak_year; /* about when most of them were born */
} EntSampleGiven;

/* Names of one language area: any first name goes with any surname. */
typedef struct {
  const char *const *women;
  const char *const *men;
  const char *const *families;
  bool latin;
  bool writes_english;
} EntSampleOrigin;

typedef struct {
  const char *given;
  const char *family;
  bool female;
  bool latin;
  bool english; /* writes to the user in English */
} EntSampleName;

/** ent_sample_given_names: the French first names with their weights. (static) */
const EntSampleGiven *ent_sample_given_names (size_t *out_n);

/** ent_sample_origins: the other language areas. (static) */
const EntSampleOrigin *ent_sample_origins (size_t *out_n);

/** ent_sample_draw_name: somebody's name; the texts live as long as @texts. */
EntSampleName ent_sample_draw_name (EntRandom *random, GStringChunk *texts);
