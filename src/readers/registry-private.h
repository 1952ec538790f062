/* The kinds of sources that can be read: one row each in registry.c. */
#pragma once

#include "readers/container-private.h"

typedef struct {
  const char *kind;    /* EntSourceInfo.kind */
  const char *accepts; /* for the sentence that says what can be read; NULL: another kind says it */
  bool (*sniff) (EntArchive *archive); /* by content; names are hints at most */
  bool (*read) (EntArchive *archive, const EntReadOptions *options, EntSink *sink, EntReport *report,
                EntSourceInfo *info, GError **error);
} EntReader;

/* A kind that may have more files than an archive can hold: asked before one is opened. */
typedef struct {
  const char *kind;
  const char *accepts;
  bool (*sniff) (const char *path); /* by content, without reading all */
  bool (*read) (const char *path, const EntReadOptions *options, EntSink *sink, EntReport *report,
                EntSourceInfo *info, GError **error);
} EntPathReader;

extern const EntReader ent_book_reader, ent_calendar_file_reader, ent_calendar_reader, ent_linkedin_reader,
    ent_mail_archive_reader;
extern const EntPathReader ent_imap_reader, ent_mail_reader;
