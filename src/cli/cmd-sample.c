/* `entregent sample`: made-up networks to look around in. */
#include "cli/cli-private.h"

static EntExit
run_sample (EntApp *app, GError **error)
{
  const char *name = app->arguments[0], *folder = app->arguments[1];
  const EntSampleRequest request = {.seed = (uint64_t)ent_app_number (app, "seed", 0),
                                    .n_contacts = ent_app_number (app, "contacts", 0),
                                    .n_messages = ent_app_number (app, "messages", 0),
                                    .n_mails = ent_app_number (app, "mails", -1)};
  if (!ent_service_sample (name, folder, &request, error))
    return ENT_EXIT_FAILED;
  static const char *const suffixes[] = {"zip", "mbox", "vcf", "ics", "target", "truth.json"};
  for (size_t i = 0; i < G_N_ELEMENTS (suffixes); i++) {
    bool is_beside = i > 0 && i < 4;
    if (is_beside && request.n_mails == 0)
      continue;
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
    {"mails", ENT_OPTION_NUMBER, "N", N_ ("so many mails; with 0, the archive alone")},
    {0},
};

const EntCommand ent_cmd_sample = {
    .name = "sample",
    .synopsis = "[--seed N] [--contacts N] [--messages N] [--mails N] antoine|stephanie DIR",
    .summary = N_ ("Make up a network to try things on"),
    .description = N_ (
        "Writes into DIR what an invented user would have: a LinkedIn archive, a mailbox, an address "
        "book and a calendar; the target that goes with them, and the truth about them: who is who, who is "
        "qualified and how each relation is."),
    .n_min = 2,
    .n_max = 2,
    .options = options,
    .run = run_sample,
};
