/* Stable keys: digests of what a record says, on parsed values, so that quoting, encoding and columns may
 * change. */
#pragma once

#include "readers/readers.h"

typedef struct {
  uint8_t bytes[16];
} EntKey;

/** ent_key_of_contact: over names, identifiers (in any order), job, place, connection. */
EntKey ent_key_of_contact (const EntContactRecord *contact);

/** ent_key_of_self, ent_key_of_voice, ent_key_of_publication: over everything they say. */
EntKey ent_key_of_self (const EntSelfRecord *self);
EntKey ent_key_of_voice (const EntVoiceRecord *voice);
EntKey ent_key_of_publication (const EntPublicationRecord *publication);

/**
 * ent_key_of_interaction: over external id, subject and text. Identifier, time, channel and direction are
 * columns of their own beside it, so 64 bits only have to tell apart what one person said in one second. Of a
 * meeting the external id alone counts: an invitation and a calendar may describe it in other words.
 */
int64_t ent_key_of_interaction (const EntInteractionRecord *interaction);

/** ent_key_of_mail: of its Message-ID, so that what is read out of it may get better; without one over all it
 * says. */
int64_t ent_key_of_mail (const EntMailRecord *mail);

/** ent_key_of_thread: of the source's conversation id; 0 for an empty one. */
int64_t ent_key_of_thread (EntSlice thread);
