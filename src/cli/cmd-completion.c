/* `entregent completion`: scripts for the shells, from the table. */
#include "cli/cli-private.h"

/* Every long option of @command, with a blank between. */
static char *
option_words (const EntCommand *command)
{
  GString *words = g_string_new (NULL);
  for (const EntOption *option = command->options; option != NULL && option->name != NULL; option++)
    g_string_append_printf (words, "--%s ", option->name);
  if (command->has_json)
    g_string_append (words, "--json ");
  g_string_append (words, "--network --help");
  return g_string_free (words, FALSE);
}

static char *
verb_words (const EntCommand *command)
{
  GString *words = g_string_new (NULL);
  for (const EntVerb *verb = command->verbs; verb != NULL && verb->name != NULL; verb++)
    g_string_append_printf (words, "%s ", verb->name);
  return g_string_free (words, FALSE);
}

static char *
command_words (void)
{
  size_t n;
  const EntCommand *const *commands = ent_commands (&n);
  GString *words = g_string_new (NULL);
  for (size_t i = 0; i < n; i++)
    g_string_append_printf (words, "%s%s", i > 0 ? " " : "", commands[i]->name);
  return g_string_free (words, FALSE);
}

static void
print_bash (EntApp *app)
{
  size_t n;
  const EntCommand *const *commands = ent_commands (&n);
  g_autofree char *names = command_words ();
  ent_print (app,
             "# entregent completion for bash: entregent completion bash > "
             "~/.local/share/bash-completion/completions/entregent\n"
             "_entregent ()\n{\n"
             "  local cur=\"${COMP_WORDS[COMP_CWORD]}\" command= word i words\n"
             "  for ((i = 1; i < COMP_CWORD; i++)); do\n"
             "    word=\"${COMP_WORDS[i]}\"\n"
             "    if [[ \"$word\" == --network ]]; then ((i++)); continue; fi\n"
             "    if [[ \"$word\" != -* ]]; then command=\"$word\"; break; fi\n"
             "  done\n"
             "  case \"$command\" in\n"
             "    '') words=\"%s --network --json --help --version\" ;;\n",
             names);
  for (size_t i = 0; i < n; i++) {
    g_autofree char *options = option_words (commands[i]);
    g_autofree char *verbs = verb_words (commands[i]);
    ent_print (app, "    %s) words=\"%s%s\" ;;\n", commands[i]->name, verbs, options);
  }
  ent_print (app,
             "  esac\n"
             "  COMPREPLY=($(compgen -W \"$words\" -- \"$cur\"))\n"
             "  if [[ \"$cur\" != -* && -n \"$command\" ]]; then COMPREPLY+=($(compgen -f -- \"$cur\")); fi\n"
             "}\n"
             "complete -o filenames -F _entregent entregent\n");
}

/* Text within single quotes of a shell. */
static char *
quoted (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "'", -1);
  g_autofree char *joined = g_strjoinv ("'\\''", parts);
  return g_strdup_printf ("'%s'", joined);
}

static void
print_zsh (EntApp *app)
{
  size_t n;
  const EntCommand *const *commands = ent_commands (&n);
  ent_print (app, "#compdef entregent\n"
                  "# entregent completion for zsh: entregent completion zsh > ~/.zfunc/_entregent\n"
                  "_entregent ()\n{\n  local -a commands\n  commands=(\n");
  for (size_t i = 0; i < n; i++) {
    g_autofree char *entry = g_strdup_printf ("%s:%s", commands[i]->name, _ (commands[i]->summary));
    g_autofree char *safe = quoted (entry);
    ent_print (app, "    %s\n", safe);
  }
  ent_print (app, "  )\n"
                  "  if (( CURRENT == 2 )); then _describe 'command' commands; return; fi\n"
                  "  case \"$words[2]\" in\n");
  for (size_t i = 0; i < n; i++) {
    g_autofree char *options = option_words (commands[i]);
    g_autofree char *verbs = verb_words (commands[i]);
    ent_print (app, "    %s) compadd -- %s%s ;;\n", commands[i]->name, verbs, options);
  }
  ent_print (app, "  esac\n  _files\n}\n_entregent \"$@\"\n");
}

static void
print_fish_command (EntApp *app, const EntCommand *command)
{
  g_autofree char *summary = quoted (_ (command->summary));
  ent_print (app, "complete -c entregent -n __fish_use_subcommand -f -a %s -d %s\n", command->name, summary);
  for (const EntVerb *verb = command->verbs; verb != NULL && verb->name != NULL; verb++) {
    g_autofree char *help = quoted (_ (verb->summary));
    ent_print (app, "complete -c entregent -n '__fish_seen_subcommand_from %s' -a %s -d %s\n", command->name,
               verb->name, help);
  }
  for (const EntOption *option = command->options; option != NULL && option->name != NULL; option++) {
    g_autofree char *help = quoted (_ (option->help));
    ent_print (app, "complete -c entregent -n '__fish_seen_subcommand_from %s' -l %s%s -d %s\n",
               command->name, option->name, option->kind == ENT_OPTION_FLAG ? "" : " -r", help);
  }
}

static void
print_fish (EntApp *app)
{
  size_t n;
  const EntCommand *const *commands = ent_commands (&n);
  ent_print (app, "# entregent completion for fish: entregent completion fish > "
                  "~/.config/fish/completions/entregent.fish\n"
                  "complete -c entregent -l network -r\n"
                  "complete -c entregent -l json\n"
                  "complete -c entregent -l help\n"
                  "complete -c entregent -l version\n");
  for (size_t i = 0; i < n; i++)
    print_fish_command (app, commands[i]);
}

static EntExit
run_completion (EntApp *app, GError **error)
{
  static const struct {
    const char *name;
    void (*print) (EntApp *app);
  } shells[] = {{"bash", print_bash}, {"zsh", print_zsh}, {"fish", print_fish}};
  for (size_t i = 0; i < G_N_ELEMENTS (shells); i++) {
    if (strcmp (shells[i].name, app->arguments[0]) == 0) {
      shells[i].print (app);
      return ENT_EXIT_DONE;
    }
  }
  g_set_error (error, ENT_ERROR, ENT_ERROR_USAGE,
               _ ("“%s” is no shell known here. There are: bash, zsh, fish."), app->arguments[0]);
  return ENT_EXIT_USAGE;
}

const EntCommand ent_cmd_completion = {
    .name = "completion",
    .synopsis = "bash|zsh|fish",
    .summary = N_ ("Print a completion script for your shell"),
    .n_min = 1,
    .n_max = 1,
    .run = run_completion,
};
