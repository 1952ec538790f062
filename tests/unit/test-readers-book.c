/* Address books: each quirk of docs/formats/address-books.md. */
#include "archive-builder.h"

#include "readers/book-private.h"

static TestReading *
read_card (const char *text)
{
  return test_read_bytes ("x.vcf", text, strlen (text));
}

static const char *
only_contact (const TestReading *reading)
{
  g_assert_no_error (reading->error);
  return test_reading_find (reading, "\"kind\":\"contact\"", NULL);
}

static void
assert_has (const char *json, const char *part)
{
  if (strstr (json, part) == NULL)
    g_error ("%s is not in %s", part, json);
}

static void
assert_has_not (const char *json, const char *part)
{
  if (strstr (json, part) != NULL)
    g_error ("%s is in %s", part, json);
}

/* @line of a card is @property in vCard 4. */
static void
assert_property (const char *line, bool is_old, const char *property)
{
  g_autoptr (GString) card = g_string_new (NULL);
  g_assert_true (ent_book_append_property (ent_slice (line), is_old, card));
  g_autofree char *expected = g_strconcat (property, "\n", NULL);
  g_assert_cmpstr (card->str, ==, expected);
}

/* ---- Properties ---- */

static void
test_parameters (void)
{
  assert_property ("TEL;WORK;VOICE;PREF:1", true, "TEL;TYPE=WORK,VOICE;PREF=1:1");
  assert_property ("tel;type=work;type=pref:1", false, "TEL;TYPE=work;PREF=1:1");
  assert_property ("TEL;TYPE=\"work,voice\";PREF=2:1", false, "TEL;TYPE=work,voice;PREF=2:1");
  assert_property ("item1.EMAIL;INTERNET:a@example.org", false, "item1.EMAIL;TYPE=INTERNET:a@example.org");
  assert_property ("ORG;SORT-AS=\"Acme, Sté\":Acme", false, "ORG;SORT-AS=\"Acme, Sté\":Acme");
  assert_property ("N;LANGUAGE=fr;CHARSET=UTF-8:Fictive;Awa", false, "N;LANGUAGE=fr:Fictive;Awa");
  assert_property ("ADR;LABEL=\"x^ny\":;;a", false, "ADR;LABEL=\"x^ny\":;;a");
  assert_property ("X-A;B=\"c:d", false, "X-A;B=^'c:d");
}

static void
test_encodings (void)
{
  assert_property ("FN;ENCODING=QUOTED-PRINTABLE:Zo=C3=A9", true, "FN:Zoé");
  assert_property ("FN;QUOTED-PRINTABLE;CHARSET=ISO-8859-1:Zo=E9", true, "FN:Zoé");
  assert_property ("FN;CHARSET=Windows-1252:Zo\xE9 \x80", true, "FN:Zoé €");
  assert_property ("FN;CHARSET=ISO-8859-1:Zo\xC3\xA9", true, "FN:Zoé"); /* it is UTF-8 whatever it says */
  assert_property ("FN:Zo\xE9", true, "FN:Zoé");
  assert_property ("FN;CHARSET=SHIFT_JIS;ENCODING=QUOTED-PRINTABLE:=93=FA=96=7B", true, "FN:日本");
  assert_property ("FN;CHARSET=nonsense:Zo\xE9", true, "FN:Zoé");
  assert_property ("NOTE;ENCODING=QUOTED-PRINTABLE:a=0D=0Ab=3B=ZZ", true, "NOTE:a\\nb\\;=ZZ");
  assert_property ("NOTE;ENCODING=BASE64:Wm/DqQ==", true, "NOTE:Zoé");
}

static void
test_escapes (void)
{
  assert_property ("NOTE:a\\, b\\; c\\n\\N d\\\\e", false, "NOTE:a\\, b\\; c\\n\\n d\\\\e");
  assert_property ("FN:Dr. A, B; C", false, "FN:Dr. A\\, B\\; C");
  assert_property ("NOTE:say \\\"a\\\"", false, "NOTE:say \"a\"");
  assert_property ("NOTE:C:\\dir\\", true, "NOTE:C:\\\\dir\\\\");
  assert_property ("URL;TYPE=WORK:http\\://example.org/a,b;c", false,
                   "URL;TYPE=WORK:http://example.org/a,b;c");
  assert_property ("N:Fictive\\;X;Awa,B;;", false, "N:Fictive\\;X;Awa,B;;");
  assert_property ("ADR:;;1, rue X;Lyon", true, "ADR:;;1\\, rue X;Lyon");
  assert_property ("ORG:Acme, Inc.;Achats", true, "ORG:Acme\\, Inc.;Achats");
  assert_property ("CATEGORIES:a,b\\,c,d;e", false, "CATEGORIES:a,b\\,c,d\\;e");
  assert_property ("X-ANY:a;b,c\\;d", false, "X-ANY:a;b,c\\;d");
  assert_property ("FN:a\x01"
                   "b\x7F"
                   "c",
                   false, "FN:abc");
}

static void
test_values (void)
{
  assert_property ("GEO:48.85;2.35", false, "GEO:geo:48.85,2.35");
  assert_property ("GEO:geo:48.85,2.35", false, "GEO:geo:48.85,2.35");
  assert_property ("PHOTO;ENCODING=b;TYPE=JPEG:/9j/ 4A==", false, "PHOTO:data:image/jpeg;base64,/9j/4A==");
  assert_property ("PHOTO;BASE64:iVBORw==", true, "PHOTO:data:image/png;base64,iVBORw==");
  assert_property ("PHOTO;TYPE=image/webp;ENCODING=b:AAAA", false, "PHOTO:data:image/webp;base64,AAAA");
  assert_property ("KEY;X509;ENCODING=BASE64:AAAA", true, "KEY:data:application/pkix-cert;base64,AAAA");
  assert_property ("PHOTO;VALUE=uri:https://example.org/a;b,c", false,
                   "PHOTO;VALUE=uri:https://example.org/a;b,c");
  assert_property ("TEL;VALUE=uri:tel:+33-1;ext=5", false, "TEL;VALUE=uri:tel:+33-1;ext=5");
  assert_property ("PHOTO;ENCODING=b:???", false, "PHOTO:???"); /* no base64 after all: as it stands */
  g_autoptr (GString) card = g_string_new (NULL);
  g_assert_false (ent_book_append_property (ENT_SLICE ("no colon"), false, card));
  g_assert_false (ent_book_append_property (ENT_SLICE ("a b:c"), false, card));
  g_assert_cmpuint (card->len, ==, 0);
}

/* ---- Lines and cards ---- */

static void
test_folding (void)
{
  g_autoptr (TestReading) reading =
      read_card ("BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Zo\xC3\r\n \xA9 Ex\r\n\temple\r\nEMAIL:zoe@exa\r\n "
                 "mple.org\r\nEND:VCARD\r\n");
  const char *contact = only_contact (reading);
  assert_has (contact, "\"name\":\"Zoé Exemple\"");
  assert_has (contact, "{\"kind\":\"email\",\"value\":\"zoe@example.org\"}");
}

static void
test_soft_breaks (void)
{
  g_autoptr (TestReading) reading =
      read_card ("BEGIN:VCARD\r\nVERSION:2.1\r\nFN;ENCODING=QUOTED-PRINTABLE:Zo=C3=\r\n=A9 Ex=\r\nemple\r\n"
                 "NOTE;ENCODING=QUOTED-PRINTABLE:end=\r\n\r\nEMAIL:zoe@example.org\r\nEND:VCARD\r\n");
  const char *contact = only_contact (reading);
  assert_has (contact, "\"name\":\"Zoé Exemple\"");
  assert_has (contact, "\"note\":\"end\"");
  assert_has (contact, "zoe@example.org");
}

static void
test_base64_ends (void)
{
  g_autoptr (TestReading) reading = read_card ("BEGIN:VCARD\nVERSION:2.1\nPHOTO;BASE64;JPEG:\n /9j/\n "
                                               "4AAQ\n\nLOGO;ENCODING=b:AAAA\nBBBB\nFN:Zoé\nEND:VCARD\n");
  const char *contact = only_contact (reading);
  assert_has (contact, "data:image/jpeg;base64,/9j/4AAQ\"");
  assert_has (contact, "base64,AAAABBBB\"");
  assert_has (contact, "\"name\":\"Zoé\"");
}

static void
test_several_cards_in_any_dress (void)
{
  static const char text[] =
      "\xEF\xBB\xBF"
      "begin:vcard\rversion:3.0\rfn:Awa\rend:vcard\r\r\r"
      "BEGIN:VCARD\nVERSION:4.0\nFN:Bilal\nEND:VCARD\nBEGIN:VCARD\nVERSION:2.1\nN:Chloé\nEND:VCARD";
  g_autoptr (TestReading) reading = test_read_bytes ("names.txt", text, sizeof text - 1);
  g_assert_cmpstr (reading->info.kind, ==, "address-book");
  g_assert_cmpuint (test_reading_count (reading, "\"kind\":\"contact\""), ==, 3);
  test_reading_find (reading, "\"name\":\"Awa\"", NULL);
  test_reading_find (reading, "\"name\":\"Chloé\"", "\"family\":\"Chloé\"", NULL);
}

static void
test_utf16 (void)
{
  gsize n;
  g_autofree char *text =
      g_convert ("BEGIN:VCARD\r\nFN:Zoé\r\nEND:VCARD\r\n", -1, "UTF-16", "UTF-8", NULL, &n, NULL);
  g_autoptr (TestReading) reading = test_read_bytes ("x.vcf", text, n);
  assert_has (only_contact (reading), "\"name\":\"Zoé\"");
}

static void
test_nested_agent (void)
{
  g_autoptr (TestReading) reading =
      read_card ("BEGIN:VCARD\nVERSION:2.1\nFN:Awa\nAGENT:\nBEGIN:VCARD\nVERSION:2.1\nFN:Agent;X\nEND:"
                 "VCARD\nTEL:0612345678\nEND:VCARD\n");
  const char *contact = only_contact (reading);
  assert_has (contact, "\"name\":\"Awa\"");
  assert_has (contact, "\"name\":\"AGENT\",\"group\":null,\"params\":{},\"value\":\"BEGIN:VCARD\\nVERSION:4."
                       "0\\nFN:Agent\\\\;X\\nEND:VCARD\"");
  assert_has (contact, "+33612345678");
}

static void
test_broken_cards (void)
{
  g_autoptr (TestReading) reading =
      read_card ("junk\nBEGIN:VCARD\nFN:Awa\nNOTE:one\ntwo lines\nBEGIN:VCARD\nFN:Bilal\n");
  g_assert_cmpuint (test_reading_count (reading, "\"kind\":\"contact\""), ==, 2);
  test_reading_find (reading, "\"name\":\"Awa\"", "\"note\":\"one\\ntwo lines\"", NULL);
  test_reading_assert_problem (reading, "x.vcf", 2, "", "has no end");
  test_reading_assert_problem (reading, "x.vcf", 6, "", "has no end");
  g_autoptr (TestReading) empty = read_card ("BEGIN:VCARD\nVERSION:3.0\nNOTE:x\nEND:VCARD\n");
  test_reading_assert_problem (empty, "x.vcf", 1, "", "no name");
  g_assert_cmpuint (empty->info.n_skipped, ==, 1);
}

static void
test_too_large (void)
{
  g_autoptr (GString) text = g_string_new ("BEGIN:VCARD\nFN:Awa\nPHOTO;ENCODING=b:");
  for (size_t i = 0; i < ENT_BOOK_MAX_PROPERTY / 60; i++)
    g_string_append (text, "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n ");
  g_string_append (text, "A\nEMAIL:awa@example.org\nEND:VCARD\n");
  g_autoptr (TestReading) reading = test_read_bytes ("x.vcf", text->str, text->len);
  const char *contact = only_contact (reading);
  assert_has (contact, "awa@example.org");
  assert_has_not (contact, "PHOTO");
  test_reading_assert_problem (reading, "x.vcf", 3, "PHOTO", "larger");
}

/* ---- Who it is ---- */

static void
test_names (void)
{
  g_autoptr (TestReading) reading = read_card ("BEGIN:VCARD\nN:Fictive;Awa;B;Dr.;Jr.\nEND:VCARD\n");
  assert_has (only_contact (reading), "\"name\":\"Awa B Fictive\"");
}

static void
test_no_name (void)
{
  g_autoptr (TestReading) organisation = read_card ("BEGIN:VCARD\nORG:Acme;X\nTEL:0612345678\nEND:VCARD\n");
  assert_has (only_contact (organisation), "\"name\":\"Acme\"");
  g_autoptr (TestReading) address = read_card ("BEGIN:VCARD\nEMAIL:<awa@example.org>\nEND:VCARD\n");
  assert_has (only_contact (address), "\"name\":\"<awa@example.org>\"");
  g_autoptr (TestReading) number = read_card ("BEGIN:VCARD\nTEL:06 12 34 56 78\nEND:VCARD\n");
  assert_has (only_contact (number), "\"name\":\"+33612345678\"");
}

static void
test_profiles (void)
{
  static const char *const lines[] = {
      "X-SOCIALPROFILE;type=linkedin:https://www.linkedin.com/in/awa-fictive",
      "X-SOCIALPROFILE;TYPE=LinkedIn;x-user=awa-fictive:x-apple:awa-fictive",
      "X-SOCIALPROFILE;type=linkedin:x-apple:awa-fictive",
      "SOCIALPROFILE;SERVICE-TYPE=LinkedIn;USERNAME=awa-fictive;VALUE=text:Awa",
      "URL;TYPE=linkedin:http\\://fr.linkedin.com/in/awa-fictive/",
      "item1.URL:www.linkedin.com/in/awa-fictive?x=y",
      "IMPP;X-SERVICE-TYPE=LinkedIn:x-apple:awa-fictive",
      "X-WHATEVER:https://LinkedIn.com/in/Awa-Fictive",
  };
  for (size_t i = 0; i < G_N_ELEMENTS (lines); i++) {
    g_autofree char *text = g_strdup_printf ("BEGIN:VCARD\nFN:Awa\n%s\nEND:VCARD\n", lines[i]);
    g_autoptr (TestReading) reading = read_card (text);
    assert_has (only_contact (reading), "{\"kind\":\"url\",\"value\":\"awa-fictive\"}");
  }
  g_autoptr (TestReading) other =
      read_card ("BEGIN:VCARD\nFN:Awa\nRELATED;TYPE=friend:https://www.linkedin.com/in/bilal\nURL:https://"
                 "www.linkedin.com/company/acme\nEND:VCARD\n");
  assert_has_not (only_contact (other), "\"kind\":\"url\"");
}

static void
test_phones (void)
{
  g_autoptr (TestReading) reading =
      read_card ("BEGIN:VCARD\nFN:Awa\nTEL;VALUE=uri:tel:+33-6-12-34-56-78;ext=4\nTEL;TYPE=work,fax:"
                 "0123456789\nTEL;PAGER:0123456780\nEND:VCARD\n");
  const char *contact = only_contact (reading);
  assert_has (contact, "{\"kind\":\"phone\",\"value\":\"+33612345678\"}");
  assert_has_not (contact, "\"value\":\"+331");
}

static void
test_cards_of_their_own (void)
{
  g_autoptr (TestReading) uid =
      read_card ("BEGIN:VCARD\nFN:Awa\nUID:urn:uuid:3F2504E0-4F89-11D3-9A0C-0305E82C3301\nEND:VCARD\n");
  assert_has (only_contact (uid),
              "{\"kind\":\"card\",\"value\":\"uid:3f2504e0-4f89-11d3-9a0c-0305e82c3301\"}");
  g_autoptr (TestReading) job = read_card ("BEGIN:VCARD\nFN:Awa Fictive\nORG:Acme\nUID:1\nEND:VCARD\n");
  assert_has (only_contact (job), "{\"kind\":\"card\",\"value\":\"awa fictive|acme\"}");
  g_autoptr (TestReading) strong =
      read_card ("BEGIN:VCARD\nFN:Awa Fictive\nORG:Acme\nEMAIL:awa@example.org\nEND:VCARD\n");
  assert_has_not (only_contact (strong), "\"kind\":\"card\"");
  g_autoptr (TestReading) office =
      read_card ("BEGIN:VCARD\nFN:Awa Fictive\nORG:Acme\nEMAIL:contact@example.org\nEND:VCARD\n");
  assert_has (only_contact (office), "\"kind\":\"card\"");
}

/* A name alone joins nobody, and two cards that say different things stay two. */
static void
test_cards_told_apart (void)
{
  g_autoptr (TestReading) reading = read_card (
      "BEGIN:VCARD\nFN:Awa Fictive\nNOTE:one\nEND:VCARD\nBEGIN:VCARD\nFN:Awa Fictive\nNOTE:two\nEND:VCARD\n"
      "BEGIN:VCARD\nFN:Bilal X\nORG:Acme\nTITLE:a\nEND:VCARD\nBEGIN:VCARD\nFN:Bilal "
      "X\nORG:Acme\nTITLE:b\nEND:VCARD\n");
  g_assert_cmpuint (test_reading_count (reading, "\"value\":\"awa fictive|\""), ==, 0);
  g_assert_cmpuint (test_reading_count (reading, "\"value\":\"awa fictive|"), ==, 2);
  g_assert_cmpuint (test_reading_count (reading, "\"value\":\"bilal x|acme\""), ==, 1);
  g_assert_cmpuint (test_reading_count (reading, "\"value\":\"bilal x|acme|"), ==, 1);
}

static void
test_what_is_no_person (void)
{
  g_autoptr (TestReading) reading = read_card (
      "BEGIN:VCARD\nFN:Awa\nUID:urn:uuid:a1\nEMAIL:awa@example.org\nEND:VCARD\n"
      "BEGIN:VCARD\nFN:Amis\nX-ADDRESSBOOKSERVER-KIND:group\nX-ADDRESSBOOKSERVER-MEMBER:urn:uuid:A1\nEND:"
      "VCARD\n"
      "BEGIN:VCARD\nFN:Salon\nKIND:group\nMEMBER:mailto:awa@example.org\nEND:VCARD\n"
      "BEGIN:VCARD\nFN:Liste\nX-EVOLUTION-LIST:TRUE\nEMAIL:awa@example.org\nEND:VCARD\n"
      "BEGIN:VCARD\nFN:Acme\nX-ABShowAs:COMPANY\nEND:VCARD\nBEGIN:VCARD\nFN:SA\nKIND:org\nEND:VCARD\n"
      "BEGIN:VCARD\nFN:Salle\nKIND:location\nEND:VCARD\n");
  g_assert_cmpuint (test_reading_count (reading, "\"kind\":\"contact\""), ==, 1);
  assert_has (test_reading_find (reading, "\"kind\":\"contact\"", NULL),
              "\"labels\":[\"Salon\",\"Liste\",\"Amis\"]");
  g_assert_cmpuint (test_reading_count (reading, "\"reason\":\"group\""), ==, 3);
  g_assert_cmpuint (test_reading_count (reading, "\"reason\":\"company\""), ==, 2);
  g_assert_cmpuint (test_reading_count (reading, "\"reason\":\"thing\""), ==, 1);
  g_assert_cmpuint (reading->info.n_left_out, ==, 6);
}

static void
test_age (void)
{
  g_autoptr (TestReading) reading = read_card ("BEGIN:VCARD\nFN:Awa\nREV:20240605T101112Z\nEND:VCARD\nBEGIN:"
                                               "VCARD\nFN:B\nREV:2023-01-01T00:00:00.5Z\nEND:VCARD\n");
  EntTime expected;
  g_assert_true (ent_time_from_iso (ENT_SLICE ("2024-06-05T10:11:12Z"), &expected));
  g_assert_cmpint (reading->info.as_of.at_us, ==, expected.at_us);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/readers/book/property/parameters", test_parameters);
  g_test_add_func ("/readers/book/property/encodings", test_encodings);
  g_test_add_func ("/readers/book/property/escapes", test_escapes);
  g_test_add_func ("/readers/book/property/values", test_values);
  g_test_add_func ("/readers/book/folding", test_folding);
  g_test_add_func ("/readers/book/soft-breaks", test_soft_breaks);
  g_test_add_func ("/readers/book/base64-ends", test_base64_ends);
  g_test_add_func ("/readers/book/several-cards-in-any-dress", test_several_cards_in_any_dress);
  g_test_add_func ("/readers/book/utf16", test_utf16);
  g_test_add_func ("/readers/book/nested-agent", test_nested_agent);
  g_test_add_func ("/readers/book/broken-cards", test_broken_cards);
  g_test_add_func ("/readers/book/too-large", test_too_large);
  g_test_add_func ("/readers/book/names", test_names);
  g_test_add_func ("/readers/book/no-name", test_no_name);
  g_test_add_func ("/readers/book/profiles", test_profiles);
  g_test_add_func ("/readers/book/phones", test_phones);
  g_test_add_func ("/readers/book/cards-of-their-own", test_cards_of_their_own);
  g_test_add_func ("/readers/book/cards-told-apart", test_cards_told_apart);
  g_test_add_func ("/readers/book/what-is-no-person", test_what_is_no_person);
  g_test_add_func ("/readers/book/age", test_age);
  return g_test_run ();
}
