/* Part of service.h: any file of who wrote to whom and when. */
#pragma once

#include "base/base.h"
#include "measure/measure.h"

typedef struct {
  const char *path; /* rows `time source target`; "-": standard input */
  int64_t cut_s;    /* as of when: seconds since 1970 */
  double horizon_days;
  bool is_learned; /* from the file's own past before the cut; else the shipped model */
} EntTieRequest;

/* Receives ties in the order of the pairs, both sides of each one after the other. Returns: false to stop. */
typedef bool (*EntTiesFunc) (const EntTieChance ties[], size_t n, void *data);

typedef struct {
  EntReport *report;    /* what could not be read */
  bool is_learned;      /* false when the past holds too little: the shipped model was used */
  EntHindcast hindcast; /* when it was asked for */
} EntTieAnswer;

/**
 * ent_service_ties: the chance, for every two people between whom something passed before the cut, that
 * anything passes again within the horizon, and that the contact writes; seen from both sides.
 *
 * Returns: free with ent_tie_answer_free(). Errors: NOT_FOUND, USAGE (cut or horizon), REFUSED (too many
 * rows). Cost: ent_tie_reader_finish() and ent_tie_log_evaluate().
 */
EntTieAnswer *ent_service_ties (const EntTieRequest *request, EntTiesFunc func, void *data, GError **error);
/** ent_tie_answer_free: NULL is fine. */
void ent_tie_answer_free (EntTieAnswer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntTieAnswer, ent_tie_answer_free)
