/*
 * Identity: who is who. Certain keys first (science 9.1): statements that share a profile address, an e-mail
 * or a phone are about one person; a connection of the same name and day is the same one; then by degrees
 * (9.2) where something else than the name agrees too; a name alone joins nothing unless exactly one contact
 * fits.
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

/* ---- For a person to decide (duplicates.c, parts.c) ---- */

/* Two contacts who may be one person. */
typedef struct {
  int64_t a, b; /* contacts, a < b */
  EntLinkEvidence evidence;
  bool is_ambiguous; /* somebody else fits one of them, who cannot be the other */
} EntLikePair;

/**
 * ent_identity_duplicates: (element-type EntLikePair) the contacts who are one person with probability .5 at
 * least and were not joined unasked: the name alone speaks for it, or two fit. Never two profiles, two lines
 * of one list, or who was told apart. The surest first, then by id. Free with g_array_unref().
 *
 * Cost: about 30 us a contact: they are all looked at.
 */
GArray *ent_identity_duplicates (EntStore *store, GError **error);

/* What certain keys alone make of a contact: it was joined of such parts, by degrees or by the user. */
typedef struct {
  char *name;
  GArray *identifiers; /* (element-type int64_t) ids, ascending */
} EntContactPart;

/** ent_identity_parts: (element-type EntContactPart) the parts of a contact, that of its own id first. Free
 * with g_array_unref(). */
GArray *ent_identity_parts (EntStore *store, int64_t contact_id, GError **error);
