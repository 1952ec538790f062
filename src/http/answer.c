/* Answers: errors as JSON, the headers that every answer has, and sending. */
#include "http/http-private.h"

/* No script, style, picture or frame but our own; no text becomes markup (Trusted Types). */
#define CONTENT_SECURITY                                                                                     \
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "         \
  "connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "   \
  "require-trusted-types-for 'script'; trusted-types 'none'"

static unsigned
status_of (int code)
{
  switch ((EntErrorCode)code) {
  case ENT_ERROR_USAGE:
    return MHD_HTTP_BAD_REQUEST;
  case ENT_ERROR_NOT_FOUND:
    return MHD_HTTP_NOT_FOUND;
  case ENT_ERROR_CONFLICT:
    return MHD_HTTP_CONFLICT;
  case ENT_ERROR_INVALID:
    return MHD_HTTP_UNPROCESSABLE_CONTENT;
  case ENT_ERROR_BUSY:
    return MHD_HTTP_SERVICE_UNAVAILABLE;
  case ENT_ERROR_REFUSED:
    return MHD_HTTP_FORBIDDEN;
  case ENT_ERROR_CORRUPT:
  case ENT_ERROR_FAILED:
    break;
  }
  return MHD_HTTP_INTERNAL_SERVER_ERROR;
}

static const char *
hint_of (int code)
{
  switch ((EntErrorCode)code) {
  case ENT_ERROR_BUSY:
    return _ ("Somebody else is writing. Try again in a moment.");
  case ENT_ERROR_CORRUPT:
    return _ ("Restore a backup: entregent restore FILE");
  case ENT_ERROR_USAGE:
  case ENT_ERROR_NOT_FOUND:
  case ENT_ERROR_CONFLICT:
  case ENT_ERROR_INVALID:
  case ENT_ERROR_REFUSED:
  case ENT_ERROR_FAILED:
    break;
  }
  return NULL;
}

void
ent_answer_refusal (EntCall *call, unsigned status, const char *code, const char *message, const char *hint)
{
  ent_json_free (call->json);
  g_string_truncate (call->out, 0);
  call->json = ent_json_new (call->out);
  call->status = status;
  call->content_type = "application/json";
  call->file_name = NULL;
  call->is_compressed = call->is_for_ever = false;
  g_clear_pointer (&call->etag, g_free);
  ent_json_begin_object (call->json);
  ent_json_key (call->json, "error");
  ent_json_begin_object (call->json);
  ent_json_member_string (call->json, "code", ent_slice (code));
  ent_json_member_string (call->json, "message", ent_slice (message));
  ent_json_member_text (call->json, "hint", ent_slice (hint));
  ent_json_end_object (call->json);
  ent_json_end_object (call->json);
}

void
ent_answer_error (EntCall *call, const GError *error)
{
  int code = error->domain == ENT_ERROR ? error->code : ENT_ERROR_FAILED;
  ent_answer_refusal (call, status_of (code), ent_error_name (code), error->message, hint_of (code));
}

/* A reader's answer may be kept by the browser, which has to ask each time whether it still holds. */
static const char *
caching_of (const EntCall *call)
{
  if (call->is_for_ever)
    return "public, max-age=31536000, immutable";
  return call->etag != NULL ? "private, no-cache" : "no-store";
}

static void
add_headers (const EntCall *call, struct MHD_Response *response)
{
  static const struct {
    const char *name, *value;
  } always[] = {
      {"Content-Security-Policy", CONTENT_SECURITY},
      {"X-Content-Type-Options", "nosniff"},
      {"Referrer-Policy", "no-referrer"},
      {"Cross-Origin-Resource-Policy", "same-origin"},
      {"Cross-Origin-Opener-Policy", "same-origin"},
  };
  for (size_t i = 0; i < G_N_ELEMENTS (always); i++)
    MHD_add_response_header (response, always[i].name, always[i].value);
  MHD_add_response_header (response, "Cache-Control", caching_of (call));
  if (call->is_compressed)
    MHD_add_response_header (response, "Content-Encoding", "gzip");
  MHD_add_response_header (response, "Content-Type", call->content_type);
  MHD_add_response_header (response, "Vary", "Accept-Language, Cookie");
  if (call->etag != NULL)
    MHD_add_response_header (response, "ETag", call->etag);
  if (call->cookie != NULL)
    MHD_add_response_header (response, "Set-Cookie", call->cookie);
  if (call->allow != NULL)
    MHD_add_response_header (response, "Allow", call->allow);
  if (call->status == MHD_HTTP_SERVICE_UNAVAILABLE)
    MHD_add_response_header (response, "Retry-After", "2");
  if (call->file_name != NULL) {
    g_autofree char *disposition = g_strdup_printf ("attachment; filename=\"%s\"", call->file_name);
    MHD_add_response_header (response, "Content-Disposition", disposition);
  }
}

enum MHD_Result
ent_answer_send (EntCall *call)
{
  size_t length = call->out->len;
  char *bytes = g_string_free (call->out, FALSE);
  call->out = g_string_new (NULL);
  struct MHD_Response *response = MHD_create_response_from_buffer_with_free_callback (length, bytes, g_free);
  add_headers (call, response);
  enum MHD_Result result = MHD_queue_response (call->connection, call->status, response);
  MHD_destroy_response (response);
  return result;
}
