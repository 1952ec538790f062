/* A mailbox that is read again: only what is new. */
#include "mailbox-builder.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>
#include <utime.h>

static void
add_mail (const char *path, const char *subject)
{
  g_autofree char *mail = test_mail ("awa@example.org", "bob@example.org", subject, "Bonjour.");
  test_mailbox_add (path, mail);
}

static void
write_mail (const char *folder, const char *name, const char *subject)
{
  g_autofree char *mail = test_mail ("awa@example.org", "bob@example.org", subject, "Bonjour.");
  g_free (test_file_write (folder, name, mail, strlen (mail)));
}

static void
assert_read (const char *path, TestMemory *memory, guint n_mails)
{
  g_autoptr (TestMailbox) m = test_mailbox_read (path, memory);
  g_assert_cmpuint (m->mails->len, ==, n_mails);
  g_assert_cmpuint (ent_report_count (m->report), ==, 0);
}

/* ---- mbox ---- */

typedef struct {
  char *folder;
  char *path; /* of an mbox with some mails that were read */
  TestMemory *memory;
} Mbox;

static void
mbox_set_up (Mbox *self, gconstpointer data)
{
  self->folder = test_folder_new ();
  self->path = test_file_write (self->folder, "Inbox", "", 0);
  self->memory = test_memory_new ();
  for (int i = 0; i < 2000; i++) { /* more than the fingerprint covers */
    g_autofree char *subject = g_strdup_printf ("subject-%d", i);
    add_mail (self->path, subject);
  }
  assert_read (self->path, self->memory, 2000);
}

static void
mbox_tear_down (Mbox *self, gconstpointer data)
{
  test_memory_free (self->memory);
  g_free (self->path);
  test_folder_remove (self->folder);
}

static void
test_nothing_new (Mbox *self, gconstpointer data)
{
  g_autoptr (TestMailbox) m = test_mailbox_read (self->path, self->memory);
  g_assert_cmpuint (m->mails->len, ==, 0);
  g_assert_cmpuint (m->n_known, ==, 1);
  g_assert_cmpuint (m->units->len, ==, 0);
}

static void
test_appended (Mbox *self, gconstpointer data)
{
  for (int i = 0; i < 3; i++) {
    add_mail (self->path, "fresh");
    add_mail (self->path, "fresher");
    g_autoptr (TestMailbox) m = test_mailbox_read (self->path, self->memory);
    g_assert_cmpuint (m->mails->len, ==, 2);
    g_assert_nonnull (strstr (test_mailbox_mail (m, 0)->bytes, "Subject: fresh\n"));
    /* Each mail of these has nine lines. */
    g_assert_cmpuint (test_mailbox_mail (m, 0)->line, ==, (2000 + (uint64_t)i * 2) * 9 + 1);
  }
  test_nothing_new (self, data);
}

static void
test_truncated (Mbox *self, gconstpointer data)
{
  g_autofree char *text = NULL;
  gsize length;
  g_assert_true (g_file_get_contents (self->path, &text, &length, NULL));
  const char *middle = strstr (text + length / 2, "\n\nFrom - ") + 2;
  g_assert_cmpint (truncate (self->path, middle - text), ==, 0);
  g_autoptr (TestMailbox) m = test_mailbox_read (self->path, self->memory);
  g_assert_cmpuint (m->mails->len, >, 900);
  g_assert_cmpuint (m->mails->len, <, 1100);
  assert_read (self->path, self->memory, 0);
}

static void
overwrite (const char *path, const char *old, const char *new)
{
  g_autofree char *text = NULL;
  gsize length;
  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  char *at = strstr (text, old);
  g_assert_nonnull (at);
  memcpy (at, new, strlen (new));
  g_assert_true (g_file_set_contents (path, text, (gssize)length, NULL));
}

static void
test_rewritten_in_place (Mbox *self, gconstpointer data)
{
  overwrite (self->path, "subject-1999", "another-1999");
  assert_read (self->path, self->memory, 2000);
  overwrite (self->path, "subject-0", "another-0");
  assert_read (self->path, self->memory, 2000);
  add_mail (self->path, "fresh");
  overwrite (self->path, "another-1999", "subject-1999");
  assert_read (self->path, self->memory, 2001);
}

static void
test_half_a_mail (Mbox *self, gconstpointer data)
{
  FILE *file = g_fopen (self->path, "ab");
  fputs ("and this belongs to the mail before\n\n", file);
  fclose (file);
  assert_read (self->path, self->memory, 2000);
}

/* Thunderbird marks mails as read in place. */
static void
test_marked_in_place (void)
{
  char *folder = test_folder_new ();
  g_autofree char *path = test_file_write (folder, "Inbox", "", 0);
  g_autoptr (TestMemory) memory = test_memory_new ();
  test_mailbox_add (
      path, "X-Mozilla-Status: 0000\nX-Mozilla-Keys:      \nFrom: a@example.org\nTo: b@example.org\n\nA\n");
  assert_read (path, memory, 1);
  overwrite (path, "0000", "0003");
  overwrite (path, "Keys:   ", "Keys: $x");
  assert_read (path, memory, 0);
  add_mail (path, "fresh");
  assert_read (path, memory, 1);
  overwrite (path, "\nA\n", "\nB\n");
  assert_read (path, memory, 2);
  test_folder_remove (folder);
}

/* What lies behind 4 GiB of a file that is mostly hole. */
static void
test_large_offsets (void)
{
  const uint64_t end = (UINT64_C (5) << 30) + 17;
  char *folder = test_folder_new ();
  g_autofree char *path = test_file_write (folder, "Inbox", "", 0);
  add_mail (path, "first");
  g_assert_cmpint (truncate (path, (off_t)end), ==, 0);
  g_autoptr (TestMemory) memory = test_memory_new ();
  EntUnitRecord unit = {.unit = ENT_SLICE ("Inbox"), .until = end};
  int fd = open (path, O_RDONLY);
  g_assert_true (ent_mbox_fingerprint (fd, end, UINT64_C (6000000000), unit.fingerprint));
  close (fd);
  test_memory_add (memory, &unit);
  assert_read (path, memory, 0);
  add_mail (path, "second");
  g_autoptr (TestMailbox) m = test_mailbox_read (path, memory);
  g_assert_cmpuint (m->mails->len, ==, 1);
  g_assert_cmpuint (test_mailbox_mail (m, 0)->line, ==, UINT64_C (6000000000));
  assert_read (path, memory, 0);
  test_folder_remove (folder);
}

/* ---- Files ---- */

static void
rename_in (const char *folder, const char *from, const char *to)
{
  g_autofree char *old = g_build_filename (folder, from, NULL);
  g_autofree char *new = g_build_filename (folder, to, NULL);
  g_assert_cmpint (g_rename (old, new), ==, 0);
}

static void
test_maildir_again (void)
{
  char *folder = test_folder_new ();
  g_autoptr (TestMemory) memory = test_memory_new ();
  write_mail (folder, "cur/1.M.host:2,S", "one");
  write_mail (folder, "new/2.M.host", "two");
  write_mail (folder, ".Archive/cur/3.M.host:2,", "three");
  assert_read (folder, memory, 3);
  assert_read (folder, memory, 0);

  rename_in (folder, "cur/1.M.host:2,S", "cur/1.M.host:2,RS");
  rename_in (folder, "new/2.M.host", "cur/2.M.host:2,S");
  assert_read (folder, memory, 0);

  rename_in (folder, "cur/2.M.host:2,S", ".Archive/cur/2.M.host:2,S");
  write_mail (folder, "new/4.M.host", "four");
  g_autoptr (TestMailbox) m = test_mailbox_read (folder, memory);
  g_assert_cmpuint (m->mails->len, ==, 2);
  test_mailbox_find (m, "Subject: two");
  test_mailbox_find (m, "Subject: four");
  g_assert_cmpuint (m->n_known, ==, 2);
  test_folder_remove (folder);
}

/* Known mails are not even opened: a file that cannot be read any more is no problem. */
static void
test_known_mails_are_not_opened (void)
{
  char *folder = test_folder_new ();
  g_autoptr (TestMemory) memory = test_memory_new ();
  write_mail (folder, "cur/1.M.host:2,S", "one");
  assert_read (folder, memory, 1);
  g_autofree char *path = g_build_filename (folder, "cur/1.M.host:2,S", NULL);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_free (test_file_write (folder, "cur/1.M.host:2,S", "no mail at all", 14));
  g_assert_cmpint (g_chmod (path, 0), ==, 0);
  assert_read (folder, memory, 0);
  test_folder_remove (folder);
}

static void
test_eml_again (void)
{
  char *folder = test_folder_new ();
  g_autoptr (TestMemory) memory = test_memory_new ();
  write_mail (folder, "a.eml", "one");
  write_mail (folder, "b.eml", "two");
  g_autofree char *path = g_build_filename (folder, "a.eml", NULL);
  const struct utimbuf past = {1000000000, 1000000000};
  g_assert_cmpint (utime (path, &past), ==, 0);
  assert_read (folder, memory, 2);
  assert_read (folder, memory, 0);
  write_mail (folder, "a.eml", "six"); /* as long as the one before */
  assert_read (folder, memory, 1);
  assert_read (folder, memory, 0);
  test_folder_remove (folder);
}

/* Two names that look alike once they are valid UTF-8 are two mails. */
static void
test_names_that_are_no_utf8 (void)
{
  g_autoptr (GString) a = g_string_new (NULL);
  g_autoptr (GString) b = g_string_new (NULL);
  g_autoptr (GString) c = g_string_new (NULL);
  ent_mailbox_append_unit ("1.M\xFE.host", a);
  ent_mailbox_append_unit ("1.M\xFF.host", b);
  ent_mailbox_append_unit ("1.Mé.host", c);
  g_assert_cmpstr (a->str, !=, b->str);
  g_assert_true (g_utf8_validate (a->str, -1, NULL));
  g_assert_cmpstr (c->str, ==, "1.Mé.host");
}

/* ---- The reader ---- */

static bool
ignore_record (EntSink *sink, const EntRecord *record, GError **error)
{
  return true;
}

static bool
is_nothing_new (const char *path, const TestMemory *memory)
{
  EntSink sink = {.put = ignore_record};
  g_autoptr (EntReport) report = ent_report_new (10);
  const EntReadOptions options = {.memory = memory != NULL ? &memory->base : NULL};
  EntSourceInfo info;
  g_assert_true (ent_read (path, &options, &sink, report, &info, NULL));
  return info.nothing_new;
}

static void
test_the_reader_says_that_nothing_is_new (void)
{
  char *folder = test_folder_new ();
  g_autoptr (TestMemory) memory = test_memory_new ();
  write_mail (folder, "cur/1.M.host:2,S", "one");
  g_assert_false (is_nothing_new (folder, NULL));
  g_assert_false (is_nothing_new (folder, memory));
  assert_read (folder, memory, 1);
  g_assert_true (is_nothing_new (folder, memory));
  write_mail (folder, "new/2.M.host", "two");
  g_assert_false (is_nothing_new (folder, memory));
  test_folder_remove (folder);
}

#define ADD_MBOX(path, func) g_test_add (path, Mbox, NULL, mbox_set_up, func, mbox_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD_MBOX ("/again/mbox/nothing-new", test_nothing_new);
  ADD_MBOX ("/again/mbox/appended", test_appended);
  ADD_MBOX ("/again/mbox/truncated", test_truncated);
  ADD_MBOX ("/again/mbox/rewritten", test_rewritten_in_place);
  ADD_MBOX ("/again/mbox/half-a-mail", test_half_a_mail);
  g_test_add_func ("/again/mbox/marked", test_marked_in_place);
  g_test_add_func ("/again/mbox/large-offsets", test_large_offsets);
  g_test_add_func ("/again/maildir", test_maildir_again);
  g_test_add_func ("/again/maildir/not-opened", test_known_mails_are_not_opened);
  g_test_add_func ("/again/eml", test_eml_again);
  g_test_add_func ("/again/units", test_names_that_are_no_utf8);
  g_test_add_func ("/again/nothing-new", test_the_reader_says_that_nothing_is_new);
  return g_test_run ();
}
