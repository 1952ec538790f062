/* What was seen in one mailbox: which mails and events are known, for whose account they were, and which
 * providers write down what they find out about mails. All of it is bounded. */
#include "readers/notification-private.h"

#include <xxhash.h>

#define MAX_REMEMBERED 200000u /* mails, and events */
#define MAX_ACCOUNTS 64u
#define MAX_PROVIDERS 1000u
#define MIN_CHECKED 3

struct EntNotificationMemory {
  GHashTable *seen;      /* digests of mails */
  GHashTable *told;      /* digest of an event -> when */
  GHashTable *accounts;  /* LinkedIn's codes of whom mails to the user were for */
  GHashTable *providers; /* organisation, or "organisation organisation" -> how many mails (unsigned) */
  GHashTable *checking;  /* the pairs, once they are known */
};

EntNotificationMemory *
ent_notification_memory_new (void)
{
  EntNotificationMemory *self = g_new0 (EntNotificationMemory, 1);
  self->seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->told = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->accounts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->providers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

void
ent_notification_memory_free (EntNotificationMemory *self)
{
  GHashTable *const tables[] = {self->seen, self->told, self->accounts, self->providers};
  for (size_t i = 0; i < G_N_ELEMENTS (tables); i++)
    g_hash_table_unref (tables[i]);
  g_clear_pointer (&self->checking, g_hash_table_unref);
  g_free (self);
}

/* ---- Whose results are believed ---- */

static void
count_provider (EntNotificationMemory *self, const GString *key)
{
  unsigned *count = g_hash_table_lookup (self->providers, key->str);
  if (key->len == 0 || (count == NULL && g_hash_table_size (self->providers) >= MAX_PROVIDERS))
    return;
  if (count == NULL) {
    count = g_new0 (unsigned, 1);
    g_hash_table_insert (self->providers, g_strdup (key->str), count);
  }
  (*count)++;
}

void
ent_notification_note_provider (EntNotificationMemory *self, EntSlice bytes)
{
  g_autoptr (GString) organisation = g_string_new (NULL), pair = g_string_new (NULL);
  if (!ent_notification_checks (bytes, organisation, pair))
    return;
  count_provider (self, organisation);
  count_provider (self, pair);
}

GHashTable *
ent_notification_checking (EntNotificationMemory *self)
{
  if (self->checking != NULL)
    return self->checking;
  self->checking = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  void *key, *value;
  g_hash_table_iter_init (&iter, self->providers);
  while (g_hash_table_iter_next (&iter, &key, &value)) {
    const char *blank = strchr (key, ' ');
    if (blank == NULL)
      continue;
    g_autofree char *organisation = g_strndup (key, (gsize)(blank - (const char *)key));
    const unsigned *n_mails = g_hash_table_lookup (self->providers, organisation);
    unsigned n_checked = *(const unsigned *)value;
    if (n_mails != NULL && n_checked >= MIN_CHECKED && n_checked * 2 >= *n_mails)
      g_hash_table_add (self->checking, g_strdup (key));
  }
  return self->checking;
}

/* ---- Told once ---- */

static uint64_t
digest (EntSlice text, uint64_t seed)
{
  return XXH3_64bits_withSeed (text.data, text.length, seed);
}

/* Whether this very mail was read before: in two folders, or sent twice. */
bool
ent_notification_is_seen (EntNotificationMemory *self, const EntNotificationMail *mail)
{
  EntSlice id = mail->eid.length > 0 ? mail->eid : mail->view->record.message_id;
  if (id.length == 0)
    return false;
  uint64_t key = digest (id, 0);
  if (g_hash_table_size (self->seen) >= MAX_REMEMBERED)
    return g_hash_table_contains (self->seen, &key);
  return !g_hash_table_add (self->seen, g_memdup2 (&key, sizeof key));
}

EntSlice
ent_notification_object (const EntNotificationEvent *event)
{
  const EntSlice objects[] = {event->comment, event->post, event->subject, event->thread};
  for (size_t i = 0; i < G_N_ELEMENTS (objects); i++)
    if (objects[i].length > 0)
      return objects[i];
  return (EntSlice){NULL, 0};
}

/* Whether the same within days is the same told again: where one cannot do it twice, or it has an id. */
static bool
can_be_told_again (const EntNotificationEvent *event)
{
  const EntNotificationFacts *facts = ent_notification_facts (event->kind);
  if (facts->channel == ENT_CHANNEL_COMMENT)
    return event->comment.length > 0;
  return facts->is_once || ent_notification_object (event).length > 0;
}

/* Whether a digest, a reminder or a second mail tells of @event again. A single message tells that the digest
 * of unread ones will. */
bool
ent_notification_is_told (EntNotificationMemory *self, const EntNotificationEvent *event)
{
  const EntNotificationFacts *facts = ent_notification_facts (event->kind);
  bool is_message = facts->channel == ENT_CHANNEL_MESSAGE, is_single = is_message && facts->repeat_days == 0;
  if (!is_message && !can_be_told_again (event))
    return false;
  g_autofree char *name = ent_fold (event->slug.length > 0 ? event->slug : event->name);
  uint64_t key = digest (ent_slice (name), facts->channel * 2 + (event->kind == ENT_NOTIFICATION_ACCEPTANCE));
  if (!is_message)
    key = digest (ent_notification_object (event), key);
  int64_t at_us = ent_time_is_known (event->at) ? event->at.at_us : 0;
  const int64_t *before = g_hash_table_lookup (self->told, &key);
  if (!is_single && before != NULL && ABS (at_us - *before) <= facts->repeat_days * ENT_US_PER_DAY)
    return true;
  if (before != NULL || g_hash_table_size (self->told) < MAX_REMEMBERED)
    g_hash_table_insert (self->told, g_memdup2 (&key, sizeof key), g_memdup2 (&at_us, sizeof at_us));
  return false;
}

/* ---- Whose mail it is ---- */

/* A mail for another account than those whose mails come to the user's address is somebody else's. */
bool
ent_notification_is_of_user (EntNotificationMemory *self, const EntNotificationMail *mail)
{
  EntSlice rest = mail->eid, code;
  if (!ent_slice_cut (&rest, "-", &code) || code.length == 0 || code.length > 40)
    return true;
  g_autofree char *key = ent_slice_dup (code);
  if (mail->view->record.direction == ENT_DIRECTION_BESIDE)
    return g_hash_table_size (self->accounts) == 0 || g_hash_table_contains (self->accounts, key);
  if (g_hash_table_size (self->accounts) < MAX_ACCOUNTS)
    g_hash_table_add (self->accounts, g_steal_pointer (&key));
  return true;
}
