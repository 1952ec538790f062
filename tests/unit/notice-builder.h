/* LinkedIn's notification mails made up for tests, in the shape of
 * docs/formats/linkedin-notification-mails.md, and what reading them gives. */
#pragma once

#include "archive-builder.h"
#include "readers/notification-private.h"

#define TOKENS                                                                                               \
  "midToken=AQsecretmid&midSig=secretsig&otpToken=secretotp&eid=secreteid-m971vf6o-c1&loid=secretloid"
#define VERIFIED                                                                                             \
  "Delivered-To: zoe@example.org\n"                                                                          \
  "Received: by 2002:a05:0:0:0:0:0:0 with SMTP id x; Mon, 7 Apr 2025 05:31:03 -0700 (PDT)\n"                 \
  "Return-Path: <s-abc@bounce.linkedin.com>\n"                                                               \
  "Received: from mailb-aa.linkedin.com (mailb-aa.linkedin.com. [192.0.2.7]) by mx.example.org\n"            \
  " with ESMTPS id y for <zoe@example.org>; Mon, 07 Apr 2025 05:31:03 -0700 (PDT)\n"                         \
  "Authentication-Results: mx.example.org;\n"                                                                \
  "       dkim=pass header.i=@linkedin.com header.s=d2048-202308-00 header.b=abc;\n"                         \
  "       dkim=pass header.i=@mailb.linkedin.com header.s=proddkim1024;\n"                                   \
  "       spf=pass (example.org: designates 192.0.2.7) smtp.mailfrom=s-abc@bounce.linkedin.com;\n"           \
  "       dmarc=pass (p=REJECT sp=REJECT dis=NONE) header.from=linkedin.com\n"
#define FOOTER_EN                                                                                            \
  "\n----------------------------------------\n\nThis email was intended for Zoé Exemple (Conseil)\n"       \
  "Learn why we included this: https://www.linkedin.com/help/linkedin/answer/4788?lang=en\n"                 \
  "You are receiving LinkedIn notification emails.\n"                                                        \
  "Unsubscribe: https://www.linkedin.com/comm/psettings/email-unsubscribe?" TOKENS "\n"                      \
  "© 2025 LinkedIn Corporation\n"
#define FOOTER_FR                                                                                            \
  "\n----------------------------------------\n\nCet e-mail est destiné à Zoé Exemple (Conseil)\n"        \
  "Se désinscrire : https://www.linkedin.com/comm/psettings/email-unsubscribe?" TOKENS "\n"                  \
  "Aide : https://www.linkedin.com/help/linkedin/answer/67?lang=fr\n© 2025 LinkedIn Ireland Unlimited "     \
  "Company\n"

/* A mail as LinkedIn sends it; NULL leaves a header or part out. */
typedef struct {
  const char *trust; /* the headers above; NULL: verified */
  const char *from, *subject, *template, *plain, *html, *id, *date, *extra;
} TestNotice;

#define INTERACTION "\"kind\":\"interaction\""

/** test_notice_text: the bytes of the mail. Free with g_free(). */
char *test_notice_text (const TestNotice *notice);

/** test_read_text: reads one mail alone; fails the test when anything that signs in comes out. */
TestReading *test_read_text (const char *text);
TestReading *test_read_notice (TestNotice notice);

/** test_read_mbox: reads @more, an mbox, with @notices behind it; fails the same. */
TestReading *test_read_mbox (const TestNotice *notices, size_t n, const char *more);

/** test_assert_reason: fails the test unless exactly one record is left out so. */
void test_assert_reason (const TestReading *reading, const char *reason, const char *who);
