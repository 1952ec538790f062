/* Help, from the table. */
#include "cli/cli-private.h"

#define INDENT 24

/* One entry: what to type, and what it does, in two columns. */
static void
print_entry (EntApp *app, const char *left, const char *right)
{
  size_t columns = ent_text_columns (ent_slice (left));
  bool breaks = columns + 4 > INDENT;
  ent_print (app, "  %s%s%*s", left, breaks ? "\n" : "", (int)(breaks ? INDENT : INDENT - 2 - columns), "");
  ent_print_wrapped (app, right, INDENT);
}

static void
print_program (EntApp *app)
{
  ent_print (app, "%s\n\n", _ ("Usage: entregent [--network FILE] COMMAND [ARGUMENT...]"));
  ent_print (app, "%s\n\n",
             _ ("Your whole professional network on your own machine: who is qualified, with "
                "whom the relation is good, and how both move month by month."));
  size_t n;
  const EntCommand *const *commands = ent_commands (&n);
  for (size_t i = 0; i < n; i++)
    print_entry (app, commands[i]->name, _ (commands[i]->summary));
  ent_print (app, "\n");
  print_entry (app, "--network FILE", _ ("the network to use; else ENTREGENT_NETWORK, else your own"));
  print_entry (app, "--json", _ ("answer for programs"));
  print_entry (app, "--version", _ ("which version this is"));
  ent_print (app, "\n%s\n", _ ("More on a command: entregent COMMAND --help"));
}

static void
print_options (EntApp *app, const EntOption *options)
{
  for (const EntOption *option = options; option != NULL && option->name != NULL; option++) {
    g_autofree char *left = option->value != NULL ? g_strdup_printf ("--%s %s", option->name, option->value)
                                                  : g_strdup_printf ("--%s", option->name);
    print_entry (app, left, _ (option->help));
  }
}

static void
print_command (EntApp *app, const EntCommand *command)
{
  if (command->run != NULL) {
    ent_print (app, _ ("Usage: entregent %s"), command->name);
    ent_print (app, "%s%s\n", *command->synopsis ? " " : "", command->synopsis);
  }
  for (const EntVerb *verb = command->verbs; verb != NULL && verb->name != NULL; verb++) {
    ent_print (app, _ ("Usage: entregent %s"), command->name);
    ent_print (app, " %s%s%s\n", verb->name, *verb->synopsis ? " " : "", verb->synopsis);
  }
  ent_print (app, "\n%s.\n", _ (command->summary));
  if (command->description != NULL) {
    ent_print (app, "\n");
    ent_print_wrapped (app, _ (command->description), 0);
  }
  ent_print (app, "\n");
  for (const EntVerb *verb = command->verbs; verb != NULL && verb->name != NULL; verb++) {
    g_autofree char *left = g_strconcat (verb->name, " ", verb->synopsis, NULL);
    print_entry (app, left, _ (verb->summary));
  }
  print_options (app, command->options);
  if (command->has_json)
    print_entry (app, "--json", _ ("answer for programs"));
  if (command->access != ENT_ACCESS_NONE || command->verbs != NULL)
    print_entry (app, "--network FILE", _ ("the network to use; else ENTREGENT_NETWORK, else your own"));
  print_entry (app, "--help", _ ("this text"));
}

void
ent_help_print (EntApp *app)
{
  if (app->command == NULL)
    print_program (app);
  else
    print_command (app, app->command);
}

void
ent_first_steps_print (EntApp *app)
{
  ent_print (app, "%s\n\n",
             _ ("Welcome. There is no network here yet; three steps make one.\n"
                "\n"
                "1. Ask LinkedIn for your data: Settings & Privacy > Data privacy > Get a copy of\n"
                "   your data (on a computer, not in the app). Tick the larger archive. LinkedIn\n"
                "   writes to you within a day; the link in its e-mail lives three days.\n"
                "   https://www.linkedin.com/mypreferences/d/download-my-data\n"
                "\n"
                "2. Bring the archive in as it is, without unpacking it:\n"
                "   entregent import ~/Downloads/Complete_LinkedInDataExport_….zip\n"
                "\n"
                "3. Look at your network:\n"
                "   entregent"));
  ent_print (app, "%s\n",
             _ ("To look around first, on made-up people:\n"
                "   entregent sample stephanie ~/sample\n"
                "   entregent --network ~/sample/demo.entregent import ~/sample/stephanie.zip\n"
                "   entregent --network ~/sample/demo.entregent\n"
                "\n"
                "Everything stays on this machine."));
  g_autofree char *place = g_strdup_printf (_ ("The network will be kept in %s"), app->network_path);
  ent_print (app, "\n");
  ent_print_text (app, ent_slice (place));
  ent_print (app, "\n");
}
