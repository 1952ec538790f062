/* Structure: how the contacts hang together: circles, those who stand between them, and how much of the
 * user's network is known to be tied at all. */
#pragma once

#include "measure/series.h"
#include "measure/ties.h"

/* How many contacts are tied to another one, as of a time. */
typedef struct {
  size_t n_contacts; /* present then */
  size_t n_tied;
  size_t n_tied_of[ENT_N_AFFILIATIONS]; /* by something of that kind */
} EntCoverageOfTies;

/** ent_coverage_of_ties: over the contacts of @panel present at @tau_s, for which @ties must be. */
EntCoverageOfTies ent_coverage_of_ties (const EntPanel *panel, const EntTies *ties, uint32_t tau_s);

#define ENT_STRUCTURE_MIN_COVERAGE .5 /* of the contacts tied: under it figures of the whole say nothing */

/* The user among their contacts, each of whom they have a tie with (Burt 1992). */
typedef struct {
  size_t n_alters;
  uint64_t n_ties;       /* among them */
  double effective_size; /* n - 2 t / n (Borgatti 1997): how many contacts lead to different people */
  double constraint;     /* sum over j of (p_ij + sum over q of p_iq p_qj)^2: 0 free, 1 and more closed in */
} EntEgo;

/**
 * ent_ego: all ties weigh the same. @is_alter: [ties->n_contacts] who is counted; NULL: everybody. All zero
 * without alters. Cost: one pass over the ties.
 */
EntEgo ent_ego (const EntTies *ties, const bool *is_alter);

#define ENT_NO_CIRCLE UINT32_MAX

/* Circles: contacts who have more to do with one another than with others. */
typedef struct {
  uint32_t *circle_of; /* [n_contacts] ENT_NO_CIRCLE: tied to nobody */
  uint32_t n_circles;  /* the largest first; equal ones by their first member */
  uint32_t *n_members; /* [n_circles] 2 at least */
  double modularity;   /* of the division, -.5 to 1 */
} EntCircles;

/**
 * ent_circles_new: Leiden's method (Traag et al. 2019, 10.1038/s41598-019-41695-z) over the weights, for
 * modularity. The same @ties and @seed give the same circles. Free with ent_circles_free(). Errors: FAILED
 * (memory). Cost: about 3 us a tie.
 */
EntCircles *ent_circles_new (const EntTies *ties, uint64_t seed, GError **error);
void ent_circles_free (EntCircles *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntCircles, ent_circles_free)

/**
 * ent_bridge_score: 1 - sum over circles of p_c^2, p_c the share of @contact's tie weight that goes into
 * circle c: 0 when all of it goes into one, towards 1 the more circles they belong to. @out_n_circles (may be
 * NULL): into how many.
 */
double
ent_bridge_score (const EntTies *ties, const EntCircles *circles, size_t contact, size_t *out_n_circles);
