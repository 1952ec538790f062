/* Interactions of an import: gathered and stored many at a time, each once, whatever lies between two of
 * them. */
#include "archive-builder.h"
#include "store/store.h"

#define PEOPLE 7
#define MANY 20000 /* more than are gathered at a time */

typedef struct {
  char *folder;
  EntStore *store;
  int64_t people[PEOPLE]; /* ids of identifiers */
} Network;

static void
set_up (Network *self, const void *unused)
{
  (void)unused;
  g_autoptr (GError) error = NULL;
  self->folder = test_folder_new ();
  g_autofree char *path = g_build_filename (self->folder, "network", NULL);
  self->store = ent_store_open (path, ENT_STORE_CREATE, 1000, &error);
  g_assert_no_error (error);
  g_assert_true (ent_store_begin_import (self->store, &error));
  for (size_t i = 0; i < PEOPLE; i++) {
    g_autofree char *value = g_strdup_printf ("person-%zu", i);
    EntIdentifier identifier = {ENT_IDENTIFIER_URL, ent_slice (value)};
    g_assert_true (
        ent_store_identifier_put (self->store, identifier, (EntSlice){NULL, 0}, &self->people[i], &error));
  }
}

static void
tear_down (Network *self, const void *unused)
{
  (void)unused;
  ent_store_close (self->store);
  test_folder_remove (self->folder);
}

/* The @i-th of many: newest first, as an archive has them, now of this one, now of that one. */
static EntInteraction
make (const Network *self, int64_t i, EntSlice text)
{
  return (EntInteraction){.identifier_id = self->people[i * i % PEOPLE],
                          .at = {(MANY - i) * ENT_US_PER_SECOND, ENT_PRECISION_SECOND},
                          .channel = ENT_CHANNEL_MESSAGE,
                          .direction = i % 2 == 0 ? ENT_DIRECTION_IN : ENT_DIRECTION_OUT,
                          .weight = i % 100 == 0 ? ENT_WEIGHT_WEAK : ENT_WEIGHT_FULL,
                          .key = i % 3,
                          .text = text};
}

/* Puts many; the text of each says which one it is. Gives how many were new. */
static int64_t
put_many (const Network *self, EntInteractions *interactions)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GStringChunk) texts = g_string_chunk_new (64 * 1024);
  int64_t n_new = 0;
  for (int64_t i = 0; i < MANY; i++) {
    g_autofree char *text = g_strdup_printf ("text %d", (int)i);
    EntInteraction it = make (self, i, ent_slice (g_string_chunk_insert (texts, text)));
    int64_t id;
    EntPut put;
    g_assert_true (ent_interactions_put (interactions, &it, &id, &put, &error));
    g_assert_cmpint (id, >, 0);
    n_new += put == ENT_PUT_NEW;
  }
  g_assert_true (ent_interactions_flush (interactions, &error));
  g_assert_no_error (error);
  return n_new;
}

static void
test_many_are_stored_once (Network *self, const void *unused)
{
  (void)unused;
  g_autoptr (GError) error = NULL;
  g_autoptr (EntInteractions) interactions = ent_interactions_new (self->store, &error);
  g_assert_cmpint (put_many (self, interactions), ==, MANY);
  /* What this import has put itself... */
  g_assert_cmpint (put_many (self, interactions), ==, 0);
  /* ...also when it has forgotten that it did... */
  g_assert_true (ent_interactions_finish (interactions, &error));
  g_assert_cmpint (put_many (self, interactions), ==, 0);
  /* ...and what another one has put. */
  g_autoptr (EntInteractions) others = ent_interactions_new (self->store, &error);
  g_assert_cmpint (put_many (self, others), ==, 0);
  EntCounts counts;
  g_assert_true (ent_store_counts (self->store, &counts, &error));
  g_assert_cmpint (counts.interactions, ==, MANY);
}

static bool
note_text (const EntInteractionRow *row, void *data)
{
  /* The text that goes with the moment, so that no row was given another's. */
  g_autofree char *expected = g_strdup_printf ("text %d", (int)(MANY - row->at.at_us / ENT_US_PER_SECOND));
  g_assert_true (ent_slice_equal (row->text, ent_slice (expected)));
  ++*(int64_t *)data;
  return true;
}

static void
test_each_row_keeps_its_own (Network *self, const void *unused)
{
  (void)unused;
  g_autoptr (GError) error = NULL;
  g_autoptr (EntInteractions) interactions = ent_interactions_new (self->store, &error);
  put_many (self, interactions);
  int64_t n = 0;
  for (size_t i = 0; i < PEOPLE; i++) {
    g_assert_true (ent_store_identifier_attach (self->store, self->people[i], self->people[i], &error));
    g_assert_true (ent_store_interactions (self->store, self->people[i], -1, note_text, &n, &error));
  }
  g_assert_cmpint (n, ==, MANY);
}

static bool
require_shared (const EntInteractionRow *row, void *data)
{
  g_assert_true (ent_slice_equal (row->text, ent_slice ("to both of you")));
  ++*(int64_t *)data;
  return true;
}

/* Every message goes to two people, and the first one's row keeps the text; rows between them and long after.
 */
static void
test_a_shared_text_is_found (Network *self, const void *unused)
{
  (void)unused;
  g_autoptr (GError) error = NULL;
  g_autoptr (EntInteractions) interactions = ent_interactions_new (self->store, &error);
  for (int64_t i = 0; i < MANY; i++) {
    /* The second person's identifier is the smaller one: their row is stored before the one with the text. */
    int64_t first = 0;
    for (size_t person = 2; person-- > 0;) {
      EntInteraction it = make (self, i, ent_slice ("to both of you"));
      it.identifier_id = self->people[person];
      it.text_id = first;
      int64_t id;
      EntPut put;
      g_assert_true (ent_interactions_put (interactions, &it, &id, &put, &error));
      g_assert_cmpint (put, ==, ENT_PUT_NEW);
      first = first == 0 ? id : first;
    }
  }
  g_assert_true (ent_interactions_finish (interactions, &error));
  int64_t n = 0;
  for (size_t i = 0; i < 2; i++) {
    g_assert_true (ent_store_identifier_attach (self->store, self->people[i], self->people[i], &error));
    g_assert_true (ent_store_interactions (self->store, self->people[i], -1, require_shared, &n, &error));
  }
  g_assert_cmpint (n, ==, 2 * MANY);
}

/* What was put by somebody else in between would have the ids that were promised here. */
static void
test_a_stranger_in_between_is_told (Network *self, const void *unused)
{
  (void)unused;
  g_autoptr (GError) error = NULL;
  g_autoptr (EntInteractions) interactions = ent_interactions_new (self->store, &error);
  EntInteraction ours = make (self, 1, ent_slice ("ours")), theirs = make (self, 2, ent_slice ("theirs"));
  int64_t id;
  EntPut put;
  g_assert_true (ent_interactions_put (interactions, &ours, &id, &put, &error));
  g_assert_true (ent_store_interaction_put (self->store, &theirs, &id, &put, &error));
  g_assert_false (ent_interactions_finish (interactions, &error));
  g_assert_error (error, ENT_ERROR, ENT_ERROR_CORRUPT);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store/interactions/once", Network, NULL, set_up, test_many_are_stored_once, tear_down);
  g_test_add ("/store/interactions/own", Network, NULL, set_up, test_each_row_keeps_its_own, tear_down);
  g_test_add ("/store/interactions/shared", Network, NULL, set_up, test_a_shared_text_is_found, tear_down);
  g_test_add ("/store/interactions/stranger", Network, NULL, set_up, test_a_stranger_in_between_is_told,
              tear_down);
  return g_test_run ();
}
