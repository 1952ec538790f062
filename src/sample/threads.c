/* How many messages each conversation has, and in which order the archive shows them. */
#include "sample/conversations-private.h"

enum {
  STREAM_BUDGET = 3,
  STREAM_MAIL_BUDGET = 9,
  LEAST_REGULAR_MESSAGES = 8, /* fewer show no rhythm */
};

/* Rows that are no exchange with a contact, or weak ones; in parts of 1,000 of all rows. */
typedef struct {
  EntSampleThreadKind kind;
  size_t parts;
  size_t rows_per_thread;
} Noise;

static const Noise noises[] = {
    {ENT_SAMPLE_THREAD_SPONSORED, 13, 1},
    {ENT_SAMPLE_THREAD_CLOSED, 9, 3},
    {ENT_SAMPLE_THREAD_SPAM, 5, 1},
    {ENT_SAMPLE_THREAD_GROUP, 12, 14},
};
static const size_t draft_parts = 2;

/* Rows of somebody whose number does not depend on how many there are in all; 0 for the regular ones. */
static uint64_t
draw_small_budget (EntSampleHabit habit, EntRandom *random)
{
  switch (habit) {
  case ENT_SAMPLE_LAPSED:
    return 4 + (uint64_t)MIN (ent_random_log_normal (random, 5, 0.6), 16);
  case ENT_SAMPLE_SPORADIC:
    return 2 + ent_random_below (random, 4);
  case ENT_SAMPLE_UNANSWERED:
    return 1 + ent_random_below (random, 4);
  case ENT_SAMPLE_ONE_SIDED:
    return 1 + ent_random_below (random, 2);
  case ENT_SAMPLE_ENDED:
    return 2 + ent_random_below (random, 3);
  case ENT_SAMPLE_SUPPORTING:
    return 1 + ent_random_below (random, 3);
  case ENT_SAMPLE_SILENT:
  case ENT_SAMPLE_REGULAR:
  default:
    return 0;
  }
}

/* How many there are of each person on one of the two channels. */
static uint64_t *
budget_of (EntSamplePerson *person, bool by_mail)
{
  return by_mail ? &person->n_mails : &person->n_messages;
}

/* Gives the regular ones what is left, in proportion to a weight of their own and to the last row. Returns:
 * how many rows it takes at least; nothing is shared out when there are not so many. */
static size_t
share_out (EntSampleNetwork *network, size_t n_rows, bool by_mail)
{
  EntRandom random = ent_random_of (network->seed, by_mail ? STREAM_MAIL_BUDGET : STREAM_BUDGET);
  g_autofree double *weights = g_new0 (double, network->n_people);
  double total = 0;
  size_t n_small = 0, n_regular = 0;
  for (size_t i = 0; i < network->n_people; i++) {
    EntSamplePerson *person = &network->people[i];
    if (!(by_mail ? person->by_mail : person->by_message))
      continue;
    uint64_t *budget = budget_of (person, by_mail);
    *budget = draw_small_budget (person->habit, &random);
    n_small += *budget;
    if (person->habit != ENT_SAMPLE_REGULAR)
      continue;
    n_regular++;
    weights[i] = ent_random_log_normal (&random, 1, 0.55);
    total += weights[i];
  }
  size_t least = n_small + n_regular * LEAST_REGULAR_MESSAGES;
  if (n_rows < least)
    return least;
  double left = (double)(n_rows - least), reached = 0;
  uint64_t given = 0;
  for (size_t i = 0; i < network->n_people; i++) {
    if (weights[i] <= 0)
      continue;
    reached += weights[i];
    uint64_t until = (uint64_t)(left * (reached / total) + 1e-6);
    *budget_of (&network->people[i], by_mail) = LEAST_REGULAR_MESSAGES + until - given;
    given = until;
  }
  return least;
}

size_t
ent_sample_plan_mails (EntSampleNetwork *network, size_t n_mails)
{
  return share_out (network, n_mails, true);
}

static size_t
add_noise (const EntSampleNetwork *network, size_t n_messages, GArray *threads)
{
  size_t n_regular = 0;
  for (size_t i = 0; i < network->n_people && n_regular < 5; i++)
    n_regular += network->people[i].habit == ENT_SAMPLE_REGULAR && network->people[i].by_message;
  size_t n_rows = 0;
  for (size_t i = 0; i < G_N_ELEMENTS (noises); i++) {
    const Noise *noise = &noises[i];
    if (noise->kind == ENT_SAMPLE_THREAD_GROUP && n_regular < 5)
      continue;
    size_t left = n_messages * noise->parts / 1000;
    n_rows += left;
    for (uint32_t number = 0; left > 0; number++) {
      EntSampleThread thread = {.kind = noise->kind, .number = number};
      thread.n_messages = (uint32_t)MIN (left, noise->rows_per_thread);
      left -= thread.n_messages;
      g_array_append_val (threads, thread);
    }
  }
  return n_rows;
}

/* Latest first, as the archive has them; the rest only makes the order the same everywhere. */
static int
compare_threads (const void *a, const void *b)
{
  const EntSampleThread *x = a, *y = b;
  if (x->last_us != y->last_us)
    return x->last_us < y->last_us ? 1 : -1;
  if (x->kind != y->kind)
    return x->kind < y->kind ? -1 : 1;
  return (x->number > y->number) - (x->number < y->number);
}

GArray *
ent_sample_plan_threads (EntSampleNetwork *network, size_t n_messages, GError **error)
{
  g_autoptr (GArray) threads = g_array_new (FALSE, FALSE, sizeof (EntSampleThread));
  size_t n_exchanging = 0;
  for (size_t i = 0; i < network->n_people; i++)
    n_exchanging += network->people[i].by_message;
  size_t n_drafts = MIN (n_messages * draft_parts / 1000, n_exchanging);
  size_t n_noise = add_noise (network, n_messages, threads);
  size_t least = share_out (network, n_messages - n_noise - n_drafts, false);
  if (least > n_messages - n_noise - n_drafts) {
    g_set_error (error, ENT_ERROR, ENT_ERROR_USAGE,
                 _ ("%zu contacts need at least about %zu messages to have their relations."),
                 network->n_people, least + least / 20 + 1);
    return NULL;
  }
  for (size_t i = 0; i < network->n_people; i++) {
    const EntSamplePerson *person = &network->people[i];
    if (person->n_messages == 0)
      continue;
    EntSampleThread thread = {.kind = ENT_SAMPLE_THREAD_PERSON,
                              .number = (uint32_t)i,
                              .n_messages = (uint32_t)person->n_messages,
                              .has_draft = n_drafts > 0};
    n_drafts -= thread.has_draft;
    g_array_append_val (threads, thread);
  }
  g_autoptr (EntSampleTale) tale = ent_sample_tale_new ();
  for (guint i = 0; i < threads->len; i++) {
    EntSampleThread *thread = &g_array_index (threads, EntSampleThread, i);
    ent_sample_tell (network, thread, tale);
    thread->last_us = g_array_index (tale->messages, EntSampleMessage, tale->messages->len - 1).at_us;
  }
  qsort (threads->data, threads->len, sizeof (EntSampleThread), compare_threads);
  return g_steal_pointer (&threads);
}
