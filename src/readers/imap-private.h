/* A connection to a mail server: TLS, the login, and a bound on what one answer may hold. libetpan speaks
 * IMAP over it. */
#pragma once

#include "readers/mailbox-private.h"

#include <libetpan/libetpan.h>

typedef struct EntImap EntImap;

/**
 * ent_imap_open: connects to @address (imaps://user@host[:port]/) and logs in.
 *
 * Errors: USAGE (no such address, a password in it, no command for it), REFUSED (no TLS, a certificate that
 * is not valid), FAILED (no connection, no login).
 */
EntImap *ent_imap_open (const char *address, const EntImapOptions *options, GError **error);
void ent_imap_close (EntImap *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntImap, ent_imap_close)

/** ent_imap_session: (borrowed) libetpan's, logged in. */
mailimap *ent_imap_session (EntImap *self);

/** ent_imap_allow: what comes until the next call may have so many bytes; more breaks the connection. */
void ent_imap_allow (EntImap *self, uint64_t bytes);

/** ent_imap_fail: sets @error to @sentence and why, as far as the connection knows. Returns: false. */
bool ent_imap_fail (EntImap *self, const char *sentence, GError **error);

/**
 * ent_imap_secret: the first line that @command prints, run without a shell.
 * Returns: (transfer full) free with ent_imap_secret_free(). Errors: USAGE (no command, one that cannot be
 * split), FAILED (it cannot be run, fails, prints nothing or too much).
 */
char *ent_imap_secret (const char *command, GError **error);

/** ent_imap_secret_free: leaves nothing of it in memory. */
void ent_imap_secret_free (char *secret);
