/* The kinds of sources that can be read: one row each in registry.c. */
#pragma once

#include "readers/container-private.h"

typedef struct {
  const char *kind;                    /* EntSourceInfo.kind */
  const char *accepts;                 /* for the sentence that says what can be read */
  bool (*sniff) (EntArchive *archive); /* by content; names are hints at most */
  bool (*read) (EntArchive *archive, const EntReadOptions *options, EntSink *sink, EntReport *report,
                EntSourceInfo *info, GError **error);
} EntReader;

extern const EntReader ent_linkedin_reader;
