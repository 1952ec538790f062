/* A target that learned: its own lines, with weights that the user's answers moved, and the words of titles,
 * organisations and notes beside them. Rules pull towards the weights in the file (ridge 1), words towards 0
 * (ridge 4): without answers the score is the rules' own. */
#pragma once

#include "measure/target.h"

typedef struct EntLearned EntLearned;

/** ent_learned_new: @target is borrowed and must outlive it. Free with ent_learned_free(). */
EntLearned *ent_learned_new (const EntTarget *target);
void ent_learned_free (EntLearned *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntLearned, ent_learned_free)

/** ent_learned_see: everybody is seen once, before anything is taught; see ent_text_reader_learn(). */
void ent_learned_see (EntLearned *self, const EntContactFacts *facts, EntSlice name);

/** ent_learned_teach: an answer, kept for ent_learned_fit(). Returns: false for who is excluded by the
 * target: they teach nothing. */
bool ent_learned_teach (EntLearned *self, const EntContactFacts *facts, bool is_yes);

/** ent_learned_forget: drops the answers that were taken. */
void ent_learned_forget (EntLearned *self);

/** ent_learned_fit: learns from the answers that were taken, as if for the first time. */
void ent_learned_fit (EntLearned *self);

/**
 * ent_learned_p: how likely the contact is qualified; 0 for who is excluded. By the rules alone before
 * ent_learned_fit(). Not calibrated: the answers were not picked by chance.
 */
double ent_learned_p (EntLearned *self, const EntContactFacts *facts);

/* What moves a contact's score. */
typedef struct {
  bool is_rule;
  size_t criterion;    /* of a rule: index for ent_target_criterion() */
  EntSlice word;       /* else: the word of the facts, folded */
  double contribution; /* to the logarithm of the odds */
} EntLearnedReason;

/**
 * ent_learned_reasons: what moves the score most, in either direction; words together with their parts.
 *
 * Returns: how many were written, at most @max.
 */
size_t ent_learned_reasons (EntLearned *self, const EntContactFacts *facts, EntLearnedReason *out_reasons,
                            size_t max);
