#include "mail-server.h"
#include "archive-builder.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <grp.h>
#include <pwd.h>
#include <unistd.h>

#define START_SECONDS 30

struct MailServer {
  char *folder;
  char *certificate;
  guint16 tls_port, plain_port;
  guint n_delivered;
  GSubprocess *process;
  struct passwd *user; /* who runs it */
};

static const char config[] =
    "protocols = imap\nbase_dir = @D/run\nstate_dir = @D/state\nlog_path = @D/log\nlisten = 127.0.0.1\n"
    "default_internal_user = @U\ndefault_internal_group = @G\ndefault_login_user = @U\n"
    "first_valid_uid = 1\nfirst_valid_gid = 1\nmail_location = maildir:@D/mail\n"
    "ssl = yes\nssl_cert = <@D/cert.pem\nssl_key = <@D/key.pem\ndisable_plaintext_auth = no\n"
    "passdb {\n  driver = passwd-file\n  args = @D/passwd\n}\n"
    "userdb {\n  driver = static\n  args = uid=@U gid=@G home=@D/mail\n}\n"
    "service imap-login {\n  chroot =\n  inet_listener imap {\n    port = @P\n  }\n"
    "  inet_listener imaps {\n    port = @T\n  }\n}\n"
    "service anvil {\n  chroot =\n}\nservice auth-worker {\n  user = @U\n}\n"
    "service stats {\n  chroot =\n  unix_listener stats-reader {\n    user = @U\n    group = @G\n  }\n"
    "  unix_listener stats-writer {\n    user = @U\n    group = @G\n  }\n}\n"
    "namespace inbox {\n  inbox = yes\n  mailbox Envoi {\n    special_use = \\Sent\n    auto = create\n  "
    "}\n}\n";

static guint16
free_port (void)
{
  g_autoptr (GSocketListener) listener = g_socket_listener_new ();
  g_autoptr (GError) error = NULL;
  guint16 port = g_socket_listener_add_any_inet_port (listener, NULL, &error);
  g_assert_no_error (error);
  g_socket_listener_close (listener);
  return port;
}

static char *
path_of (const MailServer *self, const char *name)
{
  return g_build_filename (self->folder, name, NULL);
}

static void
write_config (MailServer *self)
{
  g_autoptr (GString) text = g_string_new (config);
  g_autofree char *plain = g_strdup_printf ("%u", self->plain_port);
  g_autofree char *tls = g_strdup_printf ("%u", self->tls_port);
  g_string_replace (text, "@D", self->folder, 0);
  g_string_replace (text, "@U", self->user->pw_name, 0);
  g_string_replace (text, "@G", getgrgid (self->user->pw_gid)->gr_name, 0);
  g_string_replace (text, "@P", plain, 0);
  g_string_replace (text, "@T", tls, 0);
  g_free (test_file_write (self->folder, "dovecot.conf", text->str, text->len));
  static const char passwd[] = "moi@example.org:{PLAIN}secret::::::\n";
  g_free (test_file_write (self->folder, "passwd", passwd, sizeof passwd - 1));
}

static bool
run (const char *const *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_newv (
      words, G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, &error);
  g_assert_no_error (error);
  return g_subprocess_wait_check (process, NULL, NULL);
}

static void
make_certificate (MailServer *self)
{
  g_autofree char *key = path_of (self, "key.pem");
  self->certificate = path_of (self, "cert.pem");
  const char *const words[] = {"openssl",  "req",
                               "-x509",    "-newkey",
                               "rsa:2048", "-nodes",
                               "-keyout",  key,
                               "-out",     self->certificate,
                               "-days",    "2",
                               "-subj",    "/CN=x",
                               "-addext",  "subjectAltName=DNS:localhost",
                               NULL};
  g_assert_true (run (words));
}

/* Mail servers read no mail as root, so root makes somebody else the owner of all: again when a file of a
 * running server vanished meanwhile. */
static void
hand_over (MailServer *self)
{
  if (geteuid () != 0)
    return;
  g_autofree char *owner =
      g_strdup_printf ("%u:%u", (unsigned)self->user->pw_uid, (unsigned)self->user->pw_gid);
  const char *const words[] = {"chown", "-R", owner, self->folder, NULL};
  bool is_done = false;
  for (int tries = 0; tries < 10 && !is_done; tries++)
    is_done = run (words);
  g_assert_true (is_done);
}

static void
wait_until_it_answers (const MailServer *self)
{
  for (guint tries = 0; tries < START_SECONDS * 20; tries++) {
    g_autoptr (GSocketClient) client = g_socket_client_new ();
    g_autoptr (GSocketConnection) connection =
        g_socket_client_connect_to_host (client, "127.0.0.1", self->tls_port, NULL, NULL);
    if (connection != NULL)
      return;
    g_usleep (G_USEC_PER_SEC / 20);
  }
  g_error ("the mail server does not start");
}

MailServer *
mail_server_start (void)
{
  MailServer *self = g_new0 (MailServer, 1);
  self->folder = test_folder_new ();
  self->tls_port = free_port ();
  self->plain_port = free_port ();
  self->user = geteuid () == 0 ? getpwnam ("nobody") : getpwuid (geteuid ());
  g_assert_nonnull (self->user);
  write_config (self);
  make_certificate (self);
  static const char *const folders[] = {"run", "state", "mail"};
  for (size_t i = 0; i < G_N_ELEMENTS (folders); i++) {
    g_autofree char *path = path_of (self, folders[i]);
    g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  }
  hand_over (self);
  g_autofree char *conf = path_of (self, "dovecot.conf");
  g_autofree char *user = g_strdup_printf ("--reuid=%u", (unsigned)self->user->pw_uid);
  g_autofree char *group = g_strdup_printf ("--regid=%u", (unsigned)self->user->pw_gid);
  /* It must not outlive a test that crashes. */
  const char *const as_other[] = {"setpriv",           "--pdeathsig", "TERM", user, group, "--clear-groups",
                                  "/usr/sbin/dovecot", "-F",          "-c",   conf, NULL};
  const char *const as_self[] = {"setpriv", "--pdeathsig", "TERM", "/usr/sbin/dovecot",
                                 "-F",      "-c",          conf,   NULL};
  g_autoptr (GError) error = NULL;
  self->process =
      g_subprocess_newv (geteuid () == 0 ? as_other : as_self,
                         G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, &error);
  g_assert_no_error (error);
  wait_until_it_answers (self);
  return self;
}

void
mail_server_stop (MailServer *self)
{
  g_subprocess_send_signal (self->process, SIGTERM);
  g_subprocess_wait (self->process, NULL, NULL);
  g_object_unref (self->process);
  test_folder_remove (self->folder);
  g_free (self->certificate);
  g_free (self);
}

char *
mail_server_address (const MailServer *self, const char *host, gboolean plain)
{
  return g_strdup_printf ("%s://moi@example.org@%s:%u/", plain ? "imap" : "imaps", host,
                          plain ? self->plain_port : self->tls_port);
}

const char *
mail_server_certificate (const MailServer *self)
{
  return self->certificate;
}

void
mail_server_deliver (MailServer *self, const char *folder, const char *flags, const char *mail)
{
  static const char *const folders[] = {"cur", "new", "tmp"};
  g_autofree char *maildir = g_build_filename (self->folder, "mail", folder, NULL);
  for (size_t i = 0; i < G_N_ELEMENTS (folders); i++) {
    g_autofree char *path = g_build_filename (maildir, folders[i], NULL);
    g_assert_cmpint (g_mkdir_with_parents (path, 0700), ==, 0);
  }
  g_autofree char *name = g_strdup_printf ("cur/%u.M1P1.host:2,%s", 1700000000 + self->n_delivered++, flags);
  g_free (test_file_write (maildir, name, mail, strlen (mail)));
  hand_over (self);
}

guint
mail_server_count (MailServer *self, const char *folder, const char *suffix)
{
  g_autofree char *path = g_build_filename (self->folder, "mail", folder, "cur", NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  guint n = 0;
  const char *name;
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    n += g_str_has_suffix (name, suffix) ? 1 : 0;
  return n;
}
