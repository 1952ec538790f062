/* Part of service.h: the relation model learned on the user's own past, and the second opinion. */
#pragma once

#include "base/base.h"
#include "measure/measure.h"

/* What is in force as of the last refresh. */
typedef struct {
  EntRelationModel model;
  bool is_learned[ENT_N_RELATION_TARGETS]; /* else the coefficients of that target are the shipped ones */
  int64_t learned_us;                 /* as of when; ENT_TIME_UNKNOWN when there was no past to learn from */
  int64_t n_rows;                     /* past cases it was learned on, or judged by */
  double ece[ENT_N_RELATION_TARGETS]; /* calibration error of what is in force, on the held-out window */
  int64_t n_alive;                    /* contacts behind the second opinion */
  bool has_alive;                     /* false: they were fewer than ENT_ALIVE_MIN_CONTACTS */
  EntAliveModel alive;                /* MBG/NBD, in days */
} EntLearnedModel;
