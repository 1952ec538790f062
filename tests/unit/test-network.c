/* Intake, store and identity together: nothing lost, nothing doubled, everything undone. */
#include "network-builder.h"

#include <sys/wait.h>
#include <unistd.h>

#define LIST_2023                                                                                            \
  "Notes:\n\"Made up.\"\n\nFirst Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
#define LIST_2021 "First Name,Last Name,Email Address,Company,Position,Connected On\n"
#define MESSAGES                                                                                             \
  "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE "                         \
  "URLS,DATE,SUBJECT,CONTENT,FOLDER\n"
#define ME "https://www.linkedin.com/in/camille-moi"
#define PROFILE "First Name,Last Name,Headline\nCamille,Moi,Conseil\n"

static const TestFile first_archive[] = {
    {"Profile.csv", PROFILE, 0},
    {"Connections.csv",
     LIST_2023 "Awa,Exemple,https://www.linkedin.com/in/awa-exemple,,Acme,Directrice,05 Jun 2023\n"
               "Bilal,Fictif,https://www.linkedin.com/in/bilal-fictif,,Acme,Comptable,06 Jun 2023\n"
               "Jean,Martin,https://www.linkedin.com/in/jean-martin-1,,Un,Chef,07 Jun 2023\n"
               "Jean,Martin,https://www.linkedin.com/in/jean-martin-2,,Deux,Chef,08 Jun 2023\n"
               ",,,,,,09 Jun 2023\n",
     0},
    {"messages.csv",
     MESSAGES "2-a==,,Awa Exemple,https://www.linkedin.com/in/awa-exemple,Camille Moi," ME
              ",2023-07-02 10:00:00 UTC,,Bonjour Camille,INBOX\n"
              "2-a==,,Camille Moi," ME
              ",Awa Exemple,https://www.linkedin.com/in/awa-exemple,2023-07-01 10:00:00 UTC,,Bonjour,INBOX\n"
              "2-b==,,Dora Hors,https://www.linkedin.com/in/dora-hors,Camille Moi," ME
              ",2023-07-03 10:00:00 UTC,,Une question,INBOX\n"
              "2-c==,,Camille Moi," ME
              ",\"Awa Exemple, Dora Hors\",\"https://www.linkedin.com/in/awa-exemple,https://"
              "www.linkedin.com/in/dora-hors\",2023-07-04 10:00:00 UTC,,À vous deux,INBOX\n",
     0},
};

/* A year later: Awa has a new job, Bilal left and shows no more, Eva joined, Jean 2 shares an address. */
static const TestFile second_archive[] = {
    {"Profile.csv", PROFILE, 0},
    {"Connections.csv",
     LIST_2023
     "Eva,Nouvelle,https://www.linkedin.com/in/eva-nouvelle,,Neuf,Juriste,05 May 2024\n"
     "Awa,Exemple,https://www.linkedin.com/in/awa-exemple,,Globex,Présidente,05 Jun 2023\n"
     "Jean,Martin,https://www.linkedin.com/in/jean-martin-1,,Un,Chef,07 Jun 2023\n"
     "Jean,Martin,https://www.linkedin.com/in/jean-martin-2,jean@example.org,Deux,Chef,08 Jun 2023\n",
     0},
    {"messages.csv",
     MESSAGES "2-a==,,Awa Exemple,https://www.linkedin.com/in/awa-exemple,Camille Moi," ME
              ",2024-05-02 10:00:00 UTC,,Encore bonjour,INBOX\n"
              "2-a==,,Awa Exemple,https://www.linkedin.com/in/awa-exemple,Camille Moi," ME
              ",2023-07-02 10:00:00 UTC,,Bonjour Camille,INBOX\n"
              "2-a==,,Camille Moi," ME
              ",Awa Exemple,https://www.linkedin.com/in/awa-exemple,2023-07-01 10:00:00 UTC,,Bonjour,INBOX\n"
              "2-b==,,Dora Hors,https://www.linkedin.com/in/dora-hors,Camille Moi," ME
              ",2023-07-03 10:00:00 UTC,,Une question,INBOX\n"
              "2-c==,,Camille Moi," ME
              ",\"Awa Exemple, Dora Hors\",\"https://www.linkedin.com/in/awa-exemple,https://"
              "www.linkedin.com/in/dora-hors\",2023-07-04 10:00:00 UTC,,À vous deux,INBOX\n",
     0},
};

static TestImport
import_first (TestNetwork *network)
{
  return test_network_import (network, "06-30-2023", first_archive, G_N_ELEMENTS (first_archive));
}

static TestImport
import_second (TestNetwork *network)
{
  return test_network_import (network, "06-30-2024", second_archive, G_N_ELEMENTS (second_archive));
}

static void
test_people_of_an_archive (void)
{
  g_autoptr (TestNetwork) network = test_network_new ();
  TestImport import = import_first (network);
  g_assert_cmpint (import.n_joined, ==, 4);
  g_assert_cmpint (import.n_known, ==, 0);
  g_assert_cmpint (import.n_skipped, ==, 1);              /* the closed account */
  g_assert_cmpuint (test_network_count (network), ==, 5); /* four connections, and Dora met in messages */
  g_autofree char *told = test_network_tell (network, false);
  g_assert_nonnull (strstr (told, "Awa Exemple <awa-exemple>: is Directrice at Acme"));
  g_assert_nonnull (strstr (told, "Dora Hors <dora-hors>: interaction 1688464800000000 message out weight 0 "
                                  "act 0 by dora-hors:  | À vous deux"));
  g_assert_null (strstr (told, "Camille Moi <"));
}

static void
test_twice_is_once (void)
{
  g_autoptr (TestNetwork) network = test_network_new ();
  TestImport once = import_first (network);
  g_autofree char *before = test_network_tell (network, true);
  TestImport again = import_first (network);
  g_autofree char *after = test_network_tell (network, true);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpint (again.n_new, ==, 0);
  g_assert_cmpint (again.n_known, ==, once.n_new);
  g_assert_cmpint (again.n_joined + again.n_left + again.n_job + again.n_name + again.n_email, ==, 0);
}

static void
test_newer_archive_tells_the_difference (void)
{
  g_autoptr (TestNetwork) network = test_network_new ();
  import_first (network);
  TestImport second = import_second (network);
  g_assert_cmpint (second.n_joined, ==, 1);
  g_assert_cmpint (second.n_left, ==, 1);
  g_assert_cmpint (second.n_job, ==, 1);
  g_assert_cmpint (second.n_email, ==, 1);
  g_assert_cmpint (second.n_name, ==, 0);
  g_autofree char *told = test_network_tell (network, false);
  g_assert_nonnull (strstr (told, "Awa Exemple <awa-exemple>: is Présidente at Globex"));
  g_assert_nonnull (strstr (told, "Awa Exemple <awa-exemple>: position Directrice at Acme"));
  g_assert_nonnull (strstr (
      told,
      "Bilal Fictif <bilal-fictif>: is Comptable at Acme in , email  phone  connected 0 2023-06-06 left 1"));
}

static void
test_undo_restores (void)
{
  g_autoptr (TestNetwork) network = test_network_new ();
  TestImport first = import_first (network);
  g_autofree char *only_first = test_network_tell (network, true);
  TestImport second = import_second (network);
  test_network_undo (network, second.source_id);
  g_autofree char *back = test_network_tell (network, true);
  g_assert_cmpstr (back, ==, only_first);
  test_network_undo (network, first.source_id);
  g_assert_cmpuint (test_network_count (network), ==, 0);
}

static void
test_undo_the_older (void)
{
  g_autoptr (TestNetwork) network = test_network_new (), fresh = test_network_new ();
  TestImport first = import_first (network);
  import_second (network);
  test_network_undo (network, first.source_id);
  import_second (fresh);
  g_autofree char *left = test_network_tell (network, false), *expected = test_network_tell (fresh, false);
  g_assert_cmpstr (left, ==, expected);
}

static void
test_order_does_not_matter (void)
{
  g_autoptr (TestNetwork) forward = test_network_new (), backward = test_network_new ();
  import_first (forward);
  import_second (forward);
  import_second (backward);
  import_first (backward);
  g_autofree char *one = test_network_tell (forward, false), *other = test_network_tell (backward, false);
  g_assert_cmpstr (one, ==, other);
}

static void
test_rebuild_changes_nothing (void)
{
  g_autoptr (TestNetwork) network = test_network_new ();
  import_first (network);
  import_second (network);
  g_autofree char *before = test_network_tell (network, true);
  g_autoptr (GError) error = NULL;
  g_assert_true (ent_store_begin (network->store, &error) && ent_identity_rebuild (network->store, &error) &&
                 ent_store_commit (network->store, &error));
  g_autofree char *after = test_network_tell (network, true);
  g_assert_cmpstr (after, ==, before);
  g_autoptr (EntReport) report = ent_report_new (10);
  g_assert_true (ent_store_check (network->store, report, &error));
  for (size_t i = 0; i < ent_report_n_kept (report); i++)
    g_test_message ("%s %s", ent_report_get (report, i)->file, ent_report_get (report, i)->reason);
  g_assert_cmpuint (ent_report_count (report), ==, 0);
}

/* Before 2023 a list had no profile address: its lines are the same people as in the messages, where one of
 * each fits. */
static void
test_old_list_meets_messages (void)
{
  static const TestFile files[] = {
      {"Profile.csv", PROFILE, 0},
      {"Connections.csv",
       LIST_2021 "Awa,Exemple,,Acme,Directrice,05 Jun 2021\n"
                 "Jean,Martin,,Un,Chef,07 Jun 2021\n"
                 "Jean,Martin,,Deux,Chef,08 Jun 2021\n"
                 "Jean,Double,,Un,Chef,09 Jun 2021\n"
                 "Jean,Double,,Deux,Chef,09 Jun 2021\n",
       0},
      {"messages.csv",
       MESSAGES "2-a==,,Awa Exemple,https://www.linkedin.com/in/awa-exemple,Camille Moi," ME
                ",2021-07-02 10:00:00 UTC,,Bonjour Camille,INBOX\n"
                "2-b==,,Jean Martin,https://www.linkedin.com/in/jean-martin-1,Camille Moi," ME
                ",2021-07-03 10:00:00 UTC,,Bonjour,INBOX\n",
       0},
  };
  g_autoptr (TestNetwork) network = test_network_new ();
  test_network_import (network, "06-30-2021", files, G_N_ELEMENTS (files));
  /* Awa is one; the Jean Martin of the messages may be either of two, so there are three; two Jean Doubles of
   * one day. */
  g_assert_cmpuint (test_network_count (network), ==, 6);
  g_autofree char *told = test_network_tell (network, false);
  g_assert_nonnull (strstr (
      told, "Awa Exemple <awa-exemple>: is Directrice at Acme in , email  phone  connected 1 2021-06-05"));
}

/* The list of 2024 has addresses: the line of 2021 of the same name and day is the same connection. */
static void
test_old_list_meets_new_list (void)
{
  static const TestFile old[] = {
      {"Profile.csv", PROFILE, 0},
      {"Connections.csv",
       LIST_2021 "Awa,Exemple,,Acme,Directrice,05 Jun 2021\nZoé,Partie,,Acme,Chef,06 Jun 2021\n", 0},
  };
  static const TestFile new[] = {
      {"Profile.csv", PROFILE, 0},
      {"Connections.csv",
       LIST_2023 "Awa,Exemple,https://www.linkedin.com/in/awa-e,,Globex,Présidente,05 Jun 2021\n", 0},
  };
  g_autoptr (TestNetwork) network = test_network_new ();
  test_network_import (network, "06-30-2021", old, G_N_ELEMENTS (old));
  TestImport import = test_network_import (network, "06-30-2024", new, G_N_ELEMENTS (new));
  g_assert_cmpint (import.n_joined, ==, 0);
  g_assert_cmpint (import.n_left, ==, 1);
  g_assert_cmpint (import.n_job, ==, 1);
  g_assert_cmpuint (test_network_count (network), ==, 2);
}

static void
test_renamed_profile_is_one_person (void)
{
  static const TestFile old[] = {
      {"Connections.csv",
       LIST_2023 "Awa,Exemple,https://www.linkedin.com/in/awa-123,,Acme,Directrice,05 Jun 2021\n", 0},
  };
  static const TestFile new[] = {
      {"Connections.csv",
       LIST_2023 "Awa,Exemple,https://www.linkedin.com/in/awa-exemple,,Acme,Directrice,05 Jun 2021\n", 0},
  };
  g_autoptr (TestNetwork) network = test_network_new ();
  test_network_import (network, "06-30-2023", old, G_N_ELEMENTS (old));
  TestImport import = test_network_import (network, "06-30-2024", new, G_N_ELEMENTS (new));
  g_assert_cmpint (import.n_joined + import.n_left, ==, 0);
  g_assert_cmpuint (test_network_count (network), ==, 1);
}

static void
test_names_attach_where_one_fits (void)
{
  static const TestFile files[] = {
      {"Profile.csv", PROFILE, 0},
      {"Connections.csv",
       LIST_2023 "Awa,Exemple,https://www.linkedin.com/in/awa-exemple,,Acme,Directrice,05 Jun 2023\n"
                 "Jean,Martin,https://www.linkedin.com/in/jean-martin-1,,Un,Chef,07 Jun 2023\n"
                 "Jean,Martin,https://www.linkedin.com/in/jean-martin-2,,Deux,Chef,08 Jun 2023\n",
       0},
      {"Recommendations_Received.csv",
       "First Name,Last Name,Company,Job Title,Text,Creation Date,Status\n"
       "Awa,Exemple,Acme,Directrice,\"Très bien.\",\"06/07/23, 10:00 AM\",VISIBLE\n"
       "Jean,Martin,Un,Chef,\"Bien.\",\"06/08/23, 10:00 AM\",VISIBLE\n",
       0},
  };
  g_autoptr (TestNetwork) network = test_network_new ();
  test_network_import (network, "06-30-2024", files, G_N_ELEMENTS (files));
  g_assert_cmpuint (test_network_count (network), ==, 3);
  g_autofree char *told = test_network_tell (network, false);
  g_assert_nonnull (strstr (told, "Awa Exemple <awa-exemple>: interaction"));
  g_assert_null (strstr (told, "Jean Martin <jean-martin-1>: interaction"));
  EntCounts counts;
  g_autoptr (GError) error = NULL;
  g_assert_true (ent_store_counts (network->store, &counts, &error));
  g_assert_cmpint (counts.unattached, ==, 1);
}

static void
type_by_hand (TestNetwork *network, const char *name, const char *note, const char *tag)
{
  g_autoptr (GError) error = NULL;
  EntHand hand = {test_network_find (network, name), ENT_SLICE ("typed")};
  g_auto (EntIntake) noted = {0}, tagged = {0};
  bool ok = ent_store_begin (network->store, &error) &&
            ent_intake_note (network->store, &hand, ent_slice (note), &noted, &error) &&
            ent_identity_resolve (network->store, noted.touched, NULL, NULL, &error) &&
            ent_intake_tag (network->store, &hand, ent_slice (tag), true, &tagged, &error) &&
            ent_identity_resolve (network->store, tagged.touched, NULL, NULL, &error) &&
            ent_store_commit (network->store, &error);
  g_assert_no_error (error);
  g_assert_true (ok);
}

/* What was typed about somebody is not lost with the archive that they came from, and is with them when they
 * are back. */
static void
test_hand_outlives_the_archive (void)
{
  g_autoptr (TestNetwork) network = test_network_new ();
  TestImport first = import_first (network);
  type_by_hand (network, "Awa Exemple", "Aime le jazz", "client");
  test_network_undo (network, first.source_id);
  g_assert_cmpuint (test_network_count (network), ==, 1);
  g_autofree char *told = test_network_tell (network, false);
  g_assert_nonnull (strstr (told, "Awa Exemple <awa-exemple>: note Aime le jazz"));
  import_first (network);
  g_assert_cmpuint (test_network_count (network), ==, 5);
  g_autofree char *back = test_network_tell (network, false);
  g_assert_nonnull (strstr (back, "Awa Exemple <awa-exemple>: tag client"));
  g_assert_nonnull (strstr (back, "Awa Exemple <awa-exemple>: is Directrice at Acme"));
}

static void
test_forgotten_stay_forgotten (void)
{
  g_autoptr (TestNetwork) network = test_network_new ();
  import_first (network);
  g_autoptr (GError) error = NULL;
  int64_t awa = test_network_find (network, "Awa Exemple");
  g_assert_true (ent_store_begin (network->store, &error) && ent_store_forget (network->store, awa, &error) &&
                 ent_store_commit (network->store, &error) && ent_store_scrub (network->store, &error));
  g_assert_no_error (error);
  import_second (network);
  g_autofree char *told = test_network_tell (network, false);
  g_assert_null (strstr (told, "Awa"));
  /* What the user wrote to both stays with Dora. */
  g_assert_nonnull (strstr (told, "Dora Hors <dora-hors>: interaction 1688464800000000 message out weight 0 "
                                  "act 0 by dora-hors:  | À vous deux"));

  g_clear_pointer (&network->store, ent_store_close);
  g_autofree char *bytes = NULL;
  gsize length;
  g_assert_true (g_file_get_contents (network->path, &bytes, &length, &error));
  g_assert_null (memmem (bytes, length, "awa-exemple", strlen ("awa-exemple")));
  g_assert_null (memmem (bytes, length, "Bonjour Camille", strlen ("Bonjour Camille")));
}

static void
test_backup_and_restore (void)
{
  g_autoptr (TestNetwork) network = test_network_new ();
  import_first (network);
  g_autofree char *before = test_network_tell (network, true);
  g_autofree char *backup = g_build_filename (network->folder, "copy.entregent", NULL);
  g_autoptr (GError) error = NULL;
  g_assert_true (ent_store_backup (network->store, backup, &error));
  g_assert_false (ent_store_backup (network->store, backup, &error));
  g_assert_error (error, ENT_ERROR, ENT_ERROR_CONFLICT);
  g_clear_error (&error);
  import_second (network);
  g_clear_pointer (&network->store, ent_store_close);
  g_assert_true (ent_store_restore (backup, network->path, &error));
  g_assert_no_error (error);
  network->store = ent_store_open (network->path, ENT_STORE_WRITE, 1000, &error);
  g_assert_no_error (error);
  g_autofree char *after = test_network_tell (network, true);
  g_assert_cmpstr (after, ==, before);
}

static void
test_busy_is_said (void)
{
  g_autoptr (TestNetwork) network = test_network_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (EntStore) other = ent_store_open (network->path, ENT_STORE_WRITE, 10, &error);
  g_assert_no_error (error);
  g_assert_true (ent_store_begin (network->store, &error));
  g_assert_false (ent_store_begin (other, &error));
  g_assert_error (error, ENT_ERROR, ENT_ERROR_BUSY);
  ent_store_rollback (network->store);
}

/* Dies in the middle of a first import, with more written than the engine keeps in memory. */
static void
import_and_die (const char *path)
{
  g_autoptr (GError) error = NULL;
  EntStore *store = ent_store_open (path, ENT_STORE_CREATE, 1000, &error);
  if (store == NULL || !ent_store_begin_import (store, &error))
    _exit (1);
  g_autofree char *text = g_strnfill (4096, 'x');
  for (int64_t i = 1; i <= 20000; i++) {
    EntInteraction it = {.identifier_id = i,
                         .channel = ENT_CHANNEL_MESSAGE,
                         .direction = ENT_DIRECTION_IN,
                         .key = i,
                         .text = {text, 4096}};
    int64_t id;
    EntPut result;
    if (!ent_store_interaction_put (store, &it, &id, &result, &error))
      _exit (1);
  }
  _exit (0);
}

static void
test_a_killed_first_import_can_be_read (void)
{
  g_autoptr (TestNetwork) network = test_network_new ();
  g_clear_pointer (&network->store, ent_store_close);
  pid_t child = fork ();
  if (child == 0)
    import_and_die (network->path);
  int status;
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) == 0);

  g_autoptr (GError) error = NULL;
  network->store = ent_store_open (network->path, ENT_STORE_READ, 1000, &error);
  g_assert_no_error (error);
  EntCounts counts;
  g_assert_true (ent_store_counts (network->store, &counts, &error));
  g_assert_cmpint (counts.interactions, ==, 0);
}

static void
test_foreign_files_are_refused (void)
{
  g_autofree char *folder = test_folder_new ();
  g_autofree char *text =
      test_file_write (folder, "letter.txt", "Dear reader, this is no database at all.", 40);
  g_autoptr (GError) error = NULL;
  g_assert_null (ent_store_open (text, ENT_STORE_WRITE, 10, &error));
  g_assert_error (error, ENT_ERROR, ENT_ERROR_CORRUPT);
  g_clear_error (&error);
  g_autofree char *missing = g_build_filename (folder, "missing", NULL);
  g_assert_null (ent_store_open (missing, ENT_STORE_READ, 10, &error));
  g_assert_error (error, ENT_ERROR, ENT_ERROR_NOT_FOUND);
  test_folder_remove (g_steal_pointer (&folder));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/network/people-of-an-archive", test_people_of_an_archive);
  g_test_add_func ("/network/twice-is-once", test_twice_is_once);
  g_test_add_func ("/network/newer-archive-tells-the-difference", test_newer_archive_tells_the_difference);
  g_test_add_func ("/network/undo-restores", test_undo_restores);
  g_test_add_func ("/network/undo-the-older", test_undo_the_older);
  g_test_add_func ("/network/order-does-not-matter", test_order_does_not_matter);
  g_test_add_func ("/network/rebuild-changes-nothing", test_rebuild_changes_nothing);
  g_test_add_func ("/network/old-list-meets-messages", test_old_list_meets_messages);
  g_test_add_func ("/network/old-list-meets-new-list", test_old_list_meets_new_list);
  g_test_add_func ("/network/renamed-profile-is-one-person", test_renamed_profile_is_one_person);
  g_test_add_func ("/network/names-attach-where-one-fits", test_names_attach_where_one_fits);
  g_test_add_func ("/network/hand-outlives-the-archive", test_hand_outlives_the_archive);
  g_test_add_func ("/network/forgotten-stay-forgotten", test_forgotten_stay_forgotten);
  g_test_add_func ("/network/backup-and-restore", test_backup_and_restore);
  g_test_add_func ("/network/busy-is-said", test_busy_is_said);
  g_test_add_func ("/network/a-killed-first-import-can-be-read", test_a_killed_first_import_can_be_read);
  g_test_add_func ("/network/foreign-files-are-refused", test_foreign_files_are_refused);
  return g_test_run ();
}
