/* Target: who is qualified for one of the user's goals. A named list of weighted criteria over what a contact
 * is, written by people, a line each:
 *
 *     target: Décideurs de l'énergie
 *     qualified at: 3
 *     +3 seniority >= director
 *     +2 function: direction, finance
 *     +2 organisation: engie, edf
 *     +1 keyword: énergie, photovolta*
 *     -3 title: stagiaire
 *     never keyword: recruteur
 *
 * English and French keys may be mixed; accents and case never matter; a line that starts with # is a
 * comment. The values of a criterion are alternatives: its weight counts once. Values are whole words or
 * phrases in the folded text (ent_fold()); with a * at the end, the last word may go on. Weights and the
 * threshold have at most three decimals, after a point or a comma.
 *
 * key                                     compared with
 *   title (titre, poste, intitulé)          the title
 *   organisation (company, entreprise)      the organisation
 *   place (lieu, ville)                     the place
 *   sector (secteur)                        organisation, title and text
 *   keyword (mot-clé)                       everything
 *   function (fonction)                     the functions of ent_function_from_name()
 *   seniority (séniorité, niveau)           the scale of ent_seniority_from_name(): `>= 5`, `< senior`, `=
 * 4`, `3-5`
 */
#pragma once

#include "measure/function.h"

#define ENT_TARGET_MAX_BYTES ((size_t)256 * 1024)
#define ENT_TARGET_MAX_CRITERIA 512

typedef enum {
  ENT_CRITERION_TITLE,
  ENT_CRITERION_ORGANISATION,
  ENT_CRITERION_PLACE,
  ENT_CRITERION_SECTOR,
  ENT_CRITERION_KEYWORD,
  ENT_CRITERION_FUNCTION,
  ENT_CRITERION_SENIORITY,
  ENT_N_CRITERION_KINDS,
} EntCriterionKind;

typedef struct EntTarget EntTarget;

/**
 * ent_target_parse:
 * @text: a target file, UTF-8
 *
 * Errors: INVALID, with line and column (in characters, both from 1), what was expected there and, where
 * there is one, the nearest known word; REFUSED when it is larger than the limits above. Free with
 * ent_target_free().
 */
EntTarget *ent_target_parse (EntSlice text, GError **error);
void ent_target_free (EntTarget *self);

/** ent_target_write: appends the target in English keys, without comments; parsing it gives the same target.
 */
void ent_target_write (const EntTarget *self, GString *out);

/** ent_target_name, ent_target_threshold, ent_target_n_criteria: what the file said; borrowed. */
const char *ent_target_name (const EntTarget *self);
double ent_target_threshold (const EntTarget *self);
size_t ent_target_n_criteria (const EntTarget *self);

/* One line of a target. */
typedef struct {
  EntCriterionKind kind;
  bool excludes;    /* a `never` line */
  double weight;    /* 0 when it excludes */
  const char *text; /* the line as ent_target_write() writes it: "+2 organisation: engie, edf" */
} EntCriterionView;

/** ent_target_criterion: criterion @index, in the order of the file; borrowed from the target. */
EntCriterionView ent_target_criterion (const EntTarget *self, size_t index);

/** ent_criterion_kind_name: "title", "organisation", "place"...: the English key. */
const char *ent_criterion_kind_name (EntCriterionKind kind);

/* What a contact is, as targets see it. All texts folded (ent_fold_append()), any may be empty. */
typedef struct {
  EntSlice title;
  EntSlice organisation;
  EntSlice place;
  EntSlice text; /* headline, industry, notes */
  EntFunctionMask functions;
  EntSeniority seniority;
} EntContactFacts;

typedef struct {
  double score;   /* the sum of the weights of the criteria that match */
  double p;       /* 1 / (1 + exp (-(score - threshold))): by rules, not calibrated; 0 when excluded */
  bool excluded;  /* a `never` line matches */
  bool qualified; /* score >= threshold, and not excluded */
} EntTargetScore;

/**
 * ent_target_evaluate: Cost: one look-up for each word of the facts, whatever the number of criteria; no
 * allocation. Weights are summed as thousandths, so that a score on the threshold qualifies.
 */
EntTargetScore ent_target_evaluate (const EntTarget *self, const EntContactFacts *facts);

/* Why a criterion matched. */
typedef struct {
  size_t criterion;          /* index for ent_target_criterion() */
  EntSlice matched;          /* the words of the facts that it found; empty for functions and seniority */
  EntFunctionMask functions; /* those that it found; for functions only */
} EntTargetReason;

/**
 * ent_target_reasons: the criteria that match, in the order of the file.
 * @max_reasons: room in @out_reasons
 *
 * Returns: how many match, which may be more than were written.
 */
size_t ent_target_reasons (const EntTarget *self, const EntContactFacts *facts, EntTargetReason *out_reasons,
                           size_t max_reasons);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntTarget, ent_target_free)
