/* Part of store.h: what the measures say, for the service (score.c, panel-load.c). */
#pragma once

#include "store/open.h"

/**
 * ent_store_load_panel: every contact, ascending in id, with their interactions in time order.
 * Cost: one ordered scan of the unique index, about 0.15 us an interaction.
 */
EntPanel *ent_store_load_panel (EntStore *self, GError **error);

/* What a contact is, for titles and targets. Texts folded (ent_fold), separate words by one blank. */
typedef struct {
  int64_t id;
  EntSlice name, organisation, title, place, note; /* as written */
  uint32_t functions;
  int seniority;
  bool title_read; /* functions and seniority are of this title */
} EntContactFactsRow;
typedef bool (*EntContactFactsFunc) (const EntContactFactsRow *row, void *data);
/** ent_store_contact_facts: every contact, ascending in id; one when @only_id is not 0. */
bool ent_store_contact_facts (EntStore *self, int64_t only_id, EntContactFactsFunc func, void *data,
                              GError **error);
bool
ent_store_title_set (EntStore *self, int64_t contact_id, uint32_t functions, int seniority, GError **error);

typedef struct {
  int64_t contact_id;
  int64_t since_us, first_us, last_us, last_in_us; /* ENT_TIME_UNKNOWN */
  uint32_t channels;                               /* bit N: something passed by EntChannel N */
  int64_t n_in, n_out;
  int relation; /* EntRelationClass of measure/ */
  double warmth;
  bool qualified;
  double score;
} EntScore;
/**
 * ent_store_scores_begin, ent_store_scores_end: around the writing of all scores, inside a transaction: the
 * indexes over them are set aside and made anew.
 */
bool ent_store_scores_begin (EntStore *self, GError **error);
bool ent_store_scores_end (EntStore *self, GError **error);
/** ent_store_score_set: what the measures say of a contact as of the day of the refresh. */
bool ent_store_score_set (EntStore *self, const EntScore *score, GError **error);
/** ent_store_score_qualified_set: `qualified` and `score` of a contact alone. */
bool ent_store_score_qualified_set (EntStore *self, const EntScore *score, GError **error);
/** ent_store_standing_clear_one: forgets a contact's points for a target. */
bool ent_store_standing_clear_one (EntStore *self, int64_t target_id, int64_t contact_id, GError **error);
bool ent_store_standings_clear (EntStore *self, int64_t target_id, GError **error); /* 0: of all targets */
/** ent_store_standing_set: a contact's points for a target; replaces what was there. */
bool ent_store_standing_set (EntStore *self, int64_t target_id, int64_t contact_id, double score,
                             bool qualified, GError **error);

typedef struct {
  int64_t day; /* days since 1970 */
  int64_t contacts, qualified, good, neutral, bad, unknown, both;
} EntMonthRow;
typedef void (*EntMonthFunc) (const EntMonthRow *row, void *data);
/** ent_store_months_clear: forgets the series, before it is computed anew. */
bool ent_store_months_clear (EntStore *self, GError **error);
/** ent_store_month_set: one month of the series; replaces one of the same day. */
bool ent_store_month_set (EntStore *self, const EntMonthRow *row, GError **error);
/** ent_store_months: the series, oldest first. */
bool ent_store_months (EntStore *self, EntMonthFunc func, void *data, GError **error);

typedef struct {
  int64_t contact_id;
  EntSlice name;        /* filled in by ent_store_moves() */
  double before, after; /* warmth, 0 to 100 */
} EntMoveRow;
typedef void (*EntMoveFunc) (const EntMoveRow *row, void *data);
/** ent_store_moves_put: replaces what moved most, in the order in which it is told. */
bool ent_store_moves_put (EntStore *self, const EntMoveRow *rows, size_t n, GError **error);
/** ent_store_moves: what moved most; who is no longer there is no news. */
bool ent_store_moves (EntStore *self, EntMoveFunc func, void *data, GError **error);

typedef struct {
  int64_t id;
  EntSlice name, text;
} EntTargetRow;
typedef void (*EntTargetFunc) (const EntTargetRow *row, void *data);
/** ent_store_target_put: a target of that name is replaced. */
bool ent_store_target_put (EntStore *self, EntSlice name, EntSlice text, int64_t *out_id, GError **error);
/** ent_store_target_delete: NOT_FOUND when there is none of that name. */
bool ent_store_target_delete (EntStore *self, EntSlice name, GError **error);
bool ent_store_targets (EntStore *self, EntTargetFunc func, void *data, GError **error);
