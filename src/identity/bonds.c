/* What the user said of who is who outweighs everything else; of two words on one pair the later counts. */
#include "identity/graph-private.h"

static int
compare_bonds (const void *a, const void *b)
{
  const EntBondRow *x = a, *y = b;
  int64_t pairs[][2] = {{MIN (x->identifier_id, x->other_id), MIN (y->identifier_id, y->other_id)},
                        {MAX (x->identifier_id, x->other_id), MAX (y->identifier_id, y->other_id)},
                        {x->at_us, y->at_us},
                        {x->id, y->id}};
  for (size_t i = 0; i < G_N_ELEMENTS (pairs); i++)
    if (pairs[i][0] != pairs[i][1])
      return pairs[i][0] < pairs[i][1] ? -1 : 1;
  return 0;
}

static bool
is_same_pair (const EntBondRow *a, const EntBondRow *b)
{
  return MIN (a->identifier_id, a->other_id) == MIN (b->identifier_id, b->other_id) &&
         MAX (a->identifier_id, a->other_id) == MAX (b->identifier_id, b->other_id);
}

/* Index + 1 of an identifier; 0 when it is none any more. */
static uint32_t
index_of (const EntGraph *self, int64_t id)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->identifier_of, GSIZE_TO_POINTER ((gsize)id)));
}

void
ent_bonds_settle (EntGraph *self)
{
  g_array_set_size (self->together, 0);
  g_array_set_size (self->apart, 0);
  g_array_sort (self->bonds, compare_bonds);
  for (guint i = 0; i < self->bonds->len; i++) {
    const EntBondRow *bond = &g_array_index (self->bonds, EntBondRow, i);
    if (i + 1 < self->bonds->len && is_same_pair (bond, bond + 1))
      continue;
    uint32_t a = index_of (self, bond->identifier_id), b = index_of (self, bond->other_id);
    EntGraphPair pair = {a - 1, b - 1};
    if (a != 0 && b != 0)
      g_array_append_val (bond->is_same ? self->together : self->apart, pair);
  }
}

static bool
is_in_cluster (EntGraph *self, uint32_t identifier, uint32_t root)
{
  const GArray *cards = ent_graph_identifier (self, identifier)->cards;
  for (guint i = 0; cards != NULL && i < cards->len; i++)
    if (ent_cluster_find (self, g_array_index (cards, uint32_t, i)) == root)
      return true;
  return false;
}

bool
ent_bonds_forbid (EntGraph *self, uint32_t root, uint32_t other_root)
{
  for (guint i = 0; i < self->apart->len; i++) {
    EntGraphPair pair = g_array_index (self->apart, EntGraphPair, i);
    if ((is_in_cluster (self, pair.a, root) && is_in_cluster (self, pair.b, other_root)) ||
        (is_in_cluster (self, pair.b, root) && is_in_cluster (self, pair.a, other_root)))
      return true;
  }
  return false;
}

static void
mark (EntGraph *self, uint32_t identifier)
{
  const GArray *cards = ent_graph_identifier (self, identifier)->cards;
  for (guint i = 0; cards != NULL && i < cards->len; i++)
    ent_graph_card (self, g_array_index (cards, uint32_t, i))->told_apart = true;
}

void
ent_bonds_mark (EntGraph *self)
{
  for (uint32_t i = 0; i < self->cards->len; i++)
    ent_graph_card (self, i)->told_apart = false;
  for (guint i = 0; i < self->apart->len; i++) {
    EntGraphPair pair = g_array_index (self->apart, EntGraphPair, i);
    mark (self, pair.a);
    mark (self, pair.b);
  }
}

void
ent_bonds_join (EntGraph *self)
{
  for (guint i = 0; i < self->together->len; i++) {
    EntGraphPair pair = g_array_index (self->together, EntGraphPair, i);
    const GArray *a = ent_graph_identifier (self, pair.a)->cards;
    const GArray *b = ent_graph_identifier (self, pair.b)->cards;
    if (a != NULL && b != NULL)
      ent_cluster_join (self, g_array_index (a, uint32_t, 0), g_array_index (b, uint32_t, 0));
  }
}
