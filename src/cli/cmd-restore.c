/* `entregent restore`: back to a copy. */
#include "cli/cli-private.h"

static EntExit
run_restore (EntApp *app, GError **error)
{
  if (ent_network_exists (app->network_path)) {
    g_autofree char *question = g_strdup_printf (
        _ ("Replace the network in %s? What is there is kept beside it."), app->network_path);
    if (!ent_app_confirm (app, question, error))
      return ENT_EXIT_REFUSED;
  }
  if (!ent_service_restore (app->arguments[0], app->network_path, error))
    return ENT_EXIT_FAILED;
  g_autofree char *line = g_strdup_printf (_ ("The network is again as %s holds it."), app->arguments[0]);
  ent_print_text (app, ent_slice (line));
  ent_print (app, "\n");
  return ENT_EXIT_DONE;
}

static const EntOption options[] = {
    {"yes", ENT_OPTION_FLAG, NULL, N_ ("don't ask")},
    {0},
};

const EntCommand ent_cmd_restore = {
    .name = "restore",
    .synopsis = "[--yes] FILE",
    .summary = N_ ("Go back to a copy made by backup"),
    .description =
        N_ ("FILE is checked first. What the network held is kept beside it, as NETWORK.before-restore."),
    .n_min = 1,
    .n_max = 1,
    .options = options,
    .run = run_restore,
};
