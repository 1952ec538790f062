/* Names as they are compared (science of names: docs/identity.md). */
#include "identity/name.h"

#include <math.h>

static EntSlice
slice (const char *text)
{
  return ent_slice (text);
}

/* Winkler's published examples. */
static void
test_jaro_winkler (void)
{
  static const struct {
    const char *a, *b;
    double expected;
  } cases[] = {
      {"martha", "marhta", .9611},
      {"dixon", "dicksonx", .8133},
      {"dwayne", "duane", .8400},
      {"same", "same", 1},
      {"", "", 1},
      {"abc", "", 0},
      {"abc", "xyz", 0},
  };
  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++) {
    double alike = ent_jaro_winkler (slice (cases[i].a), slice (cases[i].b));
    g_assert_cmpfloat_with_epsilon (alike, cases[i].expected, .00006);
    g_assert_cmpfloat (ent_jaro_winkler (slice (cases[i].b), slice (cases[i].a)), ==, alike);
    g_assert_cmpfloat (ent_jaro_winkler_limit (slice (cases[i].a), slice (cases[i].b), .5), ==,
                       alike >= .5 ? alike : 0);
  }
}

/* "given words|family words" */
static char *
describe (const EntPersonName *name)
{
  GString *out = g_string_new (NULL);
  for (size_t i = 0; i < name->n_given; i++)
    g_string_append_printf (out, "%s%.*s", i > 0 ? " " : "", (int)name->given[i].length, name->given[i].data);
  g_string_append_c (out, '|');
  for (size_t i = 0; i < name->n_family; i++)
    g_string_append_printf (out, "%s%.*s", i > 0 ? " " : "", (int)name->family[i].length,
                            name->family[i].data);
  return g_string_free (out, FALSE);
}

static void
test_parse (void)
{
  static const char *const cases[][2] = {
      {"Zoé Exemple", "zoe|exemple"},
      {"EXEMPLE Zoé", "zoe|exemple"},
      {"Exemple, Zoé", "zoe|exemple"},
      {"Dr. Jean-Marc Exemple", "jean marc|exemple"},
      {"Jean-Marc de la Fiction", "jean marc|fiction"},
      {"Zoé Exemple (Acme) | Coach 🚀", "zoe|exemple"},
      {"Zoé Exemple-Fictive", "zoe|exemple fictive"},
      {"Œdipe d'Inventé", "oedipe|invente"},
      {"Le Van", "le|van"},
      {"Ben Exemple", "ben|exemple"}, /* a Benjamin */
      {"Mohamed Ben Exemple", "mohamed|exemple"},
      {"Ngoc Le", "ngoc|le"},
      {"Jean-Marc", "jean marc|"},
      {"de", "de|"},
      {"", "|"},
      {"   ", "|"},
      {"🚀", "|"},
  };
  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++) {
    EntPersonName name;
    ent_person_name_parse (slice (cases[i][0]), &name);
    g_autofree char *told = describe (&name);
    g_test_message ("%s", cases[i][0]);
    g_assert_cmpstr (told, ==, cases[i][1]);
  }
}

static void
test_short_forms (void)
{
  static const char *const alike[][2] = {{"fred", "frederic"},
                                         {"bob", "robert"},
                                         {"steph", "stephanie"},
                                         {"bill", "william"},
                                         {"manu", "emmanuel"}};
  static const char *const unlike[][2] = {
      {"paul", "pauline"}, {"marie", "marc"}, {"bob", "bob"}, {"", "bob"}};
  for (size_t i = 0; i < G_N_ELEMENTS (alike); i++) {
    g_assert_true (ent_name_is_short_form (slice (alike[i][0]), slice (alike[i][1])));
    g_assert_true (ent_name_is_short_form (slice (alike[i][1]), slice (alike[i][0])));
  }
  for (size_t i = 0; i < G_N_ELEMENTS (unlike); i++)
    g_assert_false (ent_name_is_short_form (slice (unlike[i][0]), slice (unlike[i][1])));
}

static void
test_logins (void)
{
  static const struct {
    const char *login;
    EntNameFit fit;
  } cases[] = {
      {"zoe.exemple", ENT_FIT_FULL},     {"exemplezoe", ENT_FIT_FULL}, {"zexemple", ENT_FIT_INITIAL_FAMILY},
      {"zoee", ENT_FIT_GIVEN_INITIAL},   {"exemple", ENT_FIT_FAMILY},  {"zoe", ENT_FIT_GIVEN},
      {"contact-exemple", ENT_FIT_PART}, {"ze", ENT_FIT_INITIALS},     {"zoe.exemple86", ENT_FIT_FULL},
      {"bilal", ENT_FIT_NONE},           {"", ENT_FIT_NONE},           {"1234", ENT_FIT_NONE},
  };
  EntPersonName name;
  ent_person_name_parse (ENT_SLICE ("Zoé Exemple"), &name);
  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_test_message ("%s", cases[i].login);
    g_assert_cmpint (ent_name_fit_login (slice (cases[i].login), &name), ==, cases[i].fit);
  }
}

static void
test_logins_with_particles (void)
{
  static const struct {
    const char *login;
    EntNameFit fit;
  } cases[] = {{"jdelafiction", ENT_FIT_INITIAL_FAMILY},
               {"jeandelafiction", ENT_FIT_FULL},
               {"delafiction", ENT_FIT_FAMILY},
               {"jfiction", ENT_FIT_INITIAL_FAMILY}};
  EntPersonName name;
  ent_person_name_parse (ENT_SLICE ("Jean de la Fiction"), &name);
  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (ent_name_fit_login (slice (cases[i].login), &name), ==, cases[i].fit);
}

static void
test_completion (void)
{
  static const char *const cases[][3] = {
      {"Zoé E.", "zoe.exemple", "zoe|exemple"},
      {"Zoé E.", "exemple.zoe", "zoe|exemple"},
      {"Zoé E.", "zoeexemple", "zoe|exemple"},
      {"Z. Exemple", "zoe_exemple", "zoe|exemple"},
      {"Zoé E.", "zexemple", "zoe|exemple"},
      {"Zoé", "zoe.exemple", "zoe|exemple"},
      {"Zoé E.", "zoe.fictive", NULL},
      {"Zoé E.", "zoe", NULL},
      {"Zoé", "zoeexemple", NULL}, /* nothing sets the rest off: it may be anything */
      {"Zoé Exemple", "zoe.fictive", NULL},
      {"Zoé E.", "awa.exemple", NULL},
      {"Zoé E.", "", NULL},
  };
  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++) {
    EntPersonName name, full;
    ent_person_name_parse (slice (cases[i][0]), &name);
    g_test_message ("%s <%s>", cases[i][0], cases[i][1]);
    bool is_full = ent_name_complete (&name, slice (cases[i][1]), &full);
    g_autofree char *told = is_full ? describe (&full) : NULL;
    g_assert_cmpstr (told, ==, cases[i][2]);
  }
}

static char *
sound_of (const char *word)
{
  GString *out = g_string_new (NULL);
  ent_name_sound_append (slice (word), out);
  return g_string_free (out, FALSE);
}

static void
test_sounds (void)
{
  static const char *const alike[][2] = {
      {"lefebvre", "lefevre"}, {"dupont", "dupond"}, {"philippe", "filipe"}};
  for (size_t i = 0; i < G_N_ELEMENTS (alike); i++) {
    g_autofree char *a = sound_of (alike[i][0]), *b = sound_of (alike[i][1]);
    g_assert_cmpstr (a, ==, b);
  }
  g_autofree char *a = sound_of ("martin"), *b = sound_of ("durand");
  g_assert_cmpstr (a, !=, b);
}

static void
test_shares (void)
{
  g_assert_cmpfloat (ent_name_family_share (ENT_SLICE ("martin")), >,
                     20 * ent_name_family_share (ENT_SLICE ("quemeneur")));
  g_assert_cmpfloat (ent_name_given_share (ENT_SLICE ("marie")), >,
                     10 * ent_name_given_share (ENT_SLICE ("zzyzx")));
  g_assert_true (ent_name_is_given (ENT_SLICE ("marie")));
  g_assert_false (ent_name_is_given (ENT_SLICE ("zzyzx")));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/identity/name/jaro-winkler", test_jaro_winkler);
  g_test_add_func ("/identity/name/parse", test_parse);
  g_test_add_func ("/identity/name/short-forms", test_short_forms);
  g_test_add_func ("/identity/name/logins", test_logins);
  g_test_add_func ("/identity/name/logins-with-particles", test_logins_with_particles);
  g_test_add_func ("/identity/name/completion", test_completion);
  g_test_add_func ("/identity/name/sounds", test_sounds);
  g_test_add_func ("/identity/name/shares", test_shares);
  return g_test_run ();
}
