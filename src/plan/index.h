/* What a touch is worth now: how a contact cools, and the index that ranks contacts by it.
 *
 * A contact is worth v a week while warm; after k weeks of silence a share w(k) of the warmth is left, w(0) =
 * 1 and never rising. A touch costs c minutes and succeeds with probability s: then the silence starts anew.
 * It is the freshness problem of web crawlers (page: contact; change: cooling; crawl: touch), and its Whittle
 * index has a closed form for any such w:
 *
 *     W(n) = v s / c * (S_n - n w(n)),   S_n = w(0) + ... + w(n - 1),   n weeks of silence
 *
 * in weeks of warmth a minute. It never falls in n, so the problem is indexable. (Whittle 1988; Kadota et al.
 * 2018; Cho & Garcia-Molina 2003 for the problem.) */
#pragma once

#include "measure/measure.h"

/* Silence is told apart up to here: 19 years. */
#define ENT_COOLING_MAX_WEEKS 1000u

/* w, summed up. From week n_weeks on nothing of the warmth is left. */
typedef struct {
  size_t n_weeks;
  double *sum;  /* [n_weeks + 1] S_n */
  double *gain; /* [n_weeks + 1] S_n - n w(n); S_n at the end, where w is 0 */
} EntCooling;

/**
 * ent_cooling_new:
 * @warmth: [n_weeks] what is left after k weeks of silence, on any scale, the first above 0; where it rises
 * it is taken to stay, and what is below 0 as 0
 * @n_weeks: at least 1, at most ENT_COOLING_MAX_WEEKS
 *
 * Free with ent_cooling_free().
 */
EntCooling *ent_cooling_new (const double *warmth, size_t n_weeks);
/** ent_cooling_of_half_life: w(k) = 2^(-k / half_life), until @n_weeks. */
EntCooling *ent_cooling_of_half_life (double half_life_weeks, size_t n_weeks);
void ent_cooling_free (EntCooling *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntCooling, ent_cooling_free)

/** ent_cooling_gain: S_n - n w(n) after @weeks >= 0, in weeks of warmth; between whole weeks on the straight
 * line. */
double ent_cooling_gain (const EntCooling *self, double weeks);

/** ent_cooling_left: w after @weeks, whole ones: the share of the warmth that is left. */
double ent_cooling_left (const EntCooling *self, double weeks);

/** ent_cooling_most: the same after the longest silence: no touch gains more. */
double ent_cooling_most (const EntCooling *self);

/* The curves of a network, each made once. */
typedef struct EntCoolings EntCoolings;
EntCoolings *ent_coolings_new (void);
void ent_coolings_free (EntCoolings *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntCoolings, ent_coolings_free)

/**
 * ent_coolings_of_relation: the curve that @model foretells: the chance that the contact writes, both
 * recencies k weeks, over the same at 0 weeks; all else as in @facts, or, when they hold no event, as after a
 * first word from the contact. Borrowed from @self, to be called with one model only.
 *
 * Contacts whose log-odds lie within an eighth of each other, and the logarithms of whose usual gaps do
 * within a quarter, share a curve. Cost: a look-up; 1,000 exponentials for a new curve.
 */
const EntCooling *ent_coolings_of_relation (EntCoolings *self, const EntRelationModel *model,
                                            const EntRelationFacts *facts, const EntRelationScope *scope);
