/* The user's own funnel, and what follows from it. */
#include "service/newcomers-private.h"

#include <math.h>

#define DAY_S 86400u
#define ACCEPT_DAYS 30   /* an invitation that nobody accepted by then is taken for refused */
#define LATELY_DAYS 730  /* who came within them is like who will come */
#define COHORT_DAYS 1095 /* whom the share of good relations is learnt from */
#define SILENCE_DAYS 182 /* a word after that is a revival */
#define ANSWER_DAYS 30
#define LEAST_OWN 30 /* so many accepted invitations are enough to look at them alone */
#define DRIFT_MONTHS 12
#define WEEKS_A_MONTH (365.25 / 12 / 7)

/* Before anything was seen, as few as these would weigh: judgements. */
#define FIRST_COUNTS 4
static const double first_accepted = .5, first_qualified = .2, first_good = .2, first_revived = .2;

#define GROWTH_SEED 20261127u

typedef struct {
  const EntNewcomers *newcomers;
  uint32_t tau_s;
  EntFunnel *funnel;
} Counting;

static uint32_t
days_before (uint32_t tau_s, unsigned days)
{
  return tau_s > days * DAY_S ? tau_s - days * DAY_S : 0;
}

static bool
was_accepted (const EntComer *comer)
{
  return comer->is_connected || comer->accepted_s != ENT_NEVER;
}

static void
count_accepted (Counting *self)
{
  unsigned n = 0, k = 0, n_lately = 0, k_lately = 0, k_own = 0;
  for (guint i = 0; i < self->newcomers->comers->len; i++) {
    const EntComer *comer = &g_array_index (self->newcomers->comers, EntComer, i);
    bool was_asked = comer->asked_s <= days_before (self->tau_s, ACCEPT_DAYS);
    n += was_asked;
    k += was_asked && was_accepted (comer);
    k_own += was_asked && was_accepted (comer) && comer->is_qualified;
    bool is_lately = comer->is_connected && comer->connected_s <= self->tau_s &&
                     comer->connected_s >= days_before (self->tau_s, LATELY_DAYS);
    n_lately += is_lately;
    k_lately += is_lately && comer->is_qualified;
  }
  self->funnel->accepted = ent_rate_of (k, n, first_accepted, FIRST_COUNTS);
  self->funnel->qualified = k >= LEAST_OWN ? ent_rate_of (k_own, k, first_qualified, FIRST_COUNTS)
                                           : ent_rate_of (k_lately, n_lately, first_qualified, FIRST_COUNTS);
}

/* ---- Good after so long ---- */

/* A qualified contact, and the end of the month in which they were of the age. */
typedef struct {
  uint32_t at_s;
  guint comer;
} Aged;

static int
compare_aged (const void *a, const void *b)
{
  uint32_t x = ((const Aged *)a)->at_s, y = ((const Aged *)b)->at_s;
  return (x > y) - (x < y);
}

/* By months, so that what is the same for all contacts is counted for a few days only. */
#define MONTH_S (30 * DAY_S)

static GArray *
find_aged (const Counting *self, unsigned age_days)
{
  GArray *aged = g_array_new (FALSE, FALSE, sizeof (Aged));
  for (guint i = 0; i < self->newcomers->comers->len; i++) {
    const EntComer *comer = &g_array_index (self->newcomers->comers, EntComer, i);
    if (!comer->is_qualified || comer->connected_s == ENT_NEVER ||
        comer->connected_s < days_before (self->tau_s, COHORT_DAYS + age_days))
      continue;
    Aged one = {(comer->connected_s / MONTH_S + 1) * MONTH_S + age_days * DAY_S, i};
    if (one.at_s <= self->tau_s)
      g_array_append_val (aged, one);
  }
  g_array_sort (aged, compare_aged);
  return aged;
}

static void
count_good (Counting *self, unsigned age_days)
{
  const EntPanel *panel = self->newcomers->panel;
  g_autoptr (GArray) aged = find_aged (self, age_days);
  EntRelationScope scope = {.tau_s = ENT_NEVER};
  unsigned k = 0;
  for (guint i = 0; i < aged->len; i++) {
    const Aged *one = &g_array_index (aged, Aged, i);
    if (scope.tau_s != one->at_s)
      scope = ent_relation_scope (panel, one->at_s, ent_relation_model_shipped ()->horizon_days);
    const EntComer *comer = &g_array_index (self->newcomers->comers, EntComer, one->comer);
    size_t index = ent_panel_find (panel, comer->contact_id);
    k += index < panel->n_contacts &&
         ent_relation_evaluate (panel, index, &scope, ent_relation_model_shipped ()).class ==
             ENT_RELATION_GOOD;
  }
  self->funnel->good = ent_rate_of (k, aged->len, first_good, FIRST_COUNTS);
}

/* ---- Revivals ---- */

static bool
is_answered (const EntPanel *panel, uint64_t event, uint64_t end)
{
  for (uint64_t i = event + 1; i < end && panel->at_s[i] - panel->at_s[event] <= ANSWER_DAYS * DAY_S; i++)
    if ((panel->shape[i] & ENT_SHAPE_IN) && !(panel->shape[i] & ENT_SHAPE_WEAK))
      return true;
  return false;
}

static void
count_attempts (const EntPanel *panel, size_t contact, uint32_t until_s, unsigned *n, unsigned *k)
{
  uint64_t end = panel->first_event[contact + 1];
  uint32_t last_s = ENT_NEVER;
  for (uint64_t i = panel->first_event[contact]; i < end && panel->at_s[i] <= until_s; i++) {
    if (panel->shape[i] & ENT_SHAPE_WEAK)
      continue;
    bool is_out = (panel->shape[i] & (ENT_SHAPE_IN | ENT_SHAPE_OUT)) == ENT_SHAPE_OUT;
    if (is_out && last_s != ENT_NEVER && panel->at_s[i] - last_s >= SILENCE_DAYS * DAY_S) {
      *n += 1;
      *k += is_answered (panel, i, end);
    }
    last_s = panel->at_s[i];
  }
}

static void
count_revived (Counting *self)
{
  const EntPanel *panel = self->newcomers->panel;
  unsigned n = 0, k = 0;
  for (guint i = 0; i < self->newcomers->comers->len; i++) {
    const EntComer *comer = &g_array_index (self->newcomers->comers, EntComer, i);
    size_t index = comer->is_qualified ? ent_panel_find (panel, comer->contact_id) : panel->n_contacts;
    if (index == panel->n_contacts)
      continue;
    self->funnel->n_dormant += comer->relation == ENT_RELATION_NEUTRAL;
    count_attempts (panel, index, days_before (self->tau_s, ANSWER_DAYS), &n, &k);
  }
  self->funnel->revived = ent_rate_of (k, n, first_revived, FIRST_COUNTS);
}

/* ---- As things are ---- */

static void
take_month (const EntMonthRow *row, void *data)
{
  double both = (double)row->both;
  g_array_append_val ((GArray *)data, both);
}

/* The mean change a week over the last whole months, and its standard error. */
static bool
count_drift (EntStore *store, EntFunnel *funnel, GError **error)
{
  g_autoptr (GArray) months = g_array_new (FALSE, FALSE, sizeof (double));
  if (!ent_store_months (store, take_month, months, error))
    return false;
  guint last = months->len > 1 ? months->len - 2 : 0; /* the present month is not over */
  guint n = MIN (last, DRIFT_MONTHS);
  double sum = 0, squares = 0;
  for (guint i = 0; i < n; i++) {
    double change = g_array_index (months, double, last - i) - g_array_index (months, double, last - i - 1);
    sum += change;
    squares += change * change;
  }
  if (n < 2)
    return true;
  double mean = sum / n, variance = MAX (squares - sum * mean, 0) / (n - 1);
  funnel->drift = mean / WEEKS_A_MONTH;
  funnel->drift_error = sqrt (variance / n) / WEEKS_A_MONTH;
  return true;
}

/* ---- The verb ---- */

static bool
read_goal (const char *by, EntGrowth *growth, GError **error)
{
  EntTime at;
  growth->today = ent_day_of (ent_now_us ());
  if (!ent_time_from_iso (ent_slice (by), &at) || (growth->day = ent_day_of (at.at_us)) <= growth->today) {
    g_set_error (error, ENT_ERROR, ENT_ERROR_USAGE, _ ("“%s” is no day to come: write it as 2027-06-30."),
                 by);
    return false;
  }
  return true;
}

static bool
require_target (EntStore *store, GError **error)
{
  g_autoptr (GArray) targets = ent_targets_load (store, error);
  if (targets == NULL || targets->len > 0)
    return targets != NULL;
  g_set_error_literal (error, ENT_ERROR, ENT_ERROR_CONFLICT,
                       _ ("No target says yet who is qualified: entregent target import FILE"));
  return false;
}

bool
ent_service_grow (EntNetwork *self, unsigned goal, const char *by, double minutes, EntGrowth *out_growth,
                  GError **error)
{
  EntGrowth growth = {.goal = goal, .minutes = minutes};
  if (!read_goal (by, &growth, error) || !require_target (self->store, error))
    return false;
  Counting counting = {.tau_s = ent_tau_of_day (ent_network_ensure_fresh (self)), .funnel = &growth.funnel};
  g_autoptr (EntNewcomers) newcomers = ent_newcomers_load (self->store, counting.tau_s, error);
  if (newcomers == NULL || !count_drift (self->store, &growth.funnel, error))
    return false;
  counting.newcomers = newcomers;
  EntGrowthGoal asked = {.goal = goal,
                         .weeks = (double)(growth.day - growth.today) / 7,
                         .minutes = minutes,
                         .costs = ent_growth_costs_default (),
                         .seed = GROWTH_SEED};
  /* Who comes between now and then is half of that time old then, in the mean. */
  growth.cohort_days = CLAMP (asked.weeks * 7 / 2, 30, 365);
  count_accepted (&counting);
  count_good (&counting, (unsigned)growth.cohort_days);
  count_revived (&counting);
  growth.plan = ent_growth_plan (&growth.funnel, &asked);
  *out_growth = growth;
  return true;
}

/* ---- JSON ---- */

static void
write_range (const EntRange *range, const char *key, EntJson *json)
{
  ent_json_key (json, key);
  ent_json_begin_object (json);
  ent_json_member_double (json, "value", range->value, 2);
  ent_json_member_double (json, "low", range->low, 2);
  ent_json_member_double (json, "high", range->high, 2);
  ent_json_end_object (json);
}

static void
write_share (const EntRate *share, const char *key, EntJson *json)
{
  ent_json_key (json, key);
  ent_json_begin_object (json);
  ent_json_member_double (json, "share", ent_rate_mean (share), 4);
  ent_json_member_int (json, "n", share->n);
  ent_json_end_object (json);
}

static void
write_plan (const EntGrowthPlan *plan, EntJson *json)
{
  ent_json_key (json, "plan");
  ent_json_begin_object (json);
  ent_json_member_double (json, "by_itself", plan->by_itself, 1);
  write_range (&plan->invitations, "invitations_a_week", json);
  write_range (&plan->revivals, "revivals_a_week", json);
  ent_json_member_double (json, "minutes_a_week", plan->minutes, 1);
  ent_json_member_double (json, "chance", plan->chance, 3);
  ent_json_member_bool (json, "in_reach", !plan->is_bounded);
  ent_json_member_bool (json, "fits", plan->fits);
  ent_json_member_double (json, "reachable", plan->reachable, 1);
  ent_json_end_object (json);
}

void
ent_growth_write_json (const EntGrowth *growth, EntJson *json)
{
  ent_json_begin_object (json);
  ent_json_member_int (json, "schema", 1);
  ent_json_member_int (json, "goal", growth->goal);
  ent_json_member_day (json, "by", growth->day * ENT_US_PER_DAY);
  ent_json_member_double (json, "weeks", (double)(growth->day - growth->today) / 7, 1);
  ent_json_member_double (json, "minutes", growth->minutes, 1);
  write_plan (&growth->plan, json);
  ent_json_key (json, "funnel");
  ent_json_begin_object (json);
  write_share (&growth->funnel.accepted, "accepted", json);
  write_share (&growth->funnel.qualified, "qualified", json);
  write_share (&growth->funnel.good, "good", json);
  write_share (&growth->funnel.revived, "revived", json);
  ent_json_member_int (json, "dormant", growth->funnel.n_dormant);
  ent_json_member_double (json, "drift_a_week", growth->funnel.drift, 2);
  ent_json_end_object (json);
  ent_json_end_object (json);
}
