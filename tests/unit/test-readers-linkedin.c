#include "archive-builder.h"

#define CONNECTIONS_2024 "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
#define NOTES                                                                                                \
  "Notes:\n\"When exporting your connection data, you may notice that some of the email addresses are "      \
  "missing.\n"                                                                                               \
  "You will only see \"\"shared\"\" ones, thanks.\"\n\n"
#define AWA_ROW                                                                                              \
  "Awa,Exemple,https://www.linkedin.com/in/awa-exemple,Awa@Example.org,\"Acme, Inc.\",\"Head of "            \
  "\"\"Growth\"\"\",05 Jun 2024\n"

/* ---- Connections ---- */

static void
assert_awa (const TestReading *r)
{
  test_reading_find (r, "\"kind\":\"contact\"",
                     "\"name\":\"Awa Exemple\",\"given\":\"Awa\",\"family\":\"Exemple\"",
                     "{\"kind\":\"email\",\"value\":\"awa@example.org\"}",
                     "{\"kind\":\"connection\",\"value\":\"awa exemple|2024-06-05\"}",
                     "\"organisation\":\"Acme, Inc.\"", "\"title\":\"Head of \\\"Growth\\\"\"",
                     "\"connected\":\"2024-06-05\",\"connected_precision\":\"day\"", "\"listed\":true", NULL);
}

static void
test_connections_with_notes (void)
{
  g_autoptr (TestReading) r = test_read_file ("Connections.csv", NOTES CONNECTIONS_2024 AWA_ROW);
  g_assert_true (r->ok);
  assert_awa (r);
  test_reading_find (r, "{\"kind\":\"url\",\"value\":\"awa-exemple\"}",
                     "\"file\":\"Connections.csv\",\"line\":6", NULL);
  g_assert_true (r->info.lists_connections);
  g_assert_cmpstr (r->info.kind, ==, "linkedin-archive");
  g_assert_cmpuint (ent_report_count (r->report), ==, 0);
}

static void
test_connections_of_all_years (void)
{
  static const char *const texts[] = {
      "First Name,Last Name,Email Address,Company,Position,Connected On\n"
      "Awa,Exemple,awa@example.org,\"Acme, Inc.\",\"Head of \"\"Growth\"\"\",\"6/5/24, 9:05 AM\"\n",
      "Notes:\n\"One line, only.\"\n\nFirst Name,Last Name,Email Address,Company,Position,Connected On\n"
      "Awa,Exemple,awa@example.org,\"Acme, Inc.\",\"Head of \"\"Growth\"\"\",05 Jun 2024\n",
      "Prénom,Nom,URL,Adresse e-mail,Entreprise,Poste,Date de connexion\n" AWA_ROW,
      "Vorname,Nachname,Profil-URL,E-Mail-Adresse,Unternehmen,Position,Verbunden am\n" AWA_ROW,
      "Nombre,Apellidos,URL,Correo electrónico,Empresa,Cargo,Conectado el\n" AWA_ROW,
      "Nome,Cognome,URL,Indirizzo email,Azienda,Posizione,Data di collegamento\n" AWA_ROW,
  };
  for (size_t i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (TestReading) r = test_read_file ("Connections.csv", texts[i]);
    g_assert_cmpuint (ent_report_count (r->report), ==, 0);
    test_reading_find (r, "{\"kind\":\"connection\",\"value\":\"awa exemple|2024-06-05\"}", "awa@example.org",
                       "Acme, Inc.", NULL);
  }
}

static void
test_connections_saved_again_by_excel (void)
{
  static const char *const texts[] = {
      "\xEF\xBB\xBFNotes:;;;;;;\r\n\"When exporting, you may; notice.\";;;;;;\r\n;;;;;;\r\n"
      "First Name;Last Name;URL;Email Address;Company;Position;Connected On\r\n"
      "Awa;Exemple;https://www.linkedin.com/in/awa-exemple;Awa@Example.org;Acme, Inc.;\"Head of "
      "\"\"Growth\"\"\";05-juin-24\r\n",
      "sep=;\r\nFirst Name;Last Name;URL;Email Address;Company;Position;Connected On;\r\n"
      "Awa;Exemple;https://www.linkedin.com/in/awa-exemple;Awa@Example.org;Acme, Inc.;\"Head of "
      "\"\"Growth\"\"\";05.06.2024;\r\n",
      "First Name\tLast Name\tURL\tEmail Address\tCompany\tPosition\tConnected On\r\n"
      "Awa\tExemple\thttps://www.linkedin.com/in/awa-exemple\tAwa@Example.org\tAcme, Inc.\t\"Head of "
      "\"\"Growth\"\"\"\t5-Jun-24\r\n",
  };
  for (size_t i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (TestReading) r = test_read_file ("Connections.csv", texts[i]);
    g_assert_cmpuint (ent_report_count (r->report), ==, 0);
    assert_awa (r);
  }
}

static void
test_a_file_of_numeric_dates_tells_their_order (void)
{
  g_autoptr (TestReading) french = test_read_file (
      "Connections.csv", CONNECTIONS_2024 "Awa,Exemple,,,,,05/06/2024\nBilal,Fictif,,,,,25/05/2024\n");
  test_reading_find (french, "awa exemple|2024-06-05", NULL);
  g_autoptr (TestReading) american = test_read_file (
      "Connections.csv", CONNECTIONS_2024 "Awa,Exemple,,,,,06/05/2024\nBilal,Fictif,,,,,05/25/2024\n");
  test_reading_find (american, "awa exemple|2024-06-05", NULL);
}

/* Where no day above 12 tells it, the language of the header does; where neither does, it is said once. */
static void
test_numeric_dates_follow_the_header (void)
{
  g_autoptr (TestReading) french = test_read_file (
      "Connections.csv", "Prénom;Nom;Entreprise;Poste;Date de connexion\n"
                         "Awa;Exemple;Acme;Chef;05/06/2024\nBilal;Fictif;Acme;Chef;07/06/2024\n");
  test_reading_find (french, "awa exemple|2024-06-05", NULL);
  g_autoptr (TestReading) undecided = test_read_file (
      "Connections.csv", CONNECTIONS_2024 "Awa,Exemple,,,,,05/06/2024\nBilal,Fictif,,,,,07/06/2024\n");
  test_reading_find (undecided, "awa exemple|2024-05-06", NULL);
  test_reading_assert_problem (undecided, "Connections.csv", 0, "Connected On", "Nothing tells");
  g_assert_cmpuint (ent_report_count (undecided->report), ==, 1);
}

/* Any table may have been saved again: each tells the order by itself. */
static void
test_every_table_tells_the_order_of_its_dates (void)
{
  g_autoptr (TestReading) invited = test_read_file (
      "Invitations.csv", "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n"
                         "Awa Exemple,Zoé Fictive,03/05/2026 12:00,,INCOMING,,\n"
                         "Bilal Fictif,Zoé Fictive,25/04/2026 12:00,,INCOMING,,\n");
  test_reading_find (invited, "\"Awa Exemple\"", "\"at\":\"2026-05-03T19:00:00Z\"", NULL);
  g_assert_cmpuint (ent_report_count (invited->report), ==, 0);
  g_autoptr (TestReading) native = test_read_file (
      "Invitations.csv", "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n"
                         "Awa Exemple,Zoé Fictive,\"3/5/26, 9:05 AM\",,INCOMING,,\n");
  test_reading_find (native, "\"Awa Exemple\"", "\"at\":\"2026-03-05T17:05:00Z\"", NULL);
  g_assert_cmpuint (ent_report_count (native->report), ==, 0);
  g_autoptr (TestReading) dashed = test_read_file (
      "Connections.csv", CONNECTIONS_2024 "Awa,Exemple,,,,,05-06-2024\nBilal,Fictif,,,,,25-05-2024\n");
  test_reading_find (dashed, "awa exemple|2024-06-05", NULL);
  g_autoptr (TestReading) mixed = test_read_file ("Connections.csv", CONNECTIONS_2024
                                                  "Awa,Exemple,,,,,03 mai 2026\nBilal,Fictif,,,,,2026-05-04\n"
                                                  "Chloé,Inventée,,,,,5/3/26\nDina,Fictive,,,,,25/3/26\n");
  test_reading_find (mixed, "awa exemple|2026-05-03", NULL);
  test_reading_find (mixed, "bilal fictif|2026-05-04", NULL);
  test_reading_find (mixed, "chloe inventee|2026-03-05", NULL);
  g_autoptr (TestReading) untold = test_read_file (
      "Reactions.csv",
      "Date,Type,Link\n05/06/2024 10:00,LIKE,https://www.linkedin.com/feed/update/urn:li:activity:1\n");
  test_reading_assert_problem (untold, "Reactions.csv", 0, "Date", "Nothing tells");
}

static void
test_encodings (void)
{
  static const char text[] = "First Name,Last Name,Company,Position,Connected "
                             "On\n\xC9lodie,Exemple,Soci\xE9t\xE9 \x80,,05 Jun 2024\n";
  g_autoptr (TestReading) windows = test_read_file ("Connections.csv", text);
  test_reading_find (windows, "Élodie Exemple", "Société €", NULL);

  static const char utf8[] = "\"First Name\"\t\"Last Name\"\t\"Company\"\t\"Connected "
                             "On\"\r\n\"Élodie\"\t\"Exemple\"\t\"Société €\"\t\"05 Jun 2024\"\r\n";
  gsize n_bytes = 0;
  g_autofree char *utf16 = g_convert (utf8, -1, "UTF-16LE", "UTF-8", NULL, &n_bytes, NULL);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_byte_array_append (bytes, (const guint8 *)"\xFF\xFE", 2);
  g_byte_array_append (bytes, (const guint8 *)utf16, (guint)n_bytes);
  const TestFile file = {"Connections.csv", (const char *)bytes->data, bytes->len};
  g_autoptr (TestReading) wide = test_read_files (&file, 1);
  test_reading_find (wide, "Élodie Exemple", "Société €", "elodie exemple|2024-06-05", NULL);
}

static void
test_closed_accounts_are_left_out_and_odd_names_kept (void)
{
  g_autoptr (TestReading) r =
      test_read_file ("Connections.csv", CONNECTIONS_2024
                      ",,,,,,05 Jun 2024\n"
                      "NA,None,https://www.linkedin.com/in/na,,NULL,N/A,05 Jun 2024\n"
                      "  Awa ,\"Exemple, PhD\",https://www.linkedin.com/in/%C3%A9lo,,,,05 Jun 2024\n"
                      ",,https://www.linkedin.com/in/nameless,,,,05 Jun 2024\n");
  g_assert_cmpuint (r->info.n_left_out, ==, 1);
  g_assert_cmpuint (ent_report_count (r->report), ==, 0);
  test_reading_find (r, "\"name\":\"NA None\"", "\"organisation\":\"NULL\"", NULL);
  test_reading_find (r, "\"name\":\"Awa Exemple, PhD\",\"given\":\"Awa\"", "\"value\":\"élo\"",
                     "awa exemple|2024-06-05", NULL);
  test_reading_find (r, "\"value\":\"nameless\"", "\"name\":null", NULL);
}

static void
test_damaged_connections (void)
{
  g_autoptr (TestReading) r =
      test_read_file ("Connections.csv", CONNECTIONS_2024 AWA_ROW
                      "Bilal,Fictif,https://example.org/x,not-an-address,Acme,Boss,31 Feb 2024\n"
                      "Chloé,Exemple,,,Acme, Inc.,Boss,05 Jun 2024\n"
                      "Dan,Exemple,https://www.linkedin.com/in/dan\n");
  g_assert_true (r->ok);
  assert_awa (r);
  test_reading_assert_problem (r, "Connections.csv", 3, "URL", "address");
  test_reading_assert_problem (r, "Connections.csv", 3, "Email Address", "address");
  test_reading_assert_problem (r, "Connections.csv", 3, "Connected On", "31 Feb 2024");
  test_reading_assert_problem (r, "Connections.csv", 4, "", "8 cells where the header has 7");
  test_reading_find (r, "\"value\":\"dan\"", "\"connected\":null", NULL);
  g_assert_false (r->info.lists_connections); /* whoever is in a lost row has not left */
}

static void
test_header_alone_and_empty_files_are_fine (void)
{
  const TestFile files[] = {{"Connections.csv", NOTES CONNECTIONS_2024, 0},
                            {"Invitations.csv", "From,To,Sent At,Message,Direction\n", 0},
                            {"Votes.csv", "", 0},
                            {"Events.csv", "\n\n", 0},
                            {"Reactions.csv", "No data is available for you.\n", 0}};
  g_autoptr (TestReading) r = test_read_files (files, G_N_ELEMENTS (files));
  g_assert_true (r->ok);
  g_assert_cmpuint (r->records->len, ==, 0);
  g_assert_cmpuint (ent_report_count (r->report), ==, 0);
  g_assert_false (r->info.lists_connections);
}

/* ---- Invitations and praise ---- */

static void
test_invitations_of_all_years (void)
{
  g_autoptr (TestReading) old =
      test_read_file ("Invitations.csv", "From,To,Sent At,Message,Direction\n"
                                         "Moi Exemple,Awa Exemple,\"7/4/24, 9:05 AM\",,OUTGOING\n"
                                         "Bilal Fictif,Moi Exemple,\"1/4/24, 9:05 PM\",Hello,INCOMING\n");
  test_reading_find (old, "{\"kind\":\"name\",\"value\":\"awa exemple\"}", "\"direction\":\"out\"",
                     "2024-07-04T16:05:00Z", NULL);
  test_reading_find (old, "{\"kind\":\"name\",\"value\":\"bilal fictif\"}", "\"direction\":\"in\"",
                     "2024-01-05T05:05:00Z\",\"precision\":\"minute\"", "Hello", NULL);

  g_autoptr (TestReading) urn = test_read_file (
      "Invitations.csv",
      "From,To,Sent At,Message,Direction,inviterProfileUrn,inviteeProfileUrn\n"
      "Moi Exemple,Awa Exemple,\"7/4/24, 9:05 AM\",,OUTGOING,urn:li:member:1,urn:li:member:2\n");
  test_reading_find (urn, "{\"kind\":\"name\",\"value\":\"awa exemple\"}", NULL);

  g_autoptr (TestReading) url = test_read_file (
      "Invitations.csv", "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n"
                         "Moi Exemple,Awa Exemple,\"7/4/24, 9:05 "
                         "AM\",,OUTGOING,https://www.linkedin.com/in/moi,https://www.linkedin.com/in/awa\n"
                         "Bilal Fictif,Moi Exemple,\"7/4/24, 9:05 "
                         "AM\",,INCOMING,https://www.linkedin.com/in/bilal,https://www.linkedin.com/in/moi\n"
                         "X,Y,\"7/4/24, 9:05 AM\",,SIDEWAYS,,\n");
  test_reading_find (url, "\"interaction\"", "{\"kind\":\"url\",\"value\":\"awa\"}", NULL);
  test_reading_find (url, "\"self\"", "{\"kind\":\"url\",\"value\":\"moi\"}", NULL);
  test_reading_assert_problem (url, "Invitations.csv", 4, "Direction", "INCOMING");
}

static void
test_endorsements (void)
{
  const TestFile files[] = {
      {"Endorsement_Received_Info.csv",
       "Endorsement Date,Skill Name,Endorser First Name,Endorser Last Name,Endorser Public Url,Endorsement "
       "Status\n"
       "2024/06/05 10:11:12 UTC,Chemistry,Awa,Exemple,www.linkedin.com/in/awa-exemple,ACCEPTED\n"
       "2024/06/05 10:11:12 UTC,Physics,Awa,Exemple,www.linkedin.com/in/awa-exemple,PENDING\n",
       0},
      {"Endorsement Given Info.csv",
       "Endorsement Date,Skill Name,Endorsee First Name,Endorsee Last Name,Endorsement Status\n"
       "2024/06/05 10:11:12 UTC,Cooking,Bilal,Fictif,ACCEPTED\n",
       0}};
  g_autoptr (TestReading) r = test_read_files (files, G_N_ELEMENTS (files));
  test_reading_find (r, "\"interaction\"", "Chemistry", "\"direction\":\"in\"", "awa-exemple",
                     "\"act\":\"none\"", "2024-06-05T10:11:12Z", NULL);
  test_reading_find (r, "\"voice\"", "Chemistry", "\"public\":true", NULL);
  test_reading_find (r, "\"voice\"", "Physics", "\"public\":false", NULL);
  test_reading_find (r, "Cooking", "{\"kind\":\"name\",\"value\":\"bilal fictif\"}", "\"direction\":\"out\"",
                     NULL);
  g_assert_cmpuint (test_reading_count (r, "\"kind\":\"voice\""), ==, 2);
}

static void
test_recommendations (void)
{
  const TestFile files[] = {
      {"Recommendations_Received.csv",
       "First Name,Last Name,Company,Job Title,Text,Creation Date,Status\n"
       "Awa,Exemple,Acme,Boss,\"Great\n\nwork, truly\",\"06/05/24, 09:05 AM\",VISIBLE\n",
       0},
      {"Recommendations Given.csv",
       "First Name,Last Name,Company,Job Title,Text,Creation Date,Status\n"
       "Bilal,Fictif,Acme,Boss,Well done,2024-01-02,VISIBLE\n",
       0}};
  g_autoptr (TestReading) r = test_read_files (files, G_N_ELEMENTS (files));
  test_reading_find (r, "\"interaction\"", "\"act\":\"positive\"", "awa exemple", "\"direction\":\"in\"",
                     "2024-06-05T16:05:00Z\",\"precision\":\"around\"", NULL);
  test_reading_find (r, "\"voice\"", "Great\\n\\nwork, truly", "\"public\":true", NULL);
  test_reading_find (r, "bilal fictif", "\"act\":\"none\"", "\"direction\":\"out\"", "\"at\":\"2024-01-02\"",
                     NULL);
}

/* ---- Activity ---- */

#define POST "https://www.linkedin.com/feed/update/urn%3Ali%3Aactivity%3A7000000000000000001"

static void
test_reactions_votes_and_reposts (void)
{
  const TestFile files[] = {
      {"Reactions.csv",
       "Date,Type,Link\r\n2024-06-05 10:11:12,PRAISE," POST "\r\n2024-06-05 10:11:12,LIKE,\r\n", 0},
      {"Votes.csv", "Date,Link,OptionText\n2024-06-05 10:11:12," POST ",\"Yes, sure\"\n", 0},
      {"InstantReposts.csv", "Date,Link\n2024-06-05 10:11:12," POST "\n", 0}};
  g_autoptr (TestReading) r = test_read_files (files, G_N_ELEMENTS (files));
  test_reading_find (r, "\"reaction\"", "{\"kind\":\"post\",\"value\":\"activity:7000000000000000001\"}",
                     "\"subject\":\"PRAISE\"", "\"at\":\"2024-06-05T10:11:12Z\"", "\"direction\":\"out\"",
                     NULL);
  test_reading_find (r, "\"vote\"", "Yes, sure", NULL);
  test_reading_find (r, "\"channel\":\"share\"", NULL);
  g_assert_cmpuint (r->info.n_left_out, ==, 1);
}

static void
test_comments_without_quotes (void)
{
  g_autoptr (TestReading) r = test_read_file (
      "Comments_123456.csv", "Date,Link,Message\r\n"
                             "2024-06-05 10:11:12," POST ",first line\nsecond line, with a comma\r\n"
                             "2024-06-04 10:11:12," POST ",\"quoted \"\"text\"\", here\"\r\n"
                             "2024-06-03 10:11:12," POST ",he said \\\"yes\\\"\r\n");
  g_assert_cmpuint (ent_report_count (r->report), ==, 0);
  test_reading_find (r, "first line\\nsecond line, with a comma", "\"comment\"", "\"line\":2", NULL);
  test_reading_find (r, "quoted \\\"text\\\", here", NULL);
  test_reading_find (r, "he said \\\"yes\\\"", NULL);
}

static void
test_shares_are_unwrapped_and_ones_own_posts_are_nobody_elses (void)
{
  const TestFile files[] = {
      {"Shares.csv",
       "Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility\n"
       "2024-06-05 10:11:12,https://www.linkedin.com/feed/update/urn%3Ali%3Ashare%3A7000000000000000002,"
       "\"First line\"\"\n\"\"\"\"\n\"\"He said "
       "\"\"\"\"yes\"\"\"\"\",\"\"\"\"\"\",https://example.org/pic,MEMBER_NETWORK\n"
       "2024-06-04 "
       "10:11:12,https://www.linkedin.com/feed/update/urn%3Ali%3Ashare%3A7000000000000000003,Plain,,,\n",
       0},
      {"Reactions.csv",
       "Date,Type,Link\n2024-06-05 "
       "10:11:12,LIKE,https://www.linkedin.com/feed/update/urn:li:share:7000000000000000002\n",
       0}};
  g_autoptr (TestReading) r = test_read_files (files, G_N_ELEMENTS (files));
  test_reading_find (r, "\"publication\"", "\"post\":\"share:7000000000000000002\"",
                     "\"text\":\"First line\\n\\nHe said \\\"yes\\\"\"",
                     "\"url\":\"https://example.org/pic\"", "MEMBER_NETWORK", NULL);
  test_reading_find (r, "\"text\":\"Plain\"", NULL);
  g_assert_cmpuint (test_reading_count (r, "\"interaction\""), ==, 0);
}

static void
test_shares_of_2018 (void)
{
  g_autoptr (TestReading) r = test_read_file (
      "Shares.csv", "Date\tShare Title\tShare Description\tShare Link\tShare Commentary\tShared URL\tMedia "
                    "URL\tType\tVisibility\n"
                    "2018/06/05 10:11:12 UTC\tA title\tAbout "
                    "it\thttps://www.linkedin.com/feed/update/urn:li:share:7000000000000000002\t\thttps://"
                    "example.org/\t\tx\tPublic\n");
  test_reading_find (r, "\"title\":\"A title\"", "\"text\":\"About it\"", "\"url\":\"https://example.org/\"",
                     "2018-06-05T10:11:12Z", NULL);
}

static void
test_articles_and_drafts (void)
{
  const TestFile files[] = {
      {"Skills.csv", "Name\nChemistry\n", 0},
      {"Articles/Articles/2023-05-01 10:12:00.0-On-made-up-things.html",
       "<html><head><title>x</title><style>p {}</style></head><body><h1><a "
       "href=\"https://www.linkedin.com/pulse/x\">On made-up "
       "&amp; other things</a></h1>\n<p class=\"created\">Created on 2023-04-30 10:12</p>\n<p "
       "class=\"published\">Published on "
       "2023-05-01 10:12</p>\n<div><p>Once upon a time.</p><p>The end.</p></div></body></html>",
       0},
      {"Articles/Articles/draft.html",
       "<h1><a href=\"x\">Secret</a></h1><p class=\"created\">Created on 2023-04-30 10:12</p><p>No.</p>", 0}};
  g_autoptr (TestReading) r = test_read_files (files, G_N_ELEMENTS (files));
  const char *article = test_reading_find (r, "\"publication\"", "\"title\":\"On made-up & other things\"",
                                           "Once upon a time.", "The end.", "\"at\":\"2023-05-01T",
                                           "\"url\":\"https://www.linkedin.com/pulse/x\"", NULL);
  g_assert_null (strstr (article, "Created on"));
  g_assert_null (strstr (article, "Published on"));
  g_assert_cmpuint (test_reading_count (r, "Secret"), ==, 0);
}

/* ---- The user, follows, address books ---- */

static void
test_the_user_comes_first (void)
{
  const TestFile files[] = {
      {"Connections.csv", CONNECTIONS_2024 AWA_ROW, 0},
      {"Profile.csv",
       "First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,Zip Code,Geo "
       "Location\nMoi,Exemple,,,Mar 3,Tester of things,I test.,Software,,\"Lyon, France\"\n",
       0},
      {"Positions.csv",
       "Company Name,Title,Description,Location,Started On,Finished On\nAcme,Boss,Bossing,Lyon,Mar 2020,\n",
       0},
      {"Education.csv",
       "School Name,Start Date,End Date,Notes,Degree Name,Activities\nSchool,2001,2004,,Master,Chess\n", 0},
      {"Skills.csv", "Name\nChemistry\n", 0},
      {"Languages.csv", "Name,Proficiency\nFrench,Native\n", 0},
      {"Certifications.csv",
       "Name,Url,Authority,Started On,Finished On,License Number\nDiver,https://example.org,Club,Jan "
       "2020,Jan 2022,1\n",
       0},
      {"Email Addresses.csv",
       "Email Address,Confirmed,Primary,Updated On\nMoi@Example.org,Yes,Yes,\"1/2/24, 9:05 "
       "AM\"\nother@example.org,No,No,\n",
       0},
      {"PhoneNumbers.csv", "Extension,Number,Type\n,06 12 34 56 78,MOBILE\n", 0}};
  g_autoptr (TestReading) r = test_read_files (files, G_N_ELEMENTS (files));
  g_assert_cmpuint (ent_report_count (r->report), ==, 0);
  g_assert_nonnull (
      strstr (g_ptr_array_index (r->records, 0), "\"field\":\"name\",\"value\":\"Moi Exemple\""));
  g_assert_nonnull (strstr (g_ptr_array_index (r->records, r->records->len - 1), "\"contact\""));
  test_reading_find (r, "\"headline\"", "Tester of things", NULL);
  test_reading_find (r, "\"summary\"", "I test.", NULL);
  test_reading_find (r, "\"place\"", "Lyon, France", NULL);
  test_reading_find (r, "\"position\"",
                     "\"value\":\"Boss\",\"detail\":\"Acme\",\"text\":\"Bossing\",\"from\":\"2020-03\"",
                     "\"until\":null", NULL);
  test_reading_find (r, "\"education\"",
                     "\"value\":\"School\",\"detail\":\"Master\",\"text\":\"Chess\",\"from\":\"2001\"", NULL);
  test_reading_find (r, "\"skill\"", "Chemistry", NULL);
  test_reading_find (r, "\"language\"", "\"value\":\"French\",\"detail\":\"Native\"", NULL);
  test_reading_find (r, "\"certification\"", "\"value\":\"Diver\",\"detail\":\"Club\"",
                     "\"until\":\"2022-01\"", NULL);
  test_reading_find (r, "{\"kind\":\"email\",\"value\":\"moi@example.org\"}", NULL);
  test_reading_find (r, "{\"kind\":\"phone\",\"value\":\"+33612345678\"}", NULL);
  g_assert_cmpuint (test_reading_count (r, "other@example.org"), ==, 0);
}

static void
test_follows_and_events (void)
{
  const TestFile files[] = {
      {"Company Follows.csv", "Organization,Followed On\nAcme,Tue Mar 05 12:00:00 UTC 2024\n", 0},
      {"Member_Follows.csv",
       "Some words before\nDate,Status,FullName\n2024-06-05 10:11:12,Active,Awa Exemple\n2024-06-05 "
       "10:11:12,Unfollow,Bilal Fictif\n",
       0},
      {"Hashtag_Follows_99.csv",
       "HashTag,CreatedTime,LastModifiedTime,State\nchemistry,2024-06-05 10:11:12,,Follow\n", 0},
      {"Events.csv",
       "Event Name,Event Time,Status,External Url\nFair,\"May 15, 2024 10:00 AM - May 15, 2024 11:00 "
       "AM\",APPROVED,\n",
       0}};
  g_autoptr (TestReading) r = test_read_files (files, G_N_ELEMENTS (files));
  g_assert_cmpuint (ent_report_count (r->report), ==, 0);
  test_reading_find (r, "\"follows\"", "Acme", "2024-03-05T12:00:00Z", NULL);
  test_reading_find (r, "\"follow\"", "{\"kind\":\"name\",\"value\":\"awa exemple\"}",
                     "\"direction\":\"out\"", NULL);
  test_reading_find (r, "\"follows\"", "chemistry", NULL);
  test_reading_find (r, "\"event\"", "Fair", "\"detail\":\"APPROVED\"", "2024-05-15", NULL);
  g_assert_cmpuint (test_reading_count (r, "Bilal"), ==, 0);
}

static void
test_address_books_of_all_years (void)
{
  const TestFile files[] = {
      {"Imported Contacts.csv",
       "First Name,Last Name,Companies,Title,Email Address,Phone Numbers,Created At,Instant Message "
       "Handles,Addresses,Sites,Full Name,Birthday,Location,Bookmarked "
       "At,Profiles\nAwa,Exemple,Acme,Boss,awa@example.org,,\"1/2/18, 9:05 AM\",,,,Awa M. Exemple,,Lyon,,\n",
       0},
      {"Contacts.csv",
       "Source,FirstName,LastName,Companies,Title,Emails,PhoneNumbers,CreatedAt,Addresses,Sites,"
       "InstantMessageHandles,FullName,Birthday,Location,BookmarkedAt,Profiles\nMOBILE_CONTACTS,Bilal,Fictif,"
       ",,\"bilal@example.org,b@example.org\",\"06 12 34 56 78,+44 20 7946 "
       "0000\",,,,,,,,,\n,Nobody,,,,,,,,,,,,,,\n",
       0},
      {"ImportedContacts.csv",
       "FirstName,MiddleName,LastName,Title,Emails,PhoneNumbers,Location,CreatedAt,UpdatedAt\nChloé,M,"
       "Exemple,,c@example.org; d@example.org,,,,\n",
       0}};
  g_autoptr (TestReading) r = test_read_files (files, G_N_ELEMENTS (files));
  test_reading_find (r, "\"name\":\"Awa M. Exemple\"", "awa@example.org", "\"place\":\"Lyon\"",
                     "\"listed\":false", NULL);
  test_reading_find (r, "\"name\":\"Bilal Fictif\"", "bilal@example.org", "\"b@example.org\"", "+33612345678",
                     "+442079460000", NULL);
  test_reading_find (r, "\"name\":\"Chloé M Exemple\"", "c@example.org", "d@example.org", NULL);
  g_assert_cmpuint (r->info.n_left_out, ==, 1);
  g_assert_false (r->info.lists_connections);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/linkedin/connections-with-notes", test_connections_with_notes);
  g_test_add_func ("/linkedin/connections-of-all-years", test_connections_of_all_years);
  g_test_add_func ("/linkedin/connections-saved-again-by-excel", test_connections_saved_again_by_excel);
  g_test_add_func ("/linkedin/a-file-of-numeric-dates-tells-their-order",
                   test_a_file_of_numeric_dates_tells_their_order);
  g_test_add_func ("/linkedin/every-table-tells-the-order-of-its-dates",
                   test_every_table_tells_the_order_of_its_dates);
  g_test_add_func ("/linkedin/numeric-dates-follow-the-header", test_numeric_dates_follow_the_header);
  g_test_add_func ("/linkedin/encodings", test_encodings);
  g_test_add_func ("/linkedin/closed-accounts-are-left-out-and-odd-names-kept",
                   test_closed_accounts_are_left_out_and_odd_names_kept);
  g_test_add_func ("/linkedin/damaged-connections", test_damaged_connections);
  g_test_add_func ("/linkedin/header-alone-and-empty-files-are-fine",
                   test_header_alone_and_empty_files_are_fine);
  g_test_add_func ("/linkedin/invitations-of-all-years", test_invitations_of_all_years);
  g_test_add_func ("/linkedin/endorsements", test_endorsements);
  g_test_add_func ("/linkedin/recommendations", test_recommendations);
  g_test_add_func ("/linkedin/reactions-votes-and-reposts", test_reactions_votes_and_reposts);
  g_test_add_func ("/linkedin/comments-without-quotes", test_comments_without_quotes);
  g_test_add_func ("/linkedin/shares-are-unwrapped",
                   test_shares_are_unwrapped_and_ones_own_posts_are_nobody_elses);
  g_test_add_func ("/linkedin/shares-of-2018", test_shares_of_2018);
  g_test_add_func ("/linkedin/articles-and-drafts", test_articles_and_drafts);
  g_test_add_func ("/linkedin/the-user-comes-first", test_the_user_comes_first);
  g_test_add_func ("/linkedin/follows-and-events", test_follows_and_events);
  g_test_add_func ("/linkedin/address-books-of-all-years", test_address_books_of_all_years);
  return g_test_run ();
}
