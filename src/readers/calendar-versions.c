/*
 * Which version of an event stands. One event comes several times: in several calendars, as invitation,
 * update and cancellation; of a series some occurrences are told by themselves. The highest SEQUENCE wins,
 * then DTSTAMP (RFC 5546, 2.1.5).
 */
#include "readers/calendar-private.h"

#include <xxhash.h>

#define MAX_EVENTS 500000
#define NO_ORDINAL UINT32_MAX

typedef struct {
  uint64_t digest; /* first: of UID and occurrence */
  int64_t sequence, stamp_s;
  uint64_t canceller; /* the organizer by whom it is cancelled */
  uint32_t ordinal;
  bool is_cancelled;
} Version;

typedef struct {
  uint64_t digest; /* first: of UID, occurrence and address */
  int64_t sequence, stamp_s;
  EntAnswer answer;
} Said;

typedef struct {
  uint64_t digest; /* first: of UID */
  uint64_t organizer;
} Owned;

struct EntCalendarVersions {
  GHashTable *versions; /* Version, a set by its digest */
  GHashTable *answers;  /* Said */
  GHashTable *owned;    /* Owned */
  GString *scratch;
};

EntCalendarVersions *
ent_calendar_versions_new (void)
{
  EntCalendarVersions *self = g_new0 (EntCalendarVersions, 1);
  self->versions = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->answers = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->owned = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->scratch = g_string_new (NULL);
  return self;
}

void
ent_calendar_versions_free (EntCalendarVersions *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->versions);
  g_hash_table_unref (self->answers);
  g_hash_table_unref (self->owned);
  g_string_free (self->scratch, TRUE);
  g_free (self);
}

/* ---- Digests ---- */

/* Of the series itself with an @at that is no time. */
static uint64_t
digest_of (const EntCalendarVersions *self, const EntCalendarEvent *event, const EntCalendarTime *at)
{
  GString *id = self->scratch;
  g_string_truncate (id, 0);
  g_string_append_len (id, event->uid.data, (gssize)event->uid.length);
  g_string_append_c (id, '\n');
  ent_calendar_append_instance (at, id);
  return XXH3_64bits (id->str, id->len);
}

static uint64_t
digest_series (const EntCalendarVersions *self, const EntCalendarEvent *event)
{
  const EntCalendarTime none = {0};
  return digest_of (self, event, &none);
}

static Version *
find (const EntCalendarVersions *self, uint64_t digest)
{
  return g_hash_table_lookup (self->versions, &digest);
}

/* ---- Versions ---- */

static Version *
find_or_add (EntCalendarVersions *self, const EntCalendarEvent *event)
{
  uint64_t digest = digest_of (self, event, &event->recurrence_id);
  Version *version = find (self, digest);
  if (version != NULL || g_hash_table_size (self->versions) >= MAX_EVENTS)
    return version;
  version = g_new (Version, 1);
  *version = (Version){digest, INT64_MIN, INT64_MIN, 0, NO_ORDINAL, false};
  g_hash_table_add (self->versions, version);
  return version;
}

static uint64_t
digest_organizer (const EntCalendarEvent *event)
{
  return XXH3_64bits (event->organizer.data, event->organizer.length);
}

static int
compare (const EntCalendarEvent *event, int64_t sequence, int64_t stamp_s)
{
  if (event->sequence != sequence)
    return event->sequence > sequence ? 1 : -1;
  return (event->stamp_s > stamp_s) - (event->stamp_s < stamp_s);
}

void
ent_calendar_versions_add (EntCalendarVersions *self, const EntCalendarEvent *event, uint32_t ordinal)
{
  Version *version = find_or_add (self, event);
  if (version == NULL)
    return;
  if (compare (event, version->sequence, version->stamp_s) > 0)
    *version = (Version){version->digest,          event->sequence, event->stamp_s,
                         digest_organizer (event), ordinal,         event->is_cancelled};
  else if (version->ordinal == NO_ORDINAL)
    version->ordinal = ordinal;
}

void
ent_calendar_versions_cancel (EntCalendarVersions *self, const EntCalendarEvent *event)
{
  Version *version = find_or_add (self, event);
  if (version == NULL || compare (event, version->sequence, version->stamp_s) < 0)
    return;
  version->sequence = event->sequence;
  version->stamp_s = event->stamp_s;
  version->canceller = digest_organizer (event);
  version->is_cancelled = true;
}

bool
ent_calendar_versions_organizer (EntCalendarVersions *self, const EntCalendarEvent *event)
{
  uint64_t digest = digest_series (self, event);
  uint64_t organizer = digest_organizer (event);
  const Owned *known = g_hash_table_lookup (self->owned, &digest);
  if (known == NULL && g_hash_table_size (self->owned) < MAX_EVENTS) {
    Owned *fresh = g_new (Owned, 1);
    *fresh = (Owned){digest, organizer};
    g_hash_table_add (self->owned, fresh);
  }
  return known == NULL || known->organizer == organizer;
}

/* Nobody but its organizer cancels an event. */
static bool
is_cancelled (const Version *version, const EntCalendarEvent *event)
{
  return version != NULL && version->is_cancelled && version->canceller == digest_organizer (event);
}

EntVersion
ent_calendar_versions_of (const EntCalendarVersions *self, const EntCalendarEvent *event, uint32_t ordinal)
{
  const Version *version = find (self, digest_of (self, event, &event->recurrence_id));
  if (version != NULL && version->ordinal != ordinal)
    return ENT_VERSION_OLD;
  if (is_cancelled (version, event))
    return ENT_VERSION_CANCELLED;
  const Version *series =
      event->recurrence_id.kind != ENT_CALENDAR_NO_TIME ? find (self, digest_series (self, event)) : NULL;
  return is_cancelled (series, event) && series->stamp_s >= event->stamp_s ? ENT_VERSION_CANCELLED
                                                                           : ENT_VERSION_STANDS;
}

bool
ent_calendar_versions_is_apart (const EntCalendarVersions *self, const EntCalendarEvent *event,
                                const EntCalendarTime *at)
{
  if (find (self, digest_of (self, event, at)) != NULL)
    return true;
  const EntCalendarTime day = {.kind = ENT_CALENDAR_DATE,
                               .local_s = ent_day_of (at->local_s * ENT_US_PER_SECOND) * 86400};
  return find (self, digest_of (self, event, &day)) != NULL;
}

/* ---- Answers ---- */

static uint64_t
digest_answer (const EntCalendarVersions *self, const EntCalendarEvent *event, const EntCalendarTime *at,
               EntSlice email)
{
  return XXH3_64bits_withSeed (email.data, email.length, digest_of (self, event, at));
}

void
ent_calendar_versions_answer (EntCalendarVersions *self, const EntCalendarEvent *event,
                              const EntAttendee *attendee)
{
  uint64_t digest = digest_answer (self, event, &event->recurrence_id, attendee->email);
  Said *said = g_hash_table_lookup (self->answers, &digest);
  if (said == NULL && g_hash_table_size (self->answers) >= MAX_EVENTS)
    return;
  if (said == NULL) {
    said = g_new (Said, 1);
    *said = (Said){digest, INT64_MIN, INT64_MIN, ENT_ANSWER_UNSAID};
    g_hash_table_add (self->answers, said);
  }
  if (compare (event, said->sequence, said->stamp_s) >= 0)
    *said = (Said){digest, event->sequence, event->stamp_s, attendee->answer};
}

EntAnswer
ent_calendar_versions_answer_of (const EntCalendarVersions *self, const EntCalendarEvent *event,
                                 const EntAttendee *attendee)
{
  const EntCalendarTime none = {0};
  const EntCalendarTime *const places[] = {&event->recurrence_id, &none};
  for (size_t i = 0; i < G_N_ELEMENTS (places); i++) {
    uint64_t digest = digest_answer (self, event, places[i], attendee->email);
    const Said *said = g_hash_table_lookup (self->answers, &digest);
    /* An answer to an earlier time is none to the new one. */
    if (said != NULL && said->sequence >= event->sequence)
      return said->answer;
  }
  return attendee->answer;
}
