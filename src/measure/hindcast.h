/* Hindcast: what the model would have said at cut-offs in the past, held against what came. The newest window
 * is held out and judges; a model learned on somebody's own past is used only where it has beaten the shipped
 * one there.
 *
 * Cut-offs lie H days apart, the newest H days before the as-of time; a row is a contact with an event before
 * the cut-off, its label what came in the H days after. No event after a cut-off enters a feature, and none
 * after the as-of time enters anything. */
#pragma once

#include "measure/relation-fit.h"

enum {
  ENT_HINDCAST_WINDOWS = 4,
  ENT_RELIABILITY_BINS = 10,
  ENT_N_TENURES = 3,
};

/* Those of about the same prediction. */
typedef struct {
  size_t n;
  double predicted, observed; /* means; 0 when empty */
} EntReliabilityBin;

typedef struct {
  size_t n, n_came;
  double auc;       /* .5 says nothing; NAN when all labels are alike */
  double log_loss;  /* mean, in nats */
  double ece;       /* expected calibration error: mean distance of the bins, weighted by n */
  double predicted; /* mean */
  EntReliabilityBin bins[ENT_RELIABILITY_BINS]; /* by rank of the prediction, of equal count within one */
} EntCalibration;

/** ent_calibrate: how good the probabilities @p were, [n], when @came was what came. Cost: a sort. */
EntCalibration ent_calibrate (const double p[], const bool came[], size_t n);

/** ent_calibration_habits_changed: more, or fewer, came than was to be expected: by over .05. */
bool ent_calibration_habits_changed (const EntCalibration *self);

/* Contacts with whom nothing ever passed, by the time since they entered the network. */
typedef enum {
  ENT_TENURE_NEW,   /* under 90 days */
  ENT_TENURE_YOUNG, /* 90 to 365 days */
  ENT_TENURE_OLD,
} EntTenure;

typedef struct {
  size_t n, n_came; /* over all windows: with how many of them something passed within H */
  double p;         /* (n_came + .4) / (n + 20) */
} EntFirstWord;

/** ent_tenure_of: of somebody who entered that many days ago. */
EntTenure ent_tenure_of (double days);

/* One target: both models on the held-out window. */
typedef struct {
  EntCalibration shipped;
  EntCalibration fitted; /* learned on the windows before, and so blind to this one */
  EntRelationFit fit;    /* learned on all windows */
  bool is_better;        /* fitted has beaten shipped in log loss by over 2 % */
} EntHindcastTarget;

typedef struct {
  uint32_t tau_s, cut_s; /* the held-out window is (cut_s, tau_s] */
  double horizon_days;
  size_t n_rows; /* of all windows */
  size_t n_of_window[ENT_HINDCAST_WINDOWS];
  EntHindcastTarget targets[ENT_N_RELATION_TARGETS];
  EntFirstWord first_word[ENT_N_TENURES];
  EntRelationModel model; /* of each target the better one: in force from tau_s on */
} EntHindcast;

/**
 * ent_hindcast_lack: whether the held-out window has too little in it to judge on: under 30 rows, or under 5
 * of either label of @target.
 * @out_have, @out_need: how much there is of what is lacking, and how much is needed
 */
bool
ent_hindcast_lack (const EntHindcast *self, EntRelationTarget target, size_t *out_have, size_t *out_need);

/**
 * ent_hindcast_learn: from rows that were collected already, as of @tau_s.
 * @rows: [n_rows] are put in another order
 */
EntHindcast
ent_hindcast_learn (EntRelationRow *rows, size_t n_rows, const EntRelationModel *prior, uint32_t tau_s);

typedef struct {
  size_t max_rows; /* of more, contacts are drawn at random */
  uint64_t seed;   /* for that; the same contacts are drawn as of any time */
} EntHindcastOptions;

/**
 * ent_hindcasts_new: as of several times at once.
 * @taus_s: [n_taus] ascending, at least 4 H apart
 * @out_hindcasts: [n_taus]
 *
 * The prior is the shipped model. Cost: a walk over all events, one over those of the contacts drawn, and the
 * fits.
 */
void ent_hindcasts_new (const EntPanel *panel, const uint32_t taus_s[], size_t n_taus,
                        const EntHindcastOptions *options, EntHindcast out_hindcasts[]);

/** ent_hindcast_rows: (element-type EntRelationRow) the rows of @panel as of @tau_s, all of them, oldest
 * window first within a contact: what ent_hindcasts_new() learns from. Free with g_array_unref(). */
GArray *ent_hindcast_rows (const EntPanel *panel, uint32_t tau_s);
