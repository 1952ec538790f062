/* `entregent note`: a note about somebody. */
#include "cli/cli-private.h"

static EntExit
run_note (EntApp *app, GError **error)
{
  int64_t id, source_id;
  g_autofree char *text = ent_app_join (app, 1);
  if (!ent_app_id (app, 0, &id, error) ||
      !ent_service_note (app->network, id, ent_slice (text), &source_id, error))
    return ENT_EXIT_FAILED;
  ent_print (app, _ ("Noted. To take it back: entregent undo %d"), (int)source_id);
  ent_print (app, "\n");
  return ENT_EXIT_DONE;
}

const EntCommand ent_cmd_note = {
    .name = "note",
    .synopsis = "ID TEXT...",
    .summary = N_ ("Write a note about a contact"),
    .access = ENT_ACCESS_WRITE,
    .n_min = 2,
    .n_max = ENT_MANY,
    .run = run_note,
};
