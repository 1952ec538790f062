/* What makes a million rows cheap: profile addresses that were met before, and the notes of invitations. */
#include "readers/linkedin-private.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#define N_SLOTS 1024
#define MAX_NOTES 100000

/* ---- Addresses ---- */

typedef struct {
  GString *url;
  GString *slug; /* empty: no profile */
} Slot;

struct EntSlugs {
  Slot slots[N_SLOTS]; /* by digest: the last address that fell into it */
};

EntSlugs *
ent_slugs_new (void)
{
  return g_new0 (EntSlugs, 1);
}

void
ent_slugs_free (EntSlugs *self)
{
  if (self == NULL)
    return;
  for (size_t i = 0; i < N_SLOTS && self != NULL; i++) {
    if (self->slots[i].url == NULL)
      continue;
    g_string_free (self->slots[i].url, TRUE);
    g_string_free (self->slots[i].slug, TRUE);
  }
  g_free (self);
}

uint64_t
ent_slugs_digest (EntSlice text)
{
  return text.length > 0 ? XXH3_64bits (text.data, text.length) : 0;
}

EntSlice
ent_slugs_get (EntSlugs *self, EntSlice url)
{
  if (url.length == 0)
    return (EntSlice){NULL, 0};
  Slot *slot = &self->slots[ent_slugs_digest (url) % N_SLOTS];
  if (slot->url == NULL) {
    slot->url = g_string_new (NULL);
    slot->slug = g_string_new (NULL);
  }
  if (!ent_slice_equal (ent_slice_of (slot->url), url)) {
    g_string_truncate (slot->url, 0);
    g_string_append_len (slot->url, url.data, (gssize)url.length);
    g_string_truncate (slot->slug, 0);
    ent_url_append_slug (url, slot->slug);
  }
  return ent_slice_of (slot->slug);
}

/* ---- Notes ---- */

struct EntNotes {
  GHashTable *people; /* digests */
  GHashTable *notes;  /* digests of person and text */
};

EntNotes *
ent_notes_new (void)
{
  EntNotes *self = g_new0 (EntNotes, 1);
  self->people = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->notes = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  return self;
}

void
ent_notes_free (EntNotes *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->people);
  g_hash_table_unref (self->notes);
  g_free (self);
}

/* FNV-1a over what is not blank: messages.csv has two blanks where Invitations.csv has a line break. */
static uint64_t
note_digest (uint64_t person, EntSlice text)
{
  uint64_t digest = person ^ UINT64_C (0xcbf29ce484222325);
  for (size_t i = 0; i < text.length; i++) {
    if (g_ascii_isspace (text.data[i]))
      continue;
    digest ^= (unsigned char)text.data[i];
    digest *= UINT64_C (0x100000001b3);
  }
  return digest;
}

static void
add_digest (GHashTable *set, uint64_t digest)
{
  uint64_t *key = g_new (uint64_t, 1);
  *key = digest;
  g_hash_table_add (set, key);
}

void
ent_notes_add (EntNotes *self, EntSlice person, EntSlice text)
{
  if (text.length == 0 || g_hash_table_size (self->notes) >= MAX_NOTES)
    return;
  uint64_t digest = ent_slugs_digest (person);
  add_digest (self->people, digest);
  add_digest (self->notes, note_digest (digest, text));
}

bool
ent_notes_has (const EntNotes *self, EntSlice person, EntSlice text)
{
  if (g_hash_table_size (self->notes) == 0)
    return false;
  uint64_t digest = ent_slugs_digest (person);
  if (!g_hash_table_contains (self->people, &digest))
    return false;
  uint64_t note = note_digest (digest, text);
  return g_hash_table_contains (self->notes, &note);
}
