#include "measure/measure.h"

enum {
  DAY_S = 86400,
  T0 = 1600000000
};

static uint32_t
day (int number)
{
  return (uint32_t)(T0 + number * DAY_S);
}

static void
add (EntAffiliations *affiliations, EntAffiliationKind kind, const char *label, size_t n,
     const EntMembership *members)
{
  g_autofree EntMembership *copy = g_memdup2 (members, n * sizeof *members);
  ent_affiliations_add (affiliations, kind, ent_slice (label), copy, n);
}

#define GROUP(affiliations, kind, label, ...)                                                                \
  add (affiliations, kind, label, G_N_ELEMENTS (((const EntMembership[]){__VA_ARGS__})),                     \
       (const EntMembership[]){__VA_ARGS__})

/* Each pair of @pairs once in a conversation of their own. */
static EntAffiliations *
graph_of (size_t n_contacts, const uint8_t (*pairs)[2], size_t n_pairs)
{
  EntAffiliations *affiliations = ent_affiliations_new (n_contacts);
  for (size_t i = 0; i < n_pairs; i++)
    GROUP (affiliations, ENT_AFFILIATION_CONVERSATION, "", {pairs[i][0], day (0), day (0)},
           {pairs[i][1], day (0), day (0)});
  return affiliations;
}

/* science.md, VERIFY 3. */
static void
test_published_example (void)
{
  static const uint8_t pairs[][2] = {{0, 1}, {2, 3}};
  g_autoptr (EntAffiliations) affiliations = graph_of (4, pairs, G_N_ELEMENTS (pairs));
  g_autoptr (EntTies) ties = ent_ties_new (affiliations, day (1));
  EntEgo ego = ent_ego (ties, NULL);
  g_assert_cmpuint (ego.n_alters, ==, 4);
  g_assert_cmpuint (ego.n_ties, ==, 2);
  g_assert_cmpfloat_with_epsilon (ego.effective_size, 3, 1e-12);
  g_assert_cmpfloat_with_epsilon (ego.constraint, .5625, 1e-12);
}

/* Burt's formula as it is written, in another language: an ego with alters 0 to 4 and ties 0-1, 0-2, 1-2,
 * 3-4. */
static void
test_ego_beside_definition (void)
{
  static const uint8_t pairs[][2] = {{0, 1}, {0, 2}, {1, 2}, {3, 4}, {4, 5}};
  static const bool is_alter[] = {true, true, true, true, true, false};
  g_autoptr (EntAffiliations) affiliations = graph_of (6, pairs, G_N_ELEMENTS (pairs));
  g_autoptr (EntTies) ties = ent_ties_new (affiliations, day (1));
  EntEgo ego = ent_ego (ties, is_alter);
  g_assert_cmpuint (ego.n_ties, ==, 4);
  g_assert_cmpfloat_with_epsilon (ego.effective_size, 3.4, 1e-12);
  g_assert_cmpfloat_with_epsilon (ego.constraint, .5133333333333333, 1e-12);
}

static void
test_nobody (void)
{
  g_autoptr (EntAffiliations) affiliations = ent_affiliations_new (0);
  g_autoptr (EntTies) ties = ent_ties_new (affiliations, day (0));
  g_autoptr (EntCircles) circles = ent_circles_new (ties, 1, NULL);
  g_assert_nonnull (circles);
  g_assert_cmpuint (circles->n_circles, ==, 0);
  g_assert_cmpuint (ent_ego (ties, NULL).n_alters, ==, 0);
}

/* Newman's weights: a conversation of three gives each pair a half, one of two a whole. */
static void
test_weights (void)
{
  g_autoptr (EntAffiliations) affiliations = ent_affiliations_new (4);
  GROUP (affiliations, ENT_AFFILIATION_CONVERSATION, "a", {2, day (5), day (9)}, {0, day (5), day (5)},
         {1, day (6), day (6)});
  GROUP (affiliations, ENT_AFFILIATION_CONVERSATION, "b", {0, day (1), day (1)}, {1, day (1), day (1)});
  GROUP (affiliations, ENT_AFFILIATION_MEETING, "c", {0, day (7), day (7)}, {1, day (7), day (7)});
  GROUP (affiliations, ENT_AFFILIATION_EMPLOYER, "Acme", {0, day (2), day (8)}, {3, day (4), day (4)});
  g_autoptr (EntTies) ties = ent_ties_new (affiliations, day (10));
  const EntTie *tie = ent_ties_find (ties, 0, 1);
  g_assert_nonnull (tie);
  g_assert_cmpfloat_with_epsilon (tie->weight, 2.5, 1e-6);
  g_assert_cmpuint (tie->n[ENT_AFFILIATION_CONVERSATION], ==, 2);
  g_assert_cmpuint (tie->n[ENT_AFFILIATION_MEETING], ==, 1);
  g_assert_cmpuint (tie->since_s, ==, day (1));
  g_assert_cmpuint (tie->last_s, ==, day (7));
  const EntTie *mirrored = ent_ties_find (ties, 1, 0);
  g_assert_cmpfloat_with_epsilon (mirrored->weight, 2.5, 1e-6);
  g_assert_cmpfloat_with_epsilon (ent_ties_find (ties, 3, 0)->weight, .5, 1e-6);
  g_assert_null (ent_ties_find (ties, 1, 3));
  g_assert_cmpuint (ent_ties_degree (ties, 0), ==, 3);
  g_assert_cmpfloat_with_epsilon (ties->strength[0], 2.5 + .5 + .5, 1e-6);
}

static EntTies *
ties_of_one_group (EntAffiliationKind kind, const char *label, size_t n_members)
{
  g_autoptr (EntAffiliations) affiliations = ent_affiliations_new (n_members);
  g_autofree EntMembership *members = g_new (EntMembership, n_members);
  for (size_t i = 0; i < n_members; i++)
    members[i] = (EntMembership){(uint32_t)i, day (0), day (0)};
  ent_affiliations_add (affiliations, kind, ent_slice (label), members, n_members);
  return ent_ties_new (affiliations, day (1));
}

static void
test_crowds_tie_nobody (void)
{
  static const struct {
    EntAffiliationKind kind;
    const char *label;
    size_t n_members, n_ties;
  } cases[] = {
      {ENT_AFFILIATION_CONVERSATION, "", 10, 90},      {ENT_AFFILIATION_CONVERSATION, "", 11, 0},
      {ENT_AFFILIATION_EMPLOYER, "Acme", 50, 50 * 49}, {ENT_AFFILIATION_EMPLOYER, "Acme", 51, 0},
      {ENT_AFFILIATION_EMPLOYER, "Indépendant", 3, 0}, {ENT_AFFILIATION_EMPLOYER, "Self-employed", 3, 0},
      {ENT_AFFILIATION_MEETING, "Indépendant", 3, 6},  {ENT_AFFILIATION_MEETING, "", 1, 0},
  };
  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (EntTies) ties = ties_of_one_group (cases[i].kind, cases[i].label, cases[i].n_members);
    g_assert_cmpuint (ties->first_tie[ties->n_contacts], ==, cases[i].n_ties);
  }
}

static void
test_an_employer_needs_the_same_time (void)
{
  g_autoptr (EntAffiliations) affiliations = ent_affiliations_new (3);
  GROUP (affiliations, ENT_AFFILIATION_EMPLOYER, "Acme", {0, day (0), day (100)},
         {1, day (100 + 366), day (900)}, {2, day (100 + 367), day (900)});
  g_autoptr (EntTies) ties = ent_ties_new (affiliations, day (1000));
  g_assert_nonnull (ent_ties_find (ties, 0, 1));
  g_assert_null (ent_ties_find (ties, 0, 2));
  g_assert_nonnull (ent_ties_find (ties, 1, 2));
}

/* What comes after the time changes nothing: with it and without it all is the same. */
static void
test_nothing_later_enters (void)
{
  g_autoptr (EntAffiliations) then = ent_affiliations_new (5), now = ent_affiliations_new (5);
  for (unsigned later = 0; later < 2; later++) {
    EntAffiliations *affiliations = later ? now : then;
    GROUP (affiliations, ENT_AFFILIATION_CONVERSATION, "a", {0, day (0), day (later ? 90 : 20)},
           {1, day (10), day (20)});
    if (later) {
      GROUP (affiliations, ENT_AFFILIATION_CONVERSATION, "b", {0, day (5), day (5)}, {2, day (51), day (51)});
      GROUP (affiliations, ENT_AFFILIATION_MEETING, "c", {3, day (60), day (60)}, {4, day (60), day (60)});
    } else
      GROUP (affiliations, ENT_AFFILIATION_CONVERSATION, "b", {0, day (5), day (5)});
    GROUP (affiliations, ENT_AFFILIATION_EMPLOYER, "Acme", {1, day (0), day (later ? 80 : 50)},
           {2, day (30), day (50)});
  }
  g_autoptr (EntTies) a = ent_ties_new (then, day (50)), b = ent_ties_new (now, day (50));
  for (size_t c = 0; c <= 5; c++)
    g_assert_cmpuint (a->first_tie[c], ==, b->first_tie[c]);
  g_assert_cmpuint (a->first_tie[5], ==, 4);
  for (uint64_t i = 0; i < a->first_tie[5]; i++) {
    g_assert_cmpuint (a->ties[i].to, ==, b->ties[i].to);
    g_assert_cmpuint (a->ties[i].since_s, ==, b->ties[i].since_s);
    g_assert_cmpuint (a->ties[i].last_s, ==, b->ties[i].last_s);
    g_assert_cmpuint (b->ties[i].last_s, <=, day (50));
    g_assert_cmpfloat (a->ties[i].weight, ==, b->ties[i].weight);
  }
}

/* Zachary 1977, Journal of Anthropological Research 33:452; the best modularity is .41979 with four circles
 * (Brandes et al. 2008, 10.1109/TKDE.2007.190689). */
static const uint8_t karate[][2] = {
    {1, 0},   {2, 0},   {2, 1},   {3, 0},   {3, 1},   {3, 2},   {4, 0},   {5, 0},   {6, 0},   {6, 4},
    {6, 5},   {7, 0},   {7, 1},   {7, 2},   {7, 3},   {8, 0},   {8, 2},   {9, 2},   {10, 0},  {10, 4},
    {10, 5},  {11, 0},  {12, 0},  {12, 3},  {13, 0},  {13, 1},  {13, 2},  {13, 3},  {16, 5},  {16, 6},
    {17, 0},  {17, 1},  {19, 0},  {19, 1},  {21, 0},  {21, 1},  {25, 23}, {25, 24}, {27, 2},  {27, 23},
    {27, 24}, {28, 2},  {29, 23}, {29, 26}, {30, 1},  {30, 8},  {31, 0},  {31, 24}, {31, 25}, {31, 28},
    {32, 2},  {32, 8},  {32, 14}, {32, 15}, {32, 18}, {32, 20}, {32, 22}, {32, 23}, {32, 29}, {32, 30},
    {32, 31}, {33, 8},  {33, 9},  {33, 13}, {33, 14}, {33, 15}, {33, 18}, {33, 19}, {33, 20}, {33, 22},
    {33, 23}, {33, 26}, {33, 27}, {33, 28}, {33, 29}, {33, 30}, {33, 31}, {33, 32}};

static void
test_circles_of_the_karate_club (void)
{
  g_autoptr (EntAffiliations) affiliations = graph_of (35, karate, G_N_ELEMENTS (karate));
  g_autoptr (EntTies) ties = ent_ties_new (affiliations, day (1));
  g_autoptr (EntCircles) circles = ent_circles_new (ties, 1, NULL);
  g_assert_cmpuint (circles->n_circles, ==, 4);
  g_assert_cmpfloat_with_epsilon (circles->modularity, .41979, 5e-6);
  g_assert_cmpuint (circles->circle_of[0], !=, circles->circle_of[33]);
  g_assert_cmpuint (circles->circle_of[34], ==, ENT_NO_CIRCLE);
  uint32_t sum = 0;
  for (uint32_t c = 0; c < circles->n_circles; c++) {
    sum += circles->n_members[c];
    g_assert_true (c == 0 || circles->n_members[c] <= circles->n_members[c - 1]);
  }
  g_assert_cmpuint (sum, ==, 34);
  g_autoptr (EntCircles) again = ent_circles_new (ties, 1, NULL);
  for (size_t c = 0; c < 35; c++)
    g_assert_cmpuint (circles->circle_of[c], ==, again->circle_of[c]);
}

/* Two triangles and one who is tied to both: three quarters of the weight one way, a quarter the other: 1 -
 * 9/16
 * - 1/16. */
static void
test_bridges (void)
{
  static const uint8_t pairs[][2] = {{0, 1}, {0, 2}, {1, 2}, {3, 4}, {3, 5},
                                     {4, 5}, {6, 0}, {6, 1}, {6, 2}, {6, 3}};
  g_autoptr (EntAffiliations) affiliations = graph_of (7, pairs, G_N_ELEMENTS (pairs));
  g_autoptr (EntTies) ties = ent_ties_new (affiliations, day (1));
  g_autoptr (EntCircles) circles = ent_circles_new (ties, 7, NULL);
  g_assert_cmpuint (circles->n_circles, ==, 2);
  size_t n_circles;
  g_assert_cmpfloat_with_epsilon (ent_bridge_score (ties, circles, 6, &n_circles), .375, 1e-9);
  g_assert_cmpuint (n_circles, ==, 2);
  g_assert_cmpfloat (ent_bridge_score (ties, circles, 0, &n_circles), ==, 0);
  g_assert_cmpuint (n_circles, ==, 1);
}

static void
test_coverage (void)
{
  g_autoptr (EntAffiliations) affiliations = ent_affiliations_new (4);
  GROUP (affiliations, ENT_AFFILIATION_CONVERSATION, "", {0, day (0), day (0)}, {1, day (0), day (0)});
  GROUP (affiliations, ENT_AFFILIATION_EMPLOYER, "Acme", {1, day (0), day (0)}, {2, day (0), day (0)});
  g_autoptr (EntTies) ties = ent_ties_new (affiliations, day (1));
  g_autoptr (EntPanel) panel = ent_panel_new (4, 0);
  for (size_t i = 0; i < 4; i++) {
    panel->since_s[i] = day (i == 0 ? 2 : 0);
    panel->until_s[i] = ENT_NEVER;
  }
  EntCoverageOfTies coverage = ent_coverage_of_ties (panel, ties, day (1));
  g_assert_cmpuint (coverage.n_contacts, ==, 3); /* the first one comes later */
  g_assert_cmpuint (coverage.n_tied, ==, 2);
  g_assert_cmpuint (coverage.n_tied_of[ENT_AFFILIATION_CONVERSATION], ==, 1);
  g_assert_cmpuint (coverage.n_tied_of[ENT_AFFILIATION_EMPLOYER], ==, 2);
}

static void
test_organisations_are_compared_without_their_form (void)
{
  static const char *const cases[][2] = {
      {"Exemple Énergie S.A.S.", "exemple energie"},
      {"Acme, Inc.", "acme"},
      {"ACME GmbH", "acme"},
      {"Acme", "acme"},
      {"SA", "sa"},
      {"Plan B", "plan b"},
      {"  ", ""},
      {"Groupe Fictif SA", "groupe fictif"},
  };
  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GString) folded = g_string_new (NULL);
    ent_fold_organisation_append (ent_slice (cases[i][0]), folded);
    g_assert_cmpstr (folded->str, ==, cases[i][1]);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/structure/published-example", test_published_example);
  g_test_add_func ("/structure/ego-beside-definition", test_ego_beside_definition);
  g_test_add_func ("/structure/nobody", test_nobody);
  g_test_add_func ("/structure/weights", test_weights);
  g_test_add_func ("/structure/crowds", test_crowds_tie_nobody);
  g_test_add_func ("/structure/employer-times", test_an_employer_needs_the_same_time);
  g_test_add_func ("/structure/no-leak", test_nothing_later_enters);
  g_test_add_func ("/structure/karate-club", test_circles_of_the_karate_club);
  g_test_add_func ("/structure/bridges", test_bridges);
  g_test_add_func ("/structure/coverage", test_coverage);
  g_test_add_func ("/structure/organisations", test_organisations_are_compared_without_their_form);
  return g_test_run ();
}
