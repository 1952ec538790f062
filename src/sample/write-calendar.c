/* The calendar: what was met, declined, cancelled, and what lies ahead. */
#include "sample/mailbox-private.h"

#include "sample/beside-private.h"
#include "sample/meetings-private.h"
#include "sample/moments-private.h"

enum {
  FLUSH_BYTES = 256 * 1024,
  N_CROWD = 45,
};

static const char zone[] =
    "BEGIN:VTIMEZONE\r\nTZID:Europe/Paris\r\nBEGIN:DAYLIGHT\r\nTZOFFSETFROM:+0100\r\n"
    "TZOFFSETTO:+0200\r\nTZNAME:CEST\r\nDTSTART:19700329T020000\r\n"
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\nEND:DAYLIGHT\r\nBEGIN:STANDARD\r\n"
    "TZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nTZNAME:CET\r\nDTSTART:19701025T030000\r\n"
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n";

static void
append_attendee (const char *name, const char *address, const char *answer, GString *out)
{
  g_autofree char *line = g_strdup_printf (
      "ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=%s;RSVP=TRUE;CN=\"%s\":mailto:%s", answer,
      name, address);
  ent_sample_append_folded (line, out);
}

static void
append_organiser (const char *name, const char *address, GString *out)
{
  g_autofree char *line = g_strdup_printf ("ORGANIZER;CN=\"%s\":mailto:%s", name, address);
  ent_sample_append_folded (line, out);
}

/* How a person stands in calendars. */
static void
append_person (const EntSampleNetwork *network, size_t number, const char *answer, bool organises,
               GString *out)
{
  const EntSamplePerson *person = &network->people[number];
  g_autoptr (GString) name = g_string_new (NULL);
  EntSampleNameStyle style = ent_sample_style_of (person, 0);
  ent_sample_append_styled_name (person, style == ENT_SAMPLE_NAME_NONE ? ENT_SAMPLE_NAME_ADDRESS : style, 0,
                                 name);
  if (organises)
    append_organiser (name->str, person->addresses[0], out);
  else
    append_attendee (name->str, person->addresses[0], answer, out);
}

/* How the attendee behind the organiser answered. */
static const char *
answer_of (const EntSampleMeeting *meeting, size_t nth)
{
  if (meeting->kind == ENT_SAMPLE_MEETING_REFUSED ||
      (meeting->last_declined && nth + 1 == meeting->n_attendees))
    return "DECLINED";
  return nth % 3 == 2 ? "TENTATIVE" : "ACCEPTED";
}

static void
append_people (const EntSampleNetwork *network, const EntSampleMeeting *meeting, GString *out)
{
  const EntSampleStory *story = network->story;
  g_autofree char *user = g_strdup_printf ("%s %s", story->given, story->family);
  const char *own = ent_sample_user_address (network, meeting->start_us);
  const char *answer = meeting->kind == ENT_SAMPLE_MEETING_DECLINED ? "DECLINED" : "ACCEPTED";
  if (meeting->user_organises)
    append_organiser (user, own, out);
  append_attendee (user, own, answer, out);
  for (size_t i = 0; i < meeting->n_attendees; i++) {
    append_person (network, meeting->attendees[i], answer_of (meeting, i), i == 0 && !meeting->user_organises,
                   out);
  }
  if (meeting->kind == ENT_SAMPLE_MEETING_CROWD)
    for (unsigned i = 0; i < N_CROWD; i++) {
      g_autofree char *address = g_strdup_printf ("participant%u@public.example", i);
      append_attendee (address, address, "ACCEPTED", out);
    }
  if (meeting->minutes > 60)
    ent_sample_append_folded (
        "ATTENDEE;CUTYPE=RESOURCE;PARTSTAT=ACCEPTED;CN=Salle Soleil:mailto:salle-soleil@ressources.example",
        out);
}

static void
append_times (const EntSampleMeeting *meeting, GString *out)
{
  int64_t end_us = meeting->start_us + (int64_t)meeting->minutes * 60 * ENT_US_PER_SECOND;
  if (meeting->kind == ENT_SAMPLE_MEETING_ALL_DAY) {
    g_string_append (out, "DTSTART;VALUE=DATE:");
    ent_sample_append_ical_day (meeting->start_us, out);
    g_string_append (out, "\r\nDTEND;VALUE=DATE:");
    ent_sample_append_ical_day (meeting->start_us + ENT_US_PER_DAY, out);
    g_string_append (out, "\r\n");
    return;
  }
  bool paris = meeting->topic % 3 != 0;
  g_string_append (out, paris ? "DTSTART;TZID=Europe/Paris:" : "DTSTART:");
  ent_sample_append_ical_time (meeting->start_us, paris, out);
  g_string_append (out, paris ? "\r\nDTEND;TZID=Europe/Paris:" : "\r\nDTEND:");
  ent_sample_append_ical_time (end_us, paris, out);
  g_string_append (out, "\r\n");
}

void
ent_sample_append_event (const EntSampleNetwork *network, size_t number, const char *method, GString *out)
{
  EntSampleMeeting meeting;
  ent_sample_tell_meeting (network, number, &meeting);
  const char *const *topics = network->story->topics;
  const char *topic = topics[meeting.topic % g_strv_length ((char **)topics)];
  if (method)
    g_string_append_printf (
        out, "BEGIN:VCALENDAR\r\nPRODID:-//Exemple//Agenda//FR\r\nVERSION:2.0\r\nMETHOD:%s\r\n%s", method,
        zone);
  g_string_append (out, "BEGIN:VEVENT\r\nUID:");
  ent_sample_append_meeting_id (network, number, out);
  g_string_append (out, "\r\nDTSTAMP:");
  ent_sample_append_ical_time (meeting.asked_us, false, out);
  g_string_append (out, "\r\n");
  append_times (&meeting, out);
  if (meeting.n_times > 1)
    g_string_append_printf (out, "RRULE:FREQ=WEEKLY;COUNT=%u\r\n", meeting.n_times);
  g_autofree char *summary = g_strdup_printf ("SUMMARY:Point sur %s", topic);
  ent_sample_append_folded (summary, out);
  append_people (network, &meeting, out);
  bool cancelled = meeting.kind == ENT_SAMPLE_MEETING_CANCELLED;
  g_string_append_printf (out, "SEQUENCE:%u\r\nSTATUS:%s\r\nTRANSP:OPAQUE\r\nEND:VEVENT\r\n",
                          cancelled ? 1u : 0u, cancelled ? "CANCELLED" : "CONFIRMED");
  if (method)
    g_string_append (out, "END:VCALENDAR\r\n");
}

static void
count_meeting (EntSampleArchive *self, const EntSampleMeeting *meeting)
{
  self->beside.n_meetings[meeting->kind]++;
  if (meeting->kind != ENT_SAMPLE_MEETING_ATTENDED)
    return;
  self->beside.n_meeting_times += meeting->n_times;
  for (size_t i = 0; i < meeting->n_attendees; i++)
    for (unsigned j = 0; j < meeting->n_times && strcmp (answer_of (meeting, i), "DECLINED") != 0; j++)
      ent_sample_count (self, meeting->attendees[i], ENT_CHANNEL_MEETING, ENT_DIRECTION_BOTH);
}

bool
ent_sample_write_calendar (EntSampleArchive *self, const char *path, GError **error)
{
  g_auto (EntSampleSheet) sheet = {0};
  if (!ent_sample_sheet_open (&sheet, path, error))
    return false;
  g_string_append_printf (
      sheet.text,
      "BEGIN:VCALENDAR\r\nPRODID:-//Exemple//Agenda//FR\r\nVERSION:2.0\r\nCALSCALE:GREGORIAN\r\n"
      "METHOD:PUBLISH\r\nX-WR-CALNAME:%s\r\nX-WR-TIMEZONE:Europe/Paris\r\n%s",
      self->network->story->email, zone);
  size_t n = ent_sample_n_meetings (self->network);
  bool ok = true;
  for (size_t i = 0; i < n && ok; i++) {
    EntSampleMeeting meeting;
    ent_sample_tell_meeting (self->network, i, &meeting);
    count_meeting (self, &meeting);
    ent_sample_append_event (self->network, i, NULL, sheet.text);
    ok = sheet.text->len < FLUSH_BYTES || ent_sample_sheet_flush (&sheet);
  }
  g_string_append (sheet.text, "END:VCALENDAR\r\n");
  return ent_sample_sheet_close (&sheet, ok, error);
}
