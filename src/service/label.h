/* Part of service.h: labels, the user's answers to "is this one qualified?", and what they say of a target:
 * how many are qualified with an interval, how right its rules are, and a score that learned. */
#pragma once

#include "service/contacts.h"

#define ENT_LABEL_WANTED 80       /* answers that the survey asks for unless told otherwise */
#define ENT_LABEL_ENOUGH 60       /* of the survey, or everybody: fewer show no share */
#define ENT_LABEL_ENOUGH_TEACH 30 /* answers before a learned score may be used */

/* Whether the learned score is used for ranking, and why not. */
typedef enum {
  ENT_LEARNED_FEW_TEACH, /* fewer than ENT_LABEL_ENOUGH_TEACH answers, or all of them alike */
  ENT_LEARNED_FEW_EVAL,  /* the survey cannot compare yet */
  ENT_LEARNED_WORSE,     /* the survey says that the rules pick better */
  ENT_LEARNED_USED,
} EntLearnedUse;

/** ent_learned_use_name: "few answers", "survey too small", "rules are better", "used": for JSON. */
const char *ent_learned_use_name (EntLearnedUse use);

/* How far labelling a target is. */
typedef struct {
  char *target;
  uint64_t seed;
  int64_t contacts;
  int64_t n_qualified; /* by the rules */
  int64_t n_eval, n_waiting, n_skipped, n_teach;
  bool has_share;
  EntShare share;
  EntShare projected; /* the share as it may look after 20 more answers of the survey; its interval's width
                         counts */
  int64_t n_picked;   /* the best of each ranking that the next two are about: as many as are qualified */
  EntHitRate rules, learned;
  EntLearnedUse use;
  bool is_settled;  /* the last 30 answers hardly moved who comes first: more of them would teach little */
  double last_gain; /* what they moved; NAN when there are fewer */
} EntLabelStatus;

/** ent_label_status_free: NULL is fine. */
void ent_label_status_free (EntLabelStatus *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntLabelStatus, ent_label_status_free)

/**
 * ent_service_label_status: (element-type EntLabelStatus)
 * @target: its name; NULL for all targets
 *
 * Errors: NOT_FOUND. Cost: some passes over what contacts are for each target.
 */
GPtrArray *ent_service_label_status (EntNetwork *self, const char *target, GError **error);
/**
 * ent_label_status_write_json: {"schema":1,"answered","source","targets":[...]}
 * @n_answered, @source_id: of the session that has just ended; 0 for none
 */
void
ent_label_status_write_json (const GPtrArray *statuses, int64_t n_answered, int64_t source_id, EntJson *json);

/** ent_text_estimate: "about 1,900 (1,550–2,300)" of @contacts, rounded to what is known; free with g_free().
 */
char *ent_text_estimate (double share, EntInterval interval, int64_t contacts);

typedef enum {
  ENT_LABEL_SURVEY, /* the EVAL bin */
  ENT_LABEL_TEACH,
} EntLabelBin;

typedef struct {
  const char *target; /* NULL when there is only one */
  EntLabelBin bin;
  /* Ask about so many at most; 0: as many as bring the survey to ENT_LABEL_WANTED, or one batch. */
  int64_t limit;
  bool has_seed;
  uint64_t seed; /* of the survey; may only change while it has no answers */
} EntLabelOptions;

/* One question. */
typedef struct {
  int64_t contact_id;
  char *name, *title, *organisation, *place; /* "" when not known */
  EntQueryReason reason;
  int64_t number; /* of the session, from 1 */
  int64_t total;  /* questions there are at least */
} EntLabelQuestion;

/** ent_label_question_clear: frees the texts in it. */
void ent_label_question_clear (EntLabelQuestion *self);

typedef struct EntLabelSession EntLabelSession;

/**
 * ent_service_label_begin: nothing is written before ent_service_label_end().
 *
 * Errors: NOT_FOUND; USAGE when several targets are there and none was named, and for another seed than that
 * of the survey's answers so far.
 */
EntLabelSession *ent_service_label_begin (EntNetwork *self, const EntLabelOptions *options, GError **error);
void ent_label_session_free (EntLabelSession *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntLabelSession, ent_label_session_free)

/** ent_label_session_target: its name; borrowed. */
const char *ent_label_session_target (const EntLabelSession *self);

/** ent_label_session_has_more: whether there is a question at all; before the first one was asked for. */
bool ent_label_session_has_more (const EntLabelSession *self);

/**
 * ent_label_session_next: the next question; the same one until it is answered.
 * @out_question: to be cleared; contact_id 0 when there is none left
 *
 * Cost: a look-up; a second or less at the end of each batch that teaches, when what was answered is learned.
 */
bool ent_label_session_next (EntLabelSession *self, EntLabelQuestion *out_question, GError **error);

/** ent_label_session_answer: answers the present question; ENT_ANSWER_NONE leaves it open and goes on. */
void ent_label_session_answer (EntLabelSession *self, EntAnswer answer);

/** ent_label_session_undo: back to the last answer of this session, which is asked again; false when there is
 * none. */
bool ent_label_session_undo (EntLabelSession *self);

/**
 * ent_service_label_end: keeps the answers, as one source that can be undone.
 * @out_source_id: 0 when there was none
 * @out_n: how many there were
 */
bool ent_service_label_end (EntNetwork *self, EntLabelSession *session, int64_t *out_source_id,
                            int64_t *out_n, GError **error);
