#include "sample/conversations-private.h"

#include "sample/moments-private.h"

/* A stretch of messages that answer each other. */
typedef struct {
  int64_t start_us;
  unsigned n_messages;
} Session;

EntSampleTale *
ent_sample_tale_new (void)
{
  EntSampleTale *self = g_new0 (EntSampleTale, 1);
  self->messages = g_array_new (FALSE, FALSE, sizeof (EntSampleMessage));
  self->sessions = g_array_new (FALSE, FALSE, sizeof (Session));
  return self;
}

void
ent_sample_tale_free (EntSampleTale *self)
{
  if (!self)
    return;
  g_array_unref (self->messages);
  g_array_unref (self->sessions);
  g_free (self);
}

/* What a habit looks like. */
typedef struct {
  double p_single;  /* share of sessions that nobody answers */
  unsigned longest; /* messages in a session */
  double p_user_starts;
  double delay_hours;    /* median of an answer's delay */
  double quiet_days_low; /* silence up to now... */
  double quiet_days_high;
  double borderline_low; /* ...and that of the hard cases */
  double borderline_high;
  double gap_days; /* median between two sessions; 0: any time */
} Manner;

static const Manner manners[] = {
    [ENT_SAMPLE_SILENT] = {0},
    [ENT_SAMPLE_REGULAR] = {0.20, 3, 0.52, 4, 1, 34, 75, 140, 42},
    [ENT_SAMPLE_LAPSED] = {0.20, 4, 0.55, 12, 210, 1000, 50, 110, 30},
    [ENT_SAMPLE_SPORADIC] = {0.45, 3, 0.60, 30, 110, 1500, 4, 40, 0},
    [ENT_SAMPLE_UNANSWERED] = {0.92, 2, 1.00, 40, 5, 900, 1, 20, 0},
    [ENT_SAMPLE_ONE_SIDED] = {1.00, 1, 0.00, 40, 40, 1200, 5, 30, 0},
    [ENT_SAMPLE_ENDED] = {1.00, 1, 1.00, 40, 15, 900, 10, 60, 0},
    [ENT_SAMPLE_SUPPORTING] = {0.45, 3, 0.60, 30, 110, 1500, 110, 1500, 0},
};

static void
draw_session_lengths (const Manner *manner, uint64_t n_messages, EntSampleTale *tale)
{
  g_array_set_size (tale->sessions, 0);
  while (n_messages > 0) {
    unsigned length = 1;
    if (manner->longest > 1 && !ent_random_chance (&tale->random, manner->p_single))
      length = 2 + (unsigned)ent_random_below (&tale->random, manner->longest - 1);
    Session session = {.n_messages = (unsigned)MIN ((uint64_t)length, n_messages)};
    n_messages -= session.n_messages;
    g_array_append_val (tale->sessions, session);
  }
}

static int
compare_starts (const void *a, const void *b)
{
  int64_t x = ((const Session *)a)->start_us, y = ((const Session *)b)->start_us;
  return (x > y) - (x < y);
}

/* Sets the starts, so that the last one lies as far back as the habit says.
 * @begins: it was here that they got to know each other */
static void
draw_session_starts (const EntSampleNetwork *network, const EntSamplePerson *person, const Manner *manner,
                     bool begins, EntSampleTale *tale)
{
  double age_days = (double)(network->now_us - person->since_us) / (double)ENT_US_PER_DAY;
  double low = person->borderline ? manner->borderline_low : manner->quiet_days_low;
  double high = person->borderline ? manner->borderline_high : manner->quiet_days_high;
  low = MIN (low, age_days * 0.6);
  high = MIN (high, age_days * 0.9);
  double quiet = ent_random_between (&tale->random, low, MAX (low, high));
  double room = age_days - quiet;
  guint n = tale->sessions->len;
  double gap = CLAMP (ent_random_log_normal (&tale->random, manner->gap_days, 0.35), 10, 90);
  gap = MIN (gap, room / (n + 0.5));
  /* People who get to know each other talk at the beginning: a third of what they say. */
  guint n_early = begins && manner->gap_days > 0 ? n / 3 : 0;
  double after = 0;
  for (guint i = 0; i < n_early; i++) {
    after += gap * ent_random_between (&tale->random, 0.2, 1.0);
    g_array_index (tale->sessions, Session, i).start_us =
        person->since_us + (int64_t)(MIN (after, room) * (double)ENT_US_PER_DAY);
  }
  double back = quiet;
  for (guint i = n; i > n_early; i--) {
    g_array_index (tale->sessions, Session, i - 1).start_us =
        network->now_us - (int64_t)(MIN (back, age_days) * (double)ENT_US_PER_DAY);
    back = manner->gap_days > 0 ? back + gap * ent_random_between (&tale->random, 0.5, 1.5)
                                : quiet + room * ent_random_unit (&tale->random);
  }
  qsort (tale->sessions->data, n, sizeof (Session), compare_starts);
}

/* Never in the future, never before what it follows. */
static int64_t
keep_in_time (int64_t at_us, int64_t after_us, int64_t now_us)
{
  int64_t least = after_us + 40 * ENT_US_PER_SECOND;
  if (at_us < least)
    at_us = least;
  if (at_us >= now_us)
    at_us = after_us + MAX ((now_us - after_us) / 2, 1);
  return at_us - at_us % ENT_US_PER_SECOND;
}

static void
tell_session (const EntSampleNetwork *network, const EntSamplePerson *person, const Session *session,
              bool may_note, bool is_last, EntSampleTale *tale)
{
  const Manner *manner = &manners[person->habit];
  bool first = tale->messages->len == 0;
  int64_t before_us = first ? person->since_us
                            : g_array_index (tale->messages, EntSampleMessage, tale->messages->len - 1).at_us;
  bool from_user = ent_random_chance (&tale->random, manner->p_user_starts);
  bool note = first && may_note && person->has_note;
  if (note)
    from_user = true;
  else if (is_last && session->n_messages == 1 && person->habit == ENT_SAMPLE_REGULAR)
    from_user = false;
  if (is_last && person->habit == ENT_SAMPLE_ENDED)
    from_user = false;
  int64_t at_us =
      note ? person->since_us : ent_sample_working_time (&tale->random, ent_day_of (session->start_us));
  for (unsigned i = 0; i < session->n_messages; i++) {
    if (i > 0) {
      double hours = MIN (ent_random_log_normal (&tale->random, manner->delay_hours, 1.1), 110);
      at_us = ent_sample_awake (&tale->random, before_us + (int64_t)(hours * (double)ENT_US_PER_HOUR));
      from_user = !from_user;
    }
    at_us = keep_in_time (at_us, before_us, network->now_us);
    bool refusal = is_last && person->habit == ENT_SAMPLE_ENDED;
    EntSampleMessage message = {.at_us = at_us, .sender = from_user ? 0 : 1, .opens = i == 0};
    message.says =
        note && i == 0 ? ENT_SAMPLE_SAYS_NOTE
        : refusal      ? ENT_SAMPLE_SAYS_REFUSAL
        : i == 0 ? (person->habit == ENT_SAMPLE_ONE_SIDED ? ENT_SAMPLE_SAYS_PITCH : ENT_SAMPLE_SAYS_OPENING)
                 : ENT_SAMPLE_SAYS_ANSWER;
    g_array_append_val (tale->messages, message);
    before_us = at_us;
  }
}

static void
tell_person (const EntSampleNetwork *network, const EntSampleThread *thread, EntSampleTale *tale)
{
  const EntSamplePerson *person = &network->people[thread->number];
  const Manner *manner = &manners[person->habit];
  tale->members[0] = thread->number;
  tale->n_members = 1;
  draw_session_lengths (manner, thread->n_messages, tale);
  draw_session_starts (network, person, manner, thread->kind == ENT_SAMPLE_THREAD_PERSON, tale);
  for (guint i = 0; i < tale->sessions->len; i++)
    tell_session (network, person, &g_array_index (tale->sessions, Session, i),
                  thread->kind == ENT_SAMPLE_THREAD_PERSON, i + 1 == tale->sessions->len, tale);
}

/* Some of those who write regularly; their conversation starts when the last of them is there. */
static void
tell_group (const EntSampleNetwork *network, const EntSampleThread *thread, EntSampleTale *tale)
{
  size_t n_wanted = 3 + ent_random_below (&tale->random, ENT_SAMPLE_MOST_MEMBERS - 2);
  int64_t since_us = 0;
  for (size_t i = 0; i < 60 * n_wanted && tale->n_members < n_wanted; i++) {
    size_t number = ent_random_below (&tale->random, network->n_people);
    bool known = false;
    for (size_t j = 0; j < tale->n_members; j++)
      known = known || tale->members[j] == number;
    const EntSamplePerson *person = &network->people[number];
    bool by_this = thread->kind == ENT_SAMPLE_THREAD_GROUP ? person->by_message : person->by_mail;
    if (known || person->habit != ENT_SAMPLE_REGULAR || !by_this)
      continue;
    tale->members[tale->n_members++] = number;
    since_us = MAX (since_us, network->people[number].since_us);
  }
  double room_days = (double)(network->now_us - since_us) / (double)ENT_US_PER_DAY;
  double quiet_days = ent_random_between (&tale->random, 0.5, MAX (room_days * 0.8, 1));
  int64_t at_us =
      ent_sample_working_time (&tale->random, ent_day_of (network->now_us) - 1 - (int64_t)quiet_days);
  int64_t before_us = since_us;
  for (uint32_t i = 0; i < thread->n_messages; i++) {
    at_us = keep_in_time (at_us, before_us, network->now_us);
    EntSampleMessage message = {.at_us = at_us,
                                .sender = (uint32_t)ent_random_below (&tale->random, tale->n_members + 1),
                                .says = i == 0 ? ENT_SAMPLE_SAYS_OPENING : ENT_SAMPLE_SAYS_ANSWER,
                                .opens = i == 0};
    g_array_append_val (tale->messages, message);
    before_us = at_us;
    double hours = ent_random_log_normal (&tale->random, 3, 1.2);
    at_us = ent_sample_awake (&tale->random, at_us + (int64_t)(hours * (double)ENT_US_PER_HOUR));
  }
}

/* Advertisements, spam, people who have left: one side writes, and nobody can be told from it. */
static void
tell_noise (const EntSampleNetwork *network, const EntSampleThread *thread, EntSampleTale *tale)
{
  int64_t days_back =
      2 + (int64_t)ent_random_below (&tale->random, (size_t)network->story->history_days - 30);
  int64_t before_us = ent_sample_working_time (&tale->random, ent_day_of (network->now_us) - days_back - 2);
  for (uint32_t i = 0; i < thread->n_messages; i++) {
    int64_t at_us = before_us + (int64_t)ent_random_below (&tale->random, 20 * 3600) * ENT_US_PER_SECOND;
    before_us = keep_in_time (at_us, before_us, network->now_us);
    EntSampleMessage message = {.at_us = before_us,
                                .sender = thread->kind == ENT_SAMPLE_THREAD_CLOSED ? 1 - i % 2 : 1,
                                .says = thread->kind == ENT_SAMPLE_THREAD_CLOSED ? ENT_SAMPLE_SAYS_OPENING
                                                                                 : ENT_SAMPLE_SAYS_PITCH};
    g_array_append_val (tale->messages, message);
  }
}

void
ent_sample_tell (const EntSampleNetwork *network, const EntSampleThread *thread, EntSampleTale *tale)
{
  /* Each kind has its own million of millions of streams. */
  uint64_t stream = ((uint64_t)thread->kind + 1) * UINT64_C (1000000000000) + thread->number;
  tale->random = ent_random_of (network->seed, stream);
  tale->n_members = 0;
  g_array_set_size (tale->messages, 0);
  switch (thread->kind) {
  case ENT_SAMPLE_THREAD_PERSON:
  case ENT_SAMPLE_THREAD_MAIL:
    tell_person (network, thread, tale);
    break;
  case ENT_SAMPLE_THREAD_GROUP:
  case ENT_SAMPLE_THREAD_MAIL_GROUP:
    tell_group (network, thread, tale);
    break;
  case ENT_SAMPLE_THREAD_SPONSORED:
  case ENT_SAMPLE_THREAD_CLOSED:
  case ENT_SAMPLE_THREAD_SPAM:
  default:
    tell_noise (network, thread, tale);
  }
}
