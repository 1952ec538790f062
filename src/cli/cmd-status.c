/* `entregent status`, and what `entregent` alone does. */
#include "cli/cli-private.h"

static EntExit
run_status (EntApp *app, GError **error)
{
  int64_t day;
  if (!ent_app_day (app, "at", ENT_TODAY, &day, error))
    return ENT_EXIT_USAGE;
  bool is_past = day != ENT_TODAY;
  g_autoptr (EntStatus) status =
      is_past ? ent_service_status_at (app->network, day, error) : ent_service_status (app->network, error);
  if (status == NULL)
    return ENT_EXIT_FAILED;
  if (!app->json) {
    /* Nothing came in yet, or all of it was taken back: a picture of nothing would help nobody. */
    if (status->n_sources == 0 && !is_past)
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
