/* LinkedIn's notification mails, English in the first years and French since (the user changed the language).
 * Headers, links and footer follow real ones; templates and words of comments, reactions and reposts are
 * likely ones, as no source shows them (docs/samples.md). */
#include "sample/mailbox-private.h"

#include "sample/events-private.h"
#include "sample/moments-private.h"
#include "sample/phrases-private.h"

enum {
  FRENCH_DAYS = 1280, /* so long the mails have been French */
  PROVEN_DAYS = 2200, /* so long the provider has written what it checked */
  N_LANGUAGES = 2,    /* languages */
};

/* In texts {n} is who acts, {g} their first name, {u} the user's first name, {s} a skill, {k} a number. */
typedef struct {
  const char *sender;   /* before the @ */
  const char *from;     /* "{n}", "{n} via LinkedIn" or the service */
  const char *class;    /* X-LinkedIn-Class */
  const char *template; /* X-LinkedIn-Template, without its version */
  const char *subjects[N_LANGUAGES];
  const char *lines[N_LANGUAGES];
  const char *category; /* in the footer */
} Notice;

static const Notice notices[ENT_SAMPLE_N_ACTS] = {
    [ENT_SAMPLE_ACT_COMMENT] = {"notifications-noreply",
                                "{n} via LinkedIn",
                                "EMAIL-DEFAULT",
                                "email_notification_single_commented_on_your_post",
                                {"{n} commented on your post", "{n} a commenté votre post"},
                                {"{n} commented on your post", "{n} a commenté votre post"},
                                "LinkedIn notification"},
    [ENT_SAMPLE_ACT_REPLY] = {"notifications-noreply",
                              "{n} via LinkedIn",
                              "EMAIL-DEFAULT",
                              "email_notification_single_replied_to_your_comment",
                              {"{n} replied to your comment", "{n} a répondu à votre commentaire"},
                              {"{n} replied to your comment", "{n} a répondu à votre commentaire"},
                              "LinkedIn notification"},
    [ENT_SAMPLE_ACT_MENTION] = {"notifications-noreply",
                                "{n} via LinkedIn",
                                "EMAIL-DEFAULT",
                                "email_notification_single_mentioned_you_in_this",
                                {"{n} mentioned you in a comment",
                                 "{n} vous a mentionné(e) dans un commentaire"},
                                {"{n} mentioned you in a comment",
                                 "{n} vous a mentionné(e) dans un commentaire"},
                                "LinkedIn notification"},
    [ENT_SAMPLE_ACT_REACTION] = {"notifications-noreply",
                                 "LinkedIn",
                                 "EMAIL-DEFAULT",
                                 "email_notification_single_reacted_to_your_post",
                                 {"{n} reacted to your post", "{n} a réagi à votre post"},
                                 {"{n} reacted to your post", "{n} a réagi à votre post"},
                                 "LinkedIn notification"},
    [ENT_SAMPLE_ACT_SHARE] = {"notifications-noreply",
                              "{n} via LinkedIn",
                              "EMAIL-DEFAULT",
                              "email_notification_single_reposted_your_post",
                              {"{n} reposted your post", "{n} a republié votre post"},
                              {"{n} reposted your post", "{n} a republié votre post"},
                              "LinkedIn notification"},
    [ENT_SAMPLE_ACT_VIEW] = {"notifications-noreply",
                             "LinkedIn",
                             "EMAIL-DEFAULT",
                             "email_notification_single_viewed_your_profile",
                             {"{n} viewed your profile", "{n} a consulté votre profil"},
                             {"{n} viewed your profile", "{n} a consulté votre profil"},
                             "LinkedIn notification"},
    [ENT_SAMPLE_ACT_ENDORSEMENT] = {"notifications-noreply",
                                    "LinkedIn",
                                    "EMAIL-DEFAULT",
                                    "email_notification_single_endorsed_you",
                                    {"{n} endorsed you for {s}", "{n} vous a recommandé pour {s}"},
                                    {"{n} endorsed you for {s}", "{n} vous a recommandé pour {s}"},
                                    "LinkedIn notification"},
    [ENT_SAMPLE_ACT_INVITATION] = {"invitations",
                                   "{n}",
                                   "EMAIL-DEFAULT",
                                   "email_m2m_invite_single",
                                   {"I want to connect", "{n} souhaite se connecter"},
                                   {"Hi {u}, I'd like to join your LinkedIn network.",
                                    "Bonjour {u}, je souhaite rejoindre votre réseau LinkedIn."},
                                   "LinkedIn invitations"},
    [ENT_SAMPLE_ACT_ACCEPTANCE] = {"invitations",
                                   "{n} via LinkedIn",
                                   "EMAIL-DEFAULT",
                                   "email_accept_invite_single",
                                   {"{u}, start a conversation with your new connection, {g}",
                                    "{n} a accepté votre invitation"},
                                   {"{n} has accepted your invitation", "{n} a accepté votre invitation"},
                                   "Accepted invitation"},
    [ENT_SAMPLE_ACT_MESSAGE] = {"messaging-digest-noreply",
                                "LinkedIn",
                                "MBR-TO-MBR",
                                "email_member_message",
                                {"{g} just messaged you", "{g} vient de vous envoyer un message"},
                                {"You have 1 new message", "Vous avez 1 nouveau message"},
                                "LinkedIn message"},
    [ENT_SAMPLE_ACT_NEWS] = {"notifications-noreply",
                             "LinkedIn",
                             "EMAIL-DEFAULT",
                             "email_notification_digest",
                             {"Congratulate {n} on the new role", "Félicitez {n} pour son nouveau poste"},
                             {"Here's what's happened since you were last on LinkedIn",
                              "Voici ce qui s'est passé depuis votre dernière visite"},
                             "LinkedIn notification"},
    [ENT_SAMPLE_ACT_VIEWS] = {"notifications-noreply",
                              "LinkedIn",
                              "EMAIL-DEFAULT",
                              "b2_professional_identity_digest",
                              {"{k} people viewed your profile", "{k} personnes ont consulté votre profil"},
                              {"See who", "Voir qui"},
                              "LinkedIn notification"},
    [ENT_SAMPLE_ACT_SEARCHES] = {"notifications-noreply",
                                 "LinkedIn",
                                 "EMAIL-DEFAULT",
                                 "email_notification_single_search_appearance",
                                 {"You appeared in {k} searches this week",
                                  "Vous êtes apparu dans {k} recherches cette semaine"},
                                 {"See all searches", "Voir les recherches"},
                                 "LinkedIn notification"},
    [ENT_SAMPLE_ACT_JOBS] = {"jobalerts-noreply",
                             "LinkedIn Job Alerts",
                             "EMAIL-DEFAULT",
                             "email_job_alert_digest",
                             {"{k} new jobs for you", "{k} nouvelles offres pour vous"},
                             {"Your job alert", "Votre alerte Emploi"},
                             "Job Alert"},
    [ENT_SAMPLE_ACT_OTHERS] = {"updates-noreply",
                               "LinkedIn",
                               "EMAIL-DEFAULT",
                               "email_network_conversations",
                               {"{n} commented on {o}’s post", "{n} a commenté le post de {o}"},
                               {"See post", "Voir le post"},
                               "Suggested Top Conversations"},
};

/* One notification being written. */
typedef struct {
  EntSampleMailbox *box;
  const EntSampleMail *mail;
  const Notice *notice;
  bool french;
  const EntSamplePerson *person; /* NULL: nobody of the network */
  GString *name;                 /* as LinkedIn shows it */
  GString *other;                /* whose post was commented */
  const char *given;
  unsigned number;
  char template[80];
  char eid[48];
} Note;

/* ---- Words ---- */

static void
append_filled (const Note *self, const char *form, GString *out)
{
  const EntSampleNetwork *network = self->box->network;
  const char *skill = self->mail->act == ENT_SAMPLE_ACT_ENDORSEMENT && self->mail->proof == ENT_SAMPLE_GENUINE
                          ? ent_sample_endorsed_skill (network, self->mail->number, false, 0)
                          : "";
  const char *open;
  while ((open = strchr (form, '{')) != NULL) {
    g_string_append_len (out, form, open - form);
    if (open[1] == 'k')
      g_string_append_printf (out, "%u", self->number);
    else
      g_string_append (out, open[1] == 'n'   ? self->name->str
                            : open[1] == 'g' ? self->given
                            : open[1] == 'u' ? network->story->given
                            : open[1] == 'o' ? self->other->str
                                             : skill);
    form = open + 3;
  }
  g_string_append (out, form);
}

/* Milliseconds in base 36 stand in the middle. */
static void
write_eid (Note *self)
{
  static const char digits[] = "0123456789abcdefghijklmnopqrstuvwxyz";
  char text[16];
  size_t n = sizeof text;
  uint64_t ms = (uint64_t)(self->mail->at_us / 1000 - 1200);
  text[--n] = '\0';
  for (; ms > 0; ms /= 36)
    text[--n] = digits[ms % 36];
  uint64_t tail = ent_random_next (&self->box->random);
  g_snprintf (self->eid, sizeof self->eid, "7x2k4q-%s-%c%c", text + n, digits[tail % 36],
              digits[tail / 36 % 36]);
}

/* What every link drags along. */
static void
append_tail (const Note *self, const char *section, GString *out)
{
  g_string_append_printf (
      out,
      "?midToken=AQExemple&midSig=0fictif&trk=eml-%s-%s&eid=%s&otpToken=MTIzNDU2Nzg5MA%%3D%%3D"
      "&lipi=urn%%3Ali%%3Apage%%3A%s%%3B%s",
      self->template, section, self->eid, self->template, self->eid);
}

static void
append_profile (const Note *self, const char *slug, const char *section, GString *out)
{
  g_string_append (out, "https://www.linkedin.com/comm/in/");
  g_string_append_uri_escaped (out, slug, NULL, false);
  append_tail (self, section, out);
}

/* A post of the user, made a while before; a number tells when. */
static void
append_post_link (const Note *self, GString *out)
{
  int64_t made_us = self->mail->at_us - (int64_t)(1 + self->number) * 3 * ENT_US_PER_HOUR;
  uint64_t post = ((uint64_t)(made_us / 1000) << 22) | (ent_random_next (&self->box->random) & 0x3fffff);
  g_string_append_printf (out, "https://www.linkedin.com/comm/feed/update/urn:li:activity:%" G_GUINT64_FORMAT,
                          post);
  append_tail (self, "hero-0-see_post", out);
}

static void
append_conversation_link (const Note *self, GString *out)
{
  EntSampleMailbox *box = self->box;
  const EntSampleThread thread = {.kind = ENT_SAMPLE_THREAD_PERSON,
                                  .number = self->mail->number,
                                  .n_messages = (uint32_t)self->person->n_messages};
  ent_sample_tell (box->network, &thread, box->tale);
  char id[64];
  ent_sample_write_thread_id (&box->tale->random, id);
  g_string_append_printf (out, "https://www.linkedin.com/comm/messaging/thread/%s/", id);
  append_tail (self, "hero-0-view_message", out);
}

static bool
is_about_post (const Note *self)
{
  return self->mail->act <= ENT_SAMPLE_ACT_SHARE;
}

/* What happened: the part between head and footer. @html: with links around words. */
static void
append_event (const Note *self, GString *out)
{
  EntSampleMailbox *box = self->box;
  append_filled (self, self->notice->lines[self->french], out);
  g_string_append (out, "\n\n");
  if (self->mail->act == ENT_SAMPLE_ACT_COMMENT || self->mail->act == ENT_SAMPLE_ACT_REPLY ||
      self->mail->act == ENT_SAMPLE_ACT_MENTION) {
    ent_sample_append_post (box->network->story->topics, 1, &box->random, out);
    g_string_append (out, "\n\n");
  }
  if (self->person && self->mail->act != ENT_SAMPLE_ACT_MESSAGE) {
    g_string_append_printf (out, "%s\n", self->name->str);
    if (*self->person->title &&
        (self->mail->act == ENT_SAMPLE_ACT_INVITATION || self->mail->act == ENT_SAMPLE_ACT_ACCEPTANCE ||
         self->mail->act == ENT_SAMPLE_ACT_NEWS))
      g_string_append_printf (out, "%s%s%s\n", self->person->title, *self->person->organisation ? " – " : "",
                              self->person->organisation);
    g_string_append (out, self->french ? "Voir le profil : " : "View profile: ");
    append_profile (
        self, self->person->slug,
        self->mail->act == ENT_SAMPLE_ACT_NEWS ? "JOB_CHANGE_PROP-0-profile_name" : "hero-0-prof~name", out);
    g_string_append (out, "\n\n");
  }
  if (is_about_post (self) || self->mail->act == ENT_SAMPLE_ACT_OTHERS) {
    g_string_append (out, self->french ? "Voir le post : " : "See post: ");
    append_post_link (self, out);
  } else if (self->mail->act == ENT_SAMPLE_ACT_MESSAGE && self->person) {
    g_string_append (out, self->french ? "Voir le message : " : "View message: ");
    append_conversation_link (self, out);
  } else {
    g_string_append (out, "https://www.linkedin.com/comm/mynetwork/");
    append_tail (self, "hero-0-network", out);
  }
  g_string_append (out, "\n");
}

static void
append_footer (const Note *self, GString *out)
{
  const EntSampleStory *story = self->box->network->story;
  int year;
  unsigned month, day;
  ent_civil_from_days (ent_day_of (self->mail->at_us), &year, &month, &day);
  const char *lang = self->french ? "fr" : "en";
  g_string_append_printf (out, "\n----------------------------------------\n\n");
  g_string_append_printf (out,
                          self->french ? "Cet e-mail est destiné à %s %s (%s)\n"
                                       : "This email was intended for %s %s (%s)\n",
                          story->given, story->family, story->headline);
  g_string_append_printf (out, "%s: https://www.linkedin.com/help/linkedin/answer/4788?lang=%s\n",
                          self->french ? "Pourquoi ce message " : "Learn why we included this", lang);
  if (self->french)
    g_string_append (out, "Vous recevez des e-mails de notification LinkedIn.\n");
  else
    g_string_append_printf (out, "You are receiving %s emails.\n", self->notice->category);
  g_string_append_printf (out, "\n%s: https://www.linkedin.com/comm/psettings/email-unsubscribe",
                          self->french ? "Se désinscrire " : "Unsubscribe");
  append_tail (self, "footer-0-unsub", out);
  g_string_append_printf (out,
                          "  ·  %s: https://www.linkedin.com/help/linkedin/answer/67?lang=%s\n\n"
                          "© %d LinkedIn Ireland Unlimited Company, Wilton Plaza, Wilton Place, Dublin 2.\n",
                          self->french ? "Aide " : "Help", lang, year);
}

/* The user's own profile comes first, which is a trap. */
static void
append_html (const Note *self, const char *event, const char *footer, GString *out)
{
  const EntSampleStory *story = self->box->network->story;
  g_autoptr (GString) body = g_string_new (NULL);
  g_string_append (out, "<html><body><div style=\"display:none\" data-email-preheader=\"true\">");
  append_filled (self, self->notice->lines[self->french], out);
  g_string_append (out, " ͏ ‌ ­ ͏ ‌</div><table><tr><td><a href=\"");
  append_profile (self, story->slug, "header-0-profile_glimmer", body);
  g_string_replace (body, "&", "&amp;", 0);
  g_string_append_printf (out, "%s\">%s</a></td></tr></table>\n", body->str, story->given);
  if (self->person && self->person->slug && self->mail->act != ENT_SAMPLE_ACT_MESSAGE) {
    g_string_truncate (body, 0);
    append_profile (
        self, self->person->slug,
        self->mail->act == ENT_SAMPLE_ACT_NEWS ? "JOB_CHANGE_PROP-0-profile_name" : "hero-0-prof~name", body);
    g_string_replace (body, "&", "&amp;", 0);
    g_string_append_printf (out, "<a href=\"%s\">%s</a>\n", body->str, self->name->str);
  }
  g_string_truncate (body, 0);
  ent_sample_append_html (event, body);
  ent_sample_append_html (footer, body);
  g_string_replace (body, "<html><body>", "", 0);
  g_string_replace (body, "</body></html>", "", 0);
  g_string_append_printf (out, "%s</body></html>\n", body->str);
}

/* ---- Heads ---- */

static void
head_of_linkedin (Note *self)
{
  EntSampleMailbox *box = self->box;
  GString *out = box->mail;
  const EntSampleMail *mail = self->mail;
  const char *to = ent_sample_user_address (box->network, mail->at_us);
  unsigned host = 1 + (unsigned)ent_random_below (&box->random, 90);
  g_string_append_printf (out,
                          "Delivered-To: %s\nReturn-Path: <s-2exemple%u@bounce.linkedin.com>\n"
                          "Received: from mailb-%02x.linkedin.com (mailb-%02x.linkedin.com. [192.0.2.%u])\n"
                          "        by mx.google.com with ESMTPS id b%u\n        for <%s>;\n        ",
                          to, host, host, host, host, host * 31, to);
  ent_sample_append_mail_time (mail->at_us + ENT_US_PER_SECOND, false, out);
  g_string_append_c (out, '\n');
  if (box->network->now_us - mail->at_us < PROVEN_DAYS * ENT_US_PER_DAY)
    g_string_append_printf (out,
                            "Authentication-Results: mx.google.com;\n       dkim=pass header.i=@linkedin.com "
                            "header.s=d2048-202308-00;\n       dkim=pass header.i=@mailb.linkedin.com "
                            "header.s=proddkim1024;\n       spf=pass (google.com: permitted sender) "
                            "smtp.mailfrom=s-2exemple%u@bounce.linkedin.com;\n       dmarc=pass (p=REJECT "
                            "sp=REJECT dis=NONE) header.from=linkedin.com\n",
                            host);
  g_string_append_printf (
      out,
      "X-LinkedIn-Class: %s\nX-LinkedIn-Template: %s\nX-LinkedIn-fbl: m2-exemple%u\n"
      "X-LinkedIn-Id: %s\nList-Unsubscribe: "
      "<https://www.linkedin.com/comm/psettings/email-unsubscribe?lipi=urn%%3Ali%%3Apage%%3A%s>\n",
      self->notice->class, self->template, host, self->eid, self->template);
}

/* Not LinkedIn's: from elsewhere, or refused by the provider, with an older result below that says otherwise.
 */
static void
head_of_forgery (Note *self, char from[80])
{
  EntSampleMailbox *box = self->box;
  if (self->mail->index % 2 == 0) {
    g_strlcpy (from, "noreply@linkedin-avis.example", 80);
    ent_sample_head_of_delivery (box, self->mail, "linkedin-avis.example", from);
    return;
  }
  g_strlcpy (from, "messages-noreply@linkedin.com", 80);
  ent_sample_head_of_delivery (box, self->mail, NULL, "compte@serveur-abuse.example");
  g_string_append (box->mail,
                   "Authentication-Results: mx.google.com;\n       spf=fail "
                   "smtp.mailfrom=compte@serveur-abuse.example;\n       dmarc=fail (p=REJECT sp=REJECT "
                   "dis=QUARANTINE) header.from=linkedin.com\n"
                   "Authentication-Results: serveur-abuse.example; spf=pass smtp.mailfrom=linkedin.com\n");
}

static void
write_heads (Note *self)
{
  EntSampleMailbox *box = self->box;
  char from[80];
  g_snprintf (from, sizeof from, "%s@linkedin.com", self->notice->sender);
  ent_sample_head_of_takeout (box, self->mail, ENT_SAMPLE_LABEL_UPDATE);
  if (self->mail->proof == ENT_SAMPLE_GENUINE)
    head_of_linkedin (self);
  else if (self->mail->proof == ENT_SAMPLE_FORGED)
    head_of_forgery (self, from);
  else
    ent_sample_head_of_delivery (box, self->mail, NULL, "redirection@relais.example");
  g_string_truncate (box->who, 0);
  if (self->mail->proof == ENT_SAMPLE_FORGED)
    g_string_append (box->who, self->mail->index % 2 ? "LinkeIn" : "LinkedIn");
  else
    append_filled (self, self->notice->from, box->who);
  ent_sample_head_party (box, "From", box->who->str, from);
  ent_sample_head_user (box, "To", self->mail);
  g_string_truncate (box->who, 0);
  append_filled (self, self->notice->subjects[self->french], box->who);
  ent_sample_head_of_mail (box, self->mail, box->who->str, false);
}

/* ---- All of it ---- */

static void
choose_actor (Note *self)
{
  EntSampleMailbox *box = self->box;
  bool of_person =
      self->mail->proof == ENT_SAMPLE_GENUINE && self->mail->act <= ENT_SAMPLE_ACT_LAST_OF_PERSON;
  EntSampleName stranger = ent_sample_draw_name (&box->random, box->strange);
  EntSampleName another = ent_sample_draw_name (&box->random, box->strange);
  g_string_printf (self->other, "%s %s", another.given, another.family);
  self->given = stranger.given;
  if (!of_person) {
    g_string_printf (self->name, "%s %s", stranger.given, stranger.family);
    return;
  }
  self->person = &box->network->people[self->mail->number];
  self->given = self->person->name.given;
  ent_sample_append_shown_name (self->person, self->name);
}

void
ent_sample_write_notification (EntSampleMailbox *box, const EntSampleMail *mail)
{
  g_autoptr (GString) name = g_string_new (NULL);
  g_autoptr (GString) other = g_string_new (NULL);
  g_autoptr (GString) footer = g_string_new (NULL);
  g_autoptr (GString) html = g_string_new (NULL);
  Note self = {.box = box, .mail = mail, .notice = &notices[mail->act], .name = name, .other = other};
  self.french = box->network->now_us - mail->at_us < FRENCH_DAYS * ENT_US_PER_DAY;
  self.number = 2 + (unsigned)ent_random_below (&box->random, 60);
  g_snprintf (self.template, sizeof self.template, "%s_01", self.notice->template);
  write_eid (&self);
  choose_actor (&self);
  write_heads (&self);
  append_event (&self, box->text);
  append_footer (&self, footer);
  append_html (&self, box->text->str, footer->str, html);
  /* Forgeries copy the page only; some mails of LinkedIn say nothing in their text but the footer. */
  if (mail->proof == ENT_SAMPLE_FORGED) {
    g_string_append (box->mail,
                     "Content-Type: text/html; charset=UTF-8\nContent-Transfer-Encoding: base64\n\n");
    ent_sample_append_base64 (ent_slice_of (html), box->mail);
    return;
  }
  if (mail->number % 7 == 4)
    g_string_truncate (box->text, 0);
  g_string_append_len (box->text, footer->str, (gssize)footer->len);
  ent_sample_append_alternative (box->text->str, html->str, NULL, &box->random, box->mail);
}
