/* Who can open a door: those behind it, and those who know them. */
#include "service/path-private.h"

#define BEFORE .5       /* what somebody who has left is worth against who is there (a judgement) */
#define BEST_COMMON 10. /* contacts in common: more make a tie too strong to bring news of work */

static void
insider_clear (void *data)
{
  EntInsider *insider = data;
  ent_contact_clear (&insider->contact);
  g_free (insider->where);
}

static void
helper_clear (void *data)
{
  EntHelper *helper = data;
  ent_tie_info_clear (&helper->tie);
  ent_contact_clear (&helper->contact);
}

EntPath *
ent_path_new (void)
{
  EntPath *self = g_new0 (EntPath, 1);
  self->organisations = g_ptr_array_new_with_free_func (g_free);
  self->insiders = g_array_new (FALSE, FALSE, sizeof (EntInsider));
  g_array_set_clear_func (self->insiders, insider_clear);
  self->helpers = g_array_new (FALSE, FALSE, sizeof (EntHelper));
  g_array_set_clear_func (self->helpers, helper_clear);
  return self;
}

void
ent_path_free (EntPath *self)
{
  if (self == NULL)
    return;
  g_free (self->goal);
  g_ptr_array_unref (self->organisations);
  g_array_unref (self->insiders);
  g_array_unref (self->helpers);
  g_free (self);
}

/* ---- How good a way is ---- */

static double
warmth_of (const EntWeb *web, size_t row)
{
  return web->profiles[row].relation == ENT_RELATION_UNKNOWN ? 0 : web->profiles[row].warmth / 100;
}

/* Rises to BEST_COMMON contacts in common and falls behind it (Rajkumar et al. 2022; the shape is a
 * judgement). */
static double
moderation (size_t n_common)
{
  double ratio = (double)MAX (n_common, 1) / BEST_COMMON;
  return MIN (ratio, 1 / ratio);
}

static double
score_of (const EntWeb *web, size_t row, double strength, bool for_job)
{
  double warmth = warmth_of (web, row);
  return for_job ? moderation (ent_ties_degree (web->ties, row)) * strength * (1 + warmth) / 2
                 : warmth * strength;
}

/* ---- Those behind the door ---- */

static int
compare_seats (const void *a, const void *b)
{
  const EntSeat *x = a, *y = b;
  if (x->score < y->score || x->score > y->score)
    return x->score > y->score ? -1 : 1;
  if (x->is_now != y->is_now)
    return x->is_now ? -1 : 1;
  return (x->row > y->row) - (x->row < y->row);
}

static bool
add_insiders (EntNetwork *network, const EntWeb *web, const GArray *seats, int64_t limit, EntPath *path,
              GError **error)
{
  path->n_insiders = seats->len;
  for (guint i = 0; i < seats->len && (limit < 0 || i < limit); i++) {
    const EntSeat *seat = &g_array_index (seats, EntSeat, i);
    EntInsider insider = {.is_now = seat->is_now,
                          .where = ent_slice_dup (seat->where),
                          .from_us = (int64_t)seat->from_s * ENT_US_PER_SECOND,
                          .until_us = (int64_t)seat->until_s * ENT_US_PER_SECOND,
                          .score = seat->score};
    if (!ent_contact_load (network->store, web->panel->contact_id[seat->row], &insider.contact, error)) {
      g_free (insider.where);
      return false;
    }
    g_array_append_val (path->insiders, insider);
  }
  return true;
}

/* ---- Those who know them ---- */

/* The best way through one helper. */
typedef struct {
  uint32_t row, insider; /* rows */
  double score;
  float weight;
  bool is_now;
} Way;

static int
compare_ways (const void *a, const void *b)
{
  const Way *x = a, *y = b;
  if (x->score < y->score || x->score > y->score)
    return x->score > y->score ? -1 : 1;
  if (x->weight < y->weight || x->weight > y->weight)
    return x->weight > y->weight ? -1 : 1;
  return (x->row > y->row) - (x->row < y->row);
}

static void
offer (GHashTable *best, const Way *way)
{
  Way *known = g_hash_table_lookup (best, GUINT_TO_POINTER (way->row));
  if (known == NULL)
    g_hash_table_insert (best, GUINT_TO_POINTER (way->row), g_memdup2 (way, sizeof *way));
  else if (way->score > known->score || (way->score >= known->score && way->weight > known->weight))
    *known = *way;
}

static GArray *
find_ways (const EntWeb *web, const GArray *seats, bool for_job, EntPath *path)
{
  g_autofree bool *is_inside = g_new0 (bool, web->panel->n_contacts + 1);
  for (guint i = 0; i < seats->len; i++)
    is_inside[g_array_index (seats, EntSeat, i).row] = true;
  g_autofree bool *is_bad = g_new0 (bool, web->panel->n_contacts + 1);
  g_autoptr (GHashTable) best = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  for (guint s = 0; s < seats->len; s++) {
    const EntSeat *seat = &g_array_index (seats, EntSeat, s);
    for (uint64_t i = web->ties->first_tie[seat->row]; i < web->ties->first_tie[seat->row + 1]; i++) {
      const EntTie *tie = &web->ties->ties[i];
      if (is_inside[tie->to])
        continue;
      if (web->profiles[tie->to].relation == ENT_RELATION_BAD) {
        path->n_bad += !is_bad[tie->to];
        is_bad[tie->to] = true;
        continue;
      }
      double strength = (double)(tie->weight / (tie->weight + 1)) * (seat->is_now ? 1 : BEFORE);
      Way way = {tie->to, seat->row, score_of (web, tie->to, strength, for_job), tie->weight, seat->is_now};
      offer (best, &way);
    }
  }
  GArray *ways = g_array_new (FALSE, FALSE, sizeof (Way));
  GHashTableIter iter;
  void *value;
  g_hash_table_iter_init (&iter, best);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    g_array_append_vals (ways, value, 1);
  g_array_sort (ways, compare_ways);
  return ways;
}

static bool
add_helper (EntNetwork *network, const EntWeb *web, const Way *way, EntPath *path, GError **error)
{
  EntHelper helper = {
      .is_now = way->is_now, .score = way->score, .n_common = (int64_t)ent_ties_degree (web->ties, way->row)};
  if (!ent_contact_load (network->store, web->panel->contact_id[way->row], &helper.contact, error))
    return false;
  if (!ent_contact_load (network->store, web->panel->contact_id[way->insider], &helper.tie.other, error)) {
    ent_contact_clear (&helper.contact);
    return false;
  }
  helper.tie.weight = (double)way->weight;
  g_autoptr (GPtrArray) groups = ent_web_groups_of (web, way->row);
  helper.tie.grounds = ent_web_grounds (web, groups, way->row, way->insider);
  g_array_append_val (path->helpers, helper);
  return true;
}

static bool
add_helpers (EntNetwork *network, const EntWeb *web, const GArray *seats, const EntPathOptions *options,
             EntPath *path, GError **error)
{
  g_autoptr (GArray) ways = find_ways (web, seats, options->for_job, path);
  path->n_helpers = ways->len;
  for (guint i = 0; i < ways->len && (options->limit < 0 || i < options->limit); i++)
    if (!add_helper (network, web, &g_array_index (ways, Way, i), path, error))
      return false;
  return true;
}

EntPath *
ent_service_path (EntNetwork *self, const char *goal, bool for_job, int64_t limit, GError **error)
{
  const EntPathOptions options = {for_job, limit};
  g_autoptr (EntWeb) web = ent_web_load (self, false, error);
  if (web == NULL)
    return NULL;
  g_autoptr (EntPath) path = ent_path_new ();
  g_autoptr (GArray) seats = ent_path_seats (self, web, goal, path, error);
  if (seats == NULL)
    return NULL;
  for (guint i = seats->len; i > 0; i--) {
    EntSeat *seat = &g_array_index (seats, EntSeat, i - 1);
    seat->score = score_of (web, seat->row, seat->is_now ? 1 : BEFORE, for_job);
    /* Who turned away is not asked; of a person who was named it is for the user to see. */
    if (web->profiles[seat->row].relation == ENT_RELATION_BAD && !path->is_person) {
      path->n_bad++;
      g_array_remove_index (seats, i - 1);
    }
  }
  g_array_sort (seats, compare_seats);
  if (!add_insiders (self, web, seats, limit, path, error) ||
      !add_helpers (self, web, seats, &options, path, error))
    return NULL;
  return g_steal_pointer (&path);
}

/* ---- JSON ---- */

static void
write_insider (const EntInsider *insider, EntJson *json)
{
  ent_json_begin_object (json);
  ent_json_key (json, "contact");
  ent_contact_write_json (&insider->contact, json);
  ent_json_member_bool (json, "now", insider->is_now);
  ent_json_member_text (json, "organisation", ent_slice (insider->where));
  ent_json_member_day (json, "from", *insider->where ? insider->from_us : ENT_TIME_UNKNOWN);
  ent_json_member_day (json, "until", *insider->where ? insider->until_us : ENT_TIME_UNKNOWN);
  ent_json_member_double (json, "score", insider->score, 4);
  ent_json_end_object (json);
}

static void
write_helper (const EntHelper *helper, EntJson *json)
{
  ent_json_begin_object (json);
  ent_json_key (json, "contact");
  ent_contact_write_json (&helper->contact, json);
  ent_json_member_double (json, "score", helper->score, 4);
  ent_json_member_int (json, "common", helper->n_common);
  ent_json_member_bool (json, "now", helper->is_now);
  ent_json_key (json, "tie");
  ent_tie_info_write_json (&helper->tie, json);
  ent_json_end_object (json);
}

void
ent_path_write_json (const EntPath *path, EntJson *json)
{
  ent_json_begin_object (json);
  ent_json_member_int (json, "schema", 1);
  ent_json_member_string (json, "goal", ent_slice (path->goal));
  ent_json_member_string (json, "kind", path->is_person ? ENT_SLICE ("person") : ENT_SLICE ("organisation"));
  ent_json_key (json, "organisations");
  ent_json_begin_array (json);
  for (guint i = 0; i < path->organisations->len; i++)
    ent_json_string (json, ent_slice (g_ptr_array_index (path->organisations, i)));
  ent_json_end_array (json);
  ent_json_member_int (json, "insider_count", path->n_insiders);
  ent_json_key (json, "insiders");
  ent_json_begin_array (json);
  for (guint i = 0; i < path->insiders->len; i++)
    write_insider (&g_array_index (path->insiders, EntInsider, i), json);
  ent_json_end_array (json);
  ent_json_member_int (json, "helper_count", path->n_helpers);
  ent_json_key (json, "helpers");
  ent_json_begin_array (json);
  for (guint i = 0; i < path->helpers->len; i++)
    write_helper (&g_array_index (path->helpers, EntHelper, i), json);
  ent_json_end_array (json);
  ent_json_member_int (json, "left_out_bad", path->n_bad);
  ent_json_end_object (json);
}
