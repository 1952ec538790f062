#include "notice-builder.h"

#include <string.h>

static const char *
or_else (const char *text, const char *other)
{
  return text != NULL ? text : other;
}

char *
test_notice_text (const TestNotice *notice)
{
  GString *text = g_string_new (or_else (notice->trust, VERIFIED));
  g_string_append_printf (text, "From: %s\nTo: Zoé Exemple <zoe@example.org>\nSubject: %s\nDate: %s\n",
                          or_else (notice->from, "LinkedIn <notifications-noreply@linkedin.com>"),
                          or_else (notice->subject, "x"),
                          or_else (notice->date, "Mon, 07 Apr 2025 12:31:02 +0000"));
  if (notice->template != NULL)
    g_string_append_printf (text, "X-LinkedIn-Class: EMAIL-DEFAULT\nX-LinkedIn-Template: %s\n",
                            notice->template);
  if (notice->id != NULL)
    g_string_append_printf (text, "X-LinkedIn-Id: %s\n", notice->id);
  g_string_append_printf (text, "%sList-Unsubscribe: <https://www.linkedin.com/e/v2?%s>\n",
                          or_else (notice->extra, ""), TOKENS);
  g_string_append_printf (text,
                          "MIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=b\n\n--b\n"
                          "Content-Type: text/plain; charset=UTF-8\n\n%s\n",
                          or_else (notice->plain, FOOTER_EN));
  if (notice->html != NULL)
    g_string_append_printf (text, "--b\nContent-Type: text/html; charset=UTF-8\n\n%s\n", notice->html);
  g_string_append (text, "--b--\n");
  return g_string_free (text, FALSE);
}

/* What no output may hold. */
static void
assert_no_tokens (const TestReading *reading)
{
  static const char *const secrets[] = {"secret", "otpToken", "midToken", "midSig", "sharedKey", "loid="};
  for (size_t i = 0; i < G_N_ELEMENTS (secrets); i++)
    g_assert_cmpuint (test_reading_count (reading, secrets[i]), ==, 0);
}

TestReading *
test_read_text (const char *text)
{
  char *folder = test_folder_new ();
  g_autofree char *path = test_file_write (folder, "notice.eml", text, strlen (text));
  TestReading *reading = test_read (path);
  test_folder_remove (folder);
  g_assert_no_error (reading->error);
  assert_no_tokens (reading);
  return reading;
}

TestReading *
test_read_notice (TestNotice notice)
{
  g_autofree char *text = test_notice_text (&notice);
  return test_read_text (text);
}

void
test_assert_reason (const TestReading *reading, const char *reason, const char *who)
{
  g_autofree char *reason_json = g_strdup_printf ("\"reason\":\"%s\"", reason);
  g_autofree char *who_json = g_strdup_printf ("\"who\":\"%s\"", who);
  test_reading_find (reading, "\"kind\":\"left_out\"", reason_json, who_json, NULL);
}

TestReading *
test_read_mbox (const TestNotice *notices, size_t n, const char *more)
{
  g_autoptr (GString) text = g_string_new (more);
  for (size_t i = 0; i < n; i++) {
    g_autofree char *mail = test_notice_text (&notices[i]);
    g_string_append_printf (text, "From x Mon Apr  7 12:31:02 2025\n%s\n", mail);
  }
  char *folder = test_folder_new ();
  g_autofree char *path = test_file_write (folder, "mails.mbox", text->str, text->len);
  TestReading *reading = test_read (path);
  test_folder_remove (folder);
  g_assert_no_error (reading->error);
  assert_no_tokens (reading);
  return reading;
}
