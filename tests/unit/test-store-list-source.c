/* Lists by a source that said much: they are found another way than those of a source that said little. */
#include "archive-builder.h"
#include "store/store.h"

#define N_PEOPLE 40
#define N_SAID 12000 /* more than what is looked up from what a source said */

typedef struct {
  char *folder;
  EntStore *store;
} Network;

static void
network_free (Network *self)
{
  ent_store_close (self->store);
  test_folder_remove (self->folder);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Network, network_free)

static void
put_person (EntStore *store, int64_t number)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_strdup_printf ("person %02d", (int)number);
  int64_t id;
  ent_store_identifier_put (store, (EntIdentifier){ENT_IDENTIFIER_URL, ent_slice (name)}, (EntSlice){NULL, 0},
                            &id, &error);
  g_assert_no_error (error);
  g_assert_cmpint (id, ==, number);
  EntPerson person = {.id = number,
                      .name = ent_slice (name),
                      .name_folded = ent_slice (name),
                      .connected_us = ENT_TIME_UNKNOWN,
                      .left_us = ENT_TIME_UNKNOWN};
  unsigned changes;
  g_assert_true (ent_store_person_put (store, &person, &changes, NULL, &error));
  g_assert_true (ent_store_identifier_attach (store, id, id, &error));
}

static void
put_interactions (EntStore *store, int64_t person, int n, GArray *out_ids)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EntInteractions) all = ent_interactions_new (store, &error);
  for (int i = 0; i < n; i++) {
    EntInteraction it = {.identifier_id = person,
                         .at = {(1 + i) * ENT_US_PER_SECOND, ENT_PRECISION_SECOND},
                         .channel = ENT_CHANNEL_MESSAGE,
                         .direction = ENT_DIRECTION_IN};
    int64_t id;
    EntPut put;
    g_assert_true (ent_interactions_put (all, &it, &id, &put, &error));
    g_array_append_val (out_ids, id);
  }
  g_assert_true (ent_interactions_finish (all, &error));
  g_assert_no_error (error);
}

static void
put_card (EntStore *store, int64_t person, GArray *out_ids)
{
  g_autoptr (GError) error = NULL;
  EntCard card = {.name = ENT_SLICE ("somebody"),
                  .connected = ENT_NO_TIME,
                  .identifier_ids = &person,
                  .n_identifiers = 1,
                  .key = {(uint8_t)person}};
  int64_t id;
  EntPut put;
  g_assert_true (ent_store_card_put (store, &card, &id, &put, &error));
  g_array_append_val (out_ids, id);
}

static void
add_source (EntStore *store, GArray *cards, GArray *interactions)
{
  g_autoptr (GError) error = NULL;
  int64_t id = 0;
  EntSourceRow row = {.kind = ENT_SLICE ("hand"), .path = ENT_SLICE ("")};
  g_assert_true (ent_store_source_add (store, &row, &id, &error) &&
                 ent_store_claim (store, id, ENT_FACT_CARD, cards, &error) &&
                 ent_store_claim (store, id, ENT_FACT_INTERACTION, interactions, &error));
  g_assert_no_error (error);
}

/* Source 1 said much: cards of the even ones up to 20, and all that passed with person 1. Source 2 said
 * little: cards of 2, 3 and 5, and one thing that passed with 7. */
static Network *
network_new (void)
{
  g_autoptr (Network) self = g_new0 (Network, 1);
  self->folder = test_folder_new ();
  g_autofree char *path = g_build_filename (self->folder, "network", NULL);
  self->store = ent_store_open (path, ENT_STORE_CREATE, 1000, NULL);
  g_assert_true (ent_store_begin (self->store, NULL));
  for (int64_t i = 1; i <= N_PEOPLE; i++)
    put_person (self->store, i);
  g_autoptr (GArray) much = g_array_new (FALSE, FALSE, sizeof (int64_t));
  g_autoptr (GArray) much_cards = g_array_new (FALSE, FALSE, sizeof (int64_t));
  g_autoptr (GArray) little = g_array_new (FALSE, FALSE, sizeof (int64_t));
  g_autoptr (GArray) little_cards = g_array_new (FALSE, FALSE, sizeof (int64_t));
  put_interactions (self->store, 1, N_SAID, much);
  put_interactions (self->store, 7, 1, little);
  for (int64_t i = 1; i <= N_PEOPLE; i++)
    if (i % 2 == 0 && i <= 20)
      put_card (self->store, i, much_cards);
    else if (i == 3 || i == 5)
      put_card (self->store, i, little_cards);
  g_array_append_val (little_cards, g_array_index (much_cards, int64_t, 0)); /* said by both */
  add_source (self->store, much_cards, much);
  add_source (self->store, little_cards, little);
  g_assert_true (ent_store_commit (self->store, NULL));
  return g_steal_pointer (&self);
}

static bool
append_id (const EntContactRow *row, void *data)
{
  g_string_append_printf (data, "%s%d", ((GString *)data)->len > 0 ? " " : "", (int)row->id);
  return true;
}

/* In pages of @limit, which must tell the same total each. */
static void
assert_list (EntStore *store, const char *text, int64_t limit, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EntQuery) query = ent_query_parse (ent_slice (text), ENT_US_PER_DAY, NULL, &error);
  g_assert_no_error (error);
  g_autoptr (GString) ids = g_string_new (NULL);
  g_auto (GStrv) words = g_strsplit (expected, " ", -1);
  int64_t total = 1;
  for (int64_t offset = 0; offset < total; offset += limit) {
    g_assert_true (ent_store_list (store, query, limit, offset, append_id, ids, &total, &error));
    g_assert_no_error (error);
    g_assert_cmpint (total, ==, *expected == '\0' ? 0 : g_strv_length (words));
  }
  g_assert_cmpstr (ids->str, ==, expected);
}

static void
test_pages_and_totals_of_a_large_source (void)
{
  g_autoptr (Network) network = network_new ();
  static const struct {
    const char *query, *ids;
  } cases[] = {
      {"source:1 sort:name", "1 2 4 6 8 10 12 14 16 18 20"},
      {"source:2 sort:name", "2 3 5 7"},
      {"source:1 source:2 sort:name", "2"},
      {"source:1 -source:2 sort:name", "1 4 6 8 10 12 14 16 18 20"},
      {"source:2 -source:1 sort:name", "3 5 7"},
      {"(source:1 or source:2) -id:10 sort:name", "1 2 3 4 5 6 7 8 12 14 16 18 20"},
      {"-source:1 id:4", ""},
      {"source:3", ""},
  };
  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++)
    for (int64_t limit = 1; limit <= 50; limit += 7)
      assert_list (network->store, cases[i].query, limit, cases[i].ids);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store-list-source/pages-and-totals-of-a-large-source",
                   test_pages_and_totals_of_a_large_source);
  return g_test_run ();
}
