/*
 * Which version of an event stands. One event comes several times: in several calendars, as invitation,
 * update and cancellation; of a series some occurrences are told by themselves. The highest SEQUENCE wins,
 * then DTSTAMP (RFC 5546, 2.1.5).
 */
#include "readers/calendar-private.h"

#include <xxhash.h>

#define MAX_EVENTS 500000

typedef struct {
  uint64_t digest; /* first: of UID and occurrence */
  int64_t sequence, stamp_s;
  uint32_t ordinal;
} Version;

typedef struct {
  uint64_t digest; /* first: of UID, occurrence and who cancels it */
  int64_t sequence, stamp_s;
} Cancelled;

typedef struct {
  uint64_t digest; /* first: of UID, occurrence and address */
  int64_t sequence, stamp_s;
  EntAnswer answer;
} Said;

typedef struct {
  uint64_t digest; /* first: of UID */
  uint64_t organizer;
  int64_t since_s;
} Claimed;

struct EntCalendarVersions {
  GHashTable *versions; /* Version, a set by its digest */
  GHashTable *cancels;  /* Cancelled */
  GHashTable *answers;  /* Said */
  GHashTable *claims;   /* Claimed */
  GString *scratch;
};

EntCalendarVersions *
ent_calendar_versions_new (void)
{
  EntCalendarVersions *self = g_new0 (EntCalendarVersions, 1);
  self->versions = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->answers = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->cancels = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->claims = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
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
  g_hash_table_unref (self->cancels);
  g_hash_table_unref (self->claims);
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
  uint64_t digest = digest_of (self, event, &event->recurrence_id);
  Version *version = find (self, digest);
  if (event->is_cancelled)
    ent_calendar_versions_cancel (self, event);
  if (version == NULL && g_hash_table_size (self->versions) >= MAX_EVENTS)
    return;
  if (version != NULL && compare (event, version->sequence, version->stamp_s) <= 0)
    return;
  const Version newest = {digest, event->sequence, event->stamp_s, ordinal};
  if (version != NULL)
    *version = newest;
  else
    g_hash_table_add (self->versions, g_memdup2 (&newest, sizeof newest));
}

/* ---- Cancellations: nobody but its organizer cancels an event ---- */

static uint64_t
digest_organizer (const EntCalendarEvent *event)
{
  return XXH3_64bits (event->organizer.data, event->organizer.length);
}

static const Cancelled *
find_cancelled (const EntCalendarVersions *self, const EntCalendarEvent *event, const EntCalendarTime *at)
{
  uint64_t digest = digest_of (self, event, at) ^ digest_organizer (event);
  return g_hash_table_lookup (self->cancels, &digest);
}

void
ent_calendar_versions_cancel (EntCalendarVersions *self, const EntCalendarEvent *event)
{
  const Cancelled *known = find_cancelled (self, event, &event->recurrence_id);
  if (known != NULL ? compare (event, known->sequence, known->stamp_s) <= 0
                    : g_hash_table_size (self->cancels) >= MAX_EVENTS)
    return;
  const Cancelled newest = {digest_of (self, event, &event->recurrence_id) ^ digest_organizer (event),
                            event->sequence, event->stamp_s};
  g_hash_table_add (self->cancels, g_memdup2 (&newest, sizeof newest));
}

/* ---- Whose an event is ---- */

bool
ent_calendar_versions_claim (EntCalendarVersions *self, const EntCalendarEvent *event, int64_t at_s)
{
  uint64_t digest = digest_series (self, event);
  Claimed *known = g_hash_table_lookup (self->claims, &digest);
  const Claimed fresh = {digest, digest_organizer (event), at_s};
  if (known == NULL && g_hash_table_size (self->claims) < MAX_EVENTS)
    g_hash_table_add (self->claims, g_memdup2 (&fresh, sizeof fresh));
  if (known == NULL || known->organizer != fresh.organizer)
    return known == NULL;
  known->since_s = MIN (known->since_s, at_s);
  return true;
}

int64_t
ent_calendar_versions_since (const EntCalendarVersions *self, const EntCalendarEvent *event)
{
  uint64_t digest = digest_series (self, event);
  const Claimed *known = g_hash_table_lookup (self->claims, &digest);
  return known != NULL ? known->since_s : INT64_MIN;
}

/* ---- What stands ---- */

EntVersion
ent_calendar_versions_of (const EntCalendarVersions *self, const EntCalendarEvent *event, uint32_t ordinal)
{
  const Version *version = find (self, digest_of (self, event, &event->recurrence_id));
  if (version != NULL && version->ordinal != ordinal)
    return ENT_VERSION_OLD;
  const Cancelled *cancelled = find_cancelled (self, event, &event->recurrence_id);
  if (cancelled != NULL && compare (event, cancelled->sequence, cancelled->stamp_s) <= 0)
    return ENT_VERSION_CANCELLED;
  const EntCalendarTime none = {0};
  const Cancelled *series = find_cancelled (self, event, &none);
  bool is_part = event->recurrence_id.kind != ENT_CALENDAR_NO_TIME;
  return is_part && series != NULL && series->stamp_s >= event->stamp_s ? ENT_VERSION_CANCELLED
                                                                        : ENT_VERSION_STANDS;
}

bool
ent_calendar_versions_is_apart (const EntCalendarVersions *self, const EntCalendarEvent *event,
                                const EntCalendarTime *at)
{
  const EntCalendarTime day = {.kind = ENT_CALENDAR_DATE,
                               .local_s = ent_day_of (at->local_s * ENT_US_PER_SECOND) * 86400};
  const EntCalendarTime *const places[] = {at, &day};
  for (size_t i = 0; i < G_N_ELEMENTS (places); i++)
    if (find (self, digest_of (self, event, places[i])) != NULL ||
        find_cancelled (self, event, places[i]) != NULL)
      return true;
  return false;
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
