/* The pipe between the thread that reads and the one that writes: bounded batches of copied records. */
#pragma once

#include "intake/keys-private.h"

/* A record with its keys, computed while reading because that thread has the time. */
typedef struct {
  EntRecord record;
  EntKey key;              /* of everything but interactions */
  int64_t interaction_key; /* of interactions */
  int64_t thread_key;
} EntPipeRecord;

typedef struct EntPipe EntPipe;

/** ent_pipe_new: starts reading @path in a thread, to which @options and @report belong until
 * ent_pipe_finish(). */
EntPipe *ent_pipe_new (const char *path, const EntReadOptions *options, EntReport *report);

/**
 * ent_pipe_next: the next batch of records, valid until the next call; NULL at the end.
 * @out_done, @out_total: bytes read so far, of how many (0: not known)
 */
const EntPipeRecord *ent_pipe_next (EntPipe *self, size_t *out_n, uint64_t *out_done, uint64_t *out_total);

/** ent_pipe_finish: after the end: what the source was; false with the reader's error. */
bool ent_pipe_finish (EntPipe *self, EntSourceInfo *out_info, GError **error);

/** ent_pipe_free: stops the reading if it still goes on. */
void ent_pipe_free (EntPipe *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntPipe, ent_pipe_free)
