/* Which parts a mailbox has: a file alone, or what lies in a folder and the folders below it. */
#include "readers/mailbox-private.h"

#include <dirent.h>
#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

EntMailboxPart *
ent_mailbox_part_new (const EntMailboxKind *kind, const char *path, const char *name, EntMailHints hints)
{
  EntMailboxPart *self = g_new0 (EntMailboxPart, 1);
  self->kind = kind;
  self->path = g_strdup (path);
  self->name = g_strdup (name);
  self->hints = hints;
  return self;
}

void
ent_mailbox_part_free (EntMailboxPart *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_clear_pointer (&self->text_of_names, g_string_chunk_free);
  g_clear_pointer (&self->uids, g_array_unref);
  g_free (self->name);
  g_free (self->path);
  g_free (self);
}

void
ent_mailbox_skip (const EntMailboxJob *job, EntSlice file, uint64_t line, const char *reason)
{
  if (job->n_skipped != NULL)
    *job->n_skipped += 1;
  if (job->report != NULL)
    ent_report_add (job->report, file, line, ENT_SLICE (""), reason);
}

void
ent_mailbox_skip_errno (const EntMailboxJob *job, EntSlice file)
{
  g_autofree char *reason = g_strdup_printf (_ ("This file cannot be read: %s."), g_strerror (errno));
  ent_mailbox_skip (job, file, 0, reason);
}

bool
ent_mailbox_recall (const EntMailboxJob *job, EntSlice unit, EntUnitRecord *out_unit)
{
  return job->memory != NULL && job->memory->recall (job->memory, unit, out_unit);
}

/* ---- Looking for them ---- */

typedef struct {
  GPtrArray *parts;
  EntReport *report; /* NULL: one part is enough */
} Search;

static bool
is_done (const Search *self)
{
  return self->parts->len >= (self->report == NULL ? 1 : ENT_MAILBOX_MAX_PARTS);
}

static void
say (const Search *self, const char *name, const char *reason)
{
  g_autoptr (GString) shown = g_string_new (NULL);
  ent_text_append_printable (ent_slice (name), shown);
  if (self->report != NULL)
    ent_report_add (self->report, ent_slice_of (shown), 0, ENT_SLICE (""), reason);
}

static void
add_part (Search *self, const EntMailboxKind *kind, const char *path, const char *name, EntMailHints hints)
{
  g_autoptr (GString) unit = g_string_new (NULL);
  ent_mailbox_append_unit (name, unit);
  g_ptr_array_add (self->parts, ent_mailbox_part_new (kind, path, unit->str, hints));
}

static EntMailShape
shape_of_file (const char *path)
{
  char start[ENT_MAILBOX_LOOK_BYTES];
  int fd = ent_mailbox_open_file (path);
  if (fd < 0)
    return ENT_MAIL_SHAPE_NONE;
  ssize_t n = ent_mailbox_pread (fd, start, sizeof start, 0);
  close (fd);
  return n > 0 ? ent_mail_shape ((EntSlice){start, (size_t)n}) : ENT_MAIL_SHAPE_NONE;
}

/* What lies beside mails and would be read if it were given by itself. */
static bool
is_other_source (const char *name)
{
  static const char *const suffixes[] = {".zip", ".csv", ".vcf", ".ics", ".ldif", ".pst", ".olm"};
  for (size_t i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (g_str_has_suffix (name, suffixes[i]))
      return true;
  return false;
}

static void
look_at_file (Search *self, const char *path, const char *name, EntMailHints hints)
{
  if (access (path, R_OK) != 0) {
    say (self, name, _ ("This file cannot be opened: it was left out."));
    return;
  }
  switch (shape_of_file (path)) {
  case ENT_MAIL_SHAPE_MBOX:
    add_part (self, &ent_mailbox_mbox, path, name, hints);
    break;
  case ENT_MAIL_SHAPE_SINGLE:
    add_part (self, &ent_mailbox_eml, path, name, hints);
    break;
  case ENT_MAIL_SHAPE_NONE:
    /* What its name calls a mail is read as one, and what is wrong with it is said. */
    if (strchr (name, '.') != NULL && ent_mailbox_is_eml_name (name))
      add_part (self, &ent_mailbox_eml, path, name, hints);
    else if (is_other_source (name))
      say (self, name, _ ("This file lies among mails and is none: it was left out. Import it by itself."));
    break;
  }
}

static gint
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

/* The folder's names in byte order; NULL when it cannot be read. */
static GPtrArray *
list_names (const char *path)
{
  DIR *folder = opendir (path);
  if (folder == NULL)
    return NULL;
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  const struct dirent *entry;
  while ((entry = readdir (folder)) != NULL && names->len < ENT_MAILBOX_MAX_FILES)
    if (!g_str_equal (entry->d_name, ".") && !g_str_equal (entry->d_name, ".."))
      g_ptr_array_add (names, g_strdup (entry->d_name));
  closedir (folder);
  g_ptr_array_sort (names, compare_names);
  return names;
}

static bool
is_maildir (const char *path)
{
  g_autofree char *cur = g_build_filename (path, "cur", NULL);
  return g_file_test (cur, G_FILE_TEST_IS_DIR);
}

static bool
is_folder_of_maildir (const char *name)
{
  return g_str_equal (name, "cur") || g_str_equal (name, "new") || g_str_equal (name, "tmp");
}

static void look_at_folder (Search *self, const char *path, const char *name, unsigned depth);

static void
look_at_child (Search *self, const char *path, const char *name, unsigned depth, EntMailHints hints)
{
  struct stat info;
  if (lstat (path, &info) != 0)
    return;
  if (S_ISLNK (info.st_mode))
    say (self, name, _ ("This is a link to somewhere else: it was not followed."));
  else if (S_ISDIR (info.st_mode))
    look_at_folder (self, path, name, depth + 1);
  else if (S_ISREG (info.st_mode))
    look_at_file (self, path, name, hints);
}

/* Files that are mails by their names are one part, however many there are. */
static void
look_at_children (Search *self, const char *path, const char *name, unsigned depth, const GPtrArray *names)
{
  bool in_maildir = is_maildir (path), has_eml = false;
  EntMailHints hints = ent_mailbox_hints_of (name);
  for (guint i = 0; i < names->len && !is_done (self); i++) {
    const char *child = g_ptr_array_index (names, i);
    if (in_maildir && (is_folder_of_maildir (child) || g_str_has_prefix (child, "dovecot")))
      continue;
    g_autofree char *child_path = g_build_filename (path, child, NULL);
    g_autofree char *child_name = *name != '\0' ? g_strconcat (name, "/", child, NULL) : g_strdup (child);
    bool is_eml = ent_mailbox_is_eml_name (child) && g_file_test (child_path, G_FILE_TEST_IS_REGULAR);
    if (is_eml && !has_eml && shape_of_file (child_path) != ENT_MAIL_SHAPE_NONE) {
      add_part (self, &ent_mailbox_eml, path, name, hints);
      has_eml = true;
    } else if (!is_eml) {
      look_at_child (self, child_path, child_name, depth, ent_mailbox_hints_of (child_name));
    }
  }
}

static void
look_at_folder (Search *self, const char *path, const char *name, unsigned depth)
{
  if (depth > ENT_MAILBOX_MAX_DEPTH) {
    say (self, name, _ ("This folder lies too deep: what is in it was left out."));
    return;
  }
  if (is_maildir (path))
    add_part (self, &ent_mailbox_maildir, path, name, ent_mailbox_hints_of (name));
  g_autoptr (GPtrArray) names = is_done (self) ? NULL : list_names (path);
  if (names != NULL)
    look_at_children (self, path, name, depth, names);
  else if (!is_done (self))
    say (self, name, _ ("This folder cannot be opened: what is in it was left out."));
}

GPtrArray *
ent_mailbox_parts (const char *path, EntReport *report)
{
  Search self = {g_ptr_array_new_with_free_func ((GDestroyNotify)ent_mailbox_part_free), report};
  g_autofree char *base = g_path_get_basename (path);
  struct stat info;
  if (stat (path, &info) != 0)
    return self.parts;
  if (S_ISREG (info.st_mode))
    look_at_file (&self, path, base, ent_mailbox_hints_of (base));
  else if (S_ISDIR (info.st_mode))
    look_at_folder (&self, path, "", 0);
  EntMailHints hints = ent_mailbox_hints_of (base);
  for (guint i = 0; i < self.parts->len; i++)
    ((EntMailboxPart *)g_ptr_array_index (self.parts, i))->hints |= hints;
  if (self.parts->len >= ENT_MAILBOX_MAX_PARTS)
    say (&self, base, _ ("This folder holds too many files: some were left out."));
  return self.parts;
}
