#include "intake/memory-private.h"

/* The part of a unit that is read from its beginning without a gap. */
typedef struct {
  uint64_t until;
  uint8_t fingerprint[16];
  char unit[];
} Read;

struct EntReadingMemory {
  EntMemory base;
  GHashTable *reads; /* unit -> Read */
};

static bool
recall (const EntMemory *base, EntSlice unit, EntUnitRecord *out_unit)
{
  const EntReadingMemory *self = (const EntReadingMemory *)(const void *)base;
  g_autofree char *key = ent_slice_dup (unit);
  const Read *read = g_hash_table_lookup (self->reads, key);
  if (read == NULL)
    return false;
  *out_unit = (EntUnitRecord){.unit = unit, .until = read->until};
  memcpy (out_unit->fingerprint, read->fingerprint, sizeof out_unit->fingerprint);
  return true;
}

/* Rows come by unit and position: one that begins beyond what is read leaves a gap, since its source was
 * undone. */
static void
take_reading (const EntReadingRow *row, void *data)
{
  EntReadingMemory *self = data;
  g_autofree char *unit = ent_slice_dup (row->unit);
  Read *read = g_hash_table_lookup (self->reads, unit);
  uint64_t from = (uint64_t)row->from, until = (uint64_t)row->until;
  if (from > (read != NULL ? read->until : 0))
    return;
  if (read == NULL) {
    read = g_malloc0 (sizeof (Read) + row->unit.length + 1);
    memcpy (read->unit, unit, row->unit.length);
    g_hash_table_insert (self->reads, read->unit, read);
  }
  if (until < read->until)
    return;
  read->until = until;
  memcpy (read->fingerprint, row->fingerprint, sizeof read->fingerprint);
}

EntReadingMemory *
ent_reading_memory_load (EntStore *store, EntSlice path, GError **error)
{
  g_autoptr (EntReadingMemory) self = g_new0 (EntReadingMemory, 1);
  self->base.recall = recall;
  self->reads = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  return ent_store_readings (store, path, take_reading, self, error) ? g_steal_pointer (&self) : NULL;
}

void
ent_reading_memory_free (EntReadingMemory *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->reads);
  g_free (self);
}

const EntMemory *
ent_reading_memory_get (const EntReadingMemory *self)
{
  return g_hash_table_size (self->reads) > 0 ? &self->base : NULL;
}
