#include "measure/turns.h"

#include "measure/relation-private.h"

/* The first event that counts after @after_s, and how many do until @to_s. */
static uint32_t
count_between (const EntPanel *panel, size_t contact, uint32_t after_s, uint32_t to_s, uint32_t *out_n)
{
  uint32_t first_s = ENT_NEVER, second = ENT_NEVER;
  unsigned seen = 0;
  *out_n = 0;
  uint64_t end = ent_panel_end_at (panel, contact, to_s);
  for (uint64_t i = ent_panel_end_at (panel, contact, after_s); i < end; i++) {
    unsigned directions = ent_shape_directions (panel->shape[i]);
    seen = panel->at_s[i] == second ? seen : 0;
    second = panel->at_s[i];
    bool is_new = (directions & ~seen) != 0;
    *out_n += is_new;
    if (is_new && first_s == ENT_NEVER)
      first_s = second;
    seen |= directions;
  }
  return first_s;
}

static uint32_t
days_between (uint32_t from_s, uint32_t to_s)
{
  return from_s == ENT_NEVER || from_s > to_s ? 0 : (to_s - from_s) / ENT_DAY_S;
}

static bool
find_turn (const EntPanel *panel, const EntTurnsOptions *options, EntTurn *turn)
{
  const EntRelationFacts *before = &turn->before.facts;
  uint32_t first_s = count_between (panel, turn->contact, options->from_s, options->to_s, &turn->n_exchanges);
  bool was_good = turn->before.class == ENT_RELATION_GOOD, is_good = turn->after.class == ENT_RELATION_GOOD;
  turn->usual_gap_days =
      before->n_active_days > 1 ? ent_relation_usual_gap_days (before, options->from_s) : 0;
  turn->silence_days = days_between (turn->after.facts.last_s, options->to_s);
  if (turn->after.class == ENT_RELATION_BAD) {
    turn->kind = ENT_TURN_SOURED;
    return turn->before.class != ENT_RELATION_BAD;
  }
  uint32_t slept_days = before->n_active_days > 0 ? days_between (before->last_s, first_s) : 0;
  if (first_s != ENT_NEVER && slept_days > ENT_TURN_SILENCE_DAYS) {
    turn->kind = ENT_TURN_REVIVED;
    turn->silence_days = slept_days;
    return true;
  }
  turn->kind = is_good ? ENT_TURN_GAINED : ENT_TURN_COOLED;
  return was_good != is_good;
}

static double
value (const EntTurn *turn)
{
  bool is_loss = turn->kind == ENT_TURN_COOLED || turn->kind == ENT_TURN_SOURED;
  return ent_relation_warmth (is_loss ? &turn->before : &turn->after);
}

static int
compare_turns (const void *a, const void *b)
{
  const EntTurn *x = a, *y = b;
  if (x->kind != y->kind)
    return x->kind < y->kind ? -1 : 1;
  if (x->is_qualified != y->is_qualified)
    return x->is_qualified ? -1 : 1;
  double difference = value (y) - value (x);
  if (difference < 0 || difference > 0)
    return difference < 0 ? -1 : 1;
  return (x->contact > y->contact) - (x->contact < y->contact);
}

static EntRelation *
relations_at (const EntPanel *panel, const EntRelationModel *model, uint32_t tau_s)
{
  EntRelation *relations = g_new (EntRelation, panel->n_contacts + 1);
  const EntRelationOptions options = {.tau_s = tau_s, .model = model, .n_threads = 1};
  ent_relations_evaluate_all (panel, &options, relations);
  return relations;
}

GArray *
ent_turns_new (const EntPanel *panel, const EntTurnsOptions *options)
{
  g_autofree EntRelation *before = relations_at (panel, options->model, options->from_s);
  g_autofree EntRelation *after = relations_at (panel, options->model, options->to_s);
  GArray *turns = g_array_new (FALSE, FALSE, sizeof (EntTurn));
  for (size_t contact = 0; contact < panel->n_contacts; contact++) {
    if (!ent_panel_is_present (panel, contact, options->to_s))
      continue;
    EntTurn turn = {.contact = contact, .before = before[contact], .after = after[contact]};
    turn.is_qualified =
        options->qualification != NULL && ent_qualified_at (options->qualification, contact, options->to_s);
    if (find_turn (panel, options, &turn))
      g_array_append_val (turns, turn);
  }
  g_array_sort (turns, compare_turns);
  return turns;
}

/* ---- Those who sleep ---- */

static int
compare_dormant (const void *a, const void *b)
{
  const EntDormant *x = a, *y = b;
  const EntRelationFacts *facts = &x->relation.facts, *other = &y->relation.facts;
  if (facts->n_active_days != other->n_active_days)
    return facts->n_active_days > other->n_active_days ? -1 : 1;
  double difference = ent_relation_reciprocity (other) - ent_relation_reciprocity (facts);
  if (difference < 0 || difference > 0)
    return difference < 0 ? -1 : 1;
  if (facts->last_s != other->last_s)
    return facts->last_s > other->last_s ? -1 : 1;
  return (x->contact > y->contact) - (x->contact < y->contact);
}

GArray *
ent_dormant_new (const EntPanel *panel, const EntDormantOptions *options)
{
  GArray *dormant = g_array_new (FALSE, FALSE, sizeof (EntDormant));
  if (options->qualification == NULL)
    return dormant;
  g_autofree EntRelation *relations = relations_at (panel, options->model, options->tau_s);
  for (size_t contact = 0; contact < panel->n_contacts; contact++) {
    const EntRelation *relation = &relations[contact];
    EntDormant one = {contact, *relation, days_between (relation->facts.last_s, options->tau_s)};
    if (relation->class != ENT_RELATION_BAD && relation->facts.n_active_days >= options->min_active_days &&
        one.silence_days > options->min_silence_days &&
        ent_panel_is_present (panel, contact, options->tau_s) &&
        ent_qualified_at (options->qualification, contact, options->tau_s))
      g_array_append_val (dormant, one);
  }
  g_array_sort (dormant, compare_dormant);
  return dormant;
}
