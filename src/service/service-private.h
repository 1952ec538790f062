/* What the files of the service share. */
#pragma once

#include "config.h"

#include <stdio.h>

#include <glib/gi18n-lib.h>
#include "service/service.h"
#include "identity/identity.h"
#include "intake/intake.h"
#include "store/store.h"

struct EntNetwork {
  EntStore *store;
  EntNetworkMode mode;
  char *path;
  bool is_ensured; /* whether freshness was looked at already */
};

/* Between these two a verb changes the network: ent_network_begin() takes the lock, ent_network_finish()
 * brings what is derived up to date and commits; without it, closing or ent_network_rollback() forgets all of
 * it. */
bool ent_network_begin (EntNetwork *self, GError **error);
bool ent_network_finish (EntNetwork *self, GError **error);
void ent_network_rollback (EntNetwork *self);

/** ent_refresh: brings titles, standings, scores, months and moves up to date as of @now_us; inside a
 * transaction. */
bool ent_refresh (EntStore *store, int64_t now_us, GError **error);

/** ent_refresh_scope: what refresh remembered of the whole network; false when it never ran. */
bool ent_refresh_scope (EntStore *store, EntRelationOverview *out_overview);

/** ent_learned_model_new: what a refresh of @panel as of @tau_s puts in force, with @relations as it found
 * them. */
EntLearnedModel ent_learned_model_new (const EntPanel *panel, const EntRelationModels *models,
                                       const EntRelation relations[], uint32_t tau_s);
/** ent_learned_model_keep, ent_learned_model_load: kept with the network; the shipped model when no refresh
 * ever ran. */
bool ent_learned_model_keep (EntStore *store, const EntLearnedModel *self, GError **error);
EntLearnedModel ent_learned_model_load (EntStore *store);
/** ent_learned_model_write_json: the member "model":{"as_of","n","learned","ece"}: what stands behind a
 * chance. */
void ent_learned_model_write_json (const EntLearnedModel *self, EntJson *json);

/** ent_refresh_counts: what the network holds, as the last refresh counted it: every change ends with one. */
bool ent_refresh_counts (EntStore *store, EntCounts *out_counts, GError **error);

/** ent_tau_of_day: the last second of @day as panels count. */
uint32_t ent_tau_of_day (int64_t day);
/** ent_tau_of: @at_us as panels count, within what they can hold. */
uint32_t ent_tau_of (int64_t at_us);

/* A target that was parsed. */
typedef struct {
  int64_t id;
  EntTarget *target;
  struct EntPool *pool; /* its learned score, when that is used; see label-private.h. Else NULL */
} EntLoadedTarget;
/** ent_targets_load: (element-type EntLoadedTarget) all of the network; one that no longer parses is left
 * out. */
GArray *ent_targets_load (EntStore *store, GError **error);

/* Facts of one contact, folded and ready for targets; reused from contact to contact. */
typedef struct {
  GString *title, *organisation, *place, *text;
} EntFolder;
void ent_folder_init (EntFolder *self);
void ent_folder_clear (EntFolder *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (EntFolder, ent_folder_clear)
/** ent_folder_facts: slices in the result live until the next call. */
EntContactFacts ent_folder_facts (EntFolder *self, const EntContactFactsRow *row);

/**
 * ent_panel_load: the panel of everybody: who took themselves off the list of connections is still somebody
 * whom the user knows. Free with ent_panel_free().
 */
EntPanel *ent_panel_load (EntStore *store, GError **error);

/* Who was qualified when, by the positions they held; contacts as in the panel. */
typedef struct {
  EntQualification qualification; /* borrows from the two below */
  GArray *spans;                  /* (element-type EntQualifiedSpan) */
  uint64_t *first_span;
} EntSpans;

/**
 * ent_standings_store: holds every contact against @targets and stores the standings.
 * @out_scores: [panel->n_contacts] gets `qualified` and `score`: the best of all targets
 *
 * Returns: who was qualified when. Free with ent_spans_free().
 */
EntSpans *ent_standings_store (EntStore *store, const EntPanel *panel, const GArray *targets,
                               EntScore *out_scores, GError **error);
/** ent_spans_load: the same, and stores nothing. */
EntSpans *ent_spans_load (EntStore *store, const EntPanel *panel, const GArray *targets, GError **error);
/**
 * ent_spans_of_contact: the same of one contact.
 * @out_score: gets `qualified` and `score`, and the contact's standings are stored anew; NULL: nothing is
 * stored
 */
EntSpans *ent_spans_of_contact (EntStore *store, int64_t contact_id, const GArray *targets,
                                EntScore *out_score, GError **error);
void ent_spans_free (EntSpans *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntSpans, ent_spans_free)

/* Which classes the user pinned when; contacts as in the panel. */
typedef struct {
  EntPins pins;  /* borrows from the two below */
  GArray *spans; /* (element-type EntPinSpan) */
  uint64_t *first_span;
} EntPinned;
/** ent_pinned_load: Cost: what was ruled on relations. Free with ent_pinned_free(). */
EntPinned *ent_pinned_load (EntStore *store, const EntPanel *panel, GError **error);
void ent_pinned_free (EntPinned *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntPinned, ent_pinned_free)
/** ent_pinned_of: the class pinned for one contact now; ENT_N_RELATION_CLASSES for none. */
bool ent_pinned_of (EntStore *store, int64_t contact_id, EntRelationClass *out_class, GError **error);

/* What is written by hand about one contact without anything having passed with them, a note or a tag: only
 * what the contact itself is held against can change. */
typedef struct {
  int64_t contact_id;
  GArray *targets;    /* (element-type EntLoadedTarget) */
  EntSpans *before;   /* when they were qualified, before it was written */
  unsigned n_changes; /* contacts that became other people by it */
} EntTouch;
/** ent_touch_begin: to be called inside the transaction, before anything is written. */
bool ent_touch_begin (EntTouch *self, EntStore *store, int64_t contact_id, GError **error);
/** ent_touch_changed: an EntPersonChangeFunc for ent_identity_resolve(); @data is the EntTouch. */
void ent_touch_changed (const EntPersonChange *change, void *data);
void ent_touch_clear (EntTouch *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (EntTouch, ent_touch_clear)
/** ent_network_finish_touch: ent_network_finish(), and refreshes that contact alone where this gives the same
 * answers as refreshing everybody. */
bool ent_network_finish_touch (EntNetwork *self, const EntTouch *touch, GError **error);

EntDifference *ent_difference_new (void);
void ent_difference_free (EntDifference *self);
/** ent_difference_add: takes one change; @data is the EntDifference. */
void ent_difference_add (const EntPersonChange *change, void *data);
void ent_difference_write_json (const EntDifference *difference, EntJson *json);

/** ent_contact_from_row: a copy; ent_contact_clear() frees it. */
EntContact ent_contact_from_row (const EntContactRow *row);
/* What is exported of a contact beside its row. */
typedef struct {
  GPtrArray *tags;      /* (element-type utf8) */
  GPtrArray *notes;     /* (element-type utf8) newest first */
  GPtrArray *originals; /* (element-type utf8) what address books say, newest first; for vCard only */
  GArray *identifiers;  /* (element-type EntIdentifier) all that lead to them; for vCard only */
} EntExportFacts;
/** ent_export_append_vcard: the contact as vCard 4.0: every property that address books gave, and what the
 * network knows beside these. */
void ent_export_append_vcard (const EntContact *contact, const EntExportFacts *facts, GString *out);

/** ent_contact_write_json: one object with ent_contact_write_members(). */
void ent_contact_write_json (const EntContact *contact, EntJson *json);

/** ent_contact_missing: sets NOT_FOUND for contact @id; always false. */
bool ent_contact_missing (int64_t id, GError **error);
/** ent_network_ensure_said: brings the index of everything said up to date, if somebody may write now. */
bool ent_network_ensure_said (EntNetwork *self, GError **error);

/** ent_source_load_left_out: the sums by reason of what was left out of a source, into @source. */
bool ent_source_load_left_out (EntNetwork *self, int64_t source_id, EntSource *source, GError **error);

/** ent_preview_new: how the table @path is read with @mapping (may be NULL), and its first rows; NULL when it
 * is no table. */
EntPreview *ent_preview_new (const char *path, const char *mapping);
void ent_preview_free (EntPreview *self);
/** ent_preview_write_json: {"columns":[{"header","field"}],"rows":[{"name","email"...}]} */
void ent_preview_write_json (const EntPreview *preview, EntJson *json);

/** ent_source_from_row: a copy without problems. */
EntSource *ent_source_from_row (const EntSourceRow *row);

/** ent_reasons_of_relation: (element-type EntScoreReason) why the relation is of its class, in words, as
 * @model sees it. */
GArray *ent_reasons_of_relation (const EntRelation *relation, const EntRelationOverview *overview,
                                 const EntRelationModel *model);
/** ent_reasons_of_target: (element-type EntScoreReason) the criteria that match. */
GArray *ent_reasons_of_target (const EntTarget *target, const EntContactFacts *facts);
GArray *ent_reasons_new (void);

/** ent_text_invitation_reason: "of 40 like this one, 38% wrote within a year (+8)"; free with g_free(). */
char *ent_text_invitation_reason (const EntInvitationReason *reason, bool has_title);

/** ent_evidence_in_words: (element-type EntPairEvidence) what speaks for it first. */
GArray *ent_evidence_in_words (const EntLinkEvidence *evidence);

/** ent_lane_of: how safe it is to say that a pair is one person. */
EntLane ent_lane_of (const EntLikePair *pair);

/** ent_contact_load: a contact of the store, to be cleared with ent_contact_clear(). */
bool ent_contact_load (EntStore *store, int64_t contact_id, EntContact *out_contact, GError **error);
/** ent_corrections_new: (element-type EntCorrection), which frees what is in it. */
GArray *ent_corrections_new (void);

/**
 * ent_correct_query: words instead of those of @query that nobody has, so that somebody fits.
 * @corrections: gets what was replaced; nothing when nothing helps
 * @out_query: (nullable result): the query with the other words; NULL when nothing helps
 */
bool ent_correct_query (EntStore *store, const EntQuery *query, GArray *corrections, EntQuery **out_query,
                        GError **error);

/** ent_correct_said: the same for @parts of a search, whose `instead` it fills. @out_changed: whether it did.
 */
bool
ent_correct_said (EntStore *store, GArray *parts, GArray *corrections, bool *out_changed, GError **error);

/** ent_contact_find: the contact that @id leads to. Errors: NOT_FOUND. */
bool ent_contact_find (EntStore *store, int64_t id, int64_t *out_contact_id, GError **error);

/** ent_contact_identifiers_new: (element-type EntContactIdentifier); ent_contact_identifiers_take() adds one.
 */
GArray *ent_contact_identifiers_new (void);
void ent_contact_identifiers_take (const EntIdentifierRow *row, void *identifiers);
/** ent_contact_identifiers_write: the member "identifiers":[{"kind","value"}]. */
void ent_contact_identifiers_write (const GArray *identifiers, EntJson *json);

/** ent_words_take_in: stores what the user says of who is who, and decides anew; inside a transaction. */
bool ent_words_take_in (EntNetwork *self, const EntWords *words, int64_t *out_source_id, GError **error);
/**
 * ent_network_rule: keeps what the user rules about people and ends the transaction, which
 * ent_network_begin() opened: nothing that is derived depends on rulings.
 * @description: what was asked for, as `sources` shows it, without names
 * @rulings: [n_rulings] `identifier_id` is the contact's id; ids and times are ignored
 */
bool ent_network_rule (EntNetwork *self, const char *description, const EntRulingRow *rulings,
                       size_t n_rulings, int64_t *out_source_id, GError **error);
/** ent_words_end: ends the transaction: keeps what was done, or forgets it after a dry run or a failure
 * (@ok false). */
bool ent_words_end (EntNetwork *self, bool ok, bool is_dry_run, GError **error);

/** ent_input_open: @path for reading; "-" is standard input. Close with ent_input_close(). Errors: NOT_FOUND,
 * FAILED. */
FILE *ent_input_open (const char *path, GError **error);
void ent_input_close (FILE *file);

/** ent_json_member_id_or_null: null for 0. */
void ent_json_member_id_or_null (EntJson *json, const char *key, int64_t id);
/** ent_json_member_day, ent_json_member_time: ISO, null when unknown. */
void ent_json_member_day (EntJson *json, const char *key, int64_t at_us);
void ent_json_member_time (EntJson *json, const char *key, EntTime at);
