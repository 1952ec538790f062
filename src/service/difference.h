/* Part of service.h: how people changed (difference.c). */
#pragma once

#include "base/base.h"

typedef enum {
  ENT_DIFFERENCE_JOINED,
  ENT_DIFFERENCE_LEFT,
  ENT_DIFFERENCE_JOB,
  ENT_DIFFERENCE_NAME,
  ENT_DIFFERENCE_EMAIL,
  ENT_N_DIFFERENCES,
} EntDifferenceKind;

#define ENT_DIFFERENCE_MAX_ROWS 1000 /* of each kind are kept; all are counted */

typedef struct {
  int64_t contact_id;
  char *name, *before, *after; /* the last two may be empty */
} EntDifferenceRow;

/* How people changed. */
typedef struct {
  int64_t n[ENT_N_DIFFERENCES];
  GArray *rows[ENT_N_DIFFERENCES]; /* (element-type EntDifferenceRow) */
  int64_t n_changed;               /* contacts that were there and are different now */
  int64_t n_new, n_gone;           /* contacts that came and went */
} EntDifference;

/** ent_difference_name: "joined", "left", "job", "name", "email": the key in JSON. */
const char *ent_difference_name (EntDifferenceKind kind);
