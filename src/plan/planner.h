/* The week's list: whom to be in touch with within the minutes there are, what that is worth, what more
 * minutes would bring, and who is knowingly left aside. */
#pragma once

#include "plan/bound.h"

#define ENT_PLAN_GAP_WEEKS 3u       /* one attempt at most in so many weeks, unless told */
#define ENT_PLAN_SAME_COMPANY 0.7   /* what one more of the same company is worth */
#define ENT_PLAN_PRIOR_ANSWERS 2.0  /* s = (2 + answers) / (5 + attempts): a judgement */
#define ENT_PLAN_PRIOR_ATTEMPTS 5.0 /* so that who never answers sinks by themselves */

/** ent_plan_success: s, the chance that a touch is answered. */
double ent_plan_success (double n_answers, double n_attempts);

/* Why somebody is on the list. What the user owes or wants comes before what the index says. */
typedef enum {
  ENT_CAUSE_INDEX,  /* the touch is worth its minutes */
  ENT_CAUSE_RHYTHM, /* the user's own rhythm says so */
  ENT_CAUSE_PIN,    /* the user wants them first */
  ENT_CAUSE_REPLY,  /* they wait for an answer */
  ENT_N_CAUSES,
} EntPlanCause;

/* A contact as the planner sees them this week. */
typedef struct {
  EntProspect prospect;
  double weeks;         /* of silence: since they last wrote or met the user; INFINITY: never */
  double attempt_weeks; /* since the user last tried; INFINITY: never */
  double any_weeks;     /* since anything passed, either way; INFINITY: never */
  double rhythm_weeks;  /* the user's own rhythm; 0: none */
  uint32_t company;     /* those of one company have one number; 0: none known */
  bool is_barred;       /* muted, snoozed, or they asked for it: never on the list */
  bool is_pinned;
  bool awaits_reply;
} EntPlanContact;

typedef struct {
  size_t contact; /* index into the contacts */
  EntPlanCause cause;
  double index; /* W, lessened for each of the same company picked before */
} EntPick;

typedef struct {
  double minutes;      /* T: what there is this week */
  double owed_share;   /* 0 to 1: of the minutes, the most that replies but the first take while others want
                        * them */
  double more_minutes; /* "and with so many more?"; 0: don't ask */
  unsigned gap_weeks;  /* one attempt at most in so many, at least 1 */
  unsigned n_weeks;    /* weeks to try the plan out on for its efficiency; 0: don't */
  uint64_t seed;       /* for who answers in them */
} EntPlanOptions;

typedef struct {
  GArray *picks;       /* (element-type EntPick) in the order to do them */
  GArray *more;        /* (element-type EntPick) whom more_minutes would add */
  double minutes;      /* that the picks take */
  double gain;         /* sum of W c of the picks: warm weeks */
  double more_gain;    /* the same of `more` */
  double price;        /* nu: W of the last one taken by its index; 0 when there are minutes left over */
  size_t n_waiting;    /* owed or wanted, and no room for them */
  size_t n_left_aside; /* not barred, and never worth that price however long the silence */
  double efficiency;   /* 0 to 1: value / bound; NAN when it was not asked for or nothing can be won */
  double value;        /* a week, on average over the weeks tried */
  EntBound bound;
} EntPlan;

/**
 * ent_plan_new:
 * @contacts: [n]
 *
 * Replies owed first, where most is left to be saved (v s w / c); then pins, then rhythms that are due, each
 * by W; then by W whoever has not been tried for gap_weeks, while minutes remain; who does not fit is
 * skipped. Up to 480 minutes the choice by W is that of the most W c, in begun minutes: on 720 small cases it
 * has .9999 of the optimum on average and .9925 at worst, against .997 and .938 in the order of W. A contact
 * with a rhythm of the user's own waits for it. What is left when all had their turn goes to the replies that
 * were held back.
 *
 * Cost: O(n) and O(log n) for each one looked at; trying it out, O(m) a week for the m who are ever worth
 * half the bound's price (a sample of them when they are over 5,000). Free with ent_plan_free().
 */
EntPlan *ent_plan_new (const EntPlanContact *contacts, size_t n, const EntPlanOptions *options);
void ent_plan_free (EntPlan *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntPlan, ent_plan_free)
