/* Time zones: by the system's own data where a name is known there, else as the calendar defines them. */
#include "readers/calendar-private.h"

#define MAX_ZONES 256
#define MAX_ZONE_BYTES (64 * 1024)
#define MAX_OBSERVANCES 256 /* of one zone; those of the longest histories have about 150 */

struct EntCalendarZone {
  GTimeZone *known; /* one of both */
  icaltimezone *defined;
};

struct EntCalendarZones {
  GHashTable *texts; /* name -> VTIMEZONE */
  GHashTable *found; /* name -> EntCalendarZone, or NULL where there is none */
};

static void
zone_free (void *data)
{
  EntCalendarZone *self = data;
  if (self == NULL)
    return;
  g_clear_pointer (&self->known, g_time_zone_unref);
  if (self->defined != NULL)
    icaltimezone_free (self->defined, 1);
  g_free (self);
}

EntCalendarZones *
ent_calendar_zones_new (void)
{
  EntCalendarZones *self = g_new0 (EntCalendarZones, 1);
  self->texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, zone_free);
  return self;
}

void
ent_calendar_zones_free (EntCalendarZones *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->found);
  g_hash_table_unref (self->texts);
  g_free (self);
}

/* ---- Names ---- */

/* Whether a name can be one of the IANA's: it becomes the name of a file, so it may lead nowhere else. */
static bool
is_plain_name (const char *name)
{
  bool has_digit = false, has_slash = false;
  if (!g_ascii_isalpha (name[0]) || strlen (name) > 64)
    return false;
  for (const char *c = name; *c != '\0'; c++) {
    if (!g_ascii_isalnum (*c) && strchr ("_-+/", *c) == NULL)
      return false;
    has_digit = has_digit || !(g_ascii_isalpha (*c) || strchr ("_-/", *c) != NULL);
    has_slash = has_slash || *c == '/';
  }
  return has_slash || !has_digit; /* "EST5" would be read as a rule */
}

static GTimeZone *
find_plain (const char *name)
{
  return is_plain_name (name) ? g_time_zone_new_identifier (name) : NULL;
}

/* "Europe/Paris", also at the end of "/mozilla.org/20050126_1/Europe/Paris". */
static GTimeZone *
find_known (const char *name)
{
  GTimeZone *zone = find_plain (name);
  for (const char *slash = strchr (name, '/'); name[0] == '/' && slash != NULL && zone == NULL;
       slash = strchr (slash + 1, '/'))
    zone = find_plain (slash + 1);
  return zone;
}

/* "TZID" as calendars write it. */
static char *
dup_name (EntSlice name)
{
  name = ent_slice_trim (name);
  if (name.length >= 2 && name.data[0] == '"' && name.data[name.length - 1] == '"')
    name = (EntSlice){name.data + 1, name.length - 2};
  return ent_slice_dup (name);
}

/* ---- Zones that a calendar defines ---- */

/* The value of the first property of that name without parameters that matter; empty when there is none. */
static EntSlice
value_of (EntSlice text, const char *property)
{
  EntSlice line;
  while (ent_slice_cut (&text, "\n", &line)) {
    EntSlice name = line;
    name.length = MIN (name.length, strlen (property));
    char next = line.length > name.length ? line.data[name.length] : '\0';
    if (!ent_slice_equal_ascii_case (name, ent_slice (property)) || (next != ':' && next != ';'))
      continue;
    const char *colon = memchr (line.data, ':', line.length);
    return colon != NULL ? ent_slice_trim (ent_slice_from (line, (size_t)(colon + 1 - line.data)))
                         : (EntSlice){NULL, 0};
  }
  return (EntSlice){NULL, 0};
}

void
ent_calendar_zones_add (EntCalendarZones *self, EntSlice text)
{
  if (text.length > MAX_ZONE_BYTES || g_hash_table_size (self->texts) >= MAX_ZONES)
    return;
  g_autofree char *name = dup_name (value_of (text, "TZID"));
  g_autoptr (GTimeZone) known = find_known (name);
  if (known == NULL && name[0] != '\0' && !g_hash_table_contains (self->texts, name)) {
    g_hash_table_remove (self->found, name);
    g_hash_table_insert (self->texts, g_steal_pointer (&name), ent_slice_dup (text));
  }
}

/* libical works out every change of a zone until centuries from now: only rules as zones have them. */
static bool
is_sane (icalcomponent *zone)
{
  int n = 0;
  for (icalcomponent *part = icalcomponent_get_first_component (zone, ICAL_ANY_COMPONENT); part != NULL;
       part = icalcomponent_get_next_component (zone, ICAL_ANY_COMPONENT)) {
    icalproperty *rule = icalcomponent_get_first_property (part, ICAL_RRULE_PROPERTY);
    n += 1 + icalcomponent_count_properties (part, ICAL_RDATE_PROPERTY);
    if (n > MAX_OBSERVANCES || icalcomponent_count_properties (part, ICAL_RRULE_PROPERTY) > 1 ||
        icalcomponent_get_first_property (part, ICAL_DTSTART_PROPERTY) == NULL ||
        icalcomponent_get_first_property (part, ICAL_TZOFFSETTO_PROPERTY) == NULL ||
        icalcomponent_get_first_property (part, ICAL_TZOFFSETFROM_PROPERTY) == NULL)
      return false;
    if (rule == NULL)
      continue;
    struct icalrecurrencetype recurrence = icalproperty_get_rrule (rule);
    if (recurrence.freq != ICAL_YEARLY_RECURRENCE || recurrence.rscale != NULL)
      return false;
  }
  return n > 0;
}

static icaltimezone *
define (const char *text)
{
  icalcomponent *component = icalparser_parse_string (text);
  if (component == NULL)
    return NULL;
  icaltimezone *zone = icaltimezone_new ();
  if (icalcomponent_isa (component) == ICAL_VTIMEZONE_COMPONENT && is_sane (component) &&
      icaltimezone_set_component (zone, component))
    return zone;
  icalcomponent_free (component);
  icaltimezone_free (zone, 1);
  return NULL;
}

/* ---- Finding ---- */

static EntCalendarZone *
find_new (EntCalendarZones *self, const char *name)
{
  g_autoptr (GTimeZone) known = find_known (name);
  const char *text = g_hash_table_lookup (self->texts, name);
  const char *windows = ent_calendar_windows_zone (ent_slice (name));
  if (known == NULL && text != NULL) {
    g_autofree char *location = ent_slice_dup (value_of (ent_slice (text), "X-LIC-LOCATION"));
    known = find_known (location);
  }
  icaltimezone *defined = known == NULL && text != NULL ? define (text) : NULL;
  if (known == NULL && defined == NULL && windows != NULL)
    known = find_plain (windows);
  if (known == NULL && defined == NULL)
    return NULL;
  EntCalendarZone *zone = g_new0 (EntCalendarZone, 1);
  zone->known = g_steal_pointer (&known);
  zone->defined = defined;
  return zone;
}

const EntCalendarZone *
ent_calendar_zones_find (EntCalendarZones *self, EntSlice name)
{
  g_autofree char *key = dup_name (name);
  void *found = NULL;
  if (g_hash_table_lookup_extended (self->found, key, NULL, &found))
    return found;
  if (g_hash_table_size (self->found) >= MAX_ZONES)
    return NULL;
  EntCalendarZone *zone = find_new (self, key);
  g_hash_table_insert (self->found, g_steal_pointer (&key), zone);
  return zone;
}

/* ---- Times ---- */

static int64_t
offset_of (const EntCalendarZone *zone, int64_t local_s)
{
  if (zone->known != NULL) {
    gint64 local = local_s;
    gint interval = g_time_zone_adjust_time (zone->known, G_TIME_TYPE_STANDARD, &local);
    /* A time that the clock jumps over is moved behind the jump. */
    return g_time_zone_get_offset (zone->known, interval) - (local - local_s);
  }
  int64_t day = ent_day_of (local_s * ENT_US_PER_SECOND), second = local_s - day * 86400;
  int year;
  unsigned month, of_month;
  ent_civil_from_days (day, &year, &month, &of_month);
  struct icaltimetype time = icaltime_null_time ();
  time.year = year;
  time.month = (int)month;
  time.day = (int)of_month;
  time.hour = (int)(second / 3600);
  time.minute = (int)(second / 60 % 60);
  time.second = (int)(second % 60);
  int is_daylight;
  return icaltimezone_get_utc_offset (zone->defined, &time, &is_daylight);
}

int64_t
ent_calendar_time_utc (const EntCalendarTime *self)
{
  return self->kind == ENT_CALENDAR_ZONED ? self->local_s - offset_of (self->zone, self->local_s)
                                          : self->local_s;
}

void
ent_calendar_append_instance (const EntCalendarTime *self, GString *out)
{
  static const char marks[] = {[ENT_CALENDAR_UTC] = 'Z',
                               [ENT_CALENDAR_ZONED] = 'Z',
                               [ENT_CALENDAR_FLOATING] = 'L',
                               [ENT_CALENDAR_DATE] = 'D'};
  if (self->kind != ENT_CALENDAR_NO_TIME)
    g_string_append_printf (out, "%c%" G_GINT64_FORMAT, marks[self->kind], ent_calendar_time_utc (self));
}
