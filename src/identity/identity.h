/*
 * Identity: who is who. Certain keys first (science 9.1): statements that share a profile address, an e-mail or
 * a phone are about one person; a connection of the same name and day is the same one; then by degrees (9.2)
 * where something else than the name agrees too; a name alone joins nothing unless exactly one contact fits.
 */
#pragma once

#include "base/base.h"
#include "identity/name.h"
#include "identity/link.h"
#include "store/store.h"

/* What became of one contact. Slices live until the callback returns. */
typedef struct {
  int64_t contact_id;
  unsigned changes; /* EntChange bits */
  EntSlice name, email;
  EntSlice job;                     /* "title, organisation" */
  EntSlice former_name, former_job; /* empty where they did not change */
} EntPersonChange;
typedef void (*EntPersonChangeFunc) (const EntPersonChange *change, void *data);

/**
 * ent_identity_resolve:
 * @store: inside a transaction
 * @touched: (element-type int64_t) identifiers about which facts came or went
 * @func: gets every contact that changed; may be NULL
 *
 * Brings identifier.contact_id and the contacts in line with the facts around @touched. A pure function of
 * the facts: the order in which sources came does not matter. Cost: proportional to @touched and what they
 * share cards with.
 */
bool ent_identity_resolve (EntStore *store, const GArray *touched, EntPersonChangeFunc func, void *data,
                           GError **error);

/** ent_identity_rebuild: drops all people and decides anew; the same facts give the same contacts with the
 * same ids. */
bool ent_identity_rebuild (EntStore *store, GError **error);
