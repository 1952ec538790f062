/* By what means, in which direction, with what weight: the closed lists of what an interaction can be.
 * The numbers are stored: append only. */
#pragma once

#include "base/slice.h"

typedef enum {
  ENT_CHANNEL_MESSAGE = 1, /* LinkedIn message */
  ENT_CHANNEL_EMAIL = 2,
  ENT_CHANNEL_MEETING = 3,
  ENT_CHANNEL_CALL = 4,
  ENT_CHANNEL_INVITATION = 5, /* to connect */
  ENT_CHANNEL_REACTION = 6,   /* like, celebrate... on a post */
  ENT_CHANNEL_COMMENT = 7,
  ENT_CHANNEL_SHARE = 8, /* repost */
  ENT_CHANNEL_ENDORSEMENT = 9,
  ENT_CHANNEL_RECOMMENDATION = 10,
  ENT_CHANNEL_NOTE = 11, /* typed by hand */
  ENT_CHANNEL_VOTE = 12, /* in a poll */
  ENT_CHANNEL_FOLLOW = 13,
  ENT_CHANNEL_VIEW = 14, /* looking at a profile */
  ENT_CHANNEL_LAST = ENT_CHANNEL_VIEW,
} EntChannel;

typedef enum {
  ENT_DIRECTION_BESIDE = 0, /* named in one mail, but nothing passed between the two */
  ENT_DIRECTION_OUT = 1,    /* from the user */
  ENT_DIRECTION_IN = 2,     /* from the contact */
  ENT_DIRECTION_BOTH = 3,   /* a meeting, a call, being in one conversation */
} EntDirection;

/* How much an interaction says about the relation (science: event hygiene). The numbers are stored: append
 * only. */
typedef enum {
  ENT_WEIGHT_FULL = 0,
  ENT_WEIGHT_WEAK = 1, /* mere co-presence: more than 10 recipients, others of a group; a click */
  /* Told at second hand: it counts in full as long as no source tells of the same contact, channel and
   * direction at first hand within a day; then it is passed over. The store decides whenever it is asked, so
   * that the order of the sources does not matter, and nobody else sees an echo. */
  ENT_WEIGHT_ECHO = 2,
  ENT_WEIGHT_WEAK_ECHO = 3, /* the same of what is weak in itself */
} EntWeight;

/* An explicit act, for or against the user; never inferred from tone or silence. */
typedef enum {
  ENT_ACT_NONE = 0,
  ENT_ACT_POSITIVE = 1,   /* recommends, refers, buys, likes, shares */
  ENT_ACT_NEGATIVE = 2,   /* asks to be left alone, complains; or the user says so */
  ENT_ACT_ACCEPTANCE = 3, /* accepts the user's invitation: neither for nor against */
} EntAct;

/* How sure it is that a statement is about this person. The numbers are stored: append only. */
typedef enum {
  ENT_CERTAINTY_STATED = 0,  /* somebody keeps it so: a connection, an address book */
  ENT_CERTAINTY_MET = 1,     /* how they were called in a mail: makes a contact of nobody by itself */
  ENT_CERTAINTY_GUESSED = 2, /* read out of free text: a signature */
} EntCertainty;

/** ent_channel_name: "message", "email"...: the word in JSON and in queries; "unknown" outside the list. */
const char *ent_channel_name (EntChannel channel);

/** ent_channel_from_name: false when @name is none of them. */
bool ent_channel_from_name (EntSlice name, EntChannel *out_channel);

/** ent_direction_name: "out", "in", "both" or "beside". */
const char *ent_direction_name (EntDirection direction);
bool ent_direction_from_name (EntSlice name, EntDirection *out_direction);
