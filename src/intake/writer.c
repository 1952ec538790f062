#include "intake/writer-private.h"

#include "intake/left-out-private.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#define MAILS_A_TURN 10000 /* after which their bodies become searchable */
struct EntWriter {
  EntStore *store;
  int64_t source_id;
  EntMeetings *meetings;
  GHashTable
      *connections; /* connection value -> digest of the unrecognisable card that has it in this source */
  GArray *claimed[ENT_FACT_LAST + 1]; /* int64_t ids */
  GArray *touched;                    /* int64_t ids of identifiers */
  EntInteractions *interactions;
  bool any_interaction; /* was put */
  EntLeftOut *left_out;
  uint64_t n_mails;
  int64_t now_us; /* when what has no time of its own was said */
};

EntWriter *
ent_writer_new (EntStore *store, int64_t source_id, GError **error)
{
  g_autoptr (EntWriter) self = g_new0 (EntWriter, 1);
  self->store = store;
  self->source_id = source_id;
  self->connections = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (size_t i = 1; i <= ENT_FACT_LAST; i++)
    self->claimed[i] = g_array_new (FALSE, FALSE, sizeof (int64_t));
  self->touched = g_array_new (FALSE, FALSE, sizeof (int64_t));
  self->left_out = ent_left_out_new (store, source_id);
  self->now_us = ent_now_us ();
  self->meetings = ent_meetings_new (store, error);
  self->interactions = self->meetings != NULL ? ent_interactions_new (store, error) : NULL;
  return self->interactions != NULL ? g_steal_pointer (&self) : NULL;
}

void
ent_writer_free (EntWriter *self)
{
  if (self == NULL)
    return;
  ent_meetings_free (self->meetings);
  g_hash_table_unref (self->connections);
  for (size_t i = 1; i <= ENT_FACT_LAST; i++)
    g_array_unref (self->claimed[i]);
  g_array_unref (self->touched);
  ent_interactions_free (self->interactions);
  ent_left_out_free (self->left_out);
  g_free (self);
}

EntMet *
ent_writer_meet (EntWriter *self, EntIdentifier identifier, EntSlice label, GError **error)
{
  return ent_meetings_meet (self->meetings, identifier, label, error);
}

static void
claim (EntWriter *self, EntFact fact, int64_t id, EntPut result, EntWritten *written)
{
  g_array_append_val (self->claimed[fact], id);
  if (result == ENT_PUT_NEW)
    *written = ENT_WRITTEN_NEW;
  else if (*written == ENT_WRITTEN_NONE)
    *written = ENT_WRITTEN_KNOWN;
}

static void
touch (EntWriter *self, int64_t identifier_id)
{
  g_array_append_val (self->touched, identifier_id);
}

/*
 * Two people of one name may be connected on one day. Where a list gives nothing else to tell them apart, the
 * second one's connection gets the job added, so that each stays a contact of their own.
 */
static EntIdentifier
tell_connection_apart (EntWriter *self, const EntContactRecord *contact, EntIdentifier identifier, EntKey key,
                       GString *buffer)
{
  if (identifier.kind != ENT_IDENTIFIER_CONNECTION || contact->n_identifiers > 1)
    return identifier;
  g_autofree char *value = ent_slice_dup (identifier.value);
  EntKey *first = g_hash_table_lookup (self->connections, value);
  if (first == NULL) {
    g_hash_table_insert (self->connections, g_steal_pointer (&value), g_memdup2 (&key, sizeof key));
    return identifier;
  }
  if (memcmp (first, &key, sizeof key) == 0)
    return identifier;
  g_string_assign (buffer, value);
  g_string_append_c (buffer, '|');
  ent_fold_append (contact->organisation, buffer);
  g_string_append_c (buffer, '|');
  ent_fold_append (contact->title, buffer);
  return (EntIdentifier){ENT_IDENTIFIER_CONNECTION, ent_slice_of (buffer)};
}

/* Never 0, which stands for no name yet. */
static uint64_t
digest_name (EntSlice name)
{
  return XXH3_64bits (name.data, name.length) | 1;
}

static bool
put_card (EntWriter *self, const EntContactRecord *contact, EntKey key, const int64_t *ids, size_t n_ids,
          EntWritten *written, GError **error)
{
  EntCard card = {
      .name = contact->name,
      .given = contact->given,
      .family = contact->family,
      .organisation = contact->organisation,
      .title = contact->title,
      .place = contact->place,
      .connected = contact->connected,
      .listed = contact->listed,
      .certainty = contact->certainty,
      .original = contact->original,
      .identifier_ids = ids,
      .n_identifiers = n_ids,
  };
  memcpy (card.key, key.bytes, sizeof card.key);
  int64_t card_id;
  EntPut result;
  if (!ent_store_card_put (self->store, &card, &card_id, &result, error))
    return false;
  claim (self, ENT_FACT_CARD, card_id, result, written);
  for (size_t i = 0; i < n_ids; i++)
    touch (self, ids[i]);
  return true;
}

/* The note and the groups of a card in an address book. */
static bool
put_remarks (EntWriter *self, const EntContactRecord *contact, const int64_t *ids, size_t n_ids,
             EntWritten *written, GError **error)
{
  int64_t id;
  EntPut result;
  if (!ent_slice_is_empty (contact->note)) {
    if (!ent_store_note_put (self->store, ids, n_ids, self->now_us, contact->note, &id, &result, error))
      return false;
    claim (self, ENT_FACT_NOTE, id, result, written);
  }
  for (size_t i = 0; i < contact->n_labels; i++) {
    if (!ent_store_tag_put (self->store, ids, n_ids, self->now_us, contact->labels[i], &id, &result, error))
      return false;
    claim (self, ENT_FACT_TAG, id, result, written);
  }
  return true;
}

static bool
put_contact (EntWriter *self, const EntContactRecord *contact, EntKey key, EntWritten *written,
             GError **error)
{
  g_autofree int64_t *ids = g_new (int64_t, contact->n_identifiers);
  size_t n_ids = 0;
  for (size_t i = 0; i < contact->n_identifiers; i++) {
    /* A name recognises nobody: a card with nothing else would be anybody's. */
    if (contact->identifiers[i].kind == ENT_IDENTIFIER_NAME)
      continue;
    g_autoptr (GString) buffer = g_string_new (NULL);
    EntIdentifier identifier = tell_connection_apart (self, contact, contact->identifiers[i], key, buffer);
    EntMet *met = ent_writer_meet (self, identifier, (EntSlice){NULL, 0}, error);
    if (met == NULL)
      return false;
    if (met->forgotten)
      return true;
    ids[n_ids++] = met->id;
    met->carded_name = digest_name (contact->name);
  }
  return n_ids == 0 || (put_card (self, contact, key, ids, n_ids, written, error) &&
                        put_remarks (self, contact, ids, n_ids, written, error));
}

/* Who was met under a certain identifier: their card is what was shown of them. */
bool
ent_writer_met_card (EntWriter *self, EntIdentifier identifier, EntSlice name, EntCertainty certainty,
                     EntMet *met, EntWritten *written, GError **error)
{
  if (!ent_identifier_is_certain (identifier.kind))
    return true;
  if (ent_slice_is_empty (name))
    name = identifier.value;
  uint64_t digest = digest_name (name);
  if (met->carded_name == digest)
    return true;
  met->carded_name = digest;
  EntContactRecord contact = {.name = name,
                              .identifiers = &identifier,
                              .n_identifiers = 1,
                              .connected = ENT_NO_TIME,
                              .certainty = certainty};
  return put_card (self, &contact, ent_key_of_contact (&contact), &met->id, 1, written, error);
}

/* The entry of a party; NULL in @out_met when the party is the user or was forgotten. */
static bool
meet_party (EntWriter *self, const EntParty *party, EntCertainty certainty, EntMet **out_met,
            EntWritten *written, GError **error)
{
  EntSlice label = party->identifier.kind == ENT_IDENTIFIER_NAME ? party->name : (EntSlice){NULL, 0};
  EntMet *met = ent_writer_meet (self, party->identifier, label, error);
  if (met == NULL)
    return false;
  *out_met = met->own || met->forgotten ? NULL : met;
  if (*out_met == NULL)
    return true;
  if (party->identifier.kind == ENT_IDENTIFIER_NAME && met->carded_name == 0) {
    met->carded_name = 1;
    touch (self, met->id);
  }
  return ent_writer_met_card (self, party->identifier, party->name, certainty, met, written, error);
}

bool
ent_writer_put_interaction (EntWriter *self, const EntInteraction *it, int64_t *out_id, EntPut *out_put,
                            EntWritten *written, GError **error)
{
  if (!ent_interactions_put (self->interactions, it, out_id, out_put, error))
    return false;
  self->any_interaction = true;
  claim (self, ENT_FACT_INTERACTION, *out_id, *out_put, written);
  return true;
}

static bool
put_interaction (EntWriter *self, const EntInteractionRecord *interaction, int64_t key, int64_t thread,
                 EntWritten *written, GError **error)
{
  int64_t text_id = 0;
  EntCertainty certainty =
      interaction->channel == ENT_CHANNEL_MEETING ? ENT_CERTAINTY_MET : ENT_CERTAINTY_STATED;
  for (size_t i = 0; i < interaction->n_parties; i++) {
    const EntParty *party = &interaction->parties[i];
    EntMet *met;
    if (!meet_party (self, party, certainty, &met, written, error))
      return false;
    if (met == NULL)
      continue;
    EntInteraction it = {
        .identifier_id = met->id,
        .at = interaction->at,
        .channel = interaction->channel,
        .direction = party->direction,
        .weight = party->weight,
        .act = interaction->act,
        .key = key,
        .thread = thread,
        .text_id = text_id,
        .subject = interaction->subject,
        .text = interaction->text,
    };
    int64_t id;
    EntPut result;
    if (!ent_writer_put_interaction (self, &it, &id, &result, written, error))
      return false;
    if (text_id == 0 && result == ENT_PUT_NEW && !ent_slice_is_empty (interaction->text))
      text_id = id;
  }
  return true;
}

static bool
put_self (EntWriter *self, const EntSelfRecord *record, EntKey key, EntWritten *written, GError **error)
{
  EntSelfFact fact = {
      .field = (int)record->field,
      .value = record->value,
      .detail = record->detail,
      .text = record->text,
      .from_us = record->from.at_us,
      .until_us = record->until.at_us,
  };
  memcpy (fact.key, key.bytes, sizeof fact.key);
  EntMet *met = NULL;
  if (record->field == ENT_SELF_IDENTIFIER) {
    met = ent_writer_meet (self, record->identifier, (EntSlice){NULL, 0}, error);
    if (met == NULL)
      return false;
    if (met->forgotten)
      return true;
    met->own = true;
    fact.identifier_id = met->id;
    if (ent_slice_is_empty (fact.value))
      fact.value = record->identifier.value;
    touch (self, met->id);
  }
  int64_t id;
  EntPut result;
  if (!ent_store_self_put (self->store, &fact, &id, &result, error))
    return false;
  claim (self, ENT_FACT_SELF, id, result, written);
  if (met == NULL || met->kind != ENT_IDENTIFIER_EMAIL || result == ENT_PUT_KNOWN)
    return true;
  return (!self->any_interaction || ent_interactions_finish (self->interactions, error)) &&
         ent_store_mail_settle (self->store, met->id, self->touched, error);
}

static bool
put_unit (EntWriter *self, const EntUnitRecord *unit, GError **error)
{
  EntReadingRow row = {.unit = unit->unit, .from = (int64_t)unit->from, .until = (int64_t)unit->until};
  memcpy (row.fingerprint, unit->fingerprint, sizeof row.fingerprint);
  return ent_store_reading_add (self->store, self->source_id, &row, error);
}

static bool
put_voice (EntWriter *self, const EntVoiceRecord *voice, EntKey key, EntWritten *written, GError **error)
{
  EntMet *met;
  if (!meet_party (self, &voice->author, ENT_CERTAINTY_STATED, &met, written, error))
    return false;
  if (met == NULL)
    return true;
  EntVoiceFact fact = {
      .identifier_id = met->id,
      .channel = voice->channel,
      .at_us = voice->at.at_us,
      .subject = voice->subject,
      .text = voice->text,
      .is_public = voice->is_public,
  };
  memcpy (fact.key, key.bytes, sizeof fact.key);
  int64_t id;
  EntPut result;
  if (!ent_store_voice_put (self->store, &fact, &id, &result, error))
    return false;
  claim (self, ENT_FACT_VOICE, id, result, written);
  return true;
}

static bool
put_publication (EntWriter *self, const EntPublicationRecord *publication, EntKey key, EntWritten *written,
                 GError **error)
{
  EntPublicationFact fact = {
      .at_us = publication->at.at_us,
      .title = publication->title,
      .text = publication->text,
      .url = publication->url,
      .visibility = publication->visibility,
  };
  memcpy (fact.key, key.bytes, sizeof fact.key);
  if (!ent_slice_is_empty (publication->post.value)) {
    const EntMet *met = ent_writer_meet (self, publication->post, (EntSlice){NULL, 0}, error);
    if (met == NULL)
      return false;
    fact.identifier_id = met->id;
  }
  int64_t id;
  EntPut result;
  if (!ent_store_publication_put (self->store, &fact, &id, &result, error))
    return false;
  claim (self, ENT_FACT_PUBLICATION, id, result, written);
  return true;
}

/* Of a large mailbox the index is made beside the reading, which takes longer than the writing; a few mails
 * wait for the next search. */
static bool
index_said (EntWriter *self, bool is_due, GError **error)
{
  return !is_due ||
         (ent_interactions_flush (self->interactions, error) && ent_store_said_update (self->store, error));
}

bool
ent_writer_put (EntWriter *self, const EntRecord *record, EntKey key, int64_t interaction_key,
                int64_t thread_key, EntWritten *out_written, GError **error)
{
  *out_written = ENT_WRITTEN_NONE;
  switch (record->kind) {
  case ENT_RECORD_CONTACT:
    return put_contact (self, &record->contact, key, out_written, error);
  case ENT_RECORD_INTERACTION:
    return put_interaction (self, &record->interaction, interaction_key, thread_key, out_written, error);
  case ENT_RECORD_SELF:
    return put_self (self, &record->self, key, out_written, error);
  case ENT_RECORD_VOICE:
    return put_voice (self, &record->voice, key, out_written, error);
  case ENT_RECORD_PUBLICATION:
    return put_publication (self, &record->publication, key, out_written, error);
  case ENT_RECORD_MAIL:
    if (record->mail.mail_class == ENT_MAIL_NOTIFICATION)
      return true; /* what it tells and how it was recognised are records of their own */
    if (record->mail.mail_class != ENT_MAIL_PERSONAL)
      return ent_left_out_add_mail (self->left_out, &record->mail, error);
    return ent_writer_put_mail (self, &record->mail, interaction_key, thread_key, out_written, error) &&
           index_said (self, ++self->n_mails % MAILS_A_TURN == 0, error);
  case ENT_RECORD_LEFT_OUT:
    return ent_left_out_add (self->left_out, &record->left_out, error);
  case ENT_RECORD_UNIT:
    return put_unit (self, &record->unit, error);
  }
  g_return_val_if_reached (false);
}

bool
ent_writer_flush (EntWriter *self, GError **error)
{
  return ent_interactions_flush (self->interactions, error);
}

bool
ent_writer_finish (EntWriter *self, GArray **out_touched, GError **error)
{
  if (!ent_left_out_flush (self->left_out, error) ||
      !index_said (self, self->n_mails >= MAILS_A_TURN, error) ||
      !ent_interactions_finish (self->interactions, error))
    return false;
  for (EntFact fact = ENT_FACT_CARD; fact <= ENT_FACT_LAST; fact++)
    if (!ent_store_claim (self->store, self->source_id, fact, self->claimed[fact], error))
      return false;
  *out_touched = g_steal_pointer (&self->touched);
  self->touched = g_array_new (FALSE, FALSE, sizeof (int64_t));
  return true;
}
