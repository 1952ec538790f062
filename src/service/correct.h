/* Part of service.h: words that were mistyped (correct.c). */
#pragma once

#include "base/base.h"

/* A word that nobody has, and what was looked for instead. */
typedef struct {
  char *word;
  GPtrArray *to; /* (element-type utf8) any of them */
} EntCorrection;

/** ent_corrections_write_json: the member "corrected":[{"word","to"}], null when there are none. */
void ent_corrections_write_json (const GArray *corrections, EntJson *json);
