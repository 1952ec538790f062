/* Who is in the network: connections, address book, invitations. */
#include "sample/write-private.h"

#include "sample/events-private.h"
#include "sample/moments-private.h"

/* qsort has no place for the table: the pairs carry what is compared. */
typedef struct {
  int64_t since_us;
  size_t number;
} Dated;

static int
compare_newest_first (const void *a, const void *b)
{
  const Dated *x = a, *y = b;
  if (x->since_us != y->since_us)
    return x->since_us < y->since_us ? 1 : -1;
  return (x->number > y->number) - (x->number < y->number);
}

/* The people with that bond or the other, newest first; free with g_array_unref(). */
static GArray *
newest_first (const EntSampleNetwork *network, EntSampleBond bond, EntSampleBond or_bond)
{
  GArray *order = g_array_new (FALSE, FALSE, sizeof (Dated));
  for (size_t i = 0; i < network->n_people; i++) {
    Dated dated = {network->people[i].since_us, i};
    if (network->people[i].bond == bond || network->people[i].bond == or_bond)
      g_array_append_val (order, dated);
  }
  qsort (order->data, order->len, sizeof (Dated), compare_newest_first);
  return order;
}

static bool
write_connection (EntSampleArchive *self, const EntSamplePerson *person, GError **error)
{
  g_autoptr (GString) url = g_string_new (NULL);
  ent_sample_append_url (person->slug, true, url);
  ent_sample_cell (self, person->given_cell);
  ent_sample_cell (self, person->family_cell);
  ent_sample_cell (self, url->str);
  ent_sample_cell (self, person->email ? person->email : "");
  ent_sample_cell (self, person->organisation);
  ent_sample_cell (self, person->title);
  ent_sample_comma (self);
  ent_sample_append_day (person->since_us, self->buffer);
  return ent_sample_end_row (self, "\n", error);
}

bool
ent_sample_write_connections (EntSampleArchive *self, GError **error)
{
  const char *header =
      "Notes:\n\"When exporting your connection data, you may notice that some of the email addresses are "
      "missing. You "
      "will only see email addresses for connections who have allowed their connections to see or download "
      "their email "
      "address using this setting https://www.linkedin.com/psettings/privacy/email. You can learn more here "
      "https://www.linkedin.com/help/linkedin/answer/261\"\n\n"
      "First Name,Last Name,URL,Email Address,Company,Position,Connected On";
  if (!ent_sample_begin_file (self, "Connections.csv", header, error))
    return false;
  const EntSampleNetwork *network = self->network;
  g_autoptr (GArray) order = newest_first (network, ENT_SAMPLE_CONNECTED, ENT_SAMPLE_CONNECTED);
  size_t n_closed = 0;
  for (guint i = 0; i < order->len; i++) {
    const EntSamplePerson *person = &network->people[g_array_index (order, Dated, i).number];
    if (!write_connection (self, person, error))
      return false;
    /* Closed accounts lie evenly between the others: nothing is left of them but the day. */
    for (; n_closed < network->n_closed * (i + 1) / order->len; n_closed++) {
      g_string_append (self->buffer, ",,,,,,");
      ent_sample_append_day (person->since_us, self->buffer);
      if (!ent_sample_end_row (self, "\n", error))
        return false;
    }
  }
  return true;
}

bool
ent_sample_write_address_book (EntSampleArchive *self, GError **error)
{
  const char *name = "ImportedContacts.csv";
  if (!ent_sample_begin_file (
          self, name, "FirstName,MiddleName,LastName,Title,Emails,PhoneNumbers,Location,CreatedAt,UpdatedAt",
          error))
    return false;
  const EntSampleNetwork *network = self->network;
  int64_t imported_us = network->now_us - 400 * ENT_US_PER_DAY;
  for (size_t i = 0; i < network->n_people; i++) {
    const EntSamplePerson *person = &network->people[i];
    if (!person->in_address_book)
      continue;
    g_autofree char *family = g_utf8_strup (person->name.family, -1);
    g_autofree char *email = i % 3 == 0 ? g_ascii_strup (person->email, -1) : g_strdup (person->email);
    ent_sample_cell (self, person->name.given);
    ent_sample_cell (self, "");
    ent_sample_cell (self, family);
    ent_sample_cell (self, person->bond == ENT_SAMPLE_IMPORTED ? person->title : "");
    ent_sample_cell (self, email);
    ent_sample_cell (self, person->phone ? person->phone : "");
    ent_sample_cell (self, "");
    for (int column = 0; column < 2; column++) {
      g_autoptr (GString) when = g_string_new (NULL);
      ent_sample_append_pacific (imported_us + column * ENT_US_PER_DAY, false, when);
      ent_sample_cell (self, when->str);
    }
    if (!ent_sample_end_row (self, "\n", error))
      return false;
  }
  return true;
}

static bool
write_invitation (EntSampleArchive *self, size_t number, GError **error)
{
  const EntSampleNetwork *network = self->network;
  const EntSamplePerson *person = &network->people[number];
  const EntSampleStory *story = network->story;
  bool incoming = person->invitation_incoming;

  g_autofree char *user = g_strdup_printf ("%s %s", story->given, story->family);
  g_autoptr (GString) name = g_string_new (NULL);
  g_autoptr (GString) url = g_string_new (NULL);
  g_autoptr (GString) user_url = g_string_new (NULL);
  g_autoptr (GString) when = g_string_new (NULL);
  g_autoptr (GString) note = g_string_new (NULL);
  ent_sample_append_former_name (person, name);
  ent_sample_append_url (person->slug, true, url);
  ent_sample_append_url (story->slug, true, user_url);
  ent_sample_append_pacific (ent_sample_invitation_us (network, number), false, when);
  if (person->has_note)
    ent_sample_append_note (network, number, note);
  ent_sample_cell (self, incoming ? name->str : user);
  ent_sample_cell (self, incoming ? user : name->str);
  ent_sample_cell (self, when->str);
  ent_sample_cell (self, note->str);
  ent_sample_cell (self, incoming ? "INCOMING" : "OUTGOING");
  ent_sample_cell (self, incoming ? url->str : user_url->str);
  ent_sample_cell (self, incoming ? user_url->str : url->str);
  ent_sample_count (self, number, ENT_CHANNEL_INVITATION, incoming ? ENT_DIRECTION_IN : ENT_DIRECTION_OUT);
  return ent_sample_end_row (self, "\n", error);
}

bool
ent_sample_write_invitations (EntSampleArchive *self, GError **error)
{
  if (!ent_sample_begin_file (self, "Invitations.csv",
                              "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl", error))
    return false;
  const EntSampleNetwork *network = self->network;
  g_autoptr (GArray) order = newest_first (network, ENT_SAMPLE_CONNECTED, ENT_SAMPLE_INVITED);
  for (guint i = 0; i < order->len; i++) {
    size_t number = g_array_index (order, Dated, i).number;
    if (!ent_sample_invitation_is_recent (network, number))
      break;
    if (!write_invitation (self, number, error))
      return false;
  }
  return true;
}
