/* An archive: the files of a zip, of a folder, or one file alone, each of which can be read as a stream. */
#pragma once

#include "readers/readers.h"

/* What no real archive comes near: LinkedIn's largest have some thousand files and some GiB. */
#define ENT_ARCHIVE_MAX_ENTRIES 50000
#define ENT_ARCHIVE_MAX_NAME 1024
#define ENT_ARCHIVE_MAX_DEPTH 8
#define ENT_ARCHIVE_MAX_BYTES (UINT64_C (64) << 30)
/* A zip may unpack to this whatever its size, and beyond it to so many times its size (text packs 3 to 10
 * times). */
#define ENT_ARCHIVE_FREE_BYTES (UINT64_C (64) << 20)
#define ENT_ARCHIVE_MAX_RATIO 200

typedef struct EntArchive EntArchive;

typedef struct {
  char *path;       /* inside the archive, '/' between its parts, safe to show */
  const char *base; /* the last part of @path */
  uint64_t size;    /* unpacked bytes as the archive declares them; 0 when not known */
  bool is_zip;      /* an archive inside the archive */
} EntEntry;

/* What a zip and a folder do differently. */
typedef struct {
  bool (*open_entry) (EntArchive *self, size_t index, GError **error);
  ssize_t (*read) (EntArchive *self, char *buffer, size_t bytes, GError **error);
  void (*free) (EntArchive *self);
} EntArchiveKind;

struct EntArchive {
  EntInput stream; /* of the entry that is open */
  const EntArchiveKind *kind;
  GArray *entries;        /* EntEntry */
  char *name;             /* base name of the zip, the folder or the file */
  uint64_t bytes_allowed; /* what all streams together may give */
  uint64_t bytes_given;
  bool is_single_file;
  void (*progress) (void *context, uint64_t bytes); /* told of every piece that is read; may be NULL */
  void *progress_context;
};

/**
 * ent_archive_open:
 * @path: a zip (told by its content, whatever its name), a folder, or any single file
 * @report: gets the files that are left out because of their names, and a zip's damage
 *
 * Errors: NOT_FOUND, REFUSED (a bomb, too many files), INVALID (no file nor folder), FAILED. Nothing is
 * unpacked.
 */
EntArchive *ent_archive_open (const char *path, EntReport *report, GError **error);

/**
 * ent_archive_open_inner: the zip that is entry @index of @outer, unpacked into a nameless temporary file.
 * Errors: as ent_archive_open(), and those of reading. @outer may be freed before the result.
 */
EntArchive *ent_archive_open_inner (EntArchive *outer, size_t index, EntReport *report, GError **error);

void ent_archive_free (EntArchive *self);

size_t ent_archive_n_entries (const EntArchive *self);
const EntEntry *ent_archive_entry (const EntArchive *self, size_t index);

/**
 * ent_archive_stream: entry @index from its beginning, in any order and as often as wanted; in order is
 * cheapest.
 *
 * Returns: (borrowed) valid until the next call: one entry is open at a time.
 * Errors, here and when it is read: CORRUPT (damaged, or packed in a way that cannot be read), REFUSED (a
 * bomb), FAILED.
 */
EntInput *ent_archive_stream (EntArchive *self, size_t index, GError **error);

/* For the kinds of archives: */

/** ent_archive_init: @name is copied. */
void ent_archive_init (EntArchive *self, const EntArchiveKind *kind, const char *name);

/**
 * ent_archive_add: one more entry.
 * @name: as the archive has it, hostile; junk of Mac OS and Windows is left out in silence, names that are no
 * plain relative path with a problem in @report
 * @out_added: whether it is an entry now
 *
 * Errors: REFUSED with too many entries.
 */
bool ent_archive_add (EntArchive *self, EntSlice name, uint64_t size, EntReport *report, bool *out_added,
                      GError **error);

/**
 * ent_archive_zip_new: the zip behind @fd, which it takes; @name is how it is called. Errors: CORRUPT,
 * REFUSED.
 */
EntArchive *ent_archive_zip_new (int fd, const char *name, EntReport *report, GError **error);

/** ent_archive_folder_new, ent_archive_file_new: all regular files below @path; the one file @path. */
EntArchive *ent_archive_folder_new (const char *path, EntReport *report, GError **error);
EntArchive *ent_archive_file_new (const char *path, EntReport *report, GError **error);

/** ent_archive_is_zip: whether bytes that begin with these are a zip. */
bool ent_archive_is_zip (const char *bytes, size_t n_bytes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntArchive, ent_archive_free)
