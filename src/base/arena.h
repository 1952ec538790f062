/* An arena: many small allocations with one life. Reset keeps the memory, so that a batch costs no malloc. */
#pragma once

#include "base/slice.h"

typedef struct EntArena EntArena;

/** ent_arena_new: @block_bytes is the size of the blocks it takes from the heap. Free with ent_arena_free().
 */
EntArena *ent_arena_new (size_t block_bytes);
void ent_arena_free (EntArena *self);

/** ent_arena_alloc: @bytes of uninitialised memory, aligned to 8, valid until reset or free. */
void *ent_arena_alloc (EntArena *self, size_t bytes);

/** ent_arena_copy: a copy of @text in the arena, terminated for safety. */
EntSlice ent_arena_copy (EntArena *self, EntSlice text);

/** ent_arena_reset: forgets everything; keeps the blocks of ordinary size for reuse. */
void ent_arena_reset (EntArena *self);

/** ent_arena_used: bytes handed out since the last reset. */
size_t ent_arena_used (const EntArena *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntArena, ent_arena_free)
