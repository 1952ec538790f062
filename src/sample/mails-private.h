/* Which mails lie in the mailbox: planned first, small and in order, then each told by itself. */
#pragma once

#include "sample/conversations-private.h"

typedef enum {
  ENT_SAMPLE_MAIL_PERSON,       /* @number a person */
  ENT_SAMPLE_MAIL_GROUP,        /* @number a thread of up to eight people */
  ENT_SAMPLE_MAIL_CROWD,        /* @number a person who writes to more than ten */
  ENT_SAMPLE_MAIL_OFFICE,       /* to and from an address that is nobody's own: contact@, reservation@ */
  ENT_SAMPLE_MAIL_LIST,         /* through a mailing list */
  ENT_SAMPLE_MAIL_NEWSLETTER,   /* to many, from sender @number */
  ENT_SAMPLE_MAIL_AUTOMATIC,    /* no-reply: orders, tickets, machines */
  ENT_SAMPLE_MAIL_ABSENCE,      /* @number a person who is away, @index the mail that was answered */
  ENT_SAMPLE_MAIL_BOUNCE,       /* @number a person, @index the mail that came back */
  ENT_SAMPLE_MAIL_SPAM,         /* in the spam folder */
  ENT_SAMPLE_MAIL_DELETED,      /* in the bin, from a stranger */
  ENT_SAMPLE_MAIL_DRAFT,        /* @number a person to whom it was not sent */
  ENT_SAMPLE_MAIL_MEETING,      /* an invitation into a meeting; @number the meeting */
  ENT_SAMPLE_MAIL_ANSWER,       /* the answer to it */
  ENT_SAMPLE_MAIL_NOTIFICATION, /* of LinkedIn; @act says of what */
  ENT_SAMPLE_N_MAIL_KINDS,
} EntSampleMailKind;

/* What LinkedIn tells. Those up to ENT_SAMPLE_ACT_LAST_OF_PERSON name the person @number. */
typedef enum {
  ENT_SAMPLE_ACT_COMMENT,
  ENT_SAMPLE_ACT_REPLY,   /* to the user's comment */
  ENT_SAMPLE_ACT_MENTION, /* of the user */
  ENT_SAMPLE_ACT_REACTION,
  ENT_SAMPLE_ACT_SHARE,
  ENT_SAMPLE_ACT_VIEW,
  ENT_SAMPLE_ACT_ENDORSEMENT,
  ENT_SAMPLE_ACT_INVITATION,
  ENT_SAMPLE_ACT_ACCEPTANCE,
  ENT_SAMPLE_ACT_MESSAGE, /* a message waits: @index of the conversation */
  ENT_SAMPLE_ACT_NEWS,    /* a new job of theirs: no act towards the user */
  ENT_SAMPLE_ACT_LAST_OF_PERSON = ENT_SAMPLE_ACT_NEWS,
  ENT_SAMPLE_ACT_VIEWS,    /* several people looked, and nobody is named */
  ENT_SAMPLE_ACT_SEARCHES, /* numbers */
  ENT_SAMPLE_ACT_JOBS,
  ENT_SAMPLE_ACT_OTHERS, /* A commented on B's post */
  ENT_SAMPLE_N_ACTS,
} EntSampleAct;

/* Whether a notification is LinkedIn's own. */
typedef enum {
  ENT_SAMPLE_GENUINE,
  ENT_SAMPLE_FORWARDED, /* by a person: nothing proves it */
  ENT_SAMPLE_FORGED,
} EntSampleProof;

/* A mail as planned: 32 bytes, so that a million of them is nothing. */
typedef struct {
  int64_t at_us;
  int64_t before_us; /* when the one that it answers was sent; 0: it opens */
  uint32_t number;
  uint32_t index;
  uint32_t first;    /* index of the mail that opened the thread */
  uint8_t kind;      /* EntSampleMailKind */
  uint8_t act;       /* EntSampleAct; how many cards a digest has */
  uint8_t sender;    /* as in EntSampleMessage */
  uint8_t says : 4;  /* EntSampleSays */
  uint8_t proof : 2; /* EntSampleProof */
  uint8_t turn : 2;  /* whose mail it answers: 0 the user's */
} EntSampleMail;

/**
 * ent_sample_plan_mailbox: exactly @n_mails mails of every kind, oldest first, in an array of EntSampleMail;
 * free with g_array_unref().
 * @threads: of messages.csv, some of which are announced by mail
 *
 * Errors: USAGE (too few for the relations to exist). Memory: 32 bytes a mail.
 */
GArray *
ent_sample_plan_mailbox (EntSampleNetwork *network, const GArray *threads, size_t n_mails, GError **error);
