/* The files of the archive, one family a file. Each writer counts the rows that it wrote. */
#pragma once

#include "sample/conversations-private.h"
#include "sample/zip-private.h"

typedef struct {
  const char *name; /* (static) */
  size_t n_rows;
} EntSampleFile;

typedef struct {
  const EntSampleNetwork *network;
  EntSampleZip *zip;
  GString *buffer;
  bool in_row;                                 /* a cell was written since the line began */
  GArray *files;                               /* of EntSampleFile, as they stand in the zip */
  uint64_t n_by_channel[ENT_CHANNEL_LAST + 1]; /* what passed with contacts, by EntChannel */
} EntSampleArchive;

/** ent_sample_begin_file: starts a CSV file and writes its @header line as it is. */
bool ent_sample_begin_file (EntSampleArchive *self, const char *name, const char *header, GError **error);

/** ent_sample_end_row: ends and counts a row of the file that was begun last; writes the buffer when it has
 * grown. */
bool ent_sample_end_row (EntSampleArchive *self, const char *line_end, GError **error);

/** ent_sample_cell: appends a cell (quoted where it needs to be) and the comma before it unless it opens the
 * line. */
void ent_sample_cell (EntSampleArchive *self, const char *text);

/** ent_sample_comma: the comma before a cell that the caller writes by itself. */
void ent_sample_comma (EntSampleArchive *self);

/** ent_sample_append_note: the note that the user sent with the invitation of person @number: the same
 * wherever it shows. */
void ent_sample_append_note (const EntSampleNetwork *network, size_t number, GString *out);

bool ent_sample_write_messages (EntSampleArchive *self, const GArray *threads, GError **error);
bool ent_sample_write_connections (EntSampleArchive *self, GError **error);
bool ent_sample_write_address_book (EntSampleArchive *self, GError **error);
bool ent_sample_write_invitations (EntSampleArchive *self, GError **error);
bool ent_sample_write_endorsements (EntSampleArchive *self, GError **error);
bool ent_sample_write_recommendations (EntSampleArchive *self, GError **error);
bool ent_sample_write_activity (EntSampleArchive *self, GError **error);
bool ent_sample_write_follows (EntSampleArchive *self, GError **error);
bool ent_sample_write_self (EntSampleArchive *self, GError **error);

/** ent_sample_write_truth: the truth as JSON into @path. */
bool ent_sample_write_truth (const EntSampleArchive *archive, const char *path, GError **error);
