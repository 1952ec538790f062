/* One VEVENT, parsed by libical, as what it says of who meets whom and when. */
#include "readers/calendar-private.h"

#define MAX_TIMES 5000 /* of RDATE, and of EXDATE */
#define MAX_SUMMARY 1000
#define MAX_UID 1000

struct EntCalendarParser {
  icalcomponent *component; /* of the last event */
  EntArena *arena;
  GArray *attendees; /* EntAttendee */
  GArray *extra, *left_out;
  GHashTable *by_email; /* slice text -> index + 1 */
  GString *scratch;
};

/* One event while it is parsed. */
typedef struct {
  EntCalendarParser *parser;
  const EntCalendarPiece *piece;
  const EntCalendarFrame *frame;
  EntCalendarEvent *event;
} Parsing;

/* libical is told once that an error of its input is no reason to end the program. */
static void
calm_libical (void)
{
  static gsize done = 0;
  if (!g_once_init_enter (&done))
    return;
  icalerror_set_errors_are_fatal (false);
  ical_set_unknown_token_handling_setting (ICAL_DISCARD_TOKEN);
  g_once_init_leave (&done, 1);
}

EntCalendarParser *
ent_calendar_parser_new (void)
{
  calm_libical ();
  EntCalendarParser *self = g_new0 (EntCalendarParser, 1);
  self->arena = ent_arena_new (16 * 1024);
  self->attendees = g_array_new (FALSE, FALSE, sizeof (EntAttendee));
  self->extra = g_array_new (FALSE, FALSE, sizeof (EntCalendarTime));
  self->left_out = g_array_new (FALSE, FALSE, sizeof (EntCalendarTime));
  self->by_email = g_hash_table_new (g_str_hash, g_str_equal);
  self->scratch = g_string_new (NULL);
  return self;
}

void
ent_calendar_parser_free (EntCalendarParser *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->component, icalcomponent_free);
  g_hash_table_unref (self->by_email);
  g_array_unref (self->left_out);
  g_array_unref (self->extra);
  g_array_unref (self->attendees);
  ent_arena_free (self->arena);
  g_string_free (self->scratch, TRUE);
  g_free (self);
}

static void
tell (const Parsing *self, const char *column, const char *reason)
{
  if (self->frame->report != NULL)
    ent_report_add (self->frame->report, self->frame->file, self->piece->line, ent_slice (column), reason);
}

/* ---- Times ---- */

static const EntCalendarZone *
zone_of (const Parsing *self, icalproperty *property)
{
  icalparameter *parameter = icalproperty_get_first_parameter (property, ICAL_TZID_PARAMETER);
  const char *name = parameter != NULL ? icalparameter_get_tzid (parameter) : NULL;
  if (name == NULL)
    return self->frame->home;
  const EntCalendarZone *zone = ent_calendar_zones_find (self->frame->zones, ent_slice (name));
  if (zone != NULL || self->frame->report == NULL)
    return zone != NULL ? zone : self->frame->home;
  g_autoptr (GString) shown = g_string_new (NULL);
  ent_text_append_printable (ent_slice (name), shown);
  ent_report_addf (self->frame->report, self->frame->file, self->piece->line, ENT_SLICE ("TZID"),
                   _ ("The time zone \"%s\" is not known and not defined: the hour may be wrong by some."),
                   shown->str);
  return self->frame->home;
}

/* False when it is no time that can be. */
static bool
read_time (struct icaltimetype time, const EntCalendarZone *zone, EntCalendarTime *out_time)
{
  bool is_day = time.hour >= 0 && time.hour < 24 && time.minute >= 0 && time.minute < 60 &&
                time.second >= 0 && time.second <= 60 && time.month > 0 && time.day > 0;
  if (icaltime_is_null_time (time) || !is_day ||
      !ent_date_is_valid (time.year, (unsigned)time.month, (unsigned)time.day))
    return false;
  int64_t day = ent_days_from_civil (time.year, (unsigned)time.month, (unsigned)time.day);
  out_time->local_s = day * 86400;
  out_time->zone = NULL;
  out_time->kind = ENT_CALENDAR_DATE;
  if (time.is_date)
    return true;
  out_time->local_s += time.hour * 3600 + time.minute * 60 + time.second;
  out_time->kind = icaltime_is_utc (time) ? ENT_CALENDAR_UTC
                   : zone != NULL         ? ENT_CALENDAR_ZONED
                                          : ENT_CALENDAR_FLOATING;
  out_time->zone = out_time->kind == ENT_CALENDAR_ZONED ? zone : NULL;
  return true;
}

static bool
read_property_time (const Parsing *self, icalproperty *property, EntCalendarTime *out_time)
{
  icalvalue *value = icalproperty_get_value (property);
  icalvalue_kind kind = value != NULL ? icalvalue_isa (value) : ICAL_NO_VALUE;
  struct icaltimetype time = icaltime_null_time ();
  if (kind == ICAL_DATE_VALUE)
    time = icalvalue_get_date (value);
  else if (kind == ICAL_DATETIME_VALUE)
    time = icalvalue_get_datetime (value);
  else if (kind == ICAL_PERIOD_VALUE)
    time = icalvalue_get_period (value).start;
  else if (kind == ICAL_DATETIMEPERIOD_VALUE) {
    struct icaldatetimeperiodtype either = icalvalue_get_datetimeperiod (value);
    time = icaltime_is_null_time (either.time) ? either.period.start : either.time;
  }
  return read_time (time, zone_of (self, property), out_time);
}

static icalproperty *
first (const Parsing *self, icalproperty_kind kind)
{
  return icalcomponent_get_first_property (self->parser->component, kind);
}

/* RDATE and EXDATE. */
static void
read_times (const Parsing *self, icalproperty_kind kind, GArray *into)
{
  g_array_set_size (into, 0);
  for (icalproperty *property = first (self, kind); property != NULL && into->len < MAX_TIMES;
       property = icalcomponent_get_next_property (self->parser->component, kind)) {
    EntCalendarTime time;
    if (read_property_time (self, property, &time))
      g_array_append_val (into, time);
  }
}

/* A moment in UTC as a property has it; INT64_MIN without it. */
static int64_t
read_stamp (const Parsing *self, icalproperty_kind kind)
{
  icalproperty *property = first (self, kind);
  EntCalendarTime time;
  return property != NULL && read_property_time (self, property, &time) ? ent_calendar_time_utc (&time)
                                                                        : INT64_MIN;
}

static int64_t
read_duration (const Parsing *self)
{
  icalproperty *end = first (self, ICAL_DTEND_PROPERTY), *length = first (self, ICAL_DURATION_PROPERTY);
  EntCalendarTime time;
  if (end != NULL && read_property_time (self, end, &time))
    return MAX (0, ent_calendar_time_utc (&time) - ent_calendar_time_utc (&self->event->start));
  if (length == NULL)
    return -1;
  struct icaldurationtype duration = icalproperty_get_duration (length);
  if (icaldurationtype_is_bad_duration (duration) || duration.is_neg)
    return -1;
  return (((int64_t)duration.weeks * 7 + duration.days) * 24 + duration.hours) * 3600 +
         (int64_t)duration.minutes * 60 + duration.seconds;
}

/* ---- Texts ---- */

/* @text trimmed, with at most @max_bytes, ending at a whole character, in the arena. */
static EntSlice
keep_text (const Parsing *self, EntSlice text, size_t max_bytes)
{
  text = ent_slice_trim (text);
  if (text.length > max_bytes) {
    text.length = max_bytes;
    while (text.length > 0 && ((unsigned char)text.data[text.length] & 0xC0) == 0x80)
      text.length--;
    text = ent_slice_trim (text);
  }
  return ent_arena_copy (self->parser->arena, text);
}

/* Conference links that Google and others write below what was typed. */
static EntSlice
cut_conference (EntSlice text)
{
  static const char *const marks[] = {"-::~:~::~:~", "~==~==~==~",
                                      "________________________________________________________________"};
  for (size_t i = 0; i < G_N_ELEMENTS (marks); i++) {
    ssize_t at = ent_slice_find (text, ent_slice (marks[i]));
    if (at >= 0)
      text.length = (size_t)at;
  }
  return text;
}

static EntSlice
read_description (const Parsing *self)
{
  icalproperty *property = first (self, ICAL_DESCRIPTION_PROPERTY);
  const char *value = property != NULL ? icalproperty_get_description (property) : NULL;
  if (value == NULL)
    return (EntSlice){NULL, 0};
  EntSlice text = cut_conference (ent_slice (value));
  if (!ent_text_has_html (text))
    return keep_text (self, text, ENT_CALENDAR_MAX_TEXT);
  g_string_truncate (self->parser->scratch, 0);
  ent_text_append_from_html (text, self->parser->scratch);
  return keep_text (self, ent_slice_of (self->parser->scratch), ENT_CALENDAR_MAX_TEXT);
}

/* A title is one line, whatever was typed into it. */
static EntSlice
read_summary (const Parsing *self)
{
  icalproperty *property = first (self, ICAL_SUMMARY_PROPERTY);
  const char *value = property != NULL ? icalproperty_get_summary (property) : NULL;
  if (value == NULL)
    return (EntSlice){NULL, 0};
  g_string_assign (self->parser->scratch, value);
  g_strdelimit (self->parser->scratch->str, "\r\n\t", ' ');
  return keep_text (self, ent_slice_of (self->parser->scratch), MAX_SUMMARY);
}

/* An event without a UID, which it must have, is known by what it says. */
static EntSlice
read_uid (const Parsing *self)
{
  icalproperty *property = first (self, ICAL_UID_PROPERTY);
  const char *value = property != NULL ? icalproperty_get_uid (property) : NULL;
  EntSlice uid = value != NULL ? keep_text (self, ent_slice (value), MAX_UID) : (EntSlice){NULL, 0};
  if (uid.length > 0)
    return uid;
  GString *made = self->parser->scratch;
  g_string_assign (made, "-");
  ent_calendar_append_instance (&self->event->start, made);
  g_string_append_len (made, self->event->summary.data, (gssize)self->event->summary.length);
  return keep_text (self, ent_slice_of (made), MAX_UID);
}

/* ---- Who ---- */

/* Addresses of calendars, not of people, as Google gives them out. */
static bool
is_calendar_address (EntSlice email)
{
  ssize_t at = ent_slice_find (email, ENT_SLICE ("@"));
  EntSlice domain = ent_slice_from (email, (size_t)at + 1);
  static const char *const domains[] = {"group.calendar.google.com", "resource.calendar.google.com",
                                        "import.calendar.google.com", "group.v.calendar.google.com"};
  for (size_t i = 0; i < G_N_ELEMENTS (domains); i++)
    if (ent_slice_equal (domain, ent_slice (domains[i])))
      return true;
  return ent_slice_equal (email, ENT_SLICE ("unknownorganizer@calendar.google.com"));
}

static const char *
parameter_text (icalproperty *property, icalparameter_kind kind)
{
  icalparameter *parameter = icalproperty_get_first_parameter (property, kind);
  if (parameter == NULL)
    return NULL;
  return kind == ICAL_CN_PARAMETER       ? icalparameter_get_cn (parameter)
         : kind == ICAL_EMAIL_PARAMETER  ? icalparameter_get_email (parameter)
         : kind == ICAL_SENTBY_PARAMETER ? icalparameter_get_sentby (parameter)
                                         : NULL;
}

/* The normal form of an address, in the arena; empty when it is none. */
static EntSlice
keep_email (const Parsing *self, const char *text)
{
  GString *out = self->parser->scratch;
  g_string_truncate (out, 0);
  if (text == NULL || !ent_email_append (ent_slice (text), out))
    return (EntSlice){NULL, 0};
  return ent_arena_copy (self->parser->arena, ent_slice_of (out));
}

static EntSlice
read_name (const Parsing *self, icalproperty *property, EntSlice email)
{
  const char *value = parameter_text (property, ICAL_CN_PARAMETER);
  EntSlice name = value != NULL ? ent_slice_trim (ent_slice (value)) : (EntSlice){NULL, 0};
  while (name.length >= 2 && (name.data[0] == '"' || name.data[0] == '\'') &&
         name.data[name.length - 1] == name.data[0])
    name = ent_slice_trim ((EntSlice){name.data + 1, name.length - 2});
  if (ent_slice_equal_ascii_case (name, email) ||
      memchr (name.data ? name.data : "", '@', name.length) != NULL)
    return (EntSlice){NULL, 0};
  return keep_text (self, name, MAX_SUMMARY);
}

static EntAnswer
read_answer (icalproperty *property)
{
  icalparameter *parameter = icalproperty_get_first_parameter (property, ICAL_PARTSTAT_PARAMETER);
  icalparameter_partstat said =
      parameter != NULL ? icalparameter_get_partstat (parameter) : ICAL_PARTSTAT_NONE;
  if (parameter == NULL)
    return ENT_ANSWER_UNSAID;
  if (said == ICAL_PARTSTAT_ACCEPTED || said == ICAL_PARTSTAT_TENTATIVE || said == ICAL_PARTSTAT_COMPLETED)
    return ENT_ANSWER_YES;
  return said == ICAL_PARTSTAT_DECLINED || said == ICAL_PARTSTAT_DELEGATED ? ENT_ANSWER_NO : ENT_ANSWER_NONE;
}

static bool
is_person (icalproperty *property, EntSlice email)
{
  icalparameter *parameter = icalproperty_get_first_parameter (property, ICAL_CUTYPE_PARAMETER);
  icalparameter_cutype type = parameter != NULL ? icalparameter_get_cutype (parameter) : ICAL_CUTYPE_NONE;
  return type != ICAL_CUTYPE_GROUP && type != ICAL_CUTYPE_RESOURCE && type != ICAL_CUTYPE_ROOM &&
         !is_calendar_address (email);
}

static bool
is_bystander (icalproperty *property)
{
  icalparameter *parameter = icalproperty_get_first_parameter (property, ICAL_ROLE_PARAMETER);
  return parameter != NULL && icalparameter_get_role (parameter) == ICAL_ROLE_NONPARTICIPANT;
}

/* What a second line about the same address adds: the organizer is often listed among the attendees too. */
static void
join_attendee (EntAttendee *known, const EntAttendee *more)
{
  known->name = ent_slice_is_empty (known->name) ? more->name : known->name;
  known->answer = known->answer == ENT_ANSWER_UNSAID ? more->answer : known->answer;
  known->is_person = known->is_person && more->is_person;
}

static void
add_attendee (const Parsing *self, icalproperty *property, bool is_organizer)
{
  EntCalendarParser *parser = self->parser;
  icalvalue *value = icalproperty_get_value (property);
  const char *address = value == NULL  ? NULL
                        : is_organizer ? icalproperty_get_organizer (property)
                                       : icalproperty_get_attendee (property);
  EntSlice email = keep_email (self, address);
  if (email.length == 0)
    email = keep_email (self, parameter_text (property, ICAL_EMAIL_PARAMETER));
  if (email.length == 0)
    return;
  EntAttendee attendee = {.email = email,
                          .name = read_name (self, property, email),
                          .answer = read_answer (property),
                          .is_organizer = is_organizer,
                          .is_person = is_person (property, email),
                          .is_bystander = !is_organizer && is_bystander (property)};
  guint known = GPOINTER_TO_UINT (g_hash_table_lookup (parser->by_email, email.data));
  if (known > 0) {
    join_attendee (&g_array_index (parser->attendees, EntAttendee, known - 1), &attendee);
    return;
  }
  g_array_append_val (parser->attendees, attendee);
  g_hash_table_insert (parser->by_email, (void *)email.data, GUINT_TO_POINTER (parser->attendees->len));
}

static void
read_attendees (const Parsing *self)
{
  EntCalendarParser *parser = self->parser;
  g_array_set_size (parser->attendees, 0);
  g_hash_table_remove_all (parser->by_email);
  icalproperty *organizer = first (self, ICAL_ORGANIZER_PROPERTY);
  if (organizer != NULL) {
    add_attendee (self, organizer, true);
    self->event->sent_by = keep_email (self, parameter_text (organizer, ICAL_SENTBY_PARAMETER));
  }
  if (parser->attendees->len > 0)
    self->event->organizer = g_array_index (parser->attendees, EntAttendee, 0).email;
  for (icalproperty *property = first (self, ICAL_ATTENDEE_PROPERTY); property != NULL;
       property = icalcomponent_get_next_property (parser->component, ICAL_ATTENDEE_PROPERTY))
    add_attendee (self, property, false);
  size_t n_persons = 0;
  for (guint i = 0; i < parser->attendees->len; i++) {
    const EntAttendee *attendee = &g_array_index (parser->attendees, EntAttendee, i);
    n_persons += attendee->is_person && !attendee->is_bystander;
  }
  size_t n_beyond = self->piece->n_attendees > ENT_CALENDAR_MAX_ATTENDEES
                        ? self->piece->n_attendees - ENT_CALENDAR_MAX_ATTENDEES
                        : 0;
  self->event->n_named = n_persons + n_beyond;
  self->event->attendees = (const EntAttendee *)(void *)parser->attendees->data;
  self->event->n_attendees = parser->attendees->len;
}

/* ---- The event ---- */

static void
read_recurrence (const Parsing *self)
{
  EntCalendarParser *parser = self->parser;
  EntCalendarEvent *event = self->event;
  icalproperty *rule = first (self, ICAL_RRULE_PROPERTY);
  event->rule.freq = ICAL_NO_RECURRENCE;
  if (rule != NULL && icalproperty_get_value (rule) != NULL)
    event->rule = icalproperty_get_rrule (rule);
  read_times (self, ICAL_RDATE_PROPERTY, parser->extra);
  read_times (self, ICAL_EXDATE_PROPERTY, parser->left_out);
  event->extra = (const EntCalendarTime *)(void *)parser->extra->data;
  event->n_extra = parser->extra->len;
  event->left_out = (const EntCalendarTime *)(void *)parser->left_out->data;
  event->n_left_out = parser->left_out->len;
  event->recurs = event->rule.freq != ICAL_NO_RECURRENCE || event->n_extra > 0;
  icalproperty *instance = first (self, ICAL_RECURRENCEID_PROPERTY);
  if (instance != NULL && read_property_time (self, instance, &event->recurrence_id))
    event->recurs = false;
}

/* What libical could not read is an event's smaller fault; said once, and only of what is of weight here. */
static void
tell_errors (const Parsing *self)
{
  for (icalproperty *property = first (self, ICAL_XLICERROR_PROPERTY); property != NULL;
       property = icalcomponent_get_next_property (self->parser->component, ICAL_XLICERROR_PROPERTY)) {
    const char *text = icalproperty_get_xlicerror (property);
    if (text != NULL && (strstr (text, "RRULE") != NULL || strstr (text, "EXDATE") != NULL ||
                         strstr (text, "RDATE") != NULL)) {
      tell (self, "RRULE", _ ("How this event recurs cannot be read in full: it was read without that."));
      return;
    }
  }
}

static bool
read_start (const Parsing *self)
{
  icalproperty *start = first (self, ICAL_DTSTART_PROPERTY);
  if (start != NULL && read_property_time (self, start, &self->event->start))
    return true;
  tell (self, "DTSTART", _ ("This event has no beginning that can be: it was left out."));
  return false;
}

static int64_t
read_sequence (const Parsing *self)
{
  icalproperty *sequence = first (self, ICAL_SEQUENCE_PROPERTY);
  return sequence != NULL && icalproperty_get_value (sequence) != NULL ? icalproperty_get_sequence (sequence)
                                                                       : 0;
}

static void
read_states (const Parsing *self)
{
  EntCalendarEvent *event = self->event;
  icalproperty *status = first (self, ICAL_STATUS_PROPERTY), *busy = first (self, ICAL_TRANSP_PROPERTY);
  event->is_cancelled = status != NULL && icalproperty_get_value (status) != NULL &&
                        icalproperty_get_status (status) == ICAL_STATUS_CANCELLED;
  if (busy != NULL && icalproperty_get_value (busy) != NULL) {
    icalproperty_transp said = icalproperty_get_transp (busy);
    event->is_transparent = said == ICAL_TRANSP_TRANSPARENT || said == ICAL_TRANSP_TRANSPARENTNOCONFLICT;
  }
  event->sequence = read_sequence (self);
  event->stamp_s = read_stamp (self, ICAL_DTSTAMP_PROPERTY);
  event->changed_s = read_stamp (self, ICAL_LASTMODIFIED_PROPERTY);
  if (event->changed_s == INT64_MIN)
    event->changed_s = read_stamp (self, ICAL_CREATED_PROPERTY);
}

bool
ent_calendar_parse (EntCalendarParser *self, const EntCalendarPiece *piece, const EntCalendarFrame *frame,
                    EntCalendarEvent *out_event)
{
  g_clear_pointer (&self->component, icalcomponent_free);
  ent_arena_reset (self->arena);
  *out_event = (EntCalendarEvent){.duration_s = -1};
  Parsing parsing = {.parser = self, .piece = piece, .frame = frame, .event = out_event};
  g_autofree char *text = ent_slice_dup (piece->text);
  self->component = icalparser_parse_string (text);
  if (self->component == NULL || icalcomponent_isa (self->component) != ICAL_VEVENT_COMPONENT) {
    tell (&parsing, "", _ ("This event cannot be read: it was left out."));
    return false;
  }
  tell_errors (&parsing);
  if (!read_start (&parsing))
    return false;
  read_states (&parsing);
  out_event->summary = read_summary (&parsing);
  out_event->text = read_description (&parsing);
  out_event->uid = read_uid (&parsing);
  out_event->duration_s = read_duration (&parsing);
  read_recurrence (&parsing);
  read_attendees (&parsing);
  return true;
}
