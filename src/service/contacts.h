/* Part of service.h: contacts (contact.c, list.c). */
#pragma once

#include "measure/measure.h"
#include "service/correct.h"
#include "service/network.h"

typedef struct {
  int64_t id;
  char *name, *given, *family, *organisation, *title, *place, *url, *email, *phone; /* "" when not known */
  bool connected, qualified;
  double score;
  EntRelationClass relation;
  double warmth;
  EntFunctionMask functions;
  EntSeniority seniority;
  int64_t connected_us, left_us, since_us, first_us, last_us, last_in_us; /* ENT_TIME_UNKNOWN */
  int64_t n_in, n_out;
} EntContact;

/** ent_contact_clear: frees the texts in it. */
void ent_contact_clear (EntContact *self);
/** ent_contact_write_members: what lists and exports say of a contact, into an open object. */
void ent_contact_write_members (const EntContact *contact, EntJson *json);

typedef struct {
  int64_t total;
  int64_t next;      /* how many come before those that follow these; -1: none follow */
  GArray *contacts;  /* (element-type EntContact) */
  GArray *corrected; /* (element-type EntCorrection) empty unless nobody fitted the query as typed */
} EntContactList;

/** ent_contact_list_free: frees it and all that it owns; NULL is fine. */
void ent_contact_list_free (EntContactList *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntContactList, ent_contact_list_free)

/**
 * ent_service_list: the contacts that @query asks for, @limit at most (-1: all). When nobody fits, words that
 * no contact has are taken for typing errors: the list is of those who have the nearest words, and says so in
 * `corrected`.
 *
 * Errors: USAGE (the query, with its column). Cost: as ent_store_list(); some 0.1 s more at a million
 * contacts when a word is looked for that nobody has.
 */
EntContactList *
ent_service_list (EntNetwork *self, const char *query, int64_t limit, int64_t offset, GError **error);
void ent_contact_list_write_json (const EntContactList *list, EntJson *json);
/** ent_contact_list_write_map_json: where everybody stands on the two axes, as short as it can be:
 * {"schema":1,"contacts":[[id, score (0 to 1), warmth (0 to 100; -1 when unknown), relation (0 good, 1
 * neutral, 2 bad, 3 unknown)]]}. */
void ent_contact_list_write_map_json (const EntContactList *list, EntJson *json);
/** ent_service_query_candidates: (element-type utf8) what a query that ends with @typed could go on with:
 * "relation:" for "", "relation:good" for "relation:". Free with g_ptr_array_unref(). */
GPtrArray *ent_service_query_candidates (const char *typed);
