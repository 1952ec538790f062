#include "mailbox-builder.h"

#define LINE "From awa@example.org Mon Apr  7 14:31:02 2025\n"
#define HEAD "From: Awa <awa@example.org>\nTo: bob@example.org\nSubject: a\n"

static void
assert_body (const TestMailbox *m, guint index, const char *body)
{
  const char *bytes = test_mailbox_mail (m, index)->bytes;
  const char *at = strstr (bytes, "\n\n");
  g_assert_nonnull (at);
  g_assert_cmpstr (at + 2, ==, body);
}

/* ---- Variants ---- */

static void
test_two_mails (void)
{
  g_autoptr (TestMailbox) m = test_mailbox_read_text (LINE HEAD "\none\n\n" LINE HEAD "\ntwo\n");
  g_assert_cmpuint (m->mails->len, ==, 2);
  g_assert_cmpstr (test_mailbox_mail (m, 0)->bytes, ==, HEAD "\none\n");
  g_assert_cmpstr (test_mailbox_mail (m, 1)->bytes, ==, HEAD "\ntwo\n");
  g_assert_cmpuint (test_mailbox_mail (m, 0)->line, ==, 1);
  g_assert_cmpuint (test_mailbox_mail (m, 1)->line, ==, 8);
  g_assert_cmpuint (ent_report_count (m->report), ==, 0);
}

static void
test_lines_that_end_in_crlf (void)
{
  g_autoptr (TestMailbox) m = test_mailbox_read_text (
      "From a Mon Apr  7 14:31:02 2025\r\nFrom: a@example.org\r\nTo: b@example.org\r\n\r\none\r\n>From "
      "you\r\n\r\n"
      "From a Mon Apr  7 14:31:02 2025\r\nFrom: a@example.org\r\nTo: b@example.org\r\n\r\ntwo");
  g_assert_cmpuint (m->mails->len, ==, 2);
  g_assert_cmpstr (test_mailbox_mail (m, 0)->bytes, ==,
                   "From: a@example.org\r\nTo: b@example.org\r\n\r\none\r\nFrom you\r\n");
  g_assert_cmpuint (test_mailbox_mail (m, 1)->line, ==, 8);
}

static void
test_from_lines_of_all_kinds (void)
{
  static const char *const lines[] = {
      "From awa@example.org Mon Apr  7 14:31:02 2025",
      "From awa@example.org Mon Apr  7 14:31:02 2025 +0200",
      "From awa@example.org Mon Apr  7 14:31:02 CEST 2025",
      "From 1798437842347239@xxx Mon Apr 07 14:31:02 +0000 2025",
      "From - Mon Apr 07 14:31:02 2025",
      "From \"awa exemple\"@example.org Mon Apr  7 14:31 2025",
      "From MAILER-DAEMON Fri Jul  8 12:08:34 2011",
  };
  for (size_t i = 0; i < G_N_ELEMENTS (lines); i++) {
    g_assert_true (ent_mbox_is_from_line (ent_slice (lines[i])));
    g_autofree char *text =
        g_strdup_printf ("%s\n" HEAD "\none\n\n%s\r\n" HEAD "\ntwo\n", lines[i], lines[i]);
    g_autoptr (TestMailbox) m = test_mailbox_read_text (text);
    g_assert_cmpuint (m->mails->len, ==, 2);
  }
  static const char *const others[] = {"From ",
                                       "From",
                                       "From here on in 2025",
                                       "From 14:31 on",
                                       "from a Mon Apr 7 14:31 2025",
                                       "From: Awa 14:31 2025",
                                       "From x Mon Apr  7 14:31:02 25"};
  for (size_t i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_false (ent_mbox_is_from_line (ent_slice (others[i])));
}

static void
test_thunderbird_may_write_from_alone (void)
{
  g_autoptr (TestMailbox) m =
      test_mailbox_read_text ("From \nX-Mozilla-Status: 0001\n" HEAD "\none\n\nFrom \nyou.\n\n"
                              "From \r\nX-Mozilla-Status: 0001\n" HEAD "\ntwo\n");
  g_assert_cmpuint (m->mails->len, ==, 2);
  assert_body (m, 0, "one\n\nFrom \nyou.\n");
}

static void
test_a_from_line_needs_an_empty_line_and_a_date (void)
{
  static const char body[] =
      "one\n" LINE "still one\n\nFrom Monday on, since 2025, I am away.\n\nFrom \n\nAwa\n";
  g_autofree char *text = g_strconcat (LINE HEAD "\n", body, NULL);
  g_autoptr (TestMailbox) m = test_mailbox_read_text (text);
  g_assert_cmpuint (m->mails->len, ==, 1);
  assert_body (m, 0, body);
}

/* mboxo and mboxrd write `>From `, mboxrd one `>` more on what has some: the lines around tell. */
static void
test_quoted_from_lines (void)
{
  g_autoptr (TestMailbox) m = test_mailbox_read_text (
      LINE HEAD
      "\n>From the start\n\n>>From mboxrd\nx>From no\n>> twice\n>>From an author\n> >From an author\n");
  assert_body (m, 0,
               "From the start\n\n>From mboxrd\nx>From no\n>> twice\n>>From an author\n> >From an author\n");
}

static void
test_headers_are_not_unquoted (void)
{
  g_autoptr (TestMailbox) m =
      test_mailbox_read_text (LINE ">From relay Mon Apr  7 14:31:02 2025\n" HEAD "X:\n >From y\n\n>From z\n");
  g_assert_cmpstr (test_mailbox_mail (m, 0)->bytes, ==, HEAD "X:\n >From y\n\nFrom z\n");
}

static void
test_a_declared_length (void)
{
  static const char body[] = "one\n\n" LINE HEAD "\nnot two\n>From me\n";
  g_autofree char *text = g_strdup_printf (LINE HEAD "Content-Length: %u\n\n%s\n" LINE HEAD "\ntwo\n",
                                           (unsigned)strlen (body), body);
  g_autoptr (TestMailbox) m = test_mailbox_read_text (text);
  g_assert_cmpuint (m->mails->len, ==, 2);
  assert_body (m, 0, body); /* mboxcl2: nothing was quoted */
  assert_body (m, 1, "two\n");

  g_autoptr (TestMailbox) last = test_mailbox_read_text (
      LINE HEAD "Content-Length: 9\n\n>From me\n\n" LINE HEAD "Content-Length: 4\n\ntwo\n");
  g_assert_cmpuint (last->mails->len, ==, 2);
  assert_body (last, 0, "From me\n"); /* mboxcl */
}

static void
test_a_length_that_lies (void)
{
  static const char *const lengths[] = {
      "0", "1", "5", "40", "100000", "4294967295", "99999999999999999999999", "-3", "", "x"};
  for (size_t i = 0; i < G_N_ELEMENTS (lengths); i++) {
    g_autofree char *text =
        g_strdup_printf (LINE HEAD "Content-Length: %s\n\none two three\n\n" LINE HEAD "\ntwo\n", lengths[i]);
    g_autoptr (TestMailbox) m = test_mailbox_read_text (text);
    g_assert_cmpuint (m->mails->len, ==, 2);
    assert_body (m, 0, "one two three\n");
  }
}

/* ---- Damage and size ---- */

static void
test_text_before_the_first_mail (void)
{
  g_autoptr (TestMailbox) m = test_mailbox_read_text ("\xEF\xBB\xBF\r\n\n" LINE HEAD "\none\n");
  g_assert_cmpuint (m->mails->len, ==, 1);
  g_assert_cmpuint (test_mailbox_mail (m, 0)->line, ==, 3);
  g_assert_cmpuint (ent_report_count (m->report), ==, 0);
}

static void
test_mails_without_anything (void)
{
  g_autoptr (TestMailbox) m = test_mailbox_read_text (LINE "\n" LINE "\n" LINE HEAD "\n\n" LINE);
  g_assert_cmpuint (m->mails->len, ==, 4);
  g_assert_cmpstr (test_mailbox_mail (m, 0)->bytes, ==, "\n");
  g_assert_cmpstr (test_mailbox_mail (m, 3)->bytes, ==, "");
}

/* A stream that gives a few bytes at a time. */
typedef struct {
  EntInput base;
  EntSlice rest;
  size_t step;
} Drip;

static ssize_t
drip (EntInput *input, char *buffer, size_t bytes, GError **error)
{
  Drip *self = (Drip *)input;
  size_t n = MIN (MIN (bytes, self->step), self->rest.length);
  memcpy (buffer, self->rest.data, n);
  self->rest = ent_slice_from (self->rest, n);
  return (ssize_t)n;
}

/* Mails of many sizes come out alike however the bytes arrive, and across windows of any size. */
static void
test_windows (void)
{
  static const size_t sizes[] = {0, 1, 100, 70000, 1048570, 1048576, 2500000, 30, 3145728, 10};
  static const size_t steps[] = {4093, 1 << 20, SIZE_MAX};
  g_autoptr (GString) text = g_string_new (NULL);
  for (size_t i = 0; i < G_N_ELEMENTS (sizes); i++) {
    g_string_append (text, LINE HEAD "\n");
    while (text->len % 64 != 0)
      g_string_append_c (text, 'x');
    for (size_t n = 0; n < sizes[i]; n += 64)
      g_string_append (text, "\n>From a line of sixty-four bytes, which is what this one here is");
    g_string_append (text, "\n\n");
  }
  for (size_t s = 0; s < G_N_ELEMENTS (steps); s++) {
    Drip input = {{drip}, ent_slice_of (text), steps[s]};
    g_autoptr (EntMboxCutter) cutter = ent_mbox_cutter_new (&input.base, 1);
    EntMboxMail mail;
    size_t n = 0;
    uint64_t line = 1;
    while (ent_mbox_next (cutter, &mail, NULL)) {
      size_t n_lines = (sizes[n] + 63) / 64;
      g_assert_cmpuint (mail.line, ==, line);
      g_assert_cmpuint (mail.bytes.length, >=, n_lines * 64);
      g_assert_cmpint (ent_slice_find (mail.bytes, ENT_SLICE (">From")), ==, -1);
      line += 4 + 1 + n_lines + 2;
      n++;
    }
    g_assert_cmpuint (n, ==, G_N_ELEMENTS (sizes));
    g_assert_cmpuint (ent_mbox_line (cutter), ==, line);
  }
}

/* A mail of any length in bounded memory. */
typedef struct {
  EntInput base;
  uint64_t left;
  bool is_over;
} Flood;

static ssize_t
flood (EntInput *input, char *buffer, size_t bytes, GError **error)
{
  static const char next[] = "\n\n" LINE HEAD "\nnext\n";
  Flood *self = (Flood *)input;
  if (self->left == 0 && !self->is_over) {
    self->is_over = true;
    memcpy (buffer, next, sizeof next - 1);
    return sizeof next - 1;
  }
  size_t n = (size_t)MIN ((uint64_t)bytes, self->left);
  memset (buffer, '\n', n);
  memset (buffer, 'x', MIN (n, 1)); /* so that the line before is not empty everywhere */
  self->left -= n;
  return (ssize_t)n;
}

static void
test_a_mail_that_is_too_long (void)
{
  Flood rest = {{flood}, (uint64_t)3 * ENT_MAILBOX_MAX_MAIL + 12345, false};
  g_autoptr (EntMboxCutter) cutter = ent_mbox_cutter_new (&rest.base, 1);
  EntMboxMail mail;
  g_assert_true (ent_mbox_next (cutter, &mail, NULL));
  g_assert_false (mail.is_cut); /* it began with no From-line: only the mail behind is one */
  g_assert_cmpuint (ent_mbox_n_lost (cutter), >=, (uint64_t)3 * ENT_MAILBOX_MAX_MAIL);

  g_autoptr (GString) start = g_string_new (LINE HEAD "\n");
  g_string_set_size (start, (gsize)ENT_MAILBOX_MAX_MAIL * 2 + 77);
  memset (start->str + strlen (LINE HEAD "\n"), 'y', start->len - strlen (LINE HEAD "\n"));
  g_string_append (start, "\n\n" LINE HEAD "\nnext\n");
  Drip input = {{drip}, ent_slice_of (start), 65536};
  g_autoptr (EntMboxCutter) other = ent_mbox_cutter_new (&input.base, 1);
  g_assert_true (ent_mbox_next (other, &mail, NULL));
  g_assert_true (mail.is_cut);
  g_assert_cmpuint (mail.bytes.length, ==, ENT_MAILBOX_MAX_MAIL);
  g_assert_true (ent_mbox_next (other, &mail, NULL));
  g_assert_false (mail.is_cut);
  g_assert_cmpuint (mail.line, ==, 8);
  g_assert_cmpint (ent_slice_find (mail.bytes, ENT_SLICE ("\nnext\n")), >, 0);
  g_assert_false (ent_mbox_next (other, &mail, NULL));
}

static ssize_t
break_off (EntInput *input, char *buffer, size_t bytes, GError **error)
{
  Drip *self = (Drip *)input;
  if (self->rest.length > 0)
    return drip (input, buffer, bytes, error);
  g_set_error_literal (error, ENT_ERROR, ENT_ERROR_CORRUPT, "The disk is gone.");
  return -1;
}

static void
test_an_input_that_breaks (void)
{
  Drip input = {{break_off}, ENT_SLICE (LINE HEAD "\none\n\n" LINE HEAD "\ntw"), 10};
  g_autoptr (EntMboxCutter) cutter = ent_mbox_cutter_new (&input.base, 1);
  g_autoptr (GError) error = NULL;
  EntMboxMail mail;
  g_assert_true (ent_mbox_next (cutter, &mail, &error));
  g_assert_true (ent_mbox_next (cutter, &mail, &error));
  g_assert_no_error (error);
  g_assert_false (ent_mbox_next (cutter, &mail, &error));
  g_assert_error (error, ENT_ERROR, ENT_ERROR_CORRUPT);
}

/* ---- What is none ---- */

static void
test_shapes (void)
{
  g_assert_cmpint (ent_mail_shape (ENT_SLICE (LINE HEAD)), ==, ENT_MAIL_SHAPE_MBOX);
  g_assert_cmpint (ent_mail_shape (ENT_SLICE ("From \n" HEAD "\n")), ==, ENT_MAIL_SHAPE_MBOX);
  g_assert_cmpint (ent_mail_shape (ENT_SLICE (HEAD "\nText")), ==, ENT_MAIL_SHAPE_SINGLE);
  static const char *const others[] = {"",
                                       "From here to there\n",
                                       "From \nto there\n",
                                       "First Name,Last Name,URL\n",
                                       "BEGIN:VCARD\nVERSION:3.0\nFN:Awa\nEND:VCARD\n",
                                       "BEGIN:VCALENDAR\nVERSION:2.0\n",
                                       "dn: cn=Awa,dc=example\nobjectclass: top\nmail: awa@example.org\n\n",
                                       "PK\003\004",
                                       "Subject: a\n\nOne header is not enough.\n",
                                       "\n\n\n"};
  for (size_t i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_cmpint (ent_mail_shape (ent_slice (others[i])), ==, ENT_MAIL_SHAPE_NONE);
  g_assert_cmpint (ent_mail_shape ((EntSlice){"\0\0\0\0From a", 10}), ==, ENT_MAIL_SHAPE_NONE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mbox/two-mails", test_two_mails);
  g_test_add_func ("/mbox/crlf", test_lines_that_end_in_crlf);
  g_test_add_func ("/mbox/from-lines", test_from_lines_of_all_kinds);
  g_test_add_func ("/mbox/thunderbird", test_thunderbird_may_write_from_alone);
  g_test_add_func ("/mbox/not-a-from-line", test_a_from_line_needs_an_empty_line_and_a_date);
  g_test_add_func ("/mbox/quoted", test_quoted_from_lines);
  g_test_add_func ("/mbox/quoted-headers", test_headers_are_not_unquoted);
  g_test_add_func ("/mbox/content-length", test_a_declared_length);
  g_test_add_func ("/mbox/content-length-lies", test_a_length_that_lies);
  g_test_add_func ("/mbox/before-the-first", test_text_before_the_first_mail);
  g_test_add_func ("/mbox/empty-mails", test_mails_without_anything);
  g_test_add_func ("/mbox/windows", test_windows);
  g_test_add_func ("/mbox/too-long", test_a_mail_that_is_too_long);
  g_test_add_func ("/mbox/breaks", test_an_input_that_breaks);
  g_test_add_func ("/mbox/shapes", test_shapes);
  return g_test_run ();
}
