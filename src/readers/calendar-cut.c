/* A calendar's bytes -> its components: lines are unfolded, and of a component what is wanted is kept. */
#include "readers/calendar-private.h"

#define WINDOW_BYTES 16384
#define LOOK_BYTES 512

typedef enum {
  NOTHING,
  EVENT,
  ZONE,
} Capture;

struct EntCalendarCutter {
  EntInput *input;
  EntSlice file;
  EntReport *report;
  char window[WINDOW_BYTES];
  size_t start, end;
  bool at_end, after_cr;
  GError *failure;
  uint64_t line; /* of the physical line that was read last */
  GString *physical, *logical, *text, *valid;
  bool has_physical;     /* it was read and belongs to the next logical line */
  uint64_t logical_line; /* where the logical line begins */
  Capture capture;
  uint32_t inner; /* components inside the one that is captured */
  uint32_t other; /* components that are passed over */
  uint64_t component_line;
  size_t n_attendees;
  bool is_long, told_broken;
  uint64_t n_broken;
};

EntCalendarCutter *
ent_calendar_cutter_new (EntInput *input, EntSlice file, EntReport *report)
{
  EntCalendarCutter *self = g_new0 (EntCalendarCutter, 1);
  self->input = input;
  self->file = file;
  self->report = report;
  self->physical = g_string_new (NULL);
  self->logical = g_string_new (NULL);
  self->text = g_string_new (NULL);
  self->valid = g_string_new (NULL);
  return self;
}

void
ent_calendar_cutter_free (EntCalendarCutter *self)
{
  if (self == NULL)
    return;
  g_clear_error (&self->failure);
  g_string_free (self->physical, TRUE);
  g_string_free (self->logical, TRUE);
  g_string_free (self->text, TRUE);
  g_string_free (self->valid, TRUE);
  g_free (self);
}

uint64_t
ent_calendar_n_broken (const EntCalendarCutter *self)
{
  return self->n_broken;
}

bool
ent_calendar_is_start (EntSlice start)
{
  start.length = MIN (start.length, LOOK_BYTES);
  return ent_slice_starts_with_ascii_case (ent_slice_trim (start), ENT_SLICE ("BEGIN:VCALENDAR"));
}

static void
tell (EntCalendarCutter *self, uint64_t line, const char *reason)
{
  if (self->report != NULL)
    ent_report_add (self->report, self->file, line, ENT_SLICE (""), reason);
}

/* ---- Lines ---- */

static bool
fill (EntCalendarCutter *self)
{
  if (self->at_end)
    return false;
  ssize_t n = self->input->read (self->input, self->window, sizeof self->window, &self->failure);
  self->at_end = n <= 0;
  self->start = 0;
  self->end = n > 0 ? (size_t)n : 0;
  return n > 0;
}

/* Without NULs, and no more of it than a line may have. */
static void
append_bounded (GString *line, const char *data, size_t length)
{
  length = MIN (length, ENT_CALENDAR_MAX_LINE > line->len ? ENT_CALENDAR_MAX_LINE - line->len : 0);
  for (const char *nul; (nul = memchr (data, '\0', length)) != NULL;) {
    g_string_append_len (line, data, nul - data);
    length -= (size_t)(nul + 1 - data);
    data = nul + 1;
  }
  g_string_append_len (line, data, (gssize)length);
}

/* The next line as it stands, without its end: LF, CRLF or CR. */
static bool
read_physical (EntCalendarCutter *self)
{
  g_string_truncate (self->physical, 0);
  bool any = false;
  while (self->start < self->end || fill (self)) {
    if (self->after_cr && self->window[self->start] == '\n') {
      self->after_cr = false;
      self->start++;
      continue;
    }
    self->after_cr = false;
    any = true;
    size_t from = self->start;
    while (self->start < self->end && self->window[self->start] != '\n' && self->window[self->start] != '\r')
      self->start++;
    append_bounded (self->physical, self->window + from, self->start - from);
    if (self->start < self->end) {
      self->after_cr = self->window[self->start++] == '\r';
      break;
    }
  }
  self->line += any;
  return any;
}

/* The next line with what is folded into it (RFC 5545, 3.1); blank ones are passed over. */
static bool
read_logical (EntCalendarCutter *self)
{
  g_string_truncate (self->logical, 0);
  while (self->has_physical || read_physical (self)) {
    self->has_physical = false;
    GString *line = self->physical;
    bool is_folded = line->len > 0 && (line->str[0] == ' ' || line->str[0] == '\t');
    if (is_folded && self->logical->len > 0) {
      append_bounded (self->logical, line->str + 1, line->len - 1);
      continue;
    }
    if (self->logical->len > 0 && line->len > 0) {
      self->has_physical = true;
      return true;
    }
    if (line->len > 0) {
      self->logical_line = self->line;
      append_bounded (self->logical, line->str, line->len);
    }
  }
  return self->logical->len > 0;
}

/* ---- Components ---- */

static bool
is_wanted (EntSlice name, Capture capture)
{
  static const char *const of_event[] = {"UID",           "DTSTART",  "DTEND",     "DURATION",
                                         "RRULE",         "RDATE",    "EXDATE",    "SUMMARY",
                                         "DESCRIPTION",   "SEQUENCE", "DTSTAMP",   "LAST-MODIFIED",
                                         "RECURRENCE-ID", "ATTENDEE", "ORGANIZER", "STATUS",
                                         "TRANSP",        "CREATED",  NULL};
  static const char *const of_zone[] = {"TZID",       "X-LIC-LOCATION", "DTSTART", "TZOFFSETFROM",
                                        "TZOFFSETTO", "RRULE",          "RDATE",   NULL};
  for (const char *const *known = capture == ZONE ? of_zone : of_event; *known != NULL; known++)
    if (ent_slice_equal_ascii_case (name, ent_slice (*known)))
      return true;
  return false;
}

static void
keep_line (EntCalendarCutter *self, EntSlice line)
{
  if (self->text->len + line.length > ENT_CALENDAR_MAX_COMPONENT) {
    self->is_long = true;
    return;
  }
  g_string_append_len (self->text, line.data, (gssize)line.length);
  g_string_append (self->text, "\r\n");
}

static void
begin_capture (EntCalendarCutter *self, Capture capture)
{
  self->capture = capture;
  self->inner = self->other = 0;
  self->component_line = self->logical_line;
  self->n_attendees = 0;
  self->is_long = self->told_broken = false;
  g_string_assign (self->text, capture == ZONE ? "BEGIN:VTIMEZONE\r\n" : "BEGIN:VEVENT\r\n");
}

static void
drop_capture (EntCalendarCutter *self, const char *reason)
{
  if (self->capture == EVENT) {
    self->n_broken++;
    tell (self, self->component_line, reason);
  }
  self->capture = NOTHING;
}

/* The text as UTF-8, whatever it was written in. */
static EntSlice
make_valid (EntCalendarCutter *self, const GString *text)
{
  if (ent_text_is_valid (ent_slice_of (text)))
    return ent_slice_of (text);
  g_string_truncate (self->valid, 0);
  ent_text_append_windows_1252 (ent_slice_of (text), self->valid);
  return ent_slice_of (self->valid);
}

static bool
end_capture (EntCalendarCutter *self, EntCalendarPiece *out_piece)
{
  if (self->is_long) {
    drop_capture (self, _ ("This event is longer than any real one: it was left out."));
    return false;
  }
  keep_line (self, self->capture == ZONE ? ENT_SLICE ("END:VTIMEZONE") : ENT_SLICE ("END:VEVENT"));
  *out_piece = (EntCalendarPiece){.kind = self->capture == ZONE ? ENT_CALENDAR_ZONE : ENT_CALENDAR_EVENT,
                                  .text = make_valid (self, self->text),
                                  .line = self->component_line,
                                  .n_attendees = self->n_attendees};
  self->capture = NOTHING;
  return true;
}

static const char *
unended (void)
{
  return _ ("This event does not end: it was left out.");
}

static bool
take_begin (EntCalendarCutter *self, EntSlice what, EntCalendarPiece *out_piece)
{
  bool is_event = ent_slice_equal_ascii_case (what, ENT_SLICE ("VEVENT"));
  bool is_zone = ent_slice_equal_ascii_case (what, ENT_SLICE ("VTIMEZONE"));
  bool is_calendar = ent_slice_equal_ascii_case (what, ENT_SLICE ("VCALENDAR"));
  if (self->capture != NOTHING && (is_event || is_zone || is_calendar))
    drop_capture (self, unended ());
  if (is_event || is_zone) {
    begin_capture (self, is_zone ? ZONE : EVENT);
  } else if (is_calendar) {
    self->other = 0;
    *out_piece = (EntCalendarPiece){.kind = ENT_CALENDAR_BEGINS, .line = self->logical_line};
  } else if (self->capture != NOTHING) {
    self->inner++;
    if (self->capture == ZONE)
      keep_line (self, ent_slice_of (self->logical));
  } else {
    self->other++;
  }
  return is_calendar;
}

static bool
take_end (EntCalendarCutter *self, EntSlice what, EntCalendarPiece *out_piece)
{
  if (ent_slice_equal_ascii_case (what, ENT_SLICE ("VCALENDAR"))) {
    if (self->capture != NOTHING)
      drop_capture (self, unended ());
    self->other = 0;
    return false;
  }
  bool is_own = ent_slice_equal_ascii_case (what, self->capture == ZONE ? ENT_SLICE ("VTIMEZONE")
                                                                        : ENT_SLICE ("VEVENT"));
  if (self->capture != NOTHING && is_own)
    return end_capture (self, out_piece);
  if (self->capture == ZONE && self->inner > 0)
    keep_line (self, ent_slice_of (self->logical));
  if (self->capture != NOTHING)
    self->inner -= self->inner > 0;
  else
    self->other -= self->other > 0;
  return false;
}

static void
take_inside (EntCalendarCutter *self, EntSlice name)
{
  if (self->capture == EVENT && self->inner > 0)
    return;
  bool is_attendee = ent_slice_equal_ascii_case (name, ENT_SLICE ("ATTENDEE"));
  self->n_attendees += is_attendee;
  if (is_wanted (name, self->capture) && !(is_attendee && self->n_attendees > ENT_CALENDAR_MAX_ATTENDEES))
    keep_line (self, ent_slice_of (self->logical));
}

/* Where the name of a property, and where its value begins, behind a colon outside of quotes. */
static bool
split (EntSlice line, EntSlice *out_name, EntSlice *out_value)
{
  size_t i = 0;
  while (i < line.length && line.data[i] != ':' && line.data[i] != ';')
    i++;
  *out_name = ent_slice_trim ((EntSlice){line.data, i});
  bool in_quotes = false;
  for (; i < line.length; i++) {
    in_quotes ^= line.data[i] == '"';
    if (line.data[i] == ':' && !in_quotes) {
      *out_value = ent_slice_trim (ent_slice_from (line, i + 1));
      return out_name->length > 0;
    }
  }
  return false;
}

static void
tell_no_property (EntCalendarCutter *self)
{
  if (self->capture == EVENT && self->inner == 0 && !self->told_broken)
    tell (self, self->logical_line,
          _ ("This line is no property of a calendar: it was left out of its event."));
  self->told_broken = true;
}

/* Whether the logical line completes a piece. */
static bool
take_line (EntCalendarCutter *self, EntCalendarPiece *out_piece)
{
  EntSlice name, value;
  if (!split (ent_slice_trim (ent_slice_of (self->logical)), &name, &value)) {
    tell_no_property (self);
    return false;
  }
  if (ent_slice_equal_ascii_case (name, ENT_SLICE ("BEGIN")))
    return take_begin (self, value, out_piece);
  if (ent_slice_equal_ascii_case (name, ENT_SLICE ("END")))
    return take_end (self, value, out_piece);
  if (self->capture != NOTHING) {
    take_inside (self, name);
    return false;
  }
  if (self->other > 0 || !ent_text_is_valid (value) || !ent_text_is_valid (name))
    return false;
  *out_piece = (EntCalendarPiece){
      .kind = ENT_CALENDAR_PROPERTY, .name = name, .value = value, .line = self->logical_line};
  return true;
}

bool
ent_calendar_cut (EntCalendarCutter *self, EntCalendarPiece *out_piece, GError **error)
{
  while (read_logical (self))
    if (take_line (self, out_piece))
      return true;
  if (self->capture != NOTHING)
    drop_capture (self, unended ());
  if (self->failure != NULL)
    g_propagate_error (error, g_steal_pointer (&self->failure));
  return false;
}
