/* A target as target.c (matching), target-parse.c and target-write.c share it. */
#pragma once

#include "measure/target.h"

/* The texts of EntContactFacts, as bits. */
#define ENT_FIELD_TITLE 1u
#define ENT_FIELD_ORGANISATION 2u
#define ENT_FIELD_PLACE 4u
#define ENT_FIELD_TEXT 8u

typedef struct {
  EntCriterionKind kind;
  bool excludes;
  int32_t weight_milli;
  EntFunctionMask functions; /* FUNCTION: any of these */
  EntSeniority least, most;  /* SENIORITY: both ends belong */
  GPtrArray *values;         /* (char *) the texts as written, trimmed; NULL for functions and seniority */
  char *line;                /* as written by ent_target_write() */
} EntCriterion;

/* One value to look for. */
typedef struct {
  char *folded;
  uint32_t length;
  uint16_t criterion;
  uint8_t fields;
  bool is_prefix;
} EntPattern;

#define ENT_N_PATTERN_BUCKETS 256u

struct EntTarget {
  char *name;
  int32_t threshold_milli;
  GArray *criteria; /* EntCriterion */
  GArray *patterns; /* EntPattern, by bucket once compiled */
  uint32_t first_pattern[ENT_N_PATTERN_BUCKETS + 1];
};

/** ent_target_new: without name, criteria or threshold; the parser fills it. */
EntTarget *ent_target_new (void);

/** ent_criterion_fields: in which texts values of this kind are looked for; 0 for functions and seniority. */
unsigned ent_criterion_fields (EntCriterionKind kind);

/** ent_target_compile: makes the patterns of all values; called once, when the criteria are complete. */
void ent_target_compile (EntTarget *self);

/** ent_criterion_write: appends the criterion's line, without a line break. */
void ent_criterion_write (const EntCriterion *self, GString *out);
