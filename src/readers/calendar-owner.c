/*
 * Whose calendar it is: an address that is known; the one that the calendar is called by; or the one that is
 * in nearly all meetings while no other comes near it.
 */
#include "readers/calendar-private.h"

#define MAX_EVENTS 50000
#define MAX_ADDRESSES 50000
#define MAX_NAMED 30
#define MIN_EVENTS 4
#define MIN_PARTNERS 2

typedef struct {
  char *email;
  uint32_t n_events;
  bool is_known, is_hint, is_seen, is_partner;
} Address;

struct EntCalendarOwner {
  GArray *addresses;   /* Address */
  GHashTable *indexes; /* email -> index + 1 */
  GArray *named;       /* uint32_t, the events one after the other, UINT32_MAX between */
  uint32_t n_events;   /* that name two at least */
  uint32_t n_naming;   /* that name anybody */
  GString *scratch;
};

static void
address_clear (void *data)
{
  g_free (((Address *)data)->email);
}

static Address *
address_at (const EntCalendarOwner *self, uint32_t index)
{
  return &g_array_index (self->addresses, Address, index);
}

static bool
find (EntCalendarOwner *self, EntSlice email, uint32_t *out_index)
{
  GString *key = self->scratch;
  g_string_truncate (key, 0);
  g_string_append_len (key, email.data, (gssize)email.length);
  gpointer known = g_hash_table_lookup (self->indexes, key->str);
  if (known == NULL && self->addresses->len >= MAX_ADDRESSES)
    return false;
  if (known == NULL) {
    Address address = {.email = g_strndup (key->str, key->len)};
    g_array_append_val (self->addresses, address);
    known = GUINT_TO_POINTER (self->addresses->len);
    g_hash_table_insert (self->indexes, address.email, known);
  }
  *out_index = GPOINTER_TO_UINT (known) - 1;
  return true;
}

EntCalendarOwner *
ent_calendar_owner_new (const EntReadOptions *options)
{
  EntCalendarOwner *self = g_new0 (EntCalendarOwner, 1);
  self->addresses = g_array_new (FALSE, FALSE, sizeof (Address));
  g_array_set_clear_func (self->addresses, address_clear);
  self->indexes = g_hash_table_new (g_str_hash, g_str_equal);
  self->named = g_array_new (FALSE, FALSE, sizeof (uint32_t));
  self->scratch = g_string_new (NULL);
  uint32_t index;
  for (size_t i = 0; i < options->n_own_emails; i++)
    if (find (self, options->own_emails[i], &index))
      address_at (self, index)->is_known = true;
  return self;
}

void
ent_calendar_owner_free (EntCalendarOwner *self)
{
  if (self == NULL)
    return;
  g_string_free (self->scratch, TRUE);
  g_array_unref (self->named);
  g_hash_table_unref (self->indexes);
  g_array_unref (self->addresses);
  g_free (self);
}

void
ent_calendar_owner_look (EntCalendarOwner *self, const EntCalendarEvent *event)
{
  static const uint32_t between = UINT32_MAX;
  uint32_t index;
  guint first = self->named->len;
  for (size_t i = 0; i < event->n_attendees && self->named->len < first + MAX_NAMED; i++)
    if (event->attendees[i].is_person && self->n_events < MAX_EVENTS &&
        find (self, event->attendees[i].email, &index)) {
      address_at (self, index)->is_seen = true;
      g_array_append_val (self->named, index);
    }
  self->n_naming += self->named->len > first;
  if (self->named->len < first + 2) {
    g_array_set_size (self->named, first);
    return;
  }
  for (guint i = first; i < self->named->len; i++)
    address_at (self, g_array_index (self->named, uint32_t, i))->n_events++;
  g_array_append_val (self->named, between);
  self->n_events++;
}

void
ent_calendar_owner_hint (EntCalendarOwner *self, EntSlice name)
{
  g_autoptr (GString) email = g_string_new (NULL);
  uint32_t index;
  if (ent_email_append (name, email) && find (self, ent_slice_of (email), &index))
    address_at (self, index)->is_hint = true;
}

uint32_t
ent_calendar_owner_n_events (const EntCalendarOwner *self)
{
  return self->n_naming;
}

bool
ent_calendar_owner_is_named (const EntCalendarOwner *self)
{
  for (guint i = 0; i < self->addresses->len; i++)
    if (address_at (self, i)->is_known && address_at (self, i)->is_seen)
      return true;
  return false;
}

/* With how many others @index is in an event. */
static uint32_t
count_partners (EntCalendarOwner *self, uint32_t index)
{
  uint32_t n = 0;
  for (guint i = 0; i < self->addresses->len; i++)
    address_at (self, i)->is_partner = false;
  for (guint first = 0, i = 0; i < self->named->len; i++) {
    if (g_array_index (self->named, uint32_t, i) != UINT32_MAX)
      continue;
    const uint32_t *ids = &g_array_index (self->named, uint32_t, first);
    bool is_in = false;
    for (guint k = 0; k < i - first; k++)
      is_in = is_in || ids[k] == index;
    for (guint k = 0; is_in && k < i - first; k++) {
      n += ids[k] != index && !address_at (self, ids[k])->is_partner;
      address_at (self, ids[k])->is_partner = true;
    }
    first = i + 1;
  }
  return n;
}

/* A calendar that is called like somebody in half of its meetings is theirs. */
static const char *
find_hinted (const EntCalendarOwner *self)
{
  const char *best = NULL;
  uint32_t n_best = 0;
  for (guint i = 0; i < self->addresses->len; i++) {
    const Address *address = address_at (self, i);
    if (address->is_hint && address->is_seen && address->n_events * 2 >= self->n_events &&
        (best == NULL || address->n_events > n_best)) {
      best = address->email;
      n_best = address->n_events;
    }
  }
  return best;
}

static const char *
find_common (EntCalendarOwner *self)
{
  uint32_t best = 0, second = 0;
  for (uint32_t i = 1; i < self->addresses->len; i++)
    best = address_at (self, i)->n_events > address_at (self, best)->n_events ? i : best;
  for (uint32_t i = 0; i < self->addresses->len; i++)
    second = i != best ? MAX (second, address_at (self, i)->n_events) : second;
  if (self->addresses->len == 0 || self->n_events < MIN_EVENTS)
    return NULL;
  uint32_t n = address_at (self, best)->n_events;
  bool is_clear = n * 10 >= self->n_events * 8 && second * 5 <= n * 4;
  return is_clear && count_partners (self, best) >= MIN_PARTNERS ? address_at (self, best)->email : NULL;
}

static bool
is_known (const EntCalendarOwner *self, const char *email)
{
  for (guint i = 0; i < self->addresses->len; i++)
    if (address_at (self, i)->is_known && strcmp (address_at (self, i)->email, email) == 0)
      return true;
  return false;
}

const char *
ent_calendar_owner_decide (EntCalendarOwner *self)
{
  const char *hinted = find_hinted (self);
  const char *found = hinted != NULL ? hinted : find_common (self);
  /* Somebody else's calendar, in which the user is named. */
  if (found != NULL && ent_calendar_owner_is_named (self) && !is_known (self, found))
    return NULL;
  return found;
}
