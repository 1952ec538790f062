/* Who may ask at all: a page of another site can make a browser send requests here, or make its own name lead
 * here. */
#include "http/http-private.h"

static const char *
header (struct MHD_Connection *connection, const char *name)
{
  return MHD_lookup_connection_value (connection, MHD_HEADER_KIND, name);
}

static bool
is_own (const EntServer *server, const char *host)
{
  return host != NULL && (g_ascii_strcasecmp (host, server->host) == 0 ||
                          (server->local_host != NULL && g_ascii_strcasecmp (host, server->local_host) == 0));
}

bool
ent_guard_host (const EntServer *server, struct MHD_Connection *connection)
{
  return is_own (server, header (connection, MHD_HTTP_HEADER_HOST));
}

bool
ent_guard_origin (const EntServer *server, struct MHD_Connection *connection)
{
  static const char scheme[] = "http://";
  const char *origin = header (connection, MHD_HTTP_HEADER_ORIGIN);
  const char *ours = header (connection, "X-Entregent");
  return origin != NULL && g_str_has_prefix (origin, scheme) && is_own (server, origin + strlen (scheme)) &&
         ours != NULL && strcmp (ours, "1") == 0;
}
