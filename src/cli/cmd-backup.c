/* `entregent backup`: a checked copy. */
#include "cli/cli-private.h"

static EntExit
run_backup (EntApp *app, GError **error)
{
  if (!ent_service_backup (app->network, app->arguments[0], error))
    return ENT_EXIT_FAILED;
  g_autofree char *line =
      g_strdup_printf (_ ("The network is copied to %s, and the copy is sound."), app->arguments[0]);
  ent_print_text (app, ent_slice (line));
  ent_print (app, "\n");
  return ENT_EXIT_DONE;
}

const EntCommand ent_cmd_backup = {
    .name = "backup",
    .synopsis = "FILE",
    .summary = N_ ("Copy the network to a file, and check the copy"),
    .description = N_ ("FILE must not exist yet. Others may go on reading and writing meanwhile."),
    .access = ENT_ACCESS_READ,
    .n_min = 1,
    .n_max = 1,
    .run = run_backup,
};
