/* Series: the network month by month, replayed from the panel, and what moved most between two times. */
#pragma once

#include "measure/models.h"

/* From this time on the contact is, or is not, qualified. */
typedef struct {
  uint32_t from_s;
  bool qualified;
} EntQualifiedSpan;

/*
 * Who was qualified when. Contact c owns the spans first_span[c] .. first_span[c + 1] - 1, ascending in time.
 * The last one that has begun counts; before the first has begun, the first does too, because what a contact
 * was earlier is not known. A contact without spans is not qualified.
 */
typedef struct {
  const uint64_t *first_span; /* [n_contacts + 1] */
  const EntQualifiedSpan *spans;
} EntQualification;

/** ent_qualified_at: whether @contact was qualified at @at_s. Cost: a walk over their few spans. */
bool ent_qualified_at (const EntQualification *qualification, size_t contact, uint32_t at_s);

/* From this time on the user holds the relation to be of that class, whatever is measured. */
typedef struct {
  uint32_t from_s;
  EntRelationClass class; /* ENT_N_RELATION_CLASSES: what is measured counts again */
} EntPinSpan;

/* Contact c owns the spans first_span[c] .. first_span[c + 1] - 1, ascending in time. */
typedef struct {
  const uint64_t *first_span; /* [n_contacts + 1] */
  const EntPinSpan *spans;
} EntPins;

/** ent_class_at: the class that counts at @at_s: the pinned one where there is one, else @measured. @pins may
 * be NULL. */
EntRelationClass ent_class_at (const EntPins *pins, size_t contact, uint32_t at_s, EntRelationClass measured);

/**
 * ent_panel_is_present: whether @contact was in the network at @at_s: had entered it (with their first event,
 * of any weight, when since_s is not known; from the beginning when there is no event either) and not left
 * it.
 */
bool ent_panel_is_present (const EntPanel *panel, size_t contact, uint32_t at_s);

/* The state at the end of one calendar month (UTC), over the contacts who were present then. */
typedef struct {
  int year;
  unsigned month; /* 1 to 12 */
  uint32_t end_s; /* its last second; the as-of time itself for the last month of a series */
  uint32_t n_contacts;
  uint32_t n_qualified;
  uint32_t n_both; /* qualified and in a good relation */
  uint32_t n_of_class[ENT_N_RELATION_CLASSES];
} EntSeriesMonth;

typedef struct {
  uint32_t tau_s;
  const EntRelationModels *models;       /* NULL: the shipped one throughout */
  const EntQualification *qualification; /* NULL: nobody is qualified */
  const EntPins *pins;                   /* NULL: none; they stand before what is measured */
  size_t max_months;                     /* only the last that many; 0: all */
} EntSeriesOptions;

/**
 * ent_series_new:
 *
 * From the month in which the first contact entered or the first event happened, to the month of tau_s. Every
 * month is exactly what ent_relations_evaluate_all() gives as of its end with the model in force then.
 * Returns: an array of EntSeriesMonth, oldest first, empty for an empty panel; free with g_array_unref().
 * Cost: two walks over each contact's events, and a few logarithms a contact and month.
 */
GArray *ent_series_new (const EntPanel *panel, const EntSeriesOptions *options);

/* A contact whose warmth changed. */
typedef struct {
  size_t contact; /* index in the panel */
  int64_t contact_id;
  double before, after; /* warmth, 0 to 100; 0 while the relation is unknown */
} EntMove;

typedef struct {
  uint32_t from_s, to_s;
  const EntRelationModel *model; /* NULL: the shipped one */
  size_t max_moves;              /* each way */
  unsigned n_threads;
} EntMovesOptions;

typedef struct {
  GArray *up;   /* EntMove, largest gain first; equal ones by contact_id */
  GArray *down; /* EntMove, largest loss first */
} EntMoves;

/**
 * ent_moves_new: the largest changes of warmth between two times, among the contacts present at the later
 * one. Free with ent_moves_free(). Cost: all relations twice.
 */
EntMoves *ent_moves_new (const EntPanel *panel, const EntMovesOptions *options);
void ent_moves_free (EntMoves *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntMoves, ent_moves_free)
