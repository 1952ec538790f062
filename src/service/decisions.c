/* Decisions on invitations, held against what became of those people 6 and 12 months later. */
#include "service/newcomers-private.h"

#include <math.h>

static const unsigned term_days[ENT_N_DECISION_TERMS] = {182, 365};

typedef struct {
  int64_t contact_id, at_us;
  EntAdvice decision;
  double worth;
} Decision;

/* They come by contact, the latest last: that one counts. */
static void
take_decision (const EntRulingRow *row, void *data)
{
  GArray *decisions = data;
  g_autofree char *word = ent_slice_dup (row->value);
  Decision decision = {.contact_id = row->contact_id, .at_us = row->at_us, .worth = row->number};
  Decision *last = decisions->len > 0 ? &g_array_index (decisions, Decision, decisions->len - 1) : NULL;
  if (!ent_advice_from_name (word, &decision.decision))
    return;
  if (last != NULL && last->contact_id == row->contact_id)
    *last = decision;
  else
    g_array_append_val (decisions, decision);
}

static int
compare_decisions (const void *a, const void *b)
{
  int64_t x = ((const Decision *)a)->at_us, y = ((const Decision *)b)->at_us;
  return (x > y) - (x < y);
}

static void
count_outcome (const EntNewcomers *newcomers, const Decision *decision, const EntRelationScope *scope,
               EntDecisionOutcome *outcome)
{
  const EntComer *comer = ent_newcomers_find (newcomers, decision->contact_id);
  size_t index = ent_panel_find (newcomers->panel, decision->contact_id);
  if (comer == NULL || index == newcomers->panel->n_contacts)
    return;
  EntRelation relation =
      ent_relation_evaluate (newcomers->panel, index, scope, ent_relation_model_shipped ());
  outcome->n++;
  outcome->n_connected += comer->connected_s <= scope->tau_s;
  outcome->n_wrote +=
      relation.facts.last_in_s != ENT_NEVER && relation.facts.last_in_s > ent_tau_of (decision->at_us);
  outcome->n_good += relation.class == ENT_RELATION_GOOD;
  outcome->n_qualified += comer->is_qualified;
}

/* Decisions of one day share the scope of a later one: in order of time each is made once. */
static void
count_outcomes (const EntNewcomers *newcomers, const GArray *decisions, size_t term, EntDecisions *out)
{
  EntRelationScope scope = {.tau_s = ENT_NEVER};
  int64_t now_us = ent_now_us ();
  for (guint i = 0; i < decisions->len; i++) {
    const Decision *decision = &g_array_index (decisions, Decision, i);
    int64_t day = ent_day_of (decision->at_us) + term_days[term];
    if (day >= ent_day_of (now_us))
      return;
    if (scope.tau_s != ent_tau_of_day (day))
      scope = ent_relation_scope (newcomers->panel, ent_tau_of_day (day),
                                  ent_relation_model_shipped ()->horizon_days);
    count_outcome (newcomers, decision, &scope, &out->after[decision->decision][term]);
  }
}

bool
ent_service_invitation_decisions (EntNetwork *self, EntDecisions *out_decisions, GError **error)
{
  uint32_t tau_s = ent_tau_of_day (ent_network_ensure_fresh (self));
  g_autoptr (GArray) decisions = g_array_new (FALSE, FALSE, sizeof (Decision));
  if (!ent_store_rulings_on (self->store, ENT_MATTER_INVITATION, take_decision, decisions, error))
    return false;
  g_array_sort (decisions, compare_decisions);
  g_autoptr (EntNewcomers) newcomers = ent_newcomers_load (self->store, tau_s, error);
  if (newcomers == NULL)
    return false;
  EntDecisions out = {0};
  for (guint i = 0; i < decisions->len; i++) {
    const Decision *decision = &g_array_index (decisions, Decision, i);
    out.n[decision->decision]++;
    out.worth[decision->decision] += isnan (decision->worth) ? 0 : decision->worth;
  }
  for (EntAdvice advice = 0; advice < ENT_N_ADVICES; advice++)
    out.worth[advice] = out.n[advice] > 0 ? out.worth[advice] / out.n[advice] : 0;
  for (size_t term = 0; term < ENT_N_DECISION_TERMS; term++)
    count_outcomes (newcomers, decisions, term, &out);
  *out_decisions = out;
  return true;
}

/* ---- JSON ---- */

static void
write_outcome (const EntDecisionOutcome *outcome, size_t term, EntJson *json)
{
  ent_json_begin_object (json);
  ent_json_member_int (json, "months", term == 0 ? 6 : 12);
  ent_json_member_int (json, "n", outcome->n);
  ent_json_member_int (json, "connected", outcome->n_connected);
  ent_json_member_int (json, "wrote", outcome->n_wrote);
  ent_json_member_int (json, "good", outcome->n_good);
  ent_json_member_int (json, "qualified", outcome->n_qualified);
  ent_json_end_object (json);
}

void
ent_decisions_write_json (const EntDecisions *decisions, EntJson *json)
{
  ent_json_begin_object (json);
  ent_json_member_int (json, "schema", 1);
  ent_json_key (json, "decisions");
  ent_json_begin_array (json);
  for (EntAdvice advice = 0; advice < ENT_N_ADVICES; advice++) {
    ent_json_begin_object (json);
    ent_json_member_string (json, "decision", ent_slice (ent_advice_name (advice)));
    ent_json_member_int (json, "n", decisions->n[advice]);
    ent_json_member_double (json, "worth", decisions->worth[advice], 1);
    ent_json_key (json, "after");
    ent_json_begin_array (json);
    for (size_t term = 0; term < ENT_N_DECISION_TERMS; term++)
      write_outcome (&decisions->after[advice][term], term, json);
    ent_json_end_array (json);
    ent_json_end_object (json);
  }
  ent_json_end_array (json);
  ent_json_end_object (json);
}
