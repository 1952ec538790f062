#include "intake/meetings-private.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

/* Identifiers remembered; then all are forgotten, so that memory stays bounded. */
#define MAX_MET 262144u
/* Bytes of values that are looked up among those met; longer ones are asked for each time. */
#define MAX_PROBE 256

struct EntMeetings {
  EntStore *store;
  bool any_forgotten;
  bool has_met_all; /* every identifier of the network is among those met */
  GHashTable *met;  /* EntMet, a set */
  EntMet *last;     /* a conversation comes in one piece: mostly it is the same again; NULL at first */
};

static guint
met_hash (const void *data)
{
  const EntMet *met = data;
  return (guint)XXH3_64bits_withSeed (met->value, met->length, (XXH64_hash_t)met->kind);
}

static bool
is_met_as (const EntMet *met, EntIdentifierKind kind, const char *value, size_t length)
{
  return met->kind == kind && met->length == length && memcmp (met->value, value, length) == 0;
}

static gboolean
met_equal (const void *a, const void *b)
{
  const EntMet *other = b;
  return is_met_as (a, other->kind, other->value, other->length);
}

EntMeetings *
ent_meetings_new (EntStore *store, GError **error)
{
  g_autoptr (EntMeetings) self = g_new0 (EntMeetings, 1);
  self->store = store;
  self->met = g_hash_table_new_full (met_hash, met_equal, g_free, NULL);
  self->has_met_all = ent_store_was_empty (store);
  return ent_store_has_forgotten (store, &self->any_forgotten, error) ? g_steal_pointer (&self) : NULL;
}

void
ent_meetings_free (EntMeetings *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->met);
  g_free (self);
}

static EntMet *
met_new (EntIdentifier identifier)
{
  EntMet *met = g_malloc0 (sizeof (EntMet) + identifier.value.length + 1);
  met->kind = identifier.kind;
  met->length = identifier.value.length;
  if (identifier.value.length > 0)
    memcpy (met->value, identifier.value.data, identifier.value.length);
  return met;
}

/* The remembered entry of @identifier, without asking the store. */
static EntMet *
find_met (EntMeetings *self, EntIdentifier identifier)
{
  /* A look-up key on the stack, for values of ordinary length. */
  char buffer[sizeof (EntMet) + MAX_PROBE];
  if (identifier.value.length >= MAX_PROBE)
    return NULL;
  if (self->last != NULL &&
      is_met_as (self->last, identifier.kind, identifier.value.data, identifier.value.length))
    return self->last;
  EntMet *probe = (EntMet *)(void *)buffer;
  probe->kind = identifier.kind;
  probe->length = identifier.value.length;
  memcpy (probe->value, identifier.value.data, identifier.value.length);
  return self->last = g_hash_table_lookup (self->met, probe);
}

static bool
put_met (EntMeetings *self, EntIdentifier identifier, EntSlice label, EntMet *met, GError **error)
{
  if (self->has_met_all && identifier.value.length < MAX_PROBE)
    return ent_store_identifier_add (self->store, identifier, label, &met->id, error);
  return ent_store_identifier_put (self->store, identifier, label, &met->id, error) &&
         ent_store_is_own (self->store, met->id, &met->own, error);
}

EntMet *
ent_meetings_meet (EntMeetings *self, EntIdentifier identifier, EntSlice label, GError **error)
{
  EntMet *met = find_met (self, identifier);
  if (met != NULL)
    return met;
  if (g_hash_table_size (self->met) >= MAX_MET) {
    g_hash_table_remove_all (self->met);
    self->last = NULL;
    self->has_met_all = false;
  }
  g_autofree EntMet *fresh = met_new (identifier);
  if (self->any_forgotten && !ent_store_is_forgotten (self->store, identifier, &fresh->forgotten, error))
    return NULL;
  if (!fresh->forgotten && !put_met (self, identifier, label, fresh, error))
    return NULL;
  met = g_steal_pointer (&fresh);
  g_hash_table_replace (self->met, met, met);
  return met;
}
