/* The graph of a whole network: in scans, where asking from one identifier to the next would end at everybody
 * anyway. */
#include "identity/graph-private.h"

static void
take_pair (int64_t card_id, int64_t identifier_id, void *data)
{
  EntGraph *self = data;
  uint32_t card = GPOINTER_TO_UINT (g_hash_table_lookup (self->card_of, GSIZE_TO_POINTER ((gsize)card_id)));
  uint32_t identifier =
      GPOINTER_TO_UINT (g_hash_table_lookup (self->identifier_of, GSIZE_TO_POINTER ((gsize)identifier_id)));
  g_return_if_fail (card != 0 && identifier != 0);
  ent_graph_stand_on (self, identifier - 1, card - 1);
}

static void
take_contact (int64_t id, void *data)
{
  g_hash_table_add (((EntGraph *)data)->old_contacts, GSIZE_TO_POINTER ((gsize)id));
}

static bool
load_all_words (EntGraph *self, GError **error)
{
  for (guint i = 0; self->has_words && i < self->identifiers->len; i++)
    if (!ent_graph_load_words (self, ent_graph_identifier (self, i)->id, error))
      return false;
  return true;
}

bool
ent_graph_load_whole (EntGraph *self, GError **error)
{
  self->is_whole = true;
  return ent_store_all_contacts (self->store, take_contact, self, error) &&
         ent_store_all_identifiers (self->store, ent_graph_take_identifier, self, error) &&
         ent_store_all_cards (self->store, ent_graph_take_card, self, error) &&
         ent_store_all_card_identifiers (self->store, take_pair, self, error) &&
         load_all_words (self, error) && ent_graph_settle (self, error);
}
