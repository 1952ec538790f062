/* The answers about one target, and what they say: shared by the verbs of labelling, the refresh and show. */
#pragma once

#include "service/label.h"
#include "service/service-private.h"

/* Everybody in the network, as one target sees them. */
typedef struct EntPool {
  EntStore *store;
  const EntTarget *target; /* borrowed */
  uint64_t seed;
  size_t n;
  GArray *people;  /* (element-type EntAskable) ascending in id; `p` by the learned score once fitted, else by
                      rules */
  GArray *p_rules; /* (element-type double) of each */
  size_t n_qualified;  /* by the rules */
  EntSurvey *survey;   /* of them, by the rules' scores whatever was learned */
  GArray *taught;      /* (element-type size_t) indexes of those answered in the TEACH bin, in that order */
  EntLearned *learned; /* NULL: nothing is learned */
  double shift;        /* what calibrates the learned score; see ent_share_shift() */
} EntPool;

/**
 * ent_pool_new: @target is borrowed and must outlive it. Free with ent_pool_free().
 * Cost: a pass over what contacts are; twice that and a pass more with every ent_pool_fit() if anything was
 * taught.
 */
EntPool *ent_pool_new (EntStore *store, const EntTarget *target, GError **error);
void ent_pool_free (EntPool *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntPool, ent_pool_free)

/** ent_pool_people: [n] */
EntAskable *ent_pool_people (const EntPool *self);

/** ent_pool_find: the index of a contact; false when they are not there. */
bool ent_pool_find (const EntPool *self, int64_t contact_id, size_t *out_index);

/** ent_pool_set_seed: another survey; before ent_pool_fit(). ent_pool_keep_seed() remembers it in the
 * network, inside a transaction. */
void ent_pool_set_seed (EntPool *self, uint64_t seed);
bool ent_pool_keep_seed (EntPool *self, GError **error);

/** ent_pool_teaches: whether the answer about @index may be learned from: a yes or no, and nothing that the
 * survey will judge by. */
bool ent_pool_teaches (const EntPool *self, size_t index);

/** ent_pool_fit: learns from the first @n_answers of the TEACH bin (all: SIZE_MAX), and scores everybody
 * anew. */
bool ent_pool_fit (EntPool *self, size_t n_answers, GError **error);

/* What the answers about a target say. */
typedef struct {
  size_t n_eval;    /* yes and no that count */
  size_t n_waiting; /* answers of the survey behind somebody who was not asked yet */
  size_t n_skipped, n_teach;
  bool has_share;
  EntShare share;
  size_t n_picked; /* the best of each ranking that the two below are about: as many as are qualified
                      (R-precision) */
  EntHitRate rules, learned; /* of the survey's answers among them; the second NAN when nothing was learned */
  EntLearnedUse use;
} EntStudy;

/** ent_study_of: @pool as it was fitted; sets its shift when the learned score is used. */
EntStudy ent_study_of (EntPool *pool);

/** ent_pool_study: the same, and learns before if there is enough to learn from. */
bool ent_pool_study (EntPool *pool, EntStudy *out_study, GError **error);

/** ent_labels_exist: whether any answer of @bin (an ENT_MATTER_LABEL_*) is there, about whatever target. */
bool ent_labels_exist (EntStore *store, EntMatter bin, bool *out_exist, GError **error);

/** ent_labels_load: each of @targets whose learned score is used gets its pool. */
bool ent_labels_load (EntStore *store, GArray *targets, GError **error);

/**
 * ent_labels_apply: the same, and what the survey of a network's only target says is kept for status.
 * Cost: two look-ups when nobody was asked about anything.
 */
bool ent_labels_apply (EntStore *store, GArray *targets, GError **error);

/** ent_labels_are_learned: whether a learned score is in use, as of the last refresh. */
bool ent_labels_are_learned (EntStore *store);

/** ent_labels_share: what the last refresh kept of the survey; n_labels is 0 when there is none. */
EntLabelShare ent_labels_share (EntStore *store);

/** ent_pool_p: how likely a contact is qualified, by the learned score, calibrated; @otherwise when not
 * there. */
double ent_pool_p (const EntPool *self, int64_t contact_id, double otherwise);

/** ent_reasons_of_learned: (element-type EntScoreReason) what moves their learned score most. */
GArray *ent_reasons_of_learned (const EntPool *pool, const EntContactFacts *facts);
