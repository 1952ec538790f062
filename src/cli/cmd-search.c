/* `entregent search`: what was said, with the place that was found. */
#include "cli/cli-private.h"

#define FIRST_PAGE 20

static void
print_found (EntApp *app, const EntFound *found)
{
  static const char *const arrows[] = {"", "→ ", "← ", ""};
  static const char *const plain_arrows[] = {"", "-> ", "<- ", ""};
  g_autofree char *day = ent_format_day (found->at.at_us);
  ent_print_style (app, ENT_STYLE_BOLD);
  ent_print (app, "%s  %s", day, (app->has_unicode ? arrows : plain_arrows)[found->direction]);
  ent_print_text (app, ent_slice (found->contact_id != 0 ? found->name : _ ("you")));
  ent_print_style (app, ENT_STYLE_PLAIN);
  if (found->contact_id != 0)
    ent_print (app, " (%" G_GINT64_FORMAT ")", found->contact_id);
  if (*found->subject != '\0') {
    ent_print (app, ", ");
    ent_print_text (app, ent_slice (found->subject));
  }
  ent_print (app, "\n    ");
  ent_print_wrapped (app, found->snippet, 4);
  ent_print_more (app);
}

static EntExit
run_search (EntApp *app, GError **error)
{
  g_autofree char *words = ent_app_join (app, 0);
  int64_t limit = ent_app_number (app, "limit", FIRST_PAGE);
  g_autoptr (EntSearch) search = ent_service_search (app->network, words, limit, error);
  if (search == NULL)
    return ENT_EXIT_FAILED;
  if (app->json) {
    EntJson *json = ent_print_json (app);
    ent_search_write_json (search, json);
    ent_print_json_end (app, json);
    return ENT_EXIT_DONE;
  }
  ent_print_corrections (app, search->corrected);
  for (guint i = 0; i < search->found->len; i++)
    print_found (app, &g_array_index (search->found, EntFound, i));
  g_autofree char *total = ent_text_count (search->total);
  if (search->total == 0)
    ent_print (app, "%s\n", _ ("Nobody said that."));
  else if (search->found->len < search->total)
    ent_print (app, _ ("%s in all; more with --limit N\n"), total);
  return ENT_EXIT_DONE;
}

static const EntOption options[] = {
    {"limit", ENT_OPTION_NUMBER, "N", N_ ("show N exchanges (20; -1 for all)")},
    {0},
};

const EntCommand ent_cmd_search = {
    .name = "search",
    .synopsis = "[--limit N] [--json] WORDS...",
    .summary = N_ ("Search everything said: messages, mails, recommendations"),
    .description =
        N_ ("All of the words must be there; quotes hold a phrase. Case, accents and plurals do not "
            "matter. When nothing is found, words that nobody said are taken for typing errors. To list the "
            "people instead: entregent list 'said:\"solar panels\"'"),
    .access = ENT_ACCESS_READ,
    .has_json = true,
    .n_min = 1,
    .n_max = ENT_MANY,
    .options = options,
    .run = run_search,
};
