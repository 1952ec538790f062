/* A folder, or one file, as an archive. Symbolic links inside a folder are not followed: an unpacked archive
 * may be hostile too. */
#include "readers/container-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct {
  EntArchive base;
  GPtrArray *paths; /* of the entries, in the file system's own bytes */
  int fd;           /* of the open entry, or -1 */
} Folder;

static bool
folder_open_entry (EntArchive *archive, size_t index, GError **error)
{
  Folder *self = (Folder *)archive;
  if (self->fd >= 0)
    close (self->fd);
  self->fd = g_open (g_ptr_array_index (self->paths, index), O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0);
  if (self->fd >= 0)
    return true;
  g_set_error (error, ENT_ERROR, ENT_ERROR_CORRUPT, _ ("This file cannot be opened: %s."),
               g_strerror (errno));
  return false;
}

static ssize_t
folder_read (EntArchive *archive, char *buffer, size_t bytes, GError **error)
{
  Folder *self = (Folder *)archive;
  for (;;) {
    ssize_t n = read (self->fd, buffer, bytes);
    if (n >= 0)
      return n;
    if (errno == EINTR)
      continue;
    g_set_error (error, ENT_ERROR, ENT_ERROR_CORRUPT, _ ("This file cannot be read: %s."),
                 g_strerror (errno));
    return -1;
  }
}

static void
folder_free (EntArchive *archive)
{
  Folder *self = (Folder *)archive;
  if (self->fd >= 0)
    close (self->fd);
  g_ptr_array_unref (self->paths);
  g_free (self);
}

static const EntArchiveKind folder_kind = {folder_open_entry, folder_read, folder_free};

static Folder *
folder_new (const char *path)
{
  Folder *self = g_new0 (Folder, 1);
  g_autofree char *name = g_path_get_basename (path);
  ent_archive_init (&self->base, &folder_kind, name);
  self->paths = g_ptr_array_new_with_free_func (g_free);
  self->fd = -1;
  return self;
}

/* A zip may have lost its suffix; other files are told by their names alone. */
static bool
looks_like_zip (const char *path)
{
  const char *slash = strrchr (path, '/');
  if (strchr (slash ? slash : path, '.') != NULL)
    return false;
  int fd = g_open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0);
  if (fd < 0)
    return false;
  char magic[4];
  ssize_t n = read (fd, magic, sizeof magic);
  close (fd);
  return n > 0 && ent_archive_is_zip (magic, (size_t)n);
}

/* Takes @path, called @inside in the archive. */
static bool
add_file (Folder *self, const char *path, const char *inside, uint64_t size, EntReport *report,
          GError **error)
{
  bool added;
  if (!ent_archive_add (&self->base, ent_slice (inside), size, report, &added, error))
    return false;
  if (!added)
    return true;
  g_ptr_array_add (self->paths, g_strdup (path));
  EntEntry *entry = &g_array_index (self->base.entries, EntEntry, self->base.entries->len - 1);
  entry->is_zip = entry->is_zip || looks_like_zip (path);
  return true;
}

static int
compare_names (const void *a, const void *b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

/* The names in @path in byte order, so that the same folder is always read in the same order. */
static GPtrArray *
list_names (const char *path)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;
  while (dir != NULL && names->len <= ENT_ARCHIVE_MAX_ENTRIES && (name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  return names;
}

/* A folder that nobody looks into may hold what somebody misses. */
static void
report_folder (const char *inside, unsigned depth, EntReport *report)
{
  g_autoptr (GString) shown = g_string_new (NULL);
  ent_text_append_printable (ent_slice (inside), shown);
  ent_report_add (report, ent_slice_of (shown), 0, ENT_SLICE (""),
                  depth >= ENT_ARCHIVE_MAX_DEPTH
                      ? "This folder lies too deep: what is in it was left out."
                      : "This folder cannot be opened: what is in it was left out.");
}

static bool
add_folder (Folder *self, const char *path, const char *inside, unsigned depth, EntReport *report,
            GError **error)
{
  g_autoptr (GPtrArray) names = list_names (path);
  for (guint i = 0; i < names->len; i++) {
    const char *name = g_ptr_array_index (names, i);
    g_autofree char *child = g_build_filename (path, name, NULL);
    g_autofree char *child_inside = *inside ? g_strconcat (inside, "/", name, NULL) : g_strdup (name);
    struct stat info;
    if (lstat (child, &info) != 0)
      continue;
    bool ok = true;
    if (S_ISDIR (info.st_mode) && (depth >= ENT_ARCHIVE_MAX_DEPTH || g_access (child, R_OK | X_OK) != 0))
      report_folder (child_inside, depth, report);
    else if (S_ISDIR (info.st_mode))
      ok = add_folder (self, child, child_inside, depth + 1, report, error);
    else if (S_ISREG (info.st_mode))
      ok = add_file (self, child, child_inside, (uint64_t)info.st_size, report, error);
    if (!ok)
      return false;
  }
  return true;
}

EntArchive *
ent_archive_folder_new (const char *path, EntReport *report, GError **error)
{
  g_autoptr (GError) cause = NULL;
  g_autoptr (GDir) probe = g_dir_open (path, 0, &cause);
  if (probe == NULL) {
    g_set_error (error, ENT_ERROR, ENT_ERROR_FAILED, _ ("The folder \"%s\" cannot be read: %s."), path,
                 cause->message);
    return NULL;
  }
  Folder *self = folder_new (path);
  if (add_folder (self, path, "", 0, report, error))
    return &self->base;
  ent_archive_free (&self->base);
  return NULL;
}

EntArchive *
ent_archive_file_new (const char *path, EntReport *report, GError **error)
{
  struct stat info = {0};
  Folder *self = folder_new (path);
  self->base.is_single_file = true;
  g_autofree char *name = g_path_get_basename (path);
  if (stat (path, &info) == 0 && add_file (self, path, name, (uint64_t)info.st_size, report, error))
    return &self->base;
  if (error != NULL && *error == NULL)
    g_set_error (error, ENT_ERROR, ENT_ERROR_FAILED, _ ("\"%s\" cannot be read."), path);
  ent_archive_free (&self->base);
  return NULL;
}
