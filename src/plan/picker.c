/* A heap of whom to take next. The worth of the others of a company falls as one of it is taken: a place in
 * the heap is looked at again when it comes to the top. */
#include "plan/picker-private.h"

#include <math.h>

typedef struct {
  EntPick pick;
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
    entry.pick.index = ent_prospect_index (&contacts[i].prospect, contacts[i].weeks);
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
  uint32_t company = self->contacts[contact].company;
  return company == 0
             ? 0
             : GPOINTER_TO_UINT (g_hash_table_lookup (self->of_company, GUINT_TO_POINTER (company)));
}

static void
count_taken (EntPicker *self, size_t contact)
{
  uint32_t company = self->contacts[contact].company;
  if (company != 0)
    g_hash_table_insert (self->of_company, GUINT_TO_POINTER (company),
                         GUINT_TO_POINTER (n_taken_of (self, contact) + 1));
}

/* The first of all, its index as of now. */
static bool
pop_first (EntPicker *self, Entry *out_entry)
{
  while (self->heap->len > 0) {
    Entry entry = pop (self->heap);
    unsigned n = n_taken_of (self, entry.pick.contact);
    if (n == entry.n_before) {
      *out_entry = entry;
      return true;
    }
    entry.pick.index *= pow (ENT_PLAN_SAME_COMPANY, n - entry.n_before);
    entry.n_before = n;
    push (self->heap, &entry);
  }
  return false;
}

void
ent_picker_take (EntPicker *self, double minutes, GArray *picks)
{
  self->minutes += minutes;
  for (guint i = 0; i < self->passed->len; i++)
    push (self->heap, &g_array_index (self->passed, Entry, i));
  g_array_set_size (self->passed, 0);
  Entry entry;
  while (self->minutes >= self->least && pop_first (self, &entry)) {
    double takes = self->contacts[entry.pick.contact].prospect.minutes;
    if (takes > self->minutes) {
      g_array_append_val (self->passed, entry);
      continue;
    }
    self->minutes -= takes;
    count_taken (self, entry.pick.contact);
    g_array_append_val (picks, entry.pick);
  }
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
