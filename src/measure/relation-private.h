/* What relation.c, relations.c and series.c share: how one event counts. */
#pragma once

#include "measure/relation.h"

#define ENT_DAY_S 86400u
#define ENT_ANSWER_S (7u * ENT_DAY_S) /* an inbound within this answers an outbound */

#define ENT_SHAPE_BOTH (ENT_SHAPE_IN | ENT_SHAPE_OUT)

/** ent_shape_directions: the direction bits in which an event counts: none for a weak one. */
static inline unsigned
ent_shape_directions (EntEventShape shape)
{
  unsigned weak = (unsigned)(shape & ENT_SHAPE_WEAK) / ENT_SHAPE_WEAK;
  return (unsigned)shape & ENT_SHAPE_BOTH & (weak - 1u);
}

/** ent_panel_end_at: one past the last event of @contact that has happened by @tau_s. Cost: O(log events). */
uint64_t ent_panel_end_at (const EntPanel *panel, size_t contact, uint32_t tau_s);

/** ent_horizon_start_s: events later than this are in the last @horizon_days; -1 when all are. */
static inline int64_t
ent_horizon_start_s (uint32_t tau_s, double horizon_days)
{
  double start = (double)tau_s - horizon_days * ENT_DAY_S;
  return start < 0 ? -1 : (int64_t)start;
}

/**
 * ent_relation_count: the facts of @contact as of @scope's time, and adds its events to @scope (n_events,
 * n_events_horizon, first_s).
 */
EntRelationFacts ent_relation_count (const EntPanel *panel, size_t contact, EntRelationScope *scope);

/** ent_relation_judge: fills class, basis and probabilities from features that were computed already. */
EntRelation ent_relation_judge (const EntRelationFacts *facts, uint32_t tau_s, const EntRelationModel *model,
                                const double features[ENT_N_FEATURES]);
