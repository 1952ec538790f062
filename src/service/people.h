/* Part of service.h: one person behind many names. */
#pragma once

#include "service/contacts.h"

/* ---- Who may be one person (duplicates.c) ---- */

/* By how safe it is to say so. */
typedef enum {
  ENT_LANE_SAFE,   /* the same whole name, .99 at least, nothing against it, nobody else it could be */
  ENT_LANE_LIKELY, /* .9 at least, and nobody else it could be */
  ENT_LANE_LOOK,   /* worth a look */
  ENT_N_LANES,
} EntLane;

/** ent_lane_name, ent_lane_from_name: "safe", "likely", "look": the word in JSON and on the command line. */
const char *ent_lane_name (EntLane lane);
bool ent_lane_from_name (const char *name, EntLane *out_lane);

/* What one field says of two contacts. */
typedef struct {
  const char *field, *level; /* (static) "family", "exact" */
  double weight;             /* ln of how much likelier it is of one person: negative speaks against */
  const char *text;          /* (static) in the user's language */
} EntPairEvidence;

typedef struct {
  EntLane lane;
  double probability; /* 0 to 1 */
  bool is_ambiguous;  /* somebody else fits one of the two just as well */
  EntContact a, b;
  GArray *evidence; /* (element-type EntPairEvidence) what speaks for it first */
} EntDuplicate;

typedef struct {
  int64_t n[ENT_N_LANES]; /* of each lane, in all */
  GArray *pairs;          /* (element-type EntDuplicate) the safest lane first, in it the surest */
} EntDuplicates;

/**
 * ent_service_duplicates: the contacts who may be one person and were not joined unasked.
 * @lane: only those; ENT_N_LANES for all
 * @limit: at most so many; -1 for all
 */
EntDuplicates *ent_service_duplicates (EntNetwork *self, EntLane lane, int64_t limit, GError **error);
/** ent_duplicates_free: frees it and all that it owns; NULL is fine. */
void ent_duplicates_free (EntDuplicates *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntDuplicates, ent_duplicates_free)
/** ent_duplicates_write_json: {"schema":1,"lanes":{"safe","likely","look"},"pairs":[{"lane","probability",
 * "ambiguous","contacts":[a,b],"evidence":[{"field","level","weight","text"}]}]}. */
void ent_duplicates_write_json (const EntDuplicates *duplicates, EntJson *json);

/* ---- Merging (merge.c) ---- */

/* A field of the contacts that are merged. */
typedef struct {
  const char *name;  /* (static) "name", "job"...: what FIELD=ID says */
  GPtrArray *values; /* (element-type utf8) of each contact, in order; may be empty texts */
  char *after;       /* of the merged contact */
} EntMergeField;

typedef struct {
  bool is_dry_run;
  int64_t source_id;                       /* to undo it; 0 for a dry run */
  int64_t kept;                            /* the id of the merged contact; the others lead to it */
  GArray *ids;                             /* (element-type int64_t) the contacts as they were */
  GArray *fields;                          /* (element-type EntMergeField) */
  int64_t n_interactions, n_notes, n_tags; /* of the merged contact */
} EntMerge;

/* Of one field, the value of this contact is to be shown. */
typedef struct {
  const char *field; /* EntMergeField.name */
  int64_t contact_id;
} EntMergeTake;

typedef struct {
  const int64_t *ids; /* of contacts: two at least */
  size_t n_ids;
  const EntMergeTake *takes; /* the fields that are not named follow the usual rules */
  size_t n_takes;
} EntMergeRequest;

/**
 * ent_service_merge: several contacts are one person. Everything said about any of them is said of that one.
 *
 * Errors: NOT_FOUND, USAGE (fewer than two contacts, a field or an id that is none of them).
 */
EntMerge *
ent_service_merge (EntNetwork *self, const EntMergeRequest *request, bool is_dry_run, GError **error);
/** ent_merge_value_text: a value as people read it: a job as "title, organisation"; free with g_free(). */
char *ent_merge_value_text (const char *value);
/** ent_merge_free: frees it and all that it owns; NULL is fine. */
void ent_merge_free (EntMerge *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntMerge, ent_merge_free)
/** ent_merge_write_json: {"schema":1,"dry_run","source","kept","merged":[ids],"fields":{"name":{"values":[],
 * "after"}},"interactions","notes","tags"}. */
void ent_merge_write_json (const EntMerge *merge, EntJson *json);

typedef struct {
  bool is_dry_run;
  int64_t source_id; /* 0: nothing was merged */
  int64_t n_pairs, contacts_before, contacts_after;
} EntLaneMerge;

/** ent_service_merge_lane: merges every pair of a lane, as one source. Errors: USAGE (the lane that is worth
 * a look only). */
bool ent_service_merge_lane (EntNetwork *self, EntLane lane, bool is_dry_run, EntLaneMerge *out_merge,
                             GError **error);
void ent_lane_merge_write_json (const EntLaneMerge *merge, EntJson *json);

/* ---- Splitting (split.c) ---- */

/* What certain keys alone make of a contact. */
typedef struct {
  char *name;
  GArray *identifiers; /* (element-type EntContactIdentifier) profiles, addresses and phones */
} EntPart;

/** ent_service_parts: (element-type EntPart) the parts a contact was joined of: one when it cannot be split.
 * Errors: NOT_FOUND. Free with g_array_unref(). */
GArray *ent_service_parts (EntNetwork *self, int64_t contact_id, GError **error);
/** ent_parts_write_json: {"schema":1,"id","parts":[{"number","name","identifiers":[{"kind","value"}]}]}. */
void ent_parts_write_json (int64_t contact_id, const GArray *parts, EntJson *json);

typedef struct {
  bool is_dry_run;
  int64_t source_id; /* to undo it; 0 for a dry run */
  GArray *contacts;  /* (element-type EntContact) who they are now: the rest first */
} EntSplit;

/**
 * ent_service_split: the parts with these numbers (from 1, as ent_service_parts() gives them) are somebody
 * else, all together; nothing joins them to the rest again.
 *
 * Errors: NOT_FOUND, USAGE (no such part, or all of them).
 */
EntSplit *ent_service_split (EntNetwork *self, int64_t contact_id, const int64_t *numbers, size_t n_numbers,
                             bool is_dry_run, GError **error);
/** ent_service_tell_apart: two contacts are two people: they are no longer proposed, nor ever joined unasked.
 * Errors: NOT_FOUND, USAGE (they are one contact). */
EntSplit *ent_service_tell_apart (EntNetwork *self, int64_t contact_id, int64_t other_id, bool is_dry_run,
                                  GError **error);
/** ent_split_free: frees it and all that it owns; NULL is fine. */
void ent_split_free (EntSplit *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntSplit, ent_split_free)
/** ent_split_write_json: {"schema":1,"dry_run","source","contacts":[...]}. */
void ent_split_write_json (const EntSplit *split, EntJson *json);

/* ---- Any file of people (identity.c) ---- */

/* Which rows of a file are one person (identity.c). */
typedef struct EntClustering EntClustering;
typedef struct {
  EntSlice id, cluster; /* the cluster is the id of its first row in the file */
} EntClusteringRow;
typedef struct {
  EntSlice a, b;
  double probability; /* 0 to 1 */
} EntClusteringPair;

/**
 * ent_service_identity_cluster: reads the CSV file @path ("-": standard input), whose headers are of the
 * closed list id, name, given, family, email, phone, url, birth_date, street, postcode, city, organisation,
 * title; several values of a cell have ";" between. Merges what is sure; by name alone where the name is rare
 * in the file.
 * @with_pairs: keep every compared pair of probability .01 and more
 *
 * Errors: NOT_FOUND, INVALID (headers; the message names line and header), REFUSED (too many rows). Rows that
 * cannot be read are in the report. Cost: ent_link_cluster().
 */
EntClustering *ent_service_identity_cluster (const char *path, bool with_pairs, GError **error);
/** ent_clustering_free: frees it and all that its rows and pairs point to; NULL is fine. */
void ent_clustering_free (EntClustering *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntClustering, ent_clustering_free)
/** ent_clustering_n_rows, ent_clustering_row: every good row of the file, in its order; borrowed. */
size_t ent_clustering_n_rows (const EntClustering *self);
EntClusteringRow ent_clustering_row (const EntClustering *self, size_t index);
/** ent_clustering_n_pairs, ent_clustering_pair: by rows; borrowed. */
size_t ent_clustering_n_pairs (const EntClustering *self);
EntClusteringPair ent_clustering_pair (const EntClustering *self, size_t index);
/** ent_clustering_report: what could not be read; borrowed. */
const EntReport *ent_clustering_report (const EntClustering *self);
