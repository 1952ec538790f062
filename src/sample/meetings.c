#include "sample/meetings-private.h"

#include "sample/moments-private.h"

#define STREAM_MEETINGS UINT64_C (8200000000000000)

enum {
  PARTS_OF_CONTACTS = 12, /* meetings, in parts of 100 contacts */
  LAPSED_DAYS = 220,      /* with those who have lapsed there was none since */
};

const char *
ent_sample_meeting_name (EntSampleMeetingKind kind)
{
  static const char *const meeting_names[ENT_SAMPLE_N_MEETING_KINDS] = {
      "attended", "declined", "refused", "cancelled", "ahead", "crowd", "all_day", "alone"};
  return meeting_names[kind];
}

size_t
ent_sample_n_meetings (const EntSampleNetwork *network)
{
  return network->has_mailbox ? network->n_people * PARTS_OF_CONTACTS / 100 + ENT_SAMPLE_N_MEETING_KINDS : 0;
}

/* The latest day on which somebody meets the user; none before they knew each other. */
static int64_t
last_day_of (const EntSampleNetwork *network, const EntSamplePerson *person)
{
  int64_t now_day = ent_day_of (network->now_us);
  return person->habit == ENT_SAMPLE_REGULAR ? now_day - 2 : now_day - LAPSED_DAYS;
}

static bool
may_meet (const EntSampleNetwork *network, const EntSamplePerson *person)
{
  return person->n_addresses > 0 && person->by_mail &&
         (person->habit == ENT_SAMPLE_REGULAR ||
          (person->habit == ENT_SAMPLE_LAPSED && !person->borderline)) &&
         last_day_of (network, person) > ent_day_of (person->since_us) + 2;
}

static bool
draw_attendee (const EntSampleNetwork *network, EntRandom *random, EntSampleMeeting *meeting)
{
  for (unsigned i = 0; i < 200; i++) {
    size_t number = ent_random_below (random, network->n_people);
    const EntSamplePerson *person = &network->people[number];
    bool first = meeting->n_attendees == 0;
    bool known = !may_meet (network, person) || (!first && person->habit != ENT_SAMPLE_REGULAR);
    for (size_t j = 0; j < meeting->n_attendees; j++)
      known = known || meeting->attendees[j] == number;
    if (known || (!first && person->since_us > meeting->asked_us))
      continue;
    meeting->attendees[meeting->n_attendees++] = number;
    return true;
  }
  return false;
}

/* On quarters of an hour. */
static int64_t
meeting_time (EntRandom *random, int64_t day)
{
  int64_t at_us = ent_sample_working_time (random, day);
  return at_us - at_us % (ENT_US_PER_HOUR / 4);
}

static void
choose_time (const EntSampleNetwork *network, EntRandom *random, EntSampleMeeting *meeting)
{
  int64_t now_day = ent_day_of (network->now_us);
  int64_t first_day = now_day - 900, last_day = now_day - 2;
  if (meeting->n_attendees > 0) {
    const EntSamplePerson *person = &network->people[meeting->attendees[0]];
    last_day = last_day_of (network, person);
    first_day = MAX (ent_day_of (person->since_us) + 2, last_day - 900);
  }
  size_t n_days = (size_t)MAX (last_day - first_day, 1);
  int64_t day = first_day + (int64_t)ent_random_below (random, n_days);
  if (meeting->kind == ENT_SAMPLE_MEETING_AHEAD)
    day = now_day + 3 + (int64_t)ent_random_below (random, 40);
  if (meeting->n_times > 1)
    day = MIN (day, now_day - 7 * (int64_t)meeting->n_times - 2);
  meeting->start_us = meeting_time (random, day);
  if (meeting->kind == ENT_SAMPLE_MEETING_ALL_DAY)
    meeting->start_us = ent_day_of (meeting->start_us) * ENT_US_PER_DAY;
  int64_t before_us = (int64_t)(1 + ent_random_below (random, 12)) * ENT_US_PER_DAY;
  meeting->asked_us = meeting->start_us - before_us - ENT_US_PER_HOUR;
  if (meeting->n_attendees > 0)
    meeting->asked_us =
        MAX (meeting->asked_us, network->people[meeting->attendees[0]].since_us + ENT_US_PER_HOUR);
  meeting->asked_us = MIN (meeting->asked_us, network->now_us - ENT_US_PER_HOUR);
  meeting->asked_us -= meeting->asked_us % ENT_US_PER_SECOND;
}

void
ent_sample_tell_meeting (const EntSampleNetwork *network, size_t number, EntSampleMeeting *out_meeting)
{
  static const double kinds[] = {0.72, 0.06, 0.04, 0.06, 0.03, 0.03, 0.03, 0.03};
  G_STATIC_ASSERT (G_N_ELEMENTS (kinds) == ENT_SAMPLE_N_MEETING_KINDS);
  EntRandom random = ent_random_of (network->seed, STREAM_MEETINGS + number);
  *out_meeting = (EntSampleMeeting){.n_times = 1};
  /* Of each kind there is one at least. */
  out_meeting->kind = number < ENT_SAMPLE_N_MEETING_KINDS
                          ? (EntSampleMeetingKind)number
                          : (EntSampleMeetingKind)ent_random_weighted (&random, kinds, G_N_ELEMENTS (kinds));
  out_meeting->minutes = 30 * (1 + (unsigned)ent_random_below (&random, 4));
  out_meeting->topic = (unsigned)ent_random_below (&random, 1000);
  out_meeting->user_organises = ent_random_chance (&random, 0.55);
  bool alone =
      out_meeting->kind == ENT_SAMPLE_MEETING_ALONE || !draw_attendee (network, &random, out_meeting);
  if (alone)
    out_meeting->kind = ENT_SAMPLE_MEETING_ALONE;
  const EntSamplePerson *first = alone ? NULL : &network->people[out_meeting->attendees[0]];
  bool again = ent_random_chance (&random, 0.03);
  if (out_meeting->kind == ENT_SAMPLE_MEETING_ATTENDED && again && first->habit == ENT_SAMPLE_REGULAR &&
      network->now_us - first->since_us > 120 * ENT_US_PER_DAY)
    out_meeting->n_times = 3 + (unsigned)ent_random_below (&random, 6);
  choose_time (network, &random, out_meeting);
  if (alone || out_meeting->kind == ENT_SAMPLE_MEETING_REFUSED)
    out_meeting->user_organises = true;
  else if (out_meeting->kind == ENT_SAMPLE_MEETING_DECLINED)
    out_meeting->user_organises = false;
  if (alone || out_meeting->n_times > 1)
    return;
  size_t n_more = ent_random_chance (&random, 0.6) ? 0 : 1 + ent_random_below (&random, 4);
  if (first->habit != ENT_SAMPLE_REGULAR)
    n_more = 0;
  for (size_t i = 0; i < n_more; i++)
    draw_attendee (network, &random, out_meeting);
  out_meeting->last_declined = out_meeting->n_attendees > 2 && ent_random_chance (&random, 0.3);
}

void
ent_sample_append_meeting_id (const EntSampleNetwork *network, size_t number, GString *out)
{
  EntRandom random = ent_random_of (network->seed, STREAM_MEETINGS * 2 + number);
  g_string_append_printf (out, "%016" G_GINT64_MODIFIER "x@calendrier.example", ent_random_next (&random));
}
