/* Part of service.h: invitations to connect (invitations.c, decisions.c). */
#pragma once

#include "plan/plan.h"
#include "service/contacts.h"

/* An invitation that waits for an answer. */
typedef struct {
  EntContact contact;
  int64_t at_us;
  bool has_note;
  EntInvitationAdvice advice;
  EntAdvice decision; /* what the user decided; ENT_N_ADVICES while nothing */
  GPtrArray *reasons; /* (element-type utf8) the three largest, in words */
} EntInvitation;

typedef struct {
  GArray *invitations; /* (element-type EntInvitation) undecided ones first, then by value */
  int64_t total;       /* all that wait */
  unsigned n_learnt;   /* newcomers that the chances are learnt from */
  unsigned n_invited;  /* those of them whose invitation is known; of the rest nobody knows who asked */
  EntInvitationWorth worth;
} EntInvitationList;

/** ent_service_invitations: those that wait; at most @limit, -1 for all. Cost: the panel and the contacts. */
EntInvitationList *ent_service_invitations (EntNetwork *self, int64_t limit, GError **error);
void ent_invitation_list_free (EntInvitationList *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntInvitationList, ent_invitation_list_free)
/** ent_invitation_list_write_json:
 * {"schema":1,"total","learnt_from","worth","invitations":[{"id","name"...,"advice"...}]} */
void ent_invitation_list_write_json (const EntInvitationList *invitations, EntJson *json);

/** ent_service_invitation_worth: what things are worth from now on: "qualified=30,pitch=60". Errors: USAGE.
 */
bool ent_service_invitation_worth (EntNetwork *self, const char *list, GError **error);

/** ent_service_invitation_decide: keeps what the user decides about a contact's invitation, and what it was
 * worth then. Errors: NOT_FOUND (no such contact), CONFLICT (no invitation of theirs waits). */
bool ent_service_invitation_decide (EntNetwork *self, int64_t contact_id, EntAdvice decision,
                                    int64_t *out_source_id, GError **error);

/** ent_service_invitation_backtest: what @rule would have done to the user's own past. */
bool ent_service_invitation_backtest (EntNetwork *self, EntInvitationRule rule, EntBacktest *out_test,
                                      GError **error);
/** ent_backtest_write_json:
 * {"schema":1,"rule","n","refused","good":{"n","lost"},"qualified","silent","pitched"} */
void ent_backtest_write_json (EntInvitationRule rule, const EntBacktest *test, EntJson *json);

/* What became of those about whom the user decided alike, so long after. */
typedef struct {
  unsigned n; /* for whom that time is over */
  unsigned n_connected, n_wrote, n_good, n_qualified;
} EntDecisionOutcome;

#define ENT_N_DECISION_TERMS 2 /* after 6 and after 12 months */

typedef struct {
  unsigned n[ENT_N_ADVICES];
  double worth[ENT_N_ADVICES]; /* the mean of what accepting was worth, when it was decided */
  EntDecisionOutcome after[ENT_N_ADVICES][ENT_N_DECISION_TERMS];
} EntDecisions;

/** ent_service_invitation_decisions: all decisions so far, held against what became of them. */
bool ent_service_invitation_decisions (EntNetwork *self, EntDecisions *out_decisions, GError **error);
/** ent_decisions_write_json: {"schema":1,"decisions":[{"decision","n","worth","after":[{"months","n",...}]}]}
 */
void ent_decisions_write_json (const EntDecisions *decisions, EntJson *json);
