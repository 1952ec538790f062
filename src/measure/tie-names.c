#include "measure/tie-private.h"

typedef struct {
  const char *text;
  uint64_t place;
  uint32_t length;
} Name;

/* A name of up to eight bytes is its own key, and a look at the slot is enough: one miss of the cache instead
 * of three, which is what reading millions of rows costs. The key of a longer one is its hash. */
typedef struct {
  uint64_t key;
  uint32_t number; /* + 1; 0: free */
  bool is_long;
} Slot;

/* Open addressing over a power of two of slots, at most half of them taken. */
struct EntTieNames {
  EntArena *texts;
  GArray *names; /* (element-type Name) */
  Slot *slots;
  size_t n_slots;
  GString *shown; /* to see whether a name can be shown as it is */
};

enum {
  FIRST_SLOTS = 1 << 12,
  ARENA_BLOCK = 1 << 16
};

EntTieNames *
ent_tie_names_new (void)
{
  EntTieNames *self = g_new0 (EntTieNames, 1);
  self->texts = ent_arena_new (ARENA_BLOCK);
  self->names = g_array_new (FALSE, FALSE, sizeof (Name));
  self->n_slots = FIRST_SLOTS;
  self->slots = g_new0 (Slot, self->n_slots);
  self->shown = g_string_new (NULL);
  return self;
}

void
ent_tie_names_free (EntTieNames *self)
{
  if (self == NULL)
    return;
  ent_arena_free (self->texts);
  g_array_unref (self->names);
  g_free (self->slots);
  g_string_free (self->shown, TRUE);
  g_free (self);
}

static const Name *
name_at (const EntTieNames *self, uint32_t number)
{
  return &g_array_index (self->names, Name, number);
}

static uint64_t
mix (uint64_t hash, uint64_t word)
{
  hash = (hash ^ word) * UINT64_C (0xD6E8FEB86659FD93);
  return hash ^ (hash >> 32);
}

static EntTieKey
key_of (EntSlice name)
{
  EntTieKey key = {.is_long = name.length > sizeof key.key};
  for (size_t i = 0; i < name.length; i += sizeof key.key) {
    uint64_t word = 0; /* names hold no zero byte, so what is filled up with them stays different */
    memcpy (&word, name.data + i, MIN (sizeof word, name.length - i));
    key.key = key.is_long ? mix (key.key, word) : word;
  }
  return key;
}

static size_t
first_slot (const EntTieNames *self, EntTieKey key)
{
  return mix (key.key, key.key >> 29) & (self->n_slots - 1);
}

/* The slot of the name, or the free one where it would be. */
static Slot *
find_slot (const EntTieNames *self, EntTieKey wanted, EntSlice name)
{
  for (size_t at = first_slot (self, wanted);; at = (at + 1) & (self->n_slots - 1)) {
    Slot *slot = &self->slots[at];
    if (slot->number == 0)
      return slot;
    if (slot->key == wanted.key && slot->is_long == wanted.is_long &&
        (!slot->is_long || ent_slice_equal (ent_tie_names_get (self, slot->number - 1), name)))
      return slot;
  }
}

static void
grow (EntTieNames *self)
{
  Slot *old = self->slots;
  size_t n_old = self->n_slots;
  self->n_slots *= 2;
  self->slots = g_new0 (Slot, self->n_slots);
  for (size_t i = 0; i < n_old; i++) {
    if (old[i].number == 0)
      continue;
    EntTieKey key = {old[i].key, old[i].is_long};
    *find_slot (self, key, ent_tie_names_get (self, old[i].number - 1)) = old[i];
  }
  g_free (old);
}

static bool
can_be_shown (EntTieNames *self, EntSlice name)
{
  g_string_truncate (self->shown, 0);
  ent_text_append_printable (name, self->shown);
  return ent_slice_equal (ent_slice_of (self->shown), name);
}

EntTieKey
ent_tie_names_ask (const EntTieNames *self, EntSlice name)
{
  EntTieKey key = key_of (name);
  __builtin_prefetch (&self->slots[first_slot (self, key)]);
  return key;
}

uint32_t
ent_tie_names_add (EntTieNames *self, EntTieKey key, EntSlice name, uint64_t place)
{
  Slot *slot = find_slot (self, key, name);
  if (slot->number != 0)
    return slot->number - 1;
  if (self->names->len >= ENT_TIE_FORWARD || !can_be_shown (self, name))
    return ENT_TIE_NO_NAME;
  Name added = {ent_arena_copy (self->texts, name).data, place, (uint32_t)name.length};
  g_array_append_val (self->names, added);
  *slot = (Slot){key.key, self->names->len, key.is_long};
  if (2 * (size_t)self->names->len > self->n_slots)
    grow (self);
  return self->names->len - 1;
}

uint32_t
ent_tie_names_find (const EntTieNames *self, EntSlice name)
{
  uint32_t number = find_slot (self, key_of (name), name)->number;
  return number != 0 ? number - 1 : ENT_TIE_NO_NAME;
}

uint32_t
ent_tie_names_count (const EntTieNames *self)
{
  return self->names->len;
}

EntSlice
ent_tie_names_get (const EntTieNames *self, uint32_t number)
{
  return (EntSlice){name_at (self, number)->text, name_at (self, number)->length};
}

uint64_t
ent_tie_names_place (const EntTieNames *self, uint32_t number)
{
  return name_at (self, number)->place;
}
