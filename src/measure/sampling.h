/* Whom to ask about. Two bins of answers, strictly apart:
 *
 *   EVAL, the survey: a probability sample, stratified by score. The only one that shares, hit rates and the
 *   choice between rules and learned score are taken from.
 *   TEACH: asked where an answer teaches most. The only one that is learned from.
 *
 * Every contact has a random number of its own, made of a seed and its id (a permanent random number;
 * Ohlsson 1995), and in each stratum they are asked in the order of these numbers. So the same seed asks the
 * same people, a survey goes on where it stopped, and after an import or a change of the target most answers
 * still count: an answer counts as long as everybody before it in its stratum has been asked too, because
 * these first ones are a simple random sample of the stratum whatever happened. */
#pragma once

#include "measure/share.h"

#include <glib.h>

#define ENT_N_STRATA 5 /* cut at the score quantiles .5, .7, .82 and .92 */

typedef enum {
  ENT_ANSWER_NONE,
  ENT_ANSWER_NO,
  ENT_ANSWER_YES,
  ENT_ANSWER_SKIP, /* asked, and the user cannot tell: counts for nothing, and is not asked again */
} EntAnswer;

/* Somebody who may be asked about. */
typedef struct {
  int64_t id;
  double score;          /* by the rules: the strata are cut by it; -INFINITY for who is excluded */
  double p;              /* how likely they are qualified, as far as is known */
  uint64_t organisation; /* the same number for the same; 0: not known */
  EntAnswer eval, teach;
} EntAskable;

/* Why somebody is asked about. */
typedef enum {
  ENT_QUERY_SURVEY,    /* by chance: they stand for others like them */
  ENT_QUERY_UNCERTAIN, /* p is near a half */
  ENT_QUERY_TOP,       /* among the best so far */
  ENT_QUERY_RANDOM,    /* to learn of what nobody thought of */
} EntQueryReason;

typedef struct {
  size_t index; /* among those who may be asked about */
  EntQueryReason reason;
  double chance; /* with which they were drawn; NAN when they were picked on purpose */
} EntLabelQuery;

typedef struct EntSurvey EntSurvey;

/**
 * ent_survey_new: cuts the strata by score (ties by a random number of their own) and orders each.
 * @people: [n] borrowed and must outlive the survey; answers may come in
 *
 * Cost: a sort. Free with ent_survey_free().
 */
EntSurvey *ent_survey_new (const EntAskable *people, size_t n, uint64_t seed);
void ent_survey_free (EntSurvey *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntSurvey, ent_survey_free)

/** ent_survey_strata: how many each stratum holds, and the answers in it that count. */
void ent_survey_strata (const EntSurvey *self, EntStratum out_strata[ENT_N_STRATA]);

/** ent_survey_projected: what the strata would look like with @budget answers in all, alike those there are.
 */
void ent_survey_projected (const EntSurvey *self, size_t budget, EntStratum out_strata[ENT_N_STRATA]);

/**
 * ent_survey_queries: who is still to be asked about so that @budget answers count.
 *
 * Returns: (element-type EntLabelQuery) spread over the strata, so that any first part is balanced too
 */
GArray *ent_survey_queries (const EntSurvey *self, size_t budget);

/** ent_survey_labels: (element-type EntLabelQuery) those whose answers count, yes and no, with how they were
 * drawn: `chance` is the answers of the stratum by its people. */
GArray *ent_survey_labels (const EntSurvey *self);

#define ENT_TEACH_BATCH 10

/**
 * ent_teach_queries: the next batch: 5 of the most uncertain, no two of one organisation, 3 from the top, 2
 * at random, of those without an answer in either bin (Settles 2009). Ties by random number.
 *
 * Returns: (element-type EntLabelQuery). Cost: a sort.
 */
GArray *ent_teach_queries (const EntAskable *people, size_t n, uint64_t seed);

/**
 * ent_top_gain: how much better the first @k by @p are than the first @k by @p_before, as @p sees both: the
 * difference of their mean @p. When 30 answers brought less than .02, more of them would bring little.
 */
double ent_top_gain (const double *p, const double *p_before, size_t n, size_t k);
