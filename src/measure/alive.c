#include "measure/alive.h"

#include "measure/hindcast-private.h"
#include "measure/optimize-private.h"

#include <math.h>

enum {
  FEW = 200, /* histories: with fewer the parameters are held back */
  MAX_EVALUATIONS = 1000,
  MAX_TERMS = 10000
};
#define HOLD_BACK .001
#define TOLERANCE 1e-7

EntAliveHistory
ent_alive_history (const EntRelationFacts *facts, uint32_t tau_s)
{
  uint32_t first_day = facts->first_s / ENT_DAY_S;
  return (EntAliveHistory){.n_repeats = facts->n_active_days - 1,
                           .recency = facts->last_s / ENT_DAY_S - first_day,
                           .age = tau_s / ENT_DAY_S - first_day};
}

/* MBG/NBD has one more chance to die than BG/NBD, which moves b by 1 wherever a history is weighed. */
static double
shifted_b (EntAliveKind kind, const EntAliveModel *model)
{
  return model->b + (kind == ENT_ALIVE_MBG ? 1 : 0);
}

/* ln of the odds that it has died: a / (b' + x - 1) ((alpha + T) / (alpha + tx))^(r + x), b' = b or b + 1. */
static double
log_odds_dead (EntAliveKind kind, const EntAliveModel *model, const EntAliveHistory *history)
{
  if (kind == ENT_ALIVE_BG && history->n_repeats == 0)
    return -INFINITY;
  double x = history->n_repeats;
  return log (model->a) - log (shifted_b (kind, model) + x - 1) +
         (model->r + x) * (log (model->alpha + history->age) - log (model->alpha + history->recency));
}

static double
log_beta (double a, double b)
{
  return lgamma (a) + lgamma (b) - lgamma (a + b);
}

/* The part of the log-likelihood that does not depend on the times. */
static double
log_of_repeats (EntAliveKind kind, const EntAliveModel *model, uint32_t n_repeats)
{
  double x = n_repeats;
  return lgamma (model->r + x) - lgamma (model->r) + model->r * log (model->alpha) +
         log_beta (model->a, shifted_b (kind, model) + x) - log_beta (model->a, model->b);
}

static double
log_of_times (EntAliveKind kind, const EntAliveModel *model, const EntAliveHistory *history)
{
  double odds = log_odds_dead (kind, model, history);
  double dead = odds > 30 ? odds : log1p (exp (odds));
  return dead - (model->r + history->n_repeats) * log (model->alpha + history->age);
}

double
ent_alive_log_likelihood (EntAliveKind kind, const EntAliveModel *model, const EntAliveHistory *history)
{
  return log_of_repeats (kind, model, history->n_repeats) + log_of_times (kind, model, history);
}

double
ent_alive_probability (EntAliveKind kind, const EntAliveModel *model, const EntAliveHistory *history)
{
  return 1 / (1 + exp (log_odds_dead (kind, model, history)));
}

double
ent_alive_any (EntAliveKind kind, const EntAliveModel *model, const EntAliveHistory *history, double horizon)
{
  double now = model->alpha + history->age;
  double silent = (model->r + history->n_repeats) * log (now / (now + horizon));
  return ent_alive_probability (kind, model, history) * -expm1 (silent);
}

/* Gauss's hypergeometric series, 0 <= z < 1. */
static double
hypergeometric (double a, double b, double c, double z)
{
  double sum = 1, term = 1;
  for (int k = 0; k < MAX_TERMS && fabs (term) > 1e-15 * fabs (sum); k++) {
    term *= (a + k) * (b + k) / (c + k) / (1 + k) * z;
    sum += term;
  }
  return sum;
}

double
ent_alive_expected (EntAliveKind kind, const EntAliveModel *model, const EntAliveHistory *history,
                    double horizon)
{
  double x = history->n_repeats;
  double b = shifted_b (kind, model);
  /* At a = 1 the formula is 0 / 0, and smooth around it. */
  double a = fabs (model->a - 1) < 1e-7 ? 1 + 1e-7 : model->a;
  double c = a + b + x - 1;
  if (c <= 0)
    return NAN;
  double later = model->alpha + history->age + horizon;
  double z = horizon / later;
  /* By Euler's transformation the series converges for any z: 2F1 (r + x, b + x; c; z) is (1 - z)^(a - 1 - r
   * - x) times this one. */
  double series = hypergeometric (a + b - 1 - model->r, a - 1, c, z);
  double if_alive = c / (a - 1) * (1 - pow (1 - z, a - 1) * series);
  return if_alive * ent_alive_probability (kind, model, history);
}

/* ---- Fitting ---- */

typedef struct {
  EntAliveKind kind;
  const EntAliveHistory *histories; /* by n_repeats, in the unit */
  size_t n;
} Likelihood;

static EntAliveModel
model_at (const double theta[])
{
  return (EntAliveModel){exp (theta[0]), exp (theta[1]), exp (theta[2]), exp (theta[3])};
}

/* Less is likelier: the mean of -ln L, what repeats say counted once for all histories alike in them. */
static double
unlikelihood (const double theta[], void *data)
{
  const Likelihood *self = data;
  EntAliveModel model = model_at (theta);
  double sum = 0, of_repeats = 0;
  for (size_t i = 0; i < self->n; i++) {
    const EntAliveHistory *history = &self->histories[i];
    if (i == 0 || history->n_repeats != history[-1].n_repeats)
      of_repeats = log_of_repeats (self->kind, &model, history->n_repeats);
    sum += of_repeats + log_of_times (self->kind, &model, history);
  }
  double value = -sum / (double)self->n;
  if (self->n < FEW)
    for (size_t k = 0; k < 4; k++)
      value += HOLD_BACK * theta[k] * theta[k];
  return isnan (value) ? INFINITY : value;
}

static int
compare_repeats (const void *a, const void *b)
{
  const EntAliveHistory *left = a, *right = b;
  return (left->n_repeats > right->n_repeats) - (left->n_repeats < right->n_repeats);
}

EntAliveModel
ent_alive_fit (EntAliveKind kind, const EntAliveHistory histories[], size_t n_histories, double unit)
{
  static const double starts[][4] = {{0, 0, 0, 0}, {-1, 1, -.5, 1}, {-.5, 2, 0, 0}};
  g_autofree EntAliveHistory *scaled = g_new (EntAliveHistory, n_histories + 1);
  for (size_t i = 0; i < n_histories; i++)
    scaled[i] =
        (EntAliveHistory){histories[i].n_repeats, histories[i].recency / unit, histories[i].age / unit};
  qsort (scaled, n_histories, sizeof *scaled, compare_repeats);
  Likelihood likelihood = {kind, scaled, n_histories};
  double best[4] = {0};
  double best_value = INFINITY;
  for (size_t i = 0; i < G_N_ELEMENTS (starts); i++) {
    double theta[4];
    memcpy (theta, starts[i], sizeof theta);
    double value = ent_minimise_simplex (unlikelihood, &likelihood, 4, theta, TOLERANCE, MAX_EVALUATIONS);
    if (value < best_value) {
      best_value = value;
      memcpy (best, theta, sizeof best);
    }
  }
  EntAliveModel model = model_at (best);
  model.alpha *= unit;
  return model;
}

bool
ent_alive_learn (const EntPanel *panel, const EntRelation relations[], uint32_t tau_s, size_t max_contacts,
                 uint64_t seed, double unit_days, EntAliveModel *out_model, size_t *out_n)
{
  size_t n_known = 0;
  for (size_t i = 0; i < panel->n_contacts; i++)
    n_known += relations[i].facts.n_active_days > 0;
  double share = n_known > max_contacts ? (double)max_contacts / (double)n_known : 1;
  g_autoptr (GArray) histories = g_array_new (FALSE, FALSE, sizeof (EntAliveHistory));
  for (size_t i = 0; i < panel->n_contacts; i++) {
    if (relations[i].facts.n_active_days == 0 ||
        !ent_hindcast_draws ((uint64_t)panel->contact_id[i], seed, share))
      continue;
    EntAliveHistory history = ent_alive_history (&relations[i].facts, tau_s);
    g_array_append_val (histories, history);
  }
  *out_n = histories->len;
  if (histories->len < ENT_ALIVE_MIN_CONTACTS)
    return false;
  *out_model = ent_alive_fit (ENT_ALIVE_MBG, (const EntAliveHistory *)(void *)histories->data, histories->len,
                              unit_days);
  return true;
}
