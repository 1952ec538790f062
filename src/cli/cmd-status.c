/* `entregent status`, and what `entregent` alone does. */
#include "cli/cli-private.h"

static EntExit
run_status (EntApp *app, GError **error)
{
  const char *at = ent_app_text (app, "at");
  EntTime time;
  if (at != NULL && !ent_time_from_iso (ent_slice (at), &time)) {
    g_set_error (error, ENT_ERROR, ENT_ERROR_USAGE, _ ("“%s” is no date: write it as 2026-05-03."), at);
    return ENT_EXIT_USAGE;
  }
  g_autoptr (EntStatus) status = at != NULL
                                     ? ent_service_status_at (app->network, ent_day_of (time.at_us), error)
                                     : ent_service_status (app->network, error);
  if (status == NULL)
    return ENT_EXIT_FAILED;
  if (!app->json) {
    /* Nothing came in yet, or all of it was taken back: a picture of nothing would help nobody. */
    if (status->n_sources == 0 && at == NULL)
      ent_first_steps_print (app);
    else
      ent_status_print (app, status);
    return ENT_EXIT_DONE;
  }
  EntJson *json = ent_print_json (app);
  ent_status_write_json (status, json);
  ent_print_json_end (app, json);
  return ENT_EXIT_DONE;
}

static const EntOption options[] = {
    {"at", ENT_OPTION_TEXT, "YYYY-MM-DD", N_ ("as of the end of that past day")},
    {0},
};

const EntCommand ent_cmd_status = {
    .name = "status",
    .synopsis = "[--at YYYY-MM-DD] [--json]",
    .summary = N_ ("Show the network at a glance"),
    .description = N_ ("How many contacts you have, how many are qualified for your goal, with how many the "
                       "relation is good, and how that moved month by month. A relation without any exchange "
                       "is unknown, and silence is never bad."),
    .access = ENT_ACCESS_READ,
    .has_json = true,
    .options = options,
    .run = run_status,
};
