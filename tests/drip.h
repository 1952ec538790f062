/* An input that gives its bytes some at a time, for tests of what reads streams. */
#pragma once

#include "base/base.h"

typedef struct {
  EntInput base;
  EntSlice rest;
  size_t step;
} Drip;

static inline ssize_t
drip (EntInput *input, char *buffer, size_t bytes, GError **error)
{
  Drip *self = (Drip *)input;
  size_t n = MIN (MIN (bytes, self->step), self->rest.length);
  if (n > 0)
    memcpy (buffer, self->rest.data, n);
  self->rest = ent_slice_from (self->rest, n);
  return (ssize_t)n;
}
