/* Circles: who hangs together, and who stands between. */
#include "service/web-private.h"

#define LEAST_MEMBERS 3u  /* two people are a tie and no circle */
#define LEAST_TIES 3u     /* of a bridge: with fewer a score says little */
#define LEAST_BRIDGE .5   /* half and half between two circles (a judgement) */
#define SHOWN_OF_BRIDGE 3 /* circles */

static void
circle_clear (void *data)
{
  g_free (((EntCircleInfo *)data)->name);
}

static void
bridge_clear (void *data)
{
  EntBridge *bridge = data;
  ent_contact_clear (&bridge->contact);
  g_ptr_array_unref (bridge->circles);
}

static void
contact_clear (void *data)
{
  ent_contact_clear (data);
}

void
ent_circle_report_free (EntCircleReport *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->circles);
  g_array_unref (self->bridges);
  if (self->circle != NULL)
    circle_clear (self->circle);
  g_free (self->circle);
  g_clear_pointer (&self->members, g_array_unref);
  g_free (self);
}

static EntCircleInfo
circle_info (const EntWeb *web, uint32_t circle)
{
  EntCircleInfo info = {.number = (int64_t)circle + 1,
                        .size = web->circles->n_members[circle],
                        .name = ent_web_circle_name (web, circle)};
  for (uint32_t i = web->first_member[circle]; i < web->first_member[circle + 1]; i++) {
    const EntProfile *profile = &web->profiles[web->members[i]];
    bool good = profile->relation == ENT_RELATION_GOOD;
    info.n_qualified += profile->qualified;
    info.n_good += good;
    info.n_both += good && profile->qualified;
  }
  return info;
}

/* ---- Between circles ---- */

typedef struct {
  uint32_t row;
  double score;
  bool qualified;
  size_t n_circles;
} Candidate;

static int
compare_candidates (const void *a, const void *b)
{
  const Candidate *x = a, *y = b;
  if (x->qualified != y->qualified)
    return x->qualified ? -1 : 1;
  if (x->score < y->score || x->score > y->score)
    return x->score > y->score ? -1 : 1;
  return (x->row > y->row) - (x->row < y->row);
}

/* A contact's weight in a circle. */
typedef struct {
  uint32_t circle;
  double weight;
} Reach;

static int
compare_reaches (const void *a, const void *b)
{
  const Reach *x = a, *y = b;
  if (x->weight < y->weight || x->weight > y->weight)
    return x->weight > y->weight ? -1 : 1;
  return (x->circle > y->circle) - (x->circle < y->circle);
}

static GPtrArray *
circles_of_bridge (const EntWeb *web, uint32_t row)
{
  g_autoptr (GArray) reaches = g_array_new (FALSE, FALSE, sizeof (Reach));
  for (uint64_t i = web->ties->first_tie[row]; i < web->ties->first_tie[row + 1]; i++) {
    Reach reach = {web->circles->circle_of[web->ties->ties[i].to], (double)web->ties->ties[i].weight};
    guint at = 0;
    while (at < reaches->len && g_array_index (reaches, Reach, at).circle != reach.circle)
      at++;
    if (at < reaches->len)
      g_array_index (reaches, Reach, at).weight += reach.weight;
    else
      g_array_append_val (reaches, reach);
  }
  g_array_sort (reaches, compare_reaches);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < reaches->len && i < SHOWN_OF_BRIDGE; i++)
    g_ptr_array_add (names, ent_web_circle_name (web, g_array_index (reaches, Reach, i).circle));
  return names;
}

static bool
add_bridges (EntNetwork *network, const EntWeb *web, int64_t limit, EntCircleReport *report, GError **error)
{
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  for (uint32_t row = 0; row < web->panel->n_contacts; row++) {
    if (ent_ties_degree (web->ties, row) < LEAST_TIES || web->profiles[row].relation == ENT_RELATION_BAD)
      continue;
    Candidate candidate = {.row = row, .qualified = web->profiles[row].qualified};
    candidate.score = ent_bridge_score (web->ties, web->circles, row, &candidate.n_circles);
    if (candidate.score >= LEAST_BRIDGE)
      g_array_append_val (candidates, candidate);
  }
  g_array_sort (candidates, compare_candidates);
  for (guint i = 0; i < candidates->len && (limit < 0 || i < limit); i++) {
    const Candidate *candidate = &g_array_index (candidates, Candidate, i);
    EntBridge bridge = {.score = candidate->score, .n_circles = (int64_t)candidate->n_circles};
    if (!ent_contact_load (network->store, web->panel->contact_id[candidate->row], &bridge.contact, error))
      return false;
    bridge.circles = circles_of_bridge (web, candidate->row);
    g_array_append_val (report->bridges, bridge);
  }
  return true;
}

/* ---- One circle ---- */

typedef struct {
  const EntProfile *profile;
  uint32_t row;
} Member;

static int
compare_members (const void *a, const void *b)
{
  const Member *x = a, *y = b;
  if (x->profile->qualified != y->profile->qualified)
    return x->profile->qualified ? -1 : 1;
  double difference = y->profile->warmth - x->profile->warmth;
  if (difference < 0 || difference > 0)
    return difference < 0 ? -1 : 1;
  return (x->row > y->row) - (x->row < y->row);
}

static bool
add_circle (EntNetwork *network, const EntWeb *web, int64_t number, int64_t limit, EntCircleReport *report,
            GError **error)
{
  if (number < 1 || number > web->circles->n_circles) {
    g_set_error (error, ENT_ERROR, ENT_ERROR_NOT_FOUND, _ ("There is no circle %d. See: entregent circles"),
                 (int)CLAMP (number, -1, INT32_MAX));
    return false;
  }
  uint32_t circle = (uint32_t)number - 1;
  EntCircleInfo info = circle_info (web, circle);
  report->circle = g_memdup2 (&info, sizeof info);
  report->members = g_array_new (FALSE, FALSE, sizeof (EntContact));
  g_array_set_clear_func (report->members, contact_clear);
  g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (Member));
  for (uint32_t i = web->first_member[circle]; i < web->first_member[circle + 1]; i++) {
    Member member = {&web->profiles[web->members[i]], web->members[i]};
    g_array_append_val (members, member);
  }
  g_array_sort (members, compare_members);
  for (guint i = 0; i < members->len && (limit < 0 || i < limit); i++) {
    EntContact contact;
    uint32_t row = g_array_index (members, Member, i).row;
    if (!ent_contact_load (network->store, web->panel->contact_id[row], &contact, error))
      return false;
    g_array_append_val (report->members, contact);
  }
  return true;
}

static EntCircleReport *
report_new (const EntWeb *web)
{
  EntCircleReport *report = g_new0 (EntCircleReport, 1);
  report->circles = g_array_new (FALSE, FALSE, sizeof (EntCircleInfo));
  g_array_set_clear_func (report->circles, circle_clear);
  report->bridges = g_array_new (FALSE, FALSE, sizeof (EntBridge));
  g_array_set_clear_func (report->bridges, bridge_clear);
  report->coverage = ent_coverage_of_ties (web->panel, web->ties, web->tau_s);
  report->modularity = web->circles->modularity;
  report->has_figures =
      report->coverage.n_contacts > 0 &&
      (double)report->coverage.n_tied >= ENT_STRUCTURE_MIN_COVERAGE * (double)report->coverage.n_contacts;
  if (report->has_figures)
    report->ego = ent_ego (web->ties, NULL);
  return report;
}

EntCircleReport *
ent_service_circles (EntNetwork *self, int64_t number, int64_t limit, GError **error)
{
  g_autoptr (EntWeb) web = ent_web_load (self, true, error);
  if (web == NULL)
    return NULL;
  g_autoptr (EntCircleReport) report = report_new (web);
  for (uint32_t circle = 0; circle < web->circles->n_circles; circle++) {
    if (web->circles->n_members[circle] < LEAST_MEMBERS)
      break;
    report->n_circles++;
    if (limit >= 0 && circle >= limit)
      continue;
    EntCircleInfo info = circle_info (web, circle);
    g_array_append_val (report->circles, info);
  }
  if ((number != 0 && !add_circle (self, web, number, limit, report, error)) ||
      !add_bridges (self, web, limit, report, error))
    return NULL;
  return g_steal_pointer (&report);
}

/* ---- JSON ---- */

static void
write_circle (const EntCircleInfo *circle, EntJson *json)
{
  ent_json_begin_object (json);
  ent_json_member_int (json, "number", circle->number);
  ent_json_member_string (json, "name", ent_slice (circle->name));
  ent_json_member_int (json, "size", circle->size);
  ent_json_member_int (json, "qualified", circle->n_qualified);
  ent_json_member_int (json, "good", circle->n_good);
  ent_json_member_int (json, "both", circle->n_both);
  ent_json_end_object (json);
}

static void
write_coverage (const EntCoverageOfTies *coverage, EntJson *json)
{
  ent_json_key (json, "coverage");
  ent_json_begin_object (json);
  ent_json_member_int (json, "contacts", (int64_t)coverage->n_contacts);
  ent_json_member_int (json, "tied", (int64_t)coverage->n_tied);
  for (size_t kind = 0; kind < ENT_N_AFFILIATIONS; kind++)
    ent_json_member_int (json, ent_affiliation_name ((EntAffiliationKind)kind),
                         (int64_t)coverage->n_tied_of[kind]);
  ent_json_end_object (json);
}

static void
write_ego (const EntCircleReport *report, EntJson *json)
{
  ent_json_key (json, "figures");
  if (!report->has_figures) {
    ent_json_null (json);
    return;
  }
  ent_json_begin_object (json);
  ent_json_member_int (json, "ties", (int64_t)report->ego.n_ties);
  ent_json_member_double (json, "effective_size", report->ego.effective_size, 2);
  ent_json_member_double (json, "constraint", report->ego.constraint, 6);
  ent_json_member_double (json, "modularity", report->modularity, 4);
  ent_json_end_object (json);
}

static void
write_bridge (const EntBridge *bridge, EntJson *json)
{
  ent_json_begin_object (json);
  ent_json_key (json, "contact");
  ent_contact_write_json (&bridge->contact, json);
  ent_json_member_double (json, "score", bridge->score, 4);
  ent_json_member_int (json, "circles", bridge->n_circles);
  ent_json_key (json, "names");
  ent_json_begin_array (json);
  for (guint i = 0; i < bridge->circles->len; i++)
    ent_json_string (json, ent_slice (g_ptr_array_index (bridge->circles, i)));
  ent_json_end_array (json);
  ent_json_end_object (json);
}

static void
write_members (const EntCircleReport *report, EntJson *json)
{
  if (report->circle == NULL)
    return;
  ent_json_key (json, "circle");
  write_circle (report->circle, json);
  ent_json_key (json, "members");
  ent_json_begin_array (json);
  for (guint i = 0; i < report->members->len; i++)
    ent_contact_write_json (&g_array_index (report->members, EntContact, i), json);
  ent_json_end_array (json);
}

void
ent_circle_report_write_json (const EntCircleReport *report, EntJson *json)
{
  ent_json_begin_object (json);
  ent_json_member_int (json, "schema", 1);
  write_coverage (&report->coverage, json);
  write_ego (report, json);
  ent_json_member_int (json, "total", report->n_circles);
  ent_json_key (json, "circles");
  ent_json_begin_array (json);
  for (guint i = 0; i < report->circles->len; i++)
    write_circle (&g_array_index (report->circles, EntCircleInfo, i), json);
  ent_json_end_array (json);
  write_members (report, json);
  ent_json_key (json, "bridges");
  ent_json_begin_array (json);
  for (guint i = 0; i < report->bridges->len; i++)
    write_bridge (&g_array_index (report->bridges, EntBridge, i), json);
  ent_json_end_array (json);
  ent_json_end_object (json);
}
