/* Part of service.h: what contacts have to do with one another, and who can open a door. */
#pragma once

#include "service/show.h"

/* ---- What ties two contacts (ground.c) ---- */

/* One ground for a tie. */
typedef struct {
  EntAffiliationKind kind;
  int64_t n;       /* conversations or meetings; 1 for an employer */
  int64_t from_us; /* of all of them */
  int64_t until_us;
  char *label; /* the subject of the last one, or the organisation; may be empty */
  char *text;  /* for people */
} EntTieGround;

/* A tie with somebody, the strongest first where there are several. */
typedef struct {
  EntContact other;
  double weight;   /* as ent_ties_new() gives it */
  GArray *grounds; /* (element-type EntTieGround) */
} EntTieInfo;

/* How a contact stands among the others. */
struct EntPlace {
  int64_t circle;    /* number, as `circles` gives it; 0: none */
  char *circle_name; /* NULL: none */
  int64_t circle_size;
  double bridge;     /* ent_bridge_score() */
  int64_t n_circles; /* into which their ties lead */
  int64_t n_ties;
  GArray *ties; /* (element-type EntTieInfo) the strongest ones */
};

/** ent_service_place: @limit: ties at most (-1: all). Errors: NOT_FOUND. Cost: as ent_service_circles(). */
EntPlace *ent_service_place (EntNetwork *self, int64_t contact_id, int64_t limit, GError **error);
void ent_place_free (EntPlace *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntPlace, ent_place_free)
/** ent_place_write_members: "circle":{"number","name","size"}|null, "bridge", "circles", "tie_count",
 * "ties":[{"contact","weight","grounds":[{"kind","count","from","until","label","text"}]}], into an open
 * object. */
void ent_place_write_members (const EntPlace *place, EntJson *json);

/* ---- Circles (circles.c) ---- */

typedef struct {
  int64_t number; /* from 1, the largest first */
  char *name;     /* by its commonest organisations, places, or a member */
  int64_t size, n_qualified, n_good, n_both;
} EntCircleInfo;

/* Somebody between circles. */
typedef struct {
  EntContact contact;
  double score; /* ent_bridge_score() */
  GPtrArray
      *circles; /* (element-type utf8) names of those they tie most to, their own first; three at most */
  int64_t n_circles;
} EntBridge;

typedef struct {
  EntCoverageOfTies coverage;
  bool has_figures; /* enough contacts are tied */
  EntEgo ego;       /* when there are figures */
  double modularity;
  int64_t n_circles;     /* of three people and more */
  GArray *circles;       /* (element-type EntCircleInfo) */
  GArray *bridges;       /* (element-type EntBridge) the qualified first, then by score */
  EntCircleInfo *circle; /* the one that was asked for, or NULL */
  GArray *members;       /* (element-type EntContact) of it, the qualified first, then by warmth; or NULL */
} EntCircleReport;

/**
 * ent_service_circles: as of today.
 * @number: also the members of that circle; 0: of none
 * @limit: circles, bridges and members at most (-1: all)
 *
 * Errors: NOT_FOUND (no such circle). Cost: loading the panel and what contacts were in together, then
 * ent_circles_new(): about a second at 30,000 contacts, a million interactions and 300,000 ties.
 */
EntCircleReport *ent_service_circles (EntNetwork *self, int64_t number, int64_t limit, GError **error);
void ent_circle_report_free (EntCircleReport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntCircleReport, ent_circle_report_free)
void ent_circle_report_write_json (const EntCircleReport *report, EntJson *json);

/* ---- Doors (path.c) ---- */

/* Somebody who is, or was, where the door is. */
typedef struct {
  EntContact contact;
  bool is_now;               /* still there, as far as is known */
  char *where;               /* the organisation as their sources write it */
  int64_t from_us, until_us; /* seen there */
  double score;
} EntInsider;

/* Somebody who is tied to an insider. */
typedef struct {
  EntTieInfo tie;     /* with the insider, who is `other` */
  EntContact contact; /* whom to ask */
  bool is_now;        /* the insider is still there */
  int64_t n_common;   /* contacts of the user's to whom they are tied */
  double score;
} EntHelper;

typedef struct {
  char *goal; /* the person's name, or what was looked for */
  bool is_person;
  GPtrArray *organisations;      /* (element-type utf8) that the words fit; of a person, none */
  GArray *insiders;              /* (element-type EntInsider) of a person: that person alone */
  GArray *helpers;               /* (element-type EntHelper) each person once */
  int64_t n_insiders, n_helpers; /* in all */
  int64_t n_bad;                 /* left out, because the relation is bad */
} EntPath;

/**
 * ent_service_path: who can open a door in two steps at most, best first.
 * @goal: an organisation, a person, or the id of a contact
 * @for_job: for finding work: moderately weak ties come first, with up to ten contacts in common (Rajkumar et
 * al. 2022, 10.1126/science.abl4476), instead of warmth
 * @limit: insiders and helpers at most (-1: all)
 *
 * A score is the chance of an answer (warmth) times the strength of the tie, w / (w + 1). Errors: NOT_FOUND
 * (nobody and no organisation is called so), USAGE (several people are). Cost: as ent_service_circles()
 * without its circles.
 */
EntPath *ent_service_path (EntNetwork *self, const char *goal, bool for_job, int64_t limit, GError **error);
void ent_path_free (EntPath *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntPath, ent_path_free)
void ent_path_write_json (const EntPath *path, EntJson *json);

/* ---- Those who sleep (dormant.c) ---- */

typedef struct {
  EntContact contact;
  int64_t silence_days;
  int64_t n_active_days; /* on which something passed, once */
  int64_t last_us;
  char *subject;  /* what the last exchanges were about; may be empty */
  int64_t n_ties; /* with other contacts */
} EntSleeper;

typedef struct {
  bool has_target; /* without one nobody is qualified */
  int64_t silence_days, total;
  GArray *sleepers; /* (element-type EntSleeper) */
} EntSleepers;

/** ent_service_dormant: ent_dormant_new() as of today, without whom the user muted or snoozed. @silence_days:
 * 0 for the usual two years. */
EntSleepers *ent_service_dormant (EntNetwork *self, int64_t silence_days, int64_t limit, GError **error);
void ent_sleepers_free (EntSleepers *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntSleepers, ent_sleepers_free)
void ent_sleepers_write_json (const EntSleepers *sleepers, EntJson *json);

/* ---- Changes (changes.c) ---- */

/* In the order in which they are told. */
typedef enum {
  ENT_NEWS_GAINED,
  ENT_NEWS_REVIVED,
  ENT_NEWS_JOB,
  ENT_NEWS_COOLED,
  ENT_NEWS_SOURED,
  ENT_NEWS_JOINED,
  ENT_NEWS_LEFT,
  ENT_NEWS_NAME,
  ENT_NEWS_EMAIL,
  ENT_N_NEWS,
} EntNewsKind;

/** ent_news_name: "gained", "revived"...: the key in JSON. */
const char *ent_news_name (EntNewsKind kind);

typedef struct {
  EntContact contact;
  bool qualified;       /* at the later time */
  char *before, *after; /* of jobs, names and addresses; may be empty */
  char *fact;           /* for people: what is known */
  char *reason;         /* for people: what to write; may be empty */
} EntNewsItem;

typedef struct {
  int64_t from_day, to_day;
  int64_t n[ENT_N_NEWS];
  GArray *items[ENT_N_NEWS]; /* (element-type EntNewsItem) the qualified first, then the warmest */
} EntChanges;

/**
 * ent_service_changes: what turned between the ends of two days, from the facts as of each.
 * @limit: of each kind at most (-1: all); all are counted
 *
 * Errors: USAGE (@from_day not before @to_day, or @to_day to come). Cost: all relations twice.
 */
EntChanges *
ent_service_changes (EntNetwork *self, int64_t from_day, int64_t to_day, int64_t limit, GError **error);
void ent_changes_free (EntChanges *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntChanges, ent_changes_free)
/** ent_changes_write_json: {"schema":1,"from","to","gained":{"count","contacts":[{"contact","before","after",
 * "fact","reason"}]},...}. */
void ent_changes_write_json (const EntChanges *changes, EntJson *json);
