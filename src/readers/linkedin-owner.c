/* Whose archive is it? Nothing says so outright. The user is on one side of every conversation, so their
 * address is the one that is everywhere; the name in Profile.csv confirms it and decides where two people are
 * equally present. */
#include "readers/linkedin-private.h"

#define LOOK_AHEAD_ROWS 20000
#define MAX_RECIPIENTS 64

/* A profile address in the first messages. */
typedef struct {
  char *slug;
  char *name;           /* as it was shown with this address, or NULL */
  unsigned n_rows;      /* in which it is the sender or a recipient, of those that name both */
  unsigned n_threads;   /* in which it is the sender */
  uint64_t last_thread; /* digest, so that a conversation counts once */
} Candidate;

typedef struct {
  EntLinkedin *linkedin;
  GHashTable *candidates; /* slug -> Candidate */
  GHashTable *names;      /* name -> count: those that a Direction column makes the user's */
  unsigned n_rows;        /* that name both sides */
  EntSlice given, family;
  GString *profile_name;
} Search;

typedef struct {
  EntSlice thread, from, sender, to, recipients, direction;
} MessageRow;

static const EntColumn message_columns[] = {
    ENT_COLUMN ("CONVERSATION ID", TEXT, MessageRow, thread, NONE),
    ENT_COLUMN ("FROM", TEXT, MessageRow, from, HEADER),
    ENT_COLUMN ("SENDER PROFILE URL", TEXT, MessageRow, sender, NONE),
    ENT_COLUMN ("TO", TEXT, MessageRow, to, HEADER),
    ENT_COLUMN ("RECIPIENT PROFILE URLS", TEXT, MessageRow, recipients, NONE),
    ENT_COLUMN ("Direction", TEXT, MessageRow, direction, NONE),
};
static const EntTable message_table = ENT_LINKEDIN_TABLE (message_columns, MessageRow, ENT_ZONE_UTC);

typedef struct {
  EntSlice from, to, direction, inviter, invitee;
} InvitationRow;

static const EntColumn invitation_columns[] = {
    ENT_COLUMN ("From", TEXT, InvitationRow, from, HEADER),
    ENT_COLUMN ("To", TEXT, InvitationRow, to, HEADER),
    ENT_COLUMN ("Direction", TEXT, InvitationRow, direction, HEADER),
    ENT_COLUMN ("inviterProfileUrl", TEXT, InvitationRow, inviter, NONE),
    ENT_COLUMN ("inviteeProfileUrl", TEXT, InvitationRow, invitee, NONE),
};
static const EntTable invitation_table = ENT_LINKEDIN_TABLE (invitation_columns, InvitationRow, ENT_ZONE_UTC);

typedef struct {
  EntSlice given, family;
} ProfileRow;

static const EntColumn profile_columns[] = {
    ENT_COLUMN ("First Name|Prénom|Vorname|Nombre|Nome", TEXT, ProfileRow, given, HEADER),
    ENT_COLUMN ("Last Name|Nom|Nachname|Apellido|Apellidos|Cognome", TEXT, ProfileRow, family, HEADER),
};
static const EntTable profile_table = ENT_LINKEDIN_TABLE (profile_columns, ProfileRow, ENT_ZONE_UTC);

void
ent_owner_init (EntOwner *self)
{
  self->slug = g_string_new (NULL);
  self->name = g_string_new (NULL);
  self->folded = g_string_new (NULL);
  self->file = g_string_new (NULL);
}

void
ent_owner_clear (EntOwner *self)
{
  g_string_free (self->slug, TRUE);
  g_string_free (self->name, TRUE);
  g_string_free (self->folded, TRUE);
  g_string_free (self->file, TRUE);
}

static void
candidate_free (void *data)
{
  Candidate *self = data;
  g_free (self->slug);
  g_free (self->name);
  g_free (self);
}

/* ---- Collecting ---- */

/* The candidate of a profile address; NULL when it is none. @name may be empty. */
static Candidate *
meet (Search *self, EntSlice url, EntSlice name)
{
  EntSlice slug = ent_slugs_get (self->linkedin->slugs, url);
  if (slug.length == 0)
    return NULL;
  g_autofree char *key = ent_slice_dup (slug);
  Candidate *candidate = g_hash_table_lookup (self->candidates, key);
  if (candidate == NULL) {
    candidate = g_new0 (Candidate, 1);
    candidate->slug = g_steal_pointer (&key);
    g_hash_table_insert (self->candidates, candidate->slug, candidate);
  }
  if (candidate->name == NULL && name.length > 0)
    candidate->name = ent_slice_dup (name);
  return candidate;
}

static void
count_name (Search *self, EntSlice name)
{
  if (ent_linkedin_is_nameless (name))
    return;
  char *key = ent_slice_dup (name);
  unsigned count = GPOINTER_TO_UINT (g_hash_table_lookup (self->names, key));
  g_hash_table_insert (self->names, key, GUINT_TO_POINTER (count + 1));
}

/* The side that is the user where a row says in which direction it went. */
static void
count_direction (Search *self, EntSlice direction, EntSlice from, EntSlice to)
{
  if (ent_linkedin_says (direction, "OUTGOING"))
    count_name (self, from);
  else if (ent_linkedin_says (direction, "INCOMING"))
    count_name (self, to);
}

/* The recipients of a row; returns how many addresses there are. A name belongs to an address only where
 * there is one. */
static unsigned
meet_recipients (Search *self, const MessageRow *row)
{
  static const char separators[] = ",; \t\r\n";
  Candidate *met[MAX_RECIPIENTS];
  unsigned n = 0;
  EntSlice rest = row->recipients;
  EntSlice url;
  while (n < MAX_RECIPIENTS && ent_slice_cut (&rest, separators, &url)) {
    Candidate *candidate = meet (self, url, (EntSlice){NULL, 0});
    if (candidate != NULL)
      met[n++] = candidate;
  }
  if (n == 1 && met[0]->name == NULL && !ent_linkedin_is_nameless (row->to))
    met[0]->name = ent_slice_dup (row->to);
  for (unsigned i = 0; i < n; i++)
    met[i]->n_rows++;
  return n;
}

static bool
take_message (const void *data, uint64_t line, void *context, GError **error)
{
  const MessageRow *row = data;
  Search *self = context;
  count_direction (self, row->direction, row->from, row->to);
  Candidate *sender = meet (self, row->sender, row->from);
  if (sender == NULL)
    return true;
  uint64_t thread = ent_slugs_digest (row->thread);
  if (sender->last_thread != thread)
    sender->n_threads++;
  sender->last_thread = thread;
  if (meet_recipients (self, row) > 0) {
    sender->n_rows++;
    self->n_rows++;
  }
  return true;
}

static bool
take_invitation (const void *data, uint64_t line, void *context, GError **error)
{
  const InvitationRow *row = data;
  Search *self = context;
  count_direction (self, row->direction, row->from, row->to);
  Candidate *inviter = meet (self, row->inviter, row->from);
  Candidate *invitee = meet (self, row->invitee, row->to);
  Candidate *mine = ent_linkedin_says (row->direction, "OUTGOING") ? inviter : invitee;
  if (inviter == NULL || invitee == NULL)
    return true;
  self->n_rows++;
  mine->n_rows++;
  return true;
}

static bool
take_profile (const void *data, uint64_t line, void *context, GError **error)
{
  const ProfileRow *row = data;
  Search *self = context;
  ent_linkedin_full_name (row->given, row->family, self->profile_name);
  return true;
}

/* Reads the beginning of an entry without a word about its damage: it will be read again in full. */
static bool
look (Search *self, ssize_t entry, const EntTable *table, EntRowFunc take, GError **error)
{
  if (entry < 0)
    return true;
  g_autoptr (GError) ignored = NULL;
  EntInput *input = ent_archive_stream (self->linkedin->archive, (size_t)entry, &ignored);
  if (input == NULL)
    return true;
  EntTableJob job = {
      .dates = self->linkedin->dates, .max_rows = LOOK_AHEAD_ROWS, .emit = take, .context = self};
  EntTableResult result;
  return ent_table_read (table, input, &job, &result, error);
}

/* ---- Deciding ---- */

static bool
same_name (const char *name, const GString *folded)
{
  if (name == NULL || folded->len == 0)
    return false;
  g_autoptr (GString) other = g_string_new (NULL);
  ent_fold_name_append (ent_slice (name), other);
  return g_string_equal (other, folded);
}

/* Of those who bear the name in the profile, the one who is present most. */
static const Candidate *
find_by_name (const Search *self, const GString *folded)
{
  const Candidate *best = NULL;
  GHashTableIter iter;
  void *value;
  g_hash_table_iter_init (&iter, self->candidates);
  while (g_hash_table_iter_next (&iter, NULL, &value)) {
    const Candidate *candidate = value;
    if (!same_name (candidate->name, folded))
      continue;
    if (best == NULL || candidate->n_rows > best->n_rows ||
        (candidate->n_rows == best->n_rows && candidate->n_threads > best->n_threads))
      best = candidate;
  }
  return best;
}

/* The largest and the second largest of a count over all candidates. */
static const Candidate *
find_most (const Search *self, size_t count_offset, unsigned *out_most, unsigned *out_next)
{
  const Candidate *best = NULL;
  *out_most = *out_next = 0;
  GHashTableIter iter;
  void *value;
  g_hash_table_iter_init (&iter, self->candidates);
  while (g_hash_table_iter_next (&iter, NULL, &value)) {
    unsigned count = G_STRUCT_MEMBER (unsigned, value, count_offset);
    if (count > *out_most) {
      *out_next = *out_most;
      *out_most = count;
      best = value;
    } else if (count > *out_next) {
      *out_next = count;
    }
  }
  return best;
}

/* Without a name: who is in nearly every row, and nobody else is; else who writes in far more conversations.
 */
static const Candidate *
find_by_presence (const Search *self)
{
  unsigned most, next;
  const Candidate *best = find_most (self, G_STRUCT_OFFSET (Candidate, n_rows), &most, &next);
  if (best != NULL && most > next && most * 10 >= self->n_rows * 9)
    return best;
  best = find_most (self, G_STRUCT_OFFSET (Candidate, n_threads), &most, &next);
  return best != NULL && most >= 2 && most >= 2 * next ? best : NULL;
}

/* The name that directions give most often. */
static const char *
find_name (const Search *self)
{
  const char *best = NULL;
  unsigned most = 0;
  GHashTableIter iter;
  void *key, *value;
  g_hash_table_iter_init (&iter, self->names);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (GPOINTER_TO_UINT (value) > most) {
      most = GPOINTER_TO_UINT (value);
      best = key;
    }
  return best;
}

static void
set_name (EntOwner *owner, EntSlice name)
{
  g_string_truncate (owner->name, 0);
  g_string_truncate (owner->folded, 0);
  g_string_append_len (owner->name, name.data, (gssize)name.length);
  ent_fold_name_append (name, owner->folded);
}

/* Takes the user from the candidates of one file; false when they do not tell. */
static bool
decide (Search *self, ssize_t entry)
{
  EntOwner *owner = &self->linkedin->owner;
  const Candidate *found = owner->folded->len > 0 ? find_by_name (self, owner->folded) : NULL;
  if (found == NULL)
    found = find_by_presence (self);
  if (found == NULL)
    return false;
  g_string_assign (owner->slug, found->slug);
  g_string_assign (owner->file, ent_archive_entry (self->linkedin->archive, (size_t)entry)->base);
  if (owner->folded->len == 0 && found->name != NULL)
    set_name (owner, ent_slice (found->name));
  return true;
}

static bool
search (Search *self, const EntOwnerPlaces *places, GError **error)
{
  EntOwner *owner = &self->linkedin->owner;
  if (!look (self, places->profile, &profile_table, take_profile, error))
    return false;
  set_name (owner, ent_slice_of (self->profile_name));

  if (!look (self, places->messages, &message_table, take_message, error))
    return false;
  bool found = places->messages >= 0 && decide (self, places->messages);
  if (!found) {
    /* Counts of another kind: those of the messages must not weigh in. */
    g_hash_table_remove_all (self->candidates);
    self->n_rows = 0;
    if (!look (self, places->invitations, &invitation_table, take_invitation, error))
      return false;
    found = places->invitations >= 0 && decide (self, places->invitations);
  }
  const char *name = find_name (self);
  if (owner->folded->len == 0 && name != NULL)
    set_name (owner, ent_slice (name));
  return true;
}

bool
ent_owner_find (EntLinkedin *linkedin, const EntOwnerPlaces *places, GError **error)
{
  Search self = {.linkedin = linkedin};
  self.candidates = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, candidate_free);
  self.names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.profile_name = g_string_new (NULL);
  bool ok = search (&self, places, error);
  g_string_free (self.profile_name, TRUE);
  g_hash_table_unref (self.names);
  g_hash_table_unref (self.candidates);
  return ok;
}

bool
ent_owner_put (EntLinkedin *self, GError **error)
{
  if (self->owner.slug->len == 0)
    return true;
  self->file = ent_slice_of (self->owner.file);
  EntRecord record = {.kind = ENT_RECORD_SELF};
  record.self.field = ENT_SELF_IDENTIFIER;
  record.self.identifier = (EntIdentifier){ENT_IDENTIFIER_URL, ent_slice_of (self->owner.slug)};
  record.self.value = ent_slice_of (self->owner.slug);
  record.self.from = record.self.until = ENT_NO_TIME;
  return ent_linkedin_put (self, &record, 0, error);
}
