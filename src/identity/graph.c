#include "identity/graph-private.h"

static void
identifier_clear (void *data)
{
  g_clear_pointer (&((EntGraphIdentifier *)data)->cards, g_array_unref);
}

static void
card_clear (void *data)
{
  EntGraphCard *card = data;
  g_clear_pointer (&card->identifiers, g_array_unref);
  g_clear_pointer (&card->sources, g_array_unref);
}

static int64_t
find_newest_list (const GArray *claims)
{
  int64_t newest = ENT_TIME_UNKNOWN;
  for (size_t i = 0; i < claims->len; i++) {
    const EntClaimRow *claim = &g_array_index (claims, EntClaimRow, i);
    if (claim->lists_connections)
      newest = MAX (newest, claim->as_of_us);
  }
  return newest;
}

EntGraph *
ent_graph_new (EntStore *store, GError **error)
{
  g_autoptr (EntGraph) self = g_new0 (EntGraph, 1);
  self->store = store;
  self->arena = ent_arena_new (256 * 1024);
  self->identifiers = g_array_new (FALSE, TRUE, sizeof (EntGraphIdentifier));
  g_array_set_clear_func (self->identifiers, identifier_clear);
  self->cards = g_array_new (FALSE, TRUE, sizeof (EntGraphCard));
  g_array_set_clear_func (self->cards, card_clear);
  self->identifier_of = g_hash_table_new (NULL, NULL);
  self->card_of = g_hash_table_new (NULL, NULL);
  self->names = g_hash_table_new (g_str_hash, g_str_equal);
  self->old_contacts = g_hash_table_new (NULL, NULL);
  self->pending = g_array_new (FALSE, FALSE, sizeof (int64_t));
  self->bonds = g_array_new (FALSE, FALSE, sizeof (EntBondRow));
  self->together = g_array_new (FALSE, FALSE, sizeof (EntGraphPair));
  self->apart = g_array_new (FALSE, FALSE, sizeof (EntGraphPair));
  self->choices = g_array_new (FALSE, FALSE, sizeof (EntGraphChoice));
  self->claims = ent_store_card_claims (store, error);
  if (self->claims == NULL || !ent_store_has_words (store, &self->has_words, error))
    return NULL;
  self->newest_list_us = find_newest_list (self->claims);
  return g_steal_pointer (&self);
}

void
ent_graph_free (EntGraph *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->identifiers);
  g_array_unref (self->cards);
  g_hash_table_unref (self->identifier_of);
  g_hash_table_unref (self->card_of);
  g_hash_table_unref (self->names);
  g_hash_table_unref (self->old_contacts);
  g_array_unref (self->pending);
  g_array_unref (self->bonds);
  g_array_unref (self->together);
  g_array_unref (self->apart);
  g_array_unref (self->choices);
  g_clear_pointer (&self->claims, g_array_unref);
  ent_arena_free (self->arena);
  g_free (self);
}

static void
push (int64_t identifier_id, void *data)
{
  EntGraph *self = data;
  if (!g_hash_table_contains (self->identifier_of, GSIZE_TO_POINTER ((gsize)identifier_id)))
    g_array_append_val (self->pending, identifier_id);
}

static void
push_row (const EntIdentifierRow *row, void *data)
{
  push (row->id, data);
}

static void
append_id (int64_t id, void *ids)
{
  g_array_append_val ((GArray *)ids, id);
}

/* A contact that was there: all its identifiers are decided anew. */
static bool
follow_contact (EntGraph *self, int64_t contact_id, GError **error)
{
  if (!g_hash_table_add (self->old_contacts, GSIZE_TO_POINTER ((gsize)contact_id)))
    return true;
  return ent_store_identifiers_of_contact (self->store, contact_id, push_row, self, error);
}

/* Everybody of a name: whether a name alone fits one of them depends on all. */
static bool
follow_name (EntGraph *self, EntSlice name_folded, GError **error)
{
  if (ent_slice_is_empty (name_folded) || g_hash_table_contains (self->names, name_folded.data))
    return true;
  EntSlice kept = ent_arena_copy (self->arena, name_folded);
  g_hash_table_add (self->names, (void *)kept.data);

  g_autoptr (GArray) contacts = g_array_new (FALSE, FALSE, sizeof (int64_t));
  if (!ent_store_contacts_named (self->store, kept, append_id, contacts, error))
    return false;
  for (size_t i = 0; i < contacts->len; i++)
    if (!follow_contact (self, g_array_index (contacts, int64_t, i), error))
      return false;
  int64_t name_identifier;
  if (!ent_store_identifier_find (self->store, (EntIdentifier){ENT_IDENTIFIER_NAME, kept}, &name_identifier,
                                  error))
    return false;
  if (name_identifier != 0)
    push (name_identifier, self);
  return true;
}

void
ent_graph_take_card (const EntCardRow *row, void *data)
{
  EntGraph *self = data;
  g_autoptr (GString) folded = g_string_new (NULL);
  ent_fold_name_append (row->name, folded);
  EntGraphCard card = {
      .id = row->id,
      .name = ent_arena_copy (self->arena, row->name),
      .name_folded = ent_arena_copy (self->arena, ent_slice_of (folded)),
      .given = ent_arena_copy (self->arena, row->given),
      .family = ent_arena_copy (self->arena, row->family),
      .organisation = ent_arena_copy (self->arena, row->organisation),
      .title = ent_arena_copy (self->arena, row->title),
      .place = ent_arena_copy (self->arena, row->place),
      .connected_us = row->connected_us,
      .listed = row->listed,
      .certainty = row->certainty,
      .first_as_of_us = INT64_MAX,
      .last_as_of_us = INT64_MIN,
      .identifiers = g_array_new (FALSE, FALSE, sizeof (uint32_t)),
      .sources = g_array_new (FALSE, FALSE, sizeof (int64_t)),
      .parent = self->cards->len,
  };
  g_array_append_val (self->cards, card);
  g_hash_table_insert (self->card_of, GSIZE_TO_POINTER ((gsize)row->id), GUINT_TO_POINTER (self->cards->len));
}

static bool
load_card (EntGraph *self, int64_t card_id, uint32_t *out_index, GError **error)
{
  uint32_t known = GPOINTER_TO_UINT (g_hash_table_lookup (self->card_of, GSIZE_TO_POINTER ((gsize)card_id)));
  if (known != 0) {
    *out_index = known - 1;
    return true;
  }
  uint32_t index = self->cards->len;
  if (!ent_store_card_get (self->store, card_id, ent_graph_take_card, self, error))
    return false;
  g_return_val_if_fail (self->cards->len == index + 1, false);
  *out_index = index;
  return ent_store_identifiers_of_card (self->store, card_id, push, self, error) &&
         follow_name (self, ent_graph_card (self, index)->name_folded, error);
}

void
ent_graph_take_identifier (const EntIdentifierRow *row, void *data)
{
  EntGraph *self = data;
  EntGraphIdentifier identifier = {
      .id = row->id,
      .kind = row->kind,
      .value = ent_arena_copy (self->arena, row->value),
      .old_contact = row->contact_id,
      .own = row->own,
  };
  g_array_append_val (self->identifiers, identifier);
  g_hash_table_insert (self->identifier_of, GSIZE_TO_POINTER ((gsize)row->id),
                       GUINT_TO_POINTER (self->identifiers->len));
}

void
ent_graph_stand_on (EntGraph *self, uint32_t identifier, uint32_t card)
{
  EntGraphIdentifier *of = ent_graph_identifier (self, identifier);
  if (of->cards == NULL)
    of->cards = g_array_new (FALSE, FALSE, sizeof (uint32_t));
  g_array_append_val (of->cards, card);
  g_array_append_val (ent_graph_card (self, card)->identifiers, identifier);
  if (of->own && (of->kind == ENT_IDENTIFIER_URL || of->kind == ENT_IDENTIFIER_EMAIL))
    ent_graph_card (self, card)->own = true;
}

static bool
load_cards_of (EntGraph *self, uint32_t identifier, GError **error)
{
  g_autoptr (GArray) cards = g_array_new (FALSE, FALSE, sizeof (int64_t));
  if (!ent_store_cards_of_identifier (self->store, ent_graph_identifier (self, identifier)->id, append_id,
                                      cards, error))
    return false;
  for (size_t i = 0; i < cards->len; i++) {
    uint32_t card;
    if (!load_card (self, g_array_index (cards, int64_t, i), &card, error))
      return false;
    ent_graph_stand_on (self, identifier, card);
  }
  return true;
}

static void
take_bond (const EntBondRow *row, void *data)
{
  EntGraph *self = data;
  g_array_append_val (self->bonds, *row);
  push (row->other_id, self);
}

static void
take_choice (const EntChoiceRow *row, void *data)
{
  EntGraph *self = data;
  EntGraphChoice choice = {
      .identifier = GPOINTER_TO_UINT (g_hash_table_lookup (self->identifier_of,
                                                           GSIZE_TO_POINTER ((gsize)row->identifier_id))) -
                    1,
      .field = row->field,
      .value = ent_arena_copy (self->arena, row->value),
      .at_us = row->at_us,
      .id = row->id,
  };
  g_array_append_val (self->choices, choice);
}

bool
ent_graph_load_words (EntGraph *self, int64_t id, GError **error)
{
  return !self->has_words || (ent_store_bonds_of (self->store, id, take_bond, self, error) &&
                              ent_store_choices_of (self->store, id, take_choice, self, error));
}

static bool
load_identifier (EntGraph *self, int64_t id, GError **error)
{
  if (g_hash_table_contains (self->identifier_of, GSIZE_TO_POINTER ((gsize)id)))
    return true;
  uint32_t index = self->identifiers->len;
  if (!ent_store_identifier_get (self->store, id, ent_graph_take_identifier, self, error))
    return false;
  if (self->identifiers->len == index)
    return true; /* it went with its facts */
  const EntGraphIdentifier *identifier = ent_graph_identifier (self, index);
  if (identifier->kind == ENT_IDENTIFIER_NAME && !follow_name (self, identifier->value, error))
    return false;
  int64_t old_contact = identifier->old_contact;
  if (!ent_graph_load_words (self, id, error))
    return false;
  return load_cards_of (self, index, error) &&
         (old_contact == 0 || follow_contact (self, old_contact, error));
}

static int
compare_by_card_id (const void *a, const void *b, void *data)
{
  const EntGraph *self = data;
  int64_t x = ent_graph_card (self, *(const uint32_t *)a)->id,
          y = ent_graph_card (self, *(const uint32_t *)b)->id;
  return (x > y) - (x < y);
}

static void
take_claim (EntGraphCard *card, const EntClaimRow *claim)
{
  card->first_as_of_us = MIN (card->first_as_of_us, claim->as_of_us);
  card->last_as_of_us = MAX (card->last_as_of_us, claim->as_of_us);
  g_array_append_val (card->sources, claim->source_id);
}

/* Which sources say which cards: each claim is a run of the cards in the order of their ids. */
static void
set_claims (EntGraph *self)
{
  size_t n_cards = self->cards->len;
  g_autoptr (GArray) by_id = g_array_sized_new (FALSE, FALSE, sizeof (uint32_t), (guint)n_cards);
  for (uint32_t i = 0; i < n_cards; i++)
    g_array_append_val (by_id, i);
  for (size_t i = 0; i < n_cards; i++) {
    EntGraphCard *card = ent_graph_card (self, i);
    g_array_set_size (card->sources, 0);
    card->first_as_of_us = INT64_MAX;
    card->last_as_of_us = INT64_MIN;
  }
  g_array_sort_with_data (by_id, compare_by_card_id, self);
  for (size_t c = 0; c < self->claims->len; c++) {
    const EntClaimRow *claim = &g_array_index (self->claims, EntClaimRow, c);
    size_t low = 0, high = n_cards;
    while (low < high) {
      size_t middle = low + (high - low) / 2;
      if (ent_graph_card (self, g_array_index (by_id, uint32_t, middle))->id < claim->first_id)
        low = middle + 1;
      else
        high = middle;
    }
    for (size_t i = low; i < n_cards; i++) {
      EntGraphCard *card = ent_graph_card (self, g_array_index (by_id, uint32_t, i));
      if (card->id > claim->last_id)
        break;
      take_claim (card, claim);
    }
  }
}

static bool
is_stated (const EntGraph *self, const EntGraphIdentifier *identifier)
{
  for (size_t c = 0; c < identifier->cards->len; c++)
    if (ent_graph_card (self, g_array_index (identifier->cards, uint32_t, c))->certainty ==
        ENT_CERTAINTY_STATED)
      return true;
  return false;
}

/* Of whom only mails speak, it counts whether anything passed between them and the user. */
static bool
load_exchanges (EntGraph *self, GError **error)
{
  size_t n_known = self->n_exchanges_known;
  self->n_exchanges_known = self->identifiers->len;
  for (size_t i = n_known; i < self->identifiers->len; i++) {
    EntGraphIdentifier *identifier = ent_graph_identifier (self, i);
    if (identifier->kind != ENT_IDENTIFIER_EMAIL || identifier->cards == NULL || identifier->own ||
        is_stated (self, identifier))
      continue;
    if (!ent_store_is_exchanged (self->store, identifier->id, &identifier->exchanged, error))
      return false;
  }
  return true;
}

bool
ent_graph_settle (EntGraph *self, GError **error)
{
  set_claims (self);
  ent_bonds_settle (self);
  return load_exchanges (self, error);
}

static bool
load_pending (EntGraph *self, GError **error)
{
  while (self->pending->len > 0) {
    int64_t id = g_array_index (self->pending, int64_t, self->pending->len - 1);
    g_array_set_size (self->pending, self->pending->len - 1);
    if (!load_identifier (self, id, error))
      return false;
  }
  return ent_graph_settle (self, error);
}

bool
ent_graph_load (EntGraph *self, const GArray *touched, GError **error)
{
  int64_t n_identifiers;
  if (!ent_store_count_identifiers (self->store, &n_identifiers, error))
    return false;
  if (touched->len >= n_identifiers / 2)
    return ent_graph_load_whole (self, error);
  for (size_t i = 0; i < touched->len; i++)
    push (g_array_index (touched, int64_t, i), self);
  return load_pending (self, error);
}

bool
ent_graph_add_contacts (EntGraph *self, const GArray *contacts, GError **error)
{
  for (size_t i = 0; i < contacts->len; i++)
    if (!follow_contact (self, g_array_index (contacts, int64_t, i), error))
      return false;
  return load_pending (self, error);
}

bool
ent_graph_sources_overlap (const EntGraphCard *a, const EntGraphCard *b)
{
  for (size_t i = 0; i < a->sources->len; i++)
    for (size_t j = 0; j < b->sources->len; j++)
      if (g_array_index (a->sources, int64_t, i) == g_array_index (b->sources, int64_t, j))
        return true;
  return false;
}
