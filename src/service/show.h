/* Part of service.h: everything about a contact (show.c, standing.c). */
#pragma once

#include "service/relation-model.h"
#include "service/contacts.h"

typedef struct EntPlace EntPlace;

typedef struct {
  const char *kind; /* (static) "url", "email"... */
  char *value;
} EntContactIdentifier;

typedef struct {
  char *organisation, *title;
  int64_t from_us, until_us;
} EntContactPosition;

typedef struct {
  int64_t id;
  EntTime at;
  EntChannel channel;
  EntDirection direction;
  EntWeight weight;
  EntAct act;
  char *subject, *text;
} EntContactInteraction;

typedef struct {
  int64_t at_us;
  char *text;
} EntContactNote;

/* Why a score is what it is. */
typedef struct {
  char *code; /* for programs: "recency_in"; the criterion's line for a target */
  char *text; /* for people */
  double contribution;
} EntScoreReason;

typedef struct {
  char *target;
  bool qualified, excluded;
  double score, threshold, p;
  GArray *reasons; /* (element-type EntScoreReason) */
  GArray *learned; /* (element-type EntScoreReason) what moves `p`, when it is a learned one; else NULL */
} EntContactStanding;

typedef struct {
  EntContact contact;
  EntRelationClass measured, pinned; /* the pinned one counts; ENT_N_RELATION_CLASSES when there is none */
  double p_any, p_in;                /* as the model in force says; 0 when the relation is unknown */
  EntLearnedModel learned;           /* that model */
  bool has_alive;                    /* whether there is a second opinion, by MBG/NBD: */
  double p_alive, alive_any, alive_expected; /* alive; any exchange, and how many days of it, within H */
  double reciprocity;
  size_t n_replies_theirs, n_replies_mine;
  double replies_theirs_hours, replies_mine_hours; /* medians */
  GArray *identifiers;                             /* (element-type EntContactIdentifier) */
  GArray *positions;                               /* (element-type EntContactPosition) */
  GArray *interactions;                            /* (element-type EntContactInteraction) newest first */
  int64_t n_interactions;
  GArray *notes;      /* (element-type EntContactNote) */
  GPtrArray *tags;    /* (element-type utf8) */
  GArray *reasons;    /* (element-type EntScoreReason) of the relation */
  GArray *standings;  /* (element-type EntContactStanding) */
  GPtrArray *sources; /* (element-type EntSource) */
  EntPlace *place;    /* ent_service_place(), for who sets it; else NULL */
} EntContactDetail;

/** ent_contact_detail_free: frees it and all that it owns; NULL is fine. */
void ent_contact_detail_free (EntContactDetail *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntContactDetail, ent_contact_detail_free)

/** ent_service_show: everything about a contact, with @limit interactions at most (-1: all). Errors:
 * NOT_FOUND. */
EntContactDetail *ent_service_show (EntNetwork *self, int64_t id, int64_t limit, GError **error);
void ent_contact_detail_write_json (const EntContactDetail *detail, EntJson *json);
