/* The addresses of LinkedIn profiles. */
#include "base/identifier-private.h"
#include "base/text.h"

#define MAX_SLUG_BYTES 400 /* LinkedIn allows 100 characters; in UTF-8 that is at most this */

/* The next part of a path that is not empty; false at its end, which a query or a fragment is too. */
static bool
next_segment (EntSlice *path, EntSlice *out_segment)
{
  while (path->length > 0 && path->data[0] == '/')
    *path = ent_slice_from (*path, 1);
  size_t length = 0;
  while (length < path->length && path->data[length] != '/' && path->data[length] != '?' &&
         path->data[length] != '#')
    length++;
  *out_segment = (EntSlice){path->data, length};
  *path = ent_slice_from (*path, length);
  return length > 0;
}

/* Whether @c can stand in a slug: no controls, blanks, overrides or what has a meaning in addresses. */
static bool
is_slug_character (gunichar c)
{
  if (c < 0x80)
    return c > ' ' && c < 0x7F && strchr ("/?#<>\"\\%&|^`{}", (int)c) == NULL;
  return g_unichar_validate (c) && !g_unichar_iscntrl (c) && !g_unichar_isspace (c) &&
         !(c >= 0x202A && c <= 0x202E) && !(c >= 0x2066 && c <= 0x2069) && c != 0xFEFF && c != 0xFFFD;
}

static bool
is_slug (EntSlice slug)
{
  if (slug.length == 0 || slug.length > MAX_SLUG_BYTES || !ent_text_is_valid (slug))
    return false;
  for (size_t i = 0; i < slug.length; i += ent_text_character_bytes (ent_slice_from (slug, i)))
    if (!is_slug_character (g_utf8_get_char (slug.data + i)))
      return false;
  return true;
}

/* Slugs that stand for nobody: the reader of the page, and closed accounts. */
static bool
is_placeholder (EntSlice slug)
{
  static const char *const placeholders[] = {"me", "unavailable", "unknown", ".", ".."};
  for (size_t i = 0; i < G_N_ELEMENTS (placeholders); i++)
    if (ent_slice_equal_ascii_case (slug, ent_slice (placeholders[i])))
      return true;
  return false;
}

/* LinkedIn's own ids of members ("ACoAA..." and, from its other products, "ACwAA..."): their case carries
 * meaning. */
static bool
is_internal_id (EntSlice slug)
{
  return slug.length >= 20 && (memcmp (slug.data, "ACoAA", 5) == 0 || memcmp (slug.data, "ACwAA", 5) == 0);
}

/* Whether @segment is in its normal form as it stands but for the case of its letters. */
static bool
is_plain (EntSlice segment)
{
  for (size_t i = 0; i < segment.length; i++)
    if (!g_ascii_isalnum (segment.data[i]) && segment.data[i] != '-' && segment.data[i] != '_')
      return false;
  return segment.length > 0 && segment.length <= MAX_SLUG_BYTES;
}

/* Appends the normal form of one part of a path. */
static bool
append_slug_segment (EntSlice segment, GString *out)
{
  if (is_plain (segment)) {
    bool keeps_case = is_internal_id (segment);
    for (size_t i = 0; i < segment.length; i++)
      g_string_append_c (out, keeps_case ? segment.data[i] : g_ascii_tolower (segment.data[i]));
    return true;
  }
  /* Three bytes of encoding for each byte, twice over: more cannot become a slug. */
  if (segment.length > 9 * MAX_SLUG_BYTES)
    return false;
  g_autoptr (GString) once = g_string_sized_new (segment.length);
  g_autoptr (GString) twice = g_string_sized_new (segment.length);
  ent_identifier_append_decoded (segment, once);
  ent_identifier_append_decoded (ent_slice_of (once),
                                 twice); /* some exports encode what is encoded already */
  if (!is_slug (ent_slice_of (twice)))
    return false;
  if (is_plain (ent_slice_of (twice)))
    return append_slug_segment (ent_slice_of (twice), out);
  size_t start = out->len;
  ent_identifier_append_lower_nfc (ent_slice_of (twice), out);
  bool fits = out->len - start <= MAX_SLUG_BYTES && is_slug ((EntSlice){out->str + start, out->len - start});
  if (!fits)
    g_string_truncate (out, start);
  return fits;
}

/* Appends "pub/NAME/1/a2/b3": the addresses of members before 2014. */
static bool
append_pub (EntSlice path, GString *out)
{
  size_t start = out->len;
  EntSlice segment;
  if (!next_segment (&path, &segment) || ent_slice_equal_ascii_case (segment, ENT_SLICE ("dir")))
    return false;
  g_string_append (out, "pub/");
  bool ok = append_slug_segment (segment, out);
  for (int i = 0; i < 3 && ok && next_segment (&path, &segment); i++) {
    g_string_append_c (out, '/');
    ok = append_slug_segment (segment, out);
  }
  if (!ok)
    g_string_truncate (out, start);
  return ok;
}

bool
ent_url_append_slug (EntSlice url, GString *out)
{
  EntSlice path, segment;
  if (!ent_identifier_linkedin_path (url, &path) || !next_segment (&path, &segment))
    return false;
  /* Links in mails and on old phones lead through one more folder. */
  if (ent_slice_equal_ascii_case (segment, ENT_SLICE ("comm")) ||
      ent_slice_equal_ascii_case (segment, ENT_SLICE ("mwlite")) ||
      ent_slice_equal_ascii_case (segment, ENT_SLICE ("m")))
    next_segment (&path, &segment);
  if (ent_slice_equal_ascii_case (segment, ENT_SLICE ("pub")))
    return append_pub (path, out);
  return ent_slice_equal_ascii_case (segment, ENT_SLICE ("in")) && next_segment (&path, &segment) &&
         !is_placeholder (segment) && append_slug_segment (segment, out);
}

void
ent_url_append_from_slug (EntSlice slug, GString *out)
{
  bool is_pub = ent_slice_starts_with_ascii_case (slug, ENT_SLICE ("pub/"));
  g_string_append (out, is_pub ? "https://www.linkedin.com/" : "https://www.linkedin.com/in/");
  for (size_t i = 0; i < slug.length; i++) {
    char c = slug.data[i];
    if (g_ascii_isalnum (c) || c == '-' || c == '_' || c == '.' || c == '~' || (is_pub && c == '/'))
      g_string_append_c (out, c);
    else
      g_string_append_printf (out, "%%%02X", (unsigned char)c);
  }
}
