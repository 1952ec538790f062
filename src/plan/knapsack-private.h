/* Filling the minutes there are with what is worth most. */
#pragma once

#include "base/base.h"

typedef struct {
  double gain;
  unsigned minutes; /* at least 1 */
  bool is_taken;    /* out */
} EntKnapsackItem;

/** ent_knapsack_fill: takes of @items, [n], the set with the greatest sum of gains that @minutes hold. Cost:
 * n * minutes, in time and in bytes. */
void ent_knapsack_fill (EntKnapsackItem *items, size_t n, unsigned minutes);
