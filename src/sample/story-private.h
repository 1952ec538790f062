/* The two stories: who the user is, whom they look for, and in which proportions their network stands. */
#pragma once

#include "sample/jobs-private.h"
#include "sample/names-private.h"

typedef enum {
  ENT_SAMPLE_GOOD,
  ENT_SAMPLE_NEUTRAL,
  ENT_SAMPLE_BAD,
  ENT_SAMPLE_UNKNOWN,
  ENT_SAMPLE_N_RELATIONS,
} EntSampleRelation;

typedef struct {
  const char *name; /* of the sample */
  size_t n_contacts;
  size_t messages_per_contact, mails_per_contact;
  int history_days;
  /* Who is who, in parts of the sample's own number of contacts: [not qualified, qualified][relation]. */
  size_t parts[2][ENT_SAMPLE_N_RELATIONS];
  /* Whom the user looks for: what qualified people really are. */
  EntSampleJobFilter goal;
  bool goal_has_sector;
  EntSampleSector goal_sector;
  const char *target; /* the target file */
  /* Who the user is. */
  const char *given, *family, *slug, *headline, *summary, *industry, *place, *organisation;
  const char *email, *old_email; /* the old one was given up after some years */
  const char *const *topics;     /* what they talk about with others */
  bool newest_headers;           /* of the archives of 2026, else of 2024 */
} EntSampleStory;

/** ent_sample_story: the story called @name, or NULL. (static) */
const EntSampleStory *ent_sample_story (const char *name);

/** ent_sample_relation_name: "good", "neutral", "bad", "unknown". */
const char *ent_sample_relation_name (EntSampleRelation relation);
