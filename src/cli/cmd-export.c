/* `entregent export`: contacts for other programs. */
#include "cli/cli-private.h"

static bool
print_piece (EntSlice piece, void *data)
{
  EntApp *app = data;
  g_string_append_len (app->out, piece.data, (gssize)piece.length);
  ent_print_more (app);
  return !app->out_failed;
}

static EntExit
run_export (EntApp *app, GError **error)
{
  const char *name = ent_app_text (app, "format");
  EntExportFormat format = ENT_EXPORT_JSONL;
  g_autofree char *query = ent_app_join (app, 0);
  if (name != NULL && !ent_export_from_name (name, &format)) {
    g_set_error (error, ENT_ERROR, ENT_ERROR_USAGE, _ ("“%s” is no format. It is one of: jsonl, csv, vcard."),
                 name);
    return ENT_EXIT_USAGE;
  }
  app->json = true; /* for programs: UTF-8 whatever the locale */
  return ent_service_export (app->network, query, format, print_piece, app, error) ? ENT_EXIT_DONE
                                                                                   : ENT_EXIT_FAILED;
}

static const EntOption options[] = {
    {"format", ENT_OPTION_TEXT, "FORMAT", N_ ("jsonl (JSON Lines), csv (safe for spreadsheets) or vcard")},
    {0},
};

const EntCommand ent_cmd_export = {
    .name = "export",
    .synopsis = "[--format FORMAT] [--json] [QUERY]",
    .summary = N_ ("Write contacts as JSON Lines, CSV or vCard"),
    .description =
        N_ ("QUERY is as for “entregent list”; without one, everybody. The export goes to standard "
            "output: entregent export --format csv is:qualified > qualified.csv"),
    .access = ENT_ACCESS_READ,
    .has_json = true,
    .takes_query = true,
    .n_max = ENT_MANY,
    .options = options,
    .run = run_export,
};
