/* messages.csv: the long file. Nothing is allocated per row: what has to be put together lives in the buffers
 * of EntMessages, which grow to the largest row and stay. */
#include "readers/linkedin-private.h"
#include "readers/opt-out-private.h"

#define MAX_DIRECT_RECIPIENTS 10
#define MAX_PARTIES 1000

typedef struct {
  EntSlice thread, title, from, sender, to, recipients, subject, content, folder, direction, draft,
      conversation_draft;
  EntTime at;
} Row;

static const EntColumn columns[] = {
    ENT_COLUMN ("CONVERSATION ID", TEXT, Row, thread, NONE),
    ENT_COLUMN ("CONVERSATION TITLE", TEXT, Row, title, NONE),
    ENT_COLUMN ("FROM", TEXT, Row, from, HEADER),
    ENT_COLUMN ("SENDER PROFILE URL", TEXT, Row, sender, NONE),
    ENT_COLUMN ("TO", TEXT, Row, to, HEADER),
    ENT_COLUMN ("RECIPIENT PROFILE URLS", TEXT, Row, recipients, NONE),
    ENT_COLUMN ("DATE", TIME, Row, at, CELL),
    ENT_COLUMN ("SUBJECT", TEXT, Row, subject, NONE),
    ENT_COLUMN ("CONTENT", TEXT, Row, content, HEADER),
    ENT_COLUMN ("FOLDER", TEXT, Row, folder, NONE),
    ENT_COLUMN ("Direction", TEXT, Row, direction, NONE),
    ENT_COLUMN ("IS MESSAGE DRAFT", TEXT, Row, draft, NONE),
    ENT_COLUMN ("IS CONVERSATION DRAFT", TEXT, Row, conversation_draft, NONE),
};

/* A party whose identifier is still an offset into a buffer that may move. */
typedef struct {
  EntParty party;
  size_t start;
} Draft;

struct EntMessages {
  GString *identifiers; /* normal forms of the row's parties, one after the other */
  GArray *drafts;       /* Draft */
  GArray *parties;      /* EntParty */
  bool is_undirected_told;
};

struct EntMessages *
ent_messages_new (void)
{
  struct EntMessages *self = g_new0 (struct EntMessages, 1);
  self->identifiers = g_string_new (NULL);
  self->drafts = g_array_new (FALSE, FALSE, sizeof (Draft));
  self->parties = g_array_new (FALSE, FALSE, sizeof (EntParty));
  return self;
}

void
ent_messages_free (struct EntMessages *self)
{
  if (self == NULL)
    return;
  g_string_free (self->identifiers, TRUE);
  g_array_unref (self->drafts);
  g_array_unref (self->parties);
  g_free (self);
}

/* ---- Parties ---- */

static EntSlice
draft_value (const struct EntMessages *self, size_t index)
{
  const Draft *draft = &g_array_index (self->drafts, Draft, index);
  return (EntSlice){self->identifiers->str + draft->start, draft->party.identifier.value.length};
}

/* Adds what was appended to the buffer from @start on as a party, unless it is the user or there already. */
static void
add_draft (EntLinkedin *self, EntIdentifierKind kind, size_t start, EntParty party)
{
  struct EntMessages *messages = self->messages;
  EntSlice value = ent_slice_from (ent_slice_of (messages->identifiers), start);
  party.identifier = (EntIdentifier){kind, value};
  bool is_known = value.length == 0 || messages->drafts->len >= MAX_PARTIES ||
                  ent_linkedin_is_owner (self, &party.identifier);
  for (guint i = 0; i < messages->drafts->len && !is_known; i++)
    is_known = g_array_index (messages->drafts, Draft, i).party.identifier.kind == kind &&
               ent_slice_equal (draft_value (messages, i), value);
  if (is_known) {
    g_string_truncate (messages->identifiers, start);
    return;
  }
  Draft draft = {party, start};
  g_array_append_val (messages->drafts, draft);
}

static bool
add_url (EntLinkedin *self, EntSlice url, EntParty party)
{
  EntSlice slug = ent_slugs_get (self->slugs, url);
  size_t start = self->messages->identifiers->len;
  g_string_append_len (self->messages->identifiers, slug.data, (gssize)slug.length);
  add_draft (self, ENT_IDENTIFIER_URL, start, party);
  return slug.length > 0;
}

static void
add_name (EntLinkedin *self, EntSlice name, EntParty party)
{
  if (ent_linkedin_is_nameless (name))
    return;
  size_t start = self->messages->identifiers->len;
  ent_fold_name_append (name, self->messages->identifiers);
  party.name = name;
  add_draft (self, ENT_IDENTIFIER_NAME, start, party);
}

static bool
is_between_urls (char c)
{
  return c == ',' || c == ';' || (unsigned char)c <= ' ';
}

/* The next address of a list; they were joined by `,` `;` or blanks over the years. */
static bool
cut_url (EntSlice *rest, EntSlice *out_url)
{
  size_t start = 0;
  while (start < rest->length && is_between_urls (rest->data[start]))
    start++;
  size_t end = start;
  while (end < rest->length && !is_between_urls (rest->data[end]))
    end++;
  *out_url = (EntSlice){rest->data + start, end - start};
  *rest = ent_slice_from (*rest, end);
  return end > start;
}

/* All addresses in the cell; names in `TO` are never split, so only a recipient alone has one. Returns how
 * many addresses there are, the user's included. */
static unsigned
add_recipients (EntLinkedin *self, const Row *row, EntParty party)
{
  unsigned n_urls = 0;
  EntSlice rest = row->recipients;
  EntSlice url;
  size_t before = self->messages->drafts->len;
  while (cut_url (&rest, &url))
    if (add_url (self, url, party))
      n_urls++;
  if (n_urls == 1 && self->messages->drafts->len == before + 1 && !ent_linkedin_is_nameless (row->to))
    g_array_index (self->messages->drafts, Draft, before).party.name = row->to;
  return n_urls;
}

static void
weaken (struct EntMessages *self)
{
  for (guint i = 0; i < self->drafts->len; i++)
    g_array_index (self->drafts, Draft, i).party.weight = ENT_WEIGHT_WEAK;
}

/* From the user: to up to ten people it is a message to each, to more it is a circular. */
static void
collect_outgoing (EntLinkedin *self, const Row *row)
{
  EntParty party = {.direction = ENT_DIRECTION_OUT, .weight = ENT_WEIGHT_FULL};
  if (add_recipients (self, row, party) == 0) {
    /* A comma is a degree or a list of people, and nothing tells which. */
    if (row->to.length > 0 && memchr (row->to.data, ',', row->to.length) != NULL)
      party.weight = ENT_WEIGHT_WEAK;
    add_name (self, row->to, party);
  }
  if (self->messages->drafts->len > MAX_DIRECT_RECIPIENTS)
    weaken (self->messages);
}

/* To the user: the sender; those who were merely there only in small groups. */
static void
collect_incoming (EntLinkedin *self, const Row *row)
{
  struct EntMessages *messages = self->messages;
  EntParty sender = {.name = row->from, .direction = ENT_DIRECTION_IN, .weight = ENT_WEIGHT_FULL};
  if (ent_linkedin_is_nameless (row->from))
    sender.name = (EntSlice){NULL, 0};
  if (!add_url (self, row->sender, sender))
    add_name (self, row->from, sender);
  if (messages->drafts->len == 0)
    return;
  EntParty other = {.direction = ENT_DIRECTION_BOTH, .weight = ENT_WEIGHT_WEAK};
  unsigned n_recipients = add_recipients (self, row, other);
  if (n_recipients <= MAX_DIRECT_RECIPIENTS)
    return;
  g_array_set_size (messages->drafts, 1);
  weaken (messages);
}

static void
finish_parties (struct EntMessages *self)
{
  g_array_set_size (self->parties, 0);
  for (guint i = 0; i < self->drafts->len; i++) {
    EntParty party = g_array_index (self->drafts, Draft, i).party;
    party.identifier.value = draft_value (self, i);
    g_array_append_val (self->parties, party);
  }
}

/* ---- Rows ---- */

static bool
says_yes (EntSlice cell)
{
  return cell.length > 0 && (ent_linkedin_says (cell, "yes") || ent_linkedin_says (cell, "true"));
}

static bool
is_no_exchange (const Row *row)
{
  return says_yes (row->draft) || says_yes (row->conversation_draft) ||
         ent_linkedin_says (row->folder, "SPAM") || ent_linkedin_says (row->title, "Sponsored Conversation");
}

typedef enum {
  FROM_USER,
  FROM_CONTACT,
  FROM_NOBODY, /* it cannot be told */
} Side;

static Side
side_of (EntLinkedin *self, const Row *row)
{
  if (ent_linkedin_says (row->direction, "OUTGOING"))
    return FROM_USER;
  if (ent_linkedin_says (row->direction, "INCOMING"))
    return FROM_CONTACT;
  const EntOwner *owner = &self->owner;
  EntSlice slug = ent_slugs_get (self->slugs, row->sender);
  if (slug.length > 0 && owner->slug->len > 0)
    return ent_slice_equal (slug, ent_slice_of (owner->slug)) ? FROM_USER : FROM_CONTACT;
  if (owner->folded->len == 0)
    return owner->slug->len > 0 ? FROM_CONTACT : FROM_NOBODY;
  EntIdentifier sender;
  EntSlice nothing = {NULL, 0};
  if (!ent_linkedin_identify (self, nothing, row->from, self->value, &sender))
    return FROM_CONTACT;
  return ent_slice_equal (sender.value, ent_slice_of (owner->folded)) ? FROM_USER : FROM_CONTACT;
}

static EntSlice
plain_text (EntLinkedin *self, EntSlice content)
{
  if (!ent_text_has_html (content))
    return content;
  g_string_truncate (self->text, 0);
  ent_text_append_from_html (content, self->text);
  return ent_slice_trim (ent_slice_of (self->text));
}

/* A note that went with an invitation is written here again, dated at the acceptance. */
static bool
is_echo (const EntLinkedin *self, EntSlice text)
{
  const EntParty *first = &g_array_index (self->messages->parties, EntParty, 0);
  return text.length > 0 && (ent_notes_has (self->notes, first->identifier.value, text) ||
                             ent_notes_has (self->notes, first->name, text));
}

static bool
put_message (EntLinkedin *self, const Row *row, Side side, uint64_t line, GError **error)
{
  struct EntMessages *messages = self->messages;
  EntSlice text = plain_text (self, row->content);
  finish_parties (messages);
  EntParty *parties = (EntParty *)(void *)messages->parties->data;
  if (is_echo (self, text))
    for (guint i = 0; i < messages->parties->len; i++)
      parties[i].weight = ENT_WEIGHT_WEAK;

  EntRecord record = {.kind = ENT_RECORD_INTERACTION};
  record.interaction = (EntInteractionRecord){.channel = ENT_CHANNEL_MESSAGE,
                                              .act = ENT_ACT_NONE,
                                              .at = row->at,
                                              .parties = parties,
                                              .n_parties = messages->parties->len,
                                              .thread = row->thread,
                                              .subject = row->subject,
                                              .text = text};
  if (side == FROM_CONTACT && messages->parties->len == 1 && ent_is_opt_out (row->subject, text, self->value))
    record.interaction.act = ENT_ACT_NEGATIVE;
  return ent_linkedin_put (self, &record, line, error);
}

/* Said once: it is the same for every row. */
static bool
leave_out_undirected (EntLinkedin *self)
{
  if (!self->messages->is_undirected_told)
    ent_linkedin_problem (
        self, 0, "",
        _ ("Nothing tells whose archive this is, so nobody knows who wrote to whom: messages were left "
           "out. Add Profile.csv from the same archive."));
  self->messages->is_undirected_told = true;
  return ent_linkedin_leave_out (self);
}

static bool
take_message (const void *data, uint64_t line, void *context, GError **error)
{
  const Row *row = data;
  EntLinkedin *self = context;
  if (is_no_exchange (row))
    return ent_linkedin_leave_out (self);
  if (!ent_time_is_known (row->at)) {
    ent_linkedin_skip (self, line, "DATE", _ ("The message has no date: it was skipped."));
    return true;
  }
  Side side = side_of (self, row);
  if (side == FROM_NOBODY)
    return leave_out_undirected (self);

  g_string_truncate (self->messages->identifiers, 0);
  g_array_set_size (self->messages->drafts, 0);
  if (side == FROM_USER)
    collect_outgoing (self, row);
  else
    collect_incoming (self, row);
  if (self->messages->drafts->len == 0)
    return ent_linkedin_leave_out (self);
  return put_message (self, row, side, line, error);
}

/* The form of 2018, M/D/YY, has a zone that is a guess; all later ones write UTC. */
const EntLinkedinTable ent_linkedin_messages = {
    .table = ENT_LINKEDIN_TABLE (columns, Row, ENT_ZONE_MAYBE_PACIFIC),
    .emit = take_message,
};
