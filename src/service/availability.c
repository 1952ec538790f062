/* How fast, how often and how evenly the user answers, and how many relations that leaves room for. */
#include "service/availability.h"
#include "service/history-private.h"

#include <math.h>

#define DECIMALS 4

void
ent_availability_free (EntAvailability *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->months, g_array_unref);
  g_clear_pointer (&self->windows, g_array_unref);
  g_free (self);
}

EntAvailability *
ent_service_availability (EntNetwork *self, int64_t day, GError **error)
{
  g_autoptr (EntHistory) history = ent_history_load (self, day, error);
  if (history == NULL)
    return NULL;
  const EntPanel *panel = history->panel;
  EntAvailability *availability = g_new0 (EntAvailability, 1);
  availability->day = history->day;
  availability->months = ent_availability_months (panel, history->tau_s);
  for (EntAvailabilityMeasure measure = 0; measure < ENT_AVAILABILITY_N; measure++)
    availability->bends[measure] = ent_availability_bend (availability->months, measure);
  g_autofree uint32_t *days = g_new0 (uint32_t, panel->n_contacts + 1);
  ent_active_days (panel, history->tau_s, days);
  availability->layers = ent_layers_cut (days, panel->n_contacts);
  availability->windows = ent_signature_windows (panel, history->tau_s);
  return availability;
}

/* ---- JSON ---- */

static void
write_value (const EntAvailabilityMonth *month, EntAvailabilityMeasure measure, const char *key,
             EntJson *json)
{
  double value;
  if (!ent_availability_value (month, measure, &value))
    ent_json_member_null (json, key);
  else
    ent_json_member_double (json, key, measure == ENT_AVAILABILITY_DELAY ? exp (value) : value, DECIMALS);
}

static void
write_months (const GArray *months, EntJson *json)
{
  ent_json_key (json, "months");
  ent_json_begin_array (json);
  for (guint i = 0; i < months->len; i++) {
    const EntAvailabilityMonth *month = &g_array_index (months, EntAvailabilityMonth, i);
    EntTime time = {(int64_t)month->end_s * ENT_US_PER_SECOND, ENT_PRECISION_MONTH};
    ent_json_begin_object (json);
    ent_json_member_time (json, "month", time);
    ent_json_member_int (json, "live", month->n_live);
    ent_json_member_int (json, "turns", month->n_turns);
    ent_json_member_int (json, "answered", month->n_answered);
    write_value (month, ENT_AVAILABILITY_DELAY, "delay_hours", json);
    write_value (month, ENT_AVAILABILITY_UNANSWERED, "unanswered", json);
    write_value (month, ENT_AVAILABILITY_BALANCE, "balance", json);
    ent_json_end_object (json);
  }
  ent_json_end_array (json);
}

static void
write_bend (const EntBend *bend, const char *measure, EntJson *json)
{
  static const char *const verdicts[] = {"not enough data", "not seen", "seen"};
  bool is_tested = bend->verdict != ENT_BEND_NOT_ENOUGH, is_seen = bend->verdict == ENT_BEND_SEEN;
  bool is_placed = is_seen && bend->has_place;
  const struct {
    const char *key;
    double value;
    bool is_known;
  } members[] = {{"change", bend->change.estimate, is_tested},  {"change_low", bend->change.low, is_tested},
                 {"change_high", bend->change.high, is_tested}, {"at", bend->at.estimate, is_placed},
                 {"at_low", bend->at.low, is_placed},           {"at_high", bend->at.high, is_placed},
                 {"slope_before", bend->before, is_seen},       {"slope_after", bend->after, is_seen}};
  ent_json_begin_object (json);
  ent_json_member_string (json, "measure", ent_slice (measure));
  ent_json_member_string (json, "verdict", ent_slice (verdicts[bend->verdict]));
  ent_json_member_int (json, "months", (int64_t)bend->n_rows);
  for (size_t i = 0; i < G_N_ELEMENTS (members); i++)
    if (members[i].is_known)
      ent_json_member_double (json, members[i].key, members[i].value, 6);
    else
      ent_json_member_null (json, members[i].key);
  ent_json_end_object (json);
}

static void
write_layers (const EntLayers *layers, EntJson *json)
{
  ent_json_key (json, "layers");
  ent_json_begin_array (json);
  for (size_t i = 0; i < layers->n_layers; i++) {
    ent_json_begin_object (json);
    ent_json_member_int (json, "contacts", (int64_t)layers->n_within[i]);
    ent_json_member_int (json, "least_days", layers->least[i]);
    ent_json_end_object (json);
  }
  ent_json_end_array (json);
  ent_json_member_double (json, "layers_fit", layers->fit, DECIMALS);
}

static void
write_windows (const GArray *windows, EntJson *json)
{
  ent_json_key (json, "signature");
  ent_json_begin_array (json);
  for (guint i = 0; i < windows->len; i++) {
    const EntSignatureWindow *window = &g_array_index (windows, EntSignatureWindow, i);
    ent_json_begin_object (json);
    ent_json_member_day (json, "until", (int64_t)window->until_s * ENT_US_PER_SECOND);
    ent_json_member_int (json, "contacts", (int64_t)window->n_contacts);
    ent_json_member_int (json, "events", (int64_t)window->n_events);
    ent_json_member_double (json, "top_1", window->top_shares[0], DECIMALS);
    ent_json_member_double (json, "top_5", window->top_shares[1], DECIMALS);
    ent_json_member_double (json, "top_20", window->top_shares[2], DECIMALS);
    ent_json_member_double (json, "distance", window->has_before ? window->distance : NAN, DECIMALS);
    ent_json_member_double (json, "turnover", window->has_before ? window->turnover : NAN, DECIMALS);
    ent_json_end_object (json);
  }
  ent_json_end_array (json);
}

void
ent_availability_write_json (const EntAvailability *availability, EntJson *json)
{
  static const char *const measures[ENT_AVAILABILITY_N] = {"delay", "unanswered", "balance"};
  ent_json_begin_object (json);
  ent_json_member_int (json, "schema", 1);
  ent_json_member_day (json, "at", availability->day * ENT_US_PER_DAY);
  ent_json_key (json, "bends");
  ent_json_begin_array (json);
  for (EntAvailabilityMeasure measure = 0; measure < ENT_AVAILABILITY_N; measure++)
    write_bend (&availability->bends[measure], measures[measure], json);
  ent_json_end_array (json);
  write_layers (&availability->layers, json);
  write_windows (availability->windows, json);
  write_months (availability->months, json);
  ent_json_end_object (json);
}
