/* Ties: what contacts have to do with one another, as of a time, from the conversations, meetings and
 * organisations in which they were together. */
#pragma once

#include "base/base.h"

/* Two contacts, seen from one of them. */
typedef struct {
  uint32_t to;      /* the other one, a row of the panel */
  uint32_t since_s; /* when they first were in something together */
  uint32_t last_s;  /* when they were last, as far as that was known; never later than the as-of time */
  uint32_t n[ENT_N_AFFILIATIONS]; /* how many of each kind they were in together */
  float weight;
} EntTie;

/* Contact c has the ties first_tie[c] .. first_tie[c + 1] - 1, ascending in the other one; each tie is there
 * from both sides. */
typedef struct {
  size_t n_contacts;
  uint64_t *first_tie; /* [n_contacts + 1] */
  EntTie *ties;
  double *strength; /* [n_contacts] the sum of the weights of their ties */
} EntTies;

#define ENT_TIES_MAX_CONVERSATION 10u /* more contacts in one conversation or meeting tie nobody */
#define ENT_TIES_MAX_EMPLOYER 50u     /* nor do more of one organisation */
#define ENT_TIES_EMPLOYER_WEIGHT .5   /* having one employer is less than having spoken (a judgement) */
#define ENT_TIES_EMPLOYER_SLACK_S (366u * 86400u)

/**
 * ent_ties_new:
 *
 * As of @tau_s: who joined a group later is not in it yet. A group of k contacts adds 1 / (k - 1) to the tie
 * of each two of them, so that it gives each of its members a weight of one (Newman 2001,
 * 10.1103/PhysRevE.64.016132), half of that for an organisation; groups of more than the constants say add
 * nothing. Of an organisation two are tied who were seen there at most ENT_TIES_EMPLOYER_SLACK_S apart:
 * sources show it on single days. "Freelance", "retired" and their like are no organisations.
 *
 * Free with ent_ties_free(). Cost: O(p log p) for p pairs within groups, 32 bytes a tie and side.
 */
EntTies *ent_ties_new (const EntAffiliations *affiliations, uint32_t tau_s);
void ent_ties_free (EntTies *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntTies, ent_ties_free)

/** ent_ties_find: the tie of @a with @b as @a has it; NULL when there is none. Cost: O(log ties of @a). */
const EntTie *ent_ties_find (const EntTies *self, size_t a, size_t b);

/** ent_ties_degree: with how many contacts @contact is tied. */
static inline size_t
ent_ties_degree (const EntTies *self, size_t contact)
{
  return (size_t)(self->first_tie[contact + 1] - self->first_tie[contact]);
}

/** ent_affiliation_ties: whether @group ties anybody as of @tau_s, for the rules above; @out_k: how many were
 * in it by then. */
bool ent_affiliation_ties (const EntAffiliations *affiliations, const EntAffiliation *group, uint32_t tau_s,
                           size_t *out_k);

/** ent_memberships_meet: whether the two were in a group of that kind together by @tau_s; @out_from_s,
 * @out_until_s: from when to when, as far as it was seen. */
bool ent_memberships_meet (EntAffiliationKind kind, const EntMembership *a, const EntMembership *b,
                           uint32_t tau_s, uint32_t *out_from_s, uint32_t *out_until_s);
