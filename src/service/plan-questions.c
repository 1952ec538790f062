/* Who waits for an answer. Most conversations end with somebody's last word; what is owed an answer is a
 * question. */
#include "service/plan-private.h"

#define REPLY_DAYS 30   /* what comes later is no answer: it begins anew */
#define MOST_READ 2000u /* people whose last words are read, the newest */
#define MOST_BACK 8     /* interactions back to the last word */

/* Of strangers only whom the user wrote to before, or looks for: anybody may ask. */
static bool
may_wait (const EntPlanSight *sight, size_t row)
{
  const EntReach *reach = &sight->reaches[row];
  return reach->last_told_us > reach->last_tried_us &&
         sight->day - ent_day_of (reach->last_told_us) <= REPLY_DAYS && !sight->contacts[row].is_barred &&
         (sight->relations[row].facts.n_out > 0 || sight->contacts[row].prospect.value >= 0.5);
}

typedef struct {
  const EntReach *reach;
  char *question;
} Reading;

/* The words that came last. */
static bool
take_word (const EntInteractionRow *row, void *data)
{
  Reading *reading = data;
  bool is_last = row->at.at_us == reading->reach->last_told_us && row->direction == ENT_DIRECTION_IN &&
                 (row->channel == ENT_CHANNEL_MESSAGE || row->channel == ENT_CHANNEL_EMAIL);
  if (!is_last || reading->question != NULL)
    return true;
  EntSlice question = ent_question_find (row->text);
  if (ent_slice_is_empty (question))
    question = ent_question_find (row->subject);
  if (!ent_slice_is_empty (question))
    reading->question = ent_slice_dup (question);
  return true;
}

static int
compare_told (const void *a, const void *b, void *data)
{
  const EntReach *reaches = data;
  int64_t x = reaches[*(const size_t *)a].last_told_us, y = reaches[*(const size_t *)b].last_told_us;
  return (x < y) - (x > y);
}

bool
ent_plan_load_questions (EntPlanSight *self, EntStore *store, GError **error)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (size_t));
  for (size_t i = 0; i < self->panel->n_contacts; i++)
    if (may_wait (self, i))
      g_array_append_val (rows, i);
  g_array_sort_with_data (rows, compare_told, self->reaches);
  for (guint k = 0; k < MIN (rows->len, MOST_READ); k++) {
    size_t at = g_array_index (rows, size_t, k);
    Reading reading = {.reach = &self->reaches[at]};
    if (!ent_store_interactions (store, self->panel->contact_id[at], MOST_BACK, take_word, &reading, error))
      return false;
    self->reaches[at].question = reading.question;
    self->contacts[at].awaits_reply = reading.question != NULL;
  }
  return true;
}
