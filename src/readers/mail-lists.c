/* The addresses of mailing lists that a mailbox tells of: nobody is there, so they are parties of no mail. */
#include "readers/mailbox-private.h"

#include <string.h>

#define MAX_LISTS 10000
#define MAX_WRITERS 100000

struct EntMailLists {
  GHashTable *addresses; /* in normal form */
  GHashTable *writers;   /* who wrote a mail that came through no list: a person, whatever a header says */
  GArray *kept;          /* EntMailParty */
  GString *scratch;
};

EntMailLists *
ent_mail_lists_new (void)
{
  EntMailLists *self = g_new0 (EntMailLists, 1);
  self->addresses = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->writers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->kept = g_array_new (FALSE, FALSE, sizeof (EntMailParty));
  self->scratch = g_string_new (NULL);
  return self;
}

void
ent_mail_lists_free (EntMailLists *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->addresses);
  g_hash_table_unref (self->writers);
  g_array_unref (self->kept);
  g_string_free (self->scratch, TRUE);
  g_free (self);
}

/* "<mailto:club@lists.example.org?subject=...>" or the bare address; "NO" is none. */
static void
learn (EntMailLists *self, EntSlice value)
{
  ssize_t at = ent_slice_find (value, ENT_SLICE ("mailto:"));
  EntSlice address = at >= 0 ? ent_slice_from (value, (size_t)at + strlen ("mailto:")) : value;
  size_t n = 0;
  while (n < address.length && strchr (">?,", address.data[n]) == NULL)
    n++;
  g_string_truncate (self->scratch, 0);
  if (g_hash_table_size (self->addresses) < MAX_LISTS &&
      ent_email_append (ent_slice_trim ((EntSlice){address.data, n}), self->scratch))
    g_hash_table_add (self->addresses, g_strndup (self->scratch->str, self->scratch->len));
}

static void
learn_writer (EntMailLists *self, EntSlice from)
{
  if (g_hash_table_size (self->writers) < MAX_WRITERS && ent_header_cut_address (&from, self->scratch) &&
      !g_hash_table_contains (self->writers, self->scratch->str))
    g_hash_table_add (self->writers, g_strndup (self->scratch->str, self->scratch->len));
}

void
ent_mail_lists_look (EntMailLists *self, EntSlice mail)
{
  EntSlice name, value, from = {NULL, 0};
  bool is_from_list = false;
  while (ent_header_cut (&mail, &name, &value))
    if (ent_slice_equal_ascii_case (name, ENT_SLICE ("List-Post")) ||
        ent_slice_equal_ascii_case (name, ENT_SLICE ("X-BeenThere"))) {
      learn (self, value);
      is_from_list = true;
    } else if (ent_slice_equal_ascii_case (name, ENT_SLICE ("From")))
      from = value;
    else if (ent_slice_starts_with_ascii_case (name, ENT_SLICE ("List-")))
      is_from_list = true;
  if (!is_from_list)
    learn_writer (self, from);
}

static bool
is_list (EntMailLists *self, const EntMailParty *party)
{
  g_string_truncate (self->scratch, 0);
  g_string_append_len (self->scratch, party->email.value.data, (gssize)party->email.value.length);
  return party->role != ENT_MAIL_FROM && g_hash_table_contains (self->addresses, self->scratch->str) &&
         !g_hash_table_contains (self->writers, self->scratch->str);
}

void
ent_mail_lists_drop (EntMailLists *self, EntMailRecord *record)
{
  if (g_hash_table_size (self->addresses) == 0)
    return;
  g_array_set_size (self->kept, 0);
  for (size_t i = 0; i < record->n_parties; i++)
    if (!is_list (self, &record->parties[i]))
      g_array_append_val (self->kept, record->parties[i]);
  if (self->kept->len == record->n_parties)
    return;
  record->parties = (const EntMailParty *)(void *)self->kept->data;
  record->n_parties = self->kept->len;
}
