/* `entregent circles`: who hangs together, and who stands between. */
#include "cli/person-private.h"

#include <math.h>

#define FIRST_PAGE 10

static int
percent (size_t part, size_t whole)
{
  return whole == 0 ? 0 : (int)(100 * part / whole);
}

/* How much of the network the ties are known for, by what they are known. */
static void
print_coverage (EntApp *app, const EntCircleReport *report)
{
  const EntCoverageOfTies *coverage = &report->coverage;
  g_autofree char *contacts = ent_text_count ((int64_t)coverage->n_contacts);
  g_autofree char *tied = ent_text_count ((int64_t)coverage->n_tied);
  g_autofree char *together = ent_text_count ((int64_t)coverage->n_tied_of[ENT_AFFILIATION_CONVERSATION]);
  g_autofree char *met = ent_text_count ((int64_t)coverage->n_tied_of[ENT_AFFILIATION_MEETING]);
  g_autofree char *worked = ent_text_count ((int64_t)coverage->n_tied_of[ENT_AFFILIATION_EMPLOYER]);
  g_autofree char *text = g_strdup_printf (
      _ ("Of %s contacts, %s (%d%%) are tied to another one: %s by conversations that you shared, %s by "
         "meetings, %s by having been at one organisation at one time."),
      contacts, tied, percent (coverage->n_tied, coverage->n_contacts), together, met, worked);
  ent_print_wrapped (app, text, 0);
}

static void
print_figures (EntApp *app, const EntCircleReport *report)
{
  if (!report->has_figures) {
    ent_print_wrapped (app,
                       _ ("That is less than half of them: how your network as a whole hangs together cannot "
                          "be said. Mailboxes and calendars tell who was with whom: entregent import"),
                       0);
    return;
  }
  g_autofree char *ties = ent_text_count ((int64_t)report->ego.n_ties);
  g_autofree char *alters = ent_text_count ((int64_t)report->ego.n_alters);
  g_autofree char *effective = ent_text_count (llround (report->ego.effective_size));
  g_autofree char *text = g_strdup_printf (
      _ ("With %s ties among them, they lead as far as %s contacts who do not know one another (effective "
         "size, of %s at most); constraint %.4f, where 0 is free and 1 closed in."),
      ties, effective, alters, report->ego.constraint);
  ent_print_wrapped (app, text, 0);
}

static void
print_circles (EntApp *app, const EntCircleReport *report)
{
  if (report->n_circles == 0) {
    ent_print (app, "\n%s\n", _ ("There is no circle of three people yet."));
    return;
  }
  g_autoptr (EntTable) table = ent_table_new (6);
  static const char *const headings[] = {NC_ ("circle", "no."),    NC_ ("circle", "circle"),
                                         NC_ ("circle", "people"), NC_ ("circle", "qualified"),
                                         NC_ ("circle", "good"),   NC_ ("circle", "both")};
  for (size_t i = 0; i < G_N_ELEMENTS (headings); i++)
    ent_table_heading (table, i, g_dpgettext2 (GETTEXT_PACKAGE, "circle", headings[i]), i != 1, i == 1);
  for (guint i = 0; i < report->circles->len; i++) {
    const EntCircleInfo *circle = &g_array_index (report->circles, EntCircleInfo, i);
    ent_table_cell_take (table, ent_text_count (circle->number));
    ent_table_cell (table, ent_slice (circle->name));
    const int64_t counts[] = {circle->size, circle->n_qualified, circle->n_good, circle->n_both};
    for (size_t k = 0; k < G_N_ELEMENTS (counts); k++)
      ent_table_cell_take (table, ent_text_count (counts[k]));
  }
  ent_print (app, "\n");
  if (report->circles->len > 0)
    ent_table_print (table, app);
  ent_print_rest (app, report->circles->len, report->n_circles, 0);
}

static void
print_bridges (EntApp *app, const EntCircleReport *report)
{
  if (report->bridges->len == 0)
    return;
  ent_print_heading (app, _ ("Between circles: they bring what the others don't have"));
  for (guint i = 0; i < report->bridges->len; i++) {
    const EntBridge *bridge = &g_array_index (report->bridges, EntBridge, i);
    g_autoptr (GString) line = g_string_new (NULL);
    ent_person_append (&bridge->contact, line);
    ent_print (app, "  ");
    ent_print_wrapped (app, line->str, 4);
    g_string_truncate (line, 0);
    ent_person_standing_append (&bridge->contact, line);
    g_autoptr (GString) names = g_string_new (NULL);
    for (guint k = 0; k < bridge->circles->len; k++)
      g_string_append_printf (names, "%s%s", k > 0 ? " / " : "",
                              (const char *)g_ptr_array_index (bridge->circles, k));
    g_string_append (line, C_ ("between reasons", "; "));
    g_string_append_printf (line, _ ("%d circles: %s"), (int)bridge->n_circles, names->str);
    ent_print (app, "      ");
    ent_print_wrapped (app, line->str, 6);
  }
}

static void
print_members (EntApp *app, const EntCircleReport *report)
{
  g_autofree char *size = ent_text_count (report->circle->size);
  g_autofree char *heading = g_strdup_printf (_ ("Circle %d: %s (%s people)"), (int)report->circle->number,
                                              report->circle->name, size);
  g_autoptr (GString) safe = g_string_new (NULL);
  ent_text_append_printable (ent_slice (heading), safe);
  ent_print_style (app, ENT_STYLE_BOLD);
  ent_print (app, "%s\n", safe->str);
  ent_print_style (app, ENT_STYLE_PLAIN);
  for (guint i = 0; i < report->members->len; i++) {
    const EntContact *contact = &g_array_index (report->members, EntContact, i);
    g_autoptr (GString) line = g_string_new (NULL);
    ent_person_append (contact, line);
    g_string_append (line, C_ ("between reasons", "; "));
    ent_person_standing_append (contact, line);
    ent_print (app, "  ");
    ent_print_wrapped (app, line->str, 4);
    ent_print_more (app);
  }
  ent_print_rest (app, report->members->len, report->circle->size, 2);
}

static EntExit
run_circles (EntApp *app, GError **error)
{
  int64_t number = 0, limit;
  if (!ent_app_limit (app, FIRST_PAGE, &limit, error) ||
      (app->n_arguments > 0 && !ent_app_id (app, 0, &number, error)))
    return ENT_EXIT_USAGE;
  g_autoptr (EntCircleReport) report = ent_service_circles (app->network, number, limit, error);
  if (report == NULL)
    return ENT_EXIT_FAILED;
  if (app->json) {
    EntJson *json = ent_print_json (app);
    ent_circle_report_write_json (report, json);
    ent_print_json_end (app, json);
    return ENT_EXIT_DONE;
  }
  if (report->circle != NULL) {
    print_members (app, report);
    return ENT_EXIT_DONE;
  }
  print_coverage (app, report);
  print_figures (app, report);
  print_circles (app, report);
  print_bridges (app, report);
  if (report->n_circles > 0)
    ent_print (app, "\n%s\n", _ ("Who is in one: entregent circles NUMBER"));
  return ENT_EXIT_DONE;
}

static const EntOption options[] = {
    {"limit", ENT_OPTION_NUMBER, "N", N_ ("show N circles, bridges and members (10; -1 for all)")},
    {0},
};

const EntCommand ent_cmd_circles = {
    .name = "circles",
    .synopsis = "[--limit N] [--json] [NUMBER]",
    .summary = N_ ("Show who hangs together, and who stands between"),
    .description =
        N_ ("Contacts are tied by conversations and meetings that they shared with you, and by having "
            "been at one organisation at one time. With NUMBER, who is in that circle."),
    .access = ENT_ACCESS_READ,
    .has_json = true,
    .n_max = 1,
    .options = options,
    .run = run_circles,
};
