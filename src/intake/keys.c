#include "intake/keys-private.h"

#define XXH_STATIC_LINKING_ONLY /* for a state on the stack: keys are made a million times */
#include <xxhash.h>

/* A field is its length and its bytes, so that "ab" + "c" and "a" + "bc" differ. */
static void
add_text (XXH3_state_t *state, EntSlice text)
{
  uint64_t length = text.length;
  XXH3_128bits_update (state, &length, sizeof length);
  if (text.length > 0)
    XXH3_128bits_update (state, text.data, text.length);
}

static void
add_int (XXH3_state_t *state, int64_t value)
{
  XXH3_128bits_update (state, &value, sizeof value);
}

static EntKey
finish (const XXH3_state_t *state)
{
  XXH128_canonical_t canonical;
  XXH128_canonicalFromHash (&canonical, XXH3_128bits_digest (state));
  EntKey key;
  memcpy (key.bytes, canonical.digest, sizeof key.bytes);
  return key;
}

static uint64_t
digest_identifier (EntIdentifier identifier)
{
  return XXH3_64bits_withSeed (identifier.value.data, identifier.value.length, (XXH64_hash_t)identifier.kind);
}

/* What only address books and mails say; a card without it keeps the key that it always had. */
static void
add_book (XXH3_state_t *state, const EntContactRecord *contact)
{
  if (contact->certainty != ENT_CERTAINTY_STATED)
    add_int (state, contact->certainty);
  if (!ent_slice_is_empty (contact->note))
    add_text (state, contact->note);
  for (size_t i = 0; i < contact->n_labels; i++)
    add_text (state, contact->labels[i]);
  if (!ent_slice_is_empty (contact->original))
    add_text (state, contact->original);
}

EntKey
ent_key_of_contact (const EntContactRecord *contact)
{
  XXH3_state_t state;
  XXH3_128bits_reset (&state);
  add_text (&state, contact->name);
  add_text (&state, contact->given);
  add_text (&state, contact->family);
  add_text (&state, contact->organisation);
  add_text (&state, contact->title);
  add_text (&state, contact->place);
  add_int (&state, contact->connected.at_us);
  add_int (&state, contact->listed);
  uint64_t identifiers = 0; /* a sum does not mind the order */
  for (size_t i = 0; i < contact->n_identifiers; i++)
    identifiers += digest_identifier (contact->identifiers[i]);
  add_int (&state, (int64_t)identifiers);
  add_book (&state, contact);
  return finish (&state);
}

EntKey
ent_key_of_self (const EntSelfRecord *self)
{
  XXH3_state_t state;
  XXH3_128bits_reset (&state);
  add_int (&state, self->field);
  add_int (&state, self->field == ENT_SELF_IDENTIFIER ? (int64_t)digest_identifier (self->identifier) : 0);
  add_text (&state, self->value);
  add_text (&state, self->detail);
  add_text (&state, self->text);
  add_int (&state, self->from.at_us);
  add_int (&state, self->until.at_us);
  return finish (&state);
}

EntKey
ent_key_of_voice (const EntVoiceRecord *voice)
{
  XXH3_state_t state;
  XXH3_128bits_reset (&state);
  add_int (&state, voice->channel);
  add_int (&state, (int64_t)digest_identifier (voice->author.identifier));
  add_int (&state, voice->at.at_us);
  add_text (&state, voice->subject);
  add_text (&state, voice->text);
  return finish (&state);
}

EntKey
ent_key_of_publication (const EntPublicationRecord *publication)
{
  XXH3_state_t state;
  XXH3_128bits_reset (&state);
  add_int (&state, (int64_t)digest_identifier (publication->post));
  add_int (&state, publication->at.at_us);
  add_text (&state, publication->title);
  add_text (&state, publication->text);
  add_text (&state, publication->url);
  return finish (&state);
}

int64_t
ent_key_of_interaction (const EntInteractionRecord *interaction)
{
  if (interaction->channel == ENT_CHANNEL_MEETING && !ent_slice_is_empty (interaction->external_id))
    return (int64_t)XXH3_64bits (interaction->external_id.data, interaction->external_id.length);
  uint64_t key = XXH3_64bits_withSeed (interaction->text.data, interaction->text.length, 0);
  key = XXH3_64bits_withSeed (interaction->subject.data, interaction->subject.length, key);
  return (int64_t)XXH3_64bits_withSeed (interaction->external_id.data, interaction->external_id.length, key);
}

int64_t
ent_key_of_mail (const EntMailRecord *mail)
{
  if (!ent_slice_is_empty (mail->message_id))
    return (int64_t)XXH3_64bits (mail->message_id.data, mail->message_id.length);
  uint64_t key = XXH3_64bits_withSeed (mail->text.data, mail->text.length, 0);
  return (int64_t)XXH3_64bits_withSeed (mail->subject.data, mail->subject.length, key);
}

int64_t
ent_key_of_thread (EntSlice thread)
{
  return ent_slice_is_empty (thread) ? 0 : (int64_t)XXH3_64bits (thread.data, thread.length);
}
