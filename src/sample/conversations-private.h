/* Who wrote to whom and when. A conversation is told anew each time from its own seed: none is kept in
 * memory. */
#pragma once

#include "sample/people-private.h"

typedef enum {
  ENT_SAMPLE_THREAD_PERSON,
  ENT_SAMPLE_THREAD_GROUP,
  ENT_SAMPLE_THREAD_SPONSORED, /* advertisement: a company without a profile */
  ENT_SAMPLE_THREAD_CLOSED,    /* with a "LinkedIn Member" */
  ENT_SAMPLE_THREAD_SPAM,      /* in the spam folder, from somebody who is no contact */
  ENT_SAMPLE_THREAD_MAIL,      /* all mails with a person */
  ENT_SAMPLE_THREAD_MAIL_GROUP,
} EntSampleThreadKind;

typedef struct {
  EntSampleThreadKind kind;
  uint32_t number;     /* of the person, or of the thread among its kind */
  uint32_t n_messages; /* the draft not included */
  bool has_draft;      /* the user began another message and did not send it */
  int64_t last_us;
} EntSampleThread;

typedef enum {
  ENT_SAMPLE_SAYS_OPENING,
  ENT_SAMPLE_SAYS_ANSWER,
  ENT_SAMPLE_SAYS_NOTE,    /* the note of the invitation */
  ENT_SAMPLE_SAYS_REFUSAL, /* leave me alone */
  ENT_SAMPLE_SAYS_PITCH,   /* sells something */
} EntSampleSays;

typedef struct {
  int64_t at_us;
  uint32_t sender; /* 0 the user, else the member, from 1 */
  EntSampleSays says;
  bool opens; /* the first after a silence */
} EntSampleMessage;

#define ENT_SAMPLE_MOST_MEMBERS 8

/* A conversation told: scratch that is used again for the next. */
typedef struct {
  GArray *messages; /* of EntSampleMessage, ascending in time */
  GArray *sessions;
  size_t
      members[ENT_SAMPLE_MOST_MEMBERS]; /* indexes of people; one for a person's thread, none for the noise */
  size_t n_members;
  EntRandom random; /* goes on where the telling stopped: for the texts */
} EntSampleTale;

/**
 * ent_sample_plan_threads: shares @n_messages rows out among the people and the noise that every archive has.
 *
 * Sets @network's people's n_messages. Returns the threads, latest first, that hold exactly @n_messages rows;
 * NULL with a USAGE error when there are too few for the relations to exist. Free with g_array_unref().
 */
GArray *ent_sample_plan_threads (EntSampleNetwork *network, size_t n_messages, GError **error);

/**
 * ent_sample_plan_mails: the same for the mailbox: sets @network's people's n_mails, which add up to @n_mails
 * unless nobody writes mails. Returns: how many it takes at least; nothing is set when there are not so many.
 */
size_t ent_sample_plan_mails (EntSampleNetwork *network, size_t n_mails);

/** ent_sample_tell: fills @tale with the messages of @thread: the same ones each time. */
void ent_sample_tell (const EntSampleNetwork *network, const EntSampleThread *thread, EntSampleTale *tale);

EntSampleTale *ent_sample_tale_new (void);
void ent_sample_tale_free (EntSampleTale *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntSampleTale, ent_sample_tale_free)
