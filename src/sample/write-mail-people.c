/* Mails that a hand wrote. */
#include "sample/mailbox-private.h"

#include "sample/moments-private.h"
#include "sample/phrases-private.h"

enum {
  MOST_CROWD = 40,
};

/* ---- What is said ---- */

/* What the mail says, without greeting of the program, signature and quotes: the same each time. */
static void
append_words (const EntSampleNetwork *network, const EntSampleMail *mail, const EntSamplePerson *person,
              GString *out)
{
  EntSampleMail words = *mail;
  words.sender = 0;
  words.turn = 0;
  words.kind = mail->kind == ENT_SAMPLE_MAIL_DRAFT ? ENT_SAMPLE_MAIL_DRAFT : ENT_SAMPLE_MAIL_PERSON;
  EntRandom random = ent_sample_mail_random (network, &words);
  ent_random_next (&random);
  const EntSampleStory *story = network->story;
  bool by_user = mail->sender == 0;
  size_t start = out->len;
  ent_sample_append_phrase ((EntSampleSays)mail->says, person->name.english,
                            by_user ? person->name.given : story->given, story->topics, &random, out);
  g_autofree char *said = g_strdup (out->str + start);
  g_string_truncate (out, start);
  for (const char *p = said; *p; p++) {
    bool breaks = p[0] == ' ' && p[1] == ' ';
    g_string_append (out, breaks ? "\n\n" : "");
    if (!breaks)
      g_string_append_c (out, *p);
    p += breaks;
  }
  bool may_go_on = mail->says == ENT_SAMPLE_SAYS_OPENING || mail->says == ENT_SAMPLE_SAYS_ANSWER;
  if (may_go_on && !person->name.english && ent_random_chance (&random, 0.5)) {
    g_string_append (out, "\n\n");
    ent_sample_append_post (story->topics, 1 + (unsigned)ent_random_below (&random, 3), &random, out);
  }
  /* A line that an mbox has to quote. */
  if (may_go_on && person->name.english && ent_random_chance (&random, 0.1))
    g_string_append (out, "\nFrom what I hear, they decide before summer.");
}

static void
append_sign_off (EntSampleMailbox *self, const EntSamplePerson *person, bool by_user, GString *out)
{
  static const char *const french[] = {"Cordialement,",  "Bien cordialement,", "Bien à vous,",
                                       "Belle journée,", "À bientôt,",         "Cdlt,"};
  static const char *const english[] = {"Best regards,", "Kind regards,", "Cheers,"};
  const EntSampleStory *story = self->network->story;
  bool is_english = person->name.english;
  size_t which = ent_random_below (&self->random, is_english ? 3 : 6);
  g_string_append_printf (out, "\n\n%s\n%s\n", is_english ? english[which] : french[which],
                          by_user ? story->given : person->name.given);
}

static void
append_signature (EntSampleMailbox *self, const EntSamplePerson *person, bool by_user, GString *out)
{
  const EntSampleStory *story = self->network->story;
  if (by_user) {
    g_string_append_printf (out, "\n-- \n%s %s\nFondateur·rice | %s\nTél. : +33 1 99 00 00 00\n",
                            story->given, story->family, story->organisation);
    return;
  }
  if (!ent_sample_signs (person))
    return;
  bool one_line = person->name_style % 2 == 0;
  g_autofree char *title = g_strstrip (g_strdup (person->title));
  g_string_append_printf (out, "\n-- \n%s %s\n%s%s", person->name.given, person->name.family, title,
                          one_line ? " | " : "\n");
  ent_sample_append_organisation (person, out);
  g_string_append_c (out, '\n');
  if (person->phone)
    g_string_append_printf (out, "%s : %s\n", person->name.english ? "Phone" : "Tél.", person->phone);
}

/* The mail that is answered, below: with `>` or as Outlook does it. */
static void
append_quote (EntSampleMailbox *self, const EntSampleMail *mail, const EntSamplePerson *person, bool outlook,
              GString *out)
{
  const EntSampleStory *story = self->network->story;
  EntSampleMail before = *mail;
  before.index = mail->index - 1;
  before.sender = mail->turn;
  before.says = before.index == mail->first ? ENT_SAMPLE_SAYS_OPENING : ENT_SAMPLE_SAYS_ANSWER;
  g_autofree char *user = g_strdup_printf ("%s %s", story->given, story->family);
  g_autofree char *other = g_strdup_printf ("%s %s", person->name.given, person->name.family);
  const char *author = before.sender == 0 ? user : other;
  const char *address =
      before.sender == 0
          ? ent_sample_user_address (self->network, mail->before_us)
          : person->addresses[ent_sample_address_at (self->network, person, mail->before_us, before.index)];
  g_autoptr (GString) words = g_string_new (NULL);
  append_words (self->network, &before, person, words);
  g_autoptr (GString) when = g_string_new (NULL);
  ent_sample_append_quote_time (mail->before_us, person->name.english, when);
  if (outlook) {
    g_string_append_printf (
        out,
        "\n________________________________\nDe : %s <%s>\nEnvoyé : %s\nÀ : %s\nObjet : RE: "
        "\n\n%s\n",
        author, address, when->str, before.sender == 0 ? other : user, words->str);
    return;
  }
  g_string_append_printf (
      out, person->name.english ? "\nOn %s, %s <%s> wrote:\n\n> " : "\nLe %s, %s <%s> a écrit :\n\n> ",
      when->str, author, address);
  for (const char *p = words->str; *p; p++) {
    g_string_append_c (out, *p);
    if (*p == '\n')
      g_string_append (out, "> ");
  }
  g_string_append_c (out, '\n');
}

/* Programs stay with their people. */
static EntSampleForm
form_of (EntSampleMailbox *self, const EntSamplePerson *person, bool by_user)
{
  static const EntSampleForm forms[] = {
      ENT_SAMPLE_FORM_BOTH,         ENT_SAMPLE_FORM_BOTH,       ENT_SAMPLE_FORM_BOTH,
      ENT_SAMPLE_FORM_BOTH,         ENT_SAMPLE_FORM_PLAIN_8BIT, ENT_SAMPLE_FORM_LATIN_QUOTED,
      ENT_SAMPLE_FORM_LATIN_QUOTED, ENT_SAMPLE_FORM_HTML,       ENT_SAMPLE_FORM_PLAIN_BASE64,
      ENT_SAMPLE_FORM_LATIN_8BIT,   ENT_SAMPLE_FORM_PLAIN_8BIT};
  if (ent_random_chance (&self->random, 0.03))
    return ENT_SAMPLE_FORM_ATTACHMENT;
  if (by_user)
    return ENT_SAMPLE_FORM_BOTH;
  return forms[(person->since_us / ENT_US_PER_SECOND) % (int64_t)G_N_ELEMENTS (forms)];
}

static void
say_all (EntSampleMailbox *self, const EntSampleMail *mail, const EntSamplePerson *person, bool quotes)
{
  bool by_user = mail->sender == 0;
  append_words (self->network, mail, person, self->text);
  if (ent_random_chance (&self->random, 0.75))
    append_sign_off (self, person, by_user, self->text);
  if (ent_random_chance (&self->random, 0.85))
    append_signature (self, person, by_user, self->text);
  if (quotes && ent_random_chance (&self->random, 0.8))
    append_quote (self, mail, person, !by_user && person->name_style % 3 == 1, self->text);
}

/* ---- Between two ---- */

static void
head_to_or_from (EntSampleMailbox *self, const EntSampleMail *mail, const char *domain,
                 const char *return_path)
{
  bool by_user = mail->sender == 0;
  if (mail->kind == ENT_SAMPLE_MAIL_DRAFT) {
    ent_sample_head_of_takeout (self, mail, ENT_SAMPLE_LABEL_DRAFT);
  } else if (by_user) {
    ent_sample_head_of_takeout (self, mail, ENT_SAMPLE_LABEL_SENT);
  } else {
    ent_sample_head_of_takeout (self, mail,
                                mail->index % 4 == 0 ? ENT_SAMPLE_LABEL_ARCHIVED : ENT_SAMPLE_LABEL_INBOX);
    ent_sample_head_of_delivery (self, mail, domain, return_path);
  }
}

static void
append_full_subject (EntSampleMailbox *self, const EntSampleMail *mail, bool english)
{
  g_string_truncate (self->who, 0);
  if (mail->before_us != 0)
    g_string_append (self->who, !english && mail->number % 5 == 1 ? "RE: " : "Re: ");
  ent_sample_append_subject (self->network, mail, self->who);
}

void
ent_sample_write_personal (EntSampleMailbox *self, const EntSampleMail *mail)
{
  const EntSamplePerson *person = &self->network->people[mail->number];
  bool by_user = mail->sender == 0;
  unsigned address = ent_sample_address_at (self->network, person, mail->at_us, mail->index);
  head_to_or_from (self, mail, ent_sample_domain_of (person->addresses[address]), person->addresses[address]);
  if (by_user)
    ent_sample_head_user (self, "From", mail);
  g_string_append (self->mail, by_user ? "To: " : "From: ");
  ent_sample_append_person_party (self, mail->number, mail->at_us, mail->index, by_user, self->mail);
  g_string_append_c (self->mail, '\n');
  if (!by_user)
    ent_sample_head_user (self, "To", mail);
  ent_sample_head_of_thread (self, mail);
  append_full_subject (self, mail, person->name.english);
  ent_sample_head_of_mail (self, mail, self->who->str, by_user || !person->name.english);
  say_all (self, mail, person, mail->before_us != 0);
  ent_sample_append_body (self->text->str, form_of (self, person, by_user), &self->random, self->mail);
}

/* ---- Several ---- */

void
ent_sample_write_group (EntSampleMailbox *self, const EntSampleMail *mail)
{
  const EntSampleThread thread = {
      .kind = ENT_SAMPLE_THREAD_MAIL_GROUP, .number = mail->number, .n_messages = mail->index + 1};
  ent_sample_tell (self->network, &thread, self->tale);
  size_t members[ENT_SAMPLE_MOST_MEMBERS], n = self->tale->n_members;
  memcpy (members, self->tale->members, sizeof members);
  bool by_user = mail->sender == 0;
  size_t author = by_user ? members[0] : members[mail->sender - 1];
  const EntSamplePerson *person = &self->network->people[author];
  unsigned address = ent_sample_address_at (self->network, person, mail->at_us, mail->index);
  head_to_or_from (self, mail, ent_sample_domain_of (person->addresses[address]), person->addresses[address]);
  if (by_user) {
    ent_sample_head_user (self, "From", mail);
  } else {
    g_string_append (self->mail, "From: ");
    ent_sample_append_person_party (self, author, mail->at_us, mail->index, false, self->mail);
    g_string_append_c (self->mail, '\n');
    ent_sample_head_user (self, "To", mail);
  }
  const char *before = by_user ? "To: " : "Cc: ";
  for (size_t i = 0; i < n; i++) {
    if (!by_user && i + 1 == mail->sender)
      continue;
    g_string_append (self->mail, before);
    ent_sample_append_person_party (self, members[i], mail->at_us, mail->index, by_user, self->mail);
    before = ",\n ";
  }
  g_string_append_c (self->mail, '\n');
  append_full_subject (self, mail, false);
  ent_sample_head_of_mail (self, mail, self->who->str, true);
  EntSampleMail said = *mail;
  said.sender = by_user ? 0 : 1;
  append_words (self->network, &said, person, self->text);
  append_sign_off (self, person, by_user, self->text);
  append_signature (self, person, by_user, self->text);
  ent_sample_append_body (self->text->str, form_of (self, person, by_user), &self->random, self->mail);
}

size_t
ent_sample_crowd_of (const EntSampleNetwork *network, const EntSampleMail *mail, size_t *out)
{
  EntRandom random = ent_sample_mail_random (network, mail);
  size_t n_wanted = 6 + ent_random_below (&random, 18), n = 0;
  for (unsigned i = 0; i < 400 && n < n_wanted; i++) {
    size_t number = ent_random_below (&random, network->n_people);
    bool known = network->people[number].n_addresses == 0 || number == mail->number;
    for (size_t j = 0; j < n; j++)
      known = known || out[j] == number;
    if (!known)
      out[n++] = number;
  }
  return n;
}

void
ent_sample_write_crowd (EntSampleMailbox *self, const EntSampleMail *mail)
{
  const EntSamplePerson *person = &self->network->people[mail->number];
  bool by_user = mail->sender == 0;
  unsigned address = ent_sample_address_at (self->network, person, mail->at_us, 0);
  head_to_or_from (self, mail, ent_sample_domain_of (person->addresses[address]), person->addresses[address]);
  if (by_user)
    ent_sample_head_user (self, "From", mail);
  g_string_append (self->mail, by_user ? "To: " : "From: ");
  ent_sample_append_person_party (self, mail->number, mail->at_us, 0, by_user, self->mail);
  g_string_append_c (self->mail, '\n');
  size_t members[MOST_CROWD], n = ent_sample_crowd_of (self->network, mail, members);
  if (!by_user)
    ent_sample_head_user (self, "To", mail);
  g_string_append (self->mail, "Cc: ");
  for (size_t i = 0; i < n; i++) {
    ent_sample_append_person_party (self, members[i], mail->at_us, 0, by_user, self->mail);
    g_string_append (self->mail, ",\n ");
  }
  /* Strangers fill it up. */
  for (size_t i = 0; i < 11; i++) {
    EntSampleName name = ent_sample_draw_name (&self->random, self->strange);
    g_autofree char *full = g_strdup_printf ("%s %s", name.given, name.family);
    g_autofree char *whom = g_strdup_printf ("invite%u-%u@public.example", mail->index, (unsigned)i);
    ent_sample_append_mailbox (full, whom, self->mail);
    g_string_append (self->mail, i < 10 ? ",\n " : "\n");
  }
  ent_sample_head_of_mail (self, mail, "Invitation à la rencontre du réseau", true);
  g_string_append (self->text, "Bonjour à toutes et à tous,\n\n");
  ent_sample_append_post (self->network->story->topics, 3, &self->random, self->text);
  append_sign_off (self, person, by_user, self->text);
  ent_sample_append_body (self->text->str, ENT_SAMPLE_FORM_BOTH, &self->random, self->mail);
}

/* ---- Offices: a hand wrote, but it is nobody's own address ---- */

void
ent_sample_write_office (EntSampleMailbox *self, const EntSampleMail *mail)
{
  static const char *const roles[] = {"contact",   "info",         "accueil",        "secretariat",
                                      "commandes", "comptabilite", "service-client", "direction"};
  const char *role = roles[mail->number % G_N_ELEMENTS (roles)];
  g_autofree char *address = g_strdup_printf ("%s@maison%u.example", role, mail->number);
  g_autofree char *name = g_strdup_printf ("Maison Exemple %u", mail->number);
  bool by_user = mail->sender == 0;
  head_to_or_from (self, mail, ent_sample_domain_of (address), address);
  if (by_user)
    ent_sample_head_user (self, "From", mail);
  ent_sample_head_party (self, by_user ? "To" : "From", mail->number % 3 == 0 ? "" : name, address);
  if (!by_user)
    ent_sample_head_user (self, "To", mail);
  ent_sample_head_of_mail (self, mail, by_user ? "Réservation d'une salle" : "Votre demande", true);
  g_string_append (self->text,
                   by_user ? "Bonjour,\n\nAuriez-vous une salle pour vingt personnes le mois prochain ?\n"
                           : "Bonjour,\n\nNous avons bien reçu votre demande et revenons vers vous.\n");
  g_string_append_printf (self->text, "\nCordialement,\n%s\n", by_user ? self->network->story->given : name);
  ent_sample_append_body (self->text->str, ENT_SAMPLE_FORM_LATIN_QUOTED, &self->random, self->mail);
}
