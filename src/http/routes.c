/* THE table of routes. A new one is a handler in api-*.c and a row here; who may ask, and how much they may
 * send, is checked before the handler by whoever calls it, so that no handler can forget. */
#include "http/http-private.h"

#define SMALL 4096u              /* bytes of a body of a few words */
#define TEXT 262144u             /* of a note, a target */
#define UPLOAD ((size_t)8 << 30) /* of an archive, a mailbox */
#define PAGE "limit cursor"

static const EntRoute routes[] = {
    /* the server itself */
    {"GET", "/health", ENT_RIGHT_NONE, 0, "", ent_api_health},
    {"GET", "/api/v1/session", ENT_RIGHT_NONE, 0, "", ent_api_session_get},
    {"POST", "/api/v1/session", ENT_RIGHT_NONE, SMALL, "", ent_api_session_begin},
    {"DELETE", "/api/v1/session", ENT_RIGHT_READ, 0, "", ent_api_session_end},
    /* who is in it */
    {"GET", "/api/v1/status", ENT_RIGHT_READ, 0, "at", ent_api_status},
    {"GET", "/api/v1/contacts", ENT_RIGHT_READ, 0, "query " PAGE, ent_api_contacts},
    {"GET", "/api/v1/contacts/{id}", ENT_RIGHT_READ, 0, "limit", ent_api_contact},
    {"DELETE", "/api/v1/contacts/{id}", ENT_RIGHT_ADMIN, 0, "dry_run", ent_api_forget},
    {"GET", "/api/v1/contacts/{id}/ties", ENT_RIGHT_READ, 0, "limit", ent_api_contact_ties},
    {"POST", "/api/v1/contacts/{id}/notes", ENT_RIGHT_WRITE, TEXT, "", ent_api_note},
    {"POST", "/api/v1/contacts/{id}/tags", ENT_RIGHT_WRITE, SMALL, "", ent_api_tag},
    {"DELETE", "/api/v1/contacts/{id}/tags/{name}", ENT_RIGHT_WRITE, 0, "", ent_api_untag},
    {"POST", "/api/v1/contacts/{id}/log", ENT_RIGHT_WRITE, TEXT, "", ent_api_log},
    {"POST", "/api/v1/contacts/{id}/relation", ENT_RIGHT_WRITE, SMALL, "", ent_api_pin},
    {"POST", "/api/v1/contacts/{id}/merge", ENT_RIGHT_WRITE, SMALL, "", ent_api_merge},
    {"GET", "/api/v1/map", ENT_RIGHT_READ, 0, "", ent_api_map},
    {"GET", "/api/v1/query", ENT_RIGHT_READ, 0, "typed", ent_api_query},
    {"GET", "/api/v1/search", ENT_RIGHT_READ, 0, "said limit", ent_api_search},
    {"GET", "/api/v1/export", ENT_RIGHT_READ, 0, "query format", ent_api_export},
    {"GET", "/api/v1/duplicates", ENT_RIGHT_READ, 0, "lane limit", ent_api_duplicates},
    /* who is worth it */
    {"GET", "/api/v1/targets", ENT_RIGHT_READ, 0, "", ent_api_targets},
    {"GET", "/api/v1/targets/{name}", ENT_RIGHT_READ, 0, "", ent_api_target},
    {"PUT", "/api/v1/targets/{name}", ENT_RIGHT_WRITE, TEXT, "dry_run", ent_api_target_put},
    {"DELETE", "/api/v1/targets/{name}", ENT_RIGHT_WRITE, 0, "", ent_api_target_remove},
    {"GET", "/api/v1/law", ENT_RIGHT_READ, 0, "at target", ent_api_law},
    {"GET", "/api/v1/availability", ENT_RIGHT_READ, 0, "at", ent_api_availability},
    {"GET", "/api/v1/relation", ENT_RIGHT_READ, 0, "", ent_api_relation},
    {"GET", "/api/v1/circles", ENT_RIGHT_READ, 0, "circle limit", ent_api_circles},
    {"GET", "/api/v1/dormant", ENT_RIGHT_READ, 0, "limit", ent_api_dormant},
    {"GET", "/api/v1/path", ENT_RIGHT_READ, 0, "to job limit", ent_api_path},
    {"GET", "/api/v1/changes", ENT_RIGHT_READ, 0, "from to limit", ent_api_changes},
    /* what to do */
    {"GET", "/api/v1/plan", ENT_RIGHT_READ, 0, "minutes target at limit", ent_api_plan},
    {"GET", "/api/v1/plan.ics", ENT_RIGHT_READ, 0, "minutes target at", ent_api_plan_ics},
    {"POST", "/api/v1/plan/{id}/done", ENT_RIGHT_WRITE, SMALL, "", ent_api_plan_done},
    {"POST", "/api/v1/plan/{id}/snooze", ENT_RIGHT_WRITE, SMALL, "", ent_api_plan_snooze},
    {"POST", "/api/v1/plan/{id}/mute", ENT_RIGHT_WRITE, SMALL, "", ent_api_plan_mute},
    {"POST", "/api/v1/plan/{id}/pin", ENT_RIGHT_WRITE, SMALL, "", ent_api_plan_pin},
    {"POST", "/api/v1/plan/{id}/free", ENT_RIGHT_WRITE, SMALL, "", ent_api_plan_free},
    {"POST", "/api/v1/plan/{id}/rhythm", ENT_RIGHT_WRITE, SMALL, "", ent_api_plan_rhythm},
    {"GET", "/api/v1/invitations", ENT_RIGHT_READ, 0, "limit", ent_api_invitations},
    {"POST", "/api/v1/invitations/{id}/accept", ENT_RIGHT_WRITE, SMALL, "", ent_api_invitation_accept},
    {"POST", "/api/v1/invitations/{id}/ask", ENT_RIGHT_WRITE, SMALL, "", ent_api_invitation_ask},
    {"POST", "/api/v1/invitations/{id}/refuse", ENT_RIGHT_WRITE, SMALL, "", ent_api_invitation_refuse},
    {"GET", "/api/v1/grow", ENT_RIGHT_READ, 0, "goal by minutes", ent_api_grow},
    {"GET", "/api/v1/digest", ENT_RIGHT_READ, 0, "minutes", ent_api_digest},
    /* what came in */
    {"GET", "/api/v1/sources", ENT_RIGHT_READ, 0, "", ent_api_sources},
    {"GET", "/api/v1/sources/{id}", ENT_RIGHT_READ, 0, "", ent_api_source},
    {"DELETE", "/api/v1/sources/{id}", ENT_RIGHT_WRITE, 0, "dry_run", ent_api_source_undo},
    {"POST", "/api/v1/imports", ENT_RIGHT_IMPORT, UPLOAD, "", ent_api_import},
    {"POST", "/api/v1/samples/{name}", ENT_RIGHT_IMPORT, SMALL, "", ent_api_sample},
    {"GET", "/api/v1/jobs", ENT_RIGHT_READ, 0, "", ent_api_jobs},
    {"GET", "/api/v1/jobs/{id}", ENT_RIGHT_READ, 0, "", ent_api_job},
    {"GET", "/api/v1/jobs/{id}/result", ENT_RIGHT_READ, 0, "", ent_api_job_result},
};

const EntRoute *
ent_routes (size_t *out_n)
{
  *out_n = G_N_ELEMENTS (routes);
  return routes;
}

static bool
read_id (const char *text, size_t length, int64_t *out_id)
{
  if (length == 0 || length > 18)
    return false;
  int64_t id = 0;
  for (size_t i = 0; i < length; i++) {
    if (!g_ascii_isdigit (text[i]))
      return false;
    id = id * 10 + (text[i] - '0');
  }
  *out_id = id;
  return true;
}

/* One segment of a path against one of a pattern. */
static bool
match_segment (const char *pattern, size_t n_pattern, const char *path, size_t n_path, EntPathValues *values)
{
  if (n_pattern == strlen ("{id}") && memcmp (pattern, "{id}", n_pattern) == 0)
    return read_id (path, n_path, &values->id);
  if (n_pattern == strlen ("{name}") && memcmp (pattern, "{name}", n_pattern) == 0) {
    values->name = ent_percent_decode (path, n_path);
    return values->name != NULL && *values->name != '\0';
  }
  return n_pattern == n_path && memcmp (pattern, path, n_path) == 0;
}

static bool
match_path (const char *pattern, const char *path, EntPathValues *values)
{
  while (*pattern == '/' && *path == '/') {
    size_t n_pattern = strcspn (++pattern, "/"), n_path = strcspn (++path, "/");
    if (!match_segment (pattern, n_pattern, path, n_path, values))
      return false;
    pattern += n_pattern;
    path += n_path;
  }
  return *pattern == '\0' && *path == '\0';
}

const EntRoute *
ent_route_find (const char *method, const char *path, EntPathValues *out_values, char **out_allowed)
{
  g_autoptr (GString) allowed = g_string_new (NULL);
  for (size_t i = 0; i < G_N_ELEMENTS (routes); i++) {
    EntPathValues values = {0};
    bool matches = match_path (routes[i].path, path, &values);
    if (matches && strcmp (routes[i].method, method) == 0) {
      *out_values = values;
      return &routes[i];
    }
    g_free (values.name);
    if (matches)
      g_string_append_printf (allowed, "%s%s", allowed->len > 0 ? ", " : "", routes[i].method);
  }
  if (allowed->len > 0 && out_allowed != NULL)
    *out_allowed = g_string_free (g_steal_pointer (&allowed), FALSE);
  return NULL;
}
