/* Part of store.h: people, for identity/ (person.c). */
#pragma once

#include "store/cards.h"

/** ent_store_listed_identifiers: every identifier on a card that lists a connection: whoever may have joined
 * or left. */
bool ent_store_listed_identifiers (EntStore *self, EntIdFunc func, void *data, GError **error);
/** ent_store_contacts_named: ids of the contacts with that folded name, ascending. */
bool
ent_store_contacts_named (EntStore *self, EntSlice name_folded, EntIdFunc func, void *data, GError **error);
/** ent_store_listed_together: whether one list of connections holds both contacts. */
bool ent_store_listed_together (EntStore *self, int64_t contact_id, int64_t other_id, bool *out_together,
                                GError **error);
/** ent_store_identifier_is_used: whether any fact speaks of it. */
bool ent_store_identifier_is_used (EntStore *self, int64_t id, bool *out_used, GError **error);
/** ent_store_identifier_delete: an unused one. */
bool ent_store_identifier_delete (EntStore *self, int64_t id, GError **error);
/** ent_store_identifier_attach: people: @contact_id 0 means nobody's. */
bool ent_store_identifier_attach (EntStore *self, int64_t id, int64_t contact_id, GError **error);

/* Claims on cards, as identity/ needs them: in memory, ascending in first_id. */
typedef struct {
  int64_t first_id, last_id;
  int64_t source_id, as_of_us;
  bool lists_connections;
} EntClaimRow;
/** ent_store_card_claims: (element-type EntClaimRow) all claims on cards, by as_of then source. Free with
 * g_array_unref(). */
GArray *ent_store_card_claims (EntStore *self, GError **error);

/* What identity/ decides of a contact. */
typedef struct {
  int64_t id;
  EntSlice name, name_folded, given, family, organisation, title, place;
  EntSlice url, email, phone;
  bool connected;
  int64_t connected_us, left_us; /* ENT_TIME_UNKNOWN */
} EntPerson;

/* How a contact differs from what it was: bits. */
typedef enum {
  ENT_CHANGE_JOINED = 1 << 0, /* on the list of connections, and was not */
  ENT_CHANGE_LEFT = 1 << 1,   /* the other way round */
  ENT_CHANGE_JOB = 1 << 2,    /* organisation or title */
  ENT_CHANGE_NAME = 1 << 3,
  ENT_CHANGE_EMAIL = 1 << 4, /* an address appeared where there was none */
  ENT_CHANGE_NEW = 1 << 5,   /* the contact is new */
  ENT_CHANGE_GONE = 1 << 6,  /* the contact is no more */
} EntChange;

/* What a contact was called and did before. Both stay empty where nothing changed. */
typedef struct {
  GString *name;
  GString *job; /* "title, organisation" */
} EntPersonFormer;

/**
 * ent_store_person_put: inserts or updates the contact; scores of one that exists stay until the next
 * refresh, what the title says is forgotten when the title changes.
 * @out_changes: EntChange bits against what was stored before
 * @out_former: its strings get what changed; may be NULL
 */
bool ent_store_person_put (EntStore *self, const EntPerson *person, unsigned *out_changes,
                           EntPersonFormer *out_former, GError **error);
/** ent_store_person_delete: a contact that no identifier leads to any more. */
bool ent_store_person_delete (EntStore *self, int64_t id, GError **error);

typedef struct {
  int64_t from_us, until_us;
  EntSlice organisation, title;
} EntPosition;
/** ent_store_positions_put: replaces the positions of a contact. */
bool ent_store_positions_put (EntStore *self, int64_t contact_id, const EntPosition *positions, size_t n,
                              GError **error);
/** ent_store_search_update: names, notes and positions of a contact as they stand, into the search index. */
bool ent_store_search_update (EntStore *self, int64_t contact_id, GError **error);
/** ent_store_search_fill: the same of every contact, into an index that is empty. */
bool ent_store_search_fill (EntStore *self, GError **error);
/** ent_store_people_clear: drops all people and derived tables, for rebuild. Facts stay. */
bool ent_store_people_clear (EntStore *self, GError **error);
