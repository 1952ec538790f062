#include "mailbox-builder.h"

#include <glib/gstdio.h>

/* ---- Memory ---- */

static bool
recall (const EntMemory *memory, EntSlice unit, EntUnitRecord *out_unit)
{
  g_autofree char *name = ent_slice_dup (unit);
  const EntUnitRecord *known = g_hash_table_lookup (((const TestMemory *)memory)->units, name);
  if (known != NULL)
    *out_unit = *known;
  return known != NULL;
}

TestMemory *
test_memory_new (void)
{
  TestMemory *self = g_new0 (TestMemory, 1);
  self->base.recall = recall;
  self->units = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

void
test_memory_free (TestMemory *self)
{
  g_hash_table_unref (self->units);
  g_free (self);
}

void
test_memory_add (TestMemory *self, const EntUnitRecord *unit)
{
  char *name = ent_slice_dup (unit->unit);
  EntUnitRecord *copy = g_memdup2 (unit, sizeof *unit);
  const EntUnitRecord *known = g_hash_table_lookup (self->units, name);
  if (known != NULL && known->until == copy->from)
    copy->from = known->from;
  copy->unit = (EntSlice){NULL, 0};
  g_hash_table_insert (self->units, name, copy);
}

/* ---- Reading ---- */

static void
clear_mail (void *data)
{
  TestMail *mail = data;
  g_free (mail->bytes);
  g_free (mail->file);
}

static bool
take_mail (const EntMailboxMail *mail, void *context, GError **error)
{
  TestMail copy = {ent_slice_dup (mail->bytes), mail->bytes.length, ent_slice_dup (mail->file), mail->line,
                   mail->hints};
  g_array_append_val (((TestMailbox *)context)->mails, copy);
  return true;
}

/* Learnt at the end only: a memory does not change while it is asked. */
static bool
take_unit (const EntUnitRecord *unit, EntSlice file, void *context, GError **error)
{
  TestMailbox *self = context;
  EntUnitRecord *copy = g_memdup2 (unit, sizeof *unit);
  copy->unit = ent_slice (ent_slice_dup (unit->unit));
  g_ptr_array_add (self->units, copy);
  return true;
}

TestMailbox *
test_mailbox_read (const char *path, TestMemory *memory)
{
  TestMailbox *self = g_new0 (TestMailbox, 1);
  self->mails = g_array_new (FALSE, FALSE, sizeof (TestMail));
  g_array_set_clear_func (self->mails, clear_mail);
  self->units = g_ptr_array_new ();
  self->report = ent_report_new (100);
  g_autoptr (GPtrArray) parts = ent_mailbox_parts (path, self->report);
  self->n_parts = parts->len;
  const EntMailboxJob job = {.memory = memory != NULL ? &memory->base : NULL,
                             .report = self->report,
                             .n_known = &self->n_known,
                             .n_skipped = &self->n_skipped,
                             .mail = take_mail,
                             .unit = take_unit,
                             .context = self};
  for (guint i = 0; i < parts->len; i++) {
    EntMailboxPart *part = g_ptr_array_index (parts, i);
    g_autoptr (GError) error = NULL;
    part->kind->prepare (part, &job);
    g_assert_true (part->kind->read (part, &job, &error));
    g_assert_no_error (error);
  }
  for (guint i = 0; memory != NULL && i < self->units->len; i++)
    test_memory_add (memory, g_ptr_array_index (self->units, i));
  return self;
}

TestMailbox *
test_mailbox_read_text (const char *text)
{
  char *folder = test_folder_new ();
  g_autofree char *path = test_file_write (folder, "mails", text, strlen (text));
  TestMailbox *self = test_mailbox_read (path, NULL);
  test_folder_remove (folder);
  return self;
}

void
test_mailbox_free (TestMailbox *self)
{
  for (guint i = 0; i < self->units->len; i++) {
    EntUnitRecord *unit = g_ptr_array_index (self->units, i);
    g_free ((char *)unit->unit.data);
    g_free (unit);
  }
  g_ptr_array_unref (self->units);
  g_array_unref (self->mails);
  ent_report_free (self->report);
  g_free (self);
}

const TestMail *
test_mailbox_mail (const TestMailbox *self, guint index)
{
  g_assert_cmpuint (index, <, self->mails->len);
  return &g_array_index (self->mails, TestMail, index);
}

const TestMail *
test_mailbox_find (const TestMailbox *self, const char *part)
{
  const TestMail *found = NULL;
  for (guint i = 0; i < self->mails->len; i++)
    if (strstr (test_mailbox_mail (self, i)->bytes, part) != NULL) {
      g_assert_null (found);
      found = test_mailbox_mail (self, i);
    }
  g_assert_nonnull (found);
  return found;
}

/* ---- Mails ---- */

char *
test_mail (const char *from, const char *to, const char *subject, const char *body)
{
  return g_strdup_printf ("From: %s\nTo: %s\nSubject: %s\nDate: Mon, 7 Apr 2025 14:31:02 +0200\n"
                          "Message-ID: <%s@example.org>\n\n%s\n",
                          from, to, subject, subject, body);
}

void
test_mailbox_add (const char *path, const char *mail)
{
  FILE *file = g_fopen (path, "ab");
  g_assert_nonnull (file);
  g_assert_cmpint (fprintf (file, "From - Mon Apr  7 14:31:02 2025\n%s\n", mail), >, 0);
  g_assert_cmpint (fclose (file), ==, 0);
}
