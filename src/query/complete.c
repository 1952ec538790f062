#include "query/query-private.h"

static void
clear_candidate (gpointer data)
{
  EntQueryCandidate *candidate = data;
  g_free (candidate->text);
}

void
ent_query_completion_free (EntQueryCompletion *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->candidates);
  g_free (self);
}

/* Byte offset where the term before the cursor starts, which is at the end of @text; quotes are kept whole.
 */
static size_t
term_start (EntSlice text)
{
  size_t start = 0;
  size_t at = 0;
  while (at < text.length) {
    size_t run = ent_query_scan_run (text, at, "");
    at += run;
    const char *close = NULL;
    size_t quote = at < text.length ? ent_query_scan_quote (text, at, &close) : 0;
    if (quote > 0) {
      EntSlice rest = ent_slice_from (text, at + quote);
      ssize_t end = ent_slice_find (rest, ent_slice (close));
      if (end < 0)
        return start;
      at += quote + (size_t)end + strlen (close);
    } else if (at < text.length) {
      at += (size_t)(g_utf8_next_char (text.data + at) - (text.data + at));
      start = at;
    }
  }
  while (start < text.length && text.data[start] == '-')
    start++;
  return start;
}

/* The spelling among @name and @aliases that starts with @folded, the name first; empty if none does. */
static EntSlice
spelling_with (const char *name, const char *aliases, EntSlice folded)
{
  if (g_str_has_prefix (name, folded.data))
    return ent_slice (name);
  EntSlice rest = ent_slice (aliases);
  EntSlice alias;
  while (ent_slice_cut (&rest, "|", &alias)) {
    g_autofree char *other = ent_fold (alias);
    if (*other != '\0' && g_str_has_prefix (other, folded.data))
      return alias;
  }
  return (EntSlice){0};
}

static void
add (EntQueryCompletion *self, const char *before, EntSlice spelling, const char *after, const char *help)
{
  bool quoted = memchr (spelling.data, ' ', spelling.length) != NULL;
  const char *quote = quoted ? "\"" : "";
  EntQueryCandidate candidate = {
      g_strdup_printf ("%s%s%.*s%s%s", before, quote, (int)spelling.length, spelling.data, quote, after),
      help};
  g_array_append_val (self->candidates, candidate);
}

static void
add_fields (EntQueryCompletion *self, EntSlice typed)
{
  g_autofree char *folded = ent_fold (typed);
  const char *close;
  if (ent_query_scan_quote (typed, 0, &close) > 0 || (typed.length > 0 && *folded == '\0'))
    return;
  size_t n_fields;
  const EntQueryFieldInfo *fields = ent_query_fields (&n_fields);
  for (size_t i = 0; i < n_fields; i++) {
    EntSlice spelling = spelling_with (fields[i].name, fields[i].aliases, ent_slice (folded));
    if (spelling.length > 0)
      add (self, "", spelling, ":", fields[i].help);
  }
}

static void
add_sorts (EntQueryCompletion *self, const char *before, EntSlice typed)
{
  bool descending = typed.length > 0 && typed.data[0] == '-';
  g_autofree char *start = g_strconcat (before, descending ? "-" : "", NULL);
  g_autofree char *folded = ent_fold (typed);
  size_t n_fields;
  const EntQueryFieldInfo *fields = ent_query_fields (&n_fields);
  for (size_t i = 0; i < n_fields; i++) {
    EntSlice spelling = spelling_with (fields[i].name, fields[i].aliases, ent_slice (folded));
    if (fields[i].sorts && spelling.length > 0)
      add (self, start, spelling, "", fields[i].help);
  }
}

/* Dates have no list: these show how they are written. */
static void
add_dates (EntQueryCompletion *self, const char *before, EntSlice typed)
{
  static const struct {
    const char *text;
    const char *help;
  } examples[] = {
      {"today", "Today."},
      {"30d", "At most 30 days ago."},
      {"6m", "At most 6 months ago."},
      {"<30d", "Less than 30 days ago."},
      {">90d", "More than 90 days ago."},
      {">1y", "More than a year ago."},
  };
  for (size_t i = 0; i < G_N_ELEMENTS (examples); i++)
    if (ent_slice_starts_with_ascii_case (ent_slice (examples[i].text), typed))
      add (self, before, ent_slice (examples[i].text), "", examples[i].help);
}

static void
add_words (EntQueryCompletion *self, const EntQueryFieldInfo *info, const char *before, EntSlice typed)
{
  size_t n_signs = strspn (typed.data, "<>=");
  g_autofree char *start = g_strdup_printf ("%s%.*s", before, (int)n_signs, typed.data);
  g_autofree char *folded = ent_fold (ent_slice_from (typed, n_signs));
  for (size_t i = 0; i < info->n_words; i++) {
    EntSlice spelling = spelling_with (info->words[i].name, info->words[i].aliases, ent_slice (folded));
    if (spelling.length > 0)
      add (self, start, spelling, "", info->words[i].help);
  }
}

/* What may stand behind "field:", of which @typed is there already. */
static void
add_values (EntQueryCompletion *self, EntSlice field, EntSlice typed)
{
  const EntQueryFieldInfo *info = ent_query_field_find (field);
  if (info == NULL)
    return;
  g_autofree char *before = g_strdup_printf ("%.*s:", (int)field.length, field.data);
  if (info->type == ENT_QUERY_TYPE_SORT)
    add_sorts (self, before, typed);
  else if (info->type == ENT_QUERY_TYPE_DATE)
    add_dates (self, before, typed);
  else
    add_words (self, info, before, typed);
}

EntQueryCompletion *
ent_query_complete (EntSlice text, size_t cursor)
{
  EntQueryCompletion *self = g_new0 (EntQueryCompletion, 1);
  self->candidates = g_array_new (FALSE, FALSE, sizeof (EntQueryCandidate));
  g_array_set_clear_func (self->candidates, clear_candidate);
  cursor = MIN (cursor, text.length);
  self->from = self->to = cursor;
  if (cursor > ENT_QUERY_MAX_BYTES || (cursor > 0 && !g_utf8_validate (text.data, (gssize)cursor, NULL)))
    return self;

  g_autofree char *before_cursor = ent_slice_dup ((EntSlice){text.data, cursor});
  self->from = term_start ((EntSlice){before_cursor, cursor});
  const char *term = before_cursor + self->from;
  const char *colon = strchr (term, ':');
  if (colon == NULL)
    add_fields (self, ent_slice (term));
  else
    add_values (self, (EntSlice){term, (size_t)(colon - term)}, ent_slice (colon + 1));
  return self;
}
