/* `entregent compare`: two networks side by side. */
#include "cli/cli-private.h"

static EntExit
run_compare (EntApp *app, GError **error)
{
  /* With one file, the other is the user's own network. */
  const char *first = app->n_arguments > 1 ? app->arguments[0] : app->network_path;
  const char *second = app->arguments[app->n_arguments - 1];
  g_autoptr (EntComparison) comparison = ent_service_compare (first, second, error);
  if (comparison == NULL)
    return ENT_EXIT_FAILED;
  if (!app->json) {
    ent_comparison_print (app, comparison);
    return ENT_EXIT_DONE;
  }
  EntJson *json = ent_print_json (app);
  ent_comparison_write_json (comparison, json);
  ent_print_json_end (app, json);
  return ENT_EXIT_DONE;
}

const EntCommand ent_cmd_compare = {
    .name = "compare",
    .synopsis = "[--json] [NETWORK] NETWORK",
    .summary = N_ ("Show two networks side by side"),
    .description = N_ ("Each NETWORK is a network's file. With one, it is held against your own."),
    .has_json = true,
    .n_min = 1,
    .n_max = 2,
    .run = run_compare,
};
