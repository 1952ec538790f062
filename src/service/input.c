/* Files that are only read: any of the user's, or standard input. */
#include "service/service-private.h"

#include <errno.h>

FILE *
ent_input_open (const char *path, GError **error)
{
  FILE *file = strcmp (path, "-") == 0 ? stdin : fopen (path, "r");
  if (file == NULL)
    g_set_error (error, ENT_ERROR, errno == ENOENT ? ENT_ERROR_NOT_FOUND : ENT_ERROR_FAILED, "%s: %s", path,
                 g_strerror (errno));
  return file;
}

void
ent_input_close (FILE *file)
{
  if (file != stdin)
    fclose (file);
}
