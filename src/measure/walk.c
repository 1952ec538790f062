#include "measure/walk-private.h"

EntForwardWalk
ent_forward_walk (const EntPanel *panel, size_t contact)
{
  uint64_t first = panel->first_event[contact];
  return (EntForwardWalk){
      .panel = panel,
      .next = first,
      .end = panel->first_event[contact + 1],
      .undecided = first,
      .second = ENT_NEVER,
      .day = ENT_NEVER,
      .facts = {ENT_NEVER, ENT_NEVER, ENT_NEVER, ENT_NEVER, ENT_NEVER, 0, 0, 0, 0},
  };
}

/* An inbound at @at_s answers the outbound ones of the 7 days before it that nothing has answered yet. Each
 * event is looked at once, for all inbounds together. */
static void
answer (EntForwardWalk *walk, uint32_t at_s)
{
  const EntPanel *panel = walk->panel;
  uint64_t counted = ENT_NEVER;
  for (; panel->at_s[walk->undecided] < at_s; walk->undecided++) {
    uint32_t sent_s = panel->at_s[walk->undecided];
    bool is_out = ent_shape_directions (panel->shape[walk->undecided]) & ENT_SHAPE_OUT;
    if (is_out && sent_s != counted && at_s - sent_s <= ENT_ANSWER_S) {
      walk->facts.n_answered++;
      counted = sent_s;
    }
  }
}

/* Reads one event into the facts. */
static void
take_event (EntForwardWalk *walk, uint32_t at_s, EntEventShape shape, unsigned directions)
{
  EntRelationFacts *facts = &walk->facts;
  walk->fresh = directions & ~(at_s == walk->second ? walk->seen : 0u);
  walk->seen = directions | (at_s == walk->second ? walk->seen : 0u);
  walk->second = at_s;

  if (facts->first_s == ENT_NEVER)
    facts->first_s = at_s;
  facts->last_s = at_s;
  if (directions & ENT_SHAPE_IN) {
    facts->last_in_s = at_s;
    answer (walk, at_s);
  }
  facts->n_in += walk->fresh & ENT_SHAPE_IN;
  facts->n_out += (walk->fresh & ENT_SHAPE_OUT) / ENT_SHAPE_OUT;
  facts->n_active_days += at_s / ENT_DAY_S != walk->day;
  walk->day = at_s / ENT_DAY_S;
  if (shape & ENT_SHAPE_POSITIVE)
    facts->last_positive_s = at_s;
  if (shape & ENT_SHAPE_NEGATIVE)
    facts->last_negative_s = at_s;
}

bool
ent_forward_walk_on (EntForwardWalk *walk, uint32_t tau_s)
{
  while (walk->next < walk->end && walk->panel->at_s[walk->next] <= tau_s) {
    uint64_t k = walk->next++;
    unsigned directions = ent_shape_directions (walk->panel->shape[k]);
    if (directions == 0)
      continue;
    take_event (walk, walk->panel->at_s[k], walk->panel->shape[k], directions);
    return true;
  }
  return false;
}

/* Each event is counted into the time at which it first shows and out of the horizon where it ends, then sums
 * go from time to time. */
void
ent_relation_scopes (const EntPanel *panel, const uint32_t taus_s[], size_t n_taus, double horizon_days,
                     EntRelationScope out_scopes[])
{
  g_autofree uint64_t *expired = g_new0 (uint64_t, n_taus + 1);
  g_autofree int64_t *starts_s = g_new0 (int64_t, n_taus + 1);
  for (size_t t = 0; t < n_taus; t++) {
    out_scopes[t] =
        (EntRelationScope){.tau_s = taus_s[t], .first_s = ENT_NEVER, .horizon_days = horizon_days};
    starts_s[t] = ent_horizon_start_s (taus_s[t], horizon_days);
  }

  for (size_t contact = 0; contact < panel->n_contacts; contact++) {
    EntForwardWalk walk = ent_forward_walk (panel, contact);
    size_t over = 0;
    for (size_t t = 0; t < n_taus; t++) {
      while (ent_forward_walk_on (&walk, taus_s[t])) {
        uint64_t n_counted = (walk.fresh & ENT_SHAPE_IN) + (walk.fresh & ENT_SHAPE_OUT) / ENT_SHAPE_OUT;
        out_scopes[t].n_events += n_counted;
        out_scopes[t].first_s = MIN (out_scopes[t].first_s, walk.second);
        while (over < n_taus && (int64_t)walk.second > starts_s[over])
          over++;
        expired[over] += n_counted;
      }
    }
  }

  uint64_t n_expired = 0;
  for (size_t t = 0; t < n_taus; t++) {
    if (t > 0) {
      out_scopes[t].n_events += out_scopes[t - 1].n_events;
      out_scopes[t].first_s = MIN (out_scopes[t].first_s, out_scopes[t - 1].first_s);
    }
    n_expired += expired[t];
    out_scopes[t].n_events_horizon = out_scopes[t].n_events - n_expired;
  }
}
