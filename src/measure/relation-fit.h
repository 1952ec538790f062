/* Learning the relation model on somebody's own past: a fit towards the shipped prior, so that few rows move
 * it little and many rows move it where they lie. */
#pragma once

#include "measure/relation.h"

/* What is predicted. */
typedef enum {
  ENT_TARGET_ANY, /* any event within H */
  ENT_TARGET_IN,  /* the contact writes within H */
  ENT_N_RELATION_TARGETS,
} EntRelationTarget;

/* What was known of a contact at a cut-off, and what came of it. */
typedef struct {
  double features[ENT_N_FEATURES]; /* as of the cut-off */
  bool came[ENT_N_RELATION_TARGETS];
  uint8_t window; /* counted back from the as-of time: 1 is the last H days */
} EntRelationRow;

typedef enum {
  ENT_FIT_NOTHING,   /* under ENT_LEARN_MIN_ROWS rows: the prior, untouched */
  ENT_FIT_INTERCEPT, /* under ENT_LEARN_FULL_ROWS, or ENT_LEARN_MIN_LABELS of a label: only its intercept
                            moved */
  ENT_FIT_ALL,
} EntFitExtent;

enum {
  ENT_LEARN_MIN_ROWS = 10,
  ENT_LEARN_FULL_ROWS = 30,
  ENT_LEARN_MIN_LABELS = 5
};

typedef struct {
  EntCoefficients coefficients;
  EntFitExtent kind;
} EntRelationFit;

/** ent_coefficients_of: those of @model for @target; borrowed. */
const EntCoefficients *ent_coefficients_of (const EntRelationModel *model, EntRelationTarget target);

/**
 * ent_relation_fit:
 * @rows: [n_rows] of any windows
 *
 * The maximum a posteriori logistic regression: minimises -sum loglik + kappa/2 |w - w0|^2 + kb/2 (c - c0)^2
 * over standardised features, w0 and c0 from @prior, kappa 30, kb 0.1, with the signs of the shipped model
 * (both recencies and overdue never raise the chance, the others never lower it). Projected Newton (Bertsekas
 * 1982), at most 50 steps. Cost: some 6 passes over @rows.
 */
EntRelationFit ent_relation_fit (const EntRelationRow *rows, size_t n_rows, EntRelationTarget target,
                                 const EntCoefficients *prior);

/** ent_feature_sign: 1 when more of it may only raise the chance, -1 when it may only lower it. */
int ent_feature_sign (EntFeature feature);
