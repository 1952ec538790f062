#include "mailbox-builder.h"

#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

static void
write_mail (const char *folder, const char *name, const char *subject)
{
  g_autofree char *mail = test_mail ("awa@example.org", "bob@example.org", subject, "Bonjour.");
  g_free (test_file_write (folder, name, mail, strlen (mail)));
}

static void
make_folder (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_assert_cmpint (g_mkdir_with_parents (path, 0700), ==, 0);
}

/* ---- Maildir ---- */

static void
test_maildir_with_folders_and_flags (void)
{
  char *folder = test_folder_new ();
  write_mail (folder, "cur/1700000001.M1.host:2,S", "inbox");
  write_mail (folder, "cur/1700000002.M2.host;2,RS", "replied");
  write_mail (folder, "cur/1700000003.M3.host!2,T", "deleted");
  write_mail (folder, "new/1700000004.M4.host", "fresh");
  write_mail (folder, "tmp/1700000005.M5.host", "half");
  write_mail (folder, "cur/.hidden", "hidden");
  write_mail (folder, ".Sent/cur/1700000006.M6.host:2,S", "sent");
  write_mail (folder, ".Archive.Brouillons/cur/1700000007.M7.host:2,", "draft");
  write_mail (folder, ".&AMk-l&AOk-ments envoy&AOk-s/cur/1700000008.M8.host:2,Sab", "envoye");
  write_mail (folder, "Papierkorb/cur/1700000009.M9.host:2,S", "weg");
  write_mail (folder, ".Spam/new/1700000010.M10.host", "spam");
  g_free (test_file_write (folder, "dovecot-uidlist", "3 V1 N1\n", 8));
  g_free (test_file_write (folder, ".Sent/maildirfolder", "", 0));
  g_autoptr (TestMailbox) m = test_mailbox_read (folder, NULL);
  test_folder_remove (folder);
  static const struct {
    const char *subject;
    EntMailHints hints;
  } expected[] = {{"inbox", 0},
                  {"replied", ENT_MAIL_HINT_REPLIED},
                  {"deleted", ENT_MAIL_HINT_DELETED},
                  {"fresh", 0},
                  {"sent", ENT_MAIL_HINT_SENT},
                  {"draft", ENT_MAIL_HINT_DRAFT},
                  {"envoye", ENT_MAIL_HINT_SENT},
                  {"weg", ENT_MAIL_HINT_DELETED},
                  {"spam", ENT_MAIL_HINT_SPAM}};
  g_assert_cmpuint (m->mails->len, ==, G_N_ELEMENTS (expected));
  for (size_t i = 0; i < G_N_ELEMENTS (expected); i++) {
    g_autofree char *subject = g_strdup_printf ("Subject: %s\n", expected[i].subject);
    g_assert_cmpint (test_mailbox_find (m, subject)->hints, ==, expected[i].hints);
  }
  g_assert_cmpuint (ent_report_count (m->report), ==, 0);
  g_assert_cmpstr (test_mailbox_find (m, "Subject: sent")->file, ==, ".Sent/cur/1700000006.M6.host:2,S");
}

static void
test_names_of_folders (void)
{
  static const struct {
    const char *name;
    EntMailHints hints;
  } names[] = {{"Sent", ENT_MAIL_HINT_SENT},
               {"Sent Items", ENT_MAIL_HINT_SENT},
               {"Messages envoyés", ENT_MAIL_HINT_SENT},
               {"ÉLÉMENTS ENVOYÉS", ENT_MAIL_HINT_SENT},
               {"Gesendete Objekte", ENT_MAIL_HINT_SENT},
               {"Sent.mbox", ENT_MAIL_HINT_SENT},
               {"Mail/Local Folders/Drafts", ENT_MAIL_HINT_DRAFT},
               {"Entwürfe", ENT_MAIL_HINT_DRAFT},
               {"Entw&APw-rfe", ENT_MAIL_HINT_DRAFT},
               {"Trash/2019", ENT_MAIL_HINT_DELETED},
               {"Corbeille", ENT_MAIL_HINT_DELETED},
               {"Éléments supprimés", ENT_MAIL_HINT_DELETED},
               {"Junk E-mail", ENT_MAIL_HINT_SPAM},
               {"Courrier indésirable", ENT_MAIL_HINT_SPAM},
               {"[Gmail].Sent Mail", 0},
               {"[Gmail]/Sent Mail", ENT_MAIL_HINT_SENT},
               {"All mail Including Spam and Trash.mbox", 0},
               {"Sentier", 0},
               {"INBOX", 0},
               {"", 0}};
  for (size_t i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_cmpint (ent_mailbox_hints_of (names[i].name), ==, names[i].hints);
}

static void
test_modified_utf7 (void)
{
  static const struct {
    const char *coded, *text;
  } names[] = {{"R&AOk-union", "Réunion"},
               {"A&-B", "A&B"},
               {"&ZeVnLIqe-", "日本語"},
               {"~peter/mail/&U,BTFw-", "~peter/mail/台北"},
               {"&2D3eAA-", "😀"},
               {"R&D", "R&D"},
               {"a&-", "a&"},
               {"&2D0-", "&2D0-"},
               {"&====-", "&====-"},
               {"&AOk", "&AOk"},
               {"", ""},
               {"&", "&"}};
  for (size_t i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autoptr (GString) out = g_string_new (NULL);
    ent_mailbox_append_utf7 (ent_slice (names[i].coded), out);
    g_assert_cmpstr (out->str, ==, names[i].text);
  }
}

static void
test_flags_in_names (void)
{
  static const struct {
    const char *name, *unique;
    EntMailHints hints;
  } names[] = {
      {"1.M.host:2,DRT", "1.M.host", ENT_MAIL_HINT_DRAFT | ENT_MAIL_HINT_REPLIED | ENT_MAIL_HINT_DELETED},
      {"1.M.host,S=12:2,S", "1.M.host,S=12", 0},
      {"1.M.host:2,", "1.M.host", 0},
      {"1.M.host", "1.M.host", 0},
      {"1.M:1,host!2,R", "1.M:1,host", ENT_MAIL_HINT_REPLIED},
      {"1.M.host:1,R", "1.M.host", 0},
      {":", ":", 0},
      {":2", ":2", 0},
      {"", "", 0}};
  for (size_t i = 0; i < G_N_ELEMENTS (names); i++) {
    EntMailHints hints;
    g_autofree char *unique = ent_slice_dup (ent_mailbox_cut_flags (names[i].name, &hints));
    g_assert_cmpstr (unique, ==, names[i].unique);
    g_assert_cmpint (hints, ==, names[i].hints);
  }
}

/* ---- Folders of files ---- */

static void
test_eml_files (void)
{
  char *folder = test_folder_new ();
  write_mail (folder, "b.eml", "two");
  write_mail (folder, "a.EML", "one");
  write_mail (folder, "deep/er/12", "mh");
  write_mail (folder, "deep/er/13", "mh2");
  write_mail (folder, "deep/message", "bare");
  g_free (test_file_write (folder, "picture.jpg", "\xFF\xD8\xFF", 3));
  g_free (test_file_write (folder, "contacts.csv", "a,b\n", 4));
  g_autofree char *mail = test_mail ("awa@example.org", "bob@example.org", "apple", "Bonjour.");
  g_autofree char *emlx =
      g_strdup_printf ("%u   \n%s<?xml version=\"1.0\"?><plist/>\n", (unsigned)strlen (mail), mail);
  g_free (test_file_write (folder, "Inbox.mbox/Messages/1.emlx", emlx, strlen (emlx)));
  g_autofree char *saved = g_strconcat ("From awa@example.org Mon Apr  7 14:31:02 2025\n", mail, NULL);
  g_free (test_file_write (folder, "c.eml", saved, strlen (saved)));
  g_autoptr (TestMailbox) m = test_mailbox_read (folder, NULL);
  g_autofree char *one = g_build_filename (folder, "a.EML", NULL);
  g_autoptr (TestMailbox) alone = test_mailbox_read (one, NULL);
  test_folder_remove (folder);
  g_assert_cmpuint (m->mails->len, ==, 7);
  g_assert_cmpstr (test_mailbox_mail (m, 0)->file, ==, "Inbox.mbox/Messages/1.emlx");
  g_assert_cmpstr (test_mailbox_mail (m, 0)->bytes, ==, mail);
  g_assert_cmpstr (test_mailbox_mail (m, 1)->file, ==, "a.EML");
  g_assert_cmpstr (test_mailbox_mail (m, 3)->bytes, ==, mail);
  test_mailbox_find (m, "Subject: bare");
  test_mailbox_find (m, "Subject: mh2");
  g_assert_cmpuint (ent_report_count (m->report), ==, 1);
  g_assert_cmpstr (ent_report_get (m->report, 0)->file, ==, "contacts.csv");
  g_assert_cmpuint (alone->mails->len, ==, 1);
  g_assert_cmpstr (test_mailbox_mail (alone, 0)->file, ==, "a.EML");
}

/* As Thunderbird keeps them: a file without suffix for each folder, an index beside it, `.sbd` for those
 * below. */
static void
test_thunderbird_folders (void)
{
  char *folder = test_folder_new ();
  static const char *const names[] = {"Inbox", "Sent", "Inbox.sbd/Projets", "Inbox.sbd/Trash"};
  for (size_t i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *path = test_file_write (folder, names[i], "", 0);
    g_autofree char *subject = g_strdup_printf ("subject-%" G_GSIZE_FORMAT, i);
    g_autofree char *mail = test_mail ("awa@example.org", "bob@example.org", subject, "Bonjour.");
    test_mailbox_add (path, mail);
  }
  g_free (test_file_write (folder, "Inbox.msf", "// <!-- <mdb:mork:z v=\"1.4\"/> -->\n", 35));
  g_autoptr (TestMailbox) m = test_mailbox_read (folder, NULL);
  test_folder_remove (folder);
  g_assert_cmpuint (m->mails->len, ==, 4);
  g_assert_cmpint (test_mailbox_find (m, "subject-0")->hints, ==, 0);
  g_assert_cmpint (test_mailbox_find (m, "subject-1")->hints, ==, ENT_MAIL_HINT_SENT);
  g_assert_cmpint (test_mailbox_find (m, "subject-3")->hints, ==, ENT_MAIL_HINT_DELETED);
  g_assert_cmpstr (test_mailbox_find (m, "subject-2")->file, ==, "Inbox.sbd/Projets");
}

static void
test_no_mailbox (void)
{
  char *folder = test_folder_new ();
  g_free (test_file_write (folder, "Connections.csv", "First Name,URL\n", 15));
  g_free (test_file_write (folder, "notes.txt", "From here to there.\n", 20));
  g_autoptr (GPtrArray) parts = ent_mailbox_parts (folder, NULL);
  g_assert_cmpuint (parts->len, ==, 0);
  test_folder_remove (folder);
}

static void
test_links_and_what_is_no_file (void)
{
  char *folder = test_folder_new ();
  write_mail (folder, "cur/1.M.host:2,S", "one");
  g_autofree char *loop = g_build_filename (folder, "Loop", NULL);
  g_autofree char *linked = g_build_filename (folder, "cur", "2.M.host:2,S", NULL);
  g_autofree char *fifo = g_build_filename (folder, "cur", "3.M.host:2,S", NULL);
  make_folder (folder, "cur/4.M.host:2,S");
  g_assert_cmpint (symlink (folder, loop), ==, 0);
  g_assert_cmpint (symlink ("/etc/passwd", linked), ==, 0);
  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  g_autoptr (TestMailbox) m = test_mailbox_read (folder, NULL);
  g_assert_cmpuint (m->mails->len, ==, 1);
  g_assert_cmpuint (ent_report_count (m->report), ==, 1);
  g_assert_cmpstr (ent_report_get (m->report, 0)->file, ==, "Loop");
  g_assert_nonnull (strstr (ent_report_get (m->report, 0)->reason, "link"));
  test_folder_remove (folder);
}

static void
test_folders_too_deep (void)
{
  char *folder = test_folder_new ();
  g_autoptr (GString) deep = g_string_new ("0.eml");
  write_mail (folder, deep->str, "shallow");
  for (unsigned i = 0; i <= ENT_MAILBOX_MAX_DEPTH; i++)
    g_string_prepend (deep, "d/");
  write_mail (folder, deep->str, "deep");
  g_autoptr (TestMailbox) m = test_mailbox_read (folder, NULL);
  test_folder_remove (folder);
  g_assert_cmpuint (m->mails->len, ==, 1);
  g_assert_cmpuint (ent_report_count (m->report), ==, 1);
}

typedef struct {
  const char *from, *to;
  bool is_folder;
  bool done;
  guint n_mails;
} Change;

/* Somebody moves or breaks a mail while the one before it is read. */
static bool
change_something (const EntMailboxMail *mail, void *context, GError **error)
{
  Change *change = context;
  change->n_mails++;
  if (change->done)
    return true;
  change->done = true;
  g_assert_cmpint (g_rename (change->from, change->to), ==, 0);
  if (change->is_folder)
    g_assert_cmpint (g_mkdir (change->from, 0700), ==, 0);
  return true;
}

static void
test_mails_that_move_while_they_are_read (void)
{
  for (int broken = 0; broken < 2; broken++) {
    char *folder = test_folder_new ();
    write_mail (folder, "cur/1.M.host:2,S", "one");
    write_mail (folder, "new/2.M.host", "two");
    g_autofree char *from = g_build_filename (folder, "new/2.M.host", NULL);
    g_autofree char *to = g_build_filename (folder, broken ? "elsewhere" : "cur/2.M.host:2,S", NULL);
    Change change = {from, to, broken, false, 0};
    g_autoptr (EntReport) report = ent_report_new (10);
    g_autoptr (GPtrArray) parts = ent_mailbox_parts (folder, report);
    uint64_t n_skipped = 0;
    const EntMailboxJob job = {
        .report = report, .n_skipped = &n_skipped, .mail = change_something, .context = &change};
    EntMailboxPart *part = g_ptr_array_index (parts, 0);
    part->kind->prepare (part, &job);
    g_assert_true (part->kind->read (part, &job, NULL));
    g_assert_cmpuint (change.n_mails, ==, broken ? 1 : 2);
    g_assert_cmpuint (n_skipped, ==, broken ? 1 : 0);
    g_assert_cmpuint (ent_report_count (report), ==, broken ? 1 : 0);
    test_folder_remove (folder);
  }
}

/* ---- Zips ---- */

static void
test_a_takeout_zip (void)
{
  char *folder = test_folder_new ();
  g_autofree char *one = test_mail ("awa@example.org", "bob@example.org", "one", "Bonjour.");
  g_autofree char *two = test_mail ("bob@example.org", "awa@example.org", "two", "Salut.");
  g_autofree char *mbox = g_strdup_printf ("From 1798437842347239@xxx Mon Apr 07 14:31:02 +0000 2025\r\n%s\n"
                                           "From 1798437842347240@xxx Mon Apr 07 14:31:03 +0000 2025\r\n%s",
                                           one, two);
  const TestFile files[] = {{"Takeout/archive_browser.html", "<html>", 0},
                            {"Takeout/Mail/Tous les messages.mbox", mbox, 0},
                            {"Maildir/.Sent/cur/1.M.host:2,S", one, 0},
                            {"Takeout/Contacts/contacts.csv", "a,b\n", 0}};
  g_autoptr (GBytes) zip = test_zip_build (files, G_N_ELEMENTS (files));
  g_autofree char *path =
      test_file_write (folder, "takeout.zip", g_bytes_get_data (zip, NULL), g_bytes_get_size (zip));
  g_autoptr (EntReport) report = ent_report_new (10);
  g_autoptr (EntArchive) archive = ent_archive_open (path, report, NULL);
  g_autoptr (GPtrArray) parts = ent_mailbox_zip_parts (archive, report);
  g_assert_cmpuint (parts->len, ==, 2);
  g_autoptr (TestReading) r = test_read (path);
  test_folder_remove (folder);
  g_assert_no_error (r->error);
  g_assert_cmpstr (r->info.kind, ==, "mailbox");
  g_assert_cmpuint (r->info.n_rows, ==, 3);
  test_reading_find (r, "\"mail\"", "\"two\"", "\"line\":10", "Tous les messages.mbox", NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mailbox/maildir", test_maildir_with_folders_and_flags);
  g_test_add_func ("/mailbox/folder-names", test_names_of_folders);
  g_test_add_func ("/mailbox/utf7", test_modified_utf7);
  g_test_add_func ("/mailbox/flags", test_flags_in_names);
  g_test_add_func ("/mailbox/eml", test_eml_files);
  g_test_add_func ("/mailbox/thunderbird", test_thunderbird_folders);
  g_test_add_func ("/mailbox/none", test_no_mailbox);
  g_test_add_func ("/mailbox/links", test_links_and_what_is_no_file);
  g_test_add_func ("/mailbox/deep", test_folders_too_deep);
  g_test_add_func ("/mailbox/moving", test_mails_that_move_while_they_are_read);
  g_test_add_func ("/mailbox/takeout", test_a_takeout_zip);
  return g_test_run ();
}
