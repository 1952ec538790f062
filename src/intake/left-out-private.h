/* What is left out by rule, summed up by reason and sender while a source is read. */
#pragma once

#include "readers/readers.h"
#include "store/store.h"

typedef struct EntLeftOut EntLeftOut;

/** ent_left_out_new: for the source @source_id of @store. */
EntLeftOut *ent_left_out_new (EntStore *store, int64_t source_id);
void ent_left_out_free (EntLeftOut *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntLeftOut, ent_left_out_free)

/** ent_left_out_add: counts one. Memory: bounded; beyond it the sums are written out and begin anew. */
bool ent_left_out_add (EntLeftOut *self, const EntLeftOutRecord *record, GError **error);

/** ent_left_out_add_mail: the same for a mail that is not personal. */
bool ent_left_out_add_mail (EntLeftOut *self, const EntMailRecord *mail, GError **error);

/** ent_left_out_flush: writes the sums out. */
bool ent_left_out_flush (EntLeftOut *self, GError **error);
