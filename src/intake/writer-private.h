/* The writer: records -> facts of one source. */
#pragma once

#include "intake/keys-private.h"
#include "store/store.h"

typedef struct EntWriter EntWriter;

/** ent_writer_new: writes into @store, inside a transaction, for the source @source_id. NULL with @error. */
EntWriter *ent_writer_new (EntStore *store, int64_t source_id, GError **error);
void ent_writer_free (EntWriter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntWriter, ent_writer_free)

/* What became of a record. */
typedef enum {
  ENT_WRITTEN_NEW,   /* at least one new fact */
  ENT_WRITTEN_KNOWN, /* nothing new */
  ENT_WRITTEN_NONE,  /* of somebody forgotten, of the user alone, or with nothing to recognise anybody by */
} EntWritten;

/** ent_writer_put: puts what @record says; the keys are those of keys-private.h. */
bool ent_writer_put (EntWriter *self, const EntRecord *record, EntKey key, int64_t interaction_key,
                     int64_t thread_key, EntWritten *out_written, GError **error);

/**
 * ent_writer_finish: stores the claims of everything put.
 * @out_touched: (element-type int64_t) the identifiers that cards, names and the user's own speak of
 */
bool ent_writer_finish (EntWriter *self, GArray **out_touched, GError **error);
