/* The identifiers that a writer met: each is asked of the store once. */
#pragma once

#include "store/store.h"

/* An identifier that was met: what needs no second look. */
typedef struct {
  EntIdentifierKind kind;
  size_t length;
  int64_t id;
  uint64_t carded_name; /* digest of the name on the last card of this source that bears it; 0: none yet */
  bool own;             /* the user's */
  bool forgotten;
  char value[];
} EntMet;

typedef struct EntMeetings EntMeetings;

/** ent_meetings_new: nobody was met yet. NULL with @error. */
EntMeetings *ent_meetings_new (EntStore *store, GError **error);
void ent_meetings_free (EntMeetings *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntMeetings, ent_meetings_free)

/**
 * ent_meetings_meet: the entry of @identifier, which gets an id in the store when it is met for the first
 * time; borrowed until the next meeting.
 * @label: as it was written, where the normal form hides it
 *
 * Memory: bounded; what was met is forgotten when it gets too much, and asked for again.
 */
EntMet *ent_meetings_meet (EntMeetings *self, EntIdentifier identifier, EntSlice label, GError **error);
