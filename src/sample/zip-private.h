/* A zip being written, entry by entry, without knowing their sizes before; no time of day gets into it. */
#pragma once

#include "base/base.h"

typedef struct EntSampleZip EntSampleZip;

/** ent_sample_zip_new: creates @path. Free with ent_sample_zip_free(). Errors: FAILED. */
EntSampleZip *ent_sample_zip_new (const char *path, GError **error);

/** ent_sample_zip_free: drops it; a zip that was not finished is damaged. */
void ent_sample_zip_free (EntSampleZip *self);

/** ent_sample_zip_begin: starts the entry @name (its folder, when it ends in `/`) and ends the one before. */
bool ent_sample_zip_begin (EntSampleZip *self, const char *name, GError **error);

/** ent_sample_zip_flush: writes and empties @buffer. */
bool ent_sample_zip_flush (EntSampleZip *self, GString *buffer, GError **error);

/** ent_sample_zip_add: a whole entry at once. */
bool ent_sample_zip_add (EntSampleZip *self, const char *name, const GString *content, GError **error);

/** ent_sample_zip_finish: the directory at the end; a full disk is an error here at the latest. */
bool ent_sample_zip_finish (EntSampleZip *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntSampleZip, ent_sample_zip_free)
