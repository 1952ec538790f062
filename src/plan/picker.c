/* A heap of whom to take next. The worth of the others of a company falls as one of it is taken: a place in
 * the heap is looked at again when it comes to the top. */
#include "plan/picker-private.h"

#include "plan/knapsack-private.h"

#include <math.h>

/* The most minutes for which the choice is exact: among many touches one more or less hardly counts. */
#define MOST_EXACT 480
/* Who is looked at for it: the first that would fill the minutes so many times. */
#define EXACT_DEPTH 4

typedef struct {
  EntPick pick;
  double worth;      /* the index, were there nobody of the same company before */
  double urgency;    /* of a reply: what is left to be saved a minute */
  unsigned n_before; /* of the same company, when the index was set */
} Entry;

struct EntPicker {
  const EntPlanContact *contacts;
  GArray *heap;           /* (element-type Entry) the first in the order is at 0 */
  GArray *passed;         /* (element-type Entry) did not fit */
  GHashTable *of_company; /* company -> how many were taken */
  double minutes;         /* left */
  double least;           /* nobody takes fewer */
};

/* What is owed comes before what is wanted, that before what is worth most. */
static bool
comes_before (const Entry *a, const Entry *b)
{
  if (a->pick.cause != b->pick.cause)
    return a->pick.cause > b->pick.cause;
  if (a->pick.cause == ENT_CAUSE_REPLY && (a->urgency > b->urgency || a->urgency < b->urgency))
    return a->urgency > b->urgency;
  if (a->pick.index > b->pick.index || a->pick.index < b->pick.index)
    return a->pick.index > b->pick.index;
  return a->pick.contact < b->pick.contact;
}

static void
sift_down (GArray *heap, size_t at)
{
  Entry *entries = (Entry *)(void *)heap->data;
  const Entry moved = entries[at];
  for (size_t child = 2 * at + 1; child < heap->len; child = 2 * at + 1) {
    if (child + 1 < heap->len && comes_before (&entries[child + 1], &entries[child]))
      child++;
    if (!comes_before (&entries[child], &moved))
      break;
    entries[at] = entries[child];
    at = child;
  }
  entries[at] = moved;
}

static void
push (GArray *heap, const Entry *entry)
{
  g_array_append_val (heap, *entry);
  Entry *entries = (Entry *)(void *)heap->data;
  size_t at = heap->len - 1;
  while (at > 0 && comes_before (entry, &entries[(at - 1) / 2])) {
    entries[at] = entries[(at - 1) / 2];
    at = (at - 1) / 2;
  }
  entries[at] = *entry;
}

static Entry
pop (GArray *heap)
{
  const Entry first = g_array_index (heap, Entry, 0);
  g_array_index (heap, Entry, 0) = g_array_index (heap, Entry, heap->len - 1);
  g_array_set_size (heap, heap->len - 1);
  if (heap->len > 0)
    sift_down (heap, 0);
  return first;
}

/* Why @contact may be on this week's list; false when they may not. */
static bool
find_cause (const EntPlanContact *contact, unsigned gap_weeks, EntPlanCause *out_cause)
{
  if (contact->is_barred)
    return false;
  if (contact->awaits_reply) {
    *out_cause = ENT_CAUSE_REPLY;
    return true;
  }
  double rhythm = contact->rhythm_weeks;
  if (rhythm > 0 ? contact->any_weeks < rhythm || contact->attempt_weeks < MIN (rhythm, gap_weeks)
                 : contact->attempt_weeks < gap_weeks)
    return false;
  *out_cause = contact->is_pinned ? ENT_CAUSE_PIN : rhythm > 0 ? ENT_CAUSE_RHYTHM : ENT_CAUSE_INDEX;
  return true;
}

static double
urgency_of (const EntPlanContact *contact)
{
  const EntProspect *prospect = &contact->prospect;
  return prospect->value * prospect->success / prospect->minutes *
         ent_cooling_left (prospect->cooling, contact->weeks);
}

EntPicker *
ent_picker_new (const EntPlanContact *contacts, size_t n, unsigned gap_weeks)
{
  EntPicker *self = g_new0 (EntPicker, 1);
  self->contacts = contacts;
  self->heap = g_array_new (FALSE, FALSE, sizeof (Entry));
  self->passed = g_array_new (FALSE, FALSE, sizeof (Entry));
  self->of_company = g_hash_table_new (NULL, NULL);
  self->least = INFINITY;
  for (size_t i = 0; i < n; i++) {
    Entry entry = {.pick = {.contact = i}};
    if (!find_cause (&contacts[i], gap_weeks, &entry.pick.cause))
      continue;
    entry.worth = entry.pick.index = ent_prospect_index (&contacts[i].prospect, contacts[i].weeks);
    entry.urgency = urgency_of (&contacts[i]);
    if (entry.pick.cause == ENT_CAUSE_INDEX && !(entry.pick.index > 0))
      continue;
    self->least = MIN (self->least, contacts[i].prospect.minutes);
    g_array_append_val (self->heap, entry);
  }
  for (size_t at = self->heap->len / 2; at-- > 0;)
    sift_down (self->heap, at);
  return self;
}

void
ent_picker_free (EntPicker *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->heap);
  g_array_unref (self->passed);
  g_hash_table_unref (self->of_company);
  g_free (self);
}

static unsigned
n_taken_of (const EntPicker *self, size_t contact)
{
  void *company = GUINT_TO_POINTER (self->contacts[contact].company);
  return company == NULL ? 0 : GPOINTER_TO_UINT (g_hash_table_lookup (self->of_company, company));
}

static void
count_taken (EntPicker *self, size_t contact, int change)
{
  void *company = GUINT_TO_POINTER (self->contacts[contact].company);
  if (company != NULL)
    g_hash_table_insert (self->of_company, company,
                         GINT_TO_POINTER ((int)n_taken_of (self, contact) + change));
}

/* Sets the index by how many of the company are taken now. */
static void
set_index (const EntPicker *self, Entry *entry)
{
  entry->n_before = n_taken_of (self, entry->pick.contact);
  entry->pick.index = entry->worth * pow (ENT_PLAN_SAME_COMPANY, entry->n_before);
}

/* The first of all, its index as of now. */
static bool
pop_first (EntPicker *self, Entry *out_entry)
{
  while (self->heap->len > 0) {
    *out_entry = pop (self->heap);
    if (n_taken_of (self, out_entry->pick.contact) == out_entry->n_before)
      return true;
    set_index (self, out_entry);
    push (self->heap, out_entry);
  }
  return false;
}

static double
minutes_of (const EntPicker *self, const Entry *entry)
{
  return self->contacts[entry->pick.contact].prospect.minutes;
}

static void
take (EntPicker *self, const Entry *entry, GArray *picks)
{
  self->minutes -= minutes_of (self, entry);
  count_taken (self, entry->pick.contact, 1);
  g_array_append_val (picks, entry->pick);
}

static void
put_back (EntPicker *self, GArray *entries)
{
  for (guint i = 0; i < entries->len; i++) {
    Entry *entry = &g_array_index (entries, Entry, i);
    set_index (self, entry);
    push (self->heap, entry);
  }
  g_array_set_size (entries, 0);
}

/* Takes in order what fits, of those with causes from @least_cause on, and no replies for longer than
 * @owed_minutes; the others are passed over. */
static void
take_in_order (EntPicker *self, EntPlanCause least_cause, double owed_minutes, GArray *picks)
{
  Entry entry;
  while (self->minutes >= self->least && pop_first (self, &entry)) {
    if (entry.pick.cause < least_cause) {
      push (self->heap, &entry);
      return;
    }
    double minutes = minutes_of (self, &entry);
    bool is_reply = entry.pick.cause == ENT_CAUSE_REPLY;
    if (minutes > self->minutes || (is_reply && minutes > owed_minutes)) {
      g_array_append_val (self->passed, entry);
      continue;
    }
    owed_minutes -= is_reply ? minutes : 0;
    take (self, &entry, picks);
  }
}

/* Takes of the first the set that is worth most in the minutes that are left. In order, one long touch may
 * keep out two short ones that are worth more together. */
static void
take_exactly (EntPicker *self, GArray *picks)
{
  g_autoptr (GArray) core = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_autoptr (GArray) left = g_array_new (FALSE, FALSE, sizeof (Entry));
  Entry entry;
  for (double minutes = 0; minutes < EXACT_DEPTH * self->minutes && pop_first (self, &entry);) {
    if (minutes_of (self, &entry) > self->minutes) {
      g_array_append_val (left, entry);
      continue;
    }
    minutes += minutes_of (self, &entry);
    count_taken (self, entry.pick.contact, 1);
    g_array_append_val (core, entry);
  }
  g_autofree EntKnapsackItem *items = g_new0 (EntKnapsackItem, core->len + 1);
  for (guint i = 0; i < core->len; i++) {
    const Entry *one = &g_array_index (core, Entry, i);
    count_taken (self, one->pick.contact, -1);
    items[i].minutes = (unsigned)ceil (minutes_of (self, one));
    items[i].gain = one->pick.index * minutes_of (self, one);
  }
  ent_knapsack_fill (items, core->len, (unsigned)self->minutes);
  for (guint i = 0; i < core->len; i++)
    if (items[i].is_taken)
      take (self, &g_array_index (core, Entry, i), picks);
    else
      g_array_append_val (left, g_array_index (core, Entry, i));
  put_back (self, left);
}

void
ent_picker_take (EntPicker *self, double minutes, double owed_minutes, GArray *picks)
{
  self->minutes += minutes;
  put_back (self, self->passed);
  /* One reply at least, however few the minutes. */
  const Entry *first = self->heap->len > 0 ? &g_array_index (self->heap, Entry, 0) : NULL;
  if (first != NULL && first->pick.cause == ENT_CAUSE_REPLY && owed_minutes > 0)
    owed_minutes = MAX (owed_minutes, minutes_of (self, first));
  take_in_order (self, ENT_CAUSE_RHYTHM, owed_minutes, picks);
  if (self->minutes >= self->least && self->minutes <= MOST_EXACT)
    take_exactly (self, picks);
  take_in_order (self, ENT_CAUSE_INDEX, 0, picks);
  put_back (self, self->passed);
  take_in_order (self, ENT_CAUSE_INDEX, INFINITY, picks);
}

bool
ent_picker_left (EntPicker *self, EntPick *out_pick)
{
  Entry entry;
  if (self->passed->len > 0)
    entry = g_array_index (self->passed, Entry, 0);
  else if (pop_first (self, &entry))
    push (self->heap, &entry);
  else
    return false;
  *out_pick = entry.pick;
  return true;
}

size_t
ent_picker_n_waiting (const EntPicker *self)
{
  const GArray *left[] = {self->heap, self->passed};
  size_t n = 0;
  for (size_t k = 0; k < G_N_ELEMENTS (left); k++)
    for (guint i = 0; i < left[k]->len; i++)
      n += g_array_index (left[k], Entry, i).pick.cause != ENT_CAUSE_INDEX;
  return n;
}
