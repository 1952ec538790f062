/* The server: libmicrohttpd calls handle() for every request, first with its headers, then with pieces of its
 * body, at last to be answered. What is wrong with the headers is known at once and answered at the end, so
 * that the connection can be used again. */
#include "http/http-private.h"

#include <arpa/inet.h>
#include <errno.h>
#include <sodium.h>

enum {
  N_THREADS = 4,
  MAX_CONNECTIONS = 256,
  IDLE_SECONDS = 60,
  HEADER_BYTES = 32 * 1024,
  MAX_IGNORED = 1024 * 1024 /* bytes of a body that nobody wants, before the connection is cut */
};

/* A write waits so long for another one, and is told then: threads that wait answer nobody. */
#define WAIT_US (2 * G_USEC_PER_SEC)

/* ---- Checks, before a handler sees anything ---- */

static void
refuse_route (EntCall *call, char *allowed)
{
  call->allow = allowed;
  if (allowed != NULL)
    ent_answer_refusal (call, MHD_HTTP_METHOD_NOT_ALLOWED, "METHOD", _ ("This address takes another method."),
                        allowed);
  else
    ent_answer_refusal (call, MHD_HTTP_NOT_FOUND, "NOT_FOUND", _ ("There is no such address in the API."),
                        NULL);
}

static bool
is_known_parameter (const char *known, const char *name)
{
  g_auto (GStrv) names = g_strsplit (known, " ", -1);
  return g_strv_contains ((const char *const *)names, name);
}

typedef struct {
  EntCall *call;
  const char *wrong; /* the first parameter that is not taken; NULL: none */
} Taking;

static enum MHD_Result
take_parameter (void *data, enum MHD_ValueKind kind, const char *name, const char *value)
{
  Taking *taking = data;
  char *decoded = value != NULL ? ent_percent_decode (value, strlen (value)) : NULL;
  if (decoded == NULL || !is_known_parameter (taking->call->route->parameters, name)) {
    taking->wrong = name;
    g_free (decoded);
    return MHD_NO;
  }
  g_hash_table_replace (taking->call->query, g_strdup (name), decoded);
  return MHD_YES;
}

static bool
take_query (EntCall *call)
{
  Taking taking = {call, NULL};
  MHD_get_connection_values (call->connection, MHD_GET_ARGUMENT_KIND, take_parameter, &taking);
  if (taking.wrong == NULL)
    return true;
  g_autofree char *shown = g_utf8_make_valid (taking.wrong, -1);
  g_autofree char *message =
      g_strdup_printf (_ ("The parameter “%s” is not known here, or is no text."), shown);
  ent_answer_refusal (call, MHD_HTTP_BAD_REQUEST, "USAGE", message, call->route->parameters);
  return false;
}

static bool
has_right (EntCall *call)
{
  const EntRoute *route = call->route;
  bool changes = strcmp (route->method, "GET") != 0;
  if (changes && !ent_guard_origin (call->server, call->connection)) {
    ent_answer_refusal (call, MHD_HTTP_FORBIDDEN, "REFUSED",
                        _ ("What changes something must come from a page of this server."),
                        "Origin, X-Entregent: 1");
    return false;
  }
  if (route->right == ENT_RIGHT_NONE ||
      ent_sessions_has (call->server->sessions, ent_session_secret (call->connection)))
    return true;
  ent_answer_refusal (call, MHD_HTTP_UNAUTHORIZED, "UNAUTHORISED", _ ("You are not signed in."),
                      _ ("Open the link that “entregent serve” printed."));
  return false;
}

static bool
fits (EntCall *call)
{
  const char *length =
      MHD_lookup_connection_value (call->connection, MHD_HEADER_KIND, MHD_HTTP_HEADER_CONTENT_LENGTH);
  if (length == NULL || g_ascii_strtoull (length, NULL, 10) <= call->route->max_body)
    return true;
  ent_answer_refusal (call, MHD_HTTP_CONTENT_TOO_LARGE, "TOO_LARGE",
                      _ ("That is more than this address takes."), NULL);
  return false;
}

static bool
check (EntCall *call, const char *method, const char *path)
{
  ent_language_use (call->server, call->connection);
  if (!ent_guard_host (call->server, call->connection)) {
    ent_answer_refusal (call, MHD_HTTP_MISDIRECTED_REQUEST, "REFUSED",
                        _ ("This server does not go by that name."), call->server->url);
    return false;
  }
  char *allowed = NULL;
  call->route = ent_route_find (method, path, &call->values, &allowed);
  bool is_page = call->route == NULL && allowed == NULL && strcmp (method, "GET") == 0 &&
                 !g_str_has_prefix (path, "/api/");
  if (is_page)
    return true;
  if (call->route == NULL) {
    refuse_route (call, allowed);
    return false;
  }
  return has_right (call) && fits (call) && take_query (call);
}

/* ---- Bodies ---- */

static bool
is_upload (const EntCall *call)
{
  return call->route != NULL && call->route->max_body > ENT_MAX_BODY_IN_MEMORY;
}

/* Keeps a piece of a body that is wanted. */
static void
keep_piece (EntCall *call, const char *data, size_t length)
{
  g_autoptr (GError) error = NULL;
  if (call->n_taken > call->route->max_body)
    ent_answer_refusal (call, MHD_HTTP_CONTENT_TOO_LARGE, "TOO_LARGE",
                        _ ("That is more than this address takes."), NULL);
  else if (!is_upload (call))
    g_string_append_len (call->body, data, (gssize)length);
  else if (!ent_upload_take (call, data, length, &error))
    ent_answer_error (call, error);
  call->is_secure = call->status == MHD_HTTP_OK;
}

static enum MHD_Result
take_body (EntCall *call, const char *data, size_t *length)
{
  size_t n_wanted = call->is_secure && call->route != NULL ? call->route->max_body : 0;
  call->n_taken += *length;
  if (call->n_taken > n_wanted + MAX_IGNORED)
    return MHD_NO;
  if (call->is_secure && call->route != NULL)
    keep_piece (call, data, *length);
  *length = 0;
  return MHD_YES;
}

static bool
read_body (EntCall *call)
{
  if (call->body->len == 0)
    return true;
  json_error_t failure;
  call->json_body = json_loadb (call->body->str, call->body->len, JSON_REJECT_DUPLICATES, &failure);
  if (json_is_object (call->json_body))
    return true;
  g_autofree char *place = g_strdup_printf ("%d:%d", failure.line, failure.column);
  ent_answer_refusal (call, MHD_HTTP_BAD_REQUEST, "USAGE", _ ("The body must be a JSON object."),
                      call->json_body == NULL ? place : NULL);
  return false;
}

/* ---- Answering ---- */

/* The answer to the same question is the same while neither the network nor a job has changed. */
static bool
is_unchanged (EntCall *call, const char *language)
{
  if (strcmp (call->route->method, "GET") != 0 || call->route->right < ENT_RIGHT_READ)
    return false;
  call->etag =
      g_strdup_printf ("\"%016" G_GINT64_MODIFIER "x-%" G_GINT64_MODIFIER "x-%" G_GINT64_MODIFIER "x-%s\"",
                       ent_network_pool_state (call->server->pool), ent_jobs_n_changes (call->server->jobs),
                       call->server->start_us, language);
  const char *had =
      MHD_lookup_connection_value (call->connection, MHD_HEADER_KIND, MHD_HTTP_HEADER_IF_NONE_MATCH);
  return had != NULL && strcmp (had, call->etag) == 0;
}

static EntNetwork *
take_network (EntCall *call, GError **error)
{
  EntNetworkPool *pool = call->server->pool;
  return call->route->right > ENT_RIGHT_IMPORT ? ent_network_pool_take_writer (pool, WAIT_US, error)
                                               : ent_network_pool_take (pool, error);
}

static void
give_network (EntCall *call)
{
  EntNetwork *network = g_steal_pointer (&call->network);
  if (call->route->right > ENT_RIGHT_IMPORT)
    ent_network_pool_give_writer (call->server->pool, network);
  else
    ent_network_pool_give (call->server->pool, network);
}

static void
run_handler (EntCall *call)
{
  g_autoptr (GError) error = NULL;
  if (call->route->right >= ENT_RIGHT_READ)
    call->network = take_network (call, &error);
  if (error == NULL && !call->route->handler (call, &error) && error == NULL)
    g_set_error_literal (&error, ENT_ERROR, ENT_ERROR_FAILED, _ ("The answer could not be made."));
  give_network (call);
  if (error != NULL)
    ent_answer_error (call, error);
}

static void
answer (EntCall *call, const char *path)
{
  const char *language = ent_language_use (call->server, call->connection);
  if (!call->is_secure)
    return;
  if (call->route == NULL) {
    ent_pages_answer (call, path);
    return;
  }
  if (!is_upload (call) && !read_body (call))
    return;
  if (is_unchanged (call, language)) {
    call->status = MHD_HTTP_NOT_MODIFIED;
    return;
  }
  run_handler (call);
}

static enum MHD_Result
handle (void *data, struct MHD_Connection *connection, const char *path, const char *method,
        const char *version, const char *upload, size_t *upload_length, void **state)
{
  EntCall *call = *state;
  if (call == NULL) {
    *state = call = ent_call_new (data, connection);
    /* What HEAD asks for is what GET would answer, without its body, which libmicrohttpd leaves out. */
    call->is_secure = check (call, strcmp (method, "HEAD") == 0 ? "GET" : method, path);
    return MHD_YES;
  }
  if (*upload_length > 0)
    return take_body (call, upload, upload_length);
  answer (call, path);
  return ent_answer_send (call);
}

static void
end_call (void *data, struct MHD_Connection *connection, void **state, enum MHD_RequestTerminationCode how)
{
  ent_call_free (*state);
  *state = NULL;
}

/* Addresses are decoded by us, after they were taken apart. */
static size_t
keep_encoded (void *data, struct MHD_Connection *connection, char *text)
{
  return strlen (text);
}

/* ---- Its life ---- */

static bool
listen_at (EntServer *self, const char *address, uint16_t port, GError **error)
{
  struct sockaddr_in at = {.sin_family = AF_INET, .sin_port = htons (port)};
  if (inet_pton (AF_INET, address, &at.sin_addr) != 1) {
    g_set_error (error, ENT_ERROR, ENT_ERROR_USAGE, _ ("“%s” is no address like 127.0.0.1."), address);
    return false;
  }
  errno = 0;
  self->daemon = MHD_start_daemon (
      MHD_USE_EPOLL_INTERNAL_THREAD | MHD_USE_TURBO, port, NULL, NULL, handle, self, MHD_OPTION_SOCK_ADDR,
      &at, MHD_OPTION_THREAD_POOL_SIZE, (unsigned)N_THREADS, MHD_OPTION_CONNECTION_LIMIT,
      (unsigned)MAX_CONNECTIONS, MHD_OPTION_CONNECTION_TIMEOUT, (unsigned)IDLE_SECONDS,
      MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)HEADER_BYTES, MHD_OPTION_NOTIFY_COMPLETED, end_call, NULL,
      MHD_OPTION_UNESCAPE_CALLBACK, keep_encoded, NULL, MHD_OPTION_END);
  if (self->daemon == NULL) {
    g_set_error (error, ENT_ERROR, errno == EADDRINUSE ? ENT_ERROR_CONFLICT : ENT_ERROR_FAILED,
                 _ ("The server cannot listen on %s, port %u: %s. Another port: --port N"), address,
                 (unsigned)port, g_strerror (errno));
    return false;
  }
  unsigned actual = MHD_get_daemon_info (self->daemon, MHD_DAEMON_INFO_BIND_PORT)->port;
  self->host = g_strdup_printf ("%s:%u", address, actual);
  self->url = g_strdup_printf ("http://%s", self->host);
  if (g_str_has_prefix (address, "127."))
    self->local_host = g_strdup_printf ("localhost:%u", actual);
  return true;
}

EntServer *
ent_server_new (const EntServerOptions *options, GError **error)
{
  if (sodium_init () < 0) {
    g_set_error_literal (error, ENT_ERROR, ENT_ERROR_FAILED, _ ("This machine gives no random numbers."));
    return NULL;
  }
  /* What is wrong with the network is told now, not in a browser; who has none yet brings it in there. */
  g_autoptr (EntNetwork) network = ent_network_open (options->network_path, ENT_NETWORK_CREATE, error);
  if (network == NULL)
    return NULL;
  g_autoptr (EntServer) self = g_new0 (EntServer, 1);
  self->pool = ent_network_pool_new (options->network_path);
  self->sessions = ent_sessions_new ();
  self->jobs = ent_jobs_new (self->pool);
  self->start_us = (uint64_t)g_get_real_time ();
  ent_languages_init (self);
  if (!listen_at (self, options->address != NULL ? options->address : "127.0.0.1", options->port, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
ent_server_free (EntServer *self)
{
  if (self == NULL)
    return;
  if (self->daemon != NULL)
    MHD_stop_daemon (self->daemon);
  ent_jobs_free (self->jobs);
  ent_network_pool_free (self->pool);
  ent_sessions_free (self->sessions);
  ent_languages_clear (self);
  g_free (self->url);
  g_free (self->host);
  g_free (self->local_host);
  g_free (self);
}

const char *
ent_server_url (const EntServer *self)
{
  return self->url;
}

char *
ent_server_sign_in_link (EntServer *self)
{
  g_autofree char *token = ent_sessions_new_token (self->sessions);
  return g_strdup_printf ("%s/#token=%s", self->url, token);
}
