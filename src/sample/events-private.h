/* What the archive and the mailbox both tell of: invitations and endorsements, at the same times. */
#pragma once

#include "sample/people-private.h"

/** ent_sample_has_invitation: whether an invitation brought them together, or waits. */
static inline bool
ent_sample_has_invitation (const EntSamplePerson *person)
{
  return person->slug != NULL && (person->bond == ENT_SAMPLE_INVITED || person->bond == ENT_SAMPLE_CONNECTED);
}

/** ent_sample_invitation_us: when it was sent, to or by person @number. */
int64_t ent_sample_invitation_us (const EntSampleNetwork *network, size_t number);

/** ent_sample_invitation_is_recent: whether the archive shows it: it holds no older ones. */
bool ent_sample_invitation_is_recent (const EntSampleNetwork *network, size_t number);

/** ent_sample_kindness_us: when they did something kind: good relations at any time, others before the last
 * year and a half, so that only the good ones show a kindness lately. */
int64_t ent_sample_kindness_us (const EntSampleNetwork *network, size_t number, EntRandom *random);

/** ent_sample_has_room: whether the relation is old enough for a kindness to lie where it should. */
bool ent_sample_has_room (const EntSampleNetwork *network, const EntSamplePerson *person);

/** ent_sample_endorses: whether the archive shows that they endorsed the user; @given: that the user endorsed
 * them. */
bool ent_sample_endorses (const EntSampleNetwork *network, size_t number, bool given);

/** ent_sample_endorsement_us: when. */
int64_t ent_sample_endorsement_us (const EntSampleNetwork *network, size_t number, bool given);

/** ent_sample_endorsed_skill: the @nth of those endorsed; NULL behind the last one. (static) */
const char *
ent_sample_endorsed_skill (const EntSampleNetwork *network, size_t number, bool given, size_t nth);
