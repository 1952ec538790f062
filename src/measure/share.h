/* How many are qualified: a share estimated from a sample of labels, never without its interval.
 *
 * Counting those above a threshold, or adding up probabilities that nobody calibrated, gives an answer that
 * is off by tens of percents and does not say so. A stratified probability sample of 60 to 100 labels gives
 * one that holds however wrong the scores are; good scores only make it narrower. Everywhere here 95 %. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct {
  double low, high; /* from 0 to 1 */
} EntInterval;

/**
 * ent_wilson: Wilson's score interval (1927, doi 10.1080/01621459.1927.10502953) of @n_yes among @n; both may
 * be fractions, for weighted labels. [0, 1] when @n is 0.
 */
EntInterval ent_wilson (double n_yes, double n);

/* A part of the network, cut by score, and what its labels say. */
typedef struct {
  double n_all;    /* people in it */
  double n_labels; /* of them, drawn at random and labelled */
  double n_yes;    /* of the labelled, the qualified */
} EntStratum;

typedef struct {
  double share;
  double se; /* its standard error */
  EntInterval interval;
} EntShare;

/**
 * ent_share_stratified: sum W_h k_h / n_h with W_h = N_h / N; the variance is sum W_h^2 q_h (1 - q_h) / n_h
 * (1 - n_h / N_h) with q_h = (k_h + .5) / (n_h + 1), so that a stratum of all yes or all no is not taken for
 * certain; share +- 1.96 se, within what the labels themselves leave possible (Neyman 1934).
 *
 * Returns: false, and nothing in @out_share, when a stratum with people in it has no label, or there is
 * nobody.
 */
bool ent_share_stratified (const EntStratum *strata, size_t n_strata, EntShare *out_share);

#define ENT_SHARE_MIN_LABELS 4 /* in each stratum: fewer say nothing of how it varies */

/**
 * ent_share_allocate: how many of @budget labels each stratum gets: n_h ~ W_h sqrt (p_h (1 - p_h)), with p_h
 * clipped to [.05, .95], at least ENT_SHARE_MIN_LABELS, at most all. The next label always goes where it
 * lowers the variance most (Wright 2012, The American Statistician 66:217): exact in whole numbers, and what
 * a smaller budget gives is part of what a larger one gives.
 * @mean_p: [n_strata] how many of the stratum are expected to be qualified
 * @out_n: [n_strata] their sum exceeds @budget only where the minima do
 *
 * Cost: @budget x @n_strata.
 */
void ent_share_allocate (const EntStratum *strata, const double *mean_p, size_t n_strata, size_t budget,
                         size_t *out_n);

/* An estimate by PPI++. */
typedef struct {
  double lambda; /* how far the predictions were trusted, 0 to 1 */
  EntShare share;
  bool is_reliable; /* false: fewer than 10 yes among the labels; the interval covers too seldom, don't use it
                     */
} EntPredictedShare;

/**
 * ent_share_predicted: the share by labels and predictions, when the labels are a simple random sample
 * (PPI++; Angelopoulos et al. 2023, doi 10.1126/science.adi6000): lambda mean (f of the unlabelled) + mean
 * (y - lambda f), lambda = cov (y, f) / (var (f) (1 + n / N)) clipped to [0, 1]. The peer that
 * ent_share_stratified() is measured against in the benches.
 * @y: [n] 0 or 1
 * @f: [n] the predictions for the same people
 * @f_others: [n_others] the predictions for those without a label
 *
 * Variances are those of samples (n - 1); @n and @n_others must be at least 2.
 */
EntPredictedShare
ent_share_predicted (const double *y, const double *f, size_t n, const double *f_others, size_t n_others);

/* A label, and for how many people it stands. */
typedef struct {
  double weight; /* N_h / n_h of its stratum */
  bool is_yes;
} EntWeightedLabel;

typedef struct {
  double share; /* of yes; NAN without labels */
  EntInterval interval;
  size_t n; /* labels */
} EntHitRate;

/**
 * ent_hit_rate: the share of yes among those that a rule picks, for example the top k of a ranking
 * (precision at k), from @labels drawn among them at random: the weighted mean, with Wilson's interval at
 * Kish's effective number of labels, (sum w)^2 / sum w^2. With equal weights that is Wilson's own.
 */
EntHitRate ent_hit_rate (const EntWeightedLabel *labels, size_t n);

/**
 * ent_share_step: to what a count is rounded so that it does not look surer than it is: the largest of 1, 2,
 * 5, 10, 20, 50... that is at most a tenth of @width, the width of its interval in people; at least 1.
 */
double ent_share_step (double width);

/**
 * ent_share_shift: what must be added to the log-odds of each @p for their mean to be @share: a ranking whose
 * level is that of a survey. Those of 0 or 1 stay.
 *
 * Cost: some 60 passes over @p.
 */
double ent_share_shift (const double *p, size_t n, double share);

/** ent_share_shifted: @p with @shift added to its log-odds. */
double ent_share_shifted (double p, double shift);
