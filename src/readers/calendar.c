/*
 * The reader of calendars: an .ics file, or a folder or a zip of them, such as Google Takeout's. All files
 * are read twice: first to see whose they are and which version of each event stands, then for what the
 * events mean.
 */
#include "readers/calendar-private.h"
#include "readers/registry-private.h"

#define PROGRESS_BYTES (1024 * 1024)
#define LOOK_BYTES 512
#define STAMP_SPREAD_S 3600
#define STAMP_LEAD_S 86400

typedef struct {
  EntArchive *archive;
  EntReport *report;
  EntSourceInfo *info;
  EntSink *sink;
  GArray *entries;  /* size_t: those that are calendars */
  GPtrArray *zones; /* EntCalendarZones, one for each */
  EntCalendarParser *parser;
  EntCalendarVersions *versions;
  EntCalendarOwner *evidence;
  EntMeetings meetings;
  EntSlice file;
  uint32_t ordinal;
  int64_t first_stamp_s, last_stamp_s, first_change_s;
  uint64_t n_events, n_stamps;
  uint64_t done, told, total; /* bytes */
} Calendar;

/* ---- First: what there is ---- */

static void
look_at_stamps (Calendar *self, const EntCalendarEvent *event)
{
  self->n_events++;
  if (event->changed_s != INT64_MIN)
    self->first_change_s = MIN (self->first_change_s, event->changed_s);
  if (event->stamp_s == INT64_MIN)
    return;
  self->n_stamps++;
  self->first_stamp_s = MIN (self->first_stamp_s, event->stamp_s);
  self->last_stamp_s = MAX (self->last_stamp_s, event->stamp_s);
}

static bool
look_at_event (const EntCalendarEvent *event, EntCalendarMethod method, uint64_t line, void *context,
               GError **error)
{
  Calendar *self = context;
  uint32_t ordinal = self->ordinal++;
  switch (method) {
  case ENT_CALENDAR_STATES:
    look_at_stamps (self, event);
    ent_calendar_owner_look (self->evidence, event);
    ent_calendar_versions_add (self->versions, event, ordinal);
    break;
  case ENT_CALENDAR_ANSWERS:
    for (size_t i = 0; i < event->n_attendees; i++)
      ent_calendar_versions_answer (self->versions, event, &event->attendees[i]);
    break;
  case ENT_CALENDAR_CANCELS:
    ent_calendar_versions_cancel (self->versions, event);
    break;
  case ENT_CALENDAR_ASKS:
    break;
  }
  return true;
}

static void
take_name (EntSlice name, void *context)
{
  Calendar *self = context;
  ent_calendar_owner_hint (self->evidence, name);
}

/* Where every event bears the same DTSTAMP and was changed long before, that is when the file was made:
 * Google's. What begins after it may not have happened. */
static int64_t
made_at (const Calendar *self)
{
  bool is_one = self->n_events > 0 && self->n_stamps == self->n_events &&
                self->last_stamp_s - self->first_stamp_s <= STAMP_SPREAD_S;
  bool is_later =
      self->first_change_s != INT64_MAX && self->first_change_s + STAMP_LEAD_S < self->first_stamp_s;
  return is_one && is_later ? self->last_stamp_s : INT64_MIN;
}

/* ---- Then: what it means ---- */

static bool
put_event (const EntCalendarEvent *event, EntCalendarMethod method, uint64_t line, void *context,
           GError **error)
{
  Calendar *self = context;
  uint32_t ordinal = self->ordinal++;
  self->info->n_rows++;
  if (method != ENT_CALENDAR_STATES)
    return true;
  EntVersion version = ent_calendar_versions_of (self->versions, event, ordinal);
  return ent_meetings_put (&self->meetings, event, version, self->file, line, error);
}

/* ---- Both times over all files ---- */

static void
count_progress (void *context, uint64_t bytes)
{
  Calendar *self = context;
  self->done += bytes;
  if (self->sink->progress == NULL || self->done - self->told < PROGRESS_BYTES)
    return;
  self->told = self->done;
  self->sink->progress (self->sink, MIN (self->done, self->total), self->total);
}

/* A file that cannot be read is a problem of its own; a bomb is one of the source. */
static bool
forgive (Calendar *self, GError *failure, bool is_told, GError **error)
{
  if (g_error_matches (failure, ENT_ERROR, ENT_ERROR_REFUSED)) {
    g_propagate_error (error, failure);
    return false;
  }
  if (is_told)
    ent_report_add (self->report, self->file, 0, ENT_SLICE (""), failure->message);
  g_error_free (failure);
  return true;
}

/* What the sink refuses is kept apart from what a file refuses. */
typedef struct {
  bool (*event) (const EntCalendarEvent *event, EntCalendarMethod method, uint64_t line, void *context,
                 GError **error);
  Calendar *calendar;
  bool is_sink; /* the sink wants no more */
} Pass;

static bool
pass_event (const EntCalendarEvent *event, EntCalendarMethod method, uint64_t line, void *context,
            GError **error)
{
  Pass *self = context;
  self->is_sink = !self->event (event, method, line, self->calendar, error);
  return !self->is_sink;
}

static void
pass_name (EntSlice name, void *context)
{
  take_name (name, ((Pass *)context)->calendar);
}

static bool
read_file (Calendar *self, guint index, Pass *pass, bool is_first, GError **error)
{
  size_t entry = g_array_index (self->entries, size_t, index);
  GError *failure = NULL;
  self->file = ent_slice (ent_archive_entry (self->archive, entry)->base);
  EntInput *input = ent_archive_stream (self->archive, entry, &failure);
  if (input == NULL)
    return forgive (self, failure, !is_first, error);
  EntCalendarWalk walk = {.parser = self->parser,
                          .zones = g_ptr_array_index (self->zones, index),
                          .file = self->file,
                          .report = is_first ? NULL : self->report,
                          .event = pass_event,
                          .name = is_first ? pass_name : NULL,
                          .context = pass};
  bool ok = ent_calendar_walk (&walk, input, &failure);
  if (!is_first)
    self->info->n_skipped += walk.n_broken;
  if (ok)
    return true;
  if (pass->is_sink) {
    g_propagate_error (error, failure);
    return false;
  }
  return forgive (self, failure, !is_first, error);
}

static bool
read_files (Calendar *self, bool is_first, GError **error)
{
  Pass pass = {.event = is_first ? look_at_event : put_event, .calendar = self};
  self->ordinal = 0;
  for (guint i = 0; i < self->entries->len; i++)
    if (!read_file (self, i, &pass, is_first, error))
      return false;
  return true;
}

/* ---- Whose it is ---- */

/* "awa@example.org.ics" */
static void
hint_file_names (Calendar *self)
{
  for (guint i = 0; i < self->entries->len; i++) {
    const EntEntry *entry = ent_archive_entry (self->archive, g_array_index (self->entries, size_t, i));
    EntSlice name = ent_slice (entry->base);
    if (g_str_has_suffix (entry->base, ".ics"))
      name.length -= 4;
    ent_calendar_owner_hint (self->evidence, name);
  }
}

static bool
put_own (Calendar *self, const char *email, GError **error)
{
  EntRecord record = {.kind = ENT_RECORD_SELF,
                      .file = self->file,
                      .self = {.field = ENT_SELF_IDENTIFIER,
                               .identifier = {ENT_IDENTIFIER_EMAIL, ent_slice (email)},
                               .from = ENT_NO_TIME,
                               .until = ENT_NO_TIME}};
  return ent_sink_put (self->sink, &record, error);
}

static void
tell_owner (Calendar *self, const EntMailOwner *owner)
{
  if (ent_mail_owner_n (owner) == 0)
    ent_report_add (self->report, self->file, 0, ENT_SLICE (""),
                    _ ("Whose calendar this is does not show, so its meetings were left out. Import your "
                       "archive or your mailbox first, which tell your addresses, and then this again."));
  else if (!ent_calendar_owner_is_named (self->evidence))
    ent_report_add (self->report, self->file, 0, ENT_SLICE (""),
                    _ ("None of your addresses is in this calendar: what others organise in it was taken for "
                       "their own meetings."));
}

/* The user's addresses: those that are known, and one that the calendar shows. */
static EntMailOwner *
find_owner (Calendar *self, const EntReadOptions *options, GError **error)
{
  hint_file_names (self);
  const char *found = ent_calendar_owner_decide (self->evidence);
  g_autoptr (GArray) own = g_array_new (FALSE, FALSE, sizeof (EntSlice));
  g_array_append_vals (own, options->own_emails, (guint)options->n_own_emails);
  EntSlice email = ent_slice (found);
  if (found != NULL)
    g_array_append_val (own, email);
  const EntReadOptions more = {.own_emails = (const EntSlice *)(void *)own->data, .n_own_emails = own->len};
  EntMailOwner *owner = ent_mail_owner_new (&more);
  if (found != NULL && !put_own (self, found, error))
    g_clear_pointer (&owner, ent_mail_owner_free);
  else if (found == NULL && ent_calendar_owner_n_events (self->evidence) > 0)
    tell_owner (self, owner);
  return owner;
}

/* ---- Reading ---- */

static bool
read_meetings (Calendar *self, const EntReadOptions *options, GError **error)
{
  if (!read_files (self, true, error))
    return false;
  EntMailOwner *owner = find_owner (self, options, error);
  if (owner == NULL)
    return false;
  int64_t made_s = made_at (self), now_s = ent_now_us () / ENT_US_PER_SECOND;
  self->meetings.owner = owner;
  self->meetings.until_s = made_s != INT64_MIN ? MIN (made_s, now_s) : now_s;
  bool ok = read_files (self, false, error);
  int64_t as_of_s = made_s != INT64_MIN ? made_s : self->meetings.newest_s;
  if (as_of_s != INT64_MIN)
    self->info->as_of = (EntTime){as_of_s * ENT_US_PER_SECOND, ENT_PRECISION_SECOND};
  ent_mail_owner_free (owner);
  return ok;
}

/* Whether the entry begins as a calendar does. */
static bool
begins_right (EntArchive *archive, size_t entry)
{
  char start[LOOK_BYTES];
  size_t n_start = 0;
  EntInput *input = ent_archive_stream (archive, entry, NULL);
  ssize_t n;
  while (input != NULL && n_start < sizeof start &&
         (n = input->read (input, start + n_start, sizeof start - n_start, NULL)) > 0)
    n_start += (size_t)n;
  return ent_calendar_is_start ((EntSlice){start, n_start});
}

static bool
has_name (const EntArchive *archive, const EntEntry *entry)
{
  static const char *const suffixes[] = {".ics", ".ical", ".ifb", ".icalendar"};
  const char *dot = strrchr (entry->base, '.');
  for (size_t i = 0; dot != NULL && i < G_N_ELEMENTS (suffixes); i++)
    if (g_ascii_strcasecmp (dot, suffixes[i]) == 0)
      return true;
  return archive->is_single_file;
}

/* The entries that are calendars; with @report NULL the first alone. */
static GArray *
find_entries (EntArchive *archive, EntReport *report)
{
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (size_t));
  for (size_t i = 0; i < ent_archive_n_entries (archive) && (report != NULL || entries->len == 0); i++) {
    const EntEntry *entry = ent_archive_entry (archive, i);
    if (!has_name (archive, entry))
      continue;
    if (begins_right (archive, i))
      g_array_append_val (entries, i);
    else if (report != NULL)
      ent_report_add (report, ent_slice (entry->path), 0, ENT_SLICE (""),
                      _ ("This file is called a calendar and is none: it was left out."));
  }
  return entries;
}

bool
ent_calendar_is_in (EntArchive *archive)
{
  g_autoptr (GArray) entries = find_entries (archive, NULL);
  return entries->len > 0;
}

static void
init (Calendar *self, const EntReadOptions *options)
{
  self->zones = g_ptr_array_new_with_free_func ((GDestroyNotify)ent_calendar_zones_free);
  self->parser = ent_calendar_parser_new ();
  self->versions = ent_calendar_versions_new ();
  self->evidence = ent_calendar_owner_new (options);
  self->first_stamp_s = self->first_change_s = INT64_MAX;
  self->last_stamp_s = INT64_MIN;
  self->meetings.versions = self->versions;
  ent_meetings_init (&self->meetings);
  for (guint i = 0; i < self->entries->len; i++) {
    g_ptr_array_add (self->zones, ent_calendar_zones_new ());
    self->total += 2 * ent_archive_entry (self->archive, g_array_index (self->entries, size_t, i))->size;
  }
}

static void
clear (Calendar *self)
{
  ent_meetings_clear (&self->meetings);
  ent_calendar_owner_free (self->evidence);
  ent_calendar_versions_free (self->versions);
  ent_calendar_parser_free (self->parser);
  g_ptr_array_unref (self->zones);
}

bool
ent_calendar_read_archive (EntArchive *archive, const EntReadOptions *options, EntSink *sink,
                           EntReport *report, EntSourceInfo *info, GError **error)
{
  g_autoptr (GArray) entries = find_entries (archive, report);
  Calendar self = {.archive = archive,
                   .report = report,
                   .info = info,
                   .sink = sink,
                   .entries = entries,
                   .meetings = {.sink = sink, .report = report, .info = info}};
  init (&self, options);
  archive->progress = count_progress;
  archive->progress_context = &self;
  bool ok = read_meetings (&self, options, error);
  archive->progress = NULL;
  if (ok && sink->progress != NULL)
    sink->progress (sink, self.total, self.total);
  clear (&self);
  return ok;
}

static bool
is_calendar (EntArchive *archive)
{
  return archive->is_single_file && ent_calendar_is_in (archive);
}

/* Asked before those who look a single file through for what it could be. */
const EntReader ent_calendar_file_reader = {
    .kind = "calendar",
    .sniff = is_calendar,
    .read = ent_calendar_read_archive,
};

const EntReader ent_calendar_reader = {
    .kind = "calendar",
    .accepts = N_ ("a calendar (.ics files, a folder or a zip of them, Google Takeout)"),
    .sniff = ent_calendar_is_in,
    .read = ent_calendar_read_archive,
};
