/* `entregent serve`: the network in a browser. */
#include "cli/cli-private.h"
#include "http/http.h"

#include <gio/gio.h>
#include <signal.h>

#define USUAL_PORT 7717
#define MAX_PORT 65535

/* Only where there is somebody to see it. */
static void
open_browser (const char *link)
{
  if (g_getenv ("DISPLAY") == NULL && g_getenv ("WAYLAND_DISPLAY") == NULL)
    return;
  g_autoptr (GError) error = NULL;
  const char *const command[] = {"xdg-open", link, NULL};
  if (!g_spawn_async (NULL, (char **)command, NULL,
                      G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL,
                      NULL, NULL, &error))
    g_debug ("no browser was opened: %s", error->message);
}

/* Blocks those signals in every thread that is made from now on, so that this one alone waits for them. */
static void
block_signals (sigset_t *out_signals)
{
  sigemptyset (out_signals);
  sigaddset (out_signals, SIGINT);
  sigaddset (out_signals, SIGTERM);
  sigaddset (out_signals, SIGHUP);
  pthread_sigmask (SIG_BLOCK, out_signals, NULL);
}

static void
print_link (EntApp *app, EntServer *server)
{
  g_autofree char *link = ent_server_sign_in_link (server);
  if (app->json) {
    EntJson *json = ent_print_json (app);
    ent_json_begin_object (json);
    ent_json_member_int (json, "schema", 1);
    ent_json_member_string (json, "url", ent_slice (ent_server_url (server)));
    ent_json_member_string (json, "sign_in", ent_slice (link));
    ent_json_end_object (json);
    ent_print_json_end (app, json);
  } else {
    ent_print (app, _ ("Your network is at %s"), ent_server_url (server));
    ent_print (app, "\n\n  %s\n\n", link);
    ent_print_wrapped (app,
                       _ ("Open this link: it signs one browser in, once, within an hour. Nobody else can "
                          "reach the server. Ctrl+C ends it."),
                       0);
  }
  if (!ent_app_flag (app, "no-browser"))
    open_browser (link);
}

static EntExit
run_serve (EntApp *app, GError **error)
{
  int64_t port = ent_app_number (app, "port", USUAL_PORT);
  if (port < 0 || port > MAX_PORT) {
    g_set_error (error, ENT_ERROR, ENT_ERROR_USAGE, _ ("A port is a number from 0 to %d."), MAX_PORT);
    return ENT_EXIT_USAGE;
  }
  sigset_t signals;
  block_signals (&signals);
  const EntServerOptions options = {
      .network_path = app->network_path, .address = ent_app_text (app, "address"), .port = (uint16_t)port};
  g_autoptr (EntServer) server = ent_server_new (&options, error);
  if (server == NULL)
    return ENT_EXIT_FAILED;
  print_link (app, server);
  if (!ent_print_flush (app))
    return ENT_EXIT_FAILED;
  int signal_number;
  sigwait (&signals, &signal_number);
  return ENT_EXIT_DONE;
}

static const EntOption options[] = {
    {"port", ENT_OPTION_NUMBER, "N", N_ ("listen on port N (7717; 0 for any that is free)")},
    {"address", ENT_OPTION_TEXT, "IP", N_ ("listen on that address of this machine (127.0.0.1)")},
    {"no-browser", ENT_OPTION_FLAG, NULL, N_ ("only print the link")},
    {0},
};

const EntCommand ent_cmd_serve = {
    .name = "serve",
    .synopsis = "[--port N] [--address IP] [--no-browser] [--json]",
    .summary = N_ ("Open the network in a browser"),
    .description = N_ ("Serves the pages and the API they talk to, on this machine alone unless another "
                       "address is given, until it is interrupted. The link that it prints signs one browser "
                       "in, once."),
    .access = ENT_ACCESS_NONE,
    .has_json = true,
    .options = options,
    .run = run_serve,
};
