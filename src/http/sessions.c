/* Who is signed in. Secrets are random; of each only a hash is kept, so that nothing that is read here signs
 * anybody in. */
#include "http/http-private.h"

#include <sodium.h>

enum {
  SECRET_BYTES = 32,
  MAX_SESSIONS = 64, /* the one that was not used for longest goes first */
  MAX_TOKENS = 16,
  TOKEN_MINUTES = 60,
  KEPT_DAYS = 30
};

typedef struct {
  unsigned char hash[crypto_generichash_BYTES];
  int64_t used_us; /* monotonic */
} Secret;

struct EntSessions {
  GMutex mutex;
  GArray *sessions, *tokens; /* Secret */
};

EntSessions *
ent_sessions_new (void)
{
  EntSessions *self = g_new0 (EntSessions, 1);
  g_mutex_init (&self->mutex);
  self->sessions = g_array_new (FALSE, TRUE, sizeof (Secret));
  self->tokens = g_array_new (FALSE, TRUE, sizeof (Secret));
  return self;
}

void
ent_sessions_free (EntSessions *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->sessions);
  g_array_unref (self->tokens);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

static void
hash_of (const char *secret, unsigned char out[crypto_generichash_BYTES])
{
  crypto_generichash (out, crypto_generichash_BYTES, (const unsigned char *)secret, strlen (secret), NULL, 0);
}

static void
forget_old (GArray *secrets, int64_t now_us, int64_t kept_us)
{
  for (guint i = secrets->len; i-- > 0;)
    if (now_us - g_array_index (secrets, Secret, i).used_us > kept_us)
      g_array_remove_index (secrets, i);
}

/* Adds a new secret, in the place of the one that was not used for longest when there are too many. */
static char *
add (GArray *secrets, guint most)
{
  unsigned char random[SECRET_BYTES];
  char text[2 * SECRET_BYTES + 1];
  randombytes_buf (random, sizeof random);
  sodium_bin2hex (text, sizeof text, random, sizeof random);
  Secret secret = {.used_us = g_get_monotonic_time ()};
  hash_of (text, secret.hash);
  if (secrets->len >= most) {
    guint oldest = 0;
    for (guint i = 1; i < secrets->len; i++)
      if (g_array_index (secrets, Secret, i).used_us < g_array_index (secrets, Secret, oldest).used_us)
        oldest = i;
    g_array_remove_index (secrets, oldest);
  }
  g_array_append_val (secrets, secret);
  return g_strdup (text);
}

/* In a time that tells nothing about the secrets. */
static bool
find (const GArray *secrets, const char *text, guint *out_index)
{
  unsigned char hash[crypto_generichash_BYTES];
  hash_of (text, hash);
  bool found = false;
  for (guint i = 0; i < secrets->len; i++) {
    if (sodium_memcmp (g_array_index (secrets, Secret, i).hash, hash, sizeof hash) == 0) {
      found = true;
      *out_index = i;
    }
  }
  return found;
}

char *
ent_sessions_new_token (EntSessions *self)
{
  G_GNUC_UNUSED g_autoptr (GMutexLocker) lock = g_mutex_locker_new (&self->mutex);
  return add (self->tokens, MAX_TOKENS);
}

char *
ent_sessions_sign_in (EntSessions *self, const char *token)
{
  G_GNUC_UNUSED g_autoptr (GMutexLocker) lock = g_mutex_locker_new (&self->mutex);
  guint index;
  forget_old (self->tokens, g_get_monotonic_time (), TOKEN_MINUTES * INT64_C (60) * G_USEC_PER_SEC);
  if (!find (self->tokens, token, &index))
    return NULL;
  g_array_remove_index (self->tokens, index);
  return add (self->sessions, MAX_SESSIONS);
}

bool
ent_sessions_has (EntSessions *self, const char *secret)
{
  if (secret == NULL)
    return false;
  G_GNUC_UNUSED g_autoptr (GMutexLocker) lock = g_mutex_locker_new (&self->mutex);
  int64_t now_us = g_get_monotonic_time ();
  guint index;
  forget_old (self->sessions, now_us, KEPT_DAYS * ENT_US_PER_DAY);
  bool found = find (self->sessions, secret, &index);
  if (found)
    g_array_index (self->sessions, Secret, index).used_us = now_us;
  return found;
}

void
ent_sessions_sign_out (EntSessions *self, const char *secret)
{
  G_GNUC_UNUSED g_autoptr (GMutexLocker) lock = g_mutex_locker_new (&self->mutex);
  guint index;
  if (secret != NULL && find (self->sessions, secret, &index))
    g_array_remove_index (self->sessions, index);
}

const char *
ent_session_secret (struct MHD_Connection *connection)
{
  return MHD_lookup_connection_value (connection, MHD_COOKIE_KIND, ENT_SESSION_COOKIE);
}
