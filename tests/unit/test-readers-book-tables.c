/* Address books as tables and LDIF: docs/formats/address-books.md. */
#include "archive-builder.h"

static TestReading *
read_table (const char *text)
{
  return test_read_bytes ("x.csv", text, strlen (text));
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

static const char *
only_contact (const TestReading *reading)
{
  g_assert_no_error (reading->error);
  return test_reading_find (reading, "\"kind\":\"contact\"", NULL);
}

/* ---- Google ---- */

static void
test_google_old (void)
{
  g_autoptr (TestReading) reading =
      read_table ("Name,Given Name,Additional Name,Family Name,Name Prefix,Birthday,Notes,Group "
                  "Membership,E-mail 1 - Type,"
                  "E-mail 1 - Value,Phone 1 - Type,Phone 1 - Value,Address 1 - Type,Address 1 - "
                  "Formatted,Address 1 - Street,"
                  "Address 1 - City,Address 1 - Country,Organization 1 - Name,Organization 1 - Title,Website "
                  "1 - Type,Website 1 - Value\n"
                  "Awa Fictive,Awa,,Fictive,Dr.,--03-05,,* myContacts ::: Clients ::: * friends,* Work,"
                  "awa@example.org ::: bis@example.org,Mobile,06 12 34 56 78,Home,\"1 rue X\nLyon\",1 rue "
                  "X,Lyon,France,Acme,"
                  "Acheteuse,Profile,https://www.linkedin.com/in/awa-fictive\n");
  const char *contact = only_contact (reading);
  assert_has (contact, "\"name\":\"Awa Fictive\",\"given\":\"Awa\",\"family\":\"Fictive\"");
  assert_has (contact, "\"labels\":[\"Clients\",\"friends\"]");
  assert_has (contact, "\"organisation\":\"Acme\",\"title\":\"Acheteuse\",\"place\":\"Lyon, France\"");
  assert_has (contact, "{\"kind\":\"url\",\"value\":\"awa-fictive\"}");
  assert_has (contact, "\"params\":{\"TYPE\":[\"work\"],\"PREF\":[\"1\"]},\"value\":\"bis@example.org\"");
  assert_has (contact, "\"LABEL\":[\"1 rue X\\nLyon\"]");
  assert_has (contact, "\"name\":\"BDAY\",\"group\":null,\"params\":{},\"value\":\"--0305\"");
}

static void
test_google_new (void)
{
  g_autoptr (TestReading) reading = read_table (
      "First Name,Middle Name,Last Name,Organization Name,Organization Title,Labels,E-mail 1 - Label,E-mail "
      "1 - "
      "Value,E-mail 2 - Label,E-mail 2 - Value,Custom Field 1 - Value\n"
      "Awa,B,Fictive,Acme,Acheteuse,* myContacts,Perso,awa@example.org,Home,awa@example.net,bleu\n");
  const char *contact = only_contact (reading);
  assert_has (contact, "\"name\":\"Awa B Fictive\"");
  assert_has (contact, "\"labels\":[]");
  assert_has (contact, "{\"name\":\"X-ABLABEL\",\"group\":\"item1\",\"params\":{},\"value\":\"Perso\"}");
  assert_has (contact, "\"params\":{\"TYPE\":[\"home\"]},\"value\":\"awa@example.net\"");
  assert_has (contact, "\"params\":{\"X-HEADER\":[\"Custom Field 1 - Value\"]},\"value\":\"bleu\"");
}

/* ---- Outlook ---- */

static void
test_outlook_english (void)
{
  g_autoptr (TestReading) reading = read_table (
      "\"Title\",\"First Name\",\"Last Name\",\"Company\",\"Job Title\",\"Business Street\",\"Business "
      "Street 2\","
      "\"Business City\",\"Home Phone 2\",\"Company Main Phone\",\"Business Fax\",\"E-mail "
      "Address\",\"E-mail Type\",\"E-mail 2 "
      "Address\",\"E-mail 2 Type\",\"E-mail 3 Address\",\"E-mail 3 "
      "Type\",\"Birthday\",\"Categories\",\"Priority\",\"Private\"\r\n"
      "\"Mr\",\"Karim\",\"Fictif\",\"Acme\",\"Buyer\",\"1 X Street\",\"Floor 2\",\"London\",\"01 23 45 67 "
      "89\","
      "\"01 00 00 00 00\",\"01 00 00 00 "
      "01\",\"karim@example.org\",\"SMTP\",\"/o=ACME/cn=karim\",\"EX\",\"karim2@example.org\",\"SMTP\","
      "\"0/0/00\",\"Clients;Salon\",\"Normal\",\"False\"\r\n");
  const char *contact = only_contact (reading);
  assert_has (contact, "\"title\":\"Buyer\"");
  assert_has (contact, "\"values\":[\"Fictif\",\"Karim\",\"\",\"Mr\",\"\"]");
  assert_has (contact, "\"1 X Street\\nFloor 2\"");
  assert_has (contact, "{\"kind\":\"phone\",\"value\":\"+33123456789\"}");
  assert_has_not (contact, "\"value\":\"+33100000000\"}");
  assert_has (contact, "{\"kind\":\"email\",\"value\":\"karim2@example.org\"}");
  assert_has_not (contact, "\"kind\":\"email\",\"value\":\"/o");
  assert_has (contact, "\"X-HEADER\":[\"E-mail 2 Address\"]");
  assert_has (contact, "\"labels\":[\"Clients\",\"Salon\"]");
  assert_has_not (contact, "BDAY");
  assert_has_not (contact, "Normal");
}

/* Windows-1252, `;`, the title twice. */
static void
test_outlook_french (void)
{
  static const char text[] =
      "Titre;Pr\xE9nom;Nom;Soci\xE9t\xE9;Service ;Titre;Rue (bureau);Ville (bureau);Pays/R\xE9gion "
      "(bureau);T\xE9l. mobile;"
      "T\xE9l\xE9phone 2 (bureau);T\xE9l\xE9phone de l\x92"
      "assistant(e);Adresse de messagerie;Type de messagerie;Anniversaire;Cat\xE9gories;Page Web\r\n"
      "Mme;B\xE9n\xE9"
      "dicte;Invent\xE9"
      "e;Exemple;Achats;Directrice;1 rue X;Li\xE8ge;Belgique;06 12 34 56 78;01 23 45 67 89;01 00 00 00 00;"
      "benedicte@example.org;SMTP;05/06/1980;Clients;https://www.linkedin.com/in/benedicte-inventee\r\n";
  g_autoptr (TestReading) reading = test_read_bytes ("contacts.csv", text, sizeof text - 1);
  const char *contact = only_contact (reading);
  assert_has (contact, "\"name\":\"Bénédicte Inventée\"");
  assert_has (contact, "\"title\":\"Directrice\",\"place\":\"Liège, Belgique\"");
  assert_has (contact, "\"values\":[\"Exemple\",\"Achats\"]");
  assert_has (contact, "\"Mme\"");
  assert_has (contact, "+33612345678");
  assert_has (contact, "+33123456789");
  assert_has_not (contact, "{\"kind\":\"phone\",\"value\":\"+33100000000\"}");
  assert_has (contact, "\"params\":{\"VALUE\":[\"text\"]},\"value\":\"05/06/1980\"");
  assert_has (contact, "benedicte-inventee");
}

/* ---- Thunderbird, others ---- */

static void
test_thunderbird (void)
{
  g_autoptr (TestReading) reading =
      read_table ("First Name\tLast Name\tDisplay Name\tPrimary Email\tSecondary Email\tWork Phone\tWork "
                  "Address\tWork City\tJob "
                  "Title\tOrganization\tBirth Year\tBirth Month\tBirth Day\tCustom 1\n"
                  "Fanny\tExemple\tF. Exemple\tfanny@example.org\tf2@example.org\t01 23 45 67 89\t1 rue "
                  "X\tParis\tCheffe\tAcme\t1985\t7\t14\tx\n");
  const char *contact = only_contact (reading);
  assert_has (contact, "\"name\":\"F. Exemple\"");
  assert_has (contact, "f2@example.org");
  assert_has (contact, "\"value\":\"1985-07-14\"");
  assert_has (contact, "\"X-HEADER\":[\"Custom 1\"]");
}

static void
test_words_of_people (void)
{
  g_autoptr (TestReading) reading =
      read_table ("Export du 5 juin\n\nNom;Titre;Courriel;Société\n"
                  "Awa Fictive;Acheteuse;awa@example.org; awa2@example.org;Acme\n"
                  "Bilal Inventé;Chef;bilal@example.org, b@example.net;Autre\n");
  g_assert_no_error (reading->error);
  const char *bilal = test_reading_find (reading, "Bilal", NULL);
  assert_has (bilal, "\"name\":\"Bilal Inventé\"");
  assert_has (bilal, "\"title\":\"Chef\"");
  assert_has (bilal, "b@example.net");
}

static void
test_unknown_table_is_refused (void)
{
  g_autoptr (TestReading) reading = read_table ("Interlocuteur,Mail,Couleur\nAwa,awa@example.org,bleu\n");
  g_assert_error (reading->error, ENT_ERROR, ENT_ERROR_INVALID);
  assert_has (reading->error->message, "\"Interlocuteur\", \"Mail\", \"Couleur\"");
  assert_has (reading->error->message, "--mapping");
  g_autoptr (TestReading) empty = read_table ("");
  g_assert_error (empty->error, ENT_ERROR, ENT_ERROR_INVALID);
}

static void
test_damaged_rows (void)
{
  g_autoptr (TestReading) reading =
      read_table ("First Name,Last Name,E-mail Address\n\"Awa,Fictive,awa@example.org\n"
                  "Bilal,Inventé,bilal@example.org,extra,cells\n,,\n");
  g_assert_no_error (reading->error);
  test_reading_assert_problem (reading, "x.csv", 2, "", "quote");
  assert_has (test_reading_find (reading, "Bilal", NULL), "\"X-HEADER\":[\"4\"]");
  g_assert_cmpuint (test_reading_count (reading, "\"kind\":\"contact\""), ==, 1);
}

/* ---- Mapping ---- */

typedef struct {
  EntSink base;
  GString *names;
} NameSink;

static bool
put_name (EntSink *sink, const EntRecord *record, GError **error)
{
  GString *names = ((NameSink *)(void *)sink)->names;
  g_string_append_len (names, record->contact.name.data, (gssize)record->contact.name.length);
  g_string_append_printf (names, "/%.*s;", (int)record->contact.organisation.length,
                          record->contact.organisation.data);
  return true;
}

static void
take_column (EntSlice header, const char *field, void *data)
{
  g_string_append_printf (data, "%.*s=%s;", (int)header.length, header.data, field != NULL ? field : "-");
}

static char *
read_mapped (const char *text, const char *mapping, GString *columns, GError **error)
{
  char *folder = test_folder_new ();
  g_autofree char *path = test_file_write (folder, "x.csv", text, strlen (text));
  g_autoptr (EntReport) report = ent_report_new (10);
  GString *names = g_string_new (NULL);
  NameSink sink = {{.put = put_name}, names};
  const EntReadOptions options = {.mapping = mapping, .columns = take_column, .columns_data = columns};
  EntSourceInfo info;
  ent_read (path, &options, &sink.base, report, &info, error);
  test_folder_remove (folder);
  return g_string_free (names, FALSE);
}

static void
assert_mapped (const char *text, const char *mapping, const char *columns, const char *names)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) told = g_string_new (NULL);
  g_autofree char *found = read_mapped (text, mapping, told, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (told->str, ==, columns);
  g_assert_cmpstr (found, ==, names);
}

static void
test_mapping (void)
{
  assert_mapped ("Qui,Où ça,Mail\nAwa,Acme,awa@example.org\n", "qui=name, ou ca=organisation",
                 "Qui=name;Où ça=organisation;Mail=email;", "Awa/Acme;");
  assert_mapped ("Qui,X,X\nAwa,no,Acme\n", "Qui=name,3=organization", "Qui=name;X=-;X=organisation;",
                 "Awa/Acme;");
  assert_mapped ("Awa,Acme\nBilal,Autre\n", "1=name,2=organisation", "Awa=name;Acme=organisation;",
                 "Awa/Acme;Bilal/Autre;");
  assert_mapped ("First Name,Last Name,Company\nAwa,Fictive,Acme\n", "Company=skip",
                 "First Name=given;Last Name=family;Company=skip;", "Awa Fictive/;");
}

static void
test_wrong_mapping (void)
{
  static const struct {
    const char *mapping;
    int code;
  } cases[] = {{"Qui", ENT_ERROR_USAGE},      {"Qui=bogus", ENT_ERROR_USAGE},
               {"=name", ENT_ERROR_USAGE},    {"Zut=name", ENT_ERROR_INVALID},
               {"9=name", ENT_ERROR_INVALID}, {"0=name", ENT_ERROR_INVALID}};
  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (GString) told = g_string_new (NULL);
    g_autofree char *found = read_mapped ("Qui,X\nAwa,y\n", cases[i].mapping, told, &error);
    g_assert_error (error, ENT_ERROR, cases[i].code);
    g_assert_cmpstr (found, ==, "");
  }
}

/* ---- LDIF ---- */

static void
test_ldif (void)
{
  static const char text[] =
      "version: 1\n\n# a comment\ndn:: Y249R2HDq2w=\nobjectclass: top\nobjectClass: mozillaAbPersonAlpha\n"
      "givenName:: R2HDq2w=\nsn: Exem\n ple\nCN;lang-fr: Gaël Exemple\nmail: "
      "gael@example.org\nmozillaSecondEmail: g2@example.org\n"
      "telephoneNumber: 01 23 45 67 89\ndescription: one\n  two\no: Acme\nou: Achats\nbirthyear: 1980\nl: "
      "Lyon\nc: France\n"
      "modifytimestamp: 1717200000\nmozillaCustom1: x\n\n"
      "dn: cn=Amis\nobjectclass: groupOfNames\ncn: Amis\nmember: cn=Gaël Exemple,mail=gael@example.org\n";
  g_autoptr (TestReading) reading = test_read_bytes ("book.ldif", text, sizeof text - 1);
  const char *contact = only_contact (reading);
  assert_has (contact, "\"name\":\"Gaël Exemple\",\"given\":\"Gaël\",\"family\":\"Exemple\"");
  assert_has (contact, "\"line\":4");
  assert_has (contact, "g2@example.org");
  assert_has (contact, "\"note\":\"one two\",\"labels\":[\"Amis\"]");
  assert_has (contact, "\"values\":[\"Acme\",\"Achats\"]");
  assert_has (contact, "\"place\":\"Lyon, France\"");
  assert_has (contact, "\"X-HEADER\":[\"mozillaCustom1\"]");
  assert_has (contact, "\"value\":\"2024-06-01T00:00:00Z\"");
  g_assert_cmpuint (test_reading_count (reading, "\"reason\":\"group\""), ==, 1);
}

static void
test_broken_ldif (void)
{
  static const char text[] =
      "dn: x\nno colon\ncn: Zo\xE9\nmail:: ???\njpegPhoto:: AAAA\nlabeledURI:< file:///etc/passwd\n";
  g_autoptr (TestReading) reading = test_read_bytes ("book.ldif", text, sizeof text - 1);
  const char *contact = only_contact (reading);
  assert_has (contact, "\"name\":\"Zoé\"");
  assert_has (contact, "\"value\":\"AAAA\"");
  test_reading_assert_problem (reading, "book.ldif", 2, "", "no attribute");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/readers/book-tables/google-old", test_google_old);
  g_test_add_func ("/readers/book-tables/google-new", test_google_new);
  g_test_add_func ("/readers/book-tables/outlook-english", test_outlook_english);
  g_test_add_func ("/readers/book-tables/outlook-french", test_outlook_french);
  g_test_add_func ("/readers/book-tables/thunderbird", test_thunderbird);
  g_test_add_func ("/readers/book-tables/words-of-people", test_words_of_people);
  g_test_add_func ("/readers/book-tables/unknown-table-is-refused", test_unknown_table_is_refused);
  g_test_add_func ("/readers/book-tables/damaged-rows", test_damaged_rows);
  g_test_add_func ("/readers/book-tables/mapping", test_mapping);
  g_test_add_func ("/readers/book-tables/wrong-mapping", test_wrong_mapping);
  g_test_add_func ("/readers/book-tables/ldif", test_ldif);
  g_test_add_func ("/readers/book-tables/broken-ldif", test_broken_ldif);
  return g_test_run ();
}
