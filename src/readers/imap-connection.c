/* GIO connects and checks certificates, libetpan speaks IMAP; between them stands a stream that counts. */
#include "readers/imap-private.h"

#include <gio/gio.h>

#define TLS_PORT 993
#define PLAIN_PORT 143
#define MAX_SECONDS 120
#define STREAM_BYTES (16 * 1024)
/* An answer that is no mail, such as a greeting. */
#define SMALL_ANSWER_BYTES (256 * 1024)

struct EntImap {
  mailimap *session;
  GIOStream *stream;
  uint64_t left;   /* bytes that may still come */
  GError *failure; /* the first of the stream */
};

/* What an address says. */
typedef struct {
  char *user;
  char *host;
  guint16 port;
  bool is_plain;
} Place;

static void
place_clear (Place *place)
{
  g_free (place->user);
  g_free (place->host);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Place, place_clear)

/* ---- The stream ---- */

static ssize_t
stream_read (mailstream_low *low, void *buffer, size_t bytes)
{
  EntImap *self = low->data;
  if (self->left == 0 && self->failure == NULL)
    g_set_error_literal (&self->failure, ENT_ERROR, ENT_ERROR_REFUSED,
                         _ ("the server sent more than was asked for"));
  if (self->failure != NULL)
    return -1;
  gssize n = g_input_stream_read (g_io_stream_get_input_stream (self->stream), buffer,
                                  (gsize)MIN ((uint64_t)bytes, self->left), NULL, &self->failure);
  self->left -= n > 0 ? (uint64_t)n : 0;
  return n;
}

static ssize_t
stream_write (mailstream_low *low, const void *buffer, size_t bytes)
{
  EntImap *self = low->data;
  gsize n = 0;
  if (self->failure != NULL || !g_output_stream_write_all (g_io_stream_get_output_stream (self->stream),
                                                           buffer, bytes, &n, NULL, &self->failure))
    return -1;
  return (ssize_t)n;
}

static int
stream_close (mailstream_low *low)
{
  EntImap *self = low->data;
  g_io_stream_close (self->stream, NULL, NULL);
  return 0;
}

static int
stream_get_fd (mailstream_low *low)
{
  return -1; /* nobody waits for it: reading blocks, for MAX_SECONDS at most */
}

static void
stream_free (mailstream_low *low)
{
  free (low); /* malloc()'s, by mailstream_low_new() */
}

static void
stream_cancel (mailstream_low *low)
{
}

static struct mailstream_cancel *
stream_get_cancel (mailstream_low *low)
{
  return NULL;
}

static carray *
stream_get_certificate_chain (mailstream_low *low)
{
  return NULL; /* GIO has checked it */
}

/* Not const, as libetpan's type is not; it writes nothing to it. */
static mailstream_low_driver stream_driver = {
    .mailstream_read = stream_read,
    .mailstream_write = stream_write,
    .mailstream_close = stream_close,
    .mailstream_get_fd = stream_get_fd,
    .mailstream_free = stream_free,
    .mailstream_cancel = stream_cancel,
    .mailstream_get_cancel = stream_get_cancel,
    .mailstream_get_certificate_chain = stream_get_certificate_chain,
};

/* ---- Connecting ---- */

static bool
fail_address (const char *address, GError **error)
{
  g_set_error (error, ENT_ERROR, ENT_ERROR_USAGE,
               _ ("“%s” is no address of a mailbox. It is written imaps://user@host/."), address);
  return false;
}

static bool
parse_address (const char *address, bool allow_plain, Place *out_place, GError **error)
{
  g_autofree char *scheme = NULL, *user = NULL, *password = NULL, *host = NULL;
  int port = -1;
  if (!g_uri_split_with_user (address, G_URI_FLAGS_HAS_PASSWORD | G_URI_FLAGS_PARSE_RELAXED, &scheme, &user,
                              &password, NULL, &host, &port, NULL, NULL, NULL, NULL))
    return fail_address (address, error);
  if (password != NULL) {
    explicit_bzero (password, strlen (password));
    g_set_error_literal (error, ENT_ERROR, ENT_ERROR_USAGE,
                         _ ("Leave the password out of the address, where others can see it."));
    return false;
  }
  if (user == NULL || *user == '\0' || host == NULL || *host == '\0')
    return fail_address (address, error);
  *out_place =
      (Place){.user = g_steal_pointer (&user), .host = g_steal_pointer (&host), .is_plain = allow_plain};
  out_place->port = (guint16)(port > 0 ? port : allow_plain ? PLAIN_PORT : TLS_PORT);
  return true;
}

static bool
is_loopback (GSocketConnection *connection)
{
  g_autoptr (GSocketAddress) address = g_socket_connection_get_remote_address (connection, NULL);
  return G_IS_INET_SOCKET_ADDRESS (address) &&
         g_inet_address_get_is_loopback (g_inet_socket_address_get_address (G_INET_SOCKET_ADDRESS (address)));
}

/* TLS from the first byte (RFC 8314): there is no moment at which somebody between could prevent it. */
static GIOStream *
start_tls (GSocketConnection *connection, const Place *place, const char *ca_file, GError **error)
{
  g_autoptr (GSocketConnectable) identity = g_network_address_new (place->host, place->port);
  g_autoptr (GIOStream) tls = g_tls_client_connection_new (G_IO_STREAM (connection), identity, error);
  if (tls == NULL)
    return NULL;
  if (ca_file != NULL) {
    g_autoptr (GTlsDatabase) authorities = g_tls_file_database_new (ca_file, error);
    if (authorities == NULL)
      return NULL;
    g_tls_connection_set_database (G_TLS_CONNECTION (tls), authorities);
  }
  if (!g_tls_connection_handshake (G_TLS_CONNECTION (tls), NULL, error))
    return NULL;
  return g_steal_pointer (&tls);
}

static GIOStream *
connect_to (const Place *place, const EntImapOptions *options, GError **error)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GError) cause = NULL;
  g_socket_client_set_timeout (client, MAX_SECONDS);
  g_autoptr (GSocketConnection) connection =
      g_socket_client_connect_to_host (client, place->host, place->port, NULL, &cause);
  if (connection == NULL) {
    g_set_error (error, ENT_ERROR, ENT_ERROR_FAILED, _ ("“%s” cannot be reached: %s."), place->host,
                 cause->message);
    return NULL;
  }
  if (place->is_plain && is_loopback (connection))
    return G_IO_STREAM (g_steal_pointer (&connection));
  GIOStream *tls = place->is_plain ? NULL : start_tls (connection, place, options->ca_file, &cause);
  if (tls == NULL)
    g_set_error (error, ENT_ERROR, ENT_ERROR_REFUSED, _ ("There is no safe connection to “%s”: %s."),
                 place->host,
                 cause != NULL ? cause->message : _ ("without TLS only this very machine is talked to"));
  return tls;
}

static bool
log_in (EntImap *self, const Place *place, const EntImapOptions *options, GError **error)
{
  mailstream_low *low = mailstream_low_new (self, &stream_driver);
  mailstream *stream = mailstream_new (low, STREAM_BYTES);
  ent_imap_allow (self, SMALL_ANSWER_BYTES);
  int result = mailimap_connect (self->session, stream);
  if (result == MAILIMAP_NO_ERROR_AUTHENTICATED)
    return true;
  if (result != MAILIMAP_NO_ERROR_NON_AUTHENTICATED)
    return ent_imap_fail (self, _ ("The server does not answer as one for mail does"), error);
  char *secret = ent_imap_secret (options->password_command, error);
  if (secret == NULL)
    return false;
  ent_imap_allow (self, SMALL_ANSWER_BYTES);
  result = mailimap_login (self->session, place->user, secret);
  ent_imap_secret_free (secret);
  return result == MAILIMAP_NO_ERROR ||
         ent_imap_fail (self, _ ("The server does not accept the user or the password"), error);
}

EntImap *
ent_imap_open (const char *address, const EntImapOptions *options, GError **error)
{
  g_auto (Place) place = {0};
  if (!parse_address (address, options->allow_plain, &place, error))
    return NULL;
  g_autoptr (EntImap) self = g_new0 (EntImap, 1);
  self->session = mailimap_new (0, NULL);
  self->stream = connect_to (&place, options, error);
  if (self->stream == NULL || !log_in (self, &place, options, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
ent_imap_close (EntImap *self)
{
  if (self == NULL)
    return;
  ent_imap_allow (self, SMALL_ANSWER_BYTES);
  mailimap_free (self->session); /* says good-bye where it can */
  g_clear_object (&self->stream);
  g_clear_error (&self->failure);
  g_free (self);
}

mailimap *
ent_imap_session (EntImap *self)
{
  return self->session;
}

void
ent_imap_allow (EntImap *self, uint64_t bytes)
{
  self->left = bytes;
}

bool
ent_imap_fail (EntImap *self, const char *sentence, GError **error)
{
  g_autoptr (GString) why = g_string_new (NULL);
  const char *answer = self->session->imap_response;
  const char *reason = self->failure != NULL ? self->failure->message : answer != NULL ? answer : "";
  ent_text_append_printable (ent_slice_trim (ent_slice (reason)), why);
  g_set_error (error, ENT_ERROR, ENT_ERROR_FAILED, "%s%s%s.", sentence, why->len > 0 ? ": " : "", why->str);
  return false;
}
