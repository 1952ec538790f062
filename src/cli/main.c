/* The program: reads the words, opens what the command's row says, runs it, and ends with the code of what
 * happened. */
#include "cli/cli-private.h"

#include <errno.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

#define WIDTH 80
#define NARROWEST 60
#define WIDEST 160

/* Where the translations are: where the environment says, in the build tree that the program was started
 * from, or where they are installed. */
static char *
locale_folder (void)
{
  const char *given = g_getenv ("ENTREGENT_LOCALE_DIR");
  if (given != NULL)
    return g_strdup (given);
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *home = program != NULL ? g_path_get_dirname (program) : NULL;
  g_autofree char *built = home != NULL ? g_build_filename (home, "..", "..", "po", NULL) : NULL;
  g_autofree char *proof = built != NULL ? g_build_filename (built, "..", "build.ninja", NULL) : NULL;
  if (proof != NULL && g_file_test (proof, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&built);
  return g_strdup (ENT_LOCALE_DIR);
}

/* A machine may lack the locale that its user asks for: then at least the encoding and the language are kept.
 */
static void
set_locale (void)
{
  if (setlocale (LC_ALL, "") == NULL) {
    const char *names[] = {g_getenv ("LC_ALL"), g_getenv ("LC_MESSAGES"), g_getenv ("LANG")};
    setlocale (LC_ALL, "C.UTF-8");
    for (size_t i = 0; i < G_N_ELEMENTS (names); i++) {
      if (names[i] != NULL && *names[i] != '\0') {
        g_setenv ("LANGUAGE", names[i], FALSE);
        break;
      }
    }
  }
  g_autofree char *folder = locale_folder ();
  bindtextdomain (GETTEXT_PACKAGE, folder);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

static unsigned
terminal_width (void)
{
  struct winsize size;
  if (ioctl (STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
    return CLAMP (size.ws_col, NARROWEST, WIDEST);
  return WIDTH;
}

static void
look_at_terminal (EntApp *app)
{
  const char *no_colour = g_getenv ("NO_COLOR");
  const char *terminal = g_getenv ("TERM");
  app->is_terminal = isatty (STDOUT_FILENO);
  app->is_interactive = isatty (STDIN_FILENO) && isatty (STDERR_FILENO);
  app->has_unicode = g_get_charset (NULL);
  app->has_colour = app->is_terminal && (no_colour == NULL || *no_colour == '\0') &&
                    (terminal != NULL && strcmp (terminal, "dumb") != 0);
  app->width = terminal_width ();
}

static EntExit
exit_of (const GError *error)
{
  if (error->domain != ENT_ERROR)
    return ENT_EXIT_FAILED;
  switch ((EntErrorCode)error->code) {
  case ENT_ERROR_USAGE:
    return ENT_EXIT_USAGE;
  case ENT_ERROR_NOT_FOUND:
    return ENT_EXIT_NOT_FOUND;
  case ENT_ERROR_BUSY:
    return ENT_EXIT_BUSY;
  case ENT_ERROR_CONFLICT:
  case ENT_ERROR_REFUSED:
    return ENT_EXIT_REFUSED;
  case ENT_ERROR_FAILED:
  case ENT_ERROR_INVALID:
  case ENT_ERROR_CORRUPT:
    break;
  }
  return ENT_EXIT_FAILED;
}

/* What stands before the command. Returns the index of the command's name. */
static int
read_global (EntApp *app, int argc, char **argv, GError **error)
{
  const GOptionEntry entries[] = {
      {.long_name = "network", .arg = G_OPTION_ARG_FILENAME, .arg_data = &app->network_path},
      {.long_name = "json", .arg = G_OPTION_ARG_NONE, .arg_data = &app->json},
      {.long_name = "help", .short_name = 'h', .arg = G_OPTION_ARG_NONE, .arg_data = &app->help},
      {.long_name = "version", .arg = G_OPTION_ARG_NONE, .arg_data = &app->version},
      {0},
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_strict_posix (context, TRUE);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_auto (GStrv) words = g_new0 (char *, (size_t)argc + 1);
  for (int i = 0; i < argc; i++)
    words[i] = g_strdup (argv[i]);
  g_autoptr (GError) cause = NULL;
  if (!g_option_context_parse_strv (context, &words, &cause)) {
    g_set_error (error, ENT_ERROR, ENT_ERROR_USAGE, _ ("%s. See: entregent --help"), cause->message);
    return -1;
  }
  return argc - (int)g_strv_length (words) + 1;
}

static const EntCommand *
command_named (const char *name, GError **error)
{
  const EntCommand *command = ent_command_find (name);
  if (command != NULL)
    return command;
  const EntCommand *nearest = ent_command_nearest (name);
  if (nearest != NULL)
    g_set_error (error, ENT_ERROR, ENT_ERROR_USAGE, _ ("There is no command “%s”. Did you mean “%s”?"), name,
                 nearest->name);
  else
    g_set_error (error, ENT_ERROR, ENT_ERROR_USAGE, _ ("There is no command “%s”. See: entregent --help"),
                 name);
  return NULL;
}

static void
choose_network (EntApp *app)
{
  const char *named = g_getenv ("ENTREGENT_NETWORK");
  if (app->network_path == NULL)
    app->network_path = named != NULL && *named != '\0' ? g_strdup (named) : ent_network_default_path ();
}

static bool
open_network (EntApp *app, GError **error)
{
  static const EntNetworkMode modes[] = {[ENT_ACCESS_READ] = ENT_NETWORK_READ,
                                         [ENT_ACCESS_WRITE] = ENT_NETWORK_WRITE,
                                         [ENT_ACCESS_CREATE] = ENT_NETWORK_CREATE};
  EntAccess access = app->verb != NULL ? app->verb->access : app->command->access;
  if (access == ENT_ACCESS_NONE)
    return true;
  app->network = ent_network_open (app->network_path, modes[access], error);
  return app->network != NULL;
}

static EntExit
run (EntApp *app, int argc, char **argv, GError **error)
{
  int at = read_global (app, argc, argv, error);
  if (at < 0)
    return ENT_EXIT_USAGE;
  bool is_named = at < argc;
  if (is_named || !app->help)
    app->command = is_named ? command_named (argv[at], error) : &ent_cmd_status;
  if (is_named && app->command == NULL)
    return ENT_EXIT_USAGE;
  if (is_named && !ent_app_parse (app, argc - at, argv + at, error))
    return ENT_EXIT_USAGE;
  if (!is_named && app->command != NULL && !ent_app_parse (app, 1, argv, error))
    return ENT_EXIT_USAGE;
  choose_network (app);
  if (app->version) {
    ent_print (app, "entregent %s\n", ENT_VERSION);
    return ENT_EXIT_DONE;
  }
  if (app->help) {
    ent_help_print (app);
    return ENT_EXIT_DONE;
  }
  if (!is_named && !app->json && !ent_network_exists (app->network_path)) {
    ent_first_steps_print (app);
    return ENT_EXIT_DONE;
  }
  if (!open_network (app, error))
    return ENT_EXIT_FAILED;
  return app->verb != NULL ? app->verb->run (app, error) : app->command->run (app, error);
}

static void
clear (EntApp *app)
{
  for (size_t i = 0;
       app->values != NULL && app->command->options != NULL && app->command->options[i].name != NULL; i++)
    if (app->command->options[i].kind == ENT_OPTION_TEXT || app->command->options[i].kind == ENT_OPTION_FILE)
      g_free (app->values[i].text);
  g_free (app->values);
  g_strfreev (app->arguments);
  ent_network_close (app->network);
  g_free (app->network_path);
  g_string_free (app->out, TRUE);
}

int
main (int argc, char **argv)
{
  signal (SIGPIPE, SIG_IGN); /* a closed pipe is an error of writing like any other */
  signal (SIGXFSZ, SIG_IGN); /* so is a file that may not grow */
  set_locale ();
  EntApp app = {.out = g_string_new (NULL)};
  look_at_terminal (&app);
  g_autoptr (GError) error = NULL;
  EntExit code = run (&app, argc, argv, &error);
  bool written = ent_print_flush (&app);
  if (error != NULL) {
    ent_note ("%s", error->message);
    code = exit_of (error);
  }
  if (!written && code == ENT_EXIT_DONE)
    code = ENT_EXIT_FAILED;
  clear (&app);
  return (int)code;
}
