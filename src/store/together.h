/* Part of store.h: what contacts have to do with one another, and how they changed. */
#pragma once

#include "store/store.h"

/**
 * ent_store_load_affiliations: the conversations, meetings and organisations of the contacts of @panel, whose
 * rows the members are.
 *
 * A conversation is a thread of which several contacts had one and the same message, or such a message
 * alone; one that went to more than ENT_MAX_TOGETHER is none, for those are strangers in one room.
 * Organisations are compared as ent_fold_organisation_append() gives them, and one with a single member is
 * there too. Cost: one ordered scan of the unique index, a sort of 32 bytes a message and meeting, and two
 * look-ups for each row of those that several contacts had.
 */
EntAffiliations *ent_store_load_affiliations (EntStore *self, const EntPanel *panel, GError **error);

#define ENT_MAX_TOGETHER 11 /* ten beside the one who wrote */

/* What a newer source says of somebody beside what was known. */
typedef struct {
  int64_t contact_id;
  int64_t at_us; /* when the source was made */
  EntSlice before, after;
} EntNewsRow;
typedef void (*EntNewsFunc) (const EntNewsRow *row, void *data);

/**
 * ent_store_news_names: contacts of whom a source made in (@from_us, @until_us] gives another name than every
 * source up to @from_us did, oldest first. Guesses, and names met in passing, are none. Cost: the cards that
 * these sources speak of.
 */
bool ent_store_news_names (EntStore *self, int64_t from_us, int64_t until_us, EntNewsFunc func, void *data,
                           GError **error);
/** ent_store_news_emails: the same of addresses that such a source states and nothing knew before; `before`
 * is empty. */
bool ent_store_news_emails (EntStore *self, int64_t from_us, int64_t until_us, EntNewsFunc func, void *data,
                            GError **error);

/* A position first seen in a time, of somebody of whom another one was known before. */
typedef struct {
  int64_t contact_id, from_us;
  EntSlice organisation, title, former_organisation, former_title;
} EntNewPositionRow;
typedef void (*EntNewPositionFunc) (const EntNewPositionRow *row, void *data);
/** ent_store_news_positions: the newest position first seen in (@from_us, @until_us] of each contact, where
 * an older one was seen up to @from_us; both name an organisation. */
bool ent_store_news_positions (EntStore *self, int64_t from_us, int64_t until_us, EntNewPositionFunc func,
                               void *data, GError **error);
