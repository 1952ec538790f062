/* The reader of mails: whatever kind of mailbox they lie in, what each becomes as records. */
#include "readers/mailbox-private.h"
#include "readers/opt-out-private.h"
#include "readers/registry-private.h"

#include <xxhash.h>

#define PROGRESS_BYTES (1024 * 1024)
/* Signatures come again and again; so many different ones are remembered as told. */
#define MAX_SIGNATURES 200000
#define MAX_TAGGED 1000
#define MAX_DELIVERIES 20 /* Delivered-To headers of one mail that are looked at */

typedef struct {
  EntSink *sink;
  EntReport *report;
  EntSourceInfo *info;
  EntMailParser *parser;
  EntMailOwner *owner;
  EntNotificationReader *notifications;
  EntInvitations *invitations;
  GHashTable *told_signatures; /* digests */
  GHashTable *told_own;        /* the user's addresses with a tag, "awa+news@..." */
  EntMailLists *lists;
  GString *scratch;
  bool is_single; /* one mail alone: no mailbox that shows whose it is */
  int64_t newest_us, now_us;
  uint64_t n_mails;
  uint64_t done, told, total; /* bytes */
} Mail;

/* ---- Records ---- */

static bool
put_own (Mail *self, const char *email, EntSlice file, GError **error)
{
  EntRecord record = {.kind = ENT_RECORD_SELF,
                      .file = file,
                      .self = {.field = ENT_SELF_IDENTIFIER,
                               .identifier = {ENT_IDENTIFIER_EMAIL, ent_slice (email)},
                               .from = ENT_NO_TIME,
                               .until = ENT_NO_TIME}};
  return ent_sink_put (self->sink, &record, error);
}

/* The user's addresses with a tag show only when a mail names them. */
static bool
put_tagged (Mail *self, const EntMailRecord *mail, EntSlice file, GError **error)
{
  for (size_t i = 0; i < mail->n_parties; i++) {
    EntSlice email = mail->parties[i].email.value;
    if (email.length == 0 || memchr (email.data, '+', email.length) == NULL ||
        !ent_mail_owner_has (self->owner, email) || g_hash_table_size (self->told_own) >= MAX_TAGGED)
      continue;
    char *text = ent_slice_dup (email);
    if (g_hash_table_add (self->told_own, text) && !put_own (self, text, file, error))
      return false;
  }
  return true;
}

static bool
is_delivered_to_user (Mail *self, const EntMailView *view)
{
  static const char *const names[] = {"Delivered-To", "X-Original-To", "Envelope-To"};
  g_autoptr (GString) email = g_string_new (NULL);
  for (size_t i = 0; i < G_N_ELEMENTS (names); i++) {
    EntSlice value;
    for (size_t n = 0; n < MAX_DELIVERIES && (value = ent_mail_header (view, names[i], n)).length > 0; n++)
      if (ent_header_cut_address (&value, email) && ent_mail_owner_has (self->owner, ent_slice_of (email)))
        return true;
  }
  return false;
}

/* By the user's addresses; by the folder only where these say nothing. */
static EntDirection
direction_of (Mail *self, const EntMailView *view)
{
  const EntMailRecord *mail = &view->record;
  bool is_to_user = false;
  for (size_t i = 0; i < mail->n_parties; i++)
    if (ent_mail_owner_has (self->owner, mail->parties[i].email.value)) {
      if (mail->parties[i].role == ENT_MAIL_FROM)
        return ENT_DIRECTION_OUT;
      is_to_user = true;
    }
  if (is_to_user || is_delivered_to_user (self, view))
    return ENT_DIRECTION_IN;
  if ((view->hints & ENT_MAIL_HINT_SENT) != 0)
    return ENT_DIRECTION_OUT;
  return self->is_single && ent_mail_owner_n (self->owner) == 0 ? ENT_DIRECTION_IN : ENT_DIRECTION_BESIDE;
}

static bool
is_told (Mail *self, const EntMailParty *sender, const EntSignature *signature)
{
  uint64_t digest = XXH3_64bits (sender->email.value.data, sender->email.value.length);
  const EntSlice texts[] = {signature->phone, signature->title, signature->organisation};
  for (size_t i = 0; i < G_N_ELEMENTS (texts); i++)
    digest = XXH3_64bits_withSeed (texts[i].data, texts[i].length, digest);
  if (g_hash_table_size (self->told_signatures) >= MAX_SIGNATURES)
    return g_hash_table_contains (self->told_signatures, &digest);
  return !g_hash_table_add (self->told_signatures, g_memdup2 (&digest, sizeof digest));
}

/* What the sender's signature says of them, once. */
static bool
put_signature (Mail *self, const EntMailView *view, EntSlice file, uint64_t line, GError **error)
{
  const EntMailParty *sender = view->record.parties;
  const EntSignature *signature = &view->signature;
  if (view->record.n_parties == 0 || sender->role != ENT_MAIL_FROM ||
      ent_mail_owner_has (self->owner, sender->email.value))
    return true;
  g_autoptr (GString) phone = g_string_new (NULL);
  bool has_phone = signature->phone.length > 0 && ent_phone_append (signature->phone, phone);
  if ((!has_phone && signature->title.length == 0 && signature->organisation.length == 0) ||
      is_told (self, sender, signature))
    return true;
  const EntIdentifier identifiers[] = {sender->email, {ENT_IDENTIFIER_PHONE, ent_slice_of (phone)}};
  EntRecord record = {.kind = ENT_RECORD_CONTACT,
                      .file = file,
                      .line = line,
                      .contact = {.name = sender->name,
                                  .identifiers = identifiers,
                                  .n_identifiers = has_phone ? 2 : 1,
                                  .organisation = signature->organisation,
                                  .title = signature->title,
                                  .connected = ENT_NO_TIME,
                                  .certainty = ENT_CERTAINTY_GUESSED}};
  return ent_sink_put (self->sink, &record, error);
}

/* Without a sender or a date a mail tells of no exchange. */
static void
report_missing (Mail *self, const EntMailRecord *mail, EntSlice file, uint64_t line)
{
  bool has_sender = mail->n_parties > 0 && mail->parties[0].role == ENT_MAIL_FROM;
  if (has_sender && ent_time_is_known (mail->at))
    return;
  ent_report_add (self->report, file, line, has_sender ? ENT_SLICE ("Date") : ENT_SLICE ("From"),
                  has_sender ? _ ("This mail has no date that can be: it was left out.")
                             : _ ("This mail has no sender: it was left out."));
}

/* A date in the future is the sender's mistake. */
static void
note_time (Mail *self, EntTime at)
{
  if (ent_time_is_known (at) && at.at_us <= self->now_us)
    self->newest_us = MAX (self->newest_us, at.at_us);
}

/* To the user alone, and in what the sender wrote themselves: quoted, the words may be anybody's. */
static EntAct
act_of (Mail *self, const EntMailRecord *mail)
{
  bool is_to_user = mail->mail_class == ENT_MAIL_PERSONAL && mail->n_recipients <= 1 &&
                    mail->direction != ENT_DIRECTION_OUT;
  return is_to_user && ent_is_opt_out (mail->subject, mail->reply_text, self->scratch) ? ENT_ACT_NEGATIVE
                                                                                       : ENT_ACT_NONE;
}

static bool
put_mail (Mail *self, EntMailView *view, const EntMailboxMail *mail, GError **error)
{
  EntNotificationVerdict verdict;
  view->record.direction = direction_of (self, view);
  if (!ent_notification_read (self->notifications, view, mail->file, mail->line, self->sink, &verdict, error))
    return false;
  bool is_personal = view->record.mail_class == ENT_MAIL_PERSONAL;
  /* A notification of an exchange is that exchange. */
  self->info->n_left_out += !is_personal && view->record.channel == ENT_CHANNEL_EMAIL;
  view->record.act = act_of (self, &view->record);
  note_time (self, view->record.at);
  report_missing (self, &view->record, mail->file, mail->line);
  EntRecord record = {.kind = ENT_RECORD_MAIL, .file = mail->file, .line = mail->line, .mail = view->record};
  return put_tagged (self, &view->record, mail->file, error) && ent_sink_put (self->sink, &record, error) &&
         (!is_personal || put_signature (self, view, mail->file, mail->line, error));
}

/* ---- The mailbox ---- */

/* Nobody is where a list is. */
static void
settle_lists (Mail *self, EntMailView *view, EntSlice bytes)
{
  ent_mail_lists_look (self->lists, bytes);
  ent_mail_lists_drop (self->lists, &view->record);
}

static void
report_cut_off (Mail *self, const EntMailView *view, const EntMailboxMail *mail)
{
  if (mail->is_last && ent_mail_is_cut_off (view, mail->bytes))
    ent_report_add (self->report, mail->file, mail->line, ENT_SLICE (""),
                    _ ("This mail is cut off, and whatever came behind it in this file is missing."));
}

static bool
take_mail (const EntMailboxMail *mail, void *context, GError **error)
{
  Mail *self = context;
  EntMailView view;
  const char *reason;
  self->n_mails++;
  self->info->n_rows++;
  if (ent_mail_parse (self->parser, mail->bytes, mail->hints, &view, &reason)) {
    report_cut_off (self, &view, mail);
    settle_lists (self, &view, mail->bytes);
    ent_invitations_add (self->invitations, &view, mail->file, mail->line);
    return put_mail (self, &view, mail, error);
  }
  self->info->n_skipped++;
  ent_report_add (self->report, mail->file, mail->line, ENT_SLICE (""), reason);
  return true;
}

static bool
take_unit (const EntUnitRecord *unit, EntSlice file, void *context, GError **error)
{
  Mail *self = context;
  EntRecord record = {.kind = ENT_RECORD_UNIT, .file = file, .unit = *unit};
  return ent_sink_put (self->sink, &record, error);
}

static void
take_progress (uint64_t bytes, void *context)
{
  Mail *self = context;
  self->done = MIN (self->done + bytes, self->total);
  if (self->sink->progress == NULL || self->done - self->told < PROGRESS_BYTES)
    return;
  self->told = self->done;
  self->sink->progress (self->sink, self->done, self->total);
}

static bool
look_at_mail (const EntMailboxMail *mail, void *context, GError **error)
{
  Mail *self = context;
  ent_mail_lists_look (self->lists, mail->bytes);
  self->n_mails++;
  ent_mail_owner_look (self->owner, mail);
  ent_notification_look (self->notifications, mail->bytes);
  return true;
}

/* Before the first record, so that every mail has its direction. */
static bool
find_owner (Mail *self, const GPtrArray *parts, const EntMailboxJob *job, EntSlice file, GError **error)
{
  EntMailboxJob look = {.memory = job->memory, .mail = look_at_mail, .context = self};
  for (guint i = 0; i < parts->len; i++) {
    EntMailboxPart *part = g_ptr_array_index (parts, i);
    if (!part->kind->sample (part, &look, error))
      return false;
  }
  self->is_single = self->n_mails <= 1;
  self->n_mails = 0;
  ent_mail_owner_decide (self->owner);
  for (size_t i = 0; i < ent_mail_owner_n_found (self->owner); i++) {
    const char *email = ent_mail_owner_get (self->owner, i);
    g_hash_table_add (self->told_own, g_strdup (email));
    if (!put_own (self, email, file, error))
      return false;
  }
  return true;
}

static bool
read_parts (Mail *self, const GPtrArray *parts, const EntMailboxJob *job, GError **error)
{
  for (guint i = 0; i < parts->len; i++) {
    EntMailboxPart *part = g_ptr_array_index (parts, i);
    part->kind->prepare (part, job);
    self->total += part->bytes;
  }
  EntSlice file = parts->len > 0 ? ent_slice (((EntMailboxPart *)g_ptr_array_index (parts, 0))->name)
                                 : (EntSlice){NULL, 0};
  if (self->total > 0 && !find_owner (self, parts, job, file, error))
    return false;
  for (guint i = 0; i < parts->len; i++) {
    EntMailboxPart *part = g_ptr_array_index (parts, i);
    if (!part->kind->read (part, job, error))
      return false;
  }
  return ent_invitations_put (self->invitations, self->owner, self->sink, self->report, self->info, error);
}

/* A zip may hold calendars beside its mails, as Google's does when it holds everything; what the mails showed
 * of the user's addresses helps to read them. */
static bool
read_calendars (Mail *self, EntArchive *archive, const EntReadOptions *options, GError **error)
{
  g_autoptr (GArray) own = g_array_new (FALSE, FALSE, sizeof (EntSlice));
  for (size_t i = 0; i < ent_mail_owner_n (self->owner); i++) {
    EntSlice email = ent_slice (ent_mail_owner_get (self->owner, i));
    g_array_append_val (own, email);
  }
  EntReadOptions more = *options;
  more.own_emails = (const EntSlice *)(void *)own->data;
  more.n_own_emails = own->len;
  return ent_calendar_read_archive (archive, &more, self->sink, self->report, self->info, error);
}

static EntArchive *
archive_with_calendars (const GPtrArray *parts)
{
  EntArchive *archive = parts->len > 0 ? ((EntMailboxPart *)g_ptr_array_index (parts, 0))->archive : NULL;
  return archive != NULL && ent_calendar_is_in (archive) ? archive : NULL;
}

bool
ent_mail_read_parts (const GPtrArray *parts, const EntReadOptions *options, EntSink *sink, EntReport *report,
                     EntSourceInfo *info, GError **error)
{
  Mail self = {
      .sink = sink, .report = report, .info = info, .newest_us = ENT_TIME_UNKNOWN, .now_us = ent_now_us ()};
  self.parser = ent_mail_parser_new ();
  self.owner = ent_mail_owner_new (options);
  self.notifications = ent_notification_reader_new ();
  self.invitations = ent_invitations_new ();
  self.told_signatures = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self.told_own = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.lists = ent_mail_lists_new ();
  self.scratch = g_string_new (NULL);
  uint64_t n_known = 0;
  const EntMailboxJob job = {.memory = options->memory,
                             .headers_only = options->imap.headers_only,
                             .report = report,
                             .n_known = &n_known,
                             .n_skipped = &info->n_skipped,
                             .mail = take_mail,
                             .unit = take_unit,
                             .progress = take_progress,
                             .context = &self};
  EntArchive *calendars = archive_with_calendars (parts);
  bool ok = read_parts (&self, parts, &job, error) &&
            (calendars == NULL || read_calendars (&self, calendars, options, error));
  if (ok && sink->progress != NULL)
    sink->progress (sink, self.total, self.total);
  info->as_of = (EntTime){self.newest_us, ENT_PRECISION_SECOND};
  info->nothing_new = ok && self.n_mails == 0 && n_known > 0 && calendars == NULL;
  ent_mail_lists_free (self.lists);
  g_string_free (self.scratch, TRUE);
  g_hash_table_unref (self.told_own);
  g_hash_table_unref (self.told_signatures);
  ent_notification_reader_free (self.notifications);
  ent_invitations_free (self.invitations);
  ent_mail_owner_free (self.owner);
  ent_mail_parser_free (self.parser);
  return ok;
}

/* ---- Registered ---- */

static bool
has_mail (const char *path)
{
  g_autoptr (GPtrArray) parts = ent_mailbox_parts (path, NULL);
  return parts->len > 0;
}

static bool
read_path (const char *path, const EntReadOptions *options, EntSink *sink, EntReport *report,
           EntSourceInfo *info, GError **error)
{
  g_autoptr (GPtrArray) parts = ent_mailbox_parts (path, report);
  return ent_mail_read_parts (parts, options, sink, report, info, error);
}

const EntPathReader ent_mail_reader = {
    .kind = "mailbox",
    .accepts = N_ ("a mailbox (mbox, Maildir, .eml files or a folder of them, Google Takeout)"),
    .sniff = has_mail,
    .read = read_path,
};

static bool
archive_has_mail (EntArchive *archive)
{
  g_autoptr (GPtrArray) parts = ent_mailbox_zip_parts (archive, NULL);
  return parts->len > 0;
}

static bool
read_archive (EntArchive *archive, const EntReadOptions *options, EntSink *sink, EntReport *report,
              EntSourceInfo *info, GError **error)
{
  g_autoptr (GPtrArray) parts = ent_mailbox_zip_parts (archive, report);
  return ent_mail_read_parts (parts, options, sink, report, info, error);
}

const EntReader ent_mail_archive_reader = {
    .kind = "mailbox",
    .sniff = archive_has_mail,
    .read = read_archive,
};
