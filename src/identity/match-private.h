/* Matching by degrees (docs/identity.md): clusters that no certain key joins, and that are one person all the
 * same. */
#pragma once

#include "identity/graph-private.h"
#include "identity/link.h"

enum {
  ENT_MATCH_MAX_KEYS = 48,
  ENT_MATCH_MAX_BLOCK = 200 /* a key that more share tells nothing (science 9.2) */
};

/* The shipped model and the rows compared so far. */
typedef struct EntMatcher EntMatcher;

EntMatcher *ent_matcher_new (void);
void ent_matcher_free (EntMatcher *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntMatcher, ent_matcher_free)

/** ent_matcher_add_cluster: its row; the same as before when its cards and identifiers are. One matcher
 * serves one graph. */
uint32_t ent_matcher_add_cluster (EntMatcher *self, const EntGraph *graph, const EntCluster *cluster);

/** ent_matcher_add_contact: the row of a contact of the store, as its cards describe it. */
bool ent_matcher_add_contact (EntMatcher *self, EntStore *store, int64_t contact_id, uint32_t *out_row,
                              GError **error);

/** ent_matcher_compare: two rows. */
void ent_matcher_compare (const EntMatcher *self, uint32_t a, uint32_t b, EntLinkEvidence *out_evidence);

/** ent_matcher_keys: of a row: ent_match_keys(). */
size_t ent_matcher_keys (const EntMatcher *self, uint32_t row, int64_t *out_keys);

/** ent_matcher_loose_keys: what a row must share with another to be looked at by a person: more than to be
 * joined.
 * @out_keys: (element-type uint64_t) are added */
void ent_matcher_loose_keys (const EntMatcher *self, uint32_t row, GArray *out_keys);

/** ent_matcher_has_profile: whether a row has a LinkedIn profile. */
bool ent_matcher_has_profile (const EntMatcher *self, uint32_t row);

/**
 * ent_match_keys: what rows must share to be joined unasked: a family name, the first letter of a given one
 * and the first letters of an organisation or of a domain; an address; a login that no name explains.
 * @out_keys: room for ENT_MATCH_MAX_KEYS
 *
 * Returns: how many; ascending, each once.
 */
size_t ent_match_keys (const EntLinkTable *table, uint32_t row, int64_t *out_keys);

/** ent_cluster_has_profile: whether a cluster has a LinkedIn profile. */
bool ent_cluster_has_profile (const EntGraph *graph, const EntCluster *cluster);

/**
 * ent_candidates_load: loads the contacts of the store that match a cluster of @graph for sure, and those
 * that match these. The clusters are linked afterwards. Cost: some queries a cluster without a profile.
 */
bool ent_candidates_load (EntGraph *graph, EntMatcher *matcher, GError **error);

/** ent_match_link: joins the clusters that match for sure, the surest first, by average link; nobody whom two
 * match who are not one. */
void ent_match_link (EntGraph *graph, EntMatcher *matcher);

/** ent_likeness_begin: from now on the store keeps the keys of contacts; those that are there get theirs.
 * Does nothing when it has begun. */
bool ent_likeness_begin (EntStore *store, GError **error);
/** ent_likeness_has_begun, ent_likeness_end: whether the store keeps keys; from now on it does not. */
bool ent_likeness_has_begun (EntStore *store);
bool ent_likeness_end (EntStore *store, GError **error);
