/*
 * Whose mailbox it is. Evidence, the strongest first: where mails were delivered; who wrote what lies among
 * the sent ones; who writes and is written to in nearly all mails; to whom alone nearly all mails are
 * addressed.
 */
#include "readers/mailbox-private.h"

#define MAX_MAILS 20000
#define MAX_ADDRESSES 50000
#define MAX_RECIPIENTS 30
#define MAX_OWN 32
/* Fewer mails than these show nothing. */
#define MIN_DELIVERED 3
#define MIN_SENT 2
#define MIN_MAILS 4
#define MIN_PARTNERS 2
#define MIN_RECEIVED 10

typedef struct {
  char *email;
  uint32_t n_delivered; /* mails that were delivered to it last */
  uint32_t n_sent;      /* mails from it among the sent ones */
  uint32_t n_from;
  uint32_t n_to;
  uint32_t n_alone; /* mails to it and nobody else */
  uint32_t n_list;  /* of those to it, the ones that came through a list */
  bool is_own;
} Address;

/* Whom one mail is from and to: a range of indexes. */
typedef struct {
  uint32_t first, n; /* the sender first */
} Parties;

struct EntMailOwner {
  GArray *addresses;   /* Address */
  GHashTable *indexes; /* email -> index + 1 */
  GArray *parties;     /* uint32_t */
  GArray *mails;       /* Parties, of mails that came through no list and name a sender */
  GPtrArray *own;      /* borrowed emails: those found first */
  size_t n_found;      /* of them */
  uint32_t n_delivered, n_sent;
  GString *scratch;
};

static void
address_clear (void *data)
{
  g_free (((Address *)data)->email);
}

static Address *
address_at (const EntMailOwner *self, uint32_t index)
{
  return &g_array_index (self->addresses, Address, index);
}

/* The index of @email; false when there are too many already. */
static bool
find_address (EntMailOwner *self, const char *email, uint32_t *out_index)
{
  gpointer known = g_hash_table_lookup (self->indexes, email);
  if (known == NULL && self->addresses->len >= MAX_ADDRESSES)
    return false;
  if (known == NULL) {
    Address address = {.email = g_strdup (email)};
    g_array_append_val (self->addresses, address);
    known = GUINT_TO_POINTER (self->addresses->len);
    g_hash_table_insert (self->indexes, address.email, known);
  }
  *out_index = GPOINTER_TO_UINT (known) - 1;
  return true;
}

static void
take_own (EntMailOwner *self, uint32_t index)
{
  Address *address = address_at (self, index);
  if (!address->is_own && self->own->len < MAX_OWN)
    g_ptr_array_add (self->own, address->email);
  address->is_own = true;
}

EntMailOwner *
ent_mail_owner_new (const EntReadOptions *options)
{
  EntMailOwner *self = g_new0 (EntMailOwner, 1);
  self->addresses = g_array_new (FALSE, FALSE, sizeof (Address));
  g_array_set_clear_func (self->addresses, address_clear);
  self->indexes = g_hash_table_new (g_str_hash, g_str_equal);
  self->parties = g_array_new (FALSE, FALSE, sizeof (uint32_t));
  self->mails = g_array_new (FALSE, FALSE, sizeof (Parties));
  self->own = g_ptr_array_new ();
  self->scratch = g_string_new (NULL);
  for (size_t i = 0; i < options->n_own_emails; i++) {
    g_autofree char *email = ent_slice_dup (options->own_emails[i]);
    uint32_t index;
    if (find_address (self, email, &index))
      take_own (self, index);
  }
  return self;
}

void
ent_mail_owner_free (EntMailOwner *self)
{
  if (self == NULL)
    return;
  g_string_free (self->scratch, TRUE);
  g_ptr_array_unref (self->own);
  g_array_unref (self->mails);
  g_array_unref (self->parties);
  g_hash_table_unref (self->indexes);
  g_array_unref (self->addresses);
  g_free (self);
}

/* ---- Evidence ---- */

/* What one mail's headers say. */
typedef struct {
  EntSlice from, delivered, received, labels;
  EntSlice recipients[MAX_RECIPIENTS]; /* headers To and Cc */
  size_t n_recipients;
  bool is_list;
} Headers;

static void
keep_first (EntSlice *field, EntSlice value)
{
  if (field->length == 0)
    *field = value;
}

static Headers
cut_headers (EntSlice bytes)
{
  Headers headers = {0};
  EntSlice rest = bytes, name, value;
  const struct {
    const char *name;
    EntSlice *field;
  } firsts[] = {{"From", &headers.from},
                {"Delivered-To", &headers.delivered}, /* the topmost is where it arrived */
                {"Envelope-To", &headers.delivered},
                {"X-Delivered-To", &headers.delivered},
                {"Received", &headers.received},
                {"X-Gmail-Labels", &headers.labels}};
  rest.length = MIN (rest.length, ENT_MAILBOX_LOOK_BYTES);
  while (ent_header_cut (&rest, &name, &value)) {
    for (size_t i = 0; i < G_N_ELEMENTS (firsts); i++)
      if (ent_slice_equal_ascii_case (name, ent_slice (firsts[i].name)))
        keep_first (firsts[i].field, value);
    if ((ent_slice_equal_ascii_case (name, ENT_SLICE ("To")) ||
         ent_slice_equal_ascii_case (name, ENT_SLICE ("Cc"))) &&
        headers.n_recipients < MAX_RECIPIENTS)
      headers.recipients[headers.n_recipients++] = value;
    headers.is_list = headers.is_list || ent_slice_equal_ascii_case (name, ENT_SLICE ("List-Id")) ||
                      ent_slice_equal_ascii_case (name, ENT_SLICE ("List-Post"));
  }
  return headers;
}

/* "by mx.example.org with ESMTP for <awa@example.org>; Mon, ..." */
static EntSlice
received_for (EntSlice received)
{
  ssize_t at = ent_slice_find (received, ENT_SLICE (" for <"));
  if (at < 0)
    return (EntSlice){NULL, 0};
  EntSlice rest = ent_slice_from (received, (size_t)at + 6), address;
  return ent_slice_cut (&rest, ">", &address) ? address : (EntSlice){NULL, 0};
}

/* Gmail's label of what was sent, in the languages of formats; undecoded, as a first look needs no more. */
static bool
is_labelled_sent (EntSlice labels)
{
  static const char *const marks[] = {"Sent", "Messages_envoy", "Envoy=C3=A9", "Gesendet"};
  for (size_t i = 0; i < G_N_ELEMENTS (marks); i++)
    if (ent_slice_find (labels, ent_slice (marks[i])) >= 0)
      return true;
  return false;
}

static void
look_at_delivery (EntMailOwner *self, const Headers *headers)
{
  EntSlice rest = headers->delivered.length > 0 ? headers->delivered : received_for (headers->received);
  uint32_t index;
  if (!ent_header_cut_address (&rest, self->scratch) || !find_address (self, self->scratch->str, &index))
    return;
  address_at (self, index)->n_delivered++;
  self->n_delivered++;
}

/* Appends @index to the parties of the mail that began at @first; false when it is there already. */
static bool
add_party (EntMailOwner *self, uint32_t first, uint32_t index)
{
  for (uint32_t i = first; i < self->parties->len; i++)
    if (g_array_index (self->parties, uint32_t, i) == index)
      return false;
  g_array_append_val (self->parties, index);
  return true;
}

static void
look_at_recipients (EntMailOwner *self, const Headers *headers, uint32_t first)
{
  uint32_t n_before = self->parties->len, index;
  for (size_t i = 0; i < headers->n_recipients; i++) {
    EntSlice rest = headers->recipients[i];
    while (self->parties->len - n_before < MAX_RECIPIENTS && ent_header_cut_address (&rest, self->scratch) &&
           find_address (self, self->scratch->str, &index))
      if (add_party (self, first, index)) {
        address_at (self, index)->n_to++;
        address_at (self, index)->n_list += headers->is_list;
      }
  }
  if (self->parties->len == n_before + 1)
    address_at (self, g_array_index (self->parties, uint32_t, n_before))->n_alone++;
}

void
ent_mail_owner_look (EntMailOwner *self, const EntMailboxMail *mail)
{
  if (self->mails->len >= MAX_MAILS || (mail->hints & (ENT_MAIL_HINT_SPAM | ENT_MAIL_HINT_DRAFT)) != 0)
    return;
  Headers headers = cut_headers (mail->bytes);
  uint32_t sender;
  look_at_delivery (self, &headers);
  if (!ent_header_cut_address (&headers.from, self->scratch) ||
      !find_address (self, self->scratch->str, &sender))
    return;
  address_at (self, sender)->n_from++;
  if ((mail->hints & ENT_MAIL_HINT_SENT) != 0 || is_labelled_sent (headers.labels)) {
    address_at (self, sender)->n_sent++;
    self->n_sent++;
  }
  Parties parties = {.first = self->parties->len};
  add_party (self, parties.first, sender);
  look_at_recipients (self, &headers, parties.first);
  parties.n = self->parties->len - parties.first;
  if (!headers.is_list)
    g_array_append_val (self->mails, parties);
}

/* ---- Deciding ---- */

/* Nobody but a list: it is written to, and only through the list. */
static bool
is_list (const Address *address)
{
  return address->n_from == 0 && address->n_to > 0 && address->n_list == address->n_to;
}

/* An address of a delivery that no mail names is the provider's own affair. */
static bool
is_delivered_to (const EntMailOwner *self, const Address *address)
{
  return address->n_delivered >= MIN_DELIVERED && address->n_delivered * 50 >= self->n_delivered &&
         address->n_from + address->n_to > 0 && !is_list (address);
}

/* Others' mails come to lie among the sent ones, but are few. */
static bool
is_sender_of_sent (const EntMailOwner *self, const Address *address)
{
  return address->n_sent >= MIN_SENT && address->n_sent * 5 >= self->n_sent;
}

static bool
names_own (const EntMailOwner *self, const Parties *mail)
{
  for (uint32_t i = 0; i < mail->n; i++)
    if (ent_mail_owner_has (
            self,
            ent_slice (address_at (self, g_array_index (self->parties, uint32_t, mail->first + i))->email)))
      return true;
  return false;
}

/* How often each address is in mails that name none of the user's. */
static uint32_t
count_uncovered (const EntMailOwner *self, uint32_t *counts)
{
  uint32_t n_uncovered = 0;
  for (guint m = 0; m < self->mails->len; m++) {
    const Parties *mail = &g_array_index (self->mails, Parties, m);
    if (names_own (self, mail))
      continue;
    n_uncovered++;
    for (uint32_t i = 0; i < mail->n; i++)
      counts[g_array_index (self->parties, uint32_t, mail->first + i)]++;
  }
  return n_uncovered;
}

/* With how many others, up to enough, @index shares a mail. */
static uint32_t
count_partners (const EntMailOwner *self, uint32_t index)
{
  uint32_t first = UINT32_MAX, n = 0;
  for (guint m = 0; m < self->mails->len && n < MIN_PARTNERS; m++) {
    const Parties *mail = &g_array_index (self->mails, Parties, m);
    const uint32_t *ids = &g_array_index (self->parties, uint32_t, mail->first);
    bool is_in = false;
    for (uint32_t i = 0; i < mail->n; i++)
      is_in = is_in || ids[i] == index;
    for (uint32_t i = 0; is_in && i < mail->n; i++)
      if (ids[i] != index && ids[i] != first) {
        first = n == 0 ? ids[i] : first;
        n++;
      }
  }
  return n;
}

/* Whether @address may be the user by being in nearly all mails: they write and are written to, or they are
 * written to alone. */
static bool
behaves_like_owner (const EntMailOwner *self, const Address *address, uint32_t n_uncovered)
{
  if (is_list (address))
    return false;
  if (address->n_from > 0)
    return address->n_to > 0 && n_uncovered >= MIN_MAILS;
  return n_uncovered >= MIN_RECEIVED && address->n_alone * 10 >= n_uncovered * 9 &&
         !ent_email_is_role (ent_slice (address->email)) && self->own->len == 0;
}

/* The address that is in nearly all mails that are not explained yet, where no other comes near it. */
static bool
find_common (const EntMailOwner *self, uint32_t *out_index)
{
  g_autofree uint32_t *counts = g_new0 (uint32_t, self->addresses->len + 1);
  uint32_t n_uncovered = count_uncovered (self, counts), best = 0, second = 0;
  if (n_uncovered * 10 < self->mails->len)
    return false;
  for (uint32_t i = 1; i < self->addresses->len; i++)
    best = counts[i] > counts[best] ? i : best;
  for (uint32_t i = 0; i < self->addresses->len; i++)
    second = i != best ? MAX (second, counts[i]) : second;
  if (self->addresses->len == 0 || counts[best] * 10 < n_uncovered * 7 || second * 5 > counts[best] * 4 ||
      !behaves_like_owner (self, address_at (self, best), n_uncovered) ||
      count_partners (self, best) < MIN_PARTNERS)
    return false;
  *out_index = best;
  return true;
}

/* What was known before is set aside meanwhile: what a mailbox shows must not depend on which sources came
 * first, nor go when these are undone. */
void
ent_mail_owner_decide (EntMailOwner *self)
{
  g_autoptr (GArray) given = g_array_new (FALSE, FALSE, sizeof (uint32_t));
  for (uint32_t i = 0; i < self->addresses->len; i++)
    if (address_at (self, i)->is_own) {
      g_array_append_val (given, i);
      address_at (self, i)->is_own = false;
    }
  g_ptr_array_set_size (self->own, 0);
  for (uint32_t i = 0; i < self->addresses->len; i++)
    if (is_delivered_to (self, address_at (self, i)) || is_sender_of_sent (self, address_at (self, i)))
      take_own (self, i);
  uint32_t index;
  while (self->own->len < MAX_OWN && find_common (self, &index))
    take_own (self, index);
  self->n_found = self->own->len;
  for (guint i = 0; i < given->len; i++)
    take_own (self, g_array_index (given, uint32_t, i));
}

size_t
ent_mail_owner_n_found (const EntMailOwner *self)
{
  return self->n_found;
}

/* ---- Asking ---- */

static bool
is_own (const EntMailOwner *self, const char *email)
{
  gpointer known = g_hash_table_lookup (self->indexes, email);
  return known != NULL && address_at (self, GPOINTER_TO_UINT (known) - 1)->is_own;
}

bool
ent_mail_owner_has (const EntMailOwner *self, EntSlice email)
{
  GString *text = self->scratch;
  g_string_truncate (text, 0);
  g_string_append_len (text, email.data, (gssize)email.length);
  if (is_own (self, text->str))
    return true;
  const char *plus = strchr (text->str, '+'), *at = strchr (text->str, '@');
  if (plus == NULL || at == NULL || plus > at)
    return false;
  g_string_erase (text, plus - text->str, at - plus);
  return is_own (self, text->str);
}

size_t
ent_mail_owner_n (const EntMailOwner *self)
{
  return self->own->len;
}

const char *
ent_mail_owner_get (const EntMailOwner *self, size_t index)
{
  return g_ptr_array_index (self->own, index);
}
