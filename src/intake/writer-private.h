/* The writer: records -> facts of one source. */
#pragma once

#include "intake/keys-private.h"
#include "intake/meetings-private.h"
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

/** ent_writer_flush: to be called before the slices of the records that were put go. */
bool ent_writer_flush (EntWriter *self, GError **error);

/* For the files of the writer: */

/** ent_writer_meet: the entry of @identifier, which gets an id in the store when it is met for the first
 * time; borrowed until the next meeting. */
EntMet *ent_writer_meet (EntWriter *self, EntIdentifier identifier, EntSlice label, GError **error);

/** ent_writer_met_card: a card for who was met under a certain identifier, called @name; nothing when the
 * last card said the same. */
bool ent_writer_met_card (EntWriter *self, EntIdentifier identifier, EntSlice name, EntCertainty certainty,
                          EntMet *met, EntWritten *written, GError **error);

/** ent_writer_put_interaction: stores and claims @it. */
bool ent_writer_put_interaction (EntWriter *self, const EntInteraction *it, int64_t *out_id, EntPut *out_put,
                                 EntWritten *written, GError **error);

/** ent_writer_put_mail: the rows of a mail: the sender's first, then one for each recipient. */
bool ent_writer_put_mail (EntWriter *self, const EntMailRecord *mail, int64_t key, int64_t thread,
                          EntWritten *written, GError **error);

/**
 * ent_writer_finish: stores the claims of everything put.
 * @out_touched: (element-type int64_t) the identifiers that cards, names and the user's own speak of
 */
bool ent_writer_finish (EntWriter *self, GArray **out_touched, GError **error);
