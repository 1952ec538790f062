/* What a person types by hand: a source of its own each time, so that undo works for it as for anything. */
#include "intake/intake.h"

#include "intake/keys-private.h"

#include <xxhash.h>

/* One thing typed by hand, while it is being stored. */
typedef struct {
  EntStore *store;
  const EntHand *hand;
  int64_t now_us;
  EntIntake intake;
} Typing;

static bool
begin (Typing *self, GError **error)
{
  EntSourceRow row = {.kind = ENT_SLICE ("hand"),
                      .path = self->hand->description,
                      .imported_us = self->now_us,
                      .as_of_us = self->now_us};
  self->intake = (EntIntake){.kind = "hand",
                             .as_of_us = self->now_us,
                             .n_records = 1,
                             .n_new = 1,
                             .touched = g_array_new (FALSE, FALSE, sizeof (int64_t))};
  return ent_store_source_add (self->store, &row, &self->intake.source_id, error);
}

static bool
claim_one (Typing *self, EntFact fact, int64_t id, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (int64_t));
  g_array_append_val (ids, id);
  return ent_store_claim (self->store, self->intake.source_id, fact, ids, error);
}

/* The contact as known now, on a card of its own: what was typed about somebody outlives the archive they
 * came with. */
typedef struct {
  EntCard card;
  char *name;
} Copy;

static bool
copy_name (const EntContactRow *row, void *data)
{
  Copy *copy = data;
  copy->name = ent_slice_dup (row->name);
  return true;
}

static bool
put_card (Typing *self, GError **error)
{
  Copy copy = {0};
  if (!ent_store_contact_get (self->store, self->hand->contact_id, copy_name, &copy, error))
    return false;
  g_autofree char *name = copy.name;
  EntContactRecord contact = {.name = ent_slice (name), .connected = ENT_NO_TIME};
  copy.card.name = contact.name;
  copy.card.connected = ENT_NO_TIME;
  copy.card.identifier_ids = &self->hand->contact_id;
  copy.card.n_identifiers = 1;
  EntKey key = ent_key_of_contact (&contact);
  /* The identifier is known by its id here: it takes part in the key as such. */
  uint64_t id_digest =
      XXH3_64bits_withSeed (key.bytes, sizeof key.bytes, (XXH64_hash_t)self->hand->contact_id);
  memcpy (key.bytes, &id_digest, sizeof id_digest);
  memcpy (copy.card.key, key.bytes, sizeof copy.card.key);
  int64_t card_id;
  EntPut result;
  if (!ent_store_card_put (self->store, &copy.card, &card_id, &result, error))
    return false;
  g_array_append_val (self->intake.touched, self->hand->contact_id);
  return claim_one (self, ENT_FACT_CARD, card_id, error);
}

static bool
finish (Typing *self, EntIntake *out_intake, GError **error)
{
  EntSourceRow row = {
      .id = self->intake.source_id,
      .kind = ENT_SLICE ("hand"),
      .imported_us = self->now_us,
      .as_of_us = self->now_us,
      .n_records = 1,
      .n_new = 1,
  };
  if (!ent_store_source_update (self->store, &row, error))
    return false;
  *out_intake = self->intake;
  self->intake.touched = NULL;
  return true;
}

static void
typing_clear (Typing *self)
{
  ent_intake_clear (&self->intake);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Typing, typing_clear)

bool
ent_intake_note (EntStore *store, const EntHand *hand, EntSlice text, EntIntake *out_intake, GError **error)
{
  g_auto (Typing) typing = {.store = store, .hand = hand, .now_us = ent_now_us ()};
  int64_t id;
  return begin (&typing, error) && put_card (&typing, error) &&
         ent_store_note_add (store, hand->contact_id, typing.now_us, text, &id, error) &&
         claim_one (&typing, ENT_FACT_NOTE, id, error) && finish (&typing, out_intake, error);
}

bool
ent_intake_tag (EntStore *store, const EntHand *hand, EntSlice tag, bool is_on, EntIntake *out_intake,
                GError **error)
{
  g_auto (Typing) typing = {.store = store, .hand = hand, .now_us = ent_now_us ()};
  int64_t id;
  return begin (&typing, error) && put_card (&typing, error) &&
         ent_store_tag_add (store, hand->contact_id, typing.now_us, tag, is_on, &id, error) &&
         claim_one (&typing, ENT_FACT_TAG, id, error) && finish (&typing, out_intake, error);
}

bool
ent_intake_log (EntStore *store, const EntHand *hand, const EntHandInteraction *it, EntIntake *out_intake,
                GError **error)
{
  g_auto (Typing) typing = {.store = store, .hand = hand, .now_us = ent_now_us ()};
  EntInteractionRecord said = {.subject = it->subject, .text = it->text};
  EntInteraction interaction = {
      .identifier_id = hand->contact_id,
      .at = it->at,
      .channel = it->channel,
      .direction = it->direction,
      .act = it->act,
      .key = ent_key_of_interaction (&said),
      .subject = it->subject,
      .text = it->text,
  };
  int64_t id;
  EntPut result;
  if (!begin (&typing, error) || !put_card (&typing, error) ||
      !ent_store_interaction_put (store, &interaction, &id, &result, error))
    return false;
  if (result == ENT_PUT_KNOWN) {
    g_set_error (error, ENT_ERROR, ENT_ERROR_CONFLICT, _ ("That very interaction is there already."));
    return false;
  }
  return claim_one (&typing, ENT_FACT_INTERACTION, id, error) && finish (&typing, out_intake, error);
}
