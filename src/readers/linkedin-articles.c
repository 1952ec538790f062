/* Articles/Articles/NAME.html: what the user published at length. */
#include "readers/linkedin-private.h"

#define MAX_ARTICLE_BYTES (8u * 1024 * 1024)
#define PIECE_BYTES (64 * 1024)

bool
ent_linkedin_is_article (const EntEntry *entry)
{
  g_autofree char *path = g_ascii_strdown (entry->path, -1);
  bool in_folder = strstr (path, "articles/") != NULL;
  return in_folder && (g_str_has_suffix (path, ".html") || g_str_has_suffix (path, ".htm"));
}

/* Appends the entry; false with @error set where it is damaged or longer than any article. */
static bool
slurp (EntInput *input, GString *out, GError **error)
{
  g_autofree char *buffer = g_malloc (PIECE_BYTES);
  for (;;) {
    ssize_t n = input->read (input, buffer, PIECE_BYTES, error);
    if (n <= 0)
      return n == 0;
    ent_text_append_valid ((EntSlice){buffer, (size_t)n}, out);
    if (out->len > MAX_ARTICLE_BYTES) {
      g_set_error_literal (error, ENT_ERROR, ENT_ERROR_CORRUPT,
                           _ ("The article is longer than 8 MiB: it was left out."));
      return false;
    }
  }
}

/* What stands in @html from behind @open up to @close; empty when it is not there. */
static EntSlice
between (EntSlice html, EntSlice open, EntSlice close)
{
  ssize_t start = ent_slice_find (html, open);
  if (start < 0)
    return (EntSlice){NULL, 0};
  EntSlice inside = ent_slice_from (html, (size_t)start + open.length);
  ssize_t end = ent_slice_find (inside, close);
  if (end < 0)
    return (EntSlice){NULL, 0};
  inside.length = (size_t)end;
  return inside;
}

/* "Published on 2023-05-01 10:12" */
static bool
read_date (EntLinkedin *self, EntSlice html, EntSlice open, EntTime *out_time)
{
  EntSlice text = between (html, open, ENT_SLICE ("</p>"));
  ssize_t on = ent_slice_find (text, ENT_SLICE (" on "));
  return on >= 0 && ent_dates_read (self->dates, ent_slice_trim (ent_slice_from (text, (size_t)on + 4)),
                                    ENT_ZONE_MAYBE_PACIFIC, out_time);
}

/* Everything behind the head and the lines about dates. */
static EntSlice
body_of (EntSlice html)
{
  static const char *const marks[] = {"<body", "</h1>", "class=\"created\"", "class=\"published\""};
  size_t start = 0;
  for (size_t i = 0; i < G_N_ELEMENTS (marks); i++) {
    ssize_t at = ent_slice_find (html, ent_slice (marks[i]));
    start = MAX (start, at < 0 ? 0 : (size_t)at);
  }
  EntSlice body = ent_slice_from (html, start);
  ssize_t close = ent_slice_find (body, ENT_SLICE (">"));
  EntSlice paragraph = ENT_SLICE ("</p>");
  ssize_t end = start > 0 ? ent_slice_find (body, paragraph) : -1;
  bool is_dated = ent_slice_find ((EntSlice){body.data, MIN (body.length, 20)}, ENT_SLICE ("class=")) == 0;
  if (is_dated && end >= 0)
    return ent_slice_from (body, (size_t)end + paragraph.length);
  return start > 0 && close >= 0 ? ent_slice_from (body, (size_t)close + 1) : body;
}

static bool
put_article (EntLinkedin *self, EntSlice html, GError **error)
{
  EntTime published;
  if (!read_date (self, html, ENT_SLICE ("<p class=\"published\">"), &published))
    return ent_linkedin_leave_out (self);
  EntSlice heading = between (html, ENT_SLICE ("<h1>"), ENT_SLICE ("</h1>"));
  g_string_truncate (self->name, 0);
  ent_text_append_from_html (heading, self->name);
  g_string_truncate (self->text, 0);
  ent_text_append_from_html (body_of (html), self->text);

  EntRecord record = {.kind = ENT_RECORD_PUBLICATION};
  record.publication =
      (EntPublicationRecord){.post = {ENT_IDENTIFIER_POST, {NULL, 0}},
                             .at = published,
                             .title = ent_slice_trim (ent_slice_of (self->name)),
                             .text = ent_slice_trim (ent_slice_of (self->text)),
                             .url = between (heading, ENT_SLICE ("href=\""), ENT_SLICE ("\""))};
  return ent_linkedin_put (self, &record, 1, error);
}

bool
ent_linkedin_read_article (EntLinkedin *self, size_t index, GError **error)
{
  self->file = ent_slice (ent_archive_entry (self->archive, index)->base);
  self->info->n_rows++;
  g_autoptr (GString) html = g_string_new (NULL);
  g_autoptr (GError) cause = NULL;
  EntInput *input = ent_archive_stream (self->archive, index, &cause);
  if (input != NULL && slurp (input, html, &cause))
    return put_article (self, ent_slice_of (html), error);
  if (g_error_matches (cause, ENT_ERROR, ENT_ERROR_REFUSED)) {
    g_propagate_error (error, g_steal_pointer (&cause));
    return false;
  }
  ent_linkedin_problem (self, 0, "", cause->message);
  return true;
}
