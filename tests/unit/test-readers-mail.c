/* One mail -> a view of it: who, when, in which conversation, what was written, and whether a hand did. */
#include "readers/mail-private.h"

#include <string.h>

static EntMailView
parse_with (EntMailParser *parser, const char *text, EntMailHints hints)
{
  EntMailView view;
  const char *reason = NULL;
  g_assert_true (ent_mail_parse (parser, ent_slice (text), hints, &view, &reason));
  return view;
}

static void
assert_slice (EntSlice slice, const char *expected)
{
  g_autofree char *text = ent_slice_dup (slice);
  g_assert_cmpstr (text, ==, expected);
}

static void
assert_time (EntTime time, const char *expected)
{
  g_autoptr (GString) iso = g_string_new (NULL);
  ent_time_to_iso (time, iso);
  g_assert_cmpstr (iso->str, ==, expected);
}

static void
test_who_and_when (void)
{
  g_autoptr (EntMailParser) parser = ent_mail_parser_new ();
  EntMailView view =
      parse_with (parser,
                  "From: =?UTF-8?Q?Zo=C3=A9?= Exemple <Zoe@Example.ORG>\n"
                  "To: moi@example.org, \"'Awa, Dr.'\" <awa@example.org>, moi@example.org\n"
                  "Cc: equipe: bilal@example.org, chloe@example.org;\n"
                  "Date: Mon, 15 Nov 2021 19:42:00 +0100\n"
                  "Subject: =?ISO-8859-1?Q?D=E9jeuner?=\n"
                  "Message-ID: <2@example.org>\nReferences: <1@example.org> <x@example.org>\n\nOui.\n",
                  0);
  g_assert_cmpuint (view.record.n_parties, ==, 5);
  assert_slice (view.record.parties[0].email.value, "zoe@example.org");
  assert_slice (view.record.parties[0].name, "Zoé Exemple");
  assert_slice (view.record.parties[2].name, "Awa, Dr.");
  g_assert_cmpint (view.record.parties[2].role, ==, ENT_MAIL_TO);
  assert_slice (view.record.parties[4].email.value, "chloe@example.org");
  g_assert_cmpint (view.record.parties[4].role, ==, ENT_MAIL_CC);
  assert_slice (view.record.subject, "Déjeuner");
  assert_slice (view.record.message_id, "2@example.org");
  assert_slice (view.record.thread, "1@example.org");
  assert_time (view.record.at, "2021-11-15T18:42:00Z");
}

/* A Date nobody can have written gives way to the last server's. */
static void
test_date_falls_back_to_received (void)
{
  g_autoptr (EntMailParser) parser = ent_mail_parser_new ();
  EntMailView view = parse_with (parser,
                                 "Received: from a by b; Mon, 15 Nov 2021 18:42:00 +0000\n"
                                 "Date: Thu, 01 Jan 1970 00:00:00 +0000\nFrom: a@example.org\n\nx\n",
                                 0);
  assert_time (view.record.at, "2021-11-15T18:42:00Z");
}

static void
test_no_mail (void)
{
  static const char *const texts[] = {"", "\n\n", "hello\n", "X-Other: x\n\nno header of a mail\n"};
  g_autoptr (EntMailParser) parser = ent_mail_parser_new ();
  for (size_t i = 0; i < G_N_ELEMENTS (texts); i++) {
    EntMailView view;
    const char *reason = NULL;
    g_assert_false (ent_mail_parse (parser, ent_slice (texts[i]), 0, &view, &reason));
    g_assert_nonnull (reason);
  }
}

/* ---- Texts ---- */

static void
test_bodies (void)
{
  static const struct {
    const char *headers_and_body, *reply;
  } cases[] = {
      {"Content-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: 8bit\n\nD\xe9j\xe0\n",
       "Déjà"},
      {"Content-Type: text/plain; charset=\"x-unknown\"\n\nD\xe9j\xe0 \x80\n", "Déjà €"},
      {"Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\nRMOpasOgCg==\n",
       "Déjà"},
      {"Content-Type: text/html; charset=utf-8\n\n<style>p{}</style><p>Oui&nbsp;!</p><p>Zo\xc3\xa9</p>\n",
       "Oui !\nZoé"},
      {"Content-Type: <html>\n\nA type that is none is plain text.\n", "A type that is none is plain text."},
      {"Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text\n\nplain\n--b--\n", "plain"},
      {"Content-Type: application/octet-stream\n\nnothing to read\n", ""},
      {"Content-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain\n\nplain\n--b\n"
       "Content-Type: text/html\n\n<p>html</p>\n--b--\n",
       "plain"},
      {"Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n"
       "Content-Disposition: attachment; filename=a.txt\n\nattached\n--b\nContent-Type: "
       "text/plain\n\nwritten\n--b--\n",
       "written"},
      {"\nOui.\n\nLe lun. 15 nov. 2021 à 19:42, Awa Exemple <awa@example.org> a écrit :\n> Tu viens ?\n",
       "Oui."},
      {"\nOui.\n\nLe lun. 15 nov. 2021 à 19:42, Awa Exemple\n<awa@example.org> a écrit :\n> Tu viens ?\n",
       "Oui."},
      {"\nOui.\n2017-11-24 16:32 GMT+01:00 Awa <awa@example.org>:\n> Tu viens ?\n", "Oui."},
      {"\nJa.\nOp 12 december 2016 19:05 schreef Awa <\nawa@example.org>:\nKom je?\n", "Ja."},
      {"\nOui.\n\n====\nMessage du : 12/12/2016\nDe : Awa\nSujet : x\nTu viens ?\n", "Oui."},
      {"\nLe prix est de 2021 euros.\nMon adresse : awa@example.org, et demain je suis là :\nà Lyon.\n",
       "Le prix est de 2021 euros.\nMon adresse : awa@example.org, et demain je suis là :\nà Lyon."},
      {"\nD'accord.\n\n-----Message d'origine-----\nDe : Awa\nEnvoyé : lundi\n\nTu viens ?\n", "D'accord."},
      {"\nVoici.\n\nDe : Awa Exemple\nEnvoyé : lundi 15 novembre\nÀ : moi\nObjet : x\n\nTexte\n", "Voici."},
      {"\n> Tu viens ?\n\nOui.\n\n> Quand ?\n\nDemain.\n", "Oui.\n\n\nDemain."},
      {"\nLe contrat est prêt.\nOn Monday we sign.\n-- \nAwa Exemple\n",
       "Le contrat est prêt.\nOn Monday we sign."},
      {"\nÀ demain.\n\nEnvoyé de mon iPhone\n", "À demain."},
      {"Content-Type: text/html\n\n<p>Oui</p><div class=\"gmail_quote\">Le lundi<blockquote>Tu viens ?"
       "</blockquote></div>\n",
       "Oui"},
      {"Subject: Fwd: offre\n\nPour toi.\n\n---------- Forwarded message ---------\nFrom: "
       "b@example.org\n\nOffre\n",
       "Pour toi.\n\n---------- Forwarded message ---------\nFrom: b@example.org\n\nOffre"},
  };
  g_autoptr (EntMailParser) parser = ent_mail_parser_new ();
  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *mail = g_strconcat ("From: zoe@example.org\nDate: Mon, 15 Nov 2021 19:42:00 +0100\n",
                                         cases[i].headers_and_body, NULL);
    g_test_message ("case %zu", i);
    assert_slice (parse_with (parser, mail, 0).record.reply_text, cases[i].reply);
  }
}

static void
test_signatures (void)
{
  static const struct {
    const char *body, *phone, *title, *organisation;
  } cases[] = {
      {"À demain.\n\n-- \nZoé Exemple\nDirectrice des achats | Acme\nTél. : +33 6 12 34 56 78\n",
       "+33 6 12 34 56 78", "Directrice des achats", "Acme"},
      {"Yes.\n\nBest regards,\nZoé Exemple\nBuyer\nAcme Ltd\nFax 01 23 45 67 89\nM 07 12 34 56 78\n",
       "07 12 34 56 78", "Buyer", "Acme Ltd"},
      {"Merci.\n\nCordialement,\n\nZoé EXEMPLE\nResponsable RH chez Boulangerie Fictif\n06 12 34 56 78\n",
       "06 12 34 56 78", "Responsable RH", "Boulangerie Fictif"},
      {"Ok.\n\nBien à vous,\n\nZoé Exemple\n\nCheffe de projet\nFictif SAS\n12 rue du Port, 35000 Rennes\n"
       "Mobile : 07.12.34.56.78\nwww.example.org\n",
       "07.12.34.56.78", "Cheffe de projet", "Fictif SAS"},
      {"Ok.\n\nKind regards,\nZoé Exemple, CFO\nExample Ltd\nT: +44 20 7946 0958\n", "+44 20 7946 0958",
       "CFO", "Example Ltd"},
      {"Ok.\n\n-- \nZoé Exemple | Account Manager | Example Inc.\n", "", "Account Manager", "Example Inc."},
      {"Ok.\n\n-- \nZoé Exemple - Directrice commerciale\n", "", "Directrice commerciale", ""},
      {"Ok.\n\n-- \n*Zoé Exemple*\n*Juriste*\nTel 01 23 45 67 89 / 06 12 34 56 78\n", "01 23 45 67 89",
       "Juriste", ""},
      {"Ok.\n\nSincerely,\nZoé\nSiret 123 456 789 00012\n", "", "", ""},
      {"Ok.\n\n-- \nZoé Exemple\nhttps://example.org/zoe\n", "", "", ""},
      {"Ok.\n\n-- \nZoé Exemple\nEnvoyé de mon iPhone\n", "", "", ""},
      {"Ok.\n\n-- \nZoé Exemple\nBonne journée\n", "", "", ""},
      {"Ok.\n\n-- \nZoé Exemple\nPensez à l'environnement avant d'imprimer\n", "", "", ""},
      {"Ok.\n\n-- \nZoé Exemple\nCe message peut contenir des informations confidentielles\n", "", "", ""},
      {"Ok.\n\n-- \nPaul Fictif\nComptable\n", "", "", ""},
      {"Ok.\n\n-- \nZoé Exemple\nEnvoyé de mon téléphone, pardon pour les fautes.\n", "", "", ""},
      {"Le +33 6 12 34 56 78 est le numéro de Paul.\nZoé\n", "", "", ""},
      {"Oui.\n-- \nQui sème le vent récolte la tempête.\n", "", "", ""},
  };
  g_autoptr (EntMailParser) parser = ent_mail_parser_new ();
  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *mail =
        g_strconcat ("From: Zoé Exemple <zoe@example.org>\nContent-Type: text/plain; charset=utf-8\n\n",
                     cases[i].body, NULL);
    g_test_message ("case %zu", i);
    EntSignature signature = parse_with (parser, mail, 0).signature;
    assert_slice (signature.phone, cases[i].phone);
    assert_slice (signature.title, cases[i].title);
    assert_slice (signature.organisation, cases[i].organisation);
  }
}

static void
test_calendar_part (void)
{
  g_autoptr (EntMailParser) parser = ent_mail_parser_new ();
  EntMailView view = parse_with (
      parser,
      "From: a@example.org\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: "
      "text/plain\n\nx\n--b\n"
      "Content-Type: text/calendar; method=REQUEST; charset=utf-8\n\nBEGIN:VCALENDAR\nEND:VCALENDAR\n--b--\n",
      0);
  assert_slice (ent_slice_trim (view.calendar), "BEGIN:VCALENDAR\nEND:VCALENDAR");
  g_assert_cmpint (view.record.mail_class, ==, ENT_MAIL_PERSONAL);
}

/* ---- Classes ---- */

static void
test_classes (void)
{
  static const struct {
    const char *headers;
    EntMailHints hints;
    EntMailClass expected;
  } cases[] = {
      {"From: awa@example.org\n", 0, ENT_MAIL_PERSONAL},
      {"From: awa@example.org\nSubject: Absence de Paul demain\n", 0, ENT_MAIL_PERSONAL},
      {"From: contact@example.org\nSubject: Votre devis\n", 0, ENT_MAIL_PERSONAL},
      {"From: awa@example.org\nAuto-Submitted: no\n", 0, ENT_MAIL_PERSONAL},
      {"From: awa@example.org\nSubject: =?utf-8?Q?R=C3=A9ponse_automatique?= : x\nAuto-Submitted: "
       "auto-replied\n",
       0, ENT_MAIL_ABSENCE},
      {"From: awa@example.org\nSubject: Automatic reply: x\n", 0, ENT_MAIL_ABSENCE},
      {"From: awa@example.org\nX-Autoreply: yes\n", 0, ENT_MAIL_ABSENCE},
      {"From: MAILER-DAEMON@example.org\nSubject: Undelivered\n", 0, ENT_MAIL_BOUNCE},
      {"From: MAILER-DAEMON <>\nSubject: Undelivered\n", 0, ENT_MAIL_BOUNCE},
      {"From: Mail Delivery Subsystem <MAILER-DAEMON>\nSubject: Returned mail\n", 0, ENT_MAIL_BOUNCE},
      {"From: <>\nSubject: Delivery status\n", 0, ENT_MAIL_BOUNCE},
      {"From: x@example.org\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\n", 0,
       ENT_MAIL_BOUNCE},
      {"From: awa@example.org\nList-Id: <a.example.org>\nList-Post: <mailto:a@example.org>\n", 0,
       ENT_MAIL_LIST},
      {"From: awa@example.org\nList-Id: <a.example.org>\nList-Unsubscribe: <mailto:u@example.org>\n", 0,
       ENT_MAIL_NEWSLETTER},
      {"From: awa@example.org\nList-Post: NO\nList-Unsubscribe: <mailto:u@example.org>\n", 0,
       ENT_MAIL_NEWSLETTER},
      {"From: awa@example.org\nPrecedence: bulk\n", 0, ENT_MAIL_NEWSLETTER},
      {"From: post_master@example.org\nSubject: Re: x\n", 0, ENT_MAIL_BOUNCE},
      {"From: System Administrator <sysadmin@example.org>\nSubject: Undeliverable Message\n", 0,
       ENT_MAIL_BOUNCE},
      {"From: awa@example.org\nSubject: Undeliverable: what do I do?\n", 0, ENT_MAIL_PERSONAL},
      {"From: Awa <awa@delivery-systems.example>\nSubject: Delivery report\n", 0, ENT_MAIL_PERSONAL},
      {"From: awa@example.org\nX-Failed-Recipients: bob@example.org\n", 0, ENT_MAIL_BOUNCE},
      {"From: club-admin@example.org\nX-MLServer: fml\nSubject: You are not a member\n", 0,
       ENT_MAIL_AUTOMATIC},
      {"From: club-request@example.org\nMailing-List: contact club-help@example.org\n", 0,
       ENT_MAIL_AUTOMATIC},
      {"From: club-admin@example.org\nSubject: Assemblée\n", 0, ENT_MAIL_PERSONAL},
      {"From: staff@example.org\nSubject: complaint about message from 192.0.2.1\n"
       "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: message/rfc822\n\nFrom: "
       "a@example.org\n\nx\n--b--\n",
       0, ENT_MAIL_AUTOMATIC},
      {"From: awa@example.org\nSubject: complaint about message from 192.0.2.1\n", 0, ENT_MAIL_PERSONAL},
      {"From: No-Reply@example.org\n", 0, ENT_MAIL_AUTOMATIC},
      {"From: ne-pas-repondre@example.org\n", 0, ENT_MAIL_AUTOMATIC},
      {"From: awa@example.org\nAuto-Submitted: auto-generated\n", 0, ENT_MAIL_AUTOMATIC},
      {"From: awa@example.org\nReturn-Path: <>\n", 0, ENT_MAIL_AUTOMATIC},
      {"From: awa@example.org\nX-Gmail-Labels: =?UTF-8?Q?Ind=C3=A9sirable,Spam?=\n", 0, ENT_MAIL_UNWANTED},
      {"From: awa@example.org\nX-Gmail-Labels: Brouillons\n", 0, ENT_MAIL_UNSENT},
      {"From: awa@example.org\n", ENT_MAIL_HINT_DELETED, ENT_MAIL_UNWANTED},
      {"From: awa@example.org\n", ENT_MAIL_HINT_DRAFT, ENT_MAIL_UNSENT},
  };
  g_autoptr (EntMailParser) parser = ent_mail_parser_new ();
  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *mail = g_strconcat (cases[i].headers, "\nx\n", NULL);
    g_test_message ("case %zu", i);
    g_assert_cmpint (parse_with (parser, mail, cases[i].hints).record.mail_class, ==, cases[i].expected);
  }
}

/* ---- Hostile ---- */

/* NULs end a text in most programs that meet them: none gets in. */
static void
test_nuls (void)
{
  static const char mail[] = "From: a@example.org\nSubject: a\0b\n\nwrit\0ten\n";
  g_autoptr (EntMailParser) parser = ent_mail_parser_new ();
  EntMailView view;
  const char *reason = NULL;
  g_assert_true (ent_mail_parse (parser, (EntSlice){mail, sizeof mail - 1}, 0, &view, &reason));
  assert_slice (view.record.text, "written");
}

static void
test_parts_without_end (void)
{
  g_autoptr (GString) mail = g_string_new ("From: a@example.org\n");
  for (int i = 0; i < 20000; i++)
    g_string_append_printf (mail, "CONTENT-TYPE: Multipart/Mixed; BOUNDARY=b%d\n\n--b%d\n", i, i);
  g_autoptr (EntMailParser) parser = ent_mail_parser_new ();
  EntMailView view = parse_with (parser, mail->str, 0);
  g_assert_cmpuint (view.record.n_parties, ==, 1);
  g_assert_cmpuint (view.record.text.length, ==, 0);
}

static bool
is_refused (const char *mail)
{
  g_autoptr (EntMailParser) parser = ent_mail_parser_new ();
  EntMailView view;
  const char *reason = NULL;
  return !ent_mail_parse (parser, ent_slice (mail), 0, &view, &reason) && reason != NULL;
}

/* Groups of addresses within groups, on which GMime goes down, in the headers and in those of a mail within.
 */
static void
test_groups_without_end (void)
{
  g_autoptr (GString) groups = g_string_new (NULL);
  for (int i = 0; i < 400000; i++)
    g_string_append (groups, i % 100 == 0 ? "\n g:" : "g:");
  g_autofree char *outside = g_strconcat ("From: a@example.org\nCc: ", groups->str, "\n\nx\n", NULL);
  g_assert_true (is_refused (outside));
  g_autofree char *inside = g_strconcat ("From: a@example.org\nContent-Type : (c) message / rfc822\n\nFrom: "
                                         "b@example.org\nReply-To : ",
                                         groups->str, "\n\nx\n", NULL);
  g_assert_false (is_refused (inside));
  g_autoptr (GString) log = g_string_new ("From: a@example.org\n\nVoici.\n");
  for (int i = 0; i < 4000; i++)
    g_string_append (log, "  10:20:30: \"a\": 1\n");
  g_autoptr (EntMailParser) parser = ent_mail_parser_new ();
  g_assert_cmpuint (parse_with (parser, log->str, 0).record.text.length, >, 4000);
}

static void
test_headers_without_end (void)
{
  g_autoptr (GString) mail = g_string_new ("From: a@example.org\n");
  for (int i = 0; i < 200000; i++)
    g_string_append (mail, "X-Other: y\n");
  g_string_append (mail, "\nx\n");
  g_assert_true (is_refused (mail->str));
}

/* Each of these lines may be the one behind which the signature stands. */
static void
test_signatures_without_end (void)
{
  g_autoptr (GString) mail = g_string_new ("From: a@example.org\n\nwritten\n");
  for (int i = 0; i < 300000; i++)
    g_string_append (mail, "--\n");
  g_autoptr (EntMailParser) parser = ent_mail_parser_new ();
  int64_t start_us = g_get_monotonic_time ();
  EntMailView view = parse_with (parser, mail->str, 0);
  g_assert_true (ent_slice_starts_with_ascii_case (view.record.reply_text, ENT_SLICE ("written")));
  g_assert_cmpint (g_get_monotonic_time () - start_us, <, 20 * G_TIME_SPAN_SECOND);
}

static void
test_recipients_without_end (void)
{
  g_autoptr (GString) mail = g_string_new ("From: a@example.org\nTo: x@example.org");
  for (int i = 0; i < 30000; i++)
    g_string_append_printf (mail, ",\n b%d@example.org", i);
  g_string_append (mail, "\n\nx\n");
  g_autoptr (EntMailParser) parser = ent_mail_parser_new ();
  EntMailView view = parse_with (parser, mail->str, 0);
  g_assert_cmpuint (view.record.n_parties, ==, ENT_MAIL_MAX_PARTIES);
  g_assert_cmpuint (view.record.n_recipients, >, 1000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/readers/mail/who-and-when", test_who_and_when);
  g_test_add_func ("/readers/mail/date-falls-back-to-received", test_date_falls_back_to_received);
  g_test_add_func ("/readers/mail/no-mail", test_no_mail);
  g_test_add_func ("/readers/mail/bodies", test_bodies);
  g_test_add_func ("/readers/mail/signatures", test_signatures);
  g_test_add_func ("/readers/mail/calendar-part", test_calendar_part);
  g_test_add_func ("/readers/mail/classes", test_classes);
  g_test_add_func ("/readers/mail/nuls", test_nuls);
  g_test_add_func ("/readers/mail/parts-without-end", test_parts_without_end);
  g_test_add_func ("/readers/mail/groups-without-end", test_groups_without_end);
  g_test_add_func ("/readers/mail/headers-without-end", test_headers_without_end);
  g_test_add_func ("/readers/mail/signatures-without-end", test_signatures_without_end);
  g_test_add_func ("/readers/mail/recipients-without-end", test_recipients_without_end);
  return g_test_run ();
}
