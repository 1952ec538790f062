/* `entregent changes`: what turned between two days, and why to write. */
#include "cli/person-private.h"

#define FIRST_PAGE 5
#define USUAL_DAYS 30

static const char *
heading_of (EntNewsKind kind)
{
  static const char *const headings[ENT_N_NEWS] = {
      N_ ("Relations gained"),      N_ ("Back after long"), N_ ("New positions"),
      N_ ("Relations cooled"),      N_ ("Turned away"),     N_ ("New contacts"),
      N_ ("Left your connections"), N_ ("New names"),       N_ ("New addresses"),
  };
  return _ (headings[kind]);
}

static void
print_item (EntApp *app, const EntNewsItem *item)
{
  g_autoptr (GString) line = g_string_new (NULL);
  g_autoptr (GString) name = g_string_new (NULL), fact = g_string_new (NULL);
  ent_text_append_printable (ent_slice (item->contact.name), name);
  ent_text_append_printable (ent_slice (item->fact), fact);
  g_string_append_printf (name, " (%" G_GINT64_FORMAT ")%s", item->contact.id, item->qualified ? "*" : "");
  g_string_append_printf (line, C_ ("name and fact", "%s: %s"), name->str, fact->str);
  if (*item->reason != '\0') {
    g_string_append (line, app->has_unicode ? " → " : " -> ");
    ent_text_append_printable (ent_slice (item->reason), line);
  }
  ent_print (app, "  ");
  ent_print_wrapped (app, line->str, 4);
}

void
ent_news_print (EntApp *app, const EntChanges *changes, bool is_whole)
{
  int64_t total = 0;
  bool any_qualified = false;
  for (size_t kind = 0; kind < ENT_N_NEWS; kind++) {
    total += changes->n[kind];
    if (changes->n[kind] == 0)
      continue;
    g_autofree char *n = ent_text_count (changes->n[kind]);
    g_autofree char *heading = g_strdup_printf ("%s (%s)", heading_of ((EntNewsKind)kind), n);
    ent_print_heading (app, heading);
    const GArray *items = changes->items[kind];
    for (guint i = 0; i < items->len; i++) {
      print_item (app, &g_array_index (items, EntNewsItem, i));
      any_qualified = any_qualified || g_array_index (items, EntNewsItem, i).qualified;
      ent_print_more (app);
    }
    if (is_whole)
      ent_print_rest (app, items->len, changes->n[kind], 2);
  }
  if (total == 0)
    ent_print (app, "%s\n", _ ("Nothing that is known of."));
  if (any_qualified)
    ent_print (app, "\n%s\n", _ ("* qualified for one of your targets"));
}

static void
print_changes (EntApp *app, const EntChanges *changes)
{
  g_autofree char *from = ent_format_day (changes->from_day * ENT_US_PER_DAY);
  g_autofree char *to = ent_format_day (changes->to_day * ENT_US_PER_DAY);
  ent_print (app, _ ("What changed from %s to %s"), from, to);
  ent_print (app, "\n");
  ent_news_print (app, changes, true);
}

static EntExit
run_changes (EntApp *app, GError **error)
{
  int64_t limit, from_day, to_day;
  if (!ent_app_limit (app, FIRST_PAGE, &limit, error) ||
      !ent_app_day (app, "to", ent_day_of (ent_now_us ()), &to_day, error) ||
      !ent_app_day (app, "from", to_day - USUAL_DAYS, &from_day, error))
    return ENT_EXIT_USAGE;
  g_autoptr (EntChanges) changes = ent_service_changes (app->network, from_day, to_day, limit, error);
  if (changes == NULL)
    return ENT_EXIT_FAILED;
  if (app->json) {
    EntJson *json = ent_print_json (app);
    ent_changes_write_json (changes, json);
    ent_print_json_end (app, json);
  } else
    print_changes (app, changes);
  return ENT_EXIT_DONE;
}

static const EntOption options[] = {
    {"from", ENT_OPTION_TEXT, "YYYY-MM-DD", N_ ("since the end of that day (30 days before the other)")},
    {"to", ENT_OPTION_TEXT, "YYYY-MM-DD", N_ ("until the end of that day (today)")},
    {"limit", ENT_OPTION_NUMBER, "N", N_ ("show N of each kind (5; -1 for all)")},
    {0},
};

const EntCommand ent_cmd_changes = {
    .name = "changes",
    .synopsis = "[--from YYYY-MM-DD] [--to YYYY-MM-DD] [--limit N] [--json]",
    .summary = N_ ("Show what changed between two days, and why to write"),
    .description =
        N_ ("Relations that were gained, came back, cooled or broke, by what was known on each day; who "
            "came and left; new positions, names and addresses, by the day of the source that says so."),
    .access = ENT_ACCESS_READ,
    .has_json = true,
    .options = options,
    .run = run_changes,
};
