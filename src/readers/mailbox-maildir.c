/* Maildir (docs/formats/mailboxes.md): a file for each mail in cur/ and new/, what happened to it in the
 * file's name. */
#include "readers/mailbox-private.h"

/* "Sent/1700000000.M1.host": the folder and the name that stays when flags or cur and new change. */
static void
append_maildir_unit (const EntMailboxPart *self, const char *name, GString *out)
{
  EntMailHints ignored;
  const char *slash = strrchr (name, '/');
  g_autofree char *unique =
      ent_slice_dup (ent_mailbox_cut_flags (slash != NULL ? slash + 1 : name, &ignored));
  g_string_append (out, self->name);
  if (out->len > 0)
    g_string_append_c (out, '/');
  ent_mailbox_append_unit (unique, out);
}

static bool
maildir_is_known (EntMailboxPart *self, const char *name, const EntMailboxJob *job)
{
  g_autoptr (GString) unit = g_string_sized_new (128);
  append_maildir_unit (self, name, unit);
  EntUnitRecord known;
  return ent_mailbox_recall (job, ent_slice_of (unit), &known);
}

static void
maildir_prepare (EntMailboxPart *self, const EntMailboxJob *job)
{
  ent_mailbox_start_list (self);
  ent_mailbox_list_folder (self, "cur", NULL, job);
  ent_mailbox_list_folder (self, "new", NULL, job);
  ent_mailbox_keep_new (self, maildir_is_known, job);
}

static bool
maildir_read_one (EntMailboxPart *self, const char *name, GString *buffer, const EntMailboxJob *job,
                  EntFileFate *out_fate, GError **error)
{
  EntMailHints hints;
  ent_mailbox_cut_flags (name, &hints);
  if (!ent_mailbox_read_file (self, name, ENT_MAILBOX_MAX_MAIL, hints, buffer, job, out_fate, error))
    return false;
  if (*out_fate != ENT_FILE_READ || job->unit == NULL)
    return true;
  g_autoptr (GString) text = g_string_sized_new (128);
  append_maildir_unit (self, name, text);
  EntUnitRecord unit = {.unit = ent_slice_of (text), .until = 1};
  return job->unit (&unit, unit.unit, job->context, error);
}

/* Mails that somebody moved from new to cur, or flagged, while the others were read. */
static bool
maildir_read_moved (EntMailboxPart *self, GHashTable *missing, GString *buffer, const EntMailboxJob *job,
                    GError **error)
{
  ent_mailbox_start_list (self);
  ent_mailbox_list_folder (self, "cur", NULL, job);
  ent_mailbox_list_folder (self, "new", NULL, job);
  for (guint i = 0; i < self->names->len && g_hash_table_size (missing) > 0; i++) {
    const char *name = g_ptr_array_index (self->names, i);
    g_autoptr (GString) unit = g_string_new (NULL);
    append_maildir_unit (self, name, unit);
    EntFileFate fate;
    if (g_hash_table_remove (missing, unit->str) && !maildir_read_one (self, name, buffer, job, &fate, error))
      return false;
  }
  return true;
}

static bool
maildir_read (EntMailboxPart *self, const EntMailboxJob *job, GError **error)
{
  g_autoptr (GString) buffer = g_string_new (NULL);
  g_autoptr (GHashTable) missing = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < self->names->len; i++) {
    const char *name = g_ptr_array_index (self->names, i);
    EntFileFate fate;
    if (!maildir_read_one (self, name, buffer, job, &fate, error))
      return false;
    if (fate == ENT_FILE_MISSING) {
      GString *unit = g_string_new (NULL);
      append_maildir_unit (self, name, unit);
      g_hash_table_add (missing, g_string_free (unit, FALSE));
    }
  }
  return g_hash_table_size (missing) == 0 || maildir_read_moved (self, missing, buffer, job, error);
}

const EntMailboxKind ent_mailbox_maildir = {maildir_prepare, ent_mailbox_sample_names, maildir_read};
