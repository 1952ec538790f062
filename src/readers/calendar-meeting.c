/* By which rules an event is a meeting with somebody: docs/formats/calendars.md. */
#include "readers/calendar-private.h"

#define MAX_PERSONAL 10 /* more persons, and a meeting is mere co-presence */
#define DAY_SECONDS 86400

void
ent_meetings_init (EntMeetings *self)
{
  self->budget = ENT_CALENDAR_BUDGET;
  self->starts = g_array_new (FALSE, FALSE, sizeof (EntCalendarTime));
  self->parties = g_array_new (FALSE, FALSE, sizeof (EntParty));
  self->id = g_string_new (NULL);
  self->newest_s = self->since_s = INT64_MIN;
}

void
ent_meetings_clear (EntMeetings *self)
{
  g_array_unref (self->starts);
  g_array_unref (self->parties);
  g_string_free (self->id, TRUE);
}

/* One event while it is looked at. */
typedef struct {
  EntMeetings *meetings;
  const EntCalendarEvent *event;
  EntSlice file;
  uint64_t line;
} Looking;

/* ---- Left out ---- */

static EntTime
time_of (const EntCalendarTime *at)
{
  EntPrecision precision = at->kind == ENT_CALENDAR_DATE       ? ENT_PRECISION_DAY
                           : at->kind == ENT_CALENDAR_FLOATING ? ENT_PRECISION_AROUND
                                                               : ENT_PRECISION_MINUTE;
  return (EntTime){ent_calendar_time_utc (at) * ENT_US_PER_SECOND, precision};
}

static bool
leave_out (const Looking *self, const char *reason, GError **error)
{
  const EntCalendarEvent *event = self->event;
  if (!self->meetings->is_mail)
    self->meetings->info->n_left_out++;
  EntRecord record = {.kind = ENT_RECORD_LEFT_OUT,
                      .file = self->file,
                      .line = self->line,
                      .left_out = {.reason = ent_slice (reason),
                                   .who = event->organizer,
                                   .subject = event->summary,
                                   .at = time_of (&event->start)}};
  if (event->organizer.length > 0)
    record.left_out.name = event->attendees[0].name;
  return ent_sink_put (self->meetings->sink, &record, error);
}

/* ---- Who takes part ---- */

typedef struct {
  bool user_named, user_declined;
  bool any_other;      /* a person beside the user */
  bool any_unanswered; /* one who was asked and has not answered */
  bool any_declined;
} Presence;

/* Whether the event says of anybody whether they come: then silence is no consent. */
static bool
keeps_answers (const EntCalendarEvent *event)
{
  for (size_t i = 0; i < event->n_attendees; i++)
    if (event->attendees[i].answer != ENT_ANSWER_UNSAID)
      return true;
  return false;
}

static bool
takes_part (const EntAttendee *attendee, EntAnswer answer, bool is_kept, Presence *presence)
{
  if (answer == ENT_ANSWER_NO) {
    presence->any_declined = true;
    return false;
  }
  bool comes =
      attendee->is_organizer || answer == ENT_ANSWER_YES || (answer == ENT_ANSWER_UNSAID && !is_kept);
  presence->any_unanswered = presence->any_unanswered || !comes;
  return comes;
}

/* Fills the parties: who took part beside the user. */
static Presence
look_who (const Looking *self)
{
  EntMeetings *meetings = self->meetings;
  const EntCalendarEvent *event = self->event;
  Presence presence = {0};
  bool is_kept = keeps_answers (event);
  g_array_set_size (meetings->parties, 0);
  for (size_t i = 0; i < event->n_attendees; i++) {
    const EntAttendee *attendee = &event->attendees[i];
    EntAnswer answer = ent_calendar_versions_answer_of (meetings->versions, event, attendee);
    if (ent_mail_owner_has (meetings->owner, attendee->email)) {
      presence.user_named = true;
      presence.user_declined = presence.user_declined || answer == ENT_ANSWER_NO;
      continue;
    }
    if (!attendee->is_person || attendee->is_bystander)
      continue;
    presence.any_other = true;
    EntParty party = {.identifier = {ENT_IDENTIFIER_EMAIL, attendee->email},
                      .name = attendee->name,
                      .direction = ENT_DIRECTION_BOTH};
    if (takes_part (attendee, answer, is_kept, &presence))
      g_array_append_val (meetings->parties, party);
  }
  return presence;
}

/* ---- Whether it is a meeting ---- */

static bool
is_whole_day (const EntCalendarEvent *event)
{
  return event->start.kind == ENT_CALENDAR_DATE || event->duration_s >= DAY_SECONDS;
}

/* Why it is no meeting of the user with anybody, as a word; NULL when it is one. */
static const char *
reason_against (const Looking *self, EntVersion version, const Presence *presence)
{
  const EntCalendarEvent *event = self->event;
  if (version == ENT_VERSION_CANCELLED || event->is_cancelled)
    return "meeting-cancelled";
  if (!presence->any_other)
    return "meeting-alone";
  if (ent_mail_owner_n (self->meetings->owner) == 0)
    return "meeting-owner-unknown";
  if (presence->user_declined)
    return "meeting-declined";
  if (!presence->user_named && (self->meetings->is_mail || event->organizer.length > 0))
    return "meeting-of-others";
  if (is_whole_day (event) && event->is_transparent)
    return "meeting-all-day";
  if (self->meetings->parties->len == 0)
    return presence->any_unanswered ? "meeting-unanswered" : "meeting-declined";
  return NULL;
}

/* ---- Its occurrences ---- */

static bool
put_occurrence (const Looking *self, const EntCalendarTime *at, GError **error)
{
  EntMeetings *meetings = self->meetings;
  const EntCalendarEvent *event = self->event;
  GString *id = meetings->id;
  g_string_truncate (id, 0);
  g_string_append_len (id, event->uid.data, (gssize)event->uid.length);
  g_string_append_c (id, '\n');
  ent_calendar_append_instance (event->recurs ? at : &event->recurrence_id, id);
  EntRecord record = {.kind = ENT_RECORD_INTERACTION,
                      .file = self->file,
                      .line = self->line,
                      .interaction = {.channel = ENT_CHANNEL_MEETING,
                                      .at = time_of (at),
                                      .parties = (const EntParty *)(void *)meetings->parties->data,
                                      .n_parties = meetings->parties->len,
                                      .external_id = ent_slice_of (id),
                                      .subject = event->summary,
                                      .text = event->text}};
  meetings->newest_s = MAX (meetings->newest_s, ent_calendar_time_utc (at));
  return ent_sink_put (meetings->sink, &record, error);
}

static void
tell_bound (const Looking *self, EntRecurrence result)
{
  const char *reason =
      result == ENT_RECURRENCE_CUT
          ? _ ("This event recurs more often than any meeting: only its first 10000 times "
               "were read.")
      : result == ENT_RECURRENCE_SPENT
          ? _ ("The events recur more often than any calendar's: of this one only a part was "
               "read.")
          : _ ("This event recurs as no meeting does: only its first time was read.");
  if (result != ENT_RECURRENCE_ALL)
    ent_report_add (self->meetings->report, self->file, self->line, ENT_SLICE ("RRULE"), reason);
}

static void
find_starts (const Looking *self)
{
  EntMeetings *meetings = self->meetings;
  const EntCalendarEvent *event = self->event;
  if (event->recurs) {
    meetings->budget.cost = MAX (1, meetings->parties->len);
    tell_bound (self, ent_calendar_expand (event, meetings->until_s, &meetings->budget, meetings->starts));
    return;
  }
  g_array_set_size (meetings->starts, 0);
  if (ent_calendar_time_utc (&event->start) <= meetings->until_s)
    g_array_append_val (meetings->starts, event->start);
}

static void
weigh (const Looking *self)
{
  EntMeetings *meetings = self->meetings;
  bool is_weak = self->event->n_named > MAX_PERSONAL || is_whole_day (self->event);
  for (guint i = 0; is_weak && i < meetings->parties->len; i++)
    g_array_index (meetings->parties, EntParty, i).weight = ENT_WEIGHT_WEAK;
}

bool
ent_meetings_put (EntMeetings *self, const EntCalendarEvent *event, EntVersion version, EntSlice file,
                  uint64_t line, GError **error)
{
  if (version == ENT_VERSION_OLD)
    return true;
  const Looking looking = {self, event, file, line};
  Presence presence = look_who (&looking);
  const char *reason = reason_against (&looking, version, &presence);
  if (reason != NULL)
    return leave_out (&looking, reason, error);
  find_starts (&looking);
  weigh (&looking);
  if (self->starts->len == 0)
    return leave_out (&looking,
                      ent_calendar_time_utc (&event->start) > self->until_s ? "meeting-to-come"
                                                                            : "meeting-cancelled",
                      error);
  for (guint i = 0; i < self->starts->len; i++) {
    const EntCalendarTime *at = &g_array_index (self->starts, EntCalendarTime, i);
    if (event->recurs && (ent_calendar_versions_is_apart (self->versions, event, at) ||
                          ent_calendar_time_utc (at) < self->since_s))
      continue;
    if (!put_occurrence (&looking, at, error))
      return false;
  }
  return true;
}
