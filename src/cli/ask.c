/* Questions to the person at the terminal. */
#include "cli/cli-private.h"

#include <stdio.h>

bool
ent_app_confirm (EntApp *app, const char *question, GError **error)
{
  if (ent_app_flag (app, "yes"))
    return true;
  if (!app->is_interactive) {
    g_set_error_literal (error, ENT_ERROR, ENT_ERROR_REFUSED,
                         _ ("Nobody can be asked here. Look first with --dry-run, then say --yes."));
    return false;
  }
  g_autoptr (GString) line = g_string_new (NULL);
  ent_text_append_printable (ent_slice (question), line);
  fprintf (stderr, "%s %s ", line->str, _ ("[y/N]"));
  char answer[16];
  /* Translators: the first letters that mean yes. */
  if (fgets (answer, sizeof answer, stdin) != NULL && answer[0] != '\n' &&
      strchr (C_ ("letters of yes", "yY"), answer[0]) != NULL)
    return true;
  g_set_error_literal (error, ENT_ERROR, ENT_ERROR_REFUSED, _ ("Nothing was changed."));
  return false;
}
