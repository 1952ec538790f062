/* Mails that were saved one by one: a file, or a folder of .eml files, of Apple Mail's .emlx or of MH's
 * numbers. */
#include "readers/mailbox-private.h"

#include <sys/stat.h>

bool
ent_mailbox_is_eml_name (const char *name)
{
  static const char *const suffixes[] = {".eml", ".emlx", ".mail", ".rfc822"};
  EntSlice whole = ent_slice (name);
  for (size_t i = 0; i < G_N_ELEMENTS (suffixes); i++) {
    EntSlice suffix = ent_slice (suffixes[i]);
    if (whole.length > suffix.length &&
        ent_slice_equal_ascii_case (ent_slice_from (whole, whole.length - suffix.length), suffix))
      return true;
  }
  return name[0] != '\0' && name[strspn (name, "0123456789")] == '\0'; /* MH */
}

/* The file's size and when it was written last: a mail saved again under its name is another one. */
static bool
describe (const EntMailboxPart *self, const char *name, GString *text, EntUnitRecord *out_unit)
{
  struct stat info;
  g_autofree char *path = *name != '\0' ? g_build_filename (self->path, name, NULL) : g_strdup (self->path);
  if (stat (path, &info) != 0)
    return false;
  g_string_assign (text, self->name);
  if (text->len > 0 && *name != '\0')
    g_string_append_c (text, '/');
  ent_mailbox_append_unit (name, text);
  *out_unit = (EntUnitRecord){.unit = ent_slice_of (text), .until = (uint64_t)info.st_size};
  int64_t times[2] = {GINT64_TO_LE ((int64_t)info.st_mtim.tv_sec),
                      GINT64_TO_LE ((int64_t)info.st_mtim.tv_nsec)};
  memcpy (out_unit->fingerprint, times, sizeof times);
  return true;
}

static bool
eml_is_known (EntMailboxPart *self, const char *name, const EntMailboxJob *job)
{
  g_autoptr (GString) text = g_string_sized_new (128);
  EntUnitRecord now, known;
  return describe (self, name, text, &now) && ent_mailbox_recall (job, now.unit, &known) &&
         known.until == now.until && memcmp (known.fingerprint, now.fingerprint, sizeof now.fingerprint) == 0;
}

static void
eml_prepare (EntMailboxPart *self, const EntMailboxJob *job)
{
  ent_mailbox_start_list (self);
  if (g_file_test (self->path, G_FILE_TEST_IS_DIR))
    ent_mailbox_list_folder (self, "", ent_mailbox_is_eml_name, job);
  else
    g_ptr_array_add (self->names, g_string_chunk_insert (self->text_of_names, ""));
  ent_mailbox_keep_new (self, eml_is_known, job);
}

static bool
eml_read (EntMailboxPart *self, const EntMailboxJob *job, GError **error)
{
  g_autoptr (GString) buffer = g_string_new (NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  for (guint i = 0; i < self->names->len; i++) {
    const char *name = g_ptr_array_index (self->names, i);
    EntUnitRecord unit;
    EntFileFate fate;
    bool is_there = describe (self, name, text, &unit);
    if (!ent_mailbox_read_file (self, name, ENT_MAILBOX_MAX_MAIL, 0, buffer, job, &fate, error))
      return false;
    if (is_there && fate == ENT_FILE_READ && job->unit != NULL &&
        !job->unit (&unit, unit.unit, job->context, error))
      return false;
  }
  return true;
}

const EntMailboxKind ent_mailbox_eml = {eml_prepare, ent_mailbox_sample_names, eml_read};
