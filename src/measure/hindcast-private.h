/* What the hindcast of a network and that of a file of ties share. */
#pragma once

#include "measure/hindcast.h"
#include "measure/walk-private.h"

/** ent_hindcast_cut_s: cut-off @window (from 1) as of @tau_s; false when it lies before 1970. */
bool ent_hindcast_cut_s (uint32_t tau_s, double horizon_days, unsigned window, uint32_t *out_cut_s);

/** ent_hindcast_has_past: whether there are H days of history before the cut-off of @scope. */
bool ent_hindcast_has_past (const EntRelationScope *scope);

/**
 * ent_hindcast_row: the row of the contact whom @walk has read up to the cut-off of @scope; false when
 * nothing had passed by then. Cost: the events in the H days after.
 */
bool ent_hindcast_row (const EntForwardWalk *walk, const EntRelationScope *scope, unsigned window,
                       EntRelationRow *out_row);

/** ent_hindcast_draws: whether the contact of that number is drawn when @share of all are. */
bool ent_hindcast_draws (uint64_t number, uint64_t seed, double share);
