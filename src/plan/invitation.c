#include "plan/invitation.h"

#include <math.h>
#include <string.h>

#define DAY_S 86400u
#define WEEK_S (7 * DAY_S)
#define YEAR_S (365 * DAY_S)

#define PSEUDO_COUNTS 20 /* of a kind's own share, at the mean of all */
#define FIRST_COUNTS 4   /* of the mean of all, at the guesses below */
/* Before anything was seen. */
#define FIRST_WROTE .3
#define FIRST_PITCHED .05
#define FIRST_QUALIFIED .2
/* How many answers a chance by rules is worth: they were never held against labels. */
#define RULE_COUNTS 4
#define UNKNOWN_COUNTS 1 /* where no title is known, one that was drawn from all */

#define Z_80 1.2815515655446004 /* 80 % of a normal lie within so many standard errors */

EntInvitationWorth
ent_invitation_worth_default (void)
{
  return (EntInvitationWorth){.qualified = 30, .relation = 20, .novelty = 10, .reading = 2, .pitch = 60};
}

/* ---- Names ---- */

static const char *const advice_names[ENT_N_ADVICES] = {
    [ENT_ADVICE_ACCEPT] = "accept", [ENT_ADVICE_ASK] = "ask", [ENT_ADVICE_REFUSE] = "refuse"};

static const char *const term_names[ENT_N_INVITATION_TERMS] = {[ENT_INVITATION_QUALIFIED] = "qualified",
                                                               [ENT_INVITATION_RELATION] = "relation",
                                                               [ENT_INVITATION_NOVELTY] = "novelty",
                                                               [ENT_INVITATION_READING] = "reading",
                                                               [ENT_INVITATION_PITCH] = "pitch"};

static const char *const rule_names[ENT_N_RULES] = {[ENT_RULE_WITHOUT_NOTE] = "without-note",
                                                    [ENT_RULE_UNQUALIFIED] = "unqualified",
                                                    [ENT_RULE_UNKNOWN_ORGANISATION] = "unknown-organisation",
                                                    [ENT_RULE_ADVICE] = "advice"};

/* The place of @name among @names; @n_names when it is none of them. */
static size_t
find_name (const char *const *names, size_t n_names, const char *name)
{
  size_t i = 0;
  while (i < n_names && strcmp (names[i], name) != 0)
    i++;
  return i;
}

const char *
ent_advice_name (EntAdvice advice)
{
  return advice_names[advice];
}

bool
ent_advice_from_name (const char *name, EntAdvice *out_advice)
{
  *out_advice = (EntAdvice)find_name (advice_names, ENT_N_ADVICES, name);
  return *out_advice < ENT_N_ADVICES;
}

const char *
ent_invitation_term_name (EntInvitationTerm term)
{
  return term_names[term];
}

const char *
ent_rule_name (EntInvitationRule rule)
{
  return rule_names[rule];
}

bool
ent_rule_from_name (const char *name, EntInvitationRule *out_rule)
{
  *out_rule = (EntInvitationRule)find_name (rule_names, ENT_N_RULES, name);
  return *out_rule < ENT_N_RULES;
}

/* ---- What became of earlier ones ---- */

/* The kind of a newcomer: what could be seen of it when it came. */
static size_t
kind_of (const EntNewcomer *newcomer)
{
  bool is_likely = newcomer->has_title && newcomer->p_qualified >= .5;
  return (newcomer->has_note ? 4u : 0u) + (newcomer->knows_organisation ? 2u : 0u) + (is_likely ? 1u : 0u);
}

static bool
is_over (const EntNewcomer *newcomer, uint32_t span_s, uint32_t at_s)
{
  return (uint64_t)newcomer->came_s + span_s <= at_s;
}

static void
count_year (EntNewcomerHistory *self, const EntNewcomer *newcomer)
{
  EntNewcomerCounts *counts[] = {&self->kind[kind_of (newcomer)], &self->all};
  for (size_t i = 0; i < G_N_ELEMENTS (counts); i++) {
    counts[i]->n_year++;
    counts[i]->n_wrote += newcomer->wrote;
  }
}

static void
count_week (EntNewcomerHistory *self, const EntNewcomer *newcomer)
{
  EntNewcomerCounts *counts[] = {&self->kind[kind_of (newcomer)], &self->all};
  for (size_t i = 0; i < G_N_ELEMENTS (counts); i++) {
    counts[i]->n_week++;
    counts[i]->n_pitched += newcomer->pitched;
  }
  if (newcomer->has_title) {
    self->n_titled++;
    self->qualified_sum += newcomer->p_qualified;
  }
}

void
ent_newcomer_history_at (const EntNewcomer *newcomers, size_t n, uint32_t at_s,
                         EntNewcomerHistory *out_history)
{
  *out_history = (EntNewcomerHistory){0};
  for (size_t i = 0; i < n; i++) {
    if (is_over (&newcomers[i], YEAR_S, at_s))
      count_year (out_history, &newcomers[i]);
    if (is_over (&newcomers[i], WEEK_S, at_s))
      count_week (out_history, &newcomers[i]);
  }
}

/* ---- Advice ---- */

/* The share of @k in @n of a kind, drawn towards the share of @all_k in @all_n. */
static EntRate
share_of_kind (unsigned k, unsigned n, unsigned all_k, unsigned all_n, double first)
{
  EntRate all = ent_rate_of (all_k, all_n, first, FIRST_COUNTS);
  return ent_rate_of (k, n, ent_rate_mean (&all), PSEUDO_COUNTS);
}

static EntRate
share_qualified (const EntNewcomerHistory *history, const EntNewcomer *newcomer)
{
  if (newcomer->has_title)
    return ent_rate_of (0, 0, newcomer->p_qualified, RULE_COUNTS);
  double mean =
      (history->qualified_sum + FIRST_QUALIFIED * FIRST_COUNTS) / (history->n_titled + FIRST_COUNTS);
  return ent_rate_of (0, 0, mean, UNKNOWN_COUNTS);
}

static int
compare_reasons (const void *a, const void *b)
{
  const EntInvitationReason *one = a, *other = b;
  double x = fabs (one->minutes), y = fabs (other->minutes);
  return x != y ? (x < y) - (x > y) : (int)one->term - (int)other->term;
}

EntInvitationAdvice
ent_invitation_advise (const EntNewcomerHistory *history, const EntNewcomer *newcomer,
                       const EntInvitationWorth *worth)
{
  const EntNewcomerCounts *kind = &history->kind[kind_of (newcomer)], *all = &history->all;
  EntRate qualified = share_qualified (history, newcomer);
  EntRate wrote = share_of_kind (kind->n_wrote, kind->n_year, all->n_wrote, all->n_year, FIRST_WROTE);
  EntRate pitched = share_of_kind (kind->n_pitched, kind->n_week, all->n_pitched, all->n_week, FIRST_PITCHED);
  /* Of whom nothing is known, nothing new can be said. */
  double novelty = newcomer->has_title ? 1 - newcomer->crowding : 0;

  const EntInvitationReason reasons[ENT_N_INVITATION_TERMS] = {
      {ENT_INVITATION_QUALIFIED, ent_rate_mean (&qualified) * worth->qualified, ent_rate_mean (&qualified),
       0},
      {ENT_INVITATION_RELATION, ent_rate_mean (&wrote) * worth->relation, ent_rate_mean (&wrote), wrote.n},
      {ENT_INVITATION_NOVELTY, novelty * worth->novelty, novelty, 0},
      {ENT_INVITATION_READING, -worth->reading, 1, 0},
      {ENT_INVITATION_PITCH, -ent_rate_mean (&pitched) * worth->pitch, ent_rate_mean (&pitched), pitched.n},
  };
  EntInvitationAdvice advice = {0};
  memcpy (advice.reasons, reasons, sizeof reasons);
  for (size_t i = 0; i < ENT_N_INVITATION_TERMS; i++)
    advice.value += reasons[i].minutes;
  double error = sqrt (ent_rate_variance (&qualified) * worth->qualified * worth->qualified +
                       ent_rate_variance (&wrote) * worth->relation * worth->relation +
                       ent_rate_variance (&pitched) * worth->pitch * worth->pitch);
  advice.low = advice.value - Z_80 * error;
  advice.high = advice.value + Z_80 * error;
  advice.advice = advice.low > 0 ? ENT_ADVICE_ACCEPT : advice.high < 0 ? ENT_ADVICE_REFUSE : ENT_ADVICE_ASK;
  qsort (advice.reasons, ENT_N_INVITATION_TERMS, sizeof *advice.reasons, compare_reasons);
  return advice;
}

/* ---- Had a rule been followed ---- */

static bool
is_refused (EntInvitationRule rule, const EntNewcomerHistory *history, const EntNewcomer *newcomer,
            const EntInvitationWorth *worth)
{
  switch (rule) {
  case ENT_RULE_WITHOUT_NOTE:
    return !newcomer->has_note;
  case ENT_RULE_UNQUALIFIED:
    return !(newcomer->has_title && newcomer->p_qualified >= .5);
  case ENT_RULE_UNKNOWN_ORGANISATION:
    return !newcomer->knows_organisation;
  case ENT_RULE_ADVICE:
    return ent_invitation_advise (history, newcomer, worth).advice == ENT_ADVICE_REFUSE;
  case ENT_N_RULES:
    break;
  }
  return false;
}

static void
count_outcome (EntBacktest *self, const EntNewcomer *newcomer, bool refused, uint32_t tau_s)
{
  bool silent = !newcomer->wrote && !newcomer->is_good && is_over (newcomer, YEAR_S, tau_s);
  self->n++;
  self->n_refused += refused;
  self->n_good += newcomer->is_good;
  self->n_good_lost += newcomer->is_good && refused;
  self->n_qualified += newcomer->is_qualified;
  self->n_qualified_lost += newcomer->is_qualified && refused;
  self->n_silent += silent;
  self->n_silent_avoided += silent && refused;
  self->n_pitched += newcomer->pitched;
  self->n_pitched_avoided += newcomer->pitched && refused;
}

/* Whether the rule tells anything: the share of good relations with and without it, each from a flat
 * beginning. */
static double
chance_worse (const EntBacktest *self)
{
  unsigned n_rest = self->n - self->n_refused;
  if (self->n_refused == 0 || n_rest == 0)
    return NAN;
  EntRate refused = ent_rate_of (self->n_good_lost, self->n_refused, .5, 2);
  EntRate rest = ent_rate_of (self->n_good - self->n_good_lost, n_rest, .5, 2);
  return ent_rate_chance_above (&refused, &rest);
}

EntBacktest
ent_invitation_backtest (const EntNewcomer *newcomers, size_t n, EntInvitationRule rule,
                         const EntInvitationWorth *worth, uint32_t tau_s)
{
  EntBacktest test = {0};
  EntNewcomerHistory history = {0};
  size_t year = 0, week = 0; /* the outcomes of those before are known by now */
  for (size_t i = 0; i < n; i++) {
    for (; year < i && is_over (&newcomers[year], YEAR_S, newcomers[i].at_s); year++)
      count_year (&history, &newcomers[year]);
    for (; week < i && is_over (&newcomers[week], WEEK_S, newcomers[i].at_s); week++)
      count_week (&history, &newcomers[week]);
    count_outcome (&test, &newcomers[i], is_refused (rule, &history, &newcomers[i], worth), tau_s);
  }
  test.chance_worse = chance_worse (&test);
  return test;
}
