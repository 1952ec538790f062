/* A real mail server for tests: Dovecot on loopback, as an ordinary user, with everything it has in one
 * folder. */
#pragma once

#include <glib.h>

typedef struct MailServer MailServer;

/** mail_server_start: with one mailbox, that of moi@example.org, whose password is "secret". */
MailServer *mail_server_start (void);
void mail_server_stop (MailServer *self);

/** mail_server_address: "imaps://moi@example.org@localhost:PORT/"; with @plain that of the port without TLS.
 * Free with g_free(). */
char *mail_server_address (const MailServer *self, const char *host, gboolean plain);

/** mail_server_certificate: (borrowed) the file of the certificate, which only "localhost" may use. */
const char *mail_server_certificate (const MailServer *self);

/** mail_server_deliver: puts @mail into the Maildir folder @folder ("" or ".Name"), in its `cur` with these
 * @flags. */
void mail_server_deliver (MailServer *self, const char *folder, const char *flags, const char *mail);

/** mail_server_count: how many files there are whose name ends in @suffix. */
guint mail_server_count (MailServer *self, const char *folder, const char *suffix);
