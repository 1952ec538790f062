/* The headers of mails: what the provider adds, and what the sender writes. */
#include "sample/mailbox-private.h"

#include "sample/moments-private.h"

const char *
ent_sample_user_address (const EntSampleNetwork *network, int64_t at_us)
{
  int64_t history_us = network->story->history_days * ENT_US_PER_DAY;
  bool long_ago = at_us < network->now_us - history_us * 4 / 5;
  return long_ago ? network->story->old_email : network->story->email;
}

const char *
ent_sample_domain_of (const char *address)
{
  const char *at = strrchr (address, '@');
  return at ? at + 1 : "example.org";
}

void
ent_sample_append_mail_id (const EntSampleNetwork *network, const EntSampleMail *mail, GString *out)
{
  EntRandom random = ent_sample_mail_random (network, mail);
  uint64_t a = ent_random_next (&random), b = ent_random_next (&random);
  if (mail->kind == ENT_SAMPLE_MAIL_NOTIFICATION && mail->proof != ENT_SAMPLE_FORGED)
    g_string_append_printf (out, "%u.%u.%u@lor1-app%u.prod.linkedin.com", (unsigned)(a >> 32), (unsigned)a,
                            (unsigned)(b >> 40), (unsigned)(b % 9000) + 1000);
  else if (mail->sender == 0)
    g_string_append_printf (out, "CA+%012" G_GINT64_MODIFIER "x%08x@mail.example.org", a >> 16, (unsigned)b);
  else
    g_string_append_printf (out, "%016" G_GINT64_MODIFIER "x.%u@mx%u.example", a, (unsigned)(b >> 40),
                            (unsigned)(b % 7) + 1);
}

/* ---- The provider's ---- */

/* Of the first mail of the thread, so that all of it has one number. */
static uint64_t
thread_number (const EntSampleNetwork *network, const EntSampleMail *mail)
{
  EntSampleMail first = *mail;
  first.index = mail->first;
  if (mail->kind == ENT_SAMPLE_MAIL_ABSENCE || mail->kind == ENT_SAMPLE_MAIL_BOUNCE)
    first.kind = ENT_SAMPLE_MAIL_PERSON;
  if (mail->kind == ENT_SAMPLE_MAIL_ANSWER)
    first.kind = ENT_SAMPLE_MAIL_MEETING;
  EntRandom random = ent_sample_mail_random (network, &first);
  return UINT64_C (1500000000000000000) + ent_random_next (&random) % UINT64_C (300000000000000000);
}

void
ent_sample_head_of_takeout (EntSampleMailbox *self, const EntSampleMail *mail, EntSampleLabel label)
{
  static const char *const french[] = {"Boîte de réception,Important,Ouvert,Catégorie : E-mails personnels",
                                       "Messages archivés,Ouvert",
                                       "Messages envoyés,Ouvert",
                                       "Brouillons",
                                       "Spam,Non lus",
                                       "Corbeille,Non lus",
                                       "Boîte de réception,Non lus,Catégorie : Promotions",
                                       "Boîte de réception,Ouvert,\"Énergie, réseau\""};
  static const char *const english[] = {"Inbox,Important,Opened,Category Personal",
                                        "Archived,Opened",
                                        "Sent,Opened",
                                        "Drafts",
                                        "Spam,Unread",
                                        "Trash,Unread",
                                        "Inbox,Unread,Category Promotions",
                                        "Inbox,Opened,Category Updates"};
  bool is_french = self->network->story->newest_headers;
  g_string_append_printf (
      self->mail, "X-GM-THRID: %" G_GUINT64_FORMAT "\nX-Gmail-Labels: ", thread_number (self->network, mail));
  ent_sample_append_words ((is_french ? french : english)[label], self->mail);
  g_string_append_c (self->mail, '\n');
}

void
ent_sample_head_of_delivery (EntSampleMailbox *self, const EntSampleMail *mail, const char *domain,
                             const char *return_path)
{
  GString *out = self->mail;
  const char *to = ent_sample_user_address (self->network, mail->at_us);
  const char *from = domain ? domain : "relais.example";
  unsigned number = (unsigned)ent_random_below (&self->random, 250) + 1;
  g_string_append_printf (out, "Delivered-To: %s\n", to);
  g_string_append_printf (out, "Received: by 2002:a05:%x:b0:%x with SMTP id q%ucsp%u;\n        ", number,
                          number * 7 + 1, number, number * 4211);
  ent_sample_append_mail_time (mail->at_us + 2 * ENT_US_PER_SECOND, false, out);
  g_string_append_printf (out,
                          "\nReturn-Path: <%s>\nReceived: from mail-%u.%s (mail-%u.%s. [192.0.2.%u])\n"
                          "        by mx.google.com with ESMTPS id a%u\n        for <%s>;\n        ",
                          return_path, number, from, number, from, number, number * 977, to);
  ent_sample_append_mail_time (mail->at_us + ENT_US_PER_SECOND, false, out);
  g_string_append_c (out, '\n');
  if (domain)
    g_string_append_printf (out,
                            "Authentication-Results: mx.google.com;\n       dkim=pass header.i=@%s;\n       "
                            "spf=pass smtp.mailfrom=%s;\n       dmarc=pass (p=NONE sp=NONE dis=NONE) "
                            "header.from=%s\n",
                            domain, *return_path ? ent_sample_domain_of (return_path) : domain, domain);
}

/* ---- The sender's ---- */

void
ent_sample_head_of_mail (EntSampleMailbox *self, const EntSampleMail *mail, const char *subject, bool paris)
{
  g_string_append (self->mail, "Date: ");
  ent_sample_append_mail_time (mail->at_us, paris, self->mail);
  g_string_append (self->mail, "\nMessage-ID: <");
  ent_sample_append_mail_id (self->network, mail, self->mail);
  g_string_append (self->mail, ">\nSubject: ");
  ent_sample_append_words (subject, self->mail);
  g_string_append (self->mail, "\nMIME-Version: 1.0\n");
}

/* The id of another mail of the same thread. */
static void
append_other_id (EntSampleMailbox *self, const EntSampleMail *mail, uint32_t index, bool by_user)
{
  EntSampleMail other = *mail;
  other.index = index;
  other.sender = by_user ? 0 : 1;
  if (mail->kind == ENT_SAMPLE_MAIL_ABSENCE || mail->kind == ENT_SAMPLE_MAIL_BOUNCE)
    other.kind = ENT_SAMPLE_MAIL_PERSON;
  if (mail->kind == ENT_SAMPLE_MAIL_ANSWER)
    other.kind = ENT_SAMPLE_MAIL_MEETING;
  g_string_append_c (self->mail, '<');
  ent_sample_append_mail_id (self->network, &other, self->mail);
  g_string_append_c (self->mail, '>');
}

void
ent_sample_head_of_thread (EntSampleMailbox *self, const EntSampleMail *mail)
{
  if (mail->before_us == 0)
    return;
  bool is_return = mail->kind == ENT_SAMPLE_MAIL_ABSENCE || mail->kind == ENT_SAMPLE_MAIL_BOUNCE ||
                   mail->kind == ENT_SAMPLE_MAIL_ANSWER;
  uint32_t before = is_return ? mail->index : mail->index - 1;
  /* Between two, each answers the other; who wrote the first one follows. */
  bool before_by_user =
      is_return ? (mail->kind != ENT_SAMPLE_MAIL_ANSWER || mail->sender != 0) : mail->turn == 0;
  bool alternates = mail->kind == ENT_SAMPLE_MAIL_PERSON;
  g_string_append (self->mail, "In-Reply-To: ");
  append_other_id (self, mail, before, before_by_user);
  g_string_append (self->mail, "\nReferences:");
  if (alternates && mail->first < before) {
    bool first_by_user = ((before - mail->first) % 2 == 0) == before_by_user;
    g_string_append_c (self->mail, ' ');
    append_other_id (self, mail, mail->first, first_by_user);
    g_string_append (self->mail, "\n");
  }
  g_string_append_c (self->mail, ' ');
  append_other_id (self, mail, before, before_by_user);
  g_string_append_c (self->mail, '\n');
}

void
ent_sample_head_party (EntSampleMailbox *self, const char *field, const char *name, const char *address)
{
  g_string_append_printf (self->mail, "%s: ", field);
  ent_sample_append_mailbox (name, address, self->mail);
  g_string_append_c (self->mail, '\n');
}

void
ent_sample_head_user (EntSampleMailbox *self, const char *field, const EntSampleMail *mail)
{
  const EntSampleStory *story = self->network->story;
  g_autofree char *name = g_strdup_printf ("%s %s", story->given, story->family);
  bool bare = mail->sender != 0 && ent_random_chance (&self->random, 0.3);
  ent_sample_head_party (self, field, bare ? "" : name, ent_sample_user_address (self->network, mail->at_us));
}

void
ent_sample_append_person_party (EntSampleMailbox *self, size_t number, int64_t at_us, uint32_t turn,
                                bool by_user, GString *out)
{
  const EntSamplePerson *person = &self->network->people[number];
  unsigned address = ent_sample_address_at (self->network, person, at_us, turn);
  EntSampleNameStyle style = ent_sample_style_of (person, address);
  /* The user's program calls people as the address book does, or not at all. */
  if (by_user && ent_random_chance (&self->random, 0.7))
    style = ent_random_chance (&self->random, 0.8) ? ENT_SAMPLE_NAME_PLAIN : ENT_SAMPLE_NAME_NONE;
  g_string_truncate (self->name, 0);
  ent_sample_append_styled_name (person, style, address, self->name);
  ent_sample_append_mailbox (self->name->str, person->addresses[address], out);
}

void
ent_sample_append_subject (const EntSampleNetwork *network, const EntSampleMail *mail, GString *out)
{
  static const char *const forms[] = {
      "{t}",         "{t}",           "{t}",          "Rendez-vous : {t}", "Question sur {t}",
      "Suite : {t}", "Notre échange", "{t} (urgent)", "Un café ?",         "Projet : {t}"};
  EntSampleMail first = *mail;
  first.index = mail->first;
  if (mail->kind == ENT_SAMPLE_MAIL_ABSENCE || mail->kind == ENT_SAMPLE_MAIL_BOUNCE)
    first.kind = ENT_SAMPLE_MAIL_PERSON;
  EntRandom random = ent_sample_mail_random (network, &first);
  const char *const *topics = network->story->topics;
  const char *topic = topics[ent_random_below (&random, g_strv_length ((char **)topics))];
  const char *form = forms[ent_random_below (&random, G_N_ELEMENTS (forms))];
  const char *gap = strstr (form, "{t}");
  if (gap == NULL) {
    g_string_append (out, form);
    return;
  }
  g_string_append_len (out, form, gap - form);
  /* "le parc" opens as "Le parc". */
  g_autofree char *head = gap == form ? g_utf8_strup (topic, g_utf8_next_char (topic) - topic) : NULL;
  g_string_append (out, head ? head : "");
  g_string_append (out, head ? g_utf8_next_char (topic) : topic);
  g_string_append (out, gap + 3);
}
