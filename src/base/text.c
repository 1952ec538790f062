#include "base/text.h"

#include <stdint.h>

#define REPLACEMENT "\xEF\xBF\xBD" /* U+FFFD */

/* ---- Validity ----------------------------------------------------------------------------------------- */

bool
ent_text_is_ascii (EntSlice text)
{
  size_t i = 0;
  for (; i + sizeof (uint64_t) <= text.length; i += sizeof (uint64_t)) {
    uint64_t word;
    memcpy (&word, text.data + i, sizeof word);
    if ((word & UINT64_C (0x8080808080808080)) != 0)
      return false;
  }
  for (; i < text.length; i++)
    if ((unsigned char)text.data[i] >= 0x80)
      return false;
  return true;
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

bool
ent_text_is_valid (EntSlice text)
{
  while (text.length > 0) {
    size_t length = ent_text_character_bytes (text);
    if (length == 0)
      return false;
    text = ent_slice_from (text, length);
  }
  return true;
}

void
ent_text_append_valid (EntSlice text, GString *out)
{
  while (text.length > 0) {
    size_t length = ent_text_character_bytes (text);
    if (length == 0)
      g_string_append (out, REPLACEMENT);
    else if (*text.data != '\0')
      g_string_append_len (out, text.data, (gssize)length);
    text = ent_slice_from (text, MAX (length, 1));
  }
}
