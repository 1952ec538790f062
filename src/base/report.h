/* A report: what could not be read, where and why. Readers add to it; it is shown, never swallowed. */
#pragma once

#include "base/slice.h"
#include <stdint.h>

typedef struct {
  char *file;    /* inside the source: "messages.csv" */
  uint64_t line; /* from 1; 0: the file as a whole */
  char *column;  /* header name of the cell, or "" */
  char *reason;  /* a whole sentence in English, plain words, for N_() translation where fixed */
} EntProblem;

typedef struct EntReport EntReport;

/** ent_report_new: keeps at most @max_kept problems in full and counts the rest. Free with ent_report_free().
 */
EntReport *ent_report_new (size_t max_kept);
void ent_report_free (EntReport *self);

/**
 * ent_report_add: one problem: the row (or file, with @line 0) was skipped or repaired for this @reason.
 * @column may be empty. Texts are copied.
 */
void ent_report_add (EntReport *self, EntSlice file, uint64_t line, EntSlice column, const char *reason);

/** ent_report_addf: the same with a printf-like reason. */
void ent_report_addf (EntReport *self, EntSlice file, uint64_t line, EntSlice column, const char *format, ...)
    G_GNUC_PRINTF (5, 6);

/** ent_report_count: all problems, the kept and the merely counted. */
size_t ent_report_count (const EntReport *self);

/** ent_report_n_kept, ent_report_get: those kept in full, in the order added; borrowed. */
size_t ent_report_n_kept (const EntReport *self);
const EntProblem *ent_report_get (const EntReport *self, size_t index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntReport, ent_report_free)
