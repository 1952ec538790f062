/* What earlier imports have read of a source, as the reader asks for it. */
#pragma once

#include "readers/readers.h"
#include "store/store.h"

typedef struct EntReadingMemory EntReadingMemory;

/** ent_reading_memory_load: what all sources at @path have read. Memory: some 100 bytes a unit. */
EntReadingMemory *ent_reading_memory_load (EntStore *store, EntSlice path, GError **error);
void ent_reading_memory_free (EntReadingMemory *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntReadingMemory, ent_reading_memory_free)

/** ent_reading_memory_get: as readers know it; NULL when nothing was read there yet. */
const EntMemory *ent_reading_memory_get (const EntReadingMemory *self);
