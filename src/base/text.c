#include "base/text.h"

#include <stdint.h>

#define REPLACEMENT "\xEF\xBF\xBD" /* U+FFFD */

/* ---- Validity ---- */

#define HIGH_BITS UINT64_C (0x8080808080808080)

/* Bytes at the start of @text that are ASCII, looked at by eights. */
static size_t
ascii_run (EntSlice text)
{
  size_t i = 0;
  for (; i + sizeof (uint64_t) <= text.length; i += sizeof (uint64_t)) {
    uint64_t word;
    memcpy (&word, text.data + i, sizeof word);
    uint64_t high = GUINT64_FROM_LE (word) & HIGH_BITS;
    if (high != 0)
      return i + (size_t)__builtin_ctzll (high) / 8;
  }
  while (i < text.length && (unsigned char)text.data[i] < 0x80)
    i++;
  return i;
}

bool
ent_text_is_ascii (EntSlice text)
{
  return ascii_run (text) == text.length;
}

size_t
ent_text_character_bytes (EntSlice text)
{
  if (text.length == 0)
    return 0;
  const unsigned char *bytes = (const unsigned char *)text.data;
  unsigned lead = bytes[0];
  if (lead < 0x80)
    return 1;
  size_t length = lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
  if (length == 0 || text.length < length)
    return 0;
  /* The second byte's range shuts out what is overlong, surrogates and what lies above U+10FFFF (RFC 3629,
   * 4). */
  unsigned from = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
  unsigned to = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
  if (bytes[1] < from || bytes[1] > to)
    return 0;
  for (size_t i = 2; i < length; i++)
    if ((bytes[i] & 0xC0) != 0x80)
      return 0;
  return length;
}

/* Whether a character of two bytes begins at @i: most that are not ASCII are such. */
static bool
is_pair (EntSlice text, size_t i)
{
  const unsigned char *bytes = (const unsigned char *)text.data + i;
  return text.length - i >= 2 && bytes[0] >= 0xC2 && bytes[0] < 0xE0 && (bytes[1] & 0xC0) == 0x80;
}

/* Bytes of whole characters at the start of @text. */
static size_t
valid_run (EntSlice text)
{
  size_t i = ascii_run (text);
  while (i < text.length) {
    size_t length = is_pair (text, i) ? 2 : ent_text_character_bytes (ent_slice_from (text, i));
    if (length == 0)
      break;
    i += length;
    i += ascii_run (ent_slice_from (text, i));
  }
  return i;
}

bool
ent_text_is_valid (EntSlice text)
{
  return valid_run (text) == text.length;
}

static void
append_without_nuls (EntSlice text, GString *out)
{
  while (text.length > 0) {
    const char *nul = memchr (text.data, '\0', text.length);
    size_t length = nul != NULL ? (size_t)(nul - text.data) : text.length;
    g_string_append_len (out, text.data, (gssize)length);
    text = ent_slice_from (text, MIN (length + 1, text.length));
  }
}

void
ent_text_append_valid (EntSlice text, GString *out)
{
  while (text.length > 0) {
    size_t run = valid_run (text);
    append_without_nuls ((EntSlice){text.data, run}, out);
    text = ent_slice_from (text, run);
    if (text.length == 0)
      break;
    g_string_append (out, REPLACEMENT);
    text = ent_slice_from (text, 1);
  }
}

/* ---- Windows-1252 ---- */

/* Bytes 0x80 to 0x9F: https://encoding.spec.whatwg.org/index-windows-1252.txt */
static const uint16_t windows_1252[32] = {
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178,
};

gunichar
ent_text_from_windows_1252 (unsigned char byte)
{
  return byte >= 0x80 && byte < 0xA0 ? windows_1252[byte - 0x80] : byte;
}

void
ent_text_append_windows_1252 (EntSlice text, GString *out)
{
  for (size_t i = 0; i < text.length; i++)
    g_string_append_unichar (out, ent_text_from_windows_1252 ((unsigned char)text.data[i]));
}

/* ---- What a terminal may get ---- */

/* A range of characters that are not shown as they are, and what is shown instead; 0: nothing. */
typedef struct {
  gunichar first, last, shown;
} Unsafe;

/*
 * Sorted. Overrides and isolates can make a text read as another one; marks of direction and zero-width
 * blanks can hide one name inside another. The zero-width joiners U+200C and U+200D stay: emoji and Persian
 * need them.
 */
static const Unsafe unsafe[] = {
    {0x0000, 0x0008, 0xFFFD}, {0x0009, 0x000D, ' '},    {0x000E, 0x001F, 0xFFFD}, {0x007F, 0x0084, 0xFFFD},
    {0x0085, 0x0085, ' '},    {0x0086, 0x009F, 0xFFFD}, {0x061C, 0x061C, 0},      {0x200B, 0x200B, 0},
    {0x200E, 0x200F, 0},      {0x2028, 0x2029, ' '},    {0x202A, 0x202E, 0xFFFD}, {0x2060, 0x2060, 0},
    {0x2066, 0x2069, 0xFFFD}, {0x206A, 0x206F, 0},      {0xFEFF, 0xFEFF, 0},      {0xFFF9, 0xFFFB, 0xFFFD},
};

/* What is shown for @c; 0: nothing. */
static gunichar
shown_for (gunichar c)
{
  if (c >= ' ' && c < 0x7F)
    return c;
  for (size_t i = 0; i < G_N_ELEMENTS (unsafe) && unsafe[i].first <= c; i++)
    if (c <= unsafe[i].last)
      return unsafe[i].shown;
  return c;
}

/* Takes the next character that is shown off @rest. Returns: 0 at the end. */
static gunichar
next_shown (EntSlice *rest)
{
  while (rest->length > 0) {
    size_t length = ent_text_character_bytes (*rest);
    bool is_crlf = rest->length >= 2 && memcmp (rest->data, "\r\n", 2) == 0;
    gunichar c = length > 0 ? shown_for (g_utf8_get_char (rest->data)) : 0xFFFD;
    *rest = ent_slice_from (*rest, is_crlf ? 2 : MAX (length, 1));
    if (c != 0)
      return c;
  }
  return 0;
}

void
ent_text_append_printable (EntSlice text, GString *out)
{
  for (gunichar c = next_shown (&text); c != 0; c = next_shown (&text))
    g_string_append_unichar (out, c);
}

static size_t
character_columns (gunichar c)
{
  if (c < 0x7F)
    return 1;
  return g_unichar_iszerowidth (c) ? 0 : g_unichar_iswide (c) ? 2 : 1;
}

size_t
ent_text_columns (EntSlice text)
{
  size_t columns = 0;
  for (gunichar c = next_shown (&text); c != 0; c = next_shown (&text))
    columns += character_columns (c);
  return columns;
}

void
ent_text_append_fitted (EntSlice text, size_t columns, bool pad, GString *out)
{
  size_t used = 0, before_ellipsis = 0, cut_at = out->len;
  for (gunichar c = next_shown (&text); c != 0; c = next_shown (&text)) {
    used += character_columns (c);
    if (used > columns)
      break;
    g_string_append_unichar (out, c);
    if (used < columns) {
      cut_at = out->len;
      before_ellipsis = used;
    }
  }
  if (used > columns) {
    g_string_truncate (out, cut_at);
    used = before_ellipsis;
    if (columns > 0) {
      g_string_append (out, "…");
      used++;
    }
  }
  for (; pad && used < columns; used++)
    g_string_append_c (out, ' ');
}
