/* Migration: an older network becomes a newer one whole, after a copy, or stays as it was. The steps are made
 * up but for the last test's, which takes a network of each version that was given away. */
#include "store/store-private.h"

#include "network-builder.h"

#include <gio/gio.h>

/* PRAGMA texts come from here, because C holds no SQL. */
static char *
script (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("SOURCE_DIR"), "tests", "unit", "sql", name, NULL);
  char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static int64_t
version_of (EntStore *store)
{
  int64_t version = -1;
  g_autoptr (GError) error = NULL;
  g_assert_true (ent_store_read_int (store, ENT_SQL_USER_VERSION, &version, &error));
  return version;
}

static void
import_somebody (TestNetwork *network)
{
  static const TestFile files[] = {{"Connections.csv",
                                    "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
                                    "Awa,Exemple,https://www.linkedin.com/in/awa,,Acme,Chef,01 Jun 2019\n",
                                    0}};
  test_network_import (network, "06-30-2020", files, G_N_ELEMENTS (files));
}

/* The script called @name, which leads to @version. */
static char *
step_script (const char *name, int version)
{
  g_autofree char *text = script (name), *number = g_strdup_printf ("%d", version);
  g_auto (GStrv) parts = g_strsplit (text, "@VERSION@", -1);
  return g_strjoinv (number, parts);
}

/* Runs the scripts called @names, the first of which makes the next version of today's, and so on.
 * @n_steps: how many versions on it shall lead */
static bool
migrate (EntStore *store, const char *const *names, int n_steps, GError **error)
{
  EntSqlMigration steps[4] = {0};
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  for (size_t i = 0; names[i] != NULL; i++) {
    int version = ENT_STORE_VERSION + 1 + (int)i;
    g_ptr_array_add (texts, step_script (names[i], version));
    steps[i] = (EntSqlMigration){.version = version, .text = g_ptr_array_index (texts, i)};
  }
  return ent_store_migrate (store, steps, ENT_STORE_VERSION + n_steps, error);
}

/* The copy that is made before a network leads @n_steps on. */
static char *
copy_before (const TestNetwork *network, int n_steps)
{
  return g_strdup_printf ("%s.before-v%d", network->path, ENT_STORE_VERSION + n_steps);
}

static void
test_steps_are_taken_after_a_copy (void)
{
  static const char *const names[] = {"next.sql", "after-next.sql", NULL};
  g_autoptr (TestNetwork) network = test_network_new ();
  import_somebody (network);
  g_autofree char *before = test_network_tell (network, true);
  g_autoptr (GError) error = NULL;
  bool ok = migrate (network->store, names, 2, &error);
  g_assert_no_error (error);
  g_assert_true (ok);
  g_assert_cmpint (version_of (network->store), ==, ENT_STORE_VERSION + 2);
  g_autofree char *after = test_network_tell (network, true);
  g_assert_cmpstr (after, ==, before);

  /* The copy is the older network, and only its user can read it. */
  g_autofree char *copy = copy_before (network, 2);
  g_autoptr (EntStore) old = ent_store_open (copy, ENT_STORE_READ, 100, &error);
  g_assert_no_error (error);
  g_assert_cmpint (version_of (old), ==, ENT_STORE_VERSION);
}

static void
test_a_step_that_fails_changes_nothing (void)
{
  static const char *const cases[][4] = {
      {"next.sql", "failing.sql", NULL}, /* the second of two */
      {"next.sql", "forgets-its-version.sql", NULL},
      {"dangling.sql", NULL}, /* leaves a reference to nothing */
      {"next.sql", NULL},     /* there is no second step */
  };
  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (TestNetwork) network = test_network_new ();
    import_somebody (network);
    g_autofree char *before = test_network_tell (network, true);
    g_autoptr (GError) error = NULL;
    g_assert_false (migrate (network->store, cases[i], i == 2 ? 1 : 2, &error));
    g_assert_nonnull (error);
    g_assert_nonnull (strstr (error->message, "is as it was"));
    g_assert_cmpint (version_of (network->store), ==, ENT_STORE_VERSION);
    g_autofree char *after = test_network_tell (network, true);
    g_assert_cmpstr (after, ==, before);
    g_autofree char *copy = copy_before (network, i == 2 ? 1 : 2);
    g_assert_false (g_file_test (copy, G_FILE_TEST_EXISTS));
    import_somebody (network); /* it works on */
  }
}

static void
test_an_older_copy_is_kept (void)
{
  static const char *const names[] = {"next.sql", NULL};
  g_autoptr (TestNetwork) network = test_network_new ();
  g_autofree char *first = copy_before (network, 1), *second = g_strconcat (first, ".2", NULL);
  g_autoptr (GError) error = NULL;
  g_assert_true (g_file_set_contents (first, "precious", -1, &error));
  g_assert_true (migrate (network->store, names, 1, &error));
  g_autofree char *bytes = NULL;
  g_assert_true (g_file_get_contents (first, &bytes, NULL, &error));
  g_assert_cmpstr (bytes, ==, "precious");
  g_assert_true (g_file_test (second, G_FILE_TEST_IS_REGULAR));
}

static void
test_two_at_once_migrate_once (void)
{
  static const char *const names[] = {"next.sql", NULL};
  g_autoptr (TestNetwork) network = test_network_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (EntStore) other = ent_store_open (network->path, ENT_STORE_WRITE, 10, &error);
  g_assert_true (migrate (network->store, names, 1, &error));
  g_assert_true (migrate (other, names, 1, &error));
  g_assert_no_error (error);
  g_autofree char *copy = copy_before (network, 1), *again = g_strconcat (copy, ".2", NULL);
  g_assert_false (g_file_test (again, G_FILE_TEST_EXISTS));
}

/* Our mark and version 0: nothing that this program ever made. It is refused, for reading and for writing,
 * and left as it is. */
static void
test_an_unknown_old_version_is_refused (void)
{
  g_autoptr (TestNetwork) network = test_network_new ();
  import_somebody (network);
  g_autofree char *version_0 = script ("version-0.sql");
  g_autoptr (GError) error = NULL;
  g_assert_true (ent_store_exec (network->store, version_0, &error));
  g_clear_pointer (&network->store, ent_store_close);

  g_assert_null (ent_store_open (network->path, ENT_STORE_READ, 10, &error));
  g_assert_error (error, ENT_ERROR, ENT_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_null (ent_store_open (network->path, ENT_STORE_WRITE, 10, &error));
  g_assert_error (error, ENT_ERROR, ENT_ERROR_CORRUPT);
  g_clear_error (&error);

  g_autofree char *version_99 = script ("version-99.sql");
  g_autoptr (EntStore) raw = g_new0 (EntStore, 1);
  raw->path = g_strdup (network->path);
  g_assert_cmpint (sqlite3_open (network->path, &raw->db), ==, SQLITE_OK);
  g_assert_cmpint (version_of (raw), ==, 0);
  g_assert_true (ent_store_exec (raw, version_99, &error));
  g_assert_null (ent_store_open (network->path, ENT_STORE_READ, 10, &error));
  g_assert_error (error, ENT_ERROR, ENT_ERROR_REFUSED);
}

/* The bytes of tests/data/networks/NAME.gz. */
static void
unpack_network (const char *name, const char *path)
{
  g_autofree char *packed =
      g_build_filename (g_getenv ("SOURCE_DIR"), "tests", "data", "networks", name, NULL);
  g_autoptr (GFile) from = g_file_new_for_path (packed), to = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInputStream) file = g_file_read (from, NULL, &error);
  g_assert_no_error (error);
  g_autoptr (GConverter) gunzip = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP));
  g_autoptr (GInputStream) unpacked = g_converter_input_stream_new (G_INPUT_STREAM (file), gunzip);
  g_autoptr (GFileOutputStream) out = g_file_replace (to, NULL, FALSE, G_FILE_CREATE_PRIVATE, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_splice (G_OUTPUT_STREAM (out), unpacked, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, &error);
  g_assert_no_error (error);
}

/* The statements that make a network's tables and indexes, without comments and layout; ordered by name. */
static char *
describe_schema (EntStore *store)
{
  g_autofree char *sql = script ("describe-schema.sql");
  sqlite3_stmt *stmt;
  g_assert_cmpint (sqlite3_prepare_v2 (store->db, sql, -1, &stmt, NULL), ==, SQLITE_OK);
  g_autoptr (GString) all = g_string_new (NULL);
  while (sqlite3_step (stmt) == SQLITE_ROW)
    g_string_append_printf (all, "%s\n", (const char *)sqlite3_column_text (stmt, 0));
  sqlite3_finalize (stmt);
  return g_string_free (g_steal_pointer (&all), FALSE);
}

/* A packed network of an older version, and how many contacts are in it. */
typedef struct {
  const char *name;
  size_t n_contacts;
} OldNetwork;

static void
test_a_network_of_an_older_version_becomes_one_of_today (const void *data)
{
  const OldNetwork *old_network = data;
  g_autoptr (TestNetwork) fresh = test_network_new ();
  g_autoptr (TestNetwork) old = test_network_new ();
  g_clear_pointer (&old->store, ent_store_close);
  unpack_network (old_network->name, old->path);
  g_autoptr (GError) error = NULL;
  old->store = ent_store_open (old->path, ENT_STORE_WRITE, 100, &error);
  g_assert_no_error (error);
  g_assert_cmpint (version_of (old->store), ==, ENT_STORE_VERSION);

  g_autofree char *of_fresh = describe_schema (fresh->store), *of_old = describe_schema (old->store);
  g_assert_cmpstr (of_old, ==, of_fresh);
  g_autoptr (EntReport) report = ent_report_new (10);
  g_assert_true (ent_store_check (old->store, report, &error));
  g_assert_cmpuint (ent_report_count (report), ==, 0);
  /* Who was there is there, and deciding anew changes nothing. */
  g_assert_cmpuint (test_network_count (old), ==, old_network->n_contacts);
  g_autofree char *before = test_network_tell (old, true);
  g_assert_true (ent_store_begin (old->store, &error) && ent_identity_rebuild (old->store, &error) &&
                 ent_store_commit (old->store, &error));
  g_autofree char *after = test_network_tell (old, true);
  g_assert_cmpstr (after, ==, before);
  import_somebody (old);
  g_assert_cmpuint (test_network_count (old), ==, old_network->n_contacts + 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store-migrate/steps-are-taken-after-a-copy", test_steps_are_taken_after_a_copy);
  g_test_add_func ("/store-migrate/a-step-that-fails-changes-nothing",
                   test_a_step_that_fails_changes_nothing);
  g_test_add_func ("/store-migrate/an-older-copy-is-kept", test_an_older_copy_is_kept);
  g_test_add_func ("/store-migrate/two-at-once-migrate-once", test_two_at_once_migrate_once);
  g_test_add_func ("/store-migrate/an-unknown-old-version-is-refused",
                   test_an_unknown_old_version_is_refused);
  static const OldNetwork version_1 = {"version-1.entregent.gz", 12},
                          version_3 = {"version-3.entregent.gz", 11};
  g_test_add_data_func ("/store-migrate/a-network-of-version-1-becomes-one-of-today", &version_1,
                        test_a_network_of_an_older_version_becomes_one_of_today);
  g_test_add_data_func ("/store-migrate/a-network-of-version-3-becomes-one-of-today", &version_3,
                        test_a_network_of_an_older_version_becomes_one_of_today);
  return g_test_run ();
}
