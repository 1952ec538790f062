/* Job titles, French and English, read into function x seniority. Titles are typed by hand: inclusive forms,
 * emoji, capitals, several jobs in one line; what cannot be read stays unknown. */
#pragma once

#include "measure/function.h"

#define ENT_FUNCTION_UNKNOWN ((EntFunction)ENT_N_FUNCTIONS) /* as main_function: none is known */

typedef struct {
  EntFunctionMask functions; /* of every job in the title; 0: none known */
  EntFunction main_function; /* of the highest job in the title, or ENT_FUNCTION_UNKNOWN */
  EntSeniority seniority;    /* of the highest job in the title */
  double confidence;         /* 0 (nothing known) to 1: half for the seniority, half for the function */
} EntTitle;

typedef struct EntTitleParser EntTitleParser;

/**
 * ent_title_parser_new: compiles the lexicon. Immutable afterwards: any number of threads may share one.
 * Free with ent_title_parser_free(). Cost: about 4 ms, well under 1 MB.
 */
EntTitleParser *ent_title_parser_new (void);
void ent_title_parser_free (EntTitleParser *self);

/**
 * ent_title_parse:
 * @title: as typed, in any encoding; what is not UTF-8 is dropped, and only the first 512 bytes are read
 * @organisation: where the job is held, may be empty: a vice president of a bank is no director
 *
 * The title is cut into parts ("consultant | founder"); former jobs, wishes and what follows "chez" or "at"
 * are left out. In each part the head noun decides: the first in French, the last before "of" or "for" in
 * English. It gives the seniority; the function is the head's own (an accountant), or else that of the
 * strongest word around it (a buyer's assistant). Feminine and inclusive forms give the answer of the
 * masculine.
 *
 * What the definitions leave open is settled so: an assistant of the direction has the function direction at
 * seniority assistant; secretaries, cooks and personal services have none of the functions; trades, drivers
 * and farm work are operations; a word that only looks like a job ("-eur", "-er") is a specialist of unknown
 * function with low confidence.
 *
 * Cost: one small allocation; 1 to 2 us.
 */
void ent_title_parse (const EntTitleParser *self, EntSlice title, EntSlice organisation, EntTitle *out_title);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntTitleParser, ent_title_parser_free)
