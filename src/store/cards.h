/* Part of store.h: cards, identifiers, and which stands on which; for identity/ (cards.c). */
#pragma once

#include "store/open.h"

typedef struct {
  int64_t id;
  EntSlice name, given, family, organisation, title, place;
  int64_t connected_us; /* ENT_TIME_UNKNOWN */
  bool listed;
  EntCertainty certainty;
} EntCardRow;

typedef struct {
  int64_t id;
  EntIdentifierKind kind;
  EntSlice value;
  int64_t contact_id; /* 0: nobody's */
  bool own;           /* the user's */
} EntIdentifierRow;

typedef void (*EntCardFunc) (const EntCardRow *row, void *data);
typedef void (*EntIdentifierFunc) (const EntIdentifierRow *row, void *data);
typedef void (*EntIdFunc) (int64_t id, void *data);

/** ent_store_card_get: hands the card to @func; an unknown id hands nothing. */
bool ent_store_card_get (EntStore *self, int64_t card_id, EntCardFunc func, void *data, GError **error);
bool
ent_store_identifier_get (EntStore *self, int64_t id, EntIdentifierFunc func, void *data, GError **error);
/** ent_store_cards_of_identifier, ent_store_identifiers_of_card: who stands on which cards, in no order. */
bool ent_store_cards_of_identifier (EntStore *self, int64_t identifier_id, EntIdFunc func, void *data,
                                    GError **error);
bool
ent_store_identifiers_of_card (EntStore *self, int64_t card_id, EntIdFunc func, void *data, GError **error);
/** ent_store_identifiers_of_contact: all that lead to it, by kind and value; `own` is not filled in. */
bool ent_store_identifiers_of_contact (EntStore *self, int64_t contact_id, EntIdentifierFunc func, void *data,
                                       GError **error);

/** ent_store_all_cards, ent_store_all_identifiers: every one, ascending by id. Cost: one scan of the table,
 * some tenths of what asking for each of them takes. */
bool ent_store_all_cards (EntStore *self, EntCardFunc func, void *data, GError **error);
bool ent_store_all_identifiers (EntStore *self, EntIdentifierFunc func, void *data, GError **error);

typedef void (*EntCardIdentifierFunc) (int64_t card_id, int64_t identifier_id, void *data);
/** ent_store_all_card_identifiers: which identifiers stand on which cards, by card, then by identifier. */
bool ent_store_all_card_identifiers (EntStore *self, EntCardIdentifierFunc func, void *data, GError **error);

/** ent_store_count_identifiers: how many the network has. Cost: a scan of an index. */
bool ent_store_count_identifiers (EntStore *self, int64_t *out_n, GError **error);
