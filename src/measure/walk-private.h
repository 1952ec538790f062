/* One contact's events read forward, from time to time: the same counts as ent_relation_count(), extended
 * rather than taken anew. For measures that look at many as-of times. */
#pragma once

#include "measure/relation-private.h"

typedef struct {
  const EntPanel *panel;
  uint64_t next, end; /* events still to read */
  uint64_t undecided; /* first event that a coming inbound may still answer */
  uint32_t second;    /* of the last event read */
  unsigned seen;      /* directions that have counted in that second */
  unsigned fresh;     /* directions in which the last event read counts */
  uint32_t day;
  EntRelationFacts facts; /* of all that was read */
} EntForwardWalk;

/** ent_forward_walk: at the beginning of @contact's events. */
EntForwardWalk ent_forward_walk (const EntPanel *panel, size_t contact);

/** ent_forward_walk_on: reads the next event that counts and happened by @tau_s; false when there is none. */
bool ent_forward_walk_on (EntForwardWalk *walk, uint32_t tau_s);

/** ent_forward_walk_to: reads all of them. */
static inline void
ent_forward_walk_to (EntForwardWalk *walk, uint32_t tau_s)
{
  while (ent_forward_walk_on (walk, tau_s))
    ;
}

/**
 * ent_relation_scopes: what each of several times needs to know of all contacts together.
 * @taus_s: [n_taus] ascending
 * @out_scopes: [n_taus] each as ent_relation_scope() gives it
 *
 * Cost: one walk over all events.
 */
void ent_relation_scopes (const EntPanel *panel, const uint32_t taus_s[], size_t n_taus, double horizon_days,
                          EntRelationScope out_scopes[]);
