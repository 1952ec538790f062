/* From the cards of one cluster to what is shown of a contact. */
#include "identity/graph-private.h"
#include "identity/link-private.h"

static void
cluster_clear (void *data)
{
  EntCluster *cluster = data;
  g_clear_pointer (&cluster->cards, g_array_unref);
  g_clear_pointer (&cluster->identifiers, g_array_unref);
}

static bool
has_job (const EntGraphCard *card)
{
  return card->title.length + card->organisation.length > 0;
}

/* An address stands where the name should where nobody knew it. */
static bool
has_name (const EntGraphCard *card)
{
  return card->name.length > 0 && memchr (card->name.data, '@', card->name.length) == NULL;
}

/* Newer first; among equals the one from a list of connections; then by what they say, so that nothing
 * depends on ids. */
static int
compare_cards (const EntGraphCard *a, const EntGraphCard *b)
{
  if (a->last_as_of_us != b->last_as_of_us)
    return a->last_as_of_us > b->last_as_of_us ? -1 : 1;
  if (a->listed != b->listed)
    return a->listed ? -1 : 1;
  if (a->title.length + a->organisation.length != b->title.length + b->organisation.length)
    return a->title.length + a->organisation.length > b->title.length + b->organisation.length ? -1 : 1;
  int by_name = strcmp (a->name.data, b->name.data);
  return by_name != 0 ? by_name : strcmp (a->title.data, b->title.data);
}

/* The newest card from a list of connections, else what was stated before what was merely met, else the
 * newest that has a job, else the newest. */
static int
compare_to_show (const EntGraphCard *a, const EntGraphCard *b)
{
  if (a->listed != b->listed)
    return a->listed ? -1 : 1;
  if (has_name (a) != has_name (b))
    return has_name (a) ? -1 : 1;
  if (a->certainty != b->certainty)
    return a->certainty < b->certainty ? -1 : 1;
  if (!a->listed && has_job (a) != has_job (b))
    return has_job (a) ? -1 : 1;
  return compare_cards (a, b);
}

/* Whose job is shown: that of the card shown, if it names one. */
static int
compare_jobs (const EntGraphCard *a, const EntGraphCard *b)
{
  if (has_job (a) != has_job (b))
    return has_job (a) ? -1 : 1;
  if (a->listed != b->listed)
    return a->listed ? -1 : 1;
  if (a->certainty != b->certainty)
    return a->certainty < b->certainty ? -1 : 1;
  return compare_cards (a, b);
}

/* "contact@exemplard.fr" is an office's address, but Zoé Exemplard's own office's. */
static bool
is_own_office (const EntCluster *cluster, EntSlice email)
{
  EntSlice site;
  EntPersonName name;
  if (!has_name (cluster->shown) || !ent_link_own_site (email, &site))
    return false;
  ent_person_name_parse (cluster->shown->name, &name);
  return name.n_family > 0 && ent_name_fit_login (site, &name) <= ENT_FIT_FAMILY;
}

/*
 * Whether a cluster is somebody: whoever is on a list or in an address book; whoever is only named in mails
 * when more than a copy passed, and not when the address is an office's other than their own.
 */
static bool
is_somebody (const EntGraph *self, const EntCluster *cluster)
{
  for (size_t i = 0; i < cluster->cards->len; i++)
    if (ent_graph_card (self, g_array_index (cluster->cards, uint32_t, i))->certainty == ENT_CERTAINTY_STATED)
      return true;
  for (size_t i = 0; i < cluster->identifiers->len; i++) {
    const EntGraphIdentifier *identifier =
        ent_graph_identifier (self, g_array_index (cluster->identifiers, uint32_t, i));
    if (identifier->kind == ENT_IDENTIFIER_EMAIL
            ? identifier->exchanged &&
                  (!ent_email_is_role (identifier->value) || is_own_office (cluster, identifier->value))
            : ent_identifier_is_certain (identifier->kind))
      return true;
  }
  return false;
}

/* Whose @identifier is: the root of the only cluster whose cards bear it; -1 when there are none or several.
 */
static int64_t
find_owner (EntGraph *self, const EntGraphIdentifier *identifier)
{
  if (identifier->cards == NULL || identifier->own)
    return -1;
  int64_t owner = -1;
  for (size_t i = 0; i < identifier->cards->len; i++) {
    uint32_t card = g_array_index (identifier->cards, uint32_t, i);
    if (ent_graph_card (self, card)->own)
      continue;
    uint32_t root = ent_cluster_find (self, card);
    if (owner >= 0 && owner != root)
      return -1;
    owner = root;
  }
  return owner;
}

static EntCluster *
cluster_at (GArray *clusters, GHashTable *by_root, uint32_t root)
{
  uint32_t known = GPOINTER_TO_UINT (g_hash_table_lookup (by_root, GUINT_TO_POINTER (root)));
  if (known == 0) {
    EntCluster cluster = {.root = root,
                          .cards = g_array_new (FALSE, FALSE, sizeof (uint32_t)),
                          .identifiers = g_array_new (FALSE, FALSE, sizeof (uint32_t))};
    g_array_append_val (clusters, cluster);
    known = clusters->len;
    g_hash_table_insert (by_root, GUINT_TO_POINTER (root), GUINT_TO_POINTER (known));
  }
  return &g_array_index (clusters, EntCluster, known - 1);
}

GArray *
ent_clusters_collect (EntGraph *self)
{
  GArray *clusters = g_array_new (FALSE, TRUE, sizeof (EntCluster));
  g_array_set_clear_func (clusters, cluster_clear);
  g_autoptr (GHashTable) by_root = g_hash_table_new (NULL, NULL);
  for (uint32_t i = 0; i < self->cards->len; i++) {
    const EntGraphCard *card = ent_graph_card (self, i);
    /* A card that describes the user, or that no source says any more, makes nobody. */
    if (card->own || card->sources->len == 0)
      continue;
    EntCluster *cluster = cluster_at (clusters, by_root, ent_cluster_find (self, i));
    g_array_append_val (cluster->cards, i);
    if (cluster->shown == NULL || compare_to_show (card, cluster->shown) < 0)
      cluster->shown = card;
    if (cluster->job == NULL || compare_jobs (card, cluster->job) < 0)
      cluster->job = card;
  }
  for (uint32_t i = 0; i < self->identifiers->len; i++) {
    const EntGraphIdentifier *identifier = ent_graph_identifier (self, i);
    int64_t owner = find_owner (self, identifier);
    if (owner < 0)
      continue;
    EntCluster *cluster = cluster_at (clusters, by_root, (uint32_t)owner);
    if (cluster->shown == NULL)
      continue;
    g_array_append_val (cluster->identifiers, i);
    cluster->certain = cluster->certain || ent_identifier_is_certain (identifier->kind);
    if (cluster->contact_id == 0 || identifier->id < cluster->contact_id)
      cluster->contact_id = identifier->id;
  }
  for (size_t i = 0; i < clusters->len; i++) {
    EntCluster *cluster = &g_array_index (clusters, EntCluster, i);
    if (!is_somebody (self, cluster))
      cluster->contact_id = 0;
  }
  return clusters;
}

/* The value of the best identifier of @kind: the one @chosen, else the one said last, then the first by
 * value. */
static EntSlice
find_value (const EntGraph *self, const EntCluster *cluster, EntIdentifierKind kind, EntSlice chosen)
{
  EntSlice best = {"", 0};
  int64_t best_as_of = INT64_MIN;
  if (chosen.length > 0)
    return chosen;
  for (size_t i = 0; i < cluster->identifiers->len; i++) {
    const EntGraphIdentifier *identifier =
        ent_graph_identifier (self, g_array_index (cluster->identifiers, uint32_t, i));
    if (identifier->kind != kind)
      continue;
    int64_t as_of = INT64_MIN;
    for (size_t c = 0; c < identifier->cards->len; c++)
      as_of =
          MAX (as_of, ent_graph_card (self, g_array_index (identifier->cards, uint32_t, c))->last_as_of_us);
    if (best.length == 0 || as_of > best_as_of ||
        (as_of == best_as_of && strcmp (identifier->value.data, best.data) < 0)) {
      best = identifier->value;
      best_as_of = as_of;
    }
  }
  return best;
}

/* On the list of connections, since when; and when they were first missing from it. */
static void
find_connection (const EntGraph *self, const EntCluster *cluster, EntPerson *person)
{
  int64_t listed_until = INT64_MIN;
  for (size_t i = 0; i < cluster->cards->len; i++) {
    const EntGraphCard *card = ent_graph_card (self, g_array_index (cluster->cards, uint32_t, i));
    if (!card->listed)
      continue;
    listed_until = MAX (listed_until, card->last_as_of_us);
    if (card->connected_us != ENT_TIME_UNKNOWN &&
        (person->connected_us == ENT_TIME_UNKNOWN || card->connected_us < person->connected_us))
      person->connected_us = card->connected_us;
  }
  if (listed_until == INT64_MIN)
    return;
  person->connected = self->newest_list_us == ENT_TIME_UNKNOWN || listed_until >= self->newest_list_us;
  if (person->connected)
    return;
  for (size_t i = 0; i < self->claims->len; i++) {
    const EntClaimRow *claim = &g_array_index (self->claims, EntClaimRow, i);
    if (claim->lists_connections && claim->as_of_us > listed_until &&
        (person->left_us == ENT_TIME_UNKNOWN || claim->as_of_us < person->left_us))
      person->left_us = claim->as_of_us;
  }
}

void
ent_cluster_person (EntGraph *self, const EntCluster *cluster, EntPerson *out_person)
{
  const EntGraphCard *shown = cluster->shown;
  const EntSlice *chosen = cluster->chosen;
  *out_person = (EntPerson){
      .id = cluster->contact_id,
      .name = shown->name,
      .name_folded = shown->name_folded,
      .given = shown->given,
      .family = shown->family,
      .organisation = cluster->job->organisation,
      .title = cluster->job->title,
      .place = chosen[ENT_CHOICE_PLACE].length > 0 ? chosen[ENT_CHOICE_PLACE] : shown->place,
      .url = find_value (self, cluster, ENT_IDENTIFIER_URL, chosen[ENT_CHOICE_URL]),
      .email = find_value (self, cluster, ENT_IDENTIFIER_EMAIL, chosen[ENT_CHOICE_EMAIL]),
      .phone = find_value (self, cluster, ENT_IDENTIFIER_PHONE, chosen[ENT_CHOICE_PHONE]),
      .connected_us = ENT_TIME_UNKNOWN,
      .left_us = ENT_TIME_UNKNOWN,
  };
  find_connection (self, cluster, out_person);
}

static int
compare_positions (const void *a, const void *b)
{
  const EntPosition *x = a, *y = b;
  if (x->from_us != y->from_us)
    return x->from_us < y->from_us ? -1 : 1;
  int by_title = strcmp (x->title.data, y->title.data);
  return by_title != 0 ? by_title : strcmp (x->organisation.data, y->organisation.data);
}

GArray *
ent_cluster_positions (EntGraph *self, const EntCluster *cluster)
{
  GArray *positions = g_array_new (FALSE, FALSE, sizeof (EntPosition));
  for (size_t i = 0; i < cluster->cards->len; i++) {
    const EntGraphCard *card = ent_graph_card (self, g_array_index (cluster->cards, uint32_t, i));
    if (card->organisation.length + card->title.length == 0)
      continue;
    EntPosition *same = NULL;
    for (size_t p = 0; p < positions->len && same == NULL; p++) {
      EntPosition *position = &g_array_index (positions, EntPosition, p);
      if (ent_slice_equal (position->title, card->title) &&
          ent_slice_equal (position->organisation, card->organisation))
        same = position;
    }
    if (same != NULL) {
      same->from_us = MIN (same->from_us, card->first_as_of_us);
      same->until_us = MAX (same->until_us, card->last_as_of_us);
      continue;
    }
    EntPosition position = {card->first_as_of_us, card->last_as_of_us, card->organisation, card->title};
    g_array_append_val (positions, position);
  }
  g_array_sort (positions, compare_positions);
  return positions;
}
