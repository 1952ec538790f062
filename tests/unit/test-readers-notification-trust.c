/* LinkedIn's notification mails: whom to believe, whose they are, and that nothing is told twice. */
#include "notice-builder.h"

#include <string.h>

/* ---- Trust ---- */

#define HOP_IN                                                                                               \
  "Received: from mailb-aa.linkedin.com (mailb-aa.linkedin.com [192.0.2.7]) by mx.example.org; Mon, 7 Apr "  \
  "2025 12:31:03 +0000\n"
#define HOP_EVIL                                                                                             \
  "Received: from evil.example (evil.example [203.0.113.9]) by mx.example.org; Mon, 7 Apr 2025 12:31:03 "    \
  "+0000\n"

static const struct {
  const char *what, *trust, *from, *template, *id, *reason;
} verdicts[] = {
    {"dmarc", HOP_IN "Authentication-Results: mx.example.org; dmarc=pass header.from=linkedin.com\n", NULL,
     NULL, NULL, "notification"},
    {"the second signature",
     HOP_IN "Authentication-Results: mx.example.org; dkim=pass header.d=mailb.linkedin.com\n", NULL, NULL,
     NULL, "notification"},
    {"results above the entry",
     "Authentication-Results: mx.example.org; dkim=pass header.d=linkedin.com\n" HOP_EVIL, NULL, NULL, NULL,
     "notification"},
    {"no name, Microsoft",
     "Received: from mailb.linkedin.com (192.0.2.7) by x.mail.protection.outlook.com; Mon, 7 Apr 2025 "
     "12:31:03 +0000\n"
     "Authentication-Results: spf=pass (sender IP is 192.0.2.7) smtp.mailfrom=bounce.linkedin.com; dkim=pass "
     "(ok) "
     "header.d=linkedin.com;dmarc=pass action=none header.from=linkedin.com\n",
     NULL, NULL, NULL, "notification"},
    {"a private address within, Yahoo",
     "Received: from 10.222.140.55 by atlas.bf1.example.org; Mon, 7 Apr 2025 12:31:03 +0000\n"
     "Authentication-Results: atlas.bf1.example.org; dkim=pass header.i=@linkedin.com; dmarc=pass(p=REJECT) "
     "header.from=linkedin.com\nReceived: from 192.0.2.7 (EHLO mailb.linkedin.com) by 10.222.140.55; Mon, 7 "
     "Apr 2025 "
     "12:31:03 +0000\n",
     NULL, NULL, NULL, "notification"},
    {"a header for each thing",
     HOP_IN "Authentication-Results: bimi.example.org; bimi=skipped\nAuthentication-Results: "
            "dmarc.example.org; dmarc=pass "
            "header.from=linkedin.com\n",
     NULL, NULL, NULL, "notification"},
    {"a private address that is none",
     "Received: from 10.0.0.1 (evil.example [203.0.113.9]) by mx.example.org; Mon, 7 Apr 2025 12:31:03 "
     "+0000\n"
     "Authentication-Results: mx.example.org; dkim=pass header.d=linkedin.com\n",
     NULL, NULL, NULL, "unverified-notification"},
    {"numbers are no organisation",
     "Received: from x by 192.0.2.9; Mon, 7 Apr 2025 12:31:03 +0000\nAuthentication-Results: 198.51.2.9; "
     "dkim=pass "
     "header.d=linkedin.com\n",
     NULL, NULL, NULL, "unverified-notification"},
    {"plausible", "Return-Path: <m-1@bounce.linkedin.com>\n" HOP_IN, NULL, "x_unknown", "abc-m971vf6o-z1",
     "unrecognised-notification"},
    {"an old mail without results", HOP_IN, NULL, NULL, NULL, "unverified-notification"},
    {"plausible but for the host", "Return-Path: <m-1@bounce.linkedin.com>\n" HOP_EVIL, NULL, "x_unknown",
     "abc-m971vf6o-z1", "unverified-notification"},
    {"plausible but for its greeting",
     "Return-Path: <m-1@bounce.linkedin.com>\nReceived: from mailb.linkedin.com (evil.example [203.0.113.9]) "
     "by "
     "mx.example.org; Mon, 7 Apr 2025 12:31:03 +0000\n",
     NULL, "x_unknown", "abc-m971vf6o-z1", "unverified-notification"},
    {"plausible but for the time", "Return-Path: <m-1@bounce.linkedin.com>\n" HOP_IN, NULL, "x_unknown",
     "abc-m8aaaaaa-z1", "unverified-notification"},
    {"dmarc failed",
     HOP_EVIL "Authentication-Results: mx.example.org; spf=fail smtp.mailfrom=linkedin.com; dmarc=fail "
              "(p=REJECT) header.from=linkedin.com\n",
     NULL, NULL, NULL, "forged-notification"},
    {"signature failed",
     HOP_EVIL "Authentication-Results: mx.example.org; dkim=fail header.d=linkedin.com; spf=none\n", NULL,
     NULL, NULL, "forged-notification"},
    {"the sealed word of a forwarder",
     HOP_EVIL
     "Authentication-Results: mx.example.org; arc=pass (i=1); dkim=fail header.d=linkedin.com; dmarc=fail "
     "header.from=linkedin.com\n",
     NULL, NULL, NULL, "unverified-notification"},
    {"an inner result of the abused server",
     HOP_EVIL "Received: from x by abused.example; Mon, 7 Apr 2025 12:31:01 +0000\nAuthentication-Results: "
              "abused.example; "
              "spf=pass smtp.mailfrom=linkedin.com; dkim=pass header.d=linkedin.com; dmarc=pass\n",
     NULL, NULL, NULL, "unverified-notification"},
    {"a result in the provider's name, of its sender",
     HOP_EVIL "Authentication-Results: mx.example.org; dkim=pass header.d=linkedin.com; dmarc=pass\n", NULL,
     NULL, NULL, "unverified-notification"},
    {"a signature of somebody else",
     HOP_IN "Authentication-Results: mx.example.org; dkim=pass header.d=evil.example\n", NULL, NULL, NULL,
     "unverified-notification"},
    {"a signature of a look-alike",
     HOP_IN "Authentication-Results: mx.example.org; dkim=pass header.d=evillinkedin.com\n", NULL, NULL, NULL,
     "unverified-notification"},
    {"a comment that lies",
     HOP_IN
     "Authentication-Results: mx.example.org; spf=none (dkim=pass header.d=linkedin.com; dmarc=pass)\n",
     NULL, NULL, NULL, "unverified-notification"},
    {"another domain", "", "LinkedIn <notifications@linkedin.example>", NULL, NULL, "forged-notification"},
    {"another domain, via", "", "Awa Fictive via LinkedIn <a@evil.example>", NULL, NULL,
     "forged-notification"},
    {"another domain within", VERIFIED, "LinkedIn <x@mail.linkedin.com.evil.example>", NULL, NULL,
     "forged-notification"},
    {"another of theirs", VERIFIED, "LinkedIn <x@news.linkedin.com>", NULL, NULL, "unverified-notification"},
    {"through a list", VERIFIED, "Equipe <liste@example.org>", "email_accept_invite_single_02", NULL,
     "unverified-notification"},
};

static void
test_trust (void)
{
  for (size_t i = 0; i < G_N_ELEMENTS (verdicts); i++) {
    g_test_message ("%s", verdicts[i].what);
    bool is_good = g_str_equal (verdicts[i].reason, "notification");
    g_autoptr (TestReading) reading =
        test_read_notice ((TestNotice){.trust = verdicts[i].trust,
                                       .from = verdicts[i].from,
                                       .subject = verdicts[i].template != NULL && verdicts[i].id != NULL
                                                      ? "Bonjour"
                                                      : "Awa Fictive commented on your post",
                                       .template = verdicts[i].template,
                                       .id = verdicts[i].id,
                                       .html = "<p>Nobody told us</p>"});
    g_autofree char *reason = g_strdup_printf ("\"reason\":\"%s\"", verdicts[i].reason);
    test_reading_find (reading, "\"kind\":\"left_out\"", reason, NULL);
    g_assert_cmpuint (test_reading_count (reading, INTERACTION), ==, is_good);
  }
}

/* Two From headers: who was checked is not who is shown. */
static void
test_two_senders (void)
{
  g_autoptr (TestReading) reading = test_read_notice (
      (TestNotice){.subject = "Awa Fictive commented on your post", .extra = "From: evil@evil.example\n"});
  g_assert_cmpuint (test_reading_count (reading, INTERACTION), ==, 0);
  test_reading_find (reading, "\"reason\":\"unverified-notification\"", NULL);
}

/* A friend who forwards one wrote a mail; what signs in is taken out of it. */
static void
test_forwarded (void)
{
  g_autoptr (TestReading) reading = test_read_text (
      "From: Bilal Inventé <bilal@example.net>\nTo: zoe@example.org\nDate: Mon, 07 Apr 2025 12:31:02 +0000\n"
      "Subject: TR: Awa Fictive commented on your post\nContent-Type: text/plain; "
      "charset=utf-8\n\nRegarde.\n\n"
      "---------- Forwarded message ---------\nFrom: LinkedIn <notifications-noreply@linkedin.com>\n\n"
      "Awa Fictive commented on your post\nhttps://www.linkedin.com/comm/in/awa-fictive?" TOKENS "\n"
      "https://eur01.safelinks.example/?url=https%3A%2F%2Fwww.linkedin.com%2Fcomm%3FmidToken%3DAQsecret&x=1\n"
      "https://www.linkedin.com/comm/mynetwork/invite-accept/invitationId/1/sharedKey/secretkey/\n");
  test_reading_find (reading, "\"kind\":\"mail\"", "\"class\":\"personal\"",
                     "https://www.linkedin.com/in/awa-fictive", NULL);
  g_assert_cmpuint (test_reading_count (reading, INTERACTION), ==, 0);
}

/* Whoever works at LinkedIn writes as everybody does. */
static void
test_colleague_of_theirs (void)
{
  g_autoptr (TestReading) reading =
      test_read_text ("From: Bilal Inventé <binvente@linkedin.com>\nTo: zoe@example.org\n"
                      "Date: Mon, 07 Apr 2025 12:31:02 +0000\nSubject: Déjeuner\n\nÀ demain ?\n");
  test_reading_find (reading, "\"kind\":\"mail\"", "\"class\":\"personal\"", NULL);
}

/* ---- Mailboxes ---- */

/* A mail in two folders, and a digest that repeats what single mails told. */
static void
test_told_once (void)
{
#define REPOST                                                                                               \
  "<a href=\"https://www.linkedin.com/comm/feed/update/urn:li:activity:7314900000000000001\">See</a>"
  static const TestNotice notices[] = {
      {.subject = "Awa Fictive commented on your post", .id = "abc-m971vf6o-z1"},
      {.subject = "Awa Fictive commented on your post", .id = "abc-m971vf6o-z1"},
      {.subject = "Awa Fictive commented on your post", .id = "abc-m971vfxx-z2"},
      {.subject = "Awa Fictive reposted your post", .html = REPOST, .id = "abc-m971vfx1-z2"},
      {.subject = "Awa Fictive reposted your post", .html = REPOST, .id = "abc-m971vfx2-z2"},
      {.subject = "Awa Fictive wants to connect", .id = "abc-m971vfx3-z2"},
      {.subject = "Awa Fictive wants to connect", .id = "abc-m971vfx4-z2"},
      {.subject = "Awa Fictive sent you a message", .id = "abc-m971vfx5-z2"},
      {.subject = "Messages from Awa Fictive", .id = "abc-m971vfx6-z2"},
  };
  g_autoptr (TestReading) reading = test_read_mbox (notices, G_N_ELEMENTS (notices), "");
  g_assert_cmpuint (test_reading_count (reading, "\"kind\":\"interaction\",\"file\""), ==, 5);
  g_assert_cmpuint (test_reading_count (reading, "linkedin:comment:"), ==, 2);
  g_assert_cmpuint (test_reading_count (reading, "linkedin:share:"), ==, 1);
  g_assert_cmpuint (test_reading_count (reading, "linkedin:invitation:"), ==, 1);
  g_assert_cmpuint (test_reading_count (reading, "linkedin:message"), ==, 1);
  g_assert_cmpuint (test_reading_count (reading, "\"reason\":\"notification\""), ==, 9);
}

/* LinkedIn's own time where the mail's cannot be. */
static void
test_date_of_id (void)
{
  g_autoptr (TestReading) reading =
      test_read_notice ((TestNotice){.subject = "Awa Fictive commented on your post",
                                     .id = "abc-m971vf6o-z1",
                                     .date = "Thu, 01 Jan 1970 00:00:00 +0000"});
  test_reading_find (reading, INTERACTION, "\"at\":\"2025-04-07T", NULL);
  g_assert_cmpint (ent_notification_eid_time_us (ENT_SLICE ("abc-m971vf6o-z1")) / ENT_US_PER_DAY, ==, 20185);
  static const char *const broken[] = {
      "", "-", "a-b", "abc-------", "abc-zzzzzzzzzz-1", "abc-0000000-1", "abc-m971v!6o-1"};
  for (size_t i = 0; i < G_N_ELEMENTS (broken); i++)
    g_assert_cmpint (ent_notification_eid_time_us (ent_slice (broken[i])), ==, ENT_TIME_UNKNOWN);
}

#define PERSONAL                                                                                             \
  "From x Mon Apr  7 12:31:02 2025\nDelivered-To: zoe@example.org\nFrom: Awa <awa@example.com>\n"            \
  "To: zoe@example.org\nDate: Mon, 07 Apr 2025 12:31:02 +0000\n\nOui\n\n"

/* The provider that writes results into every mail is believed for those that were forwarded to it. */
static void
test_provider_that_checks (void)
{
#define CHECKED                                                                                              \
  "From x Mon Apr  7 12:31:02 2025\nDelivered-To: zoe@example.org\n" HOP_EVIL                                \
  "Authentication-Results: mx.example.org; spf=pass smtp.mailfrom=example.com\nFrom: Awa "                   \
  "<awa@example.com>\n"                                                                                      \
  "To: zoe@example.org\nDate: Mon, 07 Apr 2025 12:31:02 +0000\n\nOui\n\n"
  static const TestNotice notice = {
      .trust = "Delivered-To: zoe@example.org\n" HOP_EVIL
               "Authentication-Results: mx.example.org; dkim=pass header.d=linkedin.com\n",
      .subject = "Awa Fictive commented on your post"};
  g_autoptr (TestReading) checked = test_read_mbox (&notice, 1, CHECKED CHECKED CHECKED);
  g_assert_cmpuint (test_reading_count (checked, INTERACTION), ==, 1);
  /* One organisation takes in, another of the same house checks. */
  static const TestNotice apart = {
      .trust = "Delivered-To: zoe@example.org\n" HOP_IN
               "Authentication-Results: dmarc.house.example; dmarc=pass header.from=linkedin.com\n",
      .subject = "Awa Fictive commented on your post"};
#define CHECKED_APART                                                                                        \
  "From x Mon Apr  7 12:31:02 2025\nDelivered-To: zoe@example.org\n" HOP_EVIL                                \
  "Authentication-Results: spf.house.example; spf=pass smtp.mailfrom=example.com\nFrom: Awa "                \
  "<awa@example.com>\nTo: zoe@example.org\nDate: Mon, 07 Apr 2025 12:31:02 +0000\n\nOui\n\n"
  g_autoptr (TestReading) house = test_read_mbox (&apart, 1, CHECKED_APART CHECKED_APART CHECKED_APART);
  g_assert_cmpuint (test_reading_count (house, INTERACTION), ==, 1);
  g_autoptr (TestReading) stranger = test_read_mbox (&apart, 1, CHECKED CHECKED CHECKED);
  g_assert_cmpuint (test_reading_count (stranger, INTERACTION), ==, 0);
  g_autoptr (TestReading) careless = test_read_mbox (&notice, 1, PERSONAL PERSONAL PERSONAL);
  g_assert_cmpuint (test_reading_count (careless, INTERACTION), ==, 0);
}

/* Another account's mails in the same mailbox are not the user's. */
static void
test_other_account (void)
{
  static const TestNotice notices[] = {
      {.subject = "Awa Fictive commented on your post", .id = "mine-m971vf6o-z1"},
      {.subject = "Bilal Inventé commented on your post",
       .id = "other-m971vf71-z1",
       .trust = HOP_IN "Authentication-Results: mx.example.org; dkim=pass header.d=linkedin.com\n"},
  };
  g_autofree char *mine = test_notice_text (&notices[0]), *other = test_notice_text (&notices[1]);
  char *to = strstr (other, "zoe@example.org");
  while (to != NULL) {
    memcpy (to, "yan@example.org", strlen ("yan@example.org"));
    to = strstr (other, "zoe@example.org");
  }
  g_autofree char *text = g_strdup_printf (PERSONAL PERSONAL PERSONAL "From x Mon Apr  7 12:31:02 2025\n%s\n"
                                                                      "From x Mon Apr  7 12:31:02 2025\n%s\n",
                                           mine, other);
  g_autoptr (TestReading) reading = test_read_mbox (NULL, 0, text);
  g_assert_cmpuint (test_reading_count (reading, INTERACTION), ==, 1);
  test_reading_find (reading, INTERACTION, "awa fictive", NULL);
  test_reading_find (reading, "\"reason\":\"other-account-notification\"", NULL);
}

/* An answer by mail is a message to the person; the relay's address is nobody. */
static void
test_answer (void)
{
  static const char answers[] =
      PERSONAL PERSONAL PERSONAL "From x Mon Apr  7 12:31:02 2025\nFrom: zoe@example.org\nTo: Awa Fictive "
                                 "<0a1b-2c3d@reply.linkedin.com>\n"
                                 "Date: Mon, 07 Apr 2025 12:31:02 +0000\nSubject: Re: Poste\nMessage-ID: "
                                 "<1@example.org>\n\nOui, volontiers.\n\n"
                                 "From x Mon Apr  7 12:31:02 2025\nFrom: zoe@example.org\nTo: Awa Fictive "
                                 "<0a1b-2c3d@reply.linkedin.com>,\n"
                                 " bilal@example.net\nDate: Mon, 07 Apr 2025 13:31:02 +0000\nSubject: Re: "
                                 "Poste\nMessage-ID: <2@example.org>\n\nEt toi ?\n\n";
  g_autoptr (TestReading) reading = test_read_mbox (NULL, 0, answers);
  test_reading_find (reading, INTERACTION, "\"channel\":\"message\"", "\"direction\":\"out\"",
                     "\"value\":\"awa fictive\"", "\"text\":\"Oui, volontiers.\"", NULL);
  test_reading_find (reading, "\"kind\":\"mail\"", "bilal@example.net", "\"class\":\"personal\"", NULL);
  g_assert_cmpuint (test_reading_count (reading, "reply.linkedin.com"), ==, 1); /* the mail that is one */
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/notification-trust/trust", test_trust);
  g_test_add_func ("/notification-trust/two-senders", test_two_senders);
  g_test_add_func ("/notification-trust/forwarded", test_forwarded);
  g_test_add_func ("/notification-trust/colleague-of-theirs", test_colleague_of_theirs);
  g_test_add_func ("/notification-trust/told-once", test_told_once);
  g_test_add_func ("/notification-trust/date-of-id", test_date_of_id);
  g_test_add_func ("/notification-trust/provider-that-checks", test_provider_that_checks);
  g_test_add_func ("/notification-trust/other-account", test_other_account);
  g_test_add_func ("/notification-trust/answer", test_answer);
  return g_test_run ();
}
