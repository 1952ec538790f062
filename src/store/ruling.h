/* Part of store.h: rulings, what the user decides about somebody, each a fact of a source that can be undone.
 * They hang on an identifier and so follow their contact through merges and splits; of two rulings on one
 * matter the later counts. A ruling keeps nobody in the network of whom no other source speaks, and is there
 * again when they are. */
#pragma once

#include "store/open.h"

/* What may be ruled about. The numbers are stored: append only. */
typedef enum {
  ENT_MATTER_RELATION = 1,  /* value: the class as the user sees it, a name of EntRelationClass */
  ENT_MATTER_ATTENTION = 2, /* value: "pin": plan them first; "mute": never plan them */
  ENT_MATTER_SNOOZE = 3,    /* value: an ISO date: not to be planned before it */
  ENT_MATTER_RHYTHM = 4,    /* value: "every"; number: days between two touches */
  ENT_MATTER_MINUTES =
      5, /* about: a channel; value: "spent"; number: minutes a touch took. Each one counts */
  ENT_MATTER_LABEL_EVAL =
      6, /* about: a target; value: "yes", "no", "skip"; number: the chance with which they were drawn */
  ENT_MATTER_LABEL_TEACH = 7, /* the same, asked where an answer teaches most: never used for shares */
  ENT_MATTER_INVITATION =
      8, /* value: "accept", "ask", "refuse"; number: what accepting was worth, in minutes */
  ENT_MATTER_LAST = ENT_MATTER_INVITATION,
} EntMatter;

typedef struct {
  int64_t contact_id; /* whose the identifier is now; ignored when adding */
  int64_t id, at_us;
  int64_t identifier_id;
  EntMatter matter;
  EntSlice about, value; /* an empty value takes back what was ruled before */
  double number;         /* NAN when the matter counts nothing */
} EntRulingRow;

/** ent_store_ruling_add: @ruling's id is ignored. */
bool ent_store_ruling_add (EntStore *self, const EntRulingRow *ruling, int64_t *out_id, GError **error);

typedef void (*EntRulingFunc) (const EntRulingRow *row, void *data);

/**
 * ent_store_rulings_on: all that was ruled on @matter about those who are contacts, by contact and what it is
 * about, the latest last: the last of a run is what counts. Cost: what was ruled on it.
 */
bool ent_store_rulings_on (EntStore *self, EntMatter matter, EntRulingFunc func, void *data, GError **error);

/** ent_store_rulings_of: the same about one contact, by matter and what it is about, the latest last. */
bool
ent_store_rulings_of (EntStore *self, int64_t contact_id, EntRulingFunc func, void *data, GError **error);

typedef void (*EntRhythmFunc) (EntSlice query, double days, void *data);
/** ent_store_rhythm_set: whom @query finds is to be heard of every @days; 0 takes the rhythm back. */
bool ent_store_rhythm_set (EntStore *self, EntSlice query, double days, GError **error);
/** ent_store_rhythms: all of them, by query. */
bool ent_store_rhythms (EntStore *self, EntRhythmFunc func, void *data, GError **error);
