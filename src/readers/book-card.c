/* One entry of an address book -> a record: what it is called, what recognises it, in which groups it is. */
#include "readers/book-entry-private.h"

#include <xxhash.h>

#define MIN_UID 16 /* a shorter UID may be anybody's */

void
ent_book_problem (EntBook *self, uint64_t line, EntSlice column, const char *reason)
{
  if (!self->only_groups)
    ent_report_add (self->report, self->file, line, column, reason);
}

void
ent_book_skip (EntBook *self, uint64_t line, EntSlice column, const char *reason)
{
  ent_book_problem (self, line, column, reason);
  if (!self->only_groups)
    self->info->n_skipped++;
}

/* ---- Names ---- */

/* FN, else the parts of N, else a nickname, the organisation, the address. */
static EntSlice
whole_name (const EntBookEntry *self)
{
  if (self->full.length > 0)
    return self->full;
  const EntSlice parts[] = {self->given, self->additional, self->family};
  g_autoptr (GString) name = g_string_new (NULL);
  for (size_t i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i].length > 0)
      g_string_append_printf (name, "%s%.*s", name->len > 0 ? " " : "", (int)parts[i].length, parts[i].data);
  if (name->len > 0)
    return ent_arena_copy (self->book->arena, ent_slice_of (name));
  const EntSlice others[] = {self->nickname, self->organisation, self->first_email};
  for (size_t i = 0; i < G_N_ELEMENTS (others); i++)
    if (others[i].length > 0)
      return others[i];
  for (size_t i = 0; i < self->n_identifiers; i++)
    if (self->identifiers[i].kind != ENT_IDENTIFIER_CARD)
      return self->identifiers[i].value;
  return (EntSlice){"", 0};
}

/* ---- The card's own identifier ---- */

static void
append_digest (EntSlice text, GString *out)
{
  g_string_append_printf (out, "%016" G_GINT64_MODIFIER "x", (guint64)XXH3_64bits (text.data, text.length));
}

/* An office's address and a shared telephone may turn out to be nobody's, and then the card would be nobody.
 */
static bool
is_recognised (const EntBookEntry *self)
{
  for (size_t i = 0; i < self->n_identifiers; i++)
    if (self->identifiers[i].kind == ENT_IDENTIFIER_URL ||
        (self->identifiers[i].kind == ENT_IDENTIFIER_EMAIL &&
         !ent_email_is_role (self->identifiers[i].value)))
      return true;
  return false;
}

/* One value for two different entries of a book would make one person of them. */
static void
tell_apart (EntBookEntry *self, EntSlice card, EntSlice name_folded, GString *value)
{
  g_autoptr (GString) who = g_string_new_len (name_folded.data, (gssize)name_folded.length);
  if (!g_str_has_prefix (value->str, "uid:"))
    append_digest (card, who);
  const char *known = g_hash_table_lookup (self->book->cards, value->str);
  if (known == NULL) {
    g_hash_table_insert (self->book->cards, g_strdup (value->str), g_strdup (who->str));
  } else if (strcmp (known, who->str) != 0) {
    g_string_append_c (value, '|');
    append_digest (card, value);
  }
}

/*
 * A UID that nobody else can have made recognises an entry in every copy of the book. An entry without one,
 * without profile and personal address, is recognised by its name together with the organisation, else the
 * birthday, else the postal address; a name alone recognises nobody, so that such an entry is only itself.
 */
static void
identify_card (EntBookEntry *self, EntSlice card, EntSlice name)
{
  g_autoptr (GString) value = g_string_new (NULL), folded = g_string_new (NULL);
  EntIdentifierKind kind = ENT_IDENTIFIER_CARD;
  ent_fold_name_append (name, folded);
  if (ent_own_uid_read (self->uid, &kind, value)) {
    /* Ours, from an export: what the contact was recognised by before. */
  } else if (self->uid.length >= MIN_UID) {
    g_string_append (value, "uid:");
    ent_book_append_uid (self->uid, value);
  } else if (!is_recognised (self)) {
    g_string_append_printf (value, "%s|", folded->str);
    if (self->organisation.length > 0)
      ent_fold_append (self->organisation, value);
    else if (self->birth.length > 0 || self->address.length > 0)
      ent_fold_append (self->birth.length > 0 ? self->birth : self->address, value);
    else
      append_digest (card, value);
  } else {
    return;
  }
  tell_apart (self, card, ent_slice_of (folded), value);
  ent_book_entry_add_identifier (self, kind, ent_slice_of (value));
}

/* ---- Groups ---- */

static void
add_member (EntBookEntry *self, EntSlice group, EntSlice member, uint64_t line)
{
  EntSlice scheme = ENT_SLICE ("mailto:");
  GString *scratch = self->book->scratch;
  g_string_truncate (scratch, 0);
  if (!(ent_slice_starts_with_ascii_case (member, scheme) && ent_email_append (member, scratch)))
    ent_book_append_uid (member, scratch);
  if (!ent_book_groups_add (self->book->groups, ent_slice_of (scratch), group))
    ent_report_add (self->book->report, self->book->file, line, ENT_SLICE ("MEMBER"),
                    _ ("The groups have more members than can be kept: the others are in none."));
}

static void
take_members (EntBookEntry *self, EntSlice card, EntSlice name, uint64_t line)
{
  EntVcardProperty property;
  while (ent_vcard_cut_property (&card, &property)) {
    if (!ent_vcard_is (&property, "MEMBER") && !ent_vcard_is (&property, "X-ADDRESSBOOKSERVER-MEMBER"))
      continue;
    add_member (self, name, ent_book_plain_line (self->book, property.value), line);
  }
  for (size_t i = 0; i < self->n_identifiers; i++) /* Evolution's lists have their members' addresses */
    if (self->identifiers[i].kind == ENT_IDENTIFIER_EMAIL)
      ent_book_groups_add (self->book->groups, self->identifiers[i].value, name);
}

static void
add_groups_of (EntBookEntry *self, EntSlice member)
{
  const GPtrArray *groups = ent_book_groups_of (self->book->groups, member);
  for (guint i = 0; groups != NULL && i < groups->len; i++)
    ent_book_entry_add_label (self, ent_slice (g_ptr_array_index (groups, i)));
}

static void
take_groups (EntBookEntry *self)
{
  for (size_t i = 0; i < self->n_identifiers; i++)
    if (self->identifiers[i].kind == ENT_IDENTIFIER_EMAIL)
      add_groups_of (self, self->identifiers[i].value);
  if (self->uid.length == 0)
    return;
  g_string_truncate (self->book->scratch, 0);
  ent_book_append_uid (self->uid, self->book->scratch);
  add_groups_of (self, ent_slice_of (self->book->scratch));
}

/* ---- Records ---- */

static bool
leave_out (EntBookEntry *self, EntSlice name, uint64_t line, GError **error)
{
  EntRecord record = {.kind = ENT_RECORD_LEFT_OUT, .file = self->book->file, .line = line};
  record.left_out = (EntLeftOutRecord){.reason = self->is_group     ? ENT_SLICE ("group")
                                                 : self->is_company ? ENT_SLICE ("company")
                                                                    : ENT_SLICE ("thing"),
                                       .who = name,
                                       .at = ENT_NO_TIME};
  self->book->info->n_left_out++;
  return ent_sink_put (self->book->sink, &record, error);
}

static bool
put_person (EntBookEntry *self, EntSlice card, EntSlice name, uint64_t line, GError **error)
{
  g_autoptr (GString) note = g_string_new (NULL);
  ent_vcard_append_note (card, note);
  if (card.length > 0 && card.data[card.length - 1] == '\n')
    card.length--;
  EntRecord record = {.kind = ENT_RECORD_CONTACT, .file = self->book->file, .line = line};
  record.contact = (EntContactRecord){.name = name,
                                      .given = self->given,
                                      .family = self->family,
                                      .identifiers = self->identifiers,
                                      .n_identifiers = self->n_identifiers,
                                      .organisation = self->organisation,
                                      .title = self->title.length > 0 ? self->title : self->role,
                                      .place = self->place,
                                      .connected = ENT_NO_TIME,
                                      .certainty = ENT_CERTAINTY_STATED,
                                      .note = ent_slice_trim (ent_slice_of (note)),
                                      .labels = self->labels,
                                      .n_labels = self->n_labels,
                                      .original = card};
  return ent_sink_put (self->book->sink, &record, error);
}

bool
ent_book_put (EntBook *self, EntSlice card, uint64_t line, GError **error)
{
  ent_arena_reset (self->arena);
  g_autofree EntBookEntry *entry = g_new0 (EntBookEntry, 1);
  entry->book = self;
  ent_book_entry_read (entry, card);
  EntSlice name = whole_name (entry);
  if (self->only_groups) {
    if (entry->is_group)
      take_members (entry, card, name, line);
    return true;
  }
  self->info->n_rows++;
  if (entry->is_group || entry->is_company || entry->is_thing)
    return leave_out (entry, name.length > 0 ? name : ENT_SLICE ("?"), line, error);
  if (name.length == 0) {
    ent_book_skip (self, line, ENT_SLICE (""),
                   _ ("The entry has no name, no address and no telephone number: it was skipped."));
    return true;
  }
  take_groups (entry);
  identify_card (entry, card, name);
  return put_person (entry, card, name, line, error);
}
