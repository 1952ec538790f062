/* Archives made up for tests, and what the readers find in them. */
#pragma once

#include "readers/readers.h"

typedef struct {
  const char *name;
  const char *text;
  size_t length; /* of @text; 0: it is terminated */
} TestFile;

/** test_folder_new: a new empty folder below the system's temporary one. Remove with test_folder_remove(). */
char *test_folder_new (void);

/** test_folder_remove: removes the folder with all that is in it, and frees the path. */
void test_folder_remove (char *folder);

/** test_file_write: @folder/@name with these bytes, with the folders between made. Returns its path. */
char *test_file_write (const char *folder, const char *name, const char *bytes, size_t n_bytes);

/** test_zip_build: a zip of @files, deflated. */
GBytes *test_zip_build (const TestFile *files, size_t n_files);

/* What reading something gave. */
typedef struct {
  bool ok;
  GError *error;
  EntReport *report;
  EntSourceInfo info;
  GPtrArray *records; /* JSON, one text each, in order */
  uint64_t n_progress;
} TestReading;

/** test_read: reads @path. Free with test_reading_free(). */
TestReading *test_read (const char *path);

/** test_read_bytes: reads a file of that name with these bytes. */
TestReading *test_read_bytes (const char *name, const char *bytes, size_t n_bytes);

/** test_read_files: reads @files packed into a zip called Basic_LinkedInDataExport_06-30-2024.zip. */
TestReading *test_read_files (const TestFile *files, size_t n_files);

/** test_read_file: the same with one file. */
TestReading *test_read_file (const char *name, const char *text);

void test_reading_free (TestReading *self);

/** test_reading_count: how many records hold @part in their JSON. */
size_t test_reading_count (const TestReading *self, const char *part);

/** test_reading_find: the JSON of the only record that holds all of the parts; fails the test where there is
 * not one. */
const char *test_reading_find (const TestReading *self, ...) G_GNUC_NULL_TERMINATED;

/** test_reading_assert_problem: fails the test unless a problem is about that file, line and column and its
 * reason holds @part. */
void test_reading_assert_problem (const TestReading *self, const char *file, uint64_t line,
                                  const char *column, const char *part);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TestReading, test_reading_free)
