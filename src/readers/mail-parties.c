/* Who wrote a mail and to whom. */
#include "readers/mail-parse-private.h"

#include <string.h>

typedef struct {
  EntArena *arena;
  GArray *parties; /* EntMailParty */
  EntMailRole role;
  size_t n_seen;
  GString *buffer;
} Collecting;

/* A name as it is shown: without quotes and controls; an address is no name. */
static EntSlice
clean_name (Collecting *self, const char *name, EntSlice email)
{
  EntSlice raw = ent_slice_trim (ent_slice (name));
  while (raw.length >= 2 && strchr ("'\"", raw.data[0]) != NULL && raw.data[raw.length - 1] == raw.data[0])
    raw = ent_slice_trim ((EntSlice){raw.data + 1, raw.length - 2});
  raw.length = MIN (raw.length, ENT_MAIL_MAX_NAME);
  g_string_truncate (self->buffer, 0);
  ent_text_append_printable (raw, self->buffer);
  EntSlice shown = ent_slice_trim (ent_slice_of (self->buffer));
  if (ent_slice_equal_ascii_case (shown, email) || memchr (shown.data, '@', shown.length) != NULL)
    return (EntSlice){NULL, 0};
  return ent_arena_copy (self->arena, shown);
}

static bool
is_known (const Collecting *self, EntSlice email)
{
  for (guint i = 0; i < self->parties->len; i++)
    if (ent_slice_equal (g_array_index (self->parties, EntMailParty, i).email.value, email))
      return true;
  return false;
}

static void
take_mailbox (Collecting *self, InternetAddress *address)
{
  self->n_seen++;
  const char *addr = internet_address_mailbox_get_addr (INTERNET_ADDRESS_MAILBOX (address));
  if (addr == NULL || self->parties->len >= ENT_MAIL_MAX_PARTIES)
    return;
  g_string_truncate (self->buffer, 0);
  if (!ent_email_append (ent_slice (addr), self->buffer) || is_known (self, ent_slice_of (self->buffer)))
    return;
  EntSlice email = ent_arena_copy (self->arena, ent_slice_of (self->buffer));
  EntMailParty party = {.email = {ENT_IDENTIFIER_EMAIL, email},
                        .name = clean_name (self, internet_address_get_name (address), email),
                        .role = self->role};
  g_array_append_val (self->parties, party);
}

/* Groups hold addresses; groups within groups do not exist. */
static void
take_list (Collecting *self, InternetAddressList *list, bool into_groups)
{
  int n = list != NULL ? MIN (internet_address_list_length (list), ENT_MAIL_MAX_ADDRESSES) : 0;
  for (int i = 0; i < n; i++) {
    InternetAddress *address = internet_address_list_get_address (list, i);
    if (INTERNET_ADDRESS_IS_MAILBOX (address))
      take_mailbox (self, address);
    else if (into_groups)
      take_list (self, internet_address_group_get_members (INTERNET_ADDRESS_GROUP (address)), false);
  }
}

size_t
ent_mail_parties_collect (GMimeMessage *message, EntArena *arena, GArray *parties)
{
  g_autoptr (GString) buffer = g_string_new (NULL);
  Collecting self = {.arena = arena, .parties = parties, .role = ENT_MAIL_FROM, .buffer = buffer};
  take_list (&self, g_mime_message_get_from (message), true);
  if (parties->len == 0)
    take_list (&self, g_mime_message_get_sender (message), true);
  /* Several authors are rare and one of them is enough: the others would be taken for recipients. */
  g_array_set_size (parties, MIN (parties->len, 1));
  self.n_seen = 0;
  self.role = ENT_MAIL_TO;
  take_list (&self, g_mime_message_get_to (message), true);
  self.role = ENT_MAIL_CC;
  take_list (&self, g_mime_message_get_cc (message), true);
  self.role = ENT_MAIL_BCC;
  take_list (&self, g_mime_message_get_bcc (message), true);
  return self.n_seen;
}
