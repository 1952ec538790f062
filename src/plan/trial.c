/* The plan tried out: week after week the same choice, with answers drawn as likely as they are, from a state
 * like the one that the bound's optimum would have. */
#include "plan/picker-private.h"

#include <math.h>

#define MOST_TRIED 5000u
#define MOST_KEPT 60 /* minutes */

/* Those whom the bound's price leaves worth a touch, or nearly; and whom the user wants. */
static bool
is_tried (const EntPlanContact *contact, double price)
{
  if (contact->is_barred)
    return false;
  return contact->is_pinned || contact->rhythm_weeks > 0 ||
         (contact->prospect.value > 0 && ent_prospect_most (&contact->prospect) >= price / 2);
}

static GArray *
choose_tried (const EntPlanContact *contacts, size_t n, double price, double *out_share)
{
  size_t n_worth = 0;
  for (size_t i = 0; i < n; i++)
    n_worth += is_tried (&contacts[i], price);
  size_t step = MAX (1, (n_worth + MOST_TRIED - 1) / MOST_TRIED);
  GArray *tried = g_array_new (FALSE, FALSE, sizeof (EntPlanContact));
  size_t k = 0;
  for (size_t i = 0; i < n; i++)
    if (is_tried (&contacts[i], price) && k++ % step == 0)
      g_array_append_val (tried, contacts[i]);
  *out_share = n_worth > 0 ? (double)tried->len / (double)n_worth : 1;
  return tried;
}

/* Everybody somewhere between two touches; whom the optimum leaves aside is cold. */
static void
set_out (GArray *tried, double price, unsigned gap_weeks, GRand *random)
{
  for (guint i = 0; i < tried->len; i++) {
    EntPlanContact *contact = &g_array_index (tried, EntPlanContact, i);
    size_t interval = ent_prospect_interval (&contact->prospect, price, gap_weeks);
    double phase = floor (g_rand_double_range (random, 1, (double)interval + 1));
    contact->weeks = interval > 0 ? phase : (double)contact->prospect.cooling->n_weeks;
    contact->attempt_weeks = contact->any_weeks = contact->weeks;
    contact->awaits_reply = false;
  }
}

/* Answers come at random, but as many as are to be expected: luck would say nothing about the plan.
 * @owed: answers that were to be expected so far, less those that came */
static void
touch (GArray *tried, const GArray *picks, GRand *random, double *owed)
{
  for (guint i = 0; i < picks->len; i++) {
    size_t at = g_array_index (picks, EntPick, i).contact;
    EntPlanContact *contact = &g_array_index (tried, EntPlanContact, at);
    contact->attempt_weeks = contact->any_weeks = 0;
    *owed += contact->prospect.success;
    if (g_rand_double (random) < *owed) {
      *owed -= 1;
      contact->weeks = 0;
    }
  }
}

/* What the week is worth; then it is over. */
static double
pass_week (GArray *tried)
{
  double value = 0;
  for (guint i = 0; i < tried->len; i++) {
    EntPlanContact *contact = &g_array_index (tried, EntPlanContact, i);
    value += contact->prospect.value * ent_cooling_left (contact->prospect.cooling, contact->weeks);
    contact->weeks++;
    contact->attempt_weeks++;
    contact->any_weeks++;
  }
  return value;
}

static double
minutes_of (const EntPlanContact *contacts, const GArray *picks)
{
  double minutes = 0;
  for (guint i = 0; i < picks->len; i++)
    minutes += contacts[g_array_index (picks, EntPick, i).contact].prospect.minutes;
  return minutes;
}

void
ent_plan_try (EntPlan *self, const EntPlanContact *contacts, size_t n, const EntPlanOptions *options)
{
  double share;
  g_autoptr (GArray) tried = choose_tried (contacts, n, self->bound.price, &share);
  const EntPlanContact *those = (const EntPlanContact *)(void *)tried->data;
  double minutes = options->minutes * share;
  EntBound bound = share < 1 ? ent_plan_bound (those, tried->len, minutes, options->gap_weeks) : self->bound;
  if (!(bound.value > 0))
    return;
  const guint32 seed[] = {(guint32)options->seed, (guint32)(options->seed >> 32)};
  g_autoptr (GRand) random = g_rand_new_with_seed_array (seed, G_N_ELEMENTS (seed));
  g_autoptr (GArray) picks = g_array_new (FALSE, FALSE, sizeof (EntPick));
  set_out (tried, bound.price, options->gap_weeks, random);
  /* Half of the weeks to settle, half to count. */
  double value = 0, owed = 0, kept = 0;
  for (unsigned week = 0; week < 2 * options->n_weeks; week++) {
    g_autoptr (EntPicker) picker = ent_picker_new (those, tried->len, options->gap_weeks);
    g_array_set_size (picks, 0);
    ent_picker_take (picker, minutes + kept, 0, picks);
    /* The few minutes of a sample would be lost to touches that just do not fit: they are kept for the next.
     */
    kept = share < 1 ? MIN (minutes + kept - minutes_of (those, picks), minutes + MOST_KEPT) : 0;
    touch (tried, picks, random, &owed);
    double worth = pass_week (tried);
    value += week >= options->n_weeks ? worth : 0;
  }
  value /= options->n_weeks;
  self->value = value / share;
  self->efficiency = MIN (1, value / bound.value);
}
