/* The files of the archive and those beside it, one family a file. Each writer counts what it wrote. */
#pragma once

#include "sample/mails-private.h"
#include "sample/meetings-private.h"
#include "sample/zip-private.h"

typedef struct {
  const char *name; /* (static) */
  size_t n_rows;
} EntSampleFile;

/* What passed with one person, by channel; mere copies and crowds apart. */
typedef struct {
  uint32_t n_in[ENT_CHANNEL_LAST + 1];
  uint32_t n_out[ENT_CHANNEL_LAST + 1]; /* a meeting is in both */
  uint32_t n_weak;
} EntSampleTally;

#define ENT_SAMPLE_N_MAIL_CLASSES 9

/* What the files beside the archive hold. */
typedef struct {
  uint64_t n_by_class[ENT_SAMPLE_N_MAIL_CLASSES];
  uint64_t n_by_act[ENT_SAMPLE_N_ACTS]; /* of genuine notifications */
  uint64_t n_forged, n_unproven;
  uint64_t n_in, n_out; /* personal ones */
  uint64_t n_meetings[ENT_SAMPLE_N_MEETING_KINDS];
  uint64_t n_meeting_times;
  uint64_t n_cards, n_card_groups;
} EntSampleBeside;

typedef struct {
  const EntSampleNetwork *network;
  EntSampleZip *zip;
  GString *buffer;
  bool in_row;                                 /* a cell was written since the line began */
  GArray *files;                               /* of EntSampleFile, as they stand in the zip */
  uint64_t n_by_channel[ENT_CHANNEL_LAST + 1]; /* what passed with contacts, by EntChannel */
  EntSampleTally *tallies;                     /* of the people */
  const GArray *threads;                       /* of the messages */
  const GArray *mails;                         /* the plan of the mailbox; NULL without one */
  EntSampleBeside beside;
} EntSampleArchive;

/** ent_sample_tally: something passed with person @number. */
void ent_sample_tally (EntSampleArchive *self, size_t number, EntChannel channel, EntDirection direction);

/** ent_sample_count: the same, as an interaction of its own. */
void ent_sample_count (EntSampleArchive *self, size_t number, EntChannel channel, EntDirection direction);

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

/** ent_sample_write_thread_id: LinkedIn's id of a conversation: "2-" and 40 random bytes in base64. */
void ent_sample_write_thread_id (EntRandom *random, char id[64]);

bool ent_sample_write_messages (EntSampleArchive *self, const GArray *threads, GError **error);
bool ent_sample_write_connections (EntSampleArchive *self, GError **error);
bool ent_sample_write_address_book (EntSampleArchive *self, GError **error);
bool ent_sample_write_invitations (EntSampleArchive *self, GError **error);
bool ent_sample_write_endorsements (EntSampleArchive *self, GError **error);
bool ent_sample_write_recommendations (EntSampleArchive *self, GError **error);
bool ent_sample_write_activity (EntSampleArchive *self, GError **error);
bool ent_sample_write_follows (EntSampleArchive *self, GError **error);
bool ent_sample_write_self (EntSampleArchive *self, GError **error);

/** ent_sample_write_mailbox: the mails of @self's plan as an mbox into @path, as Gmail gives them. */
bool ent_sample_write_mailbox (EntSampleArchive *self, const char *path, GError **error);

/** ent_sample_write_cards: the address book, vCards of versions 2.1, 3.0 and 4.0, into @path. */
bool ent_sample_write_cards (EntSampleArchive *self, const char *path, GError **error);

/** ent_sample_write_calendar: the meetings into @path (iCalendar). */
bool ent_sample_write_calendar (EntSampleArchive *self, const char *path, GError **error);

/** ent_sample_write_truth: the truth as JSON into @path. */
bool ent_sample_write_truth (EntSampleArchive *archive, const char *path, GError **error);
