/* How well relations are foreseen: the hindcast of a network, and the model in force. */
#include "service/service-private.h"

#include <math.h>

enum {
  MAX_ROWS = 20000,
  SEED = 1905
};

bool
ent_service_foresight (EntNetwork *self, EntForesight *out_foresight, GError **error)
{
  int64_t day = ent_network_ensure_fresh (self);
  g_autoptr (EntPanel) panel = ent_panel_load (self->store, error);
  if (panel == NULL)
    return false;
  uint32_t tau_s = ent_tau_of_day (day);
  const EntHindcastOptions options = {.max_rows = MAX_ROWS, .seed = SEED};
  ent_hindcasts_new (panel, &tau_s, 1, &options, &out_foresight->now);
  out_foresight->model = ent_learned_model_load (self->store);
  return true;
}

/* ---- JSON ---- */

static void
write_number (const char *key, double value, EntJson *json)
{
  if (isnan (value))
    ent_json_member_null (json, key);
  else
    ent_json_member_double (json, key, value, 6);
}

static void
write_bins (const EntCalibration *calibration, EntJson *json)
{
  ent_json_key (json, "bins");
  ent_json_begin_array (json);
  for (size_t i = 0; i < ENT_RELIABILITY_BINS; i++) {
    const EntReliabilityBin *bin = &calibration->bins[i];
    if (bin->n == 0)
      continue;
    ent_json_begin_object (json);
    ent_json_member_int (json, "n", (int64_t)bin->n);
    ent_json_member_double (json, "predicted", bin->predicted, 6);
    ent_json_member_double (json, "observed", bin->observed, 6);
    ent_json_end_object (json);
  }
  ent_json_end_array (json);
}

static void
write_calibration (const EntCalibration *calibration, EntJson *json)
{
  write_number ("auc", calibration->auc, json);
  write_number ("log_loss", calibration->log_loss, json);
  write_number ("ece", calibration->ece, json);
  ent_json_member_int (json, "n", (int64_t)calibration->n);
  ent_json_member_int (json, "came", (int64_t)calibration->n_came);
  write_number ("predicted", calibration->predicted, json);
  write_bins (calibration, json);
}

static void
write_named (const char *key, const EntCalibration *calibration, EntJson *json)
{
  ent_json_key (json, key);
  ent_json_begin_object (json);
  write_calibration (calibration, json);
  ent_json_end_object (json);
}

static void
write_target (const EntHindcastTarget *target, EntJson *json)
{
  ent_json_begin_object (json);
  write_named ("shipped", &target->shipped, json);
  write_named ("fitted", &target->fitted, json);
  ent_json_member_bool (json, "fitted_is_better", target->is_better);
  ent_json_member_bool (json, "habits_changed", ent_calibration_habits_changed (&target->fitted));
  ent_json_end_object (json);
}

static void
write_coefficients (const char *key, const EntCoefficients *coefficients, bool is_learned, EntJson *json)
{
  ent_json_key (json, key);
  ent_json_begin_object (json);
  ent_json_member_bool (json, "learned", is_learned);
  ent_json_member_double (json, "intercept", coefficients->intercept, 6);
  for (size_t k = 0; k < ENT_N_FEATURES; k++)
    ent_json_member_double (json, ent_feature_code ((EntFeature)k), coefficients->slope[k], 6);
  ent_json_end_object (json);
}

void
ent_learned_model_write_json (const EntLearnedModel *self, EntJson *json)
{
  ent_json_key (json, "model");
  ent_json_begin_object (json);
  ent_json_member_day (json, "as_of", self->learned_us);
  ent_json_member_int (json, "n", self->n_rows);
  ent_json_member_bool (json, "learned", self->is_learned[ENT_TARGET_IN]);
  if (self->n_rows > 0)
    ent_json_member_double (json, "ece", self->ece[ENT_TARGET_IN], 6);
  else
    ent_json_member_null (json, "ece");
  ent_json_end_object (json);
}

static void
write_first_words (const EntHindcast *hindcast, EntJson *json)
{
  static const char *const names[ENT_N_TENURES] = {"under_90_days", "90_to_365_days", "over_a_year"};
  ent_json_key (json, "first_word");
  ent_json_begin_object (json);
  for (size_t i = 0; i < ENT_N_TENURES; i++) {
    const EntFirstWord *one = &hindcast->first_word[i];
    ent_json_key (json, names[i]);
    ent_json_begin_object (json);
    ent_json_member_int (json, "n", (int64_t)one->n);
    ent_json_member_int (json, "came", (int64_t)one->n_came);
    ent_json_member_double (json, "p", one->p, 6);
    ent_json_end_object (json);
  }
  ent_json_end_object (json);
}

void
ent_foresight_write_json (const EntForesight *foresight, EntJson *json)
{
  const EntHindcast *now = &foresight->now;
  const EntHindcastTarget *in = &now->targets[ENT_TARGET_IN];
  size_t have, need;
  bool is_lacking = ent_hindcast_lack (now, ENT_TARGET_IN, &have, &need);
  ent_json_begin_object (json);
  ent_json_member_int (json, "schema", 1);
  ent_json_member_string (json, "status", ent_slice (is_lacking ? "not enough data" : "ok"));
  if (is_lacking) {
    ent_json_member_int (json, "have", (int64_t)have);
    ent_json_member_int (json, "need", (int64_t)need);
  }
  ent_json_member_day (json, "cut", (int64_t)now->cut_s * ENT_US_PER_SECOND);
  ent_json_member_double (json, "horizon_days", now->horizon_days, 3);
  write_calibration (&in->fitted, json);
  ent_json_member_bool (json, "habits_changed", ent_calibration_habits_changed (&in->fitted));
  ent_json_key (json, "in");
  write_target (in, json);
  ent_json_key (json, "any");
  write_target (&now->targets[ENT_TARGET_ANY], json);
  ent_json_member_int (json, "rows", (int64_t)now->n_rows);
  write_first_words (now, json);
  ent_learned_model_write_json (&foresight->model, json);
  ent_json_key (json, "coefficients");
  ent_json_begin_object (json);
  write_coefficients ("in", &foresight->model.model.in, foresight->model.is_learned[ENT_TARGET_IN], json);
  write_coefficients ("any", &foresight->model.model.any, foresight->model.is_learned[ENT_TARGET_ANY], json);
  ent_json_end_object (json);
  ent_json_end_object (json);
}
