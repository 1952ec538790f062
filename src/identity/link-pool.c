/* Texts kept once, found by hash. */
#include "identity/link-private.h"

enum {
  FIRST_PLACES = 1024,
  BLOCK_BYTES = 1 << 20
};

uint64_t
ent_link_hash (EntSlice text, uint64_t seed)
{
  /* FNV-1a over bytes, then the finisher of MurmurHash3: keys must differ in their low bits too. */
  uint64_t hash = UINT64_C (0xCBF29CE484222325) ^ (seed * UINT64_C (0x9E3779B97F4A7C15));
  for (size_t i = 0; i < text.length; i++)
    hash = (hash ^ (unsigned char)text.data[i]) * UINT64_C (0x100000001B3);
  hash ^= hash >> 33;
  hash *= UINT64_C (0xFF51AFD7ED558CCD);
  hash ^= hash >> 33;
  return hash;
}

uint32_t
ent_link_letters (EntSlice text)
{
  uint32_t letters = 0;
  for (size_t i = 0; i < text.length; i++) {
    unsigned char c = (unsigned char)text.data[i];
    letters |= UINT32_C (1) << (c >= 'a' && c <= 'z' ? c - 'a' : 26 + (c & 3));
  }
  return letters;
}

void
ent_link_pool_init (EntLinkPool *self)
{
  self->arena = ent_arena_new (BLOCK_BYTES);
  self->texts = g_array_new (FALSE, FALSE, sizeof (EntLinkText));
  self->n_places = FIRST_PLACES;
  self->places = g_new0 (uint32_t, self->n_places);
  EntLinkText empty = {.text = ENT_SLICE ("")};
  g_array_append_val (self->texts, empty);
}

void
ent_link_pool_clear (EntLinkPool *self)
{
  ent_arena_free (self->arena);
  g_array_unref (self->texts);
  g_free (self->places);
}

static void
grow (EntLinkPool *self)
{
  g_free (self->places);
  self->n_places *= 2;
  self->places = g_new0 (uint32_t, self->n_places);
  for (uint32_t id = 1; id < self->texts->len; id++) {
    size_t at = ent_link_hash (ent_link_pool_get (self, id), 0) & (self->n_places - 1);
    while (self->places[at] != 0)
      at = (at + 1) & (self->n_places - 1);
    self->places[at] = id;
  }
}

uint32_t
ent_link_pool_put (EntLinkPool *self, EntSlice text, bool *out_is_new)
{
  *out_is_new = false;
  if (text.length == 0)
    return 0;
  size_t at = ent_link_hash (text, 0) & (self->n_places - 1);
  for (; self->places[at] != 0; at = (at + 1) & (self->n_places - 1))
    if (ent_slice_equal (ent_link_pool_get (self, self->places[at]), text))
      return self->places[at];
  uint32_t id = self->texts->len;
  EntLinkText entry = {.text = ent_arena_copy (self->arena, text), .letters = ent_link_letters (text)};
  g_array_append_val (self->texts, entry);
  self->places[at] = id;
  if ((size_t)id * 2 > self->n_places)
    grow (self);
  *out_is_new = true;
  return id;
}
