/* What moved most: warmth at two times, compared. */
#include "measure/series.h"

static double
change (const EntMove *move)
{
  return move->after - move->before;
}

/* Keeps @moves the best @max_moves so far: few are asked for, so a short sorted list beats sorting everybody.
 */
static void
offer (GArray *moves, size_t max_moves, double gain, int sign, const EntMove *move)
{
  size_t place = moves->len;
  while (place > 0) {
    const EntMove *other = &g_array_index (moves, EntMove, place - 1);
    double other_gain = sign * change (other);
    if (other_gain > gain || (other_gain >= gain && other->contact_id < move->contact_id))
      break;
    place--;
  }
  if (place >= max_moves)
    return;
  if (moves->len == max_moves)
    g_array_set_size (moves, (guint)(max_moves - 1));
  g_array_insert_vals (moves, (guint)place, move, 1);
}

EntMoves *
ent_moves_new (const EntPanel *panel, const EntMovesOptions *options)
{
  EntMoves *self = g_new0 (EntMoves, 1);
  self->up = g_array_new (FALSE, FALSE, sizeof (EntMove));
  self->down = g_array_new (FALSE, FALSE, sizeof (EntMove));

  g_autofree EntRelation *before = g_new (EntRelation, panel->n_contacts);
  g_autofree EntRelation *after = g_new (EntRelation, panel->n_contacts);
  EntRelationOptions at = {
      .tau_s = options->from_s, .model = options->model, .n_threads = options->n_threads};
  ent_relations_evaluate_all (panel, &at, before);
  at.tau_s = options->to_s;
  ent_relations_evaluate_all (panel, &at, after);

  for (size_t contact = 0; contact < panel->n_contacts; contact++) {
    if (!ent_panel_is_present (panel, contact, options->to_s))
      continue;
    EntMove move = {.contact = contact,
                    .contact_id = panel->contact_id[contact],
                    .before = ent_relation_warmth (&before[contact]),
                    .after = ent_relation_warmth (&after[contact])};
    double gain = change (&move);
    if (gain > 0)
      offer (self->up, options->max_moves, gain, 1, &move);
    else if (gain < 0)
      offer (self->down, options->max_moves, -gain, -1, &move);
  }
  return self;
}

void
ent_moves_free (EntMoves *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->up);
  g_array_unref (self->down);
  g_free (self);
}
