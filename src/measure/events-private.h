/* The events with one contact, one after the other, as they count: the hygiene of relation.h. */
#pragma once

#include "measure/relation-private.h"

typedef struct {
  const EntPanel *panel;
  uint64_t next, end;
  uint32_t tau_s;
  uint32_t at_s;       /* of the event read last */
  unsigned directions; /* its own */
  unsigned fresh;      /* those of them that no event of the same second had before */
  unsigned seen;
} EntEventWalk;

static inline EntEventWalk
ent_event_walk (const EntPanel *panel, size_t contact, uint32_t tau_s)
{
  return (EntEventWalk){.panel = panel,
                        .next = panel->first_event[contact],
                        .end = panel->first_event[contact + 1],
                        .tau_s = tau_s,
                        .at_s = ENT_NEVER};
}

/** ent_event_next: reads the next event that counts; false when there is none by tau_s. */
static inline bool
ent_event_next (EntEventWalk *self)
{
  while (self->next < self->end && self->panel->at_s[self->next] <= self->tau_s) {
    uint32_t at_s = self->panel->at_s[self->next];
    self->directions = ent_shape_directions (self->panel->shape[self->next++]);
    if (self->directions == 0)
      continue;
    unsigned seen = at_s == self->at_s ? self->seen : 0u;
    self->fresh = self->directions & ~seen;
    self->seen = self->directions | seen;
    self->at_s = at_s;
    return true;
  }
  return false;
}

/** ent_event_count: events that the one read last adds: a meeting is two, one in each direction. */
static inline uint32_t
ent_event_count (const EntEventWalk *self)
{
  return (self->fresh & ENT_SHAPE_IN) + (self->fresh & ENT_SHAPE_OUT) / ENT_SHAPE_OUT;
}
