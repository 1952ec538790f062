#include "archive-builder.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gstdio.h>

char *
test_folder_new (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("entregent-test-XXXXXX", &error);
  g_assert_no_error (error);
  return folder;
}

static void
remove_tree (const char *path)
{
  if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK)) {
    g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
    const char *name;
    while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
      g_autofree char *child = g_build_filename (path, name, NULL);
      remove_tree (child);
    }
  }
  g_remove (path);
}

void
test_folder_remove (char *folder)
{
  remove_tree (folder);
  g_free (folder);
}

char *
test_file_write (const char *folder, const char *name, const char *bytes, size_t n_bytes)
{
  g_autoptr (GError) error = NULL;
  char *path = g_build_filename (folder, name, NULL);
  g_autofree char *parent = g_path_get_dirname (path);
  g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
  g_file_set_contents (path, bytes, (gssize)n_bytes, &error);
  g_assert_no_error (error);
  return path;
}

static la_ssize_t
append_bytes (struct archive *archive, void *data, const void *bytes, size_t n_bytes)
{
  g_byte_array_append (data, bytes, (guint)n_bytes);
  return (la_ssize_t)n_bytes;
}

GBytes *
test_zip_build (const TestFile *files, size_t n_files)
{
  GByteArray *bytes = g_byte_array_new ();
  struct archive *archive = archive_write_new ();
  archive_write_set_format_zip (archive);
  archive_write_set_bytes_in_last_block (archive, 1);
  g_assert_cmpint (archive_write_open (archive, bytes, NULL, append_bytes, NULL), ==, ARCHIVE_OK);
  for (size_t i = 0; i < n_files; i++) {
    size_t length = files[i].length ? files[i].length : strlen (files[i].text);
    struct archive_entry *entry = archive_entry_new ();
    archive_entry_set_pathname_utf8 (entry, files[i].name);
    archive_entry_set_pathname (entry, files[i].name);
    archive_entry_set_size (entry, (la_int64_t)length);
    archive_entry_set_filetype (entry, g_str_has_suffix (files[i].name, "/") ? AE_IFDIR : AE_IFREG);
    archive_entry_set_perm (entry, 0644);
    g_assert_cmpint (archive_write_header (archive, entry), ==, ARCHIVE_OK);
    if (length > 0)
      g_assert_cmpint (archive_write_data (archive, files[i].text, length), ==, (la_ssize_t)length);
    archive_entry_free (entry);
  }
  g_assert_cmpint (archive_write_close (archive), ==, ARCHIVE_OK);
  archive_write_free (archive);
  return g_byte_array_free_to_bytes (bytes);
}

/* ---- Reading ---- */

typedef struct {
  EntSink base;
  TestReading *reading;
} CollectingSink;

static bool
collect_record (EntSink *sink, const EntRecord *record, GError **error)
{
  TestReading *reading = ((CollectingSink *)sink)->reading;
  GString *text = g_string_new (NULL);
  g_autoptr (EntJson) json = ent_json_new (text);
  ent_record_write_json (record, json);
  g_ptr_array_add (reading->records, g_string_free (text, FALSE));
  return true;
}

static void
count_progress (EntSink *sink, uint64_t done, uint64_t total)
{
  ((CollectingSink *)sink)->reading->n_progress++;
}

TestReading *
test_read (const char *path)
{
  TestReading *self = g_new0 (TestReading, 1);
  self->report = ent_report_new (1000);
  self->records = g_ptr_array_new_with_free_func (g_free);
  CollectingSink sink = {{collect_record, count_progress}, self};
  self->ok = ent_read (path, NULL, &sink.base, self->report, &self->info, &self->error);
  g_assert_true (self->ok == (self->error == NULL));
  return self;
}

TestReading *
test_read_bytes (const char *name, const char *bytes, size_t n_bytes)
{
  char *folder = test_folder_new ();
  g_autofree char *path = test_file_write (folder, name, bytes, n_bytes);
  TestReading *reading = test_read (path);
  test_folder_remove (folder);
  return reading;
}

TestReading *
test_read_files (const TestFile *files, size_t n_files)
{
  char *folder = test_folder_new ();
  g_autoptr (GBytes) zip = test_zip_build (files, n_files);
  g_autofree char *path = test_file_write (folder, "Basic_LinkedInDataExport_06-30-2024.zip",
                                           g_bytes_get_data (zip, NULL), g_bytes_get_size (zip));
  TestReading *reading = test_read (path);
  test_folder_remove (folder);
  return reading;
}

TestReading *
test_read_file (const char *name, const char *text)
{
  const TestFile file = {name, text, 0};
  return test_read_files (&file, 1);
}

void
test_reading_free (TestReading *self)
{
  if (self == NULL)
    return;
  g_clear_error (&self->error);
  ent_report_free (self->report);
  g_ptr_array_unref (self->records);
  g_free (self);
}

/* ---- Asking ---- */

size_t
test_reading_count (const TestReading *self, const char *part)
{
  size_t n = 0;
  for (guint i = 0; i < self->records->len; i++)
    n += strstr (g_ptr_array_index (self->records, i), part) != NULL;
  return n;
}

static void
print_all (const TestReading *self)
{
  for (guint i = 0; i < self->records->len; i++)
    g_test_message ("%s", (const char *)g_ptr_array_index (self->records, i));
  for (size_t i = 0; i < ent_report_n_kept (self->report); i++) {
    const EntProblem *problem = ent_report_get (self->report, i);
    g_test_message ("problem: %s:%d %s: %s", problem->file, (int)problem->line, problem->column,
                    problem->reason);
  }
  if (self->error != NULL)
    g_test_message ("error: %s", self->error->message);
}

const char *
test_reading_find (const TestReading *self, ...)
{
  const char *found = NULL;
  size_t n_found = 0;
  for (guint i = 0; i < self->records->len; i++) {
    const char *record = g_ptr_array_index (self->records, i);
    bool fits = true;
    va_list parts;
    va_start (parts, self);
    for (const char *part = va_arg (parts, const char *); part != NULL; part = va_arg (parts, const char *))
      fits = fits && strstr (record, part) != NULL;
    va_end (parts);
    n_found += fits;
    found = fits ? record : found;
  }
  if (n_found != 1)
    print_all (self);
  g_assert_cmpuint (n_found, ==, 1);
  return found;
}

void
test_reading_assert_problem (const TestReading *self, const char *file, uint64_t line, const char *column,
                             const char *part)
{
  for (size_t i = 0; i < ent_report_n_kept (self->report); i++) {
    const EntProblem *problem = ent_report_get (self->report, i);
    if (g_str_equal (problem->file, file) && problem->line == line && g_str_equal (problem->column, column) &&
        strstr (problem->reason, part) != NULL)
      return;
  }
  print_all (self);
  g_error ("no problem \"%s\" at %s line %d", part, file, (int)line);
}
