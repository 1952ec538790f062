/* Invitations that wait: what accepting each is worth, and what a rule would have done. */
#include "service/newcomers-private.h"

#include <math.h>

#define TOLD_REASONS 3

/* ---- What things are worth ---- */

/* Where the network keeps it, and where it stands. */
static const struct {
  const char *name, *meta;
  size_t offset; /* of a double in EntInvitationWorth */
} worths[] = {
    {"qualified", "worth_qualified", G_STRUCT_OFFSET (EntInvitationWorth, qualified)},
    {"relation", "worth_relation", G_STRUCT_OFFSET (EntInvitationWorth, relation)},
    {"novelty", "worth_novelty", G_STRUCT_OFFSET (EntInvitationWorth, novelty)},
    {"reading", "worth_reading", G_STRUCT_OFFSET (EntInvitationWorth, reading)},
    {"pitch", "worth_pitch", G_STRUCT_OFFSET (EntInvitationWorth, pitch)},
};

#define MAX_WORTH 1e6

static EntInvitationWorth
load_worth (EntStore *store)
{
  EntInvitationWorth worth = ent_invitation_worth_default ();
  for (size_t i = 0; i < G_N_ELEMENTS (worths); i++) {
    double *value = &G_STRUCT_MEMBER (double, &worth, worths[i].offset);
    *value = ent_store_meta_real (store, worths[i].meta, *value);
  }
  return worth;
}

/* "NAME=MINUTES" into @out_name, an index of worths, and @out_minutes. */
static bool
read_worth (const char *text, size_t *out_name, double *out_minutes, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (text, "=", 2);
  size_t name = 0;
  while (name < G_N_ELEMENTS (worths) && g_strcmp0 (parts[0], worths[name].name) != 0)
    name++;
  char *end = NULL;
  double minutes = parts[0] != NULL && parts[1] != NULL ? g_ascii_strtod (parts[1], &end) : -1;
  bool is_number = end != NULL && end != parts[1] && *end == '\0' && minutes >= 0 && minutes <= MAX_WORTH;
  if (name == G_N_ELEMENTS (worths) || !is_number) {
    g_set_error (error, ENT_ERROR, ENT_ERROR_USAGE,
                 _ ("“%s” is not understood: write NAME=MINUTES, with the names qualified, relation, "
                    "novelty, reading and pitch."),
                 text);
    return false;
  }
  *out_name = name;
  *out_minutes = minutes;
  return true;
}

bool
ent_service_invitation_worth (EntNetwork *self, const char *list, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (list, ",", G_N_ELEMENTS (worths) + 1);
  if (!ent_network_begin (self, error))
    return false;
  for (char **part = parts; *part != NULL; part++) {
    size_t name;
    double minutes;
    if (!read_worth (*part, &name, &minutes, error) ||
        !ent_store_meta_set_real (self->store, worths[name].meta, minutes, error)) {
      ent_network_rollback (self);
      return false;
    }
  }
  return ent_store_commit (self->store, error);
}

/* ---- Those that wait ---- */

static void
invitation_clear (void *data)
{
  EntInvitation *invitation = data;
  ent_contact_clear (&invitation->contact);
  g_ptr_array_unref (invitation->reasons);
}

void
ent_invitation_list_free (EntInvitationList *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->invitations);
  g_free (self);
}

/* An newcomer with its advice, before anything of the contact is loaded. */
typedef struct {
  const EntNewcomer *newcomer;
  EntInvitationAdvice advice;
  EntAdvice decision;
} Waiting;

static int
compare_waiting (const void *a, const void *b)
{
  const Waiting *x = a, *y = b;
  bool x_open = x->decision == ENT_N_ADVICES, y_open = y->decision == ENT_N_ADVICES;
  if (x_open != y_open)
    return y_open - x_open;
  if (x->advice.value != y->advice.value)
    return (x->advice.value < y->advice.value) - (x->advice.value > y->advice.value);
  return (x->newcomer->contact_id > y->newcomer->contact_id) -
         (x->newcomer->contact_id < y->newcomer->contact_id);
}

static void
take_decision (const EntRulingRow *row, void *data)
{
  g_autofree char *word = ent_slice_dup (row->value);
  EntAdvice decision;
  if (!ent_advice_from_name (word, &decision))
    decision = ENT_N_ADVICES;
  g_hash_table_insert (data, GSIZE_TO_POINTER ((gsize)row->contact_id), GUINT_TO_POINTER (decision + 1u));
}

static GArray *
judge_waiting (const EntNewcomers *newcomers, const EntInvitationWorth *worth, uint32_t tau_s,
               GHashTable *decisions)
{
  EntNewcomerHistory history;
  ent_newcomer_history_at ((const EntNewcomer *)(void *)newcomers->past->data, newcomers->past->len, tau_s,
                           &history);
  GArray *all = g_array_new (FALSE, FALSE, sizeof (Waiting));
  for (guint i = 0; i < newcomers->pending->len; i++) {
    const EntNewcomer *newcomer = &g_array_index (newcomers->pending, EntNewcomer, i);
    guint decision =
        GPOINTER_TO_UINT (g_hash_table_lookup (decisions, GSIZE_TO_POINTER ((gsize)newcomer->contact_id)));
    Waiting one = {.newcomer = newcomer,
                   .advice = ent_invitation_advise (&history, newcomer, worth),
                   .decision = decision > 0 ? (EntAdvice)(decision - 1) : ENT_N_ADVICES};
    g_array_append_val (all, one);
  }
  g_array_sort (all, compare_waiting);
  return all;
}

static bool
add_invitation (EntStore *store, const Waiting *waiting, EntInvitationList *invitations, GError **error)
{
  EntInvitation invitation = {.at_us = (int64_t)waiting->newcomer->at_s * ENT_US_PER_SECOND,
                              .has_note = waiting->newcomer->has_note,
                              .advice = waiting->advice,
                              .decision = waiting->decision};
  if (!ent_contact_load (store, waiting->newcomer->contact_id, &invitation.contact, error))
    return false;
  invitation.reasons = g_ptr_array_new_with_free_func (g_free);
  for (size_t i = 0; i < ENT_N_INVITATION_TERMS && invitation.reasons->len < TOLD_REASONS; i++)
    if (waiting->advice.reasons[i].term != ENT_INVITATION_READING) /* alike for all */
      g_ptr_array_add (invitation.reasons, ent_text_invitation_reason (&waiting->advice.reasons[i],
                                                                       waiting->newcomer->has_title));
  g_array_append_val (invitations->invitations, invitation);
  return true;
}

EntInvitationList *
ent_service_invitations (EntNetwork *self, int64_t limit, GError **error)
{
  uint32_t tau_s = ent_tau_of_day (ent_network_ensure_fresh (self));
  g_autoptr (EntNewcomers) newcomers = ent_newcomers_load (self->store, tau_s, error);
  g_autoptr (GHashTable) decisions = g_hash_table_new (NULL, NULL);
  if (newcomers == NULL ||
      !ent_store_rulings_on (self->store, ENT_MATTER_INVITATION, take_decision, decisions, error))
    return NULL;
  g_autoptr (EntInvitationList) invitations = g_new0 (EntInvitationList, 1);
  invitations->invitations = g_array_new (FALSE, FALSE, sizeof (EntInvitation));
  g_array_set_clear_func (invitations->invitations, invitation_clear);
  invitations->worth = load_worth (self->store);
  invitations->n_learnt = newcomers->past->len;
  invitations->n_invited = newcomers->n_invited;
  g_autoptr (GArray) waiting = judge_waiting (newcomers, &invitations->worth, tau_s, decisions);
  invitations->total = waiting->len;
  guint n = limit < 0 ? waiting->len : (guint)MIN (limit, (int64_t)waiting->len);
  for (guint i = 0; i < n; i++)
    if (!add_invitation (self->store, &g_array_index (waiting, Waiting, i), invitations, error))
      return NULL;
  return g_steal_pointer (&invitations);
}

/* ---- Deciding ---- */

static bool
find_pending (const EntNewcomers *newcomers, int64_t contact_id, const EntNewcomer **out_newcomer,
              GError **error)
{
  for (guint i = 0; i < newcomers->pending->len; i++) {
    *out_newcomer = &g_array_index (newcomers->pending, EntNewcomer, i);
    if ((*out_newcomer)->contact_id == contact_id)
      return true;
  }
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, contact_id);
  g_set_error (error, ENT_ERROR, ENT_ERROR_CONFLICT,
               _ ("No invitation of contact %s waits for an answer: entregent invitations"), id);
  return false;
}

/* What accepting a contact's invitation is worth now. */
static bool
value_now (EntStore *store, int64_t contact_id, double *out_value, GError **error)
{
  uint32_t tau_s = ent_tau_of (ent_now_us ());
  g_autoptr (EntNewcomers) newcomers = ent_newcomers_load (store, tau_s, error);
  const EntNewcomer *newcomer;
  if (newcomers == NULL || !find_pending (newcomers, contact_id, &newcomer, error))
    return false;
  EntNewcomerHistory history;
  EntInvitationWorth worth = load_worth (store);
  ent_newcomer_history_at ((const EntNewcomer *)(void *)newcomers->past->data, newcomers->past->len, tau_s,
                           &history);
  *out_value = ent_invitation_advise (&history, newcomer, &worth).value;
  return true;
}

bool
ent_service_invitation_decide (EntNetwork *self, int64_t contact_id, EntAdvice decision,
                               int64_t *out_source_id, GError **error)
{
  EntRulingRow ruling = {.matter = ENT_MATTER_INVITATION,
                         .about = ENT_SLICE (""),
                         .value = ent_slice (ent_advice_name (decision))};
  if (!ent_network_begin (self, error))
    return false;
  if (!ent_contact_find (self->store, contact_id, &ruling.identifier_id, error) ||
      !value_now (self->store, ruling.identifier_id, &ruling.number, error)) {
    ent_network_rollback (self);
    return false;
  }
  g_autofree char *description = g_strdup_printf ("invitations %s", ent_advice_name (decision));
  return ent_network_rule (self, description, &ruling, 1, out_source_id, error);
}

/* ---- Backtest ---- */

bool
ent_service_invitation_backtest (EntNetwork *self, EntInvitationRule rule, EntBacktest *out_test,
                                 GError **error)
{
  uint32_t tau_s = ent_tau_of_day (ent_network_ensure_fresh (self));
  g_autoptr (EntNewcomers) newcomers = ent_newcomers_load (self->store, tau_s, error);
  if (newcomers == NULL)
    return false;
  EntInvitationWorth worth = load_worth (self->store);
  *out_test = ent_invitation_backtest ((const EntNewcomer *)(void *)newcomers->past->data,
                                       newcomers->past->len, rule, &worth, tau_s);
  return true;
}
