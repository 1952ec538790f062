/* Affiliations: the conversations, meetings and organisations in which several contacts were together, with
 * the times at which each was in them. What contacts have to do with one another is read from nothing else.
 */
#pragma once

#include "base/arena.h"
#include <stdint.h>

typedef enum {
  ENT_AFFILIATION_CONVERSATION, /* a thread of mails or messages; a single one where it has no thread */
  ENT_AFFILIATION_MEETING,
  ENT_AFFILIATION_EMPLOYER,
  ENT_N_AFFILIATIONS,
} EntAffiliationKind;

/** ent_affiliation_name: "conversation", "meeting", "employer": the word in JSON. */
const char *ent_affiliation_name (EntAffiliationKind kind);

/* Somebody in a group. Seconds since 1970 UTC, as panels have them. */
typedef struct {
  uint32_t contact; /* row of the panel */
  uint32_t from_s;  /* first seen in it */
  uint32_t until_s; /* last seen in it */
} EntMembership;

typedef struct {
  EntAffiliationKind kind;
  EntSlice label; /* the subject, or the organisation as somebody wrote it; may be empty */
  uint64_t first_member;
  uint32_t n_members; /* each contact once, ascending */
} EntAffiliation;

typedef struct {
  size_t n_contacts;
  GArray *groups;   /* (element-type EntAffiliation) */
  GArray *members;  /* (element-type EntMembership) of all groups, in their order */
  EntArena *labels; /* what the labels point into */
} EntAffiliations;

/** ent_affiliations_new: nobody was in anything yet, of @n_contacts. Free with ent_affiliations_free(). */
EntAffiliations *ent_affiliations_new (size_t n_contacts);
void ent_affiliations_free (EntAffiliations *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntAffiliations, ent_affiliations_free)

/**
 * ent_affiliations_add: a group of @n_members, in any order; who is named more than once was in it from the
 * first time to the last. @members is sorted in place; @label is copied.
 */
void ent_affiliations_add (EntAffiliations *self, EntAffiliationKind kind, EntSlice label,
                           EntMembership *members, size_t n_members);

static inline const EntMembership *
ent_affiliation_members (const EntAffiliations *self, const EntAffiliation *group)
{
  return &g_array_index (self->members, EntMembership, group->first_member);
}

/**
 * ent_fold_organisation_append: an organisation's name as it is compared: folded, without the legal form at
 * its end (SA, SAS, Ltd, GmbH...). "Exemple Énergie S.A.S." gives "exemple energie", and "SA" alone
 * stays. May be empty.
 */
void ent_fold_organisation_append (EntSlice organisation, GString *out);
