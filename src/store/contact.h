/* Part of store.h: asking for contacts (list.c, show.c, count.c). */
#pragma once

#include "query/query.h"
#include "store/fact.h"
#include "store/person.h"
#include "store/source.h"

typedef struct {
  int64_t id;
  EntSlice name, given, family, organisation, title, place, url, email, phone;
  bool connected;
  bool qualified;
  double score;
  int relation;
  double warmth;
  uint32_t functions;
  int seniority;
  int64_t connected_us, left_us, since_us, first_us, last_us, last_in_us; /* ENT_TIME_UNKNOWN */
  int64_t n_in, n_out;
} EntContactRow;
typedef bool (*EntContactFunc) (const EntContactRow *row, void *data);

/**
 * ent_store_list: the contacts that @query asks for, in its order; without one best first: qualified, then
 * whom the relation is good with, then warmth, score and name. Equals are told apart by id, so that pages
 * never overlap.
 * @limit, @offset: the page; @limit 0 gives none, -1 all
 * @out_total: how many match in all; may be NULL. Costs a second look at everything unless the page is the
 * last one
 *
 * Cost: a page is well under 10 ms at 30,000 contacts for most queries; parts of addresses, rare channels and
 * sources read everything (0.1 to 0.3 s beside a million interactions).
 */
bool ent_store_list (EntStore *self, const EntQuery *query, int64_t limit, int64_t offset,
                     EntContactFunc func, void *data, int64_t *out_total, GError **error);

/** ent_store_contact_of: the contact that an identifier id (or an old contact id) leads to; 0 for none. */
bool ent_store_contact_of (EntStore *self, int64_t id, int64_t *out_contact_id, GError **error);
/** ent_store_contact_get: NOT_FOUND when there is none. */
bool ent_store_contact_get (EntStore *self, int64_t id, EntContactFunc func, void *data, GError **error);

typedef struct {
  int64_t id;
  EntTime at;
  EntChannel channel;
  EntDirection direction;
  EntWeight weight;
  EntAct act;
  int64_t thread;
  EntSlice subject, text;
  EntIdentifierKind identifier_kind;
  EntSlice identifier;
} EntInteractionRow;
typedef bool (*EntInteractionFunc) (const EntInteractionRow *row, void *data);
/** ent_store_interactions: of a contact, newest first, at most @limit (-1: all). */
bool ent_store_interactions (EntStore *self, int64_t contact_id, int64_t limit, EntInteractionFunc func,
                             void *data, GError **error);

typedef bool (*EntPositionFunc) (const EntPosition *row, void *data);
bool
ent_store_positions (EntStore *self, int64_t contact_id, EntPositionFunc func, void *data, GError **error);

typedef struct {
  int64_t at_us;
  EntSlice text;
} EntTextRow;
typedef bool (*EntTextFunc) (const EntTextRow *row, void *data);
/** ent_store_notes: what was typed about a contact, newest first. */
bool ent_store_notes (EntStore *self, int64_t contact_id, EntTextFunc func, void *data, GError **error);
/** ent_store_tags: those that are on, by name. */
bool ent_store_tags (EntStore *self, int64_t contact_id, EntTextFunc func, void *data, GError **error);
/** ent_store_contact_sources: the sources that said something of a contact, oldest first. */
bool ent_store_contact_sources (EntStore *self, int64_t contact_id, EntSourceFunc func, void *data,
                                GError **error);

typedef struct {
  int64_t target_id;
  EntSlice target_name, target_text;
  double score;
  bool qualified;
} EntStandingRow;
typedef bool (*EntStandingFunc) (const EntStandingRow *row, void *data);
bool
ent_store_standings (EntStore *self, int64_t contact_id, EntStandingFunc func, void *data, GError **error);

typedef struct {
  int64_t contacts, connected, qualified;
  int64_t matrix[2][4]; /* [qualified][relation class], classes as EntRelationClass */
  int64_t interactions;
  int64_t unattached;        /* names that interactions came with and that fit no single contact */
  int64_t first_us, last_us; /* of all interactions */
} EntCounts;
/** ent_store_counts: one pass over the contacts; what `status` shows. */
bool ent_store_counts (EntStore *self, EntCounts *out_counts, GError **error);

typedef struct {
  EntSlice label;
  int64_t n_interactions;
  int64_t n_candidates; /* contacts of that name: 0 or several */
} EntUnattachedRow;
typedef bool (*EntUnattachedFunc) (const EntUnattachedRow *row, void *data);
/** ent_store_unattached: the names of `unattached`, those with most interactions first, at most @limit. */
bool ent_store_unattached (EntStore *self, int64_t limit, EntUnattachedFunc func, void *data, GError **error);
