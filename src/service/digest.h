/* Part of service.h: a page a week (digest.c, digest-mail.c). */
#pragma once

#include "service/invitations.h"
#include "service/plan.h"
#include "service/status.h"
#include "service/structure.h"

#define ENT_DIGEST_DAYS 7

typedef struct {
  EntStatus *now, *before; /* the figures, and those of ENT_DIGEST_DAYS earlier */
  EntWeek *week;           /* whom to be in touch with */
  EntChanges *changes;     /* of those days, a few of each kind */
  EntInvitationList *invitations;
} EntDigest;

/**
 * ent_service_digest: all that a page a week tells.
 * @minutes: of the week's plan; ENT_WEEK_AS_SET: as set
 *
 * Errors: USAGE (minutes out of range). Cost: that of a plan, of the invitations and of a past status
 * together.
 */
EntDigest *ent_service_digest (EntNetwork *self, int64_t minutes, GError **error);
void ent_digest_free (EntDigest *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntDigest, ent_digest_free)
/** ent_digest_write_json: {"schema":1,"at","days","figures":{"now","before"},"plan","changes","invitations"}
 */
void ent_digest_write_json (const EntDigest *digest, EntJson *json);

/* A mail to oneself. */
typedef struct {
  EntSlice subject, text; /* UTF-8 */
  int64_t at_us;
} EntLetter;

/**
 * ent_letter_append: @letter as a mail (RFC 5322 and MIME, text/plain in base64), to be opened, sent or
 * filed; every line ends with CR LF. Nothing in it can add a header.
 */
void ent_letter_append (const EntLetter *letter, GString *out);
