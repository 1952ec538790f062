/* Relation: what the interactions with a contact say, as of a time. E6, a logistic regression on six features
 * with signs that never surprise, and the classes good, neutral, bad and unknown.
 *
 * Hygiene, everywhere in this header: weak events don't count; of events in the same second and the same
 * direction one counts; a meeting counts in both directions; nothing after the as-of time enters. */
#pragma once

#include "base/base.h"

typedef enum {
  ENT_FEATURE_RECENCY_ANY, /* ln (1 + 10 r / H), r days since the last event */
  ENT_FEATURE_RECENCY_IN,  /* the same since the last inbound one; since the user's first event if there is
                              none */
  ENT_FEATURE_DAYS,        /* ln (1 + A), A distinct UTC days with an event */
  ENT_FEATURE_OVERDUE,     /* ln (1 + r / (g + 1)), g the usual gap in days */
  ENT_FEATURE_REPLY_RATE,  /* (R + .5) / (O + 1.5): R of O outbound were followed by an inbound within 7 days
                            */
  ENT_FEATURE_USER_LOAD, /* how busy the user's last H days were against their average: alike for all contacts
                          */
  ENT_N_FEATURES,
} EntFeature;

/* One logistic regression on the features. */
typedef struct {
  double intercept;
  double slope[ENT_N_FEATURES];
} EntCoefficients;

typedef struct {
  double horizon_days; /* H: both probabilities are about the next H days */
  EntCoefficients any; /* any event at all */
  EntCoefficients in;  /* the contact writes */
} EntRelationModel;

/**
 * ent_relation_model_shipped: (static) the prior fitted on five public networks, 107,582 rows of equal weight
 * a network (Enron, EU institute, factory mail, CollegeMsg, Reality calls); H is 90 days.
 */
const EntRelationModel *ent_relation_model_shipped (void);

/* What is the same for all contacts as of a time. */
typedef struct {
  uint32_t tau_s;            /* the as-of time: events up to and including it are seen */
  uint32_t first_s;          /* t0: the first event with anybody; ENT_NEVER if there is none */
  double horizon_days;       /* H, as in the model */
  uint64_t n_events;         /* E_all: events with anybody so far; a meeting is two, one in each direction */
  uint64_t n_events_horizon; /* E_H: those of them in the last H days */
} EntRelationScope;

/** ent_relation_scope: for @panel as of @tau_s. Cost: one pass over all events, on one thread. */
EntRelationScope ent_relation_scope (const EntPanel *panel, uint32_t tau_s, double horizon_days);

/* What was counted about one contact as of a time. Times are ENT_NEVER when there is no such event. */
typedef struct {
  uint32_t first_s;
  uint32_t last_s;
  uint32_t last_in_s;
  uint32_t last_positive_s; /* an explicit act in favour */
  uint32_t last_negative_s; /* an explicit act against */
  uint32_t n_in;
  uint32_t n_out;
  uint32_t n_answered;    /* outbound ones followed by a later inbound within 7 days */
  uint32_t n_active_days; /* distinct UTC days; 0: no event at all */
} EntRelationFacts;

typedef enum {
  ENT_RELATION_UNKNOWN = 0, /* no event: not neutral, and nothing else in EntRelation means anything then */
  ENT_RELATION_BAD = 1,     /* an explicit negative act that no later positive one has mended */
  ENT_RELATION_NEUTRAL = 2, /* the rest: silence is never bad */
  ENT_RELATION_GOOD = 3,    /* p_in >= .5, or an explicit positive act in the last 365 days */
  ENT_N_RELATION_CLASSES = 4,
} EntRelationClass;

/* Why the class is what it is. */
typedef enum {
  ENT_BASIS_NONE,         /* there is no event */
  ENT_BASIS_PROBABILITY,  /* p_in against .5 */
  ENT_BASIS_POSITIVE_ACT, /* facts.last_positive_s */
  ENT_BASIS_NEGATIVE_ACT, /* facts.last_negative_s */
} EntRelationBasis;

typedef struct {
  EntRelationFacts facts;
  EntRelationClass class;
  EntRelationBasis basis;
  double p_any; /* 0 to 1: any event within H; 0 when unknown */
  double p_in;  /* 0 to 1: the contact writes within H; 0 when unknown */
} EntRelation;

/** ent_relation_class_name: "good", "neutral", "bad", "unknown": the word in JSON and in queries. */
const char *ent_relation_class_name (EntRelationClass class);

/** ent_relation_facts: what counts between the user and contact @contact (an index of @panel). Cost: one pass
 * over their events. */
EntRelationFacts ent_relation_facts (const EntPanel *panel, size_t contact, uint32_t tau_s);

/**
 * ent_relation_features: the six features of @facts, which must have been counted as of @scope's time and
 * hold at least one event. Formulas: with the constants of EntFeature.
 */
void ent_relation_features (const EntRelationFacts *facts, const EntRelationScope *scope,
                            double out_features[ENT_N_FEATURES]);

/** ent_relation_probability: 1 / (1 + exp (-(b0 + sum b_k f_k))). */
double ent_relation_probability (const EntCoefficients *coefficients, const double features[ENT_N_FEATURES]);

/** ent_relation_evaluate: the relation with one contact. Cost: one pass over their events. */
EntRelation ent_relation_evaluate (const EntPanel *panel, size_t contact, const EntRelationScope *scope,
                                   const EntRelationModel *model);

/** ent_relation_from_facts: the same when the facts are there already. */
EntRelation ent_relation_from_facts (const EntRelationFacts *facts, const EntRelationScope *scope,
                                     const EntRelationModel *model);

/** ent_relation_warmth: 0 to 100: p_in in per cent. */
double ent_relation_warmth (const EntRelation *self);

/** ent_relation_usual_gap_days: the mean gap between active days; with only one of them, the days since then
 * + 1. At least one event. */
double ent_relation_usual_gap_days (const EntRelationFacts *facts, uint32_t tau_s);

/** ent_relation_reciprocity: 0 to 1: the smaller of inbound and outbound over the larger; 0 without events.
 */
double ent_relation_reciprocity (const EntRelationFacts *facts);

/* How fast each side answers; a meeting is nobody's answer, and what took over 7 days is no answer. */
typedef struct {
  size_t n_theirs;     /* answers of the contact */
  double theirs_hours; /* the median of theirs, from the user's last word before; 0 when there is none */
  size_t n_mine;       /* answers of the user */
  double mine_hours;
} EntReplyDelays;

/** ent_relation_reply_delays: as of @tau_s. Cost: one pass over the contact's events and a sort of the
 * delays. */
EntReplyDelays ent_relation_reply_delays (const EntPanel *panel, size_t contact, uint32_t tau_s);

/* All contacts together. */
typedef struct {
  EntRelationScope scope;
  size_t n_of_class[ENT_N_RELATION_CLASSES];
  double mean_features[ENT_N_FEATURES]; /* over the contacts with an event; zeros when there is none */
} EntRelationOverview;

typedef struct {
  uint32_t tau_s;
  const EntRelationModel *model; /* NULL: the shipped one */
  unsigned n_threads;            /* 0 means 1; the answer is the same to the bit with any number */
} EntRelationOptions;

/**
 * ent_relations_evaluate_all:
 * @out_relations: [panel->n_contacts]
 *
 * Every relation, as ent_relation_evaluate() gives it. Returns: the sums over them. Cost: one linear pass
 * over the events (5 bytes each), one over @out_relations, no allocation that grows with the events.
 */
EntRelationOverview ent_relations_evaluate_all (const EntPanel *panel, const EntRelationOptions *options,
                                                EntRelation *out_relations);

/* One reason for a warmth, as data: the words are made where languages are. */
typedef struct {
  EntFeature feature;
  double contribution; /* to the log-odds of p_in, against the mean of this user's contacts */
  double fact;    /* the raw fact: days since the last event (RECENCY_ANY, OVERDUE) or the last inbound one
                   * (RECENCY_IN; since the user's first event if none), active days (DAYS), answered ones
                   * (REPLY_RATE), events in the last H days (USER_LOAD) */
  double against; /* what it is held against: the usual gap in days (both recencies and OVERDUE), days
                   * since the first event (DAYS), outbound ones (REPLY_RATE), events in an average
                   * H days (USER_LOAD) */
} EntReason;

#define ENT_MAX_REASONS 2

/**
 * ent_relation_reasons: the features that move this contact's p_in most, largest first. Contribution of
 * feature k = b_k (f_k - mean_k). Returns: how many; 0 for an unknown relation.
 */
size_t ent_relation_reasons (const EntRelation *relation, const EntRelationOverview *overview,
                             const EntRelationModel *model, EntReason out_reasons[ENT_MAX_REASONS]);
