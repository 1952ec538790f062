/* Part of store.h: what the user said of who is who (bond.c). */
#pragma once

#include "store/open.h"

/* One word on two identifiers. */
typedef struct {
  int64_t id, at_us; /* the latest word on a pair counts: by time, then by id */
  int64_t identifier_id, other_id;
  bool is_same;
} EntBondRow;
/** ent_store_bond_add: the user says that two identifiers are one person's, or are not; @bond's id is
 * ignored.
 */
bool ent_store_bond_add (EntStore *self, const EntBondRow *bond, int64_t *out_id, GError **error);
typedef void (*EntBondFunc) (const EntBondRow *row, void *data);
/** ent_store_bonds_of: all that was said of an identifier, in no order. */
bool ent_store_bonds_of (EntStore *self, int64_t identifier_id, EntBondFunc func, void *data, GError **error);
typedef void (*EntPairFunc) (int64_t a, int64_t b, void *data);
/** ent_store_contacts_apart: the contacts whom the user told apart. */
bool ent_store_contacts_apart (EntStore *self, EntPairFunc func, void *data, GError **error);

/* What of several values may be chosen. The numbers are stored: append only. */
typedef enum {
  ENT_CHOICE_NAME = 1,
  ENT_CHOICE_EMAIL = 2,
  ENT_CHOICE_PHONE = 3,
  ENT_CHOICE_URL = 4,
  ENT_CHOICE_PLACE = 5,
  ENT_CHOICE_JOB = 6, /* title, line feed, organisation */
  ENT_CHOICE_LAST = ENT_CHOICE_JOB,
} EntChoiceField;

/* Of what sources say of whoever has an identifier, this value is to be shown. */
typedef struct {
  int64_t id, at_us;
  int64_t identifier_id;
  EntChoiceField field;
  EntSlice value;
} EntChoiceRow;
/** ent_store_choice_add: @choice's id is ignored. */
bool ent_store_choice_add (EntStore *self, const EntChoiceRow *choice, int64_t *out_id, GError **error);
typedef void (*EntChoiceFunc) (const EntChoiceRow *row, void *data);
/** ent_store_choices_of: all that was chosen for an identifier, in no order. */
bool
ent_store_choices_of (EntStore *self, int64_t identifier_id, EntChoiceFunc func, void *data, GError **error);
/** ent_store_has_words: whether the user ever said any such thing. */
bool ent_store_has_words (EntStore *self, bool *out_any, GError **error);
