/* How a person appears: cells of the name with all that people put there, slug, e-mail, phone. */
#pragma once

#include "sample/people-private.h"

/**
 * ent_sample_choose_looks: fills the cells, slug, e-mail and phone of @person, whose name, bond and work are
 * known.
 * @number: of the person, unique
 * @taken: the slugs given so far, as keys; gets the new one
 */
void ent_sample_choose_looks (EntSamplePerson *person, size_t number, EntRandom *random, GStringChunk *texts,
                              GHashTable *taken);

/** ent_sample_odd_title: a headline that says nothing of a function. (static) */
const char *ent_sample_odd_title (EntRandom *random);
