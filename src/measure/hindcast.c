#include "measure/hindcast-private.h"

#include <math.h>

#define BEATS .98 /* of the shipped model's log loss: less is luck */

EntTenure
ent_tenure_of (double days)
{
  return days < 90 ? ENT_TENURE_NEW : days <= 365 ? ENT_TENURE_YOUNG : ENT_TENURE_OLD;
}

bool
ent_hindcast_cut_s (uint32_t tau_s, double horizon_days, unsigned window, uint32_t *out_cut_s)
{
  double cut = (double)tau_s - window * horizon_days * ENT_DAY_S;
  *out_cut_s = cut > 0 ? (uint32_t)cut : 0;
  return cut > 0;
}

bool
ent_hindcast_has_past (const EntRelationScope *scope)
{
  return scope->first_s != ENT_NEVER &&
         (double)scope->tau_s - (double)scope->first_s >= scope->horizon_days * ENT_DAY_S;
}

/* Directions of what counts in the H days after the cut-off. */
static unsigned
what_came (const EntForwardWalk *walk, const EntRelationScope *scope)
{
  const EntPanel *panel = walk->panel;
  double end_s = (double)scope->tau_s + scope->horizon_days * ENT_DAY_S;
  unsigned directions = 0;
  for (uint64_t k = walk->next; k < walk->end && panel->at_s[k] <= end_s && directions != ENT_SHAPE_BOTH; k++)
    directions |= ent_shape_directions (panel->shape[k]);
  return directions;
}

bool
ent_hindcast_row (const EntForwardWalk *walk, const EntRelationScope *scope, unsigned window,
                  EntRelationRow *out_row)
{
  if (walk->facts.n_active_days == 0)
    return false;
  unsigned directions = what_came (walk, scope);
  ent_relation_features (&walk->facts, scope, out_row->features);
  out_row->came[ENT_TARGET_ANY] = directions != 0;
  out_row->came[ENT_TARGET_IN] = directions & ENT_SHAPE_IN;
  out_row->window = (uint8_t)window;
  return true;
}

/* Vigna's splitmix64: near numbers give far ones. */
bool
ent_hindcast_draws (uint64_t number, uint64_t seed, double share)
{
  uint64_t mixed = number * UINT64_C (0x9E3779B97F4A7C15) + seed;
  mixed = (mixed ^ (mixed >> 30)) * UINT64_C (0xBF58476D1CE4E5B9);
  mixed = (mixed ^ (mixed >> 27)) * UINT64_C (0x94D049BB133111EB);
  mixed ^= mixed >> 31;
  return (double)(mixed >> 11) * 0x1p-53 < share;
}

/* ---- Learning ---- */

static EntCalibration
judge (const EntRelationRow rows[], size_t n_rows, EntRelationTarget target,
       const EntCoefficients *coefficients)
{
  g_autofree double *p = g_new (double, n_rows + 1);
  g_autofree bool *came = g_new (bool, n_rows + 1);
  for (size_t i = 0; i < n_rows; i++) {
    p[i] = ent_relation_probability (coefficients, rows[i].features);
    came[i] = rows[i].came[target];
  }
  return ent_calibrate (p, came, n_rows);
}

/* The held-out rows first. Returns: how many these are. */
static size_t
hold_out (EntRelationRow rows[], size_t n_rows)
{
  size_t n_held = 0;
  for (size_t i = 0; i < n_rows; i++)
    if (rows[i].window == 1) {
      EntRelationRow row = rows[n_held];
      rows[n_held++] = rows[i];
      rows[i] = row;
    }
  return n_held;
}

bool
ent_hindcast_lack (const EntHindcast *self, EntRelationTarget target, size_t *out_have, size_t *out_need)
{
  const EntCalibration *held = &self->targets[target].shipped;
  bool is_short = held->n < ENT_LEARN_FULL_ROWS;
  *out_have = is_short ? held->n : MIN (held->n_came, held->n - held->n_came);
  *out_need = is_short ? ENT_LEARN_FULL_ROWS : ENT_LEARN_MIN_LABELS;
  return *out_have < *out_need;
}

EntHindcast
ent_hindcast_learn (EntRelationRow *rows, size_t n_rows, const EntRelationModel *prior, uint32_t tau_s)
{
  EntHindcast self = {.tau_s = tau_s, .horizon_days = prior->horizon_days, .n_rows = n_rows, .model = *prior};
  ent_hindcast_cut_s (tau_s, prior->horizon_days, 1, &self.cut_s);
  for (size_t i = 0; i < n_rows; i++)
    self.n_of_window[rows[i].window - 1]++;
  size_t n_held = hold_out (rows, n_rows);
  const EntRelationRow *past =
      n_held < n_rows ? rows + n_held : rows; /* of no rows at all there is no array */
  for (EntRelationTarget target = 0; target < ENT_N_RELATION_TARGETS; target++) {
    EntHindcastTarget *one = &self.targets[target];
    const EntCoefficients *before = ent_coefficients_of (prior, target);
    EntRelationFit earlier = ent_relation_fit (past, n_rows - n_held, target, before);
    one->shipped = judge (rows, n_held, target, before);
    one->fitted = judge (rows, n_held, target, &earlier.coefficients);
    one->fit = ent_relation_fit (rows, n_rows, target, before);
    size_t have, need;
    one->is_better = earlier.kind != ENT_FIT_NOTHING && !ent_hindcast_lack (&self, target, &have, &need) &&
                     one->fitted.log_loss < BEATS * one->shipped.log_loss;
  }
  if (self.targets[ENT_TARGET_ANY].is_better)
    self.model.any = self.targets[ENT_TARGET_ANY].fit.coefficients;
  if (self.targets[ENT_TARGET_IN].is_better)
    self.model.in = self.targets[ENT_TARGET_IN].fit.coefficients;
  return self;
}

/* ---- Rows of a network ---- */

/* The cut-offs of one as-of time, oldest first, and what was collected at them. */
typedef struct {
  EntRelationScope scopes[ENT_HINDCAST_WINDOWS];
  double share; /* of the contacts that are drawn */
  GArray *rows; /* (element-type EntRelationRow) */
  EntFirstWord first_word[ENT_N_TENURES];
} Collection;

static unsigned
window_of (size_t cut)
{
  return (unsigned)(ENT_HINDCAST_WINDOWS - cut);
}

static void
set_cuts (const EntPanel *panel, const uint32_t taus_s[], size_t n_taus, double horizon_days,
          Collection collections[])
{
  g_autofree uint32_t *cuts_s = g_new (uint32_t, n_taus * ENT_HINDCAST_WINDOWS);
  g_autofree EntRelationScope *scopes = g_new (EntRelationScope, n_taus * ENT_HINDCAST_WINDOWS);
  for (size_t t = 0; t < n_taus; t++)
    for (size_t cut = 0; cut < ENT_HINDCAST_WINDOWS; cut++)
      ent_hindcast_cut_s (taus_s[t], horizon_days, window_of (cut), &cuts_s[t * ENT_HINDCAST_WINDOWS + cut]);
  ent_relation_scopes (panel, cuts_s, n_taus * ENT_HINDCAST_WINDOWS, horizon_days, scopes);
  for (size_t t = 0; t < n_taus; t++)
    memcpy (collections[t].scopes, scopes + t * ENT_HINDCAST_WINDOWS, sizeof collections[t].scopes);
}

/* Rows are bounded by drawing among all contacts who could have some. */
static void
set_share (const EntPanel *panel, size_t max_rows, Collection *collection)
{
  size_t n_rows = 0;
  for (size_t cut = 0; cut < ENT_HINDCAST_WINDOWS; cut++) {
    const EntRelationScope *scope = &collection->scopes[cut];
    for (size_t c = 0; ent_hindcast_has_past (scope) && c < panel->n_contacts; c++) {
      uint64_t first = panel->first_event[c];
      n_rows += first < panel->first_event[c + 1] && panel->at_s[first] <= scope->tau_s;
    }
  }
  collection->share = n_rows > max_rows ? (double)max_rows / (double)n_rows : 1;
}

static void
count_first_word (const EntPanel *panel, size_t contact, const EntForwardWalk *walk,
                  const EntRelationScope *scope, EntFirstWord first_word[ENT_N_TENURES])
{
  uint32_t since_s = panel->since_s[contact];
  if (since_s > scope->tau_s)
    return;
  EntFirstWord *one = &first_word[ent_tenure_of ((double)(scope->tau_s - since_s) / ENT_DAY_S)];
  one->n++;
  one->n_came += what_came (walk, scope) != 0;
}

static void
collect (const EntPanel *panel, size_t contact, EntForwardWalk *walk, Collection *collection)
{
  for (size_t cut = 0; cut < ENT_HINDCAST_WINDOWS; cut++) {
    const EntRelationScope *scope = &collection->scopes[cut];
    if (!ent_hindcast_has_past (scope))
      continue;
    ent_forward_walk_to (walk, scope->tau_s);
    EntRelationRow row = {0};
    if (ent_hindcast_row (walk, scope, window_of (cut), &row))
      g_array_append_val (collection->rows, row);
    else
      count_first_word (panel, contact, walk, scope, collection->first_word);
  }
}

static void
collect_all (const EntPanel *panel, Collection collections[], size_t n, uint64_t seed)
{
  for (size_t contact = 0; contact < panel->n_contacts; contact++) {
    EntForwardWalk walk = ent_forward_walk (panel, contact);
    for (size_t t = 0; t < n; t++)
      if (ent_hindcast_draws ((uint64_t)panel->contact_id[contact], seed, collections[t].share))
        collect (panel, contact, &walk, &collections[t]);
  }
}

void
ent_hindcasts_new (const EntPanel *panel, const uint32_t taus_s[], size_t n_taus,
                   const EntHindcastOptions *options, EntHindcast out_hindcasts[])
{
  const EntRelationModel *prior = ent_relation_model_shipped ();
  g_autofree Collection *collections = g_new0 (Collection, n_taus);
  set_cuts (panel, taus_s, n_taus, prior->horizon_days, collections);
  for (size_t t = 0; t < n_taus; t++) {
    set_share (panel, options->max_rows, &collections[t]);
    collections[t].rows = g_array_new (FALSE, FALSE, sizeof (EntRelationRow));
  }
  collect_all (panel, collections, n_taus, options->seed);
  for (size_t t = 0; t < n_taus; t++) {
    GArray *rows = collections[t].rows;
    out_hindcasts[t] = ent_hindcast_learn ((EntRelationRow *)(void *)rows->data, rows->len, prior, taus_s[t]);
    for (size_t i = 0; i < ENT_N_TENURES; i++) {
      EntFirstWord one = collections[t].first_word[i];
      one.p = ((double)one.n_came + .4) / ((double)one.n + 20);
      out_hindcasts[t].first_word[i] = one;
    }
    g_array_unref (rows);
  }
}

GArray *
ent_hindcast_rows (const EntPanel *panel, uint32_t tau_s)
{
  Collection collection = {.share = 1, .rows = g_array_new (FALSE, FALSE, sizeof (EntRelationRow))};
  set_cuts (panel, &tau_s, 1, ent_relation_model_shipped ()->horizon_days, &collection);
  collect_all (panel, &collection, 1, 0);
  return collection.rows;
}
