/* `entregent tag`: a word on somebody, to find them by. */
#include "cli/cli-private.h"

static EntExit
run_tag (EntApp *app, GError **error)
{
  int64_t id, source_id = 0;
  bool is_on = !ent_app_flag (app, "remove");
  if (!ent_app_id (app, 0, &id, error))
    return ENT_EXIT_USAGE;
  for (unsigned i = 1; i < app->n_arguments; i++) {
    if (!ent_service_tag (app->network, id, ent_slice (app->arguments[i]), is_on, &source_id, error))
      return ENT_EXIT_FAILED;
    ent_print_text (app, ent_slice (app->arguments[i]));
    ent_print (app, _ (": "));
    ent_print (app,
               is_on ? _ ("tagged. To take it back: entregent undo %d")
                     : _ ("untagged. To take it back: entregent undo %d"),
               (int)source_id);
    ent_print (app, "\n");
  }
  return ENT_EXIT_DONE;
}

static const EntOption options[] = {
    {"remove", ENT_OPTION_FLAG, NULL, N_ ("take the tag off")},
    {0},
};

const EntCommand ent_cmd_tag = {
    .name = "tag",
    .synopsis = "[--remove] ID TAG...",
    .summary = N_ ("Put a tag on a contact, or take it off"),
    .description = N_ ("Find the tagged ones with: entregent list tag:TAG"),
    .access = ENT_ACCESS_WRITE,
    .n_min = 2,
    .n_max = ENT_MANY,
    .options = options,
    .run = run_tag,
};
