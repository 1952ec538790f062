/*
 * Which cards are about one person. Certain keys first, in an order that does not depend on how the sources
 * came; a key that would join two profiles joins nobody; then names, where exactly one contact fits.
 */
#include "identity/graph-private.h"

#define MAX_NAMES_OF_A_PHONE 2 /* more names than this, and it is a switchboard (science 9.1) */
#define MAX_CARDS_OF_A_PHONE 500

uint32_t
ent_cluster_find (EntGraph *self, uint32_t card)
{
  while (ent_graph_card (self, card)->parent != card) {
    EntGraphCard *here = ent_graph_card (self, card);
    here->parent = ent_graph_card (self, here->parent)->parent;
    card = here->parent;
  }
  return card;
}

bool
ent_cluster_join (EntGraph *self, uint32_t a, uint32_t b)
{
  uint32_t x = ent_cluster_find (self, a), y = ent_cluster_find (self, b);
  EntGraphCard *one = ent_graph_card (self, x), *other = ent_graph_card (self, y);
  if (x != y && one->told_apart && other->told_apart && ent_bonds_forbid (self, x, y))
    return false;
  /* The smaller index leads: any fixed rule will do. */
  ent_graph_card (self, MAX (x, y))->parent = MIN (x, y);
  one->told_apart = other->told_apart = one->told_apart || other->told_apart;
  return true;
}

/* The profile address that a card bears; -1 for none. */
static int64_t
url_of_card (const EntGraph *self, const EntGraphCard *card)
{
  for (size_t i = 0; i < card->identifiers->len; i++) {
    uint32_t identifier = g_array_index (card->identifiers, uint32_t, i);
    if (ent_graph_identifier (self, identifier)->kind == ENT_IDENTIFIER_URL)
      return identifier;
  }
  return -1;
}

static size_t
count_names (const EntGraph *self, const GArray *cards)
{
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  for (size_t i = 0; i < cards->len; i++)
    g_hash_table_add (names,
                      (void *)ent_graph_card (self, g_array_index (cards, uint32_t, i))->name_folded.data);
  return g_hash_table_size (names);
}

/* Whether two given names may be one person's: the same, a form of it, its initial. */
static bool
are_one_given_name (EntSlice a, EntSlice b)
{
  if (a.length == 1 || b.length == 1)
    return a.data[0] == b.data[0];
  return ent_slice_equal (a, b) || ent_name_is_short_form (a, b) || ent_jaro_winkler_limit (a, b, .92) > 0;
}

/* Two who share a telephone at home are two: none of their given names is the other's. */
static bool
are_a_household (const EntGraphCard *a, const EntGraphCard *b)
{
  if (ent_slice_equal (a->name_folded, b->name_folded))
    return false;
  EntPersonName x, y;
  ent_person_name_parse (a->name, &x);
  ent_person_name_parse (b->name, &y);
  for (size_t i = 0; i < x.n_given; i++)
    for (size_t j = 0; j < y.n_given; j++)
      if (are_one_given_name (x.given[i], y.given[j]))
        return false;
  return x.n_given > 0 && y.n_given > 0;
}

/* A number below a mail may be a landline of the firm, so what was guessed from it joins one name only. */
static size_t
max_names_of_phone (const EntGraph *self, const GArray *cards)
{
  for (size_t i = 0; i < cards->len; i++)
    if (ent_graph_card (self, g_array_index (cards, uint32_t, i))->certainty == ENT_CERTAINTY_GUESSED)
      return 1;
  return MAX_NAMES_OF_A_PHONE;
}

/* Whether a telephone is one person's: more than two names, and it is a switchboard's. */
static bool
is_own_phone (const EntGraph *self, const GArray *cards)
{
  if (cards->len > MAX_CARDS_OF_A_PHONE || count_names (self, cards) > max_names_of_phone (self, cards))
    return false;
  for (size_t i = 1; i < cards->len; i++)
    if (are_a_household (ent_graph_card (self, g_array_index (cards, uint32_t, i)),
                         ent_graph_card (self, g_array_index (cards, uint32_t, 0))))
      return false;
  return true;
}

/* Whether sharing @identifier says that two cards are about one person. */
static bool
is_linking (const EntGraph *self, const EntGraphIdentifier *identifier)
{
  if (identifier->cards == NULL || identifier->own)
    return false;
  switch (identifier->kind) {
  case ENT_IDENTIFIER_URL:
  case ENT_IDENTIFIER_CONNECTION:
  case ENT_IDENTIFIER_CARD:
    return true;
  case ENT_IDENTIFIER_EMAIL:
    return !ent_email_is_role (identifier->value);
  case ENT_IDENTIFIER_PHONE:
    return is_own_phone (self, identifier->cards);
  case ENT_IDENTIFIER_NAME:
  case ENT_IDENTIFIER_POST:
    return false;
  }
  return false;
}

/* The profile address of every cluster: index of the identifier + 1, by root; clusters without one are not in
 * it. */
static GHashTable *
map_urls (EntGraph *self)
{
  GHashTable *urls = g_hash_table_new (NULL, NULL);
  for (uint32_t i = 0; i < self->cards->len; i++) {
    int64_t url = url_of_card (self, ent_graph_card (self, i));
    if (url >= 0)
      g_hash_table_insert (urls, GUINT_TO_POINTER (ent_cluster_find (self, i)),
                           GUINT_TO_POINTER ((guint)url + 1));
  }
  return urls;
}

/*
 * A connection of one name and day under two profile addresses is one person who renamed their profile,
 * unless one list holds both: then they are two people.
 */
static bool
is_renamed (const EntGraph *self, const GArray *cards)
{
  for (size_t i = 0; i < cards->len; i++)
    for (size_t j = i + 1; j < cards->len; j++) {
      const EntGraphCard *a = ent_graph_card (self, g_array_index (cards, uint32_t, i));
      const EntGraphCard *b = ent_graph_card (self, g_array_index (cards, uint32_t, j));
      if (url_of_card (self, a) != url_of_card (self, b) && ent_graph_sources_overlap (a, b))
        return false;
    }
  return true;
}

/* Joins the cards of @identifier, all of them or, where two profiles would meet, only those without a
 * profile. */
static void
link_cards (EntGraph *self, const EntGraphIdentifier *identifier, GHashTable *urls)
{
  const GArray *cards = identifier->cards;
  void *url = NULL;
  bool conflict = false;
  for (size_t i = 0; i < cards->len; i++) {
    uint32_t root = ent_cluster_find (self, g_array_index (cards, uint32_t, i));
    void *theirs = g_hash_table_lookup (urls, GUINT_TO_POINTER (root));
    conflict = conflict || (url != NULL && theirs != NULL && theirs != url);
    url = theirs != NULL ? theirs : url;
  }
  if (conflict && identifier->kind == ENT_IDENTIFIER_CONNECTION && is_renamed (self, cards))
    conflict = false;

  int64_t first = -1;
  for (size_t i = 0; i < cards->len; i++) {
    uint32_t card = g_array_index (cards, uint32_t, i);
    if (conflict && g_hash_table_contains (urls, GUINT_TO_POINTER (ent_cluster_find (self, card))))
      continue;
    if (first >= 0)
      ent_cluster_join (self, (uint32_t)first, card);
    first = card;
  }
  if (first >= 0 && url != NULL && !conflict)
    g_hash_table_insert (urls, GUINT_TO_POINTER (ent_cluster_find (self, (uint32_t)first)), url);
}

static int
compare_identifiers (const void *a, const void *b, void *data)
{
  const EntGraphIdentifier *x = ent_graph_identifier (data, *(const uint32_t *)a);
  const EntGraphIdentifier *y = ent_graph_identifier (data, *(const uint32_t *)b);
  return x->kind != y->kind ? (int)x->kind - (int)y->kind : strcmp (x->value.data, y->value.data);
}

static void
link_by_keys (EntGraph *self)
{
  g_autoptr (GArray) order = g_array_new (FALSE, FALSE, sizeof (uint32_t));
  for (uint32_t i = 0; i < self->identifiers->len; i++) {
    const EntGraphIdentifier *identifier = ent_graph_identifier (self, i);
    /* A key on one card joins nothing: most are. */
    if (identifier->cards != NULL && identifier->cards->len > 1 && is_linking (self, identifier))
      g_array_append_val (order, i);
  }
  g_array_sort_with_data (order, compare_identifiers, self);
  g_autoptr (GHashTable) urls = map_urls (self);
  for (size_t i = 0; i < order->len; i++)
    link_cards (self, ent_graph_identifier (self, g_array_index (order, uint32_t, i)), urls);
}

/* What of one name there is: how many contacts with a certain key, how many mere lines of an old list. */
typedef struct {
  size_t n_certain, n_bare;
  const EntCluster *certain, *bare;
} Namesakes;

bool
ent_clusters_listed_together (const EntGraph *self, const EntCluster *a, const EntCluster *b)
{
  for (size_t i = 0; i < a->cards->len; i++)
    for (size_t j = 0; j < b->cards->len; j++) {
      const EntGraphCard *x = ent_graph_card (self, g_array_index (a->cards, uint32_t, i));
      const EntGraphCard *y = ent_graph_card (self, g_array_index (b->cards, uint32_t, j));
      if (x->listed && y->listed && ent_graph_sources_overlap (x, y))
        return true;
    }
  return false;
}

/*
 * Lists of connections had no profile address until 2023. Such a line is the person of that name met
 * elsewhere when there is exactly one of both, and no list holds both.
 */
static void
link_by_names (EntGraph *self)
{
  g_autoptr (GArray) clusters = ent_clusters_collect (self);
  g_autoptr (GHashTable) by_name = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  for (size_t i = 0; i < clusters->len; i++) {
    const EntCluster *cluster = &g_array_index (clusters, EntCluster, i);
    if (cluster->contact_id == 0 || ent_slice_is_empty (cluster->shown->name_folded))
      continue;
    Namesakes *namesakes = g_hash_table_lookup (by_name, cluster->shown->name_folded.data);
    if (namesakes == NULL) {
      namesakes = g_new0 (Namesakes, 1);
      g_hash_table_insert (by_name, (void *)cluster->shown->name_folded.data, namesakes);
    }
    *(cluster->certain ? &namesakes->certain : &namesakes->bare) = cluster;
    (*(cluster->certain ? &namesakes->n_certain : &namesakes->n_bare))++;
  }
  GHashTableIter iter;
  void *value;
  g_hash_table_iter_init (&iter, by_name);
  while (g_hash_table_iter_next (&iter, NULL, &value)) {
    const Namesakes *namesakes = value;
    if (namesakes->n_certain == 1 && namesakes->n_bare == 1 &&
        !ent_clusters_listed_together (self, namesakes->certain, namesakes->bare))
      ent_cluster_join (self, namesakes->certain->root, namesakes->bare->root);
  }
}

void
ent_cluster_link_by_keys (EntGraph *self)
{
  for (uint32_t i = 0; i < self->cards->len; i++)
    ent_graph_card (self, i)->parent = i;
  ent_bonds_mark (self);
  link_by_keys (self);
}

void
ent_cluster_link (EntGraph *self)
{
  ent_cluster_link_by_keys (self);
  ent_bonds_join (self);
  link_by_names (self);
}
