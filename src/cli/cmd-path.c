/* `entregent path`: who can open a door. */
#include "cli/person-private.h"

#define FIRST_PAGE 8

static int
year_of (int64_t at_us)
{
  int year;
  unsigned month, day;
  ent_civil_from_days (ent_day_of (at_us), &year, &month, &day);
  return year;
}

static void
print_insider (EntApp *app, const EntPath *path, const EntInsider *insider)
{
  g_autoptr (GString) line = g_string_new (NULL);
  ent_person_append (&insider->contact, line);
  ent_print (app, "  ");
  ent_print_wrapped (app, line->str, 4);
  g_string_truncate (line, 0);
  ent_person_standing_append (&insider->contact, line);
  if (!path->is_person) {
    g_string_append (line, C_ ("between reasons", "; "));
    if (insider->is_now)
      g_string_append (line, _ ("there now"));
    else
      g_string_append_printf (line, _ ("seen there in %d"), year_of (insider->until_us));
    if (path->organisations->len > 1) {
      g_string_append (line, " (");
      ent_text_append_printable (ent_slice (insider->where), line);
      g_string_append_c (line, ')');
    }
  }
  ent_print (app, "      ");
  ent_print_wrapped (app, line->str, 6);
}

static void
print_helper (EntApp *app, const EntHelper *helper)
{
  g_autoptr (GString) line = g_string_new (NULL);
  ent_person_append (&helper->contact, line);
  ent_print (app, "  ");
  ent_print_wrapped (app, line->str, 4);
  g_string_truncate (line, 0);
  ent_person_standing_append (&helper->contact, line);
  g_string_append (line, C_ ("between reasons", "; "));
  g_autofree char *common = ent_text_count (helper->n_common);
  g_string_append_printf (
      line, ngettext ("%s contact in common", "%s contacts in common", (unsigned long)helper->n_common),
      common);
  ent_print (app, "      ");
  ent_print_wrapped (app, line->str, 6);
  g_autoptr (GString) other = g_string_new (NULL);
  ent_text_append_printable (ent_slice (helper->tie.other.name), other);
  g_string_printf (line, _ ("to %s (%lld):"), other->str, (long long)helper->tie.other.id);
  ent_print (app, "      ");
  ent_print_wrapped (app, line->str, 6);
  ent_print_grounds (app, helper->tie.grounds, 8);
}

static char *
join_organisations (const EntPath *path)
{
  g_autoptr (GString) names = g_string_new (NULL);
  for (guint i = 0; i < path->organisations->len && i < 5; i++) {
    g_string_append (names, i > 0 ? ", " : "");
    ent_text_append_printable (ent_slice (g_ptr_array_index (path->organisations, i)), names);
  }
  if (path->organisations->len > 5)
    g_string_append (names, ", …");
  return g_string_free (g_steal_pointer (&names), FALSE);
}

static void
print_insiders (EntApp *app, const EntPath *path)
{
  if (path->insiders->len == 0 && path->n_insiders == 0)
    return;
  g_autofree char *n = ent_text_count (path->n_insiders);
  g_autofree char *names = join_organisations (path);
  g_autofree char *heading =
      path->is_person
          ? g_strdup (_ ("Straight to them"))
          : g_strdup_printf (_ ("Straight in: who is or was at %s, as far as is known (%s)"), names, n);
  ent_print_style (app, ENT_STYLE_BOLD);
  ent_print_wrapped (app, heading, 0);
  ent_print_style (app, ENT_STYLE_PLAIN);
  for (guint i = 0; i < path->insiders->len; i++)
    print_insider (app, path, &g_array_index (path->insiders, EntInsider, i));
  ent_print_rest (app, path->insiders->len, path->n_insiders, 2);
}

static void
print_path (EntApp *app, const EntPath *path)
{
  print_insiders (app, path);
  if (path->n_helpers > 0) {
    g_autofree char *n = ent_text_count (path->n_helpers);
    g_autofree char *heading = g_strdup_printf (_ ("In two steps: who is tied to them (%s)"), n);
    ent_print_heading (app, heading);
  } else
    ent_print (app, "\n%s\n", _ ("Nobody else is known to be tied to them."));
  for (guint i = 0; i < path->helpers->len; i++) {
    print_helper (app, &g_array_index (path->helpers, EntHelper, i));
    ent_print_more (app);
  }
  ent_print_rest (app, path->helpers->len, path->n_helpers, 2);
  if (path->n_bad > 0) {
    g_autofree char *n = ent_text_count (path->n_bad);
    ent_print (app, "\n");
    ent_print (app,
               ngettext ("%s person is left out, for the relation is bad.",
                         "%s people are left out, for the relation is bad.", (unsigned long)path->n_bad),
               n);
    ent_print (app, "\n");
  }
}

static EntExit
run_path (EntApp *app, GError **error)
{
  int64_t limit;
  if (!ent_app_limit (app, FIRST_PAGE, &limit, error))
    return ENT_EXIT_USAGE;
  g_autofree char *goal = ent_app_join (app, 0);
  g_autoptr (EntPath) path = ent_service_path (app->network, goal, ent_app_flag (app, "job"), limit, error);
  if (path == NULL)
    return ENT_EXIT_FAILED;
  if (app->json) {
    EntJson *json = ent_print_json (app);
    ent_path_write_json (path, json);
    ent_print_json_end (app, json);
  } else
    print_path (app, path);
  return ENT_EXIT_DONE;
}

static const EntOption options[] = {
    {"job", ENT_OPTION_FLAG, NULL, N_ ("for finding work: moderately weak ties first")},
    {"limit", ENT_OPTION_NUMBER, "N", N_ ("show N of each (8; -1 for all)")},
    {0},
};

const EntCommand ent_cmd_path = {
    .name = "path",
    .synopsis = "[--job] [--limit N] [--json] GOAL...",
    .summary = N_ ("Show who can open a door at an organisation, or to a person"),
    .description =
        N_ ("GOAL is an organisation, the name of a contact, or their number. First come those who are "
            "or were there, then those tied to them, by how warm the relation is and how strong the "
            "tie, with what is known of it. With --job, those with whom you have few contacts or very "
            "many in common come later, and warmth counts half."),
    .access = ENT_ACCESS_READ,
    .has_json = true,
    .n_min = 1,
    .n_max = ENT_MANY,
    .options = options,
    .run = run_path,
};
