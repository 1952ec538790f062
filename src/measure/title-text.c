/* Title text -> tokens. What only the typography of titles means is settled here: inclusive endings, "H/F",
 * initials, separators. */
#include "measure/title-private.h"

typedef struct {
  EntSlice text;
  size_t at;
  TitleGap gap;     /* the widest since the last token */
  GString *scratch; /* a folded word */
} Reader;

static gunichar
peek (EntSlice text, size_t at, size_t *out_bytes)
{
  if (at >= text.length) {
    *out_bytes = 0;
    return 0;
  }
  unsigned char byte = (unsigned char)text.data[at];
  gunichar c = byte;
  *out_bytes = 1;
  if (byte < 0x80)
    return c;
  c = g_utf8_get_char_validated (text.data + at, (gssize)(text.length - at));
  if (c == (gunichar)-1 || c == (gunichar)-2)
    return 0xFFFD;
  *out_bytes = (size_t)g_unichar_to_utf8 (c, NULL);
  return c;
}

/* Marks and joiners belong to the letter before them. */
static bool
is_of_word (gunichar c)
{
  if (c < 0x80)
    return g_ascii_isalnum ((char)c);
  return c == 0xFFFD || g_unichar_isalnum (c) || g_unichar_ismark (c) ||
         g_unichar_type (c) == G_UNICODE_FORMAT;
}

static EntSlice
word_at (EntSlice text, size_t at)
{
  size_t end = at, n_bytes;
  for (gunichar c = peek (text, end, &n_bytes); n_bytes > 0 && is_of_word (c); c = peek (text, end, &n_bytes))
    end += n_bytes;
  return (EntSlice){text.data + at, end - at};
}

static EntSlice
fold_word (Reader *reader, EntSlice word)
{
  g_string_truncate (reader->scratch, 0);
  ent_fold_append (word, reader->scratch);
  return ent_slice_of (reader->scratch);
}

static TitleGap
gap_of (gunichar c, bool by_blank)
{
  switch (c) {
  case '&':
  case '+':
  case '/':
    return TITLE_GAP_AND;
  case ',':
  case '(':
  case ')':
  case '[':
  case ']':
  case ':':
    return TITLE_GAP_SOFT;
  case '-':
  case 0x2010:
  case 0x2011:
    return by_blank ? TITLE_GAP_SOFT : TITLE_GAP_NONE;
  case 0x2013:
  case 0x2014:
    return TITLE_GAP_SOFT;
  case '|':
  case ';':
  case '!':
  case '?':
  case '*':
  case '\n':
  case 0x00B7:
    return TITLE_GAP_HARD;
  case 0x2019:
  case 0x00AB:
  case 0x00BB:
    return TITLE_GAP_NONE;
  default:
    return c >= 0x2020 && !g_unichar_isspace (c) ? TITLE_GAP_HARD : TITLE_GAP_NONE;
  }
}

static bool
is_inclusive_mark (gunichar c)
{
  static const gunichar marks[] = {'.',    '-',    '/',    '(',    '_',    0x00B7, 0x2022,
                                   0x2027, 0x22C5, 0x2219, 0x30FB, 0x2010, 0x2011};
  for (size_t i = 0; i < G_N_ELEMENTS (marks); i++)
    if (marks[i] == c)
      return true;
  return false;
}

/* Bytes of one inclusive ending at @at: ".e", "(ne)", "/trice", "(-e)"; 0 when there is none. */
static size_t
ending_bytes (Reader *reader, size_t at)
{
  size_t n_bytes;
  gunichar mark = peek (reader->text, at, &n_bytes);
  size_t start = at + n_bytes;
  bool in_brackets = mark == '(';
  if (n_bytes == 0 || !is_inclusive_mark (mark))
    return 0;
  if (in_brackets && peek (reader->text, start, &n_bytes) == '-')
    start += n_bytes;
  EntSlice ending = word_at (reader->text, start);
  if (ending.length == 0 || ending.length > 6 || !title_is_ending (fold_word (reader, ending)))
    return 0;
  size_t end = start + ending.length;
  gunichar next = peek (reader->text, end, &n_bytes);
  if (in_brackets || next == ')')
    end += next == ')' ? n_bytes : 0;
  return end - at;
}

/* After a word: leaves out "·e·s", "(trice)", also "(trice)" behind a blank. */
static void
skip_endings (Reader *reader)
{
  size_t n_bytes;
  if (peek (reader->text, reader->at, &n_bytes) == ' ' &&
      peek (reader->text, reader->at + 1, &n_bytes) == '(') {
    n_bytes = ending_bytes (reader, reader->at + 1);
    reader->at += n_bytes > 0 ? n_bytes + 1 : 0;
  }
  while ((n_bytes = ending_bytes (reader, reader->at)) > 0)
    reader->at += n_bytes;
}

/* Bytes of ".eur" in "direct.eur.rice": the rest of the masculine, when another ending follows; else 0. */
static size_t
masculine_bytes (Reader *reader, size_t at)
{
  static const char *const rests[] = {"eur", "teur", "ateur", "er", "ier", "ien", "en", "if", "eux"};
  size_t n_bytes;
  if (!is_inclusive_mark (peek (reader->text, at, &n_bytes)))
    return 0;
  EntSlice rest = word_at (reader->text, at + n_bytes);
  for (size_t i = 0; i < G_N_ELEMENTS (rests); i++)
    if (ent_slice_equal_ascii_case (rest, ent_slice (rests[i])))
      return ending_bytes (reader, at + n_bytes + rest.length) > 0 ? n_bytes + rest.length : 0;
  return 0;
}

static bool
is_single_letter_at (EntSlice text, size_t at)
{
  return word_at (text, at).length == 1 && g_ascii_isalpha (text.data[at]);
}

static void
push (Reader *reader, EntSlice folded, TitleTokens *out)
{
  if (folded.length == 0 || out->n_tokens == TITLE_MAX_TOKENS)
    return;
  size_t length = MIN (folded.length, TITLE_MAX_WORD);
  if (out->n_text + length + 4 > sizeof out->text)
    return;
  char *text = out->text + out->n_text;
  memcpy (text, folded.data, length);
  length = title_lemma (text, length);
  out->tokens[out->n_tokens++] = (TitleToken){.text = text, .length = (uint16_t)length, .gap = reader->gap};
  out->n_text += length + 1;
  reader->gap = TITLE_GAP_NONE;
}

/* "R.H." and "R&D" are one word each: "rh", "rnd". Returns: false when no initials start here. */
static bool
read_initials (Reader *reader, TitleTokens *out)
{
  char word[8];
  size_t n_word = 0;
  size_t at = reader->at;
  while (n_word + 2 < sizeof word && is_single_letter_at (reader->text, at)) {
    word[n_word++] = g_ascii_tolower (reader->text.data[at++]);
    size_t n_bytes;
    gunichar mark = peek (reader->text, at, &n_bytes);
    if ((mark != '.' && mark != '&') || !is_single_letter_at (reader->text, at + 1))
      break;
    if (mark == '&')
      word[n_word++] = 'n';
    at++;
  }
  if (n_word < 2)
    return false;
  reader->at = at;
  push (reader, (EntSlice){word, n_word}, out);
  return true;
}

static void
read_word (Reader *reader, TitleTokens *out)
{
  if (read_initials (reader, out))
    return;
  EntSlice word = word_at (reader->text, reader->at);
  reader->at += word.length;
  /* ent_fold_append() puts no blank at its ends, so the two pieces become one word. */
  size_t n_rest = word.length >= 3 ? masculine_bytes (reader, reader->at) : 0;
  g_string_truncate (reader->scratch, 0);
  ent_fold_append (word, reader->scratch);
  ent_fold_append ((EntSlice){reader->text.data + reader->at, n_rest}, reader->scratch);
  reader->at += n_rest;
  push (reader, ent_slice_of (reader->scratch), out);
  if (word.length >= 3)
    skip_endings (reader);
}

static void
read_mark (Reader *reader, gunichar c, size_t n_bytes, TitleTokens *out)
{
  size_t n_next;
  bool after_blank = reader->at == 0 || reader->text.data[reader->at - 1] == ' ';
  gunichar next = peek (reader->text, reader->at + n_bytes, &n_next);
  TitleGap gap = gap_of (c, after_blank || next == ' ');
  reader->gap = MAX (reader->gap, gap);
  reader->at += n_bytes;
  if (c == '@')
    push (reader, ENT_SLICE ("@"), out);
}

static bool
is_gender_letter (const TitleToken *token)
{
  return token->length == 1 && strchr ("hfmwdxn", token->text[0]) != NULL;
}

/* The length of "H/F", "m/w/d" at @i, 0 when it is none. */
static size_t
gender_run (const TitleTokens *tokens, size_t i)
{
  size_t end = i;
  while (end < tokens->n_tokens && is_gender_letter (&tokens->tokens[end]) &&
         (end == i || tokens->tokens[end].gap != TITLE_GAP_NONE))
    end++;
  return end - i >= 2 ? end - i : 0;
}

/* "Directeur/Directrice": the same word twice. */
static bool
is_repeated (const TitleTokens *tokens, size_t i)
{
  return i > 0 && tokens->tokens[i].gap == TITLE_GAP_AND &&
         strcmp (tokens->tokens[i].text, tokens->tokens[i - 1].text) == 0;
}

static void
drop_genders (TitleTokens *tokens)
{
  size_t n_kept = 0;
  TitleGap gap = TITLE_GAP_NONE;
  for (size_t i = 0; i < tokens->n_tokens;) {
    size_t run = is_repeated (tokens, i) ? 1 : gender_run (tokens, i);
    if (run > 0) {
      gap = run > 1 ? MAX (gap, tokens->tokens[i].gap) : gap;
      i += run;
      continue;
    }
    TitleToken token = tokens->tokens[i++];
    token.gap = MAX (token.gap, gap);
    gap = TITLE_GAP_NONE;
    tokens->tokens[n_kept++] = token;
  }
  tokens->n_tokens = n_kept;
}

void
title_tokens_read (EntSlice text, TitleTokens *out)
{
  out->n_tokens = 0;
  out->n_text = 0;
  text.length = MIN (text.length, TITLE_MAX_BYTES);
  g_autoptr (GString) scratch = g_string_sized_new (64);
  Reader reader = {.text = text, .scratch = scratch};
  while (reader.at < text.length) {
    size_t n_bytes;
    gunichar c = peek (text, reader.at, &n_bytes);
    if (is_of_word (c))
      read_word (&reader, out);
    else
      read_mark (&reader, c, n_bytes, out);
  }
  drop_genders (out);
}
