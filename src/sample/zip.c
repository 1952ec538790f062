#include "sample/zip-private.h"

#include <archive.h>
#include <archive_entry.h>

struct EntSampleZip {
  struct archive *archive;
  char *path;
};

static bool
fail (EntSampleZip *self, GError **error)
{
  const char *reason = archive_error_string (self->archive);
  g_set_error (error, ENT_ERROR, ENT_ERROR_FAILED, _ ("The archive %s cannot be written: %s."), self->path,
               reason ? reason : _ ("unknown reason"));
  return false;
}

EntSampleZip *
ent_sample_zip_new (const char *path, GError **error)
{
  g_autoptr (EntSampleZip) self = g_new0 (EntSampleZip, 1);
  self->path = g_strdup (path);
  self->archive = archive_write_new ();
  if (!self->archive) {
    g_set_error_literal (error, ENT_ERROR, ENT_ERROR_FAILED, _ ("There is no memory left for the archive."));
    return NULL;
  }
  if (archive_write_set_format_zip (self->archive) != ARCHIVE_OK ||
      archive_write_set_options (self->archive, "zip:compression-level=4,zip:hdrcharset=UTF-8") <
          ARCHIVE_WARN ||
      archive_write_open_filename (self->archive, path) != ARCHIVE_OK) {
    fail (self, error);
    return NULL;
  }
  return g_steal_pointer (&self);
}

void
ent_sample_zip_free (EntSampleZip *self)
{
  if (!self)
    return;
  if (self->archive)
    archive_write_free (self->archive);
  g_free (self->path);
  g_free (self);
}

bool
ent_sample_zip_begin (EntSampleZip *self, const char *name, GError **error)
{
  struct archive_entry *entry = archive_entry_new ();
  bool folder = g_str_has_suffix (name, "/");
  archive_entry_set_pathname_utf8 (entry, name);
  archive_entry_set_filetype (entry, folder ? AE_IFDIR : AE_IFREG);
  archive_entry_set_perm (entry, folder ? 0755 : 0644);
  /* No time is set: a zip holds local times, and the same seed must give the same bytes in any zone. */
  int result = archive_write_header (self->archive, entry);
  archive_entry_free (entry);
  return result == ARCHIVE_OK || fail (self, error);
}

bool
ent_sample_zip_flush (EntSampleZip *self, GString *buffer, GError **error)
{
  if (buffer->len == 0)
    return true;
  la_ssize_t n_written = archive_write_data (self->archive, buffer->str, buffer->len);
  if (n_written < 0 || (size_t)n_written != buffer->len)
    return fail (self, error);
  g_string_truncate (buffer, 0);
  return true;
}

bool
ent_sample_zip_add (EntSampleZip *self, const char *name, const GString *content, GError **error)
{
  if (!ent_sample_zip_begin (self, name, error))
    return false;
  la_ssize_t n_written = archive_write_data (self->archive, content->str, content->len);
  return (n_written >= 0 && (size_t)n_written == content->len) || fail (self, error);
}

bool
ent_sample_zip_finish (EntSampleZip *self, GError **error)
{
  return archive_write_close (self->archive) == ARCHIVE_OK || fail (self, error);
}
