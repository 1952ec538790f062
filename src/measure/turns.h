/* Turns: relations that came or went between two times, and those that have slept for long. */
#pragma once

#include "measure/series.h"

typedef enum {
  ENT_TURN_GAINED,  /* good at the later time, and was not at the earlier one */
  ENT_TURN_REVIVED, /* an exchange between the two, after more than ENT_TURN_SILENCE_DAYS of silence */
  ENT_TURN_COOLED,  /* was good, and is neutral now */
  ENT_TURN_SOURED,  /* turned bad */
  ENT_N_TURNS,
} EntTurnKind;

#define ENT_TURN_SILENCE_DAYS 365u

/* A contact whose relation turned. */
typedef struct {
  EntTurnKind kind;
  size_t contact;    /* row of the panel */
  bool is_qualified; /* at the later time */
  EntRelation before, after;
  uint32_t n_exchanges;  /* between the two times; one a second and direction */
  uint32_t silence_days; /* REVIVED: how long it had lasted; else since the last event, at the later time */
  double usual_gap_days; /* as of the earlier time: between active days; 0 when there was none or one */
} EntTurn;

typedef struct {
  uint32_t from_s, to_s;                 /* from < to */
  const EntRelationModel *model;         /* NULL: the shipped one */
  const EntQualification *qualification; /* NULL: nobody is qualified */
} EntTurnsOptions;

/**
 * ent_turns_new: (element-type EntTurn) by kind, in it the qualified first, then by warmth: that of the later
 * time, of the earlier one for COOLED and SOURED; equal ones by contact. A contact is in one kind only: who
 * revived is no gain beside. Of contacts present at the later time. Free with g_array_unref(). Cost: all
 * relations twice.
 */
GArray *ent_turns_new (const EntPanel *panel, const EntTurnsOptions *options);

/* Somebody who was close once and of whom nothing was heard for long. */
typedef struct {
  size_t contact;
  EntRelation relation; /* as of the time */
  uint32_t silence_days;
} EntDormant;

typedef struct {
  uint32_t tau_s;
  const EntRelationModel *model;
  const EntQualification *qualification; /* NULL: nobody is qualified, and so nobody dormant */
  uint32_t min_silence_days;             /* silent for longer than this */
  uint32_t min_active_days;              /* that there were once */
} EntDormantOptions;

#define ENT_DORMANT_SILENCE_DAYS 730u
#define ENT_DORMANT_ACTIVE_DAYS 5u

/**
 * ent_dormant_new: (element-type EntDormant) the qualified with whom there was something and has been nothing
 * since, those who were in touch on most days first, then by reciprocity and the more recent ones; nobody
 * whose relation is bad. Old ties keep their trust, and bring more that is new than the present ones do
 * (Levin, Walter & Murnighan 2011, 10.1287/orsc.1100.0576). Free with g_array_unref(). Cost: all relations.
 */
GArray *ent_dormant_new (const EntPanel *panel, const EntDormantOptions *options);
