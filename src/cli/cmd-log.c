/* `entregent log`: an exchange typed by hand. */
#include "cli/cli-private.h"

static EntExit
run_log (EntApp *app, GError **error)
{
  int64_t id, source_id;
  if (!ent_app_id (app, 0, &id, error))
    return ENT_EXIT_USAGE;
  g_autofree char *text = ent_app_join (app, 2);
  const EntLogEntry entry = {.channel = app->arguments[1],
                             .direction = ent_app_text (app, "direction"),
                             .act = ent_app_text (app, "act"),
                             .at = ent_app_text (app, "at"),
                             .text = ent_slice (text)};
  if (!ent_service_log (app->network, id, &entry, &source_id, error))
    return ENT_EXIT_FAILED;
  ent_print (app, _ ("Logged. To take it back: entregent undo %d"), (int)source_id);
  ent_print (app, "\n");
  return ENT_EXIT_DONE;
}

static const EntOption options[] = {
    {"at", ENT_OPTION_TEXT, "DATE", N_ ("when: 2026-05-03, or 2026-05-03 14:30 (now)")},
    {"direction", ENT_OPTION_TEXT, "WORD", N_ ("in, out or both (both for meetings and calls)")},
    {"act", ENT_OPTION_TEXT, "WORD", N_ ("good or bad: they acted for you or against you")},
    {0},
};

const EntCommand ent_cmd_log = {
    .name = "log",
    .synopsis = "[--at DATE] [--direction WORD] [--act WORD] ID CHANNEL [TEXT...]",
    .summary = N_ ("Log an exchange by hand: a meeting, a call"),
    .description =
        N_ ("CHANNEL is meeting, call, email, message... The relation takes it into account at once."),
    .access = ENT_ACCESS_WRITE,
    .n_min = 2,
    .n_max = ENT_MANY,
    .options = options,
    .run = run_log,
};
