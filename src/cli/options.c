/* Arguments: what a command's table row says it takes, read with GOption. */
#include "cli/cli-private.h"

static size_t
count_options (const EntCommand *command)
{
  size_t n = 0;
  while (command->options != NULL && command->options[n].name != NULL)
    n++;
  return n;
}

static GOptionArg
option_arg (EntOptionKind kind)
{
  switch (kind) {
  case ENT_OPTION_FLAG:
    return G_OPTION_ARG_NONE;
  case ENT_OPTION_NUMBER:
    return G_OPTION_ARG_INT64;
  case ENT_OPTION_TEXT:
    return G_OPTION_ARG_STRING;
  case ENT_OPTION_FILE:
    return G_OPTION_ARG_FILENAME;
  }
  return G_OPTION_ARG_NONE;
}

/* A number that was not given must be told from 0. */
#define NOT_GIVEN G_MININT64

static GOptionEntry *
build_entries (EntApp *app, size_t n)
{
  const GOptionEntry global[] = {
      {.long_name = "network", .arg = G_OPTION_ARG_FILENAME, .arg_data = &app->network_path},
      {.long_name = "json", .arg = G_OPTION_ARG_NONE, .arg_data = &app->json},
      {.long_name = "help", .short_name = 'h', .arg = G_OPTION_ARG_NONE, .arg_data = &app->help},
      {.long_name = "version", .arg = G_OPTION_ARG_NONE, .arg_data = &app->version},
      {.long_name = G_OPTION_REMAINING, .arg = G_OPTION_ARG_FILENAME_ARRAY, .arg_data = &app->arguments},
  };
  GOptionEntry *entries = g_new0 (GOptionEntry, n + G_N_ELEMENTS (global) + 1);
  memcpy (entries, global, sizeof global);
  for (size_t i = 0; i < n; i++) {
    const EntOption *option = &app->command->options[i];
    entries[G_N_ELEMENTS (global) + i] = (GOptionEntry){
        .long_name = option->name,
        .arg = option_arg (option->kind),
        .arg_data = &app->values[i],
    };
    if (option->kind == ENT_OPTION_NUMBER)
      app->values[i].number = NOT_GIVEN;
  }
  return entries;
}

static bool
check_count (const EntApp *app, unsigned n_min, unsigned n_max, const char *synopsis, GError **error)
{
  if (app->n_arguments >= n_min && app->n_arguments <= n_max)
    return true;
  const char *verb = app->verb != NULL ? app->verb->name : "";
  g_set_error (error, ENT_ERROR, ENT_ERROR_USAGE,
               app->n_arguments < n_min ? _ ("Something is missing. Usage: entregent %s%s%s %s")
                                        : _ ("That is too much. Usage: entregent %s%s%s %s"),
               app->command->name, *verb ? " " : "", verb, synopsis);
  return false;
}

/* Takes the verb off the front of the arguments; some commands run without one too. */
static bool
take_verb (EntApp *app, GError **error)
{
  g_autoptr (GString) known = g_string_new (NULL);
  for (const EntVerb *verb = app->command->verbs; verb->name != NULL; verb++) {
    if (app->n_arguments > 0 && strcmp (verb->name, app->arguments[0]) == 0)
      app->verb = verb;
    g_string_append_printf (known, "%s%s", known->len ? ", " : "", verb->name);
  }
  if (app->verb == NULL && app->command->run != NULL)
    return check_count (app, app->command->n_min, app->command->n_max, app->command->synopsis, error);
  if (app->verb == NULL) {
    g_set_error (error, ENT_ERROR, ENT_ERROR_USAGE, _ ("“entregent %s” must be followed by one of: %s."),
                 app->command->name, known->str);
    return false;
  }
  g_free (app->arguments[0]);
  memmove (app->arguments, app->arguments + 1, app->n_arguments * sizeof *app->arguments);
  app->n_arguments--;
  return check_count (app, app->verb->n_min, app->verb->n_max, app->verb->synopsis, error);
}

/* `-tag:client` is a word of a query and no option: a blank in front says so to GOption and nothing to the
 * query. */
static char **
protect_query_words (const EntApp *app, int argc, char **argv)
{
  char **words = g_new0 (char *, (size_t)argc + 1);
  for (int i = 0; i < argc; i++) {
    const char *word = argv[i];
    bool is_negation = app->command->takes_query && i > 0 && word[0] == '-' && word[1] != '-' &&
                       word[1] != '\0' && word[2] != '\0';
    words[i] = is_negation ? g_strconcat (" ", word, NULL) : g_strdup (word);
  }
  return words;
}

bool
ent_app_parse (EntApp *app, int argc, char **argv, GError **error)
{
  size_t n = count_options (app->command);
  app->values = g_new0 (EntOptionValue, n + 1);
  g_autofree GOptionEntry *entries = build_entries (app, n);
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_auto (GStrv) words = protect_query_words (app, argc, argv);
  g_autoptr (GError) cause = NULL;
  if (!g_option_context_parse_strv (context, &words, &cause)) {
    g_set_error (error, ENT_ERROR, ENT_ERROR_USAGE, _ ("%s. See: entregent %s --help"), cause->message,
                 app->command->name);
    return false;
  }
  if (app->arguments == NULL)
    app->arguments = g_new0 (char *, 1);
  app->n_arguments = g_strv_length (app->arguments);
  if (app->help || app->version)
    return true;
  if (app->json && !app->command->has_json) {
    g_set_error (error, ENT_ERROR, ENT_ERROR_USAGE, _ ("“entregent %s” has no --json."), app->command->name);
    return false;
  }
  if (app->command->verbs != NULL)
    return take_verb (app, error);
  return check_count (app, app->command->n_min, app->command->n_max, app->command->synopsis, error);
}

static const EntOptionValue *
find_value (const EntApp *app, const char *name)
{
  for (size_t i = 0; app->command->options[i].name != NULL; i++)
    if (strcmp (app->command->options[i].name, name) == 0)
      return &app->values[i];
  g_return_val_if_reached (NULL);
}

bool
ent_app_flag (const EntApp *app, const char *name)
{
  const EntOptionValue *value = find_value (app, name);
  return value != NULL && value->flag;
}

int64_t
ent_app_number (const EntApp *app, const char *name, int64_t fallback)
{
  const EntOptionValue *value = find_value (app, name);
  return value == NULL || value->number == NOT_GIVEN ? fallback : value->number;
}

const char *
ent_app_text (const EntApp *app, const char *name)
{
  const EntOptionValue *value = find_value (app, name);
  return value != NULL ? value->text : NULL;
}

bool
ent_app_id (const EntApp *app, unsigned index, int64_t *out_id, GError **error)
{
  const char *text = index < app->n_arguments ? app->arguments[index] : "";
  gint64 id = 0;
  if (!g_ascii_string_to_signed (text, 10, 1, G_MAXINT64, &id, NULL)) {
    g_set_error (error, ENT_ERROR, ENT_ERROR_USAGE,
                 _ ("“%s” is no number: give the number that “entregent %s” shows."), text,
                 app->command == &ent_cmd_undo || app->command == &ent_cmd_sources ? "sources" : "list");
    return false;
  }
  *out_id = id;
  return true;
}

bool
ent_app_day (const EntApp *app, const char *name, int64_t fallback, int64_t *out_day, GError **error)
{
  const char *text = ent_app_text (app, name);
  EntTime time;
  if (text != NULL && !ent_time_from_iso (ent_slice (text), &time)) {
    g_set_error (error, ENT_ERROR, ENT_ERROR_USAGE, _ ("“%s” is no date: write it as 2026-05-03."), text);
    return false;
  }
  *out_day = text != NULL ? ent_day_of (time.at_us) : fallback;
  return true;
}

char *
ent_app_join (const EntApp *app, unsigned first)
{
  return g_strjoinv (" ", app->arguments + MIN (first, app->n_arguments));
}
