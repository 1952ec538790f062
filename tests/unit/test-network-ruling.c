/* Rulings: what the user decides about somebody follows them, outlives the sources that speak of them, can be
 * taken back, and goes when they are forgotten. */
#include "network-builder.h"

#include <math.h>

static TestImport
import_pair (TestNetwork *network)
{
  static const TestFile files[] = {{"Connections.csv",
                                    "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
                                    "Awa,Exemple,https://www.linkedin.com/in/awa,,Acme,Chef,01 Jun 2019\n"
                                    "Bob,Fictif,https://www.linkedin.com/in/bob,,Acme,Chef,02 Jun 2019\n",
                                    0}};
  return test_network_import (network, "06-30-2020", files, G_N_ELEMENTS (files));
}

/* One source with @words. */
static int64_t
say (TestNetwork *network, const EntWords *words)
{
  g_autoptr (GError) error = NULL;
  g_auto (EntIntake) intake = {0};
  bool ok = ent_store_begin (network->store, &error) &&
            ent_intake_words (network->store, words, &intake, &error) &&
            ent_identity_resolve (network->store, intake.touched, NULL, NULL, &error) &&
            ent_store_commit (network->store, &error);
  g_assert_no_error (error);
  g_assert_true (ok);
  return intake.source_id;
}

static int64_t
rule (TestNetwork *network, int64_t contact_id, EntMatter matter, const char *value, double number)
{
  EntRulingRow row = {.identifier_id = contact_id,
                      .matter = matter,
                      .about = ENT_SLICE (""),
                      .value = ent_slice (value),
                      .number = number};
  EntWords words = {.description = ENT_SLICE ("ruling"), .rulings = &row, .n_rulings = 1};
  return say (network, &words);
}

static void
tell_ruling (const EntRulingRow *row, void *data)
{
  g_autofree char *value = ent_slice_dup (row->value);
  g_string_append_printf (data, "%d %s %g;", (int)row->matter, value, isnan (row->number) ? -1 : row->number);
}

/* All rulings on the contact, as text. */
static char *
tell (TestNetwork *network, int64_t contact_id)
{
  g_autoptr (GError) error = NULL;
  GString *all = g_string_new (NULL);
  g_assert_true (ent_store_rulings_of (network->store, contact_id, tell_ruling, all, &error));
  return g_string_free (all, FALSE);
}

static void
assert_told (TestNetwork *network, const char *name, const char *expected)
{
  g_autofree char *told = tell (network, test_network_find (network, name));
  g_assert_cmpstr (told, ==, expected);
}

static void
test_the_latest_comes_last_and_undo_takes_it_back (void)
{
  g_autoptr (TestNetwork) network = test_network_new ();
  import_pair (network);
  int64_t awa = test_network_find (network, "Awa Exemple");
  rule (network, awa, ENT_MATTER_ATTENTION, "pin", NAN);
  rule (network, awa, ENT_MATTER_RHYTHM, "every", 90);
  int64_t mute = rule (network, awa, ENT_MATTER_ATTENTION, "mute", NAN);
  assert_told (network, "Awa Exemple", "2 pin -1;2 mute -1;4 every 90;");
  assert_told (network, "Bob Fictif", "");

  test_network_undo (network, mute);
  assert_told (network, "Awa Exemple", "2 pin -1;4 every 90;");
  GString *all = g_string_new (NULL);
  g_assert_true (ent_store_rulings_on (network->store, ENT_MATTER_RHYTHM, tell_ruling, all, NULL));
  g_assert_cmpstr (all->str, ==, "4 every 90;");
  g_string_free (all, TRUE);
}

static void
test_a_ruling_follows_a_merge (void)
{
  g_autoptr (TestNetwork) network = test_network_new ();
  import_pair (network);
  int64_t awa = test_network_find (network, "Awa Exemple"), bob = test_network_find (network, "Bob Fictif");
  rule (network, MAX (awa, bob), ENT_MATTER_ATTENTION, "pin", NAN);
  EntBondRow bond = {.identifier_id = awa, .other_id = bob, .is_same = true};
  EntWords words = {.description = ENT_SLICE ("merge"), .bonds = &bond, .n_bonds = 1};
  int64_t merge = say (network, &words);
  g_autofree char *joined = tell (network, MIN (awa, bob));
  g_assert_cmpstr (joined, ==, "2 pin -1;");

  test_network_undo (network, merge);
  g_autofree char *of_one = tell (network, MIN (awa, bob)), *of_other = tell (network, MAX (awa, bob));
  g_assert_cmpstr (of_one, ==, "");
  g_assert_cmpstr (of_other, ==, "2 pin -1;");
}

/* A ruling keeps nobody in the network, and is there again when they are. */
static void
test_a_ruling_waits_for_its_contact (void)
{
  g_autoptr (TestNetwork) network = test_network_new ();
  TestImport archive = import_pair (network);
  rule (network, test_network_find (network, "Bob Fictif"), ENT_MATTER_ATTENTION, "mute", NAN);
  test_network_undo (network, archive.source_id);
  g_assert_cmpuint (test_network_count (network), ==, 0);

  import_pair (network);
  g_assert_cmpuint (test_network_count (network), ==, 2);
  assert_told (network, "Bob Fictif", "2 mute -1;");
}

static void
test_forgetting_takes_rulings_along (void)
{
  g_autoptr (TestNetwork) network = test_network_new ();
  import_pair (network);
  int64_t bob = test_network_find (network, "Bob Fictif");
  rule (network, bob, ENT_MATTER_INVITATION, "accept", 42);
  g_autoptr (GError) error = NULL;
  bool ok = ent_store_begin (network->store, &error) && ent_store_forget (network->store, bob, &error) &&
            ent_store_commit (network->store, &error);
  g_assert_no_error (error);
  g_assert_true (ok);
  GString *all = g_string_new (NULL);
  g_assert_true (ent_store_rulings_on (network->store, ENT_MATTER_INVITATION, tell_ruling, all, NULL));
  g_assert_cmpstr (all->str, ==, "");
  g_string_free (all, TRUE);
  g_autoptr (EntReport) report = ent_report_new (10);
  g_assert_true (ent_store_check (network->store, report, &error));
  g_assert_cmpuint (ent_report_count (report), ==, 0);
}

static void
tell_rhythm (EntSlice query, double days, void *data)
{
  g_autofree char *text = ent_slice_dup (query);
  g_string_append_printf (data, "%s %g;", text, days);
}

static void
test_a_rhythm_is_set_changed_and_taken_back (void)
{
  g_autoptr (TestNetwork) network = test_network_new ();
  g_assert_true (ent_store_begin (network->store, NULL));
  g_assert_true (ent_store_rhythm_set (network->store, ENT_SLICE ("tag:client"), 30, NULL));
  g_assert_true (ent_store_rhythm_set (network->store, ENT_SLICE ("tag:ami"), 90, NULL));
  g_assert_true (ent_store_rhythm_set (network->store, ENT_SLICE ("tag:client"), 45, NULL));
  GString *all = g_string_new (NULL);
  g_assert_true (ent_store_rhythms (network->store, tell_rhythm, all, NULL));
  g_assert_cmpstr (all->str, ==, "tag:ami 90;tag:client 45;");
  g_assert_true (ent_store_rhythm_set (network->store, ENT_SLICE ("tag:ami"), 0, NULL));
  g_string_truncate (all, 0);
  g_assert_true (ent_store_rhythms (network->store, tell_rhythm, all, NULL));
  g_assert_cmpstr (all->str, ==, "tag:client 45;");
  g_string_free (all, TRUE);
  ent_store_rollback (network->store);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ruling/the-latest-comes-last-and-undo-takes-it-back",
                   test_the_latest_comes_last_and_undo_takes_it_back);
  g_test_add_func ("/ruling/a-ruling-follows-a-merge", test_a_ruling_follows_a_merge);
  g_test_add_func ("/ruling/a-ruling-waits-for-its-contact", test_a_ruling_waits_for_its_contact);
  g_test_add_func ("/ruling/forgetting-takes-rulings-along", test_forgetting_takes_rulings_along);
  g_test_add_func ("/ruling/a-rhythm-is-set-changed-and-taken-back",
                   test_a_rhythm_is_set_changed_and_taken_back);
  return g_test_run ();
}
