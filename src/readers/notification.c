/* LinkedIn's notification mails -> records. A mail is believed when it was checked or all of it fits; then
 * its rule says of what it tells, and what no rule fits is left out by its shape. */
#include "readers/notification-private.h"

#include "readers/opt-out-private.h"

#define MAX_HEAD_LINES 15u /* within which a mail without a known subject says what it is about */

struct EntNotificationReader {
  EntArena *arena;
  GArray *links;   /* EntNotificationLink */
  GArray *events;  /* EntNotificationEvent */
  GArray *unknown; /* EntSlice: types of cards */
  GArray *parties; /* EntMailParty: those of a mail that are no machine's */
  EntNotificationMemory *memory;
  GString *text, *reply, *value, *scratch;
};

EntNotificationReader *
ent_notification_reader_new (void)
{
  EntNotificationReader *self = g_new0 (EntNotificationReader, 1);
  self->arena = ent_arena_new (16 * 1024);
  self->links = g_array_new (FALSE, FALSE, sizeof (EntNotificationLink));
  self->events = g_array_new (FALSE, FALSE, sizeof (EntNotificationEvent));
  self->unknown = g_array_new (FALSE, FALSE, sizeof (EntSlice));
  self->parties = g_array_new (FALSE, FALSE, sizeof (EntMailParty));
  self->memory = ent_notification_memory_new ();
  self->text = g_string_new (NULL);
  self->reply = g_string_new (NULL);
  self->value = g_string_new (NULL);
  self->scratch = g_string_new (NULL);
  return self;
}

void
ent_notification_reader_free (EntNotificationReader *self)
{
  if (self == NULL)
    return;
  ent_notification_memory_free (self->memory);
  GArray *const arrays[] = {self->links, self->events, self->unknown, self->parties};
  for (size_t i = 0; i < G_N_ELEMENTS (arrays); i++)
    g_array_unref (arrays[i]);
  GString *const strings[] = {self->text, self->reply, self->value, self->scratch};
  for (size_t i = 0; i < G_N_ELEMENTS (strings); i++)
    g_string_free (strings[i], TRUE);
  ent_arena_free (self->arena);
  g_free (self);
}

void
ent_notification_look (EntNotificationReader *self, EntSlice bytes)
{
  ent_notification_note_provider (self->memory, bytes);
}

/* ---- Records ---- */

/* Where a mail's records go. */
typedef struct {
  EntSink *sink;
  EntSlice file;
  uint64_t line;
} Output;

static bool
put (const Output *out, EntRecord *record, GError **error)
{
  record->file = out->file;
  record->line = out->line;
  return ent_sink_put (out->sink, record, error);
}

static bool
leave_out (const Output *out, const char *reason, EntSlice who, EntTime at, GError **error)
{
  EntRecord record = {.kind = ENT_RECORD_LEFT_OUT,
                      .left_out = {.reason = ent_slice (reason), .who = who, .at = at}};
  return put (out, &record, error);
}

/* By the profile, else by a name that is more than a first name. */
static bool
identify (EntNotificationReader *self, const EntNotificationEvent *event, EntIdentifier *out_identifier)
{
  if (event->slug.length > 0) {
    *out_identifier = (EntIdentifier){ENT_IDENTIFIER_URL, event->slug};
    return true;
  }
  g_string_truncate (self->value, 0);
  ent_fold_name_append (event->name, self->value);
  EntSlice folded = ent_slice_of (self->value);
  *out_identifier = (EntIdentifier){ENT_IDENTIFIER_NAME, folded};
  return folded.length > 0 && memchr (folded.data, ' ', folded.length) != NULL;
}

/* What LinkedIn says of somebody: their name surely, their work as far as a headline can be understood. */
static bool
put_card (const EntNotificationEvent *event, const EntIdentifier *identifier, const Output *out,
          GError **error)
{
  if (event->headline.length == 0 || identifier->kind != ENT_IDENTIFIER_URL)
    return true;
  EntRecord record = {.kind = ENT_RECORD_CONTACT,
                      .contact = {.name = event->name,
                                  .identifiers = identifier,
                                  .n_identifiers = 1,
                                  .place = event->place,
                                  .connected = ENT_NO_TIME,
                                  .certainty = ENT_CERTAINTY_GUESSED}};
  ent_notification_parse_headline (event->headline, &record.contact.title, &record.contact.organisation);
  return put (out, &record, error);
}

/* A comment that no archive holds is also a word about the user's post. */
static bool
put_voice (const EntNotificationEvent *event, const EntParty *party, const Output *out, GError **error)
{
  if (event->kind != ENT_NOTIFICATION_COMMENT || event->text.length == 0)
    return true;
  EntRecord record = {.kind = ENT_RECORD_VOICE,
                      .voice = {.channel = ENT_CHANNEL_COMMENT,
                                .author = *party,
                                .at = event->at,
                                .subject = event->post,
                                .text = event->text,
                                .is_public = true}};
  return put (out, &record, error);
}

static EntWeight
weight_of (const EntNotificationEvent *event)
{
  /* An invitation with a word is more than a click, and the archive may tell of it too. */
  if (event->kind == ENT_NOTIFICATION_INVITATION)
    return event->text.length > 0 ? ENT_WEIGHT_ECHO : ENT_WEIGHT_WEAK_ECHO;
  return ent_notification_facts (event->kind)->weight;
}

static void
set_external_id (const EntNotificationEvent *event, GString *out)
{
  EntSlice object = ent_notification_object (event);
  g_string_printf (out, "linkedin:%s:%.*s", ent_notification_facts (event->kind)->name, (int)object.length,
                   object.length > 0 ? object.data : "");
}

/* @out_put: whether there was somebody to put. */
static bool
put_event (EntNotificationReader *self, EntNotificationEvent *event, const Output *out, bool *out_put,
           GError **error)
{
  const EntNotificationFacts *facts = ent_notification_facts (event->kind);
  EntParty party = {.name = event->name, .direction = ENT_DIRECTION_IN, .weight = weight_of (event)};
  *out_put = event->name.length > 0 && identify (self, event, &party.identifier);
  if (!*out_put)
    return true;
  if (!put_card (event, &party.identifier, out, error))
    return false;
  if (facts->channel == 0 || !ent_time_is_known (event->at) || ent_notification_is_told (self->memory, event))
    return true;
  set_external_id (event, self->scratch);
  EntRecord record = {.kind = ENT_RECORD_INTERACTION,
                      .interaction = {.channel = facts->channel,
                                      .at = event->at,
                                      .parties = &party,
                                      .n_parties = 1,
                                      .thread = event->thread.length > 0 ? event->thread : event->post,
                                      .external_id = ent_slice_of (self->scratch),
                                      .subject = event->subject,
                                      .text = event->text}};
  if (event->kind == ENT_NOTIFICATION_RECOMMENDATION)
    record.interaction.act = ENT_ACT_POSITIVE;
  else if (event->kind == ENT_NOTIFICATION_ACCEPTANCE)
    record.interaction.act = ENT_ACT_ACCEPTANCE;
  else if (event->kind == ENT_NOTIFICATION_INMAIL &&
           ent_is_opt_out (event->subject, event->text, self->reply))
    record.interaction.act = ENT_ACT_NEGATIVE;
  return put (out, &record, error) && put_voice (event, &party, out, error);
}

/* ---- Texts without what signs in ---- */

/* @text, or where it holds anything of the kind a clean one in @buffer. */
static EntSlice
cleaned (EntSlice text, bool is_notice, GString *buffer)
{
  if (!ent_notification_has_tokens (text))
    return text;
  g_string_truncate (buffer, 0);
  ent_notification_append_clean (text, is_notice, buffer);
  return ent_slice_of (buffer);
}

static void
clean_texts (EntNotificationReader *self, EntMailRecord *record)
{
  if (!ent_notification_has_tokens (record->text))
    return; /* a reply is a part of it */
  record->text = cleaned (record->text, false, self->text);
  record->reply_text = cleaned (record->reply_text, false, self->reply);
}

/* What is shown of a notification: the lines above its footer, and as reply what somebody wrote. */
static void
set_texts (EntNotificationReader *self, const EntNotificationMail *mail, const EntNotificationEvent *event,
           bool is_secret)
{
  EntMailRecord *record = &mail->view->record;
  g_string_truncate (self->scratch, 0);
  for (size_t i = 0; i < mail->text.n_lines && !is_secret; i++) {
    g_string_append_len (self->scratch, mail->text.lines[i].data, (gssize)mail->text.lines[i].length);
    g_string_append_c (self->scratch, '\n');
  }
  g_string_truncate (self->text, 0);
  ent_notification_append_clean (ent_slice_of (self->scratch), true, self->text);
  record->text = ent_slice_trim (ent_slice_of (self->text));
  record->reply_text = event != NULL ? event->text : (EntSlice){NULL, 0};
}

/* ---- Recognising ---- */

/* The kind by its template, else by its sentence, else by its sender. Numbers may name one after all. */
static EntNotificationKind
recognise (const EntNotificationMail *mail, EntNotificationMatch *out_match)
{
  *out_match = (EntNotificationMatch){.name = {NULL, 0}};
  const EntMailRecord *record = &mail->view->record;
  g_autoptr (GString) sentence = g_string_new (NULL);
  ent_notification_append_sentence (record->subject, sentence);
  EntSlice subject = ent_arena_copy (mail->arena, ent_slice_of (sentence));
  const EntNotificationRule *by_template = ent_notification_rule_of_template (mail->template);
  const EntNotificationRule *rule = ent_notification_rule_of_sentence (subject, mail->year, out_match);
  /* "Someone at Acme" is a number, too. */
  if (rule != NULL && rule->kind == ENT_NOTIFICATION_VIEW && !ent_notification_is_person (out_match->name))
    return ENT_NOTIFICATION_NUMBERS;
  if (by_template != NULL &&
      (by_template->kind != ENT_NOTIFICATION_NUMBERS || rule == NULL || rule->kind != ENT_NOTIFICATION_VIEW))
    return by_template->kind;
  for (size_t i = 0, n = 0; rule == NULL && i < mail->text.n_lines && n < MAX_HEAD_LINES; i++) {
    n += mail->text.lines[i].length > 0;
    rule = ent_notification_rule_of_sentence (mail->text.lines[i], mail->year, out_match);
  }
  if (rule == NULL && record->n_parties > 0)
    rule = ent_notification_rule_of_sender (record->parties[0].email.value, mail->year);
  return rule != NULL ? rule->kind : ENT_NOTIFICATION_UNKNOWN;
}

static void
read_events (EntNotificationReader *self, const EntNotificationMail *mail, EntNotificationKind kind,
             const EntNotificationMatch *match)
{
  g_array_set_size (self->events, 0);
  g_array_set_size (self->unknown, 0);
  if (kind == ENT_NOTIFICATION_DIGEST) {
    ent_notification_digest_read (mail, self->events, self->unknown);
  } else if (ent_notification_facts (kind)->channel != 0) {
    EntNotificationEvent event, other;
    ent_notification_event_read (mail, kind, match, &event);
    event.text = ent_arena_copy (self->arena, cleaned (event.text, true, self->scratch));
    g_array_append_val (self->events, event);
    if (ent_notification_event_of_other (mail, match, &event, &other))
      g_array_append_val (self->events, other);
  }
}

/* What the mail itself is said to be: that of the first thing it tells. */
static void
set_channel (EntNotificationReader *self, EntMailRecord *record)
{
  for (guint i = 0; i < self->events->len; i++) {
    EntChannel channel =
        ent_notification_facts (g_array_index (self->events, EntNotificationEvent, i).kind)->channel;
    if (channel == 0)
      continue;
    record->channel = channel;
    record->direction = ENT_DIRECTION_IN;
    return;
  }
}

static bool
put_unknown_cards (EntNotificationReader *self, EntTime at, const Output *out, GError **error)
{
  for (guint i = 0; i < self->unknown->len; i++)
    if (!leave_out (out, "unrecognised-card", g_array_index (self->unknown, EntSlice, i), at, error))
      return false;
  return true;
}

/* The mail's line in the coverage report. */
static bool
put_coverage (EntNotificationReader *self, const EntNotificationMail *mail, EntNotificationKind kind,
              bool names_nobody, const Output *out, GError **error)
{
  const EntMailRecord *record = &mail->view->record;
  if (kind != ENT_NOTIFICATION_UNKNOWN && !names_nobody)
    return leave_out (out, "notification", ent_slice (ent_notification_facts (kind)->name), mail->at, error);
  g_string_truncate (self->scratch, 0);
  ent_notification_append_shape (mail->template, record->parties[0].email.value, record->subject,
                                 self->scratch);
  if (names_nobody) /* a known kind whose layout has changed */
    g_string_append_printf (self->scratch, " · %s of nobody", ent_notification_facts (kind)->name);
  return leave_out (out, "unrecognised-notification", ent_slice_of (self->scratch), mail->at, error);
}

static bool
read_believed (EntNotificationReader *self, const EntNotificationMail *mail, const Output *out,
               GError **error)
{
  EntNotificationMatch match;
  EntNotificationKind kind = recognise (mail, &match);
  mail->view->record.at = mail->at;
  read_events (self, mail, kind, &match);
  bool is_repeated = ent_notification_is_seen (self->memory, mail),
       names_nobody = ent_notification_facts (kind)->channel != 0;
  for (guint i = 0; i < self->events->len; i++) {
    EntNotificationEvent *event = &g_array_index (self->events, EntNotificationEvent, i);
    names_nobody = names_nobody && event->name.length == 0;
    bool is_put;
    if (!is_repeated && !put_event (self, event, out, &is_put, error))
      return false;
  }
  set_channel (self, &mail->view->record);
  set_texts (self, mail,
             self->events->len > 0 ? &g_array_index (self->events, EntNotificationEvent, 0) : NULL,
             kind == ENT_NOTIFICATION_SECURITY);
  return put_unknown_cards (self, mail->at, out, error) &&
         put_coverage (self, mail, kind, names_nobody, out, error);
}

/* ---- What the user wrote ---- */

static bool
is_relay (EntSlice email)
{
  const EntSlice domain = ENT_SLICE ("@reply.linkedin.com");
  return email.length > domain.length &&
         ent_slice_equal_ascii_case (ent_slice_from (email, email.length - domain.length), domain);
}

static bool
put_answer (EntNotificationReader *self, const EntMailRecord *mail, EntSlice name, const Output *out,
            GError **error)
{
  const EntNotificationEvent event = {.kind = ENT_NOTIFICATION_MESSAGE, .name = name};
  EntParty party = {.name = name, .direction = ENT_DIRECTION_OUT, .weight = ENT_WEIGHT_ECHO};
  if (!ent_notification_is_person (name) || !identify (self, &event, &party.identifier) ||
      !ent_time_is_known (mail->at))
    return true;
  EntRecord record = {.kind = ENT_RECORD_INTERACTION,
                      .interaction = {.channel = ENT_CHANNEL_MESSAGE,
                                      .at = mail->at,
                                      .parties = &party,
                                      .n_parties = 1,
                                      .external_id = mail->message_id,
                                      .subject = mail->subject,
                                      .text = mail->reply_text}};
  return put (out, &record, error);
}

static bool
names_relay (const EntMailRecord *record)
{
  for (size_t i = 0; i < record->n_parties; i++)
    if (record->parties[i].role != ENT_MAIL_FROM && is_relay (record->parties[i].email.value))
      return record->mail_class == ENT_MAIL_PERSONAL;
  return false;
}

/* An answer to the address that LinkedIn relays from is a message; such an address is nobody's. */
static bool
read_answers (EntNotificationReader *self, EntMailView *view, const Output *out, GError **error)
{
  EntMailRecord *record = &view->record;
  g_array_set_size (self->parties, 0);
  for (size_t i = 0; i < record->n_parties; i++) {
    const EntMailParty *party = &record->parties[i];
    bool is_answer = party->role != ENT_MAIL_FROM && is_relay (party->email.value);
    if (!is_answer)
      g_array_append_vals (self->parties, party, 1);
    else if (record->direction == ENT_DIRECTION_OUT && !put_answer (self, record, party->name, out, error))
      return false;
  }
  if (self->parties->len > 1) {
    record->parties = (const EntMailParty *)(void *)self->parties->data;
    record->n_parties = self->parties->len;
    return true;
  }
  record->mail_class = ENT_MAIL_NOTIFICATION;
  record->channel = ENT_CHANNEL_MESSAGE;
  return leave_out (out, "notification", ENT_SLICE ("answer"), record->at, error);
}

/* ---- The mail ---- */

static bool
is_put_aside (const EntMailView *view)
{
  EntMailClass mail_class = view->record.mail_class;
  return mail_class == ENT_MAIL_UNSENT || mail_class == ENT_MAIL_BOUNCE || mail_class == ENT_MAIL_ABSENCE ||
         (view->hints & ENT_MAIL_HINT_SPAM) != 0;
}

bool
ent_notification_read (EntNotificationReader *self, EntMailView *view, EntSlice file, uint64_t line,
                       EntSink *sink, EntNotificationVerdict *out_verdict, GError **error)
{
  const Output out = {sink, file, line};
  EntMailRecord *record = &view->record;
  *out_verdict = ENT_NOTIFICATION_NONE;
  clean_texts (self, record);
  if (is_put_aside (view))
    return true;
  if (names_relay (record))
    return read_answers (self, view, &out, error);
  if (record->direction == ENT_DIRECTION_OUT)
    return true;
  if (ent_notification_judge (view, ENT_TIME_UNKNOWN, NULL) == ENT_NOTIFICATION_NONE)
    return true;

  ent_arena_reset (self->arena);
  EntNotificationMail mail;
  ent_notification_mail_read (view, self->arena, self->links, &mail);
  *out_verdict = ent_notification_judge (view, ent_notification_eid_time_us (mail.eid),
                                         ent_notification_checking (self->memory));
  record->mail_class = ENT_MAIL_NOTIFICATION;
  bool is_believed = *out_verdict == ENT_NOTIFICATION_VERIFIED || *out_verdict == ENT_NOTIFICATION_PLAUSIBLE;
  if (!is_believed)
    return leave_out (&out, ent_notification_verdict_reason (*out_verdict), record->parties[0].email.value,
                      record->at, error);
  if (!ent_notification_is_of_user (self->memory, &mail))
    return leave_out (&out, "other-account-notification", record->parties[0].email.value, record->at, error);
  return read_believed (self, &mail, &out, error);
}
