/* Reasons in words: the measures give structures, people get whole sentences with the raw fact in them. */
#include "service/service-private.h"

#include <math.h>

static void
reason_clear (void *data)
{
  EntScoreReason *reason = data;
  g_free (reason->code);
  g_free (reason->text);
}

GArray *
ent_reasons_new (void)
{
  GArray *reasons = g_array_new (FALSE, FALSE, sizeof (EntScoreReason));
  g_array_set_clear_func (reasons, reason_clear);
  return reasons;
}

static void
add_reason (GArray *reasons, const char *code, double contribution, char *text)
{
  EntScoreReason reason = {g_strdup (code), text, contribution};
  g_array_append_val (reasons, reason);
}

/* A count for ngettext; facts are never negative. */
static int
whole (double value)
{
  return (int)lround (CLAMP (value, 0, 1e6));
}

static char *
text_recency_any (const EntReason *reason)
{
  int days = whole (reason->fact);
  if (days == 0)
    return g_strdup (_ ("Something passed between you today."));
  return g_strdup_printf (ngettext ("The last exchange was %d day ago; usual gap: %.0f days.",
                                    "The last exchange was %d days ago; usual gap: %.0f days.",
                                    (unsigned long)days),
                          days, reason->against);
}

static char *
text_recency_in (const EntReason *reason, bool has_inbound)
{
  int days = whole (reason->fact);
  if (!has_inbound)
    return g_strdup (_ ("They have never written."));
  if (days == 0)
    return g_strdup (_ ("Their last word came today."));
  return g_strdup_printf (ngettext ("Their last word came %d day ago; usual gap: %.0f days.",
                                    "Their last word came %d days ago; usual gap: %.0f days.",
                                    (unsigned long)days),
                          days, reason->against);
}

static char *
text_days (const EntReason *reason)
{
  int days = whole (reason->fact), since = whole (reason->against);
  if (days == 1)
    return g_strdup_printf (ngettext ("You were in touch on one day only, %d day ago.",
                                      "You were in touch on one day only, %d days ago.",
                                      (unsigned long)since),
                            since);
  return g_strdup_printf (ngettext ("You were in touch on %d days in all, over %d day.",
                                    "You were in touch on %d days in all, over %d days.",
                                    (unsigned long)since),
                          days, since);
}

static char *
text_overdue (const EntReason *reason)
{
  int days = whole (reason->fact), usual = whole (reason->against);
  return g_strdup_printf (
      reason->fact > reason->against
          ? ngettext ("%d day of silence is longer than your usual %d.",
                      "%d days of silence are longer than your usual %d.", (unsigned long)days)
          : ngettext ("%d day since the last exchange is within your usual %d.",
                      "%d days since the last exchange are within your usual %d.", (unsigned long)days),
      days, usual);
}

static char *
text_reply_rate (const EntReason *reason)
{
  int sent = whole (reason->against);
  if (sent == 0)
    return g_strdup (_ ("You have not written to them yet."));
  return g_strdup_printf (ngettext ("Answered within a week: %d of your %d message.",
                                    "Answered within a week: %d of your %d messages.", (unsigned long)sent),
                          whole (reason->fact), sent);
}

static char *
text_user_load (const EntReason *reason)
{
  int now = whole (reason->fact), usual = whole (reason->against);
  return g_strdup_printf (
      reason->fact >= reason->against
          ? ngettext ("You have been in touch with people more than usual lately: %d exchange against %d.",
                      "You have been in touch with people more than usual lately: %d exchanges against %d.",
                      (unsigned long)now)
          : ngettext ("You have been in touch with people less than usual lately: %d exchange against %d.",
                      "You have been in touch with people less than usual lately: %d exchanges against %d.",
                      (unsigned long)now),
      now, usual);
}

static char *
reason_text (const EntReason *reason, const EntRelation *relation)
{
  switch (reason->feature) {
  case ENT_FEATURE_RECENCY_ANY:
    return text_recency_any (reason);
  case ENT_FEATURE_RECENCY_IN:
    return text_recency_in (reason, relation->facts.last_in_s != ENT_NEVER);
  case ENT_FEATURE_DAYS:
    return text_days (reason);
  case ENT_FEATURE_OVERDUE:
    return text_overdue (reason);
  case ENT_FEATURE_REPLY_RATE:
    return text_reply_rate (reason);
  case ENT_FEATURE_USER_LOAD:
    return text_user_load (reason);
  case ENT_N_FEATURES:
    break;
  }
  return g_strdup ("");
}

static const char *const feature_codes[ENT_N_FEATURES] = {
    [ENT_FEATURE_RECENCY_ANY] = "recency_any",
    [ENT_FEATURE_RECENCY_IN] = "recency_in",
    [ENT_FEATURE_DAYS] = "days",
    [ENT_FEATURE_OVERDUE] = "overdue",
    [ENT_FEATURE_REPLY_RATE] = "reply_rate",
    [ENT_FEATURE_USER_LOAD] = "user_load",
};

const char *
ent_feature_code (EntFeature feature)
{
  return feature_codes[feature];
}

/* What decided on the class, before the features that moved the probability. */
static void
add_basis (GArray *reasons, const EntRelation *relation, uint32_t tau_s)
{
  const EntRelationFacts *facts = &relation->facts;
  int percent = whole (100 * relation->p_in);
  switch (relation->basis) {
  case ENT_BASIS_NONE:
    add_reason (reasons, "no_event", 0,
                g_strdup (_ ("Nothing has passed between you: nothing can be said.")));
    return;
  case ENT_BASIS_PROBABILITY:
    add_reason (
        reasons, "probability", 0,
        g_strdup_printf (_ ("Chance that they write within 90 days: %d in 100 (good from 50 on)."), percent));
    return;
  case ENT_BASIS_POSITIVE_ACT:
    add_reason (reasons, "positive_act", 0,
                g_strdup_printf (
                    ngettext ("They acted in your favour %d day ago: a like, a share, a recommendation.",
                              "They acted in your favour %d days ago: a like, a share, a recommendation.",
                              (unsigned long)((tau_s - facts->last_positive_s) / 86400)),
                    (int)((tau_s - facts->last_positive_s) / 86400)));
    return;
  case ENT_BASIS_NEGATIVE_ACT:
    add_reason (reasons, "negative_act", 0,
                g_strdup_printf (ngettext ("They turned away %d day ago, and nothing has mended it since.",
                                           "They turned away %d days ago, and nothing has mended it since.",
                                           (unsigned long)((tau_s - facts->last_negative_s) / 86400)),
                                 (int)((tau_s - facts->last_negative_s) / 86400)));
    return;
  }
}

GArray *
ent_reasons_of_relation (const EntRelation *relation, const EntRelationOverview *overview,
                         const EntRelationModel *model)
{
  GArray *reasons = ent_reasons_new ();
  add_basis (reasons, relation, overview->scope.tau_s);
  EntReason found[ENT_MAX_REASONS];
  size_t n = ent_relation_reasons (relation, overview, model, found);
  for (size_t i = 0; i < n; i++)
    add_reason (reasons, feature_codes[found[i].feature], found[i].contribution,
                reason_text (&found[i], relation));
  return reasons;
}

static char *
criterion_text (const EntCriterionView *view, const EntTargetReason *reason, const EntContactFacts *facts)
{
  g_autoptr (GString) found = g_string_new (NULL);
  if (view->kind == ENT_CRITERION_SENIORITY)
    g_string_append (found, ent_text_seniority (facts->seniority));
  for (EntFunction function = 0; function < ENT_N_FUNCTIONS; function++)
    if (reason->functions & ent_function_bit (function))
      g_string_append_printf (found, "%s%s", found->len ? ", " : "", ent_text_function (function));
  if (!ent_slice_is_empty (reason->matched))
    ent_text_append_printable (reason->matched, found);
  return view->excludes ? g_strdup_printf (_ ("%s: excluded by “%s”"), view->text, found->str)
                        : g_strdup_printf (_ ("%s: found “%s”"), view->text, found->str);
}

GArray *
ent_reasons_of_target (const EntTarget *target, const EntContactFacts *facts)
{
  GArray *reasons = ent_reasons_new ();
  size_t room = ent_target_n_criteria (target);
  g_autofree EntTargetReason *found = g_new0 (EntTargetReason, room + 1);
  size_t n = MIN (room, ent_target_reasons (target, facts, found, room));
  for (size_t i = 0; i < n; i++) {
    EntCriterionView view = ent_target_criterion (target, found[i].criterion);
    add_reason (reasons, view.text, view.weight, criterion_text (&view, &found[i], facts));
  }
  return reasons;
}
