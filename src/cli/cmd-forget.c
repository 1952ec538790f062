/* `entregent forget`: erases somebody for good. */
#include "cli/cli-private.h"

static void
print_forgotten (EntApp *app, int64_t id, const char *name, bool is_dry_run)
{
  if (app->json) {
    EntJson *json = ent_print_json (app);
    ent_json_begin_object (json);
    ent_json_member_int (json, "id", id);
    ent_json_member_bool (json, "dry_run", is_dry_run);
    ent_json_end_object (json);
    ent_print_json_end (app, json);
    return;
  }
  g_autofree char *line = is_dry_run
                              ? g_strdup_printf (_ ("Would erase %s, and everything about them."), name)
                              : g_strdup (_ ("Erased. The next import will not bring them back."));
  ent_print_text (app, ent_slice (line));
  ent_print (app, "\n");
}

static EntExit
run_forget (EntApp *app, GError **error)
{
  int64_t id;
  g_autofree char *name = NULL;
  bool is_dry_run = ent_app_flag (app, "dry-run");
  if (!ent_app_id (app, 0, &id, error) || !ent_service_forget (app->network, id, true, &name, error))
    return ENT_EXIT_FAILED;
  if (!is_dry_run) {
    g_autofree char *question = g_strdup_printf (_ ("Erase %s and everything about them, for good?"), name);
    g_autofree char *erased = NULL;
    if (!ent_app_confirm (app, question, error) ||
        !ent_service_forget (app->network, id, false, &erased, error))
      return ENT_EXIT_FAILED;
  }
  print_forgotten (app, id, name, is_dry_run);
  return ENT_EXIT_DONE;
}

static const EntOption options[] = {
    {"dry-run", ENT_OPTION_FLAG, NULL, N_ ("only tell who would be erased")},
    {"yes", ENT_OPTION_FLAG, NULL, N_ ("don't ask")},
    {0},
};

const EntCommand ent_cmd_forget = {
    .name = "forget",
    .synopsis = "[--dry-run] [--yes] [--json] ID",
    .summary = N_ ("Erase a person for good"),
    .description =
        N_ ("Everything about them goes, from the file too; there is no undo. Only keyed digests of "
            "their identifiers stay, so that the next import does not bring them back."),
    .access = ENT_ACCESS_WRITE,
    .has_json = true,
    .n_min = 1,
    .n_max = 1,
    .options = options,
    .run = run_forget,
};
