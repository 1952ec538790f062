/* A call: what was asked, and what is answered. */
#include "http/http-private.h"

EntCall *
ent_call_new (EntServer *server, struct MHD_Connection *connection)
{
  EntCall *self = g_new0 (EntCall, 1);
  self->server = server;
  self->connection = connection;
  self->query = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->body = g_string_new (NULL);
  self->out = g_string_new (NULL);
  self->json = ent_json_new (self->out);
  self->status = MHD_HTTP_OK;
  self->content_type = "application/json";
  return self;
}

void
ent_call_free (EntCall *self)
{
  if (self == NULL)
    return;
  g_free (self->values.name);
  g_hash_table_unref (self->query);
  g_string_free (self->body, TRUE);
  ent_upload_clear (self);
  if (self->json_body != NULL)
    json_decref (self->json_body);
  ent_json_free (self->json);
  g_string_free (self->out, TRUE);
  g_free (self->etag);
  g_free (self->cookie);
  g_free (self->allow);
  g_free (self);
}

const char *
ent_call_text (const EntCall *self, const char *name)
{
  const char *text = g_hash_table_lookup (self->query, name);
  return text != NULL ? text : json_string_value (json_object_get (self->json_body, name));
}

const char *
ent_call_need_text (const EntCall *self, const char *name, GError **error)
{
  const char *text = ent_call_text (self, name);
  if (text == NULL || *text == '\0') {
    g_set_error (error, ENT_ERROR, ENT_ERROR_USAGE, _ ("“%s” is missing."), name);
    return NULL;
  }
  return text;
}

bool
ent_call_flag (const EntCall *self, const char *name)
{
  const char *text = g_hash_table_lookup (self->query, name);
  if (text != NULL)
    return strcmp (text, "1") == 0 || strcmp (text, "true") == 0;
  return json_is_true (json_object_get (self->json_body, name));
}

bool
ent_call_int (const EntCall *self, const char *name, int64_t fallback, int64_t least, int64_t most,
              int64_t *out, GError **error)
{
  const char *text = g_hash_table_lookup (self->query, name);
  const json_t *member = json_object_get (self->json_body, name);
  gint64 number = fallback;
  bool ok = true;
  if (text != NULL)
    ok = g_ascii_string_to_signed (text, 10, least, most, &number, NULL);
  else if (member != NULL && !json_is_null (member)) {
    number = json_integer_value (member);
    ok = json_is_integer (member) && number >= least && number <= most;
  }
  if (!ok)
    g_set_error (error, ENT_ERROR, ENT_ERROR_USAGE, _ ("“%s” must be a whole number from %lld to %lld."),
                 name, (long long)least, (long long)most);
  else
    *out = number;
  return ok;
}

bool
ent_call_day (const EntCall *self, const char *name, int64_t fallback, int64_t *out, GError **error)
{
  const char *text = ent_call_text (self, name);
  EntTime time;
  if (text != NULL && !ent_time_from_iso (ent_slice (text), &time)) {
    g_set_error (error, ENT_ERROR, ENT_ERROR_USAGE, _ ("“%s” is no date: write it as 2026-05-03."), text);
    return false;
  }
  *out = text != NULL ? ent_day_of (time.at_us) : fallback;
  return true;
}

bool
ent_call_wrote (EntCall *self, int64_t source_id)
{
  ent_json_begin_object (self->json);
  ent_json_member_int (self->json, "schema", 1);
  ent_json_member_int (self->json, "source", source_id);
  ent_json_end_object (self->json);
  return true;
}
