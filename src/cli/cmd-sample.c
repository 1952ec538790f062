/* `entregent sample`: made-up networks to look around in. */
#include "cli/cli-private.h"

static EntExit
run_sample (EntApp *app, GError **error)
{
  const char *name = app->arguments[0], *folder = app->arguments[1];
  const EntSampleRequest request = {.seed = (uint64_t)ent_app_number (app, "seed", 0),
                                    .n_contacts = ent_app_number (app, "contacts", 0),
                                    .n_messages = ent_app_number (app, "messages", 0)};
  if (!ent_service_sample (name, folder, &request, error))
    return ENT_EXIT_FAILED;
  static const char *const suffixes[] = {"zip", "target", "truth.json"};
  for (size_t i = 0; i < G_N_ELEMENTS (suffixes); i++) {
    g_autofree char *file = g_strdup_printf ("%s.%s", name, suffixes[i]);
    g_autofree char *path = g_build_filename (folder, file, NULL);
    ent_print_text (app, ent_slice (path));
    ent_print (app, "\n");
  }
  return ENT_EXIT_DONE;
}

static const EntOption options[] = {
    {"seed", ENT_OPTION_NUMBER, "N", N_ ("another network of the same kind (0)")},
    {"contacts", ENT_OPTION_NUMBER, "N", N_ ("so many contacts")},
    {"messages", ENT_OPTION_NUMBER, "N", N_ ("so many messages")},
    {0},
};

const EntCommand ent_cmd_sample = {
    .name = "sample",
    .synopsis = "[--seed N] [--contacts N] [--messages N] antoine|stephanie DIR",
    .summary = N_ ("Make up a network to try things on"),
    .description =
        N_ ("Writes into DIR a LinkedIn archive of invented people, the target that goes with it, and "
            "the truth about it: who is qualified and how each relation is."),
    .n_min = 2,
    .n_max = 2,
    .options = options,
    .run = run_sample,
};
