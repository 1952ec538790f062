/* One person behind many names: what is joined unasked, what is not, and what the user says of it. Nothing
 * may depend on the order in which the cards came. */
#include "intake/writer-private.h"
#include "network-builder.h"

/* A card of one source each: "name; e-mail; phone; profile; organisation; title"; what is missing is empty.
 */
enum {
  NAME,
  EMAIL,
  PHONE,
  PROFILE,
  ORGANISATION,
  TITLE,
  N_CELLS
};

static void
put_card (EntWriter *writer, const char *card)
{
  EntSlice cells[N_CELLS] = {{"", 0}}, rest = ent_slice (card);
  for (size_t i = 0; i < N_CELLS && ent_slice_cut (&rest, ";", &cells[i]); i++)
    cells[i] = ent_slice_trim (cells[i]);
  static const EntIdentifierKind kinds[] = {ENT_IDENTIFIER_EMAIL, ENT_IDENTIFIER_PHONE, ENT_IDENTIFIER_URL};
  EntIdentifier identifiers[G_N_ELEMENTS (kinds)];
  size_t n = 0;
  for (size_t i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (cells[EMAIL + i].length > 0)
      identifiers[n++] = (EntIdentifier){kinds[i], cells[EMAIL + i]};
  EntRecord record = {.kind = ENT_RECORD_CONTACT};
  record.contact = (EntContactRecord){.name = cells[NAME],
                                      .identifiers = identifiers,
                                      .n_identifiers = n,
                                      .organisation = cells[ORGANISATION],
                                      .title = cells[TITLE],
                                      .connected = ENT_NO_TIME};
  g_autoptr (GError) error = NULL;
  EntWritten written;
  g_assert_true (
      ent_writer_put (writer, &record, ent_key_of_contact (&record.contact), 0, 0, &written, &error));
  g_assert_no_error (error);
}

/* One import of @cards (a NULL-ended list). */
static int64_t
import (TestNetwork *network, const char *const *cards)
{
  g_autoptr (GError) error = NULL;
  int64_t source = 0;
  EntSourceRow row = {.kind = ENT_SLICE ("address-book"), .path = ENT_SLICE ("/book"), .as_of_us = 1};
  g_assert_true (ent_store_begin (network->store, &error) &&
                 ent_store_source_add (network->store, &row, &source, &error));
  g_autoptr (EntWriter) writer = ent_writer_new (network->store, source, &error);
  for (; *cards != NULL; cards++)
    put_card (writer, *cards);
  g_autoptr (GArray) touched = NULL;
  g_assert_true (ent_writer_finish (writer, &touched, &error) &&
                 ent_identity_resolve (network->store, touched, NULL, NULL, &error) &&
                 ent_store_commit (network->store, &error));
  g_assert_no_error (error);
  return source;
}

static int64_t
import_one (TestNetwork *network, const char *card)
{
  const char *const cards[] = {card, NULL};
  return import (network, cards);
}

/* How many people two cards make, whichever comes first, and when both come at once. */
static size_t
count_people (const char *a, const char *b)
{
  const char *const orders[][3] = {{a, b, NULL}, {b, a, NULL}};
  size_t n = 0;
  g_autofree char *told = NULL;
  for (size_t i = 0; i < 3; i++) {
    g_autoptr (TestNetwork) network = test_network_new ();
    if (i == 2) {
      import (network, orders[0]);
    } else {
      import_one (network, orders[i][0]);
      import_one (network, orders[i][1]);
    }
    g_autofree char *now = test_network_tell (network, false);
    if (told != NULL)
      g_assert_cmpstr (now, ==, told);
    else
      told = g_strdup (now);
    n = test_network_count (network);
  }
  return n;
}

#define ZOE_AT_LINKEDIN "Zoé Exemplard;;;zoe-exemplard;Acme Conseil;Directrice"

static void
test_joined_unasked (void)
{
  static const char *const cases[][2] = {
      {ZOE_AT_LINKEDIN, "EXEMPLARD Zoé;zoe@acme-conseil.example"},
      {ZOE_AT_LINKEDIN, "Zoe Exemplard;z.exemplard@free.fr;;;ACME Conseil SAS"},
      {"Zoé Exemplard;zoe@acme.example;+33612345678", "Zoé Fictive;;+33612345678"},
      {"Zoé Exemplard;zexemplard@acme.example", "Zoé Exemplard;zoe@acme.example"},
  };
  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpuint (count_people (cases[i][0], cases[i][1]), ==, 1);
}

static void
test_kept_apart (void)
{
  static const char *const cases[][2] = {
      {ZOE_AT_LINKEDIN, "Zoé Exemplard;zoe.exemplard@free.fr"}, /* the name, and a login made of it */
      {ZOE_AT_LINKEDIN, "Zoé Exemplard;;;zoe-exemplard-2;Acme Conseil;Directrice"}, /* two profiles */
      {ZOE_AT_LINKEDIN, "Bilal Exemplard;bilal@acme-conseil.example"}, /* a colleague of that name */
      {"Zoé Exemplard-Martin;ze@acme.example", "Zoé Exemplard;zoe@acme.example"}, /* half a family name */
      /* an office's address */
      {"Zoé Exemplard;contact@acme.example;+33612345678", "Zoé Inventard;contact@acme.example;+33687654321"},
  };
  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpuint (count_people (cases[i][0], cases[i][1]), ==, 2);
}

/* Whom two match who cannot be one is nobody's: whichever came first would win otherwise. */
static void
test_between_two_profiles_nobody_knows (void)
{
  static const char *const cards[] = {ZOE_AT_LINKEDIN,
                                      "Zoé Exemplard;;;zoe-exemplard-2;Acme Conseil;Comptable",
                                      "Zoé Exemplard;zoe@acme-conseil.example"};
  static const unsigned orders[][3] = {{0, 1, 2}, {0, 2, 1}, {1, 2, 0}, {2, 1, 0}};
  g_autofree char *told = NULL;
  for (size_t i = 0; i < G_N_ELEMENTS (orders); i++) {
    g_autoptr (TestNetwork) network = test_network_new ();
    int64_t sources[3];
    for (size_t j = 0; j < 3; j++)
      sources[orders[i][j]] = import_one (network, cards[orders[i][j]]);
    g_assert_cmpuint (test_network_count (network), ==, 3);
    g_autofree char *now = test_network_tell (network, false);
    if (told != NULL)
      g_assert_cmpstr (now, ==, told);
    else
      told = g_strdup (now);
    /* Without the other it is clear who she is. */
    test_network_undo (network, sources[1]);
    g_assert_cmpuint (test_network_count (network), ==, 1);
  }
}

static void
test_undo_takes_a_match_back (void)
{
  g_autoptr (TestNetwork) network = test_network_new ();
  import_one (network, ZOE_AT_LINKEDIN);
  g_autofree char *before = test_network_tell (network, true);
  int64_t source = import_one (network, "EXEMPLARD Zoé;zoe@acme-conseil.example");
  g_assert_cmpuint (test_network_count (network), ==, 1);
  test_network_undo (network, source);
  g_autofree char *after = test_network_tell (network, true);
  g_assert_cmpstr (after, ==, before);
}

static void
rebuild (TestNetwork *network)
{
  g_autoptr (GError) error = NULL;
  g_assert_true (ent_store_begin (network->store, &error) && ent_identity_rebuild (network->store, &error) &&
                 ent_store_commit (network->store, &error));
  g_assert_no_error (error);
}

static void
test_rebuilding_decides_the_same (void)
{
  static const char *const cards[] = {ZOE_AT_LINKEDIN,
                                      "EXEMPLARD Zoé;zoe@acme-conseil.example",
                                      "Zoé Exemplard;zoe.exemplard@free.fr",
                                      "Bilal Fictif;bilal@acme.example;+33611111111",
                                      "B. Fictif;bilal.fictif@acme.example;;;Acme",
                                      NULL};
  g_autoptr (TestNetwork) network = test_network_new ();
  import (network, cards);
  g_autofree char *before = test_network_tell (network, true);
  rebuild (network);
  g_autofree char *after = test_network_tell (network, true);
  g_assert_cmpstr (after, ==, before);
}

/* ---- By chance ---- */

enum {
  N_ROUNDS = 40,
  N_CARDS = 9,
  CARD_BYTES = 160
};

/* Few names and firms, so that everything meets. */
static void
draw_card (GRand *rand, char card[CARD_BYTES])
{
  static const char *const names[] = {"Zoé Exemplard", "EXEMPLARD Zoé", "Z. Exemplard",
                                      "Zoé Exemplard-Fictive", "Zoé Inventard"};
  static const char *const emails[] = {"",
                                       "",
                                       "zoe@acme-conseil.example",
                                       "zoe.exemplard@free.fr",
                                       "xixi42@free.fr",
                                       "xixi42@orange.fr",
                                       "z.exemplard@maison.example"};
  static const char *const phones[] = {"", "", "", "+33612345678"};
  static const char *const profiles[] = {"", "zoe-1", "zoe-2"};
  static const char *const firms[] = {"", "", "Acme Conseil", "Maison SAS"};
#define DRAW(list) list[g_rand_int_range (rand, 0, G_N_ELEMENTS (list))]
  const char *name = DRAW (names), *email = DRAW (emails), *phone = DRAW (phones), *profile = DRAW (profiles),
             *firm = DRAW (firms);
#undef DRAW
  if (email[0] == '\0' && phone[0] == '\0' && profile[0] == '\0')
    email = "seule@free.fr";
  g_snprintf (card, CARD_BYTES, "%s;%s;%s;%s;%s", name, email, phone, profile, firm);
}

static void
shuffle (unsigned *numbers, size_t n, GRand *rand)
{
  for (size_t i = n; i > 1; i--) {
    size_t j = (size_t)g_rand_int_range (rand, 0, (gint32)i);
    unsigned kept = numbers[i - 1];
    numbers[i - 1] = numbers[j];
    numbers[j] = kept;
  }
}

/* @n cards in the order @order; gives what the network tells then, and its sources by card. */
static char *
tell_of (char cards[][CARD_BYTES], const unsigned *order, size_t n, TestNetwork *network, int64_t *sources)
{
  for (size_t i = 0; i < n; i++)
    sources[order[i]] = import_one (network, cards[order[i]]);
  return test_network_tell (network, false);
}

static void
test_any_order_and_undo (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (9);
  for (unsigned round = 0; round < N_ROUNDS; round++) {
    char cards[N_CARDS][CARD_BYTES];
    unsigned order[N_CARDS], kept[N_CARDS], n_kept = 0;
    int64_t sources[N_CARDS];
    for (unsigned i = 0; i < N_CARDS; i++) {
      draw_card (rand, cards[i]);
      order[i] = i;
      if (i % 2 == 0)
        kept[n_kept++] = i;
    }
    g_autoptr (TestNetwork) one = test_network_new (), other = test_network_new (),
                            never = test_network_new ();
    g_autofree char *told = tell_of (cards, order, N_CARDS, one, sources);
    shuffle (order, N_CARDS, rand);
    g_autofree char *turned = tell_of (cards, order, N_CARDS, other, sources);
    g_assert_cmpstr (turned, ==, told);
    for (unsigned i = 0; i < N_CARDS; i++)
      if (order[i] % 2 == 1)
        test_network_undo (other, sources[order[i]]);
    g_autofree char *undone = test_network_tell (other, false);
    g_autofree char *expected = tell_of (cards, kept, n_kept, never, sources);
    g_assert_cmpstr (undone, ==, expected);
  }
}

static void
append_id (int64_t id, void *ids)
{
  g_array_append_val ((GArray *)ids, id);
}

/* A word on two contacts drawn by chance; gives its source. */
static int64_t
say_something (TestNetwork *network, GRand *rand)
{
  g_autoptr (GArray) contacts = g_array_new (FALSE, FALSE, sizeof (int64_t));
  g_autoptr (GError) error = NULL;
  g_assert_true (ent_store_all_contacts (network->store, append_id, contacts, &error));
  EntBondRow bond = {
      .identifier_id = g_array_index (contacts, int64_t, g_rand_int_range (rand, 0, (gint32)contacts->len)),
      .other_id = g_array_index (contacts, int64_t, g_rand_int_range (rand, 0, (gint32)contacts->len)),
      .is_same = g_rand_boolean (rand)};
  EntWords words = {.description = ENT_SLICE ("merge"), .bonds = &bond, .n_bonds = 1};
  g_auto (EntIntake) intake = {0};
  g_assert_true (ent_store_begin (network->store, &error) &&
                 ent_intake_words (network->store, &words, &intake, &error) &&
                 ent_identity_resolve (network->store, intake.touched, NULL, NULL, &error) &&
                 ent_store_commit (network->store, &error));
  g_assert_no_error (error);
  return intake.source_id;
}

static void
test_words_come_and_go (void)
{
  enum {
    N_WORDS = 4
  };
  g_autoptr (GRand) rand = g_rand_new_with_seed (10);
  for (unsigned round = 0; round < N_ROUNDS / 2; round++) {
    g_autoptr (TestNetwork) network = test_network_new ();
    int64_t sources[N_WORDS];
    unsigned order[N_WORDS];
    for (unsigned i = 0; i < N_CARDS; i++) {
      char card[CARD_BYTES];
      draw_card (rand, card);
      import_one (network, card);
    }
    g_autofree char *before = test_network_tell (network, true);
    for (unsigned i = 0; i < N_WORDS; i++) {
      sources[i] = say_something (network, rand);
      order[i] = i;
      g_autofree char *at_once = test_network_tell (network, true);
      rebuild (network);
      g_autofree char *anew = test_network_tell (network, true);
      g_assert_cmpstr (at_once, ==, anew);
    }
    shuffle (order, N_WORDS, rand);
    for (unsigned i = 0; i < N_WORDS; i++)
      test_network_undo (network, sources[order[i]]);
    g_autofree char *after = test_network_tell (network, true);
    g_assert_cmpstr (after, ==, before);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/network/people/joined-unasked", test_joined_unasked);
  g_test_add_func ("/network/people/kept-apart", test_kept_apart);
  g_test_add_func ("/network/people/between-two-profiles-nobody-knows",
                   test_between_two_profiles_nobody_knows);
  g_test_add_func ("/network/people/undo-takes-a-match-back", test_undo_takes_a_match_back);
  g_test_add_func ("/network/people/rebuilding-decides-the-same", test_rebuilding_decides_the_same);
  g_test_add_func ("/network/people/any-order-and-undo", test_any_order_and_undo);
  g_test_add_func ("/network/people/words-come-and-go", test_words_come_and_go);
  return g_test_run ();
}
