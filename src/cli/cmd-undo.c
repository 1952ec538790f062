/* `entregent undo`: takes a source back. */
#include "cli/cli-private.h"

static void
print_undo (EntApp *app, const EntUndo *undo)
{
  g_autofree char *contacts = ent_text_contacts (undo->contacts_after);
  g_autofree char *fewer_contacts = ent_format_change (undo->contacts_after - undo->contacts_before);
  g_autofree char *interactions = ent_text_exchanges (undo->interactions_after);
  g_autofree char *fewer_interactions =
      ent_format_change (undo->interactions_after - undo->interactions_before);
  ent_print (app,
             undo->is_dry_run ? _ ("Without source %d your network would hold %s (%s) and %s (%s).")
                              : _ ("Source %d is taken back. Your network now holds %s (%s) and %s (%s)."),
             (int)undo->id, contacts, fewer_contacts, interactions, fewer_interactions);
  ent_print (app, "\n");
  ent_difference_print (app, undo->difference);
}

static EntExit
run_undo (EntApp *app, GError **error)
{
  int64_t id;
  bool is_dry_run = ent_app_flag (app, "dry-run");
  if (!ent_app_id (app, 0, &id, error))
    return ENT_EXIT_USAGE;
  if (!is_dry_run) {
    g_autoptr (EntSource) source = ent_service_source (app->network, id, error);
    if (source == NULL)
      return ENT_EXIT_NOT_FOUND;
    g_autofree char *question =
        g_strdup_printf (_ ("Take back source %d (%s) and all that only it says?"), (int)id, source->path);
    if (!ent_app_confirm (app, question, error))
      return ENT_EXIT_REFUSED;
  }
  g_autoptr (EntUndo) undo = ent_service_undo (app->network, id, is_dry_run, error);
  if (undo == NULL)
    return ENT_EXIT_FAILED;
  if (!app->json) {
    print_undo (app, undo);
    return ENT_EXIT_DONE;
  }
  EntJson *json = ent_print_json (app);
  ent_undo_write_json (undo, json);
  ent_print_json_end (app, json);
  return ENT_EXIT_DONE;
}

static const EntOption options[] = {
    {"dry-run", ENT_OPTION_FLAG, NULL, N_ ("only tell what would change")},
    {"yes", ENT_OPTION_FLAG, NULL, N_ ("don't ask")},
    {0},
};

const EntCommand ent_cmd_undo = {
    .name = "undo",
    .synopsis = "[--dry-run] [--yes] [--json] ID",
    .summary = N_ ("Take back a source and all that only it says"),
    .description = N_ ("ID is the number that “entregent sources” shows. Whatever the order, the network is "
                       "afterwards what it would be had the source never come in."),
    .access = ENT_ACCESS_WRITE,
    .has_json = true,
    .n_min = 1,
    .n_max = 1,
    .options = options,
    .run = run_undo,
};
