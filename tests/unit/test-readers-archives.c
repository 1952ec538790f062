#include "archive-builder.h"
#include "readers/container-private.h"

#include <glib/gstdio.h>
#include <unistd.h>

static const char connections[] = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
                                  "Awa,Exemple,https://www.linkedin.com/in/awa,,Acme,Boss,05 Jun 2024\n";
static const char skills[] = "Name\nChemistry\n";
static const char languages[] = "Name,Proficiency\nFrench,Native\n";

static const TestFile two_files[] = {{"Connections.csv", connections, 0}, {"Skills.csv", skills, 0}};

/* Reads @bytes as a file called @name. */
static TestReading *
read_bytes (const char *name, const void *bytes, size_t n_bytes)
{
  char *folder = test_folder_new ();
  g_autofree char *path = test_file_write (folder, name, bytes, n_bytes);
  TestReading *reading = test_read (path);
  test_folder_remove (folder);
  return reading;
}

static TestReading *
read_zip_as (const char *name, const TestFile *files, size_t n_files)
{
  g_autoptr (GBytes) zip = test_zip_build (files, n_files);
  return read_bytes (name, g_bytes_get_data (zip, NULL), g_bytes_get_size (zip));
}

static void
write_zip (const char *folder, const char *name, const TestFile *files, size_t n_files)
{
  g_autoptr (GBytes) zip = test_zip_build (files, n_files);
  g_free (test_file_write (folder, name, g_bytes_get_data (zip, NULL), g_bytes_get_size (zip)));
}

static void
assert_both (const TestReading *r)
{
  g_assert_no_error (r->error);
  test_reading_find (r, "\"contact\"", "\"value\":\"awa\"", "\"file\":\"Connections.csv\"", NULL);
  test_reading_find (r, "\"skill\"", "Chemistry", NULL);
}

/* ---- Shapes ---- */

static void
test_a_zip_under_any_name (void)
{
  static const char *const names[] = {"Basic_LinkedInDataExport_06-30-2024.zip",
                                      "Complete_LinkedInDataExport_06-30-2024 (1).zip",
                                      "Basic_LinkedInDataExport_06-30-2024", "export.csv"};
  for (size_t i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autoptr (TestReading) r = read_zip_as (names[i], two_files, 2);
    assert_both (r);
    g_assert_cmpuint (ent_report_count (r->report), ==, 0);
  }
}

static void
test_the_date_of_the_archive (void)
{
  g_autoptr (GString) iso = g_string_new (NULL);
  g_autoptr (TestReading) named = read_zip_as ("Basic_LinkedInDataExport_06-30-2024.zip", two_files, 2);
  ent_time_to_iso (named->info.as_of, iso);
  g_assert_cmpstr (iso->str, ==, "2024-06-30");
  g_autoptr (TestReading) unnamed = read_zip_as ("archive-13-45-2024.zip", two_files, 2);
  g_string_truncate (iso, 0);
  ent_time_to_iso (unnamed->info.as_of, iso);
  g_assert_cmpstr (iso->str, ==, "2024-06-05"); /* its newest row */
}

static void
test_files_below_a_top_folder_junk_and_backslashes (void)
{
  const TestFile files[] = {{"Export/", "", 0},
                            {"Export/Connections.csv", connections, 0},
                            {"Export\\Skills.csv", skills, 0},
                            {"__MACOSX/Export/._Connections.csv", "junk,junk\n1,2\n", 0},
                            {"Export/._Skills.csv", "junk,junk\n1,2\n", 0},
                            {"Export/.DS_Store", "junk", 0}};
  g_autoptr (TestReading) r = read_zip_as ("x.zip", files, G_N_ELEMENTS (files));
  assert_both (r);
  g_assert_cmpuint (ent_report_count (r->report), ==, 0);
  g_assert_cmpuint (r->records->len, ==, 2);
}

static void
test_a_folder_and_a_zip_in_a_folder (void)
{
  char *folder = test_folder_new ();
  g_free (test_file_write (folder, "Basic/Connections.csv", connections, strlen (connections)));
  g_free (test_file_write (folder, "Basic/Skills (1).csv", skills, strlen (skills)));
  g_autoptr (TestReading) plain = test_read (folder);
  assert_both (plain);
  test_folder_remove (folder);

  static const char *const names[] = {"sub/export.zip", "sub/Basic_LinkedInDataExport_06-30-2024"};
  for (size_t i = 0; i < G_N_ELEMENTS (names); i++) {
    folder = test_folder_new ();
    write_zip (folder, names[i], two_files, 2);
    g_autoptr (TestReading) zipped = test_read (folder);
    assert_both (zipped);
    test_folder_remove (folder);
  }
}

static void
test_a_zip_in_a_zip (void)
{
  g_autoptr (GBytes) inner = test_zip_build (two_files, 2);
  const TestFile outer[] = {
      {"Basic_LinkedInDataExport_05-01-2024.zip", g_bytes_get_data (inner, NULL), g_bytes_get_size (inner)}};
  g_autoptr (TestReading) r = read_zip_as ("mine.zip", outer, 1);
  assert_both (r);
  g_autoptr (GString) iso = g_string_new (NULL);
  ent_time_to_iso (r->info.as_of, iso);
  g_assert_cmpstr (iso->str, ==, "2024-05-01");
}

static void
test_of_two_archives_in_a_folder_the_newest_is_read (void)
{
  char *folder = test_folder_new ();
  const TestFile old[] = {{"Skills.csv", "Name\nAlchemy\n", 0}, {"Languages.csv", languages, 0}};
  write_zip (folder, "Complete_LinkedInDataExport_12-30-2023.zip", old, 2);
  write_zip (folder, "Complete_LinkedInDataExport_06-30-2024.zip", two_files, 2);
  write_zip (folder, "Basic_LinkedInDataExport_06-30-2024.zip", old, 2);
  g_autoptr (TestReading) r = test_read (folder);
  test_folder_remove (folder);
  assert_both (r);
  g_assert_cmpuint (test_reading_count (r, "Alchemy"), ==, 0);
  test_reading_assert_problem (r, "Complete_LinkedInDataExport_12-30-2023.zip", 0, "", "newest");
  test_reading_assert_problem (r, "Basic_LinkedInDataExport_06-30-2024.zip", 0, "", "newest");
}

static void
test_a_file_alone_is_known_by_its_header (void)
{
  static const struct {
    const char *text;
    const char *part;
  } cases[] = {
      {connections, "\"value\":\"awa\""},
      {languages, "\"language\""},
      {"First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary\nMoi,Exemple,,,,Tester,\n",
       "\"headline\""},
      {"Date,Type,Link\n2024-06-05 "
       "10:11:12,LIKE,https://www.linkedin.com/feed/update/urn:li:activity:7000000000000000001\n",
       "\"reaction\""},
      {"First Name,Last Name,Company,Job Title,Text,Creation "
       "Date,Status\nAwa,Exemple,,,Good,2024-01-02,VISIBLE\n",
       "\"recommendation\""},
  };
  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (TestReading) r = read_bytes ("from-a-friend.txt", cases[i].text, strlen (cases[i].text));
    g_assert_no_error (r->error);
    g_assert_cmpuint (test_reading_count (r, cases[i].part), >=, 1);
  }
  g_autoptr (TestReading) named = read_bytes ("Connections.csv", connections, strlen (connections));
  g_assert_true (named->info.lists_connections);
}

static void
test_what_is_no_archive_is_refused_with_a_sentence (void)
{
  static const char letter[] = "Bonjour,\nrien de tel ici.\n";
  g_autoptr (TestReading) other = read_bytes ("letter.doc", letter, strlen (letter));
  g_assert_error (other->error, ENT_ERROR, ENT_ERROR_INVALID);
  g_assert_nonnull (strstr (other->error->message, "LinkedIn archive"));
  g_autoptr (TestReading) empty = read_bytes ("Connections.csv", "", 0);
  g_assert_error (empty->error, ENT_ERROR, ENT_ERROR_INVALID);
  g_autoptr (TestReading) absent = test_read ("/nowhere/at/all.zip");
  g_assert_error (absent->error, ENT_ERROR, ENT_ERROR_NOT_FOUND);
  g_autoptr (TestReading) device = test_read ("/dev/null");
  g_assert_error (device->error, ENT_ERROR, ENT_ERROR_INVALID);
  g_autoptr (TestReading) nothing = read_zip_as ("empty.zip", NULL, 0);
  g_assert_error (nothing->error, ENT_ERROR, ENT_ERROR_INVALID);
  g_autoptr (TestReading) noise = read_bytes ("noise.zip", "PK\003\004 and then noise", 20);
  g_assert_false (noise->ok);

  char *folder = test_folder_new ();
  g_autoptr (TestReading) hollow = test_read (folder);
  test_folder_remove (folder);
  g_assert_error (hollow->error, ENT_ERROR, ENT_ERROR_INVALID);
}

static void
test_strange_files_are_named_and_do_not_stop_the_others (void)
{
  static const char workbook[] = "PK\003\004rest of a workbook";
  const TestFile files[] = {{"Connections.csv", connections, 0},
                            {"Skills.csv", skills, 0},
                            {"Reactions.csv", workbook, sizeof workbook},
                            {"Languages.csv", "Langue,Niveau\nFrench,Native\n", 0},
                            {"Astrology.csv", "Sign\nLion\n", 0},
                            {"Logins.csv", "Login Date,IP Address\n,\n", 0},
                            {"Jobs/Job Applications_1.csv", "x,y\n1,2\n", 0}};
  g_autoptr (TestReading) r = read_zip_as ("x.zip", files, G_N_ELEMENTS (files));
  assert_both (r);
  test_reading_assert_problem (r, "Reactions.csv", 0, "", "Excel workbook");
  test_reading_assert_problem (r, "Languages.csv", 0, "", "columns");
  test_reading_assert_problem (r, "Astrology.csv", 0, "", "not known");
  g_assert_cmpuint (ent_report_count (r->report), ==, 3);
}

/* ---- Damage ---- */

/* Text that does not pack away to nothing. */
static char *
incompressible_skills (size_t n_rows)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  GString *text = g_string_new ("Name\n");
  for (size_t i = 0; i < n_rows; i++)
    g_string_append_printf (text, "%08x%08x%08x\n", g_rand_int (rand), g_rand_int (rand), g_rand_int (rand));
  return g_string_free (text, FALSE);
}

static void
test_a_truncated_zip_gives_what_comes_before_the_cut (void)
{
  g_autofree char *many = incompressible_skills (20000);
  const TestFile files[] = {
      {"Connections.csv", connections, 0}, {"Skills.csv", many, 0}, {"Languages.csv", languages, 0}};
  g_autoptr (GBytes) zip = test_zip_build (files, G_N_ELEMENTS (files));
  size_t size = g_bytes_get_size (zip);
  g_autoptr (TestReading) r = read_bytes ("cut.zip", g_bytes_get_data (zip, NULL), size / 2);
  g_assert_no_error (r->error);
  test_reading_assert_problem (r, "cut.zip", 0, "", "cut short");
  test_reading_assert_problem (r, "Skills.csv", 0, "", "damaged");
  test_reading_find (r, "\"value\":\"awa\"", NULL);
  g_assert_cmpuint (test_reading_count (r, "\"skill\""), >, 1000);
  g_assert_cmpuint (test_reading_count (r, "\"skill\""), <, 20000);
  g_assert_cmpuint (test_reading_count (r, "\"language\""), ==, 0);
}

static void
test_a_zip_without_its_table_of_contents_is_whole (void)
{
  g_autoptr (GBytes) zip = test_zip_build (two_files, 2);
  g_autoptr (TestReading) r =
      read_bytes ("cut.zip", g_bytes_get_data (zip, NULL), g_bytes_get_size (zip) - 30);
  assert_both (r);
}

static void
test_a_flipped_byte_loses_only_its_file (void)
{
  g_autofree char *many = incompressible_skills (20000);
  const TestFile files[] = {
      {"Skills.csv", many, 0}, {"Connections.csv", connections, 0}, {"Languages.csv", languages, 0}};
  g_autoptr (GBytes) zip = test_zip_build (files, G_N_ELEMENTS (files));
  size_t size;
  g_autofree char *bytes = g_bytes_unref_to_data (g_steal_pointer (&zip), &size);
  for (size_t at = 1000; at < size - 2000; at += size / 7) {
    bytes[at] ^= 0x55;
    g_autoptr (TestReading) r = read_bytes ("flipped.zip", bytes, size);
    bytes[at] ^= 0x55;
    g_assert_no_error (r->error);
    test_reading_find (r, "\"value\":\"awa\"", NULL);
    test_reading_find (r, "\"language\"", NULL);
    g_assert_cmpuint (ent_report_count (r->report), >=, 1);
  }
}

static void
test_every_cut_and_flip_ends_in_a_sentence (void)
{
  g_autoptr (GBytes) zip = test_zip_build (two_files, 2);
  size_t size;
  g_autofree char *bytes = g_bytes_unref_to_data (g_steal_pointer (&zip), &size);
  for (size_t at = 0; at < size; at++) {
    g_autoptr (TestReading) cut = read_bytes ("cut.zip", bytes, at);
    g_assert_true (cut->ok || cut->error->message[0] != '\0');
    bytes[at] = (char)~bytes[at];
    g_autoptr (TestReading) flipped = read_bytes ("flipped.zip", bytes, size);
    bytes[at] = (char)~bytes[at];
    g_assert_true (flipped->ok || flipped->error->message[0] != '\0');
  }
}

/* ---- Attacks ---- */

static void
test_a_bomb_is_refused (void)
{
  size_t size = 80u * 1024 * 1024;
  g_autofree char *blank = g_malloc (size);
  memset (blank, 'x', size);
  memcpy (blank, "Name\n", 5);
  const TestFile files[] = {{"Skills.csv", blank, size}};
  g_autoptr (GBytes) zip = test_zip_build (files, 1);
  size_t n_bytes;
  g_autofree char *bytes = g_bytes_unref_to_data (g_steal_pointer (&zip), &n_bytes);
  g_autoptr (TestReading) declared = read_bytes ("bomb.zip", bytes, n_bytes);
  g_assert_error (declared->error, ENT_ERROR, ENT_ERROR_REFUSED);
  g_assert_nonnull (strstr (declared->error->message, "bomb.zip"));
  /* Without its table of contents nothing declares the size. */
  g_autoptr (TestReading) hidden = read_bytes ("bomb.zip", bytes, n_bytes - 60);
  g_assert_error (hidden->error, ENT_ERROR, ENT_ERROR_REFUSED);
}

static void
test_hostile_names_are_left_out_and_named (void)
{
  const TestFile files[] = {{"Connections.csv", connections, 0}, {"../../Skills.csv", skills, 0},
                            {"C:\\Skills.csv", skills, 0},       {"a/../../Languages.csv", languages, 0},
                            {"\033[31mSkills.csv", skills, 0},   {"Skills.csv", skills, 0}};
  g_autoptr (TestReading) r = read_zip_as ("x.zip", files, G_N_ELEMENTS (files));
  assert_both (r);
  g_assert_cmpuint (ent_report_count (r->report), ==, 4);
  test_reading_assert_problem (r, "../../Skills.csv", 0, "", "plain path");
  for (size_t i = 0; i < ent_report_n_kept (r->report); i++)
    g_assert_null (strchr (ent_report_get (r->report, i)->file, '\033'));
}

static void
test_too_many_files_are_refused (void)
{
  g_autoptr (GArray) files = g_array_new (FALSE, FALSE, sizeof (TestFile));
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  for (int i = 0; i <= ENT_ARCHIVE_MAX_ENTRIES; i++) {
    char *name = g_strdup_printf ("%d.csv", i);
    g_ptr_array_add (names, name);
    TestFile file = {name, "", 0};
    g_array_append_val (files, file);
  }
  g_autoptr (TestReading) r = read_zip_as ("many.zip", (const TestFile *)(void *)files->data, files->len);
  g_assert_error (r->error, ENT_ERROR, ENT_ERROR_REFUSED);
}

static void
test_links_in_a_folder_are_not_followed (void)
{
  char *folder = test_folder_new ();
  g_free (test_file_write (folder, "Connections.csv", connections, strlen (connections)));
  g_free (test_file_write (folder, "Skills.csv", skills, strlen (skills)));
  g_autofree char *loop = g_build_filename (folder, "loop", NULL);
  g_autofree char *link = g_build_filename (folder, "Languages.csv", NULL);
  g_assert_cmpint (symlink (folder, loop), ==, 0);
  g_assert_cmpint (symlink ("/etc/passwd", link), ==, 0);
  g_autoptr (TestReading) r = test_read (folder);
  test_folder_remove (folder);
  assert_both (r);
  g_assert_cmpuint (r->records->len, ==, 2);
}

static void
test_a_row_without_end_is_reported_in_bounded_memory (void)
{
  size_t size = 12u * 1024 * 1024;
  g_autofree char *text = g_malloc (size);
  memset (text, 'x', size);
  memcpy (text, "Name\nChemistry\n\"", 16);
  g_autoptr (TestReading) r = read_bytes ("Skills.csv", text, size);
  g_assert_no_error (r->error);
  test_reading_find (r, "Chemistry", NULL);
  g_assert_cmpuint (ent_report_count (r->report), >=, 1);
}

/* ---- The sink ---- */

static bool
refuse_record (EntSink *sink, const EntRecord *record, GError **error)
{
  g_set_error_literal (error, ENT_ERROR, ENT_ERROR_BUSY, "Somebody else is writing.");
  return false;
}

static void
test_a_sink_that_fails_stops_the_reading (void)
{
  char *folder = test_folder_new ();
  g_autofree char *path = test_file_write (folder, "Connections.csv", connections, strlen (connections));
  EntSink sink = {refuse_record, NULL};
  g_autoptr (EntReport) report = ent_report_new (10);
  g_autoptr (GError) error = NULL;
  EntSourceInfo info = {.n_rows = 77};
  g_assert_false (ent_read (path, NULL, &sink, report, &info, &error));
  g_assert_error (error, ENT_ERROR, ENT_ERROR_BUSY);
  g_assert_cmpuint (info.n_rows, ==, 77); /* untouched */
  test_folder_remove (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/archives/a-zip-under-any-name", test_a_zip_under_any_name);
  g_test_add_func ("/archives/the-date-of-the-archive", test_the_date_of_the_archive);
  g_test_add_func ("/archives/files-below-a-top-folder-junk-and-backslashes",
                   test_files_below_a_top_folder_junk_and_backslashes);
  g_test_add_func ("/archives/a-folder-and-a-zip-in-a-folder", test_a_folder_and_a_zip_in_a_folder);
  g_test_add_func ("/archives/a-zip-in-a-zip", test_a_zip_in_a_zip);
  g_test_add_func ("/archives/of-two-archives-in-a-folder-the-newest-is-read",
                   test_of_two_archives_in_a_folder_the_newest_is_read);
  g_test_add_func ("/archives/a-file-alone-is-known-by-its-header", test_a_file_alone_is_known_by_its_header);
  g_test_add_func ("/archives/what-is-no-archive-is-refused-with-a-sentence",
                   test_what_is_no_archive_is_refused_with_a_sentence);
  g_test_add_func ("/archives/strange-files-are-named-and-do-not-stop-the-others",
                   test_strange_files_are_named_and_do_not_stop_the_others);
  g_test_add_func ("/archives/a-truncated-zip-gives-what-comes-before-the-cut",
                   test_a_truncated_zip_gives_what_comes_before_the_cut);
  g_test_add_func ("/archives/a-zip-without-its-table-of-contents-is-whole",
                   test_a_zip_without_its_table_of_contents_is_whole);
  g_test_add_func ("/archives/a-flipped-byte-loses-only-its-file", test_a_flipped_byte_loses_only_its_file);
  g_test_add_func ("/archives/every-cut-and-flip-ends-in-a-sentence",
                   test_every_cut_and_flip_ends_in_a_sentence);
  g_test_add_func ("/archives/a-bomb-is-refused", test_a_bomb_is_refused);
  g_test_add_func ("/archives/hostile-names-are-left-out-and-named",
                   test_hostile_names_are_left_out_and_named);
  g_test_add_func ("/archives/too-many-files-are-refused", test_too_many_files_are_refused);
  g_test_add_func ("/archives/links-in-a-folder-are-not-followed", test_links_in_a_folder_are_not_followed);
  g_test_add_func ("/archives/a-row-without-end-is-reported-in-bounded-memory",
                   test_a_row_without_end_is_reported_in_bounded_memory);
  g_test_add_func ("/archives/a-sink-that-fails-stops-the-reading", test_a_sink_that_fails_stops_the_reading);
  return g_test_run ();
}
