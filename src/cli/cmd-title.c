/* `entregent title`: what job titles say. */
#include "cli/cli-private.h"

#include <errno.h>
#include <stdio.h>

#define LONGEST_LINE 65536u /* bytes: no title is that long */

static void
print_title (EntApp *app, const EntTitleReader *reader, EntSlice title)
{
  if (app->json) {
    EntJson *json = ent_print_json (app);
    ent_title_reader_write_json (reader, title, json);
    ent_print_json_end (app, json);
  } else {
    g_autofree char *description = ent_title_reader_describe (reader, title);
    ent_print_text (app, title);
    ent_print (app, "\n  %s\n", description);
  }
  ent_print_more (app);
}

/* The next line, or the next LONGEST_LINE bytes of it; false at the end. */
static bool
read_line (FILE *file, GString *line)
{
  g_string_truncate (line, 0);
  int c = getc (file);
  for (; c != EOF && line->len < LONGEST_LINE; c = c == '\n' ? EOF : getc (file))
    g_string_append_c (line, (char)c);
  if (c != EOF)
    ungetc (c, file);
  return line->len > 0;
}

static EntExit
print_file (EntApp *app, const EntTitleReader *reader, const char *path, GError **error)
{
  FILE *file = strcmp (path, "-") == 0 ? stdin : fopen (path, "r");
  if (file == NULL) {
    g_set_error (error, ENT_ERROR, errno == ENOENT ? ENT_ERROR_NOT_FOUND : ENT_ERROR_FAILED, "%s: %s", path,
                 g_strerror (errno));
    return ENT_EXIT_FAILED;
  }
  g_autoptr (GString) line = g_string_new (NULL);
  while (!app->out_failed && read_line (file, line)) {
    while (line->len > 0 && (line->str[line->len - 1] == '\n' || line->str[line->len - 1] == '\r'))
      g_string_truncate (line, line->len - 1);
    print_title (app, reader, ent_slice_of (line));
  }
  bool failed = ferror (file) != 0;
  if (file != stdin)
    fclose (file);
  if (failed) {
    g_set_error (error, ENT_ERROR, ENT_ERROR_FAILED, _ ("%s cannot be read."), path);
    return ENT_EXIT_FAILED;
  }
  return ENT_EXIT_DONE;
}

static EntExit
run_title (EntApp *app, GError **error)
{
  const char *path = ent_app_text (app, "from");
  if ((path == NULL) == (app->n_arguments == 0)) {
    g_set_error_literal (error, ENT_ERROR, ENT_ERROR_USAGE,
                         _ ("Give one title, or a file of titles with --from."));
    return ENT_EXIT_USAGE;
  }
  g_autoptr (EntTitleReader) reader = ent_title_reader_new ();
  if (path != NULL)
    return print_file (app, reader, path, error);
  g_autofree char *title = ent_app_join (app, 0);
  print_title (app, reader, ent_slice (title));
  return ENT_EXIT_DONE;
}

static const EntOption options[] = {
    {"from", ENT_OPTION_FILE, "FILE", N_ ("one title a line; - for standard input")},
    {0},
};

const EntCommand ent_cmd_title = {
    .name = "title",
    .synopsis = "[--from FILE] [--json] [TITLE]",
    .summary = N_ ("Tell the function and the seniority of a job title"),
    .has_json = true,
    .n_max = ENT_MANY,
    .options = options,
    .run = run_title,
};
