/* Why two contacts are tied, in words. */
#include "service/web-private.h"

#define LABEL_COLUMNS 48

static void
ground_clear (void *data)
{
  EntTieGround *ground = data;
  g_free (ground->label);
  g_free (ground->text);
}

void
ent_tie_info_clear (EntTieInfo *self)
{
  ent_contact_clear (&self->other);
  g_clear_pointer (&self->grounds, g_array_unref);
}

static void
tie_clear (void *data)
{
  ent_tie_info_clear (data);
}

GArray *
ent_tie_infos_new (void)
{
  GArray *ties = g_array_new (FALSE, FALSE, sizeof (EntTieInfo));
  g_array_set_clear_func (ties, tie_clear);
  return ties;
}

static const EntMembership *
find_member (const EntAffiliations *affiliations, const EntAffiliation *group, size_t row)
{
  const EntMembership *members = ent_affiliation_members (affiliations, group);
  uint32_t low = 0, high = group->n_members;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (members[middle].contact < row)
      low = middle + 1;
    else
      high = middle;
  }
  return low < group->n_members && members[low].contact == row ? &members[low] : NULL;
}

GPtrArray *
ent_web_groups_of (const EntWeb *self, size_t row)
{
  GPtrArray *groups = g_ptr_array_new ();
  for (guint i = 0; i < self->affiliations->groups->len; i++) {
    EntAffiliation *group = &g_array_index (self->affiliations->groups, EntAffiliation, i);
    if (find_member (self->affiliations, group, row) != NULL)
      g_ptr_array_add (groups, group);
  }
  return groups;
}

static int
year_of (int64_t at_us)
{
  int year;
  unsigned month, day;
  ent_civil_from_days (ent_day_of (at_us), &year, &month, &day);
  return year;
}

static char *
text_of_conversations (const EntTieGround *ground, const char *label)
{
  int n = (int)ground->n, year = year_of (ground->until_us);
  if (*label == '\0')
    return g_strdup_printf (ngettext ("%d conversation with you and both of them, in %d",
                                      "%d conversations with you and both of them, the last in %d",
                                      (unsigned long)n),
                            n, year);
  return g_strdup_printf (ngettext ("%d conversation with you and both of them, in %d: “%s”",
                                    "%d conversations with you and both of them, the last in %d: “%s”",
                                    (unsigned long)n),
                          n, year, label);
}

static char *
text_of_meetings (const EntTieGround *ground, const char *label)
{
  int n = (int)ground->n, year = year_of (ground->until_us);
  if (*label == '\0')
    return g_strdup_printf (ngettext ("%d meeting with both of them, in %d",
                                      "%d meetings with both of them, the last in %d", (unsigned long)n),
                            n, year);
  return g_strdup_printf (ngettext ("%d meeting with both of them, in %d: “%s”",
                                    "%d meetings with both of them, the last in %d: “%s”", (unsigned long)n),
                          n, year, label);
}

static char *
text_of_ground (const EntTieGround *ground)
{
  g_autoptr (GString) label = g_string_new (NULL);
  ent_text_append_fitted (ent_slice (ground->label), LABEL_COLUMNS, false, label);
  int from = year_of (ground->from_us), until = year_of (ground->until_us);
  switch (ground->kind) {
  case ENT_AFFILIATION_CONVERSATION:
    return text_of_conversations (ground, label->str);
  case ENT_AFFILIATION_MEETING:
    return text_of_meetings (ground, label->str);
  case ENT_AFFILIATION_EMPLOYER:
  case ENT_N_AFFILIATIONS:
    break;
  }
  return from == until ? g_strdup_printf (_ ("both at %s in %d"), label->str, from)
                       : g_strdup_printf (_ ("both at %s from %d to %d"), label->str, from, until);
}

/* Conversations, and meetings, make one ground together; each employer one of its own. */
static void
add_to_grounds (GArray *grounds, EntAffiliationKind kind, EntSlice label, int64_t from_us, int64_t until_us)
{
  for (guint i = 0; i < grounds->len && kind != ENT_AFFILIATION_EMPLOYER; i++) {
    EntTieGround *ground = &g_array_index (grounds, EntTieGround, i);
    if (ground->kind != kind)
      continue;
    ground->n++;
    ground->from_us = MIN (ground->from_us, from_us);
    if (until_us >= ground->until_us && !ent_slice_is_empty (label)) {
      g_free (ground->label);
      ground->label = ent_slice_dup (label);
    }
    ground->until_us = MAX (ground->until_us, until_us);
    return;
  }
  EntTieGround ground = {kind, 1, from_us, until_us, ent_slice_dup (label), NULL};
  g_array_append_val (grounds, ground);
}

static int
compare_grounds (const void *a, const void *b)
{
  const EntTieGround *x = a, *y = b;
  if (x->kind != y->kind)
    return x->kind < y->kind ? -1 : 1;
  return (x->until_us < y->until_us) - (x->until_us > y->until_us);
}

GArray *
ent_web_grounds (const EntWeb *self, const GPtrArray *groups, size_t row, size_t other)
{
  GArray *grounds = g_array_new (FALSE, FALSE, sizeof (EntTieGround));
  g_array_set_clear_func (grounds, ground_clear);
  for (guint i = 0; i < groups->len; i++) {
    const EntAffiliation *group = g_ptr_array_index (groups, i);
    const EntMembership *a = find_member (self->affiliations, group, row);
    const EntMembership *b = find_member (self->affiliations, group, other);
    size_t k;
    uint32_t from_s, until_s;
    if (a == NULL || b == NULL || !ent_affiliation_ties (self->affiliations, group, self->tau_s, &k) ||
        !ent_memberships_meet (group->kind, a, b, self->tau_s, &from_s, &until_s))
      continue;
    add_to_grounds (grounds, group->kind, group->label, (int64_t)from_s * ENT_US_PER_SECOND,
                    (int64_t)until_s * ENT_US_PER_SECOND);
  }
  g_array_sort (grounds, compare_grounds);
  for (guint i = 0; i < grounds->len; i++) {
    EntTieGround *ground = &g_array_index (grounds, EntTieGround, i);
    ground->text = text_of_ground (ground);
  }
  return grounds;
}

/* ---- The place of one contact ---- */

void
ent_place_free (EntPlace *self)
{
  if (self == NULL)
    return;
  g_free (self->circle_name);
  g_clear_pointer (&self->ties, g_array_unref);
  g_free (self);
}

static int
compare_by_weight (const void *a, const void *b)
{
  const EntTie *x = *(const EntTie *const *)a, *y = *(const EntTie *const *)b;
  if (x->weight < y->weight || x->weight > y->weight)
    return x->weight > y->weight ? -1 : 1;
  return (x->to > y->to) - (x->to < y->to);
}

static bool
add_ties (EntNetwork *network, const EntWeb *web, size_t row, int64_t limit, EntPlace *place, GError **error)
{
  g_autoptr (GPtrArray) ties = g_ptr_array_new ();
  for (uint64_t i = web->ties->first_tie[row]; i < web->ties->first_tie[row + 1]; i++)
    g_ptr_array_add (ties, &web->ties->ties[i]);
  g_ptr_array_sort (ties, compare_by_weight);
  g_autoptr (GPtrArray) groups = ent_web_groups_of (web, row);
  for (guint i = 0; i < ties->len && (limit < 0 || i < limit); i++) {
    const EntTie *tie = g_ptr_array_index (ties, i);
    EntTieInfo info = {.weight = (double)tie->weight};
    if (!ent_contact_load (network->store, web->panel->contact_id[tie->to], &info.other, error))
      return false;
    info.grounds = ent_web_grounds (web, groups, row, tie->to);
    g_array_append_val (place->ties, info);
  }
  return true;
}

EntPlace *
ent_service_place (EntNetwork *self, int64_t contact_id, int64_t limit, GError **error)
{
  int64_t id;
  size_t row;
  if (!ent_contact_find (self->store, contact_id, &id, error))
    return NULL;
  g_autoptr (EntWeb) web = ent_web_load (self, true, error);
  if (web == NULL || ((row = ent_panel_find (web->panel, id)) == web->panel->n_contacts &&
                      !ent_contact_missing (contact_id, error)))
    return NULL;
  g_autoptr (EntPlace) place = g_new0 (EntPlace, 1);
  place->ties = ent_tie_infos_new ();
  place->n_ties = (int64_t)ent_ties_degree (web->ties, row);
  size_t n_circles;
  place->bridge = ent_bridge_score (web->ties, web->circles, row, &n_circles);
  place->n_circles = (int64_t)n_circles;
  uint32_t circle = web->circles->circle_of[row];
  if (circle != ENT_NO_CIRCLE) {
    place->circle = (int64_t)circle + 1;
    place->circle_size = web->circles->n_members[circle];
    place->circle_name = ent_web_circle_name (web, circle);
  }
  return add_ties (self, web, row, limit, place, error) ? g_steal_pointer (&place) : NULL;
}

/* ---- JSON ---- */

void
ent_tie_info_write_json (const EntTieInfo *tie, EntJson *json)
{
  ent_json_begin_object (json);
  ent_json_key (json, "contact");
  ent_contact_write_json (&tie->other, json);
  ent_json_member_double (json, "weight", tie->weight, 4);
  ent_json_key (json, "grounds");
  ent_json_begin_array (json);
  for (guint i = 0; i < tie->grounds->len; i++) {
    const EntTieGround *ground = &g_array_index (tie->grounds, EntTieGround, i);
    ent_json_begin_object (json);
    ent_json_member_string (json, "kind", ent_slice (ent_affiliation_name (ground->kind)));
    ent_json_member_int (json, "count", ground->n);
    ent_json_member_day (json, "from", ground->from_us);
    ent_json_member_day (json, "until", ground->until_us);
    ent_json_member_text (json, "label", ent_slice (ground->label));
    ent_json_member_string (json, "text", ent_slice (ground->text));
    ent_json_end_object (json);
  }
  ent_json_end_array (json);
  ent_json_end_object (json);
}

void
ent_place_write_members (const EntPlace *place, EntJson *json)
{
  ent_json_key (json, "circle");
  if (place->circle == 0)
    ent_json_null (json);
  else {
    ent_json_begin_object (json);
    ent_json_member_int (json, "number", place->circle);
    ent_json_member_string (json, "name", ent_slice (place->circle_name));
    ent_json_member_int (json, "size", place->circle_size);
    ent_json_end_object (json);
  }
  ent_json_member_double (json, "bridge", place->bridge, 4);
  ent_json_member_int (json, "circles", place->n_circles);
  ent_json_member_int (json, "tie_count", place->n_ties);
  ent_json_key (json, "ties");
  ent_json_begin_array (json);
  for (guint i = 0; i < place->ties->len; i++)
    ent_tie_info_write_json (&g_array_index (place->ties, EntTieInfo, i), json);
  ent_json_end_array (json);
}
