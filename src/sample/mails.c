/* The plan of a mailbox: how many mails of which kind, when, and of whom. */
#include "sample/mails-private.h"

#include "sample/events-private.h"
#include "sample/meetings-private.h"
#include "sample/moments-private.h"

enum {
  STREAM_MAILBOX = 10,
  STREAM_SUPPORT = 11,
};

/* In parts of 1,000 of all mails. What is left over are newsletters. */
enum {
  PARTS_PERSON = 460,
  PARTS_ACTS = 120,
  PARTS_CONNECTING = 50,
  PARTS_NOTICES = 30,
  PARTS_ENDORSEMENTS = 8,
  PARTS_VIEWS = 12,
  PARTS_ABSENCES = 12,
  PARTS_BOUNCES = 5,
  PARTS_MEETINGS = 16,
  LEAST_SUPPORT = 4, /* acts of who supports: fewer show no rhythm */
};

/* Mails that hang on nobody's story. */
typedef struct {
  EntSampleMailKind kind;
  EntSampleAct act;
  EntSampleProof proof;
  size_t parts;
  size_t n_sources; /* different senders, 0 for people */
} Noise;

static const Noise noises[] = {
    {ENT_SAMPLE_MAIL_CROWD, 0, 0, 10, 0},
    {ENT_SAMPLE_MAIL_OFFICE, 0, 0, 12, 40},
    {ENT_SAMPLE_MAIL_LIST, 0, 0, 50, 6},
    {ENT_SAMPLE_MAIL_AUTOMATIC, 0, 0, 40, 12},
    {ENT_SAMPLE_MAIL_SPAM, 0, 0, 40, 100000},
    {ENT_SAMPLE_MAIL_DELETED, 0, 0, 6, 100000},
    {ENT_SAMPLE_MAIL_DRAFT, 0, 0, 4, 0},
    {ENT_SAMPLE_MAIL_NOTIFICATION, ENT_SAMPLE_ACT_NEWS, 0, 15, 0},
    {ENT_SAMPLE_MAIL_NOTIFICATION, ENT_SAMPLE_ACT_SEARCHES, 0, 6, 1},
    {ENT_SAMPLE_MAIL_NOTIFICATION, ENT_SAMPLE_ACT_JOBS, 0, 14, 1},
    {ENT_SAMPLE_MAIL_NOTIFICATION, ENT_SAMPLE_ACT_OTHERS, 0, 7, 1},
    {ENT_SAMPLE_MAIL_NOTIFICATION, ENT_SAMPLE_ACT_VIEWS, 0, 3, 1},
    {ENT_SAMPLE_MAIL_NOTIFICATION, ENT_SAMPLE_ACT_MESSAGE, ENT_SAMPLE_FORGED, 3, 100000},
    {ENT_SAMPLE_MAIL_NOTIFICATION, ENT_SAMPLE_ACT_INVITATION, ENT_SAMPLE_FORGED, 2, 100000},
    {ENT_SAMPLE_MAIL_NOTIFICATION, ENT_SAMPLE_ACT_COMMENT, ENT_SAMPLE_FORWARDED, 2, 100000},
};

enum {
  PARTS_GROUP = 15,
  GROUP_MAILS = 6,
};

/* A plan being made. */
typedef struct {
  EntSampleNetwork *network;
  GArray *mails;
  EntRandom random;
  size_t n_mails; /* in all */
} Plan;

static size_t
quota (const Plan *self, size_t parts)
{
  return self->n_mails * parts / 1000;
}

static void
add (Plan *self, EntSampleMail mail)
{
  int64_t latest_us = self->network->now_us - ENT_US_PER_SECOND;
  mail.at_us = MIN (mail.at_us, latest_us);
  g_array_append_val (self->mails, mail);
}

/* ---- People ---- */

/* All mails of a thread told; @number of the person or the group. */
static void
add_tale (Plan *self, EntSampleMailKind kind, uint32_t number, const EntSampleTale *tale)
{
  uint32_t first = 0;
  for (guint i = 0; i < tale->messages->len; i++) {
    const EntSampleMessage *message = &g_array_index (tale->messages, EntSampleMessage, i);
    const EntSampleMessage *before = i > 0 ? message - 1 : NULL;
    /* Who asks to be left alone does so below what was written to them. */
    bool answers = before && (!message->opens || message->says == ENT_SAMPLE_SAYS_REFUSAL);
    if (!answers)
      first = i;
    EntSampleMail mail = {.at_us = message->at_us,
                          .before_us = answers ? before->at_us : 0,
                          .number = number,
                          .index = i,
                          .first = first,
                          .kind = (uint8_t)kind,
                          .sender = (uint8_t)message->sender,
                          .says = (uint8_t)message->says & 0xFu,
                          .turn = before && before->sender > 0 ? 1u : 0u};
    add (self, mail);
  }
}

static void
add_people (Plan *self, EntSampleTale *tale)
{
  for (size_t i = 0; i < self->network->n_people; i++) {
    const EntSamplePerson *person = &self->network->people[i];
    if (person->n_mails == 0)
      continue;
    const EntSampleThread thread = {
        .kind = ENT_SAMPLE_THREAD_MAIL, .number = (uint32_t)i, .n_messages = (uint32_t)person->n_mails};
    ent_sample_tell (self->network, &thread, tale);
    add_tale (self, ENT_SAMPLE_MAIL_PERSON, (uint32_t)i, tale);
  }
}

static void
add_groups (Plan *self, EntSampleTale *tale)
{
  size_t n_regular = 0;
  for (size_t i = 0; i < self->network->n_people && n_regular < 5; i++)
    n_regular += self->network->people[i].habit == ENT_SAMPLE_REGULAR && self->network->people[i].by_mail;
  size_t left = n_regular < 5 ? 0 : quota (self, PARTS_GROUP);
  for (uint32_t number = 0; left > 0; number++) {
    const EntSampleThread thread = {.kind = ENT_SAMPLE_THREAD_MAIL_GROUP,
                                    .number = number,
                                    .n_messages = (uint32_t)MIN (left, GROUP_MAILS)};
    left -= thread.n_messages;
    ent_sample_tell (self->network, &thread, tale);
    add_tale (self, ENT_SAMPLE_MAIL_GROUP, number, tale);
  }
}

/* Answers of machines to what the user wrote: that somebody is away, that a mailbox is full. */
static void
add_returns (Plan *self, EntSampleMailKind kind, size_t parts)
{
  size_t n_sent = 0, n_wanted = quota (self, parts), n_mails = self->mails->len;
  for (size_t i = 0; i < n_mails; i++) {
    const EntSampleMail *mail = &g_array_index (self->mails, EntSampleMail, i);
    n_sent += mail->kind == ENT_SAMPLE_MAIL_PERSON && mail->sender == 0;
  }
  n_wanted = MIN (n_wanted, n_sent);
  size_t seen = 0;
  for (size_t i = 0; i < n_mails && n_wanted > 0; i++) {
    const EntSampleMail mail = g_array_index (self->mails, EntSampleMail, i);
    if (mail.kind != ENT_SAMPLE_MAIL_PERSON || mail.sender != 0)
      continue;
    /* Evenly among them, the two kinds behind different ones where there are enough. */
    bool chosen = (seen + kind) * n_wanted / n_sent != (seen + kind + 1) * n_wanted / n_sent;
    seen++;
    if (!chosen)
      continue;
    int64_t later_us = (2 + (int64_t)ent_random_below (&self->random, 80)) * ENT_US_PER_SECOND;
    EntSampleMail answer = mail;
    answer.kind = (uint8_t)kind;
    answer.before_us = mail.at_us;
    answer.at_us = mail.at_us + later_us;
    answer.sender = 1;
    add (self, answer);
  }
}

/* ---- What LinkedIn tells of people ---- */

static void
add_act (Plan *self, size_t number, EntSampleAct act, int64_t at_us, uint32_t index)
{
  EntSampleMail mail = {.at_us = at_us,
                        .number = (uint32_t)number,
                        .index = index,
                        .kind = ENT_SAMPLE_MAIL_NOTIFICATION,
                        .act = (uint8_t)act,
                        .sender = 1};
  add (self, mail);
}

static EntSampleAct
draw_act (EntRandom *random)
{
  static const double weights[] = {0.24, 0.09, 0.07, 0.47, 0.13};
  return (EntSampleAct)ent_random_weighted (random, weights, G_N_ELEMENTS (weights));
}

/* Who supports does so to this day; others did now and then, and those who are no good relation any more not
 * since a year and a half. */
static void
add_acts_of (Plan *self, size_t number, uint32_t n_acts)
{
  const EntSampleNetwork *network = self->network;
  const EntSamplePerson *person = &network->people[number];
  bool supports = person->habit == ENT_SAMPLE_SUPPORTING;
  double age_days = (double)(network->now_us - person->since_us) / (double)ENT_US_PER_DAY;
  double back = supports ? ent_random_between (&self->random, 1, person->borderline ? 120 : 34)
                : person->relation == ENT_SAMPLE_GOOD ? ent_random_between (&self->random, 2, 300)
                                                      : ent_random_between (&self->random, 560, 900);
  double gap = ent_random_between (&self->random, 12, 45);
  gap = MIN (gap, (age_days - back) / (n_acts + 1.0));
  for (uint32_t i = 0; i < n_acts; i++) {
    back = MIN (back, age_days - 1);
    EntSampleAct act = draw_act (&self->random);
    if (i == 0 && supports)
      act = act == ENT_SAMPLE_ACT_SHARE ? act : ENT_SAMPLE_ACT_REACTION;
    int64_t at_us = ent_sample_working_time (&self->random, ent_day_of (network->now_us) - (int64_t)back);
    add_act (self, number, act, MAX (at_us, person->since_us + ENT_US_PER_HOUR), i);
    back += gap * ent_random_between (&self->random, 0.6, 1.4);
  }
}

/* Whether likes of theirs may be told. */
static bool
may_like (const EntSampleNetwork *network, const EntSamplePerson *person)
{
  int64_t age_days = (network->now_us - person->since_us) / ENT_US_PER_DAY;
  return person->slug != NULL && person->bond == ENT_SAMPLE_CONNECTED &&
         (person->habit == ENT_SAMPLE_REGULAR || (person->habit == ENT_SAMPLE_LAPSED && age_days > 950));
}

static size_t
count_supporting (const EntSampleNetwork *network)
{
  size_t n = 0;
  for (size_t i = 0; i < network->n_people; i++)
    n += network->people[i].habit == ENT_SAMPLE_SUPPORTING;
  return n;
}

static void
plan_acts (Plan *self)
{
  EntSampleNetwork *network = self->network;
  size_t n_supporting = count_supporting (network);
  size_t left = quota (self, PARTS_ACTS) - n_supporting * LEAST_SUPPORT;
  EntRandom random = ent_random_of (network->seed, STREAM_SUPPORT);
  for (size_t i = 0; i < network->n_people; i++) {
    EntSamplePerson *person = &network->people[i];
    if (!may_like (network, person) ||
        !ent_random_chance (&random, person->habit == ENT_SAMPLE_REGULAR ? 0.55 : 0.3))
      continue;
    size_t n_acts = 1 + ent_random_below (&random, 6); /* MIN() would draw twice */
    person->n_acts = (uint32_t)MIN (n_acts, left);
    left -= person->n_acts;
  }
  size_t seen = 0;
  for (size_t i = 0; i < network->n_people; i++) {
    EntSamplePerson *person = &network->people[i];
    if (person->habit == ENT_SAMPLE_SUPPORTING) {
      size_t more = left * (seen + 1) / n_supporting - left * seen / n_supporting;
      person->n_acts = (uint32_t)(LEAST_SUPPORT + more);
      seen++;
    }
    if (person->n_acts > 0)
      add_acts_of (self, i, person->n_acts);
  }
}

/* How they came to be connected: invitations that came, and those of the user that were accepted. */
static void
add_connecting (Plan *self)
{
  const EntSampleNetwork *network = self->network;
  size_t n = 0, seen = 0;
  for (size_t i = 0; i < network->n_people; i++)
    n += ent_sample_has_invitation (&network->people[i]);
  size_t n_wanted = MIN (quota (self, PARTS_CONNECTING), n);
  for (size_t i = 0; i < network->n_people; i++) {
    const EntSamplePerson *person = &network->people[i];
    if (!ent_sample_has_invitation (person))
      continue;
    bool chosen = seen * n_wanted / n != (seen + 1) * n_wanted / n;
    seen++;
    if (chosen && person->invitation_incoming)
      add_act (self, i, ENT_SAMPLE_ACT_INVITATION, ent_sample_invitation_us (network, i) + ENT_US_PER_SECOND,
               0);
    else if (chosen && person->bond == ENT_SAMPLE_CONNECTED)
      add_act (self, i, ENT_SAMPLE_ACT_ACCEPTANCE, person->since_us + 2 * ENT_US_PER_SECOND, 0);
  }
}

static void
add_endorsements (Plan *self)
{
  size_t left = quota (self, PARTS_ENDORSEMENTS);
  for (size_t i = 0; i < self->network->n_people && left > 0; i++) {
    if (!ent_sample_endorses (self->network, i, false))
      continue;
    left--;
    add_act (self, i, ENT_SAMPLE_ACT_ENDORSEMENT,
             ent_sample_endorsement_us (self->network, i, false) + 3 * ENT_US_PER_SECOND, 0);
  }
}

/* Profiles are looked at by those who are in touch. */
static void
add_views (Plan *self)
{
  const EntSampleNetwork *network = self->network;
  size_t left = quota (self, PARTS_VIEWS);
  for (uint32_t i = 0; i < 40 * quota (self, PARTS_VIEWS) && left > 0; i++) {
    size_t number = ent_random_below (&self->random, network->n_people);
    const EntSamplePerson *person = &network->people[number];
    if (person->slug == NULL || person->relation != ENT_SAMPLE_GOOD)
      continue;
    left--;
    size_t days = (size_t)MAX ((network->now_us - person->since_us) / ENT_US_PER_DAY - 2, 1);
    int64_t day = ent_day_of (network->now_us) - 1 - (int64_t)ent_random_below (&self->random, days);
    int64_t at_us = ent_sample_working_time (&self->random, day);
    add_act (self, number, ENT_SAMPLE_ACT_VIEW, MAX (at_us, person->since_us + ENT_US_PER_HOUR), i);
  }
}

/* Messages on LinkedIn that were announced by mail. */
static void
add_notices (Plan *self, const GArray *threads, EntSampleTale *tale)
{
  const EntSampleNetwork *network = self->network;
  size_t n_rows = 0, left = quota (self, PARTS_NOTICES);
  for (guint i = 0; i < threads->len; i++)
    n_rows += g_array_index (threads, EntSampleThread, i).n_messages;
  double chance = MIN (1, 2.2 * (double)left / (double)MAX (n_rows, 1));
  for (guint i = 0; i < threads->len && left > 0; i++) {
    const EntSampleThread *thread = &g_array_index (threads, EntSampleThread, i);
    if (thread->kind != ENT_SAMPLE_THREAD_PERSON)
      continue;
    ent_sample_tell (network, thread, tale);
    for (guint j = 0; j < tale->messages->len && left > 0; j++) {
      const EntSampleMessage *message = &g_array_index (tale->messages, EntSampleMessage, j);
      if (message->sender == 0 || !ent_random_chance (&self->random, chance))
        continue;
      left--;
      add_act (self, thread->number, ENT_SAMPLE_ACT_MESSAGE, message->at_us + 8 * ENT_US_PER_SECOND, j);
    }
  }
}

/* ---- Meetings ---- */

/* Pairs of an invitation and its answer, of the first meetings that have one. */
static void
add_meetings (Plan *self)
{
  size_t left = quota (self, PARTS_MEETINGS) / 2, n = ent_sample_n_meetings (self->network);
  for (size_t i = 0; i < n && left > 0; i++) {
    EntSampleMeeting meeting;
    ent_sample_tell_meeting (self->network, i, &meeting);
    bool both = meeting.n_attendees == 1 && meeting.n_times == 1 &&
                (meeting.kind == ENT_SAMPLE_MEETING_ATTENDED || meeting.kind == ENT_SAMPLE_MEETING_DECLINED);
    if (!both)
      continue;
    left--;
    EntSampleMail mail = {.at_us = meeting.asked_us,
                          .number = (uint32_t)i,
                          .kind = ENT_SAMPLE_MAIL_MEETING,
                          .sender = meeting.user_organises ? 0 : 1};
    add (self, mail);
    mail.kind = ENT_SAMPLE_MAIL_ANSWER;
    mail.before_us = meeting.asked_us;
    mail.at_us += (int64_t)(60 + ent_random_below (&self->random, 40000)) * ENT_US_PER_SECOND;
    mail.sender = meeting.user_organises ? 1 : 0;
    add (self, mail);
  }
}

/* ---- The rest ---- */

static int64_t
any_time (Plan *self)
{
  /* More of it lately, as with all mailboxes. */
  double unit = ent_random_unit (&self->random);
  int64_t days_back = 1 + (int64_t)(unit * unit * (self->network->story->history_days - 20));
  int64_t day = ent_day_of (self->network->now_us) - days_back;
  if (ent_random_chance (&self->random, 0.6))
    return ent_sample_working_time (&self->random, day);
  return day * ENT_US_PER_DAY + (int64_t)ent_random_below (&self->random, 86400) * ENT_US_PER_SECOND;
}

/* Somebody for whom it changes nothing: who writes regularly; G_MAXUINT32 when there is nobody. */
static uint32_t
draw_regular (Plan *self, bool with_profile)
{
  const EntSampleNetwork *network = self->network;
  for (unsigned i = 0; i < 400; i++) {
    size_t number = ent_random_below (&self->random, network->n_people);
    const EntSamplePerson *person = &network->people[number];
    if (with_profile ? person->slug != NULL && person->bond == ENT_SAMPLE_CONNECTED
                     : person->by_mail && person->habit == ENT_SAMPLE_REGULAR)
      return (uint32_t)number;
  }
  return G_MAXUINT32;
}

static void
add_noise (Plan *self, const Noise *noise, size_t n)
{
  for (size_t i = 0; i < n; i++) {
    EntSampleMail mail = {.index = (uint32_t)i,
                          .first = (uint32_t)i,
                          .kind = (uint8_t)noise->kind,
                          .act = (uint8_t)noise->act,
                          .proof = (uint8_t)noise->proof & 3u,
                          .sender = 1};
    mail.at_us = any_time (self);
    mail.number = noise->n_sources == 0 ? draw_regular (self, noise->kind == ENT_SAMPLE_MAIL_NOTIFICATION)
                                        : (uint32_t)ent_random_below (&self->random, noise->n_sources);
    if (mail.number == G_MAXUINT32)
      return;
    bool by_user = noise->kind == ENT_SAMPLE_MAIL_DRAFT ||
                   ((noise->kind == ENT_SAMPLE_MAIL_OFFICE || noise->kind == ENT_SAMPLE_MAIL_CROWD) &&
                    ent_random_chance (&self->random, 0.4));
    mail.sender = by_user ? 0 : 1;
    if (noise->n_sources == 0)
      mail.at_us = MAX (mail.at_us, self->network->people[mail.number].since_us + ENT_US_PER_HOUR);
    add (self, mail);
  }
}

static int
compare_mails (const void *a, const void *b)
{
  const EntSampleMail *x = a, *y = b;
  if (x->at_us != y->at_us)
    return x->at_us < y->at_us ? -1 : 1;
  if (x->kind != y->kind)
    return x->kind < y->kind ? -1 : 1;
  if (x->number != y->number)
    return x->number < y->number ? -1 : 1;
  if (x->act != y->act)
    return x->act < y->act ? -1 : 1;
  return (x->index > y->index) - (x->index < y->index);
}

/* Shares the mails out among the people, if there are enough for all relations to show. */
static bool
has_enough (EntSampleNetwork *network, size_t n_mails, GError **error)
{
  size_t least = ent_sample_plan_mails (network, n_mails * PARTS_PERSON / 1000);
  size_t least_acts = count_supporting (network) * LEAST_SUPPORT;
  if (least <= n_mails * PARTS_PERSON / 1000 && least_acts <= n_mails * PARTS_ACTS / 1000)
    return true;
  size_t for_people = (least + least / 20 + 1) * 1000 / PARTS_PERSON + 1;
  size_t for_acts = least_acts * 1000 / PARTS_ACTS + 1;
  g_set_error (error, ENT_ERROR, ENT_ERROR_USAGE,
               _ ("%zu contacts need at least about %zu mails to have their relations."), network->n_people,
               MAX (for_people, for_acts));
  return false;
}

GArray *
ent_sample_plan_mailbox (EntSampleNetwork *network, const GArray *threads, size_t n_mails, GError **error)
{
  if (!has_enough (network, n_mails, error))
    return NULL;
  g_autoptr (GArray) mails = g_array_new (FALSE, FALSE, sizeof (EntSampleMail));
  Plan plan = {.network = network,
               .mails = mails,
               .random = ent_random_of (network->seed, STREAM_MAILBOX),
               .n_mails = n_mails};
  g_autoptr (EntSampleTale) tale = ent_sample_tale_new ();
  add_people (&plan, tale);
  add_returns (&plan, ENT_SAMPLE_MAIL_ABSENCE, PARTS_ABSENCES);
  add_returns (&plan, ENT_SAMPLE_MAIL_BOUNCE, PARTS_BOUNCES);
  add_groups (&plan, tale);
  plan_acts (&plan);
  add_connecting (&plan);
  add_endorsements (&plan);
  add_views (&plan);
  add_notices (&plan, threads, tale);
  add_meetings (&plan);
  for (size_t i = 0; i < G_N_ELEMENTS (noises); i++)
    add_noise (&plan, &noises[i], quota (&plan, noises[i].parts));
  const Noise newsletters = {ENT_SAMPLE_MAIL_NEWSLETTER, 0, 0, 0, 25};
  add_noise (&plan, &newsletters, n_mails > mails->len ? n_mails - mails->len : 0);
  qsort (mails->data, mails->len, sizeof (EntSampleMail), compare_mails);
  return g_steal_pointer (&mails);
}
