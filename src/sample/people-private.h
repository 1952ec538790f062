/* The people of a sample: who they really are, and how the archive shows them. */
#pragma once

#include "sample/story-private.h"

/* How the archive knows them. */
typedef enum {
  ENT_SAMPLE_CONNECTED, /* a row of Connections.csv */
  ENT_SAMPLE_WRITES,    /* only in messages */
  ENT_SAMPLE_INVITED,   /* only in a pending invitation */
  ENT_SAMPLE_IMPORTED,  /* only in the archive's address book: no profile, an e-mail */
  ENT_SAMPLE_MAILS,     /* only in the mailbox */
  ENT_SAMPLE_CARD,      /* only in the address book beside the archive */
} EntSampleBond;

/* How they and the user write to each other: what the relation is made of. */
typedef enum {
  ENT_SAMPLE_SILENT,     /* no exchange */
  ENT_SAMPLE_REGULAR,    /* good: back and forth every few weeks, to this day */
  ENT_SAMPLE_LAPSED,     /* neutral: was regular once */
  ENT_SAMPLE_SPORADIC,   /* neutral: now and then, not lately */
  ENT_SAMPLE_UNANSWERED, /* neutral: the user writes, nearly nothing comes back */
  ENT_SAMPLE_ONE_SIDED,  /* neutral: they wrote, the user did not answer */
  ENT_SAMPLE_ENDED,      /* bad: they asked to be left alone */
  ENT_SAMPLE_SUPPORTING, /* good: hardly writes, but likes, comments and shares, to this day */
} EntSampleHabit;

#define ENT_SAMPLE_MOST_ADDRESSES 3

typedef struct {
  EntSampleName name;
  const char *given_cell; /* as in Connections.csv, outer blanks included */
  const char *family_cell;
  const char *former_family; /* as in older rows, NULL when it never changed */
  const char *slug;          /* decoded; NULL for who has no profile */
  const char *email;         /* NULL when the archive has none */
  const char *phone;
  /* What they write from; the first one now, the last one long ago. The archive's is among them. */
  const char *addresses[ENT_SAMPLE_MOST_ADDRESSES];
  uint8_t n_addresses;
  uint8_t name_style;               /* EntSampleNameStyle: how their mail program calls them */
  const char *title, *organisation; /* as written; may be "" */
  const char *function;             /* what they really are */
  int seniority;
  EntSampleBond bond;
  EntSampleRelation relation;
  EntSampleHabit habit;
  int64_t since_us;    /* connected, or when it began */
  uint64_t n_messages; /* rows of their conversation with the user */
  uint64_t n_mails;    /* the same in the mailbox */
  uint32_t n_acts;     /* likes, comments and shares that the mailbox tells of */
  bool qualified;
  bool borderline;          /* behaves like the next class: the hard cases */
  bool in_address_book;     /* of the archive */
  bool in_cards;            /* in the address book beside it */
  bool by_message, by_mail; /* where they exchange what they do */
  bool invitation_incoming;
  bool has_note; /* the invitation carried words, which open the conversation */
  bool endorses, endorsed;
  bool recommends, recommended;
} EntSamplePerson;

typedef struct {
  const EntSampleStory *story;
  uint64_t seed;
  int64_t now_us;
  EntSamplePerson *people;
  size_t n_people;
  size_t n_connected;
  size_t n_closed;  /* rows of Connections.csv without name and URL */
  bool has_mailbox; /* else all that passed is in the archive */
  GStringChunk *texts;
} EntSampleNetwork;

/**
 * ent_sample_network_new: @n_contacts people as @story tells; their messages are not counted yet.
 * @has_mailbox: mails, cards and meetings hold a part of what passed, and some of the people
 *
 * Free with ent_sample_network_free().
 */
EntSampleNetwork *ent_sample_network_new (const EntSampleStory *story, uint64_t seed, size_t n_contacts,
                                          int64_t now_day, bool has_mailbox);
void ent_sample_network_free (EntSampleNetwork *self);

/** ent_sample_append_shown_name: as messages show them: both cells, trimmed. */
void ent_sample_append_shown_name (const EntSamplePerson *person, GString *out);

/** ent_sample_append_former_name: as endorsements and old invitations show them. */
void ent_sample_append_former_name (const EntSamplePerson *person, GString *out);

/** ent_sample_append_url: the profile's address; @encoded as Connections.csv has it, else as messages.csv has
 * it. */
void ent_sample_append_url (const char *slug, bool encoded, GString *out);

/** ent_sample_exchanges: whether anything but an invitation ever passed between them and the user. */
static inline bool
ent_sample_exchanges (const EntSamplePerson *person)
{
  return person->habit != ENT_SAMPLE_SILENT;
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntSampleNetwork, ent_sample_network_free)
