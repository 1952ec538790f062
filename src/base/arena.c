#include "base/arena.h"

typedef struct Block Block;
struct Block {
  Block *next;
  size_t bytes;
  _Alignas(16) char data[];
};

struct EntArena {
  size_t block_bytes;
  size_t used;   /* handed out since the last reset */
  size_t offset; /* in the first block */
  Block *blocks; /* the one being filled is first */
  Block *spare;
};

EntArena *
ent_arena_new (size_t block_bytes)
{
  EntArena *self = g_new0 (EntArena, 1);
  self->block_bytes = block_bytes;
  return self;
}

static void
free_blocks (Block *block)
{
  while (block != NULL) {
    Block *next = block->next;
    g_free (block);
    block = next;
  }
}

void
ent_arena_free (EntArena *self)
{
  if (self == NULL)
    return;
  free_blocks (self->blocks);
  free_blocks (self->spare);
  g_free (self);
}

static void
add_block (EntArena *self, size_t at_least)
{
  Block *block = NULL;
  if (at_least <= self->block_bytes && self->spare != NULL) {
    block = self->spare;
    self->spare = block->next;
  } else {
    size_t bytes = MAX (at_least, self->block_bytes);
    block = g_malloc (sizeof (Block) + bytes);
    block->bytes = bytes;
  }
  block->next = self->blocks;
  self->blocks = block;
  self->offset = 0;
}

void *
ent_arena_alloc (EntArena *self, size_t bytes)
{
  bytes = (bytes + 7) & ~(size_t)7;
  if (self->blocks == NULL || self->blocks->bytes - self->offset < bytes)
    add_block (self, bytes);
  void *memory = self->blocks->data + self->offset;
  self->offset += bytes;
  self->used += bytes;
  return memory;
}

EntSlice
ent_arena_copy (EntArena *self, EntSlice text)
{
  if (text.length == 0)
    return (EntSlice){"", 0};
  char *copy = ent_arena_alloc (self, text.length + 1);
  memcpy (copy, text.data, text.length);
  copy[text.length] = '\0';
  return (EntSlice){copy, text.length};
}

void
ent_arena_reset (EntArena *self)
{
  Block *block = self->blocks;
  self->blocks = NULL;
  while (block != NULL) {
    Block *next = block->next;
    if (block->bytes == self->block_bytes) {
      block->next = self->spare;
      self->spare = block;
    } else {
      g_free (block);
    }
    block = next;
  }
  self->offset = 0;
  self->used = 0;
}

size_t
ent_arena_used (const EntArena *self)
{
  return self->used;
}
