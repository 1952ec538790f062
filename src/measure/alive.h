/* Still alive? The buy-till-you-die models of a relation: it goes on at a rate of its own until, after some
 * exchange, it dies unseen. They need no labels and so give a second opinion beside the learned model; they
 * know neither directions nor the user's load, and are weaker for it.
 *
 * BG/NBD: Fader, Hardie and Lee 2005, doi 10.1287/mksc.1040.0098. MBG/NBD: Batislam, Denizel and Filiztekin
 * 2007, doi 10.1016/j.ijresmar.2006.12.005: a relation may die right after its first exchange, where BG/NBD
 * holds everybody seen once to be alive. */
#pragma once

#include "measure/relation.h"

typedef enum {
  ENT_ALIVE_MBG,
  ENT_ALIVE_BG,
} EntAliveKind;

/* Rates are gamma (r, alpha), chances to die after an exchange beta (a, b); all above 0. */
typedef struct {
  double r, alpha, a, b;
} EntAliveModel;

/* What the models see of a contact: distinct days, because bursts of messages are no Poisson process. Any
 * unit of time, as long as alpha has the same. */
typedef struct {
  uint32_t n_repeats; /* x: active days after the first one */
  double recency;     /* tx: from the first active day to the last */
  double age;         /* T: from the first active day to the as-of time */
} EntAliveHistory;

/** ent_alive_history: of @facts with an event, in whole days. */
EntAliveHistory ent_alive_history (const EntRelationFacts *facts, uint32_t tau_s);

/** ent_alive_log_likelihood: of one history. */
double
ent_alive_log_likelihood (EntAliveKind kind, const EntAliveModel *model, const EntAliveHistory *history);

/** ent_alive_probability: that the relation has not died yet. */
double ent_alive_probability (EntAliveKind kind, const EntAliveModel *model, const EntAliveHistory *history);

/** ent_alive_any: the chance of an exchange within the @horizon after now. */
double
ent_alive_any (EntAliveKind kind, const EntAliveModel *model, const EntAliveHistory *history, double horizon);

/** ent_alive_expected: how many active days to expect within the @horizon after now. NAN for BG/NBD where a +
 * b + x is 1 or less. Cost: a hypergeometric series. */
double ent_alive_expected (EntAliveKind kind, const EntAliveModel *model, const EntAliveHistory *history,
                           double horizon);

/**
 * ent_alive_fit: the maximum likelihood of all histories together.
 * @unit: time is divided by it while fitting, which keeps the search near where it starts: H, or any usual
 * age
 *
 * Nelder and Mead from three starts on the logarithms of the parameters; with under 200 histories the large
 * ones cost a little. Cost: some 1,000 passes over @histories, about 50 ns each.
 */
EntAliveModel
ent_alive_fit (EntAliveKind kind, const EntAliveHistory histories[], size_t n_histories, double unit);

enum {
  ENT_ALIVE_MIN_CONTACTS = 30, /* fewer say nothing about how relations die */
};

/**
 * ent_alive_learn: MBG/NBD of a network.
 * @relations: of all contacts as of @tau_s; of those with an event at most @max_contacts are drawn with @seed
 * @unit_days: as of ent_alive_fit(), in days
 * @out_n: how many contacts it was learned on
 *
 * Returns: false when there are fewer than ENT_ALIVE_MIN_CONTACTS.
 */
bool
ent_alive_learn (const EntPanel *panel, const EntRelation relations[], uint32_t tau_s, size_t max_contacts,
                 uint64_t seed, double unit_days, EntAliveModel *out_model, size_t *out_n);
