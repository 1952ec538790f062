#include "measure/law.h"

#include "measure/drift.h"
#include <math.h>

/* Above this the residuals of C are too alike for its levels (science: false alarms of 14 to 30 in 100). */
static const double most_alike = .5;
/* Eight blocks of three or four months do not know well enough how they vary: below this the differences of C
 * are taken for a drift's too, though they hardly have one (false alarms of 8 to 10 in 100 without, of 3 with
 * it). */
static const size_t few_months = 36;
/* An effect is seen in 80 of 100 cases from (t.975 + t.8) errors on, the half of the interval being t.975 of
 * them: t.8 / t.975 with 7 degrees of freedom. */
static const double further = .8960296 / 2.3646243;

/* Slightly more than the question's months as arrays: what the fits take. */
typedef struct {
  size_t n;
  bool is_share;
  double *features; /* [2 n] 1 and ln N */
  double *x;        /* [n] ln N */
  double *weights, *outcomes;
} Rows;

static void
rows_clear (Rows *rows)
{
  g_free (rows->features);
  g_free (rows->x);
  g_free (rows->weights);
  g_free (rows->outcomes);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Rows, rows_clear)

static void
rows_init (Rows *rows, EntLawQuestion question, const EntLawMonth *months, size_t n)
{
  *rows = (Rows){n,
                 question != ENT_LAW_ELASTICITY,
                 g_new (double, 2 * n),
                 g_new (double, n),
                 g_new (double, n),
                 g_new (double, n)};
  for (size_t i = 0; i < n; i++) {
    const EntLawMonth *month = &months[i];
    rows->features[2 * i] = 1;
    rows->features[2 * i + 1] = rows->x[i] = log (MAX (month->n_contacts, 1));
    switch (question) {
    case ENT_LAW_COMPOSITION:
      rows->weights[i] = month->n_added;
      rows->outcomes[i] = month->n_added_qualified;
      break;
    case ENT_LAW_FIXED_AGE:
      rows->weights[i] = month->n_aged;
      rows->outcomes[i] = month->n_aged_good;
      break;
    case ENT_LAW_ELASTICITY:
    case ENT_LAW_N_QUESTIONS:
      rows->weights[i] = 1;
      rows->outcomes[i] = log (MAX (month->n_good, 1));
      break;
    }
  }
}

/* ---- Which months ---- */

static uint32_t
contacts_asked (EntLawQuestion question, const EntLawMonth *month)
{
  return question == ENT_LAW_FIXED_AGE ? month->n_aged : month->n_added;
}

static unsigned
full_blocks (EntLawQuestion question, const EntLawMonth *months, size_t n, uint64_t *out_n)
{
  unsigned n_full = 0;
  *out_n = 0;
  for (size_t block = 0; block < ENT_JACKKNIFE_BLOCKS; block++) {
    uint64_t n_asked = 0;
    for (size_t i = ent_jackknife_block_begin (n, block); i < ent_jackknife_block_begin (n, block + 1); i++)
      n_asked += contacts_asked (question, &months[i]);
    n_full += n_asked >= ENT_LAW_MIN_BLOCK;
    *out_n += n_asked;
  }
  return n_full;
}

/* The longest run of months to the last one that fills all blocks: the first months of a network are thin.
 * What decides are sizes alone, never the outcomes. Without such a run, the one that fills most. */
static void
choose_months (const EntLawMonth *months, size_t n_months, EntLawAnswer *answer)
{
  size_t first = 0;
  for (size_t i = 0; answer->question == ENT_LAW_ELASTICITY && i < n_months; i++)
    if (months[i].n_good == 0)
      first = i + 1;
  answer->first = first;
  answer->n_months = n_months - first;
  if (answer->n_months == 0)
    return; /* there may be no array at all */
  answer->n_blocks = full_blocks (answer->question, months + first, n_months - first, &answer->n);
  for (; answer->n_blocks < ENT_JACKKNIFE_BLOCKS && first + ENT_LAW_MIN_MONTHS <= n_months; first++) {
    uint64_t n_asked;
    unsigned n_blocks = full_blocks (answer->question, months + first, n_months - first, &n_asked);
    if (n_blocks <= answer->n_blocks)
      continue;
    answer->first = first;
    answer->n_months = n_months - first;
    answer->n_blocks = n_blocks;
    answer->n = n_asked;
  }
}

/* ---- The slope ---- */

/* On the scale of the slope, and with the weights of the last step of the fit. */
static void
take_residuals (const Rows *rows, const double coefficients[2], double *out_weights, double *out_residuals)
{
  for (size_t i = 0; i < rows->n; i++) {
    double fitted = coefficients[0] + coefficients[1] * rows->x[i];
    double n = rows->weights[i];
    if (!rows->is_share) {
      out_weights[i] = 1;
      out_residuals[i] = rows->outcomes[i] - fitted;
      continue;
    }
    double share = 1 / (1 + exp (-fitted));
    out_weights[i] = n * share * (1 - share);
    out_residuals[i] = n > 0 ? (rows->outcomes[i] - n * share) / out_weights[i] : 0;
  }
}

/* What a fit of a line leaves is less alike than what was there, by about (1 + 4 r) / n (Kendall 1954,
 * Marriott & Pope 1954): that is given back. */
static double
lag_one (const double *weights, const double *residuals, size_t n)
{
  double squares = 0, products = 0;
  for (size_t i = 0; i < n; i++) {
    squares += weights[i] * residuals[i] * residuals[i];
    if (i > 0)
      products += sqrt (weights[i] * weights[i - 1]) * residuals[i] * residuals[i - 1];
  }
  double r = squares > 0 ? products / squares : 0;
  return fmin (r + (1 + 4 * r) / (double)n, 1);
}

/* The slope of a line; its interval as wide as a drift of what the fit leaves asks for, if there may be one.
 * Tells how alike that is from month to month. */
static bool
fit_slope (const Rows *rows, bool may_drift, EntLawAnswer *answer, double coefficients[2])
{
  const EntRegression regression = {rows->n, 2, rows->features, rows->weights, rows->outcomes};
  EntRegressionFunc fit = rows->is_share ? ent_logistic_fit : ent_linear_fit;
  if (!fit (&regression, coefficients) || !ent_jackknife_regression (&regression, fit, 1, &answer->slope))
    return false;
  g_autofree double *weights = g_new (double, rows->n), *residuals = g_new (double, rows->n);
  take_residuals (rows, coefficients, weights, residuals);
  answer->autocorrelation = lag_one (weights, residuals, rows->n);
  const EntDriftData drift = {rows->n, rows->x, NULL, weights, residuals, rows->is_share};
  if (may_drift)
    ent_interval_widen (&answer->slope, ent_drift_half (&drift));
  return true;
}

/* The same from month to month instead of month by month: hardly ever a false alarm, and hardly ever sure of
 * anything. */
static void
difference (const Rows *rows, Rows *out)
{
  size_t n = rows->n - 1;
  *out = (Rows){n, false, g_new (double, 2 * n), g_new (double, n), g_new (double, n), g_new (double, n)};
  for (size_t i = 0; i < n; i++) {
    out->features[2 * i] = 1;
    out->features[2 * i + 1] = out->x[i] = rows->x[i + 1] - rows->x[i];
    out->weights[i] = 1;
    out->outcomes[i] = rows->outcomes[i + 1] - rows->outcomes[i];
  }
}

static bool
ask_rows (const Rows *rows, EntLawAnswer *answer, double coefficients[2])
{
  if (!fit_slope (rows, true, answer, coefficients))
    return false;
  answer->is_differenced = !rows->is_share && answer->autocorrelation > most_alike;
  if (!answer->is_differenced)
    return true;
  double alike = answer->autocorrelation, of_differences[2];
  g_auto (Rows) differences;
  difference (rows, &differences);
  bool ok = fit_slope (&differences, rows->n < few_months, answer, of_differences);
  answer->autocorrelation = alike;
  return ok;
}

static double
share_at (double log_odds)
{
  return 1 / (1 + exp (-log_odds));
}

/* What the slope means: from half of the contacts of the last month to all of them. */
static void
tell_doubling (const double coefficients[2], double n_contacts, EntLawAnswer *answer)
{
  answer->n_contacts = fmax (n_contacts / 2, 1);
  double half = coefficients[0] + coefficients[1] * log (answer->n_contacts);
  answer->share = share_at (half);
  answer->doubled = share_at (half + answer->slope.estimate * G_LN2);
  answer->doubled_low = share_at (half + answer->slope.low * G_LN2);
  answer->doubled_high = share_at (half + answer->slope.high * G_LN2);
}

EntLawAnswer
ent_law_ask (EntLawQuestion question, const EntLawMonth *months, size_t n_months)
{
  EntLawAnswer answer = {.question = question, .verdict = ENT_LAW_NOT_ENOUGH};
  choose_months (months, n_months, &answer);
  if (answer.n_blocks < ENT_JACKKNIFE_BLOCKS || answer.n_months < ENT_LAW_MIN_MONTHS)
    return answer;
  g_auto (Rows) rows;
  rows_init (&rows, question, months + answer.first, answer.n_months);
  double coefficients[2];
  if (!ask_rows (&rows, &answer, coefficients)) {
    answer.slope = (EntEstimate){0};
    answer.is_constant = true;
    return answer;
  }
  answer.verdict = answer.slope.high < 0  ? ENT_LAW_AGAINST
                   : answer.slope.low > 0 ? ENT_LAW_FOR
                                          : ENT_LAW_UNDECIDED;
  answer.detectable = (answer.slope.high - answer.slope.low) / 2 * (1 + further);
  if (rows.is_share)
    tell_doubling (coefficients, months[n_months - 1].n_contacts, &answer);
  return answer;
}

bool
ent_law_signs_differ (const EntLawAnswer *whole, const EntLawAnswer *segment)
{
  bool is_sure = whole->verdict == ENT_LAW_AGAINST || whole->verdict == ENT_LAW_FOR ||
                 segment->verdict == ENT_LAW_AGAINST || segment->verdict == ENT_LAW_FOR;
  return is_sure && whole->slope.estimate * segment->slope.estimate < 0;
}

const char *
ent_law_verdict_name (EntLawVerdict verdict)
{
  static const char *const names[] = {"not enough data", "against", "for", "undecided"};
  return names[verdict];
}

/* ---- Counting ---- */

static void
count_contact (const EntArrivals *arrivals, const EntLawScope *scope, size_t contact, EntLawMonth *months)
{
  const EntArrival *arrival = &arrivals->of_contact[contact];
  EntLawMonth *came = &months[arrival->month];
  bool qualified = scope->qualification && ent_qualified_at (scope->qualification, contact, came->end_s);
  came->n_contacts++; /* summed up afterwards */
  if (scope->segment_of != NULL && scope->segment_of[contact] != scope->segment)
    return;
  if (scope->only_qualified && !qualified)
    return;
  came->n_added++;
  came->n_added_qualified += qualified;
  if (arrival->has_aged) {
    EntLawMonth *aged = came + ENT_AGED_MONTHS;
    aged->n_aged++;
    aged->n_aged_good += arrival->aged == ENT_RELATION_GOOD;
  }
}

/* Who is one thing for ever, as most are, is looked up once. */
static void
count_qualified (const EntArrivals *arrivals, const EntQualification *qualification, size_t contact,
                 EntLawMonth *months, size_t n_months)
{
  uint64_t first = qualification->first_span[contact], end = qualification->first_span[contact + 1];
  if (first == end)
    return;
  bool changes = end - first > 1, qualified = false;
  for (size_t m = arrivals->of_contact[contact].month; m < n_months; m++) {
    if (changes || m == arrivals->of_contact[contact].month)
      qualified = ent_qualified_at (qualification, contact, months[m].end_s);
    months[m].n_qualified += qualified;
  }
}

GArray *
ent_law_months (const EntArrivals *arrivals, const EntLawScope *scope)
{
  GArray *result = g_array_new (FALSE, TRUE, sizeof (EntLawMonth));
  for (guint m = 0; m < arrivals->months->len; m++) {
    const EntArrivalMonth *at = &g_array_index (arrivals->months, EntArrivalMonth, m);
    EntLawMonth month = {.year = at->year, .month = at->month, .end_s = at->end_s, .n_good = at->n_good};
    g_array_append_val (result, month);
  }
  EntLawMonth *months = (EntLawMonth *)(void *)result->data;
  for (size_t contact = 0; contact < arrivals->n_contacts; contact++) {
    if (arrivals->of_contact[contact].month == ENT_NO_MONTH)
      continue;
    count_contact (arrivals, scope, contact, months);
    if (scope->qualification != NULL)
      count_qualified (arrivals, scope->qualification, contact, months, result->len);
  }
  for (guint m = 1; m < result->len; m++)
    months[m].n_contacts += months[m - 1].n_contacts;
  return result;
}
