/* HTML as messages hold it, to plain text. */
#include "base/text.h"

#include "base/text-entities-private.h"
#include <stdlib.h>

#define MAX_TAG_NAME 10
#define MAX_ENTITY_BYTES 12 /* "&thetasym;", "&#x0010FFFF;" */

typedef enum {
  TAG_INLINE, /* vanishes */
  TAG_BREAK,  /* <br>: a line break */
  TAG_BLOCK,  /* stands on lines of its own */
  TAG_CELL,   /* keeps its distance */
  TAG_HIDDEN, /* vanishes with its content */
} TagKind;

typedef struct {
  char name[MAX_TAG_NAME + 1];
  TagKind kind;
} Tag;

/* Sorted by name. What is not here is no tag: people write <3 and <their@example.org>. */
static const Tag tags[] = {
    {"a", TAG_INLINE},      {"abbr", TAG_INLINE},      {"article", TAG_BLOCK},    {"b", TAG_INLINE},
    {"big", TAG_INLINE},    {"blockquote", TAG_BLOCK}, {"body", TAG_BLOCK},       {"br", TAG_BREAK},
    {"button", TAG_INLINE}, {"center", TAG_BLOCK},     {"cite", TAG_INLINE},      {"code", TAG_INLINE},
    {"dd", TAG_BLOCK},      {"del", TAG_INLINE},       {"div", TAG_BLOCK},        {"dl", TAG_BLOCK},
    {"dt", TAG_BLOCK},      {"em", TAG_INLINE},        {"figcaption", TAG_BLOCK}, {"figure", TAG_BLOCK},
    {"font", TAG_INLINE},   {"footer", TAG_BLOCK},     {"form", TAG_BLOCK},       {"h1", TAG_BLOCK},
    {"h2", TAG_BLOCK},      {"h3", TAG_BLOCK},         {"h4", TAG_BLOCK},         {"h5", TAG_BLOCK},
    {"h6", TAG_BLOCK},      {"head", TAG_BLOCK},       {"header", TAG_BLOCK},     {"hr", TAG_BLOCK},
    {"html", TAG_BLOCK},    {"i", TAG_INLINE},         {"iframe", TAG_INLINE},    {"img", TAG_INLINE},
    {"input", TAG_INLINE},  {"ins", TAG_INLINE},       {"label", TAG_INLINE},     {"li", TAG_BLOCK},
    {"link", TAG_INLINE},   {"main", TAG_BLOCK},       {"mark", TAG_INLINE},      {"meta", TAG_INLINE},
    {"nav", TAG_BLOCK},     {"object", TAG_INLINE},    {"ol", TAG_BLOCK},         {"p", TAG_BLOCK},
    {"pre", TAG_BLOCK},     {"s", TAG_INLINE},         {"script", TAG_HIDDEN},    {"section", TAG_BLOCK},
    {"small", TAG_INLINE},  {"span", TAG_INLINE},      {"strike", TAG_INLINE},    {"strong", TAG_INLINE},
    {"style", TAG_HIDDEN},  {"sub", TAG_INLINE},       {"sup", TAG_INLINE},       {"table", TAG_BLOCK},
    {"tbody", TAG_BLOCK},   {"td", TAG_CELL},          {"tfoot", TAG_BLOCK},      {"th", TAG_CELL},
    {"thead", TAG_BLOCK},   {"title", TAG_BLOCK},      {"tr", TAG_BLOCK},         {"tt", TAG_INLINE},
    {"u", TAG_INLINE},      {"ul", TAG_BLOCK},
};

/* A piece of markup: how many bytes it takes and what it leaves behind. */
typedef struct {
  size_t bytes;
  TagKind kind;       /* of a tag; TAG_INLINE for what is none */
  gunichar character; /* of an entity or an escape; 0: none */
} Markup;

static int
compare_tag (const void *key, const void *member)
{
  return strcmp (key, ((const Tag *)member)->name);
}

static const Tag *
find_tag (EntSlice name)
{
  char lower[MAX_TAG_NAME + 1];
  if (name.length == 0 || name.length > MAX_TAG_NAME)
    return NULL;
  for (size_t i = 0; i < name.length; i++)
    lower[i] = g_ascii_tolower (name.data[i]);
  lower[name.length] = '\0';
  return bsearch (lower, tags, G_N_ELEMENTS (tags), sizeof tags[0], compare_tag);
}

/*
 * Bytes up to and with the ">" that ends the tag at the start of @text; 0 when there is none before the next
 * "<". Attributes may hold ">" in quotes. Giving up at "<" keeps a text of nothing but "<a" linear.
 */
static size_t
tag_bytes (EntSlice text)
{
  char quote = '\0';
  for (size_t i = 1; i < text.length; i++) {
    char c = text.data[i];
    if (quote != '\0') {
      quote = c == quote ? '\0' : quote;
      continue;
    }
    if (c == '>')
      return i + 1;
    if (c == '<')
      return 0;
    if ((c == '"' || c == '\'') && text.data[i - 1] == '=')
      quote = c;
  }
  return 0;
}

/* Bytes up to the closing tag of @name in @text; all of them when it never comes, as browsers do. */
static size_t
hidden_bytes (EntSlice text, EntSlice name)
{
  for (size_t i = 0; i + 2 + name.length <= text.length; i++) {
    const char *found = memchr (text.data + i, '<', text.length - i);
    if (found == NULL)
      break;
    i = (size_t)(found - text.data);
    EntSlice rest = ent_slice_from (text, i + 1);
    if (rest.length > name.length && rest.data[0] == '/' &&
        ent_slice_starts_with_ascii_case (ent_slice_from (rest, 1), name))
      return i;
  }
  return text.length;
}

/* Reads the tag, comment or declaration at the "<" that starts @text. */
static bool
read_tag (EntSlice text, Markup *out_markup)
{
  if (ent_slice_starts_with_ascii_case (text, ENT_SLICE ("<!--"))) {
    ssize_t end = ent_slice_find (text, ENT_SLICE ("-->"));
    *out_markup = (Markup){.bytes = end >= 0 ? (size_t)end + 3 : text.length};
    return true;
  }
  bool is_closing = text.length > 1 && text.data[1] == '/';
  EntSlice name = ent_slice_from (text, is_closing ? 2 : 1);
  size_t length = 0;
  while (length < name.length && g_ascii_isalnum (name.data[length]))
    length++;
  bool is_declaration = ent_slice_starts_with_ascii_case (text, ENT_SLICE ("<!doctype")) ||
                        ent_slice_starts_with_ascii_case (text, ENT_SLICE ("<?xml"));
  /* What follows the name must be able to: "<a@example.org>" is an address. */
  if (!is_declaration && (length == name.length || memchr (" \t\r\n/>", name.data[length], 6) == NULL))
    return false;
  name.length = length;
  const Tag *tag = find_tag (name);
  size_t bytes = tag != NULL || is_declaration ? tag_bytes (text) : 0;
  if (bytes == 0)
    return false;
  *out_markup = (Markup){.bytes = bytes, .kind = tag != NULL ? tag->kind : TAG_INLINE};
  if (out_markup->kind == TAG_HIDDEN && !is_closing)
    out_markup->bytes += hidden_bytes (ent_slice_from (text, bytes), name);
  return true;
}

/* The character of a numeric entity, @digits being what stands between "&#" and ";"; 0 when it names none. */
static gunichar
numeric_entity (EntSlice digits)
{
  bool is_hex = digits.length > 0 && (digits.data[0] | 0x20) == 'x';
  if (is_hex)
    digits = ent_slice_from (digits, 1);
  if (ent_slice_is_empty (digits))
    return 0;
  gunichar c = 0;
  for (size_t i = 0; i < digits.length; i++) {
    int digit = is_hex ? g_ascii_xdigit_value (digits.data[i]) : g_ascii_digit_value (digits.data[i]);
    if (digit < 0 || c > 0x10FFFF)
      return 0;
    c = c * (is_hex ? 16 : 10) + (gunichar)digit;
  }
  /* As browsers do: &#146; means the apostrophe of Windows. */
  if (c >= 0x80 && c < 0xA0)
    c = ent_text_from_windows_1252 ((unsigned char)c);
  bool is_control = (c < ' ' && c != '\t' && c != '\n') || (c >= 0x7F && c < 0xA0);
  return is_control || !g_unichar_validate (c) ? 0 : c;
}

/* Reads the entity at the "&" that starts @text. */
static bool
read_entity (EntSlice text, Markup *out_markup)
{
  const char *end = memchr (text.data, ';', MIN (text.length, MAX_ENTITY_BYTES));
  if (end == NULL)
    return false;
  EntSlice name = {text.data + 1, (size_t)(end - text.data) - 1};
  bool is_numeric = name.length > 0 && name.data[0] == '#';
  gunichar c = is_numeric ? numeric_entity (ent_slice_from (name, 1)) : ent_text_named_entity (name);
  /* A no-break blank is layout; as text it would only get in the way of searching. */
  *out_markup = (Markup){.bytes = name.length + 2, .character = c == 0xA0 ? ' ' : c};
  return c != 0;
}

/* Reads the markup that starts @text, if there is one. */
static bool
read_markup (EntSlice text, Markup *out_markup)
{
  switch (text.data[0]) {
  case '<':
    return read_tag (text, out_markup);
  case '&':
    return read_entity (text, out_markup);
  case '\\':
    *out_markup = (Markup){.bytes = 2, .character = '"'};
    return text.length > 1 && text.data[1] == '"';
  default:
    return false;
  }
}

/* Index of the first byte of @text that may start markup; the length when there is none. */
static size_t
find_candidate (EntSlice text)
{
  size_t i = 0;
  while (i < text.length && text.data[i] != '<' && text.data[i] != '&' && text.data[i] != '\\')
    i++;
  return i;
}

bool
ent_text_has_html (EntSlice text)
{
  Markup markup;
  for (size_t i = find_candidate (text); i < text.length;
       i += 1 + find_candidate (ent_slice_from (text, i + 1)))
    if (read_markup (ent_slice_from (text, i), &markup))
      return true;
  return false;
}

/* Appends what @markup stands for to the text that began at @start of @out. */
static void
append_markup (const Markup *markup, size_t start, GString *out)
{
  bool at_line_start = out->len == start || out->str[out->len - 1] == '\n';
  if (markup->character != 0)
    g_string_append_unichar (out, markup->character);
  else if (markup->kind == TAG_BREAK || (markup->kind == TAG_BLOCK && !at_line_start))
    g_string_append_c (out, '\n');
  else if (markup->kind == TAG_CELL && !at_line_start && out->str[out->len - 1] != ' ')
    g_string_append_c (out, ' ');
}

void
ent_text_append_from_html (EntSlice text, GString *out)
{
  size_t start = out->len;
  while (text.length > 0) {
    size_t plain = find_candidate (text);
    g_string_append_len (out, text.data, (gssize)plain);
    text = ent_slice_from (text, plain);
    Markup markup;
    if (text.length == 0)
      break;
    if (read_markup (text, &markup)) {
      append_markup (&markup, start, out);
      text = ent_slice_from (text, markup.bytes);
    } else {
      g_string_append_c (out, text.data[0]);
      text = ent_slice_from (text, 1);
    }
  }
  EntSlice whole = {out->str + start, out->len - start};
  EntSlice trimmed = ent_slice_trim (whole);
  g_string_truncate (out, start + (size_t)(trimmed.data - whole.data) + trimmed.length);
  g_string_erase (out, (gssize)start, trimmed.data - whole.data);
}
