/* `entregent law`: did growing cost quality? */
#include "cli/cli-private.h"

static bool
read_request (const EntApp *app, EntLawRequest *out_request, GError **error)
{
  *out_request = (EntLawRequest){.target = ent_app_text (app, "target")};
  return ent_app_day (app, "at", ENT_TODAY, &out_request->day, error);
}

static EntExit
run_cohorts (EntApp *app, const EntLawRequest *request, const char *by, GError **error)
{
  EntCohortKind kind;
  if (!ent_cohort_kind_from_name (by, &kind)) {
    g_set_error (error, ENT_ERROR, ENT_ERROR_USAGE,
                 _ ("“%s” is no way to form cohorts. It is one of: year, source, target."), by);
    return ENT_EXIT_USAGE;
  }
  g_autoptr (EntCohortTable) table = ent_service_cohorts (app->network, request, kind, error);
  if (table == NULL)
    return ENT_EXIT_FAILED;
  if (!app->json) {
    ent_cohort_table_print (app, table);
    return ENT_EXIT_DONE;
  }
  EntJson *json = ent_print_json (app);
  ent_cohort_table_write_json (table, json);
  ent_print_json_end (app, json);
  return ENT_EXIT_DONE;
}

static EntExit
run_law (EntApp *app, GError **error)
{
  EntLawRequest request;
  if (!read_request (app, &request, error))
    return ENT_EXIT_USAGE;
  const char *by = ent_app_text (app, "cohorts");
  if (by != NULL)
    return run_cohorts (app, &request, by, error);
  g_autoptr (EntLawReport) report = ent_service_law (app->network, &request, error);
  if (report == NULL)
    return ENT_EXIT_FAILED;
  if (!app->json) {
    ent_law_print (app, report);
    return ENT_EXIT_DONE;
  }
  EntJson *json = ent_print_json (app);
  ent_law_write_json (report, json);
  ent_print_json_end (app, json);
  return ENT_EXIT_DONE;
}

static const EntOption options[] = {
    {"at", ENT_OPTION_TEXT, "YYYY-MM-DD", N_ ("as of the end of that past day")},
    {"target", ENT_OPTION_TEXT, "NAME", N_ ("qualified for that target alone")},
    {"cohorts", ENT_OPTION_TEXT, "year|source|target", N_ ("what became of those who came together")},
    {0},
};

const EntCommand ent_cmd_law = {
    .name = "law",
    .synopsis = "[--at YYYY-MM-DD] [--target NAME] [--cohorts year|source|target] [--json]",
    .summary = N_ ("Tell whether growing cost you quality"),
    .description =
        N_ ("Three questions of your own history: whether those who come are less often qualified the "
            "larger your network gets, whether they less often become good relations, and whether good "
            "relations grow along. Each answer has its interval, and says when it cannot tell."),
    .access = ENT_ACCESS_READ,
    .has_json = true,
    .options = options,
    .run = run_law,
};
