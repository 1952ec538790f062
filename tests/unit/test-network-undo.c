/* Undo held against a network that the source never came into: made-up sources in every order, by chance, but
 * the same chance every time. */
#include "network-builder.h"

#define N_PEOPLE 10
#define N_MESSAGES 24
#define N_SOURCES 6
#define N_ROUNDS 20
#define ME "https://www.linkedin.com/in/camille-moi"

/* An archive whose content is a function of @seed. */
typedef struct {
  GString *list, *messages;
} Archive;

static void
archive_clear (Archive *self)
{
  g_string_free (self->list, TRUE);
  g_string_free (self->messages, TRUE);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Archive, archive_clear)

/* Everybody has been on somebody's list; the first person is on all. Old lists have no addresses of profiles.
 */
static void
write_list (GString *out, GRand *rand)
{
  bool is_old = g_rand_int_range (rand, 0, 4) == 0;
  g_string_append (out, is_old ? "First Name,Last Name,Email Address,Company,Position,Connected On\n"
                               : "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n");
  for (int i = 0; i < N_PEOPLE; i++) {
    bool is_listed = g_rand_int_range (rand, 0, 3) > 0 || i == 0;
    bool has_email = g_rand_int_range (rand, 0, 4) == 0 && i > 0;
    int job = g_rand_int_range (rand, 0, 3);
    if (!is_listed)
      continue;
    g_string_append_printf (out, "Personne%c,Exemple,", 'A' + i);
    if (!is_old)
      g_string_append_printf (out, "https://www.linkedin.com/in/personne-%d,", i);
    if (has_email)
      g_string_append_printf (out, "personne%d@example.org", i);
    g_string_append_printf (out, ",Maison %d,Chef %d,%02d Jun 2019\n", job, job, i + 1);
  }
}

/* A message to one, or to two who share its text. */
static void
write_message (GString *out, int number)
{
  int one = number % N_PEOPLE, other = (number * 7 + 3) % N_PEOPLE;
  g_string_append_printf (out, "2-%d==,,", number);
  if (number % 3 == 0 && one != other)
    g_string_append_printf (out,
                            "Camille Moi," ME ",\"Personne%c Exemple, Personne%c Exemple\",\"https://"
                            "www.linkedin.com/in/personne-%d,https://www.linkedin.com/in/personne-%d\"",
                            'A' + one, 'A' + other, one, other);
  else
    g_string_append_printf (out, "Personne%c Exemple,https://www.linkedin.com/in/personne-%d,Camille Moi," ME,
                            'A' + one, one);
  g_string_append_printf (out, ",2019-07-%02d 10:00:00 UTC,,Texte %d,INBOX\n", number + 1, number % 5);
}

static Archive
make_archive (guint32 seed)
{
  Archive self = {g_string_new (NULL), g_string_new (NULL)};
  GRand *rand = g_rand_new_with_seed (seed);
  write_list (self.list, rand);
  g_string_append (self.messages,
                   "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE "
                   "URLS,DATE,SUBJECT,CONTENT,FOLDER\n");
  for (int i = 0; i < N_MESSAGES; i++)
    if (g_rand_boolean (rand))
      write_message (self.messages, i);
  g_rand_free (rand);
  return self;
}

static int64_t
import_archive (TestNetwork *network, guint32 seed, unsigned year)
{
  g_auto (Archive) archive = make_archive (seed);
  const TestFile files[] = {
      {"Profile.csv", "First Name,Last Name,Headline\nCamille,Moi,Conseil\n", 0},
      {"Connections.csv", archive.list->str, 0},
      {"messages.csv", archive.messages->str, 0},
  };
  g_autofree char *date = g_strdup_printf ("06-30-%u", year);
  return test_network_import (network, date, files, G_N_ELEMENTS (files)).source_id;
}

/* Typed about the first person, whom every archive lists. */
static int64_t
type_by_hand (TestNetwork *network, unsigned number)
{
  g_autofree char *text = g_strdup_printf ("À la main %u", number);
  EntHand hand = {.contact_id = test_network_find (network, "PersonneA Exemple"),
                  .description = ent_slice (text)};
  EntHandInteraction call = {.at = {(int64_t)number * ENT_US_PER_DAY, ENT_PRECISION_DAY},
                             .channel = ENT_CHANNEL_CALL,
                             .direction = ENT_DIRECTION_IN,
                             .text = hand.description};
  g_auto (EntIntake) intake = {0};
  g_autoptr (GError) error = NULL;
  bool ok = ent_store_begin (network->store, &error);
  switch (number % 3) {
  case 0:
    ok = ok && ent_intake_note (network->store, &hand, hand.description, &intake, &error);
    break;
  case 1:
    ok = ok && ent_intake_tag (network->store, &hand, hand.description, true, &intake, &error);
    break;
  default:
    ok = ok && ent_intake_log (network->store, &hand, &call, &intake, &error);
    break;
  }
  ok = ok && ent_identity_resolve (network->store, intake.touched, NULL, NULL, &error) &&
       ent_store_commit (network->store, &error);
  g_assert_no_error (error);
  g_assert_true (ok);
  return intake.source_id;
}

/* The sources of a round: an archive or something typed by hand, the first always an archive. */
static int64_t
bring_in (TestNetwork *network, guint32 round, unsigned number)
{
  guint32 seed = round * 100 + number;
  if (number > 0 && seed % 7 < 2)
    return type_by_hand (network, number);
  /* Neither in the order of their dates, nor all different. */
  return import_archive (network, seed - seed % 2, 2020 + (seed * 5) % 4);
}

static void
assert_sound (TestNetwork *network)
{
  g_autoptr (EntReport) report = ent_report_new (10);
  g_autoptr (GError) error = NULL;
  g_assert_true (ent_store_check (network->store, report, &error));
  g_assert_no_error (error);
  for (size_t i = 0; i < ent_report_n_kept (report); i++)
    g_test_message ("%s: %s", ent_report_get (report, i)->file, ent_report_get (report, i)->reason);
  g_assert_cmpuint (ent_report_count (report), ==, 0);
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

static void
undo_some (guint32 round)
{
  g_autoptr (TestNetwork) network = test_network_new (), never = test_network_new ();
  GRand *rand = g_rand_new_with_seed (round);
  int64_t ids[N_SOURCES];
  unsigned order[N_SOURCES];
  for (unsigned i = 0; i < N_SOURCES; i++) {
    ids[i] = bring_in (network, round, i);
    order[i] = i;
  }
  /* The first stays, so that there is somebody to type about. */
  shuffle (order + 1, N_SOURCES - 1, rand);
  unsigned n_undone = (unsigned)g_rand_int_range (rand, 1, N_SOURCES);
  g_rand_free (rand);
  bool is_undone[N_SOURCES] = {false};
  for (unsigned i = 1; i <= n_undone; i++) {
    test_network_undo (network, ids[order[i]]);
    is_undone[order[i]] = true;
  }
  for (unsigned i = 0; i < N_SOURCES; i++)
    if (!is_undone[i])
      bring_in (never, round, i);
  g_autofree char *left = test_network_tell (network, false), *expected = test_network_tell (never, false);
  g_test_message ("round %u", round);
  g_assert_cmpstr (left, ==, expected);
  assert_sound (network);
}

static void
test_undone_sources_never_came (void)
{
  for (guint32 round = 1; round <= N_ROUNDS; round++)
    undo_some (round);
}

static void
test_all_undone_is_empty (void)
{
  for (guint32 round = 1; round <= 8; round++) {
    g_autoptr (TestNetwork) network = test_network_new ();
    GRand *rand = g_rand_new_with_seed (round);
    int64_t ids[N_SOURCES];
    unsigned order[N_SOURCES];
    for (unsigned i = 0; i < N_SOURCES; i++) {
      ids[i] = bring_in (network, round, i);
      order[i] = i;
    }
    shuffle (order, N_SOURCES, rand);
    g_rand_free (rand);
    for (unsigned i = 0; i < N_SOURCES; i++)
      test_network_undo (network, ids[order[i]]);
    g_assert_cmpuint (test_network_count (network), ==, 0);
    assert_sound (network);
  }
}

static void
forget (TestNetwork *network, const char *name)
{
  g_autoptr (GError) error = NULL;
  int64_t id = test_network_find (network, name);
  bool ok = ent_store_begin (network->store, &error) && ent_store_forget (network->store, id, &error) &&
            ent_store_commit (network->store, &error);
  g_assert_no_error (error);
  g_assert_true (ok);
}

/* The ids of forgotten facts are given again: a source that is undone must not leave its own facts to the
 * claims of an older one. */
static void
test_forgetting_leaves_no_claim_on_what_comes (void)
{
  static const char head[] = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n";
  static const char dora[] = "Dora,Exemple,https://www.linkedin.com/in/dora,,Acme,Chef,02 Jun 2019\n";
  g_autofree char *two =
      g_strconcat (head, "Awa,Exemple,https://www.linkedin.com/in/awa,,Acme,Chef,01 Jun 2019\n", dora, NULL);
  g_autofree char *other =
      g_strconcat (head, "Awa,Exemple,https://www.linkedin.com/in/awa,,Acme,Chef,01 Jun 2019\n",
                   "Eva,Nouvelle,https://www.linkedin.com/in/eva,,Neuf,Juriste,03 Jun 2019\n", NULL);
  const TestFile first[] = {{"Connections.csv", two, 0}}, second[] = {{"Connections.csv", other, 0}};
  g_autoptr (TestNetwork) network = test_network_new ();
  test_network_import (network, "06-30-2020", first, 1);
  forget (network, "Dora Exemple");
  g_autofree char *before = test_network_tell (network, false);
  TestImport import = test_network_import (network, "06-30-2021", second, 1);
  test_network_undo (network, import.source_id);
  g_autofree char *after = test_network_tell (network, false);
  g_assert_cmpstr (after, ==, before);
  assert_sound (network);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/network-undo/undone-sources-never-came", test_undone_sources_never_came);
  g_test_add_func ("/network-undo/all-undone-is-empty", test_all_undone_is_empty);
  g_test_add_func ("/network-undo/forgetting-leaves-no-claim-on-what-comes",
                   test_forgetting_leaves_no_claim_on_what_comes);
  return g_test_run ();
}
