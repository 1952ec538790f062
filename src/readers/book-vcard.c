/* vCard files: cards cut out of lines. A card is read by what is there, whatever version it announces. */
#include "readers/book-private.h"

#define MAX_DEPTH 4 /* of cards in AGENT */

/* A card, or one inside another. */
typedef struct {
  GString *properties;
  uint64_t line;
  bool is_old;    /* says that it is 2.1 */
  bool in_agent;  /* the last property was AGENT without a value: the next card is its value */
  bool too_large; /* reported already */
} Card;

typedef struct {
  EntBook *book;
  EntLines *lines;
  EntSlice next; /* the line read ahead */
  bool has_next;
  GError *failure;  /* of the input */
  GString *logical; /* one property, unfolded */
  uint64_t line;    /* of its first line */
  bool is_cut;
  Card cards[MAX_DEPTH];
  size_t depth;  /* cards that are open */
  size_t n_deep; /* those below MAX_DEPTH, which are not kept */
} Reading;

/* ---- Logical lines ---- */

static void
read_ahead (Reading *self)
{
  self->has_next = self->failure == NULL && ent_lines_next (self->lines, &self->next, &self->failure);
}

static void
take_next (Reading *self)
{
  if (self->logical->len + self->next.length > ENT_BOOK_MAX_PROPERTY)
    self->is_cut = true;
  else
    g_string_append_len (self->logical, self->next.data, (gssize)self->next.length);
  self->is_cut = self->is_cut || ent_lines_is_cut (self->lines);
  read_ahead (self);
}

static bool
is_folded (const Reading *self)
{
  return self->has_next && self->next.length > 0 && (self->next.data[0] == ' ' || self->next.data[0] == '\t');
}

static bool
is_base64_line (EntSlice line)
{
  for (size_t i = 0; i < line.length; i++)
    if (!g_ascii_isalnum (line.data[i]) && strchr ("+/= \t", line.data[i]) == NULL)
      return false;
  return line.length > 0;
}

/* Joins what follows a soft break of quoted-printable: those lines are not indented. */
static void
join_soft_breaks (Reading *self)
{
  while (self->logical->len > 0 && self->logical->str[self->logical->len - 1] == '=' && self->has_next) {
    g_string_truncate (self->logical, self->logical->len - 1);
    if (self->next.length == 0)
      return;
    take_next (self);
  }
}

/* The next property, its folded lines joined. */
static bool
next_logical (Reading *self)
{
  g_string_truncate (self->logical, 0);
  self->is_cut = false;
  while (self->has_next && ent_slice_trim (self->next).length == 0)
    read_ahead (self);
  if (!self->has_next)
    return false;
  self->line = ent_lines_number (self->lines);
  take_next (self);
  EntBookEncoding encoding = {0};
  bool knows_encoding = false;
  for (;;) {
    if (is_folded (self)) {
      self->next = ent_slice_from (self->next, 1);
      take_next (self);
      continue;
    }
    if (!knows_encoding)
      encoding = ent_book_encoding (ent_slice_of (self->logical));
    knows_encoding = true;
    if (encoding.is_quoted_printable)
      join_soft_breaks (self);
    else if (encoding.is_base64 && self->has_next && is_base64_line (self->next)) {
      take_next (self);
      continue;
    }
    if (!is_folded (self))
      return true;
  }
}

/* ---- Cards ---- */

static Card *
innermost (Reading *self)
{
  return self->depth > 0 ? &self->cards[self->depth - 1] : NULL;
}

static void
open_card (Reading *self)
{
  Card *card = &self->cards[self->depth++];
  *card = (Card){.properties = card->properties, .line = self->line};
  if (card->properties == NULL)
    card->properties = g_string_new (NULL);
  g_string_truncate (card->properties, 0);
}

/* A card inside another becomes the text of its AGENT. */
static void
nest_card (Reading *self)
{
  const Card *inner = &self->cards[--self->depth];
  Card *outer = innermost (self);
  g_autoptr (GString) text = g_string_new ("BEGIN:VCARD\nVERSION:4.0\n");
  g_string_append_len (text, inner->properties->str, (gssize)inner->properties->len);
  g_string_append (text, "END:VCARD");
  g_string_append (outer->properties, "AGENT:");
  ent_vcard_append_escaped (ent_slice_of (text), outer->properties);
  g_string_append_c (outer->properties, '\n');
}

static bool
close_card (Reading *self, GError **error)
{
  if (self->depth > 1) {
    nest_card (self);
    return true;
  }
  const Card *card = &self->cards[--self->depth];
  return ent_book_put (self->book, ent_slice_of (card->properties), card->line, error);
}

static bool
close_unfinished (Reading *self, GError **error)
{
  while (self->depth > 0) {
    ent_book_problem (self->book, self->cards[self->depth - 1].line, ENT_SLICE (""),
                      _ ("The card has no end: what is there was read."));
    if (!close_card (self, error))
      return false;
  }
  self->n_deep = 0;
  return true;
}

static bool
begin_card (Reading *self, GError **error)
{
  Card *card = innermost (self);
  if (card != NULL && card->in_agent) {
    card->in_agent = false;
    if (self->depth < MAX_DEPTH) {
      open_card (self);
      return true;
    }
    ent_book_problem (self->book, self->line, ENT_SLICE ("AGENT"),
                      _ ("Cards in cards are nested too deeply: the innermost was left out."));
    self->n_deep++;
    return true;
  }
  if (!close_unfinished (self, error))
    return false;
  open_card (self);
  return true;
}

static bool
end_card (Reading *self, GError **error)
{
  if (self->n_deep > 0)
    self->n_deep--;
  else if (self->depth > 0)
    return close_card (self, error);
  return true;
}

static void
refuse_property (Reading *self, Card *card, EntSlice name)
{
  if (!card->too_large)
    ent_book_problem (self->book, self->line, name,
                      _ ("This is larger than an entry of an address book may be: it was left out."));
  card->too_large = true;
}

/* A line that is no property belongs to the one before it: somebody broke a text by hand. */
static void
append_stray (Reading *self, Card *card)
{
  GString *properties = card->properties;
  if (properties->len == 0) {
    ent_book_problem (self->book, self->line, ENT_SLICE (""),
                      _ ("This line is no property: it was left out."));
    return;
  }
  g_string_truncate (properties, properties->len - 1);
  g_string_append (properties, "\\n");
  g_autoptr (GString) text = g_string_new (NULL);
  ent_book_append_text (ent_slice_of (self->logical), text);
  ent_vcard_append_escaped (ent_slice_of (text), properties);
  g_string_append_c (properties, '\n');
}

static void
take_property (Reading *self, const EntVcardProperty *property)
{
  Card *card = innermost (self);
  card->in_agent = ent_vcard_is (property, "AGENT") && ent_slice_trim (property->value).length == 0;
  if (card->in_agent)
    return;
  if (ent_vcard_is (property, "VERSION")) {
    card->is_old = ent_slice_equal (ent_slice_trim (property->value), ENT_SLICE ("2.1"));
    return;
  }
  if (self->is_cut || card->properties->len + self->logical->len > ENT_BOOK_MAX_CARD)
    refuse_property (self, card, property->name);
  else if (!ent_book_append_property (ent_slice_of (self->logical), card->is_old, card->properties))
    append_stray (self, card);
}

static bool
take_line (Reading *self, GError **error)
{
  EntSlice line = ent_slice_trim (ent_slice_of (self->logical));
  EntVcardProperty property;
  EntSlice rest = line;
  bool is_property = ent_vcard_cut_property (&rest, &property);
  bool is_card =
      is_property && ent_slice_equal_ascii_case (ent_slice_trim (property.value), ENT_SLICE ("VCARD"));
  if (is_card && ent_vcard_is (&property, "BEGIN"))
    return begin_card (self, error);
  if (is_card && ent_vcard_is (&property, "END"))
    return end_card (self, error);
  if (self->depth == 0 || self->n_deep > 0)
    return true; /* what stands between cards is none of them */
  if (is_property)
    take_property (self, &property);
  else
    append_stray (self, innermost (self));
  return true;
}

bool
ent_book_is_vcard (EntSlice start)
{
  const EntSlice mark = ENT_SLICE ("\xEF\xBB\xBF");
  if (start.length >= mark.length && memcmp (start.data, mark.data, mark.length) == 0)
    start = ent_slice_from (start, mark.length);
  EntSlice line;
  for (int i = 0; i < 20 && ent_slice_cut (&start, "\r\n", &line); i++)
    if (ent_slice_equal_ascii_case (ent_slice_trim (line), ENT_SLICE ("BEGIN:VCARD")))
      return true;
  return false;
}

bool
ent_book_read_vcards (EntBook *self, EntInput *input, GError **error)
{
  g_autoptr (EntLines) lines = ent_lines_new (input, ENT_BOOK_MAX_PROPERTY);
  g_autoptr (GString) logical = g_string_new (NULL);
  Reading reading = {.book = self, .lines = lines, .logical = logical};
  read_ahead (&reading);
  bool ok = true;
  while (ok && next_logical (&reading))
    ok = take_line (&reading, error);
  ok = ok && close_unfinished (&reading, error);
  for (size_t i = 0; i < MAX_DEPTH; i++)
    if (reading.cards[i].properties != NULL)
      g_string_free (reading.cards[i].properties, TRUE);
  if (reading.failure == NULL)
    return ok;
  if (ok)
    g_propagate_error (error, reading.failure);
  else
    g_error_free (reading.failure);
  return false;
}
