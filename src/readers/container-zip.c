/* A zip as an archive, by libarchive: through its table of contents where there is one, else from front to
 * back, which is how the first files of a zip that was cut short are saved. */
#include "readers/container-private.h"

#include <archive.h>
#include <archive_entry.h>
#include <locale.h>
#include <sys/stat.h>
#include <unistd.h>

#define BLOCK_BYTES (32 * 1024)

typedef struct {
  EntArchive base;
  GArray *positions; /* size_t: which header of the zip each entry is */
  struct archive *reader;
  size_t next_position; /* the header that @reader gives next */
  const char *block;    /* what is unpacked of the open entry and not yet read */
  size_t block_left;
  bool is_damaged; /* what comes behind the block is lost */
  int fd;
  locale_t utf8; /* so that names are read alike in every locale; 0 when the system has none */
  bool front_to_back;
} Zip;

/* libarchive converts names to the thread's locale: give it UTF-8 for as long as it works. */
static locale_t
enter_locale (const Zip *self)
{
  return self->utf8 ? uselocale (self->utf8) : (locale_t)0;
}

static void
leave_locale (locale_t previous)
{
  if (previous)
    uselocale (previous);
}

static void
close_reader (Zip *self)
{
  if (self->reader != NULL)
    archive_read_free (self->reader);
  self->reader = NULL;
}

static bool
start_reader (Zip *self, GError **error)
{
  close_reader (self);
  self->next_position = 0;
  self->reader = archive_read_new ();
  if (self->front_to_back)
    archive_read_support_format_zip_streamable (self->reader);
  else
    archive_read_support_format_zip_seekable (self->reader);
  if (lseek (self->fd, 0, SEEK_SET) == 0 &&
      archive_read_open_fd (self->reader, self->fd, BLOCK_BYTES) == ARCHIVE_OK)
    return true;
  g_set_error (error, ENT_ERROR, ENT_ERROR_CORRUPT, _ ("\"%s\" is no zip that can be read."),
               self->base.name);
  return false;
}

/* ARCHIVE_OK, ARCHIVE_EOF, or ARCHIVE_FATAL for all that stops. */
static int
next_header (Zip *self, struct archive_entry **out_entry)
{
  locale_t previous = enter_locale (self);
  int result = archive_read_next_header (self->reader, out_entry);
  leave_locale (previous);
  self->next_position++;
  if (result == ARCHIVE_OK || result == ARCHIVE_WARN)
    return ARCHIVE_OK;
  return result == ARCHIVE_EOF ? ARCHIVE_EOF : ARCHIVE_FATAL;
}

static bool
fail_entry (const Zip *self, GError **error)
{
  g_set_error (error, ENT_ERROR, ENT_ERROR_CORRUPT,
               _ ("This file is damaged in the archive, what follows in it is lost (%s)."),
               archive_error_string (self->reader) ? archive_error_string (self->reader)
                                                   : _ ("unknown damage"));
  return false;
}

static bool
zip_open_entry (EntArchive *archive, size_t index, GError **error)
{
  Zip *self = (Zip *)archive;
  size_t position = g_array_index (self->positions, size_t, index);
  self->block_left = 0;
  self->is_damaged = false;
  if ((self->reader == NULL || self->next_position > position) && !start_reader (self, error))
    return false;
  struct archive_entry *entry = NULL;
  while (self->next_position <= position)
    if (next_header (self, &entry) != ARCHIVE_OK)
      return fail_entry (self, error);
  if (!archive_entry_is_encrypted (entry))
    return true;
  g_set_error_literal (error, ENT_ERROR, ENT_ERROR_CORRUPT,
                       _ ("This file is protected by a password: unpack the archive and read the folder."));
  return false;
}

/* By blocks, because archive_read_data() throws away what came before damage in the same call. */
static ssize_t
zip_read (EntArchive *archive, char *buffer, size_t bytes, GError **error)
{
  Zip *self = (Zip *)archive;
  while (self->block_left == 0) {
    if (self->is_damaged) {
      fail_entry (self, error);
      return -1;
    }
    const void *block;
    la_int64_t offset;
    int result = archive_read_data_block (self->reader, &block, &self->block_left, &offset);
    self->block = block;
    /* A wrong checksum is a warning, and comes with the last block. */
    self->is_damaged = result != ARCHIVE_OK && result != ARCHIVE_EOF;
    if (result != ARCHIVE_OK && result != ARCHIVE_WARN)
      self->block_left = 0;
    if (result == ARCHIVE_EOF)
      return 0;
  }
  size_t n = MIN (bytes, self->block_left);
  memcpy (buffer, self->block, n);
  self->block += n;
  self->block_left -= n;
  return (ssize_t)n;
}

static void
zip_free (EntArchive *archive)
{
  Zip *self = (Zip *)archive;
  close_reader (self);
  close (self->fd);
  if (self->utf8)
    freelocale (self->utf8);
  g_array_unref (self->positions);
  g_free (self);
}

static const EntArchiveKind zip_kind = {zip_open_entry, zip_read, zip_free};

static bool
refuse_bomb (const Zip *self, GError **error)
{
  g_set_error (error, ENT_ERROR, ENT_ERROR_REFUSED,
               _ ("\"%s\" unpacks to far more than an archive of its size can hold: it is refused."),
               self->base.name);
  return false;
}

static EntSlice
entry_name (struct archive_entry *entry)
{
  const char *name = archive_entry_pathname_utf8 (entry);
  return ent_slice (name ? name : archive_entry_pathname (entry));
}

/* From front to back an entry's end is only found by unpacking it: count, or a bomb goes off here. */
static bool
skip_counted (Zip *self, uint64_t *total, GError **error)
{
  const void *block;
  size_t bytes;
  la_int64_t offset;
  while (archive_read_data_block (self->reader, &block, &bytes, &offset) == ARCHIVE_OK) {
    *total += bytes;
    if (*total > self->base.bytes_allowed)
      return refuse_bomb (self, error);
  }
  return true;
}

/* Lists what is in the zip. @out_whole: false when the list ends in damage. */
static bool
list_entries (Zip *self, EntReport *report, bool *out_whole, GError **error)
{
  if (!start_reader (self, error))
    return false;
  uint64_t total = 0;
  struct archive_entry *entry = NULL;
  int result;
  while ((result = next_header (self, &entry)) == ARCHIVE_OK) {
    size_t position = self->next_position - 1;
    EntSlice name = entry_name (entry);
    uint64_t size = archive_entry_size_is_set (entry) ? (uint64_t)MAX (archive_entry_size (entry), 0) : 0;
    bool is_folder =
        archive_entry_filetype (entry) == AE_IFDIR || (name.length > 0 && name.data[name.length - 1] == '/');
    bool added = false;
    if (!is_folder && !ent_archive_add (&self->base, name, size, report, &added, error))
      return false;
    if (added)
      g_array_append_val (self->positions, position);
    if (position >= 2 * ENT_ARCHIVE_MAX_ENTRIES)
      return refuse_bomb (self, error);
    if (self->front_to_back) {
      if (!skip_counted (self, &total, error))
        return false;
    } else if (size > self->base.bytes_allowed || (total += size) > self->base.bytes_allowed) {
      return refuse_bomb (self, error);
    }
  }
  *out_whole = result == ARCHIVE_EOF;
  return true;
}

/* What may come out of a zip of this size. */
static uint64_t
allowed_bytes (int fd)
{
  struct stat info = {0};
  if (fstat (fd, &info) != 0)
    return ENT_ARCHIVE_FREE_BYTES;
  uint64_t by_ratio = (uint64_t)info.st_size * ENT_ARCHIVE_MAX_RATIO;
  return CLAMP (by_ratio, ENT_ARCHIVE_FREE_BYTES, ENT_ARCHIVE_MAX_BYTES);
}

/* Lists the zip from front to back, after its table of contents turned out to be missing or damaged. */
static bool
salvage (Zip *self, EntReport *report, GError **error)
{
  self->front_to_back = true;
  g_array_set_size (self->base.entries, 0);
  g_array_set_size (self->positions, 0);
  bool whole;
  if (!list_entries (self, report, &whole, error))
    return false;
  ent_report_add (report, ent_slice (self->base.name), 0, ENT_SLICE (""),
                  _ ("The archive is cut short or damaged: only the files before the damage can be read. "
                     "Download it again."));
  return true;
}

EntArchive *
ent_archive_zip_new (int fd, const char *name, EntReport *report, GError **error)
{
  Zip *self = g_new0 (Zip, 1);
  ent_archive_init (&self->base, &zip_kind, name);
  self->positions = g_array_new (FALSE, FALSE, sizeof (size_t));
  self->fd = fd;
  self->utf8 = newlocale (LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
  self->base.bytes_allowed = allowed_bytes (fd);

  bool whole = false;
  g_autoptr (GError) cause = NULL;
  bool listed = list_entries (self, report, &whole, &cause);
  if (!g_error_matches (cause, ENT_ERROR, ENT_ERROR_REFUSED) && (!listed || !whole)) {
    g_clear_error (&cause);
    listed = salvage (self, report, &cause);
  }
  if (!listed) {
    g_propagate_error (error, g_steal_pointer (&cause));
    ent_archive_free (&self->base);
    return NULL;
  }
  /* The user is looked for before the files are read in full: some are opened twice. */
  self->base.bytes_allowed *= 2;
  return &self->base;
}
