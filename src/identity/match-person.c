/* Clusters and contacts as rows that can be compared. */
#include "identity/link-private.h"
#include "identity/match-private.h"

#include <xxhash.h>

struct EntMatcher {
  EntLinkTable *table;
  EntLinkModel *model;
  GHashTable *rows; /* digest of a cluster's cards and identifiers -> row + 1 */
};

EntMatcher *
ent_matcher_new (void)
{
  EntMatcher *self = g_new0 (EntMatcher, 1);
  self->table = ent_link_table_new ();
  self->model = ent_link_model_default ();
  self->rows = g_hash_table_new (NULL, NULL);
  return self;
}

void
ent_matcher_free (EntMatcher *self)
{
  if (self == NULL)
    return;
  ent_link_table_free (self->table);
  ent_link_model_free (self->model);
  g_hash_table_unref (self->rows);
  g_free (self);
}

void
ent_matcher_compare (const EntMatcher *self, uint32_t a, uint32_t b, EntLinkEvidence *out)
{
  ent_link_compare (self->model, self->table, a, b, out);
}

/* ---- Rows ---- */

/* All that is said of somebody, each once; the slices live in the arena or with the graph. */
typedef struct {
  EntArena *arena;
  GArray *names, *emails, *phones, *urls, *organisations, *titles; /* EntSlice */
} Traits;

static GArray *
new_values (void)
{
  return g_array_new (FALSE, FALSE, sizeof (EntSlice));
}

static void
traits_init (Traits *self)
{
  *self = (Traits){.arena = ent_arena_new (1024),
                   .names = new_values (),
                   .emails = new_values (),
                   .phones = new_values (),
                   .urls = new_values (),
                   .organisations = new_values (),
                   .titles = new_values ()};
}

static void
traits_clear (Traits *self)
{
  g_array_unref (self->names);
  g_array_unref (self->emails);
  g_array_unref (self->phones);
  g_array_unref (self->urls);
  g_array_unref (self->organisations);
  g_array_unref (self->titles);
  ent_arena_free (self->arena);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Traits, traits_clear)

static void
add_value (GArray *values, EntSlice value)
{
  for (guint i = 0; i < values->len; i++)
    if (ent_slice_equal (g_array_index (values, EntSlice, i), value))
      return;
  if (value.length > 0)
    g_array_append_val (values, value);
}

static void
add_identifier (Traits *self, EntIdentifierKind kind, EntSlice value)
{
  if (kind == ENT_IDENTIFIER_EMAIL) {
    add_value (self->emails, value);
  } else if (kind == ENT_IDENTIFIER_PHONE) {
    add_value (self->phones, value);
  } else if (kind == ENT_IDENTIFIER_URL) {
    g_autofree char *url =
        g_strdup_printf ("https://www.linkedin.com/in/%.*s", (int)value.length, value.data);
    add_value (self->urls, ent_arena_copy (self->arena, ent_slice (url)));
  }
}

static int
compare_values (const void *a, const void *b)
{
  const EntSlice *x = a, *y = b;
  int by_bytes = memcmp (x->data, y->data, MIN (x->length, y->length));
  return by_bytes != 0 ? by_bytes : (x->length > y->length) - (x->length < y->length);
}

/* In an order of their own: of very many a row takes the first ones. */
static const EntSlice *
settle (GArray *values)
{
  g_array_sort (values, compare_values);
  return (const EntSlice *)(void *)values->data;
}

static uint32_t
put_row (EntMatcher *self, const Traits *traits)
{
  EntLinkPerson person = {.id = ENT_SLICE (""),
                          .names = settle (traits->names),
                          .n_names = traits->names->len,
                          .emails = settle (traits->emails),
                          .n_emails = traits->emails->len,
                          .phones = settle (traits->phones),
                          .n_phones = traits->phones->len,
                          .urls = settle (traits->urls),
                          .n_urls = traits->urls->len,
                          .organisations = settle (traits->organisations),
                          .n_organisations = traits->organisations->len,
                          .titles = settle (traits->titles),
                          .n_titles = traits->titles->len};
  return ent_link_table_add (self->table, &person);
}

static uint32_t
add_cluster (EntMatcher *self, const EntGraph *graph, const EntCluster *cluster)
{
  g_auto (Traits) traits;
  traits_init (&traits);
  for (size_t i = 0; i < cluster->cards->len; i++) {
    const EntGraphCard *card = ent_graph_card (graph, g_array_index (cluster->cards, uint32_t, i));
    add_value (traits.names, card->name);
    add_value (traits.organisations, card->organisation);
    add_value (traits.titles, card->title);
  }
  for (size_t i = 0; i < cluster->identifiers->len; i++) {
    const EntGraphIdentifier *identifier =
        ent_graph_identifier (graph, g_array_index (cluster->identifiers, uint32_t, i));
    add_identifier (&traits, identifier->kind, identifier->value);
  }
  return put_row (self, &traits);
}

static gsize
digest_of (const EntCluster *cluster)
{
  XXH64_hash_t of_cards = XXH3_64bits (cluster->cards->data, cluster->cards->len * sizeof (uint32_t));
  return (gsize)XXH3_64bits_withSeed (cluster->identifiers->data,
                                      cluster->identifiers->len * sizeof (uint32_t), of_cards);
}

uint32_t
ent_matcher_add_cluster (EntMatcher *self, const EntGraph *graph, const EntCluster *cluster)
{
  void *digest = GSIZE_TO_POINTER (digest_of (cluster));
  uint32_t known = GPOINTER_TO_UINT (g_hash_table_lookup (self->rows, digest));
  if (known != 0)
    return known - 1;
  uint32_t row = add_cluster (self, graph, cluster);
  g_hash_table_insert (self->rows, digest, GUINT_TO_POINTER (row + 1));
  return row;
}

/* ---- Of the store ---- */

typedef struct {
  Traits traits;
  GArray *identifiers; /* int64_t */
  GHashTable *cards;   /* ids: a set */
} Gathering;

static void
take_identifier (const EntIdentifierRow *row, void *data)
{
  Gathering *self = data;
  add_identifier (&self->traits, row->kind, ent_arena_copy (self->traits.arena, row->value));
  g_array_append_val (self->identifiers, row->id);
}

static void
take_card_id (int64_t id, void *data)
{
  g_hash_table_add (((Gathering *)data)->cards, GSIZE_TO_POINTER ((gsize)id));
}

static void
take_card (const EntCardRow *card, void *data)
{
  Traits *traits = data;
  add_value (traits->names, ent_arena_copy (traits->arena, card->name));
  add_value (traits->organisations, ent_arena_copy (traits->arena, card->organisation));
  add_value (traits->titles, ent_arena_copy (traits->arena, card->title));
}

static bool
gather (Gathering *self, EntStore *store, int64_t contact_id, GError **error)
{
  if (!ent_store_identifiers_of_contact (store, contact_id, take_identifier, self, error))
    return false;
  for (guint i = 0; i < self->identifiers->len; i++)
    if (!ent_store_cards_of_identifier (store, g_array_index (self->identifiers, int64_t, i), take_card_id,
                                        self, error))
      return false;
  GHashTableIter iter;
  void *card;
  g_hash_table_iter_init (&iter, self->cards);
  while (g_hash_table_iter_next (&iter, &card, NULL))
    if (!ent_store_card_get (store, (int64_t)GPOINTER_TO_SIZE (card), take_card, &self->traits, error))
      return false;
  return true;
}

bool
ent_matcher_add_contact (EntMatcher *self, EntStore *store, int64_t contact_id, uint32_t *out_row,
                         GError **error)
{
  g_autoptr (GArray) identifiers = g_array_new (FALSE, FALSE, sizeof (int64_t));
  g_autoptr (GHashTable) cards = g_hash_table_new (NULL, NULL);
  g_auto (Traits) traits;
  traits_init (&traits);
  Gathering gathering = {traits, identifiers, cards};
  if (!gather (&gathering, store, contact_id, error))
    return false;
  *out_row = put_row (self, &traits);
  return true;
}

size_t
ent_matcher_keys (const EntMatcher *self, uint32_t row, int64_t *out_keys)
{
  return ent_match_keys (self->table, row, out_keys);
}

void
ent_matcher_loose_keys (const EntMatcher *self, uint32_t row, GArray *out_keys)
{
  static const EntLinkKey kinds[] = {ENT_LINK_KEY_START, ENT_LINK_KEY_SOUND, ENT_LINK_KEY_NAME,
                                     ENT_LINK_KEY_LOGIN, ENT_LINK_KEY_PHONE, ENT_LINK_KEY_COMPANY};
  uint64_t keys[ENT_LINK_MAX_KEYS];
  for (size_t k = 0; k < G_N_ELEMENTS (kinds); k++) {
    size_t n = ent_link_keys (self->table, &self->table->rows, row, kinds[k], keys);
    for (size_t i = 0; i < n; i++) {
      uint64_t key = keys[i] * G_N_ELEMENTS (kinds) + k; /* of one kind */
      g_array_append_val (out_keys, key);
    }
  }
}

bool
ent_matcher_has_profile (const EntMatcher *self, uint32_t row)
{
  return ent_link_has_profile (self->table, row);
}

bool
ent_cluster_has_profile (const EntGraph *graph, const EntCluster *cluster)
{
  for (size_t i = 0; i < cluster->identifiers->len; i++)
    if (ent_graph_identifier (graph, g_array_index (cluster->identifiers, uint32_t, i))->kind ==
        ENT_IDENTIFIER_URL)
      return true;
  return false;
}
