/* Whose mailbox it is, and what direction its mails have. */
#include "mailbox-builder.h"

typedef struct {
  EntMailOwner *owner;
} Evidence;

static void
evidence_set_up (Evidence *self, gconstpointer data)
{
  const EntReadOptions none = {0};
  self->owner = ent_mail_owner_new (&none);
}

static void
evidence_tear_down (Evidence *self, gconstpointer data)
{
  ent_mail_owner_free (self->owner);
}

static void
look (Evidence *self, int times, EntMailHints hints, const char *headers)
{
  EntMailboxMail mail = {ent_slice (headers), hints, ENT_SLICE ("Inbox"), 1, false};
  for (int i = 0; i < times; i++)
    ent_mail_owner_look (self->owner, &mail);
}

/* The addresses found, with blanks between. */
static void
assert_own (Evidence *self, const char *expected)
{
  g_autoptr (GString) found = g_string_new (NULL);
  ent_mail_owner_decide (self->owner);
  for (size_t i = 0; i < ent_mail_owner_n (self->owner); i++)
    g_string_append_printf (found, "%s%s", i > 0 ? " " : "", ent_mail_owner_get (self->owner, i));
  g_assert_cmpstr (found->str, ==, expected);
}

static void
test_where_mails_were_delivered (Evidence *self, gconstpointer data)
{
  look (self, 5, 0,
        "Delivered-To: moi@example.org\nDelivered-To: team@example.com\nFrom: a@example.com\nTo: Moi "
        "<moi@example.org>\n");
  look (self, 3, 0, "Envelope-To: alias@example.org\nFrom: b@example.com\nTo: alias@example.org\n");
  look (self, 5, 0, "Delivered-To: box-17@provider.example.net\nFrom: a@example.com\nTo: c@example.com\n");
  look (self, 2, 0, "Delivered-To: once@example.org\nFrom: a@example.com\nTo: once@example.org\n");
  assert_own (self, "moi@example.org alias@example.org");
  g_assert_true (ent_mail_owner_has (self->owner, ENT_SLICE ("moi+lettres@example.org")));
  g_assert_false (ent_mail_owner_has (self->owner, ENT_SLICE ("a+moi@example.org")));
  g_assert_false (ent_mail_owner_has (self->owner, ENT_SLICE ("team@example.com")));
}

static void
test_received_for (Evidence *self, gconstpointer data)
{
  look (self, 4, 0,
        "Received: from a.example.com\n by mx.example.org with ESMTP id 1\n for <moi@example.org>; Mon, 7 "
        "Apr 2025\n"
        "Received: from b\n by a.example.com for <team@example.com>; Mon, 7 Apr 2025\nFrom: "
        "a@example.com\nTo: moi@example.org\n");
  assert_own (self, "moi@example.org");
}

static void
test_who_wrote_what_was_sent (Evidence *self, gconstpointer data)
{
  look (self, 9, ENT_MAIL_HINT_SENT, "From: Moi <Moi@Example.org>\nTo: a@example.com\n");
  look (self, 1, ENT_MAIL_HINT_SENT, "From: a@example.com\nTo: moi@example.org\n");
  look (self, 3, 0,
        "X-Gmail-Labels: =?UTF-8?Q?Messages_envoy=C3=A9s,Ouvert?=\nFrom: alias@example.org\nTo: "
        "b@example.com\n");
  assert_own (self, "moi@example.org alias@example.org");
}

static void
test_who_is_in_nearly_all_mails (Evidence *self, gconstpointer data)
{
  look (self, 2, 0, "From: moi@example.org\nTo: a@example.com\n");
  look (self, 2, 0, "From: a@example.com\nTo: moi@example.org\nCc: b@example.com\n");
  look (self, 2, 0, "From: c@example.com\nTo: moi@example.org\n");
  assert_own (self, "moi@example.org");
}

/* Two who write to each other: it may be the mailbox of either. */
static void
test_two_alone_tell_nothing (Evidence *self, gconstpointer data)
{
  look (self, 20, 0, "From: a@example.com\nTo: b@example.com\n");
  look (self, 20, 0, "From: b@example.com\nTo: a@example.com\n");
  assert_own (self, "");
}

static void
test_a_list_is_not_the_user (Evidence *self, gconstpointer data)
{
  static const char *const senders[] = {"a", "b", "c", "d", "e", "f"};
  for (size_t i = 0; i < G_N_ELEMENTS (senders); i++) {
    g_autofree char *mail = g_strdup_printf (
        "From: %s@example.com\nTo: list@example.net\nList-Id: <list.example.net>\n", senders[i]);
    look (self, 10, 0, mail);
    g_autofree char *delivered = g_strconcat ("Delivered-To: list@example.net\n", mail, NULL);
    look (self, 2, 0, delivered);
  }
  assert_own (self, "");
}

/* Without anything sent, it is whom others write to and nobody else. */
static void
test_who_only_gets_mail (Evidence *self, gconstpointer data)
{
  look (self, 6, 0, "From: a@example.com\nTo: moi@example.org\n");
  look (self, 6, 0, "From: b@example.com\nTo: moi@example.org\n");
  assert_own (self, "moi@example.org");
}

static void
test_an_office_is_not_the_user (Evidence *self, gconstpointer data)
{
  look (self, 6, 0, "From: a@example.com\nTo: info@example.org\n");
  look (self, 6, 0, "From: b@example.com\nTo: info@example.org\n");
  assert_own (self, "");
}

static void
test_spam_and_drafts_show_nothing (Evidence *self, gconstpointer data)
{
  look (self, 9, ENT_MAIL_HINT_SPAM,
        "Delivered-To: victim@example.org\nFrom: a@example.com\nTo: victim@example.org\n");
  look (self, 9, ENT_MAIL_HINT_DRAFT, "From: victim@example.org\nTo: a@example.com\n");
  assert_own (self, "");
}

static void
test_damaged_headers (Evidence *self, gconstpointer data)
{
  look (self, 5, 0, "");
  look (self, 5, 0, "From\nTo\n");
  look (self, 5, 0, "From: \"a@example.com\nTo: <<<<>>>>,,,;;: a@b, <\n");
  look (self, 5, 0, "Delivered-To: mailing list list@example.net\nFrom: undisclosed-recipients:;\n");
  look (self, 5, 0, "Received: for <\nFrom: a@example.com\n");
  assert_own (self, "");
}

static void
test_addresses_of_a_header (void)
{
  static const char header[] =
      "\"Exemple, Awa\" <Awa@Example.org>, b@example.com (Bob),\n <c@example.com> (C), d, "
      "Amis: e@example.com, f@example.com;, \"\\\"g, h\\\"\" <g@example.com>";
  static const char *const expected[] = {"awa@example.org", "c@example.com", "e@example.com", "f@example.com",
                                         "g@example.com"};
  EntSlice rest = ent_slice (header);
  g_autoptr (GString) email = g_string_new (NULL);
  for (size_t i = 0; i < G_N_ELEMENTS (expected); i++) {
    g_assert_true (ent_header_cut_address (&rest, email));
    g_assert_cmpstr (email->str, ==, expected[i]);
  }
  g_assert_false (ent_header_cut_address (&rest, email));
}

/* ---- Directions ---- */

static char *
write_mailbox (const char *folder)
{
  static const char *const parties[][2] = {
      {"moi@example.org", "a@example.com"},         {"a@example.com", "moi@example.org"},
      {"moi@example.org", "b@example.com"},         {"c@example.com", "Moi <moi@example.org>"},
      {"d@example.com", "e@example.com"},           {"b@example.com", "moi@example.org"},
      {"a@example.com", "moi+lettres@example.org"}, {"b@example.com", "moi@example.org"}};
  char *path = test_file_write (folder, "Inbox", "", 0);
  for (size_t i = 0; i < G_N_ELEMENTS (parties); i++) {
    g_autofree char *subject = g_strdup_printf ("subject-%" G_GSIZE_FORMAT, i);
    g_autofree char *mail = test_mail (parties[i][0], parties[i][1], subject, "Bonjour.");
    test_mailbox_add (path, mail);
  }
  return path;
}

static void
test_directions (void)
{
  char *folder = test_folder_new ();
  g_autofree char *path = write_mailbox (folder);
  g_autoptr (TestReading) r = test_read (path);
  test_folder_remove (folder);
  g_assert_no_error (r->error);
  g_assert_nonnull (strstr (g_ptr_array_index (r->records, 0), "\"value\":\"moi@example.org\""));
  static const char *const directions[] = {"\"out\"", "\"in\"", "\"out\"", "\"in\"",
                                           "null",    "\"in\"", "\"in\"",  "\"in\""};
  for (size_t i = 0; i < G_N_ELEMENTS (directions); i++) {
    g_autofree char *subject = g_strdup_printf ("\"subject-%" G_GSIZE_FORMAT "\"", i);
    g_autofree char *direction = g_strdup_printf ("\"direction\":%s", directions[i]);
    test_reading_find (r, "\"kind\":\"mail\"", subject, direction, NULL);
  }
  test_reading_find (r, "\"self\"", "moi+lettres@example.org", NULL);
  g_assert_cmpuint (r->info.n_rows, ==, 8);
  g_assert_cmpuint (test_reading_count (r, "\"kind\":\"unit\""), ==, 1);
}

static void
assert_direction_alone (const char *name, const char *direction)
{
  char *folder = test_folder_new ();
  g_autofree char *mail = test_mail ("a@example.com", "moi@example.org", "one", "Bonjour.");
  g_autofree char *path = test_file_write (folder, name, mail, strlen (mail));
  g_autofree char *given = g_path_get_dirname (path);
  g_autoptr (TestReading) r = test_read (g_str_equal (name, "a.eml") ? path : given);
  test_folder_remove (folder);
  g_assert_cmpuint (test_reading_count (r, "\"self\""), ==, 0);
  test_reading_find (r, "\"kind\":\"mail\"", direction, NULL);
}

static void
test_a_mail_alone (void)
{
  assert_direction_alone ("a.eml", "\"direction\":\"in\"");
  assert_direction_alone ("Sent/a.eml", "\"direction\":\"out\"");
}

static bool
count_self (EntSink *sink, const EntRecord *record, GError **error)
{
  g_assert_cmpint (record->kind, !=, ENT_RECORD_SELF);
  if (record->kind == ENT_RECORD_MAIL)
    g_assert_cmpint (record->mail.direction, ==, ENT_DIRECTION_OUT);
  return true;
}

static void
test_told_addresses_are_believed (void)
{
  char *folder = test_folder_new ();
  g_autofree char *mail = test_mail ("a@example.com", "moi@example.org", "one", "Bonjour.");
  g_autofree char *path = test_file_write (folder, "a.eml", mail, strlen (mail));
  const EntSlice own = ENT_SLICE ("a@example.com");
  const EntReadOptions options = {.own_emails = &own, .n_own_emails = 1};
  EntSink sink = {.put = count_self};
  g_autoptr (EntReport) report = ent_report_new (10);
  EntSourceInfo info;
  g_assert_true (ent_read (path, &options, &sink, report, &info, NULL));
  test_folder_remove (folder);
}

#define ADD(path, func) g_test_add (path, Evidence, NULL, evidence_set_up, func, evidence_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/owner/delivered", test_where_mails_were_delivered);
  ADD ("/owner/received-for", test_received_for);
  ADD ("/owner/sent", test_who_wrote_what_was_sent);
  ADD ("/owner/common", test_who_is_in_nearly_all_mails);
  ADD ("/owner/two-alone", test_two_alone_tell_nothing);
  ADD ("/owner/list", test_a_list_is_not_the_user);
  ADD ("/owner/only-received", test_who_only_gets_mail);
  ADD ("/owner/office", test_an_office_is_not_the_user);
  ADD ("/owner/spam", test_spam_and_drafts_show_nothing);
  ADD ("/owner/damaged", test_damaged_headers);
  g_test_add_func ("/owner/addresses", test_addresses_of_a_header);
  g_test_add_func ("/owner/directions", test_directions);
  g_test_add_func ("/owner/alone", test_a_mail_alone);
  g_test_add_func ("/owner/told", test_told_addresses_are_believed);
  return g_test_run ();
}
