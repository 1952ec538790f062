/* The table of rules: which template, sentence or sender means what. Nothing official describes these mails:
 * each row says how sure it is, and what no row fits is counted by its shape (notification-shape.c). */
#include "readers/notification-private.h"

const EntNotificationFacts *
ent_notification_facts (EntNotificationKind kind)
{
  static const EntNotificationFacts facts[] = {
      [ENT_NOTIFICATION_UNKNOWN] = {"unknown", 0, 0, 0, false},
      [ENT_NOTIFICATION_INVITATION] = {"invitation", ENT_CHANNEL_INVITATION, ENT_WEIGHT_WEAK_ECHO, 90, true},
      [ENT_NOTIFICATION_ACCEPTANCE] = {"acceptance", ENT_CHANNEL_INVITATION, ENT_WEIGHT_WEAK, 90, true},
      [ENT_NOTIFICATION_MESSAGE] = {"message", ENT_CHANNEL_MESSAGE, ENT_WEIGHT_ECHO, 0, false},
      [ENT_NOTIFICATION_MESSAGES] = {"messages", ENT_CHANNEL_MESSAGE, ENT_WEIGHT_ECHO, 3, false},
      [ENT_NOTIFICATION_INMAIL] = {"inmail", ENT_CHANNEL_MESSAGE, ENT_WEIGHT_ECHO, 0, false},
      [ENT_NOTIFICATION_COMMENT] = {"comment", ENT_CHANNEL_COMMENT, ENT_WEIGHT_FULL, 30, false},
      [ENT_NOTIFICATION_REPLY] = {"reply", ENT_CHANNEL_COMMENT, ENT_WEIGHT_FULL, 30, false},
      [ENT_NOTIFICATION_MENTION] = {"mention", ENT_CHANNEL_COMMENT, ENT_WEIGHT_FULL, 30, false},
      [ENT_NOTIFICATION_REACTION] = {"reaction", ENT_CHANNEL_REACTION, ENT_WEIGHT_FULL, 30, false},
      [ENT_NOTIFICATION_SHARE] = {"share", ENT_CHANNEL_SHARE, ENT_WEIGHT_FULL, 30, false},
      [ENT_NOTIFICATION_VIEW] = {"view", ENT_CHANNEL_VIEW, ENT_WEIGHT_WEAK, 1, true},
      [ENT_NOTIFICATION_ENDORSEMENT] = {"endorsement", ENT_CHANNEL_ENDORSEMENT, ENT_WEIGHT_ECHO, 30, false},
      [ENT_NOTIFICATION_RECOMMENDATION] = {"recommendation", ENT_CHANNEL_RECOMMENDATION, ENT_WEIGHT_ECHO, 30,
                                           false},
      [ENT_NOTIFICATION_CONGRATULATION] = {"congratulation", ENT_CHANNEL_REACTION, ENT_WEIGHT_FULL, 7, true},
      [ENT_NOTIFICATION_FOLLOWER] = {"follower", ENT_CHANNEL_FOLLOW, ENT_WEIGHT_WEAK, 90, true},
      [ENT_NOTIFICATION_DIGEST] = {"digest", 0, 0, 0, false},
      [ENT_NOTIFICATION_REMINDER] = {"reminder", 0, 0, 0, false},
      [ENT_NOTIFICATION_CONTACT_NEWS] = {"contact-news", 0, 0, 0, false},
      [ENT_NOTIFICATION_NETWORK_NEWS] = {"network-news", 0, 0, 0, false},
      [ENT_NOTIFICATION_NUMBERS] = {"numbers", 0, 0, 0, false},
      [ENT_NOTIFICATION_SUGGESTION] = {"suggestion", 0, 0, 0, false},
      [ENT_NOTIFICATION_JOBS] = {"jobs", 0, 0, 0, false},
      [ENT_NOTIFICATION_SECURITY] = {"security", 0, 0, 0, false},
      [ENT_NOTIFICATION_GROUPS] = {"groups", 0, 0, 0, false},
      [ENT_NOTIFICATION_NEWSLETTER] = {"newsletter", 0, 0, 0, false},
      [ENT_NOTIFICATION_MARKETING] = {"marketing", 0, 0, 0, false},
  };
  return &facts[(size_t)kind < G_N_ELEMENTS (facts) ? kind : ENT_NOTIFICATION_UNKNOWN];
}

#define RULE(id, key, language, since, until, evidence, kind)                                                \
  {                                                                                                          \
    id, key, language, since, until, evidence, ENT_NOTIFICATION_##kind                                       \
  }

/* Stems: versions ("_01", "_v2") change. Without "email_"; the longest that fits decides. A stem that holds
 * several kinds is not here: its sentence decides. */
static const EntNotificationRule templates[] = {
    RULE ("t-invite", "m2m_invite_single", "", 2016, 0, 'V', INVITATION),
    RULE ("t-invite-old", "M2M_Invitation", "", 0, 2016, 'V', INVITATION),
    RULE ("t-invite-comm", "comm_invm", "", 0, 2016, 'V', INVITATION),
    RULE ("t-invite-reminder", "m2m_invite_reminder", "", 2019, 0, 'V', REMINDER),
    RULE ("t-invite-guest", "invite_guest", "", 0, 2015, 'C', SUGGESTION),
    RULE ("t-connection-suggestion", "connection_suggestion", "", 0, 2015, 'C', SUGGESTION),
    RULE ("t-accept", "accept_invite_single", "", 2017, 0, 'V', ACCEPTANCE),
    RULE ("t-message", "member_message", "", 2026, 0, 'C', MESSAGE),
    RULE ("t-message-single", "messaging_single", "", 0, 0, 'M', MESSAGE),
    RULE ("t-messages", "type_messaging_digest", "", 0, 0, 'C', MESSAGES),
    RULE ("t-inmail", "hire_inmail_initial_single", "", 2025, 0, 'V', INMAIL),
    RULE ("t-mention", "notification_single_mentioned_you_in_this", "", 2021, 0, 'V', MENTION),
    RULE ("t-search", "notification_single_search_appearance", "", 2022, 0, 'V', NUMBERS),
    RULE ("t-digest", "notification_digest", "", 2023, 0, 'V', DIGEST),
    RULE ("t-views", "b2_professional_identity_digest", "", 2020, 0, 'V', NUMBERS),
    RULE ("t-analytics", "weekly_analytics", "", 2026, 0, 'C', NUMBERS),
    RULE ("t-conversations", "network_conversations", "", 2021, 0, 'V', NETWORK_NEWS),
    RULE ("t-editorial", "editorial_", "", 2025, 0, 'V', NETWORK_NEWS),
    RULE ("t-insights", "career_insights", "", 2024, 0, 'V', NETWORK_NEWS),
    RULE ("t-next-action", "next_best_action_digest", "", 2024, 0, 'V', NETWORK_NEWS),
    RULE ("t-content", "b2_content_ecosystem_digest", "", 0, 2016, 'V', NETWORK_NEWS),
    RULE ("t-pymk", "pymk", "", 2025, 0, 'V', SUGGESTION),
    RULE ("t-newsletter", "series_follow_newsletter", "", 2024, 0, 'V', NEWSLETTER),
    RULE ("t-groups", "groups_", "", 2026, 0, 'C', GROUPS),
    RULE ("t-groups-old", "b2_anet_digest", "", 2014, 2017, 'V', GROUPS),
    RULE ("t-job-alert", "job_alert", "", 0, 0, 'V', JOBS),
    RULE ("t-jobs", "jobs_", "", 0, 0, 'V', JOBS),
    RULE ("t-application", "application_confirmation", "", 0, 0, 'V', JOBS),
    RULE ("t-jymbii", "jymbii", "", 0, 0, 'V', JOBS),
    RULE ("t-sales-navigator", "lss_", "", 0, 0, 'C', MARKETING),
    RULE ("t-security", "security_", "", 0, 0, 'C', SECURITY),
};

/* Read in order; a "your" or "votre" comes before the news of others that look alike. */
static const EntNotificationRule sentences[] = {
    /* English */
    RULE ("en-invite-add", "{user}, please add me to your linkedin network", "en", 2010, 0, 'V', INVITATION),
    RULE ("en-invite-want", "i want to connect", "en", 2024, 0, 'V', INVITATION),
    RULE ("en-invite-wants", "{name} wants to connect", "en", 0, 0, 'C', INVITATION),
    RULE ("en-invite-wants-you", "{name} wants to connect with you", "en", 0, 0, 'M', INVITATION),
    RULE ("en-invite-join", "{name} would like to connect{any}", "en", 0, 0, 'M', INVITATION),
    RULE ("en-reminder", "{any}invitation is waiting for your response", "en", 0, 0, 'C', REMINDER),
    RULE ("en-accept-start", "{user}, start a conversation with your new connection, {name}", "en", 2020, 0,
          'V', ACCEPTANCE),
    RULE ("en-accept-see", "see {name}'s connections, experience, and more", "en", 2016, 0, 'C', ACCEPTANCE),
    RULE ("en-accept-has", "{name} has accepted your invitation{any}", "en", 2024, 0, 'V', ACCEPTANCE),
    RULE ("en-accept", "{name} accepted your invitation{any}", "en", 0, 0, 'M', ACCEPTANCE),
    RULE ("en-message-just", "{name} just messaged you", "en", 2025, 0, 'C', MESSAGE),
    RULE ("en-message-sent", "{name} sent you a message", "en", 2025, 0, 'C', MESSAGE),
    RULE ("en-message-sent-new", "{name} sent you a new message", "en", 2025, 0, 'C', MESSAGE),
    RULE ("en-message-new", "new message from {name}", "en", 2025, 0, 'C', MESSAGE),
    RULE ("en-messages", "messages from {name}", "en", 2025, 0, 'C', MESSAGES),
    RULE ("en-reply", "{name} replied to your {comment}", "en", 0, 0, 'C', REPLY),
    RULE ("en-reply-text", "{name} replied to your {comment}: {text}", "en", 0, 0, 'M', REPLY),
    RULE ("en-reply-on", "{name} replied to your {comment} on {any}", "en", 0, 0, 'M', REPLY),
    RULE ("en-mention", "{name} mentioned you in {any}", "en", 2021, 0, 'C', MENTION),
    RULE ("en-mention-on", "{name} mentioned you on {any}", "en", 0, 0, 'M', MENTION),
    RULE ("en-comment-also", "{name} also commented on your {post}{any}", "en", 0, 0, 'M', COMMENT),
    RULE ("en-tag", "{name} tagged you in {any}", "en", 0, 0, 'C', MENTION),
    RULE ("en-comment", "{name} commented on your {post}", "en", 0, 0, 'C', COMMENT),
    RULE ("en-comment-text", "{name} commented on your {post}: {text}", "en", 0, 0, 'M', COMMENT),
    RULE ("en-react-liked", "{name} liked your {post}{any}", "en", 0, 0, 'C', REACTION),
    RULE ("en-react-likes", "{name} likes your {post}{any}", "en", 0, 0, 'C', REACTION),
    RULE ("en-react", "{name} reacted to your {post}{any}", "en", 0, 0, 'C', REACTION),
    RULE ("en-react-loved", "{name} loved your {post}{any}", "en", 0, 0, 'M', REACTION),
    RULE ("en-react-celebrated", "{name} celebrated your {post}{any}", "en", 0, 0, 'M', REACTION),
    RULE ("en-react-comment", "{name} liked your {comment}{any}", "en", 0, 0, 'M', REACTION),
    RULE ("en-react-to-comment", "{name} reacted to your {comment}{any}", "en", 0, 0, 'M', REACTION),
    RULE ("en-share", "{name} shared your {post}{any}", "en", 0, 0, 'C', SHARE),
    RULE ("en-repost", "{name} reposted your {post}{any}", "en", 0, 0, 'C', SHARE),
    RULE ("en-reshare", "{name} reshared your {post}{any}", "en", 0, 0, 'M', SHARE),
    RULE ("en-views", "{n} people viewed your profile{any}", "en", 0, 0, 'C', NUMBERS),
    RULE ("en-view", "{name} viewed your profile", "en", 0, 0, 'C', VIEW),
    RULE ("en-search", "you appeared in {n} search{any}", "en", 2022, 0, 'V', NUMBERS),
    RULE ("en-post-numbers", "your post {any}reactions{any}", "en", 0, 0, 'C', NUMBERS),
    RULE ("en-endorse-for", "{name} endorsed you for {text}", "en", 0, 0, 'C', ENDORSEMENT),
    RULE ("en-endorse", "{name} endorsed you", "en", 0, 0, 'C', ENDORSEMENT),
    RULE ("en-recommend-written", "{name} has written you a recommendation", "en", 0, 0, 'M', RECOMMENDATION),
    RULE ("en-recommend-wrote", "{name} wrote you a recommendation", "en", 0, 0, 'M', RECOMMENDATION),
    RULE ("en-congratulated", "{name} congratulated you on your {any}", "en", 2014, 0, 'V', CONGRATULATION),
    RULE ("en-follower", "{name} is now following you", "en", 0, 0, 'M', FOLLOWER),
    RULE ("en-follower-started", "{name} started following you", "en", 0, 0, 'M', FOLLOWER),
    RULE ("en-anniversary", "congratulate {name} for {any}", "en", 2024, 0, 'V', CONTACT_NEWS),
    RULE ("en-new-job", "congratulate {name} on {any}", "en", 2024, 0, 'V', CONTACT_NEWS),
    RULE ("en-birthday", "wish {name} a happy birthday", "en", 2024, 0, 'V', CONTACT_NEWS),
    RULE ("en-news-comment", "{name} commented on {any} post{any}", "en", 2024, 0, 'V', NETWORK_NEWS),
    RULE ("en-news-post", "{name} shared a post{any}", "en", 2024, 0, 'V', NETWORK_NEWS),
    RULE ("en-news-reshare", "{name} reshared a post{any}", "en", 2024, 0, 'V', NETWORK_NEWS),
    RULE ("en-news-recently", "{name} recently posted{any}", "en", 2026, 0, 'V', NETWORK_NEWS),
    RULE ("en-suggest-add", "{user}, add {any}", "en", 2024, 0, 'V', SUGGESTION),
    RULE ("en-suggest-follow", "{user}, follow {any}", "en", 2024, 0, 'V', SUGGESTION),
    /* French */
    RULE ("fr-invite", "{name} souhaite se connecter{any}", "fr", 0, 0, 'M', INVITATION),
    RULE ("fr-invite-join", "je souhaite rejoindre votre réseau linkedin", "fr", 0, 0, 'M', INVITATION),
    RULE ("fr-invite-want", "je souhaite me connecter{any}", "fr", 0, 0, 'M', INVITATION),
    RULE ("fr-reminder", "l'invitation de {any} attend votre réponse", "fr", 0, 0, 'M', REMINDER),
    RULE ("fr-reminder-d", "l'invitation d'{any} attend votre réponse", "fr", 0, 0, 'M', REMINDER),
    RULE ("fr-accept", "{name} a accepté votre invitation{any}", "fr", 0, 0, 'M', ACCEPTANCE),
    RULE ("fr-accept-start", "{user}, entamez une conversation avec votre nouvelle relation, {name}", "fr", 0,
          0, 'M', ACCEPTANCE),
    RULE ("fr-message-just", "{name} vient de vous envoyer un message", "fr", 0, 0, 'C', MESSAGE),
    RULE ("fr-message", "{name} vous a envoyé un message", "fr", 0, 0, 'M', MESSAGE),
    RULE ("fr-message-new", "nouveau message de {name}", "fr", 0, 0, 'M', MESSAGE),
    RULE ("fr-message-new-d", "nouveau message d'{name}", "fr", 0, 0, 'M', MESSAGE),
    RULE ("fr-messages", "messages de {name}", "fr", 0, 0, 'M', MESSAGES),
    RULE ("fr-messages-d", "messages d'{name}", "fr", 0, 0, 'M', MESSAGES),
    RULE ("fr-reply", "{name} a répondu à votre {comment}", "fr", 0, 0, 'M', REPLY),
    RULE ("fr-reply-text", "{name} a répondu à votre {comment} : {text}", "fr", 0, 0, 'M', REPLY),
    RULE ("fr-mention", "{name} vous a mentionné dans {any}", "fr", 0, 0, 'M', MENTION),
    RULE ("fr-mention-f", "{name} vous a mentionnée dans {any}", "fr", 0, 0, 'M', MENTION),
    RULE ("fr-mention-e", "{name} vous a mentionné(e) dans {any}", "fr", 0, 0, 'M', MENTION),
    RULE ("fr-tag", "{name} vous a identifié{any} dans {any}", "fr", 0, 0, 'M', MENTION),
    RULE ("fr-comment", "{name} a commenté votre {post}", "fr", 0, 0, 'M', COMMENT),
    RULE ("fr-comment-text", "{name} a commenté votre {post} : {text}", "fr", 0, 0, 'M', COMMENT),
    RULE ("fr-comment-text-2", "{name} a commenté votre {post}: {text}", "fr", 0, 0, 'M', COMMENT),
    RULE ("fr-react", "{name} a réagi à votre {post}{any}", "fr", 0, 0, 'M', REACTION),
    RULE ("fr-react-liked", "{name} a aimé votre {post}{any}", "fr", 0, 0, 'M', REACTION),
    RULE ("fr-react-likes", "{name} aime votre {post}{any}", "fr", 0, 0, 'M', REACTION),
    RULE ("fr-react-many", "{name} ont réagi à votre {post}{any}", "fr", 0, 0, 'M', REACTION),
    RULE ("fr-react-comment", "{name} a réagi à votre {comment}{any}", "fr", 0, 0, 'M', REACTION),
    RULE ("fr-react-comment-liked", "{name} a aimé votre {comment}{any}", "fr", 0, 0, 'M', REACTION),
    RULE ("fr-comment-many", "{name} ont commenté votre {post}{any}", "fr", 0, 0, 'M', COMMENT),
    RULE ("fr-comment-added", "{name} a ajouté un commentaire à votre {post}{any}", "fr", 0, 0, 'M', COMMENT),
    RULE ("fr-repost", "{name} a republié votre {post}{any}", "fr", 0, 0, 'M', SHARE),
    RULE ("fr-share", "{name} a partagé votre {post}{any}", "fr", 0, 0, 'M', SHARE),
    RULE ("fr-reshare", "{name} a repartagé votre {post}{any}", "fr", 0, 0, 'M', SHARE),
    RULE ("fr-views", "{n} personnes ont consulté votre profil{any}", "fr", 0, 0, 'M', NUMBERS),
    RULE ("fr-view", "{name} a consulté votre profil", "fr", 0, 0, 'M', VIEW),
    RULE ("fr-view-seen", "{name} a vu votre profil", "fr", 0, 0, 'M', VIEW),
    RULE ("fr-search", "vous êtes apparu{any} dans {n} recherche{any}", "fr", 0, 0, 'M', NUMBERS),
    RULE ("fr-endorse", "{name} vous a recommandé pour {text}", "fr", 0, 0, 'M', ENDORSEMENT),
    RULE ("fr-endorse-f", "{name} vous a recommandée pour {text}", "fr", 0, 0, 'M', ENDORSEMENT),
    RULE ("fr-endorse-e", "{name} vous a recommandé(e) pour {text}", "fr", 0, 0, 'M', ENDORSEMENT),
    RULE ("fr-recommend", "{name} vous a rédigé une recommandation", "fr", 0, 0, 'M', RECOMMENDATION),
    RULE ("fr-recommend-written", "{name} vous a écrit une recommandation", "fr", 0, 0, 'M', RECOMMENDATION),
    RULE ("fr-congratulated", "{name} vous a félicité{any}", "fr", 0, 0, 'M', CONGRATULATION),
    RULE ("fr-follower", "{name} vous suit{any}", "fr", 0, 0, 'M', FOLLOWER),
    RULE ("fr-congratulate", "félicitez {any}", "fr", 0, 0, 'M', CONTACT_NEWS),
    RULE ("fr-birthday", "souhaitez un {any}anniversaire à {any}", "fr", 0, 0, 'M', CONTACT_NEWS),
    RULE ("fr-news-comment", "{name} a commenté l{any}", "fr", 0, 0, 'M', NETWORK_NEWS),
    RULE ("fr-news-comment-a", "{name} a commenté un{any}", "fr", 0, 0, 'M', NETWORK_NEWS),
    RULE ("fr-news-post", "{name} a partagé un{any}", "fr", 0, 0, 'M', NETWORK_NEWS),
    RULE ("fr-news-published", "{name} a publié {any}", "fr", 0, 0, 'M', NETWORK_NEWS),
    RULE ("fr-suggest-add", "{user}, ajoutez {any}", "fr", 0, 0, 'M', SUGGESTION),
    RULE ("fr-suggest-follow", "{user}, suivez {any}", "fr", 0, 0, 'M', SUGGESTION),
    /* Others, as far as they were seen */
    RULE ("pt-message", "{name} acabou de enviar uma mensagem a você", "pt", 0, 0, 'C', MESSAGE),
    RULE ("de-message", "{name} hat dir eine nachricht gesendet", "de", 0, 0, 'C', MESSAGE),
    RULE ("de-message-formal", "{name} hat ihnen eine nachricht gesendet", "de", 0, 0, 'C', MESSAGE),
    RULE ("de-views", "sie haben {n} neue profilaufrufe", "de", 0, 0, 'C', NUMBERS),
    RULE ("it-invite", "voglio collegarmi", "it", 2024, 0, 'V', INVITATION),
};

/* Logins, where neither template nor sentence decides; several kinds came from some over the years. */
static const EntNotificationRule senders[] = {
    RULE ("s-inmail", "inmail-hit-reply", "", 2025, 0, 'V', INMAIL),
    RULE ("s-inmail-hit", "hit-reply", "", 0, 0, 'C', INMAIL),
    RULE ("s-inmail-premium", "hit-reply-premium-inmail", "", 0, 0, 'C', INMAIL),
    RULE ("s-inmails", "inmails-noreply", "", 0, 0, 'C', INMAIL),
    RULE ("s-messages", "messaging-digest-noreply", "", 2025, 0, 'C', MESSAGES),
    RULE ("s-suggestions", "messages-noreply", "", 0, 2025, 'V', SUGGESTION),
    RULE ("s-editors", "editors-noreply", "", 2025, 0, 'V', NETWORK_NEWS),
    RULE ("s-updates", "updates-noreply", "", 2026, 0, 'V', NETWORK_NEWS),
    RULE ("s-newsletters", "newsletters-noreply", "", 2024, 0, 'V', NEWSLETTER),
    RULE ("s-groups", "groups-noreply", "", 2026, 0, 'V', GROUPS),
    RULE ("s-group-digests", "group-digests", "", 0, 0, 'C', GROUPS),
    RULE ("s-jobs", "jobs-noreply", "", 0, 0, 'V', JOBS),
    RULE ("s-job-alerts", "jobalerts-noreply", "", 0, 0, 'V', JOBS),
    RULE ("s-job-listings", "jobs-listings", "", 0, 0, 'V', JOBS),
    RULE ("s-career", "career-interests-noreply", "", 0, 0, 'C', JOBS),
    RULE ("s-security", "security-noreply", "", 0, 0, 'V', SECURITY),
    RULE ("s-legal", "legalnotice", "", 0, 0, 'C', MARKETING),
    RULE ("s-welcome", "welcome", "", 0, 0, 'C', MARKETING),
    RULE ("s-invitations", "invitations", "", 0, 0, 'V', UNKNOWN),
    RULE ("s-invitations-noreply", "invitations-noreply", "", 0, 0, 'C', UNKNOWN),
    RULE ("s-invitations-no-reply", "invitations-no-reply", "", 0, 0, 'C', UNKNOWN),
    RULE ("s-connections", "connections", "", 0, 0, 'C', UNKNOWN),
    RULE ("s-connections-noreply", "connections-noreply", "", 0, 0, 'M', UNKNOWN),
    RULE ("s-member", "member", "", 0, 2015, 'C', UNKNOWN),
    RULE ("s-notifications", "notifications-noreply", "", 0, 0, 'V', UNKNOWN),
    RULE ("s-updates-old", "updates", "", 0, 0, 'C', UNKNOWN),
    RULE ("s-linkedin", "x-noreply", "", 0, 0, 'V', UNKNOWN),
};

static EntSlice
without_prefix (EntSlice text, EntSlice prefix)
{
  while (ent_slice_starts_with_ascii_case (text, prefix))
    text = ent_slice_from (text, prefix.length);
  return text;
}

const EntNotificationRule *
ent_notification_rule_of_template (EntSlice template)
{
  const EntNotificationRule *best = NULL;
  EntSlice bare = without_prefix (without_prefix (template, ENT_SLICE ("eml-")), ENT_SLICE ("email_"));
  for (size_t i = 0; i < G_N_ELEMENTS (templates); i++) {
    EntSlice stem = ent_slice (templates[i].key);
    if (ent_slice_starts_with_ascii_case (bare, stem) && (best == NULL || stem.length > strlen (best->key)))
      best = &templates[i];
  }
  /* Job mails bear this word anywhere. */
  if (best == NULL && ent_slice_find (bare, ENT_SLICE ("jymbii")) >= 0)
    return ent_notification_rule_of_template (ENT_SLICE ("jymbii"));
  return best;
}

/* Years say when a kind is known to have come; only an end, or a beginning beside another row, excludes. */
static bool
fits_year (const EntNotificationRule *rule, int year)
{
  return year == 0 || rule->until == 0 || year <= rule->until;
}

const EntNotificationRule *
ent_notification_rule_of_sentence (EntSlice sentence, int year, EntNotificationMatch *out_match)
{
  for (size_t i = 0; i < G_N_ELEMENTS (sentences); i++)
    if (fits_year (&sentences[i], year) &&
        ent_notification_pattern_match (sentences[i].key, sentence, out_match))
      return &sentences[i];
  return NULL;
}

static EntSlice
login_of (EntSlice email)
{
  EntSlice rest = email, login;
  return ent_slice_cut (&rest, "@", &login) ? login : (EntSlice){NULL, 0};
}

bool
ent_notification_is_known_sender (EntSlice email)
{
  EntSlice login = login_of (email);
  for (size_t i = 0; i < G_N_ELEMENTS (senders); i++)
    if (ent_slice_equal_ascii_case (login, ent_slice (senders[i].key)))
      return true;
  return false;
}

const EntNotificationRule *
ent_notification_rule_of_sender (EntSlice email, int year)
{
  static const EntNotificationRule marketing =
      RULE ("s-marketing", "e.linkedin.com", "", 0, 0, 'V', MARKETING);
  EntSlice login = login_of (email);
  if (!ent_slice_equal_ascii_case (ent_slice_from (email, login.length), ENT_SLICE ("@linkedin.com")))
    return &marketing;
  for (size_t i = 0; i < G_N_ELEMENTS (senders); i++)
    if (ent_slice_equal_ascii_case (login, ent_slice (senders[i].key)) && fits_year (&senders[i], year))
      return &senders[i];
  return NULL;
}
