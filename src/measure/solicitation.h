/* Solicitation: whether somebody offers something to sell, by the phrases of those who do, French and
 * English. */
#pragma once

#include "base/base.h"

/**
 * ent_is_solicitation:
 * @folded: a message as ent_fold_append() gives it
 *
 * Two different phrases are asked for: one alone stands in many a friendly message. Near-certain rather than
 * complete (science 7: only rules with near-certain evidence label by themselves). Cost: one search a phrase.
 */
bool ent_is_solicitation (EntSlice folded);
