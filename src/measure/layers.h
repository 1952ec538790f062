/* Layers: how many contacts stand how close, cut where the user's own ties leave gaps. */
#pragma once

#include "base/base.h"

#define ENT_LAYERS_MAX 6u

typedef struct {
  size_t n_layers;                 /* 0: there are not enough ties */
  double fit;                      /* goodness of variance fit, 0 to 1 */
  size_t n_within[ENT_LAYERS_MAX]; /* contacts in the layer and all closer ones: 4, 14, 52... */
  uint32_t least[ENT_LAYERS_MAX];  /* the smallest weight in it */
} EntLayers;

/**
 * ent_layers_cut: Fisher's natural breaks (Jenks) of ln weight: for each number of layers the cut with the
 * least variance within, exactly, by dynamic programming; and of those numbers the smallest that leaves a
 * tenth of the variance or less (a fit of .9), 6 at most. Weights of 0 are no ties. Cost: 6 d^2 for d
 * different weights.
 */
EntLayers ent_layers_cut (const uint32_t *weights, size_t n_weights);
