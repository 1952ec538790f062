/* The secret of a mail account, from whoever keeps it: a command such as `pass show mail` or `secret-tool
 * lookup`. */
#include "readers/imap-private.h"

#include <gio/gio.h>

#define MAX_SECRET_BYTES 4096

void
ent_imap_secret_free (char *secret)
{
  if (secret != NULL)
    explicit_bzero (secret, strlen (secret));
  g_free (secret);
}

/* What @process prints, in @buffer of MAX_SECRET_BYTES + 1 zeros. */
static bool
read_output (GSubprocess *process, char *buffer, GError **error)
{
  gsize n = 0;
  if (!g_input_stream_read_all (g_subprocess_get_stdout_pipe (process), buffer, MAX_SECRET_BYTES, &n, NULL,
                                error))
    return false;
  if (n == MAX_SECRET_BYTES) { /* it may print for ever */
    g_subprocess_force_exit (process);
    g_set_error_literal (error, ENT_ERROR, ENT_ERROR_FAILED, _ ("it printed too much"));
    return false;
  }
  if (!g_subprocess_wait_check (process, NULL, error))
    return false;
  char *end = buffer + strcspn (buffer, "\r\n");
  explicit_bzero (end, (size_t)(buffer + n - end));
  if (end == buffer)
    g_set_error_literal (error, ENT_ERROR, ENT_ERROR_FAILED, _ ("it printed nothing"));
  return end > buffer;
}

char *
ent_imap_secret (const char *command, GError **error)
{
  g_auto (GStrv) words = NULL;
  g_autoptr (GError) cause = NULL;
  if (command == NULL) {
    g_set_error_literal (error, ENT_ERROR, ENT_ERROR_USAGE,
                         _ ("Name a command that prints the password of the mailbox."));
    return NULL;
  }
  if (!g_shell_parse_argv (command, NULL, &words, NULL)) {
    /* GLib's sentence shows the whole command: nobody knows what is in it. */
    g_set_error_literal (
        error, ENT_ERROR, ENT_ERROR_USAGE,
        _ ("The command that prints the password is empty, or a quote in it is not closed."));
    return NULL;
  }
  g_autoptr (GSubprocess) process = g_subprocess_newv (
      (const char *const *)words, G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDIN_INHERIT, &cause);
  char *secret = g_malloc0 (MAX_SECRET_BYTES + 1);
  if (process != NULL && read_output (process, secret, &cause))
    return secret;
  ent_imap_secret_free (secret);
  g_set_error (error, ENT_ERROR, ENT_ERROR_FAILED, _ ("“%s” gave no password: %s."), words[0],
               cause->message);
  return NULL;
}
