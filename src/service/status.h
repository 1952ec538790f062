/* Part of service.h: at a glance (status.c, compare.c). */
#pragma once

#include "measure/measure.h"
#include "service/network.h"

typedef struct {
  int64_t day; /* the last one counted */
  int64_t contacts, qualified, good, both;
} EntStatusMonth;

typedef struct {
  int64_t contact_id;
  char *name;
  double before, after; /* warmth */
} EntStatusMove;

/* What a survey says, for a network with one target. */
typedef struct {
  int64_t n_labels; /* 0: there is none, or not enough */
  double share, low, high;
} EntLabelShare;

typedef struct {
  int64_t day;   /* as of which everything is counted */
  bool is_stale; /* asked for today, but nobody may write: the scores are of an earlier day */
  int64_t contacts, connected, qualified, both;
  int64_t matrix[2][ENT_N_RELATION_CLASSES]; /* [qualified][relation] */
  int64_t interactions;
  int64_t unattached; /* names that fit no single contact */
  int64_t n_sources;
  GPtrArray *targets;   /* (element-type utf8) names */
  EntLabelShare survey; /* how many are qualified by the user's answers; as of today only */
  GArray *series;       /* (element-type EntStatusMonth) oldest first */
  GArray *moves;        /* (element-type EntStatusMove) what moved most this quarter: gains, then losses */
} EntStatus;

/** ent_status_free: frees it and all that it owns; NULL is fine. */
void ent_status_free (EntStatus *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntStatus, ent_status_free)

/** ent_service_status: as of today. Cost: some look-ups. */
EntStatus *ent_service_status (EntNetwork *self, GError **error);

/** ent_service_status_at: as of the end of a past day, replayed from the interactions. Errors: USAGE (in the
 * future). */
EntStatus *ent_service_status_at (EntNetwork *self, int64_t day, GError **error);
void ent_status_write_json (const EntStatus *status, EntJson *json);

/** ent_status_of_relation: contacts in such a relation, qualified or not. */
int64_t ent_status_of_relation (const EntStatus *status, EntRelationClass relation);

/* Two networks side by side. */
typedef struct {
  EntStatus *status[2];
  char *path[2];
  char *verdict; /* what the numbers say, in words */
} EntComparison;

/** ent_comparison_free: frees it and all that it owns; NULL is fine. */
void ent_comparison_free (EntComparison *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntComparison, ent_comparison_free)
/** ent_service_compare: opens and counts both. Errors: as for opening a network. */
EntComparison *ent_service_compare (const char *path_a, const char *path_b, GError **error);
/** ent_comparison_write_json: {"schema":1,"networks":[{"path","status"}],"verdict"}. */
void ent_comparison_write_json (const EntComparison *comparison, EntJson *json);
