/* A text file being written: what lies beside the archive, and the truth. */
#pragma once

#include "base/base.h"
#include <stdio.h>

typedef struct {
  FILE *file;
  GString *text; /* not written yet */
  const char *path;
} EntSampleSheet;

/** ent_sample_sheet_open: creates @path, which must outlive it. Errors: FAILED. */
bool ent_sample_sheet_open (EntSampleSheet *self, const char *path, GError **error);

/** ent_sample_sheet_flush: writes and empties the text; false when the disk refuses, which close() tells. */
bool ent_sample_sheet_flush (EntSampleSheet *self);

/** ent_sample_sheet_close: the rest. @ok: whether all went well so far. Errors: FAILED. */
bool ent_sample_sheet_close (EntSampleSheet *self, bool ok, GError **error);

/** ent_sample_append_folded: a line of a card or a calendar, none longer than 75 bytes, no letter cut in two
 * (RFC 6350, 3.2; RFC 5545, 3.1). */
void ent_sample_append_folded (const char *line, GString *out);

/** ent_sample_sheet_clear: drops what was not closed. */
void ent_sample_sheet_clear (EntSampleSheet *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (EntSampleSheet, ent_sample_sheet_clear)
