/* Mails that no hand wrote, or that were for everybody. */
#include "sample/mailbox-private.h"

#include "sample/meetings-private.h"
#include "sample/moments-private.h"
#include "sample/phrases-private.h"

#define PICK(random, list) ((list)[ent_random_below ((random), G_N_ELEMENTS (list))])

/* ---- Answers of machines ---- */

/* The mail of the user that is answered. */
static EntSampleMail
answered_by (const EntSampleMail *mail)
{
  EntSampleMail before = *mail;
  before.kind = ENT_SAMPLE_MAIL_PERSON;
  before.at_us = mail->before_us;
  before.sender = 0;
  return before;
}

void
ent_sample_write_absence (EntSampleMailbox *self, const EntSampleMail *mail)
{
  const EntSamplePerson *person = &self->network->people[mail->number];
  const EntSampleMail before = answered_by (mail);
  unsigned address = ent_sample_address_at (self->network, person, mail->before_us, mail->index);
  const char *from = person->addresses[address];
  ent_sample_head_of_takeout (self, mail, ENT_SAMPLE_LABEL_INBOX);
  ent_sample_head_of_delivery (self, mail, ent_sample_domain_of (from), "");
  g_string_append (self->mail, "From: ");
  ent_sample_append_person_party (self, mail->number, mail->before_us, mail->index, false, self->mail);
  g_string_append_c (self->mail, '\n');
  ent_sample_head_user (self, "To", mail);
  ent_sample_head_of_thread (self, mail);
  static const char *const headers[] = {"Auto-Submitted: auto-replied\n",
                                        "Auto-Submitted: auto-replied\nX-Auto-Response-Suppress: All\n",
                                        "Precedence: auto_reply\nX-Autoreply: yes\n"};
  g_string_append (self->mail, headers[mail->number % G_N_ELEMENTS (headers)]);
  bool english = person->name.english;
  g_string_assign (self->who, english            ? "Automatic reply: "
                              : mail->number % 2 ? "Réponse automatique : "
                                                 : "Absence : ");
  ent_sample_append_subject (self->network, &before, self->who);
  ent_sample_head_of_mail (self, mail, self->who->str, true);
  unsigned day = 1 + (unsigned)ent_random_below (&self->random, 28);
  if (english)
    g_string_append_printf (
        self->text, "Hello,\n\nI am out of the office until the %uth, without access to my mail.\n\n%s\n",
        day, person->name.given);
  else
    g_string_append_printf (
        self->text,
        "Bonjour,\n\nJe suis en congés jusqu'au %u et lirai votre message à mon retour. En cas "
        "d'urgence : standard, 04 65 71 99 99.\n\nCordialement,\n%s\n",
        day, person->name.given);
  ent_sample_append_body (self->text->str,
                          english ? ENT_SAMPLE_FORM_PLAIN_8BIT : ENT_SAMPLE_FORM_LATIN_QUOTED, &self->random,
                          self->mail);
}

void
ent_sample_write_bounce (EntSampleMailbox *self, const EntSampleMail *mail)
{
  const EntSamplePerson *person = &self->network->people[mail->number];
  const EntSampleMail before = answered_by (mail);
  unsigned address = ent_sample_address_at (self->network, person, mail->before_us, mail->index);
  const char *to = person->addresses[address];
  ent_sample_head_of_takeout (self, mail, ENT_SAMPLE_LABEL_INBOX);
  ent_sample_head_of_delivery (self, mail, NULL, "");
  ent_sample_head_party (self, "From", "Mail Delivery Subsystem", "mailer-daemon@mail.example.org");
  ent_sample_head_user (self, "To", mail);
  g_string_append_printf (self->mail, "Auto-Submitted: auto-replied\nX-Failed-Recipients: %s\n", to);
  ent_sample_head_of_mail (
      self, mail,
      mail->index % 2 ? "Delivery Status Notification (Failure)" : "Échec de la remise du message", false);
  char boundary[24];
  g_snprintf (boundary, sizeof boundary, "b%016" G_GINT64_MODIFIER "x", ent_random_next (&self->random));
  g_string_append_printf (
      self->mail,
      "Content-Type: multipart/report; boundary=\"%s\"; report-type=delivery-status\n\n--%s\n"
      "Content-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: 8bit\n\n"
      "Votre message n'a pas été remis à %s : la boîte aux lettres est pleine.\n\n--%s\n"
      "Content-Type: message/delivery-status\n\nReporting-MTA: dns; mx.google.com\n\n"
      "Final-Recipient: rfc822; %s\nAction: failed\nStatus: 5.2.2\n\n--%s\n"
      "Content-Type: message/rfc822-headers\n\nTo: %s\nSubject: ",
      boundary, boundary, to, boundary, to, boundary, to);
  g_string_truncate (self->who, 0);
  ent_sample_append_subject (self->network, &before, self->who);
  ent_sample_append_words (self->who->str, self->mail);
  g_string_append (self->mail, "\nMessage-ID: <");
  ent_sample_append_mail_id (self->network, &before, self->mail);
  g_string_append_printf (self->mail, ">\n\n--%s--\n", boundary);
}

/* ---- Meetings ---- */

void
ent_sample_write_meeting (EntSampleMailbox *self, const EntSampleMail *mail)
{
  EntSampleMeeting meeting;
  ent_sample_tell_meeting (self->network, mail->number, &meeting);
  bool is_answer = mail->kind == ENT_SAMPLE_MAIL_ANSWER, by_user = mail->sender == 0;
  size_t number = meeting.attendees[0];
  const EntSamplePerson *person = &self->network->people[number];
  const char *from = person->addresses[0];
  ent_sample_head_of_takeout (self, mail, by_user ? ENT_SAMPLE_LABEL_SENT : ENT_SAMPLE_LABEL_INBOX);
  if (by_user)
    ent_sample_head_user (self, "From", mail);
  else
    ent_sample_head_of_delivery (self, mail, ent_sample_domain_of (from), from);
  g_string_truncate (self->name, 0);
  ent_sample_append_styled_name (person, by_user ? ENT_SAMPLE_NAME_PLAIN : ent_sample_style_of (person, 0), 0,
                                 self->name);
  ent_sample_head_party (self, by_user ? "To" : "From", self->name->str, from);
  if (!by_user)
    ent_sample_head_user (self, "To", mail);
  ent_sample_head_of_thread (self, mail);
  bool declines = is_answer && meeting.kind == ENT_SAMPLE_MEETING_DECLINED && by_user;
  const char *const *topics = self->network->story->topics;
  const char *topic = topics[meeting.topic % g_strv_length ((char **)topics)];
  g_autofree char *subject = g_strdup_printf ("%s%s",
                                              !is_answer ? "Invitation : "
                                              : declines ? "Refusé : "
                                                         : "Accepté : ",
                                              topic);
  ent_sample_head_of_mail (self, mail, subject, true);
  g_autoptr (GString) event = g_string_new (NULL);
  const char *method = is_answer ? "REPLY" : "REQUEST";
  ent_sample_append_event (self->network, mail->number, method, event);
  g_string_append (self->text,
                   is_answer ? "Réponse à l'invitation.\n" : "Vous êtes invité·e à cette réunion.\n");
  ent_sample_append_alternative (self->text->str, event->str, method, &self->random, self->mail);
}

/* ---- To many ---- */

void
ent_sample_write_list (EntSampleMailbox *self, const EntSampleMail *mail)
{
  static const char *const lists[] = {"solaire", "reseaux-locaux", "stockage", "elus", "anciens", "entraide"};
  const char *list = lists[mail->number % G_N_ELEMENTS (lists)];
  g_autofree char *address = g_strdup_printf ("%s@listes.example", list);
  g_autofree char *bounces = g_strdup_printf ("%s-bounces@listes.example", list);
  EntSampleName name = ent_sample_draw_name (&self->random, self->strange);
  g_autofree char *full = g_strdup_printf ("%s %s", name.given, name.family);
  g_autofree char *from =
      g_strdup_printf ("membre%u@adherents.example", (unsigned)ent_random_below (&self->random, 300));
  ent_sample_head_of_takeout (self, mail, ENT_SAMPLE_LABEL_ARCHIVED);
  ent_sample_head_of_delivery (self, mail, "listes.example", bounces);
  ent_sample_head_party (self, "From", full, from);
  ent_sample_head_party (self, "To", list, address);
  g_string_append_printf (
      self->mail,
      "List-Id: <%s.listes.example>\nList-Post: <mailto:%s>\nList-Unsubscribe: "
      "<mailto:%s-request@listes.example?subject=unsubscribe>\nPrecedence: list\nSender: %s\n",
      list, address, list, bounces);
  g_autofree char *subject = g_strdup_printf (
      "[%s] %s", list,
      PICK (&self->random, ((const char *const[]){"Compte rendu", "Qui connaît un bureau d'études ?",
                                                  "Re: Tarifs", "Réunion du mois", "Question"})));
  ent_sample_head_of_mail (self, mail, subject, true);
  g_string_append (self->text, "Bonjour la liste,\n\n");
  ent_sample_append_post (self->network->story->topics, 2, &self->random, self->text);
  g_string_append_printf (self->text,
                          "\n\n%s\n_______________________________________________\n%s mailing list\n%s\n",
                          name.given, list, address);
  ent_sample_append_body (self->text->str, ENT_SAMPLE_FORM_LATIN_QUOTED, &self->random, self->mail);
}

void
ent_sample_write_newsletter (EntSampleMailbox *self, const EntSampleMail *mail)
{
  static const char *const names[] = {"La Lettre du Solaire", "Matinale Énergie",
                                      "Salon Exemple 360",    "Nuagine Cloud",
                                      "Crédit Fictif",        "École Fictive de Management"};
  const char *name = names[mail->number % G_N_ELEMENTS (names)];
  g_autofree char *domain = g_strdup_printf ("lettre%u.example", mail->number);
  g_autofree char *from = g_strdup_printf ("%s@%s", mail->number % 3 == 0 ? "newsletter" : "bonjour", domain);
  g_autofree char *bounce = g_strdup_printf ("rebond-%u@%s", mail->index, domain);
  ent_sample_head_of_takeout (self, mail, ENT_SAMPLE_LABEL_PROMOTION);
  ent_sample_head_of_delivery (self, mail, domain, bounce);
  ent_sample_head_party (self, "From", name, from);
  /* Who gives a tag to each sender sees who sold the address. */
  const char *to = ent_sample_user_address (self->network, mail->at_us);
  const char *at = strchr (to, '@');
  g_autofree char *tagged = g_strdup_printf ("%.*s+lettres%s", (int)(at - to), to, at);
  ent_sample_head_party (self, "To", "", mail->number % 7 == 2 ? tagged : to);
  g_string_append_printf (self->mail, "List-Unsubscribe: <https://%s/desabonnement?u=%u>\n", domain,
                          mail->index);
  if (mail->number % 2)
    g_string_append (self->mail, "Precedence: bulk\nFeedback-ID: 1:2:lettre:exemple\n");
  g_autoptr (GString) subject = g_string_new (NULL);
  ent_sample_append_post (self->network->story->topics, 1, &self->random, subject);
  g_string_truncate (subject, MIN (subject->len, 60));
  g_string_assign (self->who,
                   g_utf8_validate (subject->str, (gssize)subject->len, NULL) ? subject->str : "La lettre");
  ent_sample_head_of_mail (self, mail, self->who->str, false);
  ent_sample_append_post (self->network->story->topics, 6, &self->random, self->text);
  g_string_append_printf (self->text, "\n\nSe désabonner : https://%s/desabonnement?u=%u\n", domain,
                          mail->index);
  g_autoptr (GString) html = g_string_new (NULL);
  ent_sample_append_html (self->text->str, html);
  ent_sample_append_alternative (self->text->str, html->str, NULL, &self->random, self->mail);
}

typedef struct {
  const char *name, *address, *headers, *subject, *text;
} Machine;

void
ent_sample_write_automatic (EntSampleMailbox *self, const EntSampleMail *mail)
{
  static const Machine machines[] = {
      {"Boutique Exemple", "no-reply@boutique.example", "", "Votre commande n° %u est confirmée",
       "Merci de votre commande n° %u."},
      {"Gares Fictives", "ne-pas-repondre@gares.example", "Auto-Submitted: auto-generated\n",
       "Votre billet %u", "Votre billet %u est en pièce jointe."},
      {"Cron Daemon", "root@serveur.example", "Auto-Submitted: auto-generated\n", "Cron sauvegarde %u",
       "Sauvegarde %u : terminée sans erreur."},
      {"Assistance", "tickets@assistance.example", "X-Auto-Response-Suppress: All\n",
       "[Ticket %u] Pris en compte", "Votre demande %u est prise en compte."},
      {"Crédit Fictif", "noreply@credit-fictif.example", "", "Relevé %u disponible",
       "Votre relevé %u est disponible."},
      {"Agenda partagé", "notifications@agenda.example", "Feedback-ID: 3:4:agenda:exemple\n", "Rappel %u",
       "Rappel : réunion n° %u demain."},
  };
  const Machine *machine = &machines[mail->number % G_N_ELEMENTS (machines)];
  unsigned number = 10000 + mail->index;
  ent_sample_head_of_takeout (self, mail, ENT_SAMPLE_LABEL_UPDATE);
  ent_sample_head_of_delivery (self, mail, ent_sample_domain_of (machine->address), machine->address);
  ent_sample_head_party (self, "From", machine->name, machine->address);
  ent_sample_head_user (self, "To", mail);
  g_string_append (self->mail, machine->headers);
  g_autofree char *digits = g_strdup_printf ("%u", number);
  g_string_assign (self->who, machine->subject);
  g_string_replace (self->who, "%u", digits, 0);
  ent_sample_head_of_mail (self, mail, self->who->str, true);
  g_string_assign (self->text, machine->text);
  g_string_replace (self->text, "%u", digits, 0);
  g_string_append (self->text, "\n\nCe message est automatique, merci de ne pas y répondre.\n");
  ent_sample_append_body (self->text->str, (EntSampleForm)(mail->number % 5), &self->random, self->mail);
}

/* ---- Not wanted ---- */

void
ent_sample_write_unwanted (EntSampleMailbox *self, const EntSampleMail *mail)
{
  bool is_spam = mail->kind == ENT_SAMPLE_MAIL_SPAM;
  EntSampleName name = ent_sample_draw_name (&self->random, self->strange);
  g_autofree char *full = g_strdup_printf ("%s %s", name.given, name.family);
  g_autofree char *from = g_strdup_printf ("offre%u@gain-rapide.invalid", mail->number);
  ent_sample_head_of_takeout (self, mail, is_spam ? ENT_SAMPLE_LABEL_SPAM : ENT_SAMPLE_LABEL_BIN);
  ent_sample_head_of_delivery (self, mail, NULL, from);
  ent_sample_head_party (self, "From", full, from);
  ent_sample_head_user (self, "To", mail);
  ent_sample_head_of_mail (self, mail, is_spam ? "Vous avez gagné !!!" : "Une proposition pour vous", true);
  ent_sample_append_phrase (ENT_SAMPLE_SAYS_PITCH, false, self->network->story->given,
                            self->network->story->topics, &self->random, self->text);
  ent_sample_append_body (self->text->str, is_spam ? ENT_SAMPLE_FORM_HTML : ENT_SAMPLE_FORM_PLAIN_8BIT,
                          &self->random, self->mail);
}
