#include "readers/opt-out-private.h"

static void
assert_all (const char *const *texts, size_t n, bool expected)
{
  g_autoptr (GString) scratch = g_string_new (NULL);
  for (size_t i = 0; i < n; i++) {
    g_test_message ("%s", texts[i]);
    g_assert_true (ent_is_opt_out (ENT_SLICE (""), ent_slice (texts[i]), scratch) == expected);
  }
}

static void
test_requests_are_heard (void)
{
  static const char *const texts[] = {
      "STOP",
      "stop.",
      "Unsubscribe",
      "Please unsubscribe me from your list.",
      "Remove me from your contacts",
      "Bonjour,\nMerci de ne plus me contacter.",
      "Bonjour,  Merci de ne plus me contacter.",
      "Désabonnement",
      "désabonnez-moi svp",
      "Please stop contacting me.",
      "Hi, please stop messaging me",
      "Don't contact me again",
      "Je ne souhaite plus recevoir vos messages, merci.",
      "Leave me alone!",
      "Merci beaucoup pour votre aimable proposition qui ne correspond malheureusement aucunement aux "
      "projets "
      "actuels. Merci de ne plus me contacter.",
  };
  assert_all (texts, G_N_ELEMENTS (texts), true);
}

static void
test_ordinary_messages_are_not_taken_for_requests (void)
{
  static const char *const texts[] = {
      "",
      "Hello",
      "We should stop by your office on Monday",
      "Stop by any time!",
      "Non-stop service since 2004",
      "Please contact me when you are back",
      "Can you remove me a doubt? Which slot suits you?",
      "I will unsubscribe from that newsletter, thanks for telling me",
      "N'hésitez plus à me contacter",
      "Merci de me contacter",
      "Full stop.",
      "Don't stop!",
      "Bonjour, pouvez-vous me dire comment se désabonner ?",
      ("Please stop contacting me is what people write when they are angry, and so I wondered whether your "
       "software could find such sentences in a long text and count them for our next study of customers."),
      "\"unsubscribe\" is the button that nobody finds in your mails",
  };
  assert_all (texts, G_N_ELEMENTS (texts), false);
}

static void
test_the_subject_counts_too (void)
{
  g_autoptr (GString) scratch = g_string_new (NULL);
  g_assert_true (ent_is_opt_out (ENT_SLICE ("Unsubscribe"), ENT_SLICE (""), scratch));
  g_assert_false (ent_is_opt_out (ENT_SLICE ("Re: unsubscribe"), ENT_SLICE ("It works now"), scratch));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/opt-out/requests-are-heard", test_requests_are_heard);
  g_test_add_func ("/opt-out/ordinary-messages-are-not-taken-for-requests",
                   test_ordinary_messages_are_not_taken_for_requests);
  g_test_add_func ("/opt-out/the-subject-counts-too", test_the_subject_counts_too);
  return g_test_run ();
}
