/* Part of store.h: facts (fact.c, interactions.c, hand.c). */
#pragma once

#include "store/open.h"

typedef enum {
  ENT_PUT_NEW,
  ENT_PUT_KNOWN
} EntPut;

/**
 * ent_store_identifier_put: the id of @identifier, made when it is not there.
 * @label: as it was written; kept for names only, may be empty
 */
bool ent_store_identifier_put (EntStore *self, EntIdentifier identifier, EntSlice label, int64_t *out_id,
                               GError **error);
/** ent_store_identifier_add: the same where the caller knows that it is not there. */
bool ent_store_identifier_add (EntStore *self, EntIdentifier identifier, EntSlice label, int64_t *out_id,
                               GError **error);
/** ent_store_identifier_find: 0 in @out_id when it is not there. */
bool ent_store_identifier_find (EntStore *self, EntIdentifier identifier, int64_t *out_id, GError **error);

typedef struct {
  EntSlice name, given, family, organisation, title, place;
  EntTime connected;
  bool listed;
  EntCertainty certainty;
  EntSlice original; /* an address book's card, as its own properties; may be empty */
  const int64_t *identifier_ids;
  size_t n_identifiers;
  uint8_t key[16]; /* digest of all of it */
} EntCard;

bool
ent_store_card_put (EntStore *self, const EntCard *card, int64_t *out_id, EntPut *out_put, GError **error);

typedef struct {
  int64_t identifier_id;
  EntTime at;
  EntChannel channel;
  EntDirection direction;
  EntWeight weight;
  EntAct act;
  int64_t key;     /* digest of external id, subject and text */
  int64_t thread;  /* digest of the conversation, 0: none */
  int64_t text_id; /* the interaction that keeps the text, 0: this one */
  EntSlice subject, text;
} EntInteraction;

/** ent_interaction_shape: as the table has it: channel and direction in one number. */
static inline int64_t
ent_interaction_shape (const EntInteraction *it)
{
  return (int64_t)it->channel * 4 + (int64_t)it->direction;
}

/* Interactions of one import, inside its transaction: gathered, and stored many at a time. */
typedef struct EntInteractions EntInteractions;

/** ent_interactions_new: one at a time; nothing else may store interactions beside it. */
EntInteractions *ent_interactions_new (EntStore *store, GError **error);
void ent_interactions_free (EntInteractions *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntInteractions, ent_interactions_free)

/**
 * ent_interactions_put: @it will be stored when none of its identifier, time, channel, direction and key is
 * there; its slices are borrowed until the next flush.
 * @out_id: of one that is new, what to call it here, as a text_id or in a claim: rows of one import may
 * exchange their ids when they are stored, and claims take all of them
 *
 * Cost: 0.2 us, and 1.5 us when it is stored. What is known of an identifier is read when it is first spoken
 * of. Memory: some 50 bytes for each, at most 1,000,000 at a time.
 */
bool ent_interactions_put (EntInteractions *self, const EntInteraction *it, int64_t *out_id, EntPut *out_put,
                           GError **error);
/** ent_interactions_flush: stores what was gathered. */
bool ent_interactions_flush (EntInteractions *self, GError **error);
/** ent_interactions_finish: the same, and forgets what it knows: to be called before anything else changes
 * interactions. More may be put afterwards. */
bool ent_interactions_finish (EntInteractions *self, GError **error);

/** ent_store_interaction_put: one alone. */
bool ent_store_interaction_put (EntStore *self, const EntInteraction *it, int64_t *out_id, EntPut *out_put,
                                GError **error);

typedef struct {
  int field;             /* EntSelfField of the readers */
  int64_t identifier_id; /* 0: none */
  EntSlice value, detail, text;
  int64_t from_us, until_us;
  uint8_t key[16];
} EntSelfFact;
/** ent_store_self_put: how the user presents themselves; KNOWN when one with that key is there. */
bool ent_store_self_put (EntStore *self, const EntSelfFact *fact, int64_t *out_id, EntPut *out_put,
                         GError **error);

typedef struct {
  int64_t identifier_id;
  EntChannel channel;
  int64_t at_us;
  EntSlice subject, text;
  bool is_public;
  uint8_t key[16];
} EntVoiceFact;
/** ent_store_voice_put: words about the user; KNOWN when one with that key is there. */
bool ent_store_voice_put (EntStore *self, const EntVoiceFact *fact, int64_t *out_id, EntPut *out_put,
                          GError **error);

typedef struct {
  int64_t identifier_id; /* the post, 0: none */
  int64_t at_us;
  EntSlice title, text, url, visibility;
  uint8_t key[16];
} EntPublicationFact;
/** ent_store_publication_put: what the user posted; KNOWN when one with that key is there. */
bool ent_store_publication_put (EntStore *self, const EntPublicationFact *fact, int64_t *out_id,
                                EntPut *out_put, GError **error);

/** ent_store_note_add: a note about whoever @identifier_id leads to. Typed twice, it is two facts. */
bool ent_store_note_add (EntStore *self, int64_t identifier_id, int64_t at_us, EntSlice text, int64_t *out_id,
                         GError **error);
/** ent_store_note_put: the same as a source says it of the person with @identifier_ids (one at least): KNOWN
 * when that note is there about one of them. */
bool ent_store_note_put (EntStore *self, const int64_t *identifier_ids, size_t n_ids, int64_t at_us,
                         EntSlice text, int64_t *out_id, EntPut *out_put, GError **error);
/** ent_store_tag_add: @tag goes on or, with @is_on false, off; the latest word counts. */
bool ent_store_tag_add (EntStore *self, int64_t identifier_id, int64_t at_us, EntSlice tag, bool is_on,
                        int64_t *out_id, GError **error);
/** ent_store_tag_put: the same as a source says it of the person with @identifier_ids: KNOWN when it was said
 * before about one of them, even if it was taken off since. */
bool ent_store_tag_put (EntStore *self, const int64_t *identifier_ids, size_t n_ids, int64_t at_us,
                        EntSlice tag, int64_t *out_id, EntPut *out_put, GError **error);

/** ent_store_is_own: whether an identifier is the user's own. */
bool ent_store_is_own (EntStore *self, int64_t identifier_id, bool *out_own, GError **error);
