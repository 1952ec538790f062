/* The links of a notification: what they say in any language, and what of them must never be kept. */
#include "readers/notification-private.h"

#define MAX_URL (8u * 1024)

/* ---- What signs in ---- */

/* In an address of LinkedIn's, or one that leads there. */
static const char *const secrets[] = {"otpToken", "midToken",     "midSig", "sharedKey", "authToken",
                                      "trkEmail", "loid=",        "eid=",   "lipi=",     "loid%3D",
                                      "eid%3D",   "invitationId", NULL};
/* Anywhere: nobody else calls anything so. */
static const char *const own_secrets[] = {"otpToken=",   "midToken=", "midSig=", "otpToken%3D",
                                          "midToken%3D", "midSig%3D", NULL};

/* Where the first of @words begins in @text; -1 without one. */
static ssize_t
find_first (EntSlice text, const char *const *words)
{
  ssize_t first = -1;
  for (; *words != NULL; words++) {
    ssize_t at = ent_slice_find (text, ent_slice (*words));
    if (at >= 0 && (first < 0 || at < first))
      first = at;
  }
  return first;
}

/* ---- Parts of an address ---- */

/* Appends @text with its percent-encoding undone as often as it was done, twice at most. */
static void
append_decoded (EntSlice text, GString *out)
{
  g_autoptr (GString) once = g_string_sized_new (text.length), twice = g_string_sized_new (text.length);
  ent_identifier_append_decoded (text, once);
  ent_identifier_append_decoded (ent_slice_of (once), twice);
  ent_text_append_valid (ent_slice_of (twice), out);
}

/* The host of @url, without a port; empty for what is none. */
static EntSlice
host_of (EntSlice url)
{
  ssize_t at = ent_slice_find (url, ENT_SLICE ("://"));
  if (at < 0)
    return (EntSlice){NULL, 0};
  EntSlice rest = ent_slice_from (url, (size_t)at + 3), host;
  return ent_slice_cut (&rest, "/?#:", &host) ? host : (EntSlice){NULL, 0};
}

static bool
ends_with (EntSlice text, EntSlice end)
{
  return text.length >= end.length &&
         ent_slice_equal_ascii_case (ent_slice_from (text, text.length - end.length), end);
}

static bool
is_linkedin (EntSlice url)
{
  EntSlice host = host_of (url);
  return ent_slice_equal_ascii_case (host, ENT_SLICE ("linkedin.com")) ||
         ends_with (host, ENT_SLICE (".linkedin.com"));
}

bool
ent_notification_parameter (EntSlice url, const char *key, GString *out)
{
  EntSlice rest = url, pair, wanted = ent_slice (key);
  if (!ent_slice_cut (&rest, "?", &pair))
    return false;
  while (ent_slice_cut (&rest, "&#", &pair)) {
    if (!ent_slice_starts_with_ascii_case (pair, wanted) || pair.length <= wanted.length ||
        pair.data[wanted.length] != '=')
      continue;
    append_decoded (ent_slice_from (pair, wanted.length + 1), out);
    return true;
  }
  return false;
}

/* The digits that @text starts with, appended; false where there are none or far too many. */
static bool
append_digits (EntSlice text, GString *out)
{
  size_t n = 0;
  while (n < text.length && g_ascii_isdigit (text.data[n]))
    n++;
  if (n == 0 || n > 20)
    return false;
  g_string_append_len (out, text.data, (gssize)n);
  return true;
}

bool
ent_notification_comment_id (EntSlice url, GString *out)
{
  g_autoptr (GString) urn = g_string_new (NULL);
  const EntSlice old_mark = ENT_SLICE ("comment:("), new_mark = ENT_SLICE ("fsd_comment:(");
  if (ent_notification_parameter (url, "dashCommentUrn", urn)) {
    ssize_t at = ent_slice_find (ent_slice_of (urn), new_mark);
    if (at >= 0 && append_digits (ent_slice_from (ent_slice_of (urn), (size_t)at + new_mark.length), out))
      return true;
  }
  g_string_truncate (urn, 0);
  if (!ent_notification_parameter (url, "commentUrn", urn))
    return false;
  ssize_t at = ent_slice_find (ent_slice_of (urn), old_mark);
  EntSlice rest = at >= 0 ? ent_slice_from (ent_slice_of (urn), (size_t)at + old_mark.length)
                          : (EntSlice){NULL, 0},
           post;
  return ent_slice_cut (&rest, ",", &post) && append_digits (rest, out);
}

/* The part of the path of @url behind @folder; empty where it has none. */
static EntSlice
behind_folder (EntSlice url, EntSlice folder)
{
  EntSlice rest = url, path, segment;
  if (!is_linkedin (url) || !ent_slice_cut (&rest, "?#", &path))
    return (EntSlice){NULL, 0};
  ssize_t at = ent_slice_find (path, folder);
  if (at < 0)
    return (EntSlice){NULL, 0};
  rest = ent_slice_from (path, (size_t)at + folder.length);
  return ent_slice_cut (&rest, "/", &segment) ? segment : (EntSlice){NULL, 0};
}

bool
ent_notification_thread_id (EntSlice url, GString *out)
{
  EntSlice id = behind_folder (url, ENT_SLICE ("/messaging/thread/"));
  if (id.length == 0 || id.length > 200 || find_first (id, secrets) >= 0)
    return false;
  append_decoded (id, out);
  return true;
}

/* A profile's address, or the button that writes to somebody. */
static EntSlice
slug_of (EntSlice url, EntArena *arena)
{
  g_autoptr (GString) slug = g_string_new (NULL);
  if (ent_url_append_slug (url, slug))
    return ent_arena_copy (arena, ent_slice_of (slug));
  EntSlice person = behind_folder (url, ENT_SLICE ("/messaging/compose/"));
  if (person.length == 0)
    return person;
  g_autofree char *bare = ent_slice_dup (person);
  g_autofree char *profile = g_strconcat ("https://www.linkedin.com/in/", bare, NULL);
  return ent_url_append_slug (ent_slice (profile), slug) ? ent_arena_copy (arena, ent_slice_of (slug))
                                                         : (EntSlice){NULL, 0};
}

/* ---- Tracking ---- */

static bool
is_card_type (EntSlice field)
{
  size_t n_letters = 0;
  for (size_t i = 0; i < field.length; i++) {
    n_letters += g_ascii_isupper (field.data[i]);
    if (!g_ascii_isupper (field.data[i]) && field.data[i] != '_')
      return false;
  }
  return n_letters >= 4 && field.length <= 60;
}

/* "eml-TEMPLATE-SECTION-N-ELEMENT", where "~" stands for "-" within a field. */
static void
read_tracking (EntNotificationLink *link, EntArena *arena)
{
  g_autoptr (GString) trk = g_string_new (NULL);
  if (!ent_notification_parameter (link->url, "trk", trk) &&
      !ent_notification_parameter (link->url, "trkEmail", trk))
    return;
  EntSlice rest = ent_arena_copy (arena, ent_slice_of (trk)), field;
  if (!ent_slice_starts_with_ascii_case (rest, ENT_SLICE ("eml-")))
    return;
  rest = ent_slice_from (rest, 4);
  for (size_t i = 0; i < rest.length; i++)
    if ((unsigned char)rest.data[i] < ' ')
      return;
  ent_slice_cut (&rest, "-", &link->template);
  ent_slice_cut (&rest, "-", &link->section);
  link->element = rest;
  if (is_card_type (link->section))
    link->card = link->section;
  while (link->card.length == 0 && ent_slice_cut (&rest, "-", &field))
    if (is_card_type (field))
      link->card = field;
}

bool
ent_notification_link_template (const EntNotificationLink *link, GString *out)
{
  if (!is_linkedin (link->url))
    return false;
  if (link->template.length > 0) {
    g_string_append_len (out, link->template.data, (gssize)link->template.length);
    return true;
  }
  if (ent_notification_parameter (link->url, "ek", out))
    return true;
  g_autoptr (GString) page = g_string_new (NULL);
  const EntSlice mark = ENT_SLICE ("urn:li:page:email_");
  if (!ent_notification_parameter (link->url, "lipi", page) ||
      !ent_slice_starts_with_ascii_case (ent_slice_of (page), mark))
    return false;
  EntSlice rest = ent_slice_from (ent_slice_of (page), mark.length), name;
  if (!ent_slice_cut (&rest, ";", &name))
    return false;
  g_string_append_len (out, name.data, (gssize)name.length);
  return true;
}

/* ---- Collecting ---- */

static void
take_link (EntSlice raw_url, EntSlice label, size_t from, EntArena *arena, GArray *links)
{
  if (links->len >= ENT_NOTIFICATION_MAX_LINKS || raw_url.length == 0 || raw_url.length > MAX_URL)
    return;
  g_autoptr (GString) url = g_string_new (NULL), text = g_string_new (NULL), sentence = g_string_new (NULL);
  ent_text_append_from_html (raw_url, url); /* "&amp;" */
  ent_text_append_from_html (label, text);
  ent_notification_append_sentence (ent_slice_of (text), sentence);
  EntNotificationLink link = {.url = ent_arena_copy (arena, ent_slice_of (url)),
                              .label = ent_arena_copy (arena, ent_slice_of (sentence)),
                              .from = from};
  if (!is_linkedin (link.url))
    return;
  read_tracking (&link, arena);
  link.slug = slug_of (link.url, arena);
  link.is_own = link.slug.length > 0 && ent_slice_starts_with_ascii_case (link.section, ENT_SLICE ("header"));
  g_array_append_val (links, link);
}

/* The value of href in the attributes of a tag; empty without one. */
static EntSlice
find_href (EntSlice tag)
{
  for (EntSlice rest = tag; rest.length > 0;) {
    ssize_t at = ent_slice_find (rest, ENT_SLICE ("ref="));
    if (at < 0)
      break;
    EntSlice value = ent_slice_from (rest, (size_t)at + 4);
    bool is_href = at > 0 && g_ascii_tolower (rest.data[at - 1]) == 'h';
    rest = value;
    if (!is_href || value.length == 0)
      continue;
    const char quote[2] = {value.data[0], '\0'};
    bool is_quoted = quote[0] == '"' || quote[0] == '\'';
    value = ent_slice_from (value, is_quoted ? 1 : 0);
    EntSlice url;
    return ent_slice_cut (&value, is_quoted ? quote : " >\t\n", &url) ? ent_slice_trim (url)
                                                                      : (EntSlice){NULL, 0};
  }
  return (EntSlice){NULL, 0};
}

static bool
is_anchor (EntSlice rest)
{
  return rest.length > 3 && rest.data[0] == '<' && (rest.data[1] == 'a' || rest.data[1] == 'A') &&
         g_ascii_isspace (rest.data[2]);
}

/* The end of the tag that @tag begins with, behind its ">"; quotes may hold one. */
static size_t
tag_length (EntSlice tag)
{
  char quote = '\0';
  for (size_t i = 0; i < tag.length && i <= MAX_URL; i++) {
    char c = tag.data[i];
    if (quote != '\0')
      quote = c == quote ? '\0' : quote;
    else if (c == '"' || c == '\'')
      quote = c;
    else if (c == '>')
      return i + 1;
  }
  return 0;
}

/* How much of @text stands before the anchor's end. */
static size_t
label_length (EntSlice text)
{
  text.length = MIN (text.length, MAX_URL);
  ssize_t end = ent_slice_find (text, ENT_SLICE ("</a")), other = ent_slice_find (text, ENT_SLICE ("</A"));
  if (end < 0 || (other >= 0 && other < end))
    end = other;
  return end < 0 ? 0 : (size_t)end;
}

static void
collect_html (EntSlice html, EntArena *arena, GArray *links)
{
  size_t at = 0, n_broken = 0;
  while (at < html.length && links->len < ENT_NOTIFICATION_MAX_LINKS &&
         n_broken < ENT_NOTIFICATION_MAX_LINKS) {
    const char *open = memchr (html.data + at, '<', html.length - at);
    if (open == NULL)
      return;
    at = (size_t)(open - html.data);
    EntSlice rest = ent_slice_from (html, at);
    size_t length = is_anchor (rest) ? tag_length (rest) : 0;
    if (length == 0) {
      n_broken += is_anchor (rest);
      at++;
      continue;
    }
    EntSlice inside = ent_slice_from (rest, length);
    inside.length = label_length (inside);
    take_link (find_href ((EntSlice){rest.data, length}), inside, at, arena, links);
    at += length;
  }
}

static bool
ends_address (char c)
{
  return (unsigned char)c <= ' ' || strchr ("<>\"'`", c) != NULL;
}

/* The address that begins at or behind @from; false without one. */
static bool
find_address (EntSlice text, size_t from, size_t *out_at, size_t *out_length)
{
  for (;;) {
    ssize_t found = ent_slice_find (ent_slice_from (text, from), ENT_SLICE ("://"));
    if (found < 0)
      return false;
    size_t mark = from + (size_t)found, at = mark, end = mark + 3;
    while (at > from && g_ascii_isalpha (text.data[at - 1]))
      at--;
    while (end < text.length && !ends_address (text.data[end]))
      end++;
    from = end;
    if (ent_slice_starts_with_ascii_case ((EntSlice){text.data + at, mark - at}, ENT_SLICE ("http"))) {
      *out_at = at;
      *out_length = end - at;
      return true;
    }
  }
}

void
ent_notification_links (EntSlice text, bool is_html, EntArena *arena, GArray *links)
{
  if (is_html) {
    collect_html (text, arena, links);
    return;
  }
  size_t at, length;
  for (size_t from = 0; find_address (text, from, &at, &length); from = at + length)
    take_link ((EntSlice){text.data + at, length}, (EntSlice){NULL, 0}, at, arena, links);
}

/* ---- Without what signs in ---- */

bool
ent_notification_has_tokens (EntSlice text)
{
  return ent_slice_find (text, ENT_SLICE ("linkedin.com")) >= 0;
}

/* A profile, a post or a conversation; of everything else only whose it is. */
static void
append_normal (EntSlice url, GString *out)
{
  g_autoptr (GString) value = g_string_new (NULL);
  if (ent_url_append_slug (url, value)) {
    ent_url_append_from_slug (ent_slice_of (value), out);
    return;
  }
  if (ent_notification_thread_id (url, value)) {
    g_string_append (out, "https://www.linkedin.com/messaging/thread/");
    for (size_t i = 0; i < value->len; i++)
      if (g_ascii_isalnum (value->str[i]) || strchr ("-_=", value->str[i]) != NULL)
        g_string_append_c (out, value->str[i]);
    g_string_append_c (out, '/');
    return;
  }
  EntSlice rest = url, path;
  if (ent_slice_cut (&rest, "?#", &path) && ent_post_append (path, value))
    g_string_append_printf (out, "https://www.linkedin.com/feed/update/urn:li:%s/", value->str);
  else
    g_string_append (out, "https://www.linkedin.com/");
}

static void
append_address (EntSlice url, bool is_notice, GString *out)
{
  ssize_t secret = find_first (url, secrets);
  bool leads_there = secret >= 0 && (ent_slice_find (url, ENT_SLICE ("linkedin")) >= 0 ||
                                     find_first (url, own_secrets) >= 0);
  if (is_linkedin (url) && (is_notice || leads_there)) {
    append_normal (url, out);
    return;
  }
  /* Another's address, as mail filters write them. */
  EntSlice rest = url, path;
  if (leads_there && ent_slice_cut (&rest, "?#", &path))
    url.length = MIN (path.length, (size_t)secret);
  g_string_append_len (out, url.data, (gssize)url.length);
}

/* A text that is no address: a line broken in the middle of one leaves such words. */
static void
append_words (EntSlice text, GString *out)
{
  bool has_none = find_first (text, own_secrets) < 0;
  if (has_none)
    g_string_append_len (out, text.data, (gssize)text.length);
  for (size_t at = 0; !has_none && at < text.length;) {
    size_t end = at;
    bool is_word = (unsigned char)text.data[at] > ' ';
    while (end < text.length && ((unsigned char)text.data[end] > ' ') == is_word)
      end++;
    EntSlice piece = {text.data + at, end - at};
    ssize_t secret = is_word ? find_first (piece, own_secrets) : -1;
    g_string_append_len (out, piece.data, secret >= 0 ? secret : (gssize)piece.length);
    at = end;
  }
}

void
ent_notification_append_clean (EntSlice text, bool is_notice, GString *out)
{
  size_t from = 0, at, length;
  for (; find_address (text, from, &at, &length); from = at + length) {
    append_words ((EntSlice){text.data + from, at - from}, out);
    append_address ((EntSlice){text.data + at, length}, is_notice, out);
  }
  append_words (ent_slice_from (text, from), out);
}

int64_t
ent_notification_eid_time_us (EntSlice eid)
{
  static const int64_t first_ms = INT64_C (1041379200000); /* 2003: before, there was no LinkedIn */
  EntSlice rest = eid, recipient, middle;
  if (!ent_slice_cut (&rest, "-", &recipient) || !ent_slice_cut (&rest, "-", &middle) || middle.length < 7 ||
      middle.length > 9 || recipient.length == 0 || rest.length == 0)
    return ENT_TIME_UNKNOWN;
  int64_t at_ms = 0;
  for (size_t i = 0; i < middle.length; i++) {
    char c = g_ascii_tolower (middle.data[i]);
    if (!g_ascii_isalnum (c))
      return ENT_TIME_UNKNOWN;
    at_ms = at_ms * 36 + (g_ascii_isdigit (c) ? c - '0' : c - 'a' + 10);
  }
  return at_ms >= first_ms && at_ms * 1000 <= ent_now_us () + 2 * ENT_US_PER_DAY ? at_ms * 1000
                                                                                 : ENT_TIME_UNKNOWN;
}
