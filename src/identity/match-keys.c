/* What two rows must share to be compared: as a pair is only joined when something else than its name agrees,
 * the keys hold a part of that too. */
#include "identity/link-private.h"
#include "identity/match-private.h"

#include <xxhash.h>

enum {
  MAX_GATHERED = 256, /* keys of one row before the first ENT_MATCH_MAX_KEYS of them are taken */
  MAX_WORDS = 32,
  PLACE_LETTERS = 3, /* of an organisation and of a domain's own word, which agree in them */
  LEAST_HANDLE = 5
};

/* What tells keys of one kind from those of another. */
typedef enum {
  SEED_PLACE = 1,
  SEED_BOX = 2,
  SEED_LOGIN = 3,
} Seed;

typedef struct {
  const EntLinkTable *table;
  uint32_t row;
  uint64_t names[MAX_WORDS];  /* family and first letter of given */
  uint64_t places[MAX_WORDS]; /* first letters */
  size_t n_names, n_places;
  int64_t keys[MAX_GATHERED];
  size_t n_keys;
} Ring;

static void
add_key (Ring *self, uint64_t key)
{
  if (self->n_keys < MAX_GATHERED)
    self->keys[self->n_keys++] = (int64_t)key;
}

static void
add_name_words (Ring *self, EntSlice family, EntSlice given)
{
  if (family.length >= 2 && given.length > 0 && self->n_names < MAX_WORDS)
    self->names[self->n_names++] =
        XXH3_64bits_withSeed (family.data, family.length, (XXH64_hash_t)(unsigned char)given.data[0]);
}

static void
gather_names (Ring *self)
{
  size_t n;
  const uint32_t *names = ent_link_values (&self->table->rows, self->row, ENT_LINK_VALUE_NAME, &n);
  for (size_t i = 0; i < n; i++) {
    EntPersonName name;
    ent_link_name_slices (self->table, ent_link_name (self->table, names[i]), &name);
    for (size_t f = 0; f < name.n_family; f++)
      for (size_t g = 0; g < name.n_given; g++) {
        add_name_words (self, name.family[f], name.given[g]);
        if (!name.order_known)
          add_name_words (self, name.given[g], name.family[f]);
      }
  }
}

static void
add_place (Ring *self, EntSlice text)
{
  char letters[PLACE_LETTERS];
  size_t n = 0;
  for (size_t i = 0; i < text.length && n < PLACE_LETTERS; i++)
    if (g_ascii_isalnum (text.data[i]) || (unsigned char)text.data[i] >= 0x80)
      letters[n++] = text.data[i];
  if (n > 0 && self->n_places < MAX_WORDS)
    self->places[self->n_places++] = XXH3_64bits_withSeed (letters, n, SEED_PLACE);
}

/* A login that none of their names explains recognises somebody elsewhere. */
static bool
is_handle (const Ring *self, EntSlice login)
{
  size_t n;
  const uint32_t *names = ent_link_values (&self->table->rows, self->row, ENT_LINK_VALUE_NAME, &n);
  for (size_t i = 0; i < n; i++) {
    EntPersonName name;
    ent_link_name_slices (self->table, ent_link_name (self->table, names[i]), &name);
    if (!name.is_handle && ent_name_fit_login (login, &name) < ENT_FIT_PART)
      return false;
  }
  return login.length >= LEAST_HANDLE;
}

static void
gather_emails (Ring *self)
{
  size_t n;
  const uint32_t *emails = ent_link_values (&self->table->rows, self->row, ENT_LINK_VALUE_EMAIL, &n);
  for (size_t i = 0; i < n; i++) {
    const EntLinkEmail *email = ent_link_email (self->table, emails[i]);
    if (email->is_role)
      continue;
    EntSlice box = ent_link_pool_get (&self->table->email_keys, emails[i]);
    EntSlice login = ent_link_pool_get (&self->table->texts, email->login);
    add_key (self, XXH3_64bits_withSeed (box.data, box.length, SEED_BOX));
    if (is_handle (self, login))
      add_key (self, XXH3_64bits_withSeed (login.data, login.length, SEED_LOGIN));
    if (email->site != 0)
      add_place (self, ent_link_pool_get (&self->table->texts, email->site));
  }
}

/* "xixi42 <a@example.org>": a name that is a login elsewhere. */
static void
gather_handles (Ring *self)
{
  size_t n;
  const uint32_t *names = ent_link_values (&self->table->rows, self->row, ENT_LINK_VALUE_NAME, &n);
  for (size_t i = 0; i < n; i++) {
    const EntLinkName *name = ent_link_name (self->table, names[i]);
    EntSlice joined = ent_link_pool_get (&self->table->texts, name->joined);
    if (name->is_handle && joined.length >= LEAST_HANDLE)
      add_key (self, XXH3_64bits_withSeed (joined.data, joined.length, SEED_LOGIN));
  }
}

static void
gather_places (Ring *self)
{
  size_t n;
  const uint32_t *places = ent_link_values (&self->table->rows, self->row, ENT_LINK_VALUE_ORGANISATION, &n);
  for (size_t i = 0; i < n; i++)
    add_place (self, ent_link_pool_get (&self->table->texts, places[i]));
}

static int
compare_keys (const void *a, const void *b)
{
  int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
  return (x > y) - (x < y);
}

/* The first ones by value, each once: of very many it must not matter which came first. */
static size_t
take_keys (Ring *self, int64_t *out_keys)
{
  size_t n = 0;
  qsort (self->keys, self->n_keys, sizeof *self->keys, compare_keys);
  for (size_t i = 0; i < self->n_keys && n < ENT_MATCH_MAX_KEYS; i++)
    if (n == 0 || out_keys[n - 1] != self->keys[i])
      out_keys[n++] = self->keys[i];
  return n;
}

size_t
ent_match_keys (const EntLinkTable *table, uint32_t row, int64_t *out_keys)
{
  Ring ring;
  ring.table = table;
  ring.row = row;
  ring.n_names = ring.n_places = ring.n_keys = 0;
  gather_names (&ring);
  gather_places (&ring);
  gather_emails (&ring);
  gather_handles (&ring);
  for (size_t i = 0; i < ring.n_names; i++)
    for (size_t j = 0; j < ring.n_places; j++)
      add_key (&ring, ring.names[i] ^ ring.places[j]);
  return take_keys (&ring, out_keys);
}
