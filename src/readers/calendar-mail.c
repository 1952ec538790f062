/*
 * The calendar parts of mails: invitations, answers and cancellations come in any order, so they are kept
 * until the mailbox is read, and of each meeting the last word stands. Who sent a mail decides what it may
 * say.
 */
#include "readers/calendar-private.h"

#define MAX_TEXT_BYTES (256u * 1024) /* of one part */
#define DAY_SECONDS 86400
#define MAX_KEPT_BYTES (32u * 1024 * 1024) /* of all that state a meeting */

typedef struct {
  char *text, *file;
  uint64_t line;
  uint32_t first_ordinal;
} Kept;

struct EntInvitations {
  EntCalendarParser *parser;
  EntCalendarVersions *versions;
  GArray *kept; /* Kept */
  size_t n_bytes;
  uint32_t n_events;
  uint64_t n_beyond; /* mails that came when enough was kept */
  EntSlice sender;   /* of the mail that is looked at */
  int64_t at_s;      /* when it was sent */
  bool states;       /* it states a meeting */
};

static void
kept_clear (void *data)
{
  Kept *self = data;
  g_free (self->text);
  g_free (self->file);
}

EntInvitations *
ent_invitations_new (void)
{
  EntInvitations *self = g_new0 (EntInvitations, 1);
  self->parser = ent_calendar_parser_new ();
  self->versions = ent_calendar_versions_new ();
  self->kept = g_array_new (FALSE, FALSE, sizeof (Kept));
  g_array_set_clear_func (self->kept, kept_clear);
  return self;
}

void
ent_invitations_free (EntInvitations *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->kept);
  ent_calendar_versions_free (self->versions);
  ent_calendar_parser_free (self->parser);
  g_free (self);
}

/* ---- First: what each mail says ---- */

static void
take_answers (EntInvitations *self, const EntCalendarEvent *event)
{
  for (size_t i = 0; i < event->n_attendees; i++)
    if (ent_slice_equal (event->attendees[i].email, self->sender))
      ent_calendar_versions_answer (self->versions, event, &event->attendees[i]);
}

static bool
is_from_organizer (const EntInvitations *self, const EntCalendarEvent *event)
{
  return self->sender.length > 0 &&
         (ent_slice_equal (self->sender, event->organizer) || ent_slice_equal (self->sender, event->sent_by));
}

static bool
look_at_event (const EntCalendarEvent *event, EntCalendarMethod method, uint64_t line, void *context,
               GError **error)
{
  EntInvitations *self = context;
  uint32_t ordinal = self->n_events++;
  switch (method) {
  case ENT_CALENDAR_STATES:
    if (!ent_calendar_versions_claim (self->versions, event, self->at_s))
      break;
    ent_calendar_versions_add (self->versions, event, ordinal);
    self->states = true;
    break;
  case ENT_CALENDAR_ANSWERS:
    take_answers (self, event);
    break;
  case ENT_CALENDAR_CANCELS:
    if (is_from_organizer (self, event))
      ent_calendar_versions_cancel (self->versions, event);
    break;
  case ENT_CALENDAR_ASKS:
    break;
  }
  return true;
}

static bool
walk (EntInvitations *self, EntSlice text, EntCalendarWalk *job, GError **error)
{
  g_autoptr (EntCalendarZones) zones = ent_calendar_zones_new ();
  EntTextInput input;
  ent_text_input_init (&input, text);
  job->parser = self->parser;
  job->zones = zones;
  return ent_calendar_walk (job, &input.base, error);
}

/* Mails of any class but drafts and spam: calendars send automatically, and who answers an invitation puts it
 * into the bin. */
static bool
may_state (const EntMailView *view)
{
  bool is_spam = (view->hints & (ENT_MAIL_HINT_SPAM | ENT_MAIL_HINT_DRAFT)) != 0;
  EntMailClass of_mail = view->record.mail_class;
  return !is_spam && (of_mail == ENT_MAIL_PERSONAL || of_mail == ENT_MAIL_AUTOMATIC ||
                      of_mail == ENT_MAIL_LIST || of_mail == ENT_MAIL_UNWANTED);
}

void
ent_invitations_add (EntInvitations *self, const EntMailView *view, EntSlice file, uint64_t line)
{
  const EntMailRecord *mail = &view->record;
  EntSlice text = view->calendar;
  if (text.length == 0 || text.length > MAX_TEXT_BYTES || !may_state (view))
    return;
  if (self->n_bytes + text.length > MAX_KEPT_BYTES || self->n_events > UINT32_MAX - MAX_TEXT_BYTES) {
    self->n_beyond++;
    return;
  }
  bool has_sender = mail->n_parties > 0 && mail->parties[0].role == ENT_MAIL_FROM;
  self->sender = has_sender ? mail->parties[0].email.value : (EntSlice){NULL, 0};
  self->at_s = ent_time_is_known (mail->at) ? mail->at.at_us / ENT_US_PER_SECOND : INT64_MAX;
  self->states = false;
  uint32_t first = self->n_events;
  EntCalendarWalk job = {.file = file, .event = look_at_event, .context = self};
  if (!walk (self, text, &job, NULL) || !self->states)
    return;
  Kept kept = {ent_slice_dup (text), ent_slice_dup (file), line, first};
  g_array_append_val (self->kept, kept);
  self->n_bytes += text.length;
}

/* ---- Then: what that comes to ---- */

typedef struct {
  EntMeetings meetings;
  const Kept *kept;
  uint32_t ordinal;
} Putting;

static bool
put_event (const EntCalendarEvent *event, EntCalendarMethod method, uint64_t line, void *context,
           GError **error)
{
  Putting *self = context;
  uint32_t ordinal = self->ordinal++;
  if (method != ENT_CALENDAR_STATES)
    return true;
  EntVersion version = ent_calendar_versions_of (self->meetings.versions, event, ordinal);
  /* Who is invited to a series that runs already was not there before; but it may have been agreed on the day
   * before. */
  int64_t since_s = ent_calendar_versions_since (self->meetings.versions, event);
  self->meetings.since_s = since_s > INT64_MIN + DAY_SECONDS ? since_s - DAY_SECONDS : INT64_MIN;
  return ent_meetings_put (&self->meetings, event, version, ent_slice (self->kept->file), self->kept->line,
                           error);
}

static void
tell_beyond (const EntInvitations *self, EntReport *report)
{
  if (self->n_beyond > 0)
    ent_report_addf (
        report, ENT_SLICE (""), 0, ENT_SLICE (""),
        ngettext ("There are more invitations than can be kept in mind: %u of them was left out. Import "
                  "the calendar.",
                  "There are more invitations than can be kept in mind: %u of them were left out. Import "
                  "the calendar.",
                  (unsigned long)self->n_beyond),
        (unsigned)self->n_beyond);
}

bool
ent_invitations_put (EntInvitations *self, const EntMailOwner *owner, EntSink *sink, EntReport *report,
                     EntSourceInfo *info, GError **error)
{
  Putting putting = {.meetings = {.sink = sink,
                                  .report = report,
                                  .info = info,
                                  .owner = owner,
                                  .versions = self->versions,
                                  .until_s = ent_now_us () / ENT_US_PER_SECOND,
                                  .is_mail = true}};
  ent_meetings_init (&putting.meetings);
  tell_beyond (self, report);
  bool ok = true;
  for (guint i = 0; i < self->kept->len && ok; i++) {
    putting.kept = &g_array_index (self->kept, Kept, i);
    putting.ordinal = putting.kept->first_ordinal;
    EntCalendarWalk job = {.file = ent_slice (putting.kept->file), .event = put_event, .context = &putting};
    ok = walk (self, ent_slice (putting.kept->text), &job, error);
  }
  ent_meetings_clear (&putting.meetings);
  return ok;
}
