#include "query/query-private.h"

/* Quotes as people and their keyboards write them. */
static const struct {
  const char *open;
  const char *close;
} quotes[] = {{"\"", "\""}, {"“", "”"}, {"«", "»"}};

/* The longer ones first. */
static const struct {
  const char *text;
  EntQueryOp op;
} operators[] = {
    {">=", ENT_QUERY_OP_GE}, {"<=", ENT_QUERY_OP_LE}, {"≥", ENT_QUERY_OP_GE}, {"≤", ENT_QUERY_OP_LE},
    {">", ENT_QUERY_OP_GT},  {"<", ENT_QUERY_OP_LT},  {"=", ENT_QUERY_OP_IS},
};

static const struct {
  const char *word;
  EntQueryTokenKind kind;
} join_words[] = {
    {"or", ENT_QUERY_TOKEN_OR},
    {"ou", ENT_QUERY_TOKEN_OR},
    {"and", ENT_QUERY_TOKEN_AND},
    {"et", ENT_QUERY_TOKEN_AND},
};

static bool
stands_at (EntSlice text, size_t at, const char *what)
{
  size_t length = strlen (what);
  return text.length - at >= length && memcmp (text.data + at, what, length) == 0;
}

/* Bytes of the white space at @at, or 0. */
static size_t
space_at (EntSlice text, size_t at)
{
  if (at >= text.length)
    return 0;
  gunichar c = g_utf8_get_char (text.data + at);
  bool is_space = g_unichar_isspace (c) || c == '\v' || c == 0x200B || c == 0xFEFF;
  return is_space ? (size_t)(g_utf8_next_char (text.data + at) - (text.data + at)) : 0;
}

size_t
ent_query_scan_quote (EntSlice text, size_t at, const char **out_close)
{
  for (size_t i = 0; i < G_N_ELEMENTS (quotes); i++) {
    if (!stands_at (text, at, quotes[i].open))
      continue;
    *out_close = quotes[i].close;
    return strlen (quotes[i].open);
  }
  return 0;
}

size_t
ent_query_scan_run (EntSlice text, size_t at, const char *stop)
{
  size_t end = at;
  const char *close;
  while (end < text.length && space_at (text, end) == 0 && strchr ("()", text.data[end]) == NULL &&
         strchr (stop, text.data[end]) == NULL && ent_query_scan_quote (text, end, &close) == 0)
    end += (size_t)(g_utf8_next_char (text.data + end) - (text.data + end));
  return end - at;
}

EntQueryTokenKind
ent_query_join_word (EntSlice word)
{
  for (size_t i = 0; i < G_N_ELEMENTS (join_words); i++)
    if (ent_slice_equal_ascii_case (ent_slice (join_words[i].word), word))
      return join_words[i].kind;
  return ENT_QUERY_TOKEN_WORDS;
}

/* Bytes of a run of signs at @at that nobody can search for ("&", a lone "-", an emoji), or 0. */
static size_t
signs_at (EntSlice text, size_t at)
{
  size_t length = ent_query_scan_run (text, at, "");
  EntSlice run = {text.data + at, length};
  if (length == 0 || memchr (run.data, ':', length) != NULL)
    return 0;
  const char *close;
  size_t behind = at + length;
  bool glued =
      behind < text.length && (text.data[behind] == '(' || ent_query_scan_quote (text, behind, &close) > 0);
  if (glued && strspn (run.data, "-") >= length)
    return 0;
  g_autofree char *folded = ent_fold (run);
  return *folded == '\0' ? length : 0;
}

/* Moves *@at to the next thing that means something. */
static void
skip_blank (EntSlice text, size_t *at, EntQueryPlace *io_ignored)
{
  while (*at < text.length) {
    size_t length = space_at (text, *at);
    if (length == 0) {
      length = signs_at (text, *at);
      if (length > 0 && io_ignored->length == 0)
        *io_ignored = (EntQueryPlace){*at, length};
    }
    if (length == 0)
      return;
    *at += length;
  }
}

/* The text in quotes whose opening one, of @open_length bytes, is at *@at, which moves behind the closing
 * one. */
static bool
scan_quoted (const EntQueryReader *reader, size_t *at, size_t open_length, const char *close,
             EntSlice *out_value, GError **error)
{
  EntSlice text = reader->text;
  g_autoptr (GString) value = g_string_new (NULL);
  size_t i = *at + open_length;
  while (i < text.length && !stands_at (text, i, close)) {
    if (text.data[i] == '\\' && i + 1 < text.length && strchr ("\"\\", text.data[i + 1]) != NULL)
      i++;
    g_string_append_c (value, text.data[i++]);
  }
  if (i >= text.length)
    return ent_query_fail (reader, (EntQueryPlace){*at, text.length - *at}, (EntSlice){0}, error,
                           _ ("the quote that opens here is never closed"));
  *out_value = ent_arena_copy (reader->arena, ent_slice_of (value));
  *at = i + strlen (close);
  return true;
}

/* What stands behind the operator, or a bare word: quoted or up to the next blank; the * behind it. */
static bool
scan_value (const EntQueryReader *reader, size_t *at, EntQueryToken *token, GError **error)
{
  EntSlice text = reader->text;
  size_t start = *at;
  const char *close;
  size_t quote = ent_query_scan_quote (text, start, &close);
  bool star;
  if (quote > 0) {
    if (!scan_quoted (reader, at, quote, close, &token->value, error))
      return false;
    token->quoted = true;
    star = *at < text.length && text.data[*at] == '*';
    *at += star;
  } else {
    size_t length = ent_query_scan_run (text, start, "");
    star = length > 0 && text.data[start + length - 1] == '*';
    token->value = (EntSlice){text.data + start, length - star};
    *at += length;
  }
  token->value_place = (EntQueryPlace){start, *at - start};
  if (!star)
    return true;
  if (token->op != ENT_QUERY_OP_HAS)
    return ent_query_fail (reader, (EntQueryPlace){*at - 1, 1}, (EntSlice){0}, error,
                           _ ("\"*\" does not go with an operator; leave one of them out"));
  token->op = ENT_QUERY_OP_PREFIX;
  return true;
}

/* field:value, where the name takes @name_length bytes. */
static bool
scan_field (const EntQueryReader *reader, size_t *at, size_t name_length, EntQueryToken *token,
            GError **error)
{
  EntSlice text = reader->text;
  size_t start = *at;
  token->kind = ENT_QUERY_TOKEN_FIELD;
  token->name = (EntSlice){text.data + start, name_length};
  token->info = ent_query_field_find (token->name);
  *at += name_length + 1;
  if (name_length == 0)
    return ent_query_fail (reader, (EntQueryPlace){start, 1}, (EntSlice){0}, error,
                           _ ("expected the name of a field right before \":\", without a blank"));
  for (size_t i = 0; i < G_N_ELEMENTS (operators); i++)
    if (stands_at (text, *at, operators[i].text)) {
      token->op = operators[i].op;
      *at += strlen (operators[i].text);
      break;
    }
  if (!scan_value (reader, at, token, error))
    return false;
  if (token->value_place.length > 0)
    return true;
  g_autofree char *typed = ent_query_quoted ((EntSlice){text.data + start, *at - start});
  return ent_query_fail (reader, (EntQueryPlace){*at, 0}, (EntSlice){0}, error,
                         _ ("expected a value right after %s, without a blank"), typed);
}

/* The word, phrase or field:value at *@at. */
static bool
scan_term (const EntQueryReader *reader, size_t *at, EntQueryToken *token, GError **error)
{
  EntSlice text = reader->text;
  size_t name_length = ent_query_scan_run (text, *at, ":");
  EntSlice name = {text.data + *at, name_length};
  size_t behind = *at + name_length;
  bool is_link = stands_at (text, behind, "://") && (ent_slice_equal_ascii_case (name, ENT_SLICE ("http")) ||
                                                     ent_slice_equal_ascii_case (name, ENT_SLICE ("https")));
  if (behind < text.length && text.data[behind] == ':' && !is_link)
    return scan_field (reader, at, name_length, token, error);
  token->kind = ENT_QUERY_TOKEN_WORDS;
  if (!scan_value (reader, at, token, error))
    return false;
  if (!token->quoted && token->op == ENT_QUERY_OP_HAS)
    token->kind = ent_query_join_word (token->value);
  return true;
}

bool
ent_query_scan (const EntQueryReader *reader, size_t *at, EntQueryToken *out_token, EntQueryPlace *io_ignored,
                GError **error)
{
  EntSlice text = reader->text;
  skip_blank (text, at, io_ignored);
  EntQueryToken token = {.kind = ENT_QUERY_TOKEN_END, .op = ENT_QUERY_OP_HAS, .place = {*at, 0}};
  char first = *at < text.length ? text.data[*at] : '\0';
  switch (first) {
  case '\0':
    break;
  case '(':
    token.kind = ENT_QUERY_TOKEN_OPEN;
    *at += 1;
    break;
  case ')':
    token.kind = ENT_QUERY_TOKEN_CLOSE;
    *at += 1;
    break;
  case '-':
    token.kind = ENT_QUERY_TOKEN_MINUS;
    while (*at < text.length && text.data[*at] == '-')
      *at += 1;
    break;
  default:
    if (!scan_term (reader, at, &token, error))
      return false;
    break;
  }
  token.place.length = *at - token.place.at;
  *out_token = token;
  return true;
}
