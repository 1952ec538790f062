/* stdout and stderr: one way out, checked at the end. */
#include "cli/cli-private.h"

#include <errno.h>
#include <stdio.h>

#define MUCH (64 * 1024) /* bytes kept before they go out */
#define WIDEST_TEXT 80u
#define MAX_PROBLEMS_SHOWN 10u

void
ent_print (EntApp *app, const char *format, ...)
{
  va_list arguments;
  va_start (arguments, format);
  g_string_append_vprintf (app->out, format, arguments);
  va_end (arguments);
}

void
ent_print_text (EntApp *app, EntSlice text)
{
  ent_text_append_printable (text, app->out);
}

void
ent_print_more (EntApp *app)
{
  if (app->out->len >= MUCH)
    ent_print_flush (app);
}

/*
 * In a locale with an old encoding people's text is converted; JSON is UTF-8 by definition, and the C locale
 * says nothing of the terminal: bytes pass as they are.
 */
static bool
write_out (const EntApp *app)
{
  const char *charset = NULL;
  bool is_utf8 = g_get_charset (&charset);
  if (is_utf8 || app->json || charset == NULL || strcmp (charset, "ANSI_X3.4-1968") == 0 ||
      strcmp (charset, "US-ASCII") == 0)
    return fwrite (app->out->str, 1, app->out->len, stdout) == app->out->len;
  gsize length = 0;
  g_autofree char *converted = g_convert_with_fallback (app->out->str, (gssize)app->out->len, charset,
                                                        "UTF-8", "?", NULL, &length, NULL);
  return converted != NULL && fwrite (converted, 1, length, stdout) == length;
}

bool
ent_print_flush (EntApp *app)
{
  if (!app->out_failed && (!write_out (app) || fflush (stdout) != 0)) {
    app->out_failed = true;
    if (errno != EPIPE) /* who closed the pipe knows */
      ent_note (_ ("The answer could not be written: %s."), g_strerror (errno));
  }
  g_string_truncate (app->out, 0);
  return !app->out_failed;
}

/* One line, broken between words, of which @at columns behind the indent are taken. */
static void
print_wrapped_line (EntApp *app, const char *line, size_t indent, size_t at)
{
  size_t room = MIN (app->width, WIDEST_TEXT) - indent;
  size_t gap = at > 0 ? 1 : 0;
  if (at + gap + ent_text_columns (ent_slice (line)) <= room) {
    ent_print (app, "%*s", (int)gap, "");
    ent_print_text (app, ent_slice (line));
    return;
  }
  g_auto (GStrv) words = g_strsplit (line, " ", -1);
  for (char **word = words; *word != NULL; word++) {
    size_t columns = ent_text_columns (ent_slice (*word));
    if (at > 0 && at + 1 + columns > room) {
      ent_print (app, "\n%*s", (int)indent, "");
      at = 0;
    }
    if (at > 0)
      ent_print (app, " ");
    ent_print_text (app, ent_slice (*word));
    at += columns + (at > 0);
  }
}

void
ent_print_facts (EntApp *app, const char *name, const GString *facts, size_t indent)
{
  g_autoptr (GString) safe = g_string_new (NULL), fitted = g_string_new (NULL);
  ent_text_append_printable (ent_slice (name), safe);
  ent_text_append_fitted (ent_slice_of (safe), app->width - indent - 1, false, fitted);
  ent_print_style (app, ENT_STYLE_BOLD);
  ent_print (app, "%s", fitted->str);
  ent_print_style (app, ENT_STYLE_PLAIN);
  if (facts->len > 0) {
    ent_print (app, ",");
    print_wrapped_line (app, facts->str, indent, ent_text_columns (ent_slice_of (fitted)) + 1);
  }
  ent_print (app, "\n");
}

void
ent_print_wrapped (EntApp *app, const char *text, size_t indent)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  for (char **line = lines; *line != NULL; line++) {
    if (line > lines && **line != '\0')
      ent_print (app, "%*s", (int)indent, "");
    print_wrapped_line (app, *line, indent, 0);
    ent_print (app, "\n");
  }
}

void
ent_print_corrections (EntApp *app, const GArray *corrections)
{
  if (corrections->len == 0)
    return;
  g_autoptr (GString) words = g_string_new (NULL);
  for (guint i = 0; i < corrections->len; i++) {
    const EntCorrection *correction = &g_array_index (corrections, EntCorrection, i);
    g_string_append_printf (words, "%s%s %s ", i > 0 ? "; " : "", correction->word,
                            app->has_unicode ? "→" : "->");
    for (guint j = 0; j < correction->to->len; j++)
      g_string_append_printf (words, "%s%s", j > 0 ? ", " : "", (const char *)correction->to->pdata[j]);
  }
  g_autofree char *sentence =
      g_strdup_printf (_ ("Nothing is spelt like that. Looked for instead: %s."), words->str);
  ent_print_wrapped (app, sentence, 0);
}

EntJson *
ent_print_json (EntApp *app)
{
  return ent_json_new (app->out);
}

void
ent_print_json_end (EntApp *app, EntJson *json)
{
  ent_json_free (json);
  ent_print (app, "\n");
}

void
ent_note (const char *format, ...)
{
  va_list arguments;
  va_start (arguments, format);
  g_autofree char *text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_autoptr (GString) line = g_string_new (NULL);
  ent_text_append_printable (ent_slice (text), line);
  fprintf (stderr, "entregent: %s\n", line->str);
}

void
ent_print_style (EntApp *app, EntStyle style)
{
  static const char *const codes[] = {
      [ENT_STYLE_PLAIN] = "\033[0m", [ENT_STYLE_BOLD] = "\033[1m", [ENT_STYLE_DIM] = "\033[2m",
      [ENT_STYLE_GOOD] = "\033[32m", [ENT_STYLE_BAD] = "\033[31m",
  };
  if (app->has_colour)
    g_string_append (app->out, codes[style]);
}

void
ent_problems_note (const EntReport *report)
{
  for (size_t i = 0; i < MIN (ent_report_n_kept (report), MAX_PROBLEMS_SHOWN); i++) {
    const EntProblem *problem = ent_report_get (report, i);
    g_autoptr (GString) line = g_string_new (NULL);
    ent_text_append_printable (ent_slice (problem->file), line);
    g_string_append_printf (line, ":%" G_GUINT64_FORMAT, problem->line);
    if (*problem->column != '\0')
      g_string_append_printf (line, ":%s", problem->column);
    ent_note ("%s: %s", line->str, problem->reason);
  }
  size_t more = ent_report_count (report) - MIN (ent_report_n_kept (report), MAX_PROBLEMS_SHOWN);
  if (more > 0)
    ent_note (ngettext ("There is %zu more problem.", "There are %zu more problems.", more), more);
}
