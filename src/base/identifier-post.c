/* Posts, as LinkedIn's links name them. */
#include "base/clock.h"
#include "base/identifier-private.h"

#define MAX_POST_DIGITS 20
#define MIN_DIGITS_AMONG_WORDS 15

/* The kinds of posts as LinkedIn writes them. */
static const char *const post_kinds[] = {"activity", "ugcPost",        "share",      "groupPost",
                                         "article",  "articleSegment", "lyndaCourse"};

/* Takes "KIND" and @mark off @text; NULL when it does not start so. */
static const char *
skip_post_kind (EntSlice *text, char mark)
{
  for (size_t i = 0; i < G_N_ELEMENTS (post_kinds); i++) {
    EntSlice rest = *text;
    if (!ent_identifier_skip_prefix (&rest, ent_slice (post_kinds[i])) || rest.length == 0 ||
        rest.data[0] != mark)
      continue;
    *text = ent_slice_from (rest, 1);
    return post_kinds[i];
  }
  return NULL;
}

/* The digits that @text starts with, or "digits-digits" when @may_be_pair. */
static EntSlice
post_id (EntSlice text, bool may_be_pair)
{
  size_t length = 0, n_digits = 0;
  while (length < text.length &&
         (g_ascii_isdigit (text.data[length]) || (may_be_pair && text.data[length] == '-'))) {
    n_digits = text.data[length] == '-' ? 0 : n_digits + 1;
    may_be_pair = may_be_pair && text.data[length] != '-';
    length++;
    if (n_digits > MAX_POST_DIGITS)
      return (EntSlice){NULL, 0};
  }
  return n_digits > 0 ? (EntSlice){text.data, length} : (EntSlice){NULL, 0};
}

/* Appends the post whose "KIND:ID" (with another @mark: "KIND-ID") starts @text. */
static bool
append_post_at (EntSlice text, char mark, GString *out)
{
  const char *kind = skip_post_kind (&text, mark);
  EntSlice id = kind != NULL ? post_id (text, strcmp (kind, "groupPost") == 0) : (EntSlice){NULL, 0};
  /* Among words, "share-2024" is a title and no post. */
  if (ent_slice_is_empty (id) || (mark == '-' && id.length < MIN_DIGITS_AMONG_WORDS))
    return false;
  g_string_append_printf (out, "%s:%.*s", kind, (int)id.length, id.data);
  return true;
}

/*
 * Appends the first post in a decoded link. Its kind follows "urn:li:", the bracket of a comment's name, or
 * the last slash ("/feed/update/activity:7123"); in the addresses of /posts/ it stands among the words of the
 * title.
 */
static bool
append_first_post (EntSlice link, GString *out)
{
  bool is_posts = ent_slice_find (link, ENT_SLICE ("/posts/")) >= 0;
  if (append_post_at (link, ':', out))
    return true;
  for (size_t i = 0; i < link.length; i++) {
    EntSlice rest = ent_slice_from (link, i + 1);
    if (memchr (":(/", link.data[i], 3) != NULL && append_post_at (rest, ':', out))
      return true;
    if (is_posts && (link.data[i] == '-' || link.data[i] == '_') && append_post_at (rest, '-', out))
      return true;
  }
  return false;
}

bool
ent_post_append (EntSlice link, GString *out)
{
  link = ent_slice_trim (link);
  EntSlice path;
  if (ent_slice_find (link, ENT_SLICE ("://")) >= 0 && !ent_identifier_linkedin_path (link, &path))
    return false;
  if (link.length == 0 || memchr (link.data, '%', link.length) == NULL)
    return append_first_post (link, out);
  g_autoptr (GString) decoded = g_string_sized_new (link.length);
  ent_identifier_append_decoded (link, decoded);
  return append_first_post (ent_slice_of (decoded), out);
}

int64_t
ent_post_time_us (EntSlice post)
{
  static const int64_t first_ms = INT64_C (1041379200000); /* 2003: before, there was no LinkedIn */
  EntSlice kind;
  if (!ent_slice_cut (&post, ":", &kind) || post.length == 0 || post.length > MAX_POST_DIGITS)
    return ENT_TIME_UNKNOWN;
  if (!ent_slice_equal (kind, ENT_SLICE ("activity")) && !ent_slice_equal (kind, ENT_SLICE ("ugcPost")) &&
      !ent_slice_equal (kind, ENT_SLICE ("share")))
    return ENT_TIME_UNKNOWN;
  g_autofree char *digits = ent_slice_dup (post);
  guint64 id;
  if (!g_ascii_string_to_unsigned (digits, 10, 0, G_MAXUINT64, &id, NULL))
    return ENT_TIME_UNKNOWN;
  int64_t at_ms = (int64_t)(id >> 22);
  return at_ms >= first_ms ? at_ms * 1000 : ENT_TIME_UNKNOWN;
}
