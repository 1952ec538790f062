#include "readers/container-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#define COPY_BYTES (64 * 1024)

/* ---- Entries ---- */

static void
entry_clear (void *data)
{
  EntEntry *entry = data;
  g_free (entry->path);
}

/* Files that systems leave behind, which nobody put there. */
static bool
is_junk_part (EntSlice part)
{
  return ent_slice_equal (part, ENT_SLICE ("__MACOSX")) || ent_slice_equal (part, ENT_SLICE (".DS_Store")) ||
         ent_slice_starts_with_ascii_case (part, ENT_SLICE ("._")) ||
         ent_slice_equal_ascii_case (part, ENT_SLICE ("Thumbs.db")) ||
         ent_slice_equal_ascii_case (part, ENT_SLICE ("desktop.ini"));
}

typedef enum {
  NAME_GOOD,
  NAME_JUNK,
  NAME_HOSTILE,
} NameClass;

/* A name that leaves its folder, is absolute or moves the cursor was made to harm. We write no file under
 * such a name anyway, but who sends one is not LinkedIn. */
static NameClass
classify_name (EntSlice name)
{
  if (name.length == 0 || name.length > ENT_ARCHIVE_MAX_NAME || name.data[0] == '/')
    return NAME_HOSTILE;
  if (name.length >= 2 && name.data[1] == ':' && g_ascii_isalpha (name.data[0]))
    return NAME_HOSTILE;
  for (size_t i = 0; i < name.length; i++)
    if ((unsigned char)name.data[i] < 0x20 || name.data[i] == 0x7F)
      return NAME_HOSTILE;

  NameClass result = NAME_GOOD;
  EntSlice rest = name;
  EntSlice part;
  while (ent_slice_cut (&rest, "/", &part)) {
    if (ent_slice_equal (part, ENT_SLICE ("..")))
      return NAME_HOSTILE;
    if (is_junk_part (part))
      result = NAME_JUNK;
  }
  return result;
}

static bool
has_suffix (EntSlice name, EntSlice suffix)
{
  return name.length >= suffix.length &&
         ent_slice_equal_ascii_case (ent_slice_from (name, name.length - suffix.length), suffix);
}

bool
ent_archive_add (EntArchive *self, EntSlice name, uint64_t size, EntReport *report, bool *out_added,
                 GError **error)
{
  if (self->entries->len >= ENT_ARCHIVE_MAX_ENTRIES) {
    g_set_error (error, ENT_ERROR, ENT_ERROR_REFUSED,
                 _ ("\"%s\" holds more than %d files: this is no archive of LinkedIn."), self->name,
                 ENT_ARCHIVE_MAX_ENTRIES);
    return false;
  }
  *out_added = false;
  g_autoptr (GString) path = g_string_sized_new (name.length + 1);
  g_string_append_len (path, name.data, (gssize)MIN (name.length, ENT_ARCHIVE_MAX_NAME + 1));
  g_strdelimit (path->str, "\\", '/'); /* packed on Windows */
  NameClass class = classify_name (ent_slice_of (path));

  g_autoptr (GString) shown = g_string_sized_new (path->len + 1);
  ent_text_append_printable (ent_slice_of (path), shown);
  if (class == NAME_HOSTILE)
    ent_report_add (report, ent_slice_of (shown), 0, ENT_SLICE (""),
                    _ ("The name of this file is not a plain path inside the archive: it was left out."));
  if (class != NAME_GOOD)
    return true;

  EntEntry entry = {.size = size, .is_zip = has_suffix (ent_slice_of (shown), ENT_SLICE (".zip"))};
  entry.path = g_string_free (g_steal_pointer (&shown), FALSE);
  const char *slash = strrchr (entry.path, '/');
  entry.base = slash ? slash + 1 : entry.path;
  g_array_append_val (self->entries, entry);
  *out_added = true;
  return true;
}

size_t
ent_archive_n_entries (const EntArchive *self)
{
  return self->entries->len;
}

const EntEntry *
ent_archive_entry (const EntArchive *self, size_t index)
{
  return &g_array_index (self->entries, EntEntry, index);
}

/* ---- Streams ---- */

/* What an archive declares may be a lie, so what comes out is counted too. */
static ssize_t
stream_read (EntInput *input, char *buffer, size_t bytes, GError **error)
{
  EntArchive *self = (EntArchive *)input;
  ssize_t n = self->kind->read (self, buffer, bytes, error);
  if (n <= 0)
    return n;
  self->bytes_given += (uint64_t)n;
  if (self->bytes_given > self->bytes_allowed) {
    g_set_error (error, ENT_ERROR, ENT_ERROR_REFUSED,
                 _ ("\"%s\" unpacks to far more than an archive of its size can hold: it is refused."),
                 self->name);
    return -1;
  }
  if (self->progress != NULL)
    self->progress (self->progress_context, (uint64_t)n);
  return n;
}

void
ent_archive_init (EntArchive *self, const EntArchiveKind *kind, const char *name)
{
  self->stream.read = stream_read;
  self->kind = kind;
  self->name = g_utf8_make_valid (name, -1);
  self->entries = g_array_new (FALSE, FALSE, sizeof (EntEntry));
  g_array_set_clear_func (self->entries, entry_clear);
  self->bytes_allowed = ENT_ARCHIVE_MAX_BYTES;
}

void
ent_archive_free (EntArchive *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->entries);
  g_free (self->name);
  self->kind->free (self);
}

EntInput *
ent_archive_stream (EntArchive *self, size_t index, GError **error)
{
  if (!self->kind->open_entry (self, index, error))
    return NULL;
  return &self->stream;
}

/* ---- Opening ---- */

bool
ent_archive_is_zip (const char *bytes, size_t n_bytes)
{
  /* An entry, an archive without entries, or the first part of a split one. */
  return n_bytes >= 4 && (memcmp (bytes, "PK\003\004", 4) == 0 || memcmp (bytes, "PK\005\006", 4) == 0 ||
                          memcmp (bytes, "PK\007\010", 4) == 0);
}

/* Whether the file behind @fd is a zip; leaves the position at the start. */
static bool
fd_is_zip (int fd)
{
  char magic[4];
  ssize_t n = pread (fd, magic, sizeof magic, 0);
  return n > 0 && ent_archive_is_zip (magic, (size_t)n);
}

static EntArchive *
fail_to_open (const char *path, GError **error)
{
  int code = errno;
  g_set_error (error, ENT_ERROR, code == ENOENT || code == ENOTDIR ? ENT_ERROR_NOT_FOUND : ENT_ERROR_FAILED,
               code == ENOENT || code == ENOTDIR ? _ ("There is no file or folder \"%s\".")
                                                 : _ ("\"%s\" cannot be opened: %s."),
               path, g_strerror (code));
  return NULL;
}

EntArchive *
ent_archive_open (const char *path, EntReport *report, GError **error)
{
  struct stat info;
  if (stat (path, &info) != 0)
    return fail_to_open (path, error);
  if (S_ISDIR (info.st_mode))
    return ent_archive_folder_new (path, report, error);
  if (!S_ISREG (info.st_mode)) {
    g_set_error (error, ENT_ERROR, ENT_ERROR_INVALID, _ ("\"%s\" is neither a file nor a folder."), path);
    return NULL;
  }

  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  if (fd < 0)
    return fail_to_open (path, error);
  if (fd_is_zip (fd)) {
    g_autofree char *name = g_path_get_basename (path);
    return ent_archive_zip_new (fd, name, report, error);
  }
  close (fd);
  return ent_archive_file_new (path, report, error);
}

static bool
write_all (int fd, const char *bytes, size_t n_bytes, GError **error)
{
  while (n_bytes > 0) {
    ssize_t n = write (fd, bytes, n_bytes);
    if (n < 0 && errno == EINTR)
      continue;
    if (n <= 0) {
      g_set_error (error, ENT_ERROR, ENT_ERROR_FAILED, _ ("The inner archive cannot be unpacked: %s."),
                   g_strerror (errno));
      return false;
    }
    bytes += n;
    n_bytes -= (size_t)n;
  }
  return true;
}

static bool
copy_stream (EntInput *input, int fd, GError **error)
{
  g_autofree char *buffer = g_malloc (COPY_BYTES);
  for (;;) {
    ssize_t n = input->read (input, buffer, COPY_BYTES, error);
    if (n <= 0)
      return n == 0;
    if (!write_all (fd, buffer, (size_t)n, error))
      return false;
  }
}

/* A file that has no name any more and goes with its descriptor, however the program ends. */
static int
open_nameless (GError **error)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) cause = NULL;
  int fd = g_file_open_tmp ("entregent-XXXXXX", &path, &cause);
  if (fd < 0) {
    g_set_error (error, ENT_ERROR, ENT_ERROR_FAILED, _ ("The inner archive cannot be unpacked: %s"),
                 cause->message);
    return -1;
  }
  g_unlink (path);
  return fd;
}

EntArchive *
ent_archive_open_inner (EntArchive *outer, size_t index, EntReport *report, GError **error)
{
  EntInput *input = ent_archive_stream (outer, index, error);
  if (input == NULL)
    return NULL;
  int fd = open_nameless (error);
  if (fd < 0)
    return NULL;

  const EntEntry *entry = ent_archive_entry (outer, index);
  g_autoptr (GError) cause = NULL;
  bool whole = copy_stream (input, fd, &cause);
  /* The first files of an archive that is damaged further on are worth having. */
  if (!whole && g_error_matches (cause, ENT_ERROR, ENT_ERROR_CORRUPT) && fd_is_zip (fd)) {
    ent_report_add (report, ent_slice (entry->path), 0, ENT_SLICE (""), cause->message);
    whole = true;
  }
  if (!whole) {
    close (fd);
    g_propagate_error (error, g_steal_pointer (&cause));
    return NULL;
  }
  if (!fd_is_zip (fd)) {
    close (fd);
    g_set_error (error, ENT_ERROR, ENT_ERROR_INVALID, _ ("\"%s\" is named like a zip and is none."),
                 entry->path);
    return NULL;
  }
  return ent_archive_zip_new (fd, entry->base, report, error);
}
