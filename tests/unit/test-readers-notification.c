/* LinkedIn's notification mails: who did what, and that nothing that signs in comes out. */
#include "notice-builder.h"

#include <string.h>

/* ---- Sentences ---- */

static const struct {
  const char *subject;
  const char *kind;    /* in the coverage report */
  const char *channel; /* NULL: no exchange */
  const char *name;    /* folded */
} subjects[] = {
    {"Awa Fictive wants to connect", "invitation", "invitation", "awa fictive"},
    {"Awa Fictive souhaite se connecter", "invitation", "invitation", "awa fictive"},
    {"Zoé, start a conversation with your new connection, Awa Fictive", "acceptance", "invitation",
     "awa fictive"},
    {"See Awa Fictive’s connections, experience, and more", "acceptance", "invitation", "awa fictive"},
    {"Awa Fictive has accepted your invitation", "acceptance", "invitation", "awa fictive"},
    {"Awa Fictive a accepté votre invitation", "acceptance", "invitation", "awa fictive"},
    {"Zoé, entamez une conversation avec votre nouvelle relation, Awa Fictive", "acceptance", "invitation",
     "awa fictive"},
    {"Your colleague's invitation is waiting for your response", "reminder", NULL, NULL},
    {"L’invitation de Awa Fictive attend votre réponse", "reminder", NULL, NULL},
    {"Awa Fictive just messaged you", "message", "message", "awa fictive"},
    {"Awa Fictive sent you a message", "message", "message", "awa fictive"},
    {"Awa Fictive sent you a new message", "message", "message", "awa fictive"},
    {"New message from Awa Fictive", "message", "message", "awa fictive"},
    {"Messages from Awa Fictive and 3 others", "messages", "message", "awa fictive"},
    {"Awa Fictive vient de vous envoyer un message", "message", "message", "awa fictive"},
    {"Awa Fictive acabou de enviar uma mensagem a você", "message", "message", "awa fictive"},
    {"Awa Fictive hat Ihnen eine Nachricht gesendet", "message", "message", "awa fictive"},
    {"Awa Fictive commented on your post", "comment", "comment", "awa fictive"},
    {"Awa Fictive and 12 others commented on your post", "comment", "comment", "awa fictive"},
    {"Awa Fictive a commenté votre post", "comment", "comment", "awa fictive"},
    {"Awa Fictive a commenté votre publication", "comment", "comment", "awa fictive"},
    {"Awa Fictive replied to your comment", "reply", "comment", "awa fictive"},
    {"Awa Fictive a répondu à votre commentaire", "reply", "comment", "awa fictive"},
    {"Awa Fictive mentioned you in a comment", "mention", "comment", "awa fictive"},
    {"Awa Fictive mentioned you in a post", "mention", "comment", "awa fictive"},
    {"Awa Fictive tagged you in a post", "mention", "comment", "awa fictive"},
    {"Awa Fictive vous a mentionné(e) dans un commentaire", "mention", "comment", "awa fictive"},
    {"Awa Fictive vous a mentionnée dans un post", "mention", "comment", "awa fictive"},
    {"Awa Fictive liked your post", "reaction", "reaction", "awa fictive"},
    {"Awa Fictive likes your post", "reaction", "reaction", "awa fictive"},
    {"Awa Fictive reacted to your post", "reaction", "reaction", "awa fictive"},
    {"Awa Fictive a réagi à votre post", "reaction", "reaction", "awa fictive"},
    {"Awa Fictive et 4 autres personnes ont réagi à votre post", "reaction", "reaction", "awa fictive"},
    {"Awa Fictive shared your post", "share", "share", "awa fictive"},
    {"Awa Fictive reposted your post", "share", "share", "awa fictive"},
    {"Awa Fictive a republié votre post", "share", "share", "awa fictive"},
    {"Your post is getting 20 reactions", "numbers", NULL, NULL},
    {"Awa Fictive viewed your profile", "view", "view", "awa fictive"},
    {"Awa Fictive a consulté votre profil", "view", "view", "awa fictive"},
    {"14 people viewed your profile", "numbers", NULL, NULL},
    {"Someone at Acme viewed your profile", "numbers", NULL, NULL},
    {"Sie haben 7 neue Profilaufrufe", "numbers", NULL, NULL},
    {"You appeared in 5 searches this week", "numbers", NULL, NULL},
    {"Vous êtes apparu dans 5 recherches cette semaine", "numbers", NULL, NULL},
    {"Awa Fictive endorsed you for Negotiation", "endorsement", "endorsement", "awa fictive"},
    {"Awa Fictive vous a recommandé pour Négociation", "endorsement", "endorsement", "awa fictive"},
    {"Awa Fictive has written you a recommendation", "recommendation", "recommendation", "awa fictive"},
    {"Awa Fictive congratulated you on your work anniversary!", "congratulation", "reaction", "awa fictive"},
    {"Congratulate Awa Fictive for 3 years at Acme", "contact-news", NULL, NULL},
    {"Félicitez Awa Fictive pour ses 3 ans chez Acme", "contact-news", NULL, NULL},
    {"Wish Awa Fictive a happy birthday", "contact-news", NULL, NULL},
    {"Awa Fictive shared a post", "network-news", NULL, NULL},
    {"Awa Fictive reshared a post: Bilan", "network-news", NULL, NULL},
    {"Awa Fictive recently posted", "network-news", NULL, NULL},
    {"Awa Fictive commented on Bilal Inventé’s post: Bravo", "network-news", NULL, NULL},
    {"Awa Fictive a commenté le post de Bilal Inventé", "network-news", NULL, NULL},
    {"Zoé, add Awa Fictive - Directrice", "suggestion", NULL, NULL},
    {"Zoé, follow Awa Fictive - Directrice", "suggestion", NULL, NULL},
};

static void
test_sentences (void)
{
  for (size_t i = 0; i < G_N_ELEMENTS (subjects); i++) {
    g_test_message ("%s", subjects[i].subject);
    g_autoptr (TestReading) reading = test_read_notice ((TestNotice){.subject = subjects[i].subject});
    test_assert_reason (reading, "notification", subjects[i].kind);
    test_reading_find (reading, "\"kind\":\"mail\"", "\"class\":\"notification\"", "\"bulk\":true", NULL);
    if (subjects[i].channel == NULL) {
      g_assert_cmpuint (test_reading_count (reading, INTERACTION), ==, 0);
      continue;
    }
    g_autofree char *channel = g_strdup_printf ("\"channel\":\"%s\"", subjects[i].channel);
    g_autofree char *value = g_strdup_printf ("\"value\":\"%s\"", subjects[i].name);
    test_reading_find (reading, INTERACTION, channel, value, "\"direction\":\"in\"",
                       "\"at\":\"2025-04-07T12:31:02Z\"", NULL);
    test_reading_find (reading, "\"kind\":\"mail\"", channel, "\"direction\":\"in\"", NULL);
  }
}

/* ---- Templates ---- */

static const struct {
  const char *template, *from, *kind;
  bool has_actor;
} templates[] = {
    {"email_m2m_invite_single_02", "Awa Fictive <invitations@linkedin.com>", "invitation", true},
    {"eml-M2M_Invitation", "Awa Fictive <invitations@linkedin.com>", "invitation", true},
    {"email_m2m_invite_reminder_01", NULL, "reminder", false},
    {"invite_guest_59", NULL, "suggestion", false},
    {"connection_suggestion_email", NULL, "suggestion", false},
    {"email_accept_invite_single_02", "Awa Fictive via LinkedIn <invitations@linkedin.com>", "acceptance",
     true},
    {"email_member_message_v2", "Awa Fictive via LinkedIn <messaging-digest-noreply@linkedin.com>", "message",
     true},
    {"email_messaging_single_01", "Awa Fictive <member@linkedin.com>", "message", true},
    {"email_hire_inmail_initial_single_01", "Awa Fictive <inmail-hit-reply@linkedin.com>", "inmail", true},
    {"email_notification_single_mentioned_you_in_this_01", "Awa Fictive <notifications-noreply@linkedin.com>",
     "mention", true},
    {"email_notification_single_search_appearance_01", NULL, "numbers", false},
    {"email_notification_digest_01", NULL, "digest", false},
    {"b2_professional_identity_digest_01", NULL, "numbers", false},
    {"email_weekly_analytics_recap_v2", NULL, "numbers", false},
    {"email_network_conversations_01", NULL, "network-news", false},
    {"email_editorial_suggested_top_conversations_01", NULL, "network-news", false},
    {"email_career_insights_01", NULL, "network-news", false},
    {"email_next_best_action_digest_01", NULL, "network-news", false},
    {"email_pymk_02", NULL, "suggestion", false},
    {"email_series_follow_newsletter_01", NULL, "newsletter", false},
    {"email_groups_recommended_by_admin_01", NULL, "groups", false},
    {"b2_anet_digest_of_digests", NULL, "groups", false},
    {"b2_content_ecosystem_digest", NULL, "network-news", false},
    {"email_job_alert_digest_01", NULL, "jobs", false},
    {"email_jobs_viewed_job_reminder_01", NULL, "jobs", false},
    {"jobs_jymbii_digest", NULL, "jobs", false},
    {"email_application_confirmation_with_nba_01", NULL, "jobs", false},
    {"email_lss_weekly_digest", NULL, "marketing", false},
    {"security_two_step_verification", NULL, "security", false},
};

static void
test_templates (void)
{
  for (size_t i = 0; i < G_N_ELEMENTS (templates); i++) {
    g_test_message ("%s", templates[i].template);
    g_autoptr (TestReading) reading = test_read_notice (
        (TestNotice){.from = templates[i].from, .subject = "Bonjour", .template = templates[i].template});
    test_assert_reason (reading, "notification", templates[i].kind);
    g_assert_cmpuint (test_reading_count (reading, INTERACTION), ==, templates[i].has_actor);
    if (templates[i].has_actor)
      test_reading_find (reading, INTERACTION, "\"value\":\"awa fictive\"", "\"direction\":\"in\"", NULL);
  }
}

/* Without headers the links tell. */
static void
test_template_of_links (void)
{
  static const char *const parameters[] = {
      "trk=eml-email_accept_invite_single_02-hero-0-prof%7Ename",
      "lipi=urn%3Ali%3Apage%3Aemail_email_accept_invite_single_02%3Bxyz",
      "ek=email_accept_invite_single_01&amp;m=unsub",
  };
  for (size_t i = 0; i < G_N_ELEMENTS (parameters); i++) {
    g_autofree char *html =
        g_strdup_printf ("<p><a href=\"https://fr.linkedin.com/comm/in/awa-fictive?x=1&amp;%s&amp;" TOKENS
                         "\">Awa Fictive</a></p>",
                         parameters[i]);
    g_autoptr (TestReading) reading = test_read_notice ((TestNotice){
        .from = "Awa Fictive via LinkedIn <invitations@linkedin.com>", .subject = "Bonjour", .html = html});
    test_assert_reason (reading, "notification", "acceptance");
    test_reading_find (reading, INTERACTION, "\"kind\":\"url\",\"value\":\"awa-fictive\"", NULL);
  }
}

/* ---- Who ---- */

#define LINK(slug, trk, label)                                                                               \
  "<a href=\"https://www.linkedin.com/comm/in/" slug "?trk=eml-" trk "&amp;" TOKENS "\">" label "</a>"

/* The first profile is the user's own, and those below are suggestions. */
static void
test_invitation_of_2024 (void)
{
  static const char html[] =
      "<html><div data-email-preheader=\"true\">Awa wants to connect\xCD\x8F\xE2\x80\x8C</div>"
      "<table><tr><td>" LINK ("zoe-exemple", "email_m2m_invite_single_01-header-0-profile_glimmer", "Zoé Exemple") "</td></tr><tr><td>" LINK (
          "awa-fictive", "email_m2m_invite_single_01-hero-0-prof%7Ephoto",
          "") "</td></tr><tr><td>" LINK ("awa-fictive", "email_m2m_invite_single_01-hero-0-prof%7Ename",
                                         "Awa Fictive") "</td></tr><tr><td>Directrice des achats chez "
                                                        "Acme | Conférencière</td></tr><tr><td>Lyon, "
                                                        "France</td></tr>"
                                                        "<tr><td>12 connections in "
                                                        "common</td></tr><tr><td><a "
                                                        "href=\"https://www.linkedin.com/comm/mynetwork/"
                                                        "invite-accept/invitationId/123456/sharedKey/"
                                                        "secretkey/?" TOKENS "\">Accept</a></td></tr>"
                                                        "<tr><td>" LINK (
                                                            "awa-fictive",
                                                            "email_m2m_invite_single_01-hero-0-prof%"
                                                            "7Ecta",
                                                            "View profile") "</td></tr><tr><td>People "
                                                                            "you may "
                                                                            "know</td></"
                                                                            "tr><tr><td>" LINK ("bilal-"
                                                                                                "invent"
                                                                                                "e",
                                                                                                "email_"
                                                                                                "m2m_"
                                                                                                "invite_"
                                                                                                "single_"
                                                                                                "01-"
                                                                                                "pymk-0-"
                                                                                                "profile"
                                                                                                "_name",
                                                                                                "Bilal "
                                                                                                "Invent"
                                                                                                "é") "</"
                                                                                                     "td"
                                                                                                     "><"
                                                                                                     "/t"
                                                                                                     "r>"
                                                                                                     "</"
                                                                                                     "ta"
                                                                                                     "bl"
                                                                                                     "e>"
                                                                                                     "<p"
                                                                                                     ">T"
                                                                                                     "hi"
                                                                                                     "s "
                                                                                                     "em"
                                                                                                     "ai"
                                                                                                     "l "
                                                                                                     "wa"
                                                                                                     "s "
                                                                                                     "in"
                                                                                                     "te"
                                                                                                     "nd"
                                                                                                     "ed"
                                                                                                     " f"
                                                                                                     "or"
                                                                                                     " Z"
                                                                                                     "oé"
                                                                                                     " E"
                                                                                                     "xe"
                                                                                                     "mp"
                                                                                                     "le"
                                                                                                     " ("
                                                                                                     "Co"
                                                                                                     "ns"
                                                                                                     "ei"
                                                                                                     "l)"
                                                                                                     "</"
                                                                                                     "p>"
                                                                                                     "</"
                                                                                                     "ht"
                                                                                                     "ml"
                                                                                                     ">";
  g_autoptr (TestReading) reading =
      test_read_notice ((TestNotice){.from = "Awa Fictive <invitations@linkedin.com>",
                                     .subject = "I want to connect",
                                     .template = "email_m2m_invite_single_01",
                                     .html = html});
  test_reading_find (reading, INTERACTION, "\"channel\":\"invitation\"",
                     "\"kind\":\"url\",\"value\":\"awa-fictive\"", "\"weak\":true", NULL);
  test_reading_find (reading, "\"kind\":\"contact\"", "\"value\":\"awa-fictive\"",
                     "\"title\":\"Directrice des achats\"", "\"organisation\":\"Acme\"",
                     "\"place\":\"Lyon, France\"", "\"certainty\":\"guessed\"", NULL);
  g_assert_cmpuint (test_reading_count (reading, "bilal-invente"), ==, 0);
  g_assert_cmpuint (test_reading_count (reading, "\"value\":\"zoe-exemple\""), ==, 0);
}

/* The text of 2016: opaque ids, and a note above the name. */
static void
test_invitation_of_2016 (void)
{
  static const char plain[] =
      "Hi Zoé,\n\nI'd like to join your LinkedIn network.\nNous nous sommes vues à Lyon.\n\nAwa Fictive\n"
      "Head of Purchasing at Acme\n\n"
      "View profile: https://www.linkedin.com/comm/profile/view?id=AAsAAsecret&authToken=secretauth\n"
      "Accept: https://www.linkedin.com/comm/people/invite-accept?invitationId=12&sharedKey=secretkey\n\n"
      ".....................................\n\nUnsubscribe: https://www.linkedin.com/e/v2?ek=x&" TOKENS "\n";
  g_autoptr (TestReading) reading =
      test_read_notice ((TestNotice){.from = "Awa Fictive <invitations@linkedin.com>",
                                     .subject = "Zoé, please add me to your LinkedIn network",
                                     .template = "email_m2m_invite_single_01",
                                     .plain = plain});
  test_reading_find (reading, INTERACTION, "\"kind\":\"name\",\"value\":\"awa fictive\"", "\"weak\":false",
                     "\"text\":\"Nous nous sommes vues à Lyon.\"", NULL);
  test_reading_find (reading, "\"kind\":\"mail\"", "\"reply_text\":\"Nous nous sommes vues à Lyon.\"", NULL);
}

/* In a plain text a profile belongs to the name above it. */
static void
test_profile_below_the_name (void)
{
  static const char plain[] =
      "https://www.linkedin.com/comm/in/zoe-exemple?trk=x\n\nAwa Fictive has accepted your "
      "invitation\n\nAwa Fictive\nAcheteuse chez Acme\nView profile: "
      "https://www.linkedin.com/comm/in/awa-fictive?" TOKENS "\n" FOOTER_EN;
  g_autoptr (TestReading) reading = test_read_notice ((TestNotice){
      .from = "Awa Fictive via LinkedIn <invitations@linkedin.com>", .subject = "Bonjour", .plain = plain});
  test_reading_find (reading, INTERACTION, "\"kind\":\"url\",\"value\":\"awa-fictive\"", NULL);
  g_assert_cmpuint (test_reading_count (reading, "\"value\":\"zoe-exemple\""), ==, 0);
}

/* A first name alone is nobody; the user is no party; neither is "LinkedIn". */
static void
test_who_is_nobody (void)
{
  g_autoptr (TestReading) first = test_read_notice ((TestNotice){.subject = "Awa just messaged you"});
  g_assert_cmpuint (test_reading_count (first, INTERACTION), ==, 0);
  test_assert_reason (first, "notification", "message");
  g_autoptr (TestReading) own =
      test_read_notice ((TestNotice){.subject = "Zoé Exemple commented on your post"});
  g_assert_cmpuint (test_reading_count (own, INTERACTION), ==, 0);
  g_autoptr (TestReading) none =
      test_read_notice ((TestNotice){.subject = "You have a message", .template = "email_member_message_v2"});
  g_assert_cmpuint (test_reading_count (none, INTERACTION), ==, 0);
  test_reading_find (none, "\"reason\":\"unrecognised-notification\"", "message of nobody", NULL);
}

/* "And 3 others" is nobody; two who are named are two. */
static void
test_several (void)
{
  static const struct {
    const char *subject, *first, *second;
  } cases[] = {
      {"Awa Fictive and Bilal Inventé liked your post", "awa fictive", "bilal invente"},
      {"Awa Fictive et Bilal Inventé ont réagi à votre post", "awa fictive", "bilal invente"},
      {"Awa Fictive, Bilal Inventé and 3 others liked your post", "awa fictive", "bilal invente"},
      {"Awa Fictive, PhD liked your post", "awa fictive", NULL},
      {"Awa Fictive et 3 autres personnes ont commenté votre publication", "awa fictive", NULL},
      {"Awa Fictive and Zoé Exemple liked your post", "awa fictive", NULL},
      {"Awa Fictive also commented on your post", "awa fictive", NULL},
      {"L’invitation d’Awa attend votre réponse", NULL, NULL},
  };
  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++) {
    const char *names[] = {cases[i].first, cases[i].second};
    g_test_message ("%s", cases[i].subject);
    g_autoptr (TestReading) reading = test_read_notice ((TestNotice){.subject = cases[i].subject});
    size_t n_people = names[0] == NULL ? 0 : names[1] == NULL ? 1 : 2;
    g_assert_cmpuint (test_reading_count (reading, INTERACTION), ==, n_people);
    for (size_t n = 0; n < 2 && names[n] != NULL; n++) {
      g_autofree char *value = g_strdup_printf ("\"value\":\"%s\"", names[n]);
      test_reading_find (reading, INTERACTION, value, NULL);
    }
  }
}

/* ---- What ---- */

static void
test_comment_with_its_post (void)
{
  /* 7315000000000000000 >> 22 is 2025-04-07T12:0x UTC or so: before the mail. */
  static const char html[] =
      "<p>Awa Fictive commented on your post</p><p>“Bravo pour ce bilan”</p><a "
      "href=\"https://www.linkedin.com/comm/"
      "feed/update/urn%3Ali%3Aactivity%3A7314900000000000001/"
      "?commentUrn=urn%3Ali%3Acomment%3A%28urn%3Ali%3Aactivity"
      "%3A7314900000000000001%2C7314910000000000002%29&amp;" TOKENS "\">See comment</a>";
  g_autoptr (TestReading) reading =
      test_read_notice ((TestNotice){.subject = "Awa Fictive commented on your post", .html = html});
  const char *record = test_reading_find (reading, INTERACTION, "\"thread\":\"activity:7314900000000000001\"",
                                          "\"text\":\"Bravo pour ce bilan\"",
                                          "\"external_id\":\"linkedin:comment:7314910000000000002\"", NULL);
  g_assert_null (strstr (record, "\"at\":\"2025-04-07T12:31:02Z\"")); /* its own time */
  test_reading_find (reading, "\"kind\":\"voice\"", "\"channel\":\"comment\"",
                     "\"subject\":\"activity:7314900000000000001\"", NULL);
}

static void
test_inmail (void)
{
  static const char plain[] = "Poste de directrice\nPoste de directrice\n\n    Awa Fictive\n    Reply\n"
                              "    https://www.linkedin.com/messaging/thread/2-YWJjZGVm==/?" TOKENS
                              "\n\nBonjour Zoé,\nJ'ai un poste pour vous.\n"
                              "Voir https://www.linkedin.com/comm/jobs/view/12?" TOKENS "\n" FOOTER_FR;
  g_autoptr (TestReading) reading =
      test_read_notice ((TestNotice){.from = "Awa Fictive <inmail-hit-reply@linkedin.com>",
                                     .subject = "Poste de directrice",
                                     .template = "email_hire_inmail_initial_single_01",
                                     .plain = plain});
  test_reading_find (reading, INTERACTION, "\"channel\":\"message\"", "\"thread\":\"2-YWJjZGVm==\"",
                     "\"subject\":\"Poste de directrice\"",
                     "\"text\":\"Bonjour Zoé,\\nJ'ai un poste pour vous.", NULL);
  g_assert_cmpuint (test_reading_count (reading, "désinscrire"), ==, 0);
}

static void
test_endorsement_names_the_skill (void)
{
  g_autoptr (TestReading) reading =
      test_read_notice ((TestNotice){.subject = "Awa Fictive endorsed you for Negotiation"});
  test_reading_find (reading, INTERACTION, "\"subject\":\"Negotiation\"", NULL);
}

/* ---- Digests ---- */

static void
test_digest (void)
{
#define CARD(slug, type, element, label)                                                                     \
  LINK (slug, "email_notification_digest_01-" type "-0-" element, label)
#define POST                                                                                                 \
  "https://www.linkedin.com/comm/feed/update/"                                                               \
  "urn:li:activity:7314900000000000001?trk=eml-email_notification_digest_01-"
  static const char html[] = "<p>Here's what's happened since you were last on LinkedIn</p>" LINK (
      "zoe-exemple", "email_notification_digest_01-header-0-profile_glimmer",
      "Zoé") "<p>You have 3 pending invitations</p><a "
             "href=\"https://www.linkedin.com/comm/mynetwork/?trk=eml-"
             "email_notification_digest_01-MY_NETWORK-0-cta\">See all</a>"
             "<p>" CARD ("chloe-imaginaire", "JOB_CHANGE_PROP", "profile_name",
                         "Chloé Imaginaire") " started a new position as Acheteuse chez Acme</p><a "
                                             "href=\"https://www.linkedin.com/comm/messaging/compose/"
                                             "chloe-imaginaire/body/x/"
                                             "?propUrn=urn%3Ali%3Aprop%3A%28JOB_CHANGE%2C1%29&amp;trk=eml-"
                                             "email_notification_digest_01-"
                                             "JOB_CHANGE_PROP-0-cta\">Say congrats</a>"
                                             "<p><b>Dora Fictive</b> commented on <b>Emil Inventé</b>’s "
                                             "post: Bravo</p><a href=\"" POST
                                             "COMMENTS_BY_YOUR_NETWORK-0-cta\">Comment</a>"
                                             "<p><b>Fatou Exemple</b> shared a post</p><a href=\"" POST
                                             "SHARED_BY_YOUR_NETWORK-0-cta\">See post</a>"
                                             "<p><b>Awa Fictive</b> reacted to your post</p><a href=\"" POST
                                             "REACTIONS_ON_YOUR_POST-0-cta\">See post</a>"
                                             "<p>Quelque chose de neuf pour Bilal Inventé</p><a href=\"" POST
                                             "BRAND_NEW_CARD-0-cta\">See</a>";
  g_autoptr (TestReading) reading = test_read_notice ((TestNotice){
      .subject = "Zoé, you have 5 notifications", .template = "email_notification_digest_01", .html = html});
  g_assert_cmpuint (test_reading_count (reading, INTERACTION), ==, 1);
  test_reading_find (reading, INTERACTION, "\"channel\":\"reaction\"", "\"value\":\"awa fictive\"",
                     "\"thread\":\"activity:7314900000000000001\"", NULL);
  test_reading_find (reading, "\"kind\":\"contact\"", "\"value\":\"chloe-imaginaire\"",
                     "\"title\":\"Acheteuse\"", "\"organisation\":\"Acme\"", NULL);
  g_assert_cmpuint (test_reading_count (reading, "\"kind\":\"contact\""), ==, 1);
  test_assert_reason (reading, "notification", "digest");
  test_assert_reason (reading, "unrecognised-card", "BRAND_NEW_CARD");
}

/* ---- Coverage ---- */

static void
test_shapes (void)
{
  static const struct {
    const char *template, *email, *subject, *shape;
  } shapes[] = {
      {"email_notification_single_boost_01", "notifications-noreply@linkedin.com",
       "Awa Fictive boosted your post",
       "email_notification_single_boost_01 · notifications-noreply · * boosted your post"},
      {"", "awa.fictive@linkedin.com", "jean dupont vous a applaudie 12 fois chez Acme !",
       "- · * · * vous a applaudie # * chez *"},
      {"a b\nc", "updates@linkedin.com", "", "a?b?c · updates · "},
  };
  for (size_t i = 0; i < G_N_ELEMENTS (shapes); i++) {
    g_autoptr (GString) shape = g_string_new (NULL);
    ent_notification_append_shape (ent_slice (shapes[i].template), ent_slice (shapes[i].email),
                                   ent_slice (shapes[i].subject), shape);
    g_assert_cmpstr (shape->str, ==, shapes[i].shape);
  }
  g_autoptr (TestReading) reading = test_read_notice ((TestNotice){
      .subject = "Awa Fictive boosted your post", .template = "email_notification_single_boost_01"});
  test_assert_reason (reading, "unrecognised-notification", shapes[0].shape);
}

/* Who has no headline has none: the sentence that tells what happened is not one. */
static void
test_no_headline (void)
{
  static const char *const sentences[] = {"Awa Fictive has accepted your invitation",
                                          "Awa Fictive a accepté votre invitation",
                                          "Bonjour Zoé, je souhaite rejoindre votre réseau LinkedIn."};
  for (size_t i = 0; i < G_N_ELEMENTS (sentences); i++) {
    g_autofree char *plain = g_strdup_printf (
        "Awa "
        "Fictive\n\n%s\n\nhttps://www.linkedin.com/comm/in/awa-fictive?trk=eml-email_accept_invite_single_01-"
        "hero-0-prof%%7Ename\n" FOOTER_FR,
        sentences[i]);
    g_autoptr (TestReading) reading =
        test_read_notice ((TestNotice){.subject = "Awa Fictive a accepté votre invitation",
                                       .template = "email_accept_invite_single_01",
                                       .plain = plain});
    g_assert_cmpuint (test_reading_count (reading, INTERACTION), ==, 1);
    g_assert_cmpuint (test_reading_count (reading, "\"title\":\"Awa"), ==, 0);
    g_assert_cmpuint (test_reading_count (reading, "\"title\":\"Bonjour"), ==, 0);
  }
}

static void
test_headlines (void)
{
  static const struct {
    const char *headline, *title, *organisation;
  } cases[] = {
      {"Head of Sales at Acme", "Head of Sales", "Acme"},
      {"Directrice chez Acme | Conférencière", "Directrice", "Acme"},
      {"Maman · Directrice achats chez Acme, Lyon", "Directrice achats", "Acme"},
      {"CTO @ Acme", "CTO", "Acme"},
      {"Directrice chez Acme Indust…", "Directrice", ""},
      {"Passionnée d'énergie", "Passionnée d'énergie", ""},
      {"", "", ""},
  };
  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++) {
    EntSlice title, organisation;
    ent_notification_parse_headline (ent_slice (cases[i].headline), &title, &organisation);
    g_assert_true (ent_slice_equal (title, ent_slice (cases[i].title)));
    g_assert_true (ent_slice_equal (organisation, ent_slice (cases[i].organisation)));
  }
}

static void
test_patterns (void)
{
  EntNotificationMatch match;
  g_assert_true (ent_notification_pattern_match (
      "{name} liked your {post}{any}", ENT_SLICE ("Awa your Fictive liked your photo on Monday"), &match));
  g_assert_true (ent_slice_equal (match.name, ENT_SLICE ("Awa your Fictive")));
  g_assert_false (
      ent_notification_pattern_match ("{name} liked your {post}", ENT_SLICE ("liked your post"), &match));
  g_assert_false (ent_notification_pattern_match ("{n} people", ENT_SLICE (""), &match));
  g_assert_false (ent_notification_pattern_match ("{unknown}", ENT_SLICE ("x"), &match));
  g_autofree char *many = g_strnfill (4000, 'a');
  g_assert_false (ent_notification_pattern_match ("{name}a{any}b{any}c", ent_slice (many), &match));
}

/* What people write about LinkedIn stays as it is, but for what signs in. */
static void
test_other_addresses_stay (void)
{
  g_autoptr (TestReading) reading = test_read_text (
      "From: Bilal Inventé <bilal@example.net>\nTo: zoe@example.org\n"
      "Date: Mon, 07 Apr 2025 12:31:02 +0000\nSubject: x\n\n"
      "https://www.linkedin.com/company/acme/?x=1 https://www.linkedin.com/in/awa?y=2 authToken=1\n");
  test_reading_find (
      reading, "https://www.linkedin.com/company/acme/?x=1 https://www.linkedin.com/in/awa?y=2 authToken=1",
      NULL);
}

static void
test_persons (void)
{
  static const char *const persons[] = {"Les Exemple", "Marc Fictif - LinkedIn Top Voice", "Zoé", "孙 例"};
  static const char *const nobody[] = {
      "",         "LinkedIn",          "LinkedIn Messaging",  "Someone at Acme",
      "3 people", "L’équipe LinkedIn", "Quelqu’un chez Acme", "🎉"};
  for (size_t i = 0; i < G_N_ELEMENTS (persons); i++)
    g_assert_true (ent_notification_is_person (ent_slice (persons[i])));
  for (size_t i = 0; i < G_N_ELEMENTS (nobody); i++)
    g_assert_false (ent_notification_is_person (ent_slice (nobody[i])));
}

/* A security mail's text is shown nowhere. */
static void
test_security_text_is_dropped (void)
{
  g_autoptr (TestReading) reading =
      test_read_notice ((TestNotice){.from = "LinkedIn <security-noreply@linkedin.com>",
                                     .subject = "Bonjour",
                                     .template = "security_pin_01",
                                     .plain = "Your code is 424242\n" FOOTER_EN});
  g_assert_cmpuint (test_reading_count (reading, "424242"), ==, 0);
}

/* Half of a mail, a text that never ends, tags within tags: read as far as it goes. */
static void
test_malformed (void)
{
  static const char *const parts[] = {
      "<a href=",
      "<a href=\"https://www.linkedin.com/comm/in/",
      "<a <a <a href='x",
      "<a href=\"https://www.linkedin.com\"",
      "https://www.linkedin.com/comm/in/%%%zz?trk=eml-&trk=eml---&lipi=%",
      "://://://",
      "https://",
      "<p>\xff\xfe</p>",
      "<a href=\"https://www.linkedin.com/comm/feed/update/urn:li:activity:99999999999999999999999\">x</a>"};
  for (size_t i = 0; i < G_N_ELEMENTS (parts); i++) {
    g_autoptr (TestReading) reading = test_read_notice (
        (TestNotice){.subject = "Awa Fictive commented on your post", .plain = parts[i], .html = parts[i]});
    test_reading_find (reading, INTERACTION, "\"value\":\"awa fictive\"", NULL);
  }
  g_autofree char *text = test_notice_text (&(TestNotice){.subject = "Awa Fictive commented on your post"});
  for (size_t length = strlen (text); length > 700; length -= 97) {
    text[length] = '\0';
    test_reading_free (test_read_text (text));
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/notification/sentences", test_sentences);
  g_test_add_func ("/notification/templates", test_templates);
  g_test_add_func ("/notification/template-of-links", test_template_of_links);
  g_test_add_func ("/notification/invitation-of-2024", test_invitation_of_2024);
  g_test_add_func ("/notification/invitation-of-2016", test_invitation_of_2016);
  g_test_add_func ("/notification/profile-below-the-name", test_profile_below_the_name);
  g_test_add_func ("/notification/who-is-nobody", test_who_is_nobody);
  g_test_add_func ("/notification/comment-with-its-post", test_comment_with_its_post);
  g_test_add_func ("/notification/inmail", test_inmail);
  g_test_add_func ("/notification/endorsement", test_endorsement_names_the_skill);
  g_test_add_func ("/notification/digest", test_digest);
  g_test_add_func ("/notification/shapes", test_shapes);
  g_test_add_func ("/notification/headlines", test_headlines);
  g_test_add_func ("/notification/no-headline", test_no_headline);
  g_test_add_func ("/notification/patterns", test_patterns);
  g_test_add_func ("/notification/security", test_security_text_is_dropped);
  g_test_add_func ("/notification/malformed", test_malformed);
  g_test_add_func ("/notification/other-addresses-stay", test_other_addresses_stay);
  g_test_add_func ("/notification/persons", test_persons);
  g_test_add_func ("/notification/several", test_several);
  return g_test_run ();
}
