/* `entregent check`: whether the network is sound. */
#include "cli/cli-private.h"

#include <stdint.h>

#define MAX_KEPT 1000

static void
write_json (EntApp *app, const EntReport *report)
{
  EntJson *json = ent_print_json (app);
  ent_json_begin_object (json);
  ent_json_member_bool (json, "sound", ent_report_count (report) == 0);
  ent_json_key (json, "problems");
  ent_json_begin_array (json);
  for (size_t i = 0; i < ent_report_n_kept (report); i++)
    ent_json_string (json, ent_slice (ent_report_get (report, i)->reason));
  ent_json_end_array (json);
  ent_json_end_object (json);
  ent_print_json_end (app, json);
}

static EntExit
run_check (EntApp *app, GError **error)
{
  g_autoptr (EntReport) report = ent_report_new (MAX_KEPT);
  if (!ent_service_check (app->network, report, error))
    return ENT_EXIT_FAILED;
  if (app->json)
    write_json (app, report);
  else if (ent_report_count (report) == 0)
    ent_print (app, "%s\n", _ ("The network is sound."));
  else
    ent_problems_print (app, report, SIZE_MAX);
  return ent_report_count (report) == 0 ? ENT_EXIT_DONE : ENT_EXIT_FAILED;
}

const EntCommand ent_cmd_check = {
    .name = "check",
    .synopsis = "[--json]",
    .summary = N_ ("Check that the network is sound"),
    .access = ENT_ACCESS_READ,
    .has_json = true,
    .run = run_check,
};
