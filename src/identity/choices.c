/* What the user wants shown of a contact, of all that sources say. A choice holds as long as somebody says
 * it: who is split again takes their own name back. */
#include "identity/graph-private.h"

static int
compare_choices (const void *a, const void *b)
{
  const EntGraphChoice *x = a, *y = b;
  if (x->at_us != y->at_us)
    return x->at_us < y->at_us ? -1 : 1;
  return (x->id > y->id) - (x->id < y->id);
}

/* The first card of @cluster for which @fits. */
typedef bool (*FitsFunc) (const EntGraphCard *card, EntSlice value);

static const EntGraphCard *
find_card (const EntGraph *self, const EntCluster *cluster, FitsFunc fits, EntSlice value)
{
  for (guint i = 0; i < cluster->cards->len; i++) {
    const EntGraphCard *card = ent_graph_card (self, g_array_index (cluster->cards, uint32_t, i));
    if (fits (card, value))
      return card;
  }
  return NULL;
}

static bool
has_name (const EntGraphCard *card, EntSlice value)
{
  return ent_slice_equal (card->name, value);
}

static bool
has_place (const EntGraphCard *card, EntSlice value)
{
  return ent_slice_equal (card->place, value);
}

static bool
has_job (const EntGraphCard *card, EntSlice value)
{
  EntSlice rest = value, title;
  return ent_slice_cut (&rest, "\n", &title) && ent_slice_equal (card->title, title) &&
         ent_slice_equal (card->organisation, rest);
}

static bool
has_identifier (const EntGraph *self, const EntCluster *cluster, EntIdentifierKind kind, EntSlice value)
{
  for (guint i = 0; i < cluster->identifiers->len; i++) {
    const EntGraphIdentifier *identifier =
        ent_graph_identifier (self, g_array_index (cluster->identifiers, uint32_t, i));
    if (identifier->kind == kind && ent_slice_equal (identifier->value, value))
      return true;
  }
  return false;
}

static void
apply (const EntGraph *self, const EntGraphChoice *choice, EntCluster *cluster)
{
  static const EntIdentifierKind kinds[] = {[ENT_CHOICE_EMAIL] = ENT_IDENTIFIER_EMAIL,
                                            [ENT_CHOICE_PHONE] = ENT_IDENTIFIER_PHONE,
                                            [ENT_CHOICE_URL] = ENT_IDENTIFIER_URL};
  const EntGraphCard *card;
  switch (choice->field) {
  case ENT_CHOICE_NAME:
    card = find_card (self, cluster, has_name, choice->value);
    cluster->shown = card != NULL ? card : cluster->shown;
    break;
  case ENT_CHOICE_JOB:
    card = find_card (self, cluster, has_job, choice->value);
    if (card != NULL && cluster->job->last_as_of_us <= choice->at_us)
      cluster->job = card;
    break;
  case ENT_CHOICE_PLACE:
    if (find_card (self, cluster, has_place, choice->value) != NULL)
      cluster->chosen[choice->field] = choice->value;
    break;
  case ENT_CHOICE_EMAIL:
  case ENT_CHOICE_PHONE:
  case ENT_CHOICE_URL:
    if (has_identifier (self, cluster, kinds[choice->field], choice->value))
      cluster->chosen[choice->field] = choice->value;
    break;
  }
}

void
ent_choices_apply (EntGraph *self, GArray *clusters)
{
  if (self->choices->len == 0)
    return;
  g_autoptr (GHashTable) owners = g_hash_table_new (NULL, NULL); /* index of an identifier -> cluster + 1 */
  for (guint c = 0; c < clusters->len; c++) {
    const EntCluster *cluster = &g_array_index (clusters, EntCluster, c);
    for (guint i = 0; i < cluster->identifiers->len; i++)
      g_hash_table_insert (owners, GUINT_TO_POINTER (g_array_index (cluster->identifiers, uint32_t, i)),
                           GUINT_TO_POINTER (c + 1));
  }
  g_array_sort (self->choices, compare_choices);
  for (guint i = 0; i < self->choices->len; i++) {
    const EntGraphChoice *choice = &g_array_index (self->choices, EntGraphChoice, i);
    guint owner = GPOINTER_TO_UINT (g_hash_table_lookup (owners, GUINT_TO_POINTER (choice->identifier)));
    if (owner != 0)
      apply (self, choice, &g_array_index (clusters, EntCluster, owner - 1));
  }
}
