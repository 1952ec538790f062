/* Bodies that are files: they go to the disk as they come, beside the network, where nobody else may look. */
#include "http/http-private.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <unistd.h>

#define NAMELESS "upload"

void
ent_folder_remove (const char *folder)
{
  g_autoptr (GDir) files = folder != NULL ? g_dir_open (folder, 0, NULL) : NULL;
  if (files == NULL)
    return;
  for (const char *name = g_dir_read_name (files); name != NULL; name = g_dir_read_name (files)) {
    g_autofree char *path = g_build_filename (folder, name, NULL);
    g_unlink (path);
  }
  g_rmdir (folder);
}

/* The last part of the name that the browser told; its ending helps to know the format. */
static char *
name_of (EntCall *call)
{
  const char *told = MHD_lookup_connection_value (call->connection, MHD_HEADER_KIND, "X-File-Name");
  g_autofree char *decoded = told != NULL ? ent_percent_decode (told, strlen (told)) : NULL;
  g_autofree char *name = decoded != NULL ? g_path_get_basename (decoded) : NULL;
  bool is_name = name != NULL && *name != '\0' && *name != '.' && *name != '/' && strlen (name) < 200;
  return g_strdup (is_name ? name : NAMELESS);
}

char *
ent_folder_new (EntServer *server, GError **error)
{
  g_autofree char *folder = g_strconcat (ent_network_pool_path (server->pool), ".upload-XXXXXX", NULL);
  if (g_mkdtemp_full (folder, 0700) == NULL) {
    g_set_error (error, ENT_ERROR, ENT_ERROR_FAILED, _ ("The folder %s cannot be made: %s."), folder,
                 g_strerror (errno));
    return NULL;
  }
  return g_steal_pointer (&folder);
}

static bool
begin (EntCall *call, GError **error)
{
  call->upload_folder = ent_folder_new (call->server, error);
  if (call->upload_folder == NULL)
    return false;
  g_autofree char *name = name_of (call);
  call->upload_path = g_build_filename (call->upload_folder, name, NULL);
  call->upload = g_fopen (call->upload_path, "wbx");
  if (call->upload == NULL)
    g_set_error (error, ENT_ERROR, ENT_ERROR_FAILED, _ ("%s cannot be written: %s."), call->upload_path,
                 g_strerror (errno));
  return call->upload != NULL;
}

bool
ent_upload_take (EntCall *call, const char *data, size_t length, GError **error)
{
  if (call->upload == NULL && !begin (call, error))
    return false;
  if (fwrite (data, 1, length, call->upload) == length)
    return true;
  g_set_error (error, ENT_ERROR, ENT_ERROR_FAILED, _ ("%s cannot be written: %s."), call->upload_path,
               g_strerror (errno));
  return false;
}

bool
ent_upload_end (EntCall *call, GError **error)
{
  if (call->upload == NULL) {
    g_set_error_literal (error, ENT_ERROR, ENT_ERROR_USAGE, _ ("The body must be a file."));
    return false;
  }
  int failure = fclose (g_steal_pointer (&call->upload));
  if (failure == 0)
    return true;
  g_set_error (error, ENT_ERROR, ENT_ERROR_FAILED, _ ("%s cannot be written: %s."), call->upload_path,
               g_strerror (errno));
  return false;
}

void
ent_upload_clear (EntCall *call)
{
  if (call->upload != NULL)
    fclose (call->upload);
  ent_folder_remove (call->upload_folder);
  g_free (call->upload_folder);
  g_free (call->upload_path);
}
