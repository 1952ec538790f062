/* Invitations: what accepting one is worth, judged by what became of those like it. The user decides and
 * clicks; nothing is ever sent from here. */
#pragma once

#include "plan/rate.h"
#include <stdbool.h>
#include <stdint.h>

/* Somebody who came into the network, or asks to. What happened later is known only where enough time has
 * passed. */
typedef struct {
  int64_t contact_id;
  uint32_t
      at_s; /* when the user had to decide: when they were invited, or came where no invitation is known */
  uint32_t came_s;         /* when they came: what became of them counts from there */
  bool has_note;           /* the invitation had a text */
  bool knows_organisation; /* somebody of their organisation was in the network already */
  bool has_title;          /* what they do is known; else nothing is known of p_qualified and crowding */
  double p_qualified;      /* 0 to 1: by the targets, as they present themselves */
  double crowding; /* 0 to 1: the largest share of the network with the same organisation or function */
  bool wrote;      /* they wrote later than a day and within 365 days after they came */
  bool pitched;    /* their first words, within 7 days, were an offer */
  bool is_good, is_qualified; /* today: what a rule would have cost */
} EntNewcomer;

/* What each thing is worth, in minutes of the user's time. */
typedef struct {
  double qualified; /* to have one more qualified contact */
  double relation;  /* that they write within 12 months */
  double novelty;   /* that they are of a new organisation or trade */
  double reading;   /* reading the invitation costs so much */
  double pitch;     /* being pitched to costs so much */
} EntInvitationWorth;

/** ent_invitation_worth_default: 30, 20, 10, 2 and 60 minutes: a judgement, for the user to change. */
EntInvitationWorth ent_invitation_worth_default (void);

/* What became of earlier ones, by what could be seen of them then. */
typedef struct {
  unsigned n_year, n_wrote;   /* those of more than a year ago, and who of them wrote */
  unsigned n_week, n_pitched; /* those of more than 7 days ago, and who of them pitched */
} EntNewcomerCounts;

#define ENT_N_NEWCOMER_KINDS 8 /* note or none x known organisation or not x likely qualified or not */

typedef struct {
  EntNewcomerCounts kind[ENT_N_NEWCOMER_KINDS];
  EntNewcomerCounts all;
  double qualified_sum; /* of p_qualified over those with a title */
  unsigned n_titled;
} EntNewcomerHistory;

/**
 * ent_newcomer_history_at: counts what was known at @at_s.
 * @newcomers: [n] in any order
 *
 * An outcome enters when its year, or its week, was over at @at_s; nothing later does. Cost: O(n).
 */
void ent_newcomer_history_at (const EntNewcomer *newcomers, size_t n, uint32_t at_s,
                              EntNewcomerHistory *out_history);

typedef enum {
  ENT_ADVICE_ACCEPT,
  ENT_ADVICE_ASK, /* a question first: the interval of the value spans zero */
  ENT_ADVICE_REFUSE,
  ENT_N_ADVICES,
} EntAdvice;

/** ent_advice_name: "accept", "ask", "refuse": the word in JSON. */
const char *ent_advice_name (EntAdvice advice);
/** ent_advice_from_name: the other way; false for another word. */
bool ent_advice_from_name (const char *name, EntAdvice *out_advice);

typedef enum {
  ENT_INVITATION_QUALIFIED,
  ENT_INVITATION_RELATION,
  ENT_INVITATION_NOVELTY,
  ENT_INVITATION_READING,
  ENT_INVITATION_PITCH,
  ENT_N_INVITATION_TERMS,
} EntInvitationTerm;

/** ent_invitation_term_name: "qualified", "relation", "novelty", "reading", "pitch". */
const char *ent_invitation_term_name (EntInvitationTerm term);

/* One summand of the value. */
typedef struct {
  EntInvitationTerm term;
  double minutes; /* its part of the value */
  double chance;  /* 0 to 1: that what it stands for happens */
  unsigned n;     /* how many earlier ones that is learnt from; 0: none */
} EntInvitationReason;

typedef struct {
  EntAdvice advice;
  double value;     /* minutes: EV = p_q V_q + p_in V_r + novelty V_b - c_read - p_pitch L */
  double low, high; /* its 80 % interval */
  EntInvitationReason reasons[ENT_N_INVITATION_TERMS]; /* the largest in size first */
} EntInvitationAdvice;

/**
 * ent_invitation_advise: what accepting @newcomer is worth.
 *
 * The chances of writing and of pitching are those of earlier ones of its kind, with 20 pseudo-counts at the
 * mean of all; the chance of being qualified, where no title is known, is the mean of those known. Accept
 * where the 80 % interval is above zero, refuse where it is below. Source: docs/invitations.md. Cost:
 * constant.
 */
EntInvitationAdvice ent_invitation_advise (const EntNewcomerHistory *history, const EntNewcomer *newcomer,
                                           const EntInvitationWorth *worth);

/* A rule that could have been followed. */
typedef enum {
  ENT_RULE_WITHOUT_NOTE,         /* refuse everybody who wrote nothing */
  ENT_RULE_UNQUALIFIED,          /* refuse everybody whose title does not qualify them */
  ENT_RULE_UNKNOWN_ORGANISATION, /* refuse everybody of whose organisation nobody is known */
  ENT_RULE_ADVICE, /* refuse whom ent_invitation_advise() would have refused, knowing what was known then */
  ENT_N_RULES,
} EntInvitationRule;

/** ent_rule_name: "without-note", "unqualified", "unknown-organisation", "advice". */
const char *ent_rule_name (EntInvitationRule rule);
/** ent_rule_from_name: the other way; false for another word. */
bool ent_rule_from_name (const char *name, EntInvitationRule *out_rule);

/* What a rule would have done, had it been followed. */
typedef struct {
  unsigned n, n_refused;
  unsigned n_good, n_good_lost;           /* in a good relation today */
  unsigned n_qualified, n_qualified_lost; /* qualified today */
  unsigned n_silent, n_silent_avoided;    /* never wrote, though a year has passed */
  unsigned n_pitched, n_pitched_avoided;
  double chance_worse; /* that good relations are rarer among the refused than among the rest; NAN without
                          either */
} EntBacktest;

/**
 * ent_invitation_backtest: @rule on everybody who came.
 * @newcomers: [n] ascending in at_s
 *
 * Cost: O(n); each is judged by what was known when they came.
 */
EntBacktest ent_invitation_backtest (const EntNewcomer *newcomers, size_t n, EntInvitationRule rule,
                                     const EntInvitationWorth *worth, uint32_t tau_s);
