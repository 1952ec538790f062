/* Part of service.h: sources, import, undo (import.c, sources.c). */
#pragma once

#include "readers/readers.h"
#include "service/difference.h"
#include "service/left-out.h"
#include "service/network.h"
#include "service/preview.h"

typedef struct {
  int64_t id;
  char *path, *kind;
  int64_t imported_us;
  int64_t as_of_us;
  bool lists_connections;
  int64_t n_records, n_new, n_known, n_changed, n_skipped;
  int64_t n_problems;        /* all of them */
  EntReport *problems;       /* those kept; NULL when not asked for */
  EntDifference *difference; /* NULL unless it has just been imported */
  int64_t contacts_before, contacts_after, interactions_before, interactions_after; /* of an import */
  bool nothing_new;    /* earlier imports have read all of it: nothing was kept, there is no id */
  GPtrArray *left_out; /* (element-type EntLeftOutCount) by reason, most first; NULL when not asked for */
  EntPreview *preview; /* of a table that was imported for a trial; else NULL */
} EntSource;

/** ent_source_free: frees it and all that it owns; NULL is fine. */
void ent_source_free (EntSource *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntSource, ent_source_free)

typedef void (*EntImportProgress) (uint64_t done_bytes, uint64_t total_bytes, void *data);

/* What an import may be told; all zero is fine. */
typedef struct {
  const char *mapping; /* columns of an unknown table: "Header=field,Header=field" */
  bool read_all;       /* also what earlier imports have read */
  bool is_dry_run;     /* tell what would change, and keep nothing */
  EntImapOptions imap; /* of a mailbox on a server */
  EntImportProgress progress;
  void *progress_data;
} EntImportOptions;

/**
 * ent_service_import: brings in the file or folder @path, or a mailbox on a server, whole or not at all.
 * @options: may be NULL
 *
 * Errors: NOT_FOUND, INVALID (of no known kind), REFUSED (a bomb, an absurd size).
 */
EntSource *
ent_service_import (EntNetwork *self, const char *path, const EntImportOptions *options, GError **error);

/** ent_service_sources: (element-type EntSource) all of them, oldest first, without problems. */
GPtrArray *ent_service_sources (EntNetwork *self, GError **error);

/** ent_service_source: one of them, with its problems and what was left out of it. Errors: NOT_FOUND. */
EntSource *ent_service_source (EntNetwork *self, int64_t id, GError **error);

/** ent_sources_write_json: {"sources":[...]}. */
void ent_sources_write_json (const GPtrArray *sources, EntJson *json);

/* What undoing or forgetting did, or would do. */
typedef struct {
  int64_t id;
  bool is_dry_run;
  int64_t contacts_before, contacts_after, interactions_before, interactions_after;
  EntDifference *difference;
} EntUndo;

/** ent_undo_free: frees it and all that it owns; NULL is fine. */
void ent_undo_free (EntUndo *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntUndo, ent_undo_free)

/** ent_service_undo: takes a source back, and everything only it had said. Errors: NOT_FOUND. */
EntUndo *ent_service_undo (EntNetwork *self, int64_t source_id, bool is_dry_run, GError **error);
void ent_undo_write_json (const EntUndo *undo, EntJson *json);
