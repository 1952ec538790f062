/* `entregent rebuild`: everything that is derived, anew. */
#include "cli/cli-private.h"

static EntExit
run_rebuild (EntApp *app, GError **error)
{
  if (!ent_service_rebuild (app->network, error))
    return ENT_EXIT_FAILED;
  ent_print (app, "%s\n", _ ("People, scores and indexes are made anew from what the sources said."));
  return ENT_EXIT_DONE;
}

const EntCommand ent_cmd_rebuild = {
    .name = "rebuild",
    .synopsis = "",
    .summary = N_ ("Make people, scores and indexes anew"),
    .description = N_ ("What the sources said stays; answers don't change."),
    .access = ENT_ACCESS_WRITE,
    .run = run_rebuild,
};
