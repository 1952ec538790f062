/* The server itself: whether it lives, and who is signed in. */
#include "http/http-private.h"

bool
ent_api_health (EntCall *call, GError **error)
{
  ent_json_begin_object (call->json);
  ent_json_member_string (call->json, "status", ent_slice ("ok"));
  ent_json_end_object (call->json);
  return true;
}

static void
write_session (EntCall *call, bool is_signed_in)
{
  ent_json_begin_object (call->json);
  ent_json_member_int (call->json, "schema", 1);
  ent_json_member_bool (call->json, "signed_in", is_signed_in);
  ent_json_member_string (call->json, "version", ent_slice (ENT_VERSION));
  if (is_signed_in) {
    g_autofree char *name = g_path_get_basename (ent_network_pool_path (call->server->pool));
    ent_json_member_string (call->json, "network", ent_slice (name));
  }
  ent_json_end_object (call->json);
}

bool
ent_api_session_get (EntCall *call, GError **error)
{
  write_session (call, ent_sessions_has (call->server->sessions, ent_session_secret (call->connection)));
  return true;
}

/* A browser sends the cookie to this server alone, shows it to no script, and to no request of another site.
 */
static char *
cookie_of (const char *secret, int seconds)
{
  return g_strdup_printf ("%s=%s; Path=/; HttpOnly; SameSite=Strict; Max-Age=%d", ENT_SESSION_COOKIE, secret,
                          seconds);
}

bool
ent_api_session_begin (EntCall *call, GError **error)
{
  const char *token = ent_call_need_text (call, "token", error);
  if (token == NULL)
    return false;
  g_autofree char *secret = ent_sessions_sign_in (call->server->sessions, token);
  if (secret == NULL) {
    ent_answer_refusal (call, MHD_HTTP_UNAUTHORIZED, "UNAUTHORISED",
                        _ ("This link was used already, or is too old."),
                        _ ("Start “entregent serve” again: it prints a new one."));
    return true;
  }
  call->cookie = cookie_of (secret, 30 * 24 * 3600);
  write_session (call, true);
  return true;
}

bool
ent_api_session_end (EntCall *call, GError **error)
{
  ent_sessions_sign_out (call->server->sessions, ent_session_secret (call->connection));
  call->cookie = cookie_of ("", 0);
  write_session (call, false);
  return true;
}
