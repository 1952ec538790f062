#include "archive-builder.h"

#define ME "https://www.linkedin.com/in/moi-exemple"
#define AWA "https://www.linkedin.com/in/awa-exemple"
#define BILAL "https://www.linkedin.com/in/bilal-fictif"
#define HEADER_2024                                                                                          \
  "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE "                         \
  "URLS,DATE,SUBJECT,CONTENT,FOLDER\n"

#define FROM_AWA(text) "c1,,Awa Exemple," AWA ",Moi Exemple," ME ",2024-05-02 08:00:00 UTC,," text ",INBOX\n"
#define TO_AWA(text) "c1,,Moi Exemple," ME ",Awa Exemple," AWA ",2024-05-01 08:00:00 UTC,," text ",INBOX\n"
#define TO_BILAL(text)                                                                                       \
  "c2,,Moi Exemple," ME ",Bilal Fictif," BILAL ",2024-04-01 08:00:00 UTC,," text ",INBOX\n"

static void
test_the_user_is_the_one_in_all_conversations (void)
{
  g_autoptr (TestReading) r =
      test_read_file ("messages.csv", HEADER_2024 FROM_AWA ("Hello") TO_AWA ("Bonjour") TO_BILAL ("Salut"));
  g_assert_true (r->ok);
  g_assert_cmpuint (ent_report_count (r->report), ==, 0);
  test_reading_find (r, "\"self\"", "{\"kind\":\"url\",\"value\":\"moi-exemple\"}", NULL);
  test_reading_find (
      r, "Hello", "\"value\":\"awa-exemple\"", "\"name\":\"Awa Exemple\",\"direction\":\"in\",\"weak\":false",
      "\"at\":\"2024-05-02T08:00:00Z\"", "\"thread\":\"c1\"", "\"file\":\"messages.csv\",\"line\":2", NULL);
  test_reading_find (r, "Bonjour", "\"value\":\"awa-exemple\"", "\"direction\":\"out\",\"weak\":false", NULL);
  test_reading_find (r, "Salut", "\"value\":\"bilal-fictif\"", "\"direction\":\"out\"", NULL);
  g_assert_cmpuint (r->records->len, ==, 4);
  g_assert_cmpuint (r->info.n_rows, ==, 3);
}

static void
test_the_name_in_the_profile_decides_between_two (void)
{
  const TestFile files[] = {{"messages.csv", HEADER_2024 FROM_AWA ("Hello"), 0},
                            {"Profile.csv", "First Name,Last Name,Headline\nMoi,Exemple,Tester\n", 0}};
  g_autoptr (TestReading) r = test_read_files (files, G_N_ELEMENTS (files));
  test_reading_find (r, "\"identifier\":{\"kind\":\"url\",\"value\":\"moi-exemple\"}", "\"self\"", NULL);
  test_reading_find (r, "Hello", "\"direction\":\"in\"", NULL);
}

static void
test_without_a_way_to_tell_nobody_is_taken_for_the_user (void)
{
  g_autoptr (TestReading) r = test_read_file ("messages.csv", HEADER_2024 FROM_AWA ("Hello"));
  g_assert_true (r->ok);
  g_assert_cmpuint (r->records->len, ==, 0);
  g_assert_cmpuint (r->info.n_left_out, ==, 1);
  test_reading_assert_problem (r, "messages.csv", 0, "", "whose archive");
}

static void
test_headers_of_all_years (void)
{
  static const char *const headers[] = {
      "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE "
      "URLS,DATE,SUBJECT,CONTENT,"
      "FOLDER,IS MESSAGE DRAFT",
      "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE "
      "URLS,DATE,SUBJECT,CONTENT,"
      "FOLDER,ATTACHMENTS",
      "conversation_id,conversation_title,from,sender_profile_url,to,recipient_profile_urls,date,subject,"
      "content,"
      "folder,something new",
  };
  for (size_t i = 0; i < G_N_ELEMENTS (headers); i++) {
    g_autofree char *text = g_strconcat (
        headers[i], "\n", "c1,,Awa Exemple," AWA ",Moi Exemple," ME ",2024-05-02 08:00:00 UTC,,A,INBOX,\n",
        "c2,,Bilal Fictif," BILAL ",Moi Exemple," ME ",2024-05-02 08:00:00 UTC,,B,INBOX,\n", NULL);
    g_autoptr (TestReading) r = test_read_file ("messages.csv", text);
    test_reading_find (r, "\"text\":\"A\"", "awa-exemple", "\"direction\":\"in\"", NULL);
    test_reading_find (r, "\"text\":\"B\"", "bilal-fictif", "\"direction\":\"in\"", NULL);
  }
}

static void
test_files_without_recipient_addresses (void)
{
  const TestFile files[] = {
      {"messages.csv",
       "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,DATE,SUBJECT,CONTENT,FOLDER\n"
       "c1,,Moi Exemple," ME ",Awa Exemple,2021-05-02 08:00:00 UTC,,to Awa,INBOX\n"
       "c1,,Awa Exemple," AWA ",Moi Exemple,2021-05-01 08:00:00 UTC,,from Awa,INBOX\n"
       "c2,,Moi Exemple," ME ",\"Awa Exemple, Bilal Fictif\",2021-05-01 08:00:00 UTC,,to both,INBOX\n"
       "c3,,Moi Exemple," ME ",LinkedIn Member,2021-05-01 08:00:00 UTC,,to nobody,INBOX\n",
       0}};
  g_autoptr (TestReading) r = test_read_files (files, 1);
  test_reading_find (r, "to Awa", "{\"kind\":\"name\",\"value\":\"awa exemple\"}",
                     "\"direction\":\"out\",\"weak\":false", NULL);
  test_reading_find (r, "from Awa", "{\"kind\":\"url\",\"value\":\"awa-exemple\"}", "\"direction\":\"in\"",
                     NULL);
  test_reading_find (r, "to both", "\"weak\":true", NULL);
  g_assert_cmpuint (test_reading_count (r, "to nobody"), ==, 0);
  g_assert_cmpuint (r->info.n_left_out, ==, 1);
}

static void
test_the_form_of_2018 (void)
{
  g_autoptr (TestReading) r =
      test_read_file ("Messages.csv", "From,To,Date,Subject,Content,Direction,Folder\n"
                                      "Awa Exemple,Moi Exemple,\"7/4/18, 9:05 AM\",,Hello,INCOMING,INBOX\n"
                                      "Moi Exemple,Awa Exemple,\"7/4/18, 9:06 AM\",,Hi,OUTGOING,SENT\n");
  test_reading_find (r, "Hello", "{\"kind\":\"name\",\"value\":\"awa exemple\"}", "\"direction\":\"in\"",
                     "\"at\":\"2018-07-04T16:05:00Z\",\"precision\":\"around\"", NULL);
  test_reading_find (r, "Hi", "awa exemple", "\"direction\":\"out\"", NULL);
}

static void
test_what_is_no_exchange_is_left_out (void)
{
  g_autoptr (TestReading) r = test_read_file (
      "messages.csv",
      "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE "
      "URLS,DATE,SUBJECT,CONTENT,FOLDER,"
      "IS MESSAGE DRAFT,IS CONVERSATION DRAFT\n"
      "c1,,Awa Exemple," AWA ",Moi Exemple," ME ",2024-05-02 08:00:00 UTC,,good,INBOX,No,No\n"
      "c2,,Bilal Fictif," BILAL ",Moi Exemple," ME ",2024-05-02 08:00:00 UTC,,good,INBOX,false,\n"
      "c3,,Awa Exemple," AWA ",Moi Exemple," ME ",2024-05-02 08:00:00 UTC,,bad,SPAM,No,No\n"
      "c4,Sponsored Conversation,Awa Exemple," AWA ",Moi Exemple," ME
      ",2024-05-02 08:00:00 UTC,,bad,INBOX,No,No\n"
      "c5,,Moi Exemple," ME ",Awa Exemple," AWA ",2024-05-02 08:00:00 UTC,,bad,INBOX,Yes,No\n"
      "c6,,Moi Exemple," ME ",Awa Exemple," AWA ",,,bad,INBOX,No,true\n"
      "c7,,LinkedIn Member,,Moi Exemple," ME ",2024-05-02 08:00:00 UTC,,bad,INBOX,No,No\n"
      "c8,,Moi Exemple," ME ",,,2024-05-02 08:00:00 UTC,,bad,INBOX,No,No\n");
  g_assert_cmpuint (test_reading_count (r, "good"), ==, 2);
  g_assert_cmpuint (test_reading_count (r, "bad"), ==, 0);
  g_assert_cmpuint (r->info.n_left_out, ==, 6);
  g_assert_cmpuint (ent_report_count (r->report), ==, 0);
}

static void
test_groups (void)
{
  g_autoptr (GString) many = g_string_new (ME);
  for (int i = 0; i < 10; i++)
    g_string_append_printf (many, "; https://www.linkedin.com/in/person-%d", i);
  g_autofree char *text = g_strconcat (HEADER_2024,
                                       "g1,Trio,Awa Exemple," AWA ",\"Moi Exemple, Bilal Fictif, PhD\",\"" ME
                                       "," BILAL "\",2024-05-02 08:00:00 UTC,,three,INBOX\n",
                                       "g2,Trio,Moi Exemple," ME ",\"Awa Exemple, Bilal Fictif\"," AWA
                                       " " BILAL ",2024-05-02 08:00:00 UTC,,two out,INBOX\n",
                                       "g3,Many,Awa Exemple," AWA ",everybody,", many->str,
                                       ",2024-05-02 08:00:00 UTC,,circular in,INBOX\n",
                                       "g4,Many,Moi Exemple," ME ",everybody,\"" AWA ",", many->str,
                                       "\",2024-05-02 08:00:00 UTC,,circular out,INBOX\n", NULL);
  g_autoptr (TestReading) r = test_read_file ("messages.csv", text);
  test_reading_find (r, "three",
                     "\"awa-exemple\"},\"name\":\"Awa Exemple\",\"direction\":\"in\",\"weak\":false},"
                     "{\"identifier\":{\"kind\":\"url\",\"value\":\"bilal-fictif\"},\"name\":null,"
                     "\"direction\":\"both\",\"weak\":true}]",
                     NULL);
  test_reading_find (r, "two out", "\"awa-exemple\"},\"name\":null,\"direction\":\"out\",\"weak\":false",
                     "\"bilal-fictif\"},\"name\":null,\"direction\":\"out\",\"weak\":false", NULL);
  test_reading_find (r, "circular in",
                     "\"parties\":[{\"identifier\":{\"kind\":\"url\",\"value\":\"awa-exemple\"},\"name\":"
                     "\"Awa Exemple\",\"direction\":\"in\",\"weak\":true}]",
                     NULL);
  const char *out = test_reading_find (r, "circular out", "person-9", "\"weak\":true", NULL);
  g_assert_null (strstr (out, "\"weak\":false"));
}

static void
test_addresses_are_compared_decoded (void)
{
  g_autoptr (TestReading) r =
      test_read_file ("messages.csv", HEADER_2024
                      "c1,,Élodie Exemple,https://www.linkedin.com/in/élodie-exemple/,Moi Exemple," ME
                      ",2024-05-02 08:00:00 UTC,,A,INBOX\n"
                      "c2,,Élodie Exemple,https://fr.linkedin.com/in/%C3%89lodie-exemple?x=1,Moi Exemple," ME
                      ",2024-05-02 08:00:00 UTC,,B,INBOX\n" FROM_AWA ("C"));
  g_assert_cmpuint (test_reading_count (r, "\"value\":\"élodie-exemple\""), ==, 2);
}

static void
test_html_and_line_breaks_in_texts (void)
{
  g_autoptr (TestReading) r = test_read_file (
      "messages.csv", HEADER_2024 FROM_AWA ("\"<p>Bonjour&nbsp;!</p><p>R&amp;D <strong>oui</strong></p>\"")
                          TO_BILAL ("\"two\nlines, and \"\"quotes\"\"\""));
  test_reading_find (r, "R&D oui", "awa-exemple", NULL);
  g_assert_cmpuint (test_reading_count (r, "<p>"), ==, 0);
  test_reading_find (r, "two\\nlines, and \\\"quotes\\\"", NULL);
}

static void
test_damaged_rows_are_skipped_and_named (void)
{
  g_autoptr (TestReading) r = test_read_file (
      "messages.csv",
      HEADER_2024 FROM_AWA ("first") "c9,,Awa Exemple," AWA ",Moi Exemple," ME ",some day,,no date,INBOX\n"
                                     "c9,,Awa Exemple," AWA ",Moi Exemple," ME ",,,empty date,INBOX\n"
                                     "c9,,Awa Exemple," AWA ",Moi Exemple," ME
                                     ",2024-05-02 08:00:00 UTC,,too,many,cells,INBOX\n"
                                     "c9,,Awa Exemple," AWA ",Moi Exemple," ME
                                     ",2024-05-02 08:00:00 UTC\n" TO_BILAL ("last"));
  g_assert_true (r->ok);
  test_reading_assert_problem (r, "messages.csv", 3, "DATE", "some day");
  test_reading_assert_problem (r, "messages.csv", 4, "DATE", "no date");
  test_reading_assert_problem (r, "messages.csv", 5, "", "cells");
  g_assert_cmpuint (ent_report_count (r->report), ==, 3);
  test_reading_find (r, "first", NULL);
  test_reading_find (r, "\"line\":6", "\"text\":null", NULL);
  test_reading_find (r, "last", "\"line\":7", NULL);
}

static void
test_a_note_of_an_invitation_does_not_count_twice (void)
{
  const TestFile files[] = {
      {"messages.csv", HEADER_2024 FROM_AWA ("Nice to meet  you") FROM_AWA ("Something else") TO_BILAL ("x"),
       0},
      {"Invitations.csv",
       "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n"
       "Awa Exemple,Moi Exemple,\"4/30/24, 9:05 AM\",\"Nice to\nmeet you\",INCOMING," AWA "," ME "\n",
       0}};
  g_autoptr (TestReading) r = test_read_files (files, G_N_ELEMENTS (files));
  test_reading_find (r, "Nice to meet  you", "\"message\"", "\"weak\":true", NULL);
  test_reading_find (r, "Something else", "\"weak\":false", NULL);
  test_reading_find (r, "\"channel\":\"invitation\"", "\"at\":\"2024-04-30T16:05:00Z\"",
                     "\"direction\":\"in\",\"weak\":false", NULL);
}

static void
test_a_request_to_be_left_alone_is_an_act (void)
{
  g_autoptr (TestReading) r =
      test_read_file ("messages.csv", HEADER_2024 FROM_AWA ("Please stop contacting me.")
                                          TO_AWA ("Please stop contacting me!") TO_BILAL ("stop"));
  test_reading_find (r, "Please stop contacting me.", "\"act\":\"negative\"", "\"direction\":\"in\"", NULL);
  g_assert_cmpuint (test_reading_count (r, "\"act\":\"negative\""), ==, 1);
}

static void
test_conversations_with_machines_are_not_read (void)
{
  const TestFile files[] = {{"guide_messages.csv", HEADER_2024 FROM_AWA ("robot"), 0},
                            {"learning_coach_messages.csv", HEADER_2024 FROM_AWA ("robot"), 0},
                            {"LearningCoachMessages.csv", "There is nothing here, sorry.\n", 0},
                            {"messages.csv", HEADER_2024 FROM_AWA ("human") TO_BILAL ("human"), 0}};
  g_autoptr (TestReading) r = test_read_files (files, G_N_ELEMENTS (files));
  g_assert_cmpuint (test_reading_count (r, "robot"), ==, 0);
  g_assert_cmpuint (test_reading_count (r, "human"), ==, 2);
  g_assert_cmpuint (ent_report_count (r->report), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/messages/the-user-is-the-one-in-all-conversations",
                   test_the_user_is_the_one_in_all_conversations);
  g_test_add_func ("/messages/the-name-in-the-profile-decides-between-two",
                   test_the_name_in_the_profile_decides_between_two);
  g_test_add_func ("/messages/without-a-way-to-tell-nobody-is-taken-for-the-user",
                   test_without_a_way_to_tell_nobody_is_taken_for_the_user);
  g_test_add_func ("/messages/headers-of-all-years", test_headers_of_all_years);
  g_test_add_func ("/messages/files-without-recipient-addresses", test_files_without_recipient_addresses);
  g_test_add_func ("/messages/the-form-of-2018", test_the_form_of_2018);
  g_test_add_func ("/messages/what-is-no-exchange-is-left-out", test_what_is_no_exchange_is_left_out);
  g_test_add_func ("/messages/groups", test_groups);
  g_test_add_func ("/messages/addresses-are-compared-decoded", test_addresses_are_compared_decoded);
  g_test_add_func ("/messages/html-and-line-breaks-in-texts", test_html_and_line_breaks_in_texts);
  g_test_add_func ("/messages/damaged-rows-are-skipped-and-named", test_damaged_rows_are_skipped_and_named);
  g_test_add_func ("/messages/a-note-of-an-invitation-does-not-count-twice",
                   test_a_note_of_an_invitation_does_not_count_twice);
  g_test_add_func ("/messages/a-request-to-be-left-alone-is-an-act",
                   test_a_request_to_be_left_alone_is_an_act);
  g_test_add_func ("/messages/conversations-with-machines-are-not-read",
                   test_conversations_with_machines_are_not_read);
  return g_test_run ();
}
