/* The JSON shapes of invitations. */
#include "service/service-private.h"

#include <math.h>

static void
write_reason (const EntInvitationReason *reason, EntJson *json)
{
  ent_json_begin_object (json);
  ent_json_member_string (json, "term", ent_slice (ent_invitation_term_name (reason->term)));
  ent_json_member_double (json, "minutes", reason->minutes, 2);
  ent_json_member_double (json, "chance", reason->chance, 4);
  ent_json_member_int (json, "n", reason->n);
  ent_json_end_object (json);
}

static void
write_invitation (const EntInvitation *invitation, EntJson *json)
{
  const EntContact *contact = &invitation->contact;
  ent_json_begin_object (json);
  ent_json_member_int (json, "id", contact->id);
  ent_json_member_string (json, "name", ent_slice (contact->name));
  ent_json_member_text (json, "organisation", ent_slice (contact->organisation));
  ent_json_member_text (json, "title", ent_slice (contact->title));
  ent_json_member_day (json, "at", invitation->at_us);
  ent_json_member_bool (json, "note", invitation->has_note);
  ent_json_member_string (json, "advice", ent_slice (ent_advice_name (invitation->advice.advice)));
  ent_json_member_double (json, "value", invitation->advice.value, 1);
  ent_json_member_double (json, "low", invitation->advice.low, 1);
  ent_json_member_double (json, "high", invitation->advice.high, 1);
  if (invitation->decision < ENT_N_ADVICES)
    ent_json_member_string (json, "decision", ent_slice (ent_advice_name (invitation->decision)));
  else
    ent_json_member_null (json, "decision");
  ent_json_key (json, "reasons");
  ent_json_begin_array (json);
  for (size_t i = 0; i < ENT_N_INVITATION_TERMS; i++)
    write_reason (&invitation->advice.reasons[i], json);
  ent_json_end_array (json);
  ent_json_end_object (json);
}

static void
write_worth (const EntInvitationWorth *worth, EntJson *json)
{
  ent_json_key (json, "worth");
  ent_json_begin_object (json);
  ent_json_member_double (json, "qualified", worth->qualified, 1);
  ent_json_member_double (json, "relation", worth->relation, 1);
  ent_json_member_double (json, "novelty", worth->novelty, 1);
  ent_json_member_double (json, "reading", worth->reading, 1);
  ent_json_member_double (json, "pitch", worth->pitch, 1);
  ent_json_end_object (json);
}

void
ent_invitation_list_write_json (const EntInvitationList *invitations, EntJson *json)
{
  ent_json_begin_object (json);
  ent_json_member_int (json, "schema", 1);
  ent_json_member_int (json, "total", invitations->total);
  ent_json_member_int (json, "learnt_from", invitations->n_learnt);
  ent_json_member_int (json, "invited", invitations->n_invited);
  write_worth (&invitations->worth, json);
  ent_json_key (json, "invitations");
  ent_json_begin_array (json);
  for (guint i = 0; i < invitations->invitations->len; i++)
    write_invitation (&g_array_index (invitations->invitations, EntInvitation, i), json);
  ent_json_end_array (json);
  ent_json_end_object (json);
}

static void
write_pair (EntJson *json, const char *key, const char *part_key, unsigned n, unsigned part)
{
  ent_json_key (json, key);
  ent_json_begin_object (json);
  ent_json_member_int (json, "n", n);
  ent_json_member_int (json, part_key, part);
  ent_json_end_object (json);
}

void
ent_backtest_write_json (EntInvitationRule rule, const EntBacktest *test, EntJson *json)
{
  ent_json_begin_object (json);
  ent_json_member_int (json, "schema", 1);
  ent_json_member_string (json, "rule", ent_slice (ent_rule_name (rule)));
  ent_json_member_int (json, "n", test->n);
  ent_json_member_int (json, "refused", test->n_refused);
  write_pair (json, "good", "lost", test->n_good, test->n_good_lost);
  write_pair (json, "qualified", "lost", test->n_qualified, test->n_qualified_lost);
  write_pair (json, "silent", "avoided", test->n_silent, test->n_silent_avoided);
  write_pair (json, "pitched", "avoided", test->n_pitched, test->n_pitched_avoided);
  if (isnan (test->chance_worse))
    ent_json_member_null (json, "chance_worse");
  else
    ent_json_member_double (json, "chance_worse", test->chance_worse, 4);
  ent_json_end_object (json);
}
