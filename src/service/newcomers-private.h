/* Who came into the network, and who asks to: what invitations and growth are judged by. Private to service.
 */
#pragma once

#include "plan/plan.h"
#include "service/service-private.h"

/* One contact, with what invitations say of them. Times are seconds as in panels, ENT_NEVER when unknown. */
typedef struct {
  int64_t contact_id;
  uint32_t since_s;     /* in the network since */
  uint32_t connected_s; /* connected since */
  uint32_t invited_s;   /* they invited the user */
  uint32_t asked_s;     /* the user invited them */
  uint32_t accepted_s;  /* they accepted that */
  guint organisation;   /* their organisation, numbered; 0: not known */
  uint32_t functions;
  bool is_connected, is_qualified, has_title, has_note, pitched;
  double score; /* of being qualified, 0 to 1 */
  EntRelationClass relation;
} EntComer;

typedef struct {
  EntPanel *panel;
  GArray *comers;     /* EntComer, in the order of the panel */
  GArray *past;       /* EntNewcomer, ascending in at_s: who came and was not invited by the user */
  GArray *pending;    /* EntNewcomer: who asks and was not answered, the newest first */
  unsigned n_invited; /* of the past ones whose invitation is known */
} EntNewcomers;

/** ent_newcomers_load: all of them as of @tau_s. Free with ent_newcomers_free(). Cost: the panel, one pass
 * over the contacts, a look-up for each connection. */
EntNewcomers *ent_newcomers_load (EntStore *store, uint32_t tau_s, GError **error);
void ent_newcomers_free (EntNewcomers *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntNewcomers, ent_newcomers_free)

/** ent_newcomers_find: the comer of that id, NULL when there is none. Cost: O(log contacts). */
EntComer *ent_newcomers_find (const EntNewcomers *self, int64_t contact_id);
