#include "sample/people-private.h"

#include "sample/addresses-private.h"
#include "sample/looks-private.h"
#include "sample/moments-private.h"
#include <math.h>

/* Streams of the seed: one for each thing that must not move when another changes. */
enum {
  STREAM_SLOTS = 1,
  STREAM_PEOPLE = 2,
};

/* What a mailbox changes about a person has a stream of its own, so that all else stays. */
#define STREAM_CHANNELS UINT64_C (8000000000000000)

/* Fills the people with the parts of the story, in a random order. */
static void
deal_parts (EntSampleNetwork *self)
{
  const EntSampleStory *story = self->story;
  double scale = (double)self->n_people / (double)story->n_contacts;
  size_t n_parts = 0, at = 0;
  for (int qualified = 0; qualified < 2; qualified++) {
    for (int relation = 0; relation < ENT_SAMPLE_N_RELATIONS; relation++) {
      n_parts += story->parts[qualified][relation];
      size_t until = (size_t)llround ((double)n_parts * scale);
      for (; at < until && at < self->n_people; at++) {
        self->people[at].qualified = qualified;
        self->people[at].relation = (EntSampleRelation)relation;
      }
    }
  }
  EntRandom random = ent_random_of (self->seed, STREAM_SLOTS);
  for (size_t i = self->n_people; i > 1; i--) {
    size_t j = ent_random_below (&random, i);
    EntSamplePerson kept = self->people[i - 1];
    self->people[i - 1] = self->people[j];
    self->people[j] = kept;
  }
}

static size_t
count_qualified (const EntSampleNetwork *self)
{
  size_t n = 0;
  for (size_t i = 0; i < self->n_people; i++)
    n += self->people[i].qualified;
  return n;
}

/* Most are connected. The others are nearly all unqualified: the archive says nothing of their work. */
static void
deal_bonds (EntSampleNetwork *self)
{
  size_t n_imported = self->n_people / 50;
  size_t n_invited = self->n_people / 100;
  size_t n_write_qualified = self->n_people / 500;
  size_t n_write = self->n_people * 9 / 100 - n_write_qualified;
  for (size_t i = 0; i < self->n_people; i++) {
    EntSamplePerson *person = &self->people[i];
    bool unknown = person->relation == ENT_SAMPLE_UNKNOWN;
    size_t *quota = unknown ? (n_imported > 0 ? &n_imported : &n_invited)
                            : (person->qualified ? &n_write_qualified : &n_write);
    bool may = unknown ? !person->qualified : person->relation != ENT_SAMPLE_BAD;
    if (may && *quota > 0) {
      (*quota)--;
      person->bond = !unknown               ? ENT_SAMPLE_WRITES
                     : quota == &n_imported ? ENT_SAMPLE_IMPORTED
                                            : ENT_SAMPLE_INVITED;
      if (self->has_mailbox && *quota % 2 == 0)
        person->bond = person->bond == ENT_SAMPLE_WRITES     ? ENT_SAMPLE_MAILS
                       : person->bond == ENT_SAMPLE_IMPORTED ? ENT_SAMPLE_CARD
                                                             : person->bond;
    }
    self->n_connected += person->bond == ENT_SAMPLE_CONNECTED;
  }
}

/* Where each habit shows: shares of the messages alone, the mailbox alone, both. */
static void
choose_channels (const EntSampleNetwork *self, EntSamplePerson *person, size_t number)
{
  static const double shares[] = {0.47, 0.25, 0.28}, of_ended[] = {0.65, 0.35};
  EntRandom random = ent_random_of (self->seed, STREAM_CHANNELS + number);
  bool supports = ent_random_chance (&random, 0.3);
  size_t where = person->habit == ENT_SAMPLE_ENDED ? ent_random_weighted (&random, of_ended, 2)
                                                   : ent_random_weighted (&random, shares, 3);
  person->by_message = person->bond == ENT_SAMPLE_WRITES || where != 1;
  person->by_mail = where != 0;
  if (!self->has_mailbox || person->bond == ENT_SAMPLE_WRITES) {
    person->by_message = true;
    person->by_mail = false;
  } else if (person->bond == ENT_SAMPLE_MAILS) {
    person->by_message = false;
    person->by_mail = true;
  } else if (person->habit == ENT_SAMPLE_REGULAR && supports) {
    person->habit = ENT_SAMPLE_SUPPORTING;
    person->by_message = true;
    person->by_mail = false;
  }
  if (person->habit == ENT_SAMPLE_SILENT)
    person->by_message = person->by_mail = false;
}

static void
choose_habit (EntSamplePerson *person, EntRandom *random)
{
  static const double neutral[] = {0.35, 0.27, 0.23, 0.15};
  person->borderline = ent_random_chance (random, 0.04);
  switch (person->relation) {
  case ENT_SAMPLE_GOOD:
    person->habit = ENT_SAMPLE_REGULAR;
    break;
  case ENT_SAMPLE_NEUTRAL:
    person->habit =
        (EntSampleHabit)(ENT_SAMPLE_LAPSED + ent_random_weighted (random, neutral, G_N_ELEMENTS (neutral)));
    break;
  case ENT_SAMPLE_BAD:
    person->habit = ENT_SAMPLE_ENDED;
    break;
  case ENT_SAMPLE_UNKNOWN:
  case ENT_SAMPLE_N_RELATIONS:
  default:
    person->habit = ENT_SAMPLE_SILENT;
  }
}

/* A network grows like an S: slowly, then fast, then a little less; the share 0 to 1 of the history. */
static double
growth_moment (EntRandom *random)
{
  const double middle = 0.62, width = 0.17;
  double low = 1 / (1 + exp (middle / width)), high = 1 / (1 + exp (-(1 - middle) / width));
  double share = ent_random_between (random, low, high);
  return middle + width * log (share / (1 - share));
}

/* The day it began: late enough that what their habit tells had the time to happen. */
static void
choose_beginning (EntSampleNetwork *self, EntSamplePerson *person, EntRandom *random)
{
  static const int least_age_days[] = {
      [ENT_SAMPLE_SILENT] = 1,     [ENT_SAMPLE_REGULAR] = 75,     [ENT_SAMPLE_LAPSED] = 420,
      [ENT_SAMPLE_SPORADIC] = 200, [ENT_SAMPLE_UNANSWERED] = 30,  [ENT_SAMPLE_ONE_SIDED] = 30,
      [ENT_SAMPLE_ENDED] = 40,     [ENT_SAMPLE_SUPPORTING] = 120,
  };
  double history = self->story->history_days;
  double latest = 1 - least_age_days[person->habit] / history;
  double moment = growth_moment (random);
  for (int i = 0; i < 40 && moment > latest; i++)
    moment = growth_moment (random);
  moment = MIN (moment, latest);
  int64_t now_day = ent_day_of (self->now_us);
  int64_t day = now_day - (int64_t)ceil ((1 - moment) * history);
  if (person->bond == ENT_SAMPLE_INVITED)
    day = now_day - 3 - (int64_t)ent_random_below (random, 200);
  person->since_us = ent_sample_working_time (random, MIN (day, now_day - 1));
}

/* What they really do. Qualified people meet the goal, the others miss it in one point at least. */
static const EntSampleJob *
choose_job (const EntSampleStory *story, EntSamplePerson *person, EntRandom *random,
            EntSampleSector *out_sector)
{
  bool english = ent_random_chance (random, person->name.english ? 0.8 : 0.15);
  if (person->qualified) {
    *out_sector = story->goal_has_sector ? story->goal_sector
                                         : (EntSampleSector)ent_random_below (random, ENT_SAMPLE_N_SECTORS);
    return ent_sample_draw_job (random, &story->goal, english);
  }
  static const double by_seniority[] = {0.03, 0.07, 0.38, 0.20, 0.18, 0.08, 0.06};
  int seniority = (int)ent_random_weighted (random, by_seniority, G_N_ELEMENTS (by_seniority));
  EntSampleJobFilter filter = {.least_seniority = seniority, .most_seniority = seniority};
  size_t sector = ent_random_below (random, ENT_SAMPLE_N_SECTORS - 1) + 1;
  if (story->goal_has_sector && ent_random_chance (random, 0.28))
    sector = story->goal_sector;
  bool right_sector = !story->goal_has_sector || sector == story->goal_sector;
  if (right_sector && seniority >= story->goal.least_seniority) {
    filter.functions = story->goal.functions;
    filter.functions_are_excluded = true;
    /* The very top has one function: nobody there misses the goal by it. */
    filter.most_seniority = MIN (filter.most_seniority, 5);
    filter.least_seniority = MIN (filter.least_seniority, 5);
  }
  const EntSampleJob *job = ent_sample_draw_job (random, &filter, english);
  *out_sector = (EntSampleSector)sector;
  return job;
}

/* Some show no work. Among the qualified they are so few that, in whole numbers, forty have none of them. */
static bool
hides_work (const EntSamplePerson *person, size_t *n_may_hide, EntRandom *random)
{
  bool hides = ent_random_chance (random, person->qualified ? 0.012 : 0.04);
  if (!hides || !person->qualified)
    return hides;
  if (*n_may_hide == 0)
    return false;
  (*n_may_hide)--;
  return true;
}

static void
choose_work (EntSampleNetwork *self, EntSamplePerson *person, size_t *n_may_hide, EntRandom *random)
{
  EntSampleSector sector;
  const EntSampleJob *job = choose_job (self->story, person, random, &sector);
  person->function = job->function;
  person->seniority = job->seniority;
  g_autofree char *organisation = ent_sample_draw_organisation (random, sector);
  g_autofree char *title = ent_sample_write_title (random, job, person->name.female, sector);
  bool hidden = hides_work (person, n_may_hide, random);
  bool odd = ent_random_chance (random, 0.012);
  person->organisation = hidden ? "" : g_string_chunk_insert_const (self->texts, organisation);
  person->title = hidden ? ""
                  : odd  ? ent_sample_odd_title (random)
                         : g_string_chunk_insert_const (self->texts, title);
}

static void
choose_acts (EntSamplePerson *person, EntRandom *random)
{
  bool regular = person->habit == ENT_SAMPLE_REGULAR;
  bool lapsed = person->habit == ENT_SAMPLE_LAPSED;
  person->endorses = ent_random_chance (random, regular ? 0.22 : lapsed ? 0.12 : 0);
  person->endorsed = ent_random_chance (random, regular ? 0.12 : lapsed ? 0.05 : 0);
  person->recommends = ent_random_chance (random, regular ? 0.025 : lapsed ? 0.01 : 0);
  person->recommended = ent_random_chance (random, regular ? 0.02 : 0);
  person->invitation_incoming = ent_random_chance (random, 0.4);
  person->has_note = regular && person->by_message && person->bond == ENT_SAMPLE_CONNECTED &&
                     !person->invitation_incoming && ent_random_chance (random, 0.1);
  if (person->bond == ENT_SAMPLE_MAILS)
    person->endorses = person->endorsed = person->recommends = person->recommended = false;
}

EntSampleNetwork *
ent_sample_network_new (const EntSampleStory *story, uint64_t seed, size_t n_contacts, int64_t now_day,
                        bool has_mailbox)
{
  EntSampleNetwork *self = g_new0 (EntSampleNetwork, 1);
  self->story = story;
  self->seed = seed;
  self->now_us = now_day * ENT_US_PER_DAY;
  self->n_people = n_contacts;
  self->has_mailbox = has_mailbox;
  self->people = g_new0 (EntSamplePerson, n_contacts);
  self->texts = g_string_chunk_new (64 * 1024);
  deal_parts (self);
  deal_bonds (self);
  self->n_closed = (self->n_connected * 18 + 999) / 1000;

  EntRandom random = ent_random_of (seed, STREAM_PEOPLE);
  g_autoptr (GHashTable) taken = g_hash_table_new (g_str_hash, g_str_equal);
  g_hash_table_add (taken, (gpointer)story->slug);
  size_t n_may_hide = count_qualified (self) / 50;
  for (size_t i = 0; i < n_contacts; i++) {
    EntSamplePerson *person = &self->people[i];
    person->name = ent_sample_draw_name (&random, self->texts);
    choose_habit (person, &random);
    choose_channels (self, person, i);
    choose_beginning (self, person, &random);
    choose_work (self, person, &n_may_hide, &random);
    choose_acts (person, &random);
    ent_sample_choose_looks (person, i, &random, self->texts, taken);
  }
  if (has_mailbox)
    ent_sample_choose_addresses (self);
  return self;
}

void
ent_sample_network_free (EntSampleNetwork *self)
{
  if (!self)
    return;
  g_string_chunk_free (self->texts);
  g_free (self->people);
  g_free (self);
}
