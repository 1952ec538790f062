/* `entregent read`: what the readers find, nothing stored. */
#include "cli/cli-private.h"

#include <stdint.h>

static bool
print_object (EntSlice object, void *data)
{
  EntApp *app = data;
  g_string_append_len (app->out, object.data, (gssize)object.length);
  ent_print (app, "\n");
  ent_print_more (app);
  return !app->out_failed;
}

static void
print_summary (EntApp *app, const EntReading *reading)
{
  const struct {
    const char *label;
    uint64_t count;
  } lines[] = {
      {ngettext ("contact", "contacts", (unsigned long)reading->n_contacts), reading->n_contacts},
      {ngettext ("exchange", "exchanges", (unsigned long)reading->n_interactions), reading->n_interactions},
      {ngettext ("fact about yourself", "facts about yourself", (unsigned long)reading->n_self),
       reading->n_self},
      {ngettext ("word about you", "words about you", (unsigned long)reading->n_voices), reading->n_voices},
      {ngettext ("publication", "publications", (unsigned long)reading->n_publications),
       reading->n_publications},
      {ngettext ("mail", "mails", (unsigned long)reading->n_mails), reading->n_mails},
      {ngettext ("row left out by rule", "rows left out by rule", (unsigned long)reading->n_left_out),
       reading->n_left_out},
      {ngettext ("row in all", "rows in all", (unsigned long)reading->n_rows), reading->n_rows},
  };
  ent_print (app, "%s\n", reading->kind);
  for (size_t i = 0; i < G_N_ELEMENTS (lines); i++) {
    g_autofree char *count = ent_text_count ((int64_t)lines[i].count);
    ent_print (app, "  %11s  %s\n", count, lines[i].label);
  }
}

static EntExit
run_read (EntApp *app, GError **error)
{
  g_autoptr (EntReading) reading =
      ent_service_read (app->arguments[0], app->json ? print_object : NULL, app, error);
  if (reading == NULL)
    return ENT_EXIT_FAILED;
  if (!app->json) {
    print_summary (app, reading);
    ent_problems_print (app, reading->problems, SIZE_MAX);
    return ENT_EXIT_DONE;
  }
  /* Records alone go to stdout. */
  for (size_t i = 0; i < ent_report_n_kept (reading->problems); i++) {
    const EntProblem *problem = ent_report_get (reading->problems, i);
    ent_note ("%s:%" G_GUINT64_FORMAT ":%s: %s", problem->file, problem->line, problem->column,
              problem->reason);
  }
  return ENT_EXIT_DONE;
}

const EntCommand ent_cmd_read = {
    .name = "read",
    .synopsis = "[--json] FILE",
    .summary = N_ ("Show what the readers find in a file, and store nothing"),
    .description = N_ ("With --json, one record a line; problems go to standard error."),
    .has_json = true,
    .n_min = 1,
    .n_max = 1,
    .run = run_read,
};
