/* The pages: files that were built into the program, compressed. */
#include "http/http-private.h"

#include <gio/gio.h>

#define FOLDER "/entregent/web"

static const char *
type_of (const char *path)
{
  static const struct {
    const char *suffix, *type;
  } types[] = {
      {".html", "text/html; charset=utf-8"},
      {".js", "text/javascript; charset=utf-8"},
      {".css", "text/css; charset=utf-8"},
      {".svg", "image/svg+xml"},
      {".png", "image/png"},
      {".webmanifest", "application/manifest+json"},
  };
  for (size_t i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_str_has_suffix (path, types[i].suffix))
      return types[i].type;
  return "application/octet-stream";
}

/* The compressed file at @path, or the front page's for an address of a page. */
static GBytes *
look_up (const char *path, bool *out_is_front)
{
  g_autofree char *name = g_strconcat (FOLDER, path, ".gz", NULL);
  GBytes *bytes = g_resources_lookup_data (name, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  *out_is_front = bytes == NULL;
  const char *last = strrchr (path, '/');
  if (bytes == NULL && last != NULL && strchr (last, '.') == NULL)
    bytes = g_resources_lookup_data (FOLDER "/index.html.gz", G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  return bytes;
}

void
ent_pages_answer (EntCall *call, const char *path)
{
  bool is_front;
  g_autoptr (GBytes) bytes = look_up (path, &is_front);
  if (bytes == NULL) {
    ent_answer_refusal (call, MHD_HTTP_NOT_FOUND, "NOT_FOUND", _ ("There is no such page."), NULL);
    return;
  }
  size_t length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_string_append_len (call->out, data, (gssize)length);
  call->content_type = type_of (is_front ? "index.html" : path);
  call->is_compressed = true;
  g_autofree char *hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA1, bytes);
  call->etag = g_strdup_printf ("\"%s\"", hash);
  /* The name of an asset tells its content. */
  call->is_for_ever = g_str_has_prefix (path, "/assets/");
}
