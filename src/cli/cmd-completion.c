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

/* Options whose values are closed lists; `take` is a list of FIELD=ID. */
static const struct {
  const char *option, *words;
} option_values[] = {
    {"format", "jsonl csv vcard"}, {"lane", "safe likely look"},
    {"merge", "safe likely"},      {"direction", "in out both"},
    {"act", "good bad"},           {"take", "name= job= email= phone= url= place="},
};

/* NULL where anything may stand. */
static const char *
values_of_option (const char *option)
{
  for (size_t i = 0; i < G_N_ELEMENTS (option_values); i++)
    if (strcmp (option_values[i].option, option) == 0)
      return option_values[i].words;
  return NULL;
}

/* The commands that take a query, with @separator between. */
static char *
query_commands (const char *separator)
{
  size_t n;
  const EntCommand *const *commands = ent_commands (&n);
  GString *names = g_string_new (NULL);
  for (size_t i = 0; i < n; i++)
    if (commands[i]->takes_query)
      g_string_append_printf (names, "%s%s", names->len > 0 ? separator : "", commands[i]->name);
  return g_string_free (names, FALSE);
}

static char *
join (const GPtrArray *words, size_t skip)
{
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < words->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", (const char *)words->pdata[i] + skip);
  return g_string_free (text, FALSE);
}

/* What a query that ends with @typed could go on with, but for what a shell would take for a redirection:
 * "last:>90d". */
static GPtrArray *
candidates (const char *typed)
{
  GPtrArray *words = ent_service_query_candidates (typed);
  for (guint i = words->len; i > 0; i--)
    if (strpbrk (words->pdata[i - 1], "<>") != NULL)
      g_ptr_array_remove_index (words, i - 1);
  return words;
}

/* "name: title: ..." */
static char *
query_fields (void)
{
  g_autoptr (GPtrArray) fields = candidates ("");
  return join (fields, 0);
}

/* "relation:unknown relation:bad ...": all the values of all fields that have a list of them. */
static char *
query_values (void)
{
  g_autoptr (GPtrArray) fields = candidates ("");
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < fields->len; i++) {
    g_autoptr (GPtrArray) values = candidates (fields->pdata[i]);
    g_autofree char *words = join (values, 0);
    if (values->len > 0)
      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", words);
  }
  return g_string_free (text, FALSE);
}

/* ---- bash ---- */

/* bash parts words at `:` and `=`: what stands before one is $before, and @cur begins behind it. */
static const char bash_head[] =
    "# entregent completion for bash: entregent completion bash > "
    "~/.local/share/bash-completion/completions/entregent\n"
    "_entregent ()\n{\n"
    "  local cur=\"${COMP_WORDS[COMP_CWORD]}\" command= sign= before word i words= fields= files=1\n"
    "  for ((i = 1; i < COMP_CWORD; i++)); do\n"
    "    word=\"${COMP_WORDS[i]}\"\n"
    "    if [[ \"$word\" == --network ]]; then\n"
    "      ((i++))\n"
    "      if [[ \"${COMP_WORDS[i]}\" == '=' ]]; then ((i++)); fi\n"
    "      continue\n"
    "    fi\n"
    "    if [[ \"$word\" != -* ]]; then command=\"$word\"; break; fi\n"
    "  done\n"
    "  before=\"${COMP_WORDS[COMP_CWORD-1]}\"\n"
    "  if [[ \"$cur\" == [:=] ]]; then sign=\"$cur\"; cur=\n"
    "  elif [[ \"$before\" == [:=] ]]; then sign=\"$before\"; before=\"${COMP_WORDS[COMP_CWORD-2]}\"\n"
    "  fi\n";

static const char bash_tail[] = "  COMPREPLY=($(compgen -W \"$words\" -- \"$cur\"))\n"
                                "  if [[ -n \"$files\" && \"$cur\" != -* && -n \"$command\" ]]; then\n"
                                "    COMPREPLY+=($(compgen -f -- \"$cur\"))\n"
                                "  fi\n"
                                "  if [[ \"${#COMPREPLY[@]}\" == 1 && \"${COMPREPLY[0]}\" == *[:=] ]]; then\n"
                                "    compopt -o nospace 2> /dev/null\n"
                                "  fi\n"
                                "}\n"
                                "complete -o filenames -F _entregent entregent\n";

static void
print_bash_query (EntApp *app)
{
  g_autoptr (GPtrArray) fields = candidates ("");
  g_autofree char *all = query_fields ();
  g_autofree char *commands = query_commands ("|");
  ent_print (app, "  case \"$command\" in\n    %s)\n      fields=\"%s\"\n", commands, all);
  ent_print (app, "      if [[ \"$sign\" == : ]]; then\n        case \"${before#-}\" in\n");
  for (guint i = 0; i < fields->len; i++) {
    const char *field = fields->pdata[i];
    g_autoptr (GPtrArray) values = candidates (field);
    g_autofree char *words = join (values, strlen (field));
    if (values->len > 0)
      ent_print (app, "          %.*s) words=\"%s\"; files= ;;\n", (int)strlen (field) - 1, field, words);
  }
  ent_print (app, "        esac\n      fi ;;\n  esac\n");
}

static void
print_bash (EntApp *app)
{
  size_t n;
  const EntCommand *const *commands = ent_commands (&n);
  g_autofree char *names = command_words ();
  ent_print (app, "%s", bash_head);
  print_bash_query (app);
  ent_print (app, "  case \"$before\" in\n");
  for (size_t i = 0; i < G_N_ELEMENTS (option_values); i++)
    ent_print (app, "    --%s) words=\"%s\"; files= ;;\n", option_values[i].option, option_values[i].words);
  ent_print (app,
             "  esac\n"
             "  if [[ -z \"$sign$words\" ]]; then case \"$command\" in\n"
             "    '') words=\"%s --network --json --help --version\" ;;\n",
             names);
  for (size_t i = 0; i < n; i++) {
    g_autofree char *options = option_words (commands[i]);
    g_autofree char *verbs = verb_words (commands[i]);
    ent_print (app, "    %s) words=\"%s%s $fields\" ;;\n", commands[i]->name, verbs, options);
  }
  ent_print (app, "  esac; fi\n%s", bash_tail);
}

/* ---- zsh ---- */

/* Text within single quotes of a shell. */
static char *
quoted (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "'", -1);
  g_autofree char *joined = g_strjoinv ("'\\''", parts);
  return g_strdup_printf ("'%s'", joined);
}

/* What stands behind an option with a list of values, and the query's fields and values. */
static void
print_zsh_values (EntApp *app)
{
  g_autofree char *commands = query_commands ("|");
  g_autofree char *fields = query_fields ();
  g_autofree char *values = query_values ();
  ent_print (app, "  local option=\"$words[CURRENT-1]\"\n"
                  "  if [[ \"$PREFIX\" == --*=* ]]; then option=\"${PREFIX%%%%=*}\"; compset -P 1 '*='; fi\n"
                  "  case \"$option\" in\n");
  for (size_t i = 0; i < G_N_ELEMENTS (option_values); i++)
    ent_print (app, "    --%s) compadd %s-- %s; return ;;\n", option_values[i].option,
               strchr (option_values[i].words, '=') != NULL ? "-S '' " : "", option_values[i].words);
  ent_print (app,
             "  esac\n"
             "  case \"$words[2]\" in\n"
             "    %s)\n"
             "      compset -P -\n"
             "      if [[ \"$PREFIX\" == *:* ]]; then compadd -- %s; return; fi\n"
             "      compadd -S '' -- %s ;;\n"
             "  esac\n",
             commands, values, fields);
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
                  "  if (( CURRENT == 2 )); then _describe 'command' commands; return; fi\n");
  print_zsh_values (app);
  ent_print (app, "  case \"$words[2]\" in\n");
  for (size_t i = 0; i < n; i++) {
    g_autofree char *options = option_words (commands[i]);
    g_autofree char *verbs = verb_words (commands[i]);
    ent_print (app, "    %s) compadd -- %s%s ;;\n", commands[i]->name, verbs, options);
  }
  ent_print (app, "  esac\n  _files\n}\n_entregent \"$@\"\n");
}

/* ---- fish ---- */

static void
print_fish_command (EntApp *app, const EntCommand *command)
{
  g_autofree char *summary = quoted (_ (command->summary));
  g_autofree char *verbs = verb_words (command);
  ent_print (app, "complete -c entregent -n __fish_use_subcommand -f -a %s -d %s\n", command->name, summary);
  for (const EntVerb *verb = command->verbs; verb != NULL && verb->name != NULL; verb++) {
    g_autofree char *help = quoted (_ (verb->summary));
    ent_print (
        app,
        "complete -c entregent -n '__fish_seen_subcommand_from %s; and not __fish_seen_subcommand_from "
        "%s' -a %s -d %s\n",
        command->name, verbs, verb->name, help);
  }
  for (const EntOption *option = command->options; option != NULL && option->name != NULL; option++) {
    g_autofree char *help = quoted (_ (option->help));
    const char *words = values_of_option (option->name);
    g_autofree char *values = words != NULL ? g_strdup_printf (" -x -a '%s'", words) : NULL;
    const char *takes = option->kind == ENT_OPTION_FLAG ? "" : " -r";
    ent_print (app, "complete -c entregent -n '__fish_seen_subcommand_from %s' -l %s%s -d %s\n",
               command->name, option->name, values != NULL ? values : takes, help);
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
  g_autofree char *queries = query_commands (" ");
  g_autofree char *fields = query_fields ();
  g_autofree char *values = query_values ();
  ent_print (app, "complete -c entregent -n '__fish_seen_subcommand_from %s' -f -a '%s %s'\n", queries,
             fields, values);
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
