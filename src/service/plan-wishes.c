/* What the user wishes, as plans see it: pins, mutes, snoozes, rhythms, and the minutes that a touch takes.
 */
#include "service/plan-private.h"

#include <math.h>

#define DAYS_A_WEEK 7.0

/* ---- Minutes ---- */

/* As much as so many touches that took the default. */
#define PRIOR_TOUCHES 3

static const int default_minutes[ENT_TOUCH_CHANNELS] = {[ENT_CHANNEL_MESSAGE] = 5,
                                                        [ENT_CHANNEL_EMAIL] = 10,
                                                        [ENT_CHANNEL_MEETING] = 60,
                                                        [ENT_CHANNEL_CALL] = 15,
                                                        [ENT_CHANNEL_INVITATION] = 3};

typedef struct {
  GArray *spent[ENT_TOUCH_CHANNELS]; /* (element-type double) */
  int64_t until_us;
} Spending;

static void
take_spent (const EntRulingRow *row, void *data)
{
  Spending *spending = data;
  EntChannel channel;
  if (row->at_us > spending->until_us || ent_slice_is_empty (row->value) || !(row->number > 0) ||
      !ent_channel_from_name (row->about, &channel) || channel >= ENT_TOUCH_CHANNELS)
    return;
  g_array_append_val (spending->spent[channel], row->number);
}

static int
compare_numbers (const void *a, const void *b)
{
  const double *x = a, *y = b;
  return (*x > *y) - (*x < *y);
}

static int
median_of (GArray *numbers)
{
  g_array_sort (numbers, compare_numbers);
  guint half = numbers->len / 2;
  double upper = g_array_index (numbers, double, half);
  double middle = numbers->len % 2 ? upper : (upper + g_array_index (numbers, double, half - 1)) / 2;
  return (int)lround (CLAMP (middle, 1, 480));
}

char *
ent_plan_minutes_key (EntChannel channel)
{
  return g_strconcat ("plan_minutes_", ent_channel_name (channel), NULL);
}

bool
ent_plan_load_minutes (EntStore *store, int64_t until_us, int minutes_of[ENT_TOUCH_CHANNELS], GError **error)
{
  Spending spending = {.until_us = until_us};
  for (EntChannel channel = ENT_CHANNEL_MESSAGE; channel < ENT_TOUCH_CHANNELS; channel++) {
    double usual = default_minutes[channel];
    spending.spent[channel] = g_array_new (FALSE, FALSE, sizeof (double));
    for (unsigned i = 0; i < PRIOR_TOUCHES; i++)
      g_array_append_val (spending.spent[channel], usual);
  }
  bool ok = ent_store_rulings_on (store, ENT_MATTER_MINUTES, take_spent, &spending, error);
  for (EntChannel channel = ENT_CHANNEL_MESSAGE; channel < ENT_TOUCH_CHANNELS; channel++) {
    g_autofree char *key = ent_plan_minutes_key (channel);
    int64_t set = ent_store_meta_int (store, key, 0);
    minutes_of[channel] = set > 0 ? (int)set : median_of (spending.spent[channel]);
    g_array_unref (spending.spent[channel]);
  }
  return ok;
}

/* ---- Wishes ---- */

static EntPlanContact *
ruled_contact (EntPlanSight *sight, const EntRulingRow *row, size_t *out_row)
{
  bool is_then = row->at_us <= sight->until_us;
  return is_then && ent_plan_sight_find (sight, row->contact_id, out_row) ? &sight->contacts[*out_row] : NULL;
}

/* The latest comes last, so that each may overwrite the one before. */
static void
take_attention (const EntRulingRow *row, void *data)
{
  EntPlanSight *sight = data;
  size_t at;
  EntPlanContact *contact = ruled_contact (sight, row, &at);
  if (contact == NULL)
    return;
  contact->is_pinned = ent_slice_equal (row->value, ENT_SLICE ("pin"));
  sight->reaches[at].is_muted = ent_slice_equal (row->value, ENT_SLICE ("mute"));
}

static void
take_snooze (const EntRulingRow *row, void *data)
{
  EntPlanSight *sight = data;
  size_t at;
  EntTime until;
  if (ruled_contact (sight, row, &at) != NULL)
    sight->reaches[at].snoozed_until_day =
        ent_time_from_iso (row->value, &until) ? ent_day_of (until.at_us) : 0;
}

static void
take_rhythm (const EntRulingRow *row, void *data)
{
  EntPlanSight *sight = data;
  size_t at;
  EntPlanContact *contact = ruled_contact (sight, row, &at);
  if (contact != NULL)
    contact->rhythm_weeks = ent_slice_is_empty (row->value) ? 0 : row->number / DAYS_A_WEEK;
}

typedef struct {
  EntPlanSight *sight;
  EntStore *store;
  double days;
  GError *error;
} Rhythms;

static bool
take_found (const EntContactRow *row, void *data)
{
  Rhythms *rhythms = data;
  size_t at;
  if (!ent_plan_sight_find (rhythms->sight, row->id, &at))
    return true;
  EntPlanContact *contact = &rhythms->sight->contacts[at];
  double weeks = rhythms->days / DAYS_A_WEEK;
  contact->rhythm_weeks = contact->rhythm_weeks > 0 ? MIN (contact->rhythm_weeks, weeks) : weeks;
  return true;
}

static void
take_query (EntSlice query, double days, void *data)
{
  Rhythms *rhythms = data;
  rhythms->days = days;
  if (rhythms->error != NULL)
    return;
  /* A query that a newer program kept may be none for this one. */
  g_autoptr (EntQuery) tree = ent_query_parse (query, rhythms->sight->until_us, NULL, NULL);
  if (tree != NULL)
    ent_store_list (rhythms->store, tree, -1, 0, take_found, rhythms, NULL, &rhythms->error);
}

bool
ent_plan_load_wishes (EntPlanSight *self, EntStore *store, GError **error)
{
  Rhythms rhythms = {.sight = self, .store = store};
  if (!ent_store_rhythms (store, take_query, &rhythms, error))
    return false;
  if (rhythms.error != NULL) {
    g_propagate_error (error, rhythms.error);
    return false;
  }
  /* What was said of one contact counts before what a query says of many. */
  return ent_store_rulings_on (store, ENT_MATTER_RHYTHM, take_rhythm, self, error) &&
         ent_store_rulings_on (store, ENT_MATTER_ATTENTION, take_attention, self, error) &&
         ent_store_rulings_on (store, ENT_MATTER_SNOOZE, take_snooze, self, error);
}
