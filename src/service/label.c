/* How far labelling is, and what it says. */
#include "service/label-private.h"

#include <math.h>

#define RECENT 30u      /* answers whose effect is looked at */
#define NEXT_SURVEY 20u /* answers that the survey is projected by */
#define TOP 50u         /* places that count */
#define SMALL_GAIN .02

void
ent_label_status_free (EntLabelStatus *self)
{
  if (self == NULL)
    return;
  g_free (self->target);
  g_free (self);
}

static double *
copy_p (const EntPool *pool)
{
  double *p = g_new (double, pool->n + 1);
  for (size_t i = 0; i < pool->n; i++)
    p[i] = ent_pool_people (pool)[i].p;
  return p;
}

/* What the last answers changed about who comes first. */
static bool
measure_gain (EntPool *pool, EntLabelStatus *status, GError **error)
{
  status->last_gain = NAN;
  size_t n_teach = (size_t)status->n_teach;
  if (n_teach < RECENT)
    return true;
  if (!ent_pool_fit (pool, n_teach - RECENT, error))
    return false;
  g_autofree double *before = copy_p (pool);
  if (!ent_pool_fit (pool, SIZE_MAX, error))
    return false;
  g_autofree double *now = copy_p (pool);
  status->last_gain = ent_top_gain (now, before, pool->n, TOP);
  status->is_settled = status->last_gain < SMALL_GAIN;
  return true;
}

static EntLabelStatus *
status_of (EntStore *store, const EntTarget *target, GError **error)
{
  g_autoptr (EntPool) pool = ent_pool_new (store, target, error);
  EntStudy study;
  if (pool == NULL || !ent_pool_study (pool, &study, error))
    return NULL;
  g_autoptr (EntLabelStatus) status = g_new0 (EntLabelStatus, 1);
  *status = (EntLabelStatus){.target = g_strdup (ent_target_name (target)),
                             .seed = pool->seed,
                             .contacts = (int64_t)pool->n,
                             .n_qualified = (int64_t)pool->n_qualified,
                             .n_eval = (int64_t)study.n_eval,
                             .n_waiting = (int64_t)study.n_waiting,
                             .n_skipped = (int64_t)study.n_skipped,
                             .n_teach = (int64_t)study.n_teach,
                             .has_share = study.has_share,
                             .share = study.share,
                             .n_picked = (int64_t)study.n_picked,
                             .rules = study.rules,
                             .learned = study.learned,
                             .use = study.use};
  EntStratum strata[ENT_N_STRATA];
  ent_survey_projected (pool->survey, study.n_eval + NEXT_SURVEY, strata);
  if (!ent_share_stratified (strata, ENT_N_STRATA, &status->projected))
    status->projected = status->share;
  if (!measure_gain (pool, status, error))
    return NULL;
  return g_steal_pointer (&status);
}

GPtrArray *
ent_service_label_status (EntNetwork *self, const char *target, GError **error)
{
  ent_network_ensure_fresh (self);
  g_autoptr (GArray) targets = ent_targets_load (self->store, error);
  if (targets == NULL)
    return NULL;
  g_autoptr (GPtrArray) statuses = g_ptr_array_new_with_free_func ((GDestroyNotify)ent_label_status_free);
  for (guint i = 0; i < targets->len; i++) {
    const EntTarget *one = g_array_index (targets, EntLoadedTarget, i).target;
    if (target != NULL && strcmp (ent_target_name (one), target) != 0)
      continue;
    EntLabelStatus *status = status_of (self->store, one, error);
    if (status == NULL)
      return NULL;
    g_ptr_array_add (statuses, status);
  }
  if (target != NULL && statuses->len == 0) {
    g_set_error (error, ENT_ERROR, ENT_ERROR_NOT_FOUND,
                 _ ("There is no target “%s”. See: entregent target list"), target);
    return NULL;
  }
  return g_steal_pointer (&statuses);
}

/* ---- JSON ---- */

static void
write_number (EntJson *json, const char *key, double value)
{
  if (isnan (value))
    ent_json_member_null (json, key);
  else
    ent_json_member_double (json, key, value, 4);
}

static void
write_hits (EntJson *json, const char *key, const EntHitRate *hits)
{
  if (isnan (hits->share)) {
    ent_json_member_null (json, key);
    return;
  }
  ent_json_key (json, key);
  ent_json_begin_object (json);
  ent_json_member_double (json, "precision", hits->share, 4);
  ent_json_member_double (json, "low", hits->interval.low, 4);
  ent_json_member_double (json, "high", hits->interval.high, 4);
  ent_json_member_int (json, "n_labels", (int64_t)hits->n);
  ent_json_end_object (json);
}

static void
write_share (EntJson *json, const EntLabelStatus *status)
{
  double n = (double)status->contacts;
  if (!status->has_share) {
    ent_json_member_null (json, "share");
    return;
  }
  ent_json_key (json, "share");
  ent_json_begin_object (json);
  ent_json_member_double (json, "share", status->share.share, 4);
  ent_json_member_double (json, "low", status->share.interval.low, 4);
  ent_json_member_double (json, "high", status->share.interval.high, 4);
  ent_json_member_double (json, "se", status->share.se, 5);
  ent_json_member_double (json, "estimate", status->share.share * n, 1);
  ent_json_member_double (json, "estimate_low", status->share.interval.low * n, 1);
  ent_json_member_double (json, "estimate_high", status->share.interval.high * n, 1);
  ent_json_end_object (json);
}

static void
write_status (const EntLabelStatus *status, EntJson *json)
{
  ent_json_begin_object (json);
  ent_json_member_string (json, "target", ent_slice (status->target));
  ent_json_member_int (json, "contacts", status->contacts);
  ent_json_member_int (json, "qualified", status->n_qualified);
  ent_json_member_int (json, "seed", (int64_t)status->seed);
  ent_json_member_int (json, "n_eval", status->n_eval);
  ent_json_member_int (json, "n_waiting", status->n_waiting);
  ent_json_member_int (json, "n_skipped", status->n_skipped);
  ent_json_member_int (json, "n_teach", status->n_teach);
  write_share (json, status);
  ent_json_member_int (json, "n_picked", status->n_picked);
  write_hits (json, "rules", &status->rules);
  write_hits (json, "learned", &status->learned);
  ent_json_member_string (json, "learned_score", ent_slice (ent_learned_use_name (status->use)));
  write_number (json, "last_gain", status->last_gain);
  ent_json_member_bool (json, "settled", status->is_settled);
  ent_json_end_object (json);
}

void
ent_label_status_write_json (const GPtrArray *statuses, int64_t n_answered, int64_t source_id, EntJson *json)
{
  ent_json_begin_object (json);
  ent_json_member_int (json, "schema", 1);
  ent_json_member_int (json, "answered", n_answered);
  ent_json_member_id_or_null (json, "source", source_id);
  ent_json_key (json, "targets");
  ent_json_begin_array (json);
  for (guint i = 0; i < statuses->len; i++)
    write_status (g_ptr_array_index (statuses, i), json);
  ent_json_end_array (json);
  ent_json_end_object (json);
}
