/* What folders share in which each file is a mail: mailbox-maildir.c, mailbox-eml.c. */
#include "readers/mailbox-private.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

/* ---- Files ---- */

int
ent_mailbox_open_file (const char *path)
{
  struct stat info;
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  if (fd < 0)
    return -1;
  if (fstat (fd, &info) == 0 && S_ISREG (info.st_mode))
    return fd;
  close (fd);
  errno = EINVAL;
  return -1;
}

ssize_t
ent_mailbox_pread (int fd, char *buffer, size_t bytes, uint64_t offset)
{
  size_t done = 0;
  while (done < bytes) {
    ssize_t n = pread (fd, buffer + done, bytes - done, (off_t)(offset + done));
    if (n < 0 && errno == EINTR)
      continue;
    if (n < 0)
      return -1;
    if (n == 0)
      break;
    done += (size_t)n;
  }
  return (ssize_t)done;
}

/* The file's first bytes in @buffer. */
static bool
read_start (const char *path, size_t max_bytes, GString *buffer, bool *out_cut)
{
  struct stat info;
  int fd = ent_mailbox_open_file (path);
  if (fd < 0)
    return false;
  bool ok = fstat (fd, &info) == 0;
  size_t wanted = ok ? (size_t)MIN ((uint64_t)info.st_size, max_bytes) : 0;
  *out_cut = ok && (uint64_t)info.st_size > wanted;
  g_string_set_size (buffer, wanted);
  ssize_t n = ok ? ent_mailbox_pread (fd, buffer->str, wanted, 0) : -1;
  int code = errno;
  close (fd);
  errno = code;
  g_string_truncate (buffer, n > 0 ? (gsize)n : 0);
  return n >= 0;
}

/* A mail that was saved with the line that an mbox has before it. */
static EntSlice
without_from_line (EntSlice bytes)
{
  const char *end = bytes.length > 0 ? memchr (bytes.data, '\n', bytes.length) : NULL;
  EntSlice line = {bytes.data, end != NULL ? (size_t)(end - bytes.data) : 0};
  return ent_mbox_is_from_line (ent_slice_trim (line)) ? ent_slice_from (bytes, line.length + 1) : bytes;
}

/* Apple Mail writes how many bytes the mail has on a line before it, and a property list behind it. */
static EntSlice
without_apple_frame (EntSlice bytes)
{
  size_t n_digits = 0, length = 0;
  while (n_digits < bytes.length && n_digits < 9 && g_ascii_isdigit (bytes.data[n_digits]))
    length = length * 10 + (size_t)(bytes.data[n_digits++] - '0');
  size_t start = n_digits;
  while (n_digits > 0 && start < bytes.length && bytes.data[start] == ' ')
    start++;
  if (n_digits == 0 || start >= bytes.length || bytes.data[start] != '\n')
    return bytes;
  EntSlice mail = ent_slice_from (bytes, start + 1);
  mail.length = MIN (mail.length, length);
  return mail;
}

bool
ent_mailbox_read_file (EntMailboxPart *self, const char *name, size_t max_bytes, EntMailHints hints,
                       GString *buffer, const EntMailboxJob *job, EntFileFate *out_fate, GError **error)
{
  g_autofree char *path = *name != '\0' ? g_build_filename (self->path, name, NULL) : g_strdup (self->path);
  g_autoptr (GString) shown = g_string_new (NULL);
  ent_text_append_printable (ent_slice (self->name), shown);
  if (*name != '\0') {
    if (shown->len > 0)
      g_string_append_c (shown, '/');
    ent_text_append_printable (ent_slice (name), shown);
  }
  bool is_cut = false;
  *out_fate = ENT_FILE_READ;
  if (!read_start (path, max_bytes, buffer, &is_cut)) {
    *out_fate = errno == ENOENT ? ENT_FILE_MISSING : ENT_FILE_UNREADABLE;
    if (*out_fate == ENT_FILE_UNREADABLE)
      ent_mailbox_skip_errno (job, ent_slice_of (shown));
    return true;
  }
  if (is_cut && max_bytes == ENT_MAILBOX_MAX_MAIL && job->report != NULL)
    ent_report_addf (job->report, ent_slice_of (shown), 1, ENT_SLICE (""),
                     _ ("This mail is longer than %u MiB: its end was not read."),
                     ENT_MAILBOX_MAX_MAIL >> 20);
  if (job->progress != NULL)
    job->progress (ENT_MAILBOX_USUAL_BYTES, job->context);
  EntSlice bytes = without_from_line (without_apple_frame (ent_slice_of (buffer)));
  /* A Maildir's files get their names when they are whole. */
  bool may_lack = !is_cut && self->kind != &ent_mailbox_maildir;
  EntMailboxMail mail = {bytes, hints | self->hints, ent_slice_of (shown), 1, may_lack};
  return job->mail (&mail, job->context, error);
}

/* ---- Names ---- */

void
ent_mailbox_append_unit (const char *name, GString *out)
{
  EntSlice text = ent_slice (name);
  bool is_plain = ent_text_is_valid (text);
  ent_text_append_valid (text, out);
  for (size_t i = 0; !is_plain && i < text.length; i++)
    if ((unsigned char)name[i] >= 0x80)
      g_string_append_printf (out, "%%%02X", (unsigned)(unsigned char)name[i]);
}

static gint
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

void
ent_mailbox_list_folder (EntMailboxPart *self, const char *inside, bool (*is_mail) (const char *name),
                         const EntMailboxJob *job)
{
  g_autofree char *path =
      *inside != '\0' ? g_build_filename (self->path, inside, NULL) : g_strdup (self->path);
  DIR *folder = opendir (path);
  if (folder == NULL) {
    if (errno != ENOENT)
      ent_mailbox_skip_errno (job, ent_slice (self->name));
    return;
  }
  g_autoptr (GString) name = g_string_new (NULL);
  const struct dirent *entry;
  while ((entry = readdir (folder)) != NULL && self->names->len < ENT_MAILBOX_MAX_FILES) {
    if (entry->d_name[0] == '.' || (entry->d_type != DT_REG && entry->d_type != DT_UNKNOWN) ||
        (is_mail != NULL && !is_mail (entry->d_name)))
      continue;
    g_string_assign (name, inside);
    if (name->len > 0)
      g_string_append_c (name, '/');
    g_string_append (name, entry->d_name);
    g_ptr_array_add (self->names, g_string_chunk_insert (self->text_of_names, name->str));
  }
  closedir (folder);
  if (entry != NULL)
    ent_mailbox_skip (job, ent_slice (self->name), 0,
                      _ ("This folder holds too many files: some were left out."));
}

void
ent_mailbox_start_list (EntMailboxPart *self)
{
  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_clear_pointer (&self->text_of_names, g_string_chunk_free);
  self->names = g_ptr_array_new ();
  self->text_of_names = g_string_chunk_new (64 * 1024);
}

void
ent_mailbox_keep_new (EntMailboxPart *self,
                      bool (*is_known) (EntMailboxPart *, const char *, const EntMailboxJob *),
                      const EntMailboxJob *job)
{
  guint n_new = 0;
  for (guint i = 0; i < self->names->len; i++) {
    const char *name = g_ptr_array_index (self->names, i);
    if (job->memory == NULL || !is_known (self, name, job))
      self->names->pdata[n_new++] = (gpointer)name;
    else if (job->n_known != NULL)
      *job->n_known += 1;
  }
  g_ptr_array_set_size (self->names, (gint)n_new);
  g_ptr_array_sort (self->names, compare_names);
  self->bytes = (uint64_t)n_new * ENT_MAILBOX_USUAL_BYTES;
}

bool
ent_mailbox_sample_names (EntMailboxPart *self, const EntMailboxJob *job, GError **error)
{
  g_autoptr (GString) buffer = g_string_new (NULL);
  guint n = self->names->len;
  for (guint i = 0; i < n; i++) {
    if (n > 2 * ENT_MAILBOX_SAMPLE_FILES && i == ENT_MAILBOX_SAMPLE_FILES)
      i = n - ENT_MAILBOX_SAMPLE_FILES;
    EntFileFate fate;
    if (!ent_mailbox_read_file (self, g_ptr_array_index (self->names, i), ENT_MAILBOX_LOOK_BYTES, 0, buffer,
                                job, &fate, error))
      return false;
  }
  return true;
}
